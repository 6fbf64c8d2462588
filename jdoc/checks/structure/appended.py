"""Appended: references to rows of the tables behind the articles: 別表第二の五の項, 五の項 in the table itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.cells import cell_of
from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.located import OF_ROW, is_said_of_another
from jdoc.checks.structure.rows import columns_of
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.width import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
ROW = deferred(
    f"(?:別表(?:第?(?P<table>{_NUMBER}))?の|(?<![0-9一二三四五六七八九十の項表第])(?=[0-9一二三四五六七八九十]+の項に(?:掲げ|定め|規定|該当)))(?P<number>{_NUMBER})の項"
)
"""A row of such a table: `[別表の五の項]`, `[別表第一の三の項]`, of the table that the text stands below `[五の項]に掲げる距離`."""
TABLE = deferred(f"別表(?:第?(?P<table>{_NUMBER}))?(?![^ (\\n])")
"""The head of such a table: `[別表第二](第四条関係)`, not `別表第二の`."""
_ROW = "[一-鿿々ァ-ヴー]{2,14}"
_FIGURES = "[一二三四五六七八九十百]"
NAMED_ROW = deferred(
    f"別表(?:第?(?P<table>{_NUMBER}))?(?:の|中)?(?!第|{_FIGURES}{{1,4}}[のイロハ及並又])(?P<rows>(?!備考){_ROW}(?:の[項欄])?(?:(?:及び|又は|並びに|、){_ROW}){{0,3}})の[項欄](?!目)"
)
"""Rows by their names: `[別表談話室の項]に`, `[別表第2の会議室及び和室の項]`, not `別表の五の項`."""
JOINING = deferred("(?:の[項欄])?(?:及び|又は|並びに|、)")
"""What joins the names of rows: 会議室`[及び]`和室."""
ALONE = 1
"""The number of a table that bears none."""
FEWEST = 2
"""Rows that show that a table numbers them."""


def find_missing_rows(facts: Facts) -> Iterator[Found]:
    """Find rows that a table behind the articles doesn't have, though it numbers its rows from 1 on."""
    blocks = facts.having(OF_ROW)
    lasts = _last_rows(facts) if blocks else {}
    for index in blocks if lasts else ():
        for match in ROW.finditer(facts.texts[index]):
            is_own = not match[0].startswith("別表")
            table = _table_above(facts, index) if is_own else _number_of(match)
            last = lasts.get(table or 0, 0)
            is_missing = 0 < last < (read_whole(match["number"]) or 0)
            if is_missing and not is_said_of_another(facts, index, match.start()):
                written = facts.blocks[index].text[match.start() : match.end()]
                yield Found(Place(index, *match.span()), f"{written}: the last is {last}")


def find_missing_named(facts: Facts) -> Iterator[Found]:
    """Find rows that are called by their names, of a table behind the articles that has no such word."""
    named = facts.having("の項", "の欄") if "別表" in facts.whole and not facts.amends else []
    for index in named:
        for match in NAMED_ROW.finditer(facts.texts[index]):
            table = _text_of(facts, _number_of(match) or 0)
            missing = [row for row in JOINING.split(match["rows"]) if row not in table] if table else []
            if missing and not is_said_of_another(facts, index, match.start()):
                start = facts.texts[index].find(missing[0], match.start("rows"))
                place = Place(index, start, start + len(missing[0]))
                yield Found(place, f"{missing[0]}: the table has no such row")


def _text_of(facts: Facts, number: int) -> str:
    """Return all that stands in a table behind the articles; nothing of one without rows, or that isn't there."""
    found: list[str] = []
    is_in, has_rows = False, False
    for index in facts.read:
        if facts.blocks[index].kind == "attachment":
            match = TABLE.match(facts.texts[index])
            is_in = match is not None and _number_of(match) == number
        elif is_in:
            has_rows |= bool(facts.blocks[index].rows)
            found += (facts.labels[index], facts.texts[index])
    return "".join("".join(found).split()) if has_rows else ""


def _table_above(facts: Facts, index: int) -> int | None:
    """Return the number of the table that a text stands below."""
    for at in range(index, -1, -1):
        match = TABLE.match(facts.texts[at]) if facts.blocks[at].kind == "attachment" else None
        if match:
            return _number_of(match)
    return None


def _number_of(match: re.Match[str]) -> int | None:
    return read_whole(match["table"]) if match["table"] else ALONE


def _last_rows(facts: Facts) -> dict[int, int]:
    """Return the last row of each table whose rows are numbered from 1 on, by its own number."""
    lasts: dict[int, int] = {}
    table: int | None = None
    numbers: dict[int, list[int]] = {}
    for index in facts.read:
        if facts.blocks[index].kind == "attachment":
            match = TABLE.match(facts.texts[index])
            table = _number_of(match) if match else None
        elif table is not None:
            numbers.setdefault(table, []).extend(_numbers_of(facts, index))
    for each, rows in numbers.items():
        if len(rows) >= FEWEST and rows == [*range(1, len(rows) + 1)]:
            lasts[each] = len(rows)
    return lasts or _of_one_table(facts)


def _numbers_of(facts: Facts, index: int) -> list[int]:
    """Return the numbers of the rows of a table, or of an item that is one."""
    block = facts.blocks[index]
    firsts = [row[0].split("\n")[0] for row in block.rows or () if row] or [block.label or ""]
    if block.kind == "note":
        return []
    numbers = (read_whole(f"{fold(first)} ".split()[0]) if first.strip() else None for first in firsts)
    return [number for number in numbers if number is not None]


def _of_one_table(facts: Facts) -> dict[int, int]:
    """Return the last row of a document's one table, whose head isn't known as such."""
    numbered = columns_of(facts)
    if len(numbered) == 1 and [row.number for row in numbered[0]] == [*range(1, len(numbered[0]) + 1)]:
        return {ALONE: len(numbered[0])}
    tables = [block.rows for block in facts.blocks if block.rows]
    firsts = (
        [f"{fold(cell_of(tables[0], at, 0))} ".split(" ")[0] for at in range(1, len(tables[0]))]
        if len(tables) == 1
        else []
    )
    in_order = [*range(1, len(firsts) + 1)]
    return {ALONE: len(in_order)} if len(in_order) > 1 and [*map(read_whole, firsts)] == in_order else {}
