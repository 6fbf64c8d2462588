"""Directions: what a word says of two amounts that a sentence compares (増加, 半減, 同数), which they aren't."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.amounts.compared.pairs import joint_behind
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, TIMES
from jdoc.checks.numbers import Bounds, quotient
from jdoc.checks.rules import Found
from jdoc.language.lazy import alternatives, deferred
from jdoc.lexicon import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.compared.pairs import Compared

STEP = f"(?:[+△▲-]?[{MONEY}{COUNT}{PERCENT}{TIMES}](?:ほど|程度|余り)?(?:[(][^()]{{0,6}}[{COUNT}{PERCENT}][^()]{{0,4}}[)])?[も、]?)"
"""By how much they differ, with the rate of it: `1.4ポイント`高い, `300人(2.3%)`増加."""


@cache
def _ranges() -> dict[str, Bounds]:
    """Return what each word says of how many times what was is what is."""
    rows = columns("comparing_words", "word", "least", "most")
    return {word: (Decimal(least or 0), Decimal(most or "Infinity")) for word, least, most in rows}


def _words() -> str:
    every = alternatives(_ranges())
    return f"{STEP}?の?(?P<word>{every})(?!率|幅|分|傾向|量|額|数|要因|[減加少大員収税殖強設築床便刷免耗価点災反衰退進]|[^。、\ue000-\ue003]{{0,6}}(?:ない|なかった|ず[、に]|場合|とき|ことが|よう|おそれ|恐れ|抑))"


WORD = deferred(_words)
"""What is said of two amounts, behind them: `増加`した, `1.4ポイント高い`, not `増加率`, `下回らない`."""
INSIDE = deferred(
    lambda: (
        f"[)]?(?:を|より|から|に比べて?|と比べて?)、?(?:大きく|大幅に|わずかに|さらに)?{_words()}[るたりてくい]{{0,2}}[^\\W0-9_ぁ-ん]{{0,4}}$"
    )
)
"""The same between what was and what is: 前年度の148件`を下回る`152件."""
TURNED = deferred("円[安高]|円相場|為替|氷点下|零下|マイナス|[△▲]|ドル=|赤字比率|順位")
"""What is said of amounts that grow as their figures fall, or are below nothing: `[円安]が進み`, `[氷点下]20度`."""

MANY = 3
"""Times that no word says by itself: 倍増 is about two."""


def wrong_direction(pair: Compared) -> Iterator[Found]:
    """Tell a word that says of two amounts what they aren't."""
    text, joint = pair.skeleton.text, joint_behind(pair)
    said = WORD.match(text, joint.end()) if joint else None
    said = said or INSIDE.match(text, pair.begin, pair.end - 1)
    if said is None or TURNED.search(text):
        return
    least, most = _ranges()[said["word"]]
    ratio = _ratio(pair, is_about=0 < least < most < MANY)
    if ratio is not None and (ratio[1] < least or ratio[0] > most):
        place = pair.skeleton.place(*said.span("word"))
        message = f"{said['word']}, but it is {pair.new.entity.text} beside {pair.old.entity.text}"
        yield Found(place, message, (pair.old.place, pair.new.place))


def _ratio(pair: Compared, *, is_about: bool) -> Bounds | None:
    """Return how many times what was is; as it is written where words say no more than about how many times."""
    if is_about:
        value = pair.new.number.value / pair.old.number.value
        return value, value
    return quotient(pair.new.exact.bounds, pair.old.exact.bounds)
