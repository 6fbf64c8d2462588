"""MONEY: amounts with their currency."""

from __future__ import annotations

from fractions import Fraction
from itertools import zip_longest
from typing import TYPE_CHECKING

from jdoc.language import currencies
from jdoc.language.arithmetic import multiply
from jdoc.language.lazy import deferred
from jdoc.language.scripts import MYRIADS, TENS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.measures import Measure
    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage

CENT = "セント"
BEFORE_PART = frozenset({"", " ", "と"})
"""What may stand between an amount and its smaller part: 12ドルと40セント."""
WITH_CENTS = ("ドル", "ユーロ", "ランド", "シリング", "ギルダー", "$", "€")
"""What currencies that have cents end with."""
OWN_COUNTRY = frozenset(["ドル", "ポンド"])
"""Names that stand for the money of one country, whichever other one is named: シンガポールに５億ドル."""
LEAST = 1000
"""From here on a number before a word that may be money is an amount of it, whatever country is named."""
NEARBY = 200
"""Characters before an amount in which a country is looked for."""
ONLY_UNITS = deferred(f"(?:10{{1,3}})?[{TENS}{MYRIADS}]+")
"""A number that may name a unit: `[百万]`, `[10億]`, not `5`."""
LONGEST_UNITS = 15
HEADS = frozenset({"caption", "table"})
"""Kinds of blocks where an amount in brackets, even with digits, names a unit: 売上高(10億円)."""
NAMES_UNIT = deferred("単位|未満(?:[はのを]|については)?(?:切|四捨)|[)]")
"""What shows that it does: `百万円[単位]`, `千円[未満切]捨て`."""


def find_money(passage: Passage) -> Iterator[Entity]:
    """Yield the amounts of money of a passage."""
    last: Entity | None = None
    for measure in _with_parts(passage.folded, passage.measures_of("money")):
        if _names_unit(passage, measure) or _is_other_word(passage, measure):
            continue
        entity = _entity(passage, measure)
        entity.ref = _repeated(passage.folded, last, entity)
        last = entity
        yield entity


def _with_parts(folded: str, measures: Sequence[Measure]) -> Iterator[Measure]:
    """Put 7円 and 50銭 together."""
    last: Measure | None = None
    for measure, following in zip_longest(measures, measures[1:]):
        if last is None or not _is_part(folded, last, measure):
            yield _with_part(measure, following) if following and _is_part(folded, measure, following) else measure
        last = measure


def _is_part(folded: str, measure: Measure, following: Measure) -> bool:
    """Tell whether 50銭 is part of 7円50銭; cents are those of any currency that stands before them."""
    if folded[measure.end : following.start] not in BEFORE_PART:
        return False
    currency, part = currencies.named(measure.unit), currencies.named(following.unit)
    if not currency or not part or not currency.per == 1 < part.per:
        return False
    return currency.code == part.code or (following.unit == CENT and measure.unit.endswith(WITH_CENTS))


def _with_part(measure: Measure, part: Measure) -> Measure:
    """Add 50銭 to 7円."""
    currency = currencies.named(part.unit)
    if currency is None or measure.value is None or part.value is None:
        return measure
    more = Fraction(part.value) / currency.per
    value = Fraction(measure.value) + (more if measure.value >= 0 else -more)
    return measure._replace(value=multiply(value, 1), end=part.end)


def _is_other_word(passage: Passage, measure: Measure) -> bool:
    """Tell whether 200ドラム is no money: a small number, and no country that has such."""
    currency = currencies.named(measure.unit)
    value = measure.upper if measure.value is None else measure.value
    if not currency or not currency.needs_country or value is None or value >= LEAST:
        return False
    return _from_context(passage, measure) == measure.unit


def _entity(passage: Passage, measure: Measure) -> Entity:
    """Make the entity of an amount, in the currency that is meant."""
    currency = currencies.named(measure.unit)
    if currency is None or not currency.code:
        return passage.measured("MONEY", measure, _from_context(passage, measure))
    if currency.per > 1:
        measure = measure.scaled(Fraction(1, currency.per))
    near = None if measure.unit in OWN_COUNTRY else _near(passage, measure)
    return passage.measured("MONEY", measure, near or currency.code)


def _near(passage: Passage, measure: Measure) -> str | None:
    """Tell whose money it is by the country that was named last before it."""
    return currencies.of_country(measure.unit, passage.folded[max(0, measure.start - NEARBY) : measure.start])


def _from_context(passage: Passage, measure: Measure) -> str:
    """Tell whose フラン are meant: those of the country that was named last; else they stay as written."""
    return _near(passage, measure) or passage.document.currency_called(measure.unit)


def _names_unit(passage: Passage, measure: Measure) -> bool:
    """Tell whether 百万円 is no amount but what others are counted in: (百万円), 千円未満切捨て."""
    folded = passage.folded
    if not ONLY_UNITS.fullmatch(folded, measure.start, measure.stop):
        return False
    if "単位" in folded[max(0, measure.start - LONGEST_UNITS) : measure.start].rpartition(")")[2]:
        return True
    named = NAMES_UNIT.match(folded, measure.end)
    if named is None or named[0] != ")":
        return named is not None
    if folded[measure.start - 1 : measure.start] != "(":
        return False
    # 無償資金協力(10億円) is an amount; in heads and captions it is what the figures below are counted in.
    return not folded[measure.start].isdigit() or passage.block.kind in HEADS


def _repeated(folded: str, last: Entity | None, entity: Entity) -> str | None:
    """Tell which amount is written once more in brackets behind it."""
    if last is None or folded[last.end : entity.start] != "(" or not folded.startswith(")", entity.end):
        return None
    return last.text if entity.value is not None and (entity.value, entity.unit) == (last.value, last.unit) else None
