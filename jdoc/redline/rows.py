"""The rows of a 新旧対照表: what is put side by side in a table of old and new, by its convention."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from jdoc.comparison.folding import key_of
from jdoc.redline.columns import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.comparison import Comparison
    from jdoc.comparison.records import Edit, Pair
    from jdoc.model import Block
    from jdoc.redline.columns import Column, Mark, Piece
    from jdoc.redline.layout import Layout

LEFT_OUT = "（略）"
PUT_IN = "（新設）"
STRUCK_OUT = "（削る）"
NOTE = "（傍線部分は改正部分）"
OPENS = re.compile(r"第.*[編章節款目条]")
"""The number of what holds paragraphs and items: `[第七条]`, `[第二章]`."""


class Part(NamedTuple):
    """A stretch of a cell: its text and how many lines are under it."""

    text: str
    lines: int = 0


class Row(NamedTuple):
    """A row of the table: each side's paragraphs, in pieces."""

    new: list[list[Part]]
    old: list[list[Part]]


def rows(comparison: Comparison, layout: Layout) -> Iterator[Row]:
    """Yield the rows: each change; of runs of what is the same, only what leads to a change, and （略）."""
    leading = _leading(comparison)
    for is_left_out, run in groupby(comparison.pairs, lambda pair: not layout.everything and not _changed(pair)):
        pairs = [*run]
        if not is_left_out:
            yield from (_row(pair, everything=layout.everything) for pair in pairs)
            continue
        for leads, part in groupby(pairs, lambda pair: id(pair) in leading):
            if leads:
                yield from map(_lead, part)
            else:
                yield Row([[Part(LEFT_OUT)]], [[Part(LEFT_OUT)]])


def amends(edit: Edit) -> bool:
    """Tell whether an amendment has to make an edit: 及び for および, 十 for 10, not another width or space.

    >>> from jdoc.comparison import compare
    >>> [[amends(edit) for edit in next(compare(old, "１０年及び")).edits] for old in ("10年及び", "10年および")]
    [[False], [False, True]]
    """
    return edit.what != "style" or key_of(edit.old.text) != key_of(edit.new.text)


def _mark(edit: Edit) -> Mark:
    """Return what an edit is marked as: what is to be amended is wording."""
    return "wording" if edit.what == "style" and amends(edit) else edit.what


def _changed(pair: Pair) -> bool:
    """Tell whether the table shows a pair: a reference that follows, a new number, 及び for および amend a law, too."""
    told = pair.change != "same" or pair.moved or pair.renumbered or not (pair.old and pair.new)
    return told or any(map(amends, pair.edits))


def left_out(comparison: Comparison) -> int:
    """Count the places that are only set otherwise, in another width or space, in what the table leaves out."""
    return sum(len(pair.edits) for pair in comparison.pairs if not _changed(pair))


def _leading(comparison: Comparison) -> set[int]:
    """Return the pairs that are the same and open what a change stands in: the chapter, the article, its caption."""
    found: set[int] = set()
    open_: list[tuple[int, Pair]] = []
    for pair in comparison.pairs:
        block = (pair.new or pair.old)[0]
        depth = _depth(block)
        if depth is not None:
            open_ = [each for each in open_ if each[0] < depth]
        if _changed(pair):
            found.update(id(each) for _, each in open_)
        if depth is not None:
            open_.append((depth, pair))
    return found.union(_captions(comparison.pairs, found))


def _captions(pairs: Sequence[Pair], leading: set[int]) -> Iterator[int]:
    """Yield the captions of articles that are shown: （定義） above 第二条."""
    for pair, following in pairwise(pairs):
        is_caption = (pair.new or pair.old)[0].kind == "caption"
        if is_caption and _opens(following) and (_changed(following) or id(following) in leading):
            yield id(pair)


def _opens(pair: Pair) -> bool:
    return OPENS.fullmatch((pair.new or pair.old)[0].number or "") is not None


def _depth(block: Block) -> int | None:
    """Return how deep what a block opens stands; None for what opens nothing."""
    if block.kind == "heading":
        return len(block.section or ())
    return 99 if OPENS.fullmatch(block.number or "") else None


def _row(pair: Pair, *, everything: bool) -> Row:
    old, new = columns(pair, _mark)
    only_number = not everything and _has_new_number_only(pair)
    lines = 2 if pair.moved or pair.renumbered else 0
    return Row(
        [*_cell(pair.new, new, lines, short=only_number)] or [[Part(STRUCK_OUT)]],
        [*_cell(pair.old, old, lines, short=only_number)] or [[Part(PUT_IN)]],
    )


def _has_new_number_only(pair: Pair) -> bool:
    """Tell whether a block that is no heading has another number, and all else is the same."""
    alone = len(pair.old) == len(pair.new) == 1 and pair.new[0].kind != "heading"
    return alone and pair.renumbered and not pair.moved and not any(map(amends, pair.edits))


def _cell(blocks: Sequence[Block], column: Column, lines: int, *, short: bool) -> Iterator[list[Part]]:
    """Yield the paragraphs of a cell; of a block that only has another number its text is left out."""
    for block, pieces in zip(blocks, column, strict=True):
        whole = any(mark in {"inserted", "deleted"} for _, mark in pieces)
        label = [Part(block.label, 1 if whole else lines), Part("　", 1 if whole else 0)] if block.label else []
        yield [*label, *([Part(LEFT_OUT)] if short else _underlined(pieces))]


def _underlined(pieces: Iterable[Piece]) -> Iterator[Part]:
    for text, mark in pieces:
        yield Part(text.replace("\t", "│"), 1 if mark and mark != "style" else 0)


def _lead(pair: Pair) -> Row:
    """Write what leads to a change: a heading as it is, of an article only its number."""
    sides = []
    for block in (pair.new[0], pair.old[0]):
        label = f"{block.label}　" if block.label else ""
        sides.append([[Part(label + (block.text if block.kind in {"heading", "caption"} else LEFT_OUT))]])
    return Row(*sides)
