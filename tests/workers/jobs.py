"""What the tests of the workers have them do."""

from __future__ import annotations

import errno
import os
import re
import signal
import time
from typing import TYPE_CHECKING

from jdoc.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator


def doubled(item: int) -> Iterator[int]:
    """Twice, as two values."""
    yield item
    yield item


def backwards(item: int) -> Iterator[int]:
    """The first item is the last to be done."""
    time.sleep(0.3 if item == 0 else 0)
    yield item


def big(item: int) -> Iterator[bytes]:
    for _ in range(item):
        yield bytes(1 << 20)


def odd(item: str) -> Iterator[str]:
    """Do what the item says, and then go on."""
    if item == "crash":
        yield "before"
        os.kill(os.getpid(), signal.SIGSEGV)
    if item == "hang":
        time.sleep(1000)
    if item == "raise":
        raise InputError(item, "damaged")
    if item == "missing":
        open("/no/such/file")  # noqa: PTH123, SIM115
    if item == "defect":
        assert item == "other", "said by the test"
    if item == "print":
        print("this is none of the result")
    if item == "much":
        yield f"{len(bytes(500 << 20))}"
    yield item


def process(_: int) -> Iterator[int]:
    yield os.getpid()
    time.sleep(1000)


def endless(_: int) -> Iterator[int]:
    """Name the process, and then never let go of the interpreter."""
    yield os.getpid()
    re.match("(a+)+$", "a" * 60 + "b")


class KilledAtFirst:
    """A function whose process is killed before it is ready, a number of times."""

    def __init__(self, folder: str, times: int) -> None:
        self.folder, self.times = folder, times

    def __call__(self, item: int) -> Iterator[int]:
        yield item

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        begun = len(os.listdir(self.folder))  # noqa: PTH208
        open(f"{self.folder}/{begun}", "x").close()  # noqa: PTH123
        if begun < self.times:
            os.kill(os.getpid(), signal.SIGKILL)


def machine(item: str) -> Iterator[str]:
    """Fail as the item says."""
    yield item
    if item == "full":
        raise OSError(errno.ENOSPC, "No space left on device")
    if item == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)


def seconds(item: str) -> float:
    return 0.5 if item == "hang" else 1000
