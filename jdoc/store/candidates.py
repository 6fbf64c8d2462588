"""What a question asks of the tables of an index: the blocks that this finds have all but the words' own order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.comparison import pairs_of_word, searchable
from jdoc.store.meanings import MEANING, token_of_label
from jdoc.store.query import Condition, all_of
from jdoc.store.schema import LARGEST_WHOLE
from jdoc.store.tables import LOCATOR

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from jdoc.store.query import Query, Word

OF_BLOCK = f"entity join ({MEANING}) as meaning on meaning.id = entity.meaning"
"""The entities of blocks, with all that conditions ask for."""
IS_FOUND = "pair match ?"
MOST_NAMED = 1_000
"""Meanings that the full-text index is asked for at once; where there are more, all entities are looked at."""
_NEVER = "none"
"""What no block is found by."""


class Meanings:
    """Which meanings meet a condition, each looked up once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[Condition, frozenset[int] | None] = {}

    def few(self, condition: Condition, *, however_many: bool = False) -> frozenset[int] | None:
        """Return the ids of what meets a condition; None where there are more than can be named."""
        most = LARGEST_WHOLE - 1 if however_many else MOST_NAMED
        if condition not in self._known:
            sql = f"select meaning.id from ({MEANING}) as meaning where {condition.sql} limit {most + 1}"
            found = frozenset(id_ for (id_,) in self._db.execute(sql, condition.values))
            self._known[condition] = found if len(found) <= most else None
        return self._known[condition]

    def tokens(self, condition: Condition, *, however_many: bool = False) -> list[str] | None:
        """Return what the full-text index knows by what meets a condition; None where that is too much to be named."""
        if condition.labels:
            words = f"select id from word where text in ({', '.join('?' * len(condition.labels))}) order by id"
            return [token_of_label(word) for (word,) in self._db.execute(words, condition.labels)]
        ids = self.few(condition, however_many=however_many)
        return None if ids is None else [*map(str, sorted(ids))]


def candidates(query: Query, meanings: Meanings) -> tuple[str, Condition]:
    """Write a query in SQL, as tables and what holds of them."""
    tokens = [meanings.tokens(condition) for condition in query.conditions]
    broad = [condition for condition, named in zip(query.conditions, tokens, strict=True) if named is None]
    found = [*_of_words(query, meanings), *(_any(named) for named in tokens if named is not None)]
    looked_up = [Condition(IS_FOUND, (" AND ".join(f"({each})" for each in found),))] if found else []
    where = all_of([*looked_up, *_entity_conditions(broad, is_first=not found), *_place_conditions(query)])
    source = "pair join block on block.id = pair.rowid" if found else "block"
    return source, where._replace(sql=f" where {where.sql}" if where.sql else "")


def _of_words(query: Query, meanings: Meanings) -> Iterator[str]:
    """Say what the full-text index is asked for each word, and for words of which a block must have one."""
    for words in (*([word] for word in query.words), *query.choices):
        yield " OR ".join(_has(word, meanings) for word in words)


def _has(word: Word, meanings: Meanings) -> str:
    """Say that a block has all pairs of a word, or what means the same."""
    has_pairs = f"({' AND '.join(pairs_of_word(word.text))})"
    tokens = meanings.tokens(word.same, however_many=True) if word.same else None
    return f"{has_pairs} OR {_any(tokens)}" if tokens else has_pairs


def _any(tokens: Collection[str]) -> str:
    return " OR ".join(tokens) or _NEVER


def _entity_conditions(broad: list[Condition], *, is_first: bool) -> Iterator[Condition]:
    """Say of blocks that they have an entity that meets each condition.

    What meets the first one is looked up, if there is nothing else; then blocks are looked at one by one.
    """
    for number, condition in enumerate(broad):
        if is_first and number == 0:
            ids = f"select meaning.id from ({MEANING}) as meaning where {condition.sql}"
            yield condition._replace(
                sql=f"block.id in (select entity.block from entity where entity.meaning in ({ids}))"
            )
        else:
            sql = f"exists (select 1 from {OF_BLOCK} where entity.block = block.id and {condition.sql})"
            yield condition._replace(sql=sql)


def _place_conditions(query: Query) -> Iterator[Condition]:
    """Say where blocks must stand, and what somebody must do in them."""
    if query.act is not None:
        sql = f"block.id in (select block from stance where {query.act.sql})"
        yield Condition(sql, query.act.values)
    if query.finding is not None:
        sql = f"block.id in (select block from finding where {query.finding.sql})"
        yield Condition(sql, query.finding.values)
    if query.section is not None:
        sql = "block.section in (select id from section where is_below(id, ?))"
        yield Condition(sql, (searchable(query.section),))
    if query.locator is not None:
        yield Condition(f"instr('/' || {LOCATOR} || '/', '/' || ? || '/')", (query.locator,))
    if query.doc is None:
        return
    if set(query.doc).isdisjoint("*?["):
        yield Condition("(instr(document.name, ?))", (query.doc,))
    else:  # a name may have in it what a glob is known by
        yield Condition("(document.name glob ? or instr(document.name, ?))", (query.doc, query.doc))
