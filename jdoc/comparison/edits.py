"""What changed inside a pair of blocks, as a person would underline it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.comparison.folding import differences, key_of
from jdoc.comparison.matching import match_words
from jdoc.comparison.records import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.comparison.records import EditClass
    from jdoc.comparison.words import Word
    from jdoc.model import Block

WEAK = 3
"""Characters of particles between two changes that belong to the change."""


class Stretch(NamedTuple):
    """Words that changed: from and to, on both sides."""

    first: int
    last: int
    second: int
    end: int


class Joined(NamedTuple):
    """The texts of one side of a pair as one, and where each block begins in it."""

    text: str
    starts: list[int]

    def span(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield block, start and end for a stretch, which may go over several blocks."""
        for block, begin in enumerate(self.starts):
            stop = self.starts[block + 1] if block + 1 < len(self.starts) else len(self.text)
            inside = max(start, begin), min(end, stop)
            if inside[0] < inside[1]:
                yield block, inside[0] - begin, inside[1] - begin
            elif start == end and (begin <= start < stop or (start == stop and block == len(self.starts) - 1)):
                yield block, start - begin, start - begin


def joined(blocks: Sequence[Block]) -> Joined:
    """Put the texts of blocks together."""
    starts, length = [], 0
    for block in blocks:
        starts.append(length)
        length += len(block.text)
    return Joined("".join(block.text for block in blocks), starts)


def changed_words(old: Sequence[Word], new: Sequence[Word]) -> tuple[list[Stretch], list[tuple[int, int]]]:
    """Return the stretches of words that changed, and the pairs of words that are the same."""
    matched = match_words(old, new)
    stretches = _between(matched, len(old), len(new))
    stretches = _swallowed(stretches, old)
    stretches = [_with_tail(each, old, new, after) for each, after in _with_next(stretches, len(old), len(new))]
    stretches = _merged(_slid(each, old, new) for each in stretches)
    kept = [(a, b) for a, b in matched if not any(s.first <= a < s.last or s.second <= b < s.end for s in stretches)]
    return stretches, kept


def _between(matched: list[tuple[int, int]], old: int, new: int) -> list[Stretch]:
    found = []
    here = there = 0
    for first, second in [*matched, (old, new)]:
        if first > here or second > there:
            found.append(Stretch(here, first, there, second))
        here, there = first + 1, second + 1
    return found


def _swallowed(stretches: list[Stretch], old: Sequence[Word]) -> list[Stretch]:
    """Put changes together that only particles hold apart."""
    found: list[Stretch] = []
    for each in stretches:
        if found and _is_weak(found[-1], each, old):
            found[-1] = Stretch(found[-1].first, each.last, found[-1].second, each.end)
        else:
            found.append(each)
    return found


def _is_weak(before: Stretch, after: Stretch, old: Sequence[Word]) -> bool:
    """Tell whether what stands between two changes is nothing that a reader would leave without a line."""
    between = old[before.last : after.first]
    length = sum(word.end - word.start for word in between)
    if length > WEAK or any(word.what not in {"particle", "tail"} for word in between):
        return False
    replaced = before.first < before.last and before.second < before.end
    return replaced and after.first < after.last and after.second < after.end


def _with_next(stretches: list[Stretch], old: int, new: int) -> Iterator[tuple[Stretch, tuple[int, int]]]:
    """Yield each stretch and where the next one begins."""
    for place, each in enumerate(stretches):
        after = stretches[place + 1] if place + 1 < len(stretches) else Stretch(old, old, new, new)
        yield each, (after.first, after.second)


def _with_tail(each: Stretch, old: Sequence[Word], new: Sequence[Word], limit: tuple[int, int]) -> Stretch:
    """Let a change that ends in a verb go on to the verb's end: 示し[た] → 表明し[た]."""
    first, last, second, end = each
    if (
        first == last
        or second == end
        or old[last - 1].what not in {"verb", "tail"}
        or new[end - 1].what not in {"verb", "tail"}
    ):
        return each
    while last < limit[0] and end < limit[1] and old[last].what == "tail" and new[end].what == "tail":
        last, end = last + 1, end + 1
    return Stretch(first, last, second, end)


def _slid(each: Stretch, old: Sequence[Word], new: Sequence[Word]) -> Stretch:
    """Move what was put in or struck out to where a clause begins or ends, if the words are the same either way."""
    first, last, second, end = each
    if first == last:
        step = _best_slide(new, second, end, second - _limit(each))
        return Stretch(first + step, first + step, second + step, end + step)
    if second == end:
        step = _best_slide(old, first, last, first - _limit(each))
        return Stretch(first + step, last + step, second + step, second + step)
    return each


def _limit(each: Stretch) -> int:
    return min(each.first, each.second, 40)


def _best_slide(words: Sequence[Word], start: int, end: int, floor: int) -> int:
    """Return how many words to move a stretch by, to the left or to the right."""
    best, step = _neatness(words, start, end), 0
    left = 0
    while start - left - 1 >= floor and words[start - left - 1].key == words[end - left - 1].key:
        left += 1
        neat = _neatness(words, start - left, end - left)
        if neat > best:
            best, step = neat, -left
    return step


def _neatness(words: Sequence[Word], start: int, end: int) -> int:
    """Say how well a stretch can be told from what stands around it."""
    ends = words[end - 1].what == "mark"
    opens = start == 0 or words[start - 1].what == "mark"
    particle_first = words[start].what in {"particle", "tail"}
    return 2 * (ends and opens) + (opens and end == len(words)) - particle_first


def _merged(stretches: Iterator[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    for each in stretches:
        if found and found[-1].last >= each.first and found[-1].end >= each.second:
            found[-1] = Stretch(
                found[-1].first, max(found[-1].last, each.last), found[-1].second, max(found[-1].end, each.end)
            )
        else:
            found.append(each)
    return found


def edit(
    old: Joined, new: Joined, place: tuple[int, int, int, int], what: EditClass, label: str | None = None
) -> Iterator[Edit]:
    """Yield the edit of a stretch of text; one that goes over several blocks of a side is one edit for each of them."""
    first, last, second, end = place
    befores = [*old.span(first, last)]
    afters = [*new.span(second, end)]
    count = max(len(befores), len(afters))
    for index in range(count):
        before = befores[index] if index < len(befores) else (befores[-1][0], befores[-1][2], befores[-1][2])
        after = afters[index] if index < len(afters) else (afters[-1][0], afters[-1][2], afters[-1][2])
        here, there = _cut(old, before), _cut(new, after)
        kind = "replace" if here.text and there.text else "insert" if there.text else "delete"
        yield Edit(kind, what, here, there, label)


def _cut(side: Joined, place: tuple[int, int, int]) -> Span:
    block, start, end = place
    begin = side.starts[block]
    return Span(block, start, end, side.text[begin + start : begin + end])


def style_edits(
    old: Joined, new: Joined, here: tuple[int, int], there: tuple[int, int]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield where two stretches that say the same are written otherwise."""
    first, second = old.text[slice(*here)], new.text[slice(*there)]
    if first == second:
        return
    if key_of(first) != key_of(second):
        yield (*here, *there)
        return
    for a, b, c, d in differences(first, second):
        yield here[0] + a, here[0] + b, there[0] + c, there[0] + d
