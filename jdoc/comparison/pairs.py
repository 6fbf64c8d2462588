"""From groups of blocks to pairs as they are written: with their edits and values."""

from __future__ import annotations

import copy
from bisect import bisect_left
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from jdoc import lexicon
from jdoc.comparison.edits import edit, joined, style_edits
from jdoc.comparison.folding import key_of
from jdoc.comparison.records import Pair
from jdoc.comparison.sides import Side
from jdoc.comparison.stretches import Stretch, changed_words
from jdoc.comparison.values import Shelf, value_changes
from jdoc.comparison.words import words
from jdoc.spans import move_parts
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from jdoc.comparison.edits import Joined
    from jdoc.comparison.grouping import Group
    from jdoc.comparison.records import Edit, Text, ValueChange
    from jdoc.comparison.words import Word
    from jdoc.model import Block, Entity


class Whole(NamedTuple):
    """One side of a pair: its text as one, with what stands in it."""

    joined: Joined
    words: list[Word]
    entities: Shelf


def make_pairs(groups: Sequence[Group], old: Sequence[Text], new: Sequence[Text]) -> Iterator[Pair]:
    """Yield the pairs of groups, in order."""
    known = range(len(groups))
    sides = (
        Side(old, {place: number for number, each in zip(known, groups, strict=True) for place in each.old}),
        Side(new, {place: number for number, each in zip(known, groups, strict=True) for place in each.new}),
    )
    for each in groups:
        before, after = [old[place].block for place in each.old], [new[place].block for place in each.new]
        pair = Pair("same", each.moved, _is_renumbered(before, after), 1.0, before, after)
        if not before or not after:
            pair.change, pair.similarity = "deleted" if before else "inserted", 0.0
        else:
            _compare(pair, each, sides)
        yield pair


def _compare(pair: Pair, each: Group, sides: tuple[Side, Side]) -> None:
    """Put the edits and values between both sides into a pair."""
    before, after = joined(pair.old), joined(pair.new)
    if [key_of(block.text) for block in pair.old] == [key_of(block.text) for block in pair.new]:
        pair.edits = [*_style(before, after)]
        return
    pair.similarity = round(each.similarity, 3)
    edits, pair.values = _compared(*_wholes(each, sides, before, after))
    pair.edits = [_told_as_label(found, pair.old[0], pair.new[0]) for found in edits]


def _is_renumbered(old: Sequence[Block], new: Sequence[Block]) -> bool:
    numbers = [side[0].number if side else None for side in (old, new)]
    return None not in numbers and numbers[0] != numbers[1]


def _told_as_label(found: Edit, old: Block, new: Block) -> Edit:
    """Return an edit, as style where one side has as its label what the other has at the beginning of its text."""
    for here, there, other in ((found.old, found.new, new), (found.new, found.old, old)):
        is_first = here.block == here.start == there.block == there.start == 0 and not there.text
        if is_first and here.text and key_of(here.text) == key_of(other.label or ""):
            return msgspec.structs.replace(found, what="style")
    return found


def _style(old: Joined, new: Joined) -> Iterator[Edit]:
    """Yield the edits between two texts that say the same."""
    for place in style_edits(old, new, (0, len(old.text)), (0, len(new.text))):
        yield from edit(old, new, place, "style")


def _wholes(each: Group, sides: tuple[Side, Side], old: Joined, new: Joined) -> tuple[Whole, Whole]:
    known: dict[Hashable, int] = {}
    return _whole(sides[0], each.old, old, known), _whole(sides[1], each.new, new, known)


def _whole(side: Side, places: tuple[int, ...], text: Joined, known: dict[Hashable, int]) -> Whole:
    found: list[Word] = []
    entities: list[Entity] = []
    for place, begin in zip(places, text.starts, strict=True):
        here = words(side.blocks[place].text, side.atoms(place), known)
        found += [word._replace(start=word.start + begin, end=word.end + begin) for word in here]
        for entity in side.entities(place):
            moved = copy.copy(entity)
            moved.start, moved.end = entity.start + begin, entity.end + begin
            move_parts(moved, lambda start, end, by=begin: (start + by, end + by), text.text)  # type: ignore[misc]
            entities.append(moved)
    return Whole(text, found, Shelf(entities))


def _compared(old: Whole, new: Whole) -> tuple[list[Edit], list[ValueChange]]:
    """Return the edits and the values that changed between two texts."""
    edits: list[Edit] = []
    values: list[ValueChange] = []
    for place, what in _places(old, new):
        first, second = old.joined.text[place[0] : place[1]], new.joined.text[place[2] : place[3]]
        if first == second:
            continue
        if what == "reference":
            edits += edit(old.joined, new.joined, place, "reference")
        elif key_of(first) == key_of(second) or what == "style":
            for styled in style_edits(old.joined, new.joined, place[:2], place[2:]):
                edits += edit(old.joined, new.joined, styled, "style")
        else:
            changed = [*value_changes(old.entities.inside(*place[:2]), new.entities.inside(*place[2:]))]
            values += changed
            label = _label(changed, place, old, new)
            edits += edit(old.joined, new.joined, place, "value" if label else "wording", label)
    return edits, values


