"""Days and periods, as they are written on the command line: in ISO 8601, or as documents write them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from jdoc.cli.declared import refused
from jdoc.language.edtf import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from jdoc.language.edtf import Period


def parse_period(value: str) -> Period:
    """Read a year, a month, a day or anything else that names days."""
    from jdoc.expressions import read_period  # few calls name any

    period = read_period(value)
    if period is None:
        message = f"{value}: this is no date, expected 2016, 2016-04, 2016-04-01, 令和5年3月1日, 平成28年度 …"
        raise refused(message)
    return period


def parse_base_day(value: str) -> dt.date:
    """Read a day that others can be counted from."""
    period = parse_period(value)
    if period.first != period.last:
        message = f"{value}: this is no single day, expected 2016-04-01, 令和5年3月1日 …"
        raise refused(message)
    if not FIRST_YEAR <= period.first.year <= LAST_YEAR:
        message = f"{value}: expected a day of the years from {FIRST_YEAR} to {LAST_YEAR}"
        raise refused(message)
    return period.first
