"""HTML: pages, and what is read from them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pytest

from jdoc import readers
from jdoc.readers.formats import find_reader
from jdoc.stages.split import split_documents
from tests.conftest import SAMPLES
from tests.test_samples import blocks_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from jdoc.errors import InputError
    from jdoc.model import Block, Document

NAVIGATION = '<div class="breadcrumb"><a href="/">トップページ</a> &gt; 報道発表</div><nav><ul><li>会見</li></ul></nav>'


def refuse(error: InputError) -> None:
    raise error


def read(page: str, encoding: str = "utf-8") -> Document:
    return readers.read(page.encode(encoding), "a.html", report=refuse)


def split(page: str, *, keep_furniture: bool = False) -> list[Block]:
    return list(split_documents([read(page)], keep_furniture=keep_furniture))


def texts(page: str) -> list[str]:
    return [block.text for block in split(f"<!DOCTYPE html><body>{page}")]


def kinds(page: str) -> list[tuple[str | None, str]]:
    return [(block.kind, block.text) for block in split(f"<!DOCTYPE html><body>{page}")]


def page_of(blocks: Iterable[Block]) -> str:
    """Write blocks as a ministry's page has them, with navigation around."""
    body = "\n".join(map(element, blocks))
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>題</title></head><body>{NAVIGATION}<main>{body}</main>"
    )


def element(block: Block) -> str:
    if block.rows:
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
        return f"<table>{rows}</table>"
    text = escape(written(block))
    if block.kind == "title":
        return f"<h1>{text}</h1>"
    if block.kind == "heading":
        return f"<h{2 + len(block.section or [])}>{text}</h{2 + len(block.section or [])}>"
    if block.kind in {"signature", "dateline"} and not text.endswith("殿"):
        return f'<p style="text-align: right">{text}</p>'
    half = len(text) // 2
    return (
        f"<p>{text[:half]}\n{text[half:]}</p>"
        if len(text) > 80 and text[half : half + 1] > "\u3000"
        else f"<p>{text}</p>"
    )


def written(block: Block) -> str:
    if not block.mark:
        return block.text
    return f"{block.mark}{'' if block.mark[-1] in '）)．' else chr(0x3000)}{block.text}"


def outline(blocks: Sequence[Block]) -> list[tuple[object, ...]]:
    return [(block.kind, block.number, block.section, plain(block.text)) for block in blocks]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_page_gives_the_blocks_of_the_text(sample: Path) -> None:
    blocks = blocks_of(sample)
    assert outline(split(page_of(blocks))) == outline(blocks)


def test_the_source_is_that_of_the_page() -> None:
    page = page_of(blocks_of(SAMPLES[0]))
    lines = page.split("\n")
    for block in split(page):
        assert block.source
        for offset, line, column in block.source:
            assert lines[line - 1][column - 1] == block.text[offset]


def test_ruby_keeps_its_base_only() -> None:
    page = (
        "<p><ruby>強靱<rp>（</rp><rt>きょうじん</rt><rp>）</rp></ruby>な<ruby><rb>要衝<rt>ようしょう</ruby>である。</p>"
    )
    assert texts(page) == ["強靱な要衝である。"]


def test_breaks_wrap_lines_or_end_paragraphs() -> None:
    wrapped = "双方は、来年五月を目途に中間会合を開催し、委員会を二<br>千二十五年に東京で開催することで一致した。"
    assert texts(f"<p>{wrapped}</p>") == [wrapped.replace("<br>", "")]
    assert texts("<p>外務省の報道<br>経済局の発表</p>") == ["外務省の報道", "経済局の発表"]
    assert texts("<p>　一致した。<br>　歓迎した。<br><br>確認した。</p>") == ["一致した。", "歓迎した。", "確認した。"]
    assert kinds("<h1>第六回外相会合<br>共同声明</h1>")[0] == ("title", "第六回外相会合共同声明")


def test_line_ends_of_the_file_are_no_breaks() -> None:
    assert texts("<p>総額５，\n６８０億円の\n  支援を歓迎した。</p>") == ["総額５，６８０億円の支援を歓迎した。"]
    assert texts("<p>mutual\nunderstanding and <b>trust</b></p>") == ["mutual understanding and trust"]


def test_lists_have_the_labels_that_readers_see() -> None:
    found = split("<!DOCTYPE html><ol start=3><li>巡視船の供与<li>研修</ol><ul><li>人材<li>① 保健</ul>")
    assert [(block.kind, block.label, block.text) for block in found] == [
        ("item", "3.", "巡視船の供与"),
        ("item", "4.", "研修"),
        ("item", "・", "人材"),
        ("item", "①", "保健"),
    ]


def test_tables_keep_their_cells_apart() -> None:
    rows = "<tr><th></th><th>売上高</th><th>増減率</th></tr><tr><td rowspan=2>当期<td>30,504<td>3.1<tr><td colspan=2>△1"
    table = split(f"<!DOCTYPE html><table><caption>（単位：百万円）</caption>{rows}</table>")
    assert [block.kind for block in table] == ["caption", "table"]
    assert table[1].rows == [["", "売上高", "増減率"], ["当期", "30,504", "3.1"], ["", "△1", ""]]


def test_tables_that_lay_out_the_page_are_none() -> None:
    page = "<table><tr><td><p>一致した。</p><p>歓迎した。</p></td></tr></table>"
    assert texts(page) == ["一致した。", "歓迎した。"]


