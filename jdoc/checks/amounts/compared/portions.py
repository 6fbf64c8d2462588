"""Portions: which part of a whole its parts are said to be (70％, 過半数, 4人に1人), and aren't."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough
from jdoc.checks.amounts.compared.fractions import is_rate, range_of, said, start_of, told
from jdoc.checks.amounts.skeleton import PERCENT
from jdoc.checks.numbers import HUNDRED, Bounds, quotient, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton

OF = deferred(
    "(?:[(][^()]{0,12}[)])?[)]?(?:(?:であり|であった|でした|である|です|で|、|。|[(])*(?:この|その|の)?うち|の中で|中(?![^、\ue000-\ue003]{0,3}[学間央小部])|に占める|の内訳は|に(?:聞|尋ね)[いて]{1,2}|に対し(?:て(?!の))?)"
)
"""What says, behind an amount, that others are parts of it: 250社`のうち`."""
# What is said of a part: a rate, or what is no number.
_RATE = f"(?P<rate>{PERCENT})(?!の?[増減]|ポイント|以[上下]の|を目標)(?P<at_least>超|以上|を超え|強)?"


def _said() -> str:
    return f"(?:{_RATE}|{said()})"


CLAIM = deferred(
    lambda: (
        "(?:(?:が|は|で|と)[^。、\ue000-\ue003]{0,12}、(?P<called>[^\\W0-9_ぁ-ん]{2,8}率)(?:は|が)、?約?"
        "|[)]?(?:(?:が|は|の)[^。、()\ue000-\ue003]{1,10}[しりいたてで]、)?(?:が|は|で|と|、|であり|となり|の|にとどまり|に上り|に達し|あり)*(?:(?:全体の|その|[^。、()\ue000-\ue003]{1,6}の)?(?:割合|比率|構成比)は、?|全体の|その|率にして|割合にして|実に|約|およそ|ちょうど|すなわち|つまり|、|率は)*"
        f"|[(](?:全体の|約|全体に占める割合は?)?){_said()}"
    )
)
"""What is said of a part, behind it: `(70.0%`, `で、約4分の3`, `で、5人に1人`."""
CLAIM_OF = deferred(
    lambda: (
        f"[)]?の(?:約|ほぼ|およそ)*(?P<called>(?!))?{_said()}(?:に(?:当た|相当|達し|とどま|及)|を占め|となる|となった|である|です|の水準)"
    )
)
"""What is said of a whole, behind it, where the part stands before it: `の約4割に当た`る."""
SIGNS = deferred(
    "うち|中|占め|内訳|[\ue000\ue002][)]?の(?:約|ほぼ|およそ)*[\ue001半過大0-9一二三四五六七八九十]|に(?:対し|聞い|尋ね)"
)
"""What each of these has."""
TO = deferred("[)]?(?:は|が|で|と|であり|となり)?、?[^。\ue000-\ue003]{0,14}?[(]?")
"""What stands between the part and the whole then: `で、全国(`."""
OTHERWISE = deferred("前[年期月回]|昨年|増|減|比べ|平均|延べ|期日前|一部|目標|計画|それぞれ|当たり|あたり|除|より")
"""What shows that it is said of something else: `前年`比75%."""


class Portion(NamedTuple):
    """A part of a whole, and what is said of it."""

    skeleton: Skeleton
    whole: Amount
    part: Amount
    said: re.Match[str]


def wrong_portions(skeleton: Skeleton, start: int, end: int) -> Iterator[Found]:
    """Tell what a sentence says that parts are of a whole, and they aren't of any amount of it."""
    if SIGNS.search(skeleton.text, start, end) is None:
        return
    others = [amount for at, amount in skeleton.amounts.items() if start <= at < end]
    for portion in _portions(skeleton, start, end):
        found = _wrong_rate(portion, others) if portion.said["rate"] else _wrong_words(portion)
        if found is not None:
            yield found


def _portions(skeleton: Skeleton, start: int, end: int) -> Iterator[Portion]:
    """Yield the parts of the nearest whole before them that something is said of."""
    whole = -1
    for at in [at for at in skeleton.amounts if start <= at < end]:
        of = OF.match(skeleton.text, at + 1)
        is_whole = of is not None
        said = CLAIM.match(skeleton.text, at + 1) if whole >= 0 and not is_whole else None
        if (
            said is not None
            and _is_called(skeleton, whole, said)
            and _is_part(skeleton, whole, at)
            and not OTHERWISE.search(skeleton.text, whole, said.end())
        ):
            yield Portion(skeleton, skeleton.amounts[whole], skeleton.amounts[at], said)
        whole = _whole(of, at, whole) if of else whole
    yield from _portions_before(skeleton, start, end)


