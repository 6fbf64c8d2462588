"""Lists of towns: their words are places where something shows that they are, and one rule alone shows it."""

from __future__ import annotations

import re

import pytest

from jdoc.language.names import documents, hamlets
from jdoc.language.names.hamlets import LIST_RULES, ListRule
from jdoc.language.names.texts import read_document
from jdoc.language.width import fold


def places(text: str) -> list[str]:
    names = documents.find_names(read_document([(text, fold(text), None)]))
    return [text[name.start : name.end] for name in names[0] if name.label in {"GPE", "LOC"}]


@pytest.mark.parametrize("rule", LIST_RULES, ids=lambda rule: rule.name)
def test_lists_of_towns(rule: ListRule, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = re.sub(r"[\[\]]", "", rule.found)
    towns = re.findall(r"\[(.*?)\]", rule.found)
    assert set(towns) <= set(places(bare))
    assert not set(places(rule.left)).issuperset(towns)
    monkeypatch.setattr(hamlets, "LIST_RULES", [each for each in LIST_RULES if each is not rule])
    assert not set(towns) <= set(places(bare))


def test_surnames_are_no_towns_though_towns_are_called_so() -> None:
    assert places("南国市では、片山、西山、田村、植田の各議員が質問した。") == ["南国市"]
