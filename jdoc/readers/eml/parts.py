"""Parts: which parts of a mail are its text, and which are attached to it."""

from __future__ import annotations

import base64
from email import errors
from functools import partial
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.language.lazy import deferred
from jdoc.readers.eml.heads import decode_bytes, decode_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message

    from jdoc.readers.formats import RawFile

_CUT_OFF = (
    errors.CloseBoundaryNotFoundDefect,
    errors.StartBoundaryNotFoundDefect,
    errors.InvalidBase64PaddingDefect,
    errors.InvalidBase64CharactersDefect,
    errors.InvalidBase64LengthDefect,
)
"""What the library finds in a mail of which something is missing."""
_NO_BASE64 = deferred("[^A-Za-z0-9+/]+")
"""What is no letter of base64: `44CA[=]`."""
_TEXTS = ("text/plain", "text/html")
_DEEPEST_PART = 30
_MOST_PARTS = 5_000
_SUFFIXES = {"text/plain": ".txt", "text/html": ".html", "message/rfc822": ".eml", "application/pdf": ".pdf"}


def text_parts(message: Message) -> list[Message]:
    """Return the parts that are the text of a mail; of several forms of one text, the plain one."""
    return [*_texts(message, 0)]


def _texts(part: Message, depth: int) -> Iterator[Message]:
    if depth > _DEEPEST_PART or _is_attached(part):
        return
    kind = part.get_content_type()
    if kind in _TEXTS:
        yield part
    elif kind == "multipart/alternative":
        yield from _best([[*_texts(inner, depth + 1)] for inner in _inner(part)])
    elif part.is_multipart() and kind != "message/rfc822":
        for inner in _inner(part):
            yield from _texts(inner, depth + 1)


def _best(forms: list[list[Message]]) -> list[Message]:
    """Choose the plain form of a text, unless nothing stands in it."""
    filled = [form for form in forms if any(part.get_payload() for part in form)]
    plain = (form for form in filled if all(part.get_content_type() == "text/plain" for part in form))
    return next(plain, filled[-1] if filled else [])


def _inner(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [inner for inner in payload if not isinstance(inner, str)] if isinstance(payload, list) else []


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_written_name(part))


def body_text(part: Message, file: RawFile) -> str:
    """Return the text of a part, lines that were only wrapped for the way put together again."""
    payload = _decoded(part)
    charset = part.get_content_charset() or ""
    text = decode_bytes(payload, charset, file) if isinstance(payload, bytes) else ""
    text = text.replace("\r\n", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text, gap="" if str(part.get_param("delsp", "")).lower() == "yes" else " ")
    return text


def _decoded(part: Message) -> object:
    """Undo what a part was encoded in for the way; of one that is cut off, as much as is there."""
    payload = part.get_payload(decode=True)
    if not any(isinstance(defect, errors.InvalidBase64LengthDefect) for defect in part.defects):
        return payload
    letters = _NO_BASE64.sub("", str(part.get_payload()))
    return base64.b64decode(letters[: len(letters) // 4 * 4])


def tell_what_is_missing(message: Message, file: RawFile) -> None:
    """Tell of a mail that is cut off or damaged, once its text is read."""
    if any(isinstance(defect, _CUT_OFF) for part in message.walk() for defect in part.defects):
        file.report(InputError(file.name, "this mail is cut off or damaged: something of it is missing"))


def _unflowed(text: str, gap: str) -> str:
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        if goes_on:
            lines[-1] += line
        else:
            lines.append(line)
        goes_on = lines[-1].endswith(" ") and lines[-1] != "-- "
        if goes_on:
            lines[-1] = lines[-1][:-1] + gap
    return "\n".join(lines)


def attachments(message: Message, file: RawFile) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the names of what is attached, each with what reads it."""
    texts = {id(part) for part in text_parts(message)}
    waiting = [(message, 0)]
    count = 0
    while waiting and count < _MOST_PARTS:
        part, depth = waiting.pop()
        kind = part.get_content_type()
        if part.is_multipart() and kind != "message/rfc822":
            if depth > _DEEPEST_PART:
                file.report(InputError(file.name, "parts in parts, too many within each other: they are not read"))
            else:
                waiting += [(inner, depth + 1) for inner in reversed(_parts_with_files(part))]
        elif id(part) not in texts:
            count += 1
            yield _name_of(part, count), partial(_data, part)


def _parts_with_files(part: Message) -> list[Message]:
    """Return the parts that files may be among: of several forms of one text, those that hold parts themselves."""
    inside = _inner(part)
    if part.get_content_type() != "multipart/alternative":
        return inside
    return [inner for inner in inside if inner.is_multipart()]


def _name_of(part: Message, number: int) -> str:
    """Return what an attachment is called, without a folder; one without a name is numbered."""
    name = _written_name(part).replace("\\", "/").rpartition("/")[2].strip()
    return name or f"attachment {number}{_SUFFIXES.get(part.get_content_type(), '')}"


def _written_name(part: Message) -> str:
    """Return the name that a part has in its head, in whatever way it is encoded."""
    for key, head in (("filename", "content-disposition"), ("name", "content-type")):
        value = part.get_param(key, None, head)
        if isinstance(value, tuple):
            charset, _, written = value
            return decode_bytes(written.encode("raw-unicode-escape", "surrogateescape"), charset or "utf-8")
        if value:
            return decode_words(value)
    return ""


def _data(part: Message) -> bytes:
    """Return what an attachment holds."""
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            return inner.as_bytes() if not isinstance(inner, str) else inner.encode(errors="surrogateescape")
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        message = f"this attachment is damaged: {error}"
        raise ValueError(message) from None
    return payload if isinstance(payload, bytes) else b""
