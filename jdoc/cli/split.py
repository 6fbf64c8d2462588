"""The command `split`."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

from typer import Option

from jdoc.cli import Problems, answering, app, emit
from jdoc.cli.options import Encoding, Memory, NoPager, Ocr, Paths
from jdoc.cli.output import is_colored, page


@app.command(epilog="Example: jdoc split statement.txt | jq -r 'select(.kind == \"heading\").text'")
def split(
    paths: Paths = None,
    encoding: Encoding = None,
    ocr: Ocr = False,
    keep_furniture: Annotated[
        bool,
        Option("--keep-furniture", help="Write page numbers, running headers and ruby as blocks of kind furniture."),
    ] = False,
    explain: Annotated[
        bool, Option("--explain", help="Write into each block, as `why`, the rules that made it what it is.")
    ] = False,
    memory: Memory = 2000,
    no_pager: NoPager = False,
) -> None:
    """Split documents into blocks: titles, headings, paragraphs, tables.

    Items, notes, captions and signatures are blocks as well. An outline on a terminal, else JSON lines.
    """
    from jdoc.cli.inputs import encode_each, read_blocks

    problems = Problems()
    blocks = read_blocks(
        paths, problems, encoding=encoding, ocr=ocr, keep_furniture=keep_furniture, explain=explain, memory=memory
    )
    if not (sys.stdout and sys.stdout.isatty()):
        emit(encode_each(blocks, problems), problems)
        return
    from jdoc.views.outline import outline_lines

    with answering(problems) as out:
        lines = outline_lines(blocks, width=shutil.get_terminal_size().columns, colored=is_colored(out))
        page((f"{line}\n" for line in lines), out, wanted=not no_pager)
