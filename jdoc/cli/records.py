"""The commands that write records: `split`, `schema`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer
from typer import Option

from jdoc import jsonl, readers
from jdoc.cli import USAGE, Problems, app, emit, show_version
from jdoc.cli.options import Encoding, Paths  # noqa: TC001 -- typer reads the annotations when it runs
from jdoc.errors import InputError
from jdoc.readers import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Block


@app.callback()
def jdoc(
    version: Annotated[
        bool,
        Option(
            "--version",
            "-V",
            callback=lambda value: show_version(wanted=value),
            is_eager=True,
            help="Show the version and exit.",
        ),
    ] = False,
) -> None:
    """Japanese official documents to structured, normalised, searchable JSON lines."""


@app.command(epilog="Example: jdoc split statement.txt | jq -r 'select(.kind == \"heading\").text'")
def split(
    paths: Paths = None,
    encoding: Encoding = None,
    keep_furniture: Annotated[
        bool,
        Option("--keep-furniture", help="Write page numbers, running headers and ruby as blocks of kind furniture."),
    ] = False,
) -> None:
    """Split documents into blocks: titles, headings, paragraphs, items, tables and signatures."""
    problems = Problems()
    emit(blocks(paths, problems, encoding=encoding, keep_furniture=keep_furniture), problems)


@app.command(epilog="Example: jdoc schema > record.schema.json")
def schema() -> None:
    """Show the JSON Schema of the record that all commands read and write."""
    print(jsonl.dumps(jsonl.schema()))


def blocks(
    paths: list[str] | None, problems: Problems, *, encoding: str | None = None, keep_furniture: bool = False
) -> Iterator[Block]:
    """Yield the records that the paths hold: those of JSON lines as they are, those of a document once it is split."""
    if not paths and sys.stdin.isatty():
        print("jdoc: nothing to read: name a file or a folder, or pipe something in (jdoc --help)", file=sys.stderr)
        raise typer.Exit(USAGE)
    report = problems.report
    for name, stream in readers.inputs(paths or ["-"], report=report):
        try:
            if readers.holds_records(stream):
                yield from jsonl.read(text.lines_of_records(stream), name, report=report)
                continue
            document = readers.read(stream.read(), name, encoding=encoding, report=report)
            if not any(map(str.strip, document.lines)):
                report(InputError(name, "nothing in it: the document is empty"))
            from jdoc.stages.split import split_documents  # noqa: PLC0415 -- 20 ms that records have no need of

            yield from split_documents([document], keep_furniture=keep_furniture)
        except InputError as error:
            report(error)
        except OSError as error:
            report(InputError(name, (error.strerror or str(error)).lower()))
