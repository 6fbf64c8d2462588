"""Sums: amounts of one unit that others of it may add up to, wholes and rests among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.cases import ANY, BESIDE, FITS, Case, near, rarity
from jdoc.checks.amounts.made.pen import Slip, may_be_slip, slip_of
from jdoc.checks.amounts.made.rates import way_said
from jdoc.checks.amounts.moves import BEFORE, SINCE, WAY
from jdoc.language.lazy import deferred, once
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jdoc.checks.amounts.made.told import Told

MOST, NEIGHBOURS = 12, 5
"""Parts of a sum, and amounts around one that two of them may make."""
NEAR, FAR = 2, 6
"""Blocks from a sum to its parts, and to two that it is of."""
INSIDE = deferred("うち(?!訳)|再掲|内数|^[(]$")
"""What says that a part is in another one, or of one: `[うち]市内`, `[(]`, not `内訳`."""
TOTAL = deferred(
    "(?<![会統設時家量位震圧重])計(?!画|算|測|器)|総[額数勢]|合わせ|併せ|あわせ|合算|延べ|全[体部]|全$|通算|通じて|全長|補正後"
)
"""What says that an amount sums up others: `[計]`, not `計画`, `会計`."""
PARTED = deferred("内訳|うち訳")
"""What says that parts follow: `[内訳]は`, not `うち`."""
RAISED = deferred("引き?[上下]げ")
"""What says that an amount is told as it is, not rounded: 5万円`引き上げ`る."""
LENGTHS = deferred("(?<![会統設時家量位震圧重])計$|合計で?$|[合併]わ?せて$|延べ$")
"""What says so of lengths of time, right before them: 12時間と18時間の`計`30時間."""
ADDABLE = frozenset({"amount", "length"})
"""Kinds of what is added."""
SHORT = 14
"""Characters before a sum in which that is said."""
LEAST, MOST_TIMES, FARTHEST = 0.5, 2, 4
"""How many times an amount what others make may be that it is compared with, and what a whole list makes."""


class Alike:
    """The amounts of one unit in their order, with what is asked of each again and again."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = told
        self.is_total = [TOTAL.search(each.before[-SHORT:]) is not None for each in told]
        self.is_inside = [INSIDE.search(each.before) is not None for each in told]
        self.is_aside = [each.depth > 0 for each in told]
        """Whether each stands in brackets."""
        self.ends = [True, *map(self._ends, range(1, len(told))), True]
        """Whether a sentence or list ends before each, and behind the last one."""

    def near(self, at: int) -> list[Told]:
        """Return those around one; those in a line without what it says to be inside of others."""
        if not self.told[at].is_line:
            return near(self.told, at, NEIGHBOURS, FAR)
        return near(self.told, at, NEIGHBOURS, FAR, lambda other: INSIDE.search(other.before) is None)

    def opens(self, at: int, step: int) -> bool:
        """Tell whether an amount is said to be made of those behind it."""
        return step > 0 and at + 1 < len(self.told) and PARTED.search(self.told[at + 1].before) is not None

    def is_bracketed(self, at: int, step: int) -> bool:
        """Tell whether those behind an amount stand in brackets right behind it."""
        return (
            step > 0
            and at + 1 < len(self.told)
            and self.told[at].behind.startswith("(")
            and self.told[at + 1].depth > self.told[at].depth
        )

    def level(self, at: int, step: int) -> tuple[int, bool]:
        """Tell in how many brackets the parts of an amount stand, and whether they are said to be in it, by the first of them."""
        if step < 0 or at + 1 == len(self.told):
            return self.told[at].depth, False
        return max(self.told[at].depth, self.told[at + 1].depth), self.is_inside[at + 1]

    def is_end(self, at: int, step: int, level: int) -> bool:
        """Tell whether parts end before they come to an amount, as a sentence, a list or the bracket at that level does."""
        if self.ends[at + (step < 0)]:
            return True
        return level > 0 and 0 <= at < len(self.told) and self.told[at].depth < level

    def _ends(self, at: int) -> bool:
        one, other = self.told[at - 1], self.told[at]
        if one.is_line and other.is_line:
            is_far = other.place.block - one.place.block > BESIDE
            return is_far or (self.is_total[at] and other.value > one.value)
        return other.sentence != one.sentence


def sums(every: Sequence[Alike], *, are_rounded: bool = False) -> Iterator[Case]:
    """Yield what the amounts of each unit make by adding; where they are rounded, nothing that rounding explains."""
    for alike in every:
        cases = _of_unit(alike)
        yield from cases if not are_rounded else (case for case in cases if not _is_by_rounding(case))


def alike_by_unit(told: Sequence[Told]) -> list[Alike]:
    """Return the amounts of each unit that has three of them or more."""
    units: dict[tuple[str, str], list[Told]] = {}
    for each in told:
        if each.kind in ADDABLE:
            units.setdefault((each.unit, each.kind), []).append(each)
    return [
        Alike(of_unit)
        for (_, kind), of_unit in units.items()
        if len(of_unit) > BESIDE and (kind == "amount" or any(LENGTHS.search(each.before) for each in of_unit))
    ]


