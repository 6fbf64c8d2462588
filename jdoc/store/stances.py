"""Stances in an index: their table, the rows that a worker makes of them, and the condition that a query sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.comparison import searchable
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.model import Actor, Block, Words

TABLES = """
create table stance (
    block integer not null references block,
    position integer not null,
    start integer not null,
    end integer not null,
    act integer not null references word,
    polarity integer references word,
    strength integer references word,
    adverb integer references word,
    actor text,
    actor_key text,
    name text,
    name_key text,
    object_start integer,
    object_end integer,
    object text,
    addressee text,
    negated integer,
    conditional integer,
    primary key (block, position)
) without rowid;
create index stance_act on stance (act);
create index stance_actor on stance (actor_key) where actor_key is not null;
create index stance_name on stance (name_key) where name_key is not null;
create view stances as
    select documents.name as doc, documents.date, block.id as block, block.page, block.line, stance.actor, stance.name,
        act.text as act, polarity.text as polarity, strength.text as strength, adverb.text as adverb,
        coalesce(stance.object, substr(block.text, object_start + 1, object_end - object_start)) as object,
        stance.addressee, stance.negated, stance.conditional, stance.start, stance.end
    from stance join block on block.id = stance.block join documents on documents.id = block.document
        left join word as act on act.id = stance.act left join word as polarity on polarity.id = stance.polarity
        left join word as strength on strength.id = stance.strength
        left join word as adverb on adverb.id = stance.adverb;
"""
WORDS = ("act", "polarity", "strength", "adverb")
"""The columns that hold words that many stances have."""
SIDE = "側"
NOWHERE = (None, None)


class StanceRow(NamedTuple):
    """One act, as the index holds it behind its block and position."""

    start: int
    end: int
    act: str
    polarity: str | None
    strength: str | None
    adverb: str | None
    actor: str | None
    actor_key: str | None
    """What is compared of it: in one width, 側 off."""
    name: str | None
    """The canonical name, or whom the document says that the actor stands for."""
    name_key: str | None
    object_start: int | None
    """Where what it is about stands in the block, if it does."""
    object_end: int | None
    object: str | None
    """What it is about, if that stands elsewhere."""
    addressee: str | None
    negated: bool | None
    conditional: bool | None


class AskedAct(NamedTuple):
    """What an act must be."""

    acts: frozenset[str] = frozenset()
    actor: str | None = None
    strength: str | None = None


def stance_rows(block: Block) -> list[StanceRow]:
    """Make rows of a block's stances."""
    spans = [_span_of(stance.object, block.text) for stance in block.stances or ()]
    return [
        StanceRow(
            stance.start,
            stance.end,
            stance.act,
            stance.polarity,
            stance.strength,
            stance.adverb,
            stance.actor.text if stance.actor else None,
            actor_key(stance.actor.text) if stance.actor else None,
            *_name(stance.actor),
            *span,
            stance.object.text if stance.object and span == NOWHERE else None,
            stance.addressee.text if stance.addressee else None,
            stance.negated,
            stance.conditional,
        )
        for stance, span in zip(block.stances or (), spans, strict=True)
    ]


def _span_of(words: Words | None, text: str) -> tuple[int | None, int | None]:
    """Return where some words stand in a text, if they do."""
    stand_there = words is not None and words.block is None and text[words.start : words.end] == words.text
    return (words.start, words.end) if words and stand_there else NOWHERE


def _name(actor: Actor | None) -> tuple[str | None, str | None]:
    name = (actor.value or actor.ref) if actor else None
    return name, actor_key(name) if name else None


def actor_key(text: str) -> str:
    """Return what is compared of an actor.

    >>> actor_key("オルビア側"), actor_key("Ｇ７ 首脳")
    ('オルビア', 'g7首脳')
    """
    return searchable(text.removesuffix(SIDE))


def act_condition(asked: AskedAct) -> tuple[str, list[str]]:
    """Return what is asked of an act as SQL over `stance`, and its values."""
    parts, values = [], list[str]()
    if asked.acts:
        parts.append(f"stance.act in (select id from word where text in ({', '.join('?' * len(asked.acts))}))")
        values += sorted(asked.acts)
    if asked.actor is not None:
        parts.append("(stance.actor_key = ? or stance.name_key = ?)")
        values += [actor_key(asked.actor.encode(errors="replace").decode())] * 2
    if asked.strength is not None:
        parts.append("stance.strength = (select id from word where text = ?)")
        values.append(asked.strength)
    return " and ".join(parts), values
