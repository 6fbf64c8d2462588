"""A comparison on a terminal: each change with both texts in one, what was struck out and what was put in marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.controls import disarm
from jdoc.redline.heads import Heads, value_line
from jdoc.redline.marking import BREAK, stretches
from jdoc.redline.sections import Sections
from jdoc.redline.styled import Run, painted, wrapped
from jdoc.redline.totals import described
from jdoc.translation import named
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.comparison import Comparison
    from jdoc.comparison.records import Pair
    from jdoc.model import Block
    from jdoc.redline.heads import Head
    from jdoc.redline.marking import Stretch

SIGNS = {"new": "+", "gone": "-", "edited": "~", "moved": "↕", "split": "÷", "merged": "&", "same": " "}
INDENT = "  "
LEFT_OUT = "⋮"
"""Stands between what is shown, where unchanged blocks are shown around the changes and some are not."""


class Look(NamedTuple):
    """How a comparison is shown."""

    colored: bool
    width: int
    """Cells of a line; 0 leaves lines as long as they are."""
    context: int = 0
    """Unchanged blocks that are shown around each change."""
    everything: bool = False
    """Show all unchanged blocks."""
    beside: bool = False
    """Both texts side by side, not in one."""


def inline_lines(comparison: Comparison, look: Look) -> Iterator[str]:
    """Yield the lines of all changes, with what stands around them."""
    heads = Heads(comparison)
    return lines_by_section(comparison, look, lambda pair: _pair_lines(pair, heads, comparison, look))


def lines_by_section(comparison: Comparison, look: Look, lines_of: Callable[[Pair], Iterable[str]]) -> Iterator[str]:
    """Yield the lines of the pairs that are shown, each section below its headings, and where pairs are left out."""
    sections = Sections(comparison)
    last: tuple[str, ...] = ()
    for number, pairs in enumerate(hunks(comparison.pairs, look)):
        if number and look.context:
            yield from styled_lines([Run(LEFT_OUT, "dim")], look)
        for pair in pairs:
            here = sections.of(pair)
            if here != last and here:
                yield from section_lines(here, look)
            last = here
            yield from lines_of(pair)


def head_lines(comparison: Comparison, look: Look, name: str | None = None) -> Iterator[str]:
    """Yield what the comparison comes to; `name` is that of one document among several."""
    told = f"{disarm(name)}: " if name else ""
    yield from styled_lines([Run(told + described(comparison.totals), "bold")], look)


def section_lines(path: Sequence[str], look: Look) -> Iterator[str]:
    """Yield the headings that what follows stands below."""
    yield "\n"
    yield from styled_lines([Run(" › ".join(path), "bold")], look)


def value_lines(pair: Pair, look: Look) -> Iterator[str]:
    """Yield the values of a pair that changed."""
    for value in pair.values:
        yield from styled_lines([Run(f"= {value_line(value)}", "value")], look, INDENT)


def position_lines(pair: Pair, heads: Heads, look: Look) -> Iterator[str]:
    """Yield the positions of a pair that changed."""
    if pair.stances:
        from jdoc.redline.positions import position_words  # noqa: PLC0415 -- only who asks for positions has any

        for change in pair.stances:
            told, whose = position_words(change, heads.elsewhere(pair, change.blocks[0]))
            yield from styled_lines([Run(f"! {told}  {whose}", "position")], look, INDENT)


def styled_lines(runs: Sequence[Run], look: Look, indent: str = "") -> Iterator[str]:
    """Yield runs as lines of the screen."""
    for line in wrapped(runs, max(10, look.width - len(indent)) if look.width else 0):
        yield f"{indent}{painted(line, colored=look.colored)}\n"


def hunks(pairs: Sequence[Pair], look: Look) -> Iterator[list[Pair]]:
    """Yield runs of pairs that are shown: what changed, and what stands around it."""
    shown = [look.everything or pair.is_told for pair in pairs]
    if look.context:
        changed = [at for at, yes in enumerate(shown) if yes]
        for at in changed:
            for near in range(max(0, at - look.context), min(len(pairs), at + look.context + 1)):
                shown[near] = True
    run: list[Pair] = []
    for pair, yes in zip(pairs, shown, strict=True):
        if yes:
            run.append(pair)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _pair_lines(pair: Pair, heads: Heads, comparison: Comparison, look: Look) -> Iterator[str]:
    head = heads.of(pair)
    if pair.change == "same":
        label = f"{head.numbers}　" if head.numbers else ""
        yield from styled_lines([Run(label + _whole(pair.new or pair.old), "dim")], look, INDENT)
        yield from position_lines(pair, heads, look)
        return
    yield from head_of(head, look)
    yield from styled_lines([*runs_of(pair, comparison, look)], look, INDENT)
    yield from value_lines(pair, look)
    yield from position_lines(pair, heads, look)


def head_of(head: Head, look: Look) -> Iterator[str]:
    """Yield the line above a change."""
    sign = SIGNS[head.what]
    style = {"+": "inserted", "-": "deleted", "↕": "moved"}.get(sign, "bold")
    said = [sign, named("change", head.what) if head.what != "moved" else "", head.numbers, head.moved]
    runs = [Run(" ".join(filter(None, said)), "moved" if style == "moved" else "bold")]
    yield from styled_lines([*runs, *([Run(f"  {head.places}", "dim")] if head.places else [])], look)


def runs_of(pair: Pair, comparison: Comparison, look: Look) -> Iterator[Run]:
    """Yield the text of a pair with its marks."""
    if not pair.old or not pair.new:
        style = "deleted" if pair.old else "inserted"
        yield from _marked(_whole(pair.old or pair.new), style, look)
        return
    for stretch in stretches(pair):
        yield from _runs(stretch, comparison, look)


def _runs(stretch: Stretch, comparison: Comparison, look: Look) -> Iterator[Run]:
    if stretch.what == "same" or (stretch.edit and not comparison.counts.marks(stretch.edit)):
        yield Run(shown(stretch.new))
    elif stretch.what == "break" and stretch.old and stretch.new:
        yield Run("\n")
    else:
        yield from _marked(shown(stretch.old), "deleted", look)
        yield from _marked(shown(stretch.new), "inserted", look)
        if BREAK in (stretch.new, stretch.old) and stretch.what == "break":
            yield Run("\n")


def _marked(text: str, style: str, look: Look) -> Iterator[Run]:
    if text:
        signs = ("", "") if look.colored else ("[-", "-]") if style == "deleted" else ("{+", "+}")
        yield Run(f"{signs[0]}{text}{signs[1]}", style)


def _whole(blocks: Iterable[Block]) -> str:
    return "\n".join(shown(block.text) for block in blocks)


def shown(text: str) -> str:
    """Write a text so that it commands no terminal; the cells of a table with a line between them."""
    return disarm(text).replace("\t", "│")
