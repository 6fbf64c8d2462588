"""What a command is given: documents and records, told apart by their content."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from jdoc import jsonl, pipeline
from jdoc.cli import USAGE, told
from jdoc.errors import fence
from jdoc.language.controls import printable
from jdoc.limits import ONE_THREAD, USUAL_MEMORY, limit_memory
from jdoc.model import Document
from jdoc.pipeline import NAMELESS, add_entities, each_apart, split_source
from jdoc.readers.inputs import open_inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from io import BufferedReader

    from jdoc.cli import Problems
    from jdoc.errors import JdocError
    from jdoc.lexicon.own import Lexicon
    from jdoc.model import Block
    from jdoc.pipeline import PlainText, Work

Source = TypeVar("Source")


def bound_memory(megabytes: int | None = None) -> None:
    """Bound what this command may take, as a worker of `jdoc run` is: one document must not take all of a machine."""
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)
    written = os.environ.get("JDOC_MEMORY", "")
    limit_memory(megabytes or (int(written) if written.isdecimal() else USUAL_MEMORY))


def own_names(path: str | None, problems: Problems) -> Lexicon | None:
    """Read the lexicon that a user names; rows that can't be used are told."""
    if path is None:
        return None
    from jdoc.readers.own_names import read_lexicon

    return read_lexicon(path, problems.report)


def read_sources(
    paths: Sequence[str] | None,
    problems: Problems,
    *,
    encoding: str | None = None,
    ocr: bool = False,
    memory: int | None = None,
) -> Iterator[Document | Iterator[Block]]:
    """Yield what each path holds: a document, or the stream of its records."""
    bound_memory(memory)
    yield from _read(partial(pipeline.read_sources, ocr=ocr), paths, problems, encoding, images=ocr)


def read_texts(
    paths: Sequence[str] | None, problems: Problems, *, encoding: str | None = None
) -> Iterator[PlainText | Document | Iterator[Block]]:
    """Yield what each path holds: a plain text as it stands, another document, or the stream of its records."""
    bound_memory()
    yield from _read(pipeline.read_texts, paths, problems, encoding)


def _read(
    read: Callable[..., Iterator[Source]],
    paths: Sequence[str] | None,
    problems: Problems,
    encoding: str | None,
    *,
    images: bool = False,
) -> Iterator[Source | Iterator[Block]]:
    report = problems.report
    for shown, stream in _open(paths, problems, images=images):
        with fence(shown, report):
            for source in read(stream, shown, encoding=encoding, report=report):
                whole = isinstance(source, Document | pipeline.PlainText)
                yield source if whole else _unbroken(cast("Iterator[Block]", source), shown, report)


def open_each(
    paths: Sequence[str] | None, problems: Problems, *, images: bool = False, memory: int | None = None
) -> Iterator[tuple[str, BufferedReader]]:
    """Yield the name of each file that the paths name, and the open file; what goes wrong with one costs no other."""
    bound_memory(memory)
    yield from _open(paths, problems, images=images)


def _open(paths: Sequence[str] | None, problems: Problems, *, images: bool) -> Iterator[tuple[str, BufferedReader]]:
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        print(told("nothing to read: name a file or a folder, or pipe something in (jdoc --help)"), file=sys.stderr)
        raise SystemExit(USAGE)
    for name, stream in open_inputs(paths or ["-"], report=problems.report, images=images):
        yield printable(name), stream


def _unbroken(records: Iterator[Block], name: str, report: Callable[[JdocError], None]) -> Iterator[Block]:
    """Yield the records of a file as far as it can be read."""
    with fence(name, report):
        yield from records


def read_blocks(
    paths: Sequence[str] | None,
    problems: Problems,
    *,
    encoding: str | None = None,
    ocr: bool = False,
    keep_furniture: bool = False,
    explain: bool = False,
    memory: int | None = None,
) -> Iterator[Block]:
    """Yield the records that the paths hold: those of JSON lines as they are, those of a document once it is split."""
    for source in read_sources(paths, problems, encoding=encoding, ocr=ocr, memory=memory):
        if isinstance(source, Document):
            blocks: Iterable[Block] = ()
            with fence(source.name, problems.report):
                blocks = [*split_source(source, keep_furniture=keep_furniture, explain=explain)]
            yield from blocks
        else:
            yield from source


def read_blocks_with_stances(paths: Sequence[str] | None, problems: Problems, work: Work) -> Iterator[Block]:
    """Yield records that have stances."""
    from jdoc.stages.stances import find_missing_stances

    return each_apart(read_blocks(paths, problems, encoding=work.encoding), find_missing_stances, problems.report)


def read_marked_blocks(paths: Sequence[str] | None, problems: Problems, work: Work) -> Iterator[Block]:
    """Yield records that have entities, of the labels that are asked for at least."""
    blocks = read_blocks(paths, problems, encoding=work.encoding)
    return each_apart(blocks, partial(add_entities, work=work, report=problems.report), problems.report)


def read_checked_blocks(paths: Sequence[str] | None, problems: Problems, work: Work) -> Iterator[Block]:
    """Yield records with what can't be right in them."""
    from jdoc.stages.check import find_faults

    return each_apart(read_marked_blocks(paths, problems, work), find_faults, problems.report)


def encode_each(blocks: Iterable[Block], problems: Problems) -> Iterator[bytes]:
    """Write records as lines; one that can't be written is told, and costs no other."""
    for block in blocks:
        with fence(block.doc or NAMELESS, problems.report):
            yield jsonl.encode(block)
