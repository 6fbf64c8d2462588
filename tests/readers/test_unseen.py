"""What nobody sees is told of each format with its place in the block, whatever else stands on the line."""

from __future__ import annotations

import pytest

from jdoc import readers
from jdoc.stages.split import split_documents
from tests.readers.test_html import refuse
from tests.readers.typeset import Text, draw
from tests.readers.words import paragraph, run, table, word

TEXTS = ("市は、情\u200b報の整備を行う。", "道の整\u00ad備は、北浜市が行う。", "港の費用は、12円である\u2060")
ROWS = [["区分", "港\u00ad湾費"], ["計", "12円"]]
SEEN = [("市は、情報の整備を行う。", [(4, "U+200B")]), ("道の整備は、北浜市が行う。", [(3, "U+00AD")])]
LAST = [("港の費用は、12円である", [(12, "U+2060")]), ("区分\t港湾費\n計\t12円", [(4, "U+00AD")])]


def told(data: bytes, name: str) -> list[tuple[str, list[tuple[int, str]]]]:
    blocks = split_documents([readers.read(data, name, report=refuse)])
    return [(block.text, [(at, code) for at, code in block.unseen or ()]) for block in blocks]


def rows(cell: str, row: str) -> str:
    return "".join(row.format("".join(cell.format(each) for each in cells)) for cells in ROWS)


def test_text() -> None:
    assert told("\n\n".join(TEXTS).encode(), "a.txt") == [*SEEN, LAST[0]]


@pytest.mark.parametrize("between", ["", "\n"])
def test_page(between: str) -> None:
    body = between.join(f"<p>{text}</p>" for text in TEXTS)
    page = f"<!DOCTYPE html><body><h1>会議</h1>{body}<table>{rows('<td>{}</td>', '<tr>{}</tr>')}</table>"
    assert told(page.encode(), "a.html") == [("会議", []), *SEEN, *LAST]
    entities = page.replace("\u00ad", "&shy;").replace("\u200b", "&#8203;")
    assert told(entities.encode(), "a.html") == [("会議", []), *SEEN, *LAST]


def test_markdown() -> None:
    lines = [f"| {' | '.join(cells)} |" for cells in ROWS]
    page = "\n\n".join(["# 会議", *TEXTS, "\n".join([lines[0], "|---|---|", lines[1]])])
    assert told(page.encode(), "a.md") == [("会議", []), *SEEN, *LAST]


def test_word() -> None:
    body = "".join(paragraph(run(text)) for text in TEXTS) + table(ROWS)
    assert told(word(body), "a.docx") == [*SEEN, *LAST]


def test_pdf_by_its_pages() -> None:
    pages = [[Text(72, 72, text.rstrip("\u2060")), Text(72, 90, "道を直す計画を進める。")] for text in TEXTS]
    blocks = told(draw(*pages), "a.pdf")
    assert [block for block in blocks if block[1]] == SEEN
    assert len(blocks) == 2 * len(TEXTS)


def test_what_stands_in_no_word_is_not_told() -> None:
    assert told("<!DOCTYPE html><p>市は、港を開く。\u200b</p><p>\ufeff、道を直す。</p>".encode(), "a.html") == [
        ("市は、港を開く。", []),
        ("、道を直す。", []),
    ]
