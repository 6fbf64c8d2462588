"""Stated: the small numbers of things that a document says, and what is listed near them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

# What is counted and can be listed.
_THINGS = (
    "項目|事項|種類|業種|産業|本の?柱|分野|区分|地域|地区|地点|圏域|都道府県|都府県|道府県|府県|都県|道県|市町村|市町|町村|[かカヶヵ箇ケ](?:国語?|所|条|村|町)|団体|法人|方々"
    "|機関|部門|会議|学校|施設|段階|路線|航路|会場|事業|議案|案件|コース|ブロック|エリア|大学|病院|言語|科目|教科|競技|種目|チーム|部会|委員会|会計|季節|条件|要件|要素|原則|目標|施策|方針|課題|視点|論点|観点"
    "|指標|品目|費目|作品|銘柄|商品|製品|文書|書類|資料|取組|提言|ステップ|重点|戦略|プロジェクト|工程|手順|場合|機能|府省庁|省庁|府省|河川|区間|区画|企業|会社|部構成|章構成|グループ"
    "|の(?:事項|要件|条件|書類|場合|事業|施設|項目|団体|柱|施策|取組|視点|方針|目標|課題|分野|理由|点|提言|原則|議案|手順)|[つ点件種者名人社校園港館駅章筆棟橋組班問題色回期方市町村県国区郡省庁党]|(?<=[次右左]の[二三四五六七八九2-9])号|法(?:人|案)?(?=[(、。はをのに])"
)
# What is no thing: times, measures, shares, places in an order.
_NO_THING = (
    "年|月|日|[かカヶヵ箇ケ]月|[時分秒週円%割倍歳度号条項名人回番頁級位等階次桁千万億兆百十石反畳斤坪升寸尺代世]|人称|丁目|学年|世帯|及び|又は|並びに|若しくは"
    "|パーセント|ポイント|ページ|メートル|キロ|トン|リットル|グラム|センチ|ミリ|ヘクタール|アール|ワット|ドル|ユーロ|[一-鿿]*[0-9]"
)
COUNT = deferred(
    "(?P<number>[1-9二三四五六七八九十](?<![0-9第.,〜~分/市町村都府県表図紙式].)"
    "(?:(?<=[2-9])(?![0-9])|(?<=[12])[0-9](?![0-9])|(?<![0-9一二三四五六七八九十百千万].)(?:(?<=[二三四五六七八九])|(?<=十)[一二三四五六七八九]?))) ?(?:大(?![学会臣人豆阪型]))?"
    f"(?P<unit>{_THINGS}|(?:(?<=[0-9])(?!{_NO_THING})|(?<=[0-9]大))[^\\W0-9_ぁ-ん一二三四五六七八九十]{{1,5}})(?![目番称0-9]|年|か月|以[上下内外]|余)(?:の(?P<noun>[^\\W0-9_ぁ-ん]{{1,8}}))?"
)
"""How many things there are: `[三つの基本方針]の`, `[5産業]である`, not `第3地区`, `5人以上`, `3年`."""

MARKS = deferred(
    "(?P<first>①|\\(1\\)|(?<![ァ-ヴ])ア)(?:から(?=[^ ]{1,4}まで)|[〜~-])(?P<last>[②-⑳]|\\([0-9]{1,2}\\)|[イウエオカキクケ])(?![ァ-ヴー])(?:まで)?"
)
"""The first and the last of the things of a list: 次の`[①から④まで]`の全て, `[ア~オ]`から一つ, not `アからイへ`."""
IN_PART = deferred(
    "(?:が?あり|で|です|の)?、?(?:この|その)?うち、?[1-9一二三四五六七八九](?P<unit>[^\\W0-9_をがにで]{1,3})(?=[をにで(])"
)
"""What says behind a number that some of the things alone are told of: 3点`あり、うち2`点を説明する."""
FIRST_MARKS = tuple(f"{first}{to}" for first in ("①", "(1)", "ア") for to in ("から", "〜", "~", "-"))
BOTH = deferred(
    "(?<![^\\s、。(のはがも])両(?P<unit>[市町村県区国省校社者案]|団体|施設|議案|法人|事業|大臣|地区)(?![一-鿿ァ-ヴ])"
)
"""Two of something: 甲市と乙市の`[両市]`, not `両市長`, `両者会談`."""
KANA = "アイウエオカキクケ"


class Stated(NamedTuple):
    """A number of things."""

    block: int
    start: int
    end: int
    """Behind what they are counted by."""
    number: int
    unit: str
    noun: str
    """What they are, where that is said behind it: 三つの[方針]."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.block, self.start, self.end)


