"""Listed shares: shares of what a table or a list has, told by names: Ａが11.7％、Ｂが31.2％; Ｃ工事は、計の15.7％; 地図の割合は58.0％."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import PERCENT, skeletons
from jdoc.checks.numbers import HALF, HUNDRED, Number, quotient, sum_of, written
from jdoc.checks.rules import Found
from jdoc.checks.tables.lines import Line, lines
from jdoc.language.lazy import deferred
from jdoc.language.tables.summing import TOTAL
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Place
    from jdoc.checks.tables.grids import Grid

NAMED = deferred(f"(?:^|[は、。( ])(?P<name>[^。、()\ue000-\ue003]{{1,16}}?)(?:が|は|で|:| )?(?P<rate>{PERCENT})")
"""A name and its share: `、Ｂが`31.2％."""
FEWEST = 3
"""Shares that a sentence must tell, so that all but one of them show what they are of."""
OF_ALL = deferred(
    f"(?:^|[。、])(?P<part>[^。、\ue000-\ue003]{{2,24}}?)(?:は|が)、?(?:計|合計|総額|総数|全体|総計)の(?P<rate>{PERCENT})"
)
"""A part of all: `Ｃ工事の過大積算額は、計の`15.7％."""
SHARE = deferred(
    f"(?:^|[。、])(?P<part>[^。、\ue000-\ue003]{{2,16}}?)の(?:割合|比率|構成比|占める割合)は、?(?P<rate>{PERCENT})"
)
"""The share of a part: `地図の割合は`58.0％."""


class Share(NamedTuple):
    """A part of something, its place, and the whole of it."""

    part: Number
    whole: Number
    places: tuple[Place, ...]


def find_wrong_listed_shares(facts: Facts, grids: Sequence[Grid]) -> Iterator[Found]:
    """Find shares that the amounts of the table or list before them don't make."""
    for skeleton in skeletons(facts, 1):
        if PERCENT not in skeleton.text:
            continue
        for sentence in _sentences(skeleton):
            yield from _of_table(skeleton, sentence, grids)
        for match in OF_ALL.finditer(skeleton.text):
            part = _part_of_all(lines(facts), skeleton.index, match["part"]) or _part_of_grid(grids, match["part"])
            yield from _of_line(skeleton, match, part)
        for match in SHARE.finditer(skeleton.text):
            yield from _of_line(skeleton, match, _part_of_whole(lines(facts), skeleton.index, match["part"]))


def _sentences(skeleton: Skeleton) -> Iterator[list[re.Match[str]]]:
    """Yield the shares of each sentence, where several have a name."""
    start = 0
    for text in skeleton.text.split("。"):
        end = start + len(text)
        if text.count(PERCENT) >= FEWEST:
            yield [*NAMED.finditer(skeleton.text, start, end)]
        start = end + 1


def _of_table(skeleton: Skeleton, named: Sequence[re.Match[str]], grids: Sequence[Grid]) -> Iterator[Found]:
    """Tell the only one of several shares that a row or column of a table doesn't make."""
    told = {fold(match["name"].strip()): skeleton.amounts[match.start("rate")] for match in named}
    for grid in grids if len(told) >= FEWEST else ():
        for shares in _ways(grid, [*told]):
            wrong = [name for name, share in shares.items() if not _fits(told[name], share)]
            if len(wrong) == 1:
                yield _found(told[wrong[0]], shares[wrong[0]])
            if len(wrong) < FEWEST - 1:
                return


def _ways(grid: Grid, names: Sequence[str]) -> Iterator[dict[str, Share]]:
    """Yield the amounts that several of some names have, along a row of totals or down a column, with what they make."""
    for way in (*_along(grid, names), *_down(grid, names)):
        if len(way) >= FEWEST and all(cell in grid.numbers for cell in way.values()):
            yield {name: _share(grid, cell, [*way.values()]) for name, cell in way.items()}


def _along(grid: Grid, names: Sequence[str]) -> Iterator[dict[str, tuple[int, int]]]:
    """Yield the cells of the last row of totals below names."""
    columns = {name: column for column, name in enumerate(grid.whole_heads) if name in names}
    yield from ({name: (row, column) for name, column in columns.items()} for row in grid.totals[-1:])


