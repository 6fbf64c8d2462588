"""Tiers: vertical pages that are set in several of them, one below the other, as those of gazettes are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.readers.pdf.columns import GUTTER, Column, column_of, is_running_text, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.readers.pdf.rows import Row

_LOWEST = 7  # ems
_STOPS = "、。"


def tiers_of(rows: Sequence[Row], size: float) -> list[Column]:
    """Put the lines of a vertical page in the order in which they are read, tier by tier, the top one first.

    There are none where the page has but one tier. A line that goes through several of them ends those to its right.
    """
    body = sorted((row for row in rows if not row.edge), key=lambda row: row.level)
    parts = [part for row in body for part in parts_of(row)]
    height = max((part.end for part in parts), default=0.0) - min((part.start for part in parts), default=0.0)
    within = [part for part in parts if (part.end - part.start) * 2 <= height]
    bounds = _bounds(within, size)
    if len(bounds) < 2 or not _are_tiers(within, bounds, size):
        return []
    columns: list[Column] = []
    section: list[Row] = []
    for part in parts:
        if any(start <= part.start and part.end <= end for start, end in bounds):
            section.append(part)
            continue
        columns += [*_read(section, bounds), column_of([part])]
        section = []
    edges = [row for row in rows if row.edge]
    return [*columns, *_read(section, bounds), *([column_of(edges)] if edges else [])]


def _bounds(parts: Iterable[Row], size: float) -> list[tuple[float, float]]:
    """Find where lines stand, between the bands across the page in which there are none."""
    bounds: list[tuple[float, float]] = []
    for part in sorted(parts, key=lambda part: part.start):
        start, end = bounds[-1] if bounds else (part.start, part.start)
        if bounds and part.start - end <= GUTTER * size:
            bounds[-1] = start, max(end, part.end)
        else:
            bounds.append((part.start, part.end))
    return bounds


def _are_tiers(parts: Sequence[Row], bounds: Sequence[tuple[float, float]], size: float) -> bool:
    """Tell tiers from names that stand below offices: lines of running text fill one, and all are high enough."""
    tiers = [[part for part in parts if start <= part.start and part.end <= end] for start, end in bounds]
    stops = sum(part.text[-1] in _STOPS for part in parts)
    return (
        stops > 1
        and all(end - start >= _LOWEST * size for start, end in bounds)
        and any(is_running_text(tier, size) for tier in tiers)
    )


def _read(parts: Sequence[Row], bounds: Iterable[tuple[float, float]]) -> Iterator[Column]:
    """Read the lines between two that go through, tier by tier."""
    for start, end in bounds:
        tier = [part for part in parts if start <= part.start and part.end <= end]
        if tier:
            column = column_of(tier)
            yield Column(column.rows, start, end, beside=True)
