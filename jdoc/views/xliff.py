"""XLIFF 2.1: sentences as the tools of translators read them: files, units and segments."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from jdoc.language.lazy import deferred
from jdoc.places import find_place
from jdoc.readers.xliff import segment_id

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from _typeshed import SupportsWrite

    from jdoc.model import Block

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="ja"{target}>\n'
)
NO_CHARACTER = deferred("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no XML can hold; XLIFF has an element for it: `[\x0c]`, not `港`."""


def write_xliff(documents: Iterable[Sequence[Block]], out: SupportsWrite[str], *, target: str | None = None) -> None:
    """Write the sentences of documents, each a file: those of a block are a unit, each a segment whose id is its `uid`.

    What was taken off a text in front, its number or who speaks, stands before it as it did in the document.
    `target` is the language that they are to be translated to. What was translated before comes along.
    """
    out.write(HEAD.format(target=f" trgLang={quoteattr(target)}" if target else ""))
    for number, document in enumerate(documents, 1):
        out.write(f'  <file id="f{number}" original={_attribute(document[0].doc or "-")} xml:space="preserve">\n')
        for at, unit in enumerate(_units(document)):
            for line in _unit(unit, at, translated=target is not None):
                out.write(line)
        out.write("  </file>\n")
    out.write("</xliff>\n")


def _units(document: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the sentences of each block; a record that was not cut is a block itself."""
    unit: list[Block] = []
    for sentence in document:
        if unit and (sentence.block is None or sentence.block != unit[-1].block):
            yield unit
            unit = []
        unit.append(sentence)
    yield unit


def _unit(sentences: Sequence[Block], at: int, *, translated: bool) -> Iterator[str]:
    first = sentences[0]
    number = first.block if first.block is not None else first.seq
    name = f"b{number}" if number is not None else f"r{at}"
    yield f'    <unit id="{name}"{_name(first)}>\n'
    yield from _notes(first)
    for before, sentence in zip([None, *sentences], sentences, strict=False):
        if before is not None and (sentence.start or 0) > (before.end or 0):
            yield "      <ignorable><source> </source></ignorable>\n"
        text = f"{sentence.mark}\u3000{sentence.text}" if sentence.mark else sentence.text
        yield _segment(segment_id(sentence), text, sentence.translation if translated else None)
    yield "    </unit>\n"


def _name(block: Block) -> str:
    place = block.provision or block.locator
    return f" name={_attribute(place)}" if place else ""


def _notes(block: Block) -> Iterator[str]:
    """Say where a block stands: its kind, its headings, its place in the file."""
    place = f"{find_place(block, 0)}"
    said = {"kind": block.kind, "section": " > ".join(block.section or ()), "place": place}
    notes = [f"<note category={_attribute(what)}>{_content(text)}</note>" for what, text in said.items() if text]
    if notes:
        yield f"      <notes>{''.join(notes)}</notes>\n"


def _segment(name: str, text: str, translation: str | None) -> str:
    done = "" if translation is None else f"<target>{_content(translation)}</target>"
    state = ' state="translated"' if done else ""
    return f'      <segment id="{name}"{state}><source>{_content(text)}</source>{done}</segment>\n'


def _content(text: str) -> str:
    return NO_CHARACTER.sub(_code_point, escape(text, {"\r": "&#13;"}))


def _code_point(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\N{REPLACEMENT CHARACTER}" if 0xD800 <= code < 0xE000 else f'<cp hex="{code:04X}"/>'


def _attribute(text: str) -> str:
    return quoteattr(NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text))
