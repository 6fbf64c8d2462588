"""Whole names with a space among words: 監査役金　成浩は, 理事長に白川　雅が就任, ①植田　ももか（福岡・北浜地図）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.members import is_post
from jdoc.language.names.persons.parts import Word, is_word, may_be_given
from jdoc.language.names.persons.titles import ends_as_office, last_of_offices
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, as_read, matches
from jdoc.language.names.token_types import Trait, is_given_name, is_surname
from jdoc.language.scripts import NOUN
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdoc.language.names.texts import Tokens

_KANJI = "一-鿿々ヶ豈-﫿"
GAP = deferred(
    f" (?<=[{_KANJI}] ) {{0,2}}(?=(?P<given>[{_KANJI}]{{1,3}}|[ァ-ヺー]{{2,5}}|[ぁ-ゖ]{{2,4}}?)"
    r"(?:[はがをもに、。()」】・\n]|\Z|と(?:の|と|は|$)|の(?=[一-鿿ァ-ヴー「])| {2}))"
)
"""What parts a family name from a given name that nothing but a particle or a mark stands behind: `白川[　]雅が`."""
FAMILY = deferred(f"[{_KANJI}]{{1,20}}\\Z")
"""The kanji before it, with an office that they may begin with: `[監査役金]`, not `は`."""
KATAKANA = deferred("[ァ-ヺー]+")
"""A given name in katakana: `[ジョイ]`, not `静香`."""
LONGEST_BEFORE = 20
"""Characters of that."""
LONGEST_FAMILY = 4
BEGINS = frozenset(" \n\t、。,()「」】:・=/◎○●◇◆□■☆★※①②③④⑤⑥⑦⑧⑨⑩はがをもにのとや")
"""Beside which a family name may begin where both are sure."""
MARKS = BEGINS - frozenset("はがをもにのとや")
BRACKET = deferred(r"(?:君|氏|さん|選手|[ァ-ヺー一-鿿・々 ]{3,9})?[ ]?\((?P<where>[^()\n]{2,30})\)?")
"""Where somebody belongs, in brackets behind a name or two: `（福岡・北浜地図）`, not `（1）`."""
FARTHEST_BRACKET = 12
"""Characters from a name to the bracket behind it, another name between."""
# The ends of the short names of schools and clubs: 北浜大.
_SCHOOL = "(?:大|高|中|小|高専|クラブ|スイミング|[A-Z]?[TRFAS]C)"
# The forms of bodies: 株式会社.
_FORM = "(?:株式会社|有限会社|合同会社|\\([株有]\\)|㈱|㈲|(?:一般|公益)[社財]団法人|(?:学校|社会福祉|医療|NPO)法人)"
BELONGING = deferred(
    f"[一-鿿ァ-ヴーA-Z・]{{1,12}}{_SCHOOL}[1-6]?年?\\Z|{_FORM}."
    "|[一-鿿]{1,6}[都道府県市区町村郡](?:\\Z|[・ 、])|[1-6]年(?:生)?\\Z"
    "|(?:前|元|新|現|再|新任|再任|留任|[一-鿿]{1,4}党)\\Z"
    "|(?:明治|大正|昭和|平成|令和)?[0-9]{1,4}年(?:[0-9]{1,2}月[0-9]{1,2}日)?生"
)
"""Where somebody belongs, told by no ending of bodies: `[立命館大]`, `[株式会社サ]ン`, `[福岡県]`, not `再掲`."""
PUPIL = deferred(f"\\((?P<name>{NOUN}{{2,12}}(?:高|中|小|大|高専|高校))(?:[1-6]年?)\\)")
"""The school of a pupil, with the form: `[（北浜高3）]`, not `（3年）`."""
OF_PREFECTURE = deferred("(?P<prefecture>[一-鿿]{2,4})・(?P<body>[^・、()]{2,20})\\Z")
"""Where somebody comes from and belongs: `[福岡・北浜地図]`, not `福岡`."""
PREFECTURES = "都道府県"


def prefecture_of(word: str) -> str | None:
    """Return the prefecture that a word names without what such names end with, if one does.

    >>> prefecture_of("福岡"), prefecture_of("北海道"), prefecture_of("北浜")
    ('福岡県', '北海道', None)
    """
    return next((word + kind for kind in ("", *PREFECTURES) if _is_prefecture(word + kind)), None)


def _is_prefecture(name: str) -> bool:
    return name[-1] in PREFECTURES and gazetteer.label_of(name) == "GPE"


class Pair(NamedTuple):
    """What may be a family name and a given name."""

    family: Word
    given: Word

    @property
    def folded(self) -> str:
        """The text."""
        return self.family.text.folded

    @property
    def is_behind_office(self) -> bool:
        """True where an office stands right before it."""
        before = self.before
        return before[-1:] in last_of_offices() and ends_as_office(before)

    @property
    def before(self) -> str:
        """What stands before it, as much as an office takes, perhaps with a colon between: 座長：|鮎川　泉."""
        stop = self.family.start - self.folded.startswith(":", self.family.start - 1)
        match = FAMILY.search(self.folded, max(0, stop - LONGEST_BEFORE), stop)
        return match[0] if match else ""

    @property
    def is_word(self) -> bool:
        """True of the characters of one word: 南　進."""
        return is_word(self.family.written + self.given.written)

    @property
    def may_be_given(self) -> bool:
        """True where nothing speaks against the given name; behind a surname it may be a loan word, too: 林　ジョイ."""
        given = self.given
        if KATAKANA.fullmatch(given.written):
            glued = self.folded.startswith("・", given.end)
            return self.is_family_known and self.stands_apart and not glued
        return given.may_be_part and may_be_given(given)

    @property
    def is_family_known(self) -> bool:
        """True of what is a surname, too, of here, China or Korea."""
        written = self.family.written
        return self.family.is_family or written in gazetteer.surnames() or is_surname(written)

    @property
    def is_half_known(self) -> bool:
        """True where one of both is a name to the dictionary, and nothing speaks against the other one."""
        if not self.may_be_given:
            return False
        unlisted = self.family.may_be_part and not self.family.is_common
        return self.is_family_known or (self.given.is_given and unlisted)

    @property
    def is_known(self) -> bool:
        """True where both are names to the dictionary, of three characters or more together."""
        sure = is_surname(self.family.written) and is_given_name(self.given.written)
        return sure and len(self.family.written) > 1 and not self.is_word

    @property
    def stands_apart(self) -> bool:
        """True where a word may begin."""
        return BEGINS.issuperset(self.folded[max(0, self.family.start - 1) : self.family.start])

    @property
    def begins_entry(self) -> bool:
        """True where a mark or a space stands before it."""
        return MARKS.issuperset(self.folded[max(0, self.family.start - 1) : self.family.start])

    @property
    def where(self) -> tuple[int, int]:
        """Where it is told, in brackets behind, to whom somebody belongs; nowhere if it isn't."""
        opening = self.folded.find("(", self.given.end, self.given.end + FARTHEST_BRACKET)
        match = BRACKET.match(self.folded, self.given.end) if opening > 0 else None
        return match.span("where") if match else (0, 0)

    @property
    def belongs(self) -> bool:
        """True where the brackets behind tell where somebody belongs."""
        where = self.folded[slice(*self.where)]
        if not where:
            return False
        return is_post(where) or BELONGING.match(where) is not None or self.prefecture_end > 0

    @property
    def prefecture_end(self) -> int:
        """Where the prefecture ends that somebody comes from: （福岡|・北浜地図）; 0 where none is told."""
        match = OF_PREFECTURE.match(self.folded, *self.where)
        return match.end("prefecture") if match and prefecture_of(match["prefecture"]) else 0

    def find(self) -> Find | None:
        """Return the person, as sure as the first sign is that shows one."""
        sign = next((sign for sign in SIGNS if sign.holds(self)), None)
        return Find(self.family.start, self.given.end, rank=sign.rank) if sign else None


