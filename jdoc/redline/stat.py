"""What a comparison comes to, section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.comparison.counting import ORDER, totals
from jdoc.redline.sections import Sections
from jdoc.translation import named, say
from jdoc.views.wrapping import cells, count_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.comparison import Comparison
    from jdoc.comparison.counting import Totals
    from jdoc.comparison.records import Pair

WIDEST = 48
"""Cells of a section's name."""
NARROWEST = 6
"""Cells of a number."""
NAMES = [*(word for _, word in ORDER), "values", "positions"]


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
    positions: int | None = None
    """Positions that changed; None where they are not asked for."""


def lines_of(comparison: Comparison) -> Iterator[Line]:
    """Yield the numbers of each section in which something changed, and of the document."""
    sections = Sections(comparison)
    by_section: dict[tuple[str, ...], list[Pair]] = {}
    for pair in comparison.pairs:
        by_section.setdefault(sections.of(pair), []).append(pair)
    for path, pairs in by_section.items():
        total = totals(pairs, comparison.counts)
        if total.differ or total.positions:
            yield _line([*path], total)
    yield _line(None, comparison.totals)


def _line(path: list[str] | None, total: Totals) -> Line:
    numbers = {word: total.changes.get(change, 0) for change, word in ORDER}
    return Line(path, **numbers, values=total.values, positions=total.positions)


def stat_lines(comparison: Comparison) -> Iterator[str]:
    """Yield the numbers as a table."""
    found = [*lines_of(comparison)]
    shown = [name for name in NAMES if name in {"edited", "new", "gone"} or any(getattr(line, name) for line in found)]
    heads = [named("change", name) for name in shown]
    widths = [max(NARROWEST, cells(head)) for head in heads]
    yield _row(heads, widths, named("change", "section"))
    for line in found:
        yield _row([f"{getattr(line, name) or '·'}" for name in shown], widths, _short(_called(line)))


def _row(written: Sequence[str], widths: Sequence[int], name: str) -> str:
    filled = (" " * (width - cells(cell)) + cell for cell, width in zip(written, widths, strict=True))
    return "  ".join([*filled, name]) + "\n"


def _called(line: Line) -> str:
    if line.section is None:
        return say("total")
    return " › ".join(line.section) or say("(above the first heading)")


def _short(name: str) -> str:
    used = 0
    for at, char in enumerate(name):
        used += count_cells(char)
        if used > WIDEST:
            return f"{name[: at - 1]}…"
    return name
