"""Old files of Office: `office/` has a Word file and an Excel workbook of 97, saved by LibreOffice."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from jdoc import readers
from jdoc.errors import InputError
from jdoc.stages.split import split_documents

OFFICE = Path(__file__).with_name("office")
WORD = (OFFICE / "harbour.doc").read_bytes()
EXCEL = (OFFICE / "revenue.xls").read_bytes()


def split(data: bytes) -> tuple[list[tuple[str | None, str]], list[str]]:
    """Return kind and text of each block, with what is told of the file."""
    told: list[str] = []
    document = readers.read(data, "a", report=lambda error: told.append(str(error)))
    return [(block.kind, (block.label or "") + block.text) for block in split_documents([document])], told


def test_a_word_file_of_97_is_read() -> None:
    blocks, told = split(WORD)
    assert blocks == [
        ("heading", "港湾の整備について"),
        ("dateline", "令和７年３月１７日"),
        ("paragraph", "北浜港の取扱貨物は、５６８万トン（注1）となった。髙橋港湾課長は、整備の方針（注2）を示した。"),
        ("paragraph", "整備費は総額８００億円である。"),
        ("note", "（注1）速報値である。"),
        ("note", "（注2）港湾法による。"),
        ("heading", "収入の状況"),
        ("table", "区分\t収入\t\n\t予算\t決算\n使用料\t1,200千円\t1,184千円\n補助金\t3,000千円\t2,950千円"),
        ("paragraph", "以上のとおりである。"),
        ("paragraph", "岸壁の改修"),
        ("paragraph", "航路のしゅんせつ"),
    ]
    assert told == ["a: left out: at most 4 automatic numbers (saved as DOCX, they are read)"]


def test_merged_cells_of_a_word_file() -> None:
    document = readers.read(WORD, "a", report=lambda _: None)
    [table] = [block for block in split_documents([document]) if block.kind == "table"]
    assert table.spans == [(0, 0, 2, 1), (0, 1, 1, 2)]


def test_a_workbook_of_97_is_read_as_it_is_shown() -> None:
    blocks, told = split(EXCEL)
    assert blocks[:3] == [
        ("heading", "歳入"),
        ("caption", "歳入の概要（単位：千円）"),
        ("table", "区分\t予算額\t\t決定日\n市税\t4,200\t10.1%\t令和7年2月17日\n使用料\t△36\t100.0%\t"),
    ]
    assert "秘" not in "".join(text for _, text in blocks)
    assert told == ["a: left out: 1 hidden sheet, 2 cells in hidden rows"]


@pytest.mark.parametrize(("data", "library"), [(WORD, "olefile"), (EXCEL, "xlrd")])
def test_a_missing_library_is_named(data: bytes, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(InputError, match=r"pip install 'jdoc-ja\[office\]'"):
        split(data)


def test_an_encrypted_word_file_is_told() -> None:
    flags = WORD.index(b"\xec\xa5") + 0x0B
    data = bytearray(WORD)
    data[flags] |= 0x01
    with pytest.raises(InputError, match="encrypted"):
        split(bytes(data))


@pytest.mark.parametrize("data", [WORD, EXCEL], ids=["doc", "xls"])
def test_sectors_of_two_bytes_are_told(data: bytes) -> None:
    size_of_sectors = 30
    broken = bytearray(data)
    broken[size_of_sectors : size_of_sectors + 2] = (1).to_bytes(2, "little")
    with pytest.raises(InputError, match="is damaged"):
        split(bytes(broken))


@pytest.mark.parametrize("data", [WORD, EXCEL], ids=["doc", "xls"])
def test_damaged_files_are_told_and_nothing_else(data: bytes) -> None:
    rand = random.Random(1)  # noqa: S311 -- the same each time
    refused = 0
    for _ in range(150):
        broken = bytearray(data[: rand.choice([len(data), rand.randrange(600, len(data))])])
        for _ in range(rand.randrange(1, 40)):
            broken[rand.randrange(512, len(broken))] = rand.choice([0, 255, rand.randrange(256)])
        try:
            split(bytes(broken))
        except InputError:
            refused += 1
    assert 10 < refused < 150
