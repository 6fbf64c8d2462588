"""Days, as they are written on the command line."""

from __future__ import annotations

import datetime as dt

from typer import BadParameter

from jdoc.language.edtf import FIRST_YEAR, LAST_YEAR


def parse_day(value: str) -> dt.date:
    """Read a day from the command line."""
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        message = f"{value}: this is no day, expected YYYY-MM-DD"
        raise BadParameter(message) from error


def parse_base_day(value: str) -> dt.date:
    """Read a day that others can be counted from."""
    day = parse_day(value)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = f"{value}: expected a day of the years from {FIRST_YEAR} to {LAST_YEAR}"
        raise BadParameter(message)
    return day
