"""Runs: things that bear a word and a number (第１号議案, 指摘１, 第１回), rows of a table, names in a paragraph, and how many of them a text says that there are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.amounts.counts import COUNTED, items_below
from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.series import read_label
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.phrases import sentence_start
from jdoc.language.tables.summing import PARTS, TOTAL
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
# What is counted.
_THINGS = "章|編|件|点|項目|つ|名|人|者|社|団体|か所|箇所|議案|種類|事項|校|施設|市町村?|路線|事業|品目|回"
BEARING = deferred(
    f"[【〔\\[(<・○ ]*(?P<word>[^\\W0-9_ぁ-ん一二三四五六七八九十]{{1,5}}) ?(?P<number>{_NUMBER})(?:(?P<behind>号議案|号証|回|日目|コマ|章|編)|号?(?=[】〕\\])>:.．、 \u3000]|$))"
)
"""How a line begins that bears a word and a number: `[第1号議案] 予算の件`, `[【指摘1]】`, not `1月`."""
INSIDE = deferred(f"(?P<word>第)(?P<number>{_NUMBER})(?P<behind>回|号議案)(?= )")
"""The same in lines that were joined: `開講式[第2回] 5月17日`, not `第2回は`."""
ALL_OF_THEM = deferred(
    f"(?<![0-9第])(?P<before>全|次の|下記の|以下の|以上の?)(?P<number>{_NUMBER}) ?(?P<unit>{_THINGS})(?![目者率]|以[上下内])"
)
"""How many there are said to be: `[全6回]の講座`, `[次の4議案]を`, `[以上6点]は`, not `第6回`."""
SAID_BEFORE = deferred("(?:全|次の|下記の|以下の|以上の?)[0-9一二三四五六七八九十]")
"""What stands before the number: `[全6]回`, not `全国`."""
OTHERS = deferred("前年|昨年|前回|前期|昨期|過去|去年|他の|別の|うち|除|予定")
"""What says that they are others: `[前年]度は、全4回`."""
BORNE: dict[str, tuple[str, ...]] = {
    "議案": ("号議案",),
    "件": ("号議案", "議案第", "報告第", "認定第", "請願第", "陳情第", "指摘", "事例", "案件", "意見"),
    "回": ("回",),
    "章": ("章",),
    "編": ("編",),
    "日間": ("日目",),
    "点": ("号証",),
}
"""What things bear that are counted so: 次の４議案, 第１号議案."""
ENDS = ("件", "章", "編", "日間", "回")
"""Of which of them it is told so."""
AT_END = deferred(f"(?:^|[ :、])(?P<before>)(?P<number>{_NUMBER}) ?(?P<unit>{'|'.join(ENDS)})(?:とする)?。?$")
"""How many there are, at the end of a line above them: `議案の上程[ 7件]`, `日程[:3日間]`, not `7件の議案`."""
DAY = deferred("(?P<word>)(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?P<behind>日目)(?=[ :(])")
"""How a day of several begins: `[1日目] 8月16日`, not `1日目の朝`."""
IN_TABLE = deferred("(?:次|下|以下|別|上)の?(?:一覧)?表")
"""What says that they are rows of a table: `[次の表]のとおり`."""
ROWS_COUNTED = deferred(
    f"(?<![0-9第])(?P<number>{_NUMBER}) ?(?P<unit>か所|箇所|件|団体|校|社|施設|路線|事業|種類|品目|項目|会場|市町村|市町|地区|機関|名|者|つの[^\\W0-9_ぁ-ん]{{2,6}})(?!目|以[上下内]|当たり)"
)
"""How many rows a table is said to have: `[8か所]の施設を指定し、次の表のとおり`."""
NAMES = deferred("[^。、・:()「」\\nぁ-ん]{2,16}(?:[、及び並びに]{1,4}[^。、:()「」\\nぁ-ん]{2,16}){1,30}、?[。]?")
"""A paragraph of names alone: `[岩見市、美野市、長沼町]`, not `甲市は、乙町に`."""
NAMED_BELOW = deferred(
    f"(?:次の(?P<number>{_NUMBER}) ?(?P<unit>市町村?|市|町|村|県|社|団体|名|者|か国|校|施設|か所)(?:は、.*)?|(?P<what>[^。、()]{{2,16}}?)[ :](?P<number2>{_NUMBER}) ?(?P<unit2>名|人|社|団体|者))[。]?"
)
"""How many names the next paragraph is said to have: `[次の七市町は、次のとおり協定を結ぶ。]`, `[出席した理事 9名]`."""
FEWEST = 2
SINCE_YEARS = frozenset({"議案第", "報告第", "認定第", "請願第", "陳情第"})
"""Words of numbers that go on from one meeting to the next."""
NEAR_END, RIGHT_BELOW = 16, 2
"""Characters at the end of a line in which its things are counted, and blocks below it in which they begin."""
NEAR = 3
"""Blocks above in which things end that `以上` speaks of."""


class Borne(NamedTuple):
    """A line that bears a word and a number."""

    block: int
    key: tuple[str, str]
    number: int


def find_wrong_runs(facts: Facts) -> Iterator[Found]:
    """Find numbers of things that are not as many as bear a number, stand in a table, or are named below."""
    for index, match in _all_of_them(facts):
        runs = facts.kept("runs", lambda: [*_runs(facts)])
        yield from _told(facts, index, match, _run_for(facts, runs, index, match))
    for index in _above_tables(facts):
        yield from _rows_below(facts, index)
    for index in _above_lists(facts):
        yield from _list_below(facts, index)
    for index in facts.where(COUNTED_BELOW):
        yield from _names_below(facts, index)


def _above_lists(facts: Facts) -> list[int]:
    """Return the blocks, tables left out, right below which a list begins."""
    below = pairwise(facts.blocks)
    above = {
        at
        for at, (block, first) in enumerate(below)
        if first.label and first.number in FIRST_NUMBERS and not block.rows
    }
    return sorted(above.intersection(facts.read))


def _above_tables(facts: Facts) -> list[int]:
    """Return the blocks that may tell how many rows a table has: those that name one, or stand right above it."""
    tables = {index for index, block in enumerate(facts.blocks) if block.rows}
    above = {*facts.having("表"), *(index - far for index in tables for far in (1, TWO))} if tables else set[int]()
    return sorted(above.intersection(facts.read) - tables)


TWO = 2
"""How far above a table it is counted, a caption between the two."""


def _all_of_them(facts: Facts) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield where it is said how many there are, those of another time or place left out."""
    for index in facts.where(SAID_BEFORE):
        text = facts.texts[index]
        for match in ALL_OF_THEM.finditer(text) if not facts.blocks[index].rows else ():
            if not OTHERS.search(text, sentence_start(text, match.start()), match.end()):
                yield index, match
    for index in facts.read:
        text = facts.texts[index]
        may_end = text.rstrip("。\n").removesuffix("とする").endswith(ENDS) and not facts.blocks[index].rows
        at_end = AT_END.search(text, max(0, len(text) - NEAR_END)) if may_end else None
        if at_end is not None and not OTHERS.search(text):
            yield index, at_end


