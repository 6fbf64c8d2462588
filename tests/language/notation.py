"""The notations of numerals.txt and sentences.txt.

A text with its numerals in brackets, each with its value and kind behind it; a text with ｜ before each sentence but
the first, where # in front says that it is a heading.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from jdoc.language import numerals
from jdoc.language.numerals import Range, Value
from jdoc.language.sentences import find_sentences
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


def marked_sentences(marked: str) -> str:
    """Put a ｜ where the sentences of a text begin, wherever they stand in what is given."""
    text = marked.replace("｜", "")
    starts = [start for start, _ in find_sentences(text.removeprefix("# "), is_line=text.startswith("# "))]
    text = text.removeprefix("# ")
    cut = "｜".join(text[start:end] for start, end in pairwise([0, *starts[1:], len(text)]))
    return f"# {cut}" if marked.startswith("# ") else cut
