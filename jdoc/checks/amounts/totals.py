"""Totals: a whole that a sentence tells far from the table whose total it is, called by its heading or its column: 入込客数は、延べ3,168万人."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.checks.amounts.headed import LEAST, MOST, NEAREST, OTHERWISE, WHOLE
from jdoc.checks.amounts.labelled import about
from jdoc.checks.amounts.slipped import slip_of
from jdoc.checks.amounts.tellings import DATED, in_tables, nouns, said
from jdoc.checks.numbers import differ
from jdoc.checks.rules import Found
from jdoc.checks.tables.causes import find_wrong_sums
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.tellings import InTable, Said
    from jdoc.checks.facts import Facts

SUBJECT = deferred("^ *(?:今回の|本)?(?P<subject>[^、。\ue000-\ue003]{2,16}?)(?:では|で|は)、?")
"""What a sentence is about: `[今回の補正は、]災害の復旧に要する経費を`."""
LONG = 3
"""Characters of a noun of a heading that says what its table is of."""


def find_totals(facts: Facts) -> Iterator[Found]:
    """Find wholes that aren't the total of the only table that is called so."""
    totals = [cell for cell in in_tables(facts) if _is_total(cell)]
    if totals:
        wrong = {place for each in facts.found(find_wrong_sums) for place in (each.place, *each.related)}
        values = {cell.value for cell in in_tables(facts)}
        for told in said(facts):
            total = _total_of(told, totals) if told.value not in values else None
            if total is not None and total.place not in wrong and _is_told_so(told, total):
                yield Found(told.place, f"{told.text}, but {total.text} elsewhere", (total.place,))


def _total_of(told: Said, totals: Sequence[InTable]) -> InTable | None:
    """Give the only total that an amount is called as, and not far from."""
    meant = [cell for cell in totals if cell.unit == told.unit and LEAST < told.value / cell.value < MOST]
    if not meant or _is_another(told):
        return None
    called = [cell for cell in meant if _is_called_so(told, cell) and _is_of_its_time(told, cell)]
    return called[0] if len(called) == 1 else None


def _is_total(cell: InTable) -> bool:
    """Tell whether a cell is the total of all rows, with a unit."""
    is_of_all = cell.cell.row in cell.cell.grid.totals and not cell.name_nouns
    return is_of_all and cell.unit not in {"", "%"} and not cell.is_change


def _is_another(told: Said) -> bool:
    """Tell whether an amount is told roughly, as a part, or as that of another time."""
    if told.is_rough or told.is_bound or told.is_part or told.is_change:
        return True
    return OTHERWISE.search(told.own + re.split("[、。]", told.behind[:NEAREST])[0]) is not None and not told.bracket


def _is_called_so(told: Said, cell: InTable) -> bool:
    """Tell whether an amount is called by what stands above a column, or where that says but a time, above the table."""
    subject = SUBJECT.match(told.before)
    names = {*told.near[-1:], *(nouns(subject["subject"]) if subject else ())}
    heads = {*nouns(cell.cell.head)}
    if not heads:
        heads = {noun for noun in cell.headings if len(noun) >= LONG}
    return not heads.isdisjoint(names)


def _is_of_its_time(told: Said, cell: InTable) -> bool:
    """Tell whether the times of a sentence and of the head of a column go together."""
    times = {*DATED.findall(cell.cell.head)}
    mine = {*DATED.findall(f"{told.before.partition('は')[0]} {told.bracket}")}
    if times:
        return bool(mine & times)
    return not mine or all(time in about(told.facts) for time in mine)


def _is_told_so(told: Said, cell: InTable) -> bool:
    """Tell whether an amount is surely meant to be a total: it is told as a whole, or a slip of it."""
    if not differ(told.number, cell.number):
        return False
    return slip_of(told.value, cell.value) != "" or WHOLE.search(told.own) is not None
