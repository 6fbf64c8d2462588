"""The chain: an input through all stages and views, and what must hold on the way."""

from __future__ import annotations

import io
import json
from copy import deepcopy
from typing import TYPE_CHECKING

from jdoc import Work, jsonl, process_bytes
from jdoc.errors import InputError, JdocError
from jdoc.pipeline import run_stages
from jdoc.store.rows import make_row
from jdoc.views.events import write_calendar
from jdoc.views.names import index_names
from jdoc.views.page import write_page
from jdoc.views.plain import write_plain
from jdoc.views.rows import make_rows, make_tidy_rows
from jdoc.views.stances import marks, rows
from jdoc.views.table import write_csv, write_json_lines
from jdoc.views.terminal import draw_blocks
from jdoc.views.timeline import list_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.model import Block
    from tests.fuzz.inputs import Input

STEERING = frozenset(map(chr, (*range(9), *range(11, 27), *range(0x7F, 0xA0), 0x202E, 0x2066, 0xD800)))


def put_through(given: Input) -> int:
    """Put an input through all of jdoc; return how many blocks it has. What must not be, raises AssertionError."""
    told: list[JdocError] = []
    try:
        blocks = [*process_bytes(given.data, given.name, work=Work(stages=("split",)), report=told.append)]
    except InputError as error:
        told.append(error)
        blocks = []
    assert all(str(error).startswith(given.name) for error in told), [str(error) for error in told]
    blocks = passed_on(blocks)
    is_ours = not given.name.endswith(".jsonl")
    if is_ours:
        check_sources(blocks)
    stages = Work(stages=("entities", "stances"), names="rules")
    found = passed_on([*run_stages(deepcopy(blocks), work=stages, report=told.append)])
    if is_ours:
        check_spans(found)
    again = [*run_stages(deepcopy(found), work=stages, report=told.append)]
    assert [*map(jsonl.encode, again)] == [*map(jsonl.encode, found)], "stages say something else the second time"
    numerals = Work(stages=("numerals",), style="kanji", width="full")
    rewritten = passed_on([*run_stages(deepcopy(found), work=numerals, report=told.append)])
    if is_ours:
        check_spans(rewritten)
    see(found)
    return len(blocks)


def passed_on(blocks: Sequence[Block]) -> list[Block]:
    """Write blocks as the next command in a pipe reads them."""
    told: list[InputError] = []
    written = [*map(jsonl.encode, blocks)]
    for line in written:
        json.loads(line)
    read = [*jsonl.read_records(written, "-", report=told.append)]
    assert not told, [str(error) for error in told]
    assert [*map(jsonl.encode, read)] == written
    return read


def check_sources(blocks: Sequence[Block]) -> None:
    """See that what a reader made says where it stands: each run behind the one before it, and in the text."""
    for block in blocks:
        offsets = [run[0] for run in block.source or ()]
        assert offsets == sorted(set(offsets)), block
        assert not offsets or offsets[-1] <= len(block.text), block


def check_spans(blocks: Sequence[Block]) -> None:
    """See that each entity that jdoc has found is what stands in its place."""
    for block in blocks:
        for entity in block.entities or ():
            assert block.text[entity.start : entity.end] == entity.text, (block.text, entity)
        for stance in block.stances or ():
            assert 0 <= stance.start <= stance.end <= len(block.text)


def see(blocks: Sequence[Block]) -> None:
    """Look at blocks in every view, and see that none of it commands whoever looks."""
    out = io.StringIO()
    write_csv(make_rows(blocks), out)
    write_json_lines(make_rows(blocks), out)
    for line in rows(blocks):
        jsonl.write_line(line)
    [*make_tidy_rows(blocks)]
    seen = io.StringIO()
    write_plain(marks(blocks), seen)
    write_page(blocks, seen)
    if dates := list_dates(blocks):
        seen.write(write_calendar(dates).decode().replace("\r\n", "\n"))
    lines = "".join(draw_blocks(blocks, io.StringIO()))
    assert STEERING.isdisjoint(seen.getvalue()), sorted(STEERING & set(seen.getvalue()))
    assert STEERING.isdisjoint(lines), sorted(STEERING & set(lines))
    for entry in index_names(blocks):
        jsonl.write_line(entry.as_dict())
    for block in deepcopy(list(blocks)):
        make_row(block, block.doc or "-", block.base_date)
