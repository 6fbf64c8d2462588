"""No step takes more than in proportion to its text: a few units with each run, more with `make growth`."""

from __future__ import annotations

import pytest

from tests.growth import STEEPEST, grown, units

MARGIN = 0.3
"""What a machine with other work to do adds to an exponent; a square has 2."""


@pytest.mark.parametrize("unit", ["令和\n", "〇\n", "1,\n", "外務省は、", *units(4)], ids=repr)
def test_a_few_units(unit: str) -> None:
    steep = [each for each in grown(unit, 10_000) if each.exponent > STEEPEST + MARGIN]
    assert steep == []


@pytest.mark.long
@pytest.mark.parametrize("unit", [*units(40, 100)], ids=repr)
def test_more_units(unit: str) -> None:
    assert [each for each in grown(unit) if each.exponent > STEEPEST + MARGIN] == []
