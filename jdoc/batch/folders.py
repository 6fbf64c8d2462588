"""A run: documents go to the workers, what comes back goes into the folder of results and into the manifest.

Workers, wherever they are, write nothing: like this a run can be gone on with in the same way everywhere.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Protocol, Self

from msgspec import to_builtins

from jdoc import __version__, jsonl
from jdoc.batch import forms
from jdoc.batch.documents import Opened, Tally, Task
from jdoc.batch.inputs import translate_errors
from jdoc.batch.manifest import Entry, Manifest
from jdoc.batch.results import OWN, open_results
from jdoc.errors import OutputError, system_reason
from jdoc.language.controls import printable
from jdoc.tuples import NamedTuple
from jdoc.workers import Passing, Yielded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.batch.documents import Value
    from jdoc.batch.inputs import Inputs
    from jdoc.model import Block
    from jdoc.pipeline import Work
    from jdoc.vocabulary import ResultForm
    from jdoc.workers import Ended

MERGED = "merged"
"""The name of the one file of all results, but for its suffix."""
UNMERGED = f"{OWN}/documents"
"""Where those results are that go into it: the next call needs them."""
_NAME_ERRORS = {errno.ENAMETOOLONG, errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.EILSEQ, errno.EINVAL}
"""Errors that are about the name of one result; any other means that no result can be written."""


class Executor(Protocol):
    """Who does the work: worker processes here, or a cluster."""

    def run(self, items: Iterable[Task]) -> Iterator[Yielded[Task, Value] | Ended[Task]]:
        """Yield what is found in documents, as it comes."""


class RunOptions(NamedTuple):
    """What is to be done, and in what form the results are wanted."""

    work: Work
    form: ResultForm = "jsonl"
    merge: bool = False
    """Write one file for all, and not one for each document."""
    redo_failed: bool = False

    @property
    def result_form(self) -> ResultForm:
        """The form of a document's result; to be merged, it is JSON lines."""
        return "jsonl" if self.merge else self.form


class Step(NamedTuple):
    """A document that has ended."""

    name: str
    """As the user wrote it."""
    entry: Entry
    is_new: bool
    """It was done now, and not by an earlier call."""


@dataclass
class _Draft:
    """What has come of a document so far."""

    out: IO[bytes] | None = None
    opened: Opened | None = None
    tally: Tally | None = None
    written: int = 0


