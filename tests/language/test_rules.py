"""Every row of every table of rules decides what its examples say, and only that."""

from __future__ import annotations

import datetime as dt
import pkgutil
import re
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import asdict

import jdoc
from jdoc.language import numerals, sentences
from jdoc.language.rules import Rule
from jdoc.language.stances import documents
from jdoc.language.width import fold
from jdoc.stages.entities import find_entities
from tests.language.notation import marked_numerals, marked_sentences
from tests.recognizers.cases import Case, read_example

if TYPE_CHECKING:
    from types import ModuleType

MARKS = re.compile(r"\[([^\]]+)\]\([^)]*\)")
LABELS = ("DATE", "TIME", "DURATION", "MONEY", "PERCENT", "QUANTITY", "ORDINAL")
ROOMS = ("jdoc.language.", "jdoc.recognizers.")


def tables() -> list[tuple[ModuleType, str, tuple[Rule[object, object], ...]]]:
    """Find the tables of rules, by their modules and names."""
    modules = [each.name for each in pkgutil.walk_packages(jdoc.__path__, "jdoc.") if each.name.startswith(ROOMS)]
    return [
        (module, name, value)
        for module in map(import_module, modules)
        for name, value in vars(module).items()
        if isinstance(value, tuple) and value and all(isinstance(rule, Rule) for rule in value)
        if name.isupper()
    ]


ROWS = [
    pytest.param(module, name, rule, id=f"{module.__name__.removeprefix('jdoc.')}.{name}: {rule.name}")
    for module, name, table in tables()
    for rule in table
]


def entities(case: Case) -> tuple[str, str]:
    """Return what a case says that is found in it, and what is found, of which only what is said counts."""
    base = dt.date.fromisoformat(case.base) if case.base else None
    expected, found = [], []
    for block, marks in zip(find_entities(case.blocks, labels=LABELS, base_date=base), case.expected, strict=True):
        said = {(mark["start"], mark["end"]): {key: f"{fact}" for key, fact in mark.items() if fact} for mark in marks}
        expected.append([*said.values()])
        for entity in block.entities or ():
            facts = {key: f"{fact}" for key, fact in asdict(entity).items() if fact is not None}
            keys = said.get((entity.start, entity.end), {"label": "", "text": "", "value": ""})
            found.append({key: facts.get(key) for key in keys})
    return repr([mark for marks in expected for mark in marks]), repr(found)


def stances(example: str) -> tuple[str, str]:
    """Return the acts that an example says are in its texts, and those that are: act, actor, object, addressee."""
    written, _, said = example.partition(" →")
    texts = written.split(" / ")
    found = []
    for text, stance in ((text, each) for text, own in zip(texts, documents.find(texts), strict=True) for each in own):
        holder, act = stance.holder, stance.act
        actor = texts[holder.text][holder.start : holder.end] if holder else "-"
        spans = (text[slice(*span)] if span else "-" for span in (act.object, act.addressee))
        found.append(" ".join([act.predicate.act, actor, *spans]))
    return said.strip(), "; ".join(found)


def outcome(example: str, module: ModuleType) -> tuple[str, str]:
    """Return an example as it stands, and as it comes out: sentences, numerals, stances, entities."""
    if module is sentences:
        return example, marked_sentences(example)
    if ".stances." in module.__name__:
        return stances(example)
    if " → " in example:
        head, _, _ = example.partition(" → ")
        style, text = head.split(": ", 1)
        return example, f"{head} → {numerals.apply_edits(text, numerals.rewrite(text, style))}"
    if ".numerals." in module.__name__:
        return fold(example), marked_numerals(fold(MARKS.sub(r"\1", example)))
    return entities(read_example(example))


@pytest.mark.parametrize(("module", "table", "rule"), ROWS)
def test_row(module: ModuleType, table: str, rule: Rule[object, object], monkeypatch: pytest.MonkeyPatch) -> None:
    expected, with_it = outcome(rule.example, module)
    assert with_it == expected
    unlike = outcome(rule.unlike, module) if rule.unlike else ("", "")
    assert unlike[0] == unlike[1]
    monkeypatch.setattr(module, table, tuple(row for row in getattr(module, table) if row is not rule))
    assert outcome(rule.example, module)[1] != expected, "taken out, the row changes nothing in its example"
    if rule.unlike:
        assert outcome(rule.unlike, module)[1] == unlike[1]


def test_names_of_rows_are_their_own() -> None:
    for _, _, table in tables():
        names = [rule.name for rule in table]
        assert len(names) == len(set(names))
