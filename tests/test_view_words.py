"""Views speak Japanese: whatever they call or say has a row of the catalogue, and no row is for nothing."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, get_args

import pytest

from jdoc import process
from jdoc.checks.found import check
from jdoc.checks.table import RULES
from jdoc.language.numerals.kinds import KINDS as NUMERAL_KINDS
from jdoc.language.numerals.writing import STYLES
from jdoc.language.stances import ACTS, FAMILIES
from jdoc.lexicon import rows as lexicon_rows
from jdoc.lookup import Meaning
from jdoc.pipeline import Work
from jdoc.redline.heads import WORDS as WORDS_OF_HEADS
from jdoc.redline.page import FILTERS
from jdoc.redline.totals import ASIDE
from jdoc.translation import named, say, translated_finding
from jdoc.views import definitions, documents, names, records, rows, speeches, stances, sums, terms
from jdoc.views.cards import KnownName
from jdoc.views.findings import LABELS
from jdoc.views.japanese import BOUNDS
from jdoc.views.labels import LOOKS, OBJECT, OTHER_SIDE
from jdoc.vocabulary import (
    BLOCK_KINDS,
    CHECK_GROUPS,
    ENTITY_LABELS,
    PAPER_KINDS,
    SCOPES,
    SEVERITIES,
    DateSource,
    DefinitionForm,
)
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.rules import Rule

WORDS = {row["word"]: row["japanese"] for row in lexicon_rows("view_words")}
ENGLISH = re.compile("[a-z]{3,}")
MEANING = frozenset({"number", *(label.lower() for label in ENTITY_LABELS)} - {"cardinal"})
"""What a line of a card may begin with: `[money]`."""
TABLES = (definitions, documents, records, rows, speeches, stances, terms)
"""Views that are tables."""
CALLED: dict[str, set[str] | frozenset[str]] = {
    "act": {*ACTS},
    "change": {*FILTERS, *WORDS_OF_HEADS.values(), *(name for name, *_ in ASIDE), "values", "positions", "section"},
    "bound": {*BOUNDS},
    "column": {*(column for view in TABLES for column in view.COLUMNS), *sums.KINDS, "name", "also", "first", "where"}
    | {*Meaning._fields, *KnownName.__dataclass_fields__, *names.Entry.__dataclass_fields__}
    | {"rule", "severity", "message", "expected", "related"},
    "fact": MEANING
    | {*STYLES, "western", "era", "kanji", "weekday", "label", "also", "mentions", "first", "last", "English"}
    | {"earliest", "latest", "note", "id", "law_num", "law_id", "url", "api", "role", "aliases", "reading"},
    "family": {*FAMILIES},
    "form": {*get_args(DefinitionForm)},
    "group": {*CHECK_GROUPS},
    "kind": {*BLOCK_KINDS, *PAPER_KINDS},
    "label": {*LOOKS, *LABELS.values(), OBJECT, OTHER_SIDE},
    "measure": {"amount", "count", "difference", "head", "rate", "share"},
    "numeral": {*NUMERAL_KINDS},
    "oddity": {"no-such-day", "era-ended", "two-years", "reversed", "no-such-provision"}
    | {"nothing-to-refer-to", "undefined-short-name"},
    "polarity": {"negative", "neutral", "positive"},
    "reason": {sums.TOTALS, sums.WITHIN, sums.HEADS, sums.AGAIN, sums.ADDRESSES, sums.RATES, sums.OPEN},
    "rule": {rule.id for rule in RULES},
    "scope": {*SCOPES},
    "severity": {*SEVERITIES},
    "source": {*get_args(DateSource)},
    "strength": {"strong", "weak", "not", "if"},
}
"""By kind of name, all that views may call something."""


def said() -> Iterator[str]:
    """Yield what stands in the code as said: the first argument of `say`, of a choice both."""
    for path in sorted((ROOT / "jdoc").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                texts = ast.walk(node.args[0])
                values = (text.value for text in texts if isinstance(text, ast.Constant))
                yield from (value for value in values if isinstance(value, str) and value != "new")


@pytest.mark.parametrize("of", CALLED)
def test_all_that_views_call_something_is_in_the_catalogue_and_nothing_else(of: str) -> None:
    assert {word.partition(" ")[2] for word in WORDS if word.startswith(f"{of} ") and "{" not in word} == CALLED[of]


def test_all_that_views_say_is_in_the_catalogue_and_nothing_else() -> None:
    written = {word for word in WORDS if word.partition(" ")[0] not in CALLED or "{" in word}
    assert written == {text for text in said() if ENGLISH.search(text) or "{" in text} | {"true", "false"}


@pytest.mark.usefixtures("japanese")
def test_a_name_is_called_by_its_kind_and_an_unknown_one_stays() -> None:
    assert [named(of, "note") for of in ("act", "kind", "column", "fact")] == ["留意", "注", "備考", "備考"]
    assert (named("act", "dance"), say("{0} times", 3)) == ("dance", "3回")


def test_in_english_names_are_what_records_have() -> None:
    assert (named("label", "MONEY"), say("{0} times", 3)) == ("MONEY", "3 times")


@pytest.mark.usefixtures("japanese")
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_rules_find_is_told_in_japanese(rule: Rule) -> None:
    document = re.sub("[⟦⟧]", "", rule.fires)
    blocks = [*process(document, work=Work(names="rules"))]
    for told in check(blocks, [rule]):
        assert translated_finding(told.found.message) != told.found.message
        assert not re.search(" (is|are|the|has|there|after) ", translated_finding(told.found.message))


@pytest.mark.parametrize("table", ["view_words", "finding_messages"])
def test_the_catalogue_puts_in_what_is_said(table: str) -> None:
    places = re.compile(r"\{\d\}")
    for row in lexicon_rows(table):
        english, japanese = next(iter(row.values())), row["japanese"]
        assert sorted(places.findall(english)) == sorted(places.findall(japanese)), row


def test_cards_show_what_there_is_to_know() -> None:
    assert {name for name, _ in Meaning("x", "law", "x", "kind", note="x", law_id="x", url="x", role="x").rows()} <= {
        *CALLED["fact"]
    }
    assert KnownName.__dataclass_fields__
