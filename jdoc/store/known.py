"""What many blocks of an index have in common, each read once: words, documents, the headings above."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.comparison import searchable
from jdoc.store.tables import BETWEEN, DOCUMENT

if TYPE_CHECKING:
    import sqlite3

Paper: TypeAlias = tuple[str, str | None, str | None]
"""A document: its name, its day, and where that was found."""
Above: TypeAlias = tuple[str | None, str]
"""What stands above a block: the headings, outermost first, and the place that its locator begins with."""
DEEPEST = 1_000
"""Headings, one below the other."""


class Known:
    """What was read of an index. Raises ValueError where that is none of jdoc's."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._words: dict[int | None, str | None] = {None: None}
        self._documents: dict[int, Paper] = {}
        self._sections: dict[int | None, Above] = {None: (None, "")}

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
        below: list[tuple[int | None, str, str]] = []
        while id_ not in self._sections:
            sql = "select parent, title, place from section where id = ?"
            parent, title, place = self._db.execute(sql, (id_,)).fetchone()
            if len(below) == DEEPEST:
                raise ValueError(below)
            below.append((id_, _text(title), "" if place is None else _text(place)))
            id_ = parent
        for section, title, place in reversed(below):
            above, _ = self._sections[id_]
            self._sections[section] = (title if above is None else f"{above}{BETWEEN}{title}"), place
            id_ = section
        return self._sections[id_]

    def is_below(self, id_: int, asked: str) -> bool:
        """Tell whether the headings above have a text, as it is searched."""
        path, _ = self.section(id_)
        return asked in searchable(path or "")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