def test_what_leads_through_the_site_is_furniture() -> None:
    page = f"<!DOCTYPE html><body>{NAVIGATION}<div id=maincontents><p>一致した。</p></div><footer>外務省</footer>"
    assert [block.text for block in split(page)] == ["一致した。"]
    kept = split(page, keep_furniture=True)
    assert [block.text for block in kept if block.kind == "furniture"] == ["トップページ > 報道発表", "会見", "外務省"]


def test_images_that_stand_for_characters_are_text() -> None:
    page = (
        "<h1>届出</h1><p><img alt='丸1' src=a.gif>　船の名<p><img alt=まる２>　船の長さ"
        "<p>前記<img alt='丸1'>の<img alt=髙>橋<p>港の図<img alt='港の図'>である。"
    )
    found = split(f"<!DOCTYPE html>{page}")[1:]
    assert [(block.label, block.text) for block in found] == [
        ("①", "船の名"),
        ("②", "船の長さ"),
        (None, "前記①の髙橋"),
        (None, "港の図である。"),
    ]


def test_the_label_of_an_item_stands_before_its_text() -> None:
    page = "<ul><li><p>船の名</p><p>船の長さ</p></li><li><div><span>港</span></div><ul><li>桟橋</ul></ul>"
    assert [(block.label, block.text) for block in split(f"<!DOCTYPE html>{page}")] == [
        ("・", "船の名"),
        (None, "船の長さ"),
        ("・", "港"),
        ("・", "桟橋"),
    ]


def test_the_panel_beside_an_ordinance_is_furniture() -> None:
    panel = "".join(f"<li><a href='#a{number}'>第{number}条</a>" for number in range(1, 60))
    law = "<div id=primary class=joubun><p>○北浜町漁港条例<p>第1条　使用料を納める。</div>"
    page = f"<!DOCTYPE html><div id=all>{law}<div id=secondary><h2>北浜町漁港条例</h2><ul>{panel}</ul></div></div>"
    assert texts(page) == ["○北浜町漁港条例", "使用料を納める。"]
    assert len(split(page, keep_furniture=True)) == 2 + 1 + 59


@pytest.mark.parametrize(
    "lead",
    [
        "<ol><li><a href=/>ホーム</a><li><a href=/m>港</a><li>使用料の届出</ol>",
        "<ul><li><a href=/>港</a><li>使用料の…</ul>",
        "<ul><li><a href=/>ホーム</a><li><a href=/m>港</a></ul>",
    ],
)
def test_the_way_to_a_page_and_links_at_its_end_are_furniture(lead: str) -> None:
    tail = "<h2><a href=/m>港</a></h2><ul><li><a href=/g>漁港</a></ul>"
    page = f"<!DOCTYPE html>{lead}<h1>使用料の届出</h1><p>使用料を納める。{tail}"
    assert texts(page) == ["使用料の届出", "使用料を納める。"]


def test_forms_that_are_filled_in_are_text() -> None:
    search = "<form><label>漁港を探す</label><button>検索</button></form>"
    filled = f"<form><p>{'次のとおり船揚場を使用したいので、届け出ます。' * 5}</form>"
    page = f"<!DOCTYPE html>{search}<h1>届出</h1><p>{'使用料を納める。' * 20}{filled}"
    assert [text[:4] for text in texts(page)] == ["届出", "使用料を", "次のとお"]


def test_links_that_are_text_stay() -> None:
    contents = "<ul><li><a href=#a>総則</a><li><a href=#b>附則</a></ul>"
    page = "<h2>総則</h2><p><a href=/m>港</a>による。<p><a href=/g>様式</a>"
    assert texts(f"<!DOCTYPE html>{contents}{page}") == ["総則", "附則", "総則", "港による。", "様式"]


def test_what_is_not_seen_is_not_read() -> None:
    page = "<script>var a = '<p>no</p>';</script><p hidden>no</p><p style='display: none'>no</p><!-- no -->"
    assert texts(f"{page}<p>一致した。</p>") == ["一致した。"]


@pytest.mark.parametrize("encoding", ["shift_jis", "euc-jp", "iso-2022-jp", "utf-8"])
def test_pages_name_their_encoding(encoding: str) -> None:
    page = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"><body><p>声明を発表した。'
    )
    assert read(page, encoding).lines == ["声明を発表した。 "]
    assert read(page, "utf-8").lines == ["声明を発表した。 "]  # the page was saved in another encoding


def test_headings_have_levels() -> None:
    page = "<h1>題</h1><h2>総論</h2><h3>背景</h3><p>1 一致した。<h3>経緯</h3><p>一致した。<h2>結語</h2><p>一致した。"
    sections = [block.section for block in split(f"<!DOCTYPE html>{page}") if block.kind == "paragraph"]
    assert sections == [["総論", "背景"], ["総論", "経緯"], ["結語"]]


@pytest.mark.parametrize(
    "page",
    ["<!DOCTYPE html><p>a", "\ufeff\n<HTML>", "<?xml version='1.0'?>\n<html>", "<!-- a --><div class=a>", "<p>声明"],
)
def test_pages_are_known_by_their_content(page: str) -> None:
    assert find_reader(page.encode()).format == "html"


@pytest.mark.parametrize("text", ["<総論>", "＜p＞", "a <p>", "<1> 総論", ""])
def test_brackets_make_no_page(text: str) -> None:
    assert find_reader(text.encode()).format == "text"
