"""What a comparison comes to, section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.comparison.counting import ORDER, totals
from jdoc.redline.sections import Sections
from jdoc.views.wrapping import count_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.comparison import Comparison
    from jdoc.comparison.records import Pair

WIDEST = 48
"""Cells of a section's name."""
NAMES = [*(word for _, word in ORDER), "values"]


class Line(Struct):
    """The numbers of a section; of the whole document, where `section` is None."""

    section: list[str] | None
    edited: int
    moved: int
    new: int
    gone: int
    split: int
    merged: int
    values: int


def lines_of(comparison: Comparison) -> Iterator[Line]:
    """Yield the numbers of each section in which something changed, and of the document."""
    sections = Sections(comparison)
    by_section: dict[tuple[str, ...], list[Pair]] = {}
    for pair in comparison.pairs:
        by_section.setdefault(sections.of(pair), []).append(pair)
    for path, pairs in by_section.items():
        total = totals(pairs, comparison.counts)
        if total.differ:
            yield _line([*path], total.changes, total.values)
    whole = comparison.totals
    yield _line(None, whole.changes, whole.values)


def _line(path: list[str] | None, changes: dict[str, int], values: int) -> Line:
    return Line(path, **{word: changes.get(change, 0) for change, word in ORDER}, values=values)


def stat_lines(comparison: Comparison) -> Iterator[str]:
    """Yield the numbers as a table."""
    found = [*lines_of(comparison)]
    shown = [name for name in NAMES if name in {"edited", "new", "gone"} or any(getattr(line, name) for line in found)]
    yield "  ".join([*(f"{name:>6}" for name in shown), "section"]) + "\n"
    for line in found:
        name = "total" if line.section is None else " › ".join(line.section) or "(above the first heading)"
        numbers = (f"{getattr(line, name) or '·':>6}" for name in shown)
        yield "  ".join([*numbers, _short(name)]) + "\n"


def _short(name: str) -> str:
    used = 0
    for at, char in enumerate(name):
        used += count_cells(char)
        if used > WIDEST:
            return f"{name[: at - 1]}…"
    return name