def _down(grid: Grid, names: Sequence[str]) -> Iterator[dict[str, tuple[int, int]]]:
    """Yield the cells of each column beside names."""
    every = [(name, row) for row, name in enumerate(map(fold, grid.row_names)) if row >= grid.depth]
    rows = {name: row for name, row in every if name in names}
    yield from ({name: (row, column) for name, row in rows.items()} for column in range(grid.stubs, grid.width))


def _share(grid: Grid, cell: tuple[int, int], cells: Sequence[tuple[int, int]]) -> Share:
    """Give a part with the whole of its column or row: its total, or what all of them make."""
    row, column = cell
    is_along = len({at for at, _ in cells}) == 1
    total = next((at for at in reversed(grid.totals) if (at, column) in grid.numbers), None)
    whole = (
        grid.numbers[total, column]
        if total is not None and not is_along
        else sum_of([grid.numbers[each] for each in cells])
    )
    return Share(grid.numbers[cell], whole, (grid.place(row, column),))


def _fits(rate: Amount, share: Share) -> bool:
    """Tell whether a rate may be a share, rounded or cut off."""
    exact = [number._replace(ulp=number.ulp * 0) if number.ulp == 1 else number for number in (share.part, share.whole)]
    ratio = quotient(exact[0].bounds, exact[1].bounds)
    if ratio is None:
        return True
    slack = rate.number.ulp * (HALF * 2 if not rate.entity.approx else 5)
    return ratio[0] * HUNDRED - slack < rate.number.value < ratio[1] * HUNDRED + slack


def _found(rate: Amount, share: Share) -> Found:
    made = (share.part.value / share.whole.value * HUNDRED).quantize(rate.number.ulp)
    message = (
        f"{rate.entity.text} is not {written(share.part.value)} of {written(share.whole.value)} ({written(made)}%)"
    )
    return Found(rate.place, message, share.places)


def _of_line(skeleton: Skeleton, match: re.Match[str], share: Share | None) -> Iterator[Found]:
    rate = skeleton.amounts[match.start("rate")]
    if share is not None and not rate.entity.bound and not _fits(rate, share):
        yield _found(rate, share)


def _part_of_all(every: Sequence[Line], index: int, name: str) -> Share | None:
    """Give the only line above that is called so, with the total below it."""
    part = _only_one(every, index, {name.replace("の", "")})
    below = (line for line in every if part and part.place < line.place and line.place.block < index)
    return _shared(part, next((line for line in below if TOTAL.search(line.name)), None))


def _part_of_whole(every: Sequence[Line], index: int, name: str) -> Share | None:
    """Give the only line above that is a part called so, with the nearest one above it that is none."""
    part = _only_one(every, index, {f"うち{name}", f"うち{name}数"})
    above = (line for line in reversed(every) if part and line.place < part.place)
    return _shared(part, next((line for line in above if not line.name.startswith(("うち", "(うち"))), None))


def _part_of_grid(grids: Sequence[Grid], name: str) -> Share | None:
    """Give the only row of a table of one column that is called so, with the total of the column."""
    found = []
    for grid in grids:
        columns = {column for _, column in grid.numbers}
        rows = [row for row in range(grid.depth, len(grid.rows)) if fold(grid.row_name(row)) == name]
        if len(columns) == 1 and len(rows) == 1 and grid.totals:
            cell, total = (rows[0], min(columns)), (grid.totals[-1], min(columns))
            if cell in grid.numbers and total in grid.numbers:
                found.append(Share(grid.numbers[cell], grid.numbers[total], (grid.place(*cell), grid.place(*total))))
    return found[0] if len(found) == 1 else None


def _only_one(every: Sequence[Line], index: int, names: AbstractSet[str]) -> Line | None:
    """Give the only line above a block that has one of some names."""
    found = [line for line in every if line.place.block < index and line.name.strip("()") in names]
    return found[0] if len(found) == 1 else None


def _shared(part: Line | None, whole: Line | None) -> Share | None:
    """Give a part with the whole of it, if that is in its unit and no less."""
    if part is None or whole is None or whole.unit != part.unit or whole.number.value < part.number.value:
        return None
    return Share(part.number, whole.number, (part.place, whole.place))
