"""The samples and the gold: what the command makes of whole documents."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from jdoc import jsonl
from jdoc.readers.text import to_document as document
from jdoc.stages.split import split_documents
from tests.conftest import ROOT, SAMPLES
from tests.stages.test_split import assert_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jdoc.model import Block
    from tests.conftest import Run

GOLD = [ROOT / "tests" / "gold" / f"{path.stem}.json" for path in SAMPLES]
SEED = ROOT.parent / "shared" / "seed" / "joint-statement-2017.txt"
VALIDATOR = Draft202012Validator(jsonl.make_schema())


def blocks_of(path: Path) -> list[Block]:
    return list(split_documents([document(path.read_text(encoding="utf-8"), path.name)]))


def plain(text: str) -> str:
    """Leave white space between two ASCII characters only: gold and text may differ in the width of a gap."""
    return re.sub(r"(?<![!-~]) | (?![!-~])", "", re.sub(r"\s+", " ", text.strip()))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_sample(jdoc: Callable[..., Run], sample: Path) -> None:
    done = jdoc("split", f"samples/{sample.name}")
    assert done.returncode == 0
    assert done.stdout == sample.with_suffix(".jsonl").read_text(encoding="utf-8")
    for line in done.stdout.splitlines():
        assert not list(VALIDATOR.iter_errors(json.loads(line)))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_source_map_of_sample(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    blocks = blocks_of(sample)
    assert blocks
    for block in blocks:
        assert_source(block, text)


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_gold(gold: Path) -> None:
    """Every block of the gold is found, with a kind that the gold accepts; a number may stand in the gold's text."""
    blocks = blocks_of(ROOT / "samples" / f"{gold.stem}.txt")
    wanted: list[dict[str, Any]] = json.loads(gold.read_text(encoding="utf-8"))["blocks"]
    assert len(blocks) == len(wanted)
    for block, want in zip(blocks, wanted, strict=True):
        assert plain(want["text"]) in {plain(block.text), plain((block.label or "") + block.text)}
        assert block.kind in want["kinds"]
        assert want["number"] is None or block.number == want["number"]


@pytest.mark.skipif(not SEED.exists(), reason="the seed document is not part of the project")
def test_source_map_of_the_seed_document() -> None:
    text = SEED.read_text(encoding="utf-8")
    blocks = blocks_of(SEED)
    assert len(blocks) == 80
    for block in blocks:
        assert_source(block, text)
