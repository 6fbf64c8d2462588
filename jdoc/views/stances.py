"""Stances to look at: a row each, as a table of actor, act and object, and counts of the acts of each actor."""

from __future__ import annotations

from collections import Counter
from copy import copy
from typing import IO, TYPE_CHECKING

from jdoc.language.controls import disarm
from jdoc.language.stances import ACTS
from jdoc.model import Entity
from jdoc.translation import is_japanese, named, say
from jdoc.views.cells import format_cell
from jdoc.views.doc_names import DocNames
from jdoc.views.labels import OBJECT
from jdoc.views.places import CITED, PLACED, cited_cells, place_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.model import Actor, Block, Stance, Words
    from jdoc.views.rows import Row

COLUMNS: dict[str, type] = {
    "doc": str,
    "seq": int,
    **PLACED,
    "number": str,
    "actor": str,
    "actor_value": str,
    "implicit": bool,
    "act": str,
    "family": str,
    "polarity": str,
    "strength": str,
    "adverb": str,
    "verb": str,
    "attitude": str,
    "object": str,
    "refers": str,
    "addressee": str,
    "negated": bool,
    "conditional": bool,
    "code": str,
    "start": int,
    "end": int,
    **CITED,
}
"""What a row holds, in order, and what its cells are."""
NOBODY = "–"


def marks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks whose stances stand among the entities, as the views of texts mark these: predicates and objects."""
    for block in blocks:
        if block.stances:
            block = copy(block)  # noqa: PLW2901 -- the record itself stays as it is
            block.entities = [*(block.entities or ()), *_marks(block)]
        yield block


def _marks(block: Block) -> Iterator[Entity]:
    for stance in block.stances or ():
        strength = f"({named('strength', stance.strength)})" if stance.strength else None
        told = " ".join(filter(None, [_text(stance.actor), strength]))
        yield Entity(
            label=stance.act,
            start=stance.start,
            end=stance.end,
            text=block.text[stance.start : stance.end],
            value=told or NOBODY,
        )
        if stance.object and stance.object.block is None:
            start, end = stance.object.start, stance.object.end
            end = min(end, stance.start) if start < stance.start else end  # 意思 of 意思を表明 belongs to both
            yield Entity(label=OBJECT, start=start, end=end, text=block.text[start:end])


def rows(blocks: Iterable[Block]) -> Iterator[Row]:
    """Yield a row for each stance, in reading order."""
    for block in blocks:
        for stance in block.stances or ():
            yield _row(block, stance)


def _row(block: Block, stance: Stance) -> Row:
    actor = stance.actor
    return {
        "doc": block.doc,
        "seq": block.seq,
        **place_cells(block, stance.start),
        "number": block.number,
        "actor": _text(actor),
        "actor_value": actor.value or actor.ref if actor else None,
        "implicit": actor.implicit if actor else None,
        "act": stance.act,
        "family": ACTS[stance.act].family if stance.act in ACTS else None,
        "polarity": stance.polarity,
        "strength": stance.strength,
        "adverb": stance.adverb,
        "verb": stance.verb,
        "attitude": stance.attitude,
        "object": _text(stance.object),
        "refers": _text(stance.refers),
        "addressee": _text(stance.addressee),
        "negated": stance.negated,
        "conditional": stance.conditional,
        "code": stance.code,
        "start": stance.start,
        "end": stance.end,
        **cited_cells(block),
    }


def _text(words: Words | Actor | None) -> str | None:
    return words.text if words else None


def arranged(given: Iterable[Row], by: str | None) -> list[Row]:
    """Sort rows by actor or by act, in the order in which these come first; else leave them in order."""
    found = list(given)
    if by is None:
        return found
    first: dict[object, int] = {}
    for row in found:
        first.setdefault(row[by], len(first))
    return sorted(found, key=lambda row: first[row[by]])


BRIEF = ("doc", "line", "actor", "act", "object")
"""What a terminal shows of it."""


def table_lines(given: Sequence[Row], out: IO[str]) -> Iterator[str]:
    """Yield the lines of a table of actors, acts and objects, as wide as `out` can show."""
    from jdoc.views.screen_tables import draw_cells  # noqa: PLC0415 -- 50 ms that only a terminal needs

    shown = BRIEF[len({row["doc"] for row in given}) < 2 :]
    cells = [[named("column", name) for name in shown]]
    docs = DocNames(row["doc"] for row in given)
    for row in given:
        told = {
            **row,
            "doc": docs.of(row["doc"]),
            "actor": row["actor"] or NOBODY,
            "act": _act(row),
            "object": _object(row),
        }
        cells.append([format_cell(told[name]) for name in shown])
    return draw_cells(cells, out, right={shown.index("line")}, place=0 if "doc" in shown else None, folder=docs.folder)


def _act(row: Row) -> str:
    strength = f"{row['strength']}" if row["strength"] else None
    return act_words(f"{row['act']}", strength, "not" if row["negated"] else None, "if" if row["conditional"] else None)


def act_words(act: str, *marks: str | None) -> str:
    """Write an act and how it is done.

    >>> act_words("condemn", "strong", None, "if")
    'condemn (strong if)'
    """
    told = [named("strength", mark) for mark in marks if mark]
    if is_japanese():
        return named("act", act) + (f"（{'・'.join(told)}）" if told else "")
    return f"{act} ({' '.join(told)})" if told else act


def _object(row: Row) -> str:
    to = f"→ {row['addressee']}: " if row["addressee"] else ""
    return f"{to}{row['object'] or ''}"


def counted(blocks: Iterable[Block]) -> dict[str, Counter[str]]:
    """Count the acts of each actor, in the order in which actors come first."""
    found: dict[str, Counter[str]] = {}
    for row in rows(blocks):
        found.setdefault(f"{row['actor'] or NOBODY}", Counter())[f"{row['act']}"] += 1
    return found


def write_counts(counts: dict[str, Counter[str]], out: IO[str]) -> None:
    """Write counts: an actor a line, the most frequent acts first, tabs between; the sums at the end."""
    whole: Counter[str] = Counter()
    for actor, acts in counts.items():
        out.write(disarm(_line(actor, acts)) + "\n")
        whole += acts
    if len(counts) > 1:
        out.write(_line(say("total"), whole) + "\n")


def _line(name: str, acts: Counter[str]) -> str:
    return "\t".join(
        [name, f"{acts.total()}", " ".join(f"{named('act', act)} {count}" for act, count in acts.most_common())]
    )
