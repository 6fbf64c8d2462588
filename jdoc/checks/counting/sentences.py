"""Sentences: what is named before or behind a number in its own text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.counting.stated import Listed, value_of
from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.counting.stated import Stated

FEWEST, LONGEST_CLAUSE, LONGEST_LINK = 2, 160, 12
ENCLOSED = deferred("\\([^()]*\\)|「[^「」]*」")
"""What is enclosed: `[(仮称)]`, `[「守る」]`, not `(仮`."""
LINK = deferred(
    "(?:(?:の|、|から成る|からなる|という)? ?(?:計|合計|全て?の?|合わせて|あわせて|総勢|以上の?|延べ|都合|年|各年|毎年)?|\\((?:計|合計|全|総勢|以上)?|(?:である|となる|など|等|ほか)の?)$"
)
"""What joins things to how many they are: 甲及び乙`[の計]`, 甲、乙`[(計]`."""
STOPS = "。()\n:"
"""What no clause goes over."""
AND = deferred(
    "、(?:及び|並びに|又は|そして)?|及び|並びに|又は|若しくは|および|ならびに|または|もしくは|や(?=[^ぁ-ん])|(?<=[^\\Wぁ-ん])と(?=[^\\Wぁ-ん])|(?<=[)」])(?:と|・|)(?=「)|[→⇒➡]"
)
"""What stands between things that are named: 甲市`[、]`乙町`[及び]`丙町, 申請`[→]`審査."""
DOTTED = deferred("(?:[^\\W0-9_]{0,11}[^\\W0-9_ァ-ヴー]・){2,}[^\\W0-9_]{1,12}")
"""Three and more things with dots between them: `[英語・中国語・韓国語]`, not `宿泊・飲食`, `ジャック・ワーナー・ジュニア`."""
WITHIN = deferred("(?<![ァ-ヴー])・|/")
"""What may stand between two things, or within the name of one: 宿泊`[・]`飲食, not `ジャック・ワーナー`; where three are named by 、, within."""
LEAD = deferred(
    ".*(?:[はがをにで]|から|まで|より|ため|とき|おける|として|[しりきい]て|した|する|行う|とおり|ほか|うち|もと|[でもし])(?=[^はがをにでも])"
)
"""What stands before the first thing that is named: `[最大で]白鷺市`, `[これまでに]北海道`."""
CUT = deferred(
    "(?:[はがもにでをしりきてかとぐばず]|[行用従伴]い|ため|とき|うえ|のほか|の[下上後際間中]|のもと|のうち|今[回般]|[月日年]|年度|場合|結果|現在|[一-鿿][えけせてねめれげべじちりぎびみき]|ごろ|頃|以[降来後前]|^(?:通[例常]|当面|特に|主に|通称|例えば|まず|また|同[年日]|その後|当時|我々|双方|[ぁ-ん]+))$"
)
"""How a clause ends that stands before the first thing: 両首脳の立会い`[の下]`、租税、航空の二つ."""
IN_BRACKET = deferred(
    "(?:(?!のうち)[^、。()「」]){0,14}\\((?!単位)(?:内訳:?)?(?P<items>(?:[^()]|\\([^()]{0,30}\\)){3,120})\\)"
)
"""What is counted, with its things in a bracket: 五つの`[圏域(北部、中部、南部)]`."""
NAMELY = deferred(
    "(?:の[^、。()「」はがを:]{1,12}|[^、。()「」はがをの:]{0,6})?[)]?(?P<by>、すなわち|、つまり|は、?|:|とは、?|として、?) *(?P<items>[^。:()]{3,120}?)(?P<close>で(?:ある|す|あり|あった|、)|と(?:する|し|なっ|な)|から(?=な|成)|を|。|$)"
)
"""What is counted, with its things behind: 四つ`[の視点、すなわち家計、産業及び納税の環境から]`成る."""
NEXT = deferred(
    "[^。]{0,60}。(?:(?:その|この|対象(?:の|となる)?|当該|なお、|内訳は?、?))?(?P<word>[^、。は]{1,8}?)名?は、(?P<items>[^。:を]{3,160})(?:です|である|とする|とします|となります)。"
)
"""What the next sentence names: 7施設`[を開放します。施設は、美術館及び図書館です。]`"""
RANGE = deferred(
    "(?P<word>第?[^\\W0-9_ぁ-ん一二三四五六七八九十]{0,5})(?P<first>[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])(?P<of>[章節条項号編部回期]?)から(?P=word)(?P<last>[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])(?P=of)までの(?:全|計)?$"
)
"""The first and the last of a series: `[別紙1から別紙4までの]`4種類."""
MARKS = deferred(
    "[①-⑳]|\\((?:[0-9]{1,2}|[アイウエオa-h])\\)|(?<![0-9一-鿿])第[一二三四五六七八九1-9](?=[部章]?[にはがのでを、])|(?<![0-9])[一二三四五六七八九1-9](?=(?:つ|点|番)目)"
)
"""A number that a thing bears within a text: `[①]防災`, `[(2)]福祉`, `[第三]に`."""
HAS_MARK = deferred("[①第]|\\(.{1,2}\\)|[つ点番]目")
"""What each of these has."""
OWN_NUMBER = deferred(
    "(?<![第0-9])[0-9]+(?![0-9年月日時号級類型種条世次])(?:[^\\W_A-Z]|%)|[二三四五六七八九十](?:[名人件校社台棟]|か所|団体|%|円)"
)
"""What an item has that is itself a number of things: 商工会`[5団]`体, not `商工会`."""


OPEN = deferred("(?:など|等|ほか|(?<!の)他|周辺|付近|近傍|近辺|一帯)$")
"""How the last of several things ends where there are more: `東京[ほか]`, `駅[周辺]`, not `北部`."""


def find_in_text(text: str, stated: Stated) -> Iterator[Listed]:
    """Yield what is named around a number."""
    yield from _before(text, stated)
    yield from _behind(text, stated)
    yield from _marked(text, stated)
    if "までの" in text:
        yield from _range(text, stated)
    if "第" in text:
        yield from _ordinals(text, stated)
    if "最後に" in text:
        yield from _in_turn(text, stated)


ORDINALS = deferred(
    "第(?:1|一)(?P<of>[^\\W0-9_ぁ-ん]{1,3})(?:[(][^()]{1,20}[)])?(?:(?:、|及び|並びに|と|・)第[0-9一二三四五六七八九](?P=of)(?:[(][^()]{1,20}[)])?){1,8}の(?:計|全)?$"
)
"""Things that bear numbers from the first on, right before how many they are: `[第1期(前半)、第2期(後半)の]`2期."""
IN_TURN = deferred(
    "(?:^|(?<=[。、]))(?P<first>まず|はじめに|初めに|1つ目|第一に)?(?:次に|続いて|続きまして|また)?(?P<last>最後に)?、"
)
"""How sentences begin that tell one thing after the other: `[まず、]`, `[次に、]`, `[最後に、]`."""


def _ordinals(text: str, stated: Stated) -> Iterator[Listed]:
    """Yield what bears numbers in a row before a number, if that counts what they are called."""
    match = ORDINALS.search(text, max(0, stated.start - LONGEST_CLAUSE), stated.start)
    if match and match["of"] == stated.unit:
        yield Listed("range", (match[0].count(f"{match['of']}"),), (Place(stated.block, *match.span()),))


def _in_turn(text: str, stated: Stated) -> Iterator[Listed]:
    """Yield what the sentences behind a number tell one after the other."""
    told = [
        match for match in IN_TURN.finditer(text, stated.end) if len(match[0]) > 1 and text[match.start() - 1] == "。"
    ]
    if told and told[0]["first"] and told[-1]["last"] and not any(each["first"] for each in told[1:]):
        yield Listed("marks behind", (len(told),), (Place(stated.block, told[0].start(), told[-1].end()),))


def _range(text: str, stated: Stated) -> Iterator[Listed]:
    """Yield what runs from one number to another: 別紙1から別紙4までの4種類."""
    match = RANGE.search(text, max(0, stated.start - LONGEST_CLAUSE), stated.start)
    if match and text[: match.start()].endswith(JOINED):
        return  # and what stands before it
    if match and match["word"] + match["of"] and stated.unit not in TIMES:
        first, last = value_of(match["first"]), value_of(match["last"])
        if first < last:
            yield Listed("range", (last - first + 1,), (Place(stated.block, *match.span()),))


JOINED = ("と", "び", "、", "に")
"""What joins a range to what stands before it: 序章`と`第1章から."""
TIMES = frozenset({"日", "月", "年"})


ABOUT = deferred("(?P<items>(?:(?<![^。:\\s])|(?<=は、))[^、。:\\s]{2,40}について(?:、[^、。]{2,40}について)+)の$")
"""What something is about, each with the same word: `[受付について、審査についての]`2項目."""


def _before(text: str, stated: Stated) -> Iterator[Listed]:
    """Yield the things that are named before a number: 甲、乙及び丙の三つ, 甲、乙、丙(計3名)."""
    link = LINK.search(text, max(0, stated.start - LONGEST_LINK), stated.start)
    low = max(0, stated.start - LONGEST_CLAUSE)
    about = ABOUT.search(text, low, stated.start) if link else None
    if about:
        matters = tuple(about["items"].split("、"))
        yield Listed("named", (len(matters),), (Place(stated.block, *about.span("items")),), matters)
    if link and "ほか" in text[low : link.start()]:
        yield from _with_others(text[low : link.start()], low, stated)
    if link is None or not AND.search(text, low, link.start()):
        yield from _dotted(text, low, link.start(), stated) if link else ()
        return
    masked = ENCLOSED.sub(_blotted, text[low : link.start()])
    begin = 1 + max(map(masked.rfind, STOPS))
    spans = _cut(masked[begin:])
    if len(spans) >= FEWEST:
        at = low + begin
        items = [text[at + start : at + end].strip() for start, end in spans]
        how = "tail" if link[0].startswith("(") else "named"
        place = Place(stated.block, at + spans[0][0], at + spans[-1][1])
        yield from _row(how, items, place, _fewest(text[place.start : place.end]))


def _fewest(row: str) -> int:
    """Return how many things may be named at least: 調査及び研究並びに普及及び啓発 may be two."""
    return 1 + len(OUTER.findall(row)) if "並びに" in row and INNER.search(row) else 0


OUTER, INNER = deferred("、(?:並びに)?|並びに"), deferred("及び|又は")
"""What parts things that are made of two: 調査及び研究`[並びに]`普及及び啓発; and what joins those: 調査`[及び]`研究."""


def _dotted(text: str, low: int, end: int, stated: Stated) -> Iterator[Listed]:
    """Yield three and more things with dots between them, which nothing else parts."""
    begin = 1 + max(text.rfind(stop, low, end) for stop in STOPS)
    lead = LEAD.match(text, max(begin, low), end)
    row = DOTTED.fullmatch(text, lead.end() if lead else max(begin, low), end)
    if row:
        yield from _row("named", row[0].split("・"), Place(stated.block, *row.span()))


OTHERS = deferred("(?:ほか|外)(?P<number>[0-9]{1,2}|[一二三四五六七八九十])(?P<unit>[^\\W0-9_ぁ-ん]{1,5})$")
"""How many others there are behind those that are named: 甲社、乙社`[ほか2社]`の4社."""


def _with_others(clause: str, low: int, stated: Stated) -> Iterator[Listed]:
    """Yield the things that are named before a number, with how many others there are."""
    others = OTHERS.search(clause)
    if others is None or others["unit"] != stated.unit:
        return
    masked = ENCLOSED.sub(_blotted, clause[: others.start()])
    begin = 1 + max(map(masked.rfind, STOPS))
    spans = _cut(masked[begin:])
    items = [clause[begin + start : begin + end].strip() for start, end in spans]
    if spans and not any(map(OWN_NUMBER.search, items)):
        place = Place(stated.block, low + begin + spans[0][0], low + others.end())
        how = "with others" if len(items) > 1 else "named"  # an office may be that of several
        yield Listed(how, (len(items) + (read_whole(others["number"]) or 0),), (place,), tuple(items))


def _blotted(match: re.Match[str]) -> str:
    """Blot out what is enclosed, so that it is one word, as long as it was."""
    inner = "○" * (len(match[0]) - 2)
    return f"「{inner}」" if match[0][0] == "「" else f"○{inner}○"


def _cut(clause: str) -> list[tuple[int, int]]:
    """Cut a clause into the things that it names, what stands before the first one left out."""
    ends = [(match.start(), match.end()) for match in AND.finditer(clause)]
    starts = [0, *(end for _, end in ends)]
    kept: list[tuple[int, int]] = []
    for start, end in zip(reversed(starts), reversed([*(begin for begin, _ in ends), len(clause)]), strict=True):
        lead = LEAD.match(clause, start, end)
        begin = lead.end() if lead else start
        item = clause[begin:end]
        if not item or (CUT.search(item) and not (DATE.fullmatch(item) and _are_dates(clause, kept))):
            break
        kept.insert(0, (begin, end))
        if lead:
            break
    return [] if POINTS.search(clause) else kept


def _are_dates(clause: str, spans: Sequence[tuple[int, int]]) -> bool:
    return all(DATE.fullmatch(clause, *span) for span in spans)


DATE = deferred("(?:(?:令和|平成)?[0-9元]{1,4}年度?の?)?[0-9]{1,2}(?:月(?:[0-9]{1,2}日)?|日)(?:○[^○]○)?")
"""One of several days or months: `[令和6年4月]`, `[10日]`, not `4月末`."""
POINTS = deferred("(?:次|以下|下記|左|上記|これら|右)$")
"""What only points to things: 次の三つ."""


def _row(how: str, items: Sequence[str], place: Place, fewest: int = 0) -> Iterator[Listed]:
    """Yield things in a row, if they aren't numbers of things themselves; they may be more where a name may be two."""
    if len(items) < FEWEST or any(map(OWN_NUMBER.search, items)) or OPEN.search(items[-1]):
        return
    more = sum(len(WITHIN.findall(item)) for item in items) if len(items) == FEWEST else 0
    yield Listed(how, tuple(range(fewest or len(items), len(items) + more + 1)), (place,), tuple(items))


