"""Encodings, control characters, line ends: the same text out of every form that it comes in."""

from __future__ import annotations

import codecs
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.errors import InputError
from jdoc.readers.decoding import decode
from jdoc.readers.formats import RawFile
from jdoc.readers.text import to_document

TEXT = "共同声明（案）\n㈱　①　髙橋　ｶﾞｽ　５，６８０億円\n各国外務大臣は，協力を強化した。\n"
PLAIN = "共同声明（案）\n各国外務大臣は，協力を強化した。\n"


def refuse(error: InputError) -> None:
    raise error


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp932"), "cp932"),
        (TEXT.replace("髙", "高").encode("euc_jis_2004"), "euc_jis_2004"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str) -> None:
    decoded = decode(RawFile(data, "-", None, refuse))
    assert decoded.text.replace("髙", "高") == TEXT.replace("髙", "高")
    assert decoded.encoding == encoding


@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp", "cp932"])
def test_plain_text_in_legacy_encodings(encoding: str) -> None:
    assert decode(RawFile(PLAIN.encode(encoding), "-", None, refuse)).text == PLAIN


def test_mail_encoding_with_what_its_standard_leaves_out() -> None:
    circled = b"\x1b$B-!-j\x1b(B"  # row 13 of NEC: ① and ㈱
    kana = b"\x1b(I6^=\x1b(B"
    assert decode(RawFile(circled + kana + b"\n", "-", None, refuse)).text == "①㈱ｶﾞｽ\n"


@given(st.text(st.sampled_from("あいうアイウ外務大臣共同声明、。「」０１"), min_size=8))
def test_any_japanese_text_survives_cp932_and_euc(text: str) -> None:
    for encoding in ("cp932", "euc_jp", "utf-8"):
        assert decode(RawFile(text.encode(encoding), "-", None, refuse)).text == text


def test_bytes_that_do_not_belong_are_told_by_place_and_the_rest_is_kept() -> None:
    told: list[InputError] = []
    data = b"abc\n" + "外務".encode() + b"\xff" + "大臣の共同声明\n".encode()
    decoded = decode(RawFile(data, "a.txt", None, told.append))
    assert decoded.text == "abc\n外務\ufffd大臣の共同声明\n"
    assert [str(error) for error in told] == ["a.txt:2: byte 10 (0xff) is not utf-8"]


def test_the_named_encoding_wins() -> None:
    assert decode(RawFile("声明".encode("utf-16-le"), "-", "utf-16-le", refuse)).text == "声明"
    with pytest.raises(InputError, match="no such encoding: klingon"):
        decode(RawFile(b"a", "a.txt", "klingon", refuse))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (bytes(1000), "this is no text"),
        (bytes(range(256)) * 9, "this is no text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=f"a.bin: {what}"):
        decode(RawFile(data, "a.bin", None, refuse))


def test_line_ends_and_pages() -> None:
    assert to_document("一\r\n二\r\n三", "-").lines == ["一", "二", "三"]
    assert to_document("一\r二", "-").lines == ["一", "二"]
    paged = to_document("一\n\f二\n三\f", "-")
    assert paged.lines == ["一", " 二", "三 "]
    assert paged.pages == [0, 1, 2]


def test_combining_marks_join_and_nothing_else_changes() -> None:
    name = unicodedata.normalize("NFD", "ガーナ共和国")
    read = to_document(f"\x00{name}\u200b，ｶﾞｽ", "-")
    assert read.lines == ["ガーナ共和国，ｶﾞｽ"]
    assert read.columns == {0: [2, 4, 5, 6, 7, 8, 10, 11, 12, 13]}


def test_text_needs_no_reader_of_other_formats() -> None:
    code = "import sys; from jdoc import readers; readers.read(b'a', 'a.txt', report=print); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    others = {"pypdfium2", "zipfile", "pyexpat", "html", "jdoc.readers.pdf", "jdoc.readers.html", "jdoc.readers.docx"}
    assert not others & {*loaded}
