"""Plain text: bytes in any encoding that Japanese text comes in, to physical lines."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdoc.errors import InputError
from jdoc.language.lazy import deferred
from jdoc.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# What stands for nothing: control characters but for white space, zero-width and soft-hyphen marks, a BOM in the text.
_NOTHING = deferred("[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
# White space that is neither a space, a tab nor U+3000.
_BLANK = deferred("[\x0b-\x0d\x1c-\x1f\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u205f]")
_UNCLEAN = deferred("[\x00-\x08\x0b-\x1f\x7f-\xa0\u00ad\u2000-\u200f\u2028-\u202f\u205f\u2060\u3099\u309a\ufeff]")
_VOICED = deferred("([ぁ-ゖァ-ヺ])([\u3099\u309a])")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SHIFTS = {b"$@": 2, b"$B": 2, b"$(D": 3, b"(I": 1, b"(B": 0, b"(J": 0, b"(H": 0}
_ESCAPE = re.compile(rb"\x1b(\$@|\$B|\$\(D|\(I|\(B|\(J|\(H)")
_RARE = deferred("[\ue000-\uf8ff\u0080-\u009f\ufffd\x00-\x08\x0e-\x1f]")
_SIGNATURES = {
    b"\xd0\xcf\x11\xe0": "an old Word file, or an encrypted one: save it as DOCX, without a password, first",
    b"\x89PNG": "an image: jdoc reads no text out of images",
    b"\xff\xd8\xff": "an image: jdoc reads no text out of images",
    b"GIF8": "an image: jdoc reads no text out of images",
    b"\x1f\x8b": "a compressed file: unpack it first (gzip -dc FILE | jdoc split)",
}
_JAPANESE = 0.3  # the least share of common characters that any Japanese text has, by a wide margin
_NO_TEXT = "this is no text: a binary file, or an encoding that jdoc doesn't know (try --encoding)"
_DAMAGED = ("utf-8", "cp932", "euc_jp")
_CANDIDATES = ("cp932", "euc_jp", "euc_jis_2004", "utf-16-le", "utf-16-be")


class Decoded(NamedTuple):
    """Text, and what it was decoded as."""

    text: str
    encoding: str


def read(data: bytes, name: str, *, encoding: str | None = None, report: Callable[[InputError], None]) -> Document:
    """Read the bytes of a text file; bytes that can't be decoded are told with their place and become U+FFFD."""
    decoded = decode(data, name, encoding=encoding, report=report)
    return document(decoded.text, name)


def document(text: str, name: str) -> Document:
    r"""Cut text into physical lines and pages.

    A line ends at LF or CRLF, at CR where there is no LF. A form feed begins a page, with the line that it stands in.

    >>> document("共同声明\r\n\f１　総論", "a.txt").lines
    ['共同声明', ' １\u3000総論']
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        if "\n" not in text:
            text = text.replace("\r", "\n")
    lines = text.split("\n")
    result = Document(name, lines)
    if "\f" in text:
        result.pages = [0, *(index for index, line in enumerate(lines) if index and "\f" in line)]
    if _UNCLEAN.search(text):
        for index, line in enumerate(lines):
            if _UNCLEAN.search(line):
                _clean(result, index, _BLANK.sub(" ", line))
    return result


def _clean(target: Document, index: int, line: str) -> None:
    """Take out of a line what stands for nothing and join combining voicing marks to their kana, columns kept.

    File names and text from macOS come as か + U+3099, which no search for が would find.
    """
    dropped = {found.start() for found in _NOTHING.finditer(line)}
    joined = {found.start(): found for found in _VOICED.finditer(line)}
    if not dropped and not joined:
        target.lines[index] = line
        return
    chars, columns = [], []
    for place, char in enumerate(line):
        if place in dropped or place - 1 in joined:
            continue
        chars.append(_voiced(joined[place]) if place in joined else char)
        columns.append(place + 1)
    target.lines[index] = "".join(chars)
    target.columns[index] = columns


def stands_for(char: str) -> str:
    r"""Give what a character stands for in text: nothing, a space, or itself.

    >>> [stands_for(char) for char in "\u200b\xa0あ\u3000"]
    ['', ' ', 'あ', '\u3000']
    """
    if not _UNCLEAN.match(char):
        return char
    return "" if _NOTHING.match(char) else _BLANK.sub(" ", char)


def _voiced(found: re.Match[str]) -> str:
    import unicodedata  # noqa: PLC0415 -- a table of 1 MB that few documents need

    composed = unicodedata.normalize("NFC", found[0])
    return composed if len(composed) == 1 else found[1]


def decode(data: bytes, name: str, *, encoding: str | None = None, report: Callable[[InputError], None]) -> Decoded:
    """Decode bytes by a strict order of trials.

    1. `encoding`, if given. 2. A byte order mark. 3. An escape sequence of ISO-2022-JP. 4. UTF-8, without an error.
    5. Of CP932, EUC-JP and UTF-16 where they decode without an error, and of damaged UTF-8, CP932 and EUC-JP, the one
    with the most characters of everyday Japanese text, lost bytes and rare characters counted against it.

    >>> decode("共同声明".encode("euc_jp"), "-", report=print)
    Decoded(text='共同声明', encoding='euc_jp')
    """
    if encoding is not None:
        return _decode_as(data, encoding, name, report)
    _refuse_binary(data, name)
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return Decoded(_decode_as(data[len(bom) :], codec, name, report, skipped=len(bom)).text, codec)
    if _ESCAPE.search(data[:65536]) and max(data, default=0) < 0x80:
        return Decoded(_decode_jis(data), "iso2022_jp")
    text = _strictly(data, "utf-8")
    if text is None or (text.count("\0") * 8 > len(text) and len(data) % 2 == 0):
        return _best(data, name, report)
    sample = text[:4096]
    if len(_NOTHING.findall(sample)) * 10 > len(sample):
        raise InputError(name, _NO_TEXT)
    return Decoded(text, "utf-8")


def _best(data: bytes, name: str, report: Callable[[InputError], None]) -> Decoded:
    """Choose among the encodings that bytes don't tell apart by themselves: the most Japanese text wins."""
    readings = [Decoded(text, codec) for codec in _CANDIDATES if (text := _strictly(data, codec)) is not None]
    readings += [Decoded(data.decode(codec, "replace"), codec) for codec in _DAMAGED]
    best = max(readings, key=lambda reading: _score(reading.text))
    if _score(best.text) < _JAPANESE:
        raise InputError(name, _NO_TEXT)
    return best if "\ufffd" not in best.text else _decode_as(data, best.encoding, name, report)


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _score(text: str) -> float:
    """Rate how Japanese a text looks: the share of its characters that are common less that of those that are not."""
    sample = text[:20000]
    common = sum(char in _common() for char in sample)
    return (common - 3 * len(_RARE.findall(sample))) / max(1, len(sample))


