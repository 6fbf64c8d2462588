"""Excel workbooks: what their sheets show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from jdoc import readers
from jdoc.errors import InputError, Notice
from tests.readers.books import MAIN, Page, Style, book, cell, page, relations, row, table_page
from tests.readers.ruled import Ruled, ruled
from tests.readers.test_html import refuse
from tests.readers.test_tables import BUDGET, random_tables, split, tables, visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

BOMB = "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><d>&b;</d>"
NARROW = '<cols><col min="1" max="40" width="2.5"/></cols>'


def read(data: bytes) -> tuple[list[str], list[str]]:
    """Return the lines of a workbook, and what is told of it."""
    told: list[str] = []

    def tell(error: InputError) -> None:
        told.append(f"{'notice' if isinstance(error, Notice) else 'problem'} {error}")

    document = readers.read(data, "a.xlsx", report=tell)
    return [line.rstrip(" ") for line in document.lines], told


def lines(*pages: Page, styles: tuple[Style, ...] = (Style(),), strings: str = "") -> list[str]:
    found, told = read(book(*pages, styles=styles, strings=strings))
    assert told == []
    return found


@settings(max_examples=200)
@given(table=random_tables().filter(visible))
def test_a_table_comes_back(table: Ruled) -> None:
    assert tables(split(book(table_page(table)), "a.xlsx")) == [Ruled(table.rows, sorted(table.spans))]


def test_a_table_among_texts() -> None:
    body = ruled(BUDGET)
    rows = [["北浜市当初予算"], ["", "", "", "", "（単位：千円）"], *body.rows, ["※数は速報である。"], [], ["財政課"]]
    blocks = split(book(page("歳入", rows)), "a.xlsx")
    assert [(block.kind, block.text) for block in blocks if not block.rows] == [
        ("heading", "歳入"),
        ("heading", "北浜市当初予算"),
        ("caption", "（単位：千円）"),
        ("note", "数は速報である。"),
        ("paragraph", "財政課"),
    ]
    assert tables(blocks)[0].rows == body.rows


def test_cells_are_read_as_they_are_shown() -> None:
    styles = (Style(), Style("#,##0;△#,##0"), Style("0.0%"), Style('[$-411]ggge"年"m"月"d"日"'), Style('@"殿"'))
    strings = '<si><t>北浜</t><rPh sb="0" eb="2"><t>キタハマ</t></rPh></si><si><r><t>東</t></r><r><t>浜</t></r></si>'
    cells = [
        cell(0, 0, "0", 0, "s"),
        cell(0, 1, "-4200", 1, "n"),
        cell(0, 2, "0.1007", 2, "n"),
        cell(0, 3, "45705", 3, "n"),
    ]
    more = [cell(1, 0, "1", 4, "s"), cell(1, 1, "1", 0, "b"), cell(1, 2, "#DIV/0!", 0, "e"), cell(1, 3, "計", 0, "str")]
    [block] = split(book(Page("Sheet1", row(0, cells) + row(1, more)), styles=styles, strings=strings), "a.xlsx")
    assert block.rows == [["北浜", "△4,200", "10.1%", "令和7年2月17日"], ["東浜殿", "TRUE", "#DIV/0!", "計"]]


def test_what_is_hidden_is_left_out_and_told() -> None:
    rows = row(0, [cell(0, 0, "款"), cell(0, 1, "秘"), cell(0, 2, "額")])
    rows += row(1, [cell(1, 0, "隠"), cell(1, 2, "1")], ' hidden="1"') + row(2, [cell(2, 0, "税"), cell(2, 2, "2")])
    shown = Page("歳入", rows, before='<cols><col min="2" max="2" hidden="1"/></cols>')
    found, told = read(book(shown, page("秘", [["秘密"]], state="hidden"), page("別", [["秘密"]], state="veryHidden")))
    assert found == ["歳入", "款\t額", "税\t2"]
    assert told == ["notice a.xlsx: left out: 2 hidden sheets, 1 cell in hidden columns, 2 cells in hidden rows"]


def test_formulas_without_a_value_are_told() -> None:
    rows = row(0, [cell(0, 0, "計"), '<c r="B1"><f>SUM(B2:B3)</f></c>', '<c r="C1"><f>1+1</f><v>2</v></c>'])
    found, told = read(book(Page("Sheet1", rows)))
    assert found == ["計\u30002"]
    assert told == ["problem a.xlsx: 1 formula without a value: open it in Excel, and save it, for the values"]


def test_sheet_names_are_headings_where_somebody_named_them() -> None:
    assert lines(page("Sheet1", [["一致した。"]])) == ["一致した。"]
    assert lines(page("Sheet1", [["一。"]]), page("Sheet2", [["二。"]])) == ["Sheet1", "一。", "Sheet2", "二。"]


def test_single_characters_in_narrow_cells_are_one_text() -> None:
    name = ["氏名", "", "", *"山田太郎"]
    amount = ["金額", "", "", *"123456"]
    assert lines(page("Sheet1", [[*"申請書"], [], name, amount], before=NARROW)) == [
        "申請書",
        "氏名\t山田太郎",
        "金額\t123456",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["", *"月火水木金"], ["窓口", *"35201"]],
        [["款", "項", "目"], ["1", "2", "3"]],
        [["", "1", "2", "10"], ["窓口", "○", "×", "○"]],
        [["計", *"123"], ["計", *"456"]],
    ],
)
def test_figures_under_heads_are_never_joined(rows: list[list[str]]) -> None:
    [block] = split(book(page("Sheet1", rows, before=NARROW)), "a.xlsx")
    assert block.rows == rows


def test_columns_of_usual_width_are_never_joined() -> None:
    [block] = split(book(page("Sheet1", [[*"款項目節"], [*"甲乙丙丁"]])), "a.xlsx")
    assert block.rows == [[*"款項目節"], [*"甲乙丙丁"]]


def test_texts_that_are_drawn_and_comments() -> None:
    drawing = (
        '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>枠の中</a:t></a:r></a:p></d>'
    )
    comments = f'<comments xmlns="{MAIN}"><commentList><comment ref="A1"/></commentList></comments>'
    links = relations(
        [
            ("p", "printerSettings", "../p.bin"),
            ("a", "drawing", "../drawings/d1.xml"),
            ("b", "comments", "../comments1.xml"),
        ]
    )
    parts = {
        "worksheets/_rels/sheet1.xml.rels": links,
        "drawings/d1.xml": drawing,
        "comments1.xml": comments,
        "p.bin": "\1",
    }
    found, told = read(book(page("Sheet1", [["一致した。"]], behind='<drawing r:id="a"/>'), parts=parts))
    assert (found, told) == (["一致した。", "枠の中"], ["notice a.xlsx: left out: 1 comment"])


def test_sheets_that_no_excel_makes() -> None:
    wild = row(0, ['<c r="ZZZZ1"><v>1</v></c>', '<c r="A9999999"><v>2</v></c>', cell(0, 0, "一致した。")])
    found, told = read(book(Page("Sheet1", wild)))
    assert found == ["一致した。"]
    wide = row(0, ["<c><v>1</v></c>"] * 16_390)
    assert read(book(Page("Sheet1", wide)))[1] == [
        "problem a.xlsx:Sheet1: 6 cells stand where no sheet has one: they are not read"
    ]
    assert told == ["problem a.xlsx:Sheet1: 2 cells stand where no sheet has one: they are not read"]
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:A1"/><mergeCell ref="x"/></mergeCells>'
    assert lines(page("Sheet1", [["一致した。"]], behind=merged)) == ["一致した。"]


def test_commands_read_workbooks_with_nothing_in_them(jdoc: Jdoc, tmp_path: Path) -> None:
    empty = tmp_path / "a.xlsx"
    empty.write_bytes(book(page("Sheet1", [])))
    for command in (["split"], ["entities"], ["numerals", "--to", "kanji"]):
        done = jdoc(*command, str(empty))
        assert (done.stdout, done.stderr) == ("", f"jdoc: {empty}: nothing in it: the document is empty\n")


def test_a_sheet_that_is_scattered_is_read_as_text() -> None:
    rows = "".join(row(at, [cell(at, at, "1", 1), cell(at, at + 1, "2", 1)]) for at in range(2500))
    found, told = read(book(Page("Sheet1", rows)))
    assert len(found) == 2500
    assert told == ["problem a.xlsx:Sheet1: a table of 2,500 rows and 2,501 columns: it is read as text, row by row"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (book(page("Sheet1", []), parts={"sharedStrings.xml": BOMB}), "declares entities"),
        (book(Page("Sheet1", "<row>")), "this XML is damaged"),
        (book(page("Sheet1", [["あ"]]))[:600], "this archive is damaged"),
    ],
)  # fmt: skip
def test_damaged_workbooks(data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        readers.read(data, "a.xlsx", report=refuse)
