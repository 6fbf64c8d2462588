"""One document: what a worker does with it. Nothing is written here: all that it finds, it yields."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field

from jdoc.batch.forms import write_pieces
from jdoc.errors import InputError, JdocError, Notice
from jdoc.limits import seconds_for
from jdoc.pipeline import Work, process_stream
from jdoc.readers import open_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Block
    from jdoc.vocabulary import ResultForm

MOST_PROBLEMS = 20
"""Problems of one document that are told; of a table with a fault in each row, nobody reads more."""


class Task(Struct, frozen=True):
    """A document to be done."""

    key: str
    """Its path below the folder of all inputs: its name in the manifest and, with a suffix, that of its result."""
    path: str
    """Where it is read."""
    name: str
    """What its records call it."""
    known: str | None = None
    """The hash that it had when it was done: if it still has it, there is nothing to do."""
    data: bytes | None = None
    """What it holds, where the worker can't read it itself."""


class Opened(Struct, frozen=True):
    """The document can be read: what identifies its content."""

    sha256: str
    size: int


class Tally(Struct):
    """What was found in a document."""

    blocks: int = 0
    entities: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


Value: TypeAlias = Opened | bytes | Tally


def usual_seconds(task: Task, *, ocr: bool = False) -> float:
    """Return how long a document may take, where nobody has said."""
    return seconds_for(task.path, task.data, ocr=ocr)


def process_document(task: Task, *, work: Work, form: ResultForm) -> Iterator[Value]:
    """Yield what a document is, then the pieces of its result and the tally; no more than the first if it is known."""
    with _open(task) as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        yield Opened(digest, stream.tell())
        if digest == task.known:
            return
        stream.seek(0)
        tally = Tally()
        hidden = 0

        def report(error: JdocError) -> None:
            nonlocal hidden
            if isinstance(error, Notice):
                tally.notices = [*tally.notices, str(error)][:MOST_PROBLEMS]
            elif len(tally.problems) < MOST_PROBLEMS:
                tally.problems.append(
                    str(error if isinstance(error, InputError) else InputError(task.name, str(error)))
                )
            else:
                hidden += 1

        yield from write_pieces(_count(process_stream(stream, task.name, work=work, report=report), tally), form)
        if hidden:
            tally.problems.append(f"{task.name}: {hidden} more problems")
        yield tally


def _open(task: Task) -> io.BufferedReader:
    if task.data is not None:
        return io.BufferedReader(io.BytesIO(task.data))
    return open_input(task.path)


def _count(blocks: Iterable[Block], tally: Tally) -> Iterator[Block]:
    for block in blocks:
        tally.blocks += 1
        tally.entities.update(entity.label for entity in block.entities or ())
        yield block