def _whole(of: re.Match[str], at: int, before: int) -> int:
    """Give the whole that the next parts are of; none where a part has parts itself: 320人中、女性は112人(うち管理職20人、38.0%)."""
    return -1 if before >= 0 and of[0].endswith("うち") and not of[0].endswith("のうち") else at


def _portions_before(skeleton: Skeleton, start: int, end: int) -> Iterator[Portion]:
    """Yield the parts that stand before the whole which something is said of."""
    before = -1
    for at in [at for at in skeleton.amounts if start <= at < end]:
        said = CLAIM_OF.match(skeleton.text, at + 1) if before >= 0 else None
        is_beside = said is not None and TO.fullmatch(skeleton.text, before + 1, at) is not None
        if said is not None and is_beside and _is_part(skeleton, at, before):
            is_other = OTHERWISE.search(skeleton.text, max(start, before - NEAR), said.end())
            yield from () if is_other else (Portion(skeleton, skeleton.amounts[at], skeleton.amounts[before], said),)
        before = at


NEAR = 12
"""Characters before a part in which it is said that it is of something else."""


def _is_called(skeleton: Skeleton, whole: int, said: re.Match[str]) -> bool:
    """Tell whether a rate is called by what is said of the part, if it has a name: 150戸が同意し、同意率は80％."""
    return not said["called"] or said["called"][:2] in skeleton.text[whole : said.start("called")]


def _is_part(skeleton: Skeleton, whole: int, at: int) -> bool:
    """Tell whether an amount may be a part of another one, and no part of a part stands between."""
    one, part = skeleton.amounts[whole], skeleton.amounts[at]
    is_alike = one.kind == part.kind == "amount" and one.in_base[1] == part.in_base[1] and not any_rough(one, part)
    return (
        is_alike
        and part.in_base[0].value <= one.in_base[0].value
        and "うち" not in skeleton.text[_behind(skeleton, whole) : at]
    )


def _behind(skeleton: Skeleton, whole: int) -> int:
    of = OF.match(skeleton.text, whole + 1)
    return of.end() if of else whole


def _ratio(part: Amount, whole: Amount) -> Bounds | None:
    return quotient(_exact(part), _exact(whole))


def _exact(amount: Amount) -> Bounds:
    number = amount.in_base[0]
    return (number.value, number.value) if amount.is_counted else number.bounds


def _wrong_rate(portion: Portion, others: list[Amount]) -> Found | None:
    """Tell a rate that neither the part nor any other one of the sentence has of another one."""
    [said] = portion.skeleton.of(portion.said, "rate")
    alike = [each for each in others if each.kind == "amount" and each.in_base[1] == portion.part.in_base[1]]
    ratios = [
        _ratio(part, whole) for part in alike for whole in alike if part.in_base[0].value < whole.in_base[0].value
    ]
    if any(ratio is None or is_rate(said, ratio, is_least=bool(portion.said["at_least"])) for ratio in ratios):
        return None
    value = portion.part.in_base[0].value / portion.whole.in_base[0].value * HUNDRED
    texts = said.entity.text, portion.part.entity.text, portion.whole.entity.text
    message = "{} is not {} of {} ({}%)".format(*texts, written(value.quantize(min(said.number.ulp, Decimal(1)))))
    return Found(said.place, message, (portion.whole.place, portion.part.place))


def _wrong_words(portion: Portion) -> Found | None:
    """Tell a fraction or a word for one that a part isn't."""
    ratio, range_ = _ratio(portion.part, portion.whole), range_of(portion.skeleton, portion.said)
    if ratio is None or range_ is None or (range_[0] <= ratio[1] and ratio[0] <= range_[1]):
        return None
    place = portion.skeleton.place(start_of(portion.said), portion.said.end())
    value = (portion.part.in_base[0].value / portion.whole.in_base[0].value * HUNDRED).quantize(Decimal("0.1"))
    words = told(portion.skeleton, portion.said)
    message = f"{words} is not {portion.part.entity.text} of {portion.whole.entity.text} ({written(value)}%)"
    return Found(place, message, (portion.whole.place, portion.part.place))