def _of_unit(alike: Alike) -> Iterator[Case]:
    yield from _of_lists(alike)
    for at, result in enumerate(alike.told):
        if result.is_cell:  # what tables sum up is known by their heads
            continue
        yield from _of_runs(alike, at, -1)
        yield from _of_runs(alike, at, 1)
        yield from _of_pairs(alike.told, at, alike.near(at))
        if alike.is_total[at]:
            yield from _of_totals(alike, at)


def _of_lists(alike: Alike) -> Iterator[Case]:
    """Yield what the lines of a list without a sum of its own make, and a sum told farther off that it is of."""
    for start, end in _lists(alike):
        items = [
            each
            for each, is_aside in zip(alike.told[start:end], alike.is_aside[start:end], strict=True)
            if not is_aside
        ]
        around = (*range(max(0, start - AROUND), start), *range(end, min(end + AROUND, len(alike.told))))
        totals = [alike.told[at] for at in around if alike.is_total[at] and not alike.told[at].is_line]
        if len(items) > BESIDE and not any(map(alike.is_total.__getitem__, range(start, end))):
            added = sum(each.value for each in items)
            for total in totals:
                yield from Sum("sum", (total, *items), added, is_whole=True).cases(len(totals))


def _lists(alike: Alike) -> Iterator[tuple[int, int]]:
    """Yield from where to where lines stand side by side, with what brackets say between them."""
    start = None
    for at, each in enumerate(alike.told):
        is_line = each.is_line or alike.is_aside[at]
        is_beside = at > 0 and each.place.block - alike.told[at - 1].place.block <= 1
        if start is not None and not (is_line and is_beside):
            yield start, at
            start = None
        start = at if start is None and each.is_line and not each.is_cell else start
    if start is not None:
        yield start, len(alike.told)


AROUND = 8
"""Amounts before and behind a list in which its sum may stand."""


def _is_by_rounding(case: Case) -> bool:
    """Tell whether rounding explains that a sum doesn't fit."""
    off = abs(abs(case.wrong.value) - case.made)
    return case.slip.kind != FITS and off <= max(each.ulp for each in case.members) / 2 * (len(case.members) + 1)


class Run(NamedTuple):
    """Amounts side by side that may be parts of one beside them."""

    parts: tuple[Told, ...]
    is_whole: bool


def _of_runs(alike: Alike, at: int, step: int) -> Iterator[Case]:
    """Yield what the amounts before or behind one add up to, one after the other."""
    result = alike.told[at]
    is_edge = alike.is_total[at] or alike.ends[at + (step < 0)]
    may_be_any, is_bracketed = alike.is_total[at] or alike.opens(at, step), alike.is_bracketed(at, step)
    for run in _runs(alike, at, step):
        is_whole = is_edge and run.is_whole
        added = sum(part.value for part in run.parts)
        if added > FARTHEST * abs(result.value):
            return
        if added * FARTHEST <= result.value:
            continue
        is_any = is_whole and (may_be_any or (is_bracketed and added > result.value))
        judge = Sum("sum", (result, *run.parts), added, is_whole=is_whole, may_be_any=is_any)
        yield from judge.cases(1 if is_whole else len(run.parts))


def _runs(alike: Alike, at: int, step: int) -> Iterator[Run]:
    """Yield the amounts before or behind one, two of them, three, and so on, without what brackets say of each."""
    result = last = alike.told[at]
    parts: list[Told] = []
    level, may_be_inside = alike.level(at, step)
    while 0 <= (at := at + step) < len(alike.told) and len(parts) < MOST and _belongs(result, last, alike.told[at]):
        depth = alike.told[at].depth
        if result.depth < level > depth:  # the bracket that has the parts is closed
            return
        if depth <= level and (may_be_inside or not alike.is_inside[at]):
            last = alike.told[at]
            parts.append(last)
        if len(parts) > 1:
            yield Run(tuple(parts), alike.is_end(at + step, step, level if level > result.depth else 0))


def _belongs(result: Told, last: Told, part: Told) -> bool:
    """Tell whether a part stands near enough to the one before it."""
    if part.is_cell or result.is_cell:
        return False
    off = abs(part.place.block - last.place.block)
    return off <= BESIDE if part.is_line else off <= 1 and abs(part.place.block - result.place.block) <= NEAR


def _of_totals(alike: Alike, at: int) -> Iterator[Case]:
    """Yield what two of the sums before one make."""
    before = [each for each, is_total in zip(alike.told[:at], alike.is_total, strict=False) if is_total]
    yield from _of_pairs(alike.told, at, before[: -TRIPLE - 1 : -1])


def _of_pairs(alike: Sequence[Told], at: int, near_it: Sequence[Told]) -> Iterator[Case]:
    """Yield what two amounts near one make."""
    result = alike[at]
    value = abs(result.value)
    least, most = LEAST * value, MOST_TIMES * value
    others = [(size, other) for other in near_it if (size := abs(other.value)) < most]
    tries = 0
    for last, (size, other) in enumerate(others):
        for less, one in others[:last]:
            tries += 1
            added = less + size
            if least < added < most and _may_tell(value - added, result, one, other):
                yield from Sum("pair", (result, one, other), added).cases(tries)


