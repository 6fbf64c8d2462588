"""Every row of the tables that dates and amounts are read with is read: what it says comes out."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from jdoc.language import currencies
from jdoc.language.calendar import eras, shift_month, western_year
from jdoc.language.numerals.context import NUMERAL_START, find_counter, find_word
from jdoc.language.qualifiers import qualifiers
from jdoc.language.units import unit_at
from jdoc.lexicon import rows
from jdoc.model import Block
from jdoc.stages.entities import find_entities

OWN_DAY = dt.date(2017, 5, 17)
NAMED_DAY = dt.date(2012, 8, 15)


def value_of_date(text: str) -> object:
    """Return the value of the last date of a text."""
    (block,) = find_entities([Block(text=text)], labels=["DATE"], base_date=OWN_DAY)
    return [entity.value for entity in block.entities or ()][-1]


def counted(unit: str, day: dt.date, shift: int) -> str:
    """Return in EDTF what lies so many units on from a day."""
    if unit == "day":
        return (day + dt.timedelta(days=shift)).isoformat()
    if unit == "week":
        monday = day + dt.timedelta(days=7 * shift - day.weekday())
        return f"{monday}/{monday + dt.timedelta(days=6)}"
    if unit == "month":
        return "{:04d}-{:02d}".format(*shift_month(day.year, day.month, shift))
    if unit == "year":
        return f"{day.year + shift}"
    if unit == "quarter":
        first, last = (shift_month(day.year, 4, 3 * shift + months) for months in (0, 2))
        return "{:04d}-{:02d}/{:04d}-{:02d}".format(*first, *last)
    return f"{2001 + 100 * shift}/{2100 + 100 * shift}"


@pytest.mark.parametrize("row", [*rows("relative")], ids=lambda row: row["word"])
def test_relative_word(row: dict[str, str]) -> None:
    day = NAMED_DAY if row["origin"] == "named" else OWN_DAY
    assert value_of_date(f"2012年8月15日、{row['word']}の会合") == counted(row["unit"], day, int(row["shift"]))


@pytest.mark.parametrize("row", [*rows("qualifiers")], ids=lambda row: row["word"])
def test_qualifier(row: dict[str, str]) -> None:
    before, after = (row["word"], "") if row["place"] == "before" else ("", row["word"])
    start = len(before)
    assert qualifiers(f"{before}5億円{after}", start, start + 3) == (row["approx"] == "yes", row["bound"] or None)


@pytest.mark.parametrize("row", [*rows("holidays")], ids=lambda row: row["name"])
def test_holiday(row: dict[str, str]) -> None:
    value = str(value_of_date(f"{row['name']}に開く。"))
    assert value.startswith(f"2017-{int(row['month']):02d}-")
    assert "-" in row["day"] or value.endswith(f"-{int(row['day']):02d}")


@pytest.mark.parametrize("row", [*rows("old_eras")], ids=lambda row: row["era"])
def test_old_era(row: dict[str, str]) -> None:
    assert value_of_date(f"{row['era']}元年に改めた。") == f"{int(row['first']):04d}"
    assert int(row["first"]) <= int(row["last"])


def test_months_of_the_lunisolar_calendar_follow_each_other() -> None:
    months = [(dt.date.fromisoformat(row["first"]), int(row["days"] or 30)) for row in rows("lunar_months")]
    gaps = [(after - first).days - days for (first, days), (after, _) in pairwise(months)]
    assert set(gaps) <= {-1, 0, 29, 30}, "a month that isn't certain is left out, or its length"
    assert months[-1] == (dt.date(1872, 12, 30), 2)


def test_eras() -> None:
    for row in rows("eras"):
        names = [row[column] for column in ("era", "letter", "sign") if row[column]]
        assert {eras()[name].name for name in names} == {row["era"]}
        assert western_year(row["era"], 1) == int(row["first"][:4])


def test_counters() -> None:
    for row in rows("counters"):
        counter = find_counter(f"三{row['counter']}", 1)
        assert counter is not None
        assert (counter.surface, counter.kind) == (row["counter"], row["kind"])


def test_units() -> None:
    for row in rows("units"):
        unit = unit_at(f"5{row['unit']}", 1)
        assert unit is not None
        assert unit.name == row["unit"]


def test_currencies() -> None:
    for row in rows("currencies"):
        assert currencies.named(row["name"]) == currencies.Currency(row["code"], int(row["per"] or 1))


def test_words_with_numerals() -> None:
    for row in rows("number_words"):
        for numeral in NUMERAL_START.finditer(row["word"]):
            word = find_word(row["word"], numeral.start())
            assert word is not None
            assert word.text == row["word"]
