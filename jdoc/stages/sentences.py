"""Sentences: the blocks of a stream cut into a record for each sentence, with all that stands in it."""

from __future__ import annotations

from bisect import bisect_right
from copy import copy
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from jdoc.errors import Notice
from jdoc.language.identifiers import identify
from jdoc.language.sentences import find_sentences
from jdoc.spans import move_parts
from jdoc.stages.grouping import group_by_document
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import ENTITY_LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.errors import JdocError
    from jdoc.model import Actor, Block, Definition, Entity, Finding, Related, Run, Stance, Words

Spanned = TypeVar("Spanned", "Definition", "Entity", "Finding", "Stance")
Elsewhere = TypeVar("Elsewhere", "Actor", "Words", "Related")
Copied = TypeVar("Copied", "Block", "Definition", "Entity", "Finding", "Stance")
Moved = TypeVar("Moved", "Definition", "Entity", "Finding")
Item = TypeVar("Item")
LINES = frozenset({"title", "heading", "caption", "contents", "dateline", "signature", "attachment"})
"""Kinds of blocks that are a sentence of their own, whatever else ends in them."""
_OURS = frozenset(ENTITY_LABELS)
_STOPS = frozenset("。．.！？!?")


class Piece(NamedTuple):
    """A sentence of a block: where it stands in the text of that, and its number in the document."""

    start: int
    end: int
    seq: int

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the block stands in the sentence that it begins in, as far as it stands there."""
        return self._within(start), self._within(end)

    def _within(self, offset: int) -> int:
        return min(max(self.start, offset), self.end) - self.start


def cut_sentences(blocks: Iterable[Block], *, report: Callable[[JdocError], None]) -> Iterator[Block]:
    """Yield a record for each sentence of each block: cells and headings are sentences, records of sentences stay.

    A record has what its block has; `block`, `start` and `end` say where it was cut from, and all that points into the
    text moves along. No sentence ends inside an entity that jdoc finds, nor inside the words of a stance. An entity of
    others that reaches beyond a sentence is left out, which is reported.
    """
    for document in group_by_document(blocks):
        if any(block.start is not None for block in document):
            yield from document
        else:
            yield from _Cutter(document, report).sentences()


def spans_of(block: Block) -> list[tuple[int, int]]:
    """Return where the sentences of a block begin and end in its text."""
    held = _reaches(_held(block))
    starts = [start for start, _ in held]
    spans: list[tuple[int, int]] = []
    for start, end in find_sentences(block.text, is_line=block.kind in LINES):
        at = bisect_right(starts, spans[-1][1] - 1) - 1 if spans else -1
        if at >= 0 and held[at][1] > start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _held(block: Block) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that no sentence ends in; a name that ends in a mark reaches behind it."""
    for entity in block.entities or ():
        if entity.label in _OURS:
            yield entity.start, entity.end + (entity.text[-1:] in _STOPS)
    for stance in block.stances or ():
        yield stance.start, stance.end
        for words in filter(None, (stance.actor, stance.object, stance.addressee, stance.refers)):
            if words.block is None:
                yield words.start, words.end


