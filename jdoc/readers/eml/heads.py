"""Heads: what the head of a mail says, in whatever way it is encoded."""

from __future__ import annotations

import base64
import binascii
import quopri
from email.utils import parsedate_to_datetime
from itertools import groupby
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.language.lazy import deferred
from jdoc.readers.decoding import decode, is_text_encoding
from jdoc.readers.formats import RawFile
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message


_WORD = deferred(r"=\?([^?\s]{1,40})\?([BbQq])\?([^?]*)\?=")
"""A word in another encoding: its name, how its bytes are written, and these: `[=?utf-8?B?5aOw5piO?=]`, not `=?a?=`."""
_GAP = deferred(r"[ \t\r\n]+")
"""White space: that between two such words stands for nothing, and a head goes on behind that at a line's end."""
_SHOWN = {"from": "From", "to": "To", "cc": "Cc", "date": "Date"}
_LONGEST_LINE = 100_000
_CODECS = {
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis", "sjis", "windows-31j", "ms_kanji", "cp932"), "cp932"),
    **dict.fromkeys(("iso-2022-jp", "iso2022-jp", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-ms"), "iso2022_jp"),
}
_GUESSED = frozenset({"", "us-ascii", "ascii", "iso-8859-1", "8bit", "unknown", "unknown-8bit", "x-unknown", "default"})
"""Names that programs write where they don't know: the bytes say more."""


class Head(NamedTuple):
    """What is shown above a mail."""

    subject: str
    lines: list[str]
    """Who, to whom, when: as they are written."""
    day: str
    """The day it was written, as documents write it; nothing if the mail doesn't say."""


def head_of(message: Message) -> Head:
    """Read the head of a mail."""
    subject = day = ""
    lines: list[str] = []
    for name, value in message.raw_items():
        key = name.lower()
        if key == "subject" and not subject:
            subject = decode_words(str(value))
        elif key in _SHOWN:
            lines.append(f"{_SHOWN[key]}: {decode_words(str(value))}")
            day = day or (_day(str(value)) if key == "date" else "")
    return Head(subject, lines, day)


def _day(written: str) -> str:
    """Write a day as documents do; nothing for what is none."""
    try:
        time = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return f"{time.year}年{time.month}月{time.day}日"


def decode_words(written: str) -> str:
    """Read a head: words in other encodings, neighbors as one text, since a character may be cut between them.

    >>> decode_words("=?iso-2022-jp?B?GyRCNiZGMUA8TEAbKEI=?= =?utf-8?Q?_=E7=AC=AC2=E5=8F=B7?=")
    '共同声明 第2号'
    """
    text = _GAP.sub(" ", written[:_LONGEST_LINE]).strip()
    pieces: list[tuple[str, bytes]] = []
    at = 0
    for word in _WORD.finditer(text):
        between = text[at : word.start()]
        if between.strip() or not pieces:
            pieces.append(("", between.encode(errors="surrogateescape")))
        pieces.append((word[1].partition("*")[0].lower(), _bytes(word[2], word[3])))
        at = word.end()
    pieces.append(("", text[at:].encode(errors="surrogateescape")))
    return "".join(_decoded(pieces)).strip()


def _decoded(pieces: list[tuple[str, bytes]]) -> Iterator[str]:
    for charset, group in groupby(pieces, key=lambda piece: piece[0]):
        yield decode_bytes(b"".join(data for _, data in group), charset)


def _bytes(form: str, written: str) -> bytes:
    if form in "Qq":
        return quopri.decodestring(written.encode(errors="surrogateescape"), header=True)
    try:
        return base64.b64decode(written + "=" * (-len(written) % 4))
    except (binascii.Error, ValueError):
        return written.encode(errors="surrogateescape")


def decode_bytes(data: bytes, charset: str, file: RawFile | None = None) -> str:
    """Decode bytes that are said to be in an encoding, by jdoc's own decoder: ISO-2022-JP with Ⅰ, ① and ㈱ as well."""
    if not data:
        return ""
    name = charset.strip().strip("\"'").lower()
    codec = None if name in _GUESSED or not _is_known(name) else _CODECS.get(name, name)
    if codec == "iso2022_jp" and not data.isascii():
        codec = None
    if file:
        return decode(file._replace(data=data, encoding=file.encoding or codec)).text
    try:
        return decode(RawFile(data, "-", codec, _ignore)).text
    except InputError:
        return data.decode("utf-8", "replace")  # of a head, what can be read is worth more than a message


def _is_known(name: str) -> bool:
    return name in _CODECS or is_text_encoding(name)


def _ignore(_: InputError) -> None:
    """Tell nobody: a byte of a head."""
