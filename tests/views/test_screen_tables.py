"""Tables of a screen: whatever they hold, all of it is there, as wide as the screen, and numbers are whole."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.views.screen_tables import draw_cells, draw_rows, fit_columns
from jdoc.views.wrapping import cells as width_of

CELLS = st.text("港湾費の計（）、。AZ az09０９,，.．億万円△-/", max_size=30)
TABLES = st.integers(1, 5).flatmap(
    lambda count: st.lists(st.lists(CELLS, min_size=count, max_size=count), min_size=1, max_size=5)
)


def characters(cells: list[list[str]]) -> str:
    """Return what all cells hold but spaces, in no order."""
    return "".join(sorted("".join("".join(row) for row in cells).replace(" ", "")))


@given(TABLES, st.integers(8, 120))
def test_all_characters_are_there_and_no_line_is_wider_than_the_screen(cells: list[list[str]], width: int) -> None:
    lines = draw_rows(cells, width, right={0})
    if lines is not None:
        shown = [*lines]
        assert max(map(width_of, shown)) <= width
        assert characters([shown]) == characters(cells)


@given(TABLES, st.integers(1, 120))
def test_columns_take_the_room_that_there_is_and_no_more_than_they_need(cells: list[list[str]], room: int) -> None:
    natural = [max(map(width_of, column)) for column in zip(*cells, strict=True)]
    widths = fit_columns(cells, room)
    if widths is not None:
        assert sum(widths) <= room
        assert all(width <= need for width, need in zip(widths, natural, strict=True))
        assert sum(natural) > room or widths == natural


@pytest.mark.parametrize("width", [18, 24, 40, 80])
def test_a_number_stands_in_one_line_at_any_width(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", f"{width}")
    cells = [["費目", "額"], ["浚渫土砂の処分に要する経費", "12,345,678"]]
    shown = "".join(draw_cells(cells, io.StringIO(), right={1}))
    assert "12,345,678" in shown
    assert characters([shown.split()]) == characters([["費目額", "浚渫土砂の処分に要する経費12,345,678"]])
