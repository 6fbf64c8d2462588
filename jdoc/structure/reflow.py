"""Reflow: hard wraps and justification spaces undone, with a map back to line and column."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.language.contacts import is_entry
from jdoc.language.lazy import deferred
from jdoc.language.spacing import is_set_apart, loose_spaces
from jdoc.structure.rules import Question, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.model import Document, Run
    from jdoc.structure.drafts import Draft, Piece

_SPACES = deferred(r"[ \t]+")
"""Spaces inside a line that a reader may have put there: `Web[ ]サイト`, not `Webサイト`."""
_CAPITALS = deferred("[A-Z]+(?![a-z])")
"""What follows the break of ASEA|N, and not that of ASEAN|Summit: `[N]の加盟国`, not `Summit`."""
_URL = deferred(r"(?:https?://|www\.)[!-~]*$")
"""A web address that a line breaks off in: `詳細は[https://example.jp/mi]`, not `詳細はhttps://example.jpを`."""
_NOT_LATIN = frozenset("±×÷§°¥")


def _is_latin(char: str) -> bool:
    """Tell whether words in the character's script are held apart by spaces."""
    return char < "\u2000" and char not in _NOT_LATIN and char.isprintable()


class Joint(Struct, gc=False):
    """Two lines where they are put together."""

    before: str
    after: str

    @property
    def is_latin(self) -> bool:
        """Whether Latin characters meet."""
        return _is_latin(self.before[-1]) and _is_latin(self.after[0])

    @property
    def is_marked(self) -> bool:
        """Whether a hyphen, a stroke or a bracket stands there, or a mark that no space stands before."""
        return self.before[-1] in "-/(" or self.after[0] in "-/).,:;%"

    @property
    def is_in_number(self) -> bool:
        """Whether a number goes on: 1,2|00. What stands behind a number is its unit."""
        return self.before[-1].isdigit() or (self.after[0].isdigit() and self.before[-1] in ",.")

    @property
    def is_in_acronym(self) -> bool:
        """Whether capitals go on: ASEA|N."""
        return self.before[-1].isupper() and _CAPITALS.match(self.after) is not None


JOINTS: Question[Joint, str] = Question(
    Rule("line break beside Japanese", "", lambda joint: not joint.is_latin),
    Rule("line break at a hyphen, a stroke or a bracket", "", lambda joint: joint.is_marked),
    Rule("line break in a number", "", lambda joint: joint.is_in_number),
    Rule("line break in an acronym", "", lambda joint: joint.is_in_acronym),
    Rule("line break in a web address", "", lambda joint: _URL.search(joint.before) is not None),
    Rule("line break between Latin words", " ", lambda _: True),
)
"""What is put between two lines?"""


class Space(Struct, gc=False):
    """Half-width spaces or tabs inside a line, between two characters; none at the end of a cell."""

    before: str
    after: str
    width: int
    keeps: bool
    """Single spaces mean something here: in a name, in a cell, in a line that says whom to ask."""
    is_loose: bool
    """It stands between characters that are set apart and belong together: 平 成 2 6 年."""

    @property
    def is_between_latin(self) -> bool:
        """Whether Latin words stand at both sides."""
        return _is_latin(self.before) and _is_latin(self.after)

    @property
    def is_beside_latin(self) -> bool:
        """Whether one stands at a side, or a wide space, which needs none beside it."""
        return _is_latin(self.before) or _is_latin(self.after) or "\u3000" in {self.before, self.after}


SPACES: Question[Space, str] = Question(
    Rule("space at the end of a cell", "", lambda space: not (space.before and space.after)),
    Rule("space in a date or number whose characters are set apart", "", lambda space: space.is_loose),
    Rule("space in a name, a cell or an entry", " ", lambda space: space.keeps),
    Rule("space between Latin words", " ", lambda space: space.is_between_latin),
    Rule("space beside a Latin word", "", lambda space: space.is_beside_latin),
    Rule("wide gap between Japanese words", "\u3000", lambda space: space.width > 1),
    Rule("space that justified type left in Japanese", "", lambda _: True),
)
"""What stays of spaces inside a line?"""


