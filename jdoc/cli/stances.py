"""The command that finds who does what: `stances`."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

from jdoc.cli import NOTHING_FOUND, Problems, answering, app, emit
from jdoc.cli.declared import Option
from jdoc.cli.options import Encoding, NoPager, Paths, complete_acts, parse_acts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Block

ActNames = Annotated[
    list[str] | None,
    Option(
        "--act",
        metavar="ACT,…",
        help="Only these acts, or families of acts: condemn, blame … (jdoc help acts).",
        autocompletion=complete_acts,
        show_default=False,
    ),
]
By = Annotated[
    Literal["actor", "act"] | None,
    Option("--by", help="Sort the table by actor or by act, not by place.", show_default=False),
]
Stat = Annotated[bool, Option("--stat", help="Count the acts of each actor.")]
ScoredBy = Annotated[
    Literal["cameo"] | None, Option("--codes", help="Add the code of the event in this scheme.", show_default=False)
]


@app.command(epilog="Example: jdoc stances --act accord,request --stat statements")
def stances(
    paths: Paths = None,
    acts: ActNames = None,
    by: By = None,
    stat: Stat = False,
    codes: ScoredBy = None,
    no_pager: NoPager = False,
    encoding: Encoding = None,
) -> None:
    """Find who welcomes, condemns, supports, requests what.

    A table on a terminal, else records with `stances`.
    """
    from jdoc.cli.inputs import encode_each, read_blocks
    from jdoc.cli.output import page
    from jdoc.pipeline import each_apart
    from jdoc.stages.stances import find_stances
    from jdoc.views import stances as view

    wanted = parse_acts(acts)
    problems = Problems()
    blocks = read_blocks(paths, problems, encoding=encoding)
    found = _only(each_apart(blocks, partial(find_stances, codes=codes), problems.report), wanted)
    if stat:
        counts = view.counted(found)
        with answering(problems) as out:
            view.write_counts(counts, out)
        if not counts:
            raise SystemExit(NOTHING_FOUND)
    elif by or (sys.stdout and sys.stdout.isatty()):
        rows = view.arranged(view.rows(found), by)
        with answering(problems) as out:
            page(view.table_lines(rows, out), out, wanted=not no_pager)
        if not rows:
            raise SystemExit(NOTHING_FOUND)
    else:
        emit(encode_each(found, problems), problems)


def _only(blocks: Iterable[Block], acts: frozenset[str]) -> Iterator[Block]:
    """Leave the stances of other acts out, if some are asked for."""
    for block in blocks:
        if acts:
            block.stances = [stance for stance in block.stances or () if stance.act in acts]
        yield block
