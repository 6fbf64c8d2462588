"""What stands at the edges of all pages of an office's files, and names that tell the wrong format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jdoc import readers
from jdoc.stages.split import split_documents
from tests.readers import words
from tests.readers.riches import coded
from tests.readers.texts import SPACES, odt, p

if TYPE_CHECKING:
    from jdoc.errors import InputError

HEADER, TEXT = "港湾整備計画", "整備の方針を定める。"


def docx() -> bytes:
    edge = words.paragraph(words.run(HEADER))
    return words.word(words.paragraph(words.run(TEXT)), header1=edge, header2=edge)


def open_text() -> bytes:
    pages = f"<style:master-page><style:header>{p(HEADER)}</style:header></style:master-page>"
    masters = f"<office:master-styles>{pages}</office:master-styles>"
    return odt(p(TEXT), **{"styles.xml": f"<office:document-styles {SPACES}>{masters}</office:document-styles>"})


def rich_text() -> bytes:
    return b"{\\rtf1\\ansicpg932{\\header\\pard " + coded(HEADER) + b"\\par}\\pard " + coded(TEXT) + b"\\par}"


@pytest.mark.parametrize("data", [docx(), open_text(), rich_text()], ids=["docx", "odt", "rtf"])
def test_headers_are_furniture_said_once(data: bytes) -> None:
    document = readers.read(data, "a", report=print)
    kept = split_documents([document], keep_furniture=True)
    assert [(block.kind, block.text) for block in kept] == [("paragraph", TEXT), ("furniture", HEADER)]
    assert [block.text for block in split_documents([document])] == [TEXT]


def test_charts_are_told() -> None:
    told: list[str] = []
    data = words.word(words.paragraph(words.run(TEXT)), **{"charts/chart1": "", "charts/chart2": ""})
    readers.read(data, "a.docx", report=lambda error: told.append(str(error)))
    assert told == ["a.docx: left out: 2 charts"]


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (docx(), "a.pdf", "a.pdf: this is DOCX, whatever .pdf says: read as that"),
        (b"<!DOCTYPE html><p>a</p>", "a.xls", "a.xls: this is HTML, whatever .xls says: read as that"),
        ("整備".encode(), "a.docx", "a.docx: this is TEXT, whatever .docx says: read as that"),
        (docx(), "a.docx", ""),
        (docx(), "a", ""),
        (b"<!DOCTYPE html><p>a</p>", "a.txt", ""),
        ("# 一\n\n# 二\n".encode(), "a.txt", ""),
    ],
)
def test_a_name_that_tells_the_wrong_format_is_told(data: bytes, name: str, problem: str) -> None:
    told: list[InputError] = []
    list(readers.read_all(data, name, report=told.append))
    assert [str(error) for error in told] == [problem][: bool(problem)]