class Batch:
    """One run, or what is left of it."""

    def __init__(self, inputs: Inputs, out: str, options: RunOptions) -> None:
        self._inputs = inputs
        self._out = out
        self._run = options
        self._form = options.result_form
        self._options = _digest(options.work, self._form)
        self._drafts: dict[int, _Draft] = {}
        self.outdated: Counter[str] = Counter()
        """How many results there were of other versions of jdoc, which are made anew."""
        with self._writing():
            self._results = open_results(out)
            self._manifest = Manifest(self._results)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._writing():
            for draft in self._drafts.values():
                if draft.out:
                    self._results.drop(draft.out)
            self._manifest.close()
            self._results.close()

    def steps(self, executor: Executor) -> Iterator[Step]:
        """Do all that isn't done, and yield each document as it ends."""
        with self._writing():
            for key in self._inputs.unread():
                self._manifest.note(Entry(path=key, outcome="unread"))
            for event in executor.run(self._tasks()):
                if isinstance(event, Yielded):
                    self._take(self._drafts.setdefault(event.position, _Draft()), event.value)
                else:
                    yield self._end(event)
            self._manifest.finish()
            if self._run.merge:
                self._merge()

    def _tasks(self) -> Iterator[Task]:
        for key, path in self._inputs:
            yield Task(key, path, printable(path), known=self._known(key))

    def _known(self, key: str) -> str | None:
        """Return the hash of a document that is done, if what was done then is what is wanted now."""
        entry = self._manifest.get(key)
        if entry is not None and entry.version != __version__ and entry.outcome == "done":
            self.outdated[entry.version] += 1
        if entry is None or (entry.options, entry.version) != (self._options, __version__):
            return None
        if entry.outcome == "failed":
            return None if self._run.redo_failed or entry.passing else entry.sha256
        return entry.sha256 if self._results.size(self._name(key)) == entry.written else None

    def _name(self, key: str) -> str:
        """Name a document's result: its own name stays whole, so that a.txt and a.pdf don't meet."""
        return f"{UNMERGED}/{key}.{self._form}" if self._run.merge else f"{key}.{self._form}"

    def _take(self, draft: _Draft, value: Value) -> None:
        if isinstance(value, Opened):
            draft.opened = value
        elif isinstance(value, Tally):
            draft.tally = value
        else:
            draft.out = draft.out or self._results.draft()
            draft.out.write(value)
            draft.written += len(value)

    def _end(self, event: Ended[Task]) -> Step:
        """Keep what has come of a document, and note it."""
        task = event.item
        draft = self._drafts.pop(event.position, _Draft())
        known = self._manifest.get(task.key)
        if known and not event.failure and draft.tally is None:
            return Step(task.name, known, is_new=False)
        failure = event.failure or self._keep(draft, self._name(task.key))
        entry = Entry(path=task.key, outcome="done", options=self._options, version=__version__)
        if draft.opened:
            entry.sha256, entry.size = draft.opened.sha256, draft.opened.size
        if failure or not draft.tally:
            entry.outcome, entry.reason = "failed", (failure or "").removeprefix(f"{task.name}: ")
            entry.passing = isinstance(failure, Passing)
            self._give_up(draft, known)
        else:
            entry.written, entry.blocks, entry.problems = draft.written, draft.tally.blocks, draft.tally.problems
            entry.notices = draft.tally.notices
            entry.entities = dict(sorted(draft.tally.entities.items()))
        self._manifest.note(entry)
        return Step(task.name, entry, is_new=True)

    def _give_up(self, draft: _Draft, known: Entry | None) -> None:
        """Drop what has come of a document that failed, and the result of what it was before."""
        if draft.out:
            self._results.drop(draft.out)
        if known and known.outcome == "done":
            self._results.remove(self._name(known.path))

    def _keep(self, draft: _Draft, name: str) -> str | None:
        """Put a result into its place; return why it can't be, if it is about its name."""
        try:
            draft.out = draft.out or self._results.draft()
            self._results.keep(draft.out, name)
        except OSError as error:
            if error.errno not in _NAME_ERRORS:
                raise
            return f"its result can't be named {name}: {system_reason(error)}"
        return None

    def _merge(self) -> None:
        """Write all results into one file, in the order of the documents."""
        draft = self._results.draft()
        if self._run.form == "jsonl":
            for lines in self._kept():
                shutil.copyfileobj(lines, draft, 1 << 20)
        else:
            forms.write(self._blocks(), self._run.form, draft)
        draft.flush()
        os.fsync(draft.fileno())
        self._results.keep(draft, f"{MERGED}.{self._run.form}")

    def _blocks(self) -> Iterator[Block]:
        for lines in self._kept():
            yield from map(jsonl.decode, lines)

    def _kept(self) -> Iterator[IO[bytes]]:
        for source in self._inputs:
            entry = self._manifest.get(source.key)
            if entry and entry.outcome == "done":
                with self._results.read(self._name(source.key)) as lines:
                    yield lines

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Tell what can't be written in one line: the disk is full, the folder is somebody else's."""
        try:
            with translate_errors():
                yield
        except OSError as error:
            problem = f"{self._out}: {system_reason(error)}; what is done stays, call again to go on"
            raise OutputError(problem) from error


def _digest(work: Work, form: ResultForm) -> str:
    """Name all options that a result depends on."""
    options = to_builtins(work, order="deterministic")
    return hashlib.sha256(jsonl.write_line([options, form])).hexdigest()[:16]
