"""What an expression can mean: the same as where it stands in a text, and never a crash."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.lookup import Meaning, find_meanings
from tests.recognizers.test_recognizers import CASES

if TYPE_CHECKING:
    from jdoc.vocabulary import EntityLabel

BASE = dt.date(2017, 5, 1)
AMOUNTS: frozenset[EntityLabel] = frozenset({"MONEY", "PERCENT", "QUANTITY"})
MARKS = [mark for case in CASES if not case.known_fault for marks in case.expected for mark in marks]
EXPRESSIONS = sorted({f"{mark['text']}" for mark in MARKS})


def _facts(meaning: Meaning) -> tuple[object, ...]:
    return meaning.meaning, meaning.value, meaning.approx, meaning.bound


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("約5割", ("percent", 50, True, None)),
        ("５割以上", ("percent", 50, None, "ge")),
        ("三割", ("percent", 30, None, None)),
        ("二割七分五厘", ("percent", 27.5, None, None)),
        ("2割未満", ("percent", 20, None, "lt")),
        ("およそ8億ドル", ("money", 800000000, True, None)),
        ("1,200円以下", ("money", 1200, None, "le")),
        ("約30人", ("quantity", 30, True, None)),
        ("第７回", ("ordinal", 7, None, None)),
        ("2031年秋", ("date", "2031-23", None, None)),
        ("令和9年冬頃", ("date", "2027-24", True, None)),
        ("昨年春", ("date", "2016-21", None, None)),
        ("令和8年14月", ("date", None, None, None)),
        ("百二十", ("number", 120, None, None)),
    ],
)
def test_an_expression_has_one_answer(expression: str, expected: tuple[object, ...]) -> None:
    [meaning] = find_meanings(expression, base_date=BASE)
    assert _facts(meaning) == expected


def test_a_number_is_said_with_its_reading_and_its_forms() -> None:
    [meaning] = find_meanings("約40万人")
    assert (meaning.reading, meaning.forms["kanji"]) == ("よんじゅうまん", "約四十万人")
    [rate] = find_meanings("三割五分")
    assert (rate.reading, rate.forms["arabic"]) == (None, "3割5分")


def test_what_stands_beside_an_amount_is_told_as_well() -> None:
    found = [(meaning.meaning, meaning.value) for meaning in find_meanings("7億円と二割と9")]
    assert found == [("money", 700000000), ("percent", 20), ("number", 9)]


def test_a_season_is_written_in_every_calendar() -> None:
    [meaning] = find_meanings("2026年夏")
    assert meaning.forms == {"western": "2026年夏", "era": "令和8年夏", "kanji": "令和八年夏"}


def test_a_card_says_how_an_amount_is_meant_and_notes_in_words() -> None:
    [amount] = find_meanings("約6割以上")
    assert next(amount.rows()) == ("percent", "~ ≥ 60 %")
    [day] = find_meanings("2027年4月31日")
    assert ("note", "no such day") in list(day.rows())


def test_whatever_is_found_in_texts_can_be_looked_up() -> None:
    meanings = ((each, meaning) for each in EXPRESSIONS for meaning in find_meanings(each, base_date=BASE))
    assert [each for each, meaning in meanings if not [*meaning.rows()] or None in meaning.as_dict().values()] == []


PARTS = ["令和", "2026年", "5年", "13月", "2月30日", "春", "末", "年度", "約", "三割", "5分", "以上", "億円", "から"]


@given(st.lists(st.sampled_from(PARTS), max_size=5).map("".join))
def test_nothing_put_together_of_such_words_crashes(expression: str) -> None:
    assert all(list(meaning.rows()) for meaning in find_meanings(expression, base_date=BASE))
