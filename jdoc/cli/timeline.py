"""The command `timeline`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from jdoc.cli import NOTHING_FOUND, Problems, answering, app
from jdoc.cli.days import parse_period
from jdoc.cli.declared import Option
from jdoc.cli.options import BaseDate, Encoding, NoPager, Paths
from jdoc.cli.output import page, save, tell_nothing_found
from jdoc.errors import UsageError
from jdoc.language import edtf
from jdoc.vocabulary import Precision

From = Annotated[
    edtf.Period | None,
    Option(
        "--from",
        metavar="DATE",
        parser=parse_period,
        help="Nothing that ends before this: 2016, 2016-04, 平成28年 …",
        show_default=False,
    ),
]
To = Annotated[
    edtf.Period | None,
    Option(
        "--to",
        metavar="DATE",
        parser=parse_period,
        help="Nothing that begins after this.",
        show_default=False,
    ),
]

AtLeast = Annotated[
    Precision | None,
    Option("--precision", help="Only dates that are named so exactly, or more.", show_default=False),
]


@app.command(epilog="Example: jdoc timeline --from 2016 --base-date 2022-04-01 statement.txt")
def timeline(
    paths: Paths = None,
    first: From = None,
    last: To = None,
    precision: AtLeast = None,
    ics: Annotated[
        str | None,
        Option(metavar="FILE", help="Write an iCalendar file (- for standard output).", show_default=False),
    ] = None,
    no_pager: NoPager = False,
    base_date: BaseDate = None,
    encoding: Encoding = None,
) -> None:
    """List what is dated when, in order, or write it for a calendar.

    Bars on a terminal, else JSON lines. Dates whose year is not known have no place on it. With --from and --to, an
    open range (2017年以降, 2020年まで) counts where its named end lies, as it does for `jdoc find`.
    """
    from jdoc.cli.inputs import read_marked_blocks
    from jdoc.cli.undated import Undated
    from jdoc.pipeline import Work
    from jdoc.views.timeline import COLUMNS, list_dates

    problems = Problems()
    work = Work(labels=("DATE",), names="rules", base_date=base_date, encoding=encoding)
    begin, end = first.first if first else dt.date.min, last.last if last else dt.date.max
    if first and last and begin > end:
        problem = f"--from {first.value} is after --to {last.value}"
        raise UsageError(problem)
    undated = Undated()
    blocks = undated.watch(read_marked_blocks(paths, problems, work))
    dates = list_dates(blocks, first=begin, last=end, precision=precision)
    undated.tell()
    if not dates:
        tell_nothing_found()
        problems.leave()
        raise SystemExit(NOTHING_FOUND)
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
