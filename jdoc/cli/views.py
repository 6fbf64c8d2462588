"""The commands that show what records hold: `names`, `table`, `show`, `timeline`."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from typer import BadParameter, Option

from jdoc.cli import NOTHING_FOUND, Problems, answering, app, emit
from jdoc.cli.options import BaseDate, Encoding, Labels, Names, Paths, chosen, day, ordered
from jdoc.cli.output import page, save
from jdoc.language import edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.model import Block
    from jdoc.views.table import Row

NoPager = Annotated[bool, Option("--no-pager", help="Never call a pager.")]


def _period(value: str) -> edtf.Period:
    """Read a year, a month or a day from the command line."""
    parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", value)
    if parts and parts[3]:
        return edtf.day(day(value))
    found = parts and (edtf.month(int(parts[2]), int(parts[1])) if parts[2] else edtf.year(int(parts[1] or 0)))
    if not found:
        message = f"{value}: this is no time, expected YYYY, YYYY-MM or YYYY-MM-DD"
        raise BadParameter(message)
    return found


From = Annotated[
    edtf.Period | None,
    Option("--from", metavar="YYYY[-MM[-DD]]", parser=_period, help="Nothing before this.", show_default=False),
]
To = Annotated[
    edtf.Period | None,
    Option("--to", metavar="YYYY[-MM[-DD]]", parser=_period, help="Nothing after this.", show_default=False),
]
PARQUET_ON_TERMINAL = "Parquet is no text for a terminal: send it to a file, > entities.parquet"


@app.command(epilog="Example: jdoc names statements/ | jq -r 'select(.label == \"ORG\").value'")
def names(paths: Paths = None, labels: Labels = None, how: Names = "full", encoding: Encoding = None) -> None:
    """List the names of documents: canonical name, other forms, how often, where first."""
    from jdoc import jsonl  # noqa: PLC0415
    from jdoc.cli.inputs import blocks  # noqa: PLC0415
    from jdoc.recognizers import NAMES  # noqa: PLC0415
    from jdoc.stages.entities import find_entities  # noqa: PLC0415
    from jdoc.views.names import name_index, write_table  # noqa: PLC0415

    wanted = chosen(labels, sorted(NAMES)) or NAMES
    problems = Problems()
    given = blocks(paths, problems, encoding=encoding)
    entries = name_index(find_entities(given, labels=wanted, with_model=how == "full"))
    if sys.stdout.isatty():
        write_table(entries, sys.stdout)
        problems.leave()
    else:
        emit((jsonl.line(entry.facts()) for entry in entries), problems)
    if not entries:
        raise typer.Exit(NOTHING_FOUND)


@app.command(epilog="Example: jdoc show --html statement.html statement.txt")
def show(
    paths: Paths = None,
    labels: Labels = None,
    html: Annotated[
        str | None,
        Option(metavar="FILE", help="Write one self-contained page (- for standard output).", show_default=False),
    ] = None,
    no_pager: NoPager = False,
    base_date: BaseDate = None,
    how: Names = "full",
    encoding: Encoding = None,
) -> None:
    """Show the text with its entities marked and their values beside, on the terminal or as an HTML page."""
    from jdoc.recognizers import RECOGNIZERS  # noqa: PLC0415

    wanted = chosen(labels, list(RECOGNIZERS))
    problems = Problems()
    given = found(paths, problems, wanted, base_date=base_date, how=how, encoding=encoding)
    with answering(problems) as out:
        if html is not None:
            from jdoc.views.page import write_page  # noqa: PLC0415

            written = io.StringIO()
            write_page(given, written, labels=wanted)
            save(written.getvalue(), html, out)
        elif out.isatty() and os.environ.get("TERM") != "dumb":
            from jdoc.views.terminal import terminal_lines  # noqa: PLC0415 -- 60 ms that a pipe has no need of

            page(terminal_lines(given, out, labels=wanted), out, wanted=not no_pager)
        else:
            from jdoc.views.plain import write_plain  # noqa: PLC0415

            write_plain(given, out, labels=wanted)


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
    from jdoc.views import timeline as view  # noqa: PLC0415

    problems = Problems()
    given = found(paths, problems, frozenset({"DATE"}), base_date=base_date, how="rules", encoding=encoding)
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


def found(
    paths: list[str] | None,
    problems: Problems,
    labels: frozenset[str],
    *,
    base_date: dt.date | None,
    how: str,
    encoding: str | None,
) -> Iterator[Block]:
    """Yield records that have entities, of those labels at least."""
    from jdoc.cli.inputs import blocks  # noqa: PLC0415
    from jdoc.stages.entities import DEFAULT, find_missing  # noqa: PLC0415

    given = blocks(paths, problems, encoding=encoding)
    return find_missing(
        given, labels=labels or DEFAULT, base_date=base_date, with_model=how == "full", report=problems.report
    )


@app.command(epilog="Example: jdoc table --label MONEY --sort -amount statement.txt > amounts.csv")
def table(
    paths: Paths = None,
    labels: Labels = None,
    columns: Annotated[
        list[str] | None,
        Option(
            metavar="NAME,…",
            help="Only these columns, in this order: doc, line, label, text, value ….",
            show_default=False,
        ),
    ] = None,
    sort: Annotated[
        list[str] | None,
        Option(metavar="[-]NAME,…", help="Sort by these columns; - turns the order round.", show_default=False),
    ] = None,
    form: Annotated[
        Literal["csv", "tsv", "jsonl", "parquet"] | None,
        Option("--format", help="What to write, if not a table on a terminal and CSV elsewhere.", show_default=False),
    ] = None,
    bom: Annotated[bool, Option("--bom", help="Begin CSV and TSV with a byte order mark, which Excel wants.")] = False,
    base_date: BaseDate = None,
    how: Names = "full",
    encoding: Encoding = None,
) -> None:
    """Write a row for each entity: where it stands, what it says, its value. Documents are split first."""
    from jdoc.recognizers import RECOGNIZERS  # noqa: PLC0415
    from jdoc.views.table import COLUMNS, arranged, rows  # noqa: PLC0415

    wanted = chosen(labels, list(RECOGNIZERS))
    shown = ordered(columns, list(COLUMNS))
    order = ordered(sort, list(COLUMNS), signed=True)
    problems = Problems()
    given = rows(found(paths, problems, wanted, base_date=base_date, how=how, encoding=encoding), labels=wanted)
    _write_table(arranged(given, order) if order else given, shown, form, problems, bom=bom)


def _write_table(
    given: Iterable[Row], columns: Sequence[str], form: str | None, problems: Problems, *, bom: bool
) -> None:
    from jdoc.views import parquet, table  # noqa: PLC0415

    shown = columns or tuple(table.COLUMNS)
    with answering(problems) as out:
        if form == "parquet":
            if out.isatty():
                raise BadParameter(PARQUET_ON_TERMINAL)
            parquet.write_parquet(given, out.buffer, columns=shown)
        elif form is None and out.isatty():
            table.write_table(given, out, columns=columns)
        elif form == "jsonl":
            table.write_json_lines(given, out, columns=shown)
        else:
            table.write_csv(given, out, columns=shown, delimiter="\t" if form == "tsv" else ",", bom=bom)
