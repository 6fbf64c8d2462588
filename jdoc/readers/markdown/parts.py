"""Parts: the headings, paragraphs, items and tables of a text in Markdown, in order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from jdoc.language.lazy import deferred
from jdoc.readers.declared import BREAK, begins_with_enumerator, text_of
from jdoc.readers.html.page import write_page
from jdoc.readers.html.tree import tree_of
from jdoc.readers.markdown.inline import parser, printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from jdoc.model import BlockKind
    from jdoc.readers.declared import Char, Writer

_BAR = deferred(r"(?<!\\)\|")
"""What stands between cells: `総額[|]５億円`, not `総額\\|５億円`."""
_LONGEST_HEADING = 80
"""Characters: a longer text has a rule below it and is no heading."""


class Part(Struct):
    """A block, as far as Markdown knows it."""

    chars: list[Char] = field(default_factory=list)
    kind: BlockKind | None = None
    level: int = 0
    linked: bool = False
    """All of it leads somewhere."""
    furniture: bool = False
    rows: list[list[list[Char]]] = field(default_factory=list)
    html: str = ""
    number: int = 1
    """The line that its HTML begins in."""

    @property
    def text(self) -> str:
        """What is printed of it."""
        return text_of(self.chars).strip()

    def write(self, writer: Writer) -> None:
        """Write the blocks of it."""
        if self.rows:
            writer.table(self.rows)
        elif self.html:
            write_page(tree_of(self.html, self.number), writer)
        elif self.chars:
            writer.paragraphs(self.chars, self.kind, level=self.level, furniture=self.furniture)


def parts_of(lines: Sequence[Sequence[Char]], start: int) -> list[Part]:
    """Read the parts of a text from a line on."""
    references: dict[str, Any] = {}
    reading = _Reading(lines, references)
    tokens = parser().parse("\n".join([*[""] * start, *reading.lines[start:]]), references)
    for token in tokens:
        reading.take(token)
    return reading.parts


class _Reading:
    """Takes what the parser finds, and makes parts of it."""

    def __init__(self, chars: Sequence[Sequence[Char]], references: dict[str, Any]) -> None:
        self.chars = chars
        self.lines = [*map(text_of, chars)]
        self.references = references
        self.parts: list[Part] = []
        self._item: Token | None = None
        """The item whose first paragraph comes next."""
        self._heading: Token | None = None
        self._in_table = False

    def take(self, token: Token) -> None:
        """Take what comes next."""
        taker = getattr(self, f"_{token.type}", None)
        if taker is not None:
            taker(token)

    def _list_item_open(self, token: Token) -> None:
        self._item = token

    def _list_item_close(self, _: Token) -> None:
        self._item = None

    def _heading_open(self, token: Token) -> None:
        self._heading = token

    def _table_open(self, token: Token) -> None:
        self._in_table = True
        start, stop = _lines_of(token)
        self._rows([start, *range(start + 2, stop)])

    def _table_close(self, _: Token) -> None:
        self._in_table = False

    def _inline(self, token: Token) -> None:
        if self._in_table:
            return
        start, stop = _lines_of(token)
        heading, self._heading = self._heading, None
        if heading is None and all(len(_BAR.findall(line)) > 1 for line in self.lines[start:stop]):
            self._rows(range(start, stop))  # a table without the line below its head
        elif heading is not None and heading.markup[0] == "#":
            seen = printed(self._chars(token, heading.markup), self.references)
            self.parts.append(_heading(Part(seen.chars, linked=seen.linked), heading))
        else:
            above = self.lines[stop - 2] if heading is not None and start < stop - 1 else ""
            self.parts += self._paragraph(token, start, {stop} if above.endswith("。") else set())
            if heading is not None:
                self._underline(self.parts[-1], heading)

    def _underline(self, part: Part, heading: Token) -> None:
        """Make a heading of a text with a rule right below it, if it can be one."""
        if not part.text.endswith("。") and len(part.text) <= _LONGEST_HEADING:
            _heading(part, heading)

    def _paragraph(self, token: Token, start: int, begins: set[int]) -> list[Part]:
        """Make parts of a paragraph, more than one where lines of it begin anew; of some that is known by number."""
        seen = printed(self._chars(token), self.references)
        item, self._item = self._item, None
        lines = self.lines[start + 1 : _lines_of(token)[1]] if item is None else ()
        begins |= {number for number, line in enumerate(lines, start + 2) if _begins_anew(line)}
        chars = [*(self._label(item, start, seen.chars) if item is not None else ())]
        cut: list[list[Char]] = []
        for char in seen.chars:
            if char[1] in begins:
                begins.discard(char[1])
                cut.append(chars)
                chars = []
            chars.append(char)
        kind: BlockKind | None = "item" if item is not None else "caption" if seen.pictured else None
        return [Part(part, kind, linked=seen.linked) for part in (*cut, chars)]

    def _label(self, item: Token, start: int, chars: Sequence[Char]) -> list[Char]:
        """Give the number of an item, or ・ in the place of its bullet; none if the text has a number of its own."""
        text = text_of(chars).lstrip()
        if not text or begins_with_enumerator(text):
            return []
        mark = item.info + item.markup
        at = max(0, self.lines[start].find(mark))
        found = self.chars[start][at : at + len(mark) + 1]
        return [*found] if item.info else [("・", *found[0][1:])]

    def _rows(self, indexes: Sequence[int]) -> None:
        """Make a table of lines; one without bars stands below it."""
        part = Part()
        self.parts.append(part)
        for index in indexes:
            cells = [*_cells(self.chars[index])]
            if len(cells) > 1:
                part.rows.append([_without_breaks(printed(cell, self.references).chars) for cell in cells])
            else:
                self.parts.append(Part(printed(cells[0], self.references).chars))

    def _fence(self, token: Token) -> None:
        start = _lines_of(token)[0] + 1
        chars: list[Char] = []
        for index, line in enumerate(token.content.splitlines(), start):
            chars += [*self.chars[index][len(self.lines[index]) - len(line) :], BREAK]
        self.parts.append(Part(chars))

    def _html_block(self, token: Token) -> None:
        """Take a piece of HTML; one that goes on behind an empty line is one."""
        start, stop = _lines_of(token)
        last = self.parts[-1] if self.parts else None
        html = "\n".join(self.lines[start:stop])
        if last is not None and last.html:
            gap = start + 1 - last.number - last.html.count("\n")
            last.html += "\n" * gap + html
        else:
            self.parts.append(Part(html=html, number=start + 1))

    def _chars(self, token: Token, mark: str = "") -> list[Char]:
        """Give the characters of a text, its lines parted by line feeds, without what stands before each line.

        Where a mark stands before the text, other marks may stand behind it.
        """
        chars: list[Char] = []
        start = _lines_of(token)[0]
        for index, written in enumerate(token.content.split("\n"), start):
            line, text = self.lines[index], written.strip()
            at = line.find(text, line.find(mark) + len(mark)) if mark else line.rfind(text)
            if chars:
                chars.append(("\n", index + 1, 0))
            chars += self.chars[index][at : at + len(text)]
            if written.endswith("  "):  # the author breaks the line here
                chars += [(" ", index + 1, 0)] * 2
        return chars


def _lines_of(token: Token) -> tuple[int, int]:
    start, stop = token.map or (0, 0)
    return start, stop


def _heading(part: Part, heading: Token) -> Part:
    part.kind, part.level = "heading", int(heading.tag[1])
    part.chars = [char for char in part.chars if char is not BREAK]
    return part


def _begins_anew(line: str) -> bool:
    text = line.lstrip(" \t>")
    return text.startswith(("\u3000", "[^")) or (bool(text) and begins_with_enumerator(text))


def _cells(chars: Sequence[Char]) -> Iterator[Sequence[Char]]:
    """Cut a row at its bars."""
    text = text_of(chars)
    start = len(text) - len(text.lstrip(" \t>"))
    start += text.startswith("|", start)
    bounds = [start - 1, *(bar.start() for bar in _BAR.finditer(text, start)), len(text)]
    last = -1 if len(bounds) > 2 and not text[bounds[-2] + 1 :].strip() else None
    for left, right in [*pairwise(bounds)][:last]:
        yield chars[left + 1 : right]


def _without_breaks(chars: Sequence[Char]) -> list[Char]:
    return [(" ", *chars[max(0, at - 1)][1:]) if char is BREAK else char for at, char in enumerate(chars)]
