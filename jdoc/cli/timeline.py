"""The command `timeline`."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

import typer
from typer import BadParameter, Option

from jdoc.cli import NOTHING_FOUND, Problems, answering, app
from jdoc.cli.days import parse_day
from jdoc.cli.options import BaseDate, Encoding, NoPager, Paths
from jdoc.cli.output import page, save
from jdoc.language import edtf

_PERIOD = re.compile("(?!0000)([0-9]{4})(?:-([0-9]{2})(-[0-9]{2})?)?")
"""A year, a month or a day: `[2016]`, `[2016-04]`, `[2016-04-01]`."""


def _parse_period(value: str) -> edtf.Period:
    """Read a year, a month or a day from the command line."""
    written = _PERIOD.fullmatch(value)
    period = written and _period(written)
    if period is None:
        message = f"{value}: this is no time, expected YYYY, YYYY-MM or YYYY-MM-DD"
        raise BadParameter(message)
    return period


def _period(written: re.Match[str]) -> edtf.Period | None:
    year, month, day = written.groups()
    if day:
        return edtf.day(parse_day(written[0]))
    return edtf.month(int(month), int(year)) if month else edtf.year(int(year))


From = Annotated[
    edtf.Period | None,
    Option(
        "--from",
        metavar="YYYY[-MM[-DD]]",
        parser=_parse_period,
        help="Nothing that ends before this.",
        show_default=False,
    ),
]
To = Annotated[
    edtf.Period | None,
    Option(
        "--to",
        metavar="YYYY[-MM[-DD]]",
        parser=_parse_period,
        help="Nothing that begins after this.",
        show_default=False,
    ),
]


@app.command(epilog="Example: jdoc timeline --from 2016 --to 2017-03 statement.txt")
def timeline(
    paths: Paths = None,
    first: From = None,
    last: To = None,
    ics: Annotated[
        str | None,
        Option(metavar="FILE", help="Write an iCalendar file (- for standard output).", show_default=False),
    ] = None,
    no_pager: NoPager = False,
    base_date: BaseDate = None,
    encoding: Encoding = None,
) -> None:
    """List what is dated when, in order, or write it for a calendar.

    Bars on a terminal, else JSON lines. Dates whose year is not known have no place on it.
    """
    from jdoc.cli.inputs import read_marked_blocks
    from jdoc.pipeline import Work
    from jdoc.views.timeline import COLUMNS, list_dates

    problems = Problems()
    work = Work(labels=("DATE",), names="rules", base_date=base_date, encoding=encoding)
    begin, end = first.first if first else dt.date.min, last.last if last else dt.date.max
    dates = list_dates(read_marked_blocks(paths, problems, work), first=begin, last=end)
    if not dates:
        problems.leave()
        raise typer.Exit(NOTHING_FOUND)
    with answering(problems) as out:
        if ics is not None:
            from jdoc.views.events import write_calendar

            save(write_calendar(dates), ics, out)
        elif out.isatty():
            from jdoc.views.bars import draw_timeline

            page(draw_timeline(dates, out), out, wanted=not no_pager)
        else:
            from jdoc.views.table import write_json_lines

            write_json_lines(dates, out, columns=COLUMNS)