def _behind(text: str, stated: Stated) -> Iterator[Listed]:
    """Yield the things that are named behind a number: 三つ(甲、乙及び丙), 三つは、甲、乙及び丙である."""
    for pattern in (IN_BRACKET, NAMELY, NEXT):
        match = pattern.match(text, stated.end)
        if match and (pattern is not NEXT or match["word"] in {stated.unit, stated.noun}):
            items = [item.strip() for item in AND.split(ENCLOSED.sub(_blotted, match["items"]))]
            how = f"{match['by']}…{match['close']}" if pattern is NAMELY else "next" if pattern is NEXT else "bracket"
            yield from _row(how, items, Place(stated.block, *match.span("items")))


def _marked(text: str, stated: Stated) -> Iterator[Listed]:
    """Yield the things that bear numbers in the same text, behind a number or before it."""
    if HAS_MARK.search(text):
        behind = [*MARKS.finditer(text, stated.end)]
        before = [*MARKS.finditer(text, 0, stated.start)]
        firsts = [at for at, mark in enumerate(before) if value_of(mark[0]) == 1]
        yield from _counted("marks behind", behind, stated.block)
        yield from _counted("marks before", before[firsts[-1] :] if firsts else [], stated.block)


def find_marked(text: str, block: int) -> Iterator[Listed]:
    """Yield the things that bear numbers in a text which begins with the first of them."""
    marks = [*MARKS.finditer(text)] if HAS_MARK.search(text[:3]) else []
    yield from _counted("marks below", marks if marks and not marks[0].start() else [], block)


def _counted(how: str, marks: Sequence[re.Match[str]], block: int) -> Iterator[Listed]:
    """Yield the things that bear marks from the first on, one behind the other."""
    count = next((at for at, mark in enumerate(marks) if value_of(mark[0]) != at + 1), len(marks))
    if count >= FEWEST:
        yield Listed(how, (count,), (Place(block, marks[0].start(), marks[count - 1].end()),))
