"""Answers from an index: the blocks that have all that a query asks for, and where in them it stands."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, Self

from jdoc.language.comparison import comparable, pairs_of_word, places
from jdoc.store.records import Columns, Found, unpacked
from jdoc.store.schema import LARGEST, open_to_read, telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.store.query import Condition, Query, Word

Span = tuple[int, int]

BLOCK = (
    "select block.id, block.document, document.name, document.date, block.seq, block.kind, section.path, block.page, "
    "block.line, block.runs, block.text from {} join document on document.id = block.document "
    "left join section on section.id = block.section"
)
# The order of the tables is said, since SQLite has no statistics to find it by.
OF_BLOCK = "entity cross join form on form.id = entity.form cross join meaning on meaning.id = form.meaning"
OF_MEANING = "meaning cross join form on form.meaning = meaning.id cross join entity on entity.form = form.id"
FOUND = (
    "select meaning.label, entity.start, entity.end, form.text, meaning.value, meaning.unit, meaning.low, "
    "meaning.high, meaning.earliest, meaning.latest, entity.approx, entity.bound, meaning.code, entity.role "
    f"from {OF_BLOCK}"
)
SATURATION, BY_LENGTH = 1.2, 0.75
"""The usual constants of BM25: how soon more of a word is no better, and how much a long block counts less."""


class Hit(NamedTuple):
    """A block that has what was asked for."""

    id: int
    document: int
    columns: Columns

    def place(self, offset: int = 0) -> tuple[int | None, int | None]:
        """Return the page and line that a character of the text stands on."""
        found = self.columns.page, self.columns.line
        for run in (self.columns.runs or "").split():
            start, line, *page = map(int, run.split(":"))
            if start > offset:
                break
            found = page[0] if page else None, line
        return found


class Index:
    """An index that is read."""

    def __init__(self, path: str) -> None:
        self._path = path
        with telling(path):
            self._db = open_to_read(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def hits(self, query: Query) -> Iterator[Hit]:
        """Yield the blocks that have all of a query, by document and place."""
        with telling(self._path):
            sql, values = _candidates(query)
            for id_, document, *columns in self._db.execute(sql, values):
                hit = Hit(id_, document, Columns(*columns))
                if self._has_words(hit, query):
                    yield hit

    def spans(self, hit: Hit, query: Query) -> list[list[Span]]:
        """Return where each word stands in a hit, then what meets each condition."""
        found = [places(hit.columns.text, word.text) for word in query.words]
        with telling(self._path):
            for at, word in enumerate(query.words):
                if word.same:
                    found[at] += self._entities(hit.id, word.same)
            found += [self._entities(hit.id, condition) for condition in query.conditions]
            return [*found, self._acts(hit.id, *query.act)] if query.act else found

    def labels(self) -> set[str]:
        """Return the labels that any entity has."""
        with telling(self._path):
            return {label for (label,) in self._db.execute("select distinct label from meaning")}

    def ranked(self, query: Query) -> list[Hit]:
        """Return the hits by BM25: those first that have more of rarer words in less text."""
        hits = list(self.hits(query))
        with telling(self._path):
            (total,) = self._db.execute("select max(id) from block").fetchone()
            weights = [math.log(1 + total / (1 + self._blocks_with(word))) for word in query.words]
        mean = sum(len(hit.columns.text) for hit in hits) / max(1, len(hits))

        def score(hit: Hit) -> float:
            length = 1 - BY_LENGTH + BY_LENGTH * len(hit.columns.text) / mean
            counts = [len(spans) for spans in self.spans(hit, query)[: len(query.words)]]
            terms = zip(weights, counts, strict=True)
            return -sum(weight * count / (count + SATURATION * length) for weight, count in terms)

        return sorted(hits, key=score)

    def around(self, hit: Hit, many: int) -> tuple[list[Hit], list[Hit]]:
        """Return the blocks before a hit and after it, in its document."""
        many = min(many, LARGEST // 2)
        sql = f"{BLOCK.format('block')} where block.document = ? and block.id between ? and ? order by block.id"
        with telling(self._path):
            rows = self._db.execute(sql, (hit.document, hit.id - many, hit.id + many)).fetchall()
        found = [Hit(id_, document, Columns(*columns)) for id_, document, *columns in rows]
        return [other for other in found if other.id < hit.id], [other for other in found if other.id > hit.id]

    def block(self, id_: int) -> Hit:
        """Return one block."""
        with telling(self._path):
            found, document, *columns = self._db.execute(
                f"{BLOCK.format('block')} where block.id = ?", (id_,)
            ).fetchone()
        return Hit(found, document, Columns(*columns))

    def meanings(self, condition: Condition) -> list[tuple[int, str, str | None, str | None]]:
        """Return what meets a condition: id, label, value and code."""
        sql = f"select id, label, value, code from meaning where {condition.sql} order by id"
        with telling(self._path):
            return self._db.execute(sql, condition.values).fetchall()

    def mentions(self, meaning: int) -> list[tuple[str | None, int, str, int, int]]:
        """Return where something is named: date and id of the document, the form, block and start; by date."""
        sql = (
            "select document.date, document.id, form.text, block.id, entity.start from form "
            "cross join entity on entity.form = form.id join block on block.id = entity.block "
            "join document on document.id = block.document where form.meaning = ? "
            "order by document.date, document.name, block.seq, block.id, entity.start"
        )
        with telling(self._path):
            return self._db.execute(sql, (meaning,)).fetchall()

    def record(self, hit: Hit) -> bytes:
        """Return the record of a block, byte for byte as `jdoc entities` gave it."""
        with telling(self._path):
            (data,) = self._db.execute("select record from block where id = ?", (hit.id,)).fetchone()
            entities = self._db.execute(f"{FOUND} where entity.block = ? order by entity.position", (hit.id,))
            return unpacked(data, hit.columns, [Found(*entity) for entity in entities])

    def _has_words(self, hit: Hit, query: Query) -> bool:
        """Tell whether a block has the longer words: it may have all the pairs of one, and not the word."""
        longer = [word for word in query.words if len(word.text) > 2]
        if not longer:
            return True
        folded = comparable(hit.columns.text)
        return all(word.text in folded or (word.same and self._entities(hit.id, word.same)) for word in longer)

    def _entities(self, block: int, condition: Condition) -> list[Span]:
        sql = f"select entity.start, entity.end from {OF_BLOCK} where entity.block = ? and {condition.sql}"
        return self._db.execute(sql, (block, *condition.values)).fetchall()

    def _acts(self, block: int, condition: str, values: list[str]) -> list[Span]:
        sql = f"select start, end from stance where block = ? and {condition}"
        return self._db.execute(sql, (block, *values)).fetchall()

    def _blocks_with(self, word: Word) -> int:
        sql = "select count(*) from pair where pair match ?"
        (count,) = self._db.execute(sql, (" AND ".join(pairs_of_word(word.text)),)).fetchone()
        return int(count)


def _candidates(query: Query) -> tuple[str, list[object]]:
    """Write the query in SQL: what it finds has all pairs of each word, and meets the conditions."""
    pairs = [pair for word in query.words if not word.same for pair in pairs_of_word(word.text)]
    source = "pair join block on block.id = pair.rowid" if pairs else "block"
    parts: list[str] = []
    values: list[object] = []
    if pairs:
        parts.append("pair match ?")
        values.append(" AND ".join(pairs))
    for word in query.words:
        if word.same:
            parts.append(
                f"block.id in (select rowid from pair where pair match ? union "
                f"select entity.block from {OF_MEANING} where {word.same.sql})"
            )
            values += [" AND ".join(pairs_of_word(word.text)), *word.same.values]
    for at, condition in enumerate(query.conditions):
        # What meets the first condition is looked up, if there are no words; then blocks are looked at one by one.
        parts.append(
            f"exists (select 1 from {OF_BLOCK} where entity.block = block.id and {condition.sql})"
            if query.words or at
            else f"block.id in (select entity.block from {OF_MEANING} where {condition.sql})"
        )
        values += condition.values
    if query.act is not None:
        parts.append(f"block.id in (select block from stance where {query.act[0]})")
        values += query.act[1]
    if query.section is not None:
        parts.append("block.section in (select id from section where instr(comparable(path), ?))")
        values.append(comparable(query.section))
    if query.doc is not None:
        # A name may have in it what a glob is known by.
        globbed = bool(set(query.doc) & set("*?["))
        parts.append(f"({'document.name glob ? or ' * globbed}instr(document.name, ?))")
        values += [query.doc] * (globbed + 1)
    where = f" where {' and '.join(parts)}" if parts else ""
    return f"{BLOCK.format(source)}{where} order by document.name, block.seq, block.id", values
