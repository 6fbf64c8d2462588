"""The command `show`."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Annotated

from jdoc.cli import Problems, answering, app
from jdoc.cli.declared import Option
from jdoc.cli.options import BaseDate, Encoding, Labels, LexiconFile, Names, NoPager, Paths, parse_choices
from jdoc.cli.output import page, save
from jdoc.vocabulary import ENTITY_LABELS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from jdoc.model import Block


@app.command(answer="text", epilog="Example: jdoc show --html statement.html statement.txt")
def show(
    paths: Paths = None,
    labels: Labels = None,
    html: Annotated[
        str | None,
        Option(metavar="FILE", help="Write one self-contained page (- for standard output).", show_default=False),
    ] = None,
    stances: Annotated[bool, Option("--stances", help="Mark acts and what they are about: who welcomes what.")] = False,
    check: Annotated[bool, Option("--check", help="Mark what can't be right, as `jdoc check` finds it.")] = False,
    no_pager: NoPager = False,
    base_date: BaseDate = None,
    names: Names = "full",
    lexicon: LexiconFile = None,
    encoding: Encoding = None,
) -> None:
    """Show the text with its entities marked and their values beside.

    On the terminal, or as one HTML page.
    """
    from jdoc.cli.inputs import own_names, read_blocks_with_stances, read_checked_blocks, read_marked_blocks
    from jdoc.pipeline import Work, each_apart
    from jdoc.views.findings import marks as fault_marks
    from jdoc.views.stances import marks

    chosen = parse_choices(labels, ENTITY_LABELS)
    problems = Problems()
    own = own_names(lexicon, problems)
    work = Work(labels=chosen, names=names, lexicon=own, base_date=base_date, encoding=encoding)
    read = read_checked_blocks if check else read_blocks_with_stances if stances else read_marked_blocks
    mark = fault_marks if check else marks
    blocks = each_apart(read(paths, problems, work), mark, problems.report)
    with answering(problems) as out:
        if html is not None:
            save(_page(blocks, chosen), html, out)
        elif out.isatty() and os.environ.get("TERM") != "dumb":
            from jdoc.views.terminal import draw_blocks  # 60 ms that a pipe has no need of

            page(draw_blocks(blocks, out, labels=chosen), out, wanted=not no_pager)
        else:
            from jdoc.views.plain import write_plain

            write_plain(blocks, out, labels=chosen)


def _page(blocks: Iterable[Block], labels: Collection[str]) -> str:
    from jdoc.views.page import write_page

    written = io.StringIO()
    write_page(blocks, written, labels=labels)
    return written.getvalue()
