"""Mails: their heads in all encodings, their texts, and what is attached."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from jdoc import readers
from jdoc.errors import InputError, Notice
from jdoc.readers.formats import find_reader
from jdoc.stages.split import split_documents
from tests.readers.test_hostile import attempt
from tests.readers.test_html import refuse
from tests.readers.words import paragraph, run, word

if TYPE_CHECKING:
    from jdoc.model import Block

HEAD = (
    b"From: =?utf-8?B?6LKh5pS/6Kqy?= <zaisei@example.jp>\r\n"
    b"Date: Mon, 17 Feb 2025 10:30:00 +0900\r\nMIME-Version: 1.0\r\n"
)
MIXED = b"Content-Type: multipart/mixed; boundary=a\r\n\r\n"
UNKNOWN = b"Content-Type: text/plain; charset=klingon\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%"
TEXT = "関係各位\n\n会議の日程をお知らせします。\n\n１　日時　２月２０日\n２　場所　第一会議室\n"


def read(data: bytes, name: str = "mail.eml") -> tuple[dict[str, list[Block]], list[str]]:
    """Return the blocks of a mail and of what is attached, by their names, and what is told."""
    told: list[str] = []

    def tell(error: InputError) -> None:
        told.append(f"{'notice' if isinstance(error, Notice) else 'problem'} {error}")

    documents = list(readers.read_all(data, name, report=tell))
    return {document.name: list(split_documents([document])) for document in documents}, told


def only(data: bytes) -> list[tuple[str | None, str]]:
    """Return the kinds and texts of a mail that nothing is to be told of."""
    found, told = read(data)
    assert (list(found), told) == (["mail.eml"], [])
    return [(block.kind, block.text) for block in found["mail.eml"]]


def mail(text: str, charset: str = "utf-8") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "財政課 <a@example.jp>", "b@example.jp"
    message["Subject"], message["Date"] = "令和７年度予算の説明会について", "Mon, 17 Feb 2025 10:30:00 +0900"
    message.set_content(text, charset=charset)
    return message


EXPECTED = [
    ("title", "令和７年度予算の説明会について"),
    ("dateline", "2025年2月17日"),
    ("paragraph", "関係各位"),
    ("paragraph", "会議の日程をお知らせします。"),
    ("item", "日時　２月２０日"),
    ("item", "場所　第一会議室"),
]


@pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp", "shift_jis", "euc-jp"])
def test_subject_day_and_text(charset: str) -> None:
    found = only(bytes(mail(TEXT, charset)))
    assert [text for _, text in found] == [text for _, text in EXPECTED]
    assert [kind for kind, _ in found[:2]] == ["title", "dateline"]


def test_who_wrote_to_whom_is_furniture() -> None:
    [document] = readers.read_all(bytes(mail(TEXT)), "a.eml", report=refuse)
    kept = [block.text for block in split_documents([document], keep_furniture=True) if block.kind == "furniture"]
    assert kept == [
        "From: 財政課 <a@example.jp>",
        "To: b@example.jp",
        "Date: Mon, 17 Feb 2025 10:30:00 +0900",
    ]


def test_characters_of_makers_in_iso_2022_jp() -> None:
    def jis(text: str) -> bytes:
        rows = text.encode("cp932")
        pairs = b""
        for at in range(0, len(rows), 2):
            first, second = rows[at], rows[at + 1]
            row = (first - (0x81 if first < 0xA0 else 0xC1)) * 2 + (second >= 0x9F)
            cell = second - 0x9E if second >= 0x9F else second - 0x3F - (second > 0x7F)
            pairs += bytes((row + 0x21, cell + 0x20))
        return b"\x1b$B" + pairs + b"\x1b(B"

    subject = b"Subject: =?ISO-2022-JP?B?" + base64.b64encode(jis("第Ⅰ期①㈱北浜")) + b"?=\r\n"
    kind = b'Content-Type: text/plain; charset="iso-2022-jp"\r\n\r\n'
    assert only(HEAD + subject + kind + jis("㈱北浜は①を選んだ。")) == [
        ("title", "第Ⅰ期①㈱北浜"),
        ("dateline", "2025年2月17日"),
        ("paragraph", "㈱北浜は①を選んだ。"),
    ]


def test_a_character_may_be_cut_between_two_words_of_a_head() -> None:
    data = "共同声明".encode()
    words = b" ".join(b"=?utf-8?B?" + base64.b64encode(part) + b"?=" for part in (data[:4], data[4:]))
    found = only(HEAD + b"Subject: Re: " + words.replace(b" ", b"\r\n ") + b"\r\n\r\ntext\r\n")
    assert found[0] == ("title", "Re:共同声明")


def test_the_plain_form_is_read_and_a_page_where_there_is_none() -> None:
    page = "<h1>一　総論</h1><p>双方は一致した。</p><table><tr><td>款<td>額<tr><td>税<td>5</table>"
    both = mail(TEXT)
    both.add_alternative(page, subtype="html")
    assert [text for _, text in only(bytes(both))] == [text for _, text in EXPECTED]
    alone = mail("")
    alone.set_content(page, subtype="html")
    assert only(bytes(alone))[2:] == [
        ("heading", "総論"),
        ("paragraph", "双方は一致した。"),
        ("table", "款\t額\n税\t5"),
    ]


def test_attachments_are_documents_of_their_own() -> None:
    message = mail(TEXT)
    for name in ("共同声明.docx", "共同声明.docx", "図.png", "winmail.dat"):
        data = word(paragraph(run("双方は一致した。"))) if name.endswith("x") else b"\x89PNG"
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    inner = mail("内側の本文である。\n")
    message.add_attachment(inner)
    found, told = read(bytes(message))
    assert {name: [block.text for block in blocks][-1] for name, blocks in found.items()} == {
        "mail.eml": "場所　第一会議室",
        "mail.eml!共同声明.docx": "双方は一致した。",
        "mail.eml!共同声明 (2).docx": "双方は一致した。",
        "mail.eml!attachment 5.eml": "内側の本文である。",
    }
    assert told == ["notice mail.eml: 2 files of other formats were not read: 1 .dat, 1 .png"]


def test_an_attachment_that_is_damaged_costs_no_other() -> None:
    message = mail(TEXT)
    for name, data in (("a.docx", b"PK\x03\x04"), ("b.txt", "一致した。".encode())):
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    found, told = read(bytes(message))
    assert list(found) == ["mail.eml", "mail.eml!b.txt"]
    assert [problem.partition(": ")[0] for problem in told] == ["problem mail.eml!a.docx"]


def test_lines_that_were_wrapped_for_the_way() -> None:
    body = b"Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\n"
    found = only(HEAD + body + "双方は、 \r\n一致した。\r\n".encode())
    assert found[-1] == ("paragraph", "双方は、一致した。")


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (bytes(mail(TEXT)), "eml"),
        ("From: 山田\nDate: 2月17日\nSubject: 会議\n\n本文である。\n".encode(), "text"),
        ("件名：会議\n日時：２月\n場所：北浜\n".encode(), "text"),
    ],
)
def test_mails_are_told_by_their_heads(data: bytes, format_: str) -> None:
    assert find_reader(data, "a.txt").format == format_


@pytest.mark.parametrize(
    "data",
    [
        HEAD + MIXED + (b"--a\r\n" + MIXED) * 3000,
        HEAD + b"Subject: " + b"=?utf-8?B?" * 50_000 + b"\r\n\r\n",
        HEAD + b"Subject: " + b"=?rot13?Q?a?= =?zip?B?YQ==?= =?x?B?%?=\r\n\r\n",
        HEAD + b"Date: 32 Foo 99999\r\n" + UNKNOWN,
        HEAD + b"Content-Type: multipart/mixed\r\n\r\n",
        HEAD + b"Content-Type: text/plain; charset*=x'y'%zz; format*0=a\r\n\r\na",
    ],
)  # fmt: skip
def test_mails_that_are_made_to_do_harm(data: bytes) -> None:
    attempt(data, "mail.eml")


def test_a_sealed_mail_is_told() -> None:
    with pytest.raises(InputError, match="this mail is encrypted"):
        read(HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nAAAA")


@pytest.mark.parametrize("left_out", [1, 2, 3, 30, 120])
def test_a_mail_that_is_cut_off_is_told_and_read_as_far_as_it_goes(left_out: int) -> None:
    message = mail("双方は、協力を確認した。\n" * 20)
    message.add_attachment(b"\x00" * 40, maintype="application", subtype="octet-stream", filename="a.bin")
    data = message.as_bytes()
    text_end = data.index(b"\n--", data.index(b"base64"))
    found, told = read(data[: text_end - left_out])
    assert "双方は、協力を確認した。" in found["mail.eml"][-1].text
    assert "problem mail.eml: this mail is cut off or damaged: something of it is missing" in told
