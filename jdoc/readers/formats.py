"""Formats: the table of readers, and how each tells its files by what they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.readers.foreign import begins_with, holds_stream, is_foreign, says_it_is
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.errors import InputError

    Test = Callable[[bytes], bool]

_HEAD_BYTES = 4096
"""Bytes that markup is looked for in."""
_LONGEST_END = 66_000
"""Bytes that the end of an archive takes, with its remark."""
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
"""How files of PNG, JPEG, GIF and TIFF begin."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Allowance:
    """How many bytes may still be unpacked of an input, archives in archives and all."""

    def __init__(self, left: int = 1 << 30) -> None:
        self.left = left


class RawFile(NamedTuple):
    """A file as a reader is given it."""

    data: bytes
    name: str
    """As the user wrote it: what messages begin with."""
    encoding: str | None = None
    """What the user says that text is encoded in; else it is found out."""
    report: Callable[[InputError], None] = print
    """Whom to tell of what is odd in a file that can be read; one that can't raises InputError."""
    allowance: Allowance | None = None
    """What the archive has left that the file was found in."""
    ocr: bool = False
    """Read what pictures of pages show."""


class Reader(NamedTuple):
    """How the files of a format are told from others.

    `jdoc.readers.<format>` has `read(file: RawFile) -> Document`; one that holds files has `files(file: RawFile)` as
    well, which yields them, each a RawFile.
    """

    format: str
    is_held_by: Test
    """Whether bytes are of this format, whatever the file is called."""
    suffixes: tuple[str, ...]
    """What its files are called: by these they are picked up in folders."""
    suffix_decides: bool = False
    """Where bytes tell nothing, a file that is called so is of this format."""
    has_text: bool = True
    """It is a document by itself."""
    holds_files: bool = False
    """It holds documents of their own: an archive, a mail with its attachments."""


def _has_part(*names: str) -> Test:
    """Make the test for an archive that holds a part, by the list of its files alone."""
    named = b"|".join(re.escape(name.encode()) for name in names)
    pattern = deferred(rb"PK\x01\x02.{24}(.)\0.{16}(?:" + named + b")", re.DOTALL)
    lengths = {len(name) for name in names}
    return lambda data: any(match[1][0] in lengths for match in pattern.finditer(_directory(data)))


def _directory(data: bytes) -> bytes:
    """Return the list of the files of an archive, which stands at its end; nothing where it has none."""
    if not data.startswith(b"PK\x03\x04"):
        return b""
    end = data.rfind(b"PK\x05\x06", -_LONGEST_END)
    if end < 0:
        return b""
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    return data[max(0, end - size) : end]


def _holds_early(mark: bytes, *, within: int) -> Test:
    return lambda data: mark in data[:within]


def _opens_with(elements: str, flags: int = 0) -> Test:
    """Test for markup whose first element, behind a byte order mark, a declaration and comments, is one of some."""
    prolog = rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*"
    pattern = deferred(prolog + f"<(?:{elements})[\\s>]".encode(), re.DOTALL | flags)
    return lambda data: pattern.match(_head(data)) is not None


def _has_lines(pattern: re.Pattern[bytes], *, least: int) -> Test:
    return lambda data: len(pattern.findall(_head(data))) >= least


def _is_mail(data: bytes) -> bool:
    """Tell a mail by its head: who wrote it, and what only the programs that send mails write."""
    head = _HEAD_OF_MAIL.match(data[: 16 * _HEAD_BYTES].replace(b"\r\n", b"\n"))
    return head is not None and bool(_SENDER.search(head[0]) and _SENT.search(head[0]))


