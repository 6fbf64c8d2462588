"""Every recognizer against its case files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from jdoc.recognizers import LABELS
from jdoc.stages.entities import find_entities
from tests.recognizers.cases import IMPLIED, Case, read

if TYPE_CHECKING:
    from jdoc.model import Entity

FILES = sorted(Path(__file__).parent.glob("*.txt"))
CASES = [case for path in FILES for case in read(path)]


def _facts(entity: Entity, expected: dict[str, object] | None) -> dict[str, object]:
    """Set an entity as the case file does; what a case leaves implied is left out unless it is said."""
    facts = {key: value for key, value in msgspec.structs.asdict(entity).items() if value is not None}
    written = {key: value if value is True or key in {"start", "end"} else f"{value}" for key, value in facts.items()}
    said = expected or {}
    return {"value": None, "unit": None} | {k: v for k, v in written.items() if k not in IMPLIED or k in said}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_case(case: Case, request: pytest.FixtureRequest) -> None:
    if case.known_fault:
        request.applymarker(pytest.mark.xfail(strict=True))
    base = dt.date.fromisoformat(case.base) if case.base else None
    found = list(find_entities(case.blocks, labels=case.labels, base_date=base))
    for block, expected in zip(found, case.expected, strict=True):
        by_place = {(mark["start"], mark["end"]): mark for mark in expected}
        entities = block.entities or []
        assert [_facts(e, by_place.get((e.start, e.end))) for e in entities] == expected


def test_every_label_has_cases() -> None:
    assert {label for case in CASES for label in case.labels} == set(LABELS)
