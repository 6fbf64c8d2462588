"""What the tests of the workers have them do."""

from __future__ import annotations

import os
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
