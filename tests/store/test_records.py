"""A record comes out of an index byte for byte as it went in, whoever made it, and takes next to no room."""

from __future__ import annotations

from copy import deepcopy
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdoc import jsonl
from jdoc.language.identifiers import identifier_of
from jdoc.model import Block, End, Entity, Weekday
from jdoc.pipeline import process
from jdoc.store import records
from jdoc.store.query import Conditions, build_query
from jdoc.store.reader import Index
from jdoc.store.records import BLOCK_KEYS, ENTITY_KEYS, Columns, EntityColumns, write
from jdoc.store.rows import Blocks, Opened, make_row
from jdoc.store.schema import VERSION
from jdoc.store.sources import pack_runs, unpack_runs
from jdoc.store.writer import Writer
from jdoc.vocabulary import BLOCK_KINDS, CITED, ENTITY_LABELS

if TYPE_CHECKING:
    from pathlib import Path


NUMBERS = st.integers(-3, 40) | st.sampled_from([0, 10**6, 2**63, 10**30])
TEXTS = st.text(st.sampled_from('港の５億円\t\n"\\\x00\x1f>/-a１漁㈱ 　𠮷'), max_size=12)
VALUES = st.none() | st.integers(-5, 9) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
DAYS = st.none() | st.sampled_from(["2016-04-01", "2016-04-30", "12016-04-01", "somewhen", ""])


@st.composite
def entities(draw: Any, size: int) -> Entity:
    start = draw(st.integers(0, size))
    end = draw(st.integers(start, size))
    facts: dict[str, Any] = {
        "value": draw(VALUES),
        "lower": draw(VALUES),
        "upper": draw(VALUES),
        "unit": draw(st.none() | TEXTS),
        "earliest": draw(DAYS),
        "latest": draw(DAYS),
        "approx": draw(st.sampled_from([None, True, False])),
        "bound": draw(st.sampled_from([None, "ge"])),
        "of": draw(st.none() | TEXTS),
        "relative": draw(st.sampled_from([None, True])),
        "role": draw(st.none() | TEXTS),
        "law_num": draw(st.none() | TEXTS),
        "weekday": draw(st.none() | st.builds(Weekday, text=TEXTS, start=st.just(0), end=st.just(1))),
        "from_": draw(st.none() | st.builds(End, start=st.just(0), end=st.just(1), value=VALUES)),
        "cell": draw(st.sampled_from([None, (0, 1)])),
    }
    return Entity(
        label=draw(st.sampled_from([*ENTITY_LABELS, "MINE"])), start=start, end=end, text=draw(TEXTS), **facts
    )


@st.composite
def blocks(draw: Any) -> Block:
    text = draw(TEXTS)
    facts: dict[str, Any] = {
        "doc": draw(st.sampled_from([None, "a.txt", "b"])),
        "seq": draw(st.none() | NUMBERS),
        "kind": draw(st.sampled_from([None, *BLOCK_KINDS])),
        "section": draw(st.none() | st.lists(st.sampled_from(["第１　港", "岸壁", "", "a > b", ">"]), max_size=3)),
        "label": draw(st.sampled_from([None, "第１", "(1)", ""])),
        "number": draw(st.sampled_from([None, "1", "(1)"])),
        "locator": draw(st.sampled_from([None, "第1", "第1/(1)", "第1/(1)[2]", "/第1", "/", ""])),
        "uid": draw(st.sampled_from([None, "1", "-2"])),
        "attribution": draw(st.sampled_from([None, "海野座長", '"海野"', ""])),
        "source": draw(st.none() | st.lists(st.lists(NUMBERS, min_size=3, max_size=5).map(tuple), max_size=3)),
        "base_date": draw(st.sampled_from([None, "2016-04-01", "2017-04-01"])),
        "base_date_source": draw(st.sampled_from([None, "title"])),
        "entities": draw(st.none() | st.lists(entities(len(text)), max_size=4)),
    }
    if draw(st.booleans()):
        facts["uid"] = identifier_of((facts["label"] or "") + text) + draw(st.sampled_from(["", "-2", "x"]))
    block = Block(text=text, **facts)
    vars(block).update(draw(st.sampled_from([{}, {"mine": [1]}])))
    return block


def through_an_index(found: list[Block]) -> list[bytes]:
    """Put blocks into an index as one file, and take their records out again, in the order of the index."""
    days = {block.doc or "-": (block.base_date, block.base_date_source) for block in found[::-1]}
    rows = [make_row(deepcopy(block), block.doc or "-", days[block.doc or "-"]) for block in found]
    with TemporaryDirectory() as folder:
        file = f"{folder}/x.db"
        with Writer(file, notify=print) as writer:
            writer.put("-", "made", [Opened("00"), Blocks(rows)])
        with Index(file) as index:
            return [*index.records(index.block(id_) for id_ in range(1, len(found) + 1))]


@settings(max_examples=60, deadline=None)
@given(st.lists(blocks(), min_size=1, max_size=8))
def test_records_of_anybody_stay_as_they_are(found: list[Block]) -> None:
    expected: dict[str, list[bytes]] = {}
    for block in found:
        written = deepcopy(block)
        written.entities = [entity for entity in block.entities or () if entity.label != "CARDINAL"]
        expected.setdefault(block.doc or "-", []).append(jsonl.encode(written))
    # The blocks of a document stand together.
    assert through_an_index(found) == [record for of_doc in expected.values() for record in of_doc]


