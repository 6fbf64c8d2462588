"""Thirds: two amounts of a sentence that make one of a table, or are made with it (役員６名を加え総勢75名, where 66 is a total)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.cases import ANY, FITS
from jdoc.checks.amounts.made.pen import Slip, slip_of
from jdoc.checks.amounts.made.sums import MOST_TIMES, Sum
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.made.cases import Case
    from jdoc.checks.amounts.made.told import Told

ADDED = deferred("を加え|を足し|に加え|のほか、|を合わせ")
"""What says that a sum has what isn't told here: 6名`を加え`."""
TAKEN = deferred("を(?:差し?)?引[いき]|を除[いき]|を控除")
"""What says that a rest is of it: 60円`を引い`た額."""
FAR, MOST = 8, 12
"""Blocks from a sentence to the table, and amounts of it that are looked at."""


def thirds(told: Sequence[Told]) -> Iterator[Case]:
    """Yield what two amounts of a sentence, the only ones of their unit, make with those of a table near it."""
    cells = [each for each in told if each.is_line and each.kind in {"amount", "total"}]
    sentences: dict[tuple[tuple[int, int], str], list[Told]] = {}
    for each in told if cells else ():
        if each.kind == "amount" and not each.is_line:
            sentences.setdefault((each.sentence, each.unit), []).append(each)
    for two in sentences.values():
        if len(two) == len(("first", "last")):
            yield from _of_two(two[0], two[1], cells)


def is_taken(members: Sequence[Told]) -> bool:
    """Tell whether one of some amounts is said to be taken from another one."""
    return any(TAKEN.match(each.behind) for each in members)


def _of_two(first: Told, last: Told, cells: Sequence[Told]) -> Iterator[Case]:
    others = _thirds(first, cells)
    is_added, is_taken = ADDED.match(first.behind) is not None, TAKEN.match(first.behind) is not None
    triples = _added(first, last, others) if is_added else _taken(first, last, others, is_taken=is_taken)
    is_said = is_added or is_taken
    cases = [case for triple in triples for case in _cases(triple, len(triples), is_said=is_said)]
    fitting = [case for case in cases if case.slip.kind == FITS]
    known = set() if is_said else {abs(cell.value) for cell in cells}
    yield from fitting or (case for case in cases if case.made not in known)  # such is another one told twice


Triple = tuple["Told", "Told", "Told"]
"""A whole, and its two parts."""


def _added(first: Told, last: Told, others: Sequence[Told]) -> list[Triple]:
    """Return the last of two as the whole of the first one and one of a table."""
    return [(last, first, other) for other in others if other.value < last.value]


def _taken(first: Told, last: Told, others: Sequence[Told], *, is_taken: bool) -> list[Triple]:
    """Return what a table has as the whole of two: anything where that is said, else totals."""
    return [(other, first, last) for other in others if other.value > last.value and (is_taken or other.is_total)]


def _cases(triple: Triple, tries: int, *, is_said: bool) -> Iterator[Case]:
    whole, *parts = triple
    added = sum(part.value for part in parts)
    if added < MOST_TIMES * whole.value:
        yield from (_of_last(case) for case in Sum("third", triple, added, is_whole=is_said).cases(tries))


def _of_last(case: Case) -> Case:
    """Return the case as that of the last amount of the sentence: what a table has is right."""
    whole, first, last = case.members
    if case.slip.kind == FITS:
        return case
    wrong, made = (whole, first.value + last.value) if last.is_line else (last, whole.value - first.value)
    return case._replace(wrong=wrong, made=made, slip=slip_of(wrong.value, made, wrong.ulp) or Slip(ANY, 0))


def _thirds(one: Told, cells: Sequence[Told]) -> list[Told]:
    """Return the amounts of tables near one that may be made with it, each value once."""
    found = {
        cell.value: cell
        for cell in cells
        if abs(cell.place.block - one.place.block) <= FAR
        and (cell.unit == one.unit or (cell.kind == "total" and one.is_whole))
    }
    return [*found.values()][-MOST:]
