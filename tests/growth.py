"""Growth: how the time of each step grows with the text: `python -m tests.growth [UNITS] [LARGEST] [FIRST]`.

A text is one unit again and again, as a hostile one is: what documents are made of, two such in turn, and some hundred
units of words, signs and lines at random. The exponent of a step is 1 where twice the text takes twice the time, and 2
where it takes four times as long.
"""

from __future__ import annotations

import io
import math
import random
import sys
import time
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from jdoc import Work, process
from jdoc.comparison import compare_blocks
from jdoc.pipeline import ignore, run_stages
from jdoc.redline.inline import Look, inline_lines
from jdoc.redline.layout import Layout
from jdoc.redline.page import page_of
from jdoc.redline.taishohyo import written
from jdoc.stages.check import find_across, find_faults
from jdoc.stages.documents import describe
from jdoc.stages.grouping import group_by_document
from jdoc.stages.sentences import cut_sentences
from jdoc.store.context import show_hits, show_places
from jdoc.store.query import build_query
from jdoc.store.reader import Index
from jdoc.store.rows import BlockRow, Blocks, Opened, make_row
from jdoc.store.writer import Writer
from jdoc.views import definitions, findings, speeches, terms
from jdoc.views.bars import draw_timeline
from jdoc.views.events import write_calendar
from jdoc.views.hits import hit_lines
from jdoc.views.kwic import kwic_lines
from jdoc.views.names import index_names
from jdoc.views.outline import outline_lines
from jdoc.views.page import write_page
from jdoc.views.plain import write_plain
from jdoc.views.rows import make_rows, make_tidy_rows
from jdoc.views.sarif import make_sarif
from jdoc.views.stances import marks, rows
from jdoc.views.sums import add_up
from jdoc.views.table import write_csv, write_json_lines
from jdoc.views.tbx import write_tbx
from jdoc.views.terminal import draw_blocks
from jdoc.views.timeline import list_dates
from jdoc.views.xliff import write_xliff
from jdoc.vocabulary import ENTITY_LABELS
from tests.fuzz.chain import passed_on
from tests.fuzz.inputs import LINE, PIECES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from jdoc.model import Block
    from jdoc.views.rows import Row

