"""Writes the rows of jdoc/lexicon/currencies.tsv and english_currencies.tsv that CLDR gives; the others stay.

Run with babel installed, which brings CLDR: `pip install babel && python scripts/currencies.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale
from babel.numbers import get_currency_name

TABLE = Path(__file__).resolve().parent.parent / "jdoc" / "lexicon" / "currencies.tsv"
ENGLISH = TABLE.with_name("english_currencies.tsv")
NO_MONEY = re.compile("X(?!AF|OF|PF|CD|DR)..|BOV|BGL|BGM|CHE|CHW|COU|CNH|CNX|ECV|USN|USS|YUD|ZAL")
VARIANT = re.compile("[(（]")
"""Money of account, funds, metals, and what a country no longer has under a name that it still has."""


def main() -> None:
    """Write the tables anew."""
    rows = write_japanese()
    write_english({code for _, code, *_ in rows if code})


def write_japanese() -> list[list[str]]:
    """Write what currencies are called in Japanese."""
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
    return [*rows.values()]


def write_english(codes: set[str]) -> None:
    """Write what the same are called in English."""
    lines = ENGLISH.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith(("#", "code\t"))]
    rows = {line.partition("\t")[0]: line for line in lines[len(head) :] if not line.endswith("\tCLDR")}
    for code in codes:
        one, many = (get_currency_name(code, count, locale="en") for count in (1, 2))
        if one != code:
            rows.setdefault(code, f"{code}\t{one}\t{many}\tCLDR")
    ENGLISH.write_text("\n".join([*head, *(row for _, row in sorted(rows.items()))]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
