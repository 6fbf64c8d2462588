"""The tables of pages that LibreOffice, Chromium and ReportLab have set, against what is found in them.

`gold/tables/NAME.txt` says what is in `NAME.pdf`, in order. Behind the line `table`, which says how many rows and how
many columns are heads, stands a table as in `readers/ruled.py`; ⏎ is where a line of a cell ends for good. `names=6:5`
says that column 5 names the amounts of column 6, `fill` that an empty head stands for the one above it, `rules=` what
is drawn. A file without such a line has no tables. `python -m tests.test_gold_tables` tells the figures of each file.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from jdoc import readers
from jdoc.stages.split import split_documents
from jdoc.views.meanings import titled
from tests.readers.ruled import Ruled, ruled
from tests.readers.test_html import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.language.tables.heads import Heads
    from jdoc.views.meanings import Titled

FOLDER = Path(__file__).parent / "gold" / "tables"
NUMBER = re.compile(r"△?[0-9][0-9,.]*")
DIGITS = re.compile(r"[0-9][0-9,.]*")

Place = tuple[int, int]


class Gold(NamedTuple):
    """A table, and what its heads are."""

    table: Ruled
    options: dict[str, str]

    @property
    def is_ruled(self) -> bool:
        """Tell whether all of its rules are drawn."""
        return "rules" not in self.options


class Score(NamedTuple):
    """How much of some tables is right: what was found, what there is, what is common."""

    cells: tuple[int, int, int]
    """By place and text."""
    neighbors: tuple[int, int, int]
    """Cells next to each other, by their texts."""
    heads: tuple[int, int]
    """Amounts whose heads are right, of all."""
    same: bool
    """Rows and merged cells are the same."""
    invented: int
    """Numbers that nobody wrote."""

    @property
    def is_right(self) -> bool:
        """Tell whether nine of ten cells stand where they should."""
        return f1(self.cells) >= 0.9


def f1(counts: tuple[int, int, int]) -> float:
    """Give the harmonic mean of precision and recall."""
    found, wanted, common = counts
    return 2 * common / (found + wanted) if found + wanted else 1.0


def golds(path: Path) -> list[Gold]:
    """Read the tables of a file."""
    found = []
    for part in path.read_text(encoding="utf-8").split("\ntable ")[1:]:
        first, *rows = part.split("\n\n")[0].splitlines()
        options = dict(pair.partition("=")[::2] for pair in first.split())
        width = max(row.count("|") for row in rows)
        whole = "\n".join(row + " | " * (width - row.count("|")) for row in rows)
        table = ruled(whole)
        found.append(Gold(Ruled([[squeezed(cell) for cell in row] for row in table.rows], table.spans), options))
    return found


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("⏎", "")


def covering(table: Ruled) -> dict[Place, Place]:
    """Say for each place which cell covers it."""
    return {
        (row + down, column + aside): (row, column)
        for row, column, height, width, _ in table.cells()
        for down in range(height)
        for aside in range(width)
    }


def neighbors(table: Ruled) -> Counter[tuple[str, str, str]]:
    """Count the texts that stand beside and below each other, with nothing but empty cells between."""
    origins = covering(table)
    pairs: set[tuple[str, Place, Place]] = set()
    rows, columns = range(len(table.rows)), range(len(table.rows[0]))
    lines = [("aside", [origins[row, column] for column in columns]) for row in rows]
    lines += [("below", [origins[row, column] for row in rows]) for column in columns]
    for way, line in lines:
        written = [place for place in dict.fromkeys(line) if text_at(table, place)]
        pairs |= {(way, place, after) for place, after in pairwise(written)}
    return Counter((way, text_at(table, place), text_at(table, after)) for way, place, after in pairs)


def text_at(table: Ruled, place: Place) -> str:
    return table.rows[place[0]][place[1]]


def cells(table: Ruled) -> Counter[tuple[int, int, str]]:
    return Counter((row, column, text) for row, column, _, _, text in table.cells() if text)


def heads(gold: Gold, above: Gold | None) -> Iterator[tuple[Place, list[str], list[str]]]:
    """Yield the place of each amount, the texts that name its row, and those that name its column."""
    depth, stubs = int(gold.options["heads"]), int(gold.options["stubs"])
    names = dict([gold.options["names"].split(":")]) if "names" in gold.options else {}
    named = gold if depth or above is None else above
    for (row, column), text in sorted((place, text) for *place, text in _places(gold.table)):
        if row >= depth and column >= stubs and NUMBER.fullmatch(text):
            beside = [_naming(gold, row, at, stubs) for at in range(stubs)]
            beside += [text_at(gold.table, (row, int(at))) for to, at in names.items() if int(to) == column]
            yield (row, column), [name for name in beside if name], list(_over(named, column))


def _places(table: Ruled) -> Iterator[tuple[int, int, str]]:
    for row, column, _, _, text in table.cells():
        yield row, column, text


def _over(gold: Gold, column: int) -> Iterator[str]:
    origins = covering(gold.table)
    places = dict.fromkeys(origins[row, column] for row in range(int(gold.options["heads"])))
    return (text for place in places if (text := text_at(gold.table, place)))


def _naming(gold: Gold, row: int, column: int, stubs: int) -> str:
    """Give the text of the cell that names a row; where blanks stand for what is above them, that."""
    origins = covering(gold.table)
    text = text_at(gold.table, origins[row, column])
    if "fill" in gold.options and not text and any(gold.table.rows[row][column + 1 : stubs]):
        return next((other[column] for other in reversed(gold.table.rows[:row]) if other[column]), "")
    return text


def score(gold: Gold, above: Gold | None, found: Titled | None) -> Score:
    """Compare a table with the one that was found for it."""
    wanted = list(heads(gold, above))
    if found is None or found.heads is None:
        return Score((0, sum(cells(gold.table).values()), 0), (0, 1, 0), (0, len(wanted)), same=False, invented=0)
    table = _plain(found)
    told = [_told(found.heads, place) for place, *_ in wanted]
    right = sum(beside == row and over == column for (_, row, column), (beside, over) in zip(wanted, told, strict=True))
    written = {digits for row in gold.table.rows for cell in row for digits in DIGITS.findall(cell)}
    numbers = [digits for row in table.rows for cell in row for digits in DIGITS.findall(cell)]
    return Score(
        _common(cells(table), cells(gold.table)),
        _common(neighbors(table), neighbors(gold.table)),
        (right, len(wanted)),
        same=table == gold.table._replace(spans=sorted(gold.table.spans)),
        invented=sum(digits not in written for digits in numbers),
    )


def _common(found: Counter[Any], wanted: Counter[Any]) -> tuple[int, int, int]:
    return found.total(), wanted.total(), (found & wanted).total()


def _told(heads: Heads, place: Place) -> tuple[list[str], list[str]]:
    row, column = place
    if row >= len(heads.rows) or column >= heads.width:
        return [], []
    return [*map(squeezed, heads.row_head(row, column))], [*map(squeezed, heads.column_head(column))]


def _plain(found: Titled) -> Ruled:
    rows = found.block.rows or []
    return Ruled([[squeezed(cell) for cell in row] for row in rows], sorted(found.block.spans or ()))


def measured(path: Path) -> tuple[list[tuple[Gold, Score]], int]:
    """Score the tables of a file; also count those that are found where there are none."""
    document = readers.read(path.with_suffix(".pdf").read_bytes(), path.stem + ".pdf", report=refuse)
    left = [table for table in titled(split_documents([document])) if table.heads is not None]
    scores: list[tuple[Gold, Score]] = []
    above: Gold | None = None
    for gold in golds(path):
        best = max(left, key=lambda table: (cells(_plain(table)) & cells(gold.table)).total(), default=None)
        if best is not None and not (cells(_plain(best)) & cells(gold.table)):
            best = None
        if best is not None:
            left.remove(best)
        scores.append((gold, score(gold, above, best)))
        above = gold if int(gold.options["heads"]) else above
    return scores, len(left)


def summed(scores: Iterable[tuple[int, int, int]]) -> tuple[int, int, int]:
    """Add up counts."""
    found, wanted, common = map(sum, zip(*scores, strict=True))
    return found, wanted, common


PATHS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_the_tables_of_a_page_are_found_as_they_are(path: Path) -> None:
    scores, others = measured(path)
    for gold, got in scores:
        assert got.same, gold.table
        assert got.heads[0] == got.heads[1]
        assert not got.invented
    assert not others


def main() -> None:
    """Print the figures of each file, and of all."""
    every: list[tuple[Gold, Score]] = []
    false = 0
    for path in PATHS:
        scores, others = measured(path)
        every += scores
        false += others
        for _, got in scores:
            figures = f"cells {f1(got.cells):.3f} neighbors {f1(got.neighbors):.3f} invented {got.invented}"
            print(path.stem, figures, "heads {}/{}".format(*got.heads), "" if got.same else "NOT THE SAME")
        if others:
            print(path.stem, "false tables:", others)
    for name, is_ruled in (("ruled", True), ("without rules", False)):
        part = [got for gold, got in every if gold.is_ruled == is_ruled]
        print(f"{name}: {len(part)} tables, right {sum(got.is_right for got in part)},", end=" ")
        print(
            f"same {sum(got.same for got in part)}, neighbors {f1(summed(got.neighbors for got in part)):.3f},", end=" "
        )
        print(f"heads {sum(got.heads[0] for got in part)}/{sum(got.heads[1] for got in part)}")
    print(f"invented numbers {sum(got.invented for _, got in every)}, false tables {false}")


if __name__ == "__main__":
    main()
