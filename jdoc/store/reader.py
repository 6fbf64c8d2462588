"""Answers from an index: the blocks that have all that a query asks for, and where in them it stands."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, Self

from jdoc.language.comparison import pairs_of_word, places, searchable
from jdoc.language.lazy import deferred
from jdoc.store.query import Condition, all_of
from jdoc.store.records import Columns, EntityColumns, unpack
from jdoc.store.schema import LARGEST_WHOLE, open_to_read, reading, version_in
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.store.query import Query, Word
    from jdoc.views.excerpts import Span

_BLOCK = (
    "select block.id, block.document, document.name, document.date, block.seq, block.kind, section.path, block.page, "
    "block.line, block.runs, block.text, block.label, block.locator from {} "
    "join document on document.id = block.document left join section on section.id = block.section"
)
# The order of the tables is said, since SQLite has no statistics to find it by.
_OF_BLOCK = "entity cross join form on form.id = entity.form cross join meaning on meaning.id = form.meaning"
_OF_MEANING = "meaning cross join form on form.meaning = meaning.id cross join entity on entity.form = form.id"
_ENTITY = (
    "select meaning.label, entity.start, entity.end, form.text, meaning.value, meaning.unit, meaning.low, "
    "meaning.high, meaning.earliest, meaning.latest, entity.approx, entity.bound, meaning.code, entity.role, "
    "meaning.law_num, meaning.law_id "
    f"from {_OF_BLOCK}"
)
_HAS_PAIRS = "pair match ?"
_ALL_PAIRS = f" where {_HAS_PAIRS}"
"""What is asked of a block where nothing but short words are."""
_RUNS = deferred(r"\d{1,18}:\d{1,18}(?::\d{1,18})?(?: \d{1,18}:\d{1,18}(?::\d{1,18})?)*+", re.ASCII)
"""What begins where in a block: `[0:27 38:28:2]`."""
_SATURATION, _BY_LENGTH = 1.2, 0.75
"""The usual constants of BM25: how soon more of a word is no better, and how much a long block counts less."""


class Meaning(NamedTuple):
    """What entities stand for."""

    id: int
    label: str
    value: str | None
    code: str | None


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
        place = self.columns.page, self.columns.line
        runs = (self.columns.runs or "").split()[::-1]
        for offset in offsets:
            while runs:
                start, line, *page = map(int, runs[-1].split(":"))
                if start > offset:
                    break
                place = page[0] if page else None, line
                runs.pop()
            yield place


class Index:
    """An index that is read."""

    def __init__(self, path: str) -> None:
        self._path = path
        with reading(path):
            self._db = open_to_read(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def hits(self, query: Query) -> Iterator[Hit]:
        """Yield the blocks that have all of a query, by document and place."""
        reads_text = _reads_text(query)
        with reading(self._path):
            source, where = _candidates(query)
            sql = f"{_BLOCK.format(source)}{where.sql} order by document.name, block.seq, block.id"
            for row in self._db.execute(sql, where.values):
                hit = _hit(row)
                if not reads_text or self._has_words(hit.id, hit.columns.text, query):
                    yield hit

    def count(self, query: Query) -> int:
        """Return the number of hits, for which no more of the index is read than it takes to tell them."""
        source, where = _candidates(query)
        if query.doc is not None:
            source += " join document on document.id = block.document"
        with reading(self._path):
            if _reads_text(query):
                rows = self._db.execute(f"select block.id, block.text from {source}{where.sql}", where.values)
                return sum(self._has_words(block, text, query) for block, text in rows)
            if where.sql == _ALL_PAIRS:
                source = "pair"
            (count,) = self._db.execute(f"select count(*) from {source}{where.sql}", where.values).fetchone()
            return int(count)

    def spans(self, hit: Hit, query: Query) -> list[list[Span]]:
        """Return where each word that was sought stands in a hit, then what meets each condition."""
        with reading(self._path):
            of_words = [places(hit.columns.text, word.text) + self._same(hit.id, word) for word in query.sought]
            of_entities = [self._entities(hit.id, condition) for condition in query.conditions]
            of_acts = [self._acts(hit.id, query.act)] if query.act else []
            of_rules = [self._findings(hit.id, query.finding)] if query.finding else []
            return of_words + of_entities + of_acts + of_rules

    def versions(self) -> set[str]:
        """Return the versions of jdoc that the first and the last of its files were indexed by."""
        sql = "select made from file where id in (select min(id) from file union select max(id) from file)"
        with reading(self._path):
            return {version_in(made) for (made,) in self._db.execute(sql) if made}

    def labels(self) -> set[str]:
        """Return the labels that any entity has."""
        with reading(self._path):
            return {label for (label,) in self._db.execute("select distinct label from meaning")}

    def ranked(self, query: Query) -> list[Hit]:
        """Return the hits by BM25: those first that have more of rarer words in less text."""
        hits = list(self.hits(query))
        with reading(self._path):
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
        with reading(self._path):
            rows = self._db.execute(sql, (hit.document, hit.id - many, hit.id + many)).fetchall()
        blocks = [*map(_hit, rows)]
        return [block for block in blocks if block.id < hit.id], [block for block in blocks if block.id > hit.id]

    def block(self, id_: int) -> Hit:
        """Return one block."""
        with reading(self._path):
            return _hit(self._db.execute(f"{_BLOCK.format('block')} where block.id = ?", (id_,)).fetchone())

    def meanings(self, condition: Condition) -> list[Meaning]:
        """Return what meets a condition."""
        sql = f"select id, label, value, code from meaning where {condition.sql} order by id"
        with reading(self._path):
            return [_meaning(row) for row in self._db.execute(sql, condition.values)]

    def occurrences(self, meaning: int) -> list[Occurrence]:
        """Return where something is named, by the date of the document."""
        sql = (
            "select document.date, document.id, form.text, block.id, entity.start from form "
            "cross join entity on entity.form = form.id join block on block.id = entity.block "
            "join document on document.id = block.document where form.meaning = ? "
            "order by document.date, document.name, block.seq, block.id, entity.start"
        )
        with reading(self._path):
            return [_occurrence(row) for row in self._db.execute(sql, (meaning,))]

    def record(self, hit: Hit) -> bytes:
        """Return the record of a block, byte for byte as `jdoc entities` gave it."""
        with reading(self._path):
            (data,) = self._db.execute("select record from block where id = ?", (hit.id,)).fetchone()
            entities = self._db.execute(f"{_ENTITY} where entity.block = ? order by entity.position", (hit.id,))
            record = unpack(data, hit.columns, map(EntityColumns._make, entities))
            str(record, "utf-8")  # against other columns than it was packed with, it unpacks to anything
            return record

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
        sql = f"select entity.start, entity.end from {_OF_BLOCK} where entity.block = ? and {condition.sql}"
        return [(int(start), int(end)) for start, end in self._db.execute(sql, (block, *condition.values))]

    def _acts(self, block: int, condition: Condition) -> list[Span]:
        sql = f"select start, end from stance where block = ? and {condition.sql}"
        return [(int(start), int(end)) for start, end in self._db.execute(sql, (block, *condition.values))]

    def _findings(self, block: int, condition: Condition) -> list[Span]:
        sql = f"select start, end from finding where block = ? and {condition.sql}"
        return [(int(start), int(end)) for start, end in self._db.execute(sql, (block, *condition.values))]

    def _blocks_with(self, word: Word) -> int:
        sql = "select count(*) from pair where pair match ?"
        (count,) = self._db.execute(sql, (" AND ".join(pairs_of_word(word.text)),)).fetchone()
        return int(count)


def _hit(row: tuple[Any, ...]) -> Hit:
    """Make a hit of a row. Raises ValueError where that is none of jdoc's: views rely on what it holds."""
    id_, document, *values = row
    columns = Columns(*values)
    texts = (columns.doc, columns.text)
    optional = (columns.date, columns.kind, columns.section, columns.runs, columns.label, columns.locator)
    numbers = (columns.seq, columns.page, columns.line)
    is_ours = (
        all(isinstance(text, str) for text in texts)
        and all(text is None or isinstance(text, str) for text in optional)
        and all(number is None or isinstance(number, int) for number in numbers)
        and (columns.runs is None or _RUNS.fullmatch(columns.runs))
    )
    if not is_ours:
        raise ValueError(id_)
    return Hit(id_, document, columns)


