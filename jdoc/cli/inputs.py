"""What a command is given: documents and records, told apart by their content."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import typer

from jdoc import pipeline
from jdoc.cli import USAGE
from jdoc.errors import InputError
from jdoc.pipeline import add_entities, split_source
from jdoc.readers.inputs import open_inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jdoc.cli import Problems
    from jdoc.model import Block, Document
    from jdoc.pipeline import PlainText, Work

Source = TypeVar("Source")


def read_sources(
    paths: Sequence[str] | None, problems: Problems, *, encoding: str | None = None, ocr: bool = False
) -> Iterator[Document | Iterator[Block]]:
    """Yield what each path holds: a document, or the stream of its records."""
    yield from _read(partial(pipeline.read_sources, ocr=ocr), paths, problems, encoding)


def read_texts(
    paths: Sequence[str] | None, problems: Problems, *, encoding: str | None = None
) -> Iterator[PlainText | Document | Iterator[Block]]:
    """Yield what each path holds: a plain text as it stands, another document, or the stream of its records."""
    yield from _read(pipeline.read_texts, paths, problems, encoding)


def _read(
    read: Callable[..., Iterator[Source]], paths: Sequence[str] | None, problems: Problems, encoding: str | None
) -> Iterator[Source]:
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        print("jdoc: nothing to read: name a file or a folder, or pipe something in (jdoc --help)", file=sys.stderr)
        raise typer.Exit(USAGE)
    report = problems.report
    for name, stream in open_inputs(paths or ["-"], report=report):
        try:
            yield from read(stream, name, encoding=encoding, report=report)
        except InputError as error:
            report(error)
        except OSError as error:
            report(InputError.of(name, error))


def read_blocks(
    paths: Sequence[str] | None,
    problems: Problems,
    *,
    encoding: str | None = None,
    ocr: bool = False,
    keep_furniture: bool = False,
    explain: bool = False,
) -> Iterator[Block]:
    """Yield the records that the paths hold: those of JSON lines as they are, those of a document once it is split."""
    for source in read_sources(paths, problems, encoding=encoding, ocr=ocr):
        yield from split_source(source, keep_furniture=keep_furniture, explain=explain)


def read_blocks_with_stances(paths: Sequence[str] | None, problems: Problems, work: Work) -> Iterator[Block]:
    """Yield records that have stances."""
    from jdoc.stages.stances import find_missing_stances

    return find_missing_stances(read_blocks(paths, problems, encoding=work.encoding))


def read_marked_blocks(paths: Sequence[str] | None, problems: Problems, work: Work) -> Iterator[Block]:
    """Yield records that have entities, of the labels that are asked for at least."""
    blocks = read_blocks(paths, problems, encoding=work.encoding)
    return add_entities(blocks, work=work, report=problems.report)
