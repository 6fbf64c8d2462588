"""From groups of blocks to pairs as they are written: with their edits and values."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, NamedTuple

from jdoc.comparison.edits import edit, joined, style_edits
from jdoc.comparison.folding import key_of
from jdoc.comparison.records import Pair
from jdoc.comparison.stretches import Stretch, changed_words
from jdoc.comparison.values import inside, value_changes
from jdoc.comparison.sides import Side
from jdoc.comparison.words import words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from jdoc.comparison.edits import Joined
    from jdoc.comparison.grouping import Group
    from jdoc.comparison.records import Edit, EditClass, Text, ValueChange
    from jdoc.comparison.similarity import Likeness
    from jdoc.comparison.words import Word
    from jdoc.model import Block, Entity


class Whole(NamedTuple):
    """One side of a pair: its text as one, with what stands in it."""

    joined: Joined
    words: list[Word]
    entities: list[Entity]


def make_pairs(groups: Sequence[Group], old: Sequence[Text], new: Sequence[Text], likeness: Likeness) -> Iterator[Pair]:
    """Yield the pairs of groups, in order."""
    targets = {place: each.new[0] for each in groups if each.new for place in each.old[:1]}
    sides = Side(old, targets), Side(new, {place: place for place in range(len(new))})
    for each in groups:
        before, after = [old[place].block for place in each.old], [new[place].block for place in each.new]
        if not before or not after:
            yield Pair(
                "deleted" if before else "inserted",
                moved=False,
                renumbered=False,
                similarity=0.0,
                old=before,
                new=after,
            )
            continue
        pair = Pair("same", each.moved, _is_renumbered(before[0], after[0]), 1.0, before, after)
        texts = joined(before), joined(after)
        if [old[place].key for place in each.old] == [new[place].key for place in each.new]:
            pair.edits = [
                found
                for place in style_edits(*texts, (0, len(texts[0].text)), (0, len(texts[1].text)))
                for found in edit(*texts, place, "style")
            ]
        else:
            pair.similarity = round(_similarity(each, likeness), 3)
            known: dict[Hashable, int] = {}
            wholes = [
                _whole(side, places, text, known) for side, places, text in zip(sides, each[:2], texts, strict=True)
            ]
            pair.edits, pair.values = _compared(wholes[0], wholes[1])
        yield pair


def _is_renumbered(old: Block, new: Block) -> bool:
    return old.number is not None and new.number is not None and old.number != new.number


def _similarity(group: Group, likeness: Likeness) -> float:
    if len(group.old) > 1:
        return likeness.together(0, group.old, group.new[0])
    if len(group.new) > 1:
        return likeness.together(1, group.new, group.old[0])
    return likeness.of(group.old[0], group.new[0])


def _whole(side: Side, places: tuple[int, ...], text: Joined, known: dict[Hashable, int]) -> Whole:
    found: list[Word] = []
    entities: list[Entity] = []
    for place, begin in zip(places, text.starts, strict=True):
        here = words(side.blocks[place].text, side.atoms(place), known)
        found += [word._replace(start=word.start + begin, end=word.end + begin) for word in here]
        for entity in side.entities(place):
            moved = copy.copy(entity)
            moved.start, moved.end = entity.start + begin, entity.end + begin
            entities.append(moved)
    return Whole(text, found, entities)


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
            changed = [*value_changes(inside(old.entities, *place[:2]), inside(new.entities, *place[2:]))]
            values += changed
            label = _label(changed, place, old, new)
            edits += edit(old.joined, new.joined, place, "value" if label else "wording", label)
    return edits, values


def _label(changed: list[ValueChange], place: tuple[int, int, int, int], old: Whole, new: Whole) -> str | None:
    """Return the label of the values if values are all that a stretch holds, on one side at least: 2兆円 → 1兆円をこえる."""
    labels = {value.label for value in changed}
    if len(labels) == 1 and (_is_value(old, *place[:2]) or _is_value(new, *place[2:])):
        return labels.pop()
    return None


def _is_value(whole: Whole, start: int, end: int) -> bool:
    """Tell whether all words of a stretch that say something belong to entities."""
    covered = inside(whole.entities, start, end)
    return all(
        any(entity.start <= word.start and word.end <= entity.end for entity in covered)
        for word in whole.words
        if start <= word.start < word.end <= end and word.what in {"content", "verb"}
    )


def _places(old: Whole, new: Whole) -> Iterator[tuple[tuple[int, int, int, int], str]]:
    """Yield the stretches of text that differ, in order, and what is known of them."""
    stretches, kept = changed_words(old.words, new.words)
    steps: list[tuple[int, int, tuple[int, int, int, int], str]] = []
    for each in stretches:
        for part in _parts(each, old.words, new.words):
            steps.append((part.first, part.second, part, "changed"))
    steps += [(a, b, (a, a + 1, b, b + 1), "same") for a, b in kept]
    here = there = 0
    for *_, part, what in sorted(steps, key=lambda step: (step[0], step[1], step[3])):
        begin, end = _extent(old.words, part[0], part[1], here)
        start, stop = _extent(new.words, part[2], part[3], there)
        if old.joined.text[here:begin] != new.joined.text[there:start]:
            yield (here, begin, there, start), "style"
        if what == "same":
            word = old.words[part[0]]
            what = "reference" if word.label == "REFERENCE" else "style"
        yield (begin, end, start, stop), what
        here, there = end, stop
    if old.joined.text[here:] != new.joined.text[there:]:
        yield (here, len(old.joined.text), there, len(new.joined.text)), "style"


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
    yield from ahead
    if first < last or second < end:
        yield each.__class__(first, last, second, end)
    yield from reversed(behind)


def _are_values(old: Word, new: Word) -> bool:
    return old.what == new.what == "atom" and old.label == new.label
