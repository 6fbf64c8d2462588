"""Reflow: hard wraps and justification spaces undone, with a map back to line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from jdoc.model import Document, Run
    from jdoc.structure.drafts import Draft, Piece

_SPACES = deferred(r"[ \t]+")
_CAPITALS = deferred("[A-Z]+(?![a-z])")
"""What follows the break of ASEA|N, and not that of ASEAN|Summit: `[N]の加盟国`, not `Summit`."""
_URL = deferred(r"(?:https?://|www\.)[!-~]*$")


def write_draft(draft: Draft, document: Document) -> tuple[str, list[Run]]:
    """Write a block's text and its source map: a table's with tabs and line feeds, a signature's name and office apart."""
    if draft.cells:
        return _join_cells(draft.cells, "\n", "\t", document)
    if draft.name is not None:
        return _join_cells([[piece] for piece in draft.pieces], " ", "", document)
    return join(draft.pieces, document)


def _join_cells(
    rows: Sequence[Sequence[Piece]], between: str, inside: str, document: Document
) -> tuple[str, list[Run]]:
    """Join cells with separators between rows and inside them; each cell begins a run of its own."""
    parts: list[str] = []
    source: list[Run] = []
    offset = 0
    separator = ""
    for row in rows:
        for cell in row:
            content, runs = join([cell], document, gaps=True)
            offset += len(separator)
            source += [(run[0] + offset, *run[1:]) for run in runs]
            parts += (separator, content)
            offset += len(content)
            separator = inside
        separator = between
    return "".join(parts), source


def join(pieces: Iterable[Piece], document: Document, *, gaps: bool = False) -> tuple[str, list[Run]]:
    """Join the lines of a block to one text without the spaces that only the typesetting put there.

    A space is left between two Latin words and, as U+3000, where two spaces and more held Japanese words apart;
    with `gaps`, in names, a single one stays as it is. The second result is the source map: where each run of the text
    begins, and the line and column that it came from.
    """
    parts: list[str] = []
    source: list[Run] = []
    offset = 0
    tail = "\u3000"
    is_mapped = bool(document.columns or document.numbers)
    for piece in pieces:
        text = piece.text
        if not text:
            continue
        if tail[-1] < "\u2000" and text[0] < "\u2000" and _wants_space(tail, text):
            parts.append(" ")
            offset += 1
        tail = text
        if is_mapped or " " in text or "\t" in text:
            text = _tidy(piece, source, document, offset, gaps=gaps)
        else:
            line = piece.line
            source.append(_run(offset, line.number, line.column + piece.start, line.page))
        parts.append(text)
        offset += len(text)
    return "".join(parts), source


def _run(offset: int, number: int, column: int, page: int) -> Run:
    return (offset, number, column, page) if page else (offset, number, column)


def _tidy(piece: Piece, source: list[Run], document: Document, offset: int, *, gaps: bool) -> str:
    """Take the typesetter's spaces out of a piece and note the runs that are left."""
    text = piece.text
    tidy = ""
    at = 0
    for space in _SPACES.finditer(text):
        _note_run(source, document, offset + len(tidy), piece, range(at, space.start()))
        tidy += text[at : space.start()] + _space_left(text, space, gaps=gaps)
        at = space.end()
    _note_run(source, document, offset + len(tidy), piece, range(at, len(text)))
    return tidy + text[at:]


def _note_run(source: list[Run], document: Document, offset: int, piece: Piece, span: range) -> None:
    """Note where a run of a piece came from, in as many parts as its characters stand apart in the file."""
    line = piece.line
    first = line.column + piece.start
    columns = document.columns.get(line.number - 1)
    number = document.numbers[line.number - 1] if document.numbers else line.number
    if columns is None:
        source.append(_run(offset, number, first + span.start, line.page))
        return
    origins = document.origins.get(line.number - 1)
    expected = (0, 0)
    for step, index in enumerate(span):
        number = origins[first - 1 + index] if origins else number
        column = columns[first - 1 + index]
        if (number, column) != expected:
            source.append(_run(offset + step, number, column, line.page))
        expected = (number, column + 1)


def _space_left(text: str, space: re.Match[str], *, gaps: bool) -> str:
    """Choose what stays of white space inside a line."""
    if space.start() == 0 or space.end() == len(text):
        return ""
    before, after = text[space.start() - 1], text[space.end()]
    if gaps or (_is_latin(before) and _is_latin(after)):
        return " "
    if _is_latin(before) or _is_latin(after) or "\u3000" in {before, after}:
        return ""
    return "\u3000" if len(space[0]) > 1 else ""


def _wants_space(before: str, after: str) -> bool:
    """Tell whether a line break stood between two Latin words, and not inside one, a number, an acronym or an address."""
    left, right = before[-1], after[0]
    if not (_is_latin(left) and _is_latin(right)) or left in "-/(" or right in "-/).,:;%":
        return False
    if left.isdigit() or (right.isdigit() and left in ",."):
        return False
    if left.isupper() and _CAPITALS.match(after):
        return False
    return _URL.search(before) is None


def _is_latin(char: str) -> bool:
    """Tell whether words in the character's script are held apart by spaces."""
    return char < "\u2000" and char not in "±×÷§°¥" and char.isprintable()
