"""Tables as files: each table of some documents as a CSV file of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jdoc.cli import NOTHING_FOUND, told
from jdoc.cli.inputs import read_blocks
from jdoc.errors import Notice, OutputError
from jdoc.views.table import write_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jdoc.cli import Problems

_REFUSED = frozenset('\\/:*?"<>|')
_LONGEST = 120  # characters of a file's name


def write_tables(
    paths: Sequence[str] | None, folder: str, problems: Problems, *, bom: bool = False, encoding: str | None = None
) -> None:
    """Write each table into a folder, named by its document and its number there; say how many there were."""
    where = Path(folder)
    count = 0
    numbers: dict[str, int] = {}
    owners: dict[str, str] = {}
    for block in read_blocks(paths, problems, encoding=encoding):
        doc = block.doc or "-"
        stem = _plain(Path(doc).name)
        if owners.setdefault(stem, doc) != doc:
            stem = _plain("_".join(Path(doc).parts))  # another folder has a document of that name
        numbers.setdefault(stem, 0)
        if not block.rows:
            continue
        numbers[stem] += 1
        try:
            where.mkdir(parents=True, exist_ok=True)
            with (where / f"{stem}-{numbers[stem]:02}.csv").open("w", encoding="utf-8", newline="") as out:
                write_cells(block.rows, out, bom=bom)
        except OSError as error:
            problem = f"{error.filename or where}: {(error.strerror or str(error)).lower()}"
            raise OutputError(problem) from None
        count += 1
    for earlier in _of_earlier_calls(where, numbers):
        problems.report(Notice(f"{where}", f"{earlier} is of an earlier call: the document has no such table now"))
    written = f"{count} table{'' if count == 1 else 's'} written to {where}"
    print(told(written if count else "no tables found"), file=sys.stderr)
    problems.leave()
    if not count:
        raise SystemExit(NOTHING_FOUND)


def _of_earlier_calls(where: Path, numbers: Mapping[str, int]) -> Iterator[str]:
    """Yield the names of files of tables that these documents have no more; they may be somebody's, and stay."""
    for path in sorted(where.glob("*-[0-9]*.csv")):
        stem, _, number = path.stem.rpartition("-")
        if number.isdecimal() and int(number) > numbers.get(stem, int(number)):
            yield path.name


def _plain(name: str) -> str:
    """Make a name one of a file: nothing in it leads elsewhere, or is refused by any system."""
    kept = "".join(char if char.isprintable() and char not in _REFUSED else "_" for char in name)
    return kept[-_LONGEST:].strip("._ ") or "table"
