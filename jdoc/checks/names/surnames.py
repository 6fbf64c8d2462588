"""Surnames that several have, and papers in which offices go from one person to another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.lexicon import columns

if TYPE_CHECKING:
    from jdoc.checks.facts import Facts

PERSONNEL = deferred(
    "(?:人事|役員|職員|定期)の?異動|異動(?:者|名簿|により|に伴|に関する|の(?:お知らせ|内示|発令))|辞令|発令|歴代|同姓|人事(?:の|に関する)(?:お知らせ|件)"
)
"""What shows that offices go from one person to another, or that two have a surname: `[人事異動]`, not `担当者の異動`."""


def is_of_personnel(facts: Facts) -> bool:
    """Tell whether offices go from one person to another in a document."""
    return facts.kept("offices that change", lambda: PERSONNEL.search(facts.every) is not None)


@cache
def common_surnames() -> frozenset[str]:
    """Return surnames that two persons of a document may well have."""
    return frozenset(surname for (surname,) in columns("common_surnames", "surname"))
