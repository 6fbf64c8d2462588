"""Writing an index: whole files in, whole files out, so that it is true whenever the writing ends."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Self

from jdoc.language.comparison import pairs, searchable
from jdoc.store.findings import FindingRow
from jdoc.store.rows import BlockRow, Opened
from jdoc.store.schema import open_to_write, translate_errors, version_in
from jdoc.store.stances import StanceRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.store.rows import EntityRow, Meaning, Value

BLOCKS_AT_ONCE = 1_000
"""Blocks that are written together: less than a second's work, which is what a crash costs."""


class Writer:
    """An index that is written to. What is given has a place of its own: ids rise in the order that files come in."""

    def __init__(self, path: str, *, notify: Callable[[str], None]) -> None:
        self._path = path
        self._unsaved = 0
        with translate_errors(path):
            self._db = open_to_write(path, notify=notify)
        self._meaning = lru_cache(100_000)(self._meaning_id)
        self._form = lru_cache(100_000)(self._form_id)
        self._sections: dict[str | None, int | None] = {}
        """Those of the file."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Keep what was written whole; of a file that was broken off, nothing."""
        try:
            if kind is None:
                with translate_errors(self._path):
                    self._db.execute("commit")
        finally:
            self._db.close()

    def known(self, path: str, made: str) -> str | None:
        """Return the hash that a file had when it was indexed, if it was made in the same way."""
        with translate_errors(self._path):
            row = self._db.execute("select sha256 from file where path = ? and made = ?", (path, made)).fetchone()
        return row[0] if row else None

    def version_of(self, path: str) -> str | None:
        """Return the version of jdoc that a file was indexed by, if it was indexed."""
        with translate_errors(self._path):
            row = self._db.execute("select made from file where path = ?", (path,)).fetchone()
        return version_in(row[0]) if row else None

    def paths(self) -> Iterator[str]:
        """Yield the paths of all files."""
        with translate_errors(self._path):
            rows = self._db.execute("select path from file order by path").fetchall()
        for (path,) in rows:
            yield path

    def put(self, path: str, made: str, values: Iterable[Value]) -> None:
        """Write a file, in the place of what it was before."""
        with translate_errors(self._path):
            file = None
            documents: dict[str, int] = {}
            for value in values:
                if isinstance(value, Opened):
                    if self.known(path, made) == value.sha256:
                        return  # by another one, while this one was at it
                    file = self._begin(path, value.sha256, made)
                elif isinstance(value, BlockRow) and file is not None:
                    doc = value.columns.doc
                    if doc not in documents:
                        documents[doc] = self._add("document", file, doc, value.columns.date)
                    self._block(documents[doc], value)
            if self._unsaved >= BLOCKS_AT_ONCE:
                self._save()

    def _begin(self, path: str, sha256: str, made: str) -> int:
        """Empty the place of a file, and return its id."""
        self._empty(path)
        self._sections.clear()
        return self._file(path, sha256, made)

    def remove(self, path: str) -> None:
        """Take a file out."""
        with translate_errors(self._path):
            self._empty(path)
            self._db.execute("delete from file where path = ?", (path,))

    def _save(self) -> None:
        self._db.execute("commit")
        self._db.execute("begin immediate")
        self._unsaved = 0

    def _file(self, path: str, sha256: str, made: str) -> int:
        self._db.execute(
            "insert into file (path, sha256, made) values (?1, ?2, ?3) "
            "on conflict (path) do update set sha256 = ?2, made = ?3",
            (path, sha256, made),
        )
        (file,) = self._db.execute("select id from file where path = ?", (path,)).fetchone()
        return int(file)

    def _empty(self, path: str) -> None:
        """Take out all that a file has brought in, and nothing that others have brought in as well."""
        rows = self._db.execute(
            "select block.id, block.section, block.text from block join document on document.id = block.document "
            "join file on file.id = document.file where file.path = ?",
            (path,),
        ).fetchall()
        if not rows:
            return
        blocks = [(block,) for block, _, _ in rows]
        forms: set[tuple[int, int]] = set()  # with their meanings
        for block in blocks:
            sql = "select form.id, form.meaning from entity join form on form.id = entity.form where entity.block = ?"
            forms.update(self._db.execute(sql, block))
        # What is in the index of pairs only leaves it by being named once more.
        texts = ((block, pairs(searchable(text))) for block, _, text in rows)
        self._db.executemany("insert into pair (pair, rowid, pairs) values ('delete', ?, ?)", texts)
        self._db.executemany("delete from entity where block = ?", blocks)
        self._db.executemany("delete from stance where block = ?", blocks)
        self._db.executemany("delete from finding where block = ?", blocks)
        self._db.executemany("delete from block where id = ?", blocks)
        self._db.executemany("delete from section where id = ?", {(section,) for _, section, _ in rows})
        self._db.execute("delete from document where file in (select id from file where path = ?)", (path,))
        self._delete_unused("form", "entity", {form for form, _ in forms})
        self._delete_unused("meaning", "form", {meaning for _, meaning in forms})
        self._unsaved += len(rows)

    def _delete_unused(self, table: str, by: str, ids: set[int]) -> None:
        """Delete those rows that nothing refers to any more."""
        sql = f"delete from {table} where id = ?1 and not exists (select 1 from {by} where {by}.{table} = ?1)"
        self._db.executemany(sql, ((id_,) for id_ in sorted(ids)))
        self._meaning.cache_clear()
        self._form.cache_clear()

    def _block(self, document: int, row: BlockRow) -> None:
        _, _, seq, kind, path, page, line, runs, text, label, locator = row.columns
        if path not in self._sections:
            self._sections[path] = None if path is None else self._add("section", path)
        block = self._add(
            "block", document, seq, kind, self._sections[path], page, line, runs, text, row.record, label, locator
        )
        self._db.execute("insert into pair (rowid, pairs) values (?, ?)", (block, row.pairs))
        self._db.executemany(
            "insert into entity values (?, ?, ?, ?, ?, ?, ?, ?)",
            [self._entity(block, position, entity) for position, entity in enumerate(row.entities)],
        )
        marks = ", ".join("?" * (2 + len(StanceRow._fields)))
        stances = [(block, position, *stance) for position, stance in enumerate(row.stances)]
        self._db.executemany(f"insert into stance values ({marks})", stances)
        marks = ", ".join("?" * (2 + len(FindingRow._fields)))
        findings = [(block, position, *finding) for position, finding in enumerate(row.findings)]
        self._db.executemany(f"insert into finding values ({marks})", findings)
        self._unsaved += 1

    def _entity(self, block: int, position: int, row: EntityRow) -> tuple[object, ...]:
        form = self._form(self._meaning(row.meaning), row.text, row.key)
        return block, position, row.start, row.end, form, row.approx, row.bound, row.role

    def _meaning_id(self, meaning: Meaning) -> int:
        row = self._db.execute(
            "select id from meaning where label = ? and value is ? and unit is ? and low is ? and high is ? "
            "and earliest is ? and latest is ? and code is ? and law_num is ? and law_id is ? and key is ?",
            meaning,
        ).fetchone()
        return int(row[0]) if row else self._add("meaning", *meaning)

    def _form_id(self, meaning: int, text: str, key: str | None) -> int:
        row = self._db.execute("select id from form where meaning = ? and text = ?", (meaning, text)).fetchone()
        return int(row[0]) if row else self._add("form", meaning, text, key)

    def _add(self, table: str, *values: object) -> int:
        """Insert a row, and return its id, which is one more than the highest."""
        marks = ", ".join("?" * len(values))
        return int(self._db.execute(f"insert into {table} values (null, {marks})", values).lastrowid or 0)
