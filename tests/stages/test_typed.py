"""What is typed into a file line by line is read as lines of text are, whatever the format calls a paragraph."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pytest

from jdoc import process, readers
from jdoc.checks.found import check
from jdoc.checks.table import RULES
from jdoc.pipeline import Work
from jdoc.stages.split import split_documents
from tests.conftest import SAMPLES
from tests.readers.test_html import outline, refuse
from tests.readers.words import paragraph, run, word
from tests.test_samples import blocks_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jdoc.model import Block

TABLE = """若原市の観光客数（令和６年）

　市内の観光客数は、前年を上回った。

　地区　　　　　　宿泊　　　日帰り　　　　計
　東地区　　　　1,200　　　　3,400　　　4,600
　西地区　　　　　800　　　　2,100　　　2,900
　計　　　　　　2,000　　　　5,500　　　7,600
"""
WRAPPED = """若原市水道事業の経営の見通し

　給水収益は、人口の減少に伴って年々減っており、令和６年度は、前年度に比べて
４億円の減となった。今後も、施設の更新に多くの費用を要することから、経営はい
っそう厳しくなるものと見込まれる。
　このため、市は、料金の見直し及び広域連携を進めるとともに、民間の力を用いる
ことについても検討を行い、令和７年２月30日までに方針を定める。
"""


def word_file(text: str) -> bytes:
    return word("".join(paragraph(run(line) if line else "") for line in text.replace("\f", "").split("\n")))


def in_word(text: str) -> list[Block]:
    return list(split_documents([readers.read(word_file(text), "a.docx", report=refuse)]))


def in_page(text: str) -> list[Block]:
    file = f"<html><body><h2>資料</h2><pre>{escape(text)}</pre></body></html>".encode()
    return list(split_documents([readers.read(file, "a.html", report=refuse)]))[1:]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_typed_into_a_word_file_gives_the_blocks_of_the_text(sample: Path) -> None:
    assert outline(in_word(sample.read_text(encoding="utf-8"))) == outline(blocks_of(sample))


@pytest.mark.parametrize("read", [in_word, in_page])
def test_columns_held_apart_by_spaces_are_a_table(read: Callable[[str], list[Block]]) -> None:
    [table] = [block for block in read(TABLE) if block.kind == "table"]
    assert table.rows == [
        ["地区", "宿泊", "日帰り", "計"],
        ["東地区", "1,200", "3,400", "4,600"],
        ["西地区", "800", "2,100", "2,900"],
        ["計", "2,000", "5,500", "7,600"],
    ]


@pytest.mark.parametrize("read", [in_word, in_page])
def test_lines_that_were_broken_at_a_width_are_joined(read: Callable[[str], list[Block]]) -> None:
    texts = [block.text for block in read(WRAPPED) if block.kind == "paragraph"]
    assert [text[-5:] for text in texts] == ["込まれる。", "を定める。"]


def test_paragraphs_of_a_word_file_are_not_joined() -> None:
    """Two long headings of one length are no wrapped text."""
    lines = [
        "水道料金の見直しに関する検討会の開催について及びその委員の一覧",
        "下水道使用料の見直しに関する検討会の設置について及び公募の案内",
        "次のとおり開く。",
    ]
    assert [block.text for block in in_word("\n".join(lines))] == lines


@pytest.mark.parametrize("text", [TABLE, WRAPPED])
def test_the_same_is_found_in_each_form(text: str, tmp_path: Path) -> None:
    typed = tmp_path / "a.docx"
    typed.write_bytes(word_file(text))
    told, told_of_file = (
        [(each.rule.id, each.found.message) for each in check([*process(form, work=Work(names="rules"))], RULES)]
        for form in (text, typed)
    )
    assert told
    assert told == told_of_file


def test_kana_and_their_voicing_marks_are_one_character_in_each_form() -> None:
    [block] = in_word("カ\u3099スの料金を見直す。")
    assert block.text == "ガスの料金を見直す。"
    assert block.unseen == [(1, "U+3099")]
