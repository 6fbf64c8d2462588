"""Brackets: what is, what was and by how much they differ, side by side with signs (412校（前年430校、前年差△18校）, 42か月→36か月（▲6か月）)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough, slack_of
from jdoc.checks.amounts.moves import way_of
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT
from jdoc.checks.numbers import HUNDRED, quotient, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton

_AMOUNT = f"[{MONEY}{COUNT}]"
_LABEL = "[^。、()比差増減\ue000-\ue003]{0,8}?"
# By how much: with a sign, with a word for the way behind it, or with one for a difference before it.
_STEP = (
    f"(?P<label>(?:対?前[年期月回][度同期月]{{0,3}}[差比]|増減[額数率]?|差引?|伸び率)?[: ]?)(?P<sign>[+△▲-])?"
    f"(?P<step>[{MONEY}{COUNT}{PERCENT}])の?(?P<way>増(?!減)|減)?"
)
INSIDE = deferred(f"(?P<new>{_AMOUNT})[(]{_LABEL}(?P<old>{_AMOUNT})[、,/] ?{_STEP}[)]")
"""All in one bracket: `412校(前年430校、前年差△18校)`, `735億円(700億円、+5.0%)`."""
BEHIND = deferred(f"(?P<new>{_AMOUNT})[(](?P<old>{_AMOUNT})[)][ :、]*{_STEP}$")
"""The difference behind the bracket, at the end of a line: `1,260百万円(1,200百万円) +5.0%`."""
ARROW = deferred(f"(?P<old>{_AMOUNT}) ?[→⇒] ?(?P<new>{_AMOUNT}) ?[(]{_STEP}[)]")
"""What was, an arrow, what is, and the difference: `42か月→36か月(▲6か月)`."""
SIGNS = {**dict.fromkeys("+＋", 1), **dict.fromkeys("△▲－−-", -1)}
"""What signs say."""


def wrong_brackets(skeleton: Skeleton) -> Iterator[Found]:
    """Tell differences and rates with a sign that the two amounts beside them don't make."""
    for pattern in (INSIDE, BEHIND, ARROW) if "(" in skeleton.text else ():
        for match in pattern.finditer(skeleton.text):
            yield from _wrong(match, *skeleton.of(match, "new", "old", "step"))


def _wrong(match: re.Match[str], new: Amount, old: Amount, step: Amount) -> Iterator[Found]:
    sign = _sign(match, step)
    are_alike = new.unit == old.unit and (step.unit in {new.unit, "%"}) and not any_rough(new, old, step)
    if not sign or not are_alike or min(new.number.low, old.number.low) <= 0:
        return
    if not (_is_rate if step.unit == "%" else _is_difference)(new, old, step, sign):
        texts = step.entity.text, new.entity.text, old.entity.text
        made = written(new.number.value - old.number.value)
        yield Found(step.place, "{} is not the change to {} from {} ({})".format(*texts, made), (old.place, new.place))


def _sign(match: re.Match[str], step: Amount) -> int:
    """Tell which way a difference is said to be; 1 where it has no sign and stands behind a word for one."""
    written_sign = SIGNS.get(match["sign"] or step.entity.text[0], 0)
    return written_sign or way_of(match["way"] or "") or int("比" not in match["label"] and bool(match["label"]))


def _is_difference(new: Amount, old: Amount, step: Amount, sign: int) -> bool:
    made = sign * (new.number.value - old.number.value)
    return abs(made - abs(step.number.value)) <= slack_of(new, old, step)


def _is_rate(new: Amount, old: Amount, step: Amount, sign: int) -> bool:
    ratio = quotient(new.exact.bounds, old.exact.bounds)
    if ratio is None:
        return True
    low, high = sorted(sign * (each - 1) * HUNDRED for each in ratio)
    return low - step.number.ulp <= abs(step.number.value) <= high + step.number.ulp
