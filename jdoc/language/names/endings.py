"""Names by their endings: …委員会, …条約, 第６回…会合; and what is listed, with its divisions."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.in_runs import persons
from jdoc.language.names.ranks import OF_WORDS, Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.texts import listed_names
from jdoc.language.names.token_types import Trait
from jdoc.language.tokens import DOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.names import Name, NameLabel
    from jdoc.language.names.gazetteer import NameEnding
    from jdoc.language.names.texts import Listed, Tokens

NUMBER = "[0-9元〇一二三四五六七八九十百千万]"
TIMES = deferred(
    f"""(?: (?:令和|平成|昭和|大正|明治) {NUMBER}+ 年?度?
          | (?:午前|午後)? {NUMBER}+ (?:年度?|月|日|回|個|か国|カ国|ヶ国|名|人|件|社|団体|時|分)
            (?:間|目|頃|付け?)? )+""",
    re.VERBOSE,
)
"""Times and counts, which no name begins with: `[令和５年度５月頃]の会議`, `[30か国]外相会合`, not `令和の会議`."""
FIELD = deferred("(?:上場)?会社名|商号|(?:法人|団体|事業者|機関|大学)名")
"""What a form asks for before the name that fills it in: `[上場会社名]　北浜海洋株式会社`, not `会社の名`."""
ORDINAL = deferred(f"第{NUMBER}+[回次期](?:目)?")
"""Which one of a series: `[第６回]外相会合`."""
VERSION = deferred(f"第{NUMBER}+次$")
"""Which one of a series of plans: 第六次エネルギー基本計画."""
LONGEST_VERSION = 8
RESOLUTION_NUMBER = deferred(r"(?:第?[0-9]+回?会期)?(?:第?[0-9]+号?(?:[/(][0-9]+\)?)?)")
"""The number of a resolution: `国連総会決議[第７１回会期第２２２号]`, `決議[2397(2017)]`."""
ARTICLE = deferred(f"第{NUMBER}+条")
DISASTER = deferred(
    f"""(?P<name> (?:令和|平成|昭和) {NUMBER}+ 年 (?!度)
                  (?: {NUMBER}+月 | [一-鿿ァ-ヴー]{{2,14}}? )
                  (?:地震|豪雨|台風|大雪|噴火|水害|大震災) )""",
    re.VERBOSE,
)
"""What the 気象庁 calls disasters by: `[令和６年能登半島地震]`, `[平成30年７月豪雨]`, not `令和６年度豪雨対策`."""
MINISTRIES = ("省", "府", "庁")
OFFICE = deferred("大臣|相|副大臣|政務官|特命担当")
"""What makes a title of a ministry before it: 環境省|政務官."""

STUDENTS = "[ ・]|病院|大?学院|学[部生長]|[准名特]?.{0,3}教授|生|発|総長"
NOT_BEFORE = {
    "ORG": deferred("総理|官房|府|大臣|相|[局部課室庁班]?長"),
    "LAW": deferred(f"(?<=[令則示例])第{NUMBER}+号"),
    "EVENT": deferred("[室場録員費所]"),
    "大": deferred(f"(?!{STUDENTS}|$)."),
}
"""What makes no name of a name of some label, or with some ending, that stands before it.

