"""Each rule of the split stage with the case that it decides; each scheme of enumerators from end to end."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

import pytest

from jdoc import structure
from jdoc.language.enumerators import SCHEMES, Scheme, SchemeTable, schemes
from jdoc.readers.text import to_document as document
from jdoc.stages.split import split_documents
from jdoc.structure import furniture
from jdoc.structure.rules import Question, Rule, Where
from tests.stages.test_split import cases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.model import Block, Document

MODULES = [import_module(module.name) for module in walk_packages(structure.__path__, f"{structure.__name__}.")]
QUESTIONS = [value for module in MODULES for value in vars(module).values() if isinstance(value, Question)]
RULES: list[Rule[Any, Any]] = [rule for question in QUESTIONS for rule in question] + list(furniture.FURNITURE)
RECALLING = [value for module in MODULES for value in vars(module).values() if hasattr(value, "cache_clear")]
"""Functions that keep what rules have decided."""
CASES = {name: case for case in cases() for name in case.names}
FRAME = "市は、次の点を公表した。\n{}\n以上のとおりである。"


def blocks_of(given: Document) -> Sequence[Block] | str:
    """Split a document; the name of the error where that fails, as it does for rows that lost their guard."""
    for recall in RECALLING:
        recall.cache_clear()
    try:
        return list(split_documents([given]))
    except (AssertionError, AttributeError, IndexError) as error:
        return type(error).__name__


@contextmanager
def without(name: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take a rule out of all tables that it stands in."""
    with monkeypatch.context() as patch:
        forms = tuple(form for form in furniture.FURNITURE if form.name != name)
        patch.setattr(furniture, "FURNITURE", forms)
        for question in QUESTIONS:
            for attribute, value in vars(Question(*others(question.rows, name))).items():
                patch.setattr(question, attribute, value)
        yield


def others(rows: Sequence[Rule[Any, Any] | Where[Any, Any]], name: str) -> Iterator[Rule[Any, Any] | Where[Any, Any]]:
    """Yield the rows of a table but the one of a name."""
    for row in rows:
        if isinstance(row, Where):
            yield Where(row.holds, *(rule for rule in row.rules if rule.name != name))
        elif row.name != name:
            yield row


@pytest.mark.parametrize("name", dict.fromkeys(rule.name for rule in RULES))
def test_rule_decides_its_case(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert name in CASES, f"write a case of the name '{name}' into tests/stages/split.txt"
    given = CASES[name].document
    usual = blocks_of(given)
    with without(name, monkeypatch):
        assert blocks_of(given) != usual, "the case comes out the same without the rule"


def test_names_of_rules_are_theirs_alone() -> None:
    by_name: dict[str, Rule[Any, Any]] = {}
    assert all(by_name.setdefault(rule.name, rule) is rule for rule in RULES)


def test_why_names_the_rules() -> None:
    """`--explain` says of a block which rules named its kind, made it begin, and made its lines go on."""
    given = document("市長は、計画を公表した。\n計画の要点\n補助の対象は、\n漁港とする。\n１　費用\n- 1 -\n", "-")
    blocks = split_documents([given], keep_furniture=True, explain=True)
    assert [(block.text, block.why) for block in blocks][1:] == [
        ("計画の要点", "heading: above a sentence; begins: below a sentence"),
        (
            "補助の対象は、漁港とする。",
            "paragraph: a sentence; begins: below a line that wasn't broken; goes on: below a comma or an open bracket",
        ),
        ("費用", "paragraph: a number with nothing below; number: next of its series"),
        ("- 1 -", "furniture: page number between dashes"),
    ]


@pytest.mark.parametrize("scheme", SCHEMES.schemes, ids=lambda scheme: scheme.name)
def test_scheme_is_read_in_a_document(scheme: Scheme) -> None:
    assert_read(scheme)


def test_new_scheme_is_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    section = Scheme("section", 3, "anywhere", "over others", "paragraph", "§", "§ ?[0-9０-９]+", "[§ 3]　定義")
    with pytest.raises(AssertionError):
        assert_read(section)
    monkeypatch.setattr(schemes, "SCHEMES", SchemeTable(section, *SCHEMES.schemes))
    assert_read(section)
    for scheme in SCHEMES.schemes:
        assert_read(scheme)


def assert_read(scheme: Scheme) -> None:
    """Check that the example of a scheme comes out of the whole stage as a block, its enumerator taken off."""
    enumerator, text = scheme.example.removeprefix("[").split("]", 1)
    line = scheme.example.replace("[", "").replace("]", "")
    _, block, _ = split_documents([document(FRAME.format(line), "-")])
    assert (block.label, block.text) == (enumerator, text.strip(" \u3000"))
    assert block.kind == ("heading" if heads(scheme) and not text.endswith("。") else scheme.makes)


def heads(scheme: Scheme) -> bool:
    """Tell whether a short line of the scheme is a heading above a sentence."""
    return scheme.heads != "never"
