"""A comparison on a terminal, side by side: OLD on the left, NEW on the right."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from jdoc.redline.heads import Heads
from jdoc.redline.inline import head_of, lines_by_section, position_lines, shown, value_lines
from jdoc.redline.marking import BREAK, stretches
from jdoc.redline.styled import Run, length, painted, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.comparison import Comparison
    from jdoc.comparison.records import Pair
    from jdoc.model import Block
    from jdoc.redline.inline import Look
    from jdoc.redline.marking import Stretch

USUAL = 100
"""Cells of a line where the screen isn't known."""
MIDDLE = " │ "


def beside_lines(comparison: Comparison, look: Look) -> Iterator[str]:
    """Yield the lines of all changes, both texts beside each other."""
    heads = Heads(comparison)
    column = (max(30, look.width or USUAL) - len(MIDDLE)) // 2
    return lines_by_section(comparison, look, lambda pair: _pair_lines(pair, heads, comparison, look, column))


def _pair_lines(pair: Pair, heads: Heads, comparison: Comparison, look: Look, column: int) -> Iterator[str]:
    if pair.change != "same":
        yield from head_of(heads.of(pair), look)
    yield from _rows(pair, comparison, look, column)
    yield from value_lines(pair, look)
    yield from position_lines(pair, heads, look)


def _rows(pair: Pair, comparison: Comparison, look: Look, column: int) -> Iterator[str]:
    left, right = _sides(pair, comparison, look)
    for old, new in zip_longest(wrapped(left, column), wrapped(right, column), fillvalue=()):
        space = " " * max(0, column - length(old))
        yield f"{painted(old, colored=look.colored)}{space}{MIDDLE}{painted(new, colored=look.colored)}".rstrip() + "\n"


def _sides(pair: Pair, comparison: Comparison, look: Look) -> tuple[list[Run], list[Run]]:
    """Return the text of each side with its marks, its number before it."""
    style = "dim" if pair.change == "same" else ""
    sides: tuple[list[Run], list[Run]] = ([], [])
    for runs, blocks in zip(sides, (pair.old, pair.new), strict=True):
        runs.extend(_label(blocks, style or "bold"))
    if not pair.old or not pair.new:
        blocks, runs, name = (pair.old, sides[0], "deleted") if pair.old else (pair.new, sides[1], "inserted")
        runs += _mark("\n".join(shown(block.text) for block in blocks), name, look)
        return sides
    for stretch in stretches(pair):
        counts = stretch.edit is not None and comparison.counts.marks(stretch.edit)
        for told, text, name in _texts(stretch, sides):
            told.extend(_mark(text, name, look) if counts else [Run(text, style)])
    return sides


def _label(blocks: Sequence[Block], style: str) -> list[Run]:
    return [Run(f"{shown(blocks[0].label)}　", style)] if blocks and blocks[0].label else []


def _texts(stretch: Stretch, sides: tuple[list[Run], list[Run]]) -> Iterator[tuple[list[Run], str, str]]:
    """Yield what a stretch adds to each side; a break is a new line where it is one."""
    for runs, text, name in zip(sides, (stretch.old, stretch.new), ("deleted", "inserted"), strict=True):
        if text:
            yield runs, "\n" if stretch.what == "break" and text == BREAK else shown(text), name


def _mark(text: str, style: str, look: Look) -> Sequence[Run]:
    if look.colored:
        return [Run(text, style)]
    signs = ("[-", "-]") if style == "deleted" else ("{+", "+}")
    return [Run(f"{signs[0]}{text}{signs[1]}", style)]
