"""The record: what goes in comes out, and what is wrong is told by its place."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jdoc import jsonl, plain_json
from jdoc.model import Block, Entity
from tests.conftest import ROOT

if TYPE_CHECKING:
    from jdoc.errors import InputError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
KEYS = st.text(min_size=1).filter(lambda key: key not in {*Block.__struct_fields__, *Entity.__struct_fields__})
UNKNOWN = st.dictionaries(KEYS, JSON, max_size=3)


@given(st.text(), UNKNOWN, UNKNOWN)
def test_unknown_keys_survive_in_blocks_and_entities(text: str, mine: dict[str, Any], yours: dict[str, Any]) -> None:
    entity = {"label": "DATE", "start": 0, "end": len(text), "text": text, "value": "2017", **yours}
    record = {"text": text, "entities": [entity], **mine}
    line = json.dumps(record, ensure_ascii=False).encode()
    assert json.loads(jsonl.encode(jsonl.decode(line))) == record


def test_numbers_stay_exact() -> None:
    entity = '{"label":"CARDINAL","start":0,"end":2,"text":"一垓","value":100000000000000000000}'
    line = f'{{"text":"一垓","entities":[{entity}],"mine":1.50}}'
    assert jsonl.encode(jsonl.decode(line.encode())).decode() == line


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"text": 1}', "a.jsonl:2: this is no record of jdoc: Expected `str`, got `int` - at `$.text`"),
        (b'{"kind": "title"}', "a.jsonl:2: this is no record of jdoc: Object missing required field `text`"),
        (b'{"text": "x"', "a.jsonl:2: this is no JSON: Input data was truncated"),
        (b"{", "a.jsonl:2: this is no JSON: Input data was truncated; jdoc wants one record a line (jq -c writes so)"),
        (b"[1]", "a.jsonl:2: this is no record of jdoc: Expected `object`, got `array`"),
        (
            b'{"text":"x","mine":"\xff"}',
            "a.jsonl:2: this is no JSON: 'utf-8' codec can't decode byte 0xff in position 20",
        ),
    ],
)
def test_a_malformed_line_is_told_and_left_out(line: bytes, message: str) -> None:
    told: list[InputError] = []
    blocks = list(jsonl.read_records([b'{"text":"a"}\n', line, b"\n", b'{"text":"b"}'], "a.jsonl", report=told.append))
    assert [block.text for block in blocks] == ["a", "b"]
    assert len(told) == 1
    assert str(told[0]).startswith(message)


def test_what_no_encoding_holds_is_replaced() -> None:
    assert jsonl.encode(Block(seq=3, text="\ud800", section=["\udcff"])) == (
        '{"seq":3,"section":["\ufffd"],"text":"\ufffd"}'.encode()
    )
    assert jsonl.write_line({"a": ["\ud800"]}) == '{"a":["\ufffd"]}'.encode()
    assert jsonl.write_line(Fraction(1, 3)) == b'"1/3"'


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (rb"\ud800", "\ufffd"),
        (rb"a\udc00\ud83d\ude00b", "a\ufffd\U0001f600b"),
        (rb"\\ud800 \ud800", "\\ud800 \ufffd"),
    ],
)
def test_half_a_character_is_read_as_lost(given: bytes, text: str) -> None:
    told: list[InputError] = []
    [block] = jsonl.read_records([b'{"text":"' + given + b'"}'], "a.jsonl", report=told.append)
    assert (block.text, told) == (text, [])


def test_a_number_that_no_computer_holds_is_its_text() -> None:
    digits = "1" * 400 + ".5"
    entity = f'{{"label":"MONEY","start":0,"end":402,"text":"{digits}","value":{digits}}}'
    line = f'{{"text":"{digits}","entities":[{entity}]}}'
    [block] = jsonl.read_records([line.encode()], "a.jsonl", report=print)
    assert block.entities
    assert (block.text, block.entities[0].value) == (digits, digits)


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ('"rows":[["a","b"]]', "rows: they don't make up the text"),
        ('"rows":[["a\\tb"]],"text":"a\\tb","spans":[[0,0,1,9]]', "spans: some lie outside of the rows"),
        ('"entities":[{"label":"ORG","start":0,"end":99999999999999999999,"text":"a"}]', "entities: 1 outside"),
        ('"entities":[{"label":"ORG","start":2,"end":1,"text":"a"}]', "entities: 1 outside"),
        ('"stances":[{"act":"hope","start":0,"end":70,"verb":"a"}]', "stances: 1 outside"),
    ],
)
def test_what_can_not_be_of_a_record_is_told_and_taken_out(more: str, problem: str) -> None:
    told: list[InputError] = []
    [block] = jsonl.read_records([f'{{"text":"総額五億円",{more}}}'.encode()], "a.jsonl", report=told.append)
    assert [str(error).startswith(f"a.jsonl:1: {problem}") for error in told] == [True]
    assert not any([block.entities, block.stances, block.spans])


def test_a_record_of_a_book_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MOST_BYTES", 20)
    told: list[InputError] = []
    lines = [b'{"text":"a"}', b'{"text":"aaaaaaaaaaaaaaaaaaaaaaa"}']
    assert [block.text for block in jsonl.read_records(lines, "a.jsonl", report=told.append)] == ["a"]
    assert "a.jsonl:2: more than 20 bytes in one record" in str(told[0])
    assert "JDOC_LIMITS" in str(told[0])


def test_the_schema_is_one_and_describes_every_field() -> None:
    schema = jsonl.make_schema()
    Draft202012Validator.check_schema(schema)
    fields = schema["$defs"]["Block"]["properties"] | schema["$defs"]["Entity"]["properties"]
    assert all("description" in field for field in fields.values())
    assert not list(Draft202012Validator(schema).iter_errors({"text": "…"}))
    assert list(Draft202012Validator(schema).iter_errors({"text": 1}))


@given(JSON.filter(lambda value: "\\ud" not in json.dumps(value)))
def test_facts_are_written_as_records_are(value: Any) -> None:
    assert json.loads(plain_json.write_line(value)) == value
    assert plain_json.write_line("総額\n5億円") == jsonl.write_line("総額\n5億円").replace(b"\\n", b"\\u000a")


def test_no_other_module_reads_or_writes_records() -> None:
    others = [path for path in (ROOT / "jdoc").rglob("*.py") if path.name != "jsonl.py"]
    assert not [path.name for path in others if "msgspec.json" in path.read_text(encoding="utf-8")]
