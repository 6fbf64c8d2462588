"""Persons in a run: a name before a title (岸田日本国外務大臣), after one (外務大臣岸田文雄), or known as such."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import anchor_at, deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.places import is_named_as_person
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, Table, as_read
from jdoc.language.names.token_types import Trait, is_surname

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jdoc.language.names import Name
    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

FAMILY_AND_GIVEN = deferred("F(?:sG{1,2}|G{0,3})")
"""A family name in kanji with the given name behind it, over tags: 岸田, 岸田文雄, 岸田　文雄."""
PLACE_AND_GIVEN = deferred(".G{0,2}")
"""The same of a word that is no surname in the dictionary, over tags: 二宮, 八代英太."""
KATAKANA_NAME = deferred(
    """(?<! [KLSp][od] )                          # not behind the dot of a longer name,
       (?= [KS] | [KLSp] (?:o[Lp])*+ o[KS] )      # one of whose words is foreign: フォン・デア・ライエン
       [KLSp]
       (?: [KL]                                   # pieces glued to it: ガンバー|タル,
         | (?<! o[KLSp] ) S                       # but no state: アイルランガ・ハルタルト|インドネシア
         | o (?: [KS] | L(?=[KLSp]) ) )*+         # words behind dots; a loan word only with more of it behind
    """,
    re.VERBOSE,
)
"""A name in katakana, over the shapes of words (`_read_shapes`)."""
LOAN_WORDS_BEHIND = deferred("(?:(?<=[KLSp])[od][KLSp])*+")
"""How a name may go on with loan words, over shapes: ラフィクル|・イスラム."""

MAYOR = deferred("(?P<city>(?![前元現同新])[一-鿿ァ-ヴー]{2,6}[市町村区])長")
"""A mayor whose city has a surname's name: `[潮見市長]`, not `前市長`."""
AFTER_TITLE = deferred("(?:定例)?(?:記者)?(?:会見|談話|発言|挨拶|声明|答弁|説明|冒頭|主催|夫妻|一行|等|他)")
"""What may follow a title that is glued to a name: `森永外務大臣[定例記者会見]記録`, not `森永外務大臣室`."""
TITLES_JOINED = deferred("兼|・")
"""What makes one title of two: 副首相兼外務大臣."""
KANJI_DIGITS = frozenset("一二三四五六七八九十百千")
LONGEST_OFFICE = 6
"""Tokens of the office in a title: 産業通商資源部|長官."""
LONGEST_TITLE = 5
"""Tokens of a listed title."""
FARTHEST_TITLE = 14
"""Tokens between a name and the end of its title: 安倍晋三日本国内閣総理大臣."""
NEXT_TITLE = 6
"""Tokens from the end of one title to the end of another one that goes on with it."""


class Title(NamedTuple):
    """Where a title stands in a run, by tokens."""

    first: int
    last: int


