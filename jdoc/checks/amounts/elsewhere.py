"""Elsewhere: changes and shares of amounts that stand in other sentences than they do."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough
from jdoc.checks.amounts.moves import way_at
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, skeletons
from jdoc.checks.numbers import HALF, HUNDRED, Bounds, quotient, written
from jdoc.checks.places import places_of
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

_AMOUNT = f"[{MONEY}{COUNT}]"
_SAID = "(?:です|でした|である|であった|だった|とな(?:った|りました))"
# When an amount was another one.
_BEFORE = "(?:対?前[年期月回][度同期]{0,3}|一?昨年度?)"
BEFORE = deferred(_BEFORE)
"""What all of these compare with: `[前年度]の`, not `以前`."""
SENTENCES = deferred(
    f"(?P<one>{_AMOUNT}){_SAID}。(?P<between>[^。\ue000-\ue003]{{0,30}})(?P<other>{_AMOUNT}){_SAID}。"
    f"(?:これにより、|この結果、|その結果、)?(?:[^。、\ue000-\ue003]{{1,16}}(?:は|が)、?)?{_BEFORE}(?:比|に比べて?|と比べて?|より|から)[で、]?(?P<rate>{PERCENT})"
)
"""Two amounts, each in its sentence, and the rate in the next: 736億円です。前年度は640億円でした。前年度に比べ15.0％."""
OLD = deferred("前[年期月回]|昨年|(?P<year>[0-9]{1,4}|元)年")
"""What says of what time an amount is: `[前年]度は`, `[2024年]度の`."""
FROM_OLD = deferred(
    f"(?:^|[。、])(?P<topic>[^。、\ue000-\ue003]{{2,16}})は、?{_BEFORE}の(?:(?P=topic)の)?(?P<old>{_AMOUNT})(?:を|より|から|に比べて?)、?(?P<step>{_AMOUNT})"
)
"""By how much something is more than it was, where what it is stands elsewhere: 投票者の数は、前回の25,180人を1,255人上回った."""
PART = deferred(
    f"(?P<part>{_AMOUNT})(?:は|が|で|、)?、?(?:全体の|総額の|総数の)?[(]?(?P<rate>{PERCENT})(?:[)]|、|で|に当た|を占め|となる|である|です)"
)
"""A part and its share, the whole left out: 旅費の94万円は全体の30.8％."""
OF_ALL = deferred("全体の|総額の|総数の")
"""What says that shares are of a whole that was told: `[全体の]38％`."""
FEWEST = 2
"""Parts of one whole, one of which shows it."""
NEAR = 2
"""Blocks before a sentence in which a whole may stand."""


def find_wrong_elsewhere(facts: Facts) -> Iterator[Found]:
    """Find changes and shares that amounts of other sentences don't make."""
    for skeleton in skeletons(facts, 2) if _may_compare(facts.whole) else ():
        if _may_compare(skeleton.text) and BEFORE.search(skeleton.text):
            yield from filter(None, (_wrong_rate(skeleton, match) for match in SENTENCES.finditer(skeleton.text)))
            for match in FROM_OLD.finditer(skeleton.text):
                yield from _wrong_step(facts, skeleton, match)
    for skeleton in skeletons(facts, 4) if OF_ALL.search(facts.whole) else ():
        if OF_ALL.search(skeleton.text):
            yield from _wrong_shares(facts, skeleton)


def _may_compare(text: str) -> bool:
    """Tell whether a text has a word of which those consist that compare with a time before."""
    return "前" in text or "昨年" in text


def _wrong_rate(skeleton: Skeleton, match: re.Match[str]) -> Found | None:
    one, other, rate = skeleton.of(match, "one", "other", "rate")
    sign, before = way_at(skeleton.text, match.end()), OLD.search(match["between"])
    if not sign or before is None or one.unit != other.unit or any_rough(one, other, rate):
        return None
    old, new = (other, one) if not before["year"] or _is_earlier(skeleton, match, before["year"]) else (one, other)
    ratio = quotient(new.exact.bounds, old.exact.bounds)
    if ratio is None:
        return None
    made = [sign * (each - 1) * HUNDRED for each in ratio]
    return _told(rate, (min(made), max(made)), (old, new), f"the change to {new.entity.text}")


