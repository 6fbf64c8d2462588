"""Papers with mistakes that were put in by hand, and correct ones, against what jdoc tells.

`python -m tests.check_gold [SET …]` prints what is missed and what is told without reason. `gold/check/SET/` holds
papers; the `gold.jsonl` of a set names the mistakes: file, rule, lines of either side, the wrong words, why.
A set without one has no mistake: all that is told of it is an alarm.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdoc.checks.found import check
from jdoc.checks.table import RULES
from jdoc.places import find_place
from jdoc.readers.text import to_document
from jdoc.stages.entities import find_entities
from jdoc.stages.split import split_documents
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ROOT / "tests" / "gold" / "check"
ALIKE = (
    {"amount-conflict", "change-mismatch", "table-sum", "amount-restated", "stated-count"},
    {"number-skipped", "number-repeated"},
    {"name-variant", "lookalike", "doubled-text", "odd-character", "title-conflict", "acronym-conflict"},
    {"date-conflict", "future-as-past", "range-reversed", "weekday-mismatch", "era-year-mismatch"},
    {"missing-reference", "missing-attachment"},
    {"term-unused", "term-early", "term-redefined", "acronym-conflict"},
)
"""Rules that may tell the same mistake."""


class Told(NamedTuple):
    """A finding."""

    file: str
    rule: str
    lines: frozenset[int]
    """Those of its place and of what it contradicts."""
    message: str


class Mistake(NamedTuple):
    """What was put in."""

    file: str
    rule: str
    lines: frozenset[int]
    why: str

    def is_told_by(self, told: Told) -> bool:
        """Tell whether a finding is of it: of its rule, or one that may tell it, at one of its lines."""
        is_rule = self.rule == told.rule or any({self.rule, told.rule} <= rules for rules in ALIKE)
        return is_rule and self.file == told.file and not self.lines.isdisjoint(told.lines)


class Figures(NamedTuple):
    """What was found in a set."""

    mistakes: list[Mistake]
    told: list[Told]

    @property
    def missed(self) -> list[Mistake]:
        """Mistakes that nothing tells."""
        return [mistake for mistake in self.mistakes if not any(map(mistake.is_told_by, self.told))]

    @property
    def alarms(self) -> list[Told]:
        """Findings of no mistake."""
        return [told for told in self.told if not any(mistake.is_told_by(told) for mistake in self.mistakes)]


def sets() -> list[str]:
    """Return the names of all sets."""
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@cache
def figures(name: str) -> Figures:
    """Check the papers of a set."""
    gold = FOLDER / name / "gold.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()] if gold.exists() else []
    mistakes = [Mistake(row["file"], row["rule"], frozenset(row["lines"]), row["why"]) for row in rows]
    files = sorted((FOLDER / name).glob("*.txt"))
    return Figures(mistakes, [told for file in files for told in _told(name, file.name)])


def _told(name: str, file: str) -> Iterator[Told]:
    document = to_document((FOLDER / name / file).read_text(encoding="utf-8"), file)
    blocks = [*find_entities(split_documents([document]))]
    for rule, found in check(blocks, RULES):
        places = found.place, *found.related
        lines = {find_place(blocks[place.block], place.start)[0] or 0 for place in places}
        yield Told(file, rule.id, frozenset(lines), found.message)


def main() -> None:
    """Print what is missed and what is told without reason, and how much of each."""
    for name in sys.argv[1:] or sets():
        found = figures(name)
        for each in found.missed:
            print(f"{name}/{each.file}:{min(each.lines)}: missed: {each.why} [{each.rule}]")
        for alarm in found.alarms:
            print(f"{name}/{alarm.file}:{min(alarm.lines)}: alarm: {alarm.message} [{alarm.rule}]")
        told, mistakes = len(found.told), len(found.mistakes)
        print(
            f"{name}: {mistakes - len(found.missed)} of {mistakes} mistakes, {len(found.alarms)} of {told} are alarms"
        )
        missed, every = (Counter(each.rule for each in those) for those in (found.missed, found.mistakes))
        print("  " + ", ".join(f"{rule} {every[rule] - missed[rule]}/{every[rule]}" for rule in sorted(every)))


if __name__ == "__main__":
    main()
