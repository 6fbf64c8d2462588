"""Chains: references as they are written, step by step, and the text that they are read from."""

from __future__ import annotations

from typing import TypeAlias

from jdoc.language.citations.patterns import FIGURES, HIRAGANA, PARTICLE
from jdoc.language.citations.steps import UNIT_AT_END, Step
from jdoc.tuples import NamedTuple

Span: TypeAlias = tuple[int, int]


class Chain(NamedTuple):
    """A reference as it is written."""

    start: int
    end: int
    law: str
    """The pronoun of a law that it begins with: この法律, 同法; empty where there is none."""
    steps: tuple[Step, ...]
    part: str | None = None
    """Which sentence of it: main, proviso, first, latter, chapeau."""

    @property
    def is_open(self) -> bool:
        """Whether it doesn't say which provision it is, as drafts do: 第〇条."""
        return any(step.is_open for step in self.steps)

    def figures(self, folded: str) -> list[Span]:
        """Return where the numbers of its steps stand, but for those that count: 前二項."""
        steps = (step for step in self.steps if step.how == "number" and step.number != "*" and not step.is_open)
        return [match.span() for step in steps for match in FIGURES.finditer(folded, step.start, step.end)]


def is_terse(folded: str, chain: Chain) -> bool:
    """Tell whether a reference begins with an article without a unit: 措法|42の6②|.

    >>> from jdoc.language.citations.grammar import find_chains
    >>> text = "措法42の6②、民法709条"
    >>> [is_terse(text, chain) for chain in find_chains(text)]
    [True, False]
    """
    first = chain.steps[0] if chain.steps else None
    return first is not None and first.is_plain and not UNIT_AT_END.search(folded, first.start, first.end)


class Reading:
    """A text, and its references as far as they are read."""

    def __init__(self, folded: str, *, plain_paragraphs: bool = False) -> None:
        self.folded, self.plain_paragraphs = folded, plain_paragraphs
        self.chains: list[Chain] = []
        self._has_particles: bool | None = None

    @property
    def has_particles_in_katakana(self) -> bool:
        """Whether kana that stand alone are particles, as in old laws."""
        if self._has_particles is None:
            self._has_particles = not HIRAGANA.search(self.folded) and PARTICLE.search(self.folded) is not None
        return self._has_particles
