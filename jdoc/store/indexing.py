"""Building an index, or bringing it up to date: only what is new or has changed is read."""

from __future__ import annotations

import os
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Literal, get_args

from msgspec.structs import replace

from jdoc import __version__
from jdoc.batch.inputs import Inputs
from jdoc.errors import InputError
from jdoc.language.controls import printable
from jdoc.store.rows import Blocks, Opened, Problem, Task, extract, usual_seconds
from jdoc.store.schema import forget_older, look_at
from jdoc.store.writer import Writer
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import ENTITY_LABELS
from jdoc.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jdoc.pipeline import Work
    from jdoc.store.rows import Value
    from jdoc.workers import Result


Outcome = Literal["indexed", "unchanged", "removed", "failed"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


READ_AGAIN = ""
"""How a file was made that nothing was found in: the next call looks at it again, and says so again."""


class Step(NamedTuple):
    """A file that has been looked at."""

    outcome: Outcome
    problems: list[str]
    notices: Sequence[str] = ()
    """What is good to know of it though nothing is wrong."""


class Update:
    """What is new in folders, to be brought into an index."""

    def __init__(self, path: str, folders: Sequence[str], *, work: Work, report: Callable[[InputError], None]) -> None:
        look_at(path)
        self._path = path
        self._folders = [folder if "://" in folder else os.path.normpath(folder) for folder in folders]
        self._inputs = Inputs(self._folders, out=path, report=report, images=work.ocr)
        # Bare numbers as well: whoever looks for 568000000000 means every one.
        self._work = replace(work, labels=ENTITY_LABELS)
        self._made = _how_made(work)
        self.outdated: Counter[str] = Counter()
        """How many files there were that other versions of jdoc have indexed, which are indexed anew."""

    def __len__(self) -> int:
        return len(self._inputs)

    def workers(
        self, *, jobs: int | None = None, timeout: float | None = None, memory: int | None = None
    ) -> Workers[Task, Value]:
        """Return processes that know what is to be done with a file."""
        usual = partial(usual_seconds, ocr=self._work.ocr)
        return Workers(partial(extract, work=self._work), jobs=jobs, timeout=timeout or usual, memory=memory)

    def steps(self, workers: Workers[Task, Value], *, notify: Callable[[str], None]) -> Iterator[Step]:
        """Take out what is gone, index what is new, and yield each file as it ends."""
        forget_older(self._path, notify)
        with Writer(self._path, notify=notify) as writer:
            for name in self._gone(writer):
                writer.remove(name)
                yield Step("removed", [])
            for result in workers.in_order(self._tasks(writer)):
                yield self._end(writer, result)

    def _tasks(self, writer: Writer) -> Iterator[Task]:
        for _, path in self._inputs:
            name = _name(path)
            known = writer.known(name, self._made)
            version = None if known else writer.version_of(name)
            if version and version != __version__:
                self.outdated[version] += 1
            yield Task(path, name, known)

    def _end(self, writer: Writer, result: Result[Task, Value]) -> Step:
        """Write what has come of a file; of one that can't be read any more, what it was before is no longer true."""
        task, values, failure = result
        problems, notices = _told(values)
        opened = next((value for value in values if isinstance(value, Opened)), None)
        if failure:
            if opened:
                writer.remove(task.name)
            return Step("failed", [*problems, _with_name(task.name, failure)], notices)
        if opened and opened.sha256 == task.known:
            return Step("unchanged", problems)
        holds_something = any(isinstance(value, Blocks) and value.rows for value in values)
        writer.put(task.name, self._made if holds_something else READ_AGAIN, values)
        return Step("indexed", problems, notices)

    def _gone(self, writer: Writer) -> Iterator[str]:
        """Yield the files of the index that aren't in the folders any more."""
        folders = [folder for folder in self._folders if os.path.isdir(folder)]  # noqa: PTH112
        listed = {_name(path) for _, path in self._inputs}
        for name in writer.paths():
            if name not in listed and any(_is_below(name, folder) for folder in folders) and _is_gone(name):
                yield name


def _told(values: Sequence[Value]) -> tuple[list[str], list[str]]:
    """Return the problems of a file, and what is only good to know of it."""
    told = [value for value in values if isinstance(value, Problem)]
    return [each.text for each in told if not each.is_notice], [each.text for each in told if each.is_notice]


def _how_made(work: Work) -> str:
    """Name all options that what is found depends on: a file that was indexed in another way is indexed anew."""
    names = {"full": "model", "rules": "rules"}[work.names]
    ocr = ", OCR" if work.ocr else ""
    own = f", own names {work.lexicon.digest}" if work.lexicon else ""
    return f"jdoc {__version__}, names by {names}, {work.base_date or 'own'} dates, {work.encoding or 'any'}{ocr}{own}"


def _with_name(name: str, failure: str) -> str:
    return failure if failure.startswith(name) else str(InputError(name, failure))


def _name(path: str) -> str:
    return path if "://" in path else printable(os.path.normpath(path))


def _is_below(name: str, folder: str) -> bool:
    if folder == os.curdir:
        return not os.path.isabs(name) and not name.startswith(os.pardir)  # noqa: PTH117
    return name.startswith(os.path.join(folder, ""))  # noqa: PTH118


def _is_gone(name: str) -> bool:
    """Tell what was deleted from what can't be seen: a folder that lost its permissions loses nothing."""
    try:
        os.lstat(name)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return os.access(os.path.dirname(name) or os.curdir, os.R_OK)  # noqa: PTH120
