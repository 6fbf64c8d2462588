"""Told: the amounts of a document in their order, each with the words around it."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import COUNTED, GROUPS
from jdoc.checks.amounts.units import in_base
from jdoc.checks.numbers import HUNDRED, Number, read_amount, read_cell, read_kanji_cell
from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.model import Block, Entity

LABELS = frozenset({"MONEY", "QUANTITY", "PERCENT", "DURATION"})
LASTING = deferred("P(?P<unit>T?[0-9]+[DMYHW])")
"""How long something lasts, in one unit: `[P7D]`, `[PT4H]`, not `P1Y6M`."""
LENGTHS = {"D": "日", "Y": "年", "W": "週", "M": "か月", "H": "時間"}
FRACTION = deferred(
    "(?P<down>[0-9]{1,3}|[一二三四五六七八九十百]{1,3})分の(?P<up>[0-9]{1,3}|[一二三四五六七八九十百]{1,3})"
)
"""A fraction: `[4分の3]`, not `3割`."""
LINE = deferred(
    "(?P<name>[^0-9。]{1,24}?)[ \u3000\t]+(?P<number>[△▲-]?[0-9][0-9,]*(?:\\.[0-9]+)?|[一二三四五六七八九〇]+(?:、[〇一二三四五六七八九]{3})+)"
)
"""A line that has a name and a bare number: `[合計  7,495]`, not `7,495`."""
FIGURES = frozenset("0123456789〇一二三四五六七八九")
"""What such a line ends with."""
MOST_ROWS, MOST_COLUMNS, FEWEST = 24, 3, 2
"""Of a table that is read as a list."""
BEFORE, BEHIND = 24, 20
"""Characters around an amount that say what it is."""
SHORT = 60
"""Characters of a block that is a line of a list."""
RATES = {"%": "rate", "倍": "times", "ポイント": "points", "pt": "points", "%ポイント": "points"}
"""Units of what isn't added to amounts."""
ONE = HUNDRED / HUNDRED


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


def every_told(facts: Facts) -> list[Told]:
    """Return the amounts of a document in their order."""
    return facts.kept("amounts told", lambda: [Told(*each[:-1], at) for at, each in enumerate(_told(facts))])


def _told(facts: Facts) -> Iterator[Told]:
    found = dict(facts.entities(LABELS))
    for index in facts.read:
        yield from _of_block(facts, index, found.get(index, []))


def _of_block(facts: Facts, index: int, entities: Sequence[Entity]) -> Iterable[Told]:
    block = facts.blocks[index]
    column = _only_column(block) if block.rows else None
    if column is not None:
        return _of_column(facts, index, entities, column)
    if entities:
        return chain(_of_text(facts, index, entities), _grand_total(facts, index, entities))
    if block.rows:
        return _grand_total(facts, index, ())
    return () if len(facts.texts[index]) > SHORT else _of_line(facts, index)


def _grand_total(facts: Facts, index: int, entities: Sequence[Entity]) -> Iterator[Told]:
    """Yield the last number of a table of bare ones, if its last row has the totals."""
    text, rows = facts.texts[index], facts.blocks[index].rows or []
    start = text.rfind("\n") + 1
    if (
        not rows
        or len(rows) > MOST_ROWS
        or not TOTALS.match(text, start)
        or any(each.start >= start for each in entities)
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
    cell = fold(cell.strip())
    return (read_cell(cell) or read_kanji_cell(cell)) if cell else None


def _of_column(facts: Facts, index: int, entities: Sequence[Entity], column: int) -> Iterator[Told]:
    """Yield the amounts of a table that is a list."""
    starts = {entity.start: entity for entity in entities}
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
            )


def _in_unit(number: Number | None, entity: Entity | None, bare: str) -> tuple[Number, str] | None:
    """Give the number of a cell in its unit, if it has one that is added."""
    if number is None or (entity is not None and entity.unit in RATES):
        return None
    return (number, bare) if entity is None else in_base(_of_cell(number, entity), entity.unit or "")


