"""Which words changed, in stretches as a person would mark them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.comparison.matching import match_words
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.comparison.words import Word

WIDEST = 2
"""Words that may hold two changes together: 及び, の."""
FARTHEST = 60
"""Words that a stretch is moved by at most."""


class Stretch(NamedTuple):
    """Words that changed: from and to, on both sides."""

    first: int
    last: int
    second: int
    end: int

    @property
    def replaces(self) -> bool:
        """Whether there are words on both sides."""
        return self.first < self.last and self.second < self.end


def changed_words(old: Sequence[Word], new: Sequence[Word]) -> tuple[list[Stretch], list[tuple[int, int]]]:
    """Return the stretches of words that changed, and the pairs of words that are the same."""
    stretches = _between(match_words(old, new), len(old), len(new))
    stretches = _joined(stretches, old, new)
    stretches = [_with_tail(each, old, new, after) for each, _, after in _with_neighbors(stretches, len(old), len(new))]
    stretches = _merged(
        _slid(each, old, new, before, after) for each, before, after in _with_neighbors(stretches, len(old), len(new))
    )
    return stretches, _kept(stretches, len(old), len(new))


def _between(matched: Iterable[tuple[int, int]], old: int, new: int) -> list[Stretch]:
    found = []
    here = there = 0
    for first, second in [*matched, (old, new)]:
        if first > here or second > there:
            found.append(Stretch(here, first, there, second))
        here, there = first + 1, second + 1
    return found


def _kept(stretches: Iterable[Stretch], old: int, new: int) -> list[tuple[int, int]]:
    """Return the pairs of words outside of all stretches."""
    found: list[tuple[int, int]] = []
    here = there = 0
    for first, last, second, end in [*stretches, Stretch(old, old, new, new)]:
        found += zip(range(here, first), range(there, second), strict=True)
        here, there = last, end
    return found


def _joined(stretches: list[Stretch], old: Sequence[Word], new: Sequence[Word]) -> list[Stretch]:
    """Put changes together that a reader takes for one."""
    found: list[Stretch] = []
    for each in stretches:
        if found and _is_one(found[-1], each, old, new):
            found[-1] = Stretch(found[-1].first, each.last, found[-1].second, each.end)
        else:
            found.append(each)
    return found


def _is_one(before: Stretch, after: Stretch, old: Sequence[Word], new: Sequence[Word]) -> bool:
    """Tell whether two changes are one: two nouns of one phrase, two pieces of one verb; values stand alone."""
    if not before.replaces or not after.replaces:
        return False
    between = {word.what for word in old[before.last : after.first]}
    if after.first - before.last > WIDEST or between - {"joint", "tail", "suffix"}:
        return False
    around = [old[before.last - 1], new[before.end - 1], old[after.first], new[after.second]]
    if between <= {"tail"}:
        return all(word.what in {"verb", "tail", "content"} for word in around)
    return all(word.what in {"content", "suffix"} for word in around)


def _with_neighbors(
    stretches: list[Stretch], old: int, new: int
) -> Iterator[tuple[Stretch, tuple[int, int], tuple[int, int]]]:
    """Yield each stretch, where the one before it ends, and where the one after it begins."""
    walls = [Stretch(0, 0, 0, 0), *stretches, Stretch(old, old, new, new)]
    for place, each in enumerate(stretches):
        yield each, (walls[place].last, walls[place].end), (walls[place + 2].first, walls[place + 2].second)


def _with_tail(each: Stretch, old: Sequence[Word], new: Sequence[Word], limit: tuple[int, int]) -> Stretch:
    """Let a change go on to the end of its last word: 示し[た] → 表明し[た], 計画[課] → 工務[課]."""
    first, last, second, end = each
    if not each.replaces:
        return each
    ends = {old[last - 1].what, new[end - 1].what}
    more = "tail" if ends <= {"verb", "tail"} else "suffix" if ends <= {"content", "suffix"} else ""
    while last < limit[0] and end < limit[1] and old[last].what == more == new[end].what:
        last, end = last + 1, end + 1
    return Stretch(first, last, second, end)


def _slid(
    each: Stretch, old: Sequence[Word], new: Sequence[Word], before: tuple[int, int], after: tuple[int, int]
) -> Stretch:
    """Move what was put in or struck out to where a clause begins or ends, if the words are the same either way."""
    if each.replaces:
        return each
    back = min(each.first - before[0], each.second - before[1], FARTHEST)
    ahead = min(after[0] - each.last, after[1] - each.end, FARTHEST)
    words, start, end = (new, each.second, each.end) if each.first == each.last else (old, each.first, each.last)
    step = _best_step(words, start, end, back, ahead)
    return Stretch(each.first + step, each.last + step, each.second + step, each.end + step)


def _best_step(words: Sequence[Word], start: int, end: int, back: int, ahead: int) -> int:
    """Return how many words to move a stretch by, to the left (below 0) or to the right."""
    least = most = 0
    while least > -back and words[start + least - 1].key == words[end + least - 1].key:
        least -= 1
    while most < ahead and words[start + most].key == words[end + most].key:
        most += 1
    return max(range(least, most + 1), key=lambda step: (_neatness(words, start + step, end + step), -abs(step)))


def _neatness(words: Sequence[Word], start: int, end: int) -> int:
    """Say how well a stretch can be told from what stands around it."""
    first, last = words[start], words[end - 1]
    opens = start == 0 or words[start - 1].what == "mark"
    closes = last.what == "mark" or end == len(words)
    whole = last.key == "。" and (start == 0 or words[start - 1].key == "。")
    hangs = first.what in {"particle", "tail", "joint", "suffix"} or (first.key in {"、", "。"})
    return 3 * whole + 2 * (opens and closes) - hangs


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Put stretches together that have come to touch."""
    found: list[Stretch] = []
    for each in stretches:
        if found and found[-1].last >= each.first and found[-1].end >= each.second:
            last = found[-1]
            found[-1] = Stretch(last.first, max(last.last, each.last), last.second, max(last.end, each.end))
        else:
            found.append(each)
    return found
