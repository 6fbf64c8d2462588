"""The list of terms: the nouns of documents, how often each is used, where first, and what it is defined as."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import asdict

from jdoc.language.controls import disarm
from jdoc.language.sentences import find_sentences
from jdoc.language.terms import find_terms
from jdoc.language.width import fold
from jdoc.places import find_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.model import Block
    from jdoc.views.rows import Row

COLUMNS: dict[str, type] = {
    "term": str,
    "count": int,
    "docs": int,
    "meaning": str,
    "label": str,
    "doc": str,
    "seq": int,
    "page": int,
    "line": int,
    "column": int,
    "locator": str,
    "uid": str,
    "context": str,
}
"""What is told of a term, in order."""
LONGEST_CONTEXT = 300
"""Characters of the sentence that shows a term."""
_SILENT = frozenset({"contents", "furniture"})


class Term(Struct):
    """A term of some documents."""

    term: str
    """As it is written where it stands first."""
    count: int
    docs: int
    """How many documents use it."""
    doc: str | None
    """Where it stands first: the document, the block, the place in the file, the sentence."""
    seq: int | None
    page: int | None
    line: int | None
    column: int | None
    locator: str | None
    uid: str | None
    context: str
    meaning: str | None = None
    """What a document says that it means."""
    label: str | None = None
    """What it is as a name, where the records say so."""
    last_doc: str | None = field(default=None, name="_")


def gather_terms(documents: Iterable[Sequence[Block]]) -> list[Term]:
    """Return the terms of documents, the most frequent first; what is defined is a term, however it is written."""
    terms: dict[str, Term] = {}
    for document in documents:
        shown = [block for block in document if block.kind not in _SILENT]
        defined = _pattern_of(each.term for block in shown for each in block.definitions or ())
        for block in shown:
            for start, end in _places(block, defined):
                _count(terms, block, start, end)
            for definition in block.definitions or ():
                _define(terms, block, definition.term, definition.text)
    return sorted(terms.values(), key=lambda term: -term.count)


def choose(terms: Iterable[Term], least: int) -> Iterator[Term]:
    """Yield the terms that are used so often at the least, and those that are defined."""
    return (term for term in terms if term.count >= least or term.meaning)


def rows(terms: Iterable[Term]) -> Iterator[Row]:
    """Yield a row for each term."""
    for term in terms:
        fields = asdict(term)
        yield {name: fields[name] for name in COLUMNS}


def write_table(terms: Iterable[Term], out: IO[str]) -> None:
    """Write terms as a table, for a terminal."""
    from rich.console import Console  # noqa: PLC0415 -- 50 ms that only a terminal needs
    from rich.table import Table  # noqa: PLC0415

    table = Table("term", "count", "meaning", "first", box=None, header_style="bold")
    for term in terms:
        where = ":".join(f"{part}" for part in (term.doc, term.line) if part is not None)
        table.add_row(*map(disarm, (term.term, f"{term.count}", term.meaning or "", where)))
    Console(file=out, markup=False, highlight=False).print(table)


def _pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the words that a document defines, the longest first; a single character says too little."""
    long = sorted({word for word in words if len(word) > 1}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, long))) if long else None


def _places(block: Block, defined: re.Pattern[str] | None) -> list[tuple[int, int]]:
    """Return where the terms of a block stand: what is defined, names that the record has, and other nouns."""
    nouns = [*find_terms(block.text)]
    inside = [match.span() for match in defined.finditer(block.text)] if defined else []
    held = [(each.start, each.end) for each in block.entities or () if each.label in _NAMED]
    held += [span for span in inside if not _lies_within(span, [*nouns, *held])]
    return sorted({*held, *(span for span in nouns if not any(_overlap(span, other) for other in held))})


def _lies_within(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a span is a part of a longer one: 機構 of 機構長."""
    return any(low <= span[0] and span[1] <= high and (low, high) != span for low, high in others)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


_NAMED = frozenset({"ORG", "FAC", "LAW", "EVENT"})
"""Names that a list of terms holds; persons and places have lists of their own."""


def _count(terms: dict[str, Term], block: Block, start: int, end: int) -> None:
    written = block.text[start:end]
    key = _key(written)
    term = terms.get(key)
    if term is None:
        term = terms[key] = _first(block, written, start)
        labels = (each.label for each in block.entities or () if (each.start, each.end) == (start, end))
        term.label = next(labels, None)
    term.count += 1
    if block.doc is None or term.last_doc != block.doc:
        term.docs += 1
        term.last_doc = block.doc


def _key(written: str) -> str:
    return "".join(fold(written).split())


def _first(block: Block, written: str, start: int) -> Term:
    place = find_place(block, start)
    spans = find_sentences(block.text)
    low, high = next(((low, high) for low, high in spans if low <= start < high), (start, start + len(written)))
    context = " ".join(block.text[low : min(high, low + LONGEST_CONTEXT)].split())
    facts = (block.doc, block.seq, place.page, place.line, place.column, block.locator, block.uid, context)
    return Term(written, 0, 0, *facts)


def _define(terms: dict[str, Term], block: Block, written: str, meaning: str) -> None:
    """Note what a term is said to mean; the first definition is believed."""
    start = max(0, block.text.find(written))
    term = terms.get(_key(written))
    if term is None:
        term = terms[_key(written)] = _first(block, written, start)
        term.count = term.docs = 1
        term.last_doc = block.doc
    term.meaning = term.meaning or meaning or None