class Person(NamedTuple):
    """What may be a person's name: some tokens of a run."""

    run: Tokens
    at: int
    end: int

    @property
    def kind(self) -> TokenType:
        """The type of the first token."""
        return self.run.types[self.at]

    @property
    def start(self) -> int:
        """Where the name begins."""
        return self.run.starts[self.at]

    @property
    def stop(self) -> int:
        """Where the name ends."""
        return self.run.starts[self.end]

    @property
    def written(self) -> str:
        """The name."""
        return self.run.folded[self.start : self.stop]

    @property
    def has_dot(self) -> bool:
        """True of アーニャ・ベルク."""
        return "・" in self.written

    @property
    def is_family_name(self) -> bool:
        """True where the dictionary knows the first word as a surname."""
        return self.kind.tag == "F"

    @property
    def is_full(self) -> bool:
        """True of a surname with a given name, of several words joined by dots."""
        return self.end - self.at > 1 and (self.run.types[self.end - 1].tag == "G" or self.has_dot)

    @property
    def is_alone(self) -> bool:
        """True where no noun is glued to the name before it."""
        before = self.run.kind(self.at - 1)
        return self.at == 0 or before.tag in "os" or before.breaks

    @property
    def titles_behind(self) -> list[Title]:
        """The titles behind the name, as near as titles are."""
        titles = self.run.once(read_titles)
        return [title for title in titles if title.first >= self.end and title.last - self.end <= FARTHEST_TITLE]

    @property
    def title_before(self) -> Title | None:
        """The title right before the name, perhaps with a space or a dot between."""
        dotted = self.run.kind(self.at - 1).tag in "os"
        ends = {self.at, self.at - 1} if dotted else {self.at}
        return next((title for title in reversed(self.run.once(read_titles)) if title.last in ends), None)

    @property
    def is_titled_as_place(self) -> bool:
        """True of what may be a place, 二宮, before nothing but a title that a surname takes: 二宮次長, 小出知事."""
        if self.run.word(self.end) == "知事" and self.written not in gazetteer.entries():
            return True
        personal = gazetteer.titles_for("personal")
        titles = (title for title in self.run.once(read_titles) if title.first == self.end)
        return any(self.run.part(*title) in personal for title in titles)

    @property
    def is_place(self) -> bool:
        """True of a word that is no surname in the dictionary, and that nothing shows to be one here."""
        if not self.kind.kanji or self.is_family_name:
            return False
        return not (self.is_alone and self.is_titled_as_place)

    @property
    def is_officer(self) -> bool:
        """True of a surname with nothing but an office between it and the title: 久保経営課長."""
        behind = self.titles_behind
        if not behind or self.at > 0 or not self.is_family_name:
            return False
        return _ends_with_office(self.run, behind[0]) and _are_plain_kanji(self.run.types[self.end : behind[0].first])

    @property
    def has_role_behind(self) -> bool:
        """True where all words between the name and the title can be a part of the role: 岸田|日本国|外務大臣."""
        behind = self.titles_behind
        return bool(behind) and self._may_be_role(behind[0].first)

    def _may_be_role(self, stop: int) -> bool:
        """Tell whether the words behind the name up to a title may belong to that."""
        run = self.run
        first = self.end + (run.kind(self.end).tag in "os" and self.end < stop)
        if first == stop or self.is_full:
            return True
        kind = run.types[first]
        state = run.listed_from(first) or kind.state_characters or kind.place
        return bool(state) or kind.word in gazetteer.words("role")

    @property
    def is_before_body(self) -> bool:
        """True of a foreign name with a body glued to it: アーニャ・ベルク|国際エネルギー機関（ＩＥＡ）事務局長."""
        body = self.run.listed_from(self.end)
        return self.is_full and self.has_dot and body is not None and body.entry.label == "ORG"

    @property
    def is_behind_title(self) -> bool:
        """True of a name that ends its run and has a title before it: 外務大臣岸田文雄."""
        named = self.is_full or self.is_family_name
        return named and self.end == len(self.run) and self.title_before is not None

    @property
    def is_full_name(self) -> bool:
        """True of a surname with a given name, no title anywhere near."""
        return self.is_full and self.is_family_name and not self.titles_behind

    @property
    def role_behind(self) -> str:
        """The title behind the name, with all that goes on with it: 日本国内閣総理大臣兼外務大臣."""
        last, *others = self.titles_behind
        end = last.last
        for title in others:
            if _goes_on(self.run, end, title):
                end = max(end, title.last)
        return self.run.folded[self.stop : self.run.starts[end]].lstrip("・ ")

    @property
    def role_before(self) -> str:
        """The title before the name, from the beginning of the run."""
        title = self.title_before
        return self.run.part(0, title.last) if title else ""


def _ends_with_office(run: Tokens, title: Title) -> bool:
    return run.folded.endswith(gazetteer.titles_for("office"), 0, run.starts[title.last])


def _are_plain_kanji(kinds: Iterable[TokenType]) -> bool:
    return all(kind.kanji and not kind.proper and kind.tag not in "FG" for kind in kinds)


def _goes_on(run: Tokens, end: int, title: Title) -> bool:
    """Tell whether a title goes on with one that ends before a token: 副首相兼外務大臣."""
    if title.first <= end or TITLES_JOINED.match(run.folded, run.starts[end], run.starts[title.first]):
        return True
    return title.last - end <= NEXT_TITLE and "o" not in run.tags[end : title.first]


class PersonRule(NamedTuple):
    """A row of the table that says whether some tokens name a person."""

    name: str
    rank: Rank | None
    """None: they don't."""
    holds: Callable[[Person], bool]
    found: str
    left: str
    role: Callable[[Person], str | None] = lambda _: None


