"""Told rates: rates whose two sides a text names itself (供給単価の給水原価に対する割合), and ratios that have names (有効求人倍率)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough
from jdoc.checks.amounts.named_rates import Sides, named_rates
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, TIMES, skeletons
from jdoc.checks.numbers import HUNDRED, quotient, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import alternatives, deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

_NOUN = "[^\\W0-9_ぁ-ん]{2,12}"
TOLD = deferred(f"(?:率|比|割合)(?P<sides>[(][^()]{{4,40}}[)])?(?:は|が|も)?[、:]?(?P<said>[{PERCENT}{TIMES}])")
"""A rate, and what it is of in brackets: 料金回収`率(供給単価の給水原価に対する割合)は`97.7％."""
NAME = deferred("[^\\W0-9_ぁ-ん]{1,8}$")
"""How it is called: `料金回収`, before `率`."""
TO = deferred(f"(?P<part>{_NOUN})の(?P<whole>{_NOUN})に(?:対する|占める)(?:割合|比率?|率)")
"""Of what, and to what: `供給単価の給水原価に対する割合`."""
IN = deferred(f"(?P<whole>{_NOUN})(?:に(?:対する|占める)|のうち)(?P<part>{_NOUN})の(?:割合|比率?|率)")
"""The other way round: `予算現額に対する支出済額の割合`."""
BY = deferred(f"(?P<part>{_NOUN}) ?(?:[/÷]|を(?=[^で]+で除し)) ?(?P<whole>{_NOUN})")
"""As a fraction: `供給単価÷給水原価`, `支出済額を予算現額`で除したもの."""
RATE = ("率", "比", "割合")
"""How a rate is called."""
ROUGH = deferred("約|おおむね|前[年期月回]|昨|目標|計画値|うち|平均(?!単価)")
"""What is not just the amount: `[前年]度の`."""
AMOUNT = f"[{MONEY}{COUNT}]"


class Three(NamedTuple):
    """A rate and the two amounts that it is of."""

    part: Amount
    whole: Amount
    said: Amount


def find_wrong_told_rates(facts: Facts) -> Iterator[Found]:
    """Find rates that the amounts which they are said to be of, told before them in the block, don't make."""
    if not any(word in facts.whole for word in RATE):
        return
    for skeleton in skeletons(facts, 3):
        for match in TOLD.finditer(skeleton.text) if any(word in skeleton.text for word in RATE) else ():
            sides = _sides(skeleton.text, match)
            three = _three(skeleton, match, sides) if sides else None
            if three is not None and not _fits(three):
                yield _told(three)


def _sides(text: str, match: re.Match[str]) -> Sides | None:
    """Give what the two amounts of a rate are called: as the text says in brackets, or as all such rates are."""
    said = match["sides"] or ""
    own = TO.search(said) or IN.search(said) or BY.search(said) if said else None
    if own is not None:
        return Sides(frozenset({own["part"]}), frozenset({own["whole"]}))
    before = NAME.search(text, max(0, match.start() - LONGEST), match.start())
    name = f"{before[0]}{match[0][: 1 + match[0].startswith(RATE[-1])]}" if before else ""
    return next((sides for rate, sides in named_rates().items() if name.endswith(rate)), None) if name else None


LONGEST = 8
"""Characters of what a rate is called."""


def _three(skeleton: Skeleton, match: re.Match[str], sides: Sides) -> Three | None:
    part, whole = (_last_of(skeleton, match.start(), names) for names in sides)
    said = skeleton.amounts[match.start("said")]
    if part is None or whole is None or part.unit != whole.unit or part.place == whole.place:
        return None
    return None if any_rough(part, whole, said) else Three(part, whole, said)


def _last_of(skeleton: Skeleton, end: int, names: frozenset[str]) -> Amount | None:
    """Give the only amount before a rate that is called so."""
    found = [match for match in _called(names).finditer(skeleton.text, 0, end) if not ROUGH.search(match[0])]
    amounts = [skeleton.amounts[match.start("amount")] for match in found]
    return amounts[-1] if len({amount.number.value for amount in amounts}) == 1 else None


@cache
def _called(names: frozenset[str]) -> re.Pattern[str]:
    """Make a pattern of an amount that has one of some names."""
    every = alternatives(map(re.escape, names))
    between = f"(?:は|が|を|の|で|:)?[、 ]*(?:(?:{COUNT}|[0-9一][^\\W0-9_ぁ-ん]{{1,8}})(?:当たり|あたり|に?つき)、?|合計|総額|計)?"
    return re.compile(
        f"(?<![^\\W0-9_ぁ-ん])(?:{every})[数量額]?(?:[(][^()\ue000-\ue003]{{0,14}}[)])?{between}(?P<amount>{AMOUNT})"
    )


def _scale(said: Amount) -> int:
    return 1 if said.unit == "倍" else int(HUNDRED)


def _fits(three: Three) -> bool:
    """Tell whether a rate may be what its amounts make, rounded or cut off."""
    ratio = quotient(three.part.exact.bounds, three.whole.exact.bounds)
    if ratio is None or ratio[0] <= 0:
        return True
    scale, stated, ulp = _scale(three.said), three.said.number.value, three.said.number.ulp
    return ratio[0] * scale - ulp < stated < ratio[1] * scale + ulp


def _told(three: Three) -> Found:
    part, whole, said = three
    made = (part.number.value / whole.number.value * _scale(said)).quantize(said.number.ulp)
    message = f"{said.entity.text} is not {part.entity.text} of {whole.entity.text} ({written(made)})"
    return Found(said.place, message, (whole.place, part.place))
