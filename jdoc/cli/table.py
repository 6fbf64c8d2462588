"""The command `table`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from typer import BadParameter, Option

from jdoc.cli import Problems, answering, app
from jdoc.cli.options import BaseDate, Encoding, Labels, Names, Paths, parse_choices, parse_columns, parse_order
from jdoc.vocabulary import ENTITY_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

    from jdoc.views.rows import Row

Form = Literal["csv", "tsv", "jsonl", "parquet"]
PARQUET_ON_TERMINAL = "Parquet is no text for a terminal: send it to a file, > entities.parquet"


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
        Form | None,
        Option("--format", help="What to write, if not a table on a terminal and CSV elsewhere.", show_default=False),
    ] = None,
    stances: Annotated[
        bool, Option("--stances", help="A row for each act: who welcomes, condemns, requests what.")
    ] = False,
    bom: Annotated[bool, Option("--bom", help="Begin CSV and TSV with a byte order mark, which Excel wants.")] = False,
    base_date: BaseDate = None,
    names: Names = "full",
    encoding: Encoding = None,
) -> None:
    """Write a row for each entity: where it stands, what it says, its value. Documents are split first."""
    from jdoc.cli.inputs import read_blocks_with_stances, read_marked_blocks
    from jdoc.pipeline import Work
    from jdoc.views import stances as acts
    from jdoc.views.rows import COLUMNS, make_rows, sort_rows

    chosen = parse_choices(labels, ENTITY_LABELS)
    kinds = acts.COLUMNS if stances else COLUMNS
    shown, order = parse_columns(columns, [*kinds]), parse_order(sort, [*kinds])
    problems = Problems()
    work = Work(labels=chosen, names=names, base_date=base_date, encoding=encoding)
    rows: Iterable[Row]
    if stances:
        rows = acts.rows(read_blocks_with_stances(paths, problems, work))
    else:
        rows = make_rows(read_marked_blocks(paths, problems, work), labels=chosen)
    if order:
        rows = sort_rows(rows, order)
    with answering(problems) as out:
        _write(rows, out, form, shown, kinds, bom=bom)


def _write(
    rows: Iterable[Row],
    out: TextIO,
    form: Form | None,
    chosen: Sequence[str],
    kinds: Mapping[str, type],
    *,
    bom: bool,
) -> None:
    from jdoc.views import parquet, stances, table

    columns = chosen or tuple(kinds)
    if form is None and out.isatty():
        brief = stances.BRIEF if kinds is stances.COLUMNS else table.BRIEF
        table.write_table(rows, out, columns=chosen, kinds=kinds, brief=brief)
    elif form == "jsonl":
        table.write_json_lines(rows, out, columns=columns)
    elif form == "parquet":
        if out.isatty():
            raise BadParameter(PARQUET_ON_TERMINAL)
        parquet.write_parquet(rows, out.buffer, columns=columns, kinds=kinds)
    else:
        table.write_csv(rows, out, columns=columns, delimiter="\t" if form == "tsv" else ",", bom=bom)
