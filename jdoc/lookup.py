"""Lookup: all that an expression can mean."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from jdoc.errors import NumeralError
from jdoc.expressions import CITES, find_in
from jdoc.language import currencies
from jdoc.language.guarded import Guarded, guard
from jdoc.language.laws.addresses import law_data, law_page
from jdoc.language.laws.ids import LAW_ID
from jdoc.language.laws.listed import find_law, title_cited
from jdoc.language.laws.numbers import read_number
from jdoc.language.numerals.grammar import parse
from jdoc.language.numerals.pronunciation import pronounce
from jdoc.language.numerals.symbols import KANJI_DIGITS, LARGE_UNITS, SMALL_UNITS, Range
from jdoc.language.numerals.writing import STYLES, render
from jdoc.language.width import fold
from jdoc.translation import is_japanese, named, say
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import AMOUNT_LABELS, CALENDAR_LABELS, NAME_LABELS, ON_REQUEST

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from jdoc.language.laws.listed import Law
    from jdoc.language.names import gazetteer
    from jdoc.language.numerals.symbols import Value
    from jdoc.model import Entity, EntityLabel
    from jdoc.plain_json import Fact

T = TypeVar("T")

_NUMERAL_ENDS = frozenset({*KANJI_DIGITS, *SMALL_UNITS, *(name[-1] for name in LARGE_UNITS), *"割分厘毛"})
_RATES = frozenset("割分厘毛")
"""What rates and fractions are written with: 三割五分, 三分の二."""
_UNKNOWN = currencies.Currency("", 1), ""
_NUMBERS = tuple(label for label in CALENDAR_LABELS + AMOUNT_LABELS if label not in ON_REQUEST)


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
    approx: bool | None = None
    """Said to be about so much: 約5割."""
    bound: str | None = None
    """Of an amount: `ge` for 以上, `le`, `gt`, `lt`."""
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
    value_en: str | None = None
    """The value in English, where that is sure."""
    law_num: str | None = None
    """Of a law: 平成十七年法律第八十六号."""
    law_id: str | None = None
    """Of a law: what e-Gov knows it by, where that is certain."""
    url: str | None = None
    """Of a law: its page."""
    api: str | None = None
    """Of a law: where e-Gov's API hands out its text."""

    def as_dict(self) -> dict[str, Fact]:
        """Return what is known, as plain facts."""
        return {key: value for key, value in self._asdict().items() if value not in (None, {}, ())}

    def rows(self) -> Iterator[tuple[str, str]]:
        """Yield what is known but for the expression, as the lines of a card: a name and what is written behind it."""
        ends = [_shown(end) for end in (self.lower, self.upper)]
        value = _shown(self.value) if self.lower is None else say("{0} to {1}", *ends)
        unit = f" {_called(self.unit)}" if self.unit else ""
        kind = f" ({named('numeral', self.kind)})" if self.kind else ""
        yield self.meaning, f"{self._meant()}{'?' if value is None else value}{unit}{kind}"
        note = self.note.replace("-", " ") if self.note else None
        further = {"earliest": self.earliest, "latest": self.latest, "note": note, "id": self.id}
        further |= {"law_num": self.law_num, "law_id": self.law_id, "url": self.url, "api": self.api}
        further |= {"role": self.role, "aliases": "、".join(self.aliases), "reading": self.reading}
        further |= {"English": self.value_en, **self.forms}
        yield from ((name, fact) for name, fact in further.items() if fact)

    def _meant(self) -> str:
        """Write how an amount is meant, in front of it: `~ ≥ `."""
        if not (self.approx or self.bound):
            return ""
        from jdoc.views.values import BOUNDS  # noqa: PLC0415 -- plain numbers pay for no records

        return f"{'~ ' if self.approx else ''}{BOUNDS.get(self.bound or '', '')}"


def _called(unit: str) -> str:
    """Name a unit in the language of the user; the code of a currency is English enough."""
    if not is_japanese():
        return unit
    from jdoc.language.japanese.amounts import currency_names  # noqa: PLC0415 -- who wants English needs no names

    return currency_names().get(unit, unit)


def _shown(value: Fact) -> str | None:
    """Write a value for people, whole numbers with commas."""
    return f"{value:,}" if isinstance(value, int) else f"{value}" if value is not None else None


