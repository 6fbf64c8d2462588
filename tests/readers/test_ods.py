"""OpenDocument workbooks, and what is read from them."""

from __future__ import annotations

import pytest

from jdoc import readers
from jdoc.errors import InputError
from jdoc.stages.split import split_documents
from tests.readers.books import packed
from tests.readers.texts import SPACES

STYLES = (
    '<style:style style:name="hid"><style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="box"><style:table-cell-properties fo:border="0.5pt solid #000"/></style:style>'
)


def ods(*sheets: str) -> bytes:
    """Write a workbook of some sheets."""
    body = f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
    content = f"<office:automatic-styles>{STYLES}</office:automatic-styles>{body}"
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {SPACES}>{content}</office:document-content>",
        }
    )


def sheet(*rows: str, name: str = "Sheet1", columns: str = "", style: str = "") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{columns}{"".join(rows)}</table:table>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", more: str = "") -> str:
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n") if line)
    return f"<table:table-cell {more}>{lines}</table:table-cell>"


def read(*sheets: str) -> tuple[list[tuple[str | None, str]], list[str]]:
    """Return kind and text of each block, with what is told of the file."""
    told: list[str] = []
    document = readers.read(ods(*sheets), "a.ods", report=lambda error: told.append(str(error)))
    return [(block.kind, block.text) for block in split_documents([document])], told


def test_cells_are_read_as_they_are_shown() -> None:
    blocks, told = read(
        sheet(
            row(cell("歳出の概要（単位：千円）")),
            row(cell("", 'table:number-columns-repeated="1000"'), more='table:number-rows-repeated="2"'),
            row(cell("区分"), cell("増減", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>"),
            row(cell("民生費"), cell("△4,200", 'office:value-type="float" office:value="-4200"'), cell("10.1%")),
            row(cell("土木費"), cell("－", 'table:number-columns-repeated="2"')),
            row(cell("", 'table:number-columns-repeated="16384"'), more='table:number-rows-repeated="1048576"'),
        )
    )
    assert blocks == [
        ("caption", "歳出の概要（単位：千円）"),
        ("table", "区分\t増減\t\n民生費\t△4,200\t10.1%\n土木費\t－\t－"),
    ]
    assert not told


def test_what_is_hidden_is_left_out_and_told() -> None:
    remark = "<office:annotation><text:p>要確認</text:p></office:annotation>"
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    blocks, told = read(
        sheet(
            row(cell("区分"), f"<table:table-cell>{remark}<text:p>額</text:p></table:table-cell>", cell("積算")),
            row(cell("民生費"), cell("42"), cell("単価")),
            row(cell("内部"), cell("0"), more='table:visibility="collapse"'),
            row(cell("土木費"), cell("7")),
            columns=columns,
        ),
        sheet(row(cell("控え")), name="控え", style="hid"),
    )
    assert blocks == [("table", "区分\t額\n民生費\t42\n土木費\t7")]
    assert told == ["a.ods: left out: 1 hidden sheet, 1 comment, 2 cells in hidden columns, 2 cells in hidden rows"]


def test_sheets_that_are_shown_are_headings_and_lines_of_a_cell_are_paragraphs() -> None:
    blocks, _ = read(
        sheet(row(cell("事業の目的を定める。\n事業の対象は市とする。")), name="概要"),
        sheet(row(cell("以上である。")), name="別紙"),
    )
    assert blocks == [
        ("heading", "概要"),
        ("paragraph", "事業の目的を定める。"),
        ("paragraph", "事業の対象は市とする。"),
        ("heading", "別紙"),
        ("paragraph", "以上である。"),
    ]


def test_rows_with_borders_are_a_form_and_drawn_texts_are_kept() -> None:
    drawn = "<draw:custom-shape><text:p>記入日を書いてください。</text:p></draw:custom-shape>"
    box = 'table:style-name="box"'
    blocks, _ = read(
        sheet(
            row(cell("氏名", box), cell("", box), f"<table:table-cell>{drawn}</table:table-cell>"),
            row(cell("住所", box), cell("", box)),
            row(cell("", box), cell("", box)),
            row(cell("電話", box), cell("", box)),
        )
    )
    assert blocks == [("table", "氏名\t\n住所\t\n\t\n電話\t"), ("paragraph", "記入日を書いてください。")]


def test_a_workbook_without_sheets_is_damaged() -> None:
    data = packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"})
    with pytest.raises(InputError, match="damaged: its sheets are missing"):
        readers.read(data, "a.ods", report=print)
