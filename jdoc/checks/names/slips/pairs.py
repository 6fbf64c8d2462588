"""Pairs: names of a document that a slip of the pen makes of each other, and what the slip is."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from jdoc.checks.names.confusions import are_confused, confusions
from jdoc.checks.names.slips.written import LONGEST
from jdoc.language.lazy import deferred
from jdoc.language.tokens import sounds_of
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.names.slips.written import Names

LONG, MOST = 5, 8
"""Characters of a name of which two may be others; names that are alike in one place and no slips any more."""
SHORTEST_LOST = 4
"""Characters of a name that has one more in another place."""
ORDERS = frozenset(
    "一二三四五六七八九十百千〇東西南北上下左右中前後新旧内外大小甲乙丙丁第元次春夏秋冬朝夕男女月火水木金土日年円副正主補高低海山父母増減入出開閉収支歳再丑寅卯辰巳午未申酉戌亥公私国県市町村区課係部局室省庁府"
)
"""What tells names from each other: 東浜市, 西浜市; 総務課, 総務部."""


ENDS = frozenset(
    "省庁府課室係班部局科署所会院館校園社団隊法港駅橋川台市町村区県構合盟行関金学業画例則程綱財人公庫設作協頭事場ールザビスムブク"
)
"""How names end; what ends otherwise is looked at for a slip in its last character alone: 図書舘."""
HALVES = {length: (length - 1) // 2 if length >= LONG else length // 2 for length in range(LONGEST + 1)}
"""Characters that two names of a length share in front or behind, if they are the same but for a place: the others need no look."""
SIZES = {length: f"{length}" for length in HALVES}
"""How long a name is, behind a half of it."""
HIRAGANA = deferred("[ぁ-ん]+")
"""What a name has in kanji elsewhere: `[みなと]`総合, not `港`."""


class Pair(NamedTuple):
    """Two names, and how many there are that differ in the same place."""

    written: str
    right: str
    family: int


class Difference(NamedTuple):
    """Where a name differs from another one, and in what."""

    at: int
    here: str
    there: str


def pairs_of(names: Names) -> Iterator[Pair]:
    """Yield the names that a slip makes of each other, each way."""
    alike: dict[tuple[str, str], int] = {}
    for group in _groups(names):
        for one, other in combinations(group, 2):
            alike[one, other] = max(alike.get((one, other), 0), len(group))
    for (one, other), family in alike.items():
        difference = difference_of(one, other)
        if not _tells_apart(difference):
            turned = Difference(difference.at, difference.there, difference.here)
            if kind_of(one, other, difference):
                yield Pair(one, other, family)
            if kind_of(other, one, turned):
                yield Pair(other, one, family)


def _tells_apart(difference: Difference) -> bool:
    """Tell whether names are of two things by what they differ in: by orders, and by the one who heads what is named."""
    differing = {difference.here, difference.there}
    return differing <= ORDERS or HEAD in differing


HEAD = "長"


class Halves(NamedTuple):
    """How the names of a document begin and end, each with how long it is, and how often they do so: those that are alike share one of the two."""

    of: list[tuple[str, str, str]]
    """Each name with the two."""
    heads: Counter[str]
    tails: Counter[str]


def _halves(names: Names) -> Halves:
    heads = [name[: HALVES[len(name)]] + SIZES[len(name)] for name in names.spots]
    tails = [name[-HALVES[len(name)] :] + SIZES[len(name)] for name in names.spots]
    return Halves([*zip(names.spots, heads, tails, strict=True)], Counter(heads), Counter(tails))


def _groups(names: Names) -> Iterator[list[str]]:
    """Yield names that are the same but for a place, that have the same characters, or sound alike."""
    halves = _halves(names)
    ended = {name: None for name in names.spots if name[-1] in ENDS or name in names.found}
    yield from _alike(ended, halves)
    yield from _lacking(names, ended, halves)
    yield from _in_kana(names)


def _alike(ended: dict[str, None], halves: Halves) -> Iterator[list[str]]:
    """Yield names that are the same but for a place, or have the same characters."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name, head, tail in halves.of:
        is_begun, is_followed = halves.heads[head] > 1, halves.tails[tail] > 1
        if name in ended:
            for key in _keys(name, head=is_begun, tail=is_followed) if is_begun or is_followed else ():
                groups[key].append(name)
            groups["".join(sorted(name))].append(name)
        elif is_begun:
            groups[f"{name[:-1]}*"].append(name)
    yield from (group for group in groups.values() if 1 < len(group) <= MOST)


