"""Names by their endings: …委員会, …条約, 第６回…会合; and what is listed, with its divisions."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.kept import build
from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.beginnings import NUMBER, ORDINAL, first_token
from jdoc.language.names.last_characters import may_end_name
from jdoc.language.names.ranks import OF_WORDS, Rank
from jdoc.language.names.refusals import Phrase, is_refused
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.texts import listed_names
from jdoc.language.names.token_types import KATAKANA, Trait
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.names.gazetteer import NameEnding
    from jdoc.language.names.texts import Listed, Tokens

VERSION = deferred(f"第{NUMBER}+[次期]\\Z")
"""Which one of a series of plans: 第六次エネルギー基本計画."""
LONGEST_VERSION = 8
RESOLUTION_NUMBER = deferred(
    r"(?:第?[0-9]+回?会期)?(?:第?[0-9]+号?(?:[/(][0-9]+\)?)?)|第[〇一二三四五六七八九十百千]+号"
)
"""The number of a resolution: `国連総会決議[第７１回会期第２２２号]`, `決議[2397(2017)]`, `決議[第二六三四号]`."""
DISASTER = deferred(
    f"""(?P<name> (?:令和|平成|昭和) {NUMBER}+ 年 (?!度)
                  (?: (?: {NUMBER}+月 | [一-鿿ァ-ヴー]{{2,14}}? )
                      (?:地震|豪雨|台風|大雪|豪雪|噴火|水害|大火|冷害|渇水|大震災)
                    | 台風第{NUMBER}+号 ) )""",
    re.VERBOSE,
)
"""What the 気象庁 calls disasters by: `[令和６年能登半島地震]`, `[平成30年７月豪雨]`, not `令和６年度豪雨対策`."""
NO_DIVISION = deferred("兼|(?:令和|平成|昭和)[0-9元]")
"""What no division holds: 大臣官房総括審議官`[兼]`, 最高裁`[平成2]`7年, not `大臣官房`."""
COUNCIL = deferred("[一-鿿ァ-ヴー]{2,8}・[一-鿿ァ-ヴー・]{2,12}(?:理事会|委員会|総局)")
"""A council of a body that sees to two matters: アフリカ連合`[平和・安全保障理事会]`, not `安全保障理事会`."""
FIRM = "社"
"""What a company may be called with: エアバス|社."""
MINISTRIES = ("省", "府", "庁")
COUNCIL_END = "会"
OFFICE = deferred("(?<=官房)副?長官|大臣|相|副大臣|政務官|特命担当")
"""What makes a title of a ministry before it: 環境省|政務官."""


def division_at_end(written: str) -> re.Match[str] | None:
    """Match the ending of divisions at the end of what stands behind a body.

    >>> bool(division_at_end("国際協力局")), bool(division_at_end("会議室"))
    (True, False)
    """
    return _division_at_end().search(written)


@cache
def _division_at_end() -> re.Pattern[str]:
    return build(f"{gazetteer.divisions('division')}$")


@cache
def _last_of_divisions() -> frozenset[str]:
    """Return the characters that divisions end with: what is cheaper to ask than the pattern."""
    return frozenset(ending[-1] for ending in gazetteer.endings_for("division")) | {COUNCIL_END}


def _read_ministries_and_bodies(run: Tokens) -> list[tuple[Listed, Listed]]:
    """Return the listed bodies right behind a listed ministry, with that."""
    pairs = pairwise(run.once(_read_listed_bodies))
    return [(first, body) for first, body in pairs if first.last == body.first and _is_ministry(first)]


def _read_listed_bodies(run: Tokens) -> list[Listed]:
    return [name for name in run.listed if name.is_body]


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
        with_kind = name.is_body and name.word_behind == FIRM and KATAKANA.fullmatch(name.written) is not None
        return Find(name.start, name.end + with_kind, entry.value, entry.id, label=entry.label)
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
    if not run.traits & Trait.ENDING:
        return []
    listed = {(name.first, name.last) for name in run.listed}
    accepted = []
    in_larger = False
    for end in _likely_ends(run):
        at = run.longest_before(end, gazetteer.endings())
        if at is None:
            continue
        ending = gazetteer.endings()[run.part(at, end)]
        phrase = _phrase(run, at, end, ending, in_larger=in_larger) if at else None
        in_larger = in_larger or ending.rank >= Rank.BODY_ENDING
        if phrase and phrase.words_before > 0 and (phrase.start, end) not in listed and not is_refused(phrase):
            accepted.append(phrase)
    return accepted


def _likely_ends(run: Tokens) -> list[int]:
    """Return the tokens behind what may be an ending."""
    ends = [number for number, kind in enumerate(run.types, 1) if kind.may_be_ending]
    return [end for end in ends if may_end_name(run.folded, run.starts[end])]


def _phrase(run: Tokens, at: int, end: int, ending: NameEnding, *, in_larger: bool) -> Phrase:
    start = first_token(run, at, ending)
    ordinal = ORDINAL.match(run.folded, run.starts[start]) if ending.is_of_meeting else None
    return Phrase(run, start, at, end, ending, in_larger, ordinal)


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
        if self.run.folded[self.run.starts[stop] - 1] not in _last_of_divisions():
            return False
        part = self.run.part(self.last, stop)
        if part.startswith("・") and any(self.last < body.first < stop for body in self.run.once(_read_listed_bodies)):
            return False  # 国土地理院|・|海上保安庁海洋情報部
        division = None if NO_DIVISION.search(part) else division_at_end(part) or COUNCIL.fullmatch(part)
        return division is not None and not self.run.word(stop).startswith(("長", "舎"))


def _read_bodies(run: Tokens) -> list[Body]:
    """Return the listed bodies of a run, and the last one that its ending tells."""
    listed = [Body(run, name.first, name.last) for name in run.once(_read_listed_bodies)]
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
        traits=Trait.NAMED,
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
        traits=Trait.NAMED,
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
        traits=Trait.NAMED,
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
        traits=Trait.NAMED | Trait.ENDING,
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
        gate=("令和", "平成", "昭和"),
    ),
)
