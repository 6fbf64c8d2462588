"""The commands that show what records hold: `names`."""

from __future__ import annotations

import sys

import typer

from jdoc.cli import NOTHING_FOUND, Problems, app, emit
from jdoc.cli.options import Encoding, Labels, Names, Paths, chosen


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
