"""What is no document, or one that jdoc doesn't read: told by name, with what to do, and never read as text."""

from __future__ import annotations

import pytest

from jdoc import readers
from jdoc.errors import InputError
from tests.readers.books import packed
from tests.readers.test_html import refuse

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole(stream: str) -> bytes:
    """Write the beginning of a file that holds others, and the name of one of them."""
    return OLE + stream.encode("utf-16-le") + bytes(512)


def of_open_document(kind: str) -> bytes:
    return packed({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<a/>"})


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b'[{"text": "a"},\n {"text": "b"}]\n', "this is JSON, but not one record a line"),
        (b'\xef\xbb\xbf[\n  "a"\n]', "this is JSON"),
        (b"[]", "this is JSON"),
        (ole("PowerPoint Document"), r"an old PowerPoint presentation \(PPT\)"),
        (ole("__properties_version1.0"), r"a mail of Outlook \(MSG\): save it as text or HTML"),
        (ole("DocumentText"), "a file of 一太郎: save it as DOCX or PDF in 一太郎 first"),
        (ole("EncryptedPackage"), "a file of Office that is encrypted"),
        (OLE, "a file of an old Office program, or of 一太郎"),
        (b"From a@b Mon Feb 17 10:30:00 2025\nFrom: a@b\nSubject: c\n\nd\n", "a mailbox of many mails"),
        (packed({"xl/workbook.bin": b"\x83\x01"}), r"a binary Excel workbook \(XLSB\): save it as XLSX"),
        (b'<?xml version="1.0"?>\n<office:document office:mimetype="application/x">', "a file of OpenDocument in one"),
        (of_open_document("presentation"), "a file of OpenDocument that is no text"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(40), "a compressed archive"),
        (b"\x20\x40-lh5-" + bytes(40), "a compressed archive"),
    ],
)
def test_what_is_not_read_is_named(data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=f"^a.txt: this is {problem.removeprefix('this is ')}"):
        readers.read(data, "a.txt", report=refuse)


@pytest.mark.parametrize("text", ["[1] 総論\n[2] 各論\n", '["総論"について]\n一致した。\n', "｛案｝\n", "{案}\n"])
def test_brackets_make_no_json(text: str) -> None:
    assert readers.read(text.encode(), "a.txt", report=refuse).lines[0] == text.splitlines()[0]
