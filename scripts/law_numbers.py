"""Writes jdoc/lexicon/law_numbers.tsv from a list of laws with their numbers, as lwhb/lawhub took them from e-Gov.

Run with that list, tab-separated with the columns title, law_num: `python scripts/law_numbers.py LIST`. Rows of the
table that the list lacks stay, and so do the IDs in it: both are entered by hand.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from jdoc.language.laws.numbers import read_number
from jdoc.language.width import fold

TABLE = Path(__file__).resolve().parent.parent / "jdoc" / "lexicon" / "law_numbers.tsv"
SOURCE = "e-Gov法令検索、lwhb/lawhub"
EXCERPT = re.compile("[ \u3000]*抄$")
"""What says behind a title that the text is an excerpt, which is no part of it."""
CUT = re.compile("[ぁ-ん当陸激覚]$")
"""The end of a title that is not whole: the list cuts them before characters that have their reading beside them."""


def main() -> None:
    """Write the table anew."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith(("#", "title\t"))]
    known = {tuple(line.split("\t")[:2]): line.split("\t") for line in lines if line not in head}
    listed = {(title, number): [title, number, "", SOURCE] for title, number in _laws(Path(sys.argv[1]))}
    rows = [known.get(key) or listed[key] for key in sorted({*known, *listed})]
    TABLE.write_text("\n".join([*head, *map("\t".join, rows)]) + "\n", encoding="utf-8")


def _laws(path: Path) -> list[tuple[str, str]]:
    """Return titles, half-width, and numbers, without those that aren't whole and titles that two laws have."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    laws = [(fold(EXCERPT.sub("", row[0])).strip(), _canonical(row[1].strip())) for row in rows[1:]]
    times = Counter(title for title, _ in laws)
    return [(title, number) for title, number in laws if times[title] == 1 and not CUT.search(title)]


def _canonical(number: str) -> str:
    read = read_number(number)
    return read.canonical if read else number


if __name__ == "__main__":
    main()
