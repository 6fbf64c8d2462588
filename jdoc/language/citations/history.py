"""History: what was cited before, as 同条, 同法 and bare articles look back on it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from jdoc.language.citations import paths
from jdoc.language.citations.laws import ENFORCING, kind_fits
from jdoc.language.citations.meanings import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.citations.contexts import Naming, Scope
    from jdoc.language.citations.laws import Law
    from jdoc.language.citations.meanings import Cited, Meaning
    from jdoc.language.citations.paths import Level
    from jdoc.language.citations.places import Here
    from jdoc.language.provisions.paths import Path

MOST = 200
"""Citations and laws that are looked back over: hostile text has thousands."""
WORDS_OF = "中"
"""What stands between a provision and words of it."""


class History:
    """The citations of the block that is being read, and of those that it stands below."""

    def __init__(self, own: str) -> None:
        self.own = own
        self.here: list[Cited] = []
        self.above: dict[Path, list[Cited]] = {}
        """What was cited in each provision."""
        self.chain: list[list[Cited]] = []
        """What was cited in the provisions above this one, up to its paragraph; the nearest first."""
        self.laws: list[Naming] = []
        """The laws named in this block, in order."""
        self.named: list[Law] = []
        """The laws named in blocks before, in order."""

    def enter(self, here: Here, laws: Sequence[Naming], *, goes_on: bool = False) -> None:
        """Begin a block; in a document without provisions it goes on from the one right above it."""
        self.named += [naming.law for naming in self.laws]
        self.laws = []
        for naming in laws:
            self.laws.append(naming._replace(law=self.spelt_out(naming.law, naming.scope)))
        path = (*here.root, *here.path)
        self.chain = [self.here] if goes_on else []
        for length in range(len(path) - 1, len(here.root), -1):
            if paths.rank(path[length - 1]) < paths.RANKS["Pr"]:
                break
            self.chain.append(self.above.get(path[:length], []))
        self.here = []
        if path:
            self.above[path] = self.here

    def leave(self) -> None:
        """Pass by a block that has nothing."""
        self.named += [naming.law for naming in self.laws]
        self.laws, self.chain, self.here = [], [], []

    def add(self, cited: Cited) -> None:
        """Note a citation."""
        self.here.append(cited)

    def last_with(self, level: Level, scope: Scope) -> Cited | None:
        """Return the last one in which a level is written, at the same depth of brackets or outside."""
        return next((cited for cited in self._back(scope) if level in cited.levels and _has(cited, level)), None)

    def last_law(self, scope: Scope) -> Source | None:
        """Return the law of the last citation in this block."""
        return next((cited.meaning.source for cited in self._visible(self.here, scope) if cited.meaning.source), None)

    def last_cited(self, scope: Scope) -> Meaning | None:
        """Return what the last citation in this block means."""
        return next((cited.meaning for cited in self._visible(self.here, scope)), None)

    def last_in(self, source: Source, scope: Scope) -> Path:
        """Return the provision of a law that was named last in this block; () where none was."""
        visible = (cited.meaning for cited in self._visible(self.here, scope))
        return next((meaning.last for meaning in visible if meaning.source == source and meaning.last), ())

    def last_read(self, folded: str, scope: Scope, quote: int) -> Cited | None:
        """Return the provision whose words a quotation is: 同条第二項|中「…」とあるのは「…」."""
        for cited in self._visible(self.here, scope):
            if cited.end <= quote and folded.startswith(WORDS_OF, cited.end):
                return cited if "。" not in folded[cited.end : quote] else None
        return None

    def last_named(self, pronoun: str, scope: Scope, start: int) -> Source | None:
        """Return the law that a pronoun points to: the last one of its kind that is not the own one.

        Those inside of brackets that are closed come after all others of the block.
        """
        before = bisect_right(self.laws, start, key=lambda naming: naming.end)
        here = self.laws[max(0, before - MOST) : before][::-1]
        outside = [naming for naming in here if naming.scope == scope[: len(naming.scope)]]
        laws = [*(naming.law for naming in (*outside, *here)), *reversed(self.named[-MOST:])]
        found = next((law for law in laws if law.name != self.own and kind_fits(pronoun, law.name)), None)
        return Source(found.name, is_known=found.is_known, num=found.num, id=found.id) if found else None

    def spelt_out(self, law: Law, scope: Scope) -> Law:
        """Put the name of the law for its pronoun in the name of an order: 同法施行令."""
        pronoun, enforcing, kind = law.name.partition(ENFORCING)
        if not (enforcing and pronoun.startswith("同")):
            return law
        source = self.last_named(pronoun, scope, law.start)
        if source is None:
            return law._replace(is_known=False)
        return law._replace(name=f"{source.name}{enforcing}{kind}", is_known=source.is_known)

    def _back(self, scope: Scope) -> Iterator[Cited]:
        yield from self._visible(self.here, scope)
        for own in self.chain:
            yield from self._visible(own, ())

    @staticmethod
    def _visible(cited: Sequence[Cited], scope: Scope) -> Iterator[Cited]:
        """Yield what stands at the same depth of brackets, or outside, the last first."""
        return (each for each in reversed(cited[-MOST:]) if each.scope == scope[: len(each.scope)])


def _has(cited: Cited, level: Level) -> bool:
    return any(step.startswith(f"{level}_") for step in cited.meaning.last)
