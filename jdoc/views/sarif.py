"""SARIF 2.1.0: findings as the tools of code hosts read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jdoc.checks.holding import fingerprint
from jdoc.checks.table import RULES
from jdoc.places import find_place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.checks.rules import Rule
    from jdoc.model import Block, Finding, Related
    from jdoc.views.findings import Row

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
"""What SARIF calls the severities."""


def make_sarif(rows: Iterable[Row], version: str) -> dict[str, Any]:
    """Return the log of a run, in which all rules are declared, those that found nothing as well."""
    places = {rule.id: at for at, rule in enumerate(RULES)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "jdoc check", "version": version, "rules": [*map(_rule, RULES)]}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(row.block, row.finding, places) for row in rows],
            }
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": rule.why},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.group]},
    }


def _result(block: Block, finding: Finding, places: dict[str, int]) -> dict[str, Any]:
    line, column, _ = find_place(block, finding.start)
    related = [_related(block, other) for other in finding.related or ()]
    return {
        "ruleId": finding.rule,
        "ruleIndex": places.get(finding.rule, -1),
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(block.doc, line, column, finding.text) | _logical(block)],
        "partialFingerprints": {"jdocCheck/v1": fingerprint(finding)},
        **({"relatedLocations": related} if related else {}),
    }


def _logical(block: Block) -> dict[str, Any]:
    """Say where a block stands by its numbers, if it has any."""
    place = block.provision or block.locator
    return {"logicalLocations": [{"fullyQualifiedName": place}]} if place else {}


def _related(block: Block, other: Related) -> dict[str, Any]:
    return {**_location(other.doc or block.doc, other.line, other.column, other.text), "message": {"text": other.text}}


def _location(doc: str | None, line: int | None, column: int | None, text: str) -> dict[str, Any]:
    region: dict[str, Any] = {"snippet": {"text": text}}
    if line is not None:
        region = {"startLine": line, "startColumn": column or 1, **region}
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(doc or "-")}}
    if line is not None:
        place["region"] = region
    return {"physicalLocation": place}
