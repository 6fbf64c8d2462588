"""What is written into the tables of an index, a document at a time, and taken out of them, a file at a time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jdoc.language.comparison import pairs, searchable
from jdoc.store import findings, stances
from jdoc.store.headings import down, titles_told
from jdoc.store.meanings import Meaning, keys_of, token_of_label
from jdoc.store.tables import AS_TEXT, BELOW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.store.findings import FindingRow
    from jdoc.store.records import Columns
    from jdoc.store.rows import BlockRow, Manner
    from jdoc.store.stances import StanceRow

MOST_KNOWN = 100_000
"""Meanings whose ids are kept at hand."""
_OF_FILE = "select id from document where file = ?"
_BLOCKS = (
    "select block.id, block.section, block.text from document "
    "join block on block.id between document.first and document.first + document.blocks - 1 where document.file = ?"
)
_SAME = " and ".join(f"{column} is ?" for column in Meaning._fields)


class Tables:
    """The tables of an index that is written to, and the ids of what is in them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._word = lru_cache(10_000)(self._word_id)
        self._meaning = lru_cache(MOST_KNOWN)(self._meaning_id)
        self._manner = lru_cache(1_000)(self._manner_id)
        self._is_new = db.execute("select 1 from meaning limit 1").fetchone() is None
        """Nothing was in it, and nobody else has written, nor anything been taken out: what isn't known isn't there."""

    def forget(self) -> None:
        """Forget all ids: somebody else has written."""
        for known in (self._word, self._meaning, self._manner):
            known.cache_clear()
        self._is_new = False

    def put(self, file: int, name: str | None, rows: Sequence[BlockRow]) -> None:
        """Put a document in; its blocks stand one after the other."""
        (first,) = self._db.execute("select coalesce(max(id), 0) + 1 from block").fetchone()
        columns = rows[0].columns
        day = columns.date, columns.date_source
        self._insert("document", [(None, file, name, *day, first, len(rows))])
        document = self._last_id()
        sections = self._sections([row.columns for row in rows], first)
        entities = [[self._entity(*entity) for entity in row.entities] for row in rows]
        labels = [{self._word(meaning.label) for _, _, meaning, _ in row.entities} for row in rows]
        found = [
            (block, found_by(row.pairs, {meaning for _, _, meaning, _ in of_block}, of_labels))
            for block, (row, of_block, of_labels) in enumerate(zip(rows, entities, labels, strict=True), first)
        ]
        blocks = enumerate(rows, first)
        self._insert("block", [self._block(block, document, row, sections) for block, row in blocks])
        self._db.executemany("insert into pair (rowid, pairs) values (?, ?)", found)
        self._insert_lists("entity", first, entities)
        self._insert_lists("stance", first, [self._numbered(row.stances, stances.WORDS) for row in rows])
        self._insert_lists("finding", first, [self._numbered(row.findings, findings.WORDS) for row in rows])

    def take_out(self, file: int) -> int:
        """Take out all that a file has brought in, and nothing else; return how many blocks it had."""
        rows = self._db.execute(_BLOCKS, (file,)).fetchall()
        if not rows:
            return 0
        meanings: set[int] = set()
        for block, _, text in rows:
            sql = "select meaning.id, label from entity join meaning on meaning.id = entity.meaning where block = ?"
            of_block = dict(self._db.execute(sql, (block,)).fetchall())
            meanings.update(of_block)
            # What is in the index of pairs only leaves it by being named once more.
            found = found_by(pairs(searchable(text)), of_block, set(of_block.values()))
            self._db.execute("insert into pair (pair, rowid, pairs) values ('delete', ?, ?)", (block, found))
        for table, column in (("entity", "block"), ("stance", "block"), ("finding", "block"), ("block", "id")):
            self._db.executemany(f"delete from {table} where {column} = ?", [(block,) for block, _, _ in rows])
        self._delete_sections({section for _, section, _ in rows if section is not None})
        self._db.execute(f"delete from document where id in ({_OF_FILE})", (file,))
        self._delete_unused(sorted(meanings))
        return len(rows)

    def _delete_sections(self, sections: set[int]) -> None:
        """Delete sections, and those that they are parts of."""
        while sections:
            sql = "select parent from section where id = ? and parent is not null"
            above = {parent for section in sections for (parent,) in self._db.execute(sql, (section,))}
            self._db.executemany("delete from section where id = ?", [(section,) for section in sections])
            sections = above

    def _delete_unused(self, meanings: Iterable[int]) -> None:
        """Delete those meanings that nothing has any more."""
        sql = f"select word.text, {', '.join(Meaning._fields[1:])} from meaning join word on word.id = label"
        for meaning in meanings:
            if self._db.execute("select 1 from pair where pair match ? limit 1", (f"{meaning}",)).fetchone():
                continue
            row = self._db.execute(f"{sql} where meaning.id = ?", (meaning,)).fetchone()
            keys = [(key, meaning) for key in keys_of(Meaning._make(row))]
            self._db.executemany("delete from lookup where key = ? and meaning = ?", keys)
            self._db.execute("delete from meaning where id = ?", (meaning,))
        self.forget()

    def _block(self, id_: int, document: int, row: BlockRow, sections: dict[str, tuple[int, str]]) -> tuple[Any, ...]:
        columns = row.columns
        section, place = sections[columns.section] if columns.section is not None else (None, "")
        kind = columns.kind and self._word(columns.kind)
        locator = _below(columns.locator, place, columns.text)
        numbers = columns.seq, kind, section, columns.page, columns.line
        return id_, document, *numbers, columns.label, locator, columns.source, columns.text, row.record

    def _sections(self, blocks: Sequence[Columns], first: int) -> dict[str, tuple[int, str]]:
        """Put the sections of a document in; return their ids, and the places that their blocks stand below."""
        places, told = _places(blocks), titles_told(blocks)
        (next_id,) = self._db.execute("select coalesce(max(id), 0) + 1 from section").fetchone()
        rows: dict[str, tuple[Any, ...]] = {}
        """Of headings, by their paths."""
        for path in places:
            above: int | None = None
            for own, title in down(path):
                if own not in rows:
                    block, between = told.get(own, (None, title))
                    heading = None if block is None else first + block
                    rows[own] = next_id + len(rows), above, heading, between, places.get(own) or None
                above = rows[own][0]
        self._insert("section", [*rows.values()])
        return {path: (rows[path][0], place) for path, place in places.items()}

    def _entity(
        self, start: int, length: int, meaning: Meaning, manner: Manner | None
    ) -> tuple[int, int, int, int | None]:
        return start, length, self._meaning(meaning), manner and self._manner(manner)

    def _numbered(self, rows: Iterable[StanceRow | FindingRow], words: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """Yield what a block has, with its position, and ids for the words in some columns."""
        for position, row in enumerate(rows):
            fields = row._asdict()
            fields |= {column: self._word(fields[column]) for column in words if fields[column] is not None}
            yield position, *fields.values()

    def _insert(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            self._db.executemany(f"insert into {table} values ({', '.join('?' * len(rows[0]))})", rows)

    def _insert_lists(self, table: str, first: int, lists: Iterable[Iterable[tuple[Any, ...]]]) -> None:
        """Insert what each block has a list of."""
        self._insert(table, [(block, *row) for block, rows in enumerate(lists, first) for row in rows])

    def _last_id(self) -> int:
        (id_,) = self._db.execute("select last_insert_rowid()").fetchone()
        return int(id_)

    def _word_id(self, word: str) -> int:
        self._db.execute("insert or ignore into word (text) values (?)", (word,))
        (id_,) = self._db.execute("select id from word where text = ?", (word,)).fetchone()
        return int(id_)

    def _manner_id(self, manner: Manner) -> int:
        sql = "select id from manner where approx is ? and bound is ? and role is ?"
        row = self._db.execute(sql, manner).fetchone()
        if row is None:
            self._insert("manner", [(None, *manner)])
        return int(row[0]) if row else self._last_id()

    def _meaning_id(self, meaning: Meaning) -> int:
        keys = keys_of(meaning)
        stored = self._word(meaning.label), None if meaning.unit is None else self._word(meaning.unit), *meaning[2:]
        id_ = None if self._knows_all() else self._find_meaning(stored, keys)
        if id_ is not None:
            return id_
        self._insert("meaning", [(None, *stored)])
        id_ = self._last_id()
        self._insert("lookup", [(key, id_) for key in keys])
        return id_

    def _knows_all(self) -> bool:
        """Tell whether all meanings are known that there are."""
        return self._is_new and self._meaning.cache_info().currsize < MOST_KNOWN

    def _find_meaning(self, stored: tuple[Any, ...], keys: Sequence[int | str]) -> int | None:
        low = stored[Meaning._fields.index("low")]
        among, value = "id in (select meaning from lookup where key = ?)", keys[0] if keys else low
        if not keys:  # the index of numbers is asked by `=` alone
            among = "low is ?" if low is None else "low = ?"
        row = self._db.execute(f"select id from meaning where {among} and {_SAME}", (value, *stored)).fetchone()
        return int(row[0]) if row else None


def _places(blocks: Sequence[Columns]) -> dict[str, str]:
    """Return what the locators of the blocks of each section begin with, as far as they stand below something."""
    places: dict[str, str] = {}
    for block in blocks:
        if block.section is not None:
            place = (block.locator or "").rpartition(BELOW)[0]
            places[block.section] = places.get(block.section) or place
    # What begins with a slash anyway, as no number does, must be told from what stands below something.
    odd = {block.section: "" for block in blocks if block.section is not None and (block.locator or "")[:1] == BELOW}
    return places | odd


def _below(locator: str | None, place: str, text: str) -> str | bytes | None:
    """Return what is kept of a locator: what stands below a place, and no text that its block has anyway."""
    if locator is None or not locator.startswith(f"{place}{BELOW}"):
        return locator
    kept = locator.removeprefix(place)
    return AS_TEXT if kept == f"{BELOW}{text}" else kept


def found_by(of_text: str, meanings: Iterable[int], labels: Iterable[int]) -> str:
    """Return all that a block is found by: the pairs of its text, what its entities stand for, and their labels."""
    return " ".join([of_text, *map(str, sorted(meanings)), *map(token_of_label, sorted(labels))])
