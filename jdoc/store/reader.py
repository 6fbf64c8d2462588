"""Answers from an index: the blocks that have all that a query asks for, and where in them it stands."""

from __future__ import annotations

import math
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from jdoc.language.comparison import pairs_of_word, places, searchable
from jdoc.store.candidates import IS_FOUND, OF_BLOCK, Meanings, candidates
from jdoc.store.known import AT_ONCE, ONE_OF, Known, together
from jdoc.store.meanings import MEANING
from jdoc.store.records import Columns, unpack
from jdoc.store.schema import LARGEST_WHOLE, Reading, open_to_read, version_in
from jdoc.store.sources import unpack_runs
from jdoc.store.tables import AS_TEXT, BELOW, DOCUMENT
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.store.query import Condition, Query, Word
    from jdoc.views.excerpts import Span

_BLOCK = (
    "select block.id, block.document, block.seq, block.kind, block.section, block.page, block.line, block.source, "
    "block.text, block.label, block.locator from {}"
)
_IN_ORDER = (
    f" join ({DOCUMENT}) as document on document.id = block.document {{}} order by document.name, block.seq, block.id"
)
_ALL_FOUND = f" where {IS_FOUND}"
"""What is asked of blocks that the full-text index alone can tell of."""
_TEXT, _BYTES, _NUMBER = ((kind, type(None)) for kind in (str, bytes, int))
_KINDS = (_NUMBER, _NUMBER, _NUMBER, _NUMBER, _NUMBER, _BYTES, _TEXT, _TEXT, _TEXT)
"""What may be in the columns of a block, from `seq` on."""
_SATURATION, _BY_LENGTH = 1.2, 0.75
"""The usual constants of BM25: how soon more of a word is no better, and how much a long block counts less."""


class Meaning(NamedTuple):
    """What entities stand for."""

    id: int
    label: str
    value: str | None
    code: str | None
    beside: tuple[object, ...]
    """What else it may be told from others by: a unit, ends, a law."""


class Occurrence(NamedTuple):
    """One place where something is named."""

    date: str | None
    """Of the document."""
    document: int
    form: str
    """What is written there."""
    block: int
    start: int


class Hit(NamedTuple):
    """A block that has what was asked for."""

    id: int
    document: int
    columns: Columns

    def place(self, offset: int = 0) -> tuple[int | None, int | None]:
        """Return the page and line that a character of the text stands on."""
        return next(self.places((offset,)))

    def places(self, offsets: Iterable[int]) -> Iterator[tuple[int | None, int | None]]:
        """Yield the page and line of each of some characters, in their order in the text."""
        columns = self.columns
        place = columns.page, columns.line
        runs = unpack_runs(columns.source, columns.line, columns.page) if columns.source else iter(())
        after = next(runs, None)
        for offset in offsets:
            while after and after[0] <= offset:
                _, line, _, *page = after
                place = page[0] if page else None, line
                after = next(runs, None)
            yield place


