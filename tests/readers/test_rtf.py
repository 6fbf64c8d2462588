"""Rich text files: their encodings, paragraphs, tables and notes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from jdoc import readers
from jdoc.errors import InputError
from tests.readers.riches import START, STYLES, coded, rtf, unicode
from tests.readers.ruled import Ruled
from tests.readers.test_hostile import attempt
from tests.readers.test_html import refuse
from tests.readers.test_tables import random_tables, split, tables, visible


def lines(body: bytes) -> list[str]:
    document = readers.read(START + STYLES + body + b"}", "a.rtf", report=refuse)
    return [line.strip(" ") for line in document.lines]


@pytest.mark.parametrize("write", [coded, unicode, lambda text: text.encode("cp932")], ids=["bytes", "unicode", "raw"])
def test_texts_in_all_ways_of_writing(write: object) -> None:
    assert callable(write)
    assert lines(rb"\pard\f0 " + write("北浜市は、①㈱を選んだ。") + rb"\par " + write("以上")) == [
        "北浜市は、①㈱を選んだ。",
        "以上",
    ]


def test_second_bytes_that_look_like_signs() -> None:
    assert lines(rb"\f0 \'83\'5c\'83A\'83\\\'83\}\par") == ["ソアソマ".replace("マ", b"\x83}".decode("cp932"))]


def test_characters_beyond_the_basic_plane_and_skipped_bytes() -> None:
    assert lines(rb"\u-10179 ?\u-9213 ?\uc2\u21271\'96\'6b\uc0\u27996 \par") == ["\U0001f403北浜"]
    assert lines(unicode("𠮷野") + rb"\par") == ["𠮷野"]


def test_what_is_no_text_is_left_out() -> None:
    body = rb"{\info{\title X}}{\*\generator Riched;}{\v hidden}{\deleted gone}A{\pict 0102}"
    body += rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt B}}{\*\unknown C}{\v0 D}\~E\_F\par"
    assert lines(body) == ["ABD E-F"]


def test_headings_titles_and_breaks() -> None:
    body = rb"\pard\s2 " + coded("題名") + rb"\par\pard\s1 " + coded("総論") + rb"\par\pard\s0 "
    body += coded("一致した。") + rb"\line " + coded("　歓迎した。") + rb"\par"
    blocks = split(START + STYLES + body + b"}", "a.rtf")
    assert [(block.kind, block.text) for block in blocks] == [
        ("title", "題名"),
        ("heading", "総論"),
        ("paragraph", "一致した。"),
        ("paragraph", "歓迎した。"),
    ]


def test_notes_and_boxes_follow_their_paragraph() -> None:
    note = rb"{\super\chftn{\footnote\pard\chftn " + coded("推計による。") + rb"\par}}"
    box = rb"{\shp{\*\shpinst\shpleft1{\sp{\sn a}{\sv b}}{\shptxt\pard " + coded("枠の中。") + rb"\par}}}"
    blocks = split(START + rb"\pard " + coded("12％に相当する") + note + box + coded("。") + rb"\par}", "a.rtf")
    assert [(block.kind, block.label, block.text) for block in blocks] == [
        ("paragraph", None, "12％に相当する（注1）。"),
        ("note", "（注1）", "推計による。"),
        ("paragraph", None, "枠の中。"),
    ]


@settings(max_examples=200)
@given(table=random_tables().filter(visible))
def test_a_table_comes_back(table: Ruled) -> None:
    assert tables(split(rtf(table), "a.rtf")) == [Ruled(table.rows, sorted(table.spans))]


def test_cells_wider_than_those_above_are_merged() -> None:
    body = rb"\trowd\cellx1000\cellx2000\intbl A\cell B\cell\row\trowd\cellx2010\intbl C\cell\row"
    body += rb"\trowd\cellx1000\cellx2000\intbl D\cell E\par F\cell\row\pard G\par"
    blocks = split(START + body + b"}", "a.rtf")
    assert (blocks[0].rows, blocks[0].spans) == ([["A", "B"], ["C", ""], ["D", "E F"]], [(1, 0, 1, 2)])
    assert blocks[1].text == "G"


@pytest.mark.parametrize(
    "part", [b"{", b"}", b"\\", b"\\'", b"\\u", b"\\bin9999999999 ", b"\\cell", b"\\row\\trowd\\cellx1", b"{\\*"]
)
def test_endless_files(part: bytes) -> None:
    attempt(START + part * (200_000 // len(part)), "a.rtf")


def test_too_many_groups_are_told() -> None:
    with pytest.raises(InputError, match="too many groups within each other"):
        readers.read(START + b"{" * 3000, "a.rtf", report=refuse)
