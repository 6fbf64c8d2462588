"""Records in an index: each is kept whole, byte for byte, in what its columns don't tell, which is mostly nothing."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeAlias

from jdoc.language.identifiers import identifier_of
from jdoc.language.lazy import deferred
from jdoc.limits import at_most, too_much
from jdoc.store.sources import unpack_runs
from jdoc.store.tables import BETWEEN
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import CITED, ON_REQUEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Rest: TypeAlias = "dict[int, dict[str, str]]"
"""What of a record the columns don't tell, as JSON by its key: of the block (-1) and of its entities, by position."""


Told: TypeAlias = "tuple[str | None, ...]"
"""Fields that columns tell, as JSON, in the order of their keys."""

MOST_BYTES = 64 << 20
"""Of one record that an index holds."""
_OF_BLOCK = (
    "doc:a seq:b kind:c section:d label:e number:f part:g* locator:h provision:i* uid:j block:k* start:l* end:m* "
    "translation:n* text:o attribution:p* name:q* role:r* why:s* definitions:t* rows:u spans:v* source:w box:x* ocr:y* "
    "confidence:z* base_date:A base_date_source:B unseen:D* entities:C"
)
_OF_ENTITY = (
    "label:a start:b end:c text:d value:e unit:f lower:g upper:h from:x* to:y* weekday:z* earliest:i latest:j approx:k "
    "bound:l of:m* relative:n* note:o* id:p role:q sentence:r* target:s* ref:t* law_num:u law_id:v cell:w"
)
"""The keys of a record and of an entity in their order, and the letter that each is known by in a rest.

A star stands behind what columns never tell. A new key takes a new letter.
"""
BLOCK_KEYS, ENTITY_KEYS = (
    dict(each.rstrip("*").split(":") for each in keys.split()) for keys in (_OF_BLOCK, _OF_ENTITY)
)
_BLOCK_KEYS_OF, _ENTITY_KEYS_OF = ({letter: key for key, letter in keys.items()} for keys in (BLOCK_KEYS, ENTITY_KEYS))
TOLD_OF_BLOCK, TOLD_OF_ENTITY = (
    tuple(each.partition(":")[0] for each in keys.split() if not each.endswith("*")) for keys in (_OF_BLOCK, _OF_ENTITY)
)
OF_BLOCK = -1
NOTHING = "-"
"""In a rest: the record doesn't have what the columns tell."""
GOES_ON = "+"
"""In a rest: what the columns tell goes on so, before its last character: `+-2"` behind `"898ef7d4eca51945"`."""
TRUE = ""
"""In a rest: `true`."""
WHOLE, PRESSED = 0, 1
"""The first byte of a record that is kept whole, and of a rest that is pressed; other rests begin otherwise."""
WINDOW = 32768
"""Bytes before a place that zlib can point at."""
_USUAL = (
    '{"term":"","text":"","start":,"end":,"scope":"document","within":""}At_1-Pr_1-It_1\n'
    '0x{"start":0,"end":1,"value":1}\n0y{"start":2,"end":3,"value":"20"}\n0z{"text":"（月）","start":,"end":10}\n'
    '0n\n1n\n2n\n0o"no-such-day"\n0m"総額"\n0t"'
)
"""What is often in a rest."""
_ESCAPED = deferred(r'["\\\x00-\x1f]')
"""A character that JSON has another way to write: `["]`, `[\\]`."""
_AGAIN = deferred(r"\[\d+\]\Z")
"""What tells a number from the same number before: the [2] of 第3[2]."""
_LINE = deferred(r"(\d*)([A-Za-z])([^\n]*)\n", re.ASCII)
"""A line of a rest: the position of an entity, if it isn't of the block, the letter of a key, then JSON."""
_TABLE = "table"
_CELL, _ROW = "\t", "\n"
"""What stands between the cells of a row, and between rows."""
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


class Columns(NamedTuple):
    """What an index holds of a block beside its record."""

    doc: str
    date: str | None
    """Of the document."""
    date_source: str | None
    seq: int | None
    kind: str | None
    section: str | None
    page: int | None
    line: int | None
    source: bytes | None
    """Where runs of the text begin."""
    text: str
    """What is searched: with who speaks in front, where the record has it in a field of its own."""
    label: str | None
    locator: str | None


class EntityColumns(NamedTuple):
    """What an index holds of an entity."""

    start: int
    end: int
    label: str
    value: str | None
    unit: str | None
    low: int | float | None
    high: int | float | None
    earliest: str | None
    latest: str | None
    code: str | None
    law_num: str | None
    law_id: str | None
    approx: bool | None
    bound: str | None
    role: str | None


