"""Told: the amounts of a document in their order, each with the words around it."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import COUNTED, amounts
from jdoc.checks.amounts.units import in_base, same_unit
from jdoc.checks.numbers import Number, read_cell, read_kanji_cell, read_scaled
from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts
    from jdoc.model import Block

LINE = deferred(
    "(?P<name>(?:[0-9]{1,2}(?=[月年回班組区日]))?[^0-9。]{1,24}?)[ \u3000\t]+(?P<number>[△▲-]?[0-9][0-9,]*(?:\\.[0-9]+)?|[一二三四五六七八九〇]+(?:、[〇一二三四五六七八九]{3})+|[一二三四五六七八九][〇一二三四五六七八九]{2}|[一二三四五六七八九](?=[人名件校]))(?P<unit>(?<=[一二三四五六七八九])[人名件校])?"
)
"""A line that has a name and a bare number: `[合計  7,495]`, not `7,495`."""
FIGURES = frozenset("0123456789〇一二三四五六七八九人名件校")
"""What such a line ends with."""
MOST_ROWS, MOST_COLUMNS, FEWEST = 24, 3, 2
"""Of a table that is read as a list."""
BEFORE, BEHIND = 24, 20
"""Characters around an amount that say what it is."""
SHORT = 60
"""Characters of a block that is a line of a list."""
RATES = frozenset({"rate", "times", "points"})
"""Kinds of what isn't added to amounts."""
UNWRITTEN = frozenset({"length", "fraction"})
"""Kinds that no number of a cell is read for."""


class Told(NamedTuple):
    """An amount, and what stands around it."""

    value: float
    ulp: float
    unit: str
    kind: str
    """amount, rate, times, points, fraction, length (of time), or total: of a table that names no unit."""
    sentence: tuple[int, int]
    place: Place
    before: str
    """The words between the amount before it, or the beginning of the sentence, and it."""
    text: str
    behind: str = ""
    is_rough: bool = False
    is_whole: bool = False
    """Whether it counts things one by one."""
    is_line: bool = False
    """Whether it stands in a line of a list."""
    is_cell: bool = False
    """Whether it stands in a table of several columns."""
    is_total: bool = False
    """Whether it stands in a line or row of totals."""
    at: int = 0
    """Its place among all of them."""
    depth: int = 0
    """In how many brackets of its text it stands."""


def every_told(facts: Facts) -> list[Told]:
    """Return the amounts of a document in their order."""
    return facts.kept("amounts told", lambda: [*_told(facts)])


def _told(facts: Facts) -> Iterator[Told]:
    found, places = amounts(facts), count()
    for index in facts.read:
        yield from _of_block(facts, index, found.get(index, ()), places)


def _of_block(facts: Facts, index: int, found: Sequence[Amount], places: Iterator[int]) -> Iterable[Told]:
    block = facts.blocks[index]
    column = _only_column(block) if block.rows else None
    if column is not None:
        return _of_column(facts, index, found, column, places)
    if block.rows:
        return chain(_of_text(facts, index, found, places), _grand_total(facts, index, found, places))
    if found:
        return _of_text(facts, index, found, places)
    return () if len(facts.texts[index]) > SHORT else _of_line(facts, index, places)


def _grand_total(facts: Facts, index: int, found: Sequence[Amount], places: Iterator[int]) -> Iterator[Told]:
    """Yield the last number of a table of bare ones, if its last row has the totals."""
    text, rows = facts.texts[index], facts.blocks[index].rows or []
    start = text.rfind("\n") + 1
    if (
        not rows
        or len(rows) > MOST_ROWS
        or not TOTALS.match(text, start)
        or any(each.place.start >= start for each in found)
    ):
        return
    cell = text[start:].rpartition("\t")[2]
    number = _number(cell)
    if number is not None:
        place = Place(index, len(text) - len(cell.lstrip()), len(text.rstrip()))
        yield Told(
            *_plain(number),
            "",
            "total",
            (index, len(rows)),
            place,
            "計",
            cell.strip(),
            is_line=True,
            is_cell=True,
            is_total=True,
            at=next(places),
        )


TOTALS = deferred("[ \u3000]*(?:合|総)?[ \u3000]*計(?:[ \u3000]|\t)")
"""The name of the row that has the totals: `合 計	`66, not `小計`."""


def _only_column(block: Block) -> int | None:
    """Give the column of a small table that alone has amounts: then it is a list."""
    rows = block.rows or []
    width = max(map(len, rows))
    if len(rows) > MOST_ROWS or not 1 < width <= MOST_COLUMNS:
        return None
    columns = [at for at in range(1, width) if sum(_is_number(row[at]) for row in rows if len(row) > at) >= FEWEST]
    return columns[0] if len(columns) == 1 else None


def _is_number(cell: str) -> bool:
    return _number(cell) is not None


def _number(cell: str) -> Number | None:
    cell = REMARK.sub("", fold(cell.strip()))
    return (read_cell(cell) or read_kanji_cell(cell) or read_scaled(cell)) if cell else None


REMARK = deferred("(?<=.)[(][^()]*[)]$")
"""What a cell has behind its number: `1億3,500万円[(設計、測量)]`, not `(1,200)`."""


