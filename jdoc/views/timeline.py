"""The timeline: what is dated when, in order."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from jdoc.language.edtf import OPEN, names_as_exactly
from jdoc.tuples import NamedTuple
from jdoc.views.places import CITED
from jdoc.views.rows import make_rows, sort_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.model import Block
    from jdoc.views.rows import Row
    from jdoc.vocabulary import Precision

COLUMNS = (
    "earliest", "latest", "value", "text", "approx", "relative", "doc", "page", "line", "column", "section", "sentence",
    *CITED,
)  # fmt: skip
"""What a timeline holds of a row of the table."""


class Span(NamedTuple):
    """The days that a row takes; an open interval goes on to the end of time."""

    first: dt.date
    last: dt.date

    def meets(self, first: dt.date, last: dt.date) -> bool:
        """Tell whether some of the days lie between two."""
        return self.first <= last and self.last >= first


def list_dates(
    blocks: Iterable[Block],
    *,
    first: dt.date = dt.date.min,
    last: dt.date = dt.date.max,
    precision: Precision | None = None,
) -> list[Row]:
    """Return the dates of blocks that fall into a period at least in part, in order; those without a year are none.

    An open interval falls where its named end lies: what holds since 1990 is no event of every year since. With a
    precision, only those are listed whose ends are named so exactly, or more.
    """
    dated = (row for row in make_rows(blocks, labels={"DATE"}) if row["earliest"] and row["latest"])
    met = (row for row in dated if _named(row).meets(first, last))
    exact = (row for row in met if precision is None or names_as_exactly(str(row["value"]), precision))
    return sort_rows(exact, ["earliest", "latest"])


def _named(row: Row) -> Span:
    """Return the days of a row that are named."""
    return Span(cast("dt.date", row["earliest"]), cast("dt.date", row["latest"]))


def span_of(row: Row) -> Span:
    """Return the days of a row."""
    value = str(row["value"])
    first, last = cast("dt.date", row["earliest"]), cast("dt.date", row["latest"])
    if value.startswith(f"{OPEN}/"):
        return Span(dt.date.min, last)
    if value.endswith(f"/{OPEN}"):
        return Span(first, dt.date.max)
    return Span(first, last)