def test_what_jdoc_makes_takes_no_room() -> None:
    text = (
        "港湾振興白書\n\n第１　現状\n\n　港湾局は令和６年度に５億トンを扱った。\n　約３割の増加である。\n\n第２　課題\n"
    )
    rows = [make_row(block, "-", (block.base_date, block.base_date_source)) for block in process(text)]
    assert [row.columns.text for row in rows if row.record] == []
    assert sum(len(row.entities) for row in rows) > 3


def test_a_provision_that_is_cited_stands_behind_the_number_that_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in records: else each of the two would be told by all that the other one is not."""
    law = "漁港保全法\n\n第１条　この法律は、漁港を守ることを目的とする。\n第２条　第１条の目的は、第３条で定める。\n"
    *_, block = process(law)
    labels = [entity.label for entity in block.entities or ()]
    sizes = []
    for cited in (CITED, frozenset[str]()):
        monkeypatch.setattr(records, "CITED", cited)
        row = make_row(deepcopy(block), "-", (block.base_date, block.base_date_source))
        sizes.append(len(row.record or b""))
    assert labels == ["ORDINAL", "CITATION"] * 2
    assert 2 * sizes[0] < sizes[1]


def test_what_is_said_again_has_an_identifier_that_is_told_but_for_its_number() -> None:
    found = [*process("港湾局\n\n・港湾局は歓迎した。\n・港湾局は歓迎した。\n")]
    again = found[-1]
    row = make_row(deepcopy(again), "-", (again.base_date, again.base_date_source))
    assert (again.uid or "").endswith("-2")
    assert row.record == b'j+-2"\n'
    assert through_an_index([again]) == [jsonl.encode(again)]


def test_all_keys_of_a_record_have_a_letter() -> None:
    assert [*BLOCK_KEYS] == [key for key in Block.__struct_encode_fields__ if key not in {"stances", "findings"}]
    assert [*ENTITY_KEYS] == [*Entity.__struct_encode_fields__]
    for keys in (BLOCK_KEYS, ENTITY_KEYS):
        assert len(set(keys.values())) == len(keys)


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 99), st.integers(1, 60)), min_size=1, max_size=6))
def test_runs_come_out_as_they_went_in(runs: list[tuple[int, ...]]) -> None:
    runs = [(0, *runs[0][1:]), *sorted(runs[1:])]
    on_pages = [(*run, 3 + run[1] // 50) for run in runs]
    for placed, page in ((runs, None), (on_pages, on_pages[0][3])):
        packed = pack_runs(placed, placed[0][1], page)
        assert [*unpack_runs(packed, placed[0][1], page)] == placed
    assert pack_runs([(0, 5, 1)], 5, None) is None


@pytest.mark.parametrize("data", [b"", b"\x80", b"\x03", b"\xff" * 30, bytes(range(256))])
def test_bytes_that_are_no_runs_end(data: bytes) -> None:
    assert all(len(run) in {3, 4} for run in unpack_runs(data, None, None))


def test_of_two_that_are_the_same_the_record_has_both(tmp_path: Path) -> None:
    same = [Entity(label="ORG", start=0, end=3, text="港湾局", value="港湾局") for _ in range(2)]
    block = Block(text="港湾局は歓迎した。", doc="a", seq=0, entities=same)
    assert through_an_index([block]) == [jsonl.encode(block)]
    with Writer(str(tmp_path / "x.db"), notify=print) as writer:
        writer.put("a", "made", [Opened("00"), Blocks([make_row(block, "a", (None, None))])])
    with Index(str(tmp_path / "x.db")) as index:
        [hit] = index.hits(build_query([], Conditions(value="港湾局")))
        assert index.spans(hit, build_query([], Conditions(value="港湾局"))) == [[(0, 3)]]


def test_what_columns_tell_belongs_to_the_version_of_the_tables() -> None:
    """Where this is told otherwise, the records of indexes that are there would be: `VERSION` is to be raised."""
    columns = Columns(
        *("a.txt", "2016-04-01", "title", 3, "item", "第１　港 > １　岸壁", 2, 7, b"\x06\x26\x02\x02"),
        *("２の岸壁は５億円で造る。", "(2)", "第1/1/(2)[2]"),
    )
    nothing = (None,) * 5
    entity = EntityColumns(5, 8, "MONEY", "500000000", "JPY", 500000000, 500000000, *nothing, True, "ge", None)  # noqa: FBT003
    told = write(columns, [entity], {-1: {"part": "2"}, 0: {"of": '"岸壁"'}})
    expected = (
        '{"doc":"a.txt","seq":3,"kind":"item","section":["第１　港","１　岸壁"],"label":"(2)","number":"(2)","part":2,'
        '"locator":"第1/1/(2)[2]","uid":"898ef7d4eca51945","text":"２の岸壁は５億円で造る。",'
        '"source":[[0,7,3,2],[38,8,1,2]],"base_date":"2016-04-01","base_date_source":"title","entities":['
        '{"label":"MONEY","start":5,"end":8,"text":"５億円","value":500000000,"unit":"JPY","approx":true,"bound":"ge",'
        '"of":"岸壁"}]}'
    )
    assert (VERSION, told) == (10, expected)