class Listed(NamedTuple):
    """Things that stand in a row or one below the other, or bear numbers of one series."""

    how: str
    """How they are listed: named, in a bracket, as items, in lines, in a series …"""
    lengths: tuple[int, ...]
    """How many they are, and how many else they may be."""
    places: tuple[Place, ...]
    items: tuple[str, ...] = ()
    sums: frozenset[int] = frozenset()
    """What their numbers add up to."""
    head: str = ""
    """What stands above them: the caption of a table."""


def find_stated(facts: Facts) -> list[list[Stated]]:
    """Return the small numbers of things that are said, those of one block together."""
    return facts.kept("numbers of things", lambda: [*_find_stated(facts)])


def _find_stated(facts: Facts) -> Iterator[list[Stated]]:
    ranges, both = {*facts.having(*FIRST_MARKS)}, {*facts.having("両")}
    for index in facts.read:
        text = facts.texts[index]
        if not facts.blocks[index].rows:
            found = [_stated(index, match) for match in COUNT.finditer(text) if not _is_of_part(text, match)]
            marks = _marks(index, text) if index in ranges else []
            pairs = [_both(index, match) for match in BOTH.finditer(text)] if index in both else []
            if found or marks or pairs:
                yield [*found, *marks, *pairs]


def _is_of_part(text: str, match: re.Match[str]) -> bool:
    """Tell whether some of the things alone are told of behind their number."""
    behind = IN_PART.match(text, match.end("unit"))
    return behind is not None and behind["unit"] == match["unit"]


def _stated(index: int, match: re.Match[str]) -> Stated:
    number = read_whole(match["number"]) or 0
    return Stated(
        index, match.start(), match.end("unit"), number, match["unit"].removeprefix("の"), match["noun"] or ""
    )


def _both(index: int, match: re.Match[str]) -> Stated:
    return Stated(index, *match.span(), 2, match["unit"], "")


def _range(index: int, match: re.Match[str]) -> Stated:
    """Read how many things there are from the first to the last one, by their marks."""
    return Stated(index, match.start(), match.end(), value_of(match["last"]), match["first"], "")


def _marks(index: int, text: str) -> list[Stated]:
    return [_range(index, match) for match in MARKS.finditer(text) if not _goes_on_behind(text, match)]


def _goes_on_behind(text: str, match: re.Match[str]) -> bool:
    """Tell whether the next mark stands behind a range of marks, which is not all of the list: ①から③までは全員、④は."""
    mark = match["last"].strip("()")
    return len(mark) == 1 and "①" <= mark < "⑳" and chr(ord(mark) + 1) in text[match.end() :]


def value_of(mark: str) -> int:
    """Read the number of a mark.

    >>> value_of("③"), value_of("(2)"), value_of("第三"), value_of("(イ)"), value_of("(b)"), value_of("Ⅳ")
    (3, 2, 3, 2, 2, 4)
    """
    inner = mark.strip("()第")
    for first, last in ("①⑳", "ⅠⅫ"):
        if first <= inner <= last:
            return ord(inner) - ord(first) + 1
    order = KANA if inner in KANA else "abcdefgh"
    number = read_whole(inner)
    return order.find(inner) + 1 if number is None else number
