"""Sums: every amount once, and nothing added to what it can't be added to."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.pipeline import Work, process_bytes, process_text
from jdoc.views.rows import make_rows, make_tidy_rows
from jdoc.views.sums import add_up

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jdoc.views.cells import Cell
    from tests.conftest import Run

HARBOUR = """区分,令和5年度（千円）,令和6年度（千円）,増減率（％）,隻数（隻）
入港料,"1,200","1,500",25.0,40
係留料,"2,300","2,300",0.0,15
うち小型船,900,950,5.6,12
計,"3,500","3,800",8.6,55
"""
LEVELS = """款,項,金額（円）
港湾費,,"9,000"
港湾費,埠頭費,"5,500"
港湾費,航路費,"3,500"
予備費,,800
歳出合計,,"9,800"
"""
ABOVE = """科目,金額（円）
港湾収入,"7,300"
入港料,"4,100"
係留料,"3,200"
雑入,450
"""
UNEVEN = """款,項,金額（円）
港湾費,,"9,000"
港湾費,埠頭費,"5,500"
予備費,,800
"""


def sums(table: str, by: Sequence[str], *others: str) -> tuple[list[tuple[Cell, ...]], dict[str, int], list[str]]:
    blocks = [
        block
        for number, each in enumerate((table, *others))
        for block in process_bytes(
            each.encode(), f"{number}.csv", work=Work(labels=("MONEY", "QUANTITY", "PERCENT", "DATE"))
        )
    ]
    found = add_up(make_tidy_rows(blocks, labels=("MONEY", "QUANTITY", "PERCENT")), by)
    rows = [
        tuple(row[column] for column in (*by, *found.split, "count", "amount") if column != "approx")
        for row in found.rows
    ]
    return rows, dict(found.left_out), found.split


def test_totals_parts_and_rates_are_left_out_and_years_and_units_kept_apart() -> None:
    rows, left_out, split = sums(HARBOUR, ["doc"])
    assert split == ["measure", "period", "unit"]
    assert rows == [
        ("0.csv", "amount", "2023-04/2024-03", "JPY", 2, 3500000),
        ("0.csv", "amount", "2024-04/2025-03", "JPY", 2, 3800000),
        ("0.csv", "count", None, "隻", 2, 55),
    ]
    assert (
        left_out == {"totals": 3, "parts of other rows": 3, "rates, averages and the like": 4}
        or left_out["totals"] >= 3
    )


@pytest.mark.parametrize(
    ("table", "total", "left_out"),
    [
        (LEVELS, 9800, {"totals": 2}),
        (ABOVE, 7750, {"totals": 1}),
        (UNEVEN, 9800, {"parts of other rows": 1}),
    ],
)
def test_what_stands_above_its_parts_is_added_once(table: str, total: int, left_out: dict[str, int]) -> None:
    rows, told, _ = sums(table, ["unit"])
    assert [row[-1] for row in rows] == [total]
    assert told == left_out


def test_several_documents_are_added_up() -> None:
    rows, _, split = sums(LEVELS, ["row_head"], LEVELS.replace(",800", ",700"))
    assert (split, rows[-1]) == ([], ("予備費", 2, 1500))


def test_columns_of_a_table_are_kept_apart_unless_they_are_asked_for() -> None:
    table = "区分,国費（円）,県費（円）\n護岸,300,200\n浚渫,50,20\n"
    rows, _, split = sums(table, ["doc"])
    assert split == ["column_head"]
    assert rows == [("0.csv", "国費（円）", 2, 350), ("0.csv", "県費（円）", 2, 220)]


def _pages(*tables: str) -> bytes:
    made = (
        "<h2>表</h2><table>"
        + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(','))}</tr>" for line in table.split("\n"))
        + "</table><p>次の表は別の節にある。</p>"
        for table in tables
    )
    return f"<html><body><main>{''.join(made)}</main></body></html>".encode()


OUTLINE = "款,金額（円）\n港湾費,9000\n予備費,8000\n歳出合計,17000"
DETAILS = "款,項,金額（円）\n港湾費,,9000\n,埠頭費,5500\n,航路費,3500\n予備費,,8000\n歳出合計,,17000"
ELSEWHERE = "款,金額（円）\n港湾費,4000\n救護費,2500\n歳出合計,6500"


@pytest.mark.parametrize(
    ("tables", "expected", "again"),
    [
        ((OUTLINE, DETAILS), [17000], 3),
        ((DETAILS, OUTLINE), [17000], 2),
        ((OUTLINE, ELSEWHERE), [23500], 0),
        ((OUTLINE, OUTLINE.replace("港湾費,9000", "漁港費,5000").replace("17000", "13000")), [17000, 13000], 0),
    ],
)
def test_tables_of_a_document_that_restate_each_other(tables: Sequence[str], expected: list[int], again: int) -> None:
    blocks = [*process_bytes(_pages(*tables), "a.html", work=Work(labels=("MONEY", "DATE")))]
    found = add_up(make_tidy_rows(blocks, labels=("MONEY",)), ["doc"])
    assert [row["amount"] for row in found.rows] == expected
    assert found.split == (["seq"] if len(expected) > 1 else [])
    assert found.left_out["said again in another table"] == again


CELLS = st.sampled_from(["", "1,000", "2,000", "3,000", "5", "△7", "12.5%", "3～5", "-", "2倍", "うち7"])
NAMES = st.sampled_from(["市税", "使用料", "うち家屋", "合計", "", "平均", "1 繰入金"])


@given(st.lists(st.tuples(NAMES, CELLS, CELLS, CELLS), min_size=1, max_size=8))
def test_each_amount_is_added_once_or_left_out(lines: list[tuple[str, ...]]) -> None:
    table = [["区分", "令和5年度（円）", "令和6年度（円）", "率（％）"], *map(list, lines)]
    record = {"kind": "table", "rows": table, "text": "\n".join(map("\t".join, table))}
    blocks = [*process_text(json.dumps(record), work=Work(labels=("MONEY", "QUANTITY", "PERCENT", "DATE")))]
    rows = [*make_rows(blocks, labels=("MONEY", "QUANTITY", "PERCENT"))]
    found = add_up(rows, ["row_head"])
    assert sum(int(f"{row['count']}") for row in found.rows) + found.left_out.total() == len(rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "b.txt").write_text("工事費は300万円、測量費は50万円から60万円までである。\n", encoding="utf-8")
    return tmp_path


def test_the_command(jdoc: Callable[..., Run], folder: Path) -> None:
    done = jdoc("table", "--by", "row_head", "--sum", "amount", "--label", "MONEY", "--sort", "-amount", str(folder))
    rows = [*csv.DictReader(io.StringIO(done.stdout))]
    assert [(row["row_head"], row["period"], row["count"], row["amount"]) for row in rows] == [
        ("", "", "1", "3000000"),
        ("係留料", "2023-04/2024-03", "1", "2300000"),
        ("係留料", "2024-04/2025-03", "1", "2300000"),
        ("入港料", "2024-04/2025-03", "1", "1500000"),
        ("入港料", "2023-04/2024-03", "1", "1200000"),
    ]
    assert done.stderr == (
        "jdoc: not added up: 2 parts of other rows, 1 ranges and open amounts, 2 totals\n"
        "jdoc: kept apart: amounts that differ in measure, period\n"
    )


@pytest.mark.parametrize(
    ("options", "code", "problem"),
    [
        (("--by", "doc", "--speeches"), 2, "--by and --sum add amounts up"),
        (("--by", "doc", "--columns", "law"), 2, "law: sums have doc,"),
        (("--by", "doc", "--label", "CARDINAL", "--sum", "amount"), 1, ""),
    ],
)
def test_what_cant_be_added(
    jdoc: Callable[..., Run], folder: Path, options: tuple[str, ...], code: int, problem: str
) -> None:
    done = jdoc("table", *options, str(folder / "b.txt"))
    assert done.returncode == code
    assert problem in " ".join(done.stderr.replace("│", " ").split())


def test_numbers_of_addresses_are_no_amounts() -> None:
    text = "岬町三丁目２番４号の岬産業に、委託料500円と船2隻を引き渡す。\n"
    rows = make_rows(process_text(text, work=Work(labels=("MONEY", "QUANTITY"))))
    found = add_up(rows, ["unit"])
    assert {row["unit"] for row in found.rows} == {"JPY", "隻"}
    assert found.left_out["numbers of addresses"] >= 1
