"""The table of entities, read back from each format."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest

from jdoc.model import Block, Entity
from jdoc.stages.entities import find_entities
from jdoc.views.parquet import write_parquet
from jdoc.views.rows import COLUMNS, make_rows, sort_rows
from jdoc.views.table import table_lines, write_csv, write_json_lines

BLOCK = Block(
    doc="a.txt",
    seq=3,
    section=["第1章", "1 支援"],
    number="(1)",
    text="総額５，６８０億円以上、前年比▲5.2％、５～８名、2017年５月１日に国連と合意した。",
    source=[(0, 7, 3, 2)],
)
[FOUND] = find_entities([BLOCK], names="rules")


def record(text: str, **facts: object) -> Block:
    """Make a record that holds one entity, as others may write it."""
    entity = Entity(label="MONEY", start=0, end=len(text), text=text, **facts)  # type: ignore[arg-type]
    return Block(text=text, entities=[entity])


def test_a_row_says_what_is_meant_and_where_it_stands() -> None:
    money, percent, people, date, *names = make_rows([FOUND])
    assert [money[column] for column in ("doc", "seq", "page", "line", "column", "section", "number")] == [
        "a.txt", 3, 2, 7, 5, "第1章 > 1 支援", "(1)",
    ]  # fmt: skip
    assert (money["value"], money["amount"], money["unit"], money["bound"]) == (568000000000, 568000000000, "JPY", "ge")
    assert (percent["text"], float(str(percent["amount"]))) == ("▲5.2％", -5.2)
    assert (people["value"], people["amount"], people["lower"], people["upper"]) == ("5..8", None, 5, 8)
    assert (date["value"], date["earliest"], date["amount"]) == ("2017-05-01", dt.date(2017, 5, 1), None)
    assert [name["value"] for name in names] == ["国際連合"]
    assert {row["sentence"] for row in make_rows([FOUND])} == {BLOCK.text}


@pytest.mark.parametrize(
    ("facts", "ends"),
    [
        ({"value": 5}, (5, 5)),
        ({"value": 5, "bound": "ge"}, (5, None)),
        ({"value": 5, "bound": "lt"}, (None, 5)),
        ({"lower": 5, "upper": 8}, (5, 8)),
        ({"value": "1/4"}, (0.25, 0.25)),
        ({"value": "1/0"}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_amounts_of_all_kinds_are_found_by_their_ends(facts: dict[str, object], ends: tuple[object, object]) -> None:
    (row,) = make_rows([record("五", **facts)])
    assert (row["lower"], row["upper"]) == ends


def test_every_amount_of_csv_is_a_number_and_every_day_a_date() -> None:
    out = io.StringIO()
    write_csv(make_rows([FOUND]), out, bom=True)
    assert out.getvalue().startswith("\ufeffdoc,seq,")
    table = list(csv.DictReader(io.StringIO(out.getvalue().removeprefix("\ufeff"))))
    assert [row["amount"] for row in table if row["label"] in {"MONEY", "PERCENT"}] == ["568000000000", "-5.2"]
    assert [dt.date.fromisoformat(row["latest"]) for row in table if row["label"] == "DATE"] == [dt.date(2017, 5, 1)]


def test_every_amount_of_parquet_is_a_number_and_every_day_a_date() -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow, the extra `parquet`, is not installed")
    out = io.BytesIO()
    write_parquet(make_rows([FOUND]), out)
    table = parquet.read_table(out)
    assert table.column_names == list(COLUMNS)
    assert {str(table.schema.field(name).type) for name in ("amount", "lower", "upper")} == {"double"}
    assert {str(table.schema.field(name).type) for name in ("earliest", "latest")} == {"date32[day]"}
    read = {row["text"]: row for row in table.to_pylist()}
    assert read["５，６８０億円"]["amount"] == 568000000000
    assert read["▲5.2％"]["value"] == "-5.2"
    assert read["2017年５月１日"]["earliest"] == dt.date(2017, 5, 1)


def test_parquet_takes_what_records_from_elsewhere_hold() -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow, the extra `parquet`, is not installed")
    out = io.BytesIO()
    odd = [record("a", value=10**400), record("b", value="x", earliest="2017-02-30"), record("c", value=1)]
    odd[2].seq = 10**30
    write_parquet(make_rows(odd), out, columns=["seq", "value", "amount", "earliest"])
    assert parquet.read_table(out).to_pylist() == [
        {"seq": None, "value": "1" + "0" * 400, "amount": None, "earliest": None},
        {"seq": None, "value": "x", "amount": None, "earliest": None},
        {"seq": None, "value": "1", "amount": 1.0, "earliest": None},
    ]


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x","y")', "+1+1", "-2+cmd|' /C calc'!A0", "@SUM(A1)", "＝1+1", "\t=1", "\n=1"]
)
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    out = io.StringIO()
    write_csv(make_rows([record(text)]), out, columns=["text"])
    assert list(csv.reader(io.StringIO(out.getvalue()))) == [["text"], [f"'{text}"]]


@pytest.mark.parametrize("text", ["-5.2％", "＋３，０００", "▲5", 'a,"b"', "a\tb\nc\rd", "a\r=1+1", "a\r\nb"])
def test_other_text_of_a_cell_comes_back_as_it_was(text: str) -> None:
    for delimiter in (",", "\t"):
        out = io.StringIO(newline="")
        write_csv(make_rows([record(text)]), out, columns=["text", "label"], delimiter=delimiter)
        read = csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=delimiter)
        assert list(read) == [["text", "label"], [text, "MONEY"]]


def test_json_lines_hold_what_there_is() -> None:
    out = io.StringIO()
    write_json_lines(make_rows([FOUND], labels={"DATE"}), out, columns=["label", "amount", "earliest"])
    assert json.loads(out.getvalue()) == {"label": "DATE", "earliest": "2017-05-01"}


def test_rows_are_sorted_by_one_column_after_another() -> None:
    given = [record("b", value=2), record("c", value="x"), record("a", value=10), record("d"), record("a", value=1)]
    assert [row["value"] for row in sort_rows(make_rows(given), ["-value"])] == ["x", 10, 2, 1, None]
    assert [row["value"] for row in sort_rows(make_rows(given), ["text", "value"])] == [1, 10, 2, "x", None]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_screen_shows_amounts_whole_and_with_commas(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", f"{width}")
    entity = Entity(label="MONEY", start=0, end=9, text="23,982千円", value=23982000, unit="JPY")
    block = Block(text="23,982千円は埋立地の護岸を改修するための経費である", entities=[entity])
    shown = table_lines(make_rows([block]), io.StringIO(), columns=["amount", "value", "sentence"])
    lines = "".join(shown).splitlines()
    assert lines[0].split() == ["amount", "value", "sentence"]
    assert lines[1].startswith("23,982,000  JPY")
    assert any("23,982,000" in line.removeprefix("23,982,000") for line in lines)
    assert any("(2,398万2,000円)" in line for line in lines)
    assert "".join("".join(lines[1:]).split()).endswith("である")


def test_where_columns_have_no_room_each_cell_has_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    columns = ["line", "value", "amount", "sentence", "unit"]
    shown = table_lines(make_rows([FOUND], labels={"MONEY", "DATE"}), io.StringIO(), columns=columns)
    lines = "".join(shown).splitlines()
    assert lines[0].split() == ["line", "7"]
    assert "amount    568,000,000,000" in lines
    assert lines.count("") == 1
    assert "".join("".join(lines).split()).endswith("国連と合意した。")
