"""The command `names`."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

from jdoc.cli import NOTHING_FOUND, Problems, answering, app, emit
from jdoc.cli.declared import Option
from jdoc.cli.options import Encoding, LexiconFile, NameLabels, Names, NoPager, Paths, parse_choices
from jdoc.vocabulary import NAME_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.model import Block


@app.command(epilog="Example: jdoc names statements/ | jq -r 'select(.label == \"ORG\").value'")
def names(
    paths: Paths = None,
    labels: NameLabels = None,
    definitions: Annotated[
        bool,
        Option("--definitions", help="List what documents define instead: 以下「法」という, acronyms, with meanings."),
    ] = False,
    mode: Names = "full",
    lexicon: LexiconFile = None,
    no_pager: NoPager = False,
    encoding: Encoding = None,
) -> None:
    """List the names of documents: all forms, how often, where first."""
    from jdoc import jsonl
    from jdoc.cli.inputs import own_names, read_blocks
    from jdoc.cli.output import page
    from jdoc.pipeline import Work, each_apart, ignore, run_stages
    from jdoc.views.names import index_names, table_lines

    problems = Problems()
    if definitions:
        _write_definitions(read_blocks(paths, problems, encoding=encoding), problems, paged=not no_pager)
        return
    chosen = parse_choices(labels, NAME_LABELS) or NAME_LABELS
    work = Work(labels=chosen, names=mode, lexicon=own_names(lexicon, problems))
    blocks = read_blocks(paths, problems, encoding=encoding)
    entries = index_names(each_apart(blocks, partial(run_stages, work=work, report=ignore), problems.report))
    if sys.stdout and sys.stdout.isatty():
        with answering(problems) as out:
            page(table_lines(entries, out), out, wanted=not no_pager)
    else:
        emit((jsonl.write_line(entry.as_dict()) for entry in entries), problems)
    if not entries:
        raise SystemExit(NOTHING_FOUND)


def _write_definitions(blocks: Iterable[Block], problems: Problems, *, paged: bool) -> None:
    from jdoc import jsonl
    from jdoc.cli.output import page
    from jdoc.views.definitions import rows, table_lines

    found = [*rows(blocks)]
    if sys.stdout and sys.stdout.isatty():
        with answering(problems) as out:
            page(table_lines(found, out), out, wanted=paged)
    else:
        emit(
            (jsonl.write_line({name: cell for name, cell in row.items() if cell is not None}) for row in found),
            problems,
        )
    if not found:
        raise SystemExit(NOTHING_FOUND)
