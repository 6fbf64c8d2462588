"""Records in an index: each is kept whole, byte for byte, in what its columns don't tell, which is mostly nothing."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.identifiers import identify
from jdoc.language.lazy import deferred
from jdoc.limits import at_most, too_much
from jdoc.store.sources import unpack_runs
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import ON_REQUEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Rest: TypeAlias = "dict[int, dict[str, str]]"
"""What of a record the columns don't tell, as JSON by its key: of the block (-1) and of its entities, by position."""


def _letters(written: str) -> dict[str, str]:
    """Return the letter of each key."""
    return dict(each.split(":") for each in written.split())


MOST_BYTES = 64 << 20
"""Of one record that an index holds."""
BLOCK_KEYS = _letters(
    "doc:a seq:b kind:c section:d label:e number:f part:g locator:h provision:i uid:j block:k start:l end:m "
    "translation:n text:o attribution:p name:q role:r why:s definitions:t rows:u spans:v source:w box:x ocr:y "
    "confidence:z base_date:A base_date_source:B entities:C"
)
"""The keys of a record in their order, and the letter that each is known by in a rest: a new one takes a new letter."""
ENTITY_KEYS = _letters(
    "label:a start:b end:c text:d value:e unit:f lower:g upper:h from:x to:y weekday:z earliest:i latest:j approx:k "
    "bound:l of:m relative:n note:o id:p role:q sentence:r target:s ref:t law_num:u law_id:v cell:w"
)
"""The same of an entity."""
OF_BLOCK = -1
NOTHING = "-"
"""In a rest: the record doesn't have what the columns tell."""
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
_CELL = "\t"
"""What stands between the cells of a row."""
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
    if len({(entity.start, entity.end) for entity in asked}) < len(
        asked
    ):  # any order will do, if it is always the same
        asked.sort(key=lambda entity: f"{entity[:-3]}")
    return sorted(asked, key=lambda entity: (entity.start, -entity.end))


def unpack(data: bytes | None, columns: Columns, entities: Iterable[EntityColumns]) -> bytes:
    """Return a record as it was. Raises ValueError for what would be larger than any record."""
    ordered = in_order(entities)
    if not data:
        return write(columns, ordered, {}).encode()
    if data[0] == WHOLE:
        return _unpressed(data[1:], write(columns, ordered, {}))
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
    of_block, of_entity = ({letter: key for key, letter in keys.items()} for keys in (BLOCK_KEYS, ENTITY_KEYS))
    rest: Rest = {}
    for at, letter, raw in _LINE.findall(written):
        place, key = (int(at), of_entity[letter]) if at else (OF_BLOCK, of_block[letter])
        rest.setdefault(place, {})[key] = "true" if raw == TRUE else raw
    return rest


def write(columns: Columns, entities: Sequence[EntityColumns], rest: Rest) -> str:
    """Write the record that columns and a rest tell of."""
    of_block = rest.get(OF_BLOCK, {})
    lead = len(of_block["attribution"]) - 1 if "attribution" in of_block else 0
    fields = tell_block(columns, lead) | of_block
    if fields.get("entities") != NOTHING:
        written = (
            _object(ENTITY_KEYS, known | rest.get(at, {}))
            for at, known in enumerate(tell_entities(columns, entities, lead))
        )
        fields["entities"] = f"[{','.join(written)}]"
    return _object(BLOCK_KEYS, fields)


def _object(keys: Iterable[str], fields: Mapping[str, str]) -> str:
    written = [f'"{key}":{fields[key]}' for key in keys if fields.get(key, NOTHING) != NOTHING]
    return f"{{{','.join(written)}}}"


def tell_block(columns: Columns, lead: int) -> dict[str, str]:
    """Return the fields of a record that columns tell, as JSON, entities left out.

    The first characters of the text, so many as lead, aren't of the record's text.
    """
    told = {
        "doc": quoted(columns.doc),
        "section": f"[{','.join(map(quoted, columns.section.split(' > ')))}]" if columns.section else "[]",
        "uid": quoted(next(identify([(columns.label or "") + columns.text]))),
        "text": quoted(columns.text[lead:]),
    }
    if columns.seq is not None:
        told["seq"] = f"{columns.seq}"
    texts = {"kind": columns.kind, "label": columns.label, "locator": columns.locator, "base_date": columns.date}
    texts["base_date_source"] = columns.date_source
    told |= {key: quoted(fact) for key, fact in texts.items() if fact is not None}
    if columns.label is not None and columns.locator is not None:
        told["number"] = quoted(_AGAIN.sub("", columns.locator.rpartition("/")[2]))
    if columns.kind == "table":
        told["rows"] = f"[[{_rows(columns.text[lead:])}]]"
    if columns.line is not None:
        told["source"] = f"[{','.join(_runs(columns, lead))}]"
    return told


def _rows(text: str) -> str:
    return "],[".join(",".join(map(quoted, row.split(_CELL))) for row in text.split("\n"))


def _runs(columns: Columns, lead: int) -> Iterator[str]:
    for offset, *place in unpack_runs(columns.source, columns.line, columns.page):
        yield f"[{','.join(map(str, (max(0, offset - lead), *place)))}]"


def tell_entities(columns: Columns, entities: Iterable[EntityColumns], lead: int) -> Iterator[dict[str, str]]:
    """Yield the fields of each entity that columns tell, as JSON."""
    text, is_table = columns.text, columns.kind == "table"
    for entity in entities:
        told = {
            "label": quoted(entity.label),
            "start": f"{entity.start - lead}",
            "end": f"{entity.end - lead}",
            "text": quoted(text[entity.start : entity.end]),
            **_value(entity),
        }
        texts = {
            "unit": entity.unit,
            "earliest": entity.earliest,
            "latest": entity.latest,
            "bound": entity.bound,
            "id": entity.code,
            "role": entity.role,
            "law_num": entity.law_num,
            "law_id": entity.law_id,
        }
        told |= {key: quoted(fact) for key, fact in texts.items() if fact is not None}
        if entity.approx:
            told["approx"] = "true"
        if is_table:
            *above, row = text[lead : entity.start].split("\n")
            told["cell"] = f"[{len(above)},{row.count(_CELL)}]"
        yield told


def _value(entity: EntityColumns) -> dict[str, str]:
    if entity.low != entity.high:
        return {"lower": f"{entity.low}", "upper": f"{entity.high}"}
    if entity.value is None:
        return {}
    return {"value": quoted(entity.value) if entity.low is None else entity.value}


def quoted(text: str) -> str:
    r"""Write a text in JSON, as `jsonl` does.

    >>> print(quoted('「"」'))
    "「\"」"
    """
    return f'"{_ESCAPED.sub(_escaped, text)}"' if _ESCAPED.search(text) else f'"{text}"'


def _escaped(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04x}"
