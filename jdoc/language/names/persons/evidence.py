"""What speaks for a person: a title beside the name, a given name, a space; the first row that holds decides."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.kept import build
from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer, listed_municipalities
from jdoc.language.names.persons.spans import GIVEN_ENDS
from jdoc.language.names.persons.titles import Title, ends_with_office, goes_on, read_titles
from jdoc.language.names.places import is_named_as_person
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find
from jdoc.language.names.token_types import is_surname
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

GOVERNORS = {
    **{city: (f"{city}長",) for city in "市区町村"},
    **dict.fromkeys(("都", "道", "府", "県"), ("知事",)),
}
"""Who governs what kind of place."""
OF_PLACES = ("市長", "町長", "村長", "区長", "知事")
"""Titles that a place stands before more often than a surname."""
GOVERNING = deferred("(?:東京都|北海道|(?:京都|大阪)府|[一-鿿]{2,3}県)(?:副)?知事")
"""Who governs a place, behind the name: 大村[愛知県知事], not 大村県知事."""
KINDS = "市町村区"
"""What the names of municipalities end with."""
CALLED_BY_NAME = deferred(
    "(?:記念)?(?:美術館|博物館|文学館|資料館|財団|基金|病院|医院|クリニック|商店)|記念(?:館|賞|杯)"
)
"""What is called by somebody's whole name, behind that: 岡本太郎`[美術館]`, not `美術部長`."""
FOUNDED = deferred("[都道府県市区町村]立\\Z")
"""What stands before the name of an institution: 栃木`[県立]`, not `設立`."""
FARTHEST_TITLE = 14
"""Tokens between a name and the end of its title: 安倍晋三日本国内閣総理大臣."""


@cache
def _seated_body() -> re.Pattern[str]:
    """Return the pattern of bodies behind the name of the town that they are called by: 高松|法務局."""
    return build(f"[一-鿿]{{0,4}}?{gazetteer.any_of(gazetteer.endings_for('seated'))}")


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
        last = self.run.types[self.end - 1]
        return self.end - self.at > 1 and (last.tag == "G" or last.word in GIVEN_ENDS or self.has_dot)

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
    def own_titles(self) -> list[str]:
        """The titles right behind the name; none behind a region or a state: 北米局長."""
        if gazetteer.label_of(self.written) == "LOC" or gazetteer.is_state(self.written):
            return []
        return [self.run.part(*title) for title in self.run.once(read_titles) if title.first == self.end]

    @property
    def is_place(self) -> bool:
        """True of a word that is no surname in the dictionary, and that nothing shows to be one here."""
        if not self.kind.kanji or self.is_family_name or self.governs_city_before:
            return False
        if (self.kind.tag == "G" and (self.is_full or self.is_eastern)) or self.is_place_with_given:
            return False
        if not (self.is_alone and self.run.once(read_titles)):
            return True
        return not (is_titled_as_place(self) or self.is_officer or self.governs_place_behind)

    @property
    def is_place_with_given(self) -> bool:
        """True of 鷹取|誠一郎: a place that is a surname too, a given name of several characters behind it."""
        given = self.run.types[self.end - 1]
        return self.is_alone and self.is_full and given.length > 1 and not gazetteer.label_of(self.kind.word)

    @property
    def is_eastern(self) -> bool:
        """True of what the dictionary takes for a given name and begins with a surname of Korea or China: 王毅."""
        kind = self.kind
        return self.is_alone and kind.length > 1 and kind.word[0] in gazetteer.surnames()

    @property
    def governs_city_before(self) -> bool:
        """True of 福岡市|高島|市長: the title is that of the city before the name."""
        city, title = self.run.word(self.at - 1), self.run.word(self.end)
        return title in GOVERNORS.get(city, ())

    @property
    def may_be_family_name(self) -> bool:
        """True of a place that is a surname too, and no prefecture: 松本, but not 石川."""
        prefecture = gazetteer.label_of(f"{self.written}県")
        return self.kind.place and prefecture is None and is_surname(self.written)

    @property
    def governs_place_behind(self) -> bool:
        """True of 大村|愛知県知事."""
        return GOVERNING.match(self.run.folded, self.stop) is not None and not gazetteer.is_state(self.written)

    @property
    def is_in_body(self) -> bool:
        """True of 岡本太郎|美術館."""
        return self.is_full and CALLED_BY_NAME.match(self.run.folded, self.stop) is not None

    @property
    def is_in_school(self) -> bool:
        """True of 栃木県立|益子芳星|高等学校."""
        return FOUNDED.search(self.run.folded, max(0, self.start - 2), self.start) is not None

    @property
    def is_seat(self) -> bool:
        """True of a municipality without its 市 before a body that is called by it: 名古屋|矯正管区第一部長."""
        if self.is_full or _seated_body().match(self.run.folded, self.stop) is None:
            return False
        return any(f"{self.written}{kind}" in listed_municipalities.full_names() for kind in KINDS)

    @property
    def is_officer(self) -> bool:
        """True of a surname with nothing but an office between it and the title: 久保経営課長."""
        behind = self.titles_behind
        if not behind or self.at > 0 or not (self.is_family_name or self.may_be_family_name):
            return False
        return ends_with_office(self.run, behind[0]) and _are_of_office(self.run.types[self.end : behind[0].first])

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
        return self.has_dot and body is not None and body.entry.label == "ORG"

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
            if goes_on(self.run, end, title):
                end = max(end, title.last)
        return self.run.folded[self.stop : self.run.starts[end]].lstrip("・ ")

    @property
    def role_before(self) -> str:
        """The title before the name, from the beginning of the run."""
        title = self.title_before
        return self.run.part(0, title.last) if title else ""


