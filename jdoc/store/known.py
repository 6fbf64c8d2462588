"""What many blocks of an index have in common, each read once: words, documents, the headings above."""

from __future__ import annotations

from itertools import islice, repeat
from typing import TYPE_CHECKING, Any, TypeAlias

from jdoc.language.comparison import searchable
from jdoc.store.meanings import MEANING
from jdoc.store.records import EntityColumns
from jdoc.store.tables import BETWEEN, DOCUMENT, SECTIONS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

Paper: TypeAlias = tuple[str, str | None, str | None]
"""A document: its name, its day, and where that was found."""
Above: TypeAlias = tuple[str | None, str]
"""What stands above a block: the headings, outermost first, and the place that its locator begins with."""
DEEPEST = 1_000
"""Headings, one below the other."""

AT_ONCE = 100
"""Rows that are asked for together."""
ONE_OF = f"({', '.join('?' * AT_ONCE)})"
"""What their ids are among: with as many as there are, SQLite would have to read each question anew."""
_FACTS = (
    "select id, label, value, unit, low, high, earliest, latest, code, law_num, law_id "
    f"from ({MEANING}) as meaning where meaning.id in"
)
_SECTION = f"select section.id, parent, place, heading, section.title, heading.label, heading.text from {SECTIONS}"
_MANNER = "select id, approx, bound, role from manner where id in"


class Known:
    """What was read of an index. Raises ValueError where that is none of jdoc's."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._words: dict[int | None, str | None] = {None: None}
        self._documents: dict[int, Paper] = {}
        self._sections: dict[int | None, Above] = {None: (None, "")}
        self._below: dict[str, set[int | None]] = {}
        """Sections below headings that have a text."""
        self._meanings: dict[int | None, tuple[Any, ...]] = {}
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
        below: list[tuple[Any, ...]] = []
        while id_ not in self._sections:
            below.append(self._db.execute(f"{_SECTION} where section.id = ?", (id_,)).fetchone())
            if len(below) > DEEPEST:
                raise ValueError(below)
            id_ = below[-1][1]
        for section in reversed(below):
            id_ = self._put_section(*section)
        return self._sections[id_]

    def _put_section(self, id_: int, parent: int | None, place: object, *told: object) -> int:
        """Note a section whose headings above are known."""
        above, _ = self._sections[parent]
        title = _title(*told)
        path = title if above is None else f"{above}{BETWEEN}{title}"
        self._sections[id_] = path, "" if place is None else _text(place)
        return id_

    def entities(self, rows: Sequence[tuple[int, int, int, int, int | None]]) -> dict[int, list[EntityColumns]]:
        """Return what the index holds of entities, by their blocks; a row is a block, a place, a meaning, a manner."""
        self._learn(self._meanings, _FACTS, {meaning for _, _, _, meaning, _ in rows})
        self._learn(self._manners, _MANNER, {manner for *_, manner in rows})
        found: dict[int, list[EntityColumns]] = {}
        for block, start, length, meaning, manner in rows:
            facts = *self._meanings[meaning], *self._manners[manner]
            found.setdefault(block, []).append(EntityColumns(start, start + length, *facts))
        return found

    def _learn(self, known: dict[int | None, tuple[Any, ...]], sql: str, ids: set[int | None]) -> None:
        """Read what of some ids isn't known yet."""
        for some in together(ids - known.keys()):
            known |= {id_: tuple(facts) for id_, *facts in self._db.execute(f"{sql} {ONE_OF}", some)}

    def is_below(self, id_: int, asked: str) -> bool:
        """Tell whether the headings above have a text, as it is searched."""
        if asked not in self._below:
            self._below[asked] = self._find_below(asked)
        return id_ in self._below[asked]

    def _find_below(self, asked: str) -> set[int | None]:
        """Return the sections below headings that have a text: of one heading, unless it has what parts them."""
        is_of_one = BETWEEN.strip() not in asked and asked == asked.strip()
        below: set[int | None] = set()
        for id_, parent, *told in self._db.execute(f"{_SECTION} order by section.id"):
            self._put_section(id_, parent, *told)  # each comes after the one that it is part of
            path, _ = self._sections[id_]
            own = (path or "").rpartition(BETWEEN)[2] if is_of_one else path or ""
            if parent in below or asked in searchable(own):
                below.add(id_)
        return below


def together(ids: Iterable[int | None]) -> Iterator[list[int | None]]:
    """Yield ids, as many at once as `ONE_OF` asks for; where there are fewer, nothing has the others."""
    waiting = iter(ids)
    while some := [*islice(waiting, AT_ONCE)]:
        yield [*some, *repeat(None, AT_ONCE - len(some))]


def _title(heading: object, title: object, label: object, text: object) -> str:
    """Return the title of a section: its own, or that of the block that heads it, which its own stands inside."""
    if heading is None:
        return _text(title)
    return "".join([_text(each) for each in (label, title) if each is not None]) + _text(text)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