外務|大臣, 国際協力局|長; 令和八年厚生労働省令|第百十二号; 会議|室; 最高裁判所大|法廷, but 東海大|学院.
"""


class Phrase(NamedTuple):
    """What may be a name: the words of a run up to an ending of names."""

    run: Tokens
    start: int
    at: int
    """Where the ending begins."""
    end: int
    ending: NameEnding
    in_larger: bool
    """Names that are surer have ended in the run before."""
    ordinal: re.Match[str] | None
    """The number that it begins with: 第６回."""

    @property
    def label(self) -> NameLabel:
        """What the name is: a council that says which time it meets is an event."""
        return "EVENT" if self.is_numbered else self.ending.label

    @property
    def word(self) -> str:
        """The ending."""
        return self.run.part(self.at, self.end)

    @property
    def stop(self) -> int:
        """The offset behind the ending."""
        return self.run.starts[self.end]

    @property
    def meets(self) -> bool:
        """True of councils and committees, but for those that see to something."""
        folded = self.run.folded
        meeting = folded.endswith(gazetteer.endings_for("meeting"), 0, self.stop)
        return meeting and not folded.endswith("実行委員会", 0, self.stop)

    @property
    def is_numbered(self) -> bool:
        """True of an event whose number is said."""
        return self.ordinal is not None and (self.ending.label == "EVENT" or self.meets)

    @property
    def is_proper(self) -> bool:
        """True where a name of its own stands before the ending, or around it, or a number that names a unit."""
        if self.run.is_distinctive(self.start, self.at) or (self.in_larger and self.ending.label == "EVENT"):
            return True
        return _unit().fullmatch(self.run.part(self.start, self.end)) is not None

    @property
    def specific(self) -> int:
        """How many words before the ending are not generic."""
        return self.run.count_specific(self.start, self.at)

    @property
    def words_before(self) -> int:
        """How many words stand before the ending."""
        return self.at - self.start

    @property
    def first(self) -> int:
        """The token that the name begins with: a number belongs to an event only."""
        if self.ordinal is None or self.is_numbered:
            return self.start
        return self.run.index.get(self.ordinal.end(), self.start)

    @property
    def name_end(self) -> int:
        """Where the name ends: a bill ends with 案."""
        bill = self.run.folded.endswith(("法", "法律"), 0, self.stop) and self.run.word(self.end) == "案"
        return self.run.starts[self.end + bill]

    @property
    def is_before_other_word(self) -> bool:
        """True where what follows makes another word of it: 国際協力局|長."""
        patterns = (NOT_BEFORE.get(self.ending.label), NOT_BEFORE.get(self.word))
        return any(pattern.match(self.run.folded, self.stop) for pattern in patterns if pattern)

    @property
    def is_foreign_firm(self) -> bool:
        """True of 米国法人, which is a company of there, not one of that name."""
        return self.word == "法人" and all(map(self.run.is_state, range(self.first, self.at)))


NEEDS: dict[str, Callable[[Phrase], bool]] = {
    # 漁港委員会; 国際協力機構, of three words though all are generic
    "any": lambda p: p.is_proper or p.specific >= 1 or (p.ending.label == "ORG" and p.words_before >= 3),
    # 海洋資源計画; 国際計画 is any of them
    "words": lambda p: p.is_proper or p.specific >= 2,
    # 海洋資源サミット
    "title": lambda p: p.is_proper or (p.specific >= 1 and p.words_before + p.end - p.at >= 3),
    # 沿岸振興法, 食品法第三条; 測定方法 and 国際法 are none
    "law": lambda p: p.words_before >= 2 and (_is_cited(p) or _names_law(p)),
    # 白浜銀行
    "proper": lambda p: p.is_proper,
    # 日米会談; a number has been looked for already
    "name": lambda p: p.is_proper,
}
"""What must stand before an ending, by the column `needs` of `name_endings`."""


def _is_cited(phrase: Phrase) -> bool:
    return ARTICLE.match(phrase.run.folded, phrase.stop) is not None


def _names_law(phrase: Phrase) -> bool:
    return phrase.specific >= 1 and phrase.run.word(phrase.at - 1) not in gazetteer.words("no law")


class Refusal(NamedTuple):
    """Why something with the ending of a name is none."""

    name: str
    holds: Callable[[Phrase], bool]
    left: str
    """A text with such a phrase, in which nothing ends a name."""


REFUSALS = (
    Refusal(
        "all of them",
        lambda p: p.run.word(p.at - 1) == "各",
        left="資源各機構が集まった。",
    ),
    Refusal(
        "a number, and an ending that needs more",
        lambda p: (
            p.ordinal is not None and p.run.starts[p.at] <= p.ordinal.end() and p.word in gazetteer.words("loose")
        ),
        left="第１回会合が開かれた。",
    ),
    Refusal(
        "too few words before the ending",
        lambda p: not p.is_numbered and not NEEDS[p.ending.needs](p),
        left="国際計画を立てた。",
    ),
    Refusal(
        "part of another word",
        lambda p: p.is_before_other_word,
        left="白浜会議室に集まった。",
    ),
    Refusal(
        "listed as no name",
        lambda p: p.run.part(p.first, p.end) in gazetteer.no_names(),
        left="国際人道法に照らす。",
    ),
    Refusal(
        "a company of a state",
        lambda p: p.is_foreign_firm,
        left="米国法人との契約",
    ),
)
"""What keeps a phrase from being a name; one is enough."""


def names_by_endings(run: Tokens) -> list[Name]:
    """Return what is listed, what ends as names end, and their divisions."""
    return RULES.names(run)


@cache
def _unit() -> re.Pattern[str]:
    """Return the pattern of units that are named by their numbers: 第５航空群."""
    return re.compile(f"第{NUMBER}+[^0-9]{{0,5}}{gazetteer.any_of(gazetteer.endings_for('numbered'))}")


@cache
def _division_at_end() -> re.Pattern[str]:
    return re.compile(f"{gazetteer.divisions('division')}$")


def _read_ministries_and_bodies(run: Tokens) -> list[tuple[Listed, Listed]]:
    """Return the listed bodies right behind a listed ministry, with that."""
    bodies = [name for name in run.listed if name.is_body]
    return [(first, body) for first, body in pairwise(bodies) if first.last == body.first and _is_ministry(first)]


def _is_ministry(body: Listed) -> bool:
    return body.entry.value.endswith(MINISTRIES)


def _join(pair: tuple[Listed, Listed]) -> Find:
    ministry, body = pair
    return Find(ministry.start, body.end, body.entry.value)


def _stands_by_itself(name: Listed) -> bool:
    """Tell whether a listed body, law or event names one here: 環境省 is part of a title in 環境省政務官."""
    if name.entry.label not in {"ORG", "LAW", "EVENT"} or name.written in gazetteer.no_names():
        return False
    return not name.is_body or OFFICE.match(name.tokens.folded, name.end) is None


def _find_listed(name: Listed) -> Find:
    """Make a find of a listed name; a plan may say which version it is: 第六次エネルギー基本計画."""
    entry = name.entry
    if entry.label != "LAW":
        return Find(name.start, name.end, entry.value, entry.id, label=entry.label)
    start = _version_start(name)
    value = entry.value if start == name.start else None
    return _with_number(name.tokens, Find(start, name.end, value, entry.id, label="LAW"))


def _version_start(law: Listed) -> int:
    """Return where the version of a plan begins before its name, or the name."""
    run = law.tokens
    version = VERSION.search(run.folded, max(0, law.start - LONGEST_VERSION), law.start)
    return version.start() if version and version.start() in run.index else law.start


def _with_number(run: Tokens, find: Find) -> Find:
    """Take in the number of a resolution: 国連総会決議第７１回会期第２２２号."""
    number = RESOLUTION_NUMBER.match(run.folded, find.end)
    if find.label == "LAW" and number and run.folded.endswith("決議", 0, find.end):
        return find._replace(end=number.end(), rank=Rank.AMENDING)
    return find


def _read_phrases(run: Tokens) -> list[Phrase]:
    """Return what ends as names end, and is one."""
    listed = {(name.first, name.last) for name in run.listed}
    accepted = []
    in_larger = False
    for end in range(1, len(run) + 1):
        at = run.longest_before(end, gazetteer.endings()) if run.types[end - 1].ends_name else None
        if at is None:
            continue
        phrase = _phrase(run, at, end, in_larger=in_larger)
        in_larger = in_larger or phrase.ending.rank >= Rank.BODY_ENDING
        if phrase.words_before > 0 and (phrase.start, end) not in listed and not _is_refused(phrase):
            accepted.append(phrase)
    return accepted


def _is_refused(phrase: Phrase) -> bool:
    return any(refusal.holds(phrase) for refusal in REFUSALS)


def _phrase(run: Tokens, at: int, end: int, *, in_larger: bool) -> Phrase:
    ending = gazetteer.endings()[run.part(at, end)]
    start = _first_token(run, at, ending)
    ordinal = ORDINAL.match(run.folded, run.starts[start]) if ending.is_of_meeting else None
    return Phrase(run, start, at, end, ending, in_larger, ordinal)


def _first_token(run: Tokens, at: int, ending: NameEnding) -> int:
    """Return the first token of the name that ends so: 昨年の第３回外相会合 begins with 第３回."""
    floor = max((end for end in run.once(_read_person_ends) if end <= at), default=0)
    ordinal = _ordinal_before(run, at) if ending.is_of_meeting else None
    if ordinal is None:
        start = skip_leading(run, floor, at)
        return start + 2 if ending.label == "FAC" and _is_after_state(run, start + 2, at) else start
    if ending.label == "EVENT" and run.kind(ordinal - 1).tag != "o" and run.is_distinctive(0, ordinal):
        return skip_leading(run, floor, ordinal)
    return ordinal


def _ordinal_before(run: Tokens, at: int) -> int | None:
    """Return the token that the first ordinal before a token begins with, if there is one."""
    ordinal = ORDINAL.search(run.folded, 0, run.starts[at])
    return run.index.get(ordinal.start()) if ordinal else None


def _is_after_state(run: Tokens, first: int, at: int) -> bool:
    """Tell whether a facility's name begins behind a state and a dot: フィリピン・|マニラ港."""
    return first <= at and run.word(first - 1) == DOT and run.is_state(first - 2)


