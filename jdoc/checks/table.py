"""The table of all rules, in the order that they are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts import table as amounts
from jdoc.checks.characters import table as characters
from jdoc.checks.claims import table as claims
from jdoc.checks.dates import table as dates
from jdoc.checks.names import table as names
from jdoc.checks.structure import table as structure
from jdoc.checks.tables import table as tables
from jdoc.checks.terms import table as terms

if TYPE_CHECKING:
    from jdoc.checks.rules import Rule

RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *amounts.RULES,
    *claims.RULES,
    *tables.RULES,
    *structure.RULES,
    *terms.RULES,
    *names.RULES,
    *characters.RULES,
)
BY_ID = {rule.id: rule for rule in RULES}
