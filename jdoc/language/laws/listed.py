"""Listed laws: which law is meant by a title, a short name, a number or an ID."""

from __future__ import annotations

from functools import cache

from jdoc.language.laws.ids import LAW_ID, certain_id, number_of
from jdoc.language.laws.numbers import RULE, read_number, rule_number
from jdoc.language.width import fold
from jdoc.lexicon import columns, rows_with
from jdoc.tuples import NamedTuple

TABLE = "law_numbers"
CAPTION = "("
"""What stands behind the number of a rule of the 人事院 in its title."""


class Law(NamedTuple):
    """A law, as far as it is known."""

    title: str | None
    """In half-width forms; None where the number alone is known, or where two laws have had it."""
    law_num: str | None
    """平成十七年法律第八十六号."""
    law_id: str | None
    """The ID that e-Gov gives it; None where that isn't certain."""


def find_law(expression: str) -> Law | None:
    """Return the law that an expression names: a title, a short name, a number in any writing, or an ID.

    None for what is not listed, unless it is a number: that one is the law's own.

    >>> find_law("労基法").title, find_law("相法").title, find_law("417AC0000000086").title
    ('労働基準法', '相続税法', '会社法')
    >>> find_law("令和３年北浜市条例第４号"), find_law("北浜法")
    (Law(title=None, law_num='令和三年北浜市条例第四号', law_id=None), None)
    """
    folded = fold(expression).strip()
    if LAW_ID.fullmatch(folded):
        return with_id(folded)
    number = read_number(folded)
    return numbered(number.canonical) if number else titled(folded) or titled(title_cited(folded) or folded)


@cache
def titled(name: str) -> Law | None:
    """Return the law of a title or a short name, half-width; None for what is not listed.

    >>> titled("労基法").law_num, titled("人事院規則10-4").title
    ('昭和二十二年法律第四十九号', '人事院規則一〇―四(職員の保健及び安全保持)')
    """
    rule = RULE.match(name)
    if rule:
        return _rule(rule_number(rule["parts"]))
    titles = (title for title in (name, short_names().get(name)) if title)
    row = next((row for title in titles for row in rows_with(TABLE, "title", title)), None)
    return _law(row) if row else None


@cache
def numbered(law_num: str) -> Law:
    """Return the law of a number, as laws write it.

    >>> numbered("平成十七年法律第八十六号").title
    '会社法'
    """
    found = [*rows_with(TABLE, "law_num", law_num)]
    number = read_number(law_num)
    known = next((row["law_id"] for row in found if row["law_id"]), None) or (certain_id(number) if number else None)
    return Law(found[0]["title"] if len(found) == 1 else None, law_num, known)


@cache
def with_id(law_id: str) -> Law | None:
    """Return the law of an ID; None for what is no ID, or none of the law that it seems to be.

    >>> with_id("338CO0000000001").law_num, with_id("417AC1000000086")
    ('昭和三十八年政令第一号', None)
    """
    number = number_of(law_id)
    law = numbered(number) if number else next(map(_law, rows_with(TABLE, "law_id", law_id)), None)
    return law._replace(law_id=law_id) if law and law.law_id in {None, law_id} else None


@cache
def titles_ending(tail: str) -> tuple[frozenset[str], tuple[int, ...]]:
    """Return the titles of listed laws that end with some characters, and their lengths, the longest first.

    >>> titles_ending("港湾法"), titles_ending("北浜法")
    ((frozenset({'港湾法'}), (3,)), (frozenset(), ()))
    """
    titles = frozenset(row["title"] for row in rows_with(TABLE, "title", tail, ends=True))
    return titles, tuple(sorted({*map(len, titles)}, reverse=True))


@cache
def short_names() -> dict[str, str]:
    """Return the titles of laws by the short names that are listed.

    >>> short_names()["独禁法"]
    '私的独占の禁止及び公正取引の確保に関する法律'
    """
    names = columns("laws", "name", "label", "value")
    return {name: value for name, label, value in names if label == "LAW" and name != value} | further_short_names()


@cache
def further_short_names() -> dict[str, str]:
    """Return the titles of laws by the short names that are no names of the gazetteer.

    >>> further_short_names()["行手法"]
    '行政手続法'
    """
    return dict(columns("law_short_names", "name", "title"))  # type: ignore[arg-type]


class Citing(NamedTuple):
    """What a short name means before an article, in the papers of a field."""

    title: str
    use: str
    """law, bare, beside, terse: as the table says."""
    field: str


@cache
def citing_names() -> dict[str, list[Citing]]:
    """Return what short names mean that are used before articles only, to one field or more.

    >>> citing_names()["相法"][0].title, sorted(name.field for name in citing_names()["消法"])
    ('相続税法', ['消防', '税'])
    """
    found: dict[str, list[Citing]] = {}
    for name, title, use, field in columns("law_citation_names", "name", "title", "use", "field"):
        found.setdefault(name, []).append(Citing(title, use, field))
    return found


def title_cited(name: str) -> str | None:
    """Return the law of a short name that means it before any article; None for others.

    >>> title_cited("相法"), title_cited("徴収法")
    ('相続税法', None)
    """
    return next((each.title for each in citing_names().get(name, ()) if each.use == "law"), None)


def _rule(parts: str) -> Law | None:
    """Return the rule of the 人事院 with a number; its title goes on behind it."""
    row = next(rows_with(TABLE, "title", f"人事院規則{parts}{CAPTION}", begins=True), None)
    return _law(row) if row else None


def _law(row: dict[str, str]) -> Law:
    number = read_number(row["law_num"])
    return Law(row["title"], row["law_num"], row["law_id"] or (certain_id(number) if number else None))