class Sign(NamedTuple):
    """What shows that two words between spaces name somebody."""

    name: str
    rank: Rank
    holds: Callable[[Pair], bool]
    found: str


SIGNS = (
    Sign(
        "an office right before the family name",
        Rank.SIGNED,
        lambda pair: pair.is_behind_office and pair.is_half_known and not pair.is_word,
        found="監査役[金　成浩]は照会を放置した。",
    ),
    Sign(
        "both names to the dictionary",
        Rank.SPACED_PERSON,
        lambda pair: pair.stands_apart and pair.is_known,
        found="理事長に[白川　雅]が就任した。",
    ),
    Sign(
        "where somebody belongs, behind the name of an entry",
        Rank.SIGNED,
        lambda pair: pair.belongs and pair.begins_entry and pair.is_half_known,
        found="２位　[楜澤　翔太]（福岡県）",
    ),
    Sign(
        "where somebody belongs, behind a surname",
        Rank.SIGNED,
        lambda pair: pair.belongs and pair.stands_apart and pair.is_family_known and pair.may_be_given,
        found="代表に[林　ジョイ]（北浜大）を選んだ。",
    ),
    Sign(
        "the prefecture that somebody comes from",
        Rank.SIGNED,
        lambda pair: pair.prefecture_end > 0 and pair.begins_entry and pair.given.is_given,
        found="②[長　みずほ]（徳島・北浜大）",
    ),
)
"""One is enough."""


