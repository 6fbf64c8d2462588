"""What is dated when, in order, and how it looks on an axis."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from jdoc.model import Block
from jdoc.stages.entities import find_entities
from jdoc.views.bars import Axis
from jdoc.views.timeline import list_dates

if TYPE_CHECKING:
    from jdoc.vocabulary import Precision

TEXT = "５月１日に会う。2020年までに、2016年２月24日から25日まで、2018年以降、平成29年度に開く。"


def values(first: dt.date = dt.date.min, last: dt.date = dt.date.max) -> list[object]:
    """Find the dates of a text that fall into a period."""
    return [row["value"] for row in list_dates(find_entities([Block(text=TEXT)]), first=first, last=last)]


def test_dates_come_in_order_and_those_without_a_year_not_at_all() -> None:
    assert values() == ["2016-02-24/2016-02-25", "2017-04/2018-03", "2018/..", "../2020"]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (dt.date(2016, 2, 25), dt.date(2016, 3, 1), ["2016-02-24/2016-02-25"]),
        (dt.date(2018, 5, 1), dt.date(2018, 5, 31), ["2018/.."]),
        (dt.date(2020, 1, 1), dt.date.max, ["../2020"]),
        (dt.date.min, dt.date(2016, 2, 23), []),
    ],
)
def test_open_intervals_stand_where_their_named_end_lies(first: dt.date, last: dt.date, expected: list[str]) -> None:
    assert values(first, last) == expected


def test_bars_stand_on_one_axis() -> None:
    found = list_dates(find_entities([Block(text=TEXT)]))
    axis = Axis(found, 30)
    assert axis.scale() == "2016  2017  2018 2019  2020   "
    assert [axis.bar(row) for row in found] == [
        "━                             ",
        "       ━━━━━━━                ",
        "            ━━━━━━━━━━━━━━━━━→",
        "←━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
    ]


def test_an_axis_of_centuries_has_room_for_its_years() -> None:
    found = list_dates(find_entities([Block(text="1603年と1868年と2024年")]))
    assert Axis(found, 40).scale().split() == ["1603", "1700", "1800", "1900", "2000"]


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        ("day", ["2016-02-24/2016-02-25"]),
        ("month", ["2016-02-24/2016-02-25", "2017-04/2018-03"]),
        ("year", ["2016-02-24/2016-02-25", "2017-04/2018-03", "2018/..", "../2020"]),
    ],
)
def test_only_dates_that_are_exact_enough(precision: Precision, expected: list[str]) -> None:
    assert [row["value"] for row in list_dates(find_entities([Block(text=TEXT)]), precision=precision)] == expected
