"""The command `names`."""

from __future__ import annotations

import sys
from functools import partial

import typer

from jdoc.cli import NOTHING_FOUND, Problems, app, emit
from jdoc.cli.options import Encoding, NameLabels, Names, Paths, parse_choices
from jdoc.vocabulary import NAME_LABELS


@app.command(epilog="Example: jdoc names statements/ | jq -r 'select(.label == \"ORG\").value'")
def names(paths: Paths = None, labels: NameLabels = None, mode: Names = "full", encoding: Encoding = None) -> None:
    """List the names of documents: all forms, how often, where first."""
    from jdoc import jsonl
    from jdoc.cli.inputs import read_blocks
    from jdoc.pipeline import Work, each_apart, ignore, run_stages
    from jdoc.views.names import index_names, write_table

    problems = Problems()
    work = Work(labels=parse_choices(labels, NAME_LABELS) or NAME_LABELS, names=mode)
    blocks = read_blocks(paths, problems, encoding=encoding)
    entries = index_names(each_apart(blocks, partial(run_stages, work=work, report=ignore), problems.report))
    if sys.stdout and sys.stdout.isatty():
        write_table(entries, sys.stdout)
        problems.leave()
    else:
        emit((jsonl.write_line(entry.as_dict()) for entry in entries), problems)
    if not entries:
        raise typer.Exit(NOTHING_FOUND)
