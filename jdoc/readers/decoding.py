"""Decoding: bytes in any encoding that Japanese text comes in, to text."""

from __future__ import annotations

import codecs
from functools import cache
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.readers.formats import RawFile

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What stands for nothing: control characters but for white space, zero-width and soft-hyphen marks, a BOM in the text.
INVISIBLE = deferred("[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
_UNCOMMON = deferred("[\ue000-\uf8ff\u0080-\u009f\ufffd\x00-\x08\x0e-\x1f]")
"""What no text has many of: private use, control characters, characters that were lost."""
_NO_TEXT = "this is no text: a binary file, or an encoding that jdoc doesn't know (try --encoding)"
_MOST_INVISIBLE = 3  # marks that a short text may hold: what is copied from a page often begins with one
_LEAST_JAPANESE = 0.3  # the share of common characters that any Japanese text has, by a wide margin
_STRICT = ("cp932", "euc_jp", "euc_jis_2004", "utf-16-le", "utf-16-be")
"""Encodings that bytes may be of if they decode without an error."""
_DAMAGED = ("utf-8", "cp932", "euc_jp")
"""Encodings that bytes may be of though some don't decode."""
_JIS_NAMES = frozenset({"iso2022_jp", "iso_2022_jp", "jis"})
_NOT_OF_FILES = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"})
"""Codecs that no file of text is in, though Python lists them as encodings."""


class Decoded(NamedTuple):
    """Text, and what it was decoded as."""

    text: str
    encoding: str


def decode(file: RawFile) -> Decoded:
    """Decode a file by a strict order of trials; bytes that can't be decoded are told with their place.

    1. The encoding that it is said to have. 2. A byte order mark. 3. An escape sequence of ISO-2022-JP. 4. UTF-8,
    without an error. 5. Of CP932, EUC-JP and UTF-16 where they decode without an error, and of damaged UTF-8, CP932
    and EUC-JP, the one with the most characters of everyday Japanese text, lost bytes and rare characters counted
    against it. Raises InputError for what is no text.

    >>> from jdoc.readers.formats import RawFile
    >>> decode(RawFile("共同声明".encode("euc_jp"), "-"))
    Decoded(text='共同声明', encoding='euc_jp')
    """
    return next(decoded for trial in _TRIALS if (decoded := trial(file)) is not None)


def is_text_encoding(name: str) -> bool:
    r"""Tell whether text can be in an encoding of this name.

    >>> [is_text_encoding(name) for name in ("cp932", "JIS", "idna", "rot13", "\0", "none of these")]
    [True, True, False, False, False, False]
    """
    if name.lower().replace("-", "_") in _JIS_NAMES:
        return True
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return codec._is_text_encoding and codec.name.replace("-", "_") not in _NOT_OF_FILES  # noqa: SLF001 -- zip is a codec, too


def _by_name(file: RawFile) -> Decoded | None:
    return _decode_as(file, file.encoding) if file.encoding is not None else None


def _by_mark(file: RawFile) -> Decoded | None:
    for mark, codec in BYTE_ORDER_MARKS:
        if file.data.startswith(mark):
            text = _decode_as(file._replace(data=file.data[len(mark) :]), codec, skipped=len(mark)).text
            return Decoded(text, codec)
    return None


def _by_escapes(file: RawFile) -> Decoded | None:
    if _ESCAPE.search(file.data[:65536]) and file.data.isascii():
        return Decoded(_decode_jis(file.data), "iso2022_jp")
    return None


def _as_utf_8(file: RawFile) -> Decoded | None:
    text = _strictly(file.data, "utf-8")
    if text is None or _looks_like_utf_16(text, len(file.data)):
        return None
    sample = text[:4096]
    if len(INVISIBLE.findall(sample)) > max(_MOST_INVISIBLE, len(sample) // 10):
        raise InputError(file.name, _NO_TEXT)
    return Decoded(text, "utf-8")


def _looks_like_utf_16(text: str, size: int) -> bool:
    return size % 2 == 0 and text.count("\0") * 8 > len(text)


def _most_japanese(file: RawFile) -> Decoded:
    """Choose among the encodings that bytes don't tell apart by themselves."""
    readings = [Decoded(text, codec) for codec in _STRICT if (text := _strictly(file.data, codec)) is not None]
    readings += [Decoded(file.data.decode(codec, "replace"), codec) for codec in _DAMAGED]
    best = max(readings, key=lambda reading: _japanese_share(reading.text))
    if _japanese_share(best.text) < _LEAST_JAPANESE:
        raise InputError(file.name, _NO_TEXT)
    return _decode_as(file, best.encoding) if "\ufffd" in best.text else best


_TRIALS = (_by_name, _by_mark, _by_escapes, _as_utf_8, _most_japanese)
"""In their order: the first that answers decides."""


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _japanese_share(text: str) -> float:
    """Rate how Japanese a text looks: the share of its characters that are common less that of those that are not."""
    sample = text[:20000]
    common = sum(map(_common().__contains__, sample))
    return (common - 3 * len(_UNCOMMON.findall(sample))) / max(1, len(sample))


@cache
def _common() -> frozenset[str]:
    """Collect the characters of everyday text: ASCII, kana, punctuation, full-width forms, kanji of JIS level 1."""
    level_1 = bytes(byte for row in range(0xB0, 0xD0) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    blocks = (range(0x20, 0x7F), range(0x3000, 0x3030), range(0x3040, 0x3100), range(0xFF01, 0xFF5F))
    return frozenset(level_1.decode("euc_jp", "ignore")).union("\t\n\r\f", *(map(chr, block) for block in blocks))


def _decode_as(file: RawFile, encoding: str, *, skipped: int = 0) -> Decoded:
    """Decode bytes in one encoding, telling the place of the first that doesn't belong to it."""
    if encoding.lower().replace("-", "_") in _JIS_NAMES:
        return Decoded(_decode_jis(file.data), "iso2022_jp")
    if not is_text_encoding(encoding):
        raise InputError(file.name, f"no such encoding: {encoding}")
    try:
        return Decoded(file.data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        text = file.data.decode(encoding, "replace")
        line = file.data.count(b"\n", 0, error.start) + 1
        problem = f"byte {error.start + skipped} (0x{file.data[error.start]:02x}) is not {encoding}"
        more = text.count("\ufffd") - 1
        file.report(InputError(f"{file.name}:{line}", problem + (f", nor are {more} others" if more > 0 else "")))
        return Decoded(text, encoding)


_ESCAPE = deferred(rb"\x1b(\$@|\$B|\$\(D|\(I|\(B|\(J|\(H)")
"""What calls another character set in ISO-2022-JP, and the name of that set as its group."""


class _Set(NamedTuple):
    """A character set that an escape sequence of ISO-2022-JP calls."""

    width: int
    """Bytes of a character; 0 for ASCII."""
    lead: bytes = b""
    """What EUC-JP puts before a character of it."""


_ASCII, _KANJI, _SUPPLEMENT, _KANA = _Set(0), _Set(2), _Set(2, b"\x8f"), _Set(1, b"\x8e")
_SETS = {
    b"$@": _KANJI,
    b"$B": _KANJI,
    b"$(D": _SUPPLEMENT,
    b"(I": _KANA,
    b"(B": _ASCII,
    b"(J": _ASCII,
    b"(H": _ASCII,
}


def _decode_jis(data: bytes) -> str:
    """Decode ISO-2022-JP with what it holds in practice: ①, ㈱ and half-width kana, which the codec refuses."""
    first, *rest = _ESCAPE.split(data)
    runs = [(_ASCII, first), *zip(map(_SETS.__getitem__, rest[::2]), rest[1::2], strict=True)]
    return "".join(_decode_run(data, used) for used, data in runs)


def _decode_run(data: bytes, used: _Set) -> str:
    if used is _ASCII:
        return data.decode("ascii", "replace")
    # A line end may stand inside a run whose closing escape a mail program dropped.
    return "\n".join(_decode_line(line.rstrip(b"\r"), used) for line in data.split(b"\n"))


def _decode_line(line: bytes, used: _Set) -> str:
    """Decode two-byte characters, which are EUC with the high bits off; the codec of JIS X 0213 knows row 13."""
    high = bytes(byte | 0x80 for byte in line)
    euc = b"".join(used.lead + high[start : start + used.width] for start in range(0, len(high), used.width))
    try:
        return euc.decode("euc_jp")
    except UnicodeDecodeError:
        return euc.decode("euc_jis_2004", "replace")


def read_record_lines(data: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the lines of a stream of records as UTF-8, whatever byte order mark PowerShell put before them."""
    first = next(data, b"")
    mark, codec = next(((mark, codec) for mark, codec in BYTE_ORDER_MARKS if first.startswith(mark)), (b"", "utf-8"))
    first = first.removeprefix(mark)
    if codec == "utf-8":
        yield first
        yield from data
    else:
        text = b"".join([first, *data]).decode(codec, "replace")
        yield from (line.encode() for line in text.split("\n"))