def in_order(entities: Iterable[EntityColumns]) -> list[EntityColumns]:
    """Return entities in the order of records; CARDINAL is left out there, as it is unasked."""
    asked = [entity for entity in entities if entity.label not in ON_REQUEST]
    if len(asked) < 2:
        return asked
    if len({entity[:2] for entity in asked}) < len(asked):  # what is cited comes last: 第３条 is an ORDINAL as well
        asked.sort(key=lambda entity: (entity.label in CITED, f"{entity[:-3]}"))
    return sorted(asked, key=lambda entity: (entity.start, -entity.end))


def unpack(data: bytes | None, columns: Columns, entities: Iterable[EntityColumns]) -> bytes:
    """Return a record as it was. Raises ValueError for what would be larger than any record."""
    ordered = in_order(entities)
    if not data:
        return write(columns, ordered, {}).encode()
    if data[0] == WHOLE:
        record = _unpressed(data[1:], write(columns, ordered, {}))
        str(record, "utf-8")  # against other columns than it was packed with, it unpacks to anything
        return record
    rest = _unpressed(data[1:], usual(columns)) if data[0] == PRESSED else data
    return write(columns, ordered, read_rest(rest.decode())).encode()


def usual(columns: Columns) -> str:
    """Return what a rest of a record is likely to have."""
    return _USUAL + columns.text


def _unpressed(data: bytes, known: str) -> bytes:
    press = zlib.decompressobj(-15, zdict=known.encode()[-WINDOW:])
    found = press.decompress(data, at_most(MOST_BYTES))
    if not press.eof:
        raise ValueError(too_much("bytes in one record", MOST_BYTES))
    return found


def write_rest(rest: Rest) -> str:
    r"""Write what of a record the columns don't tell, a line each.

    >>> write_rest({-1: {"part": "2"}, 0: {"of": '"総額"', "relative": "true"}})
    'g2\n0m"総額"\n0n\n'
    """
    return "".join(
        f"{'' if at == OF_BLOCK else at}{(BLOCK_KEYS if at == OF_BLOCK else ENTITY_KEYS)[key]}{_shortened(raw)}\n"
        for at, fields in rest.items()
        for key, raw in fields.items()
    )


def _shortened(raw: str) -> str:
    return TRUE if raw == "true" else raw


def read_rest(written: str) -> Rest:
    r"""Return what was written.

    >>> read_rest('g2\n0m"総額"\n0n\n')
    {-1: {'part': '2'}, 0: {'of': '"総額"', 'relative': 'true'}}
    """
    rest: Rest = {}
    for at, letter, raw in _LINE.findall(written):
        place, key = (int(at), _ENTITY_KEYS_OF[letter]) if at else (OF_BLOCK, _BLOCK_KEYS_OF[letter])
        rest.setdefault(place, {})[key] = "true" if raw == TRUE else raw
    return rest


def write(columns: Columns, entities: Sequence[EntityColumns], rest: Rest) -> str:
    """Write the record that columns and a rest tell of."""
    lead = lead_of(rest)
    return join(tell_block(columns, lead), [*tell_entities(columns, entities, lead)], rest)


def lead_of(rest: Rest) -> int:
    """Return how many characters stand before a text where it is searched: who speaks, and a space."""
    attribution = rest.get(OF_BLOCK, {}).get("attribution")
    return len(attribution) - len('""') + 1 if attribution else 0


def join(of_block: Told, of_entities: Iterable[Told], rest: Rest) -> str:
    """Write the record that has the fields that were told, and those of a rest."""
    entities = [_ENTITY.write(told, rest.get(at)) for at, told in enumerate(of_entities)]
    return _BLOCK.write((*of_block, f"[{','.join(entities)}]"), rest.get(OF_BLOCK))


class _Writer:
    """Writes objects of the fields that columns tell, and of others."""

    def __init__(self, keys: Iterable[str], told_keys: Sequence[str]) -> None:
        self._before = [f'"{key}":' for key in told_keys]
        """What stands before each of the fields that are told."""
        self._told = {key: place for place, key in enumerate(told_keys)}
        behind = 0
        self._places: dict[str, int] = {}
        """Where among them each other one stands."""
        for key in keys:
            behind = self._told.get(key, behind - 1) + 1
            self._places[key] = behind

    def write(self, told: Told, rest: dict[str, str] | None) -> str:
        """Write an object; the others come in the order of the keys, as all do."""
        written = [None if raw is None else key + raw for key, raw in zip(self._before, told, strict=True)]
        for key, raw in reversed(rest.items()) if rest else ():
            place = self._told.get(key)
            if place is None:
                written.insert(self._places[key], f'"{key}":{raw}')
            elif raw[:1] == GOES_ON:
                written[place] = (written[place] or "")[:-1] + raw[1:]
            else:
                written[place] = None if raw == NOTHING else self._before[place] + raw
        return f"{{{','.join(filter(None, written))}}}"


