"""Word files, and what is read from them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from jdoc import readers
from jdoc.errors import InputError
from jdoc.stages.split import split_documents
from tests.conftest import SAMPLES
from tests.readers.test_html import outline, refuse
from tests.readers.words import paragraph, run, table, word, word_of
from tests.test_samples import blocks_of

if TYPE_CHECKING:
    from pathlib import Path

    from jdoc.model import Block


def split(data: bytes) -> list[Block]:
    return list(split_documents([readers.read(data, "a.docx", report=refuse)]))


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in split(word(body, **parts))]


def labeled(body: str, numbering: str) -> list[tuple[str | None, str]]:
    return [(block.label, block.text) for block in split(word(body, numbering=numbering))]


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    where = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text), properties=where)


def numbering(*levels: tuple[str, str]) -> str:
    inside = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    lists = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>' for number in (1,))
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    second = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{again}</w:num>'
    return f'<w:abstractNum w:abstractNumId="0">{inside}</w:abstractNum>{lists}</w:num>{second}'


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_word_file_gives_the_blocks_of_the_text(sample: Path) -> None:
    blocks = blocks_of(sample)
    assert outline(split(word_of(blocks))) == outline(blocks)


def test_automatic_numbers_become_labels() -> None:
    lists = numbering(("decimalFullWidth", "第%1"), ("decimal", "%1.%2"), ("aiueoFullWidth", "（%3）"))
    body = (
        numbered("趣旨である。") + numbered("対象である。", 1) + numbered("期間である。", 1) + numbered("一である。", 2)
    )
    body += numbered("補助である。") + numbered("率である。", 1) + numbered("新たである。", 0, 2)
    assert labeled(body, lists) == [
        ("第１", "趣旨である。"),
        ("１.1", "対象である。"),
        ("１.2", "期間である。"),
        ("（ア）", "一である。"),
        ("第２", "補助である。"),
        ("２.1", "率である。"),
        ("第１", "新たである。"),
    ]


@pytest.mark.parametrize(
    ("form", "text", "label"),
    [
        ("decimalEnclosedCircle", "%1", "①"),
        ("irohaFullWidth", "%1", "イ"),
        ("japaneseCounting", "%1", "一"),
        ("upperRoman", "%1．", "I．"),
        ("bullet", "\uf06c", "●"),
        ("bullet", "・", "・"),
        ("decimal", "(%1)", "(1)"),
    ],
)
def test_formats_of_numbers(form: str, text: str, label: str) -> None:
    assert labeled(numbered("一致した。"), numbering((form, text))) == [(label, "一致した。")]


def test_headings_come_from_styles() -> None:
    body = paragraph(run("総論"), "H1") + paragraph(run("背景"), "H2") + paragraph(run("双方は一致した。"))
    assert [(block.kind, block.section) for block in split(word(paragraph(run("題"), "T") + body))] == [
        ("title", []),
        ("heading", []),
        ("heading", ["総論"]),
        ("paragraph", ["総論", "背景"]),
    ]


def test_tracked_changes_ruby_fields_and_hidden_text() -> None:
    changed = f"<w:ins>{run('６００億円')}</w:ins><w:del><w:r><w:delText>５００億円</w:delText></w:r></w:del>"
    ruby = f"<w:r><w:ruby><w:rt>{run('きょう')}</w:rt><w:rubyBase>{run('強')}</w:rubyBase></w:ruby></w:r>"
    field = f"<w:fldSimple><w:instrText>PAGE</w:instrText>{run('化')}</w:fldSimple>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>秘</w:t></w:r>"
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0E8"/></w:r>'
    control = f"<w:sdt><w:sdtContent>{run('する。')}</w:sdtContent></w:sdt>"
    assert texts(paragraph(changed + ruby + field + hidden + symbol + control)) == ["６００億円強化→する。"]


def test_notes_follow_their_paragraph() -> None:
    note = f'<w:footnote w:id="2">{paragraph(run("推計による。"))}</w:footnote>'
    body = paragraph(run("12％に相当する") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("。"))
    found = split(word(body + paragraph(run("次の段落。")), footnotes=note))
    assert [(block.kind, block.label, block.text) for block in found] == [
        ("paragraph", None, "12％に相当する（注1）。"),
        ("note", "（注1）", "推計による。"),
        ("paragraph", None, "次の段落。"),
    ]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('枠の中である。'))}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    drawn = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    assert texts(paragraph(run("本文である。") + drawn)) == ["本文である。", "枠の中である。"]


def test_tables_and_frames() -> None:
    rows = [["", "売上高"], ["当期", "30,504"]]
    assert split(word(table(rows)))[0].rows == rows
    assert texts(table([["枠の中である。"]])) == ["枠の中である。"]


def test_breaks_and_tabs() -> None:
    body = paragraph("<w:r><w:t>一致した。</w:t><w:br/><w:t>　歓迎した。</w:t></w:r>")
    body += paragraph('<w:r><w:t>１</w:t><w:tab/><w:t>総論</w:t><w:br w:type="page"/></w:r>')
    found = split(word(body))
    assert [(block.label, block.text) for block in found] == [
        (None, "一致した。"),
        (None, "歓迎した。"),
        ("１", "総論"),
    ]


def archive(**parts: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


BOMB = b"<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><d>&b;</d>"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (word(paragraph(run("一致した。")))[:300], "this archive is damaged"),
        (archive(**{"word__document.xml": b"<w:document"}), "this XML is damaged"),
        (archive(**{"word__document.xml": BOMB}), "this XML declares entities"),
        (archive(**{"word__document.xml": b" " * (65 << 20)}), "more than 64 MB"),
        (archive(**{"word__document.xml": b"<a>" * 1000}), "elements within each other"),
    ],
)
def test_what_is_no_word_file_is_said(data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        readers.read(data, "a.docx", report=refuse)
