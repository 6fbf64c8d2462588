"""QUANTITY: numbers with a counter or a unit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jdoc.language.arithmetic import has_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.measures import Measure
    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage

BELOW_ZERO = ("零下", "氷点下")
SCALES = ("摂氏", "華氏")
DEGREES = frozenset({"度", "℃", "°C", "°"})
RATES = ("当たり", "あたり", "当り")


def find_quantities(passage: Passage) -> Iterator[Entity]:
    """Yield the quantities of a passage."""
    for measure in passage.measures_of("quantity", "fraction"):
        if type(measure.value) is Fraction:
            yield from _fraction(passage, measure)
        elif not _is_rate(passage.folded, measure):
            yield passage.measured("QUANTITY", _with_words_before(passage.folded, measure), measure.unit)


def _fraction(passage: Passage, measure: Measure) -> Iterator[Entity]:
    """Yield a fraction that is no share, by its terms where it has no end: 三分の一 is 1/3, 1/2インチ is 0.5."""
    if measure.value is None:
        return
    if not has_end(measure.value):
        value = Fraction(measure.value)
        yield passage.measured("QUANTITY", measure, measure.unit or None, f"{value.numerator}/{value.denominator}")
    elif measure.kind == "quantity":
        yield passage.measured("QUANTITY", measure.scaled(1), measure.unit)


def _is_rate(folded: str, measure: Measure) -> bool:
    """Tell that nothing is counted: 一人当たり."""
    return measure.value == 1 and folded.startswith(RATES, measure.end)


def _with_words_before(folded: str, measure: Measure) -> Measure:
    """Read 氷点下3.5度 as below zero, and 摂氏40° with the name of its scale."""
    if measure.unit not in DEGREES:
        return measure
    for word in (*BELOW_ZERO, *SCALES):
        if folded.endswith(word, 0, measure.start):
            return measure.scaled(-1 if word in BELOW_ZERO else 1)._replace(start=measure.start - len(word))
    return measure
