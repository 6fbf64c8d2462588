"""Beside: changes that a sentence tells beside an amount of a table, against those of the row which has that amount."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from jdoc.checks.amounts.moves import way_at
from jdoc.checks.amounts.rough import is_roughly
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, skeletons
from jdoc.checks.numbers import HALF, HUNDRED, are_alike, digits, quotient, written
from jdoc.checks.rules import Found
from jdoc.checks.tables.cells import cells, having, row_of
from jdoc.checks.tables.changes import DIFFERENCES, RATES
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts
    from jdoc.checks.numbers import Number
    from jdoc.checks.rules import Place
    from jdoc.checks.tables.cells import Cell

COMPARED = deferred("(?:対?前(?P<of>[年期月回])|昨年|同(?=[^。、]{0,2}$))")
"""What says that a rate is a change since before: `[前年]度比`, `([同]`."""
NEAR = 26
"""Characters before a change in which that is said."""
FEWEST, MANY = 2, 3
"""Figures of rates and of amounts that aren't alike by chance."""
NAMED = deferred(
    f"(?:^|[。、])(?P<row>[^。、の\ue000-\ue003]{{2,16}})の(?P<column>[^。、の\ue000-\ue003]{{2,12}})は、?対?前[年期月回][度同期月]{{0,3}}の(?P<old>[{MONEY}{COUNT}])(?:から|より|に比べて?|と比べて?|を)、?(?:約|およそ|おおむね)?(?P<rate>{PERCENT})"
)
"""What a sentence says of a cell: 北浜大橋の料金収入は、前年同期の608百万円から、約３割."""


ADDED = deferred(
    f"(?P<step>{MONEY})を(?:追加|減額|増額|減)し、[^。\ue000-\ue003]{{0,30}}(?P<new>{MONEY})と(?:する|し|なる|なり)"
)
"""What a supplementary budget adds: `123,400千円を追加し、総額を12,345,000千円とする`."""
SUPPLEMENT = deferred("補正(?:予算)?額|^補正$")
"""What the column is called that has it: `[補正額]`, not `補正前の額`."""


class Change(NamedTuple):
    """What a sentence says of how an amount changed, and the rows that have the amount."""

    said: Amount
    way: int
    rows: list[list[Cell]]
    since: str
    """年, 月: what it is compared with."""
    anchor: Amount
    """The amount."""


def find_wrong_beside(facts: Facts) -> Iterator[Found]:
    """Find rates and differences beside amounts of a table that look like those of its row, and aren't."""
    known = cells(facts)
    for skeleton in skeletons(facts, 2) if known else ():
        for match in ADDED.finditer(skeleton.text):
            yield from _wrong_supplement(facts, skeleton, match)
        if COMPARED.search(skeleton.text):
            changes = (_change(facts, skeleton, at) for at in skeleton.amounts)
            yield from filter(None, (_found(change) for change in changes if change))
            for match in NAMED.finditer(skeleton.text):
                yield from _named(skeleton, match, known)


