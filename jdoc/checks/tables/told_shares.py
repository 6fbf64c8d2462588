"""Told shares: what a sentence says a row or a column of a table is of all, against its total: 土木施設が55.3％を占める."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import PERCENT, skeletons
from jdoc.checks.amounts.slipped import slip_of
from jdoc.checks.numbers import HUNDRED, quotient, written
from jdoc.checks.rules import Found
from jdoc.checks.tables.grids import grids
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts
    from jdoc.checks.tables.grids import Grid

Cell = tuple[int, int]
SHARE = deferred(
    f"(?:^|[。、 は]|うち)(?P<topic>[^\\W0-9_ぁ-ん]{{2,14}})(?:が|は|の割合は)、?(?:全体の|総[額数]の|合計の|約)*(?P<rate>{PERCENT})(?:を占|に当たる|に相当|である|であった|で、|となっ)"
)
"""What a part is of all: 公共土木施設が55.3％を占める, 研究職は全体の67.2％である."""
OF_ALL = deferred("全体の|総[額数]の|合計の|を占|に当たる|の割合は")
"""What says so: `[全体の]`67.2%, not `回収率は67.2%`."""
CLOSE = {"exchanged", "next", "turned", "figure"}
"""Slips by which a share is another one."""


def find_wrong_shares_of_rows(facts: Facts) -> Iterator[Found]:
    """Find shares of a row or a column that its total doesn't make, by a slip of the pen."""
    for skeleton in skeletons(facts, 1) if facts.tables else ():
        for match in SHARE.finditer(skeleton.text) if PERCENT in skeleton.text else ():
            [said] = skeleton.of(match, "rate")
            if OF_ALL.search(match[0]) and not said.is_rough:
                yield from _wrong(facts, match["topic"], said)


def _wrong(facts: Facts, topic: str, said: Amount) -> Iterator[Found]:
    """Tell a share that no total makes of what it is of, and one does but for a slip."""
    pairs = [(grid, *pair) for grid in grids(facts) for pair in _parts_and_wholes(grid, topic)]
    if any(_fits(grid, part, whole, said) for grid, part, whole in pairs):
        return
    for grid, part, whole in pairs:
        share = _share(grid, part, whole, said)
        if share is not None and slip_of(said.number.value, share) in CLOSE:
            texts = said.entity.text, grid.text(*part), grid.text(*whole), written(share)
            message = "{} is not {} of {} ({}%)".format(*texts)
            yield Found(said.place, message, (grid.place(*part), grid.place(*whole)))
            return


def _parts_and_wholes(grid: Grid, topic: str) -> Iterator[tuple[Cell, Cell]]:
    """Yield the cells of what is called so, each with the total that it is part of."""
    rows = _called(topic, grid.row_names)
    columns = _called(topic, grid.column_names)
    wholes = [at for at, name in enumerate(grid.column_names) if TOTAL.fullmatch(name)]
    for total in grid.totals:
        yield from (((row, at), (total, at)) for row in rows for at in range(grid.stubs, grid.width))
        yield from (((total, column), (total, at)) for column in columns for at in wholes)


def _called(topic: str, names: Sequence[str]) -> list[int]:
    """Give the only place in a row of names that is called so."""
    found = [at for at, name in enumerate(names) if fold(name) == topic]
    return found if len(found) == 1 else []


TOTAL = deferred("(?:合?計|総[計数]|全体)")
"""What a column of totals is called: `[計]`, `[総数]`, not `会計`."""


def _share(grid: Grid, part: Cell, whole: Cell, said: Amount) -> Decimal | None:
    """Give the share that two cells make, as exact as it is told."""
    if part == whole or not {part, whole} <= grid.numbers.keys() or grid.numbers[whole].value <= 0:
        return None
    share = grid.numbers[part].value / grid.numbers[whole].value * HUNDRED
    return share.quantize(said.number.ulp) if 0 < share < HUNDRED else None


def _fits(grid: Grid, part: Cell, whole: Cell, said: Amount) -> bool:
    """Tell whether two cells make what is said, rounded or cut off."""
    if _share(grid, part, whole, said) is None:
        return False
    ratio = quotient(grid.numbers[part].bounds, grid.numbers[whole].bounds)
    low, high = sorted(each * HUNDRED for each in ratio) if ratio else (Decimal(0), HUNDRED)
    return low - said.number.ulp < said.number.value < high + said.number.ulp
