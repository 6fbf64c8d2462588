"""Documents that are too much for a worker."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from jdoc.batch.documents import process_document
from jdoc.pipeline import Work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.batch.documents import Task, Value


def odd_document(task: Task) -> Iterator[Value]:
    """Process a document, unless its name says otherwise."""
    for value in process_document(task, work=Work(stages=("split",)), form="jsonl"):
        yield value
        if isinstance(value, bytes) and "crash" in task.key:
            os.kill(os.getpid(), signal.SIGSEGV)
        if isinstance(value, bytes) and "hang" in task.key:
            time.sleep(1000)