PERSON_RULES = (  # the first that holds decides
    PersonRule(
        "place, not called as a person is",
        None,
        lambda p: p.is_place,
        found="",
        left="二宮県知事が就任した。",
    ),
    PersonRule(
        "surname, an office and a title",
        Rank.TITLED,
        lambda p: p.is_officer,
        found="[石原]上下水道局長が説明した。",
        left="石原上下水道が説明した。",
        role=lambda p: p.role_behind,
    ),
    PersonRule(
        "name, a role and a title",
        Rank.TITLED,
        lambda p: p.has_role_behind,
        found="[岸田]日本国外務大臣が出席した。",
        left="日本国外務大臣が出席した。",
        role=lambda p: p.role_behind,
    ),
    PersonRule(
        "foreign name before a body",
        Rank.TITLED,
        lambda p: p.is_before_body,
        found="[アーニャ・ベルク]国際エネルギー機関（IEA）事務局長",
        left="アーニャと国際エネルギー機関（IEA）事務局長",
    ),
    PersonRule(
        "title before the name",
        Rank.TITLE_FIRST,
        lambda p: p.is_behind_title,
        found="外務大臣[岸田]は署名した。",
        left="外務大臣は署名した。",
        role=lambda p: p.role_before,
    ),
    PersonRule(
        "place with a name like a person's",
        None,
        lambda p: p.is_full_name and is_named_as_person(p.run, p.at),
        found="",
        left="高梨岬は遠い。",
    ),
    PersonRule(
        "full name with a space",
        Rank.SPACED_PERSON,
        lambda p: p.is_full_name and " " in p.written,
        found="参加者は[岸田 文雄]であった。",
        left="参加者は岸田であった。",
    ),
    PersonRule(
        "full name",
        Rank.GLUED_PERSON,
        lambda p: p.is_full_name,
        found="参加者は[岸田文雄]であった。",
        left="参加者は岸田であった。",
    ),
)


def persons(run: Tokens) -> list[Name]:
    """Return the persons of a run, and the cities of mayors."""
    return RULES.names(run)


def read_titles(run: Tokens) -> list[Title]:
    """Return where titles stand in a run, the longest that ends at each token."""
    titles = []
    for end in range(1, len(run) + 1):
        if not run.types[end - 1].ends_title:
            continue
        first = run.longest_before(end, gazetteer.title_set(), most=LONGEST_TITLE)
        if first is not None and not run.word(end).startswith(gazetteer.word_list("no title")):
            titles.append(Title(first, end))
    return titles


def _find_persons(run: Tokens) -> list[Find]:
    """Return the persons that the table tells, from left to right."""
    finds = []
    floor = 0
    for at, kind in enumerate(run.types):
        end = _name_end(run, at) if kind.may_begin_person and at >= floor else None
        if end:
            floor = end
            find = _judge(run, at, end)
            if find:
                finds.append(_with_digit(run, at, find))
                behind = find.end + len(find.role or "")  # 三浦達也潮見市長: one person
                floor = max(end, run.index.get(behind, 0))
    return finds


def _judge(run: Tokens, at: int, end: int) -> Find | None:
    """Return the person of a name, or of the same name with the loan words behind it: ラフィクル・イスラム."""
    find = _judge_person(Person(run, at, end))
    if find:
        return find
    longer = _end_with_loan_words(run, end) if run.types[end - 1].katakana else end
    return _judge_person(Person(run, at, longer)) if longer > end else None


def _judge_person(person: Person) -> Find | None:
    rule = next((rule for rule in PERSON_RULES if rule.holds(person)), None)
    if rule is None or rule.rank is None:
        return None
    return Find(person.start, person.stop, role=rule.role(person), rank=rule.rank)


def _name_end(run: Tokens, at: int) -> int | None:
    """Return where the person's name that begins at a token ends, if one may begin there."""
    kind = run.types[at]
    if kind.katakana:
        match = KATAKANA_NAME.match(run.once(_read_shapes), at)
    elif not kind.kanji:
        match = None
    elif kind.tag == "F":
        match = FAMILY_AND_GIVEN.match(run.tags, at)
    else:  # 高梨, 二宮 and 八代 are places in the dictionary; the title decides
        match = PLACE_AND_GIVEN.match(run.tags, at) if kind.proper and not run.is_state(at) else None
    return match.end() if match else None


def _end_with_loan_words(run: Tokens, end: int) -> int:
    match = LOAN_WORDS_BEHIND.match(run.once(_read_shapes), end)
    return match.end() if match else end


def _read_shapes(run: Tokens) -> str:
    """Return for each token its shape, a character: how it may be part of a name in katakana.

    K foreign, L a loan word, S a state, p part of a listed name; o a dot, d a dot in a listed name; . other.
    """
    return "".join(_shape(run, at) for at in range(len(run)))


def _shape(run: Tokens, at: int) -> str:
    kind = run.types[at]
    if kind.tag == "o":
        return "d" if run.in_listed(at) else "o"
    if not kind.katakana:
        return "."
    if run.in_listed(at):
        return "p"
    if gazetteer.is_state(kind.word):
        return "S"
    return "K" if _is_foreign(run, at) else "L"


