"""The chain: an input through all stages and views, and what must hold on the way."""

from __future__ import annotations

import io
import json
from copy import deepcopy
from typing import TYPE_CHECKING, get_args
from xml.etree import ElementTree as ET

from jdoc import Work, jsonl, process_bytes
from jdoc.comparison import compare_blocks
from jdoc.comparison.counting import Counts
from jdoc.errors import InputError, JdocError
from jdoc.lookup import find_meanings
from jdoc.pipeline import run_stages
from jdoc.plain_json import write_line
from jdoc.readers.xliff import read_translations
from jdoc.redline.answers import Form, Order, lines
from jdoc.redline.inline import Look
from jdoc.redline.layout import Layout
from jdoc.redline.page import page_of
from jdoc.redline.taishohyo import written
from jdoc.stages.check import find_across
from jdoc.stages.documents import describe
from jdoc.stages.grouping import group_by_document
from jdoc.stages.sentences import cut_sentences
from jdoc.store.query import Conditions, build_query
from jdoc.store.rows import make_row
from jdoc.views import definitions, findings, records, speeches, terms
from jdoc.views.events import write_calendar
from jdoc.views.names import index_names
from jdoc.views.page import write_page
from jdoc.views.plain import write_plain
from jdoc.views.rows import make_rows, make_tidy_rows
from jdoc.views.sarif import make_sarif
from jdoc.views.stances import marks, rows
from jdoc.views.sums import add_up
from jdoc.views.table import write_csv, write_json_lines
from jdoc.views.tbx import write_tbx
from jdoc.views.terminal import draw_blocks
from jdoc.views.terms import gather_terms
from jdoc.views.timeline import list_dates
from jdoc.views.xliff import write_xliff
from jdoc.vocabulary import ENTITY_LABELS, NumeralStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.model import Block
    from tests.fuzz.inputs import Input

MOST_COMPARED = 400
"""Blocks of a document that is compared: more of them take longer than all else."""
MOST_ASKED = 5
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
    stages = Work(stages=("entities", "check", "stances"), labels=ENTITY_LABELS, names="rules")
    found = passed_on([*run_stages(deepcopy(blocks), work=stages, report=told.append)])
    if is_ours:
        check_spans(found)
    again = [*run_stages(deepcopy(found), work=stages, report=told.append)]
    assert [*map(jsonl.encode, again)] == [*map(jsonl.encode, found)], "stages say something else the second time"
    rewritten = found
    styles: tuple[NumeralStyle, ...] = (_pick(get_args(NumeralStyle), blocks), "kanji")
    for style in styles:
        numerals = Work(stages=("numerals",), style=style, width="full")
        rewritten = passed_on([*run_stages(deepcopy(rewritten), work=numerals, report=told.append)])
        if is_ours:
            check_spans(rewritten)
    see(found)
    see_sentences(found, is_ours=is_ours)
    see_documents(found)
    see_findings(found)
    see_lists(found)
    tell_changes(found, rewritten[1::2])
    ask(blocks)
    assert not [str(error) for error in told if "defect in jdoc" in str(error)], "a defect was fenced"
    return len(blocks)


def _pick(choices: Iterable[NumeralStyle], blocks: Sequence[Block]) -> NumeralStyle:
    """Pick one of some, another one for other documents."""
    several = [*choices]
    return several[sum(len(block.text) for block in blocks) % len(several)]


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


def see_lists(blocks: Sequence[Block]) -> None:
    """Look at what is listed of a document: terms, definitions, sums."""
    listed = gather_terms([blocks])
    for row in (*terms.rows(listed), *definitions.rows(blocks), *add_up(make_rows(blocks), ["unit"]).rows):
        jsonl.write_line(row)