def write_draft(draft: Draft, document: Document) -> tuple[str, list[Run]]:
    """Write a block's text and its source map: a table's with tabs and line feeds, a signature's name and office apart."""
    if draft.cells:
        return _join_cells(draft.cells, "\n", "\t", document)
    if draft.name is not None:
        return _join_cells([[piece] for piece in draft.pieces], " ", "", document)
    return join(draft.pieces, document)


def write_name(piece: Piece, document: Document) -> str:
    """Write a name or an office of a signature as it stands in the block's text."""
    return _join_cells([[piece]], "", "", document)[0]


def _join_cells(
    rows: Sequence[Sequence[Piece]], between: str, inside: str, document: Document
) -> tuple[str, list[Run]]:
    """Join cells with separators between rows and inside them; each cell begins a run of its own."""
    texts: list[str] = []
    source: list[Run] = []
    offset = 0
    separator = ""
    for row in rows:
        for cell in row:
            content, runs = join([cell], document, gaps=True)
            offset += len(separator)
            source += [(run[0] + offset, *run[1:]) for run in runs]
            texts += (separator, content)
            offset += len(content)
            separator = inside
        separator = between
    return "".join(texts), source


def join(pieces: Iterable[Piece], document: Document, *, gaps: bool = False) -> tuple[str, list[Run]]:
    """Join the lines of a block to one text without the spaces that only the typesetting put there.

    A space is left between two Latin words and, as U+3000, where two spaces and more held Japanese words apart;
    with `gaps`, in names, a single one stays as it is. The second result is the source map: where each run of the text
    begins, and the line and column that it came from.
    """
    texts: list[str] = []
    source: list[Run] = []
    offset = 0
    tail = "\u3000"
    is_mapped = bool(document.columns or document.numbers)
    for piece in pieces:
        text = piece.text
        if not text:
            continue
        if tail[-1] < "\u2000" and text[0] < "\u2000":
            separator = JOINTS.decide(Joint(tail, text)).verdict
            texts.append(separator)
            offset += len(separator)
        tail = text
        if is_mapped or " " in text or "\t" in text:
            text = _tidy(piece, source, document, offset, gaps=gaps)
        else:
            line = piece.line
            source.append(_run(offset, line.number, line.column + piece.start, line.page))
        texts.append(text)
        offset += len(text)
    return "".join(texts), source


def _run(offset: int, number: int, column: int, page: int) -> Run:
    return (offset, number, column, page) if page else (offset, number, column)


def _tidy(piece: Piece, source: list[Run], document: Document, offset: int, *, gaps: bool) -> str:
    """Take the typesetter's spaces out of a piece and note the runs that are left."""
    text = piece.text
    keeps = gaps and not is_set_apart(text)
    listed = 0 if keeps or not is_entry(text) else 1  # in an entry a wide gap is one all the same
    loose = loose_spaces(text)
    tidy = ""
    at = 0
    for space in _SPACES.finditer(text):
        start, end = space.span()
        _note_run(source, document, offset + len(tidy), piece, range(at, start))
        around = text[start - 1 : start], text[end : end + 1]
        tidy += text[at:start] + _what_stays(
            *around, end - start, keeps=keeps or end - start == listed, is_loose=start in loose
        )
        at = end
    _note_run(source, document, offset + len(tidy), piece, range(at, len(text)))
    return tidy + text[at:]


@lru_cache(4096)
def _what_stays(before: str, after: str, width: int, *, keeps: bool, is_loose: bool) -> str:
    """Decide it once for the same neighbors: justified type is full of spaces."""
    return SPACES.decide(Space(before, after, width, keeps, is_loose)).verdict


def _note_run(source: list[Run], document: Document, offset: int, piece: Piece, span: range) -> None:
    """Note where a run of a piece came from, in as many parts as its characters stand apart in the file."""
    if not span:
        return  # between two spaces that are both left out
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
