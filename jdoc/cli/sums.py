"""Sums: what `jdoc table --by … --sum …` writes, and tells of what was left out."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from jdoc.cli import told
from jdoc.cli.declared import refused
from jdoc.cli.inputs import read_marked_blocks
from jdoc.pipeline import each_apart
from jdoc.translation import listed, named, say
from jdoc.tuples import NamedTuple
from jdoc.views.rows import TIDY_LABELS, make_rows, make_tidy_rows, sort_rows
from jdoc.views.sums import add_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.cli import Problems
    from jdoc.pipeline import Work
    from jdoc.views.rows import Row
    from jdoc.vocabulary import EntityLabel

SUMMED_LABELS: tuple[EntityLabel, ...] = ("MONEY", "PERCENT", "QUANTITY")
"""The labels of what is added up unasked; of shares, how many were left out is told."""


class Asked(NamedTuple):
    """What is to be added up, and how it is to be shown."""

    by: Sequence[str]
    summed: str
    columns: Sequence[str]
    order: Sequence[str]


def amount_rows(paths: Sequence[str] | None, problems: Problems, work: Work, *, tidy: bool) -> Iterable[Row]:
    """Yield the amounts of documents; heads of tables say by their dates of which year they are."""
    from msgspec.structs import replace

    chosen = work.labels or (TIDY_LABELS if tidy else SUMMED_LABELS)
    make = partial(make_tidy_rows if tidy else make_rows, labels=chosen)
    with_dates = replace(work, labels=(*chosen, "DATE"))
    return each_apart(read_marked_blocks(paths, problems, with_dates), make, problems.report)


def summed(rows: Iterable[Row], asked: Asked) -> tuple[list[str], list[Row]]:
    """Add rows up; tell on standard error what was left out and what was kept apart. Returns columns and rows."""
    sums = add_up(rows, asked.by, asked.summed)
    columns = [*asked.columns] or sums.columns
    asked_for = [*columns, *(name.removeprefix("-") for name in asked.order)]
    missing = [column for column in asked_for if column not in sums.columns]
    if missing and sums.rows:
        problem = f"{', '.join(missing)}: sums have {', '.join(sums.columns)}"
        raise refused(problem)
    if sums.left_out:
        left_out = sorted(sums.left_out.items())
        counts = listed(say("{0} {1}", f"{count:,}", named("reason", reason)) for reason, count in left_out)
        print(told(f"not added up: {counts}"), file=sys.stderr)
    if sums.split:
        print(told(f"kept apart: amounts that differ in {', '.join(sums.split)}"), file=sys.stderr)
    return columns, sort_rows(sums.rows, asked.order)
