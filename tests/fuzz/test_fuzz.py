"""Some inputs of each kind with each run of the tests, thousands with those that take long (`make fuzz`: more)."""

from __future__ import annotations

import pytest

from tests.fuzz.chain import put_through
from tests.fuzz.inputs import GENERATORS, inputs


@pytest.mark.parametrize("kind", GENERATORS)
def test_some_inputs(kind: str) -> None:
    for seed, given in inputs(kind, 0, 5):
        try:
            put_through(given)
        except Exception as error:
            error.add_note(f"python -m tests.fuzz 1 {seed} {kind}")
            raise


@pytest.mark.long
@pytest.mark.parametrize("first", range(5, 2005, 100))
@pytest.mark.parametrize("kind", GENERATORS)
def test_many_inputs(kind: str, first: int) -> None:
    for seed, given in inputs(kind, first, 100):
        try:
            put_through(given)
        except Exception as error:
            error.add_note(f"python -m tests.fuzz 1 {seed} {kind}")
            raise
