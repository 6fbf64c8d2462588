"""CARDINAL: numbers that count nothing; only when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.numerals import Range
from jdoc.language.numerals.grammar import negate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage


def find_cardinals(passage: Passage) -> Iterator[Entity]:
    """Yield the bare numbers of a passage."""
    for numeral in passage.numerals:
        if numeral.kind != "cardinal" or numeral.value is None:
            continue
        if isinstance(numeral.value, Range):
            lower, upper = numeral.value
            yield passage.entity("CARDINAL", numeral.start, numeral.end, lower=lower, upper=upper)
        elif passage.block.kind == "table" and _is_negative(passage.folded, numeral.start):
            yield passage.entity("CARDINAL", numeral.start - 1, numeral.end, negate(numeral.value))
        else:
            yield passage.entity("CARDINAL", numeral.start, numeral.end, numeral.value)


def _is_negative(folded: str, start: int) -> bool:
    """Tell whether a minus before a number begins a cell: in running text it is more often a dash."""
    return folded[start - 1 : start] == "-" and folded[start - 2 : start - 1] in {"", "\t", "\n"}
