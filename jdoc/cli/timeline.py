"""The command `timeline`."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

import typer
from typer import BadParameter, Option

from jdoc.cli import NOTHING_FOUND, Problems, answering, app
from jdoc.cli.options import BaseDate, Encoding, NoPager, Paths, day
from jdoc.cli.output import page, save
from jdoc.language import edtf


def _period(value: str) -> edtf.Period:
    """Read a year, a month or a day from the command line."""
    parts = re.fullmatch("(?!0000)([0-9]{4})(?:-([0-9]{2})(-[0-9]{2})?)?", value)
    if parts and parts[3]:
        return edtf.day(day(value))
    found = parts and (edtf.month(int(parts[2]), int(parts[1])) if parts[2] else edtf.year(int(parts[1])))
    if not found:
        message = f"{value}: this is no time, expected YYYY, YYYY-MM or YYYY-MM-DD"
        raise BadParameter(message)
    return found


From = Annotated[
    edtf.Period | None,
    Option(
        "--from", metavar="YYYY[-MM[-DD]]", parser=_period, help="Nothing that ends before this.", show_default=False
    ),
]
To = Annotated[
    edtf.Period | None,
    Option(
        "--to", metavar="YYYY[-MM[-DD]]", parser=_period, help="Nothing that begins after this.", show_default=False
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
    """List what is dated when, sorted: bars on a terminal, JSON lines elsewhere, or events for a calendar.

    Dates whose year is not known have no place on it.
    """
    from jdoc.cli.inputs import marked  # noqa: PLC0415
    from jdoc.views import timeline as view  # noqa: PLC0415

    problems = Problems()
    given = marked(paths, problems, frozenset({"DATE"}), base_date=base_date, how="rules", encoding=encoding)
    begin, end = first.first if first else dt.date.min, last.last if last else dt.date.max
    dated = view.timeline(given, first=begin, last=end)
    if not dated:
        problems.leave()
        raise typer.Exit(NOTHING_FOUND)
    with answering(problems) as out:
        if ics is not None:
            from jdoc.views.events import calendar  # noqa: PLC0415

            save(calendar(dated), ics, out)
        elif out.isatty():
            from jdoc.views.bars import timeline_lines  # noqa: PLC0415

            page(timeline_lines(dated, out), out, wanted=not no_pager)
        else:
            from jdoc.views.table import write_json_lines  # noqa: PLC0415

            write_json_lines(dated, out, columns=view.COLUMNS)
