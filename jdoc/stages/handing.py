"""What one stage hands over to the next, beside the blocks: the numerals of a block, found once for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.numerals.rewriting import Scanned

if TYPE_CHECKING:
    from jdoc.model import Block
    from jdoc.recognizers.passage import Passage

WITHOUT_NUMERALS = frozenset(("plain date", "word"))
"""The cues of time in which numerals may stand that nobody has listed."""


class HandOver:
    """The passage that `find_entities` has yielded last; a stage that asks about another block gets nothing."""

    def __init__(self) -> None:
        self._passage: Passage | None = None

    def keep(self, passage: Passage) -> None:
        """Keep a passage until the next one."""
        self._passage = passage

    def scanned(self, block: Block) -> Scanned | None:
        """Return what was found in a block, if that is all there is in its text."""
        passage, self._passage = self._passage, None
        if passage is None or passage.block is not block or passage.text is not block.text:
            return None
        cues = passage.known_cues
        if cues is None or not cues.is_whole or any(cue.kind in WITHOUT_NUMERALS for cue in cues.times):
            return None
        return Scanned(passage.folded, passage.guarded, cues.numerals)