def see_sentences(blocks: Sequence[Block], *, is_ours: bool) -> None:
    """Cut records into sentences, from which nothing is missing, and write them in every form."""
    cut = [*cut_sentences(deepcopy(blocks), report=lambda _: None)]
    sentences = passed_on(cut)
    if is_ours:
        check_spans(sentences)
        check_sources(sentences)
        kept = "".join(each.text for each in sentences)
        assert "".join(kept.split()) == "".join("".join(block.text for block in blocks).split())
    again = [*cut_sentences(deepcopy(sentences), report=lambda _: None)]
    assert [*map(jsonl.encode, again)] == [*map(jsonl.encode, sentences)]
    out = io.StringIO()
    write_xliff(group_by_document(sentences), out)
    written = out.getvalue().encode()
    ET.fromstring(written)  # noqa: S314 -- written here
    assert not [*read_translations(written, "a.xlf")]
    write_csv(records.rows(sentences), io.StringIO(), columns=tuple(records.COLUMNS))
    assert not any("\n" in line for line in records.lines(sentences))


def see_documents(blocks: Sequence[Block]) -> None:
    """Say of each document what it is, and list its terms."""
    for document in group_by_document(blocks):
        jsonl.write_line(describe(document))
    gathered = gather_terms(group_by_document(blocks))
    out = io.StringIO()
    write_tbx(gathered, out)
    ET.fromstring(out.getvalue().encode().partition(b'dtd">')[2])  # noqa: S314 -- written here
    assert all(term.count > 0 for term in gathered)
    write_csv(definitions.rows(blocks), io.StringIO(), columns=tuple(definitions.COLUMNS))


def see_findings(blocks: Sequence[Block]) -> None:
    """Look at what is told of documents, in every form, and at documents that belong together."""
    together = deepcopy([*blocks, *blocks[::-1]])
    for half in (together[: len(blocks)], together[len(blocks) :]):
        for block in half:
            block.doc = "a" if half[0] is together[0] else "b"
    told = [*findings.rows([*blocks, *find_across(together)])]
    lines = [line for row in told for line in (findings.text_line(row), findings.github_line(row))]
    assert STEERING.isdisjoint("".join(lines)), lines
    for row in told:
        jsonl.write_line(findings.facts(row))
    jsonl.write_indented(make_sarif(told, "1"))
    write_page(findings.marks(blocks), io.StringIO())


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
        for told in (*(block.findings or ()), *(block.definitions or ())):
            assert block.text[told.start : told.end] == told.text, (block.text, told)


def tell_changes(old: Sequence[Block], new: Sequence[Block]) -> None:
    """Compare two documents, in every form that can be asked for."""
    if max(len(old), len(new)) > MOST_COMPARED:
        return
    comparison = compare_blocks(deepcopy(old), deepcopy(new), counts=Counts(stances=True))
    look = Look(colored=False, width=0)
    for order in (look, look._replace(beside=True, width=60), look._replace(everything=True, width=30)):
        for form in get_args(Form):
            told = b"\n".join(lines(comparison, Order(comparison.counts, form, order), "a")).decode()
            if form in {"json", "stat-json"}:
                [*map(json.loads, filter(None, told.split("\n")))]
            else:
                assert STEERING.isdisjoint(told), sorted(STEERING & set(told))
    layout = Layout(old_first=False, everything=True, remarks="一", names=("a", "b"))
    pages = page_of(comparison, layout) + written(comparison, layout, as_word=False).decode()
    assert STEERING.isdisjoint(pages), sorted(STEERING & set(pages))
    assert written(comparison, layout, as_word=True)[:2] == b"PK"


def ask(blocks: Sequence[Block]) -> None:
    """Look up what a document says, and make questions of it."""
    for block in blocks[:MOST_ASKED]:
        for words in (block.text[:12], block.text[-6:]):
            for meaning in find_meanings(words):
                write_line(meaning.as_dict())
                [*meaning.rows()]
            for conditions in (Conditions(), Conditions(dates=(words, None)), Conditions(amounts=(None, words))):
                try:
                    build_query([words], conditions)
                except JdocError as error:
                    assert str(error)  # noqa: PT017 -- whatever is refused is told


def see(blocks: Sequence[Block]) -> None:
    """Look at blocks in every view, and see that none of it commands whoever looks."""
    out = io.StringIO()
    write_csv(make_rows(blocks), out)
    write_json_lines(make_rows(blocks), out)
    for line in (*rows(blocks), *speeches.rows(blocks)):
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
        make_row(block, block.doc or "-", (block.base_date, block.base_date_source))
