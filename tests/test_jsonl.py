"""The record: what goes in comes out, and what is wrong is told by its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jdoc import jsonl, plain_json
from jdoc.errors import InputError, OutputError
from jdoc.model import Block, Entity
from tests.conftest import ROOT

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


def test_what_can_not_be_encoded_is_told() -> None:
    with pytest.raises(OutputError, match="block 3 can't be written"):
        jsonl.encode(Block(seq=3, text="\ud800"))


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
