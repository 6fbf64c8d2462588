"""The index of names: one row a name, whatever form it stands in."""

from __future__ import annotations

import io

from jdoc.model import Block, Entity
from jdoc.stages.entities import find_entities
from jdoc.views.names import index_names, table_lines

BLOCKS = [
    Block(doc="a", seq=0, text="国際協力機構（ＪＩＣＡ）は国連と協力した。", source=[(0, 3, 1)]),
    Block(doc="b", seq=0, text="ＪＩＣＡとJICAは", source=[(0, 1, 5), (5, 2, 1)]),
]


def test_forms_of_a_name_are_one_row_in_a_whole_folder() -> None:
    entries = index_names(find_entities(BLOCKS, names="rules"))
    assert [(entry.value, entry.count, entry.aliases) for entry in entries] == [
        ("国際協力機構", 4, ["ＪＩＣＡ", "JICA"]),
        ("国際連合", 1, ["国連"]),
    ]
    assert entries[0].as_dict() | {"doc": "a", "seq": 0, "line": 3, "column": 1} == entries[0].as_dict()


def test_first_place_is_that_of_the_name_in_its_file() -> None:
    block = Block(text="１２３４５国連", source=[(0, 1, 1), (5, 2, 4)])
    block.entities = [Entity(label="ORG", start=5, end=7, text="国連", value="国際連合")]
    assert [(entry.line, entry.column) for entry in index_names([block])] == [(2, 4)]


def test_dates_are_no_names() -> None:
    block = Block(text="本日", entities=[Entity(label="DATE", start=0, end=2, text="本日")])
    assert index_names([block]) == []


def test_table_says_where() -> None:
    shown = "".join(table_lines(index_names(find_entities(BLOCKS, names="rules")), io.StringIO()))
    assert "国際協力機構" in shown
    assert "a:3" in shown
