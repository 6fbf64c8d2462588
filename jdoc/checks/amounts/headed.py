"""Headed: amounts of a sentence that takes one of them from a row or a column of a table, against the others there by their heads."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from jdoc.checks.amounts.tellings import InTable, Said, in_tables, nouns, said
from jdoc.checks.numbers import differ
from jdoc.checks.rules import Found
from jdoc.checks.tables.causes import find_wrong_sums
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts

_NOUN = "[一-鿿ァ-ヴー]{2,12}"
BEFORE = deferred(
    f"(?:^|[、。( ]|うち|また|なお)(?P<noun>{_NOUN})(?:は|が|も|の|:|[(]| )?、?(?:延べ|全部で|合計|合わせて|計)?$"
)
"""What an amount is of, before it: `[応募は]`87件, not `女性の応募は`."""
BEHIND = deferred(f"(?:の|を|が|は)(?P<noun>{_NOUN})(?![^\\W0-9_ぁ-ん])")
"""The same behind it: 54件`[を採択]`し, 87件`[の応募]`が."""
ALONE = deferred(
    "(?:下記|次|以下|上記|下表|別紙|左記)のとおり|(?:この|その)?(?:のうち|うち)?|全部で|合計|計|延べ|最終的に|結果|.{2,30}(?:には|に対し|に対して|について)"
)
"""What stands in the clause before an amount that is named behind: `[下記のとおり]`54件を採択, not `女性`20件を採択."""
OTHERWISE = deferred(
    "前年|前回|前期|前々|昨年|一昨年|当初|目標|計画|見込|予定|除[くいき]|以外|過去|従来|比べ|[増減]|各|平均|当たり|あたり|超|上回|下回"
)
"""What makes an amount another one: `[前回]は`."""
WHOLE = deferred("(?:延べ|合計|総計|総数|総額|全体で|全部で|合わせて|計)(?:は|で|が)?、?$")
"""What says of an amount that it is the whole: `[延べ]`3,326人."""
POINTS = deferred("次の|下表|下の表|下記|以下の|別表|内訳|(?:^|[^一-鿿])表(?:[0-9]|の)")
"""What points to a table: `[次の]`行事ごとの来場者."""
NEAR = 3
"""Blocks between a sentence and the table that it is about."""
FEWEST = 2
LEAST, MOST = 0.8, 1.25
"""How many times a whole may be that of a table, which it is but for a slip."""


class Line(NamedTuple):
    """A row or a column of a table: its amounts by what stands above or before each."""

    cells: dict[str, InTable]
    is_total: bool
    names: frozenset[str]


def find_headed(facts: Facts) -> Iterator[Found]:
    """Find amounts of sentences that aren't those which a table has by the same heads, and wholes that aren't its total."""
    tables: dict[int, list[InTable]] = {}
    for cell in in_tables(facts):
        tables.setdefault(cell.cell.grid.index, []).append(cell)
    if not tables or not said(facts):
        return
    values = {cell.value for cells in tables.values() for cell in cells}
    wrong = {each.place.block for each in facts.found(find_wrong_sums)}
    for index in tables.keys() - wrong:
        near = _near(facts, index)
        odd = [told for told in near if told.value not in values]
        yield from _of_lines(odd, near, tables[index])
        yield from _of_wholes(odd, tables[index], tables)


def _near(facts: Facts, index: int) -> list[Said]:
    return [told for told in said(facts) if abs(told.place.block - index) <= NEAR and not told.is_rough]


def _of_lines(odd: Sequence[Said], near: Sequence[Said], cells: Sequence[InTable]) -> Iterator[Found]:
    """Tell the amounts that no table has, whose sentence has another one of a line of this one by its head."""
    lines = [*_lines(cells)] if odd else []
    for _, each in groupby(near, lambda told: (told.place.block, sentence_start(told.skeleton.text, told.at))):
        sentence = [(told, name) for told in each if (name := _named(told))]
        for told, name in sentence if len(sentence) >= FEWEST else ():
            cell = _meant(told, name, sentence, lines) if told in odd else None
            if cell is not None:
                yield Found(told.place, f"{told.text}, but {cell.text} elsewhere", (cell.place,))


def _meant(told: Said, name: str, sentence: Sequence[tuple[Said, str]], lines: Sequence[Line]) -> InTable | None:
    """Give the amount of a line that has the name's, where the sentence has another one of that line."""
    for line in lines:
        cell = line.cells.get(name)
        others = [(line.cells.get(other), each) for each, other in sentence if other != name]
        is_of_it = any(known and known.value == each.value for known, each in others)
        is_meant = line.is_total or any(noun in told.before for noun in line.names)
        if cell is not None and is_of_it and is_meant and _may_be(told, cell):
            return cell
    return None


def _may_be(told: Said, cell: InTable) -> bool:
    """Tell whether an amount is meant to be that of a table, and is another one."""
    return (
        cell.unit in {"", told.unit}
        and differ(told.number, cell.number)
        and told.value < 10 * cell.value < 100 * told.value
    )


def _named(told: Said) -> str:
    """Give what an amount is of, as it stands beside it; "" where it is of another time, or that of a part."""
    if OTHERWISE.search(told.own[-NEAREST:] + told.behind[:NEAREST]):
        return ""
    before = BEFORE.search(told.own)
    behind = BEHIND.match(told.behind) if ALONE.fullmatch(told.clause) else None
    match = behind or before
    return "".join(nouns(match["noun"])[:1]) if match else ""


NEAREST = 12
"""Characters beside an amount in which it is said that it is another one."""


def _lines(cells: Sequence[InTable]) -> Iterator[Line]:
    """Yield the rows of a table, and its only column of amounts or that of their totals, those without a second one left out."""
    rows: dict[int, dict[str, InTable]] = {}
    columns: dict[int, dict[str, InTable]] = {}
    for cell in cells:
        row, column = cell.key
        for noun in cell.heads.get(column, ()):
            rows.setdefault(row, {})[noun] = cell
        for noun in cell.name_nouns:
            columns.setdefault(column, {})[noun] = cell
    grid = cells[0].cell.grid
    for row, line in rows.items():
        yield Line(line, row in grid.totals or len(rows) == 1, cells[0].names.get(row, frozenset()))
    for column, line in columns.items():
        is_total = len(columns) == 1 or "計" in grid.whole_heads[column]
        yield Line(line, is_total, cells[0].heads.get(column, frozenset()))


def _of_wholes(odd: Sequence[Said], cells: Sequence[InTable], tables: dict[int, list[InTable]]) -> Iterator[Found]:
    """Tell a whole that points to the only table of its unit, and isn't about the total of that."""
    totals = [cell for cell in cells if cell.is_grand_total and cell.unit]
    if not totals:
        return
    total = max(totals, key=lambda cell: cell.key)
    is_only = sum(any(cell.unit == total.unit for cell in each) for each in tables.values()) == 1
    for told in odd if is_only else ():
        if _is_whole(told) and told.unit == total.unit and _is_about(told, total):
            yield Found(told.place, f"{told.text}, but {total.text} elsewhere", (total.place,))


def _is_whole(told: Said) -> bool:
    """Tell whether an amount is the whole of what a sentence points to, and of no other time."""
    is_pointed = WHOLE.search(told.own) and POINTS.search(told.skeleton.text)
    return is_pointed is not None and not OTHERWISE.search(told.before)


def _is_about(told: Said, total: InTable) -> bool:
    return LEAST < float(told.value / total.value) < MOST and differ(told.number, total.number)
