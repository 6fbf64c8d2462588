"""Markdown, and what is read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jdoc import readers
from jdoc.readers.formats import find_reader
from jdoc.stages.split import split_documents
from tests.conftest import SAMPLES
from tests.readers.test_html import outline, refuse
from tests.test_samples import blocks_of

if TYPE_CHECKING:
    from pathlib import Path

    from jdoc.model import Block


def split(page: str) -> list[Block]:
    return list(split_documents([readers.read(page.encode(), "a.md", report=refuse)]))


def found(page: str) -> list[tuple[str | None, str | None, str]]:
    return [(block.kind, block.label, block.text) for block in split(page)]


def element(block: Block) -> str:
    if block.rows:
        rows = [f"| {' | '.join(row)} |" for row in block.rows]
        return "\n".join([rows[0], "|---" * len(block.rows[0]) + "|", *rows[1:]])
    gap = "" if not block.mark or block.mark[-1] in "）)．" else "\u3000"
    text = block.mark + gap + block.text
    marks = {"title": "# ", "heading": "#" * (2 + len(block.section or [])) + " "}
    return marks.get(block.kind or "", "") + text


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_markdown_gives_the_words_of_the_text(sample: Path) -> None:
    """It can't set lines to the right, so the kind of a date or a name may differ."""
    blocks = blocks_of(sample)
    pages = split("\n\n".join(map(element, blocks)))
    assert [block[1:] for block in outline(pages)] == [block[1:] for block in outline(blocks)]


def test_headings_lists_and_quotes() -> None:
    assert found("# 題\n\n結語\n---\n\n> 引用\n> である。\n\n- 供与\n  の続き\n* 研修\n1. 一番目\n") == [
        ("title", None, "題"),
        ("heading", None, "結語"),
        ("paragraph", None, "引用である。"),
        ("item", "・", "供与の続き"),
        ("item", "・", "研修"),
        ("item", "1.", "一番目"),
    ]


def test_marks_are_not_printed() -> None:
    assert (
        found("**総額**５，\n６８０億円を[歓迎](http://a.b/c)した<br>\\*。\n")[0][2]
        == "総額５，６８０億円を歓迎した*。"
    )


def test_tables_and_code() -> None:
    page = "|期|売上高|\n|---|--:|\n||30,504|\n\n```\n#註\n```\n"
    assert split(page)[0].rows == [["期", "売上高"], ["", "30,504"]]
    assert split(page)[1].text == "#註"


def test_lines_with_labels_are_blocks() -> None:
    assert [block[1] for block in found("１　総論である。\n２　各論である。\n　なお、一致した。\n")] == [
        "１",
        "２",
        None,
    ]


def test_markdown_is_known_by_its_headings() -> None:
    assert find_reader("# 題\n\n## 総論\n".encode()).format == "markdown"
    assert find_reader("# 題\n一致した。\n#５\n".encode()).format == "text"
