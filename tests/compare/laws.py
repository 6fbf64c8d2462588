"""What holds for every comparison, and documents to try it on: samples, changed at random."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from jdoc.comparison import compare
from jdoc.model import Block
from jdoc.pipeline import Work, process
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from jdoc.comparison.records import Pair

SOURCES = [*sorted((ROOT / "samples").glob("*.txt")), *sorted((ROOT / "tests/gold/diff").glob("*.txt"))]
WORDS = (
    "直ちに",
    "３億円",
    "令和６年４月",
    "第三条",
    "、",
    "。",
    "我が国",
    "し、",
    "5.0%",
    " ",
    "\t",
    "及び",
    "ｶﾞ",
    "🗾",
)


def sample(random: Random) -> list[Block]:
    """Return some blocks in a row of some sample."""
    found = BLOCKS[random.randrange(len(SOURCES))]
    first = random.randrange(max(1, len(found) - 12))
    return copy.deepcopy(found[first : first + random.randint(1, 24)])


def mutated(blocks: Sequence[Block], random: Random, times: int) -> list[Block]:
    """Return blocks with some changes: words, values, places, breaks, numbers."""
    changed = copy.deepcopy([*blocks])
    for _ in range(times):
        if changed:
            random.choice(CHANGES)(changed, random.randrange(len(changed)), random)
    return changed


def _cut(blocks: list[Block], at: int, random: Random) -> None:
    start = random.randrange(len(blocks[at].text) + 1)
    blocks[at].text = blocks[at].text[:start] + blocks[at].text[start + random.randint(1, 12) :]


def _put(blocks: list[Block], at: int, random: Random) -> None:
    start = random.randrange(len(blocks[at].text) + 1)
    blocks[at].text = blocks[at].text[:start] + random.choice(WORDS) + blocks[at].text[start:]


def _number(blocks: list[Block], at: int, random: Random) -> None:
    digits = str.maketrans(
        dict(zip("0123456789０１２３４５６７８９", random.sample("0123456789", 10) * 2, strict=True))
    )
    blocks[at].text = blocks[at].text.translate(digits)


def _drop(blocks: list[Block], at: int, _: Random) -> None:
    del blocks[at]


def _double(blocks: list[Block], at: int, random: Random) -> None:
    blocks.insert(random.randrange(len(blocks) + 1), copy.deepcopy(blocks[at]))


def _move(blocks: list[Block], at: int, random: Random) -> None:
    block = blocks.pop(at)
    blocks.insert(random.randrange(len(blocks) + 1), block)


def _split(blocks: list[Block], at: int, random: Random) -> None:
    start = random.randrange(len(blocks[at].text) + 1)
    second = Block(kind=blocks[at].kind, section=blocks[at].section, text=blocks[at].text[start:])
    blocks[at].text = blocks[at].text[:start]
    blocks.insert(at + 1, second)


def _merge(blocks: list[Block], at: int, _: Random) -> None:
    if at + 1 < len(blocks):
        blocks[at].text += blocks.pop(at + 1).text


def _renumber(blocks: list[Block], at: int, random: Random) -> None:
    blocks[at].number = blocks[at].label = f"第{random.randint(1, 30)}条"


CHANGES: list[Callable[[list[Block], int, Random], None]] = [
    _cut, _cut, _put, _put, _number, _drop, _double, _move, _split, _merge, _renumber,
]  # fmt: skip
BLOCKS = [[*process(path, work=Work(stages=("split",)))] for path in SOURCES]


def check(old: list[Block], new: list[Block]) -> None:
    """Compare two documents both ways, and check what must hold."""
    pairs, back = [*compare(old, new)], [*compare(new, old)]
    for blocks, side in ((old, "old"), (new, "new")):
        told = [id(block) for pair in pairs for block in getattr(pair, side)]
        wanted = [id(block) for block in blocks if block.kind != "furniture"]
        assert sorted(told) == sorted(wanted), "each block is told once"
        if side == "new":
            assert told == wanted, "in the order of NEW"
    for pair in pairs:
        assert applied(pair) == "".join(block.text for block in pair.new) or not (pair.old and pair.new)
    assert sorted(map(facts, pairs)) == sorted(map(turned, back)), "both ways say the same"


def applied(pair: Pair) -> str:
    """Return the text of OLD with all edits done."""
    text = "".join(block.text for block in pair.old)
    starts = [sum(len(block.text) for block in pair.old[:at]) for at in range(len(pair.old))]
    made, at = "", 0
    for edit in pair.edits:
        start, end = starts[edit.old.block] + edit.old.start, starts[edit.old.block] + edit.old.end
        assert text[start:end] == edit.old.text
        assert pair.new[edit.new.block].text[edit.new.start : edit.new.end] == edit.new.text
        assert at <= start, "in order, apart"
        made, at = made + text[at:start] + edit.new.text, end
    return made + text[at:]


def facts(pair: Pair) -> tuple[object, ...]:
    """Return what a pair says, for comparing."""
    return (
        [id(block) for block in pair.old],
        [id(block) for block in pair.new],
        pair.moved,
        pair.renumbered,
        pair.similarity,
        [(e.old.text, e.new.text, e.what, e.old.start, e.new.start) for e in pair.edits],
        sorted((v.label, v.old.text, v.new.text) for v in pair.values),
    )


def turned(pair: Pair) -> tuple[object, ...]:
    """Return what a pair says with its sides exchanged."""
    return (
        [id(block) for block in pair.new],
        [id(block) for block in pair.old],
        pair.moved,
        pair.renumbered,
        pair.similarity,
        [(e.new.text, e.old.text, e.what, e.new.start, e.old.start) for e in pair.edits],
        sorted((v.label, v.new.text, v.old.text) for v in pair.values),
    )
