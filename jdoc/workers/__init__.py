"""Worker processes: a function over many items, in as many processes, none of it lost to a crash.

    with Workers(function, jobs=4, timeout=60) as workers:
        for path, values, failure in workers.in_order(paths):
            ...

`function` takes one item and yields values, of which a big result can have many. It is a function of a module that can
be imported, or a `functools.partial` of one; items and values are what pickle can carry. What it raises of JdocError
and OSError, a crash of its process, too long a time (in seconds) and too much memory (in MB for each process) are a
`failure` of that item, in words, and cost no other item.

`run` yields what comes as it comes, `in_order` each item's result in the order of the items. Items are taken from
their iterable as they are needed, a few ahead, so that neither wants more memory for more items. Processes are started
as they are needed; they end with the block, and with this process, however that ends. Those that have had nothing to
do for a minute end by themselves.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from jdoc.errors import WorkerError
from jdoc.limits import ONE_THREAD
from jdoc.tuples import NamedTuple
from jdoc.workers.worker_process import BEGIN, END, PASSING, VALUE, receive, send

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

MOST_HELD = 2
"""Items that a worker has at a time: one in hand, and one that waits so that the worker doesn't."""
AHEAD = 8
"""Items for each worker that `in_order` may be ahead of the one that it waits for."""
MOST_UNREADY = 3
"""Processes in a row that may end before they are ready."""
UNREADY_SECONDS = 0.5
"""That are waited after the first of them; after each further one as many more."""
_FROM_OUTSIDE = frozenset({signal.SIGKILL, signal.SIGTERM, signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)})
"""Signals that no document sends: the system was short of memory, or somebody wanted it."""


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Passing(str):
    """A failure that says nothing of the item: the disk was full, somebody has killed the process."""

    __slots__ = ()


class Yielded(NamedTuple, Generic[T, R]):
    """One value of an item's result."""

    position: int
    """Of the item, from 0."""
    item: T
    value: R


class Ended(NamedTuple, Generic[T]):
    """The end of an item: all of its values have come, or it has failed."""

    position: int
    item: T
    failure: str | None
    """How it has failed: a `Passing` where that was the machine's doing."""


class Result(NamedTuple, Generic[T, R]):
    """All of an item: what came before a failure is among the values."""

    item: T
    values: list[R]
    failure: str | None


