"""The query language: words and phrases that must occur, and conditions that entities must meet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.errors import UsageError
from jdoc.expressions import CITES, canonical_name, law_number, read_period, read_whole
from jdoc.language.comparison import searchable
from jdoc.language.lazy import deferred
from jdoc.store.findings import rule_condition
from jdoc.store.meanings import MEANING, stored_day
from jdoc.store.schema import stored_number
from jdoc.store.stances import AskedAct, act_condition
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import AMOUNT_LABELS, CALENDAR_LABELS, NAME_LABELS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from jdoc.language.edtf import Period
    from jdoc.model import Entity
    from jdoc.vocabulary import Precision

_WORD = deferred(r'"((?:[^"]|"")*)"|([^\s"]+)|(")')
"""What a query is made of, each as a group: words in quotation marks, a word, a quotation mark that nothing closes."""
_NUMERAL = deferred("[第約-]?[0-9〇一二三四五六七八九十百千万億兆零壱弐参拾数半▲△平昭大明令西¥$£€]")
"""How what may be a number or a date begins (`[平]成29年`): finding out takes longer than looking up a word."""
BEHIND_SLASH = "0"
"""The character behind the slash: what begins with 会社法/ stands before 会社法0."""
_OPERATORS = frozenset({"OR", "NOT"})
"""What joins words, unless it stands in quotation marks."""
_NO_WORD = "{0}: it joins two words, or stands before one: 支援 OR 協力, 支援 NOT 遺憾; in quotes it is a word"
_NOTHING_ASKED = "nothing to look for: name a word or a condition (jdoc find --help)"
_ISO = deferred(r"\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?", re.ASCII)
"""A month or a day: `[2016-04]`, `[2016-04-01]`."""

_LABELS = ", ".join(f"'{label}'" for label in NAME_LABELS)
_NAMED = (
    "select other.id from lookup join meaning as one on one.id = lookup.meaning "
    "join lookup as alike on alike.key = searchable(one.value) join meaning as other on other.id = alike.meaning "
    "where lookup.key in (?, ?) and other.label = one.label and other.value = one.value and other.code is one.code "
    "and other.law_num is one.law_num and other.law_id is one.law_id "
    f"and one.label in (select id from word where text in ({_LABELS}))"
)
"""What has a name, in any of its forms; it is in the index once for each."""


class Condition(NamedTuple):
    """What an entity must be, as SQL over `meaning`."""

    sql: str
    values: tuple[object, ...] = ()
    """Of the question marks in it."""
    labels: tuple[str, ...] = ()
    """Where it asks for nothing but a label of these."""


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
    act: Condition | None = None
    """What an act must be, as SQL over `stance`."""
    finding: Condition | None = None
    """What a finding must be, as SQL over `finding`."""
    locator: str | None = None
    """Where a block must stand, or below it: 第5条/2."""
    choices: Sequence[Sequence[Word]] = ()
    """Words of which a block must have one each."""
    without: Sequence[Word] = ()
    """Words that it must not have."""

    @property
    def sought(self) -> list[Word]:
        """The words that a block may have been found by."""
        return [*self.words, *(word for choice in self.choices for word in choice)]


class Conditions(NamedTuple):
    """What is asked for beside words, as it was written."""

    labels: Collection[str] = ()
    value: str | None = None
    dates: tuple[str | None, str | None] = (None, None)
    amounts: tuple[str | None, str | None] = (None, None)
    section: str | None = None
    doc: str | None = None
    act: AskedAct = AskedAct()
    rules: Collection[str] = ()
    """Of findings."""
    locator: str | None = None
    precision: Precision | None = None
    """Of dates."""


def build_query(texts: Iterable[str], conditions: Conditions = Conditions()) -> Query:  # noqa: B008 -- never changed
    """Put a query together. Raises UsageError for what can't be meant."""
    groups, without = _grouped(texts)
    words = [group[0] for group in groups if len(group) == 1]
    choices = [group for group in groups if len(group) > 1]
    doc = _encodable(conditions.doc or "")
    act = _act_condition(conditions.act)
    finding = _finding_condition(conditions.rules)
    section, locator = conditions.section or None, _locator(conditions.locator)
    query = Query(words, list(_conditions(conditions)), section, doc or None, act, finding, locator, choices, without)
    if query == Query([], [], choices=[], without=[]):
        raise UsageError(_NOTHING_ASKED)
    return query


