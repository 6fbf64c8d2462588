"""Reflow: hard wraps and justification spaces undone, with a map back to line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from jdoc.model import Document, Run
    from jdoc.structure.lines import Line

_SPACES = deferred(r"[ \t]+")
_CAPITALS = deferred("[A-Z]+(?![a-z])")  # what follows the break of ASEA|N, and not that of ASEAN|Summit
_URL = deferred(r"(?:https?://|www\.)[!-~]*$")


class Piece(Struct, gc=False):
    """A part of a line that belongs to a block."""

    line: Line
    start: int = 0
    end: int | None = None

    @property
    def text(self) -> str:
        """The part of the line's text."""
        return self.line.text[self.start : self.end]


def join(pieces: Sequence[Piece], document: Document, *, gaps: bool = False) -> tuple[str, list[Run]]:
    """Join the lines of a block to one text without the spaces that only the typesetting put there.

    A space is left between two Latin words and, as U+3000, where two spaces and more held Japanese words apart;
    with `gaps`, in names, a single one stays as it is.
    """
    parts: list[str] = []
    source: list[Run] = []
    offset = 0
    tail = "\u3000"
    for piece in pieces:
        line, start = piece.line, piece.start
        text = line.text if piece.end is None and not start else piece.text
        if not text:
            continue
        if tail[-1] < "\u2000" and text[0] < "\u2000" and _wants_space(tail, text):
            parts.append(" ")
            offset += 1
        tail = text
        if " " in text or "\t" in text or document.columns or document.numbers:
            text = _tidy(piece, source, document, offset, gaps=gaps)
        elif line.page:
            source.append((offset, line.number, line.column + start, line.page))
        else:
            source.append((offset, line.number, line.column + start))
        parts.append(text)
        offset += len(text)
    return "".join(parts), source


def _tidy(piece: Piece, source: list[Run], document: Document, offset: int, *, gaps: bool) -> str:
    """Take the typesetter's spaces out of a piece and note the runs that are left."""
    text = piece.text
    tidy = ""
    at = 0
    for found in _SPACES.finditer(text):
        _run(source, document, offset + len(tidy), piece, range(at, found.start()))
        tidy += text[at : found.start()] + _kept(text, found, gaps=gaps)
        at = found.end()
    _run(source, document, offset + len(tidy), piece, range(at, len(text)))
    return tidy + text[at:]


def _run(source: list[Run], document: Document, offset: int, piece: Piece, span: range) -> None:
    """Note where a run of a piece came from, in as many parts as its characters stand apart in the file."""
    line = piece.line
    first = line.column + piece.start
    columns = document.columns.get(line.number - 1)
    number = document.numbers[line.number - 1] if document.numbers else line.number
    if columns is None:
        run = (offset, number, first + span.start)
        source.append((*run, line.page) if line.page else run)
        return
    origins = document.origins.get(line.number - 1)
    before = (0, 0)
    for step, index in enumerate(span):
        column = columns[first - 1 + index]
        number = origins[first - 1 + index] if origins else number
        consecutive = step and (number, column) == (before[0], before[1] + 1)
        before = (number, column)
        if consecutive:
            continue
        run = (offset + step, number, column)
        source.append((*run, line.page) if line.page else run)


def _kept(text: str, found: re.Match[str], *, gaps: bool) -> str:
    """Choose what stays of white space inside a line."""
    if found.start() == 0 or found.end() == len(text):
        return ""
    before, after = text[found.start() - 1], text[found.end()]
    if _is_latin(before) and _is_latin(after):
        return " "
    if gaps:
        return " "
    wide = found.end() - found.start() > 1 and not (_is_latin(before) or _is_latin(after))
    return "\u3000" if wide and before != "\u3000" and after != "\u3000" else ""


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
