"""CARDINAL: numbers that count nothing; only when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.numerals import Range

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
        else:
            yield passage.entity("CARDINAL", numeral.start, numeral.end, numeral.value)
