"""Entries: lines of a table of contents, whose pages stand in a column of their own, as figures do in a table."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.structure.drafts import Draft
from jdoc.structure.lone_lines import read_lone_line
from jdoc.structure.rules import Question, Rule
from jdoc.structure.tables.rows import texts, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jdoc.structure.lines import Line
    from jdoc.structure.tables.rows import Row

_PAGE = deferred("[(]?(?:[pP][.]? ?)?[1-9][0-9]{0,2}[)]?")
"""The page that an entry names, in half-width forms: `[12]`, `[p.12]`, `[(12)]`."""
_DIGITS = deferred("[0-9]+")
"""The number of the page: `p.[12]`."""
_MOST = 3  # cells: what is numbered, its name, its page
_MOST_CHAPTERS = 3  # lines without a page before the first entry that has one
_ENOUGH = 3  # entries that show by themselves what they are; below 目次 one does


def may_be_entries(rows: Sequence[Row]) -> bool:
    """Tell whether the first row ends in a page."""
    return _PAGE.fullmatch(fold(rows[0][-1].text)) is not None


class Listing(Struct, dict=True):
    """Rows that may be the entries of a table of contents."""

    rows: Sequence[Row]
    is_below_contents: bool
    """Whether the word 目次, or an entry, stands above."""

    @cached_property
    def ends(self) -> list[str]:
        """What stands last in the rows, but for chapters that have no page."""
        return [*map(fold, texts([row for row in self.rows if len(row) > 1], -1))]

    @cached_property
    def pages(self) -> list[int]:
        """The numbers of the pages."""
        return [*map(int, _DIGITS.findall(" ".join(self.ends)))]

    @property
    def has_wide_rows(self) -> bool:
        """Whether a row has more cells than an entry can have."""
        return max(map(len, self.rows)) > _MOST

    @property
    def ends_in_pages(self) -> bool:
        """Whether pages stand last in all rows."""
        return all(map(_PAGE.fullmatch, self.ends))

    @property
    def is_numbered(self) -> bool:
        """Whether most names have numbers."""
        enumerators = [row[0].line.enumerator for row in self.rows]
        return len(enumerators) > 2 * enumerators.count(None)

    @property
    def has_many_pages(self) -> bool:
        """Whether there are more pages than half of the entries."""
        return len(set(self.pages)) * 2 > len(self.pages)


ENTRIES: Question[Listing, Literal["entries", "no entries"]] = Question(
    Rule("more cells than an entry has", "no entries", lambda listing: listing.has_wide_rows),
    Rule("something else than a page at the end", "no entries", lambda listing: not listing.ends_in_pages),
    Rule("pages that go back", "no entries", lambda listing: listing.pages != sorted(listing.pages)),
    Rule("below 目次 or an entry", "entries", lambda listing: listing.is_below_contents),
    Rule("two names with figures", "no entries", lambda listing: len(listing.ends) < _ENOUGH),
    Rule("figures behind names without numbers", "no entries", lambda listing: not listing.is_numbered),
    Rule("figures that are mostly equal", "no entries", lambda listing: not listing.has_many_pages),
    Rule("numbered names and pages that go on", "entries", lambda _: True),
)


def first_entry(lines: Sequence[Line], index: int, found: Mapping[int, Draft]) -> int | None:
    """Find the line below the word 目次, or below other entries, from a line on upwards; chapters may stand between."""
    for first in range(index, max(0, index - _MOST_CHAPTERS - 1), -1):
        above = lines[first - 1]
        if _is_contents(above, found):
            return first
        if above.enumerator is None or above.finished:
            return None
    return None


def _is_contents(line: Line, found: Mapping[int, Draft]) -> bool:
    draft = found.get(line.number)
    return (draft.kind if draft else read_lone_line(line.text).verdict) == "contents"


def entries(lines: Iterable[Line], because: str) -> dict[int, Draft]:
    """Make a block of each entry, by the number of its line."""
    return {line.number: Draft([whole(line)], kind="contents", closed=True, because=because) for line in lines}
