"""The command `entities`."""

from __future__ import annotations

import sys
from functools import partial

from jdoc.cli import Problems, answering, app, emit
from jdoc.cli.options import BaseDate, Encoding, Labels, LexiconFile, Memory, Names, NoPager, Paths, parse_choices
from jdoc.vocabulary import ENTITY_LABELS


@app.command(epilog="Example: jdoc entities --label MONEY,DATE statement.txt")
def entities(
    paths: Paths = None,
    labels: Labels = None,
    base_date: BaseDate = None,
    names: Names = "full",
    lexicon: LexiconFile = None,
    encoding: Encoding = None,
    memory: Memory = 2000,
    no_pager: NoPager = False,
) -> None:
    """Find dates, amounts, measures and names, with their values.

    Documents are split first. A table on a terminal, else JSON lines.
    """
    from jdoc.cli.inputs import encode_each, own_names, read_blocks
    from jdoc.pipeline import Work, each_apart, run_stages

    problems = Problems()
    work = Work(
        labels=parse_choices(labels, ENTITY_LABELS),
        names=names,
        base_date=base_date,
        lexicon=own_names(lexicon, problems),
    )
    blocks = read_blocks(paths, problems, encoding=encoding, memory=memory)
    found = each_apart(blocks, partial(run_stages, work=work, report=problems.report), problems.report)
    if not (sys.stdout and sys.stdout.isatty()):
        emit(encode_each(found, problems), problems)
        return
    from jdoc.cli.output import page
    from jdoc.cli.undated import Undated
    from jdoc.views.rows import make_rows
    from jdoc.views.table import table_lines

    with answering(problems) as out:
        undated = Undated()
        page(table_lines(make_rows(undated.watch(found)), out), out, wanted=not no_pager)
        undated.tell()