def _is_earlier(skeleton: Skeleton, match: re.Match[str], year: str) -> bool:
    """Tell whether the year of the second amount comes before that of the first, which stands before it."""
    before = [*OLD.finditer(skeleton.text, 0, match.start())]
    first = before[-1]["year"] if before else None
    return first is not None and int(year.replace("元", "1")) < int(first.replace("元", "1"))


def _told(rate: Amount, bounds: Bounds, others: Sequence[Amount], what: str) -> Found | None:
    """Tell a rate that lies beyond what its amounts allow, rounded or cut off."""
    low, high = bounds
    ulp = rate.number.ulp
    if low - ulp < abs(rate.number.value) < high + ulp:
        return None
    computed = written(((low + high) * HALF).quantize(ulp))
    return Found(rate.place, f"{rate.entity.text} is not {what} ({computed}%)", tuple(each.place for each in others))


def _wrong_step(facts: Facts, skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    """Tell a difference that the only other amount which is called the same doesn't make."""
    old, step = skeleton.of(match, "old", "step")
    now = [each for each in _called(facts, match["topic"]) if each.unit == old.unit and each.place != old.place]
    if len({each.number.value for each in now}) != 1 or step.unit != old.unit or any_rough(old, step, now[0]):
        return
    sign, new = way_at(skeleton.text, match.end()), now[0]
    ulp = max(each.number.ulp for each in (old, step, new))
    difference = new.number.value - old.number.value
    if sign and abs(sign * step.number.value - difference) > (0 if ulp == 1 else ulp * HALF * 3):
        texts = step.entity.text, new.entity.text, old.entity.text
        message = "{} is not the change to {} from {} ({})".format(*texts, written(difference))
        yield Found(step.place, message, (old.place, new.place))


def _called(facts: Facts, topic: str) -> Iterator[Amount]:
    """Yield the amounts that a document says something is."""
    for skeleton in skeletons(facts, 1):
        for at in places_of(topic, skeleton.text):
            end = at + len(topic)
            joint = skeleton.text[end : end + 1] in "は:"
            amount = skeleton.amounts.get(end + joint)
            if amount is not None:
                yield amount


def _wrong_shares(facts: Facts, skeleton: Skeleton) -> Iterator[Found]:
    """Tell shares of a whole that was told before, where another share of the sentence shows which it is."""
    parts = [
        (each[0], each[1])
        for match in PART.finditer(skeleton.text)
        if len(each := skeleton.of(match, "part", "rate")) > 1
    ]
    if len(parts) < FEWEST or any_rough(*chain.from_iterable(parts)):
        return
    for whole in _wholes(facts, parts[0][0]):
        wrong = [pair for pair in parts if _share(pair, whole) is not None]
        if len(wrong) < len(parts):
            yield from filter(None, (_share(pair, whole) for pair in wrong))
            return


def _share(pair: tuple[Amount, Amount], whole: Amount) -> Found | None:
    part, rate = pair
    ratio = quotient(part.exact.bounds, whole.exact.bounds)
    if ratio is None or part.unit != whole.unit:
        return None
    return _told(
        rate, (ratio[0] * HUNDRED, ratio[1] * HUNDRED), (part, whole), f"{part.entity.text} of {whole.entity.text}"
    )


def _wholes(facts: Facts, part: Amount) -> Iterator[Amount]:
    """Yield the amounts that stand before a part, not far from it, the nearest first."""
    near = [
        amount
        for skeleton in skeletons(facts, 1)
        for amount in skeleton.amounts.values()
        if amount.unit == part.unit and amount.place < part.place and part.place.block - amount.place.block <= NEAR
    ]
    yield from reversed([each for each in near if each.number.value > part.number.value])