def _told(facts: Facts, index: int, match: re.Match[str], run: Sequence[Borne]) -> Iterator[Found]:
    number = read_whole(match["number"])
    if len(run) >= FEWEST and number and number > 1 and number != len(run):
        place = Place(index, match.start("number"), match.end("unit"))
        said = facts.blocks[index].text[place.start : place.end]
        places = tuple(Place(each.block, 0, min(20, len(facts.texts[each.block]))) for each in run)
        yield Found(place, f"{said}, but there are {len(run)}", places)


def _borne(facts: Facts) -> Iterator[Borne]:
    """Yield the lines of a document that bear a word and a number, those of tables row by row."""
    for index in facts.read:
        text = facts.texts[index]
        lines = text.split("\n") if facts.blocks[index].rows else [f"{facts.labels[index]} {text}".strip()]
        for line in lines:
            first = BEARING.match(line) or DAY.match(line)
            for match in (*([first] if first else ()), *INSIDE.finditer(line, 1)):
                yield Borne(index, (match["word"] or "", match["behind"] or ""), read_whole(match["number"]) or 0)


def _runs(facts: Facts) -> Iterator[list[Borne]]:
    """Yield the runs of a document: lines that bear one word, and numbers from 1 on without a gap."""
    series: dict[tuple[str, str], list[Borne]] = {}
    for borne in _borne(facts):
        series.setdefault(borne.key, []).append(borne)
    for each in series.values():
        begins = each[0].number == 1 or each[0].key[0] in SINCE_YEARS
        is_whole = begins and all(other.number == one.number + 1 for one, other in pairwise(each))
        if is_whole and len(each) >= FEWEST:
            yield each


