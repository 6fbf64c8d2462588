"""Writes the rows of jdoc/lexicon/currencies.tsv that CLDR gives; those of another source stay as they are.

Run with babel installed, which brings CLDR: `pip install babel && python scripts/currencies.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale

TABLE = Path(__file__).resolve().parent.parent / "jdoc" / "lexicon" / "currencies.tsv"
NO_MONEY = re.compile("X(?!AF|OF|PF|CD|DR)..|BOV|BGL|BGM|CHE|CHW|COU|CNH|CNX|ECV|USN|USS|YUD|ZAL")
VARIANT = re.compile("[(（]")
"""Money of account, funds, metals, and what a country no longer has under a name that it still has."""


def main() -> None:
    """Write the table anew."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith(("#", "name\t"))]
    own = [line.split("\t") for line in lines[len(head) :] if not line.endswith("\tCLDR")]
    rows = {row[0]: row for row in own}
    for code, name in Locale("ja").currencies.items():
        if not NO_MONEY.fullmatch(code) and not VARIANT.search(name):
            plain = name.replace("・", " ").strip()
            rows.setdefault(plain, [plain, code, "", "", "CLDR"])
    body = ["\t".join(row) for _, row in sorted(rows.items())]
    TABLE.write_text("\n".join([*head, *body]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