def _is_image(data: bytes) -> bool:
    return data.startswith(_IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _is_separated(data: bytes) -> bool:
    """Tell rows of cells by what they hold: three lines at least, in each as many commas or tabs, two at least.

    Commas inside numbers don't count, nor do those of a list in a sentence, which a space follows.
    """
    lines = _head(data).replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf").split(b"\n")
    del lines[50 if len(lines) > 50 else -1 :]
    if len(lines) < 3 or any(b"\x1b" in line for line in lines):
        return False
    tabs, commas = ({len(mark.findall(line)) for line in lines} for mark in (_TAB, _COMMA))
    return any(len(counts) == 1 and min(counts) > 1 for counts in (tabs, commas))


def _head(data: bytes) -> bytes:
    """Return how a file begins, UTF-16 made readable."""
    head = data[:_HEAD_BYTES]
    return head.decode("utf-16", "replace").encode() if head.startswith(_UTF_16) else head


_HEAD_OF_MAIL = deferred(rb"(?:[!-9;-~]{1,70}:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
"""The head of a mail: lines of a name and its value, some of which go on in the next one."""
_SENT = deferred(
    rb"^(?:MIME-Version|Received|Message-ID|Return-Path|Content-Type|DKIM-Signature):", re.IGNORECASE | re.MULTILINE
)
"""What only a mail that was sent has in its head."""
_SENDER = deferred(rb"^From:", re.IGNORECASE | re.MULTILINE)
"""Who wrote a mail."""
_TAB = deferred(rb"\t")
"""What holds cells apart."""
_COMMA = deferred(rb",(?! |\d{3}(?!\d))")
"""What holds cells apart, not digits or words: see `_is_separated`."""
_PAGE = r"!doctype\s+html|html|head|body|meta|title|article|section|main|div|p|h[1-6]|table|ul|ol|center"
"""What a page begins with, be it a whole one or what somebody cut out of one."""
_HEADINGS = deferred(rb"^#{1,6} \S", re.MULTILINE)
"""The heading of a Markdown file: `[# 1]. 総論`, not `#総論`."""

READERS = (
    Reader("ods", says_it_is("spreadsheet", "spreadsheet-template"), (".ods", ".ots")),
    Reader("doc", holds_stream("WordDocument"), (".doc", ".dot")),
    Reader("xls", holds_stream("Workbook", "Book"), (".xls", ".xlt")),
    Reader("foreign", is_foreign, ()),
    Reader("image", _is_image, ()),
    Reader("pdf", _holds_early(b"%PDF-", within=1024), (".pdf",)),
    Reader("xlsx", _has_part("xl/workbook.xml"), (".xlsx", ".xlsm")),
    Reader("pptx", _has_part("ppt/presentation.xml"), (".pptx", ".ppsx", ".pptm")),
    Reader("epub", _has_part("META-INF/container.xml"), (".epub",)),
    Reader("odt", _has_part("content.xml"), (".odt", ".ott")),
    Reader("docx", _has_part("word/document.xml", "word/document2.xml"), (".docx", ".docm")),
    Reader("archive", begins_with(b"PK\x03\x04", b"PK\x05\x06"), (".zip",), has_text=False, holds_files=True),
    Reader("rtf", begins_with(b"{\\rtf"), (".rtf",)),
    Reader("law", _opens_with("Law|DataRoot|law_data_response"), (".xml",)),
    Reader("html", _opens_with(_PAGE, re.IGNORECASE), (".html", ".htm", ".xhtml")),
    Reader("eml", _is_mail, (".eml",), suffix_decides=True, holds_files=True),
    Reader("csv", _is_separated, (".csv", ".tsv"), suffix_decides=True),
    Reader("markdown", _has_lines(_HEADINGS, least=2), (".md",), suffix_decides=True),
    Reader("text", lambda _: True, (".txt", ".text")),
)
"""The first whose files these can be reads them: what has no other format is text."""
SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.suffixes)
IMAGES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp"})
"""What images are called, which are documents where OCR is wanted."""
RECORDS = frozenset({".jsonl", ".ndjson"})
"""What files of records are called."""


def find_reader(data: bytes, name: str = "") -> Reader:
    """Return the row of the reader that a file is for.

    >>> [find_reader(data).format for data in (b"%PDF-1.7", b" <!DOCTYPE html>", "１．総論".encode())]
    ['pdf', 'html', 'text']
    >>> find_reader("総論".encode(), "a.md").format
    'markdown'
    """
    return next(reader for reader in READERS if _is_for(reader, data, name))


def misnamed(name: str, reader: Reader) -> str | None:
    """Say what a file is called, where that tells another format than it has; texts may be called anything.

    >>> misnamed("a.docx", find_reader(b"%PDF-1.7")), misnamed("a.txt", find_reader(b"%PDF-1.7"))
    ('.docx', None)
    """
    suffix = "." + name.lower().rpartition(".")[2]
    called = next((other for other in READERS if suffix in other.suffixes), reader)
    return None if called is reader or called.suffix_decides or called.format == "text" else suffix


def _is_for(reader: Reader, data: bytes, name: str) -> bool:
    return reader.is_held_by(data) or (reader.suffix_decides and name.lower().endswith(reader.suffixes))
