"""Lexicons of one's own: rows that can be used are read, the others are told with their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from jdoc.errors import InputError, LexiconError
from jdoc.lexicon.own import OwnName
from jdoc.readers.own_names import read_lexicon

if TYPE_CHECKING:
    from pathlib import Path

ROWS = "# 市の名簿\nname\tlabel\tvalue\taliases\n\n水辺課\tORG\t北浜市建設部水辺課\t水辺係|水辺\n楠本つむぎ\tPERSON\n"
NAMES = (
    OwnName("水辺課", "ORG", "北浜市建設部水辺課", ("水辺係", "水辺")),
    OwnName("楠本つむぎ", "PERSON", "楠本つむぎ"),
)


def read(path: Path, data: bytes) -> tuple[tuple[OwnName, ...], list[str]]:
    told: list[str] = []
    path.write_bytes(data)
    names = read_lexicon(path, lambda error: told.append(str(error).removeprefix(f"{path}:"))).names
    return names, told


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode(),
        ROWS.encode("utf-8-sig"),
        ROWS.encode("cp932"),
        ROWS.encode("utf-16"),
        ROWS.replace("\n", "\r\n").encode(),
        ROWS.replace("name\tlabel\tvalue\taliases\n", "").encode(),
        ROWS.replace("\t", ",").encode(),
        ROWS.replace("ORG", "org").replace("水辺係|水辺", "水辺係、水辺").encode(),
        "label\tname\taliases\tvalue\nORG\t水辺課\t水辺係;水辺\t北浜市建設部水辺課\nPERSON\t楠本つむぎ\n".encode(),
    ],
)
def test_tables_come_in_many_shapes(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path / "names.tsv", data) == (NAMES, [])


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("水辺課\tOFFICE", "3: label 'OFFICE': expected one of ORG, PERSON, GPE, LOC, FAC, LAW, EVENT"),
        ("水辺課", "3: label '': expected one of ORG, PERSON, GPE, LOC, FAC, LAW, EVENT"),
        ("\tORG\t水辺課", "3: no name"),
        ("水\tORG\t水辺課", "3: 水: one character is no name that could be found without doubt"),
        ("水辺社\tORG\t\tMizube Co., Ltd.", "3: Ltd.: a piece of a name; put | between aliases that hold commas"),
        ("梢\tPERSON\t楠本こずえ", "3: 梢: one character is no name that could be found without doubt"),
        ("楠本\tORG\t", "3: 楠本: line 2 says that this is 楠本つむぎ (PERSON)"),
    ],
)
def test_a_row_that_cant_be_used_is_told_with_its_line(tmp_path: Path, row: str, problem: str) -> None:
    data = f"name\tlabel\tvalue\taliases\n楠本つむぎ\tPERSON\t\t楠本\n{row}\n水辺公園\tFAC\n"
    names, told = read(tmp_path / "names.tsv", data.encode())
    assert [name.name for name in names] == ["楠本つむぎ", "水辺公園"]
    assert told == [problem]


@pytest.mark.parametrize("data", ["", "name\tlabel\n", "# 名簿\n\n"])
def test_a_lexicon_without_a_name_is_told(tmp_path: Path, data: str) -> None:
    assert read(tmp_path / "names.tsv", data.encode()) == (
        (),
        [" no name in it, expected rows of name, label, value, aliases"],
    )


def test_where_nobody_is_told_a_bad_row_is_raised(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("水\tLOC\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=f"^{re.escape(str(path))}:1: 水"):
        read_lexicon(path)
    with pytest.raises(InputError, match="no such file"):
        read_lexicon(tmp_path / "none.tsv")