def _run_for(facts: Facts, runs: Sequence[list[Borne]], index: int, match: re.Match[str]) -> Sequence[Borne]:
    """Give the run that a number of things is of: the list or run above for 以上, else what bears such a word below."""
    if match["before"].startswith("以上"):
        above = [run for run in runs if 0 < index - run[-1].block <= NEAR]
        return _labelled_above(facts, index) or (above[-1] if above else ())
    words = BORNE.get(match["unit"], ())
    named = [run for run in runs if run[0].key[1] in words or run[0].key[0] in words]
    return _run_below(named, index, is_only=bool(match["before"]))


def _run_below(named: Sequence[list[Borne]], index: int, *, is_only: bool) -> Sequence[Borne]:
    """Give the run below a block: the only one of a document, or that right below."""
    below = [run for run in named if run[0].block > index]
    if is_only:
        return below[0] if len(named) == len(below) == 1 else ()
    return next((run for run in below if run[0].block - index <= RIGHT_BELOW), ())


def _labelled_above(facts: Facts, index: int) -> list[Borne]:
    """Give the items of the list that ends right above a block, from its first one on."""
    items: list[Borne] = []
    for at in range(index - 1, -1, -1):
        label = read_label(facts.labels[at]) if facts.labels[at] else None
        if label is None or (items and (label[0] != items[0].key[0] or label[1] != items[0].number - 1)):
            break
        items.insert(0, Borne(at, (label[0], ""), label[1]))
    return items if len(items) >= FEWEST and items[0].number == 1 else []


def _rows_below(facts: Facts, index: int) -> Iterator[Found]:
    """Find numbers of things that a table below has more or fewer rows of."""
    text = facts.texts[index]
    below = range(index + 1, min(index + NEAR, len(facts.blocks)))
    table = next((at for at in below if facts.blocks[at].rows), index)
    counted = _counted_in(text, facts.texts[index + 1 : table]) if table > index else None
    number = read_whole(counted["number"]) if counted else None
    rows = _own_rows(facts.blocks[table].rows or []) if number else 0
    if counted and number and min(number, rows) >= FEWEST and number != rows:
        place = Place(index, counted.start("number"), counted.end("unit"))
        said = facts.blocks[index].text[place.start : place.end]
        yield Found(place, f"{said}, but the table has {rows}", (Place(table, 0, 20),))


def _counted_in(text: str, between: Sequence[str]) -> re.Match[str] | None:
    """Give what says how many rows a table has, by the text and by what stands between the two."""
    counted = None if OTHERS.search(text) else _counted_rows(text, is_next=not between)
    return counted or _counted_by_caption(text, "".join(between))


def _counted_rows(text: str, *, is_next: bool) -> re.Match[str] | None:
    """Give what says how many rows a table has: what counts that which follows right below, or the only number of things."""
    announced = COUNTED.search(text) if is_next else None
    every = [*ROWS_COUNTED.finditer(text)] if not announced and IN_TABLE.search(text) else []
    return every[0] if len(every) == 1 else announced


