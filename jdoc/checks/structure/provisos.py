"""Provisos: whether a provision has the sentence that a reference names, 前条ただし書, 前項後段."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.structure.series import ABRIDGED
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from jdoc.checks.facts import Facts
    from jdoc.language.provisions.paths import Path, Provisions

PROVISO, LATTER = ("ただし書", "但書", "但し書"), "後段"
BEGINS = deferred("(?:ただ|但)し")
"""How a proviso begins: `[ただし]、`."""
ENCLOSED = deferred("[(（][^()（）]*[)）]|「[^「」]*」")
"""What may hold a sentence of its own: `[（以下同じ。）]`."""
SENTENCE = deferred("[^。]{4,}。")
"""A sentence: `[市長が定める。]`."""


def lacks_sentence(facts: Facts, provisions: Provisions, path: Path, written: str) -> bool:
    """Tell whether a provision that is there has no proviso, or no second sentence, which a reference names."""
    if not written.endswith((*PROVISO, LATTER)) or provisions.find(path) is None:
        return False
    below = [at for at, each in enumerate(provisions.paths) if each[: len(path)] == path]
    text = ENCLOSED.sub("", "\n".join(facts.texts[at] for at in below))
    if ABRIDGED.search(text) or not text.rstrip().endswith("。"):
        return False
    if written.endswith(PROVISO):
        return BEGINS.search(text) is None
    return sum(BEGINS.match(sentence.strip()) is None for sentence in SENTENCE.findall(text)) == 1
