"""The table of entities as a Parquet file: typed columns, for data frames and databases."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import islice
from typing import IO, TYPE_CHECKING

from jdoc.errors import OutputError
from jdoc.views.cells import format_cell
from jdoc.views.rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jdoc.views.cells import Cell
    from jdoc.views.rows import Row

_ROWS_AT_ONCE = 50_000
_LARGEST_WHOLE = 2**63 - 1
_LARGEST_AMOUNT = 10**300
"""Below the largest double."""


def write_parquet(
    rows: Iterable[Row], out: IO[bytes], *, columns: Sequence[str] = (), kinds: Mapping[str, type] = COLUMNS
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
    remaining = iter(rows)
    with ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := list(islice(remaining, _ROWS_AT_ONCE)):
            cells = {column: [_fit(row[column], kinds[column]) for row in batch] for column in columns}
            writer.write_table(pa.table(cells, schema=schema))


def _fit(cell: Cell, kind: type) -> Cell:
    """Fit a cell into its column; a number that no column can hold is left to `value`, which is text."""
    if cell is None:
        return None
    if kind is str:
        return format_cell(cell).encode(errors="replace").decode()
    if kind is float and isinstance(cell, int | float | Decimal):
        return float(cell) if -_LARGEST_AMOUNT < cell < _LARGEST_AMOUNT else None
    return None if isinstance(cell, int) and abs(cell) > _LARGEST_WHOLE else cell