class Calling(NamedTuple):
    """Why what may be a place is a surname before nothing but a title."""

    name: str
    holds: Callable[[Person], bool]
    example: str
    """The surname is its first word."""


CALLINGS = (
    Calling(
        "who governs no listed place",
        lambda p: p.run.word(p.end) == "知事" and p.written not in gazetteer.entries(),
        example="小出知事",
    ),
    Calling(
        "a surname, too, before a title of no place",
        lambda p: p.may_be_family_name and any(not title.endswith(OF_PLACES) for title in p.own_titles),
        example="児玉危機管理監",
    ),
    Calling(
        "a title that bare surnames take",
        lambda p: any(title in gazetteer.titles_for("personal") for title in p.own_titles),
        example="八代委員",
    ),
)
"""One is enough."""


def is_titled_as_place(person: Person) -> bool:
    """Tell whether what may be a place is called as somebody is: 二宮次長, 小出知事."""
    return any(calling.holds(person) for calling in CALLINGS)


def _are_of_office(kinds: Iterable[TokenType]) -> bool:
    """Tell whether words name an office: none is a name but those of regions, 北米局長."""
    return all(kind.tag in "NT" and (not kind.is_named or gazetteer.label_of(kind.word) == "LOC") for kind in kinds)


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
        "listed as no name",
        None,
        lambda p: p.written in gazetteer.no_names(),
        found="",
        left="立木竹の販売",
    ),
    PersonRule(
        "place, not called as a person is",
        None,
        lambda p: p.is_place,
        found="",
        left="二宮県知事が就任した。",
    ),
    PersonRule(
        "place, before a body that is called by it",
        None,
        lambda p: p.is_seat,
        found="",
        left="高松法務局総務部長が説明した。",
    ),
    PersonRule(
        "name of whom a body is called by",
        None,
        lambda p: p.is_in_body,
        found="",
        left="岡本太郎美術館学芸員が説明した。",
    ),
    PersonRule(
        "name of what a municipality has founded",
        None,
        lambda p: p.is_in_school,
        found="",
        left="栃木県立益子芳星高等学校長が説明した。",
    ),
    PersonRule(
        "surname, an office and a title",
        Rank.TITLED,
        lambda p: p.is_officer,
        found="担当は[石原]上下水道局長である。",
        left="石原上下水道が説明した。",
        role=lambda p: p.role_behind,
    ),
    PersonRule(
        "name, a role and a title",
        Rank.TITLED,
        lambda p: p.has_role_behind,
        found="担当は[岸田]日本国外務大臣である。",
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


def judge_person(person: Person) -> Find | None:
    """Return the person that the first row which holds tells, if it tells one."""
    rule = next((rule for rule in PERSON_RULES if rule.holds(person)), None)
    if rule is None or rule.rank is None:
        return None
    return Find(person.start, person.stop, role=rule.role(person), rank=rule.rank)
