"""What runs in a worker process: items in, values out, through its pipes."""

from __future__ import annotations

import os
import pickle
import queue
import struct
import sys
import threading
from typing import IO, TYPE_CHECKING, cast

from jdoc.errors import failure_reason

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

READY, BEGIN, VALUE, END = b"r", b"b", b"v", b"e"
"""The first byte of a message. The rest is a pickled value, or in words how an item failed."""
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


def serve() -> None:
    """Put all items from standard input through the function that comes first, until whoever sends them has gone."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between messages
    messages = receive(sys.stdin.buffer)
    function, memory = pickle.loads(next(messages))  # noqa: S301 -- the process that started this one wrote it
    if memory and resource:
        resource.setrlimit(resource.RLIMIT_DATA, (memory << 20, resource.RLIM_INFINITY))
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
        answer(END + _process(function, item, answer).encode(errors="backslashreplace"))


def _process(function: Callable[[object], Iterable[object]], item: object, answer: Callable[..., None]) -> str:
    """Answer with the values that an item gives; return how it failed, if it did.

    The first one goes at once: should the process crash at the item, it says what the item was.
    """
    try:
        for number, value in enumerate(function(item)):
            answer(VALUE + pickle.dumps(value, pickle.HIGHEST_PROTOCOL), at_once=number == 0)
    except Exception as error:  # noqa: BLE001 -- it costs this item alone
        return failure_reason(error)
    return ""


def _listen(messages: Iterator[bytes], items: queue.SimpleQueue[bytes]) -> None:
    """Take in items as they come; the pipe's end is the end of the process that fills it, and so of this one."""
    for message in messages:
        items.put(message)
    os._exit(0)