def _is_foreign(run: Tokens, at: int) -> bool:
    """Tell whether a katakana word may be part of a person's name: it is no loan word, nor cut as those never are."""
    kind, after = run.types[at], run.kind(at + 1)
    if kind.unknown or kind.proper or kind.tag in "FG":
        return True
    return kind.pos[0] == "接尾辞" or (after.katakana and after.pos[0] == "接尾辞")  # ブリン|ケン


def _with_digit(run: Tokens, at: int, find: Find) -> Find:
    """Take in the kanji numeral that a surname begins with which the dictionary doesn't know: 十倉雅和."""
    return find._replace(start=0) if at == 1 and run.types[0].word in KANJI_DIGITS else find


def _read_governed(run: Tokens) -> list[Find]:
    """Return the city of a mayor whose city has a surname's name: 三浦達也潮見市長."""
    mayors = ((person, MAYOR.fullmatch(person.role)) for person in run.once(_find_persons) if person.role)
    cities = [(run.folded.find(mayor[0], person.end), len(mayor["city"])) for person, mayor in mayors if mayor]
    return [Find(start, start + length) for start, length in cities if start >= 0]


class Addressed(NamedTuple):
    """The beginning of a run, with nothing but an office and a title behind it."""

    run: Tokens
    stop: int
    official: bool
    """True where an office stands before the title: 外務|大臣."""
    last: int
    """Behind the title."""

    @property
    def kinds(self) -> Sequence[TokenType]:
        """The types of its tokens."""
        return self.run.types[: self.stop]

    @property
    def written(self) -> str:
        """Its text."""
        return self.run.part(0, self.stop)

    @property
    def may_be_name(self) -> bool:
        """True of two or three kanji."""
        return 1 < len(self.written) < 4 and all(kind.kanji for kind in self.kinds)

    @property
    def is_place(self) -> bool:
        """True of a place, where a ministry's minister is not addressed by the surname of a place that isn't listed."""
        return self.kinds[0].place and (not self.official or self.written in gazetteer.entries())

    @property
    def is_bare_surname(self) -> bool:
        """True of one word, no name to the dictionary, that is a surname too: 高瀬総理."""
        if self.stop != 1 or self.kinds[0].tag not in "NT" or self.is_place:
            return False
        return is_surname(self.written) or (self.kinds[0].proper and self.official)

    def find(self) -> Find:
        """Return the person, with the title as the role."""
        return Find(0, self.run.starts[self.stop], role=self.run.part(self.stop, self.last))

    @property
    def is_eastern(self) -> bool:
        """True of 尹成敏: a surname of Korea or China, and no word of two characters."""
        return self.stop > 1 and self.written[0] in gazetteer.surnames() and not any(map(_is_word, self.kinds))


def _is_word(kind: TokenType) -> bool:
    return kind.place or (kind.length > 1 and not kind.proper and kind.tag not in "FG")


@cache
def _personal_title() -> re.Pattern[str]:
    """Return the pattern of titles that a bare surname takes."""
    titles = gazetteer.titles_for("personal")
    firsts = "".join(sorted({title[0] for title in titles}))
    return re.compile(anchor_at(firsts, f"(?P<title>{gazetteer.any_of(titles)})"))


def _read_addressed(run: Tokens) -> list[Addressed]:
    if not run.types[0].kanji:
        return []
    read = (_addressed(run, *match.span("title")) for match in _personal_title().finditer(run.folded))
    return [addressed for addressed in read if addressed and addressed.may_be_name]


def _addressed(run: Tokens, start: int, end: int) -> Addressed | None:
    """Return what stands before a title that ends a run, its office and state left out: 森永|経済産業大臣."""
    at, last = run.index.get(start, 0), run.index.get(end)
    if at == 0 or last is None or (last < len(run) and not AFTER_TITLE.match(run.folded, run.starts[last])):
        return None
    stop = at
    while office := run.longest_before(stop, gazetteer.words("role"), first=1, most=LONGEST_OFFICE):
        stop = office
    official = stop < at
    while stop > 1 and (run.types[stop - 1].place or run.word(stop - 1) == "国"):
        stop -= 1
    return Addressed(run, stop, official, last)


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
        _read_addressed,
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
        _read_addressed,
        Addressed.find,
        where=lambda addressed: addressed.is_eastern,
        found="[林佳龍]外交部長が説明した。",
        left="国防部長官が説明した。",
        traits=Trait.TITLE,
    ),
)
