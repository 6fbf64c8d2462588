"""Persons in a run: a name before a title (岸田日本国外務大臣), after one (外務大臣岸田文雄), or known as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names.persons.addressed import Addressed, read_addressed
from jdoc.language.names.persons.evidence import Person, judge_person
from jdoc.language.names.persons.spans import end_with_kanji, end_with_loan_words, end_with_rest, is_rest, name_end
from jdoc.language.names.persons.titles import read_titles
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, Table, as_read
from jdoc.language.names.token_types import Trait

if TYPE_CHECKING:
    from jdoc.language.names import Name
    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

MAYOR = deferred("(?P<city>(?![前元現同新])[一-鿿ァ-ヴー]{2,6}[市町村区])長")
"""A mayor whose city has a surname's name: `[潮見市長]`, not `前市長`."""
MOST_KANJI = 2
"""Kanji of a surname that the dictionary doesn't know."""
UNTITLED = frozenset("FGo")
"""The tags of which a run has one that names somebody without a title: a family name, a given name, a dot."""
KANJI_DIGITS = frozenset("一二三四五六七八九十百千")


def persons(run: Tokens) -> list[Name]:
    """Return the persons of a run, and the cities of mayors."""
    return RULES.names(run)


def _find_persons(run: Tokens) -> list[Find]:
    """Return the persons that the table tells, from left to right."""
    if not run.traits & Trait.TITLE and UNTITLED.isdisjoint(run.tags):
        return []
    finds = []
    floor = 0
    for at, kind in enumerate(run.types):
        if not kind.may_begin_person or at < floor:
            continue
        end = name_end(run, at)
        if end:
            end = _whole_end(run, at, end)
            floor = end
            find = _judge(run, at, end)
            if find:
                finds.append(_with_first(run, at, find))
                behind = find.end + len(find.role or "")  # 三浦達也潮見市長: one person
                floor = max(end, run.index.get(behind, 0))
    return finds


def _whole_end(run: Tokens, at: int, end: int) -> int:
    """Return where a name ends with all of its given name; behind what is a place, too, that ends as names do."""
    if run.types[at].tag == "F":
        return end_with_rest(run, at, end_with_kanji(run, end))
    if end > at + 1 or not run.types[at].place:
        return end
    longer = end_with_rest(run, at, end)  # 小山|展|弘|委員
    return longer if run.types[longer - 1].tag == "G" else end


def _judge(run: Tokens, at: int, end: int) -> Find | None:
    """Return the person of a name, or of the same name with the loan words behind it: ラフィクル・イスラム."""
    find = judge_person(Person(run, at, end))
    if find:
        return find
    longer = end_with_loan_words(run, end) if run.types[end - 1].katakana else end
    return judge_person(Person(run, at, longer)) if longer > end else None


def _with_first(run: Tokens, at: int, find: Find) -> Find:
    """Take in the character that a surname begins with which the dictionary doesn't know: 海谷厚志, 十倉雅和."""
    begins = at == 1 and find.start == run.starts[1]
    return find._replace(start=0) if begins and _is_first(run.types[0], run, at) else find


def _is_first(kind: TokenType, run: Tokens, at: int) -> bool:
    if kind.word in KANJI_DIGITS:
        return True
    return is_rest(kind) and not kind.state_characters and run.types[at].length == 1 and run.kind(at + 1).tag == "G"


def _read_unknown(run: Tokens) -> list[Find]:
    """Return the name between a title and the end of a run, one or two kanji and a given name: 委員|岩|邑|正彦."""
    at = len(run) - 1
    if run.types[at].tag != "G" or run.types[at].length < MOST_KANJI:
        return []
    first = at
    while at - first < MOST_KANJI and first > 0 and is_rest(run.types[first - 1]):
        first -= 1
    titled = any(title.last == first for title in run.once(read_titles))
    return [Find(run.starts[first], run.starts[-1], role=run.part(0, first))] if titled and first < at else []


def _read_unknown_before(run: Tokens) -> list[Find]:
    """Return the name that a run begins with, before nothing but a title: 石|兼|公博|町長."""
    if "G" not in run.tags[1 : MOST_KANJI + 1]:
        return []
    given = next((at for at, kind in enumerate(run.types[: MOST_KANJI + 1]) if not is_rest(kind)), 0)
    titled = [title.last for title in run.once(read_titles) if title.first == given + 1]
    if not given or titled != [len(run)] or run.types[given].tag != "G" or run.types[given].length < MOST_KANJI:
        return []
    return [Find(0, run.starts[given + 1], role=run.part(given + 1, len(run)))]


def _read_governed(run: Tokens) -> list[Find]:
    """Return the city of a mayor whose city has a surname's name: 三浦達也潮見市長."""
    mayors = ((person, MAYOR.fullmatch(person.role)) for person in run.once(_find_persons) if person.role)
    cities = [(run.folded.find(mayor[0], person.end), len(mayor["city"])) for person, mayor in mayors if mayor]
    return [Find(start, start + length) for start, length in cities if start >= 0]


RULES = Table(
    Rule(
        "person beside a title, or by the full name",
        "PERSON",
        None,
        _find_persons,
        as_read,
        found="[岸田文雄]は署名した。",
        left="外務大臣は署名した。",
        traits=Trait.PERSON,
    ),
    Rule(
        "title, a surname in no dictionary and a given name",
        "PERSON",
        Rank.TITLE_FIRST,
        _read_unknown,
        as_read,
        found="公益委員[岩邑正彦]は退席した。",
        left="公益委員正彦は退席した。",
        traits=Trait.TITLE,
    ),
    Rule(
        "surname in no dictionary and a given name, before a title",
        "PERSON",
        Rank.TITLED,
        _read_unknown_before,
        as_read,
        found="答弁に[石兼公博]町長は立った。",
        left="智頭町の英夫町長は評価した。",
        traits=Trait.TITLE,
    ),
    Rule(
        "city of a mayor with a name like a surname",
        "GPE",
        Rank.LISTED,
        _read_governed,
        as_read,
        found="三浦達也[潮見市]長が説明した。",
        left="三浦達也副市長が説明した。",
        gate=("長",),
        traits=Trait.PERSON,
    ),
    Rule(
        "surname that is another word, before a title",
        "PERSON",
        Rank.BARE_SURNAME,
        read_addressed,
        Addressed.find,
        where=lambda addressed: addressed.is_bare_surname,
        found="[高瀬]総理が説明した。",
        left="専門委員が説明した。",
        traits=Trait.TITLE,
    ),
    Rule(
        "Korean or Chinese name before a title",
        "PERSON",
        Rank.KNOWN_PERSON,
        read_addressed,
        Addressed.find,
        where=lambda addressed: addressed.is_eastern,
        found="[林佳龍]外交部長が説明した。",
        left="国防部長官が説明した。",
        traits=Trait.TITLE,
    ),
)
