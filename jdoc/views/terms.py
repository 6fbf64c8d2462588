"""The list of terms: the nouns of documents, how often each is used, where first, and what it is defined as."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import IO, TYPE_CHECKING, TypeAlias

from msgspec import Struct, field
from msgspec.structs import asdict

from jdoc.language.terms import find_terms
from jdoc.language.width import fold
from jdoc.places import find_place
from jdoc.translation import named
from jdoc.views.doc_names import DocNames
from jdoc.views.places import sentence_at
from jdoc.vocabulary import SAID_AGAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.model import Block
    from jdoc.views.rows import Row

Span: TypeAlias = "tuple[int, int]"
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
        shown = [block for block in document if block.kind not in SAID_AGAIN]
        defined = _pattern_of(each.term for block in shown for each in block.definitions or ())
        for block in shown:
            labels = _labels(block)
            for start, end in _places(block, defined):
                _count(terms, block, (start, end), labels.get((start, end)))
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


def table_lines(terms: Iterable[Term], out: IO[str]) -> Iterator[str]:
    """Yield the lines of terms as a table, for a terminal."""
    from jdoc.views.screen_tables import draw_cells  # noqa: PLC0415 -- 50 ms that only a terminal needs

    cells = [[named("column", name) for name in ("term", "count", "meaning", "first")]]
    listed = [*terms]
    docs = DocNames(term.doc for term in listed)
    for term in listed:
        first = docs.where(term.doc, term.page, term.line)
        cells.append([term.term, f"{term.count:,}", term.meaning or "", first])
    return draw_cells(cells, out, right={1}, place=3, folder=docs.folder)


def _labels(block: Block) -> dict[Span, str]:
    """Return the labels of entities by where these stand, of several the first one's."""
    return {(each.start, each.end): each.label for each in reversed(block.entities or ())}


def _pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the words that a document defines, the longest first; a single character says too little."""
    long = sorted({word for word in words if len(word) > 1}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, long))) if long else None


def _places(block: Block, defined: re.Pattern[str] | None) -> list[Span]:
    """Return where the terms of a block stand: what is defined, names that the record has, and other nouns."""
    nouns = [*find_terms(block.text)]
    inside = [match.span() for match in defined.finditer(block.text)] if defined else []
    held = [(each.start, each.end) for each in block.entities or () if each.label in _NAMED]
    longer = _Spans([*nouns, *held])
    held += [span for span in inside if not longer.hold(span)]
    names = _Spans(held)
    return sorted({*held, *(span for span in nouns if not names.meet(span))})


class _Spans:
    """Spans in order, asked in little time whatever their number."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._farthest = [*accumulate((end for _, end in ordered), max, initial=-1)]
        """How far those before each place reach."""

    def meet(self, span: Span) -> bool:
        """Tell whether a span overlaps one of them."""
        return self._farthest[bisect_left(self._starts, span[1])] > span[0]

    def hold(self, span: Span) -> bool:
        """Tell whether a span is a part of a longer one of them: 機構 of 機構長."""
        before, beside = bisect_left(self._starts, span[0]), bisect_right(self._starts, span[0])
        return self._farthest[before] >= span[1] or self._farthest[beside] > span[1]


_NAMED = frozenset({"ORG", "FAC", "LAW", "EVENT"})
"""Names that a list of terms holds; persons and places have lists of their own."""


def _count(terms: dict[str, Term], block: Block, span: Span, label: str | None) -> None:
    written = block.text[span[0] : span[1]]
    key = _key(written)
    term = terms.get(key)
    if term is None:
        term = terms[key] = _first(block, written, span[0])
        term.label = label
    term.count += 1
    if block.doc is None or term.last_doc != block.doc:
        term.docs += 1
        term.last_doc = block.doc


def _key(written: str) -> str:
    return "".join(fold(written).split())


def _first(block: Block, written: str, start: int) -> Term:
    place = find_place(block, start)
    low, high = sentence_at(block.text, start)
    if not low <= start < high:
        low, high = start, start + len(written)
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
