"""The notation of numerals.txt: a text with its numerals in brackets, each with its value and kind behind it."""

from __future__ import annotations

from fractions import Fraction

from jdoc.language import numerals
from jdoc.language.numerals import Range, Value
from jdoc.language.width import fold


def shown_value(value: Value | None) -> str:
    """Write a value as the case file does."""
    if isinstance(value, Range):
        return f"{value.lower}..{value.upper}"
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return "-" if value is None else str(value)


def marked_numerals(text: str) -> str:
    """Put the numerals of a text into brackets as the case file does."""
    edits = [
        (each.start, each.end, f"[{text[each.start : each.end]}]({shown_value(each.value)} {each.kind})")
        for each in numerals.finditer(fold(text))
    ]
    return numerals.apply_edits(text, edits)