def _counted_by_caption(text: str, caption: str) -> re.Match[str] | None:
    """Give what counts the things that the caption of a table below says that it has: 4つの企業会計は above 表2 企業会計の決算."""
    for match in ROWS_COUNTED.finditer(text) if "つの" in text and caption else ():
        of, noun = match["unit"][:2], match["unit"][2:]
        start = sentence_start(text, match.start())
        is_all = not OTHERS.search(text[start:].partition("。")[0])
        if of == "つの" and len(noun) > FEWEST and noun in caption and not OTHERS.search(caption) and is_all:
            return match
    return None


def _own_rows(rows: Sequence[Sequence[str]]) -> int:
    """Count the rows of a table below its head, without totals; 0 where rows aren't of one thing each."""
    names = ["".join(row[0].split()) for row in rows[1:]]
    own = [name for name in names if not TOTAL.search(name) and not PARTS.search(name)]
    return len(own) if all(own) and len({*own}) == len(own) else 0


def _list_below(facts: Facts, index: int) -> Iterator[Found]:
    """Find a number of things, at the end of a text, that the list right below has one more or fewer of."""
    blocks, text = facts.blocks, facts.texts[index]
    match = LAST_COUNTED.search(text, max(0, len(text) - LONGEST))
    number = read_whole(match["number"]) if match and not OTHERS.search(text) else None
    items = items_below(blocks, index) if number else []
    if match and number and len(items) >= FEWEST and abs(len(items) - number) == 1:
        place = Place(index, match.start("number"), max(match.end("unit"), match.end("of")))
        places = tuple(Place(at, 0, min(20, len(facts.texts[at]))) for at in dict.fromkeys(items))
        yield Found(place, f"{blocks[index].text[place.start : place.end]}, but {len(items)} follow", places)


LAST_COUNTED = deferred(
    f"(?<![0-9第約年月])(?P<number>{_NUMBER}) ?(?:(?P<unit>つの(?:柱|視点|方針|目標|重点|施策|催し|課題|取組|原則|事業|提言|方策)|本の?柱|件)(?:を|で、|が|に(?!つき))"
    "|(?P<of>つ|点|項目|種類|段階|要素|類型|区分|分野|事項|部|本)(?:から(?:成|構成)|に(?:分|大別|整理|区分|まとめ|集約)|が?(?:ある|あり|挙げられ)|で(?:ある|す|あり)|を(?:挙げ|行|講|定|設|示|提|求|改|確認)))[^。0-9]{0,24}。$"
)
"""How many things the last sentence of a text names: `県は[四つの柱を立てた。]`, `陳情は[3件で、委員会に送付した。]`, `改正は、大きく[5点から成る。]`, not `3件ある`."""
FIRST_NUMBERS = frozenset({"1", "(1)", "①", "ア", "一", "a", None})
"""How the first item of a list is numbered, if it is."""
LONGEST = 60
"""Characters at the end of a text in which its things are counted."""


COUNTED_BELOW = deferred("(?:次の|[ :])[0-9一二三四五六七八九十]")
"""What stands there: `[次の七]市町は、`, `出席した理事[ 9]名`."""


def _names_below(facts: Facts, index: int) -> Iterator[Found]:
    """Find numbers of names that the next paragraph has more or fewer of."""
    match = NAMED_BELOW.fullmatch(facts.texts[index])
    if match is None or index + 1 >= len(facts.blocks) or facts.blocks[index].rows or facts.blocks[index + 1].label:
        return
    below = facts.texts[index + 1].strip()
    which = "number" if match["number"] else "number2"
    number = read_whole(match[which])
    if number and NAMES.fullmatch(below):
        names = [name for name in SEPARATOR.split(below.rstrip("。、")) if name.strip()]
        if min(number, len(names)) >= FEWEST and number != len(names):
            place = Place(index, match.start(which), match.end(which.replace("number", "unit")))
            said = facts.blocks[index].text[place.start : place.end]
            yield Found(
                place, f"{said}, but {len(names)} are named", (Place(index + 1, 0, len(facts.texts[index + 1])),)
            )


SEPARATOR = deferred("、|及び|並びに")
"""What stands between names: 甲市`[、]`乙町`[及び]`丙町."""
