"""The tables beside this file, row by row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jdoc.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent


def rows(table: str) -> Iterator[dict[str, str]]:
    """Yield each row of a table, by the names in its header.

    >>> next(rows("number_words"))["word"]
    'お七夜'
    """
    path = FOLDER / f"{table}.tsv"
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    facts = [(number, line.split("\t")) for number, line in lines if not line.startswith("#")]
    _, header = facts[0]
    for number, cells in facts[1:]:
        if len(cells) != len(header):
            message = f"{path}:{number}: found {len(cells)} columns, expected {len(header)}"
            raise LexiconError(message)
        yield dict(zip(header, cells, strict=True))
