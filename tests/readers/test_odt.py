"""OpenDocument texts, and what is read from them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from jdoc import readers
from jdoc.errors import InputError
from tests.readers.books import packed
from tests.readers.ruled import Ruled
from tests.readers.test_html import refuse
from tests.readers.test_tables import random_tables, split, tables, visible
from tests.readers.texts import odt, odt_table, p


def kinds(body: str) -> list[tuple[str | None, str]]:
    return [(block.kind, (block.label or "") + block.text) for block in split(odt(body), "a.odt")]


def test_titles_headings_and_lists() -> None:
    body = p("題名", "P1") + '<text:h text:outline-level="2">総論</text:h>' + p("双方は一致した。")
    items = "".join(f"<text:list-item>{p(text)}</text:list-item>" for text in ("支援", "１　協力"))
    body += f"<text:list>{items}</text:list>"
    assert kinds(body) == [
        ("title", "題名"),
        ("heading", "総論"),
        ("paragraph", "双方は一致した。"),
        ("item", "・支援"),
        ("item", "１協力"),
    ]


def test_numbers_of_lists() -> None:
    def listed(style: str, *inside: str) -> str:
        items = "".join(f"<text:list-item>{each}</text:list-item>" for each in inside)
        return f'<text:list text:style-name="{style}">{items}</text:list>'

    body = listed(
        "L", p("支援"), p("協力") + "<text:list><text:list-item>" + p("研修") + "</text:list-item></text:list>"
    )
    body += listed("A", p("総論"))
    assert kinds(body) == [("item", "(1)支援"), ("item", "(2)協力"), ("item", "・研修"), ("item", "総論")]


def test_what_readers_do_not_see() -> None:
    deleted = f"<text:tracked-changes><text:changed-region>{p('消した')}</text:changed-region></text:tracked-changes>"
    ruby = "<text:ruby><text:ruby-base>仙台</text:ruby-base><text:ruby-text>せんだい</text:ruby-text></text:ruby>"
    hidden = '<text:span text:style-name="H">秘</text:span>'
    remark = f"<office:annotation>{p('確認')}</office:annotation>"
    assert kinds(deleted + p(f"{ruby}市は{hidden}{remark}\n  <text:span>一致</text:span>した。")) == [
        ("paragraph", "仙台市は一致した。")
    ]


def test_spaces_tabs_and_breaks() -> None:
    document = readers.read(
        odt(p('Web<text:s text:c="2"/>a<text:tab/>b<text:line-break/>　次。')), "a.odt", report=refuse
    )
    assert document.lines == ["Web  a  b ", "\u3000次。 "]


def test_notes_and_boxes_follow_their_paragraph() -> None:
    inside = f"<text:note-citation>1</text:note-citation><text:note-body>{p('推計。')}</text:note-body>"
    note = f"<text:note>{inside}</text:note>"
    box = f"<draw:frame><draw:text-box>{p('枠の中。')}</draw:text-box></draw:frame>"
    assert kinds(p(f"12％に相当する{note}{box}。")) == [
        ("paragraph", "12％に相当する（注1）。"),
        ("note", "（注1）推計。"),
        ("paragraph", "枠の中。"),
    ]


@settings(max_examples=200)
@given(table=random_tables().filter(visible))
def test_a_table_comes_back(table: Ruled) -> None:
    assert tables(split(odt(odt_table(table)), "a.odt")) == [Ruled(table.rows, sorted(table.spans))]


def test_cells_that_repeat() -> None:
    cell = f'<table:table-cell table:number-columns-repeated="2">{p("5")}</table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="2">{cell}</table:table-row>'
    [block] = split(odt(f"<table:table>{row}</table:table>"), "a.odt")
    assert block.rows == [["5", "5"], ["5", "5"]]
    many = row.replace('repeated="2"', 'repeated="9999"')
    assert len(split(odt(f"<table:table>{many}</table:table>"), "a.odt")[0].rows or ()) == 200


def test_a_text_that_is_damaged() -> None:
    data = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
    with pytest.raises(InputError, match="this OpenDocument text is damaged"):
        readers.read(data, "a.odt", report=refuse)