def _may_tell(off: float, *members: Told) -> bool:
    """Tell whether amounts may fit, or but for a slip."""
    ulps = [each.ulp for each in members]
    return abs(off) <= MOST_TIMES * max(ulps) or may_be_slip(off, min(ulps)) or any(each.value < 0 for each in members)


class Sum:
    """An amount, and others that may add up to it."""

    def __init__(
        self,
        way: str,
        members: tuple[Told, ...],
        added: float,
        *,
        is_whole: bool = False,
        may_be_any: bool = False,
    ) -> None:
        self.way, self.members, self.added = way, members, added
        self.is_whole, self.may_be_any = is_whole, may_be_any
        self.value = abs(members[0].value) if way == "pair" else members[0].value
        ulps = [each.ulp for each in members]
        self.ulp, self.least = max(ulps), min(ulps)

    @once
    def slack(self) -> float:
        """By how much it may be off, as its members are rounded."""
        is_exact = self.ulp == 1 or any(RAISED.match(each.behind) for each in self.members)
        return 0.0 if is_exact else self.ulp / 2 * len(self.members) * 1.001

    def cases(self, tries: int) -> Iterator[Case]:
        """Yield the case of it, with the one of its members that a slip explains best."""
        most = FARTHEST if self.is_whole else MOST_TIMES
        if not self.value or not 1 / most < self.added / self.value < most:
            return
        if self._fits():
            slip = Slip(FITS, rarity(self.value, self.slack, self.members[0].ulp))
            yield _fitting(Case(self.way, self.members[0], self.members, self.added, slip, tries, self.is_whole))
        elif self._may_be_told():
            wrong, slip, made = _wrong(self.members, self.value - self.added, self.members)
            if slip.kind != ANY or self.may_be_any:
                tries *= min(len(self.members), MOST_WRONG)
                yield Case(self.way, wrong, self.members, made, slip, tries, self.is_whole)

    def _fits(self) -> bool:
        off = abs(self.value - self.added)
        if off <= self.ulp * len(self.members) and off <= self.slack:
            return True
        is_signed = len(self.members) == TRIPLE and min(each.value for each in self.members) < 0
        return is_signed and _fit_turned(self.members, self.slack)

    def _may_be_told(self) -> bool:
        """Tell whether a slip may explain it, and no part is less than what the others are rounded by."""
        if not self.may_be_any and not may_be_slip(self.value - self.added, self.least):
            return False
        return self.ulp <= 1 or all(abs(each.value) >= self.ulp for each in self.members)


MOST_WRONG = 5
"""Members that are looked at as the wrong one: each is a try, but long sums are few."""
TRIPLE = 3


def _fitting(case: Case) -> Case:
    """Return the case of a sum that fits, unless it is said to be more where it is less."""
    step = _turned(case.members) if len(case.members) == TRIPLE else None
    return case if step is None else case._replace(wrong=step, made=-step.value, slip=Slip("turned", case.slip.bits))


def _turned(members: tuple[Told, ...]) -> Told | None:
    """Give the difference that is said to be a rise where it is a fall, or the other way round: 325に比べ13の増, and 312 now."""
    result, *parts = members
    steps = [each for each in parts if WAY.match(each.behind)]
    others = [each for each in parts if each not in steps]
    if len(others) != 1:
        return None
    old_first, old_last = (is_of_before(each) for each in (result, *others))
    return steps[0] if way_said(steps[0]) == old_first - old_last != 0 else None


def is_of_before(each: Told) -> bool:
    """Tell whether an amount is said to be what was: 前回の325, 325に比べ."""
    return BEFORE.search(each.before) is not None or SINCE.match(each.behind) is not None


def _fit_turned(members: tuple[Told, ...], slack: float) -> bool:
    """Tell whether three amounts fit, some of them with a sign: 3,820, 5,530 and △1,710."""
    least, middle, most = sorted(abs(each.value) for each in members)
    return abs(least + middle - most) <= slack


def with_other_wrong(case: Case, may_be: Callable[[Told], bool]) -> Case:
    """Return a case with another one of its amounts as the wrong one, of those that may be, if a slip explains that."""
    result, *parts = case.members
    off = (abs(result.value) if case.way == "pair" else result.value) - sum(abs(each.value) for each in parts)
    wrong, slip, made = _wrong(case.members, off, [*filter(may_be, case.members)])
    return case if slip.kind == ANY else case._replace(wrong=wrong, slip=slip, made=made)


def _wrong(members: tuple[Told, ...], off: float, among: Sequence[Told]) -> tuple[Told, Slip, float]:
    """Give the member that a slip explains best, the slip, and what it should be."""
    best = members[0], Slip(ANY, 0), abs(members[0].value) - off
    for each in among:
        made = abs(each.value) + (-off if each is members[0] else off)
        slip = slip_of(each.value, made, each.ulp) if made > 0 and each.value else None
        if slip is not None and slip.bits > best[1].bits + (each is not members[0]):
            best = each, slip, made
    return best
