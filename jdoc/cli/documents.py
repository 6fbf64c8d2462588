"""The command `documents`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Annotated, Literal

from jdoc.cli import Problems, answering, app
from jdoc.cli.declared import Option
from jdoc.cli.options import Encoding, Memory, NoPager, Ocr, Paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader

    from jdoc.cli.output import Shown
    from jdoc.model import Paper

Form = Literal["table", "jsonl", "csv", "tsv"]


@app.command(answer="text", epilog="Example: jdoc documents statements/ | jq -r '[.date, .number, .title] | @tsv'")
def documents(
    paths: Paths = None,
    form: Annotated[
        Form | None,
        Option(
            "--format", help="What to write, if not a table on a terminal and JSON lines elsewhere.", show_default=False
        ),
    ] = None,
    encoding: Encoding = None,
    ocr: Ocr = False,
    memory: Memory = 2000,
    no_pager: NoPager = False,
) -> None:
    """List documents: title, day, number, kind, who issues them to whom.

    With pages, blocks and SHA-256. A table on a terminal, else JSON lines.
    """
    from jdoc.cli.output import Shown as Harmless
    from jdoc.cli.output import page
    from jdoc.views import table
    from jdoc.views.documents import BRIEF, BRIEFEST, COLUMNS, NARROW, narrow_rows, rows

    problems = Problems()
    papers = _papers(paths, problems, encoding=encoding, ocr=ocr, memory=memory)
    with answering(problems) as out:
        if form == "table" or (form is None and out.isatty()):
            is_narrow = shutil.get_terminal_size().columns < NARROW
            make, brief = (narrow_rows, BRIEFEST) if is_narrow else (rows, BRIEF)
            lines = table.table_lines(make(papers), out, kinds=COLUMNS, brief=brief)
            page(lines, out, wanted=not no_pager)
        elif form in {None, "jsonl"}:
            _write_lines(papers, Harmless(out, in_json=True))
        else:
            table.write_csv(
                rows(papers), Harmless(out, in_json=False), columns=tuple(COLUMNS), delimiter=table.delimiter_of(form)
            )


def _write_lines(papers: Iterable[Paper], out: Shown) -> None:
    from jdoc import jsonl

    for paper in papers:
        out.write(jsonl.write_line(paper).decode() + "\n")


def _papers(
    paths: list[str] | None, problems: Problems, *, encoding: str | None, ocr: bool, memory: int
) -> Iterator[Paper]:
    """Yield what the documents of each file are; of records, what the documents are that they are of."""
    from jdoc import pipeline
    from jdoc.cli.inputs import open_each
    from jdoc.errors import fence
    from jdoc.model import Document
    from jdoc.stages.documents import describe
    from jdoc.stages.grouping import group_by_document

    report = problems.report
    for name, stream in open_each(paths, problems, images=ocr, memory=memory):
        with fence(name, report):
            digest, held = _digest(stream)
            for source in pipeline.read_sources(held, name, encoding=encoding, ocr=ocr, report=report):
                place, pages = (source.name, source.page_count) if isinstance(source, Document) else (name, None)
                with fence(place, report):
                    for blocks in group_by_document(pipeline.split_source(source), report):
                        yield describe(blocks, pages=pages, sha256=digest)


def _digest(stream: BufferedReader) -> tuple[str | None, BufferedReader]:
    """Return the digest of a file's bytes, and the file to be read; of records there is none: they are no document."""
    import hashlib
    import io

    from jdoc.readers import holds_records

    if holds_records(stream):
        return None, stream
    data = stream.read()
    return hashlib.sha256(data).hexdigest(), io.BufferedReader(io.BytesIO(data))
