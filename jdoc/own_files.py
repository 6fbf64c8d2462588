"""Files of jdoc's own, read as they lie: `pathlib`, which takes longer to load than they to read, is left to others."""

from __future__ import annotations

import os
from io import FileIO
from mmap import ACCESS_READ, mmap

PACKAGE = os.path.dirname(__file__)  # noqa: PTH120 -- what this module is for
"""The folder of the package."""


def path_of(name: str) -> str:
    """Return the path of a file of the package, given by its path there."""
    return f"{PACKAGE}/{name}"


def read(path: str) -> bytes:
    """Return what a file holds; raises OSError.

    >>> read(path_of("lexicon/eras.tsv"))[:1]
    b'#'
    """
    with FileIO(path) as file:
        return file.readall()


def mapped(path: str) -> mmap:
    """Return a file where it lies, which processes share and of which only what is asked for is read; raises OSError.

    An empty one raises ValueError.
    """
    with FileIO(path) as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)
