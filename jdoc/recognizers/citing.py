"""Which documents have citations to be looked for: most letters and statements have none, and load nothing for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.citations.cues import may_cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.model import Block, Entity
    from jdoc.recognizers.citation import Citations


class Citing:
    """The citations of a document, looked for from the first block on that may have one; blocks are read in order."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._is_law = any(block.provision for block in blocks)
        self._citations: Citations | None = None

    def find(self, place: int, folded: str, names: Sequence[Entity]) -> Iterable[Entity]:
        """Return the citations of a block, among the names that were found in it."""
        if self._citations is None:
            if not (self._is_law or may_cite(folded) or any(name.label == "LAW" for name in names)):
                return ()
            self._citations = self._begun(place)
        return self._citations.find(place, folded, names)

    def _begun(self, place: int) -> Citations:
        """Return the citations of the document, behind the blocks before a place, none of which has any."""
        from jdoc.recognizers.citation import Citations  # noqa: PLC0415 -- 20 modules

        citations = Citations(self._blocks)
        for passed in range(place):
            citations.resolver.pass_by(passed)
        return citations
