"""Writes jdoc/lexicon/municipalities.tsv from the list of municipalities of code4fukui/localgovjp (CC0 1.0).

Run with that list, tab-separated with the columns code, prefecture, name: `python scripts/municipalities.py LIST`.
"""

from __future__ import annotations

import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "jdoc" / "lexicon" / "municipalities.tsv"
WARDS_SINCE = {"浜松市中央区": "221384", "浜松市浜名区": "221392"}
"""Wards that are younger than the list (January 2024), with their codes."""
SOURCE = "全国地方公共団体コード（総務省）、code4fukui/localgovjp（CC0 1.0）"


def main() -> None:
    """Write the table anew."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith(("#", "name\t"))]
    codes = {ward: [code] for ward, code in WARDS_SINCE.items()}
    for code, _, name, *_ in _rows(Path(sys.argv[1])):
        codes.setdefault(name, []).append(code)
    body = ["\t".join((name, ",".join(sorted(own)), SOURCE)) for name, own in sorted(codes.items())]
    TABLE.write_text("\n".join([*head, *body]) + "\n", encoding="utf-8")


def _rows(path: Path) -> list[list[str]]:
    """Return the rows of the list, without remarks and the names of its columns."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [row for row in rows if row[0].isdigit()]


if __name__ == "__main__":
    main()
