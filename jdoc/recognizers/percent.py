"""PERCENT: shares and rates, as per cent."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jdoc.language.arithmetic import multiply
from jdoc.language.lazy import deferred
from jdoc.language.measures import is_share
from jdoc.language.numerals import parse
from jdoc.language.numerals.symbols import DIGIT
from jdoc.language.scripts import ANY_DIGIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.measures import Measure
    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage

WORTH = {
    "割": Fraction(10),
    "分": Fraction(1),
    "厘": Fraction(1, 10),
    "‰": Fraction(1, 10),
    "パーミル": Fraction(1, 10),
}
"""What units are worth in per cent."""
SMALLER = {
    "割": deferred(f" ?(?:[0-9]|{DIGIT}) ?(?:分(?!間|野|の{ANY_DIGIT})(?: ?(?:[0-9]|{DIGIT}) ?厘)?|厘)"),
    "分": deferred(f" ?(?:[0-9]|{DIGIT}) ?厘(?: ?(?:[0-9]|{DIGIT}) ?毛)?"),
}
"""What goes on behind tenths and hundredths: 三割五分二厘, 8分5厘; not 五分間."""


def find_percentages(passage: Passage) -> Iterator[Entity]:
    """Yield the percentages of a passage: 三割五分 is 35, 百分の五 is 5; 三分の二 is none."""
    for measure in passage.measures_of("percent", "fraction"):
        if measure.kind == "percent":
            yield passage.measured("PERCENT", _as_percent(passage.folded, measure), "%")
        elif measure.value is not None and is_share(passage.folded, measure):
            yield passage.measured("PERCENT", measure.scaled(100), "%")


def _as_percent(folded: str, measure: Measure) -> Measure:
    worth = WORTH.get(measure.unit)
    if worth is None:
        return measure
    smaller = SMALLER.get(measure.unit)
    rest = smaller.match(folded, measure.end) if smaller else None
    if rest and measure.value is not None:
        rate = parse(folded[measure.start : rest.end()].replace(" ", ""))
        if not isinstance(rate, tuple):
            return measure._replace(value=multiply(rate, 100), end=rest.end())
    return measure.scaled(worth)
