"""Tables of rules find the same whether they are asked one by one or at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.names import candidates, endings, places
from jdoc.language.names.persons import in_runs
from jdoc.language.names.rules import apart
from jdoc.language.names.texts import Tokens, read_tokens, runs
from jdoc.language.names.token_types import Trait
from tests.conftest import ROOT, SAMPLES

if TYPE_CHECKING:
    import pytest

TEXTS = [line for path in SAMPLES for line in path.read_text().splitlines()]
TEXTS += [line for path in (ROOT / "tests" / "gold").glob("*.txt") for line in path.read_text().splitlines()]


def all_runs() -> list[Tokens]:
    texts = map(read_tokens, TEXTS)
    return [text.run(first, last) for text in texts for first, last in runs(text.tags)]


def test_tables_asked_at_once_find_what_each_finds() -> None:
    tables = places.RULES, places.CHARACTER_RULES, endings.RULES
    found = 0
    for run in all_runs():
        names = apart(*tables).names(run)
        assert names == [table.names(run) for table in tables]
        found += sum(map(len, names))
    assert found > 500


def test_a_run_is_named_where_a_listed_name_stands_in_it() -> None:
    named = [run for run in all_runs() if run.traits & Trait.NAMED]
    assert [run.folded for run in all_runs() if bool(run.listed) != bool(run.traits & Trait.NAMED)] == []
    assert len(named) > 100


def test_nobody_without_a_title_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [in_runs.persons(run) for run in all_runs()]
    monkeypatch.setattr(in_runs, "UNTITLED", frozenset("NTFGos"))
    assert [in_runs.persons(run) for run in all_runs()] == found


def test_what_is_kept_of_runs_changes_nothing() -> None:
    text = read_tokens("青森県弘前市の国際協力機構は、日米首脳会談で青森県弘前市と協定を結んだ。")
    candidates.RUNS.clear()
    fresh = candidates.candidates(text)
    assert candidates.candidates(text) == fresh
    starts = {name.start for name in fresh if text.folded[name.start : name.end] == "青森県弘前市"}
    assert starts == {text.folded.index("青森県"), text.folded.rindex("青森県")}
