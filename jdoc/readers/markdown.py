"""Markdown: paragraphs, headings, lists and tables, without their marks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.readers import text
from jdoc.readers.declared import BREAK, Writer, begins_with_enumerator, chars_of, text_of

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from jdoc.model import BlockKind, Document
    from jdoc.readers.declared import Char
    from jdoc.readers.formats import RawFile

_HEADING = deferred(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
"""A heading, with its marks and its text as groups: `[## 総論 ##]`, not `##総論`."""
_UNDERLINE = deferred(r" {0,3}(=+|-{2,})[ \t]*$")
"""What makes the line above it a heading, of the first level or of the second: `[====]`, `[--]`, not `- -`."""
_RULE = deferred(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
"""A rule between sections: `[* * *]`, `[---]`, not `--`."""
_ITEM = deferred(r"[ \t]*(?:([-*+])|(\d{1,9}[.)]))[ \t]+(?=\S)")
"""The mark of an item, a bullet or a number as groups: `[- ]協力`, `[12. ]協力`, not `-5`."""
_QUOTE = deferred(r"[ \t]*(?:>[ \t]?)+")
"""The marks of a quotation, and of one inside it: `[> > ]総額`."""
_FENCE = deferred(r" {0,3}(`{3,}|~{3,})")
"""What opens or closes a text that is set as it stands, without the language that may follow: `[~~~]text`, not `~~`."""
_BAR = deferred(r"(?<!\\)\|")
"""What stands between cells: `総額[|]５億円`, not `総額\\|５億円`."""
_DASHES = deferred(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*\|?[ \t]*$")
"""The line below the head of a table: `[|:--|--:|]`, not `| 5 |`."""
_MARKS = deferred(
    r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)|\[(?=[^\]\n]{1,500}\]\([^)\n]{0,2000}\))|(?<=[^\\])\]\([^)\n]{0,2000}\)"
    r"|(?<!\\)\*{1,3}(?=\S)|(?<=[^\s\\])\*{1,3}|__|~~|`+|</?[A-Za-z][^>\n]{0,200}>|<!--[^\n]{0,2000}?-->|\\(?=[!-/:-@\[-`{-~])"
)
"""What stands around words and isn't printed: images, links, emphasis, code, tags, a backslash before a sign.

`[**]総額**５億円`, `[<b>]総額</b>`, not `総額 * ５`.
"""


def read(file: RawFile) -> Document:
    """Read Markdown as its readers see it once it is set."""
    page = _Page(file.name)
    for number, line in enumerate(text.read(file).lines, 1):
        page.line(line, number)
    page.flush()
    return page.writer.document


class _Page:
    """Takes the lines of a file and writes its blocks."""

    def __init__(self, name: str) -> None:
        self.writer = Writer(name, first_is_title=True)
        self.chars: list[Char] = []
        self.kind: BlockKind | None = None
        self.rows: list[list[list[Char]]] = []
        self.fence = ""

    def line(self, line: str, number: int) -> None:
        """Take a line."""
        if self._is_fenced(line):
            return
        if self.fence:
            self.chars += [*chars_of(line, number), BREAK]
            return
        quote = _QUOTE.match(line)
        start = quote.end() if quote else 0
        self._unquoted(line[start:], chars_of(line, number)[start:])

    def _unquoted(self, line: str, chars: list[Char]) -> None:
        """Take a line without the marks of a quotation."""
        if heading := _HEADING.match(line):
            self.flush()
            self._heading(chars[slice(*heading.span(2))] if heading[2] else [], len(heading[1]))
        elif underline := self._heading_above(line):
            chars, self.chars = self.chars, []
            self._heading(chars, 1 if underline[1][0] == "=" else 2)
        elif not line.strip() or _RULE.match(line):
            self.flush()
        elif len(_BAR.findall(line)) > 1 and not self.chars:
            self._row(line, chars)
        else:
            self._text(line, chars)

    def _is_fenced(self, line: str) -> bool:
        """Tell the line that opens or closes a text that is set as it stands."""
        fence = _FENCE.match(line)
        if fence is None or (self.fence and not line.strip().startswith(self.fence)):
            return False
        self.flush()
        self.fence = "" if self.fence else fence[1]
        return True

    def _heading_above(self, line: str) -> re.Match[str] | None:
        """Match the line that makes what stands above it a heading."""
        return _UNDERLINE.match(line) if self.chars and self.kind is None else None

    def _heading(self, chars: Sequence[Char], level: int) -> None:
        self.writer.block(_printed(chars), "heading", level=level)

    def _row(self, line: str, chars: Sequence[Char]) -> None:
        if _DASHES.match(line):
            return
        bounds = [-1, *(bar.start() for bar in _BAR.finditer(line)), len(line)]
        cells = [list(_printed(chars[start + 1 : stop])) for start, stop in pairwise(bounds)]
        first = 1 if line.lstrip().startswith("|") else 0
        last = -1 if line.rstrip().endswith("|") else None
        self.rows.append(cells[first:last])

    def _text(self, line: str, chars: list[Char]) -> None:
        item = _ITEM.match(line)
        if item:
            self.flush()
            self.kind = "item"
            chars = _labeled(item, chars)
        elif self.kind is None and (line[0] == "\u3000" or begins_with_enumerator(line.lstrip())):
            self.flush()  # what is set as one paragraph was hardly meant as one
        if self.chars:
            self.chars.append((" ", *chars[0][1:]))
        self.chars += _printed(chars)
        if line.endswith(("  ", "\\")):
            self.chars.append(BREAK)

    def flush(self) -> None:
        """Write the block that has come together."""
        if self.rows:
            self.writer.table(self.rows)
            self.rows = []
        chars, self.chars = self.chars, []
        kind, self.kind = self.kind, None
        if chars:
            self.writer.paragraphs(chars, kind)


def _labeled(item: re.Match[str], chars: list[Char]) -> list[Char]:
    """Return an item with its number, or with ・ in the place of its bullet."""
    if item[2]:
        return chars[item.start(2) :]
    return [("・", *chars[item.start(1)][1:]), *chars[item.end() :]]


def _printed(chars: Sequence[Char]) -> list[Char]:
    """Leave out the marks that aren't printed."""
    unprinted = {at for mark in _MARKS.finditer(text_of(chars)) for at in range(*mark.span())}
    return [char for at, char in enumerate(chars) if at not in unprinted]