def _read_person_ends(run: Tokens) -> list[int]:
    """Return the tokens behind persons, which no other name begins before."""
    return [run.index[name.end] for name in run.once(persons) if name.label == "PERSON"]


def skip_leading(run: Tokens, start: int, at: int) -> int:
    """Return the first token from a start on that a name can begin with: no time, no count, no 同 and 各."""
    while start < at:
        beyond = _beyond_leading(run, start, at)
        if beyond == start:
            break
        start = beyond
    return start


def _beyond_leading(run: Tokens, start: int, at: int) -> int:
    """Return the token behind what stands at a start and is no part of a name; the start if there is none."""
    offset = run.starts[start]
    times = TIMES.match(run.folded, offset) or FIELD.match(run.folded, offset)
    stop = run.index.get(times.end(), at + 1) if times else at + 1
    if stop <= at:
        return stop
    if run.word(start) == "同":  # 同委員会|広島事務所
        stops = range(min(start + 5, at), start + 1, -1)
        return next((stop for stop in stops if run.part(start + 1, stop) in gazetteer.known_endings()), start + 1)
    return start + (run.types[start].breaks or run.types[start].tag == "o")


def _find_phrase(phrase: Phrase) -> Find:
    rank = phrase.ending.rank if phrase.is_proper else OF_WORDS[phrase.ending.rank]
    return _with_number(
        phrase.run, Find(phrase.run.starts[phrase.first], phrase.name_end, label=phrase.label, rank=rank)
    )


