"""EML: a mail, its subject as title, its text or page as body; what is attached are documents of their own."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.readers.declared import BREAK, Writer, chars_of
from jdoc.readers.eml.heads import Head, head_of
from jdoc.readers.eml.parts import attachments, body_text, tell_what_is_missing, text_parts
from jdoc.readers.inside import documents_among
from jdoc.readers.text import to_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import Message

    from jdoc.model import Document
    from jdoc.readers.formats import RawFile

_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"})


def read(file: RawFile) -> Document:
    """Read the mail itself: who wrote it to whom is furniture, its day a dateline."""
    message = _parse(file)
    if message.get_content_type() in _SEALED:
        raise InputError(file.name, "this mail is encrypted: save it decrypted in a mail program first")
    head = head_of(message)
    parts = text_parts(message)
    is_page = any(part.get_content_type() == "text/html" for part in parts)
    document = _page(file, head, parts) if is_page else _text(file, head, [body_text(part, file) for part in parts])
    tell_what_is_missing(message, file)
    return document


def files(file: RawFile) -> Iterator[RawFile]:
    """Yield the documents that are attached to a mail."""
    return documents_among(file, attachments(_parse(file), file))


def _parse(file: RawFile) -> Message:
    try:
        return message_from_bytes(file.data, policy=policy.compat32)
    except (RecursionError, ValueError, LookupError) as error:
        raise InputError(file.name, f"this mail is damaged: {error}") from None


def _text(file: RawFile, head: Head, texts: Sequence[str]) -> Document:
    """Write a mail of plain text: lines, as any text has them, below its head."""
    above = [head.subject, *head.lines, *([head.day] if head.day else [])]
    document = to_document("\n".join([*above, "", *texts]), file.name)
    if head.subject:
        document.kinds[0] = ("title", 0)
    document.furniture = set(range(1, 1 + len(head.lines)))
    document.starts = {0, len(above), len(above) + 1}
    if head.day:
        document.kinds[len(above) - 1] = ("dateline", 0)
        document.starts.add(len(above) - 1)
    return document


def _page(file: RawFile, head: Head, parts: Sequence[Message]) -> Document:
    """Write a mail that is a page, or has one among its parts."""
    from jdoc.readers.html.page import write_page  # noqa: PLC0415 -- most mails are text
    from jdoc.readers.html.tree import tree_of  # noqa: PLC0415

    writer = Writer(file.name)
    writer.block(chars_of(head.subject, 1), "title")
    for number, line in enumerate(head.lines, 2):
        writer.block(chars_of(line, number), furniture=True)
    writer.block(chars_of(head.day, 2), "dateline")
    for part in parts:
        text = body_text(part, file)
        if part.get_content_type() == "text/html":
            write_page(tree_of(text), writer)
        else:
            lines = enumerate(text.split("\n"), 1)
            writer.paragraphs([char for number, line in lines for char in (*chars_of(line, number), BREAK)])
    return writer.document
