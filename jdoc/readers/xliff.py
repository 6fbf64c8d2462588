"""XLIFF 2: what a translator has made of sentences, by the ids of their segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.language.lazy import deferred
from jdoc.readers import xml
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.model import Block

NO_NAME = deferred("[^0-9A-Za-z_.-]")
"""What no id of a segment may have: `a[/]b`."""
_SPACE = ("urn:oasis:names:tc:xliff:document:2.0",)


class Translated(NamedTuple):
    """A segment that has a translation."""

    doc: str
    """What its file calls the document."""
    id: str
    text: str


def segment_id(sentence: Block) -> str:
    """Return the id of a sentence's segment.

    >>> from jdoc.model import Block
    >>> segment_id(Block(seq=3, text="港", uid="0a1b-2")), segment_id(Block(seq=3, text="港"))
    ('0a1b-2', 's3')
    """
    return NO_NAME.sub("_", sentence.uid) if sentence.uid else f"s{sentence.seq or 0}"


def read_translations(data: bytes, name: str) -> Iterator[Translated]:
    """Yield the segments of an XLIFF file of version 2 that have a translation.

    Raises InputError for what is none.
    """
    root = xml.parse(data, name, own=_SPACE).find("xliff")
    if root is None or not root.attributes.get("version", "").startswith("2."):
        raise InputError(name, "this is no XLIFF of version 2, as `jdoc split --format xliff` writes it")
    for file in root.elements():
        doc = file.attributes.get("original", "")
        for segment in file.walk():
            target = segment.find("target") if segment.tag == "segment" else None
            if target is not None:
                text = "".join(_texts(target.inside))
                if text:
                    yield Translated(doc, segment.attributes.get("id", ""), text)


def _texts(inside: Sequence[object]) -> Iterator[str]:
    """Yield the texts of an element in order, those within its codes and marks as well."""
    for part in inside:
        if isinstance(part, xml.Text):
            yield part.text
        elif isinstance(part, xml.Element):
            code = part.attributes.get("hex", "") if part.tag == "cp" else ""
            yield chr(int(code, 16)) if code else "".join(_texts(part.inside))
