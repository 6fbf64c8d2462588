"""MONEY: amounts with their currency."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jdoc.language import currencies
from jdoc.language.arithmetic import multiply
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.measures import Measure
    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage

CENT, WITH_CENTS = "セント", ("ドル", "ユーロ", "ランド", "シリング", "ギルダー", "$", "€")
OWN_COUNTRY = frozenset(["ドル", "ポンド"])
"""Names that stand for the money of one country, whichever other one is named: シンガポールに５億ドル."""
LEAST = 1000
NEARBY = 200
ONLY_UNITS = deferred("(?:10{1,3})?[十百千万億兆]+")
LONGEST_UNITS = 15
NAMES_UNIT = deferred("単位|未満(?:[はのを]|については)?(?:切|四捨)|[)]")


def find_money(passage: Passage) -> Iterator[Entity]:
    """Yield the amounts of money of a passage."""
    found = [measure for measure in passage.measures if measure.kind == "money"]
    last: Entity | None = None
    for index, measure in enumerate(found):
        if index and found[index - 1].end == measure.start and _is_part(found[index - 1], measure):
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        if _names_unit(passage.folded, measure) or _is_other_word(passage, measure):
            continue
        entity = _entity(passage, measure, following)
        entity.ref = _repeated(passage.folded, last, entity)
        last = entity
        yield entity


def _is_other_word(passage: Passage, measure: Measure) -> bool:
    """Tell whether 200ドラム is no money: a small number, and no country that has such."""
    currency = currencies.named(measure.unit)
    value = measure.upper if measure.value is None else measure.value
    if not currency or not currency.needs_country or value is None or value >= LEAST:
        return False
    return _from_context(passage, measure) == measure.unit


def _entity(passage: Passage, measure: Measure, following: Measure | None) -> Entity:
    currency = currencies.named(measure.unit)
    code, per = currency[:2] if currency else ("", 1)
    if following and measure.end == following.start and _is_part(measure, following):
        small = currencies.named(following.unit)
        if small and measure.value is not None and following.value is not None:
            part = Fraction(following.value) / small.per
            value = Fraction(measure.value) + (part if measure.value >= 0 else -part)
            measure = measure._replace(value=multiply(value, 1), end=following.end)
    if per > 1:
        measure = measure.scaled(Fraction(1, per))
    near = _near(passage, measure) if code and measure.unit not in OWN_COUNTRY else None
    return passage.measured("MONEY", measure, near or code or _from_context(passage, measure))


def _is_part(measure: Measure, following: Measure) -> bool:
    """Tell whether 50銭 is part of 7円50銭; cents are those of any currency that stands before them."""
    whole, part = currencies.named(measure.unit), currencies.named(following.unit)
    if not whole or not part or not whole.per == 1 < part.per:
        return False
    return whole.code == part.code or (following.unit == CENT and measure.unit.endswith(WITH_CENTS))


def _near(passage: Passage, measure: Measure) -> str | None:
    """Tell whose money it is by the country that was named last before it."""
    return currencies.of_country(measure.unit, passage.folded[max(0, measure.start - NEARBY) : measure.start])


def _from_context(passage: Passage, measure: Measure) -> str:
    """Tell whose フラン are meant: those of the country that was named last; else they stay as written."""
    code = _near(passage, measure)
    if code:
        return code
    return passage.document.currency_called(measure.unit)


def _names_unit(folded: str, measure: Measure) -> bool:
    """Tell whether 百万円 is no amount but what others are counted in: (百万円), 千円未満切捨て."""
    if not ONLY_UNITS.fullmatch(folded, measure.start, measure.stop):
        return False
    if "単位" in folded[max(0, measure.start - LONGEST_UNITS) : measure.start].rpartition(")")[2]:
        return True
    named = NAMES_UNIT.match(folded, measure.end)
    return named is not None and (named[0] != ")" or folded[measure.start - 1 : measure.start] == "(")


def _repeated(folded: str, last: Entity | None, entity: Entity) -> str | None:
    """Tell which amount is written once more in brackets behind it."""
    if (
        last is None
        or last.end + 1 != entity.start
        or folded[last.end] != "("
        or not folded.startswith(")", entity.end)
    ):
        return None
    return last.text if entity.value is not None and (entity.value, entity.unit) == (last.value, last.unit) else None