def _of_cell(number: Number, entity: Entity) -> Number:
    """Give the number of a cell in the unit of its head: 31億1,000万円 for 31.1."""
    if not number.value or not isinstance(entity.value, int | float | Decimal):
        return number
    times = abs(Decimal(str(entity.value)) / number.value)
    return Number(number.value * times, number.ulp * times)


def _plain(number: Number) -> tuple[float, float]:
    return float(number.value), float(number.ulp)


def _of_line(facts: Facts, index: int) -> Iterator[Told]:
    """Yield the bare number of a line."""
    text = facts.texts[index]
    match = LINE.fullmatch(text) if text[-1:] in FIGURES else None
    number = _number(match["number"]) if match else None
    if match and number:
        place = Place(index, *match.span("number"))
        written = facts.blocks[index].text[place.start : place.end]
        yield Told(*_plain(number), "bare", "amount", (index, 0), place, match["name"], written, is_line=True)


def _of_text(facts: Facts, index: int, entities: Sequence[Entity]) -> Iterator[Told]:
    """Yield the amounts of a text, or of a table of several columns."""
    text, is_cell = facts.texts[index], bool(facts.blocks[index].rows)
    is_line = is_cell or (len(text) < SHORT and "。" not in text)
    end = since = sentence = 0
    for entity in entities:
        read = _read(text, entity, is_cell=is_cell) if entity.start >= end else None
        if read is None:
            continue
        number, unit, kind = read
        sentence += text.count("。", end, entity.start) + text.count("\n", end, entity.start)
        before = _in_sentence(text[max(since, entity.start - BEFORE) : entity.start])
        end = entity.end
        since = since if kind == "length" else end
        yield Told(
            *_plain(number),
            unit,
            kind,
            (index, sentence),
            Place(index, entity.start, end),
            before,
            entity.text,
            BEHIND_IT.match(text, end)[0],  # type: ignore[index]  # it matches everywhere
            is_rough=bool(entity.approx or entity.bound),
            is_whole=kind == "length" or (entity.label == "QUANTITY" and number.ulp == 1 and unit in COUNTED),
            is_line=is_line,
            is_cell=is_cell,
            is_total=is_line and TOTALS.match(text, text.rfind("\n", 0, entity.start) + 1) is not None,
        )


def _in_sentence(before: str) -> str:
    """Leave out what stands in the sentence before."""
    return before.rpartition("。")[2].rpartition("\n")[2]


BEHIND_IT = deferred(f"[^。\n0-9]{{0,{BEHIND}}}+")
"""What stands behind an amount, up to the next one: 10人`[に増えた]`。."""


def _read(text: str, entity: Entity, *, is_cell: bool) -> tuple[Number, str, str] | None:
    """Read the number, unit and kind of an amount."""
    if entity.label == "DURATION":
        lasting = LASTING.fullmatch(f"{entity.value}")
        return _length(lasting["unit"]) if lasting else None
    words = text[entity.start : entity.end]
    if "分の" in words:
        return _fraction(words)
    number = None if entity.unit in GROUPS else read_amount(words, entity.value)
    if number is None:
        return None
    bare = read_cell(words) if is_cell else None
    return _with_kind(_of_cell(bare, entity) if bare else number, entity.unit or "")


def _with_kind(number: Number, unit: str) -> tuple[Number, str, str]:
    kind = RATES.get(unit, "amount")
    return (*in_base(number, unit), kind) if kind == "amount" else (number, unit, kind)


def _fraction(words: str) -> tuple[Number, str, str] | None:
    """Read a fraction, in hundredths."""
    match = FRACTION.fullmatch(words)
    up, down = (read_whole(match["up"]), read_whole(match["down"])) if match else (None, None)
    return (Number(HUNDRED * up / down, HUNDRED * 0), "分", "fraction") if up and down else None


def _length(written: str) -> tuple[Number, str, str]:
    value = read_whole(written[:-1].lstrip("T")) or 0
    unit = "分" if written[0] == "T" and written[-1] == "M" else LENGTHS[written[-1]]
    return Number(ONE * value, ONE), unit, "length"
