"""Add CLDR's names of states to lexicon/states.tsv: `pip install babel && python -m training.states`."""

from __future__ import annotations

from pathlib import Path

from jdoc.language.width import fold
from jdoc.lexicon import rows
from jdoc.own_files import path_of

NO_STATES = {"AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
"""Codes of CLDR for groups, islands and tests that ISO 3166-1 doesn't assign."""


def main() -> None:
    """Rewrite the table; rows of other sources stay as they are."""
    from babel import Locale  # noqa: PLC0415 -- needed here only

    path = Path(path_of("lexicon/states.tsv"))
    top = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    states = {row["name"]: row for row in rows("states") if row["source"] != "CLDR"}
    values = {row["id"]: row["value"] for row in states.values()}
    for code, name in Locale("ja").territories.items():
        word = fold(name)
        if len(code) == 2 and code.isalpha() and code not in NO_STATES and len(word) > 1 and "(" not in word:
            states.setdefault(word, {"name": word, "id": code, "value": values.get(code, word), "source": "CLDR"})
    lines = ["\t".join(states[name].values()) for name in sorted(states)]
    path.write_text("\n".join([*top, "name\tid\tvalue\tsource", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