_BLOCK, _ENTITY = _Writer(BLOCK_KEYS, TOLD_OF_BLOCK), _Writer(ENTITY_KEYS, TOLD_OF_ENTITY)


def tell_block(columns: Columns, lead: int) -> Told:
    """Return the fields of a record that columns tell, entities left out.

    The first characters of the text, so many as lead, aren't of the record's text.
    """
    label, locator, text = columns.label, columns.locator, columns.text[lead:]
    number = None if label is None or not locator else locator.rpartition("/")[2]
    return (
        _quoted_doc(columns.doc),
        None if columns.seq is None else f"{columns.seq}",
        _plain(columns.kind),
        _section(columns.section),
        _plain(label),
        _plain(_AGAIN.sub("", number) if number and "[" in number else number),
        _plain(locator),
        _plain(identifier_of((label or "") + columns.text)),
        quoted(text),
        _rows(text) if columns.kind == _TABLE else None,
        _source(columns, lead),
        _plain(columns.date),
        _plain(columns.date_source),
    )


@lru_cache(64)
def _quoted_doc(doc: str) -> str:
    return quoted(doc)


@lru_cache(1024)
def _section(path: str | None) -> str:
    return f"[{','.join(map(quoted, path.split(BETWEEN)))}]" if path else "[]"


def _rows(text: str) -> str:
    rows = [",".join(map(quoted, row.split(_CELL))) for row in text.split(_ROW)]
    return f"[[{'],['.join(rows)}]]"


def _source(columns: Columns, lead: int) -> str | None:
    if columns.line is None:
        return None
    if columns.source is None and columns.page is None:
        return f"[[0,{columns.line},1]]"
    runs = [*unpack_runs(columns.source, columns.line, columns.page)]
    if lead:
        runs = [(max(0, offset - lead), *place) for offset, *place in runs]
    return f"{runs}".replace(" ", "").replace("(", "[").replace(")", "]")


def tell_entities(columns: Columns, entities: Sequence[EntityColumns], lead: int) -> Iterator[Told]:
    """Yield the fields of each entity that columns tell, as JSON; entities come in their order."""
    text = columns.text
    cells = _cells(text, lead, [entity.start for entity in entities]) if columns.kind == _TABLE else repeat(None)
    for (start, end, label, *facts), cell in zip(entities, cells, strict=False):
        place = f"{start - lead}", f"{end - lead}", quoted(text[start:end])
        yield (f'"{label}"', *place, *_facts((*facts,)), cell)


@lru_cache(8192)
def _facts(facts: tuple[Any, ...]) -> Told:
    """Return the fields that columns tell of an entity behind its text, as JSON; many entities have the same."""
    value, unit, low, high, earliest, latest, code, law_num, law_id, approx, bound, role = facts
    is_range = low != high
    return (
        None if is_range or value is None else quoted(value) if low is None else value,
        _plain(unit),
        f"{low}" if is_range else None,
        f"{high}" if is_range else None,
        _plain(earliest),
        _plain(latest),
        "true" if approx else None,
        *map(_plain, (bound, code, role, law_num, law_id)),
    )


def _cells(text: str, begin: int, places: Iterable[int]) -> Iterator[str]:
    """Yield the row and column that each place of a table stands in; the places rise."""
    row = column = 0
    for place in places:
        row_begins = text.rfind(_ROW, begin, place) + 1
        if row_begins:
            row += text.count(_ROW, begin, place)
            column, begin = 0, row_begins
        column += text.count(_CELL, begin, place)
        begin = place
        yield f"[{row},{column}]"


def _plain(fact: str | None) -> str | None:
    """Write a text in JSON that has nothing to be escaped; where it has, a rest tells it."""
    return None if fact is None else f'"{fact}"'


def quoted(text: str) -> str:
    r"""Write a text in JSON, as `jsonl` does.

    >>> print(quoted('「"」'))
    "「\"」"
    """
    return f'"{_ESCAPED.sub(_escaped, text)}"' if _ESCAPED.search(text) else f'"{text}"'


def _escaped(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04x}"