def _label(changed: list[ValueChange], place: tuple[int, int, int, int], old: Whole, new: Whole) -> str | None:
    """Return the label of the values if values are all that a side of a stretch holds: 2兆円 → 1兆円をこえる."""
    labels = {value.label for value in changed}
    if len(labels) == 1 and (_is_value(old, *place[:2]) or _is_value(new, *place[2:])):
        return labels.pop()
    return None


def _is_value(whole: Whole, start: int, end: int) -> bool:
    """Tell whether all words of a stretch that say something belong to entities."""
    covered = sorted(whole.entities.inside(start, end), key=attrgetter("start"), reverse=True)
    first = bisect_left(whole.words, start, key=attrgetter("start"))
    last = bisect_left(whole.words, end, key=attrgetter("start"))
    reached = 0  # by entities that have begun
    for word in whole.words[first:last]:
        while covered and covered[-1].start <= word.start:
            reached = max(reached, covered.pop().end)
        if reached < word.end <= end and word.what in {"content", "verb"}:
            return False
    return True


def _places(old: Whole, new: Whole) -> Iterator[tuple[tuple[int, int, int, int], str]]:
    """Yield the stretches of text that differ, in order, and what is known of them."""
    steps: list[tuple[Stretch, str]] = []
    stretches, kept = _changed(old, new)
    for each in stretches:
        steps += [(part, "changed") for part in _parts(each, old.words, new.words)]
    steps += [(Stretch(a, a + 1, b, b + 1), "same") for a, b in kept]
    here = there = 0
    for part, what in sorted(steps):
        begin, end = _extent(old.words, part.first, part.last, here)
        start, stop = _extent(new.words, part.second, part.end, there)
        if old.joined.text[here:begin] != new.joined.text[there:start]:
            yield (here, begin, there, start), "style"
        told = what
        if what == "same":
            told = "reference" if old.words[part.first].label == "REFERENCE" else "style"
        yield (begin, end, start, stop), told
        here, there = end, stop
    if old.joined.text[here:] != new.joined.text[there:]:
        yield (here, len(old.joined.text), there, len(new.joined.text)), "style"


def _changed(old: Whole, new: Whole) -> tuple[list[Stretch], list[tuple[int, int]]]:
    """Return the stretches that changed and the words that are the same, looked for in one direction."""
    if old.joined.text <= new.joined.text:
        return changed_words(old.words, new.words)
    stretches, kept = changed_words(new.words, old.words)
    turned = [Stretch(each.second, each.end, each.first, each.last) for each in stretches]
    return turned, [(here, there) for there, here in kept]


def _extent(words: list[Word], first: int, last: int, at: int) -> tuple[int, int]:
    """Return from where to where words stand; none stand where the last ones ended."""
    return (words[first].start, words[last - 1].end) if first < last else (at, at)


def _parts(each: Stretch, old: list[Word], new: list[Word]) -> Iterator[Stretch]:
    """Yield a stretch in parts: a value that became another one of its kind is told by itself."""
    first, last, second, end = each
    ahead: list[Stretch] = []
    while (
        first < last
        and second < end
        and _are_values(old[first], new[second])
        and (last - first > 1) == (end - second > 1)
    ):
        ahead.append(each.__class__(first, first + 1, second, second + 1))
        first, second = first + 1, second + 1
    behind: list[Stretch] = []
    while last - first > 1 and end - second > 1 and _are_values(old[last - 1], new[end - 1]):
        last, end = last - 1, end - 1
        behind.append(each.__class__(last, last + 1, end, end + 1))
    if len(ahead) == 1 and _say_how_much([*old[first:last], *new[second:end]]):
        yield each
        return
    yield from ahead
    if first < last or second < end:
        yield each.__class__(first, last, second, end)
    yield from reversed(behind)


def _say_how_much(rest: Sequence[Word]) -> bool:
    """Tell whether what is left beside a value only says how it is meant: 0%[台後半] → 1%[程度]."""
    return bool(rest) and all(word.key in _degrees() for word in rest)


@cache
def _degrees() -> frozenset[str]:
    listed = (row["word"] for row in lexicon.rows("qualifiers") if row["place"] == "after")
    return frozenset({"台", "前半", "後半", "半ば", *listed})


def _are_values(old: Word, new: Word) -> bool:
    return old.what == new.what == "atom" and old.label == new.label
