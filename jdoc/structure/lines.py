"""Physical lines: what is printed on each line of a document, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.language.enumerators import Enumerator, read_enumerator
from jdoc.language.lazy import deferred
from jdoc.language.line_ends import LAST, is_finished, is_open
from jdoc.language.width import HALF_WIDTH, columns
from jdoc.model import Kind  # noqa: TC001 -- msgspec reads the types of a struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.model import Document


_LOOSE = deferred(" (?:(?<![!-~] )|(?![!-~]))")
"""A space beside Japanese, which the page doesn't show as one: `に[ ]Web`, not `the Web`. It is found by the space itself."""


class Line(Struct, gc=False):
    """A line that has something on it."""

    text: str
    """Without the white space at both ends."""
    number: int
    """1-based, in the file."""
    column: int
    """1-based column of the first character of `text`, in code points."""
    marked: bool
    """A space ends the line: the paragraph mark that word processors leave in the text of a PDF."""
    gap: int
    """Empty lines before it."""
    enumerator: Enumerator | None
    """What it begins with, if that can be an enumerator."""
    page: int = 0
    """1-based; 0 where the document knows no pages."""
    indent: int = 0
    """Columns of white space before it."""

    finished: bool = False
    """A sentence ends it."""
    begins: bool = False
    """The reader knows that a block begins here, whatever stands above."""
    right: int = 0
    """The column that the text ends in, as the page shows or `measure` has found; until then 0."""
    declared: tuple[Kind, int] | None = None
    """What the format says that the block is which begins here, and the level if it is a heading."""
    open: bool = False
    """It breaks off at a comma or inside a bracket; told by `measure`."""
    level: float = 0.0
    """How far down the page it stands, in points, where the reader has measured it."""
    tabs: int = 0
    """Tabs before it: cells of a table that are empty."""

    @property
    def is_enumerator_alone(self) -> bool:
        """Whether nothing stands behind the enumerator that it begins with."""
        return self.enumerator is not None and self.enumerator.end >= len(self.text)

    @property
    def begins_speech(self) -> bool:
        """Whether it begins with who speaks."""
        return self.enumerator is not None and self.enumerator.speaker is not None

    @property
    def series(self) -> str:
        """The series of the enumerator that it may begin with, if any."""
        return self.enumerator.series if self.enumerator else ""

    @property
    def squeezed(self) -> str:
        """The text without spaces."""
        return "".join(self.text.split())


TOP = Line("。", number=0, column=1, marked=True, gap=0, enumerator=None, finished=True)
"""What stands above the first line of a document: nothing that could go on."""
BOTTOM = Line("。", number=0, column=1, marked=True, gap=0, enumerator=None, finished=True)
"""What stands below the last line of a document: nothing that begins a block."""


def lines_of(document: Document) -> Iterator[Line]:
    """Yield the lines of a document that are not empty."""
    gap = page = 0
    opening_pages = iter(document.pages)
    page_opens = next(opening_pages, -1)
    rights = document.rights or [0] * len(document.lines)
    levels = document.levels or [0.0] * len(document.lines)
    begins, kinds = document.starts, document.kinds
    for index, raw in enumerate(document.lines):
        while index == page_opens:  # several times where pages before it have no text
            page += 1
            page_opens = next(opening_pages, -1)
        text = raw.strip()
        if not text:
            gap += 1
            continue
        column = indent = tabs = 0
        if raw[0] != text[0]:
            column = raw.index(text[0])
            indent = columns(raw[:column])
            tabs = raw.count("\t", 0, column)
        yield Line(
            text,
            index + 1,
            column + 1,
            raw[-1] == " ",
            gap,
            read_enumerator(text),
            page,
            indent,
            text[-1] in LAST and is_finished(text),
            index in begins,
            rights[index],
            kinds.get(index),
            False,  # noqa: FBT003 -- `measure` tells; keywords cost time here
            levels[index],
            tabs,
        )
        gap = 0


def measure(lines: Sequence[Line]) -> None:
    """Find the column that each line's text ends in, and whether it breaks off there.

    Spaces beside Japanese don't count: readers of PDFs put them into wide type. What was measured on a page stays.
    """
    has_half_width_kana = HALF_WIDTH.search("".join(line.text for line in lines)) is not None
    for line in lines:
        text = line.text
        line.open = is_open(text)
        if line.right:
            continue
        width = columns(text) if has_half_width_kana else (len(text.encode(errors="replace")) + len(text)) // 2
        line.right = line.indent + width - (len(_LOOSE.findall(text)) if " " in text else 0)
