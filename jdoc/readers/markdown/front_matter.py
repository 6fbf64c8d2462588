"""Front matter: what stands above a text in Markdown between two lines of dashes, names and their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.readers.declared import text_of
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.readers.declared import Char, Writer
    from jdoc.readers.markdown.parts import Part

_EDGE = deferred(r"(?:---|\+\+\+)[ \t]*")
"""The line above front matter: `[---]`, `[+++]`, not `----`."""
_END = deferred(r"(?:---|\+\+\+|\.\.\.)[ \t]*")
"""The line below it: `[---]`, `[...]`."""
_ENTRY = deferred(r"[ \t]*(?:#.*|- .*|-|[\w.\"'-]+[ \t]*[:=](?:[ \t].*)?|[\]\[{}].*)?|[ \t]+.*")
"""A line of front matter: `[title: 通知]`, `[  - 裁判]`, `[# 註]`, `[]`, not `この通知は、次のとおりとする。`."""
_NAMED = deferred(r"(title|date)[ \t]*[:=][ \t]*([\"']?)(.*?)\2[ \t]*", flags=2)
"""The title or the date, with its value as a group: `[title: "通知"]`, `[date: 2025-02-05]`, not `type: 通知`."""
_DAY = deferred(r"[0-9０-９元]+年[0-9０-９]+月[0-9０-９]+日|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}")
"""A day in a text: `令和[7年2月5日]`, `[2025-02-05]`, not `令和7年`."""
_MOST_LINES = 200


class FrontMatter(NamedTuple):
    """Front matter, and where the text begins."""

    lines: Sequence[list[Char]]
    end: int
    """The index of the first line of the text."""

    def write(self, writer: Writer, parts: Iterable[Part]) -> None:
        """Write it, none of the text but for the title and the date where the text has none."""
        parts = [*parts]
        has_title = any((part.kind, part.level) == ("heading", 1) for part in parts)
        has_date = any(_DAY.search(part.text) for part in parts)
        unsaid = {"title": not has_title, "date": not has_date}
        for chars in self.lines:
            named = _NAMED.fullmatch(text_of(chars))
            if named and named[3] and unsaid.get(named[1].lower()):
                is_title = named[1].lower() == "title"
                writer.block(chars[slice(*named.span(3))], "title" if is_title else "dateline")
            else:
                writer.block(chars, furniture=True)


NONE = FrontMatter([], 0)


def read_front_matter(lines: Sequence[list[Char]]) -> FrontMatter:
    """Read the front matter of a text, if it has any; a rule above a text begins none."""
    if lines and _EDGE.fullmatch(text_of(lines[0])):
        for index, line in enumerate(map(text_of, lines[1:_MOST_LINES]), 1):
            if _END.fullmatch(line):
                return FrontMatter(lines[: index + 1], index + 1) if index > 1 else NONE
            if not _ENTRY.fullmatch(line):
                break
    return NONE