def _meaning(row: tuple[Any, ...]) -> Meaning:
    meaning = Meaning._make(row)
    if not isinstance(meaning.label, str) or not all(isinstance(text, str | None) for text in meaning[2:]):
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


def _candidates(query: Query) -> tuple[str, Condition]:
    """Write the query in SQL, as tables and what holds: what it finds has all pairs of each word, and all else."""
    pairs = [pair for word in query.words if not word.same for pair in pairs_of_word(word.text)]
    source = "pair join block on block.id = pair.rowid" if pairs else "block"
    choices = map(_choice_condition, query.choices)
    where = all_of([*_pairs_conditions(pairs), *choices, *_entity_conditions(query), *_place_conditions(query)])
    return source, where._replace(sql=f" where {where.sql}" if where.sql else "")


def _pairs_conditions(pairs: Sequence[str]) -> Iterator[Condition]:
    if pairs:
        yield Condition(_HAS_PAIRS, (" AND ".join(pairs),))


def _choice_condition(words: Sequence[Word]) -> Condition:
    """Say of blocks that they must have all pairs of one word at least, or an entity that means the same as one."""
    asked = " OR ".join(f"({' AND '.join(pairs_of_word(word.text))})" for word in words)
    same = [word.same for word in words if word.same]
    entities = "".join(f" union select entity.block from {_OF_MEANING} where {each.sql}" for each in same)
    values = (asked, *(value for each in same for value in each.values))
    return Condition(f"block.id in (select rowid from pair where pair match ?{entities})", values)


