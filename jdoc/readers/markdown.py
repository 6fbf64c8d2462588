"""Markdown: paragraphs, headings, lists and tables, without their marks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.enumerators import read_enumerator
from jdoc.language.lazy import deferred
from jdoc.readers import text
from jdoc.readers.declared import BREAK, Writer, chars_of, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jdoc.errors import InputError
    from jdoc.model import Document, Kind
    from jdoc.readers.declared import Char

HEADING = deferred(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = deferred(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = deferred(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = deferred(r"[ \t]*(?:([-*+])|(\d{1,9}[.)]))[ \t]+(?=\S)")
_QUOTE = deferred(r"[ \t]*(?:>[ \t]?)+")
_FENCE = deferred(r" {0,3}(`{3,}|~{3,})")
_BAR = deferred(r"(?<!\\)\|")
_DASHES = deferred(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*\|?[ \t]*$")
# What stands around words and isn't printed: emphasis, code, links, images, tags, a backslash before a sign.
_MARKS = deferred(
    r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)|\[(?=[^\]\n]{1,500}\]\([^)\n]{0,2000}\))|(?<=[^\\])\]\([^)\n]{0,2000}\)"
    r"|(?<!\\)\*{1,3}(?=\S)|(?<=[^\s\\])\*{1,3}|__|~~|`+|</?[A-Za-z][^>\n]{0,200}>|<!--[^\n]{0,2000}?-->|\\(?=[!-/:-@\[-`{-~])"
)


def read(data: bytes, name: str, *, encoding: str | None = None, report: Callable[[InputError], None]) -> Document:
    """Read Markdown as its readers see it once it is set."""
    decoded = text.decode(data, name, encoding=encoding, report=report)
    page = _Page(name)
    for number, line in enumerate(text.document(decoded.text, name).lines, 1):
        page.line(line, number)
    page.flush()
    return page.writer.document


class _Page:
    """Takes the lines of a file and writes its blocks."""

    def __init__(self, name: str) -> None:
        self.writer = Writer(name, first_is_title=True)
        self.chars: list[Char] = []
        self.kind: Kind | None = None
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
        chars = chars_of(line, number)[quote.end() if quote else 0 :]
        line = line[quote.end() :] if quote else line
        if heading := HEADING.match(line):
            self.flush()
            self._heading(chars[heading.start(2) : heading.end(2)] if heading[2] else [], len(heading[1]))
        elif (found := _UNDERLINE.match(line)) and self.chars and self.kind is None:
            chars, self.chars = self.chars, []
            self._heading(chars, 1 if found[1][0] == "=" else 2)
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

    def _heading(self, chars: Sequence[Char], level: int) -> None:
        self.writer.block(_printed(chars), "heading", level=level)

    def _row(self, line: str, chars: Sequence[Char]) -> None:
        if _DASHES.match(line):
            return
        bars = [found.start() for found in _BAR.finditer(line)]
        bounds = [-1, *bars, len(line)]
        cells = [list(_printed(chars[start + 1 : stop])) for start, stop in pairwise(bounds)]
        first = 1 if line.lstrip().startswith("|") else 0
        last = -1 if line.rstrip().endswith("|") else None
        self.rows.append(cells[first:last])

    def _text(self, line: str, chars: list[Char]) -> None:
        item = _ITEM.match(line)
        if item:
            self.flush()
            self.kind = "item"
            start = item.start(2) if item[2] else item.end()
            chars = [*([("・", *chars[item.start(1)][1:])] if item[1] else []), *chars[start:]]
        elif self.kind is None and (line[0] == "\u3000" or read_enumerator(line.lstrip()) is not None):
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
            for paragraph in paragraphs(chars):
                self.writer.block(paragraph, kind)


def _printed(chars: Sequence[Char]) -> list[Char]:
    """Leave out the marks that aren't printed."""
    line = "".join(char for char, _, _ in chars)
    marks = {at for found in _MARKS.finditer(line) for at in range(found.start(), found.end())}
    return [char for at, char in enumerate(chars) if at not in marks]
