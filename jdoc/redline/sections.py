"""The section that each change stands in: that of NEW, where what was struck out would stand too."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.controls import disarm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.comparison import Comparison
    from jdoc.comparison.records import Pair
    from jdoc.model import Block

Path: TypeAlias = "tuple[str, ...]"
"""Headings, outermost first."""


class Sections:
    """The sections of both documents; a heading is in the section that it opens."""

    def __init__(self, comparison: Comparison) -> None:
        self._paths = {**_paths(comparison.old), **_paths(comparison.new)}
        self._became: dict[Path, Path] = {}
        for pair in comparison.pairs:
            if pair.old and pair.new and not pair.moved:
                self._became.setdefault(self._paths[id(pair.old[0])], self._paths[id(pair.new[0])])

    def of(self, pair: Pair) -> Path:
        """Return the headings above a pair, outermost first."""
        if pair.new:
            return self._paths[id(pair.new[0])]
        path = self._paths[id(pair.old[0])]
        return self._became.get(path, path)


def _paths(blocks: Sequence[Block]) -> dict[int, Path]:
    paths: dict[int, Path] = {}
    below: Path = ()
    for block in reversed(blocks):
        path = tuple(disarm(heading).replace("\n", " ") for heading in block.section or ())
        opens = block.kind == "heading" and len(below) > len(path) and below[: len(path)] == path
        paths[id(block)] = below[: len(path) + 1] if opens else path
        below = path
    return paths
