"""Resolution: which provision a citation means, by where it stands, and by what was cited before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.citations.knowledge import Knowledge
from jdoc.language.citations.texts import Text, as_source
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.citations.contexts import Citation, Naming
    from jdoc.language.citations.meanings import Meaning
    from jdoc.language.citations.places import Here

AMENDS = deferred("(?:[(][^()]*(?:[(][^()]*[)][^()]*)*[)])?の一部を(?:次のように)?改正(?:する|し)")
"""What stands behind the name of a law that is amended: `[（昭和三十九年法律第六号）の一部を次のように改正する]`."""


class Resolver(Knowledge):
    """Reads the citations of a document, block by block, in their order."""

    def resolve(
        self, block: int, folded: str, citations: Sequence[Citation], laws: Sequence[Naming]
    ) -> list[Meaning | None]:
        """Return what the citations of the next block mean; None of what is none."""
        here = self.places.here(block)
        self._enter(block, here, laws)
        meanings = Text(self, here, folded, citations).meanings()
        self.amended = next((as_source(each.law) for each in laws if AMENDS.match(folded, each.end)), self.amended)
        return meanings

    def pass_by(self, block: int) -> None:
        """Go on behind a block that cites nothing and names no law."""
        if self.places:
            self._enter(block, self.places.here(block), ())
        else:
            self.history.leave()

    def _enter(self, block: int, here: Here, laws: Sequence[Naming]) -> None:
        self.history.enter(here, laws, goes_on=not (self.places or self.places.is_heading(block)))
        if self.amended and self.places.begins_provision(block, here):
            self.amended, self.amended_before = None, self.amended