class Index:
    """An index that is read."""

    def __init__(self, path: str) -> None:
        self._reading = Reading(path)
        with self._reading:
            self._db = open_to_read(path)
        self._known = Known(self._db)
        self._db.create_function("is_below", 2, self._known.is_below, deterministic=True)
        self._meanings = Meanings(self._db)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def hits(self, query: Query) -> Iterator[Hit]:
        """Yield the blocks that have all of a query, by document and place."""
        reads_text = _reads_text(query)
        with self._reading:
            source, where = candidates(query, self._meanings)
            sql = _BLOCK.format(source) + _IN_ORDER.format(where.sql)
            for row in self._db.execute(sql, where.values):
                hit = self._hit(row)
                if not reads_text or self._has_words(hit.id, hit.columns.text, query):
                    yield hit

    def count(self, query: Query) -> int:
        """Return the number of hits, for which no more of the index is read than it takes to tell them."""
        with self._reading:
            source, where = candidates(query, self._meanings)
            if query.doc is not None:
                source += f" join ({DOCUMENT}) as document on document.id = block.document"
            if _reads_text(query):
                rows = self._db.execute(f"select block.id, block.text from {source}{where.sql}", where.values)
                return sum(self._has_words(block, text, query) for block, text in rows)
            if where.sql == _ALL_FOUND:
                source = "pair"
            (count,) = self._db.execute(f"select count(*) from {source}{where.sql}", where.values).fetchone()
            return int(count)

    def spans(self, hit: Hit, query: Query) -> list[list[Span]]:
        """Return where each word that was sought stands in a hit, then what meets each condition."""
        with self._reading:
            of_words = [places(hit.columns.text, word.text) + self._same(hit.id, word) for word in query.sought]
            of_entities = [self._entities(hit.id, condition) for condition in query.conditions]
            of_acts = [self._acts(hit.id, query.act)] if query.act else []
            of_rules = [self._findings(hit.id, query.finding)] if query.finding else []
            return of_words + of_entities + of_acts + of_rules

    def versions(self) -> set[str]:
        """Return the versions of jdoc that the first and the last of its files were indexed by."""
        ends = "select min(id) from file union select max(id) from file"
        sql = f"select how from file join making on making.id = file.made where file.id in ({ends})"
        with self._reading:
            return {version_in(made) for (made,) in self._db.execute(sql) if made}

    def labels(self) -> set[str]:
        """Return the labels that any entity has."""
        with self._reading:
            rows = self._db.execute("select text from word where id in (select label from meaning)")
            return {label for (label,) in rows}

    def ranked(self, query: Query) -> list[Hit]:
        """Return the hits by BM25: those first that have more of rarer words in less text."""
        hits = list(self.hits(query))
        with self._reading:
            (last,) = self._db.execute("select max(id) from block").fetchone()
            total = last or 0
            weights = [math.log(1 + total / (1 + self._blocks_with(word))) for word in query.sought]
        mean = sum(len(hit.columns.text) for hit in hits) / max(1, len(hits))

        def score(hit: Hit) -> float:
            length = 1 - _BY_LENGTH + _BY_LENGTH * len(hit.columns.text) / mean
            counts = [len(spans) for spans in self.spans(hit, query)[: len(weights)]]
            terms = zip(weights, counts, strict=True)
            return -sum(weight * count / (count + _SATURATION * length) for weight, count in terms)

        return sorted(hits, key=score)

    def around(self, hit: Hit, many: int) -> tuple[list[Hit], list[Hit]]:
        """Return the blocks before a hit and after it, in its document."""
        many = min(many, LARGEST_WHOLE // 2)
        sql = f"{_BLOCK.format('block')} where block.document = ? and block.id between ? and ? order by block.id"
        with self._reading:
            rows = self._db.execute(sql, (hit.document, hit.id - many, hit.id + many))
            blocks = [*map(self._hit, rows)]
        return [block for block in blocks if block.id < hit.id], [block for block in blocks if block.id > hit.id]

    def block(self, id_: int) -> Hit:
        """Return one block."""
        with self._reading:
            return self._hit(self._db.execute(f"{_BLOCK.format('block')} where block.id = ?", (id_,)).fetchone())

    def meanings(self, condition: Condition) -> list[Meaning]:
        """Return what meets a condition."""
        columns = "meaning.id, label, value, code, unit, low, high, first, last, law_num, law_id"
        sql = f"select {columns} from ({MEANING}) as meaning where {condition.sql} order by meaning.id"
        with self._reading:
            return [_meaning(row) for row in self._db.execute(sql, condition.values)]

    def occurrences(self, meanings: Iterable[int]) -> list[Occurrence]:
        """Return where something is named that has one of some meanings, by the date of the document."""
        ids = [f"{meaning}" for meaning in meanings]
        sql = (
            "select document.date, document.id, substr(block.text, entity.start + 1, entity.length), block.id, "
            "entity.start from pair join block on block.id = pair.rowid join entity on entity.block = block.id "
            f"join ({DOCUMENT}) as document on document.id = block.document "
            f"where {IS_FOUND} and entity.meaning in ({', '.join(ids)}) "
            "order by document.date, document.name, block.seq, block.id, entity.start"
        )
        with self._reading:
            return [_occurrence(row) for row in self._db.execute(sql, (" OR ".join(ids),))]

    def records(self, hits: Iterable[Hit]) -> Iterator[bytes]:
        """Yield the records of blocks, byte for byte as `jdoc entities` gave them."""
        waiting = iter(hits)
        while some := [*islice(waiting, AT_ONCE)]:
            with self._reading:
                yield from self._records(some)

    def _records(self, hits: Sequence[Hit]) -> Iterator[bytes]:
        [ids] = together(hit.id for hit in hits)
        kept = dict(self._db.execute(f"select id, record from block where id in {ONE_OF}", ids))
        sql = f"select block, start, length, meaning, manner from entity where block in {ONE_OF}"
        entities = self._known.entities(self._db.execute(sql, ids).fetchall())
        for hit in hits:
            yield unpack(kept[hit.id], hit.columns, entities.get(hit.id, ()))

    def _hit(self, row: tuple[Any, ...]) -> Hit:
        """Make a hit of a row. Raises ValueError where that is none of jdoc's: views rely on what it holds."""
        id_, document, seq, kind, section, page, line, source, text, label, locator = row
        path, place = self._known.section(section)
        doc = self._known.document(document)
        if locator == AS_TEXT:
            locator = f"{place}{BELOW}{text}"
        elif locator is not None and locator.startswith(BELOW):
            locator = f"{place}{locator}"
        if not isinstance(text, str) or not all(map(isinstance, (*row[2:-1], locator), _KINDS)):
            raise ValueError(id_)
        columns = Columns(*doc, seq, self._known.word(kind), path, page, line, source, text, label, locator)
        return Hit(id_, document, columns)

    def _has_words(self, block: int, text: str, query: Query) -> bool:
        """Tell whether a block has the words: it may have all the pairs of a longer one, and not the word."""
        folded = searchable(text)

        def has(word: Word) -> bool:
            return word.text in folded or bool(self._same(block, word))

        has_one_each = all(any(map(has, choice)) for choice in query.choices)
        return all(map(has, _longer(query))) and has_one_each and not any(map(has, query.without))

    def _same(self, block: int, word: Word) -> list[Span]:
        """Return where a block has an entity that means the same as a word."""
        return self._entities(block, word.same) if word.same else []

    def _entities(self, block: int, condition: Condition) -> list[Span]:
        """Return where a block has an entity that meets a condition."""
        ids = self._meanings.few(condition)
        if ids is None:
            sql = f"select start, length from {OF_BLOCK} where entity.block = ? and {condition.sql}"
            rows = self._db.execute(sql, (block, *condition.values)).fetchall()
        else:
            sql = "select start, length, meaning from entity where block = ?"
            rows = [each[:2] for each in self._db.execute(sql, (block,)) if each[2] in ids]
        return [(int(start), int(start) + int(length)) for start, length in rows]

    def _acts(self, block: int, condition: Condition) -> list[Span]:
        sql = f"select start, end from stance where block = ? and {condition.sql}"
        return [(int(start), int(end)) for start, end in self._db.execute(sql, (block, *condition.values))]

    def _findings(self, block: int, condition: Condition) -> list[Span]:
        sql = f"select start, end from finding where block = ? and {condition.sql}"
        return [(int(start), int(end)) for start, end in self._db.execute(sql, (block, *condition.values))]

    def _blocks_with(self, word: Word) -> int:
        sql = f"select count(*) from pair where {IS_FOUND}"
        (count,) = self._db.execute(sql, (" AND ".join(pairs_of_word(word.text)),)).fetchone()
        return int(count)


def _meaning(row: tuple[Any, ...]) -> Meaning:
    id_, label, value, code, *beside = row
    meaning = Meaning(id_, label, value, code, (*beside,))
    if not isinstance(meaning.label, str) or not all(isinstance(text, str | None) for text in meaning[2:4]):
        raise TypeError(meaning)
    return meaning


def _occurrence(row: tuple[Any, ...]) -> Occurrence:
    found = Occurrence._make(row)
    if not (isinstance(found.date, str | None) and isinstance(found.form, str) and isinstance(found.start, int)):
        raise TypeError(found)
    return found


def _longer(query: Query) -> list[Word]:
    """Return the words that a block may lack though it has all their pairs."""
    return [word for word in query.words if len(word.text) > 2]


def _reads_text(query: Query) -> bool:
    """Tell whether it takes the text of a block to know that it is a hit."""
    return bool(_longer(query) or query.choices or query.without)
