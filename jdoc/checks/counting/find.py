"""Find: numbers of things that surely count what is listed near them, and aren't as many."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

from jdoc.checks.counting.evidence import group_of, points
from jdoc.checks.counting.gather import cases
from jdoc.checks.counting.stated import find_stated
from jdoc.checks.rules import Found
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jdoc.checks.counting.measures import Case
    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Place

LEAST = {"here": 1.0, "below": 0.75, "above": 0.75, "far": 0.5}
"""Points from which it is told, by where the list stands."""
FARTHEST_OFF, FARTHEST_OFF_IF_SURE, SURE = 2, 4, 2.0
"""How far a number is off that an item more or less explains, and that a surely counted list leaves open."""
NEARLY = {"here": 3.0, "below": 1.0, "above": 1.0, "far": 1.0}
"""Points by which another list that is as long as the number says may be less sure, and still explains it."""
MESSAGES = {"here": "are named", "below": "follow", "above": "are told", "far": "are told"}


class Weighed(NamedTuple):
    """A number with a list, and how surely it counts that."""

    points: float
    case: Case

    @property
    def off(self) -> int:
        """How many things are missing or too many."""
        return _off(self.case)

    def explains(self, wrong: Weighed) -> bool:
        """Tell whether the number may count this list, which is as long as it says, rather than another one."""
        where = group_of(self.case.listed.how)
        is_beside = wrong.case.is_right_behind and where != "here"  # the number itself says what it counts
        return not (self.off or is_beside) and self.points >= wrong.points - NEARLY[where]

    @property
    def may_be_slip(self) -> bool:
        """Tell whether it is another number, and not so far off that something else must be meant."""
        return 0 < self.off <= (FARTHEST_OFF_IF_SURE if self.points >= SURE else FARTHEST_OFF)


def find_miscounted(facts: Facts) -> Iterator[Found]:
    """Find numbers of things that aren't as many as are listed; of several numbers, the one that surest counts a list."""
    for stated in find_stated(facts):
        weighed = [[*_weighed(cases(facts, each, stated))] for each in stated]
        right = {each.case.listed.places: each.points for row in weighed for each in row if not each.off}
        wrong = sorted(filter(None, (_worst(row, right) for row in weighed)), key=lambda each: each.points)
        yield from (_told(facts, each) for each in {each.case.listed.places: each for each in wrong}.values())


def _weighed(every: Iterable[Case]) -> Iterator[Weighed]:
    """Weigh the lists that a number may count: those that are far longer or shorter say nothing of it."""
    near = (case for case in every if _off(case) <= FARTHEST_OFF_IF_SURE)
    return (Weighed(points(case), case) for case in near if not _are_summed(case))


def _are_summed(case: Case) -> bool:
    """Tell whether each item has a number of what is counted, and these make it: 5団体, 北部 2団体(甲、乙), 南部 3団体."""
    items, unit = case.listed.items, case.stated.unit
    if not items or not all(unit in item for item in items):
        return False
    numbers = [re.search(f"([0-9]+) ?{re.escape(unit)}", fold(item)) for item in items]
    return all(numbers) and sum(int(number[1]) for number in numbers if number) == case.stated.number


def _off(case: Case) -> int:
    return min(abs(case.stated.number - length) for length in case.listed.lengths)


def _worst(row: Sequence[Weighed], right: Mapping[tuple[Place, ...], float]) -> Weighed | None:
    """Return the list that a number surely counts, and that is of another length; None where another one explains it."""
    wrong = max((each for each in row if each.may_be_slip), key=lambda each: each.points, default=None)
    if wrong is None or wrong.points < LEAST[group_of(wrong.case.listed.how)]:
        return None
    is_of_another = right.get(wrong.case.listed.places, -inf) >= wrong.points - NEARLY["below"]
    return None if is_of_another or any(each.explains(wrong) for each in row) else wrong


def _told(facts: Facts, weighed: Weighed) -> Found:
    stated, listed = weighed.case.stated, weighed.case.listed
    said = facts.blocks[stated.block].text[stated.start : stated.end]
    message = f"{said}, but {listed.lengths[0]} {MESSAGES[group_of(listed.how)]}"
    return Found(stated.place, message, listed.places)