class Body(NamedTuple):
    """A body in a run, and the divisions behind it."""

    run: Tokens
    first: int
    last: int

    @property
    def end(self) -> int:
        """The offset behind its divisions; that behind the body if it has none."""
        stops = range(len(self.run), self.last, -1)
        return self.run.starts[next((stop for stop in stops if self._is_division(stop)), self.last)]

    def _is_division(self, stop: int) -> bool:
        division = _division_at_end().search(self.run.part(self.last, stop))
        return division is not None and not self.run.word(stop).startswith("長")


def _read_bodies(run: Tokens) -> list[Body]:
    """Return the listed bodies of a run, and the last one that its ending tells."""
    listed = [Body(run, name.first, name.last) for name in run.listed if name.is_body]
    told = [phrase for phrase in run.once(_read_phrases) if phrase.label == "ORG"][-1:]
    return listed + [Body(run, phrase.start, phrase.end) for phrase in told if phrase.ordinal is None]


RULES = Table(
    Rule(
        "ministry and its body",
        "ORG",
        Rank.QUOTED,
        _read_ministries_and_bodies,
        _join,
        found="[内閣府総合科学技術・イノベーション会議]の意見",
        left="経済産業省と資源エネルギー庁",
        traits=Trait.LISTED,
    ),
    Rule(
        "state and its government",
        "ORG",
        Rank.POLITY,
        listed_names,
        lambda name: Find(name.start, name.end + len(name.word_behind)),
        where=lambda name: name.entry.id and name.word_behind in gazetteer.words("polity"),
        found="[米国当局]は回答した。",
        left="各国当局は回答した。",
        traits=Trait.LISTED,
    ),
    Rule(
        "listed body, law or event",
        None,
        Rank.LISTED,
        listed_names,
        _find_listed,
        where=_stands_by_itself,
        found="[安保理]は決めた。",
        left="財務相は決めた。",
        traits=Trait.LISTED,
    ),
    Rule(
        "known ending",
        None,
        None,
        _read_phrases,
        _find_phrase,
        found="[海上保安情報機構]が運営する。",
        left="機構が運営する。",
        traits=Trait.ENDING,
    ),
    Rule(
        "body and its divisions",
        "ORG",
        Rank.DIVISION,
        _read_bodies,
        lambda body: Find(body.run.starts[body.first], body.end),
        where=lambda body: body.end > body.run.starts[body.last],
        found="[国土交通省中部第一班]が説明した。",
        left="外務省会見室に集まった。",
        traits=Trait.LISTED | Trait.ENDING,
    ),
    Rule(
        "disaster by its official name",
        "EVENT",
        Rank.INCORPORATED,
        matches(DISASTER),
        Match.find,
        where=lambda match: match.text.fits(match.start, match.end),
        found="[平成30年７月豪雨]で被災した住民",
        left="令和６年度豪雨対策の予算",
        gate=("年",),
    ),
)
