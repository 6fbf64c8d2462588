"""The tables are sorted, without duplicates, and say where each row comes from."""

from __future__ import annotations

import re

import pytest

from jdoc.language.numerals.context import NUMERAL_START
from jdoc.language.width import fold
from jdoc.lexicon import FOLDER, rows

KINDS = {"money", "percent", "date", "time", "duration", "quantity", "ordinal"}


NAMED = ["organizations", "laws", "events", "places"]
TABLES = [
    "counters",
    "currencies",
    "number_words",
    "units",
    "states",
    "name_endings",
    "name_words",
    "place_endings",
    "surnames",
    "titles",
    "not_names",
    *NAMED,
]


@pytest.mark.parametrize("table", TABLES)
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


def test_states_have_codes_and_one_name_each() -> None:
    values: dict[str, set[str]] = {}
    for row in rows("states"):
        assert re.fullmatch("[A-Z]{2}", row["id"])
        values.setdefault(row["id"], set()).add(row["value"])
    assert all(len(names) == 1 for names in values.values())


@pytest.mark.parametrize("table", NAMED)
def test_canonical_names_are_listed_themselves(table: str) -> None:
    labels = {row["label"] for row in rows(table)}
    assert labels <= {"ORG", "LAW", "EVENT", "GPE", "LOC", "FAC"}
    assert all(row["name"] == fold(row["name"]) for row in rows(table))
    if table != "places":
        names = {row["name"] for row in rows(table)}
        assert {row["value"] for row in rows(table)} <= names


def test_no_acronym_is_a_name_and_none() -> None:
    listed = {row["name"] for table in NAMED for row in rows(table)}
    assert not listed & {row["word"] for row in rows("not_names")}
