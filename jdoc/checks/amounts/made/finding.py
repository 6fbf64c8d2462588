"""Finding: the cases that are told, each cause once, and what is said of them."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.rates import way_said
from jdoc.checks.amounts.made.sums import TOTAL
from jdoc.checks.amounts.made.thirds import is_taken
from jdoc.checks.amounts.made.told import every_told
from jdoc.checks.amounts.made.weighing import THRESHOLD, Weighing, cells_of
from jdoc.checks.amounts.moves import WAY
from jdoc.checks.numbers import written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jdoc.checks.amounts.made.cases import Case
    from jdoc.checks.amounts.made.told import Told
    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Place

SUMS = frozenset({"sum", "pair", "mean", "third"})
"""Ways of reckoning whose results are sums; all others are changes, shares and products."""
ADDED = SUMS | {"balance", "paired"}
"""Ways of reckoning that add and take away; what came and went is told as a change."""
ROUNDED = deferred("四捨五入|端数|一致しない")
"""What says that numbers are rounded: `[端数]処理のため`, not `端`."""
FEWEST = 3
"""Amounts of a document that has any of which others make one."""


def find_made_sums(facts: Facts, told: Collection[Place] = ()) -> Iterator[Found]:
    """Find sums and parts in lists that the amounts around them make but for a slip, where nothing else is told of these."""
    return _found(facts, told, "list")


def find_made_totals(facts: Facts, told: Collection[Place] = ()) -> Iterator[Found]:
    """Find sums, parts and rests in sentences so."""
    return _found(facts, told, "sentence")


def find_made_changes(facts: Facts, told: Collection[Place] = ()) -> Iterator[Found]:
    """Find differences, rates, shares and products so."""
    return _found(facts, told, "change")


def _found(facts: Facts, told: Collection[Place], kind: str) -> Iterator[Found]:
    for case in facts.kept("amounts made", lambda: _told_cases(facts)):
        places = [each.place for each in case.members]
        if _kind(case) == kind and not any(place in told for place in places):
            wrong = _step_of(case) or case.wrong
            others = tuple(place for place in places if place != wrong.place)
            yield Found(wrong.place, _message(case), others, is_weighed=True)


def _told_cases(facts: Facts) -> list[Case]:
    """Return the cases that are told, of those with one amount in common the one that most speaks for."""
    told = every_told(facts)
    are_rounded = ROUNDED.search(facts.whole) is not None
    weighing = Weighing(told, partial(cells_of, facts), are_rounded=are_rounded) if len(told) >= FEWEST else None
    weighed = [*_weighed(facts, weighing)] if weighing else []
    chosen: list[Case] = []
    taken: set[int] = set()
    for _, case in sorted(weighed, key=lambda each: -each[0]):
        if taken.isdisjoint(each.at for each in case.members):
            taken |= {each.at for each in case.members}
            chosen.append(case)
    return chosen


def _weighed(facts: Facts, weighing: Weighing) -> Iterator[tuple[float, Case]]:
    """Yield the cases that enough speaks for, with how much; none of whose amounts is two of them (3班, by itself)."""
    for case in weighing.cases:
        if len({each.at for each in case.members}) == len(case.members):
            bits = weighing.weigh(case)
            if bits >= THRESHOLD and not (case.way == "sum" and _lacks_number(facts, case)):
                yield bits, case


def _lacks_number(facts: Facts, case: Case) -> bool:
    """Tell whether one of those in the brackets of a sum has no number, since it is one: 6人（会長、委員5人）."""
    first, last = min(each.place for each in case.members[1:]), max(each.place for each in case.members[1:])
    text = facts.texts[first.block]
    start, end = text.rfind("(", 0, first.start), text.find(")", last.end)
    inside = text[start + 1 : end]
    if first.block != last.block or min(start, end) < 0 or "(" in inside or ")" in inside:
        return False
    return any(NUMBER.search(item) is None for item in ITEMS.split(inside))


ITEMS = deferred("[、,・](?![0-9])")
"""What stands between those in brackets: `会長[、]委員5人`, not `1,200`."""
NUMBER = deferred("[0-9〇一二三四五六七八九十百千]")
"""A figure of a number: `委員[5]人`, not `会長`."""


def _kind(case: Case) -> str:
    """Tell what a case is of: a list or table, a sentence, or a change."""
    if not _is_sum(case):
        return "change"
    return "list" if all(each.is_line for each in case.members) else "sentence"


def _is_sum(case: Case) -> bool:
    if case.way == "product":
        return TOTAL.search(case.members[0].before) is not None
    is_added = case.way in SUMS or case.way == "paired"
    return is_added and _step_of(case) is None and not (case.way == "third" and is_taken(case.members))


def _step_of(case: Case) -> Told | None:
    """Give the amount that says how much more or less another one is: 65万円から69万円に5万円引き上げ."""
    steps = [each for each in case.members[1:] if WAY.match(each.behind)]
    return (
        steps[0]
        if case.way in SUMS and len(case.members) == len(("result", "part", "step")) == len(steps) + 2
        else None
    )


def _message(case: Case) -> str:
    """Say what is wrong."""
    text, (result, *others) = case.wrong.text, case.members
    made = _written(case)
    if case.way in ADDED:
        return _message_of_sum(case, made)
    if case.way == "tax":
        return f"{text} is not the tax in {others[0].text} ({made})"
    if case.way in NAMES:
        return _message_of_result(case, made)
    first, last = others
    if case.wrong is first and case.way == "rate":
        return f"{text} is not {result.text} of {last.text} ({made})"
    if case.name in {"rise", "fall"}:
        old, new = (first, last) if case.name == "rise" else (last, first)
        return f"{text} is not the change to {new.text} from {old.text} ({made}%)"
    if case.name == "index":
        first, last = last, first
    return f"{text} is not {first.text} of {last.text} ({made}{'' if result.kind == 'times' else '%'})"


def _message_of_result(case: Case, made: str) -> str:
    text, (first, last, *others) = case.wrong.text, case.members[1:]
    if others:
        return f"{text} is not the product of {first.text}, {last.text} and {others[0].text} ({made})"
    return f"{text} is not the {NAMES[case.way]} of {first.text} and {last.text} ({made})"


NAMES = {"product": "product", "average": "quotient", "points": "difference"}
"""What the results of the ways are called."""


def _message_of_sum(case: Case, made: str) -> str:
    text, (result, *others), step = case.wrong.text, case.members, _step_of(case)
    if step is not None:
        [other] = [each for each in others if each is not step]
        old, new = (result, other) if way_said(step) < 0 else (other, result)
        difference = _in_figures(new.value - old.value, step.ulp)
        return f"{step.text} is not the change to {new.text} from {old.text} ({difference})"
    if case.way == "mean":
        return f"{text}, but the mean of the others is {made}"
    if case.wrong is result:
        return f"{text}, but the parts add up to {made}"
    return f"{text}, but {made} remain"


def _written(case: Case) -> str:
    """Write what is made, with as many figures as what stands there."""
    return _in_figures(case.made, case.wrong.ulp)


def _in_figures(value: float, ulp: float) -> str:
    ulp = ulp or LEAST
    return written(Decimal(f"{round(value / ulp) * ulp:.6f}").normalize())


LEAST = 0.01
"""What the last figure of a fraction is worth that is told in hundredths."""
