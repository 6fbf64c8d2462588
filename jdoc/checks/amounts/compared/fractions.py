"""Fractions: which part of a whole words say something is (過半数, 4分の1を超える, 5人に1人), as bounds."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import COUNT
from jdoc.checks.numbers import HALF, HUNDRED, Bounds
from jdoc.language.numerals import read_whole
from jdoc.lexicon import columns

if TYPE_CHECKING:
    import re

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton

_FIGURES = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
# Behind it, that it is more, or less.
_MORE = "(?P<more>超(?!過)|以上|を[超上]|強|余り)?"
# And that it is less.
_LESS = "(?P<less>弱|近[いく]|に(?:満た|届か|達しな|及ば)|未満|を(?:下回|割|切)|以下)?"
ABOUT = Decimal("0.08")
"""By which part of it a fraction may be off."""
TENTH, FIVE = 10, 5
"""What the last figure of a rate in tenths is worth, and by how much a round one may be off that is told roughly."""
NEARLY = Decimal("0.8")
"""Which part of it is told to be nearly so much."""


@cache
def _portions() -> dict[str, Bounds]:
    """Return which part of a whole each word says."""
    rows = columns("portion_words", "word", "least", "most")
    return {word: (Decimal(least), Decimal(most)) for word, least, most in rows}


def said() -> str:
    """Return what is said of a part, as a pattern: a fraction, a word, one of so many."""
    words = "|".join(sorted(_portions(), key=len, reverse=True))
    return f"(?:(?P<down>{_FIGURES})分の(?P<up>{_FIGURES})|(?P<half>{words})|(?P<many>{COUNT})に(?P<one>{COUNT}))(?:{_MORE}{_LESS})"


def told(skeleton: Skeleton, match: re.Match[str]) -> str:
    """Return the words of it."""
    many = skeleton.of(match, "many")
    if many:
        return f"{many[0].entity.text}に{skeleton.of(match, 'one')[0].entity.text}"
    return match["half"] or f"{match['down']}分の{match['up']}"


def start_of(match: re.Match[str]) -> int:
    """Return where these words begin."""
    return next(match.start(name) for name in ("down", "half", "many") if match[name])


def range_of(skeleton: Skeleton, match: re.Match[str]) -> Bounds | None:
    """Return the least and the most that words say a part is of its whole."""
    found = _plain(skeleton, match)
    if found is None or not (match["more"] or match["less"]):
        return found
    middle = _portions()[match["half"]][0] if match["half"] in WHOLES else (found[0] + found[1]) / 2
    middle = HALF if match["half"] in HALVES else middle
    return (middle, Decimal(1)) if match["more"] else (middle * NEARLY if match["less"] in NEAR else Decimal(0), middle)


HALVES, WHOLES = frozenset({"半数", "半分"}), frozenset({"過半数"})
"""Words for a half, and for more than one."""
NEAR = frozenset({"弱", "近い", "近く"})
"""What says that it is nearly so much."""


def _plain(skeleton: Skeleton, match: re.Match[str]) -> Bounds | None:
    if match["half"]:
        return _portions()[match["half"]]
    if match["many"]:
        many, one = skeleton.of(match, "many", "one")
        if one.number.value != 1 or many.number.value <= 1 or many.unit != one.unit:
            return None
        return 1 / (many.number.value + HALF), 1 / (many.number.value - HALF)
    part = Decimal(read_whole(match["up"]) or 0) / (read_whole(match["down"]) or 1)
    return part * (1 - ABOUT), part * (1 + ABOUT)


def is_rate(rate: Amount, ratio: Bounds, *, is_least: bool) -> bool:
    """Tell whether a rate may be that of two amounts, rounded, cut off, or told roughly or as a limit."""
    low, high = ratio[0] * HUNDRED, ratio[1] * HUNDRED
    stated, ulp, bound = rate.number.value, rate.number.ulp, rate.entity.bound
    if is_least or bound in {"ge", "gt"}:
        return high >= stated
    if bound in {"le", "lt"}:
        return low <= stated
    if ulp >= TENTH:
        return low - TENTH < stated <= high + FIVE
    slack = FIVE if rate.entity.approx and not stated % FIVE else ulp
    return low - slack <= stated <= high + slack
