"""Since: by how much something changed, told in one place, against what it was in another: 前年度比4億円増の182億円, 前年度の174億円."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough
from jdoc.checks.amounts.labelled import about
from jdoc.checks.amounts.moves import way_at
from jdoc.checks.amounts.skeleton import COUNT, MONEY, Skeleton, skeletons
from jdoc.checks.numbers import HALF, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts

# An amount of money, or of what is counted.
_AMOUNT = f"[{MONEY}{COUNT}]"
# What it is of.
_TOPIC = "(?<![^\\W0-9_ぁ-ん])(?<!の)(?P<topic>[^\\W0-9_ぁ-ん]{2,12})"
# When it was so.
_WHEN = "(?P<when>前年度?|昨年度?|前回|前期|(?:令和|平成)[0-9元]{1,2}年度?)"
# With when it is compared.
_THAN = "(?:前年度?|昨年度?|前回|前期)末?(?:の実績|の予算)?(?:比で?|に比べて?|と比べて?|から|より|を)、?"
CHANGED = deferred(
    f"{_TOPIC}(?:は|が)、?(?:[^。\ue000-\ue003]{{0,40}}、)?{_THAN}(?P<step>{_AMOUNT})(?P<way>[^。、\ue000-\ue003]{{1,10}})(?P<new>{_AMOUNT})"
    f"|(?<![^\\W0-9_ぁ-ん])(?<!の)(?P<name>[^\\W0-9_ぁ-ん]{{2,12}})(?:は|が)、?(?P<now>{_AMOUNT})(?:で|となり|であり|と)、?{_THAN}(?P<by>{_AMOUNT})"
)
"""By how much something changed, and what it is: 市税は、前年度比4億円増の182億円, 市税は182億円で、前年度より4億円増."""
WAS = deferred(
    f"{_TOPIC}(?:は|が)、?{_WHEN}(?:は|の|には|における)?(?:実績|決算|予算)?(?:は|の)?、?(?P<old>{_AMOUNT})"
    f"|(?:^|[。、( ]){_WHEN.replace('when', 'time')}(?:の|における)(?P<name>[^\\W0-9_ぁ-ん]{{2,12}})(?:は|が)、?(?P<was>{_AMOUNT})"
)
"""What it was: 市税は、令和6年度の174億円から, 前年度の市税は174億円."""
YEAR = deferred("(?P<era>令和|平成)(?P<year>[0-9元]{1,2})年")
"""A year: `[令和6年]度`, not `前年度`."""
CHANGE = deferred(
    f"(?P<stock>[^\\W0-9_ぁ-ん]{{2,12}})(?:は|が)、?(?:{_AMOUNT}(?:で|となり|であり|と)、?)?(?:前年度?末?|年度当初|期首)(?:に比べて?|と比べて?|から|より|比で?)、?(?P<step>{_AMOUNT})"
)
"""By how much a stock changed: 未償還残高は98億円で、前年度末に比べ3億円減少."""
THIRD = 3
"""Amounts that a change is of, each of them perhaps rounded."""


class Changed(NamedTuple):
    """By how much something changed, and what it is now."""

    skeleton: Skeleton
    topic: str
    new: Amount
    step: Amount
    sign: int
    start: int


def find_wrong_since(facts: Facts) -> Iterator[Found]:
    """Find changes that what something was, told elsewhere, doesn't make."""
    if "前" in facts.whole or "昨年" in facts.whole:
        changed = [each for skeleton in skeletons(facts, 2) for each in _changed(skeleton)]
        for skeleton in skeletons(facts, 1) if changed else ():
            yield from _wrong(facts, skeleton, changed)
        yield from _wrong_stocks(facts)


def _changed(skeleton: Skeleton) -> Iterator[Changed]:
    for match in CHANGED.finditer(skeleton.text):
        step, new = skeleton.of(match, *(("step", "new") if match["topic"] else ("by", "now")))
        sign = way_at(skeleton.text, match.end("step") if match["topic"] else match.end())
        if sign and step.unit == new.unit and not any_rough(step, new):
            yield Changed(skeleton, match["topic"] or match["name"], new, step, sign, match.start())


