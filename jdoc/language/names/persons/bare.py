"""Surnames that no dictionary tells, before an office or behind one: スポーツ庁の河合谷長官, （裁判長　国分寺）."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.spans import NO_REST
from jdoc.language.names.persons.titles import ends_as_office, title_at_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.token_types import MOST_TYPES, Trait, is_given_name, is_surname
from jdoc.language.tokens import part_of_speech, tokenize
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdoc.language.names.texts import Tokens

_KANJI = "一-鿿々ヶ豈-﫿"
# What the name of a body ends with: 庁, 連合会.
_BODY = "[会省庁局部課室署所院社校学府県都市区町村団組構関船艇隊班店連党座場]"
# What stands behind an office: が, 、.
_ENDS = "(?=[はがをにもと、。)( \n」]|から|より|へ|ほか|ら[はがをに]|\\Z)"
OFFICER = deferred(
    rf"[の( 、。\n「・](?:(?<=[、。\n「・])|(?<={_BODY}[の ])|(?<=[{_KANJI}ァ-ヴー)]\()) *"
    rf"(?P<phrase>[{_KANJI}][一-鿿々ヶ豈-﫿ァ-ヴー・]{{1,23}}+)(?<=[長官員監役授事士表師使相臣裁]){_ENDS}"
)
"""Whoever has an office, behind a body or where a phrase begins: `庁[の河合谷長官]が`, not `庁の`."""
WHOLE_LENGTHS = (4, 3, 5)
"""Characters of a whole name, the most common first."""
LENGTHS = (2, 3, 1)
"""Characters of a surname, the most common first."""
LAST_OF_GIVEN = "之夫男郎介助雄彦子美恵江代枝香奈也哉"
"""What given names of two characters end with, and few other words."""
OF_A_BODY = frozenset("の( ")
"""What stands between a body and whoever is named of it."""
DIRECTIONS = frozenset("東西南北中上下本新元前副全各両現旧同当")
"""What is more often another word than a surname."""
PLACES = "都道府県市区町村郡"
"""What places end with."""
REST_OF_PLACE = deferred("[川山島浜岬浦崎原野沢田森丘台][市町村][長議監教消役]")
"""What a municipality goes on with: 美波`[川市長]`, not `副市長`."""
HEAD = deferred(
    "[都道府県市区町村]長|(?:支[部店社所局]|工場|駅|署|病院|学校|高校|事務所|出張所|営業所|法務局|郵便局|気象台|税関"
    "|地[区方域].*|[本分]部|公?園|港|空港|保健所|センター)(?:次|副)?長"
)
"""The head of what is called by its place: 北浜`[支店長]`, not `代議員`."""
OF_SEVERAL = deferred("(?:議員|甲板員|研究員|調査員|教授|書記長|[士役])\\Z")
"""What a body has several of, and no place: `代[議員]`, not `支店長`."""
BRACKETED = deferred(
    rf"\((?P<role>[一-鿿ァ-ヴー・]{{2,20}}+)(?::| {{1,3}})"
    rf"(?P<name>[{_KANJI}]{{1,4}}?(?: {{1,2}}[{_KANJI}]{{1,3}}?)?)[君氏様]?\)"
)
"""An office and a surname, alone in brackets: `[（団長：相沢）]`, not `（団長）`."""


@lru_cache(MOST_TYPES)
def is_any_surname(word: str) -> bool:
    """Tell whether a noun is a surname too in any place where only a name can stand; of one character, in all of them.

    >>> is_any_surname("大門"), is_any_surname("専門"), is_any_surname("平")
    (True, False, False)
    """
    frames = (("", "太郎氏は"), ("、", "さんが"), ("", "氏が"), ("、", "健一は"))
    keys = [tokenize(f"{before}{word}{after}")[len(before)] for before, after in frames]
    told = [key.startswith(f"{word}\t") and part_of_speech(key)[3] == "姓" for key in keys]
    return any(told) if len(word) > 1 else all(told)


def _may_be_given(word: str, family: str) -> bool:
    """Tell whether a word is a given name to the dictionary, or ends as those of two characters do.

    >>> _may_be_given("勝之", "一見"), _may_be_given("厚之", "尾池"), _may_be_given("司代", "門")
    (True, True, False)
    """
    if len(word) == 1 and word in NO_REST:  # 山口新会長
        return False
    return is_given_name(word) or (len(family) == len(word) == LENGTHS[0] and word[1] in LAST_OF_GIVEN)


def is_body(word: str) -> bool:
    """Tell whether a word ends as bodies do, or is listed as one: 山口大学."""
    return "ORG" in {gazetteer.label_of(word), gazetteer.label_of_end(word, before=1)}


class Officer(NamedTuple):
    """What may be a surname, and the office behind it."""

    text: Tokens
    start: int
    end: int
    stop: int
    """Behind the office."""

    @property
    def word(self) -> str:
        """The surname."""
        return self.text.folded[self.start : self.end]

    @property
    def office(self) -> str:
        """The office."""
        return self.text.folded[self.end : self.stop]

    @property
    def is_of_body(self) -> bool:
        """True where a body stands before it."""
        return self.text.folded[self.start - 1 : self.start] in OF_A_BODY

    @property
    def is_surname(self) -> bool:
        """True of what is a surname, too, and more often that than another word."""
        return self.word not in DIRECTIONS and is_any_surname(self.word)

    @property
    def is_place(self) -> bool:
        """True of a place, and of what holds one."""
        return any(kind.place for kind in self.text.types_in(self.start, self.end))

    @property
    def is_in_pieces(self) -> bool:
        """True of kanji that make no word: 渕|脇."""
        kinds = self.text.types_in(self.start, self.end)
        nouns = all(kind.kanji and kind.tag in "NTFG" and kind.pos[0] == "名詞" for kind in kinds)
        if len(kinds) != 2 or kinds[0].length > 1 or self.word[0] in PLACES:
            return False
        return nouns and not any(kind.generic for kind in kinds)

    @property
    def cuts(self) -> list[tuple[str, str]]:
        """What may be a family name with the given name behind it, where a listed title stands behind both."""
        if title_at_end(self.office) != self.office:
            return []
        cuts = ((self.word[:cut], self.word[cut:]) for cut in (2, 1, 3) if cut < len(self.word))
        cuts_of_names = [(family, given) for family, given in cuts if _may_be_given(given, family)]
        return [] if not cuts_of_names or is_body(self.word) or self.begins_listed else cuts_of_names

    @property
    def is_word_of_offices(self) -> bool:
        """True of what begins with a word that any name or office may have."""
        return any(self.word[:2] in gazetteer.words(use) for use in ("generic", "break", "role", "no given"))

    @property
    def begins_listed(self) -> bool:
        """True of 北方|領土."""
        at = self.text.at(self.start)
        if at is None or max(self.text.types[at].listed_lengths, default=0) <= self.end - self.start:
            return False
        listed = self.text.listed_from(at)
        return listed is not None and listed.end > self.end

    @property
    def is_before_given_name(self) -> bool:
        """True where the office begins with what may be a given name: 安田|実|校長."""
        kind = self.text.type_at(self.end)
        return kind.tag in "FG" or (kind.length == 1 and is_given_name(kind.word))

    @property
    def is_hamlet(self) -> bool:
        """True of a place that is no prefecture nor state: 門司."""
        kind = self.text.type_at(self.start)
        if not kind.place or kind.length != len(self.word) or gazetteer.is_state(self.word):
            return False
        return all(gazetteer.label_of(self.word + kind) is None for kind in "都道府県")

    @property
    def may_be_name(self) -> bool:
        """True where a name and an office part, and no word that any office may begin with is the name."""
        if not self.text.fits(self.start, self.end) or not ends_as_office(self.office):
            return False
        if len(self.word) == 1 and self.text.type_at(self.end).length == 1:
            return False
        return not any(doubt.holds(self) for doubt in DOUBTS)

    def find(self) -> Find:
        """Return the person."""
        return Find(self.start, self.end, role=self.office)


class Doubt(NamedTuple):
    """Why what stands before an office is no surname."""

    name: str
    holds: Callable[[Officer], bool]
    example: str
    """What begins a phrase and ends with an office."""


DOUBTS = (
    Doubt(
        "the beginning of a municipality",
        lambda officer: REST_OF_PLACE.match(officer.office) is not None,
        example="美波川市長",
    ),
    Doubt(
        "a word that any name or office may have",
        lambda officer: officer.is_word_of_offices,
        example="専門委員",
    ),
    Doubt(
        "part of an office",
        lambda officer: officer.word + officer.office in gazetteer.title_set(),
        example="海上保安官",
    ),
    Doubt(
        "the place whose office it is",
        lambda officer: officer.office[0] in PLACES,
        example="西浜県知事",
    ),
    Doubt(
        "the beginning of a listed name",
        lambda officer: officer.begins_listed,
        example="北方領土対策部長",
    ),
    Doubt(
        "the surname of a whole name",
        lambda officer: officer.is_before_given_name,
        example="安田実校長",
    ),
)
"""One is enough."""


class Sign(NamedTuple):
    """What shows that a surname stands before an office."""

    name: str
    holds: Callable[[Officer], bool]
    found: str


SIGNS = (
    Sign(
        "a surname, too",
        lambda officer: officer.is_surname and not officer.is_place,
        found="[鵜飼]研究統括官に聞いた。",
    ),
    Sign(
        "a surname that is a place, before who is no head of one",
        lambda officer: officer.is_surname and officer.is_of_body and HEAD.match(officer.office) is None,
        found="研究所の[神戸]調整官に聞いた。",
    ),
    Sign(
        "a place that is no surname, of a body, before what no place has one of",
        lambda officer: officer.is_hamlet and officer.is_of_body and OF_SEVERAL.search(officer.office) is not None,
        found="連合会の[門司]代議員に聞いた。",
    ),
    Sign(
        "kanji that are no word, of a body",
        lambda officer: officer.is_in_pieces and officer.is_of_body and title_at_end(officer.office) == officer.office,
        found="北浜連合会（[渕脇]会長）が求めた。",
    ),
)
"""One is enough."""


SIGNS_OF_WHOLE = (
    Sign(
        "a surname and a given name",
        lambda officer: any(is_surname(family) for family, _ in officer.cuts),
        found="[青木健介]大使は発言した。",
    ),
    Sign(
        "two kanji and a given name, of a body",
        lambda officer: (
            officer.is_of_body
            and any(len(family) == len(given) == LENGTHS[0] for family, given in officer.cuts)
            and not officer.is_word_of_offices
        ),
        found="白浜代表部の[尾池厚之]大使は発言した。",
    ),
)
"""One is enough of a whole name."""


def read_officers(text: Tokens) -> list[Officer]:
    """Return the surnames before offices."""
    phrases = OFFICER.finditer(f"\n{text.folded}")
    officers = (next(_officers(text, *phrase.span("phrase")), None) for phrase in phrases)
    return [officer for officer in officers if officer]


def _officers(text: Tokens, start: int, stop: int) -> Iterator[Officer]:
    """Yield who may be named by what ends with an office, told by its place behind a line break."""
    start, stop = start - 1, stop - 1
    for length in WHOLE_LENGTHS:
        officer = Officer(text, start, start + length, stop)
        if start + length < stop and any(sign.holds(officer) for sign in SIGNS_OF_WHOLE):
            yield officer
    for length in LENGTHS:
        officer = Officer(text, start, start + length, stop)
        if start + length < stop and officer.may_be_name and any(sign.holds(officer) for sign in SIGNS):
            yield officer


def _is_bracketed(name: Match) -> bool:
    """Tell whether an office and a surname, or a place, are alone in brackets."""
    written = name.match["name"]
    if not ends_as_office(name.match["role"]) or ends_as_office(written):
        return False
    kind = name.text.type_at(name.start)
    is_name = kind.length == len(written) and (kind.place or kind.tag in "FG")
    return " " in written or is_name or is_any_surname(written)


RULES = Table(
    Rule(
        "surname before an office",
        "PERSON",
        Rank.TITLED,
        read_officers,
        Officer.find,
        found="北浜連合会（[渕脇]会長）が求めた。",
        left="北浜連合会の専門委員が求めた。",
        traits=Trait.TITLE,
    ),
    Rule(
        "surname behind an office, in brackets",
        "PERSON",
        Rank.SIGNED,
        matches(BRACKETED),
        Match.find,
        where=_is_bracketed,
        found="無罪判決（裁判長　[国分寺]）を受けた。",
        left="無罪判決（裁判長　欠席）を受けた。",
        gate=("(",),
        traits=Trait.TITLE,
    ),
)