def _lacking(names: Names, ended: dict[str, None], halves: Halves) -> Iterator[list[str]]:
    """Yield names with those that lack a character of theirs."""
    for name in ended:
        half, size = HALVES[len(name) - 1], SIZES[len(name) - 1]
        if name[:half] + size in halves.heads or name[-half:] + size in halves.tails:
            yield from ([shorter, name] for shorter in _shorter(name) if shorter in names.spots)


def _in_kana(names: Names) -> Iterator[list[str]]:
    """Yield names with hiragana, and what sounds so: みなと総合, 港総合."""
    for name in sorted(filter(HIRAGANA.search, names.found)):
        kept = max(HIRAGANA.split(name), key=len)
        every = names.spots if len(kept) > 1 else ()
        likely = [other for other in every if kept in other and not HIRAGANA.search(other)]
        yield from ([name, other] for other in likely if sounds_of(other) == sounds_of(name))


def _keys(name: str, *, head: bool, tail: bool) -> list[str]:
    """Return a name without each of its characters, and without each two, where names may be the same that share its head or tail.

    >>> _keys("市役所", head=True, tail=False), _keys("市役所", head=True, tail=True)
    (['市役*'], ['*役所', '市*所', '市役*'])
    """
    length, half = len(name), HALVES[len(name)]
    first, last = 0 if tail else length - half, length if head else half
    keys = [f"{name[:at]}*{name[at + 1 :]}" for at in range(first, last)]
    if length < LONG:
        return keys
    first, last = max(0, first - 1), min(last, length - 1)
    return [*keys, *[f"{name[:at]}**{name[at + 2 :]}" for at in range(first, last)]]


def _shorter(name: str) -> Iterator[str]:
    """Yield a name with an inner character lost, or one that is there twice."""
    if len(name) >= SHORTEST_LOST:
        for at in range(1, len(name) - 1):
            if len(name) > SHORTEST_LOST or name[at] == name[at - 1]:
                yield name[:at] + name[at + 1 :]
        if name[-1] == name[-2]:
            yield name[:-1]


@lru_cache(maxsize=256)
def difference_of(written: str, right: str) -> Difference:
    """Return where two names differ.

    >>> difference_of("統計調整課", "統計調査課"), difference_of("税関局", "関税局")
    (Difference(at=3, here='整', there='査'), Difference(at=0, here='税関', there='関税'))
    """
    shorter = min(len(written), len(right))
    start = next((at for at in range(shorter) if written[at] != right[at]), shorter)
    most = shorter - start
    same = next((at for at in range(most) if written[-1 - at] != right[-1 - at]), most)
    return Difference(start, written[start : len(written) - same], right[start : len(right) - same])


def kind_of(written: str, right: str, difference: Difference) -> str:
    """Say what makes one of two names of the other; nothing where it is no slip.

    >>> [kind_of(*pair, difference_of(*pair)) for pair in (("税関局", "関税局"), ("統計調整課", "統計調査課"), ("中央図書舘", "中央図書館"))]
    ['turned', 'other', 'alike']
    """
    here, there = difference.here, difference.there
    if len(written) != len(right):
        return _kind_of_lengths(written, right, difference)
    if len(here) == 1:
        return "alike" if is_alike(here, there) else "other"
    if sorted(here) == sorted(there):
        half = len(here) // 2
        is_exchanged = here[half:] + here[:half] == there
        return ("turned" if half == 1 else "exchanged") if is_exchanged else "moved"
    return "shared" if set(here) & set(there) else "two"


def _kind_of_lengths(written: str, right: str, difference: Difference) -> str:
    """Say what makes a name longer or shorter: a character lost, one more, one twice, or another script."""
    more, less = sorted((difference.here, difference.there), key=len, reverse=True)
    if less or len(more) > 1:
        return "script"
    longer = max(written, right, key=len)
    if longer[difference.at - 1 : difference.at] == more:
        return "doubled" if longer == written else ""
    return ("added" if longer == written else "lost") if difference.at else ""


@cache
def _looks() -> dict[str, set[str]]:
    """Return the kanji that each looks like."""
    looks: dict[str, set[str]] = {}
    for (group,) in columns("look_alikes", "characters"):
        for char in group:
            looks.setdefault(char, set()).update(group)
    return looks


@cache
def looks_of(char: str) -> str:
    """Return what a character looks like or sounds like, in writing.

    >>> "冶" in looks_of("治"), "治" in looks_of("治")
    (True, False)
    """
    return "".join(sorted({*_looks().get(char, ()), *confusions().get(char, "")} - {char}))


def is_alike(one: str, other: str) -> bool:
    """Tell whether two characters look alike, or are typed for each other.

    >>> is_alike("冶", "治"), is_alike("整", "査")
    (True, False)
    """
    return other in _looks().get(one, ()) or are_confused(one, other)