def _entity_conditions(query: Query) -> Iterator[Condition]:
    """Say of blocks what entities they must have: for words that an entity can mean, and for each condition."""
    for word in query.words:
        if word.same:
            sql = (
                "block.id in (select rowid from pair where pair match ? union "
                f"select entity.block from {_OF_MEANING} where {word.same.sql})"
            )
            yield Condition(sql, (" AND ".join(pairs_of_word(word.text)), *word.same.values))
    # What meets the first condition is looked up, if there are no words; then blocks are looked at one by one.
    looked_up = [] if query.words else query.conditions[:1]
    for condition in looked_up:
        sql = f"block.id in (select entity.block from {_OF_MEANING} where {condition.sql})"
        yield Condition(sql, condition.values)
    for condition in query.conditions[len(looked_up) :]:
        sql = f"exists (select 1 from {_OF_BLOCK} where entity.block = block.id and {condition.sql})"
        yield Condition(sql, condition.values)


def _place_conditions(query: Query) -> Iterator[Condition]:
    """Say where blocks must stand, and what somebody must do in them."""
    if query.act is not None:
        sql = f"block.id in (select block from stance where {query.act.sql})"
        yield Condition(sql, query.act.values)
    if query.finding is not None:
        sql = f"block.id in (select block from finding where {query.finding.sql})"
        yield Condition(sql, query.finding.values)
    if query.section is not None:
        sql = "block.section in (select id from section where instr(searchable(path), ?))"
        yield Condition(sql, (searchable(query.section),))
    if query.locator is not None:
        sql = "instr('/' || block.locator || '/', '/' || ? || '/')"
        yield Condition(sql, (query.locator,))
    if query.doc is None:
        return
    if set(query.doc).isdisjoint("*?["):
        yield Condition("(instr(document.name, ?))", (query.doc,))
    else:  # a name may have in it what a glob is known by
        yield Condition("(document.name glob ? or instr(document.name, ?))", (query.doc, query.doc))
