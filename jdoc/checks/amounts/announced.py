"""Announced: how many things a line says that follow, and how many the lines, the row of names or the table below it have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.rosters import OFFICE
from jdoc.checks.numbers import total
from jdoc.checks.rules import Found, Place
from jdoc.checks.tables.grids import every_grid
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from jdoc.checks.facts import Facts
    from jdoc.checks.tables.grids import Grid
    from jdoc.model import Entity

# What is counted and can be listed.
_THINGS = "名|人|者|方々?|[かカヶヵ箇]所|地点|地区|会場|路線|[かカヶヵ箇]国|国|市町村|市町|校|園|館|施設|点|件|区画|項目|事項|社|団体|機関|法人|種類|品目|問|題|棟|駅|港|河川|橋|事業|部門|分野|区間|コース|企業|銘柄|議案|組|班|種目|作品"
COUNT = deferred(
    f"(?<![0-9第.,〜~年月])(?<!分の)(?P<number>[2-9]|[1-4][0-9]|[二三四五六七八九十]|十[一二三四五六七八九]) ?(?P<unit>{_THINGS})(?![目数率当以未超])"
)
"""How many things there are: `[12か国]の`, `[8名]の方`, not `第3地区`, `5人以上`."""
ANNOUNCES = deferred(
    f"(?:次|以下|下記|左)の(?:とおり|[0-9二三四五六七八九十]{{1,2}} ?(?:{_THINGS}))|[(][0-9二三四五六七八九十]{{1,2}} ?(?:{_THINGS})[)][ ]*$"
)
"""What says that they follow: `[次の4か所]で`, `[次のとおり]点検した`, 出席委員`[(7名)]`, not `3か所で`."""
ROUGH = deferred(
    "約|など|主な|ほか|以[上下内外]|定員|定数|募集|先着|延べ|程度|予定|抜粋|一部|別に|各[0-9]|それぞれ|ずつ|を除く|傍聴|満|未満|倍|平均|代表して"
)
"""What shows that not all of them need follow: `[主な]`, `[ほか]`."""
ENDED = deferred("[。:]$")
"""The end of a sentence: 実施した`[。]`."""
NAMES = deferred("[^、。()0-9 ]{1,14}(?:、[^、。()0-9 ]{1,14}){2,30}(?:(?:及び|並びに)[^、。()0-9 ]{1,14})?")
"""Names in a row: `[磯部、戸倉、鳴子浜]`, not `甲が、乙を行う`."""
VERB = deferred("[一-鿿][るたうくすつぬむぐぶ](?:、|$)|ため|ように|こと|場合")
"""What no row of names has: 港を`[守る、]`."""
PAIRS = deferred("(?:[^ 0-9。、]{2,16} +[0-9][0-9,]{0,6}(?: *[名人件台校])?(?: +|$)){2,8}")
"""Names with a number each, several in a line: `[インドネシア 6  ベトナム 5]`."""
PAIR = deferred("[^ 0-9。、]{2,16} +[0-9]")
"""One of these: `[ベトナム 5]`."""
GAP = deferred(" {2,}|\t")
"""What stands between columns: 旭町`[   ]`木戸."""
BESIDE = deferred("^[ (※*注]|欠席|計$|^合計|^その他")
"""A line that isn't one of them: `[(]欠席 小寺), `[計]`, not `北嶺大学`."""
PLACE = deferred(
    "[^ 0-9]{1,14}(?:[館学校場所園線市町村区駅港号前東西南北]|センター|ホール|区画|プラザ|広場) +[^ ].*[0-9]"
)
"""A line of a place with a number: `[北嶺大学  申込み 412]`, not `受験者 398`."""
PLACES = frozenset({"会場", "路線", "地点", "区画", "市町", "市町村", "か国", "カ国", "施設", "コース", "校"})
NUMBER = deferred("(?<= )[0-9][0-9,]*")
"""A number behind its name: `ベトナム [5]`, not `第5`."""
PERSONS = frozenset({"名", "人", "者", "方", "方々"})
FEWEST, FARTHEST_OFF, MOST_LINES, LONGEST, LONGEST_HEAD = 2, 2, 40, 44, 90


class Listed(NamedTuple):
    """Things that are listed below a line."""

    number: int
    blocks: Sequence[int]
    sums: frozenset[int] = frozenset()
    """What their numbers add up to, by the columns of a table."""
    is_row: bool = False
    """Whether they stand in one row of names."""


def find_wrong_announced(facts: Facts) -> Iterator[Found]:
    """Find numbers of things that aren't as many as are listed below."""
    for index in facts.where(COUNT):
        text = facts.texts[index]
        if len(text) > LONGEST_HEAD or facts.blocks[index].rows or ROUGH.search(text):
            continue
        counts = [*COUNT.finditer(text)]
        listed = _listed(facts, index, counts) if index + 1 < len(facts.blocks) else None
        match = _one_near(counts, listed.number) if listed else None
        if listed and match and _is_announced(facts, index, match["unit"], listed):
            place = Place(index, match.start(), match.end())
            said = facts.blocks[index].text[place.start : place.end]
            related = tuple(Place(at, 0, min(20, len(facts.texts[at]))) for at in listed.blocks)
            yield Found(place, f"{said}, but {listed.number} are named", related)


