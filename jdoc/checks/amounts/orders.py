"""Orders: things that are told one after the other (第一に, (1), 6月、8月), and how many of them a sentence says that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
FEWEST = 2
"""Things that make several."""
ORDERED = deferred(
    f"(?P<number>{_NUMBER}) ?(?P<unit>つ|点|項目|本の?柱|部構成|章構成)(?:の[^。、]{{0,12}})?[^。0-9一二三四五六七八九十]{{0,20}}。"
    "(?=(?:まず、?)?(?:第[一1](?P<of>[部章])?[にのではが、]|[一1](?P<nth>つ目|点目|番目)))"
)
"""How many things are told in order: `課題は[二点に整理される。]第一に`, not `二点を述べる。`."""
ORDINALS = deferred(
    "(?:(?<=[。、])|^)(?:さらに、?|次に、?|また、?|そして、?|最後に、?)?第(?P<number>[一二三四五六七八九1-9])(?=[部章]?[にのではが、])|(?<![0-9])[一二三四五六七八九1-9](?=(?:つ|点|番)目)"
)
"""Each of them: `。[第二]に`, `[2]つ目は`, not `第二条`."""
FROM_TO = deferred(
    f"(?P<word>第?[^\\W0-9_ぁ-ん一二三四五六七八九十]{{0,5}})(?P<first>{_NUMBER})(?P<of>[章節条項号編部回期]?)から(?P=word)(?P<last>{_NUMBER})(?P=of)までの(?:全|計)?(?P<number>{_NUMBER}) ?(?P<unit>種類|つ|点|件|枚|か条|(?P=of))(?![目年月日])"
)
"""How many things run from one to another: `[別紙1から別紙4までの4種類]`, not `1月から4月までの`."""
DAYS = deferred(
    "(?P<items>(?:[0-9]{1,2}[月日](?:[0-9]{1,2}日)?(?:[(][月火水木金土日][)])?(?:、|及び|と|並びに)){1,11}[0-9]{1,2}[月日](?:[0-9]{1,2}日)?(?:[(][月火水木金土日][)])?)の?(?:計|合計|延べ|全|年|各年)?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?(?P<unit>回|日間|か月)(?!目)"
)
"""Days that are named and counted: `[6月、8月及び10月の計3回]`, not `6月の3回`."""
IN_MONTHS = deferred(
    f"(?P<number>{_NUMBER}) ?(?P<unit>回)[(](?:(?:令和|平成)?[0-9]{{1,4}}年度?の?)?(?P<items>(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?(?:、|及び|と|・)){{1,11}}[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)[)]"
)
"""How often something is, and in which months: `[3回(5月、8月、2月)]開く`."""
_FIRST = "第[一二三四五六七八九1-9]に"
_MARK = f"(?:[(][0-9]{{1,2}}[)]|[①-⑳]|{_FIRST})"
MARK = deferred(_MARK)
"""A number that a thing bears within a sentence: `[(1)]防災`, `[①]防災`, `[第一に]海を`, not `1防災`."""
MARKED = deferred(f"(?:{_MARK}(?:(?!{_FIRST})[^。()①-⑳]){{1,30}}+){{2,}}+")
"""Things that bear numbers within a sentence, all of them: `[(1)防災、(2)福祉、(3)教育の三つを]`, not `(1)防災`."""
LAST_MARKED = deferred(
    f"{_MARK}[^。()①-⑳]{{1,30}}?(?P<after>の(?P<number>{_NUMBER}) ?(?P<unit>つ|点|項目|本の?柱|分野|事項|種類))"
)
"""The last of them, and how many there are: `[(3)教育の三つ]を`, not `(2)福祉、`."""
ONE_OF_THEM = deferred("[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}日")
"""One of several days: `[6月]、`, `[5月3日]`, not `防災`."""
FIRST = ("第一", "第1", "一つ目", "1つ目", "1点目", "一点目")
"""How the first of several things is told."""
Told = tuple["re.Match[str]", list[tuple[int, int]], tuple[int, int]]
"""How many things there are, where each is told, and where that is shown."""


def _in_order(text: str) -> Iterator[Told]:
    """Yield what is told in order: 第一に, 第二に, up to where the next things are counted."""
    counted = [*ORDERED.finditer(text)]
    ends = [*(match.start() for match in counted[1:]), len(text)]
    for match, end in zip(counted, ends, strict=False):
        items = [each.span() for each in ORDINALS.finditer(text, match.end(), end)]
        yield match, items, items[-1] if items else match.span()


def _by_marks(text: str) -> Iterator[Told]:
    """Yield what bears numbers within a sentence."""
    for chain in MARKED.finditer(text):
        items = [each.span() for each in MARK.finditer(text, *chain.span())]
        while len(items) >= FEWEST:
            last = LAST_MARKED.match(text, items[-1][0])
            if last:
                yield last, items, (chain.start(), last.start("after"))
                break
            items.pop()


def _by_days(text: str) -> Iterator[Told]:
    """Yield what takes place on several days."""
    for match in (*DAYS.finditer(text), *IN_MONTHS.finditer(text)):
        yield match, [each.span() for each in ONE_OF_THEM.finditer(match["items"])], match.span("items")


def _miscounted_ranges(facts: Facts) -> Iterator[Found]:
    """Find things that run from one number to another, and are counted otherwise: 別紙１から別紙４までの３種類."""
    for index in facts.having("までの"):
        for match in FROM_TO.finditer(facts.texts[index]):
            first, last, number = (read_whole(match[group]) or 0 for group in ("first", "last", "number"))
            if first < last and number and number != last - first + 1 and match["word"] + match["of"]:
                said = Place(index, match.start("number"), match.end("unit"))
                written = facts.blocks[index].text[said.start : said.end]
                place = Place(index, match.start(), match.end("last"))
                yield Found(said, f"{written}, but {last - first + 1} are named", (place,))


SEVERAL_DAYS = deferred("[月日)](?:、|及び|と|並びに|・)[0-9]")
"""What days have that are named one after the other: `6[月、8]月`, not `6月に`."""


def find_wrong_orders(facts: Facts) -> Iterator[Found]:
    """Find things that are told in order (第一に、第二に) or bear numbers in a sentence, and counted otherwise."""
    yield from _miscounted_ranges(facts)
    for find, blocks in (
        (_in_order, facts.having(*FIRST)),
        (_by_marks, facts.having("(1)", "①", *FIRST)),
        (_by_days, facts.where(SEVERAL_DAYS)),
    ):
        for index in blocks:
            for match, items, shown in find(facts.texts[index]):
                if len(items) >= FEWEST and len(items) != read_whole(match["number"]):
                    said = Place(index, match.start("number"), match.end("unit"))
                    written = facts.blocks[index].text[said.start : said.end]
                    yield Found(said, f"{written}, but {len(items)} are told", (Place(index, *shown),))
