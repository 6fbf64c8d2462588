"""The forms of results: JSON lines of blocks, or tables with a row for each entity."""

from __future__ import annotations

import io
import tempfile
from typing import IO, TYPE_CHECKING

from jdoc import jsonl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Block
    from jdoc.vocabulary import ResultForm

PIECE_BYTES = 1 << 18
"""Bytes of a result that travel at once."""


def write(blocks: Iterable[Block], form: ResultForm, out: IO[bytes]) -> None:
    """Write blocks to a file."""
    if form == "jsonl":
        out.writelines(line + b"\n" for line in map(jsonl.encode, blocks))
        return
    from jdoc.views.rows import make_rows  # noqa: PLC0415 -- tables alone need them
    from jdoc.views.table import write_csv  # noqa: PLC0415

    if form == "csv":
        text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
        write_csv(make_rows(blocks), text)
        text.detach()  # flushes, and leaves the file open
    else:
        from jdoc.views.parquet import write_parquet  # noqa: PLC0415

        write_parquet(make_rows(blocks), out)


def write_pieces(blocks: Iterable[Block], form: ResultForm) -> Iterator[bytes]:
    """Yield what `write` writes, in pieces, none of them held longer than it takes."""
    if form == "jsonl":
        piece = bytearray()
        for block in blocks:
            piece += jsonl.encode(block) + b"\n"
            if len(piece) >= PIECE_BYTES:
                yield bytes(piece)
                piece.clear()
        yield bytes(piece)
        return
    with tempfile.SpooledTemporaryFile(max_size=8 * PIECE_BYTES) as table:
        write(blocks, form, table)
        table.seek(0)
        while part := table.read(PIECE_BYTES):
            yield part
