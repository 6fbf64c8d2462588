"""Named: things that are counted by several units (2市1町), or counted in one sentence and named in the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.counts import AND, NO_NOUN
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})"
_ITEM = "[^、。,:()「」\n]{1,30}"
# Several of them, as a sentence names them.
_ITEMS = f"(?:{_ITEM}、){{0,14}}{_ITEM}(?:(?:及び|並びに|と){_ITEM})?"
_PLACE = "[都道府県市町村区]"
IN_SEVERAL = deferred(f"(?<![0-9])(?P<counts>(?:{_NUMBER}{_PLACE}){{2,4}})[(](?P<items>{_ITEMS})[)]")
"""Places that are counted by their kinds, and named in brackets: `[2市1町(甲市、乙市及び丙町)]`."""
COUNT = deferred(f"(?P<number>{_NUMBER})(?P<unit>{_PLACE})")
"""One of these counts: `[2市]`1町."""
# What is counted in a sentence, and named in the next one.
_THINGS = "施設|団体|会場|地区|路線|機関|学校|市町村|市町|項目|事業|品目|業種|分野|種目|作品|企業|病院|大学|部門|地域|会社|事業者|公園|科目|銘柄|書類|議案|区間|駅|校|社|館"
NEXT = deferred(
    f"(?<![0-9第])(?P<number>{_NUMBER}) ?(?P<unit>{_THINGS})(?![目数率内外])[^。]{{0,40}}。(?:(?:その|この|対象(?:の|となる)?|当該|なお、|内訳は?、?))?(?P=unit)名?は、(?P<items>{_ITEMS})(?:です|である|であり、?[^。]{{0,20}}|と(?:する|します|なる|なります))。"
)
"""Things that are counted, and named in the next sentence: `[7施設を開放します。施設は、美術館、図書館及び植物園です。]`."""
QUOTED = deferred(
    f"(?P<items>(?:「[^「」]{{1,24}}」(?:、|・|及び|並びに|と)?){{2,12}})(?:の|という|から成る|からなる)(?P<number>{_NUMBER}) ?(?P<unit>つ|本の?柱|点|項目|種類|区分|分野|テーマ|部門|コース|キーワード|段階|言葉|語|{_THINGS})(?![割分月日年目])"
)
"""Things in quotes that are counted: `[「守る」「育てる」の2つ]の柱`, not `「守る」の2つ目`."""
QUOTES_COUNTED = deferred("」(?:の|という|から成る|からなる)[0-9一二三四五六七八九十]")
"""What each of these has: 育てる`[」の2]つ`."""
INSIDE = deferred(
    f"(?:次|以下|下記)の(?P<number>{_NUMBER}) ?(?P<unit>つ|点|項目|事項|本の?柱|種類|区分|要件|条件|場合|理由|方針|目標|視点|課題|取組|分野)[^。①(]{{0,40}}(?:。|:) ?(?=①|[(]1[)])"
)
"""What says how many things with numbers follow in the same text: `[次の3点を報告した。]①予算`, not `次の3点である。`."""
MARK = deferred("[①-⑳]|[(][0-9]{1,2}[)]")
"""The number of each: `[①]予算`, `[(2)]人員`, not `(予算)`."""
SAID_AGAIN = deferred(f"(?:{_THINGS})[^。]{{0,40}}。[^。]{{0,8}}(?:{_THINGS})名?は、")
"""What each of these has: 7`[施設を開放します。施設は、]`美術館."""
SEVERAL = deferred(f"{_PLACE}{_NUMBER}{_PLACE}[(]")
"""What each of the others has: 2`[市1町(]`甲市."""
FEWEST = 2


def find_wrong_named(facts: Facts) -> Iterator[Found]:
    """Find things that are named, and counted otherwise: by several units, or in the sentence before."""
    yield from _miscounted_quotes(facts)
    yield from _miscounted_inside(facts)
    for index in facts.where(SEVERAL):
        for match in IN_SEVERAL.finditer(facts.texts[index]):
            yield from _miscounted_places(facts, index, match)
    for index in facts.where(SAID_AGAIN):
        for match in NEXT.finditer(facts.texts[index]):
            items = AND.split(match["items"])
            number = read_whole(match["number"]) or 0
            are_things = all(len(item) > 1 and NO_NOUN.search(item) is None for item in items)
            if are_things and min(number, len(items)) >= FEWEST and number != len(items):
                yield _told(facts, index, match.span("number")[0], match.end("unit"), (len(items), match.span("items")))


def _miscounted_quotes(facts: Facts) -> Iterator[Found]:
    """Find things in quotes that are counted otherwise."""
    for index in facts.where(QUOTES_COUNTED):
        for match in QUOTED.finditer(facts.texts[index]):
            named, number = match["items"].count("「"), read_whole(match["number"]) or 0
            if number >= FEWEST and number != named:
                yield _told(facts, index, match.start("number"), match.end("unit"), (named, match.span("items")))


def _miscounted_inside(facts: Facts) -> Iterator[Found]:
    """Find things that follow in the same text, each with its number, and are counted otherwise before."""
    for index in facts.having("①", "(1)"):
        text = facts.texts[index]
        match = INSIDE.search(text) if not facts.blocks[index].rows else None
        marks = [*MARK.finditer(text, match.end())] if match else []
        numbers = [_number_of(mark[0]) for mark in marks]
        is_list = len(marks) >= FEWEST and numbers == [*range(1, len(marks) + 1)]
        if match and is_list and len(marks) != read_whole(match["number"]) and not _goes_on(facts, index, len(marks)):
            span = marks[0].start(), marks[-1].end()
            yield _told(facts, index, match.start("number"), match.end("unit"), (len(marks), span))


def _number_of(mark: str) -> int:
    """Read the number of a mark.

    >>> _number_of("③"), _number_of("(3)")
    (3, 3)
    """
    return ord(mark) - ord("①") + 1 if len(mark) == 1 else int(mark[1:-1])


def _goes_on(facts: Facts, index: int, last: int) -> bool:
    """Tell whether the next block bears the next number."""
    label = facts.labels[index + 1] if index + 1 < len(facts.labels) else ""
    return MARK.fullmatch(label) is not None and _number_of(label) == last + 1


def _miscounted_places(facts: Facts, index: int, match: re.Match[str]) -> Iterator[Found]:
    """Tell the counts of places that aren't as many as are named; nothing where one of them is of no kind that is counted."""
    items = AND.split(match["items"])
    counts = [*COUNT.finditer(match.string, *match.span("counts"))]
    units = tuple(count["unit"] for count in counts)
    if len({*units}) < len(units) or not all(item.endswith(units) and len(item) > 1 for item in items):
        return
    for count in counts:
        named = sum(item.endswith(count["unit"]) for item in items)
        if named != read_whole(count["number"]):
            yield _told(facts, index, count.start(), count.end(), (named, match.span("items")))


def _told(facts: Facts, index: int, start: int, end: int, named: tuple[int, tuple[int, int]]) -> Found:
    number, span = named
    return Found(
        Place(index, start, end),
        f"{facts.blocks[index].text[start:end]}, but {number} are named",
        (Place(index, *span),),
    )
