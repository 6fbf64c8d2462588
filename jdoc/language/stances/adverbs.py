"""Adverbs before a verb: where a row of them begins, and how strong they make an act."""

from __future__ import annotations

from functools import cache
from typing import Literal

from jdoc.language.lazy import deferred
from jdoc.language.stances.words import adverbs

Strength = Literal["strong", "weak"]
WINDOW = 60
"""Characters before a verb among which its adverbs stand."""
MEASURED = deferred(
    "(?:[一-龥]{1,6}的に"
    "|(?:再三|数次|多年|長年|長期|長時間|数時間|[0-9]+(?:年|時間|か月|回|度|日)(?:間|以上)?)にわた(?:り|って)"
    "|[^,、をはが。]{0,14}(?:多数決?|一致|全員|の賛成)(?:で|により|をもって)"
    "|(?:(?:最も|極めて|可能な限り)?(?:最も)?(?:強い|厳しい|強烈な)(?:言葉|表現|調子|言辞)(?:で|をもって))"
    r"|[^,、をはが。]{1,14}を(?:もって|通じて|代表して|込めて|挙げて|通し))\Z"
)
"""What no list holds: `[積極的に]`, `[再三にわたり]`, `[賛成7反対2の多数決により]`, `[電話を通じて]`."""
MEASURES = ("的に", "わたり", "わたって", "で", "により", "もって", "通じて", "代表して", "込めて", "挙げて", "通し")
"""How they end."""
STRONG = deferred("深|強|重大|最大|心から|心より|衷心|全面的|甚大|格別|断固|大いなる")
"""What makes an act strong inside a word: `[深]甚なる`."""


def peeled(text: str, low: int, at: int) -> int:
    """Return where the adverbs begin that end at some place; nothing before `low` counts.

    >>> text = "停止することを改めて強く求めた"
    >>> text[peeled(text, 0, text.index("求")):]
    '改めて強く求めた'
    """
    low = max(low, at - WINDOW)
    while True:
        begin = _adverb(text, low, at)
        if begin == at:
            return at
        at = begin


def _adverb(text: str, low: int, at: int) -> int:
    """Return where the longest adverb begins that ends at some place, a comma behind it or not; else the place."""
    end = at - (text[at - 1 : at] in (",", "、"))
    if end <= low or text[end - 1] not in _last_characters():
        return at
    known = adverbs()
    listed = next(
        (end - size for size in range(min(_longest(), end - low), 0, -1) if text[end - size : end] in known), at
    )
    measured = MEASURED.search(text, low, end) if text.endswith(MEASURES, low, end) else None
    return min(listed, measured.start()) if measured else listed


@cache
def _last_characters() -> frozenset[str]:
    """Return the characters that adverbs end with: where none stands, no more need be tried."""
    return frozenset(word[-1] for word in (*adverbs(), *MEASURES))


@cache
def _longest() -> int:
    return max(map(len, adverbs()))


def strength(adverb: str) -> Strength | None:
    """Return how strong adverbs make an act: strong, weak, or None.

    >>> strength("断固として明白に"), strength("改めて"), strength("一定程度")
    ('strong', None, 'weak')
    """
    if not adverb:
        return None
    known = adverbs()
    found = {known[word] for word in known if word in adverb}
    if "strong" in found or STRONG.search(adverb):
        return "strong"
    return "weak" if "weak" in found else None
