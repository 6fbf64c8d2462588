"""The query language: words and phrases that must occur, and conditions that entities must meet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jdoc.errors import UsageError
from jdoc.language.comparison import comparable
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.store.schema import stored_number
from jdoc.store.stances import Asked, condition

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from jdoc.model import Entity

WORD = deferred(r'"((?:[^"]|"")*)"|([^\s"]+)|(")')
NUMERAL = deferred("[第約-]?[0-9〇一二三四五六七八九十百千万億兆零壱弐参拾数半▲△平昭大明令西¥$£€]")
"""How what may be a number or a date begins: finding out takes longer than looking up a word."""
AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
"""Labels of what can be more or less."""
NOTHING_ASKED = "nothing to look for: name a word or a condition (jdoc find --help)"
ISO = deferred(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


class Condition(NamedTuple):
    """What an entity must be, as SQL over `meaning`."""

    sql: str
    values: tuple[object, ...]


class Word(NamedTuple):
    """A word or phrase, as it is compared; a block also has it by an entity that means the same."""

    text: str
    same: Condition | None = None


class Query(NamedTuple):
    """What a block must have: all words, and for each condition an entity."""

    words: Sequence[Word] = ()
    conditions: Sequence[Condition] = ()
    section: str | None = None
    doc: str | None = None
    act: tuple[str, list[str]] | None = None
    """What an act must be, as SQL over `stance`."""


class Conditions(NamedTuple):
    """What is asked for beside words, as it was written."""

    labels: Collection[str] = ()
    value: str | None = None
    dates: tuple[str | None, str | None] = (None, None)
    amounts: tuple[str | None, str | None] = (None, None)
    section: str | None = None
    doc: str | None = None
    act: Asked = Asked()


def ask(texts: Iterable[str], conditions: Conditions = Conditions()) -> Query:  # noqa: B008 -- never changed
    """Put a query together."""
    labels, value, dates, amounts, section, doc, act = conditions
    met: list[Condition] = []  # those first that fewer entities meet
    if value is not None:
        met.append(named(labels, value))
    if any(amounts):
        met.append(counted(*amounts, AMOUNTS.intersection(labels)))
    if any(dates):
        met.append(dated(*dates))
    if labels and value is None:
        met.append(named(labels, None))
    asked = [word for text in texts for word in words(text)]
    told = condition(act) if act != Asked() else None
    query = Query(asked, met, section or None, _encodable(doc or "") or None, told)
    if query == Query([], []):
        raise UsageError(NOTHING_ASKED)
    return query


def words(query: str) -> Iterator[Word]:
    """Yield the words of a query, phrases in quotes; in a phrase, two quotes stand for one.

    >>> [word.text for word in words('ＪＩＣＡ "G7 外相　会合"')]
    ['jica', 'g7 外相 会合']
    """
    for phrase, word, stray in WORD.findall(query):
        if stray:
            problem = f"{query}: a quotation mark has no partner"
            raise UsageError(problem)
        written = phrase.replace('""', '"') or word
        if written:
            yield Word(comparable(written), _same(written))


def named(labels: Collection[str], value: str | None) -> Condition:
    """Say what an entity is: one of some labels, by its value or, for a name, in any of its forms."""
    parts: list[str] = []
    values: list[object] = []
    if labels:
        parts.append(f"meaning.label in ({', '.join('?' * len(labels))})")
        values += map(_encodable, sorted(labels))
    if value is not None:
        from jdoc.language.names import gazetteer  # noqa: PLC0415 -- 10 ms that other questions don't pay

        listed = gazetteer.entries().get(fold(value).replace(" ", ""))
        forms = [value, listed.value if listed else value]  # 安保理 is asked for by its full name as well
        keys = [*map(comparable, forms)]
        same = _same(value)
        alike = f" union select id from meaning where {same.sql}" if same else ""
        parts.append(
            "meaning.id in (select id from meaning where value in (?, ?) "
            "union select id from meaning where key in (?, ?) "
            f"union select meaning from form where key in (?, ?){alike})"
        )
        values += [*map(_encodable, forms), *keys, *keys, *(same.values if same else ())]
    return Condition(" and ".join(parts), tuple(values))


def dated(first: str | None, last: str | None) -> Condition:
    """Say that an entity names days, some of them between two: 2016, 2017-03, 2017-03-31 or any date in Japanese."""
    parts, values = ["coalesce(meaning.earliest, meaning.latest) is not null"], []
    if first is not None:
        parts.append("(meaning.latest is null or meaning.latest >= ?)")
        values.append(_day(first, is_last=False))
    if last is not None:
        parts.append("(meaning.earliest is null or meaning.earliest <= ?)")
        values.append(_day(last, is_last=True))
    if len(values) == 2 and values[0] > values[1]:
        problem = f"no day lies from {first} to {last}"
        raise UsageError(problem)
    return Condition(" and ".join(parts), tuple(values))


def counted(least: str | None, most: str | None, labels: Collection[str] = ()) -> Condition:
    """Say that an entity is an amount, some of it between two: 100億円 (of that unit), 5680 (of any)."""
    parts, values, units = ["meaning.low is not null"], [], set()
    for text, sql in ((least, "meaning.high >= ?"), (most, "meaning.low <= ?")):
        if text is not None:
            value, unit = _amount(text)
            parts.append(sql)
            values.append(value)
            units |= {unit} - {None}
    if len(units) > 1:
        problem = f"{least} and {most} don't count the same"
        raise UsageError(problem)
    parts += ["meaning.unit = ?"] * len(units)
    labels = sorted(labels)
    parts += [f"meaning.label in ({', '.join('?' * len(labels))})"] * bool(labels)
    return Condition(" and ".join(parts), (*values, *units, *labels))


def _encodable(text: str) -> str:
    """Replace what the command line took from bytes that are no UTF-8."""
    return text.encode(errors="replace").decode()


def _same(text: str) -> Condition | None:
    """Say what means the same as a number, an amount or a date, in any writing; None for other words."""
    if "-" in text and ISO.fullmatch(text):
        return Condition("meaning.value = ? and meaning.label = ?", (text, "DATE"))
    entity = _entity(text) if NUMERAL.match(comparable(text)) else None
    if entity is None:
        return None
    if entity.value is None or not isinstance(entity.value, str):
        low = stored_number(entity.lower if entity.value is None else entity.value)
        high = stored_number(entity.upper if entity.value is None else entity.value)
        if low is None or high is None:
            return None
        unit = "" if entity.unit is None else " and meaning.unit = ?"
        return Condition(f"meaning.low = ? and meaning.high = ?{unit}", (low, high, entity.unit)[: 3 if unit else 2])
    return Condition("meaning.value = ? and meaning.label = ?", (entity.value, entity.label))


def _day(text: str, *, is_last: bool) -> str:
    iso = ISO.fullmatch(text)
    if iso:
        year, month, day = iso.groups()
        return f"{year}-{month or ('12' if is_last else '01')}-{day or ('31' if is_last else '01')}"
    entity = _entity(text)
    found = entity and (entity.latest if is_last else entity.earliest)
    if not found:
        problem = f"{text}: this is no date, expected 2016, 2016-04, 2016-04-01, 平成28年度 …"
        raise UsageError(problem)
    return found


def _amount(text: str) -> tuple[float, str | None]:
    entity = _entity(text)
    value = None if entity is None else stored_number(entity.value)
    if entity is None or value is None:
        problem = f"{text}: this is no amount, expected 5680, 100億円, 1.5兆ドル, 三割 …"
        raise UsageError(problem)
    return value, entity.unit


def _entity(text: str) -> Entity | None:
    """Return what a text as a whole is, if it is a number, an amount or a date."""
    from jdoc.model import Block  # noqa: PLC0415 -- as long as all the rest, for those who ask for amounts
    from jdoc.recognizers import NAMES, RECOGNIZERS  # noqa: PLC0415
    from jdoc.stages.entities import find_entities  # noqa: PLC0415

    (block,) = find_entities([Block(text=text)], labels=[label for label in RECOGNIZERS if label not in NAMES])
    return next((entity for entity in block.entities or () if entity.end - entity.start == len(text)), None)
