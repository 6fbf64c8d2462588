"""Directions: what a word says of two amounts that a sentence compares (増加, 半減, 同数), which they aren't."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.amounts.compared.pairs import joint_behind
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, TIMES
from jdoc.checks.numbers import Bounds, quotient
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
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
    every = "|".join(sorted(_ranges(), key=lambda word: (-len(word), word)))
    return f"{STEP}?の?(?P<word>{every})(?!率|幅|分|傾向|量|額|数|要因|[減加少大員収税殖強設築床便刷免耗価点災反衰退進]|[^。、\ue000-\ue003]{{0,6}}(?:ない|なかった|ず[、に]|場合|とき|ことが|よう|おそれ|恐れ|抑))"


WORD = deferred(_words)
"""What is said of two amounts, behind them: `増加`した, `1.4ポイント高い`, not `増加率`, `下回らない`."""


def wrong_direction(pair: Compared) -> Iterator[Found]:
    """Tell a word that says of two amounts what they aren't."""
    joint = joint_behind(pair)
    said = WORD.match(pair.skeleton.text, joint.end()) if joint else None
    if said is None:
        return
    ratio = quotient(pair.new.exact.bounds, pair.old.exact.bounds)
    least, most = _ranges()[said["word"]]
    if ratio is not None and (ratio[1] < least or ratio[0] > most):
        place = pair.skeleton.place(*said.span("word"))
        message = f"{said['word']}, but it is {pair.new.entity.text} beside {pair.old.entity.text}"
        yield Found(place, message, (pair.old.place, pair.new.place))
