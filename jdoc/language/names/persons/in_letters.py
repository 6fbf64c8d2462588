"""Persons whose names stand in Latin letters, beside what they are: Sarah K. Lindqvist教授, M. Enoki. Nature."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.called import LONGEST_TITLE
from jdoc.language.names.persons.members import is_post
from jdoc.language.names.persons.titles import ends_as_office, is_called, title_at_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Match, Rule, Table, read_matches
from jdoc.language.names.token_types import Trait

if TYPE_CHECKING:
    import re

    from jdoc.language.names.rules import Reader
    from jdoc.language.names.texts import Tokens

_BIG, _SMALL = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿĀ-ſ'’"
# A name in Latin letters: Sarah K. Lindqvist.
_NAME = (
    rf"[{_BIG}][{_SMALL}]+"
    rf"(?:[ -](?:[{_BIG}]\.|[JS]r\.|[{_BIG}][{_BIG}{_SMALL}]+|d[aeiou]|v[ao]n|der|bin|al|la)){{1,3}}"
)
CAPITALIZED = deferred(f"[{_BIG}][{_SMALL}]")
"""What a text has that holds one, which is quicker to find: `[Sa]rah K. Lindqvist`, not `NATO`."""
BEFORE_TITLE = deferred(rf"(?<![A-Za-z.] )(?<![A-Za-z.&-])(?P<name>{_NAME}) {{0,2}}(?=[氏様殿さ一-鿿])")
"""A name in Latin letters before what may be a title: `[Sarah K. Lindqvist]教授`, not `Sarah と`."""
BEHIND_TITLE = deferred(
    rf"(?<=[一-鿿EFTO])(?: {{1,4}}|である|の)(?P<name>{_NAME})(?= {{0,3}}(?:[氏様殿、(\n]|$)| {{2}})"
)
"""One behind what may be a title: `取締役[　Thomas Weber]　氏`, `CEO[であるThomas Weber]、`, not `工場 Blue`."""
BEFORE_OFFICE = deferred(
    rf"(?<![A-Za-z.] )(?<![A-Za-z.&-])(?P<name>{_NAME})"
    r"(?=, (?:(?:Deputy|Vice|Acting|Senior|Assistant|Executive|First) )*"
    r"(?:Director|Minister|President|Chief|Head|Chair|Governor|Mayor|Secretary|Ambassador|Professor|Manager|Commissioner"
    r"|Commander|Captain|Officer|Consul|Counsel|Attorney|Judge|Researcher|Dean|Superintendent|Representative|CEO))"
)
"""One before an office in English: `[Saijo Kazuhiko], Deputy Director`, not `Tokyo, Japan`."""
LISTED = deferred(rf"(?:^|(?<=\n))(?P<name>{_NAME})(?: {{2,4}}|\t)(?P<place>[^\n]{{2,60}})(?=\n|\Z)")
"""One at the beginning of a line: `[Robert J. Fielding　　世界気象機関　上席科学官]`, not `Robert J. Fielding`."""
# A name as ministries write it, the surname in capitals: KIM Min-jun.
_CAPITALS = rf"[{_BIG}]{{2,12}} [{_BIG}][{_SMALL}]+(?:-[{_SMALL}]+)?"
GLOSSED = deferred(
    rf"(?<![{_BIG}{_SMALL}.] )(?<![{_BIG}{_SMALL}.&-])"
    rf"(?P<name>{_NAME}|{_CAPITALS}) ?\((?P<post>[^()\n]{{2,30}})\)"
)
"""One before where somebody belongs, in brackets: `[Nguyen Thi Hoa（北浜大学）]`, not `Nguyen Thi Hoa`."""
IN_JAPANESE = deferred(
    "[ァ-ヴー]{2,}(?:[・=](?:[ァ-ヴー]{2,}|[A-Z]\\.?))*[・=][ァ-ヴー]{2,}"
    "|[一-鿿々]{1,3} {1,3}[一-鿿々ぁ-ゖァ-ヺー]{1,4}"
)
"""The same name in Japanese, in brackets: `ジョン・H・スミス`, `金　民俊`, not `北浜大学`."""
WORD_BEHIND = deferred("[一-鿿ァ-ヴー](?<![氏様君殿])")
"""What makes another word of both: （ブルー・オーシャン）`[計]画`, not `氏`."""
# A name that begins with initials: T. Nonoyama.
_INITIALED = r"[A-Z]\.(?:[ -]?[A-Z]\.)* ?[A-Z][a-z'’-]+"
_AUTHOR = rf"(?:{_INITIALED}|{_NAME})"
AUTHORS = deferred(
    rf"(?<![A-Za-z.&-])(?<![A-Za-z,.&] ){_AUTHOR}(?:(?:, (?:(?:&|and) )?| (?:&|and) ){_AUTHOR})+(?![A-Za-z])"
)
"""Who wrote a paper: `[T. Nonoyama, Pierre Aubert & M. Enoki]. Nature`, not `T. Nonoyama`."""
INITIAL = deferred("(?:^|(?<=[,&d] ))[A-Z]\\. ?")
"""Where one of them begins with an initial: `, [T. ]Nonoyama`, not `John F. Kennedy`."""
AUTHOR = deferred(rf"(?P<name>{_AUTHOR})")
"""One of them: `[M. Enoki]`, not `Enoki`."""


def _names_by(pattern: re.Pattern[str]) -> Reader:
    """Return a reader of the matches of a pattern that begins with a name in Latin letters."""
    return partial(_read_latin, pattern)


def _read_latin(pattern: re.Pattern[str], text: Tokens) -> list[Match]:
    return read_matches(lambda: pattern, text) if CAPITALIZED.search(text.folded) else []


def _is_person(name: Match) -> bool:
    """Tell whether a name in Latin letters is that of no body."""
    written = name.match["name"]
    words = gazetteer.words("latin body")
    return gazetteer.label_of(written) is None and not any(word in words for word in written.split())


def _is_listed(name: Match) -> bool:
    """Tell whether an office, or a body in Japanese, stands behind a name in its line."""
    place = name.match["place"].split()[-1]
    return (ends_as_office(place) or gazetteer.label_of_end(place, before=1) == "ORG") and _is_person(name)


def _is_glossed(name: Match) -> bool:
    """Tell whether brackets tell where somebody belongs, or what the name is in Japanese."""
    post, folded = name.match["post"], name.text.folded
    in_japanese = IN_JAPANESE.fullmatch(post) and not WORD_BEHIND.match(folded, name.match.end())
    return bool(is_post(post) or in_japanese) and _is_person(name)


def _is_before_title(name: Match) -> bool:
    return is_called(name.text.folded, name.match.end()) and _is_person(name)


def _is_behind_title(name: Match) -> bool:
    before = name.text.folded[max(0, name.match.start() - LONGEST_TITLE) : name.match.start()]
    return bool(title_at_end(before.replace(" ", ""))) and _is_person(name)  # 理　事, too


def _read_authors(text: Tokens) -> list[Match]:
    """Return those who wrote a paper; initials tell persons."""
    lists = AUTHORS.finditer(text.folded)
    return [
        Match(text, one)
        for names in lists
        if INITIAL.search(names[0])
        for one in AUTHOR.finditer(text.folded, *names.span())
    ]


RULES = Table(
    Rule(
        "name in Latin letters before what it is called",
        "PERSON",
        Rank.SIGNED,
        _names_by(BEFORE_TITLE),
        Match.find,
        where=_is_before_title,
        found="[Sarah K. Lindqvist]教授が述べた。",
        left="Blue Ocean計画が進む。",
        traits=Trait.LATIN,
    ),
    Rule(
        "name in Latin letters behind a title",
        "PERSON",
        Rank.SIGNED,
        _names_by(BEHIND_TITLE),
        Match.find,
        where=_is_behind_title,
        found="取締役工場長　[Thomas Weber]（電話）",
        left="取締役工場　Blue Ocean、",
        traits=Trait.LATIN,
    ),
    Rule(
        "name in Latin letters at the beginning of a line",
        "PERSON",
        Rank.SIGNED,
        _names_by(LISTED),
        Match.find,
        where=_is_listed,
        found="[Robert J. Fielding]　　海洋研究機構　上席科学官",
        left="Blue Ocean　　海洋の研究",
        traits=Trait.LATIN,
    ),
    Rule(
        "name in Latin letters before a post in brackets",
        "PERSON",
        Rank.SIGNED,
        _names_by(GLOSSED),
        Match.find,
        where=_is_glossed,
        found="○[Nguyen Thi Hoa]（北浜大学）",
        left="Blue Ocean（海の色）",
        gate=("(",),
        traits=Trait.LATIN,
    ),
    Rule(
        "names of those who wrote a paper",
        "PERSON",
        Rank.SIGNED,
        _read_authors,
        Match.find,
        where=_is_person,
        found="[T. Nonoyama] and M. Enoki",
        left="T. Nonoyama",
        gate=(". ",),
        traits=Trait.LATIN,
    ),
    Rule(
        "name in Latin letters before an office in English",
        "PERSON",
        Rank.SIGNED,
        _names_by(BEFORE_OFFICE),
        Match.find,
        where=_is_person,
        found="entity: [Saijo Kazuhiko], Deputy Director General",
        left="Blue Ocean, Tokyo",
        traits=Trait.LATIN,
    ),
)
