"""The workers of a Dask cluster: the same work, done by whoever the scheduler gives it to.

A task is a handful of documents. On the cluster's side it goes through a worker process of jdoc's own, as here, which
is kept from task to task: a crash or a document that takes too long costs the document and not the cluster's worker,
and the cluster's threads don't wait for each other. When a worker of the cluster is lost, the scheduler gives its tasks
to others.
"""

from __future__ import annotations

import pickle
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from jdoc import __version__
from jdoc.errors import WorkerError, system_reason
from jdoc.tuples import NamedTuple
from jdoc.workers import Ended, Workers, Yielded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from distributed import Future

    from jdoc.batch.documents import Task, Value

    Timeout = float | Callable[[Task], float] | None
    Limits = tuple[Timeout, int | None]

MOST_DOCUMENTS = 16
"""Documents of a task, at most: a scheduler has about a millisecond to spend on each task."""
MOST_BYTES = 1 << 20
"""Bytes of a task, at most, unless it is one document."""
AHEAD = 2
"""Tasks for each thread of the cluster: one that runs, and one that waits there."""
CONNECT_SECONDS = 10
"""To find the scheduler in."""
_own = threading.local()


class Answer(NamedTuple):
    """What a document gave."""

    values: list[Value]
    failure: str | None


class Cluster:
    """A Dask cluster that is there already."""

    def __init__(
        self, function: Callable[[Task], Iterable[Value]], address: str, *, timeout: Timeout, memory: int | None
    ) -> None:
        try:
            from distributed import Client  # noqa: PLC0415 -- the extra `dask`; a second to import
            from distributed.comm import get_address_host_port  # noqa: PLC0415
        except ImportError as error:
            problem = "--scheduler needs Dask: pip install 'jdoc-ja[dask]'"
            raise WorkerError(problem) from error
        _see_encryption(address)
        try:
            # Asked first: a client that has found nobody complains for another 20 seconds.
            socket.create_connection(get_address_host_port(address, strict=True), timeout=CONNECT_SECONDS).close()
            self._client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            who = "that these certificates trust " if address.startswith("tls://") else ""
            problem = (
                f"{address}: no scheduler of Dask {who}answers there (expected tcp://HOST:PORT or tls://HOST:PORT)"
            )
            raise WorkerError(problem) from error
        self._function = function
        self._limits = timeout, memory
        self._threads = 0
        self._ask_at = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def run(self, items: Iterable[Task]) -> Iterator[Yielded[Task, Value] | Ended[Task]]:
        """Yield the values of all documents as they come, and each document's end."""
        from distributed import as_completed  # noqa: PLC0415

        handfuls = _handfuls(items)
        running: dict[Future, list[tuple[int, Task]]] = {}
        ended = as_completed(loop=self._client.loop)

        def submit(handful: list[tuple[int, Task]]) -> None:
            tasks = [task for _, task in handful]
            future = self._client.submit(process_some, self._function, tasks, self._limits, __version__, pure=False)
            running[future] = handful
            ended.add(future)

        while True:
            while len(running) < self._room() and (handful := next(handfuls, None)):
                submit(handful)
            if not running:
                return
            future = next(ended)
            handful = running.pop(future)
            answers = _answers(future, handful)
            if answers is None:
                for one in handful:
                    submit([one])
                continue
            for (position, task), answer in zip(handful, answers, strict=True):
                for value in answer.values:
                    yield Yielded(position, task, value)
                yield Ended(position, task, answer.failure)

    def _room(self) -> int:
        """Return how many tasks the cluster can be given: workers come and go."""
        if time.monotonic() >= self._ask_at:
            threads: dict[str, int] = self._client.nthreads()
            self._threads = sum(threads.values())
            self._ask_at = time.monotonic() + 1
        return max(1, AHEAD * self._threads)


def _see_encryption(address: str) -> None:
    """See that what Dask's configuration says of encryption goes with the address: its client fails in odd ways."""
    from distributed import Security  # noqa: PLC0415

    try:
        security = Security()
        certified = security.get_connection_args("client").get("ssl_context") is not None
    except OSError as error:
        problem = f"{address}: the certificates that Dask's configuration names can't be read: {system_reason(error)}"
        raise WorkerError(problem) from error
    if address.startswith("tls://") and not certified:
        problem = f"{address}: Dask's configuration names no certificates (docs/running.md shows how it does)"
        raise WorkerError(problem)
    if address.startswith("tcp://") and security.require_encryption:
        problem = f"{address}: Dask's configuration asks for encryption, expected tls://HOST:PORT"
        raise WorkerError(problem)


def process_some(
    function: Callable[[Task], Iterable[Value]], tasks: list[Task], limits: Limits, version: str
) -> list[Answer]:
    """Process documents, on the cluster's side."""
    if version != __version__:
        problem = f"a worker of the cluster has jdoc {__version__}, this is {version}: they must be the same"
        raise WorkerError(problem)
    return [Answer(values, failure) for _, values, failure in _workers(function, limits).in_order(tasks)]


def _workers(function: Callable[[Task], Iterable[Value]], limits: Limits) -> Workers[Task, Value]:
    """Return the worker process of this thread; it ends by itself when nothing comes for a while."""
    wanted = pickle.dumps((function, limits))
    if getattr(_own, "wanted", None) != wanted:
        if hasattr(_own, "workers"):
            _own.workers.close()
        _own.workers, _own.wanted = Workers(function, jobs=1, timeout=limits[0], memory=limits[1]), wanted
    workers: Workers[Task, Value] = _own.workers
    return workers


def _answers(future: Future, handful: list[tuple[int, Task]]) -> list[Answer] | None:
    """Return what a task gave; None means that its documents have to be tried one by one."""
    from distributed import KilledWorker  # noqa: PLC0415

    error = future.exception()
    if error is None:
        answers: list[Answer] = future.result()
        return answers
    if isinstance(error, KilledWorker):
        return None if len(handful) > 1 else [Answer([], "several workers of the cluster were lost while they had it")]
    if isinstance(error, WorkerError):
        raise error
    problem = f"the cluster's workers can't do it ({type(error).__name__}: {error}); they need jdoc {__version__}"
    raise WorkerError(problem) from error


def _handfuls(items: Iterable[Task]) -> Iterator[list[tuple[int, Task]]]:
    """Put documents together for one task; what lies on this machine goes along."""
    handful: list[tuple[int, Task]] = []
    size = 0
    for position, item in enumerate(items):
        task = _with_data(item)
        length = len(task.data or b"")
        if handful and (len(handful) == MOST_DOCUMENTS or size + length > MOST_BYTES):
            yield handful
            handful, size = [], 0
        handful.append((position, task))
        size += length
    if handful:
        yield handful


def _with_data(task: Task) -> Task:
    if "://" in task.path:
        return task
    try:
        return replace(task, data=Path(task.path).read_bytes())
    except OSError:
        return task  # the worker won't find it either, and says so
