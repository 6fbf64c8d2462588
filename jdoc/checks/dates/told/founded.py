"""Founded: when something began, told twice, or against its anniversary or the years that it has been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.claims.moments import DAY, HOURS, LENGTH, OTHER, SPAN, TIME, YEAR, moments, year_of
from jdoc.checks.dates.told.sentences import sentence_around
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import BREAK, deferred
from jdoc.language.numerals import read_whole
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.claims.moments import Moments
    from jdoc.checks.facts import Facts

_SIGNS = f"{DAY}{YEAR}{SPAN}{TIME}{HOURS}{LENGTH}{OTHER}"
_BEGAN = "設立|創立|創設|創業|発足|開館|開園|開校|開院|開港|開設"
IN_HISTORY = deferred(
    f"(?:^|\\n)(?P<when>[{DAY}{YEAR}])[ \t:]{{1,12}}(?:[^ 、。{_SIGNS}]{{1,12}}として)?(?P<began>{_BEGAN})(?:される|する)?(?=$|[\\s。(])"
)
"""A row of a history: 昭和50年6月  設立."""
OF_SELF = deferred(
    f"(?:^|(?<=[。、\\s]))(?P<who>[一-鿿ァ-ヴー]{{2,24}})は、?(?P<when>[{DAY}{YEAR}])(?:に|の)?、?(?P<began>{_BEGAN})(?:され|し)"
)
"""What the paper's body says of itself: 当協会は、平成7年4月に設立され."""
ANNIVERSARY = deferred(
    f"(?:(?P<began>{_BEGAN})から?、?)?(?P<said>(?P<number>[0-9]{{1,3}}|[一二三四五六七八九十百]{{1,5}})周年)(?:の?記念[^。、]{{0,4}})?(?:を|に)(?:(?P<behind>[{YEAR}{OTHER}])に)?(?:控え|迎え|当た|あた)"
)
"""An anniversary: 設立60周年を翌年度に控え."""
WHEN = deferred(f"(?P<when>[{YEAR}{OTHER}])(?:で|は|に|、|が|には){{1,2}}(?:、)?[^。{_SIGNS}]{{0,10}}$")
"""The year of it, before it: 本年で."""
FOR_YEARS = deferred(
    f"(?P<said>{LENGTH})(?P<how>にわたる|の歴史|にわたり|の歩み|の伝統|を迎え|の節目|が経過|になり|となり)(?P<behind>[^。{_SIGNS}]{{0,16}})"
)
"""How long something has been: 110年にわたる改修の歴史."""
THIS_YEAR = ("今年", "本年", "当年", "今年度", "本年度", "当年度")
YEARS = deferred("P(?P<number>[0-9]{2,3})Y")
"""A length of ten years and more: `[P50Y]`, not `P5Y`."""
NOUN = deferred("[一-鿿ァ-ヴー]{2,}")
"""A word without hiragana: `[三沢川]では`, not `歩み`."""
NOT_A_NAME = frozenset({"歴史", "年間", "節目", "伝統", "今年", "本年", "契機", "以来", "現在", "紹介"})
LONG, SLACK, TWO = 20, 1, 2
WORDS = ("周年", "沿革", "歴史", "歩み", "以来")
"""What a document has that tells of its history."""


class Began(NamedTuple):
    """When something began."""

    word: str
    year: int
    place: Place
    text: str


def find_wrong_foundings(facts: Facts) -> Iterator[Found]:
    """Find two years of one founding, anniversaries that the year of it doesn't make, and two lengths of one history."""
    whole = facts.whole
    if any(word in whole for word in WORDS):
        every = moments(facts)
        began = [*_beginnings(facts, every)]
        yield from _two_years(began)
        yield from _anniversaries(facts, every, began)
        yield from _since(facts, every, began)
        yield from _histories(every)


def _beginnings(facts: Facts, every: list[Moments]) -> Iterator[Began]:
    title = BREAK.join(facts.texts[:HEADS])
    for each in every:
        for match in (*IN_HISTORY.finditer(each.text), *OF_SELF.finditer(each.text)):
            entity, who = each.of(match, "when"), match.groupdict().get("who") or OWN[0]
            is_own = who.startswith(OWN) or who in title
            if is_own and not entity.relative and year_of(entity):
                yield Began(match["began"], year_of(entity), each.place(match, "when"), entity.text)


OWN, HEADS = ("当", "本"), 4


def _two_years(began: list[Began]) -> Iterator[Found]:
    if len(began) == TWO and began[0].word == began[1].word and began[0].year != began[1].year:
        first, last = sorted(began, key=lambda each: each.place)
        yield Found(last.place, f"{last.word}: {last.text}, but {first.text} elsewhere", (first.place,))


