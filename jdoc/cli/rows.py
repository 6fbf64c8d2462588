"""Records as rows: what `--format` makes of the JSON lines that a command writes."""

from __future__ import annotations

from functools import partial
from typing import IO, TYPE_CHECKING, TextIO

from jdoc import jsonl
from jdoc.cli.output import Shown
from jdoc.tuples import NamedTuple
from jdoc.views import records as blocks
from jdoc.views import rows, stances, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jdoc.model import Block
    from jdoc.views.rows import Row
    from jdoc.vocabulary import AnswerForm


class Table(NamedTuple):
    """What has a row in the records of a command."""

    make: Callable[[Iterable[Block]], Iterable[Row]]
    columns: Mapping[str, type]
    brief: Sequence[str]
    """What a terminal shows of it."""


_TABLES = {
    "find": Table(blocks.rows, blocks.COLUMNS, blocks.BRIEF),
    "entities": Table(rows.make_rows, rows.COLUMNS, table.BRIEF),
    "stances": Table(stances.rows, stances.COLUMNS, stances.BRIEF),
}
"""By command; the records of others are a row each, as they are."""
_SEPARATOR = "; "


def write_records(records: IO[bytes], out: TextIO, form: AnswerForm, command: str) -> None:
    """Write JSON lines as rows, or as they are; on a terminal nothing in them commands it."""
    if form == "jsonl":
        shown = Shown(out, in_json=True)
        for line in records:
            shown.write(line.decode(errors="replace"))
        return
    made, columns, brief = _rows_of(records, command)
    if form == "table":
        out.writelines(table.table_lines(made, out, kinds=columns, brief=brief))
    else:
        table.write_csv(made, Shown(out, in_json=False), columns=tuple(columns), delimiter=table.delimiter_of(form))


def _rows_of(records: IO[bytes], command: str) -> tuple[Iterable[Row], Mapping[str, type], Sequence[str]]:
    if command in _TABLES:
        made, columns, brief = _TABLES[command]
        return made(map(jsonl.decode, records)), columns, brief
    names: dict[str, type] = {}
    for row in _plain_rows(records):
        for name, cell in row.items():
            if cell is not None:
                names[name] = type(cell) if names.get(name, type(cell)) is type(cell) else str
            names.setdefault(name, str)
    records.seek(0)
    fill = partial(dict.fromkeys, names)
    return (fill() | row for row in _plain_rows(records)), names, tuple(names)


def _plain_rows(records: Iterable[bytes]) -> Iterator[Row]:
    """Yield a row for each record: what stands inside of others has both names, what is listed is one cell."""
    for line in records:
        record = jsonl.read_line(line, dict[str, object])
        if record is not None:
            yield dict(_cells(record))


def _cells(record: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str | int | float | None]]:
    for name, value in record.items():
        if isinstance(value, dict):
            yield from _cells(value, f"{above}{name}.")
        elif isinstance(value, list):
            yield f"{above}{name}", _listed(value)
        else:
            yield f"{above}{name}", value if isinstance(value, str | int | float) else None


def _listed(items: list[object]) -> str:
    """Write a list as one cell: what is plain, or the texts of what has one, else JSON.

    >>> _listed([1, 2]), _listed([{"text": "支援", "seq": 3}]), _listed([{"seq": 3}])
    ('1; 2', '支援', '[{"seq":3}]')
    """
    told = [item.get("text") if isinstance(item, dict) else item for item in items]
    if all(isinstance(item, str | int | float) for item in told):
        return _SEPARATOR.join(map(str, told))
    return jsonl.write_line(items).decode()
