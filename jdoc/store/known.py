"""What many blocks of an index have in common, each read once: words, documents, the headings above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from jdoc.language.comparison import searchable
from jdoc.store.meanings import MEANING
from jdoc.store.records import EntityColumns
from jdoc.store.tables import BETWEEN, DOCUMENT

if TYPE_CHECKING:
    import sqlite3

Paper: TypeAlias = tuple[str, str | None, str | None]
"""A document: its name, its day, and where that was found."""
Above: TypeAlias = tuple[str | None, str]
"""What stands above a block: the headings, outermost first, and the place that its locator begins with."""
DEEPEST = 1_000
"""Headings, one below the other."""

_FACTS = (
    "select label, value, unit, low, high, earliest, latest, code, law_num, law_id "
    f"from ({MEANING}) as meaning where meaning.id = ?"
)


class Known:
    """What was read of an index. Raises ValueError where that is none of jdoc's."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._words: dict[int | None, str | None] = {None: None}
        self._documents: dict[int, Paper] = {}
        self._sections: dict[int | None, Above] = {None: (None, "")}
        self._has_all = False
        """All sections were read."""
        self._meanings: dict[int, tuple[Any, ...]] = {}
        self._manners: dict[int | None, tuple[Any, ...]] = {None: (None, None, None)}

    def word(self, id_: int | None) -> str | None:
        """Return a word that many blocks have."""
        if id_ not in self._words:
            (word,) = self._db.execute("select text from word where id = ?", (id_,)).fetchone()
            self._words[id_] = _text(word)
        return self._words[id_]

    def document(self, id_: int) -> Paper:
        """Return what a document is called, and its day."""
        if id_ not in self._documents:
            sql = f"select name, date, date_source from ({DOCUMENT}) where id = ?"
            name, *day = self._db.execute(sql, (id_,)).fetchone()
            date, source = (None if each is None else _text(each) for each in day)
            self._documents[id_] = _text(name), date, source
        return self._documents[id_]

    def section(self, id_: int | None) -> Above:
        """Return what stands above the blocks of a section."""
        below: list[tuple[int | None, int | None, str, str | None]] = []
        while id_ not in self._sections:
            sql = "select id, parent, title, place from section where id = ?"
            below.append(self._db.execute(sql, (id_,)).fetchone())
            if len(below) > DEEPEST:
                raise ValueError(below)
            id_ = below[-1][1]
        for section in reversed(below):
            id_ = self._put_section(*section)
        return self._sections[id_]

    def _put_section(self, id_: int | None, parent: int | None, title: object, place: object) -> int | None:
        """Note a section whose headings above are known."""
        above, _ = self._sections[parent]
        path = _text(title) if above is None else f"{above}{BETWEEN}{_text(title)}"
        self._sections[id_] = path, "" if place is None else _text(place)
        return id_

    def entity(self, start: int, length: int, meaning: int, manner: int | None) -> EntityColumns:
        """Return what the index holds of an entity."""
        if meaning not in self._meanings:
            self._meanings[meaning] = self._db.execute(_FACTS, (meaning,)).fetchone()
        if manner not in self._manners:
            sql = "select approx, bound, role from manner where id = ?"
            self._manners[manner] = self._db.execute(sql, (manner,)).fetchone()
        return EntityColumns(start, start + length, *self._meanings[meaning], *self._manners[manner])

    def is_below(self, id_: int, asked: str) -> bool:
        """Tell whether the headings above have a text, as it is searched."""
        if not self._has_all:  # each comes after the one that it is part of
            for section in self._db.execute("select id, parent, title, place from section order by id"):
                self._put_section(*section)
            self._has_all = True
        path, _ = self._sections[id_]
        return asked in searchable(path or "")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