def _wrong(facts: Facts, skeleton: Skeleton, changed: Sequence[Changed]) -> Iterator[Found]:
    """Tell the changes that what a text says of before doesn't make."""
    for match in WAS.finditer(skeleton.text):
        topic, when = match["topic"] or match["name"], match["when"] or match["time"]
        [old] = skeleton.of(match, "old", "was")
        if any_rough(old) or way_at(skeleton.text, match.end()):
            continue
        for each in changed:
            is_of_it = each.topic == topic and each.new.unit == old.unit and each.skeleton is not skeleton
            if is_of_it and _is_before(facts, each, when) and _is_off(each, old):
                difference = written(each.new.number.value - old.number.value)
                texts = each.step.entity.text, each.new.entity.text, old.entity.text
                message = "{} is not the change to {} from {} ({})".format(*texts, difference)
                yield Found(each.step.place, message, (old.place, each.new.place))


def _is_before(facts: Facts, changed: Changed, when: str) -> bool:
    """Tell whether a time is the one before that of a change: by its word, or as the year before that of the paper."""
    year = YEAR.match(when)
    if year is None:
        return True
    own = [*YEAR.finditer(changed.skeleton.text[max(0, changed.start - 20) : changed.start])]
    years = {(each["era"], each["year"]) for each in own or YEAR.finditer(about(facts))}
    before = f"{int(year['year'].replace('元', '1')) + 1}"
    return bool(years) and (year["era"], before) == max(years, key=lambda each: int(each[1].replace("元", "1")))


def _is_off(changed: Changed, old: Amount) -> bool:
    made = changed.new.number.value - changed.sign * abs(changed.step.number.value)
    ulp: Decimal = max(each.number.ulp for each in (changed.new, changed.step, old))
    is_near = old.number.value < 2 * changed.new.number.value < 2 * 2 * old.number.value
    return is_near and abs(made - old.number.value) > (0 if ulp == 1 else ulp * HALF * THIRD)


class Stock(NamedTuple):
    """What comes to a stock, and what goes from it, as patterns."""

    come: re.Pattern[str]
    go: re.Pattern[str]


@cache
def stocks() -> dict[str, Stock]:
    """Return what comes to each stock, and goes from it.

    >>> bool(stocks()["未償還残高"].go.search(f"企業債償還金{MONEY}"))
    True
    """
    return {stock: Stock(_told(come), _told(go)) for stock, come, go in columns("stocks", "stock", "come", "go")}


def _told(words: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words.split(','))})(?:の?額)?(?:は|が|を|:)?、? ?(?P<amount>{_AMOUNT})")


def _wrong_stocks(facts: Facts) -> Iterator[Found]:
    """Tell changes of a stock that what came and went, each told once, doesn't make."""
    there = [word for word in stocks() if word in facts.whole]
    for skeleton in skeletons(facts, 1) if there else ():
        for match in CHANGE.finditer(skeleton.text):
            stock = next((word for word in there if match["stock"].endswith(word)), None)
            [step] = skeleton.of(match, "step")
            sign = way_at(skeleton.text, match.end())
            if stock and sign and not any_rough(step):
                yield from _wrong_stock(facts, stocks()[stock], step, sign)


def _wrong_stock(facts: Facts, stock: Stock, step: Amount, sign: int) -> Iterator[Found]:
    come, go = (_only(facts, pattern, step.unit) for pattern in stock)
    if come is None or go is None or "元利" in facts.whole:
        return
    difference = come.number.value - go.number.value
    ulp = max(each.number.ulp for each in (come, go, step))
    if abs(sign * abs(step.number.value) - difference) > (0 if ulp == 1 else ulp * HALF * THIRD):
        texts = step.entity.text, come.entity.text, go.entity.text
        message = "{}, but {} less {} is {}".format(*texts, written(difference))
        yield Found(step.place, message, (come.place, go.place))


def _only(facts: Facts, pattern: re.Pattern[str], unit: str) -> Amount | None:
    """Give the only amount that is called so."""
    found = [
        amount
        for skeleton in skeletons(facts, 1)
        for match in pattern.finditer(skeleton.text)
        for amount in skeleton.of(match, "amount")
        if amount.unit == unit
    ]
    return found[0] if len(found) == 1 and not any_rough(found[0]) else None
