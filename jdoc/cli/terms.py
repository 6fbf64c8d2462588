"""The command `terms`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from jdoc.cli import NOTHING_FOUND, Problems, answering, app
from jdoc.cli.declared import Option
from jdoc.cli.options import Encoding, NoPager, Paths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from jdoc.views.terms import Term

Form = Literal["table", "jsonl", "csv", "tsv", "tbx"]


@app.command(answer="text", epilog="Example: jdoc terms --format tbx statements/ > terms.tbx")
def terms(
    paths: Paths = None,
    least: Annotated[
        int, Option("--min", min=1, metavar="N", help="Only terms used so often; those defined in any case.")
    ] = 2,
    form: Annotated[
        Form | None,
        Option(
            "--format", help="What to write, if not a table on a terminal and JSON lines elsewhere.", show_default=False
        ),
    ] = None,
    no_pager: NoPager = False,
    encoding: Encoding = None,
) -> None:
    """List the terms of documents: how often, where first, how defined.

    Nouns, with the sentence that they stand in first. A table on a terminal, else JSON lines.
    """
    from jdoc.cli.inputs import read_blocks
    from jdoc.stages.grouping import group_by_document
    from jdoc.views.terms import choose, gather_terms

    problems = Problems()
    documents = group_by_document(read_blocks(paths, problems, encoding=encoding), problems.report)
    found = [*choose(gather_terms(documents), least)]
    with answering(problems) as out:
        _write(found, out, form, paged=not no_pager)
    if not found:
        raise SystemExit(NOTHING_FOUND)


def _write(found: Sequence[Term], out: TextIO, form: Form | None, *, paged: bool) -> None:
    from jdoc.cli.output import Shown, page
    from jdoc.views import table, tbx
    from jdoc.views.terms import COLUMNS, rows, table_lines

    shown = Shown(out, in_json=form in {None, "jsonl"})
    if form == "table" or (form is None and out.isatty()):
        page(table_lines(found, out), out, wanted=paged)
    elif form == "tbx":
        tbx.write_tbx(found, shown)
    elif form in {None, "jsonl"}:
        table.write_json_lines(rows(found), shown, columns=tuple(COLUMNS))
    else:
        table.write_csv(rows(found), shown, columns=tuple(COLUMNS), delimiter=table.delimiter_of(form))
