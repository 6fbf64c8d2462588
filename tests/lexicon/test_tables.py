"""The tables are sorted, without duplicates, and say where each row comes from."""

from __future__ import annotations

import re

import pytest

from jdoc.language.numerals.context import NUMERAL_START
from jdoc.lexicon import FOLDER, rows

KINDS = {"money", "percent", "date", "time", "duration", "quantity", "ordinal"}


@pytest.mark.parametrize("table", ["counters", "currencies", "number_words", "units"])
def test_table_is_in_order(table: str) -> None:
    first = [next(iter(row.values())) for row in rows(table)]
    assert first == sorted(set(first))
    assert all(row["source"] for row in rows(table))
    assert (FOLDER / f"{table}.tsv").read_text(encoding="utf-8").startswith("#")


def test_counters_have_a_kind() -> None:
    assert {row["kind"] for row in rows("counters")} <= KINDS
    assert {row["needs"] for row in rows("counters")} <= {"", "第"}


def test_currencies_have_codes() -> None:
    assert all(re.fullmatch("[A-Z]{3}|", row["code"]) for row in rows("currencies"))
    assert {row["per"] for row in rows("currencies")} <= {"", "100"}
    spelled = [row["name"].replace(" ", "") for row in rows("currencies")]
    assert len(spelled) == len(set(spelled))


def test_words_give_way_as_said() -> None:
    assert {row["unless"] for row in rows("number_words")} <= {"", "measured", "apart"}


def test_words_hold_a_numeral() -> None:
    assert all(re.search(NUMERAL_START, row["word"]) for row in rows("number_words"))
    assert not [row["word"] for row in rows("number_words") if re.search("[0-9０-９]", row["word"])]
