"""Counted: what bears a number, and what is told where one of a series doesn't count on from the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from jdoc.checks.rules import Found

if TYPE_CHECKING:
    from jdoc.checks.rules import Place


class Counted(Protocol):
    """A line, a row or a mark with its number."""

    @property
    def number(self) -> int:
        """Its number."""

    @property
    def place(self) -> Place:
        """Where it stands."""


def odd_one(before: Counted, odd: Counted) -> Found:
    """Tell the one of a series that has the number of the one before, or leaves a number out."""
    how = "again after" if odd.number == before.number else "after"
    return Found(odd.place, f"{odd.number} {how} {before.number}", (before.place,), severity="warning")
