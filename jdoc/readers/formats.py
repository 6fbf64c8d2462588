"""Formats: what a file is, told by what it begins with."""

from __future__ import annotations

import re
from typing import Literal

from jdoc.language.lazy import deferred

Format = Literal["pdf", "html", "docx", "law", "markdown", "text"]

_PROLOG = rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*"
_HTML = deferred(
    _PROLOG
    + rb"<(?:!doctype\s+html|html|head|body|meta|title|article|section|main|div|p|h[1-6]|table|ul|ol|center)[\s>]",
    re.IGNORECASE | re.DOTALL,
)

_LAW = deferred(_PROLOG + rb"<(?:Law|DataRoot|law_data_response)[\s>]", re.DOTALL)

_HEADING = re.compile(rb"^#{1,6} \S", re.MULTILINE)


def format_of(data: bytes) -> Format:
    """Name a file's format; what has no other is text.

    >>> [format_of(data) for data in (b"%PDF-1.7", b" <!DOCTYPE html>", "１．総論".encode())]
    ['pdf', 'html', 'text']
    """
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    if _LAW.match(head):
        return "law"
    if _HTML.match(head):
        return "html"
    return "markdown" if len(_HEADING.findall(head)) > 1 else "text"
