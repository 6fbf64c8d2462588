"""Lexicons of a user's own: a file of names, one a row, to what names are found by."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from jdoc.errors import InputError, LexiconError
from jdoc.language.lazy import deferred
from jdoc.lexicon.own import Lexicon, OwnName
from jdoc.readers.decoding import decode
from jdoc.readers.formats import RawFile
from jdoc.vocabulary import NAME_LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

COLUMNS = ("name", "label", "value", "aliases")
"""What a row holds; a header may put them into another order, and leave out the last two."""
LONGEST_ROW = 100_000
"""Characters of a row: what stands behind them is no name."""
_SEPARATORS = ("|", ";", "；", "、", ",")
"""What stands between aliases: the first of these that a cell holds, so that `Umino Co., Ltd.|海野社` is two."""
_FIRM_END = deferred(r"(?:Co|Ltd|Inc|Corp|LLC|PLC|GmbH|S\.A)\.?")
"""What a comma has cut off the name of a firm: `[Ltd.]`, not `Linc`."""


def read_lexicon(path: str | Path, report: Callable[[InputError], None] | None = None) -> Lexicon:
    """Read a table of names (TSV or CSV, in any Japanese encoding): name, label, value, aliases; `#` begins a comment.

    Rows that can't be used are told to `report` as `file:line: what is wrong`, and left out; where nobody is told, the
    first of them raises LexiconError. InputError: the file can't be read.
    """
    place = f"{path}"
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError.of(place, error) from error
    tell = report or _refuse
    names = tuple(_Rows(place, tell).names(decode(RawFile(data, place)).text))
    if not names:
        tell(InputError(place, "no name in it, expected rows of name, label, value, aliases"))
    return Lexicon(names)


def _refuse(error: InputError) -> None:
    raise LexiconError(str(error)) from error


class _Rows:
    """The rows of a file, with what was told of them."""

    def __init__(self, place: str, report: Callable[[InputError], None]) -> None:
        self._place = place
        self._report = report
        self._known: dict[str, tuple[int, OwnName]] = {}
        """By each form the line and the row that say what it is."""

    def names(self, text: str) -> Iterator[OwnName]:
        """Yield the names that can be used."""
        columns: Sequence[str] = COLUMNS
        for number, (line, cells) in enumerate(_cells(text)):
            if number == 0 and _is_header(cells):
                columns = [cell.lower() for cell in cells]
                continue
            try:
                name = self._read(dict(zip(columns, cells, strict=False)), line)
            except ValueError as error:
                self._report(InputError(f"{self._place}:{line}", f"{error}"))
            else:
                yield name

    def _read(self, row: dict[str, str], line: int) -> OwnName:
        """Read a row. Raises ValueError for one that can't be used."""
        written, label = row.get("name", ""), row.get("label", "").upper()
        if label not in NAME_LABELS:
            problem = f"label {row.get('label', '')!r}: expected one of {', '.join(NAME_LABELS)}"
            raise ValueError(problem)
        name = OwnName(written, label, row.get("value") or written, _aliases(row.get("aliases", "")))
        for form in name.forms():
            _refuse_form(form)
        for form in dict.fromkeys(name.forms()):
            above, other = self._known.setdefault(form, (line, name))
            if (other.label, other.value) != (name.label, name.value):
                problem = f"{form}: line {above} says that this is {other.value} ({other.label})"
                raise ValueError(problem)
        return name


def _refuse_form(form: str) -> None:
    """Refuse what would be found where nobody means it, or nowhere. Raises ValueError."""
    if not form:
        problem = "no name"
        raise ValueError(problem)
    if len(form) == 1:
        problem = f"{form}: one character is no name that could be found without doubt"
        raise ValueError(problem)
    if _FIRM_END.fullmatch(form):
        problem = f"{form}: a piece of a name; put | between aliases that hold commas"
        raise ValueError(problem)


def _aliases(cell: str) -> tuple[str, ...]:
    """Cut a cell into aliases.

    >>> _aliases("海野、うみの"), _aliases("Umino Co., Ltd.|海野社"), _aliases("")
    (('海野', 'うみの'), ('Umino Co., Ltd.', '海野社'), ())
    """
    separator = next((each for each in _SEPARATORS if each in cell), None)
    return tuple(filter(None, map(str.strip, cell.split(separator) if separator else [cell])))


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are none of comments and no empty ones, each with its line, from 1."""
    lines = text.replace("\r\n", "\n").split("\n")
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    delimiter = "," if "\t" not in first and "," in first else "\t"
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            (cells,) = csv.reader([line[:LONGEST_ROW]], delimiter=delimiter)
            yield number, [cell.strip() for cell in cells]


def _is_header(cells: Sequence[str]) -> bool:
    return {"name", "label"}.issubset(cell.lower() for cell in cells)
