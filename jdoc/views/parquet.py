"""The table of entities as a Parquet file: typed columns, for data frames and databases."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import islice
from typing import IO, TYPE_CHECKING

from jdoc.errors import OutputError
from jdoc.views.table import COLUMNS, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jdoc.views.table import Cell, Row

ROWS_AT_ONCE = 50_000
LARGEST = 2**63 - 1
LIMIT = 10**300


def write_parquet(
    given: Iterable[Row], out: IO[bytes], *, columns: Sequence[str] = (), kinds: Mapping[str, type] = COLUMNS
) -> None:
    """Write rows as Parquet: amounts are doubles, days are dates, `value` is the exact text of any value."""
    try:
        import pyarrow as pa  # noqa: PLC0415 -- 100 MB that one format needs: the extra `parquet`
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415
    except ImportError as error:
        problem = "Parquet needs pyarrow: pip install 'jdoc-ja[parquet]'"
        raise OutputError(problem) from error
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), dt.date: pa.date32()}
    columns = columns or tuple(kinds)
    schema = pa.schema([(column, types[kinds[column]]) for column in columns])
    remaining = iter(given)
    with ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := list(islice(remaining, ROWS_AT_ONCE)):
            cells = {column: [_typed(row[column], kinds[column]) for row in batch] for column in columns}
            writer.write_table(pa.table(cells, schema=schema))


def _typed(cell: Cell, kind: type) -> Cell:
    """Fit a cell into its column; a number that no column can hold is left to `value`, which is text."""
    if cell is None:
        return None
    if kind is str:
        return plain(cell).encode(errors="replace").decode()
    if kind is float and isinstance(cell, int | float | Decimal):
        return float(cell) if -LIMIT < cell < LIMIT else None
    return None if isinstance(cell, int) and abs(cell) > LARGEST else cell