def _of_column(facts: Facts, index: int, found: Sequence[Amount], column: int, places: Iterator[int]) -> Iterator[Told]:
    """Yield the amounts of a table that is a list."""
    starts = {amount.place.start: amount for amount in found}
    start = 0
    for at, row in enumerate(facts.blocks[index].rows or []):
        cell = row[column] if len(row) > column else ""
        begin = start + sum(len(each) + 1 for each in row[:column]) + len(cell) - len(cell.lstrip())
        start += sum(len(each) + 1 for each in row)
        told = _in_unit(_number(cell), starts.get(begin), f"bare {index}")
        if told is not None:
            number, unit = told
            yield Told(
                *_plain(number),
                unit,
                "amount",
                (index, at),
                Place(index, begin, begin + len(cell.strip())),
                fold(" ".join(row[:column]))[-BEFORE:],
                cell.strip(),
                is_whole=number.ulp == 1 and (begin not in starts or unit in COUNTED),
                is_line=True,
                at=next(places),
            )


def _in_unit(number: Number | None, amount: Amount | None, bare: str) -> tuple[Number, str] | None:
    """Give the number of a cell in its unit, if it has one that is added."""
    if number is None or (amount is not None and amount.kind in RATES):
        return None
    return (number, bare) if amount is None else _of_cell(number, amount)


def _of_cell(number: Number, amount: Amount) -> tuple[Number, str]:
    """Give the number of a cell in the unit of its head: 31億1,000万円 for 31.1."""
    unit = amount.entity.unit or ""
    if not number.value or amount.kind == "length":
        return in_base(number, unit)
    times = abs(amount.number.value / number.value)
    return in_base(Number(number.value * times, number.ulp * times), unit)


def _plain(number: Number) -> tuple[float, float]:
    return float(number.value), float(number.ulp)


def _of_line(facts: Facts, index: int, places: Iterator[int]) -> Iterator[Told]:
    """Yield the bare number of a line."""
    text = facts.texts[index]
    match = LINE.fullmatch(text) if text[-1:] in FIGURES else None
    number = _number(match["number"]) if match else None
    if match and number:
        place = Place(index, match.start("number"), match.end())
        unit = same_unit(match["unit"] or _unit_above(facts, index))
        written = facts.blocks[index].text[place.start : place.end]
        yield Told(
            *_plain(number), unit, "amount", (index, 0), place, match["name"], written, is_line=True, at=next(places)
        )


UNIT = deferred("[(](?:単位:)?(?P<unit>[人名件校台本戸冊回社円]|か所|団体|世帯)[)]$")
"""What a line above bare numbers says that they are: 来館者数`(人)`, `(単位:件)`."""
FARTHEST = 8
"""Lines between it and them."""


def _unit_above(facts: Facts, index: int) -> str:
    """Give the unit that a line above a list of bare numbers names."""
    for at in range(index - 1, max(-1, index - FARTHEST), -1):
        text = facts.texts[at].strip()
        match = UNIT.search(text) if text.endswith(")") else None
        if match or text[-1:] not in FIGURES or not LINE.fullmatch(text):
            return (match["unit"] if match and match["unit"] != "円" else "") or "bare"
    return "bare"


def _of_text(facts: Facts, index: int, found: Sequence[Amount], places: Iterator[int]) -> Iterator[Told]:
    """Yield the amounts of a text, or of a table of several columns."""
    text, is_cell = facts.texts[index], bool(facts.blocks[index].rows)
    is_line = is_cell or (len(text) < SHORT and "。" not in text)
    last = since = sentence = depth = 0
    for amount in found:
        if amount.kind == "group":
            continue
        number, unit = _read(text, amount, is_cell=is_cell)
        _, start, end = amount.place
        between = text[last:start]
        sentence += "。" in between or "\n" in between
        depth = 0 if "\n" in between else max(0, depth + between.count("(") - between.count(")"))
        before = _in_sentence(text[max(since, start - BEFORE) : start])
        last, since = end, since if amount.kind == "length" else end
        yield Told(
            *_plain(number),
            unit,
            amount.kind,
            (index, sentence),
            amount.place,
            before,
            amount.entity.text,
            BEHIND_IT.match(text, end)[0],  # type: ignore[index]  # it matches everywhere
            amount.is_rough,
            amount.kind == "length" or (number.ulp == 1 and unit in COUNTED and amount.entity.label == "QUANTITY"),
            is_line,
            is_cell,
            is_line and TOTALS.match(text, text.rfind("\n", 0, start) + 1) is not None,
            next(places),
            depth,
        )


def _in_sentence(before: str) -> str:
    """Leave out what stands in the sentence before."""
    return before[max(before.rfind("。"), before.rfind("\n")) + 1 :]


BEHIND_IT = deferred(f"[^。\n0-9]{{0,{BEHIND}}}+")
"""What stands behind an amount, up to the next one: 10人`[に増えた]`。."""


def _read(text: str, amount: Amount, *, is_cell: bool) -> tuple[Number, str]:
    """Give the number of an amount in its unit; in a table as exactly as it is written there."""
    if is_cell and amount.kind not in UNWRITTEN:
        bare = read_cell(text[amount.place.start : amount.place.end])
        return _of_cell(bare, amount) if bare else amount.in_base
    return amount.in_base
