"""Translations: what a translator has made of sentences, put into their records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.errors import Notice
from jdoc.readers.xliff import segment_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.errors import JdocError
    from jdoc.model import Block
    from jdoc.readers.xliff import Translated


def add_translations(
    sentences: Iterable[Block], segments: Iterable[Translated], *, name: str, report: Callable[[JdocError], None]
) -> Iterator[Block]:
    """Yield sentences with their translations: those of their document, or of the only one that has such a sentence.

    What is left over on either side is reported, as of the file with this name.
    """
    left: dict[tuple[str, str], str] = {}
    docs: dict[str, list[str]] = {}
    for doc, segment, text in segments:
        left[doc, segment] = text
        docs.setdefault(segment, []).append(doc)
    without = 0
    for sentence in sentences:
        segment = segment_id(sentence)
        those = docs.get(segment, [])
        doc = sentence.doc or ""
        if doc not in those and len(those) == 1:
            [doc] = those
        sentence.translation = left.pop((doc, segment), sentence.translation)
        without += sentence.translation is None
        yield sentence
    if without:
        report(Notice(name, f"sentences that it has no translation of: {without}"))
    if left:
        report(Notice(name, f"segments that are of no sentence: {len(left)}"))
