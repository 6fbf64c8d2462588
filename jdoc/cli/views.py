"""The commands that show what records hold: `names`, `show`, `table`."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from typer import BadParameter, Option

from jdoc.cli import NOTHING_FOUND, Problems, answering, app, emit
from jdoc.cli.options import BaseDate, Encoding, Labels, Names, NoPager, Paths, chosen, ordered
from jdoc.cli.output import page, save

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jdoc.views.table import Row

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
    if sys.stdout and sys.stdout.isatty():
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
    stances: Annotated[bool, Option("--stances", help="Mark acts and what they are about: who welcomes what.")] = False,
    no_pager: NoPager = False,
    base_date: BaseDate = None,
    how: Names = "full",
    encoding: Encoding = None,
) -> None:
    """Show the text with its entities marked and their values beside, on the terminal or as an HTML page."""
    from jdoc.cli.inputs import blocks, marked  # noqa: PLC0415
    from jdoc.recognizers import RECOGNIZERS  # noqa: PLC0415
    from jdoc.views.stances import marks  # noqa: PLC0415

    wanted = chosen(labels, list(RECOGNIZERS))
    problems = Problems()
    if stances:
        from jdoc.stages.stances import find_missing_stances  # noqa: PLC0415

        given = marks(find_missing_stances(blocks(paths, problems, encoding=encoding)))
    else:
        given = marks(marked(paths, problems, wanted, base_date=base_date, how=how, encoding=encoding))
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
    stances: Annotated[
        bool, Option("--stances", help="A row for each act: who welcomes, condemns, requests what.")
    ] = False,
    bom: Annotated[bool, Option("--bom", help="Begin CSV and TSV with a byte order mark, which Excel wants.")] = False,
    base_date: BaseDate = None,
    how: Names = "full",
    encoding: Encoding = None,
) -> None:
    """Write a row for each entity: where it stands, what it says, its value. Documents are split first."""
    from jdoc.cli.inputs import blocks, marked  # noqa: PLC0415
    from jdoc.recognizers import RECOGNIZERS  # noqa: PLC0415
    from jdoc.stages.stances import find_missing_stances  # noqa: PLC0415
    from jdoc.views import stances as acts  # noqa: PLC0415
    from jdoc.views.table import COLUMNS, arranged, rows  # noqa: PLC0415

    wanted = chosen(labels, list(RECOGNIZERS))
    known = acts.COLUMNS if stances else COLUMNS
    shown = ordered(columns, list(known))
    order = ordered(sort, list(known), signed=True)
    problems = Problems()
    if stances:
        given = acts.rows(find_missing_stances(blocks(paths, problems, encoding=encoding)))
    else:
        given = rows(marked(paths, problems, wanted, base_date=base_date, how=how, encoding=encoding), labels=wanted)
    _write_table(arranged(given, order) if order else given, shown, form, problems, known, bom=bom)


def _write_table(
    given: Iterable[Row],
    columns: Sequence[str],
    form: str | None,
    problems: Problems,
    known: Mapping[str, type],
    *,
    bom: bool,
) -> None:
    from jdoc.views import parquet, table  # noqa: PLC0415
    from jdoc.views import stances as acts  # noqa: PLC0415

    shown = columns or tuple(known)
    with answering(problems) as out:
        if form == "parquet":
            if out.isatty():
                raise BadParameter(PARQUET_ON_TERMINAL)
            parquet.write_parquet(given, out.buffer, columns=shown, kinds=known)
        elif form is None and out.isatty():
            brief = table.BRIEF if known is table.COLUMNS else acts.BRIEF
            table.write_table(given, out, columns=columns, kinds=known, brief=brief)
        elif form == "jsonl":
            table.write_json_lines(given, out, columns=shown)
        else:
            table.write_csv(given, out, columns=shown, delimiter="\t" if form == "tsv" else ",", bom=bom)