def _wrong_supplement(facts: Facts, skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    """Tell an amount by which a budget changes that no row has which has what it becomes."""
    step, new = skeleton.of(match, "step", "new")
    rows = [cell for row in _having(facts, new) for cell in row if SUPPLEMENT.search(cell.head)]
    if rows and not any(cell.is_rounded_to(step.number) for cell in rows):
        yield Found(step.place, f"{step.entity.text} is not {rows[0].text}", (rows[0].place,))


def _change(facts: Facts, skeleton: Skeleton, at: int) -> Change | None:
    """Read what is said of a change, where a row of a table has the amount that it is of."""
    amount, sign = skeleton.amounts[at], way_at(skeleton.text, at + 1)
    compared = _compared(skeleton, at) if sign and not amount.is_rough else None
    if compared is None:
        return None
    for anchor in _anchors(skeleton, at):
        rows = _having(facts, anchor)
        if rows:
            return Change(amount, sign, rows, compared["of"] or "", anchor)
    return None


def _compared(skeleton: Skeleton, at: int) -> re.Match[str] | None:
    """Find what says, before a change, what it is since."""
    text = skeleton.text
    return COMPARED.search(text, sentence_start(text, at, NEAR), at) if text[at] in KINDS else None


KINDS = (MONEY, COUNT, PERCENT)
"""What stands for a change in a skeleton."""


def _anchors(skeleton: Skeleton, at: int) -> Iterator[Amount]:
    """Yield the amounts that a change may be of: before it in its sentence or the one before, or right behind it."""
    text = skeleton.text
    start = sentence_start(text, max(0, sentence_start(text, at) - 1))
    before = [place for place in skeleton.amounts if start <= place < at and text[place] in KINDS[:2]]
    behind = [
        place
        for place in skeleton.amounts
        if at < place < at + NEAR // 2 and text[place] in KINDS[:2] and "。" not in text[at:place]
    ]
    yield from (skeleton.amounts[place] for place in (*behind[:1], *reversed(before[-2:])))


def _having(facts: Facts, amount: Amount) -> list[list[Cell]]:
    """Return the rows of tables that have an amount of several figures, as exact as it is said."""
    number, unit = amount.in_base
    if len(digits(number.value)) < MANY:
        return []
    return [row_of(facts, place) for place in sorted({cell.grid_row for cell in having(facts, number, unit)})]


def _found(change: Change) -> Found | None:
    rate = change.said.entity.label == "PERCENT"
    return _wrong_rate(change) if rate else _wrong_step(change)


class Rate(NamedTuple):
    """A rate of a row."""

    number: Number
    head: str
    place: Place


def _rates(row: Sequence[Cell]) -> list[Rate]:
    """Return the rates of a row."""
    grid, at = row[0].grid, row[0].row
    columns = [column for (place, column) in grid.numbers if place == at and RATES.search(grid.whole_heads[column])]
    return [Rate(grid.numbers[at, column], grid.whole_heads[column], grid.place(at, column)) for column in columns]


def _wrong_rate(change: Change) -> Found | None:
    """Tell a rate that no row has, though one has it with the other sign, or one that it is with figures turned round."""
    signed = change.said.number._replace(value=change.said.number.value * change.way)
    rates = [rate for row in change.rows for rate in _rates(row)]
    if any(_is(signed, rate.number) for rate in rates):
        return None
    is_made = _is_made(signed, change)
    same = (rate for rate in rates if _may_be_since(rate.head, change.since))
    wrong = next((rate for rate in same if _is_slip(signed, rate.number, is_made=is_made)), None)
    if wrong is None:
        return None
    texts = change.said.entity.text, change.anchor.entity.text
    message = "{} is not the change to {} ({}%)".format(*texts, written(wrong.number.value))
    return Found(change.said.place, message, (wrong.place, change.anchor.place))


def _is_made(signed: Number, change: Change) -> bool:
    """Tell whether two amounts of a row make a rate, whichever of them was first."""
    growths = (growth for row in change.rows for growth in _growths(row))
    return any(low - signed.ulp <= signed.value <= high + signed.ulp for low, high in growths)


def _is_slip(signed: Number, rate: Number, *, is_made: bool) -> bool:
    """Tell whether a rate is another one with the other sign, or with figures turned round."""
    turned = signed._replace(value=-signed.value)
    return _is(turned, rate) or (not is_made and _look_alike(signed.value, rate.value))


def _is(stated: Number, rate: Number) -> bool:
    """Tell whether a rate is another one, as exact as it is said."""
    apart = abs(stated.value - rate.value)
    return apart <= max(stated.ulp, rate.ulp) * HALF and (stated.value < 0) == (rate.value < 0)


def _look_alike(one: Decimal, other: Decimal) -> bool:
    """Tell whether two rates of one sign are each other with figures turned round."""
    return (
        (one < 0) == (other < 0)
        and one.adjusted() == other.adjusted()
        and sorted(digits(one)) == sorted(digits(other))
        and len(digits(one)) >= FEWEST
    )


def _may_be_since(head: str, since: str) -> bool:
    """Tell whether a column of rates may be of the changes since then: 前月比, 前年同月比."""
    match = COMPARED.search(head)
    return match is None or not since or match["of"] in {since, None}


def _growths(row: Sequence[Cell]) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield at which rates one amount of a row may have become another one."""
    amounts = [cell.number for cell in row if not DIFFERENCES.search(cell.head) and cell.number.low > 0]
    for one, other in combinations(amounts, 2):
        for ratio in (quotient(one.bounds, other.bounds), quotient(other.bounds, one.bounds)):
            if ratio is not None:
                yield (ratio[0] - 1) * HUNDRED, (ratio[1] - 1) * HUNDRED


def _wrong_step(change: Change) -> Found | None:
    """Tell a difference that the row doesn't have, though it has one that looks like it."""
    number, unit = change.said.in_base
    row = [cell for each in change.rows for cell in each if cell.unit == unit]
    if len(change.rows) != 1 or len(digits(number.value)) < MANY or _is_of_row(number, row):
        return None
    differences = (cell for cell in row if DIFFERENCES.search(cell.head))
    wrong = next((cell for cell in differences if _are_alike(number, cell.number)), None)
    return Found(change.said.place, f"{change.said.entity.text} is not {wrong.text}", (wrong.place,)) if wrong else None


def _is_of_row(number: Number, row: Sequence[Cell]) -> bool:
    """Tell whether a row has an amount, or two that differ by it."""
    made = (abs(one.number.value - other.number.value) for one, other in combinations(row, 2))
    is_there = any(cell.is_rounded_to(number) for cell in row)
    return is_there or any(abs(value - number.value) <= number.ulp for value in made)


def _are_alike(one: Number, other: Number) -> bool:
    return one.value.adjusted() == other.value.adjusted() and are_alike(one.value, abs(other.value))


def _named(skeleton: Skeleton, match: re.Match[str], known: Sequence[Cell]) -> Iterator[Found]:
    """Tell a rate at which what a sentence names, a row and a column, hasn't changed."""
    old, rate = skeleton.of(match, "old", "rate")
    new = _cell_called(match, old, known)
    sign = way_at(skeleton.text, match.end())
    ratio = quotient(new.number.bounds, old.in_base[0].bounds) if new and sign and not old.entity.approx else None
    if new is None or ratio is None:
        return
    low, high = sorted(sign * (each - 1) * HUNDRED for each in ratio)
    if not is_roughly(rate, (low, high)):
        computed = written(((low + high) * HALF).quantize(min(rate.number.ulp, HUNDRED / HUNDRED)))
        message = f"{rate.entity.text} is not the change to {new.text} ({computed}%)"
        yield Found(rate.place, message, (old.place, new.place))


def _cell_called(match: re.Match[str], old: Amount, known: Sequence[Cell]) -> Cell | None:
    """Give the only cell of a row and column that a sentence names."""
    row = (cell for cell in known if cell.name == match["row"] and cell.unit == old.in_base[1])
    new = [cell for cell in row if match["column"] in cell.head]
    return new[0] if len(new) == 1 else None