def _one_near(counts: Sequence[re.Match[str]], listed: int) -> re.Match[str] | None:
    """Return the only one of some counts that nearly is what is listed; None where another one is just that."""
    numbers = [read_whole(match["number"]) or 0 for match in counts]
    near = [match for match, number in zip(counts, numbers, strict=True) if 0 < abs(number - listed) <= FARTHEST_OFF]
    return near[0] if len(near) == 1 and listed >= FEWEST and listed not in numbers else None


def _is_announced(facts: Facts, index: int, unit: str, listed: Listed) -> bool:
    """Tell whether what is counted is what is listed: it is said so, the sum of their numbers is, or they are places."""
    text = facts.texts[index]
    is_told = ANNOUNCES.search(text) is not None or _is_of_places(facts, unit, text, listed)
    is_summed = not listed.sums.isdisjoint(_amounts(facts.blocks[index].entities or ()))
    return (is_told or is_summed) and (listed.is_row or _may_be(facts, unit, listed))


def _is_of_places(facts: Facts, unit: str, text: str, listed: Listed) -> bool:
    """Tell a sentence of places with lines of such names below it, a number in each: 県内2会場で実施した。 / 北嶺大学  412人."""
    lines = [facts.texts[at] for at in listed.blocks] if unit in PLACES and text.count("。") == 1 else []
    return len(lines) == listed.number and all(map(PLACE.match, lines))


def _amounts(entities: Sequence[Entity]) -> set[int]:
    return {int(each.value) for each in entities if isinstance(each.value, int | float) and each.label == "QUANTITY"}


def _may_be(facts: Facts, unit: str, listed: Listed) -> bool:
    """Tell whether what is listed can be what is counted: persons are counted by their names."""
    persons = sum(_persons(facts, at) for at in listed.blocks) if unit in PERSONS else 0
    return persons in {0, listed.number}


def _persons(facts: Facts, index: int) -> int:
    return sum(entity.label == "PERSON" for entity in facts.blocks[index].entities or ())


def _listed(facts: Facts, index: int, counts: Sequence[re.Match[str]]) -> Listed | None:
    """Return what is listed below a block: the rows of a table, a row of names, names with numbers, or short lines."""
    below = index + 1
    if facts.blocks[below].rows:
        return _rows(facts, below)
    row = facts.texts[below].strip()
    if NAMES.fullmatch(row) and not VERB.search(row) and not _is_line(facts, below + 1):
        return Listed(1 + sum(map(row.count, ("、", "及び", "並びに"))), [below], is_row=True)
    lines = _lines(facts, below, {match["unit"] for match in counts})
    return _of_lines(facts, lines, are_persons=any(match["unit"] in PERSONS for match in counts)) if lines else None


def _rows(facts: Facts, index: int) -> Listed | None:
    """Return what the rows of a table list, if each has a name of its own and none of them is a sum."""
    grid = next((grid for grid in every_grid(facts) if grid.index == index), None)
    rows = _named_rows(grid) if grid else []
    if grid is None or not rows:
        return None
    columns = ([*filter(None, (grid.numbers.get((row, at)) for row in rows))] for at in range(1, grid.width))
    sums = (int(total(column)) for column in columns if len(column) == len(rows))
    return Listed(len(rows), [index], frozenset(sums))


def _named_rows(grid: Grid) -> list[int]:
    """Return the rows of a table that aren't sums, if each has a name of its own."""
    rows = [row for row in range(grid.depth, len(grid.rows)) if row not in grid.totals and not grid.is_beside(row)]
    names = {grid.row_name(row) for row in rows}
    is_plain = len(names) == len(rows) and "" not in names and not any(map(BESIDE.search, names))
    return rows if is_plain else []


def _is_line(facts: Facts, index: int) -> bool:
    """Tell a short line of a list that bears no number of its own."""
    if index >= len(facts.blocks):
        return False
    block, text = facts.blocks[index], facts.texts[index].strip()
    is_plain = not block.label and not block.rows and block.kind in {"paragraph", "heading", "item"}
    return is_plain and 0 < len(text) <= LONGEST and not ENDED.search(text)


def _lines(facts: Facts, below: int, units: AbstractSet[str]) -> list[int]:
    """Return the short lines below a block, up to one that stands beside, or counts others."""
    found: list[int] = []
    while len(found) < MOST_LINES and _is_line(facts, below + len(found)):
        text = facts.texts[below + len(found)].strip()
        if BESIDE.search(text) or any(match["unit"] in units for match in COUNT.finditer(text)):
            break
        found.append(below + len(found))
    return found


def _of_lines(facts: Facts, lines: Sequence[int], *, are_persons: bool) -> Listed | None:
    """Return what some lines list, if they are of one form."""
    texts = [facts.texts[at].strip() for at in lines]
    if len(texts) >= FEWEST and all(map(PAIRS.fullmatch, texts[:-1])) and PAIR.match(texts[-1]):
        numbers = [int(number.replace(",", "")) for text in texts for number in NUMBER.findall(text)]
        return Listed(sum(len(PAIR.findall(text)) for text in texts), lines, frozenset({sum(numbers)}))
    is_roster = are_persons and any(OFFICE.match("".join(text.split())) for text in texts)
    return None if is_roster or not _are_of_one_form(facts, lines, texts, are_persons) else Listed(len(lines), lines)


def _are_of_one_form(facts: Facts, lines: Sequence[int], texts: Sequence[str], are_persons: object) -> bool:
    """Tell lines with a person each, or with as many columns."""
    if are_persons and all(_persons(facts, at) == 1 for at in lines):
        return True
    return len(texts) >= FEWEST and len({len(GAP.split(text)) for text in texts}) == 1