def _grouped(texts: Iterable[str]) -> tuple[list[list[Word]], list[Word]]:
    """Return the words of queries, those together that OR joins, then those that NOT stands before."""
    groups: list[list[Word]] = []
    without: list[Word] = []
    before = ""
    for written, word in (found for text in texts for found in _written_words(text)):
        if written in _OPERATORS:
            if before in _OPERATORS or (written == "OR" and before != "word"):
                raise UsageError(_NO_WORD.format(written))
            before = written
            continue
        if before == "NOT":
            without.append(word)
        elif before == "OR":
            groups[-1].append(word)
        else:
            groups.append([word])
        before = "NOT word" if before == "NOT" else "word"
    if before in _OPERATORS:
        raise UsageError(_NO_WORD.format(before))
    return groups, without


def _conditions(asked: Conditions) -> Iterator[Condition]:
    """Yield what entities must meet, those conditions first that fewer meet."""
    if asked.value is not None:
        yield name_condition(asked.labels, asked.value)
    if any(asked.amounts):
        yield amount_condition(*asked.amounts, set(AMOUNT_LABELS).intersection(asked.labels))
    if any(asked.dates) or asked.precision:
        yield date_condition(*asked.dates, precision=asked.precision)
    if asked.labels and asked.value is None:
        yield name_condition(asked.labels, None)


def _locator(asked: str | None) -> str | None:
    """Write the numbers of a place as locators have them: 第五条/２."""
    if not asked:
        return None
    from jdoc.language.enumerators.reading import normalize  # noqa: PLC0415 -- only who asks for a place needs it
    from jdoc.language.width import fold  # noqa: PLC0415

    steps = [step.strip() for step in fold(asked).strip("/ ").split("/")]
    return "/".join(normalize(step) if step.startswith("第") else step for step in steps) or None


def _act_condition(asked: AskedAct) -> Condition | None:
    if asked == AskedAct():
        return None
    sql, values = act_condition(asked)
    return Condition(sql, tuple(values))


def _finding_condition(rules: Collection[str]) -> Condition | None:
    if not rules:
        return None
    sql, values = rule_condition(rules)
    return Condition(sql, tuple(values))


def split_words(query: str) -> Iterator[Word]:
    """Yield the words of a query, phrases in quotes; in a phrase, two quotes stand for one.

    >>> [word.text for word in split_words('ＪＩＣＡ "G7 外相　会合"')]
    ['jica', 'g7外相会合']
    """
    yield from (word for _, word in _written_words(query))


def _written_words(query: str) -> Iterator[tuple[str, Word]]:
    """Yield the words of a query as they are written, which of a phrase is nothing, and as they are compared."""
    for phrase, word, stray in _WORD.findall(query):
        if stray:
            problem = f"{query}: a quotation mark has no partner"
            raise UsageError(problem)
        written = phrase.replace('""', '"') or word
        if written:
            yield word, Word(searchable(written), None if word in _OPERATORS else _same(written))


def name_condition(labels: Collection[str], value: str | None) -> Condition:
    """Say what an entity is: one of some labels, by its value or, for a name, in any of its forms."""
    of_labels = _labels_condition(labels) if labels else None
    if value is None and of_labels:
        return of_labels
    return all_of([*([of_labels] if of_labels else []), _value_condition(value or "")])


def all_of(conditions: Sequence[Condition]) -> Condition:
    """Join conditions into one."""
    sql = " and ".join(condition.sql for condition in conditions)
    return Condition(sql, tuple(value for condition in conditions for value in condition.values))


def _labels_condition(labels: Collection[str]) -> Condition:
    marks = ", ".join("?" * len(labels))
    asked = tuple(map(_encodable, sorted(labels)))
    return Condition(f"meaning.label in ({marks})", asked, asked)


def _value_condition(value: str) -> Condition:
    forms = [value, canonical_name(value)]  # 安保理 is asked for by its full name as well
    keys = [*map(searchable, forms)]
    others = [other for other in (_same(value), _numbered(value), _cited(forms[1])) if other]
    alike = "".join(f" union select meaning.id from ({MEANING}) as meaning where {other.sql}" for other in others)
    sql = f"meaning.id in ({_NAMED} union select meaning from lookup where key in (?, ?){alike})"
    values = (value for other in others for value in other.values)
    return Condition(sql, (*keys, *map(_encodable, forms), *values))


def _numbered(value: str) -> Condition | None:
    """Say which law a number or an ID is of."""
    law_num = law_number(value)
    return Condition("meaning.law_num = ?", (law_num,)) if law_num else None