def _reaches(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in order, each with how far those that begin before it or with it reach."""
    reached = 0
    found = []
    for start, end in sorted(stretches):
        reached = max(reached, end)
        found.append((start, reached))
    return found


class _Cutter:
    """Cuts the blocks of one document."""

    def __init__(self, document: Sequence[Block], report: Callable[[JdocError], None]) -> None:
        self._document, self._report = document, report
        self._pieces: list[list[Piece]] = []
        self._by_seq: dict[int, list[Piece]] = {}
        """The sentences of each block, by the `seq` that it had."""
        count = 0
        for block in document:
            spans = spans_of(block) or [(0, 0)]
            own = [Piece(*span, count + index) for index, span in enumerate(spans)]
            count += len(own)
            self._pieces.append(own)
            if block.seq is not None:
                self._by_seq.setdefault(block.seq, own)

    def sentences(self) -> list[Block]:
        """Return the records of the document's sentences."""
        pairs = zip(self._document, self._pieces, strict=True)
        sentences = [*chain.from_iterable(self._cut(block, own) for block, own in pairs)]
        if any(block.uid for block in self._document):
            for sentence, uid in zip(sentences, identify(each.mark + each.text for each in sentences), strict=True):
                sentence.uid = uid
        return sentences

    def _cut(self, block: Block, own: list[Piece]) -> Iterator[Block]:
        """Yield the sentences of a block; its number, and who speaks, stand before the first one."""
        definitions, findings = _share(block.definitions, own), _share(block.findings, own)
        entities, stances = _share(block.entities, own), _share(block.stances, own)
        for index, piece in enumerate(own):
            sentence = _copy(block)
            sentence.text = block.text[piece.start : piece.end]
            sentence.block, sentence.start, sentence.end = block.seq, piece.start, piece.end
            sentence.rows = sentence.spans = None
            if block.seq is not None:
                sentence.seq = piece.seq
            if index:
                sentence.label = sentence.attribution = None
            if block.source:
                sentence.source = _source(block.source, piece)
            if block.unseen:
                sentence.unseen = _unseen(block.unseen, piece)
            sentence.definitions = _each(definitions, index, partial(_moved, piece=piece))
            sentence.entities = _each(entities, index, partial(self._entity, piece=piece, place=block))
            sentence.findings = _each(findings, index, partial(self._finding, piece=piece, own=own))
            sentence.stances = _each(stances, index, partial(self._stance, piece=piece, own=own))
            yield sentence

    def _entity(self, entity: Entity, piece: Piece, place: Block) -> Entity | None:
        if entity.start < piece.start or entity.end > piece.end:
            what = f"{entity.label} at {entity.start} of block {place.seq}"
            self._report(Notice(place.doc or "-", f"{what} reaches beyond a sentence: left out"))
            return None
        moved = _moved(entity, piece)
        move_parts(moved, piece.moved, place.text[piece.start : piece.end])
        if moved.target in self._by_seq:
            moved.target = self._by_seq[moved.target][0].seq
        return moved

    def _finding(self, finding: Finding, piece: Piece, own: list[Piece]) -> Finding:
        moved = _moved(finding, piece)
        if finding.related:
            moved.related = [other if other.doc else self._elsewhere(other, piece, own) for other in finding.related]
        return moved

    def _stance(self, stance: Stance, piece: Piece, own: list[Piece]) -> Stance:
        moved = _copy(stance)
        moved.start, moved.end = piece.moved(stance.start, stance.end)
        moved.actor = stance.actor and self._elsewhere(stance.actor, piece, own)
        moved.object = stance.object and self._elsewhere(stance.object, piece, own)
        moved.addressee = stance.addressee and self._elsewhere(stance.addressee, piece, own)
        moved.refers = stance.refers and self._elsewhere(stance.refers, piece, own)
        return moved

    def _elsewhere(self, words: Elsewhere, piece: Piece, own: list[Piece]) -> Elsewhere:
        """Move what may stand in another sentence, or another block."""
        there = own if words.block is None else self._by_seq.get(words.block)
        if there is None:
            return words
        stands = there[_index(there, words.start)]
        moved = copy(words)
        moved.start, moved.end = stands.moved(words.start, words.end)
        moved.block = None if stands.seq == piece.seq else stands.seq
        return moved


def _index(own: Sequence[Piece], offset: int) -> int:
    """Return which sentence a place lies in, or behind."""
    return max(0, bisect_right(own, offset, key=_start) - 1)


def _start(piece: Piece) -> int:
    return piece.start


def _share(items: Iterable[Spanned] | None, own: Sequence[Piece]) -> list[list[Spanned]] | None:
    """Return for each sentence what begins in it."""
    if items is None:
        return None
    shares: list[list[Spanned]] = [[] for _ in own]
    for item in items:
        shares[_index(own, item.start)].append(item)
    return shares


def _each(shares: list[list[Item]] | None, index: int, move: Callable[[Item], Item | None]) -> list[Item] | None:
    """Return what begins in a sentence, moved; of a block that was never looked through, nothing."""
    return None if shares is None else [moved for item in shares[index] if (moved := move(item)) is not None]


def _copy(record: Copied) -> Copied:
    """Copy a record, with what jdoc doesn't know of it."""
    own = copy(record)
    vars(own).update(vars(record))
    return own


def _moved(item: Moved, piece: Piece) -> Moved:
    own = _copy(item)
    own.start, own.end = piece.moved(item.start, item.end)
    before = max(0, piece.start - item.start)
    own.text = item.text[before : before + own.end - own.start]
    return own


def _source(source: Sequence[Run], piece: Piece) -> list[Run]:
    """Return the part of a source map that is a sentence's."""
    at = max(0, bisect_right(source, piece.start, key=_offset) - 1)
    runs: list[Run] = []
    for offset, line, column, *page in source[at:]:
        if runs and offset >= piece.end:
            break
        behind = max(0, piece.start - offset)
        runs.append((offset + behind - piece.start, line, column + behind, *page))
    return runs


def _unseen(unseen: Iterable[tuple[int, str]], piece: Piece) -> list[tuple[int, str]] | None:
    """Return what was taken out of the words of a sentence."""
    return [(at - piece.start, code) for at, code in unseen if piece.start < at < piece.end] or None


def _offset(run: Run) -> int:
    return run[0]
