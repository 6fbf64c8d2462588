"""The commands that write records: `split`, `entities`."""

from __future__ import annotations

from typing import Annotated

from typer import Option

from jdoc.cli import Problems, app, emit
from jdoc.cli.options import BaseDate, Encoding, Labels, Names, Paths, chosen


@app.command(epilog="Example: jdoc split statement.txt | jq -r 'select(.kind == \"heading\").text'")
def split(
    paths: Paths = None,
    encoding: Encoding = None,
    keep_furniture: Annotated[
        bool,
        Option("--keep-furniture", help="Write page numbers, running headers and ruby as blocks of kind furniture."),
    ] = False,
    explain: Annotated[
        bool, Option("--explain", help="Write into each block, as `why`, the rules that made it what it is.")
    ] = False,
) -> None:
    """Split documents into blocks: titles, headings, paragraphs, items, tables and signatures."""
    from jdoc import jsonl  # noqa: PLC0415 -- what a command doesn't need is not loaded
    from jdoc.cli.inputs import blocks  # noqa: PLC0415

    problems = Problems()
    found = blocks(paths, problems, encoding=encoding, keep_furniture=keep_furniture, explain=explain)
    emit(map(jsonl.encode, found), problems)


@app.command(epilog="Example: jdoc entities --label MONEY,DATE statement.txt")
def entities(
    paths: Paths = None,
    labels: Labels = None,
    base_date: BaseDate = None,
    names: Names = "full",
    encoding: Encoding = None,
) -> None:
    """Find dates, amounts, measures and names, with their values. Documents are split first."""
    from jdoc import jsonl  # noqa: PLC0415
    from jdoc.cli.inputs import blocks  # noqa: PLC0415
    from jdoc.recognizers import DEFAULT_LABELS, LABELS  # noqa: PLC0415
    from jdoc.stages.entities import find_entities  # noqa: PLC0415

    problems = Problems()
    wanted = chosen(labels, LABELS) or DEFAULT_LABELS
    given = blocks(paths, problems, encoding=encoding)
    found = find_entities(
        given, labels=wanted, base_date=base_date, names="full" if names == "full" else "rules", report=problems.report
    )
    emit(map(jsonl.encode, found), problems)
