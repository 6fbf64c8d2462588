"""Tiers: vertical pages that are set in several of them, one below the other, as those of gazettes are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.readers.pdf.columns import GUTTER, Column, column_of, is_running_text, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.readers.pdf.rows import Row

_LOWEST = 7  # ems
_STOPS = "、。"


class Tier(Struct):
    """A band of a page, between two in which nothing stands."""

    start: float
    end: float

    def holds(self, part: Row) -> bool:
        """Tell whether a line stands in it."""
        return self.start <= part.start and part.end <= self.end


def tiers_of(rows: Sequence[Row], size: float) -> list[Column]:
    """Put the lines of a vertical page in the order in which they are read, tier by tier, the top one first.

    There are none where the page has but one tier. A line that goes through several of them ends those to its right.
    """
    parts = [*_parts(rows)]
    within = _short(parts)
    tiers = _tiers(within, size)
    if not _are_tiers(within, tiers, size):
        return []
    columns: list[Column] = []
    section: list[Row] = []
    for part in parts:
        if any(tier.holds(part) for tier in tiers):
            section.append(part)
        else:
            columns += [*_read(section, tiers), column_of([part])]
            section = []
    edges = [row for row in rows if row.edge]
    return [*columns, *_read(section, tiers), *([column_of(edges)] if edges else [])]


def _parts(rows: Iterable[Row]) -> Iterator[Row]:
    """Cut the lines at their gaps, from right to left."""
    for row in sorted(rows, key=lambda row: row.level):
        if not row.edge:
            yield from parts_of(row)


def _short(parts: Sequence[Row]) -> list[Row]:
    """Leave out lines that are longer than half of the page is high: they go through several tiers."""
    height = max((part.end for part in parts), default=0.0) - min((part.start for part in parts), default=0.0)
    return [part for part in parts if (part.end - part.start) * 2 <= height]


def _tiers(parts: Iterable[Row], size: float) -> list[Tier]:
    """Find the bands of the page in which lines stand."""
    tiers: list[Tier] = []
    for part in sorted(parts, key=lambda part: part.start):
        if tiers and part.start - tiers[-1].end <= GUTTER * size:
            tiers[-1].end = max(tiers[-1].end, part.end)
        else:
            tiers.append(Tier(part.start, part.end))
    return tiers


def _are_tiers(parts: Sequence[Row], tiers: Sequence[Tier], size: float) -> bool:
    """Tell tiers from names that stand below offices: lines of running text fill one, and all are high enough."""
    if len(tiers) < 2 or min(tier.end - tier.start for tier in tiers) < _LOWEST * size:
        return False
    stops = sum(part.text[-1] in _STOPS for part in parts)
    return stops > 1 and any(is_running_text([*filter(tier.holds, parts)], size) for tier in tiers)


def _read(parts: Sequence[Row], tiers: Iterable[Tier]) -> Iterator[Column]:
    """Read the lines between two that go through, tier by tier."""
    for tier in tiers:
        inside = [*filter(tier.holds, parts)]
        if inside:
            yield Column(column_of(inside).rows, tier.start, tier.end, beside=True)
