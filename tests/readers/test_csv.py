"""CSV and TSV: rows as cells, texts around them, places, and what is no table."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdoc import readers
from jdoc.readers.formats import find_reader
from jdoc.stages.split import split_documents
from tests.readers.ruled import Ruled
from tests.readers.test_html import refuse
from tests.readers.test_tables import random_tables, split, tables

ENCODINGS = ("utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16")
BUDGET = '款,予算額,説明\r\n市税,"1,234","道路, 橋\nりょう"\r\n"国庫 ""特""",△5,\r\n'
ROWS = [["款", "予算額", "説明"], ["市税", "1,234", "道路, 橋 りょう"], ['国庫 "特"', "△5", ""]]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_cells_come_back(encoding: str) -> None:
    [block] = split(BUDGET.encode(encoding), "a.csv")
    assert block.rows == ROWS


@settings(max_examples=200)
@given(table=random_tables(), separator=st.sampled_from(",\t"), encoding=st.sampled_from(ENCODINGS))
def test_a_table_comes_back(table: Ruled, separator: str, encoding: str) -> None:
    rows = [[cell or "欄" for cell in table.rows[0]], *table.rows[1:]]
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows(rows)
    name = {",": "a.csv", "\t": "a.tsv"}[separator]
    assert tables(split(written.getvalue().encode(encoding), name)) == [Ruled(rows, [])]


def test_texts_stand_above_and_below() -> None:
    written = "令和７年度予算,,\n（単位：千円）,,\n\n款,予算額,説明\n市税,1200,あり\n計,5,\n予備費,,\n※速報である。,,\n"
    blocks = split(written.encode(), "a.csv")
    assert [(block.kind, block.text) for block in blocks if not block.rows] == [
        ("title", "令和７年度予算"),
        ("caption", "（単位：千円）"),
        ("note", "速報である。"),
    ]
    assert tables(blocks)[0].rows == [
        ["款", "予算額", "説明"],
        ["市税", "1200", "あり"],
        ["計", "5", ""],
        ["予備費", "", ""],
    ]


def test_each_character_has_its_place() -> None:
    document = readers.read(BUDGET.encode(), "a.csv", report=refuse)
    [block] = split_documents([document])
    assert [0, 1, 1] in [list(run) for run in block.source or ()]
    at = block.text.index("りょう")
    assert (at, 3, 1) in (block.source or ())


def test_a_comma_inside_a_number_is_told() -> None:
    told: list[str] = []
    readers.read("款,額\n市税,1,234\n計,5\n".encode(), "a.csv", report=lambda error: told.append(str(error)))
    assert told == ["a.csv:2: this row has 3 cells where the head has 2: is a comma part of a number?"]


def test_long_and_wide_tables_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdoc.readers.csv._MOST_CHARACTERS", 200_000)
    told: list[str] = []

    def read(data: bytes) -> int:
        return len(readers.read(data, "a.csv", report=lambda error: told.append(str(error))).lines)

    assert read(b"a,b\n" * 70_000) == 50_000
    assert read(b"," * 100_000 + b"\na,b\n") == 1
    assert told == [
        "a.csv:50001: the table is too long: it is read as far as this row",
        "a.csv:1: 100,001 columns: 10,000 are read",
    ]


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("年,月,日\n7,5,1\n7,5,2\n", "csv"),
        ("年\t月\t日\n7\t5\t1\n7\t5\t2\n", "csv"),
        ("総額は1,234,567円である。\n" * 4, "text"),
        ("a, b, c, d\n" * 4, "text"),
        ("第１章\t3\n第２章\t5\n第３章\t9\n", "text"),
        ("一致した。\n歓迎した。\n期待した。\n", "text"),
    ],
)
def test_content_tells_tables_from_text(text: str, format_: str) -> None:
    assert find_reader(text.encode(), "a.txt").format == format_
    assert find_reader(text.encode(), "A.CSV").format == "csv"
    assert find_reader(f"# 出典\n# 注\n{text}".encode(), "a.tsv").format == "csv"


def test_semicolons_hold_cells_apart_where_no_comma_does() -> None:
    data = "区分;予算額（千円）;前年\n市税;1,234;1,000\n県税;560;480\n".encode()
    [block] = split_documents([readers.read(data, "a.csv", report=refuse)])
    assert block.rows == [["区分", "予算額（千円）", "前年"], ["市税", "1,234", "1,000"], ["県税", "560", "480"]]
