"""Days without their year, as people read them, against what jdoc says: `python -m tests.day_gold` prints what differs.

Each row of `gold/days/days.jsonl` is such a day: its file, line, words, the day that is meant (open where nobody can
know it), and why.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.width import fold
from jdoc.places import find_place
from jdoc.readers.text import to_document
from jdoc.stages.entities import find_entities
from jdoc.stages.split import split_documents
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ROOT / "tests" / "gold" / "days"
OPEN = "open"


class Day(NamedTuple):
    """A day, and what it is said to be."""

    file: str
    line: int
    text: str
    value: str
    how: str
    said: str
    """The value that jdoc gives, "open" for none, "missing" where it finds no date there."""

    @property
    def verdict(self) -> str:
        """Right, open or missing where a person knows it, wrong."""
        if self.said == self.value or (self.value != OPEN and self.value in self.said.replace("..", "").split("/")):
            return "right"
        return self.said if self.said in {OPEN, "missing"} else "wrong"


@cache
def days() -> list[Day]:
    """Read all of them."""
    rows = [json.loads(line) for line in (FOLDER / "days.jsonl").read_text(encoding="utf-8").splitlines()]
    files = dict.fromkeys(row["file"] for row in rows)
    return [day for file in files for day in _of_file(file, [row for row in rows if row["file"] == file])]


def _of_file(file: str, rows: list[dict[str, str]]) -> Iterator[Day]:
    found = [*_dates(file)]
    used: set[tuple[int, str]] = set()
    for row in rows:
        line, text = int(row["line"]), _squeezed(row["text"])
        places = [at for at, (where, written, _) in enumerate(found) if abs(where - line) < 2 and text in written]
        at = next((at for at in sorted(places, key=lambda at: found[at][0] != line) if (at, text) not in used), None)
        used |= {(at, text)} if at is not None else set()
        value = found[at][2] if at is not None else "missing"
        said = OPEN if value.startswith("XXXX") or not value else value
        yield Day(file, line, row["text"], row["value"], row["how"], said)


def _dates(file: str) -> Iterator[tuple[int, str, str]]:
    document = to_document((FOLDER / file).read_text(encoding="utf-8"), file)
    for block in find_entities(split_documents([document]), labels=("DATE",)):
        for entity in block.entities or ():
            yield find_place(block, entity.start)[0] or 0, _squeezed(entity.text), str(entity.value or "")


def _squeezed(text: str) -> str:
    return "".join(fold(text).split())


def main() -> None:
    """Print how many are right, and the others."""
    for day in days():
        if day.verdict != "right":
            print(f"{day.file}:{day.line}: {day.text}: {day.said}, but {day.value} is meant ({day.how})")
    print(dict(Counter(day.verdict for day in days())))


if __name__ == "__main__":
    main()
