"""No step takes more than in proportion to its text: a few units with each run, more with `make growth`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.growth import LARGEST, STEEPEST, Grown, grown, units

if TYPE_CHECKING:
    from collections.abc import Collection

MARGIN = 0.3
"""What a machine with other work to do adds to an exponent; a square has 2."""
ATTEMPTS = 3


def always_steep(unit: str, size: int = LARGEST, only: Collection[str] = ()) -> list[Grown]:
    """List the steps that are steep however often they are measured: other work on the machine makes one so once."""
    steep: dict[str, Grown] = {}
    for attempt in range(ATTEMPTS):
        measured = {each.step: each for each in grown(unit, size, only) if each.exponent > STEEPEST + MARGIN}
        steep = {step: each for step, each in measured.items() if not attempt or step in steep}
        if not steep:
            break
    return [*steep.values()]


@pytest.mark.parametrize("unit", ["令和\n", "外務省は、", *units(4)], ids=repr)
def test_a_few_units(unit: str) -> None:
    assert always_steep(unit, 10_000) == []


@pytest.mark.parametrize(
    ("unit", "steps", "size"),
    [
        ("5,680億円", "entities check across", 10_000),
        ("○議長（海野一郎君）　船\n", "entities check", 10_000),
        ("計　　1,200　　3,400\n", "entities check", 10_000),
        ("一", "check", 100_000),
        ("１２３，", "check", 100_000),
        ("5月1日（月）", "entities check", 100_000),
        ("…", "sentences", 100_000),
        ("は、―5", "entities", 100_000),
        ("￥", "find", 100_000),
        ("民法第七百九条、同条第一項、", "entities", 100_000),
        ("山田太郎、", "entities diff", 100_000),
    ],
    ids=repr,
)
def test_what_was_steep(unit: str, steps: str, size: int) -> None:
    assert always_steep(unit, size, {"split", *steps.split()}) == []


@pytest.mark.long
@pytest.mark.parametrize("unit", ["〇\n", "1,\n", *units(40, 100)], ids=repr)
def test_more_units(unit: str) -> None:
    assert always_steep(unit) == []
