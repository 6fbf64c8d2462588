"""What runs in a worker process: items in, values out, through its pipes."""

from __future__ import annotations

import errno
import os
import pickle
import queue
import select
import signal
import struct
import sys
import threading
from typing import IO, TYPE_CHECKING, cast

from jdoc.errors import failure_reason
from jdoc.limits import limit_memory, spare_garbage

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

READY, BEGIN, VALUE, END, PASSING = b"r", b"b", b"v", b"e", b"p"
"""The first byte of a message. The rest is a pickled value, or in words how an item failed.

PASSING ends an item as END does, where its failure was the machine's.
"""
MACHINE_ERRORS = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EROFS, errno.ESTALE}
)
"""What the system refuses for its own sake and not for the document's: tried again, it may be all right."""
IDLE_SECONDS = 60
"""Seconds that a process waits for an item."""
_LENGTH = struct.Struct(">Q")


def send(pipe: IO[bytes], message: bytes, *, at_once: bool = True) -> None:
    """Write a message; one that needn't go at once goes with the next that does."""
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    if at_once:
        pipe.flush()


def receive(pipe: IO[bytes]) -> Iterator[bytes]:
    """Yield messages until the pipe ends; one that is cut off is none."""
    while len(head := pipe.read(_LENGTH.size)) == _LENGTH.size:
        (length,) = _LENGTH.unpack(head)
        message = pipe.read(length)
        if len(message) < length:
            return
        yield message


def serve(lifeline: int | None = None) -> None:
    """Put all items from standard input through the function that comes first, until whoever sends them has gone.

    The lifeline is a pipe that nothing comes through: its end is the end of the process that started this one.
    """
    if lifeline is not None:
        _end_with(lifeline)
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between messages
    messages = receive(sys.stdin.buffer)
    spare_garbage()
    function, memory = pickle.loads(next(messages))  # noqa: S301 -- the process that started this one wrote it
    if memory:
        limit_memory(memory)
    items: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(messages, items), daemon=True).start()

    def answer(message: bytes, *, at_once: bool = True) -> None:
        try:
            send(pipe, message, at_once=at_once)
        except BrokenPipeError:
            os._exit(0)  # nobody is there to hear it

    def answer_defect(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        answer(END + failure_reason(cast("Exception", error)).encode(errors="replace"))
        os._exit(1)  # the interpreter would wait for the thread that listens

    sys.excepthook = answer_defect
    answer(READY)
    while True:
        try:
            item = pickle.loads(items.get(timeout=IDLE_SECONDS))  # noqa: S301
        except queue.Empty:
            os._exit(0)  # whoever has something for it starts another
        answer(BEGIN)
        answer(_process(function, item, answer))


def _end_with(lifeline: int) -> None:
    """Have the system end this process with the one at the other end of a pipe, whatever it is busy with then.

    A thread that waits for the pipe's end would not do: it may wait for the interpreter, in which a big step runs.
    """
    if fcntl and hasattr(os, "O_ASYNC"):
        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
        if select.select([lifeline], [], [], 0)[0]:
            os._exit(0)  # it has ended already


def _process(function: Callable[[object], Iterable[object]], item: object, answer: Callable[..., None]) -> bytes:
    """Answer with the values that an item gives; return the message of its end, with how it failed, if it did.

    The first one goes at once: should the process crash at the item, it says what the item was.
    """
    try:
        for number, value in enumerate(function(item)):
            answer(VALUE + pickle.dumps(value, pickle.HIGHEST_PROTOCOL), at_once=number == 0)
    except Exception as error:  # noqa: BLE001 -- it costs this item alone
        ends = PASSING if isinstance(error, OSError) and error.errno in MACHINE_ERRORS else END
        return ends + failure_reason(error).encode(errors="backslashreplace")
    return END


def _listen(messages: Iterator[bytes], items: queue.SimpleQueue[bytes]) -> None:
    """Take in items as they come; the pipe's end is the end of the process that fills it, and so of this one."""
    for message in messages:
        items.put(message)
    os._exit(0)