def _cited(value: str) -> Condition:
    """Say what cites a provision, what is in it, or a range that holds it; of a law's name, any part of that law."""
    from jdoc.language.citations.asked import read_citation  # noqa: PLC0415 -- who asks for words needs no laws

    cited = read_citation(value) if CITES.search(value) else None
    if cited is None or cited.source is None:
        law, asked = value, Condition("1")
    else:
        law = canonical_name(cited.source.name)
        meant = cited._replace(source=cited.source._replace(name=law)).value
        asked = Condition("covers(?, meaning.value)", (meant,))
    bounds = (_encodable(f"{law}/"), _encodable(f"{law}{BEHIND_SLASH}"))
    within = "meaning.id in (select meaning from lookup where key > ? and key < ?) and meaning.label = 'CITATION'"
    return all_of([Condition(within, bounds), asked])


def date_condition(first: str | None, last: str | None, *, precision: Precision | None = None) -> Condition:
    """Say that an entity names days, some of them between two: 2016, 2017-03, 2017-03-31 or any date in Japanese.

    With a precision, it must be a date whose ends are named so exactly, or more.
    """
    begin = None if first is None else _period(first).first.isoformat()
    end = None if last is None else _period(last).last.isoformat()
    if begin and end and begin > end:
        problem = f"--from {first} is after --to {last}"
        raise UsageError(problem)
    days = [Condition("coalesce(meaning.first, meaning.last) is not null")]
    if begin:
        days.append(Condition("(meaning.last is null or meaning.last >= ?)", (stored_day(begin),)))
    if end:
        days.append(Condition("(meaning.first is null or meaning.first <= ?)", (stored_day(end),)))
    if precision:
        days.append(Condition("meaning.label = 'DATE' and names_as_exactly(meaning.value, ?)", (precision,)))
    return all_of(days)


def amount_condition(least: str | None, most: str | None, labels: Collection[str] = ()) -> Condition:
    """Say that an entity is an amount, some of it between two: 100億円 (of that unit), 5680 (of any)."""
    amounts = [Condition("meaning.low is not null")]
    units = set()
    for text, sql in ((least, "meaning.high >= ?"), (most, "meaning.low <= ?")):
        if text is not None:
            value, unit = _amount(text)
            amounts.append(Condition(sql, (value,)))
            units |= {unit} - {None}
    if len(units) > 1:
        problem = f"{least} and {most} don't count the same"
        raise UsageError(problem)
    amounts += [Condition("meaning.unit = ?", (unit,)) for unit in units]
    if labels:
        amounts.append(_labels_condition(labels))
    return all_of(amounts)


def _encodable(text: str) -> str:
    """Replace what the command line took from bytes that are no UTF-8."""
    return text.encode(errors="replace").decode()


def _same(text: str) -> Condition | None:
    """Say what means the same as a number, an amount or a date, in any writing; None for other words."""
    if _ISO.fullmatch(text):
        return _is_value(text, "DATE")
    entity = _entity(text) if _NUMERAL.match(searchable(text)) else None
    if entity is None:
        return None
    return _is_value(entity.value, entity.label) if isinstance(entity.value, str) else _same_amount(entity)


def _is_value(value: str, label: str) -> Condition:
    sql = "meaning.id in (select meaning from lookup where key in (?, ?)) and meaning.value = ? and meaning.label = ?"
    return Condition(sql, (value, stored_day(value), value, label))


def _same_amount(entity: Entity) -> Condition | None:
    """Say what is the same number, or the same range, in the same unit if there is one."""
    ends = (entity.lower, entity.upper) if entity.value is None else (entity.value, entity.value)
    low, high = map(stored_number, ends)
    if low is None or high is None:
        return None
    amount = Condition("meaning.low = ? and meaning.high = ?", (low, high))
    return amount if entity.unit is None else all_of([amount, Condition("meaning.unit = ?", (entity.unit,))])


def _period(text: str) -> Period:
    period = read_period(text)
    if period is None:
        problem = f"{text}: this is no date, expected 2016, 2016-04, 2016-04-01, 平成28年度 …"
        raise UsageError(problem)
    return period


def _amount(text: str) -> tuple[float, str | None]:
    entity = _entity(text)
    value = None if entity is None else stored_number(entity.value)
    if entity is None or value is None:
        problem = f"{text}: this is no amount, expected 5680, 100億円, 1.5兆ドル, 三割 …"
        raise UsageError(problem)
    return value, entity.unit


def _entity(text: str) -> Entity | None:
    """Return what a text as a whole is, if it is a number, an amount or a date."""
    return read_whole(text, CALENDAR_LABELS + AMOUNT_LABELS)
