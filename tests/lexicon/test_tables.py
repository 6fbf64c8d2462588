"""The tables are sorted, without duplicates, and say where each row comes from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from jdoc.language import qualifiers
from jdoc.language.dates import relative
from jdoc.language.names import gazetteer
from jdoc.language.names.refusals import NEEDS
from jdoc.language.numerals.context import NUMERAL_START
from jdoc.language.width import fold
from jdoc.lexicon import row_of, rows
from jdoc.own_files import path_of

FOLDER = Path(path_of("lexicon"))
KINDS = {"money", "percent", "date", "time", "duration", "quantity", "ordinal"}


NAMED = ["organizations", "laws", "events", "places"]
TABLES = [
    "counters",
    "currencies",
    "number_words",
    "table_words",
    "citation_words",
    "units",
    "relative",
    "qualifiers",
    "holidays",
    "states",
    "name_endings",
    "name_words",
    "place_endings",
    "surnames",
    "short_surnames",
    "kanji_variants",
    "municipalities",
    "towns",
    "former_bodies",
    "exclusive_titles",
    "check_words",
    "event_pairs",
    "day_labels",
    "count_evidence",
    "alike_evidence",
    "katakana_words",
    "known_names",
    "misspellings",
    "comparing_words",
    "portion_words",
    "named_rates",
    "named_sums",
    "same_units",
    "stocks",
    "told_once",
    "law_issuers",
    "law_numbers",
    "law_short_names",
    "titles",
    "not_names",
    "speakers",
    "meetings",
    "finding_messages",
    "flow_words",
    "made_evidence",
    "messages",
    "view_words",
    "wrong_heads",
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


def test_relative_words_count_as_said() -> None:
    assert {row["unit"] for row in rows("relative")} == set(get_args(relative.Unit))
    assert {row["style"] for row in rows("relative")} == set(get_args(relative.Style))
    assert {row["origin"] for row in rows("relative")} == {"document", "named"}


def test_qualifiers_say_something() -> None:
    assert {row["place"] for row in rows("qualifiers")} == set(get_args(qualifiers.Place))
    assert {row["bound"] for row in rows("qualifiers")} == {"", *get_args(qualifiers.Bound)}
    assert all(row["approx"] or row["bound"] for row in rows("qualifiers"))


def test_words_hold_a_numeral() -> None:
    assert all(NUMERAL_START.search(row["word"]) for row in rows("number_words"))
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


def test_canonical_names_of_laws_are_their_own() -> None:
    values = {row["name"]: row["value"] for row in rows("laws")}
    assert {value for value in values.values() if values[value] != value} == set()


def test_former_bodies_end_after_they_began_and_are_followed_by_listed_ones() -> None:
    former = [*rows("former_bodies")]
    listed = {row["name"] for row in former} | {row["name"] for row in rows("organizations")}
    assert {row["value"] for row in former} <= listed
    assert {row["successor"] for row in former} <= listed | {""}
    assert all(1860 < int(row["from"]) < int(row["to"]) < 2030 for row in former)


def test_no_acronym_is_a_name_and_none() -> None:
    listed = {row["name"] for table in NAMED for row in rows(table)}
    assert not listed & {row["word"] for row in rows("not_names")}


USES = [
    ("name_words", "use", gazetteer.WordUse),
    ("name_endings", "use", gazetteer.EndingUse),
    ("place_endings", "use", gazetteer.PlaceUse),
    ("titles", "use", gazetteer.TitleUse),
]


@pytest.mark.parametrize(("table", "column", "known"), USES, ids=[table for table, _, _ in USES])
def test_uses_are_those_that_the_head_of_the_table_tells_and_the_code_asks_for(
    table: str, column: str, known: object
) -> None:
    uses = {use for row in rows(table) for use in row[column].split(",") if use}
    assert uses == set(get_args(known))
    lines = (FOLDER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    told = " ".join(line.lstrip("# ") for line in lines if line.startswith("#"))
    assert [use for use in uses if not re.search(rf"\b{use}( \(|:)", told)] == []
    source = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py"))
    assert [use for use in uses if not re.search(rf"""[a-z_]+\([^()]*["']{use}["']\)""", source)] == []


def test_every_row_of_endings_is_read_by_a_rule() -> None:
    assert [row["ending"] for row in rows("name_endings") if not row["needs"] and not row["use"]] == []
    assert [row["ending"] for row in rows("place_endings") if not row["use"]] == []
    assert {row["needs"] for row in rows("name_endings")} - {""} == set(NEEDS)
    assert all(bool(row["needs"]) == bool(row["rank"]) for row in rows("name_endings"))


def test_short_names_before_articles_say_which_law_and_where() -> None:
    table = [*rows("law_citation_names")]
    assert [(row["name"], row["title"]) for row in table] == sorted({(row["name"], row["title"]) for row in table})
    assert {row["use"] for row in table} == {"law", "bare", "beside", "terse"}
    assert all(row["source"] and row["field"] for row in table)
    listed = {row["title"] for row in rows("law_numbers")} | {row["name"] for row in rows("law_short_names")}
    assert not listed & {row["name"] for row in table}
    fields = {name: {row["field"] for row in table if row["name"] == name} for name in {row["name"] for row in table}}
    unsure = {row["name"] for row in table if row["use"] in {"beside", "terse"}}
    assert {name for name, found in fields.items() if len(found) > 1} <= unsure


@pytest.mark.parametrize("table", ["towns", "municipalities", "currencies"])
def test_each_row_is_found_by_its_first_cell(table: str) -> None:
    for row in rows(table):
        first = next(iter(row.values()))
        assert row_of(table, first) == row
        assert row_of(table, first + "\t") is row_of(table, first + "・") is row_of(table, "!" + first) is None
    assert row_of(table, "") is row_of(table, "\U0010ffff") is None