OF_DOCUMENTS = [
    line.encode("latin-1", "backslashreplace").decode("unicode_escape")
    for line in (Path(__file__).parent / "growth.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("# ")
]
"""Units that documents are made of."""
SMALLEST, LARGEST, TIMES = 1000, 100_000, 10
STEEPEST = 1.2
"""The exponent that no step may have."""
SOON = 0.05
"""Seconds below which nothing can be told of how time grows."""


class Grown(NamedTuple):
    """What a step took for a text and for one that is so many times as long."""

    unit: str
    step: str
    size: int
    seconds: float
    exponent: float


def units(many: int, first: int = 0) -> Iterator[str]:
    """Yield units, the same ones each time: those of documents, pairs of them, then a few pieces with a line's end."""
    for number in range(first, first + many):
        if number < 2 * len(OF_DOCUMENTS):
            yield _of_documents(number)
            continue
        chance = random.Random(number)  # noqa: S311 -- no secret hangs on it
        pieces = [
            chance.choice((*PIECES, LINE) if chance.random() < 0.1 else PIECES)
            for _ in range(chance.choice((1, 2, 3, 6)))
        ]
        unit = "".join(pieces).replace("\x00", "").replace("\ud800", "") or "一"
        yield unit + "\n" * (number % 2)


def _of_documents(number: int) -> str:
    """Return a unit that documents are made of, later on two in turn."""
    turn, place = divmod(number, len(OF_DOCUMENTS))
    return OF_DOCUMENTS[place] + (OF_DOCUMENTS[(place * 7 + 11) % len(OF_DOCUMENTS)] if turn else "")


def steps(text: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the steps that a text goes through, in order, each with what does it."""
    blocks: list[Block] = []
    found: list[Block] = []
    checked: list[Block] = []
    splitting, finding = Work(stages=("split",)), Work(stages=("entities",), names="rules", labels=ENTITY_LABELS)
    yield "split", lambda: blocks.extend(process(text, work=splitting))
    yield "entities", lambda: found.extend(_run(deepcopy(blocks), finding))
    yield "entities with the model", lambda: _run(deepcopy(blocks), replace(finding, names="full"))
    yield "citations", lambda: _run(deepcopy(blocks), Work(stages=("entities",), labels=("CITATION",)))
    yield "check", lambda: checked.extend(find_faults(deepcopy(found)))
    yield "across", lambda: [*find_across(_twice(checked))]
    yield "stances", lambda: _run(found, Work(stages=("stances",)))
    yield "numerals kanji", lambda: _run(deepcopy(blocks), Work(stages=("numerals",), style="kanji"))
    yield "numerals arabic", lambda: _run(deepcopy(blocks), Work(stages=("numerals",), style="arabic"))
    yield "table", lambda: write_csv(make_rows(found), io.StringIO())
    yield "table as JSON", lambda: write_json_lines(make_rows(found), io.StringIO())
    yield "tidy", lambda: [*make_tidy_rows(found)]
    yield "findings", lambda: [findings.text_line(row) for row in findings.rows(checked)]
    yield "findings marked", lambda: [*findings.marks(checked)]
    yield "terms", lambda: [*terms.rows(terms.gather_terms([found]))]
    yield "definitions", lambda: [*definitions.rows(found)]
    yield "sums", lambda: add_up(make_rows(found), ["unit"])
    yield "sentences", lambda: [*cut_sentences(deepcopy(found), report=ignore)]
    yield "head", lambda: describe(found) if found else None
    yield "speeches", lambda: [*speeches.rows(found)]
    yield "stances table", lambda: [*rows(found)]
    yield "plain", lambda: write_plain(marks(found), io.StringIO())
    yield "page", lambda: write_page(found, io.StringIO())
    yield "terminal", lambda: [*draw_blocks(found, io.StringIO())]
    yield "timeline", lambda: write_calendar(list_dates(found))
    yield "timeline on a terminal", lambda: _draw(list_dates(found))
    yield "outline", lambda: [*outline_lines(found, width=80)]
    yield "find", lambda: _ask(found)
    yield "SARIF", lambda: make_sarif([*findings.rows(checked)], "1")
    yield "TBX", lambda: write_tbx(terms.gather_terms([found]), io.StringIO())
    yield "XLIFF", lambda: write_xliff(group_by_document(cut_sentences(deepcopy(found), report=ignore)), io.StringIO())
    yield "records", lambda: passed_on(found)
    yield "names", lambda: [*index_names(found)]
    yield "index", lambda: _rows(found)
    yield "diff", lambda: _tell(found, _changed(found))


def _run(blocks: list[Block], work: Work) -> list[Block]:
    return [*run_stages(blocks, work=work, report=ignore)]


def _draw(dates: list[Row]) -> list[str]:
    return [*draw_timeline(dates, io.StringIO())] if dates else []


def _rows(blocks: list[Block]) -> list[BlockRow]:
    return [make_row(block, "-", (None, None)) for block in deepcopy(blocks)]


def _ask(blocks: list[Block]) -> None:
    """Put blocks into an index, and ask it for what their text begins with."""
    with TemporaryDirectory() as folder:
        file = f"{folder}/a.db"
        with Writer(file, notify=lambda _: None) as writer:
            writer.put("a", "-", [Opened("00"), Blocks(_rows(blocks))])
        with Index(file) as index:
            query = build_query([next((block.text[:1] for block in blocks if block.text.strip()), "船")])
            hits = index.ranked(query)
            [*hit_lines(show_hits(index, query, hits))]
            [*kwic_lines(show_places(index, query, hits), width=80)]
            [*index.records(hits)]


def _twice(blocks: Iterable[Block]) -> list[Block]:
    """Return two documents that belong together."""
    both = [deepcopy([*blocks]) for _ in range(2)]
    for name, document in zip("ab", both, strict=True):
        for block in document:
            block.doc = name
    return [*both[0], *both[1]]


def _changed(blocks: list[Block]) -> list[Block]:
    changed = deepcopy(blocks)
    for block in changed[::3]:
        block.text, block.rows, block.entities, block.stances = f"{block.text[1:]}五", None, None, None
    return changed


def _tell(old: list[Block], new: list[Block]) -> None:
    comparison = compare_blocks(deepcopy(old), deepcopy(new))
    [*inline_lines(comparison, Look(colored=False, width=80))]
    layout = Layout(names=("a", "b"))
    page_of(comparison, layout)
    written(comparison, layout, as_word=True)


def grown(unit: str, largest: int = LARGEST, only: Collection[str] = ()) -> Iterator[Grown]:
    """Yield what each step, or only some, takes for the largest text of a unit, and how that has grown."""
    before: dict[str, float] = {}
    size = SMALLEST
    while size <= largest:
        for step, do in steps((unit * (size // len(unit) + 1))[:size]):
            if only and step not in only:
                continue
            began = time.process_time()
            do()
            seconds = time.process_time() - began
            if seconds > SOON and (earlier := before.get(step)):
                yield Grown(unit, step, size, seconds, math.log(seconds / max(earlier, SOON / TIMES), TIMES))
            before[step] = seconds
        size *= TIMES


def main() -> int:
    """Tell which steps grow too fast, of which units, and the steepest of all."""
    asked = [*map(int, sys.argv[1:])]
    many, largest, first = (*asked, *(200, LARGEST, 0)[len(asked) :])
    worst: dict[str, Grown] = {}
    steep = 0
    for number, unit in enumerate(units(many, first), first):
        for each in grown(unit, largest):
            if (each.size == largest and each.exponent > worst.get(each.step, each).exponent) or each.step not in worst:
                worst[each.step] = each
            if each.exponent > STEEPEST and each.size == largest:
                steep += 1
                print(f"{number}: {each}", flush=True)
    for each in sorted(worst.values(), key=lambda each: -each.exponent):
        print(f"{each.exponent:5.2f} {each.seconds:7.2f} s {each.size:,} {each.step}: {each.unit[:40]!r}")
    return bool(steep)


if __name__ == "__main__":
    sys.exit(main())
