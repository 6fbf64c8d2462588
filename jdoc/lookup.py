"""Lookup: all that an expression can mean."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from jdoc.errors import NumeralError
from jdoc.language import currencies
from jdoc.language.numerals.grammar import parse
from jdoc.language.numerals.pronunciation import reading
from jdoc.language.numerals.symbols import KANJI_DIGITS, LARGE_UNITS, SMALL_UNITS, Range
from jdoc.language.numerals.writing import STYLES, render
from jdoc.language.width import fold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from decimal import Decimal

    from jdoc.language.names import gazetteer
    from jdoc.language.numerals.symbols import Value
    from jdoc.plain_json import Fact


NUMERAL_ENDS = frozenset({*KANJI_DIGITS, *SMALL_UNITS, *(name[-1] for name in LARGE_UNITS), *"割分厘毛"})
UNKNOWN = currencies.Currency("", 1), ""
CALENDAR = frozenset({"date", "time", "duration"})
"""What is more than its numbers."""


class Meaning(NamedTuple):
    """One of the things that an expression can mean."""

    expression: str
    """As it was asked for."""
    meaning: str
    """What it is: `number`, or the label of an entity in small letters."""
    value: float | Decimal | str | None
    """Normalised; a fraction as 2/3; none for a range."""
    kind: str | None = None
    """What the number counts: money, date, ordinal, cardinal …"""
    lower: float | Decimal | str | None = None
    upper: float | Decimal | str | None = None
    unit: str | None = None
    earliest: str | None = None
    latest: str | None = None
    note: str | None = None
    id: str | None = None
    """ISO 3166 for countries."""
    role: str | None = None
    """A person's title."""
    aliases: tuple[str, ...] = ()
    """Other listed names of the same."""
    forms: dict[str, str] = {}  # noqa: RUF012 -- never changed
    """The expression in every style of numerals that can write it, or the date in every calendar."""
    reading: str | None = None
    """The number in hiragana."""

    def facts(self) -> dict[str, Fact]:
        """Return what is known."""
        return {key: value for key, value in self._asdict().items() if value not in (None, {}, ())}


def meanings(expression: str, *, base_date: dt.date | None = None) -> Iterator[Meaning]:
    """Yield all that an expression can mean, as far as jdoc knows; nothing for what it doesn't know.

    >>> found = next(meanings("五千六百八十億円"))
    >>> found.value, found.kind, found.forms["mixed-comma"], found.reading
    (568000000000, 'money', '5,680億円', 'ごせんろっぴゃくはちじゅうおく')
    """
    amount = _amount(fold(expression))
    if amount is not None:
        value, counted, currency = amount
        forms = {style: form + counted for style in STYLES if (form := _rendered(value, style)) is not None}
        yield _number(expression, value, "money" if currency else "cardinal", forms)._replace(unit=currency)
        return
    from jdoc.language.numerals.scanner import finditer  # noqa: PLC0415 -- its patterns take as long as starting Python

    folded = fold(expression)
    numerals = list(finditer(folded))
    found = list(_entities(expression, base_date))
    read = {expression[numeral.start : numeral.end] for numeral in numerals if numeral.value is not None}
    if expression not in read.union(meaning.expression for meaning in found):
        named = list(_names(expression, folded))
        yield from named
        if any(meaning.expression == expression for meaning in named):
            return
    yield from found
    if any(meaning.meaning in CALENDAR for meaning in found):
        return
    for numeral in numerals:
        if numeral.value is None:
            continue
        forms = {style: form for style in STYLES if (form := _rewritten(expression, style)) is not None}
        yield _number(expression, numeral.value, numeral.kind, forms)


def _entities(expression: str, base_date: dt.date | None) -> Iterator[Meaning]:
    """Yield the dates and amounts that the expression as a whole, or each of its parts, stands for."""
    from jdoc.language.dates.writing import forms  # noqa: PLC0415 -- as above
    from jdoc.model import Block  # noqa: PLC0415
    from jdoc.recognizers import NAMES  # noqa: PLC0415
    from jdoc.stages.entities import DEFAULT, find_entities  # noqa: PLC0415

    (block,) = find_entities([Block(text=expression)], labels=set(DEFAULT) - NAMES, base_date=base_date)
    for found in block.entities or ():
        yield Meaning(
            found.text,
            found.label.lower(),
            found.value,
            lower=found.lower,
            upper=found.upper,
            unit=found.unit,
            earliest=found.earliest,
            latest=found.latest,
            note=found.note,
            forms=forms(found.value) if isinstance(found.value, str) and found.label == "DATE" else {},
        )


def _names(expression: str, folded: str) -> Iterator[Meaning]:
    """Yield what the expression is listed as, else the names that are found in it."""
    from jdoc.language.names import gazetteer  # noqa: PLC0415 -- who looks up a number pays for no names

    listed = gazetteer.entries().get(folded) or gazetteer.letters().get(folded)
    if listed:
        yield _name(expression, folded, listed)
        return
    from jdoc.model import Block  # noqa: PLC0415
    from jdoc.recognizers import NAMES  # noqa: PLC0415
    from jdoc.stages.entities import find_entities  # noqa: PLC0415

    (block,) = find_entities([Block(text=expression)], labels=NAMES)
    for found in block.entities or ():
        entry = gazetteer.Entry(found.label, f"{found.value}", found.id)
        yield _name(found.text, fold(found.text), entry, role=found.role)


def _name(expression: str, folded: str, entry: gazetteer.Entry, *, role: str | None = None) -> Meaning:
    from jdoc.language.names import gazetteer  # noqa: PLC0415 -- as above

    others = tuple(form for form in gazetteer.forms(entry) if form not in {folded, entry.value})
    return Meaning(expression, entry.label.lower(), entry.value, id=entry.id, role=role, aliases=others)


def _amount(folded: str) -> tuple[Value, str, str | None] | None:
    """Read what is looked up most, a number in kanji, alone or with a currency, without searching for it.

    Returned are its value, what is written behind it, and the code of the currency.
    """
    end = next((end for end in range(len(folded), 0, -1) if folded[end - 1] in NUMERAL_ENDS), 0)
    if folded[:end].isascii():
        return None  # digits keep their grouping, which is for the rewriter to see
    code, per = None, 1
    if end < len(folded):
        code, per = currencies.names().get(folded[end:], UNKNOWN)[0][:2]
    if per > 1 or code == "":
        return None
    try:
        return parse(folded[:end]), folded[end:], code
    except NumeralError:
        return None


def _number(expression: str, value: Value, kind: str, forms: dict[str, str]) -> Meaning:
    if isinstance(value, Range):
        return Meaning(expression, "number", None, kind, value.lower, value.upper, forms=forms)
    plain = f"{value.numerator}/{value.denominator}" if isinstance(value, Fraction) else value
    return Meaning(expression, "number", plain, kind, forms=forms, reading=_reading(value))


def _rendered(value: Value, style: str) -> str | None:
    try:
        return render(value, style)
    except NumeralError:
        return None


def _rewritten(expression: str, style: str) -> str | None:
    """Write the expression in a style; None where the style has no way to write it."""
    from jdoc.language.numerals.rewriting import edited, rewrite  # noqa: PLC0415 -- as above

    try:
        return edited(expression, rewrite(expression, style, keep=()))
    except NumeralError:
        return None


def _reading(value: Value) -> str | None:
    try:
        return reading(value)
    except NumeralError:
        return None
