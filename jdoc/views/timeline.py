"""The timeline: what is dated when, in order."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple, cast

from jdoc.language.edtf import OPEN
from jdoc.views.table import arranged, rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.model import Block
    from jdoc.views.table import Row

COLUMNS = (
    "earliest", "latest", "value", "text", "approx", "relative", "doc", "page", "line", "column", "section", "sentence",
)  # fmt: skip
"""What a timeline holds of a row of the table."""


class Span(NamedTuple):
    """The days that a row takes; an open interval goes on to the end of time."""

    first: dt.date
    last: dt.date
    is_open: bool
    """Before or behind what is named."""


def timeline(blocks: Iterable[Block], *, first: dt.date = dt.date.min, last: dt.date = dt.date.max) -> list[Row]:
    """Return the dates of blocks that fall into a period at least in part, in order; those without a year are none."""
    dated = (row for row in rows(blocks, labels={"DATE"}) if row["earliest"] and row["latest"])
    found = (row for row in dated if (span := span_of(row)).first <= last and span.last >= first)
    return arranged(found, ["earliest", "latest"])


def span_of(row: Row) -> Span:
    """Return the days of a row."""
    value = str(row["value"])
    first, last = cast("dt.date", row["earliest"]), cast("dt.date", row["latest"])
    if value.startswith(f"{OPEN}/"):
        return Span(dt.date.min, last, is_open=True)
    if value.endswith(f"/{OPEN}"):
        return Span(first, dt.date.max, is_open=True)
    return Span(first, last, is_open=False)
