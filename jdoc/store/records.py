"""Records in an index: each is kept whole, byte for byte, in little more than what its columns don't know."""

from __future__ import annotations

import zlib
from typing import NamedTuple

COMMON = (
    '"approx":true,"bound":"ge","ref":"","note":"","relative":true,"lower":,"upper":,"rows":[["","name":"","part":2,'
    '{"label":"TIME","label":"LAW","label":"FAC","label":"LOC","label":"EVENT","label":"DURATION","value":"P1Y"},'
    '{"label":"ORDINAL","start":,"end":,"text":"","value":1,"unit":"},{"label":"PERCENT","unit":"%"},'
    '{"label":"QUANTITY","start":,"end":,"text":"","value":,"unit":"人"},'
    '{"label":"MONEY","start":,"end":,"text":"","value":00000000,"unit":"JPY"},'
    '{"label":"GPE","start":,"end":,"text":"","value":"","id":"JP"},'
    '{"label":"PERSON","start":,"end":,"text":"","value":"","role":"},'
    '{"label":"ORG","start":,"end":,"text":"","value":""},'
    '{"label":"DATE","start":,"end":,"text":"","value":"2023-11-20","earliest":"2023-11-20","latest":"2023-11-20"}]}'
)
"""What records are full of: one is stored as what differs from this, so it belongs to the version of the schema."""


class Columns(NamedTuple):
    """What an index holds of a block beside its record."""

    doc: str
    date: str | None
    """Of the document."""
    seq: int | None
    kind: str | None
    section: str | None
    page: int | None
    line: int | None
    runs: str | None
    text: str


def packed(record: bytes, columns: Columns) -> bytes:
    """Press a record together, as what differs from a record of what the columns know."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=_expected(columns))
    return press.compress(record) + press.flush()


def unpacked(data: bytes, columns: Columns) -> bytes:
    """Return a record as it was, byte for byte."""
    return zlib.decompressobj(-15, zdict=_expected(columns)).decompress(data)


def _expected(columns: Columns) -> bytes:
    sections = (columns.section or "").replace(" > ", '","')
    head = (
        f'{{"doc":"{columns.doc}","seq":{columns.seq},"kind":"{columns.kind}","section":["{sections}"],"label":"",'
        f'"number":"1","text":"{columns.text}","source":[[0,{columns.line},1]],"base_date":"{columns.date}",'
        '"entities":[{"label":"'
    )
    return f"{COMMON}{head}".encode()[-32768:]