def find_meanings(expression: str, *, base_date: dt.date | None = None) -> Iterator[Meaning]:
    """Yield all that an expression can mean, as far as jdoc knows; nothing for what it doesn't know.

    >>> meaning = next(find_meanings("五千六百八十億円"))
    >>> meaning.value, meaning.kind, meaning.forms["mixed-comma"], meaning.reading
    (568000000000, 'money', '5,680億円', 'ごせんろっぴゃくはちじゅうおく')
    """
    folded = fold(expression)
    law = _numbered_law(expression, folded) or _citation(expression)
    if law is not None:
        yield law
        return
    guarded = guard(expression, folded) or Guarded(folded, [])
    amount = _read_amount(guarded.text)
    if amount is None:
        yield from _search(expression, guarded, base_date)
        return
    value, counted, currency = amount
    forms = _in_all_styles(lambda style: f"{render(value, style)}{counted}")
    yield _in_english(_number(expression, value, "money" if currency else "cardinal", forms)._replace(unit=currency))


def _search(expression: str, guarded: Guarded, base_date: dt.date | None) -> Iterator[Meaning]:
    """Yield what an expression is listed as, the dates and amounts in it, and, if none is a date, other numbers."""
    from jdoc.language.numerals.scanner import finditer  # noqa: PLC0415 -- its patterns take as long as starting Python

    numbers = [
        (guarded.span(numeral.start, numeral.end), _number(expression, numeral.value, numeral.kind, {}))
        for numeral in finditer(guarded.text)
        if numeral.value is not None
    ]
    entities = find_in(expression, _NUMBERS, base_date=base_date)
    is_read = {expression[slice(*span)] for span, _ in numbers}.union(entity.text for entity in entities)
    names = [] if expression in is_read else list(_names(expression, fold(expression)))
    yield from names
    if any(meaning.expression == expression for meaning in names):
        return
    if any(entity.label in CALENDAR_LABELS for entity in entities):
        yield from map(_entity, entities)
    else:
        yield from _amounts(expression, entities, numbers)


def _amounts(
    expression: str, entities: Sequence[Entity], numbers: Sequence[tuple[tuple[int, int], Meaning]]
) -> Iterator[Meaning]:
    """Yield the amounts in an expression, each with its reading, then the numbers that are in none of them."""
    forms = _in_all_styles(partial(_rewrite, expression))
    apart = list(numbers)
    for entity in entities:
        inside = [(span, number) for span, number in numbers if _is_in(entity, span)]
        readings = (number.reading for _, number in inside if number.value == entity.value)
        yield _entity(entity)._replace(reading=next(readings, None), forms=forms)
        apart = [each for each in apart if each not in inside]
    yield from (number._replace(forms=forms) for _, number in apart)


def _is_in(entity: Entity, span: tuple[int, int]) -> bool:
    """Tell whether a number is read in an entity."""
    return entity.start < span[1] and span[0] < entity.end


def _entity(entity: Entity) -> Meaning:
    """Say what an expression, or a part of it, stands for as a date or an amount."""
    from jdoc.language.dates.writing import write_date  # noqa: PLC0415 -- as above
    from jdoc.views.english import value_en  # noqa: PLC0415

    return Meaning(
        entity.text,
        entity.label.lower(),
        entity.value,
        lower=entity.lower,
        upper=entity.upper,
        unit=entity.unit,
        approx=entity.approx,
        bound=entity.bound,
        earliest=entity.earliest,
        latest=entity.latest,
        note=entity.note,
        forms=write_date(entity.value) if isinstance(entity.value, str) and entity.label == "DATE" else {},
        value_en=value_en(entity),
    )


def _names(expression: str, folded: str) -> Iterator[Meaning]:
    """Yield what the expression is listed as, else the names that are found in it."""
    from jdoc.language.names import gazetteer  # noqa: PLC0415 -- who looks up a number pays for no names

    listed = gazetteer.entries().get(folded) or gazetteer.state_characters().get(folded)
    if listed:
        yield _name(expression, folded, listed)
        return
    for entity in find_in(expression, NAME_LABELS):
        entry = gazetteer.Entry(cast("EntityLabel", entity.label), f"{entity.value}", entity.id)
        yield _name(entity.text, fold(entity.text), entry, role=entity.role)


def _name(expression: str, folded: str, entry: gazetteer.Entry, *, role: str | None = None) -> Meaning:
    from jdoc.language.english.names import english_name  # noqa: PLC0415 -- as above
    from jdoc.language.names import gazetteer  # noqa: PLC0415

    aliases = tuple(form for form in gazetteer.forms(entry) if form not in {folded, entry.value})
    meaning = Meaning(expression, entry.label.lower(), entry.value, id=entry.id, role=role, aliases=aliases)
    if entry.label != "PERSON":
        meaning = meaning._replace(value_en=english_name(entry.value, folded, entry.id))
    return _as_law(meaning, find_law(entry.value)) if entry.label == "LAW" else meaning


