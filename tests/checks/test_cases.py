"""Each rule finds what its case file marks, document by document, and nothing else there.

A file is named as its rule. A document begins behind a line `=== NAME`; what is found stands in double brackets.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

import pytest

from jdoc import process
from jdoc.checks.facts import Facts
from jdoc.checks.table import BY_ID, RULES
from jdoc.pipeline import Work

FOLDER = Path(__file__).parent / "cases"
HEAD = re.compile("^=== ", re.MULTILINE)
MARKED = re.compile("⟦(.*?)⟧", re.DOTALL)
MARK = re.compile("[⟦⟧]")
UNSEEN = re.compile("[\u00ad\u200b\u200e\ufeff]")
"""What a text is read without: the place of such a finding is the letters beside it."""


class Case(NamedTuple):
    rule: str
    name: str
    document: str


def cases() -> list[Case]:
    parts = ((path.stem, HEAD.split(path.read_text(encoding="utf-8"))[1:]) for path in sorted(FOLDER.glob("*.txt")))
    return [Case(rule, *part.split("\n", 1)) for rule, documents in parts for part in documents]


def squeezed(texts: list[str]) -> list[str]:
    return [normalize("NFC", UNSEEN.sub("", "".join(text.split()))) for text in texts]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.rule} {case.name}")
def test_rule_finds_what_its_case_marks(case: Case) -> None:
    blocks = [*process(MARK.sub("", case.document), work=Work(names="rules"))]
    found = sorted({each.place for each in BY_ID[case.rule].find(Facts(blocks))})
    texts = [blocks[place.block].text[place.start : place.end] for place in found]
    assert squeezed(texts) == squeezed(MARKED.findall(case.document))


def test_each_rule_has_cases() -> None:
    assert {case.rule for case in cases()} == {rule.id for rule in RULES}