class Workers(Generic[T, R]):
    """A few processes that put items through one function."""

    def __init__(
        self,
        function: Callable[[T], Iterable[R]],
        *,
        jobs: int | None = None,
        timeout: float | Callable[[T], float] | None = None,
        memory: int | None = None,
    ) -> None:
        self.jobs = jobs or cores()
        self._timeout = timeout
        self._unready = 0
        """Processes that have ended before they were ready, one after the other."""
        self._function = pickle.dumps((function, memory))
        self._events: queue.Queue[tuple[_Worker[T], bytes | None]] = queue.Queue(4 * self.jobs)
        self._workers: list[_Worker[T]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes; what they hold is given up."""
        for worker in self._workers:
            worker.process.kill()
        while self._workers:
            worker, message = self._events.get()
            if message is None:
                worker.close()
                self._workers.remove(worker)

    def in_order(self, items: Iterable[T]) -> Iterator[Result[T, R]]:
        """Yield each item's result, in the order of the items."""
        values: dict[int, list[R]] = {}
        results: dict[int, Result[T, R]] = {}
        position = 0
        for event in self.run(items, ahead=AHEAD * self.jobs):
            if isinstance(event, Yielded):
                values.setdefault(event.position, []).append(event.value)
                continue
            results[event.position] = Result(event.item, values.pop(event.position, []), event.failure)
            while position in results:
                yield results.pop(position)
                position += 1

    def run(self, items: Iterable[T], *, ahead: int | None = None) -> Iterator[Yielded[T, R] | Ended[T]]:
        """Yield the values of all items as they come, and each item's end.

        No item is begun that is `ahead` or more positions after the first one that hasn't ended.
        """
        waiting = _Waiting(items, ahead)
        try:
            self._hand_out(waiting)
            while waiting.open:
                yield from self._next(waiting)
                self._hand_out(waiting)
        finally:
            if waiting.open:
                self.close()  # what was begun belongs to nobody now

    def _next(self, waiting: _Waiting[T]) -> Iterator[Yielded[T, R] | Ended[T]]:
        """Wait for the next message, and yield what it tells of an item."""
        try:
            worker, message = self._events.get(timeout=self._patience())
        except queue.Empty:
            self._kill_late()
            return
        if message is None:
            item, failure = self._replace(worker, waiting)
            if item:
                yield waiting.end(*item, failure)
        elif message[:1] == VALUE:
            yield Yielded(*worker.held[0], pickle.loads(message[1:]))  # noqa: S301 -- our own process wrote it
        elif message[:1] in {END, PASSING}:
            worker.began = worker.deadline = None
            kind = str if message[:1] == END else Passing
            yield waiting.end(*worker.held.popleft(), kind(message[1:].decode()) or None)
        elif message[:1] == BEGIN:
            worker.begin(self._timeout)
        else:
            worker.is_ready = True
            self._unready = 0

    def _hand_out(self, waiting: _Waiting[T]) -> None:
        """Give items to those who hold the fewest; start another process rather than let an item wait."""
        while True:
            worker = min(self._workers, key=lambda worker: len(worker.held), default=None)
            wanted = worker is None or (worker.held and len(self._workers) < self.jobs)
            if worker and len(worker.held) >= MOST_HELD and not wanted:
                return
            item = waiting.next()
            if item is None:
                return
            if worker is None or wanted:
                worker = _Worker(self._function, self._events)
                self._workers.append(worker)
            worker.give(*item)

    def _patience(self) -> float | None:
        """Tell how long nothing need be looked at: till the first worker is over its time."""
        deadlines = [worker.deadline for worker in self._workers if worker.deadline is not None]
        return max(0.0, min(deadlines) - time.monotonic()) if deadlines else None

    def _kill_late(self) -> None:
        for worker in self._workers:
            if worker.deadline is not None and worker.began is not None and time.monotonic() >= worker.deadline:
                worker.late = f"over the time limit of {worker.deadline - worker.began:g} s"
                worker.process.kill()

    def _replace(self, worker: _Worker[T], waiting: _Waiting[T]) -> tuple[tuple[int, T] | None, str]:
        """Let go of a process that has ended; return the item that it has ended with, if any, and how."""
        worker.close()
        self._workers.remove(worker)
        if not worker.is_ready and not worker.late:
            self._wait_unready(worker)
        held = worker.held.popleft() if worker.began is not None else None
        waiting.again.extend(worker.held)
        return held, worker.late or worker.failure()

    def _wait_unready(self, worker: _Worker[T]) -> None:
        """Wait a little before another process is started in the place of one that has ended before it was ready.

        Where memory is short, starting is when a process is killed; it may be all right soon.
        """
        self._unready += 1
        if self._unready >= MOST_UNREADY:
            problem = f"a worker process can't be started ({worker.exit_reason()}, {MOST_UNREADY} times in a row)"
            raise WorkerError(problem)
        time.sleep(UNREADY_SECONDS * self._unready)


class _Waiting(Generic[T]):
    """Items that nobody has yet, and the positions that haven't ended."""

    def __init__(self, items: Iterable[T], ahead: int | None) -> None:
        self._items = enumerate(items)
        self._ahead = ahead
        self._taken = 0
        self.again: deque[tuple[int, T]] = deque()
        """Those that a worker had and didn't begin."""
        self.open: dict[int, None] = {}

    def next(self) -> tuple[int, T] | None:
        """Return an item to begin, if there is one now."""
        if self.again:
            return self.again.popleft()
        if self._ahead and self.open and self._taken - next(iter(self.open)) >= self._ahead:
            return None
        item = next(self._items, None)
        if item:
            self._taken += 1
            self.open[item[0]] = None
        return item

    def end(self, position: int, item: T, failure: str | None) -> Ended[T]:
        """Note that an item has ended."""
        del self.open[position]
        return Ended(position, item, failure)


class _Worker(Generic[T]):
    """A process, as seen from here: what it holds, and a thread that listens to it."""

    def __init__(self, function: bytes, events: queue.Queue[tuple[_Worker[T], bytes | None]]) -> None:
        # The process is told our path: like this it finds the same jdoc, and none in the folder that it is called in.
        lifeline, self._lifeline = os.pipe()
        code = (
            f"import sys; sys.path[:] = {sys.path!r}; from jdoc.workers.worker_process import serve; serve({lifeline})"
        )
        self.process = subprocess.Popen(  # noqa: S603 -- our own interpreter
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **ONE_THREAD},
            process_group=0,  # so that Ctrl-C comes to us alone
            pass_fds=(lifeline,),
        )
        os.close(lifeline)
        self.held: deque[tuple[int, T]] = deque()
        self.began: float | None = None
        """When it began the first item that it holds."""
        self.deadline: float | None = None
        """When it must have ended it, if there is such a time."""
        self.is_ready = False
        self.late = ""
        self._events = events
        self._write(function)
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def give(self, position: int, item: T) -> None:
        """Hand an item over."""
        self.held.append((position, item))
        self._write(pickle.dumps(item))

    def begin(self, timeout: float | Callable[[T], float] | None) -> None:
        """Note that it begins the first item that it holds, and how long it may take."""
        self.began = time.monotonic()
        seconds = timeout(self.held[0][1]) if callable(timeout) else timeout
        if seconds and seconds < threading.TIMEOUT_MAX:
            self.deadline = self.began + seconds

    def failure(self) -> str:
        """Tell that the process has crashed; one that was killed from outside says nothing of its item."""
        failure = f"the worker process crashed ({self.exit_reason()})"
        return Passing(failure) if -self.process.wait() in _FROM_OUTSIDE else failure

    def exit_reason(self) -> str:
        """Tell how the process has ended."""
        code = self.process.wait()
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"

    def close(self) -> None:
        """Let go of a process that has ended."""
        self._thread.join()
        os.close(self._lifeline)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue  # what it was to be told, nobody reads
        self.process.wait()

    def _write(self, data: bytes) -> None:
        try:
            if self.process.stdin:
                send(self.process.stdin, data)
        except BrokenPipeError:
            return  # it has ended: its thread tells so

    def _listen(self) -> None:
        if self.process.stdout:
            for message in receive(self.process.stdout):
                self._events.put((self, message))
        self._events.put((self, None))