def _anniversaries(facts: Facts, every: list[Moments], began: list[Began]) -> Iterator[Found]:
    """Find anniversaries that the one year in which it all began doesn't make, give or take the fiscal year."""
    if len({each.year for each in began}) != 1:
        return
    [founded] = began[:1]
    for each in every:
        for match in ANNIVERSARY.finditer(each.text):
            year, number = _year_of(facts, each, match), read_whole(match["number"])
            is_wrong = year and number and abs(year - founded.year - number) > SLACK
            if year and is_wrong and _is_of(founded, each, match):
                place = each.place(match, "said")
                yield Found(place, f"{match['said']}, but it makes {year - founded.year}", (founded.place,))


def _is_of(founded: Began, each: Moments, match: re.Match[str]) -> bool:
    """Tell whether an anniversary is that of the founding."""
    if match["began"]:
        return bool(match["began"] == founded.word)
    return NAMED.search(each.text, sentence_start(each.text, match.start(), LONGEST), match.start()) is None


def _since(facts: Facts, every: list[Moments], began: list[Began]) -> Iterator[Found]:
    """Find the years since the founding, and anniversaries in the title, that the document's own year doesn't make."""
    if facts.day is None or len({each.year for each in began}) != 1:
        return
    founded, made = began[0], facts.day.year - began[0].year
    for text, number, place in (*_lengths(every, founded), *_in_title(facts, founded)):
        if abs(made - number) > SLACK:
            yield Found(place, f"{text}, but it makes {made}", (founded.place,))


def _lengths(every: list[Moments], founded: Began) -> Iterator[tuple[str, int, Place]]:
    """Yield how many years it is said to have been since the founding."""
    for each in every:
        for match in SINCE.finditer(each.text) if LENGTH in each.text else ():
            said = each.of(match, "said")
            years = YEARS.fullmatch(f"{said.value}")
            if years and match["began"] == founded.word and not said.approx:
                yield said.text, int(years["number"]), each.place(match, "said")


def _in_title(facts: Facts, founded: Began) -> Iterator[tuple[str, int, Place]]:
    """Yield the anniversaries of the founding that the first lines name."""
    for index in facts.read[:HEADS]:
        for match in IN_TITLE.finditer(facts.texts[index]):
            if match["began"] == founded.word:
                yield match["said"], read_whole(match["number"]) or 0, Place(index, *match.span("said"))


SINCE = deferred(f"(?P<began>{_BEGAN})(?:以来|してから|から)、?(?P<said>{LENGTH})(?!目|後|以内|未満|で|度)")
"""How long it has been: 設立以来、50年."""
IN_TITLE = deferred(
    f"(?P<began>{_BEGAN})(?P<said>(?P<number>[0-9]{{1,3}}|[一二三四五六七八九十百]{{1,5}})周年)(?:記念|を迎え)"
)
"""An anniversary in a title: `[創立60周年記念]式典`."""


NAMED = deferred("締結|提携|合併|市制|町制|制定|施行|開始|完成|刊行|独立|戦後|没後|生誕|姉妹|[一-鿿ァ-ヴー]{4,}$")
"""What else has an anniversary: 姉妹都市`[提携]`の, not `当館は、`."""


def _year_of(facts: Facts, each: Moments, match: re.Match[str]) -> int | None:
    """Return the year of an anniversary: told behind it, before it, or that of the document."""
    name, told = "behind", match
    if not match["behind"]:
        before = WHEN.search(each.text, max(0, match.start() - 20), match.start())
        if before is None:
            return None
        name, told = "when", before
    entity = each.of(told, name)
    year = year_of(entity)
    own = facts.day.year if facts.day else None
    return year or (own if entity.text in THIS_YEAR else None)


def _histories(every: list[Moments]) -> Iterator[Found]:
    """Find two lengths of the years of one thing, whose sentences have a name in common."""
    long = [*_long(every)]
    if len(long) != TWO:
        return
    (first, one, years), (last, other, others) = long
    names = {*NOUN.findall(_sentence(first.text, one))} & {*NOUN.findall(_sentence(last.text, other))}
    if years != others and first.index != last.index and names - NOT_A_NAME:
        text, before = last.of(other, "said").text, first.of(one, "said").text
        yield Found(last.place(other, "said"), f"{text}, but {before} elsewhere", (first.place(one, "said"),))


def _long(every: list[Moments]) -> Iterator[tuple[Moments, re.Match[str], int]]:
    """Yield the lengths of histories, with their years."""
    for each in every:
        for match in FOR_YEARS.finditer(each.text) if LENGTH in each.text else ():
            years = YEARS.fullmatch(f"{each.of(match, 'said').value}")
            if years is not None and int(years["number"]) >= LONG:
                yield each, match, int(years["number"])


def _sentence(text: str, match: re.Match[str]) -> str:
    return sentence_around(text, *match.span(), LONGEST)


LONGEST = 100
"""Characters of a sentence before and behind what it tells."""
