"""Entries: lines of a table of contents, whose pages stand in a column of their own, as figures do in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.structure.drafts import Draft
from jdoc.structure.lone_lines import read_lone_line
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


def are_entries(rows: Sequence[Row], *, below: bool) -> bool:
    """Tell the entries of a table of contents: names, most of them numbered, and pages that never go back.

    Those `below` the word 目次, or below other entries, need no numbers.
    """
    pages = [*map(fold, texts([row for row in rows if len(row) > 1], -1))]
    if max(map(len, rows)) > _MOST or not all(map(_PAGE.fullmatch, pages)):
        return False
    numbers = [int(number) for page in pages for number in _DIGITS.findall(page)]
    return numbers == sorted(numbers) and (below or _show_themselves(rows, numbers))


def _show_themselves(rows: Sequence[Row], pages: Sequence[int]) -> bool:
    """Tell entries by themselves: enough of them, most with a number, most on a page of their own."""
    labels = [row[0].line.enumerator for row in rows]
    are_most_numbered = len(labels) > 2 * labels.count(None)
    return len(pages) >= _ENOUGH and are_most_numbered and len(set(pages)) * 2 > len(pages)


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
