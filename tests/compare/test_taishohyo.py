"""Tables of old and new: by the convention, in Word and on a page, read back by jdoc itself."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from jdoc import readers
from jdoc.comparison import compare_blocks
from jdoc.model import Block
from jdoc.redline.layout import Layout
from jdoc.redline.rows import left_out
from jdoc.redline.taishohyo import written
from jdoc.stages.split import split_documents
from tests.compare.gold import golds
from tests.compare.test_page import compared
from tests.views.test_page import SCRIPT, Elements

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def table(data: bytes, name: str = "table.docx") -> list[list[str]]:
    """Read the table back."""
    blocks = [*split_documents([readers.read(data, name, report=print)])]
    [rows] = [block.rows for block in blocks if block.rows]
    return rows


def word(name: str, **layout: object) -> bytes:
    return written(compared(name), Layout(**layout), as_word=True)  # type: ignore[arg-type]


def underlined(data: bytes) -> list[list[tuple[str, str]]]:
    """Return for each column the texts that have lines under them, and what lines."""
    document = ET.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))  # noqa: S314 -- ours
    columns: list[list[tuple[str, str]]] = [[], []]
    for row in document.iter(f"{W}tr"):
        for column, cell in zip(columns, row.iter(f"{W}tc"), strict=True):
            for run in cell.iter(f"{W}r"):
                line = run.find(f"{W}rPr/{W}u")
                if line is not None:
                    column.append(("".join(text.text or "" for text in run.iter(f"{W}t")), line.get(f"{W}val") or ""))
    return columns


@pytest.mark.parametrize("name", [gold.name for gold in golds()])
def test_a_table_is_read_back_as_it_was_written(name: str) -> None:
    head, *rows = table(word(name))
    assert head == ["改正後", "改正前"]
    page = written(compared(name), Layout(), as_word=False)
    assert table(page, "table.html") == [head, *rows]
    assert Elements(page.decode()).open == []
    assert table(word(name, old_first=True)) == [[old, new] for new, old in [head, *rows]]


def test_the_table_follows_the_convention() -> None:
    rows = table(word("law"))
    assert ["第二章　利用計画", "（新設）"] in rows
    assert ["（削る）", "（手数料）"] in rows
    assert ["第七条　（略）", "第四条　（略）"] in rows
    assert rows[rows.index(["第七条　（略）", "第四条　（略）"]) - 1] == ["（工事の届出）", "（工事の届出）"]
    assert ["（国の責務）", "（国の責務）"] not in rows
    assert rows.count(["（略）", "（略）"]) > 3
    assert not any(first == second == ["（略）", "（略）"] for first, second in itertools.pairwise(rows))
    assert ["２　この法律において「利用者」とは、第十条の許可を受けた者をいう。",
            "２　この法律において「利用者」とは、第七条の許可を受けた者をいう。"] in rows  # fmt: skip
    new, old = underlined(word("law"))
    assert {("三海里", "single"), ("第十条", "single"), ("第七条", "double"), ("あらかじめ、", "single")} <= {*new}
    assert {("二海里", "single"), ("第七条", "single"), ("第四条", "double")} <= {*old}


def test_all_text_is_written_where_asked_for() -> None:
    comparison = compared("law")
    rows = table(written(comparison, Layout(everything=True), as_word=True))
    assert ["（略）", "（略）"] not in rows
    for side, blocks in enumerate((comparison.new, comparison.old)):
        told = re.sub(r"\s", "", "".join(row[side] for row in rows))
        assert all(re.sub(r"\s", "", block.text) in told for block in blocks)


def test_remarks_stand_below() -> None:
    data = written(compared("notice"), Layout(remarks="公布の日から施行する。"), as_word=True)
    blocks = [*split_documents([readers.read(data, "a.docx", report=print)])]
    assert (blocks[-1].label, blocks[-1].text) == ("備考", "公布の日から施行する。")
    assert "（傍線部分は改正部分）" in [block.text for block in blocks]


@pytest.mark.parametrize("as_word", [True, False], ids=["word", "page"])
def test_a_hostile_document_stays_text(*, as_word: bool) -> None:
    old = [Block(kind="title", text=SCRIPT), Block(text="\x00\x1b\ud800\ufffe]]>&amp;<w:p>")]
    data = written(compare_blocks(old, [Block(text=f"{SCRIPT}\t\n{SCRIPT}")]), Layout(remarks=SCRIPT), as_word=as_word)
    if as_word:
        assert SCRIPT in "".join(cell for row in table(data) for cell in row).replace("\n", "")
    else:
        assert not {"script", "img", "w:p"} & Elements(data.decode()).seen


def test_an_amendment_of_words_and_numerals_is_in_the_table() -> None:
    comparison = compare_blocks(
        *([Block(doc="a", text=text)] for text in ("町長および議長は１０年", "町長及び議長は十年"))
    )
    data = written(comparison, Layout(), as_word=True)
    assert table(data)[1:] == [["町長及び議長は十年", "町長および議長は１０年"]]
    assert underlined(data) == [[("及び", "single"), ("十年", "single")], [("および", "single"), ("１０年", "single")]]


def test_another_width_is_left_out_and_counted() -> None:
    old, new = [Block(doc="a", text="任期は１０年 とする。")], [Block(doc="a", text="任期は10年とする。")]
    comparison = compare_blocks(old, new)
    assert table(written(comparison, Layout(), as_word=True))[1:] == [["（略）", "（略）"]]
    assert left_out(comparison) == 2


def test_the_same_comparison_gives_the_same_file() -> None:
    assert word("policy") == word("policy")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_an_office_opens_it(tmp_path: Path) -> None:
    (tmp_path / "table.docx").write_bytes(word("law"))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    call = [str(OFFICE), home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "table.docx"]
    subprocess.run(call, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    read = readers.read((tmp_path / "table.pdf").read_bytes(), "table.pdf", report=print)
    text = "".join("".join(line.split()) for line in read.lines)
    assert "（傍線部分は改正部分）" in text
    assert "改正後" in text
    assert "利用計画" in text
