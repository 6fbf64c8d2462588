"""Bombs: what a PDF's streams unpack to, and how often its forms are drawn, before a library without bounds is asked.

pdfium ends the whole process where memory runs out. So what only a file that was made to can hold is told here.
"""

from __future__ import annotations

import zlib
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from jdoc.errors import LimitError
from jdoc.language.lazy import deferred
from jdoc.limits import at_most, check, too_much
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_BYTES = 32 << 20
"""Of one stream once it is unpacked: pages have a few thousand, maps some million."""
_MOST_DRAWN = 1_000_000
"""Forms that a form draws, those inside them and all."""
_MOST_PACKED = 1_032
"""Bytes that deflate packs into one, at most."""
_DEEPEST = 40
"""Forms within each other: at twice as many at each step, twenty are too many."""
_HEAD = 4_000
"""Bytes before a stream in which its dictionary is looked for."""
_STREAM = deferred(rb"(?<!end)stream\r?\n")
"""Where a stream begins, on a line of its own."""
_OBJECT = deferred(rb"(\d{1,10})\s+\d{1,5}\s+obj$")
"""How an object begins, with its number: `[12 0 obj]`."""
_DEFLATED = deferred(rb"/(?:FlateDecode|Fl)\b")
"""A filter that unpacks."""
_FORM = deferred(rb"/Subtype\s*/Form\b")
"""What a form is called in its dictionary."""
_NAMED = deferred(rb"/([^\s/<>\[\]()]{1,60})\s+(\d{1,10})\s+\d{1,5}\s+R")
"""A name, and the object that it stands for: `[/Fm0 12 0 R]`."""
_DRAWN = deferred(rb"/([^\s/<>\[\]()]{1,60})\s+Do\b")
"""A form or an image that is drawn: `[/Fm0 Do]`."""


class _Stream(NamedTuple):
    """A stream of a file."""

    number: int
    """Of its object."""
    head: bytes
    """Its dictionary."""
    data: bytes


def refuse_bombs(data: bytes) -> None:
    """Refuse a file whose streams unpack to more, or whose forms draw more, than those of any document.

    Raises LimitError.
    """
    forms: dict[int, _Stream] = {}
    for stream in _streams(data):
        if b"/Image" not in stream.head:
            _unpacked(stream)
        if b"/XObject" in stream.head and _FORM.search(stream.head):
            forms[stream.number] = stream
    _check_drawn(forms)


def _streams(data: bytes) -> Iterator[_Stream]:
    """Yield the streams of a file that may be large once they are unpacked, and the forms."""
    for match in _STREAM.finditer(data):
        begin = data.rfind(b"obj", max(0, match.start() - _HEAD), match.start()) + 3
        named = _OBJECT.search(data, max(0, begin - 30), begin)
        if named is not None:
            end = data.find(b"endstream", match.end())
            yield _Stream(
                int(named[1]), data[begin : match.start()], data[match.end() : end if end >= 0 else len(data)]
            )


def _unpacked(stream: _Stream) -> bytes:
    """Unpack a stream as often as its dictionary says, no further than a stream goes."""
    data = stream.data
    times = len(_DEFLATED.findall(stream.head))
    most = at_most(_MOST_BYTES)
    if times == 1 and len(data) * _MOST_PACKED < most and not _FORM.search(stream.head):
        return b""  # it can't be too large, and nothing in it is looked for
    for _ in range(min(times, 5)):
        press = zlib.decompressobj()
        try:
            data = press.decompress(data, most + 1)
        except zlib.error:
            return b""  # damaged, or encrypted: pdfium sees to it
        if len(data) > most:
            raise LimitError(too_much("bytes in a stream of this PDF once it is unpacked", _MOST_BYTES))
    return data


def _check_drawn(forms: Mapping[int, _Stream]) -> None:
    """Refuse forms that draw each other so often that nobody has waited for them."""
    drawn = {number: _drawn(form) for number, form in forms.items()}

    @cache
    def count(number: int, depth: int) -> int:
        if depth > _DEEPEST:
            return 1
        many = 1 + sum(times * count(inner, depth + 1) for inner, times in drawn.get(number, {}).items())
        check(many, _MOST_DRAWN, "forms drawn within forms in this PDF")
        return many

    for number in forms:
        count(number, 0)


def _drawn(form: _Stream) -> Counter[int]:
    """Count what a form draws, by the objects that its dictionary names."""
    named = {name: int(number) for name, number in _NAMED.findall(form.head)}
    return Counter(named[name] for name in _DRAWN.findall(_unpacked(form)) if name in named)