@cache
def _common() -> set[str]:
    """Collect the characters of everyday text: ASCII, kana, punctuation, full-width forms, kanji of JIS level 1."""
    level_1 = bytes(byte for row in range(0xB0, 0xD0) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    blocks = (range(0x20, 0x7F), range(0x3000, 0x3030), range(0x3040, 0x3100), range(0xFF01, 0xFF5F))
    return {*level_1.decode("euc_jp", "ignore"), *(chr(code) for block in blocks for code in block), *"\t\n\r\f"}


def _refuse_binary(data: bytes, name: str) -> None:
    """Refuse what can be told by its first bytes to be no text, and say what it is."""
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise InputError(name, f"this is {what}")


def _decode_as(
    data: bytes, encoding: str, name: str, report: Callable[[InputError], None], *, skipped: int = 0
) -> Decoded:
    """Decode bytes in one encoding, telling the place of each that doesn't belong to it."""
    if encoding.lower().replace("-", "_") in {"iso2022_jp", "iso_2022_jp", "jis"}:
        return Decoded(_decode_jis(data), "iso2022_jp")
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = data.decode(encoding, "replace")
        more = text.count("\ufffd") - 1
        report(
            InputError(
                f"{name}:{line}",
                f"byte {error.start + skipped} (0x{data[error.start]:02x}) is not {encoding}"
                + (f", nor are {more} others" if more > 0 else ""),
            )
        )
        return Decoded(text, encoding)
    except LookupError:
        raise InputError(name, f"no such encoding: {encoding}") from None


def _decode_jis(data: bytes) -> str:
    """Decode ISO-2022-JP with what it holds in practice: ①, ㈱ and half-width kana, which the codec refuses.

    Two-byte runs are EUC with the high bits off, so the codec of JIS X 0213, which has row 13, can read them.
    """
    parts = []
    shift = at = 0
    for found in [*_ESCAPE.finditer(data), None]:
        chunk = data[at : found.start() if found else len(data)]
        parts.append(_decode_shifted(chunk, shift))
        if found:
            shift, at = _SHIFTS[found[1]], found.end()
    return "".join(parts)


def _decode_shifted(chunk: bytes, shift: int) -> str:
    if shift == 0:
        return chunk.decode("ascii", "replace")
    lines = chunk.split(b"\n")  # a line end may stand inside a run whose closing escape a mail program dropped
    lead = {1: b"\x8e", 2: b"", 3: b"\x8f"}[shift]
    width = 1 if shift == 1 else 2
    decoded = []
    for line in lines:
        high = bytes(byte | 0x80 for byte in line.rstrip(b"\r"))
        euc = b"".join(lead + high[start : start + width] for start in range(0, len(high), width))
        try:
            decoded.append(euc.decode("euc_jp"))
        except UnicodeDecodeError:
            decoded.append(euc.decode("euc_jis_2004", "replace"))
    return "\n".join(decoded)


def lines_of_records(data: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the lines of a stream of records as UTF-8, whatever byte order mark PowerShell put before them."""
    first = next(data, b"")
    for bom, codec in _BOMS:
        if first.startswith(bom):
            if codec == "utf-8":
                first = first[len(bom) :]
                break
            text = b"".join([first[len(bom) :], *data]).decode(codec, "replace")
            yield from (line.encode() for line in text.split("\n"))
            return
    yield first
    yield from data
