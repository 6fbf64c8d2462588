"""Likenesses: what looks like the right character, told once for each word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.characters.katakana import find_katakana
from jdoc.checks.characters.lookalikes import find_lookalikes
from jdoc.checks.characters.misprints import find_misprints
from jdoc.checks.characters.misread import find_misread
from jdoc.checks.characters.misspelt import find_misspelt
from jdoc.checks.characters.mixed import find_mixed
from jdoc.checks.characters.sizes import find_sizes
from jdoc.checks.characters.twins import find_twins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found


def find_likenesses(facts: Facts) -> Iterator[Found]:
    """Find characters that look like the right one, by where they stand and by the words that they spoil."""
    told: dict[int, set[int]] = {}
    for found in (
        *find_lookalikes(facts),
        *find_misprints(facts),
        *find_twins(facts),
        *find_mixed(facts),
        *find_sizes(facts),
        *find_misread(facts),
        *find_misspelt(facts),
        *find_katakana(facts),
    ):
        block, start, end = found.place
        places = told.setdefault(block, set())
        if places.isdisjoint(range(start, end)):
            places.update(range(start, end))
            yield found
