"""Entries: lines of a table of contents, whose pages stand in a column of their own, as figures do in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.structure.grouping import Draft
from jdoc.structure.reflow import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.structure.lines import Line

_PAGE = deferred("[(]?(?:[pP][.]? ?)?[1-9][0-9]{0,2}[)]?")
"""The page that an entry names, in half-width forms: `[12]`, `[p.12]`, `[(12)]`."""
_MOST = 3  # cells: what is numbered, its name, its page
_ENOUGH = 3  # entries that show by themselves what they are; below 目次 one does


def are_entries(rows: Sequence[Sequence[Piece]], *, below: bool) -> bool:
    """Tell the entries of a table of contents: names, most of them numbered, and pages that never go back.

    Those `below` the word 目次, or below other entries, need no numbers.
    """
    pages = [fold(row[-1].text) for row in rows if len(row) > 1]
    if any(len(row) > _MOST for row in rows) or not all(map(_PAGE.fullmatch, pages)):
        return False
    numbers = [int("".join(filter(str.isdigit, page))) for page in pages]
    if numbers != sorted(numbers):
        return False
    labels = sum(row[0].line.label is not None for row in rows)
    return below or (len(pages) >= _ENOUGH and labels * 2 > len(rows) and len(set(numbers)) * 2 > len(numbers))


def entries(lines: Iterable[Line]) -> dict[int, Draft]:
    """Make a block of each entry, by the number of its line."""
    return {line.number: Draft([Piece(line, 0, len(line.text))], kind="contents", closed=True) for line in lines}
