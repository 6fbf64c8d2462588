"""The command `entities`."""

from __future__ import annotations

from jdoc.cli import Problems, app, emit
from jdoc.cli.options import BaseDate, Encoding, Labels, Names, Paths, parse_choices
from jdoc.vocabulary import ENTITY_LABELS


@app.command(epilog="Example: jdoc entities --label MONEY,DATE statement.txt")
def entities(
    paths: Paths = None,
    labels: Labels = None,
    base_date: BaseDate = None,
    names: Names = "full",
    encoding: Encoding = None,
) -> None:
    """Find dates, amounts, measures and names, with their values. Documents are split first."""
    from jdoc import jsonl
    from jdoc.cli.inputs import read_blocks
    from jdoc.pipeline import Work, run_stages

    problems = Problems()
    work = Work(labels=parse_choices(labels, ENTITY_LABELS), names=names, base_date=base_date)
    blocks = read_blocks(paths, problems, encoding=encoding)
    emit(map(jsonl.encode, run_stages(blocks, work=work, report=problems.report)), problems)