def read_pairs(text: Tokens) -> list[Find]:
    """Return the names with a space among words."""
    finds = (_find(text, *match.span(), match.end("given")) for match in GAP.finditer(text.folded))
    return [find for find in finds if find]


def _find(text: Tokens, start: int, given: int, end: int) -> Find | None:
    """Return the name around a gap, without what honors, but for a given name that ends so: 足利　尊氏."""
    whole = Word(text, given, end)
    honored = len(whole.bare) < len(whole.written) and not is_given_name(whole.written)
    name = Word(text, given, given + len(whole.bare)) if honored else whole
    finds = [find for find in map(Pair.find, _pairs(text, start, name)) if find]
    return min(finds, key=lambda find: (not is_surname(text.folded[find.start : start]), find.start), default=None)


def _pairs(text: Tokens, stop: int, given: Word) -> Iterator[Pair]:
    """Yield what may be names, by where the family name may begin."""
    folded = text.folded
    match = FAMILY.search(folded, max(0, stop - LONGEST_FAMILY), stop)
    for start in range(match.start(), stop) if match else ():
        before = folded[start - 1 : start]
        if before in BEGINS or before in last_of_offices() or not before:
            yield Pair(Word(text, start, stop), given)


def _read_homes(text: Tokens) -> list[Find]:
    """Return where those come from who are named so, and where they belong: 福岡, 北浜地図 of （福岡・北浜地図）."""
    brackets = (BRACKET.match(text.folded, find.end) for find in text.once(read_pairs))
    homes = (OF_PREFECTURE.match(text.folded, *bracket.span("where")) for bracket in brackets if bracket)
    told = [(home, prefecture_of(home["prefecture"])) for home in homes if home]
    places = [Find(*home.span("prefecture"), prefecture, label="GPE") for home, prefecture in told if prefecture]
    bodies = (home for home, prefecture in told if prefecture and not prefecture_of(home["body"]))
    return places + [Find(*body.span("body"), label="ORG") for body in bodies]


RULES = Table(
    Rule(
        "whole name with a space among words",
        "PERSON",
        None,
        read_pairs,
        as_read,
        found="監査役[金　成浩]は照会を放置した。",
        left="監査役会　資料は照会を放置した。",
        gate=(" ",),
        traits=Trait.GAP,
    ),
    Rule(
        "where somebody comes from, before where they belong",
        None,
        Rank.ADDRESS,
        _read_homes,
        as_read,
        found="２位　植田　翔太（[福岡]・北浜地図）",
        left="２位　植田　翔太（北浜・北浜地図）",
        gate=("(",),
        traits=Trait.GAP,
    ),
    Rule(
        "school of a pupil, with the form",
        "ORG",
        Rank.ADDRESS,
        matches(PUPIL),
        Match.find,
        found="１位　植田　翔太（[北浜高]３）",
        left="１位　植田　翔太（３年）",
        gate=("高", "中", "小", "大"),
        traits=Trait.GAP,
    ),
)
