"""QUANTITY: numbers with a counter or a unit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jdoc.language.arithmetic import has_end, multiply
from jdoc.language.measures import is_share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.measures import Measure
    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage

BELOW_ZERO = ("零下", "氷点下")
SCALES = ("摂氏", "華氏")
DEGREES = frozenset({"度", "℃", "°C", "°"})
SMALLER_UNITS = {
    ("メートル", "センチ"): 100,
    ("メートル", "センチメートル"): 100,
    ("センチ", "ミリ"): 10,
    ("センチメートル", "ミリメートル"): 10,
    ("キロ", "メートル"): 1000,
    ("キロメートル", "メートル"): 1000,
    ("トン", "キロ"): 1000,
    ("キロ", "グラム"): 1000,
    ("キログラム", "グラム"): 1000,
    ("尺", "寸"): 10,
    ("フィート", "インチ"): 12,
}
"""How many of a smaller unit one of a larger has, in which what is left is said: 2メートル85センチ."""
RATES = ("当たり", "あたり", "当り")


def find_quantities(passage: Passage) -> Iterator[Entity]:
    """Yield the quantities of a passage."""
    for measure in _with_parts(passage.measures_of("quantity", "fraction")):
        if type(measure.value) is Fraction:
            yield from _fraction(passage, measure)
        elif not _is_rate(passage.folded, measure):
            yield passage.measured("QUANTITY", _with_words_before(passage.folded, measure), measure.unit)


def _fraction(passage: Passage, measure: Measure) -> Iterator[Entity]:
    """Yield a fraction that is no share, by its terms: 三分の一 is 1/3; 1/2インチ is 0.5."""
    value = Fraction(measure.value or 0)
    if measure.kind == "quantity" and has_end(value):
        yield passage.measured("QUANTITY", measure.scaled(1), measure.unit)
    elif not is_share(passage.folded, measure):
        yield passage.measured("QUANTITY", measure, measure.unit or None, f"{value.numerator}/{value.denominator}")


def _with_parts(measures: list[Measure]) -> Iterator[Measure]:
    """Put 2メートル and 85センチ together: 2.85メートル."""
    last: Measure | None = None
    for measure in measures:
        joined = _joined(last, measure) if last and last.end == measure.start else None
        if last and not joined:
            yield last
        last = joined or measure
    if last:
        yield last


def _joined(measure: Measure, part: Measure) -> Measure | None:
    """Add a part in a smaller unit, if it is less than one of the larger."""
    many = SMALLER_UNITS.get((measure.unit, part.unit))
    if many is None or not isinstance(measure.value, int) or part.value is None or not 0 <= part.value < many:
        return None
    more = Fraction(part.value) / many
    value = measure.value + more if measure.value >= 0 else measure.value - more
    return measure._replace(value=multiply(value, 1), end=part.end)


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