def _numbered_law(expression: str, folded: str) -> Meaning | None:
    """Return the law that an expression is the number or the ID of, or what it is called before articles: no number."""
    is_law = LAW_ID.fullmatch(folded) or read_number(folded) or title_cited(folded)
    law = find_law(folded) if is_law else None
    return _as_law(Meaning(expression, "law", law.title or law.law_num), law) if law else None


def _citation(expression: str) -> Meaning | None:
    """Return the provision of a law that an expression is: 民法709条, 会社法/3_2; with what e-Gov knows it by."""
    if not CITES.search(expression):
        return None
    from jdoc.language.citations.asked import read_citation  # noqa: PLC0415 -- who looks up a number pays for no laws
    from jdoc.language.citations.paths import element  # noqa: PLC0415
    from jdoc.language.english.names import english_citation  # noqa: PLC0415

    cited = read_citation(expression)
    if cited is None or cited.source is None or not cited.source.name:
        return None
    law = find_law(cited.source.name)
    if law is None:
        return Meaning(expression, "citation", cited.value)
    named = cited._replace(source=cited.source._replace(name=law.title or cited.source.name))
    meaning = _as_law(Meaning(expression, "citation", named.value, value_en=english_citation(f"{named.value}")), law)
    part = None if named.upto else element(named.path or ())
    key = law.law_id or law.law_num
    return meaning._replace(api=law_data(key, part)) if key and part else meaning


def _as_law(meaning: Meaning, law: Law | None) -> Meaning:
    """Add what is known of a law; e-Gov has those that are listed, and those that it has an ID for."""
    if law is None:
        return meaning
    from jdoc.language.english.names import english_name  # noqa: PLC0415 -- as above

    key = law.law_id or (law.law_num if law.title else None)
    in_english = meaning.value_en or english_name(f"{meaning.value}")
    url, api = law_page(law.law_id) if law.law_id else None, law_data(key) if key else None
    return meaning._replace(law_num=law.law_num, law_id=law.law_id, url=url, api=api, value_en=in_english)


def _read_amount(folded: str) -> tuple[Value, str, str | None] | None:
    """Read what is looked up most, a number in kanji, alone or with a currency, without searching for it.

    Returned are its value, what is written behind it, and the code of the currency.
    """
    end = next((end for end in range(len(folded), 0, -1) if folded[end - 1] in _NUMERAL_ENDS), 0)
    number, counted = folded[:end], folded[end:]
    if number.isascii() or not _RATES.isdisjoint(number):
        return None  # digits keep their grouping, which is for the rewriter to see; 三割 counts hundredths
    code, per = _currency(counted)
    if per > 1 or code == "":
        return None
    value = _or_none(partial(parse, number))
    return None if value is None else (value, counted, code)


def _currency(counted: str) -> tuple[str | None, int]:
    """Return the code of a currency, "" for what is none, and how many of its units make one of the currency."""
    return currencies.names().get(counted, _UNKNOWN)[0][:2] if counted else (None, 1)


def _number(expression: str, value: Value, kind: str, forms: dict[str, str]) -> Meaning:
    if isinstance(value, Range):
        return Meaning(expression, "number", None, kind, value.lower, value.upper, forms=forms)
    plain = f"{value.numerator}/{value.denominator}" if isinstance(value, Fraction) else value
    reading = _or_none(partial(pronounce, value))
    return _in_english(Meaning(expression, "number", plain, kind, forms=forms, reading=reading))


def _in_english(number: Meaning) -> Meaning:
    """Add what a number that counts nothing is in English, or an amount of money."""
    from jdoc.language.english.amounts import write_money, write_number  # noqa: PLC0415 -- as above

    if number.value is None or isinstance(number.value, str):
        return number
    if number.unit:
        return number._replace(value_en=write_money(number.value, number.unit))
    return number._replace(value_en=write_number(number.value)) if number.kind == "cardinal" else number


def _rewrite(expression: str, style: str) -> str:
    """Write the expression in a style. Raises NumeralError where the style has no way to write it."""
    from jdoc.language.numerals.rewriting import apply_edits, rewrite  # noqa: PLC0415 -- as above

    return apply_edits(expression, rewrite(expression, style, keep=()))


def _in_all_styles(write: Callable[[str], str]) -> dict[str, str]:
    """Write something in every style that has a way to write it."""
    forms = {style: _or_none(partial(write, style)) for style in STYLES}
    return {style: form for style, form in forms.items() if form is not None}


def _or_none(attempt: Callable[[], T]) -> T | None:
    """Return what an attempt gives; None where the numeral can't be read, or written so."""
    try:
        return attempt()
    except NumeralError:
        return None
