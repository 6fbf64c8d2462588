"""Groups: the control words and texts of a rich text file, what is hidden or only for programs left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = deferred(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)|\\",
    re.DOTALL,
)
"""A token: a control word with its number, a byte in hexadecimal digits, a sign, a brace, or text."""
_DEEPEST_GROUP = 2_000
_CODE_PAGES = {
    0: "cp1252",
    77: "mac_roman",
    78: "cp932",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    204: "cp1251",
}
"""By the number that a font table names a character set with."""
_UNREAD = frozenset(
    {
        *("colortbl", "info", "pict", "nonshppict", "listpicture", "objdata", "fldinst", "datafield", "annotation"),
        *("template", "falt"),
        *("listtable", "listoverridetable", "rsidtbl", "generator", "themedata", "colorschememapping", "datastore"),
        *("xmlnstbl", "revtbl", "filetbl", "latentstyles", "mmathPr", "atnid", "atnauthor", "bkmkstart", "bkmkend"),
        *("tc", "xe", "private", "passwordhash", "panose", "userprops", "docvar", "pgptbl", "ftnsep", "ftnsepc"),
        *("aftnsep", "aftnsepc"),
    }
)
"""Groups that are no text of the document."""
_STARRED_AND_READ = frozenset({"shptxt", "ud", "shpinst", "footnote"})
_WRITTEN = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "・",
    "emspace": "\u3000",
    "enspace": " ",
    "qmspace": " ",
}
_SIGNS = {b"~": "\u00a0", b"_": "-", b"-": "", b"|": "", b":": ""}
_BYTES = frozenset({b"\\", b"{", b"}"})


class Piece(NamedTuple):
    """Something that is read: a text, or a control word with its number."""

    text: str = ""
    word: str = ""
    number: int | None = None
    where: str = ""
    """The kind of the group that it stands in: `stylesheet`, `footnote`, or nothing for the text itself."""


class _State(NamedTuple):
    """What holds in a group."""

    where: str = ""
    is_read: bool = True
    is_hidden: bool = False
    skipped: int = 1
    """Bytes that stand behind a character for programs that know no Unicode."""
    code_page: str = ""
    is_starred: bool = False
    font: int = -1


def pieces_of(data: bytes, name: str) -> Iterator[Piece]:
    """Yield the texts and control words of a file."""
    return _Reader(data, name).pieces()


class _Reader:
    """Goes through a file."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name
        self.open: list[_State] = []
        self.state = _State()
        self.usual = "cp1252"
        self.fonts: dict[int, str] = {}
        self.bytes = bytearray()
        self.units: list[int] = []
        """What was given as numbers of Unicode."""
        self.to_skip = 0

    def pieces(self) -> Iterator[Piece]:
        """Yield what is read."""
        at = 0
        while match := _TOKEN.match(self.data, at):
            at = match.end()
            if match["text"] is not None or match["byte"] is not None:
                self._add(match["text"] if match["byte"] is None else bytes.fromhex(match["byte"].decode()))
            elif match["sign"] in _BYTES:
                self._add(match["sign"])
            elif match["word"] == b"u":
                self._unicode(int(match["number"] or 0))
            elif match["word"] == b"bin":
                at += max(0, int(match["number"] or 0))
            elif match.lastgroup is not None:
                yield from self._flush()
                yield from self._control(match)
        yield from self._flush()

    def _add(self, data: bytes) -> None:
        """Take bytes of text, but for those that only stand for a character of Unicode."""
        skipped = min(self.to_skip, len(data))
        self.to_skip -= skipped
        if skipped < len(data):
            self._write_units()
            self.bytes += data[skipped:]

    def _unicode(self, number: int) -> None:
        """Take a character by its number, which is negative from 32768 on."""
        if self.bytes:
            self._write_bytes()
        self.units.append(number & 0xFFFF)
        self.to_skip = self.state.skipped

    def _flush(self) -> Iterator[Piece]:
        """Yield the text that has come together."""
        self._write_units()
        self._write_bytes()
        text, self.text = self.text, ""
        self.to_skip = 0
        if text and self.state.is_read and not self.state.is_hidden:
            yield Piece(text, where=self.state.where)

    text = ""

    def _write_units(self) -> None:
        if self.units:
            data = b"".join(unit.to_bytes(2, "little") for unit in self.units)
            self.text += data.decode("utf-16-le", "replace")
            self.units.clear()

    def _write_bytes(self) -> None:
        if self.bytes:
            self.text += self.bytes.decode(self.state.code_page or self.usual, "replace")
            self.bytes.clear()

    def _control(self, match: re.Match[bytes]) -> Iterator[Piece]:
        """Take a brace, a sign or a control word."""
        if match["brace"] == b"{":
            self._open()
        elif match["brace"]:
            if self.open:
                self.state = self.open.pop()
            yield self._piece("}")
        elif match["sign"] == b"*":
            self.state = self.state._replace(is_starred=True)
        elif match["sign"]:
            yield from self._signs(match["sign"])
        elif match["word"]:
            number = None if match["number"] is None else int(match["number"])
            yield from self._word(match["word"].decode(), number)

    def _open(self) -> None:
        if len(self.open) > _DEEPEST_GROUP:
            raise InputError(self.name, "too many groups within each other: this is no document")
        self.open.append(self.state)
        self.state = self.state._replace(is_starred=False)

    def _signs(self, sign: bytes) -> Iterator[Piece]:
        text = _SIGNS.get(sign, "")
        if text and self.state.is_read:
            yield Piece(text, where=self.state.where)
        elif sign in {b"\r", b"\n"}:
            yield self._piece("par")

    def _word(self, word: str, number: int | None) -> Iterator[Piece]:
        """Take a control word: what changes the state stays here, the others are handed on."""
        if self.state.is_starred or word in _UNREAD or word in _GROUPS:
            self._destination(word)
        change = _CHANGES.get(word)
        if change is not None:
            change(self, number)
        elif word in _WRITTEN and self.state.is_read:
            yield Piece(_WRITTEN[word], where=self.state.where)
        elif self.state.is_read and not self.state.is_hidden:
            yield self._piece(word, number)

    def _destination(self, word: str) -> None:
        """Begin a group that is no text, or one of its own kind."""
        is_read = word in _GROUPS or (self.state.is_starred and word in _STARRED_AND_READ and self.state.is_read)
        if word in {"shptxt", "fonttbl", "stylesheet"} or (is_read and self.state.is_read):
            self.state = self.state._replace(is_read=word != "shpinst", where=_GROUPS.get(word, self.state.where))
        else:
            self.state = self.state._replace(is_read=False)
        self.state = self.state._replace(is_starred=False)

    def _piece(self, word: str, number: int | None = None) -> Piece:
        return Piece(word=word, number=number, where=self.state.where)

    def _set_font(self, number: int | None) -> None:
        font = number or 0
        self.state = self.state._replace(font=font, code_page=self.fonts.get(font, ""))

    def _set_charset(self, number: int | None) -> None:
        if number in _CODE_PAGES and self.state.where == "fonttbl":
            self.fonts[self.state.font] = _CODE_PAGES[number] if number else ""

    def _set_usual(self, number: int | None) -> None:
        codec = f"cp{number}"
        try:
            "".encode(codec)
        except LookupError:
            return
        self.usual = codec

    def _set_skipped(self, number: int | None) -> None:
        self.state = self.state._replace(skipped=1 if number is None else max(0, number))

    def _set_hidden(self, number: int | None) -> None:
        self.state = self.state._replace(is_hidden=number != 0)

    def _set_plain(self, _number: int | None) -> None:
        self.state = self.state._replace(is_hidden=False, code_page="")


_EDGES = ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf")
_GROUPS = dict.fromkeys(_EDGES, "margin") | {
    "fonttbl": "fonttbl",
    "stylesheet": "stylesheet",
    "footnote": "footnote",
    "shptxt": "box",
}
"""Groups of a kind of their own."""
_CHANGES = {
    "f": _Reader._set_font,  # noqa: SLF001 -- the table of this module's own class
    "fcharset": _Reader._set_charset,  # noqa: SLF001
    "ansicpg": _Reader._set_usual,  # noqa: SLF001
    "uc": _Reader._set_skipped,  # noqa: SLF001
    "v": _Reader._set_hidden,  # noqa: SLF001
    "deleted": _Reader._set_hidden,  # noqa: SLF001
    "plain": _Reader._set_plain,  # noqa: SLF001
}
"""Control words that change what holds in a group."""
