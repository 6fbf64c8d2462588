"""Contexts: how the references of a text hang together, as lists, ranges, and brackets that stand below one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.citations.heads import LIST, OF, RANGE
from jdoc.language.citations.patterns import CIRCLED
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jdoc.language.citations.chains import Chain
    from jdoc.language.citations.laws import Law

Scope: TypeAlias = tuple[int, ...]
"""Where the brackets and quotes begin that something stands in, the outermost first."""

BRACKET = deferred("[()「」『』〔〕【】]")
"""What opens or closes a level of its own: `[(]第二号を除く`."""
_CLOSERS = {")": "(", "」": "「", "』": "『", "〕": "〔", "】": "【"}
DEEPEST = 8
"""Brackets in each other that are told apart: hostile text has thousands."""
FARTHEST = 40
"""References in brackets that may stand between the ends of a range."""
UNTIL = "まで"
OF_PROVISION = "の規定"
"""What may stand between a reference and the bracket that is about it."""


AFTER_NOTE = frozenset({"", "参照", "等", "など", "。", "関係"})
"""What may stand behind the last reference of a bracket that holds nothing else."""


class Citation(NamedTuple):
    """A reference in its text."""

    start: int
    end: int
    chain: Chain
    law: Law | None
    """The law that is named before it."""
    scope: Scope
    upto: Chain | None = None
    """The other end of a range."""
    listed: int | None = None
    """The number of the one that it goes on in a list."""
    above: int | None = None
    """The number of the one whose bracket it opens."""


class Naming(NamedTuple):
    """A law that is named in a text, cited or not."""

    end: int
    law: Law
    scope: Scope


def cite(
    folded: str, chains: Sequence[Chain], laws: Sequence[Law], law_before: Callable[[Chain, Sequence[int]], Law | None]
) -> tuple[list[Citation], list[Naming]]:
    """Return the citations of a text, and the laws that it names, both in order."""
    ends = [0, *(chain.end for chain in chains)]
    before = [law_before(chain, ends) for chain in chains]
    named = sorted({law.start: law for law in (*laws, *filter(None, before))}.items())
    brackets = Brackets(folded, [*(chain.start for chain in chains), *(start for start, _ in named)])
    single = [
        Citation(law.start if law else chain.start, chain.end, chain, law, brackets.scopes[chain.start])
        for chain, law in zip(chains, before, strict=True)
    ]
    linked = _linked(folded, _with_ranges(folded, single, brackets), brackets)
    notes = _notes(folded, linked, brackets)
    citations = [each._replace(scope=each.scope[:-1]) if each.scope[-1:] in notes else each for each in linked]
    return citations, [Naming(law.end, law, brackets.scopes[start]) for start, law in named]


class Brackets:
    """The brackets of a text: where each closes, and which stand around some places."""

    def __init__(self, folded: str, places: Iterable[int]) -> None:
        self.ends: dict[int, int] = {}
        """Where the brackets end, by where they open."""
        self.scopes: dict[int, Scope] = {}
        """Those around each place."""
        opened: list[int] = []
        waiting = sorted(set(places), reverse=True)
        for match in BRACKET.finditer(folded):
            while waiting and waiting[-1] <= match.start():
                self.scopes[waiting.pop()] = tuple(opened[:DEEPEST])
            self._step(folded, match.start(), opened)
        self.scopes.update((place, tuple(opened[:DEEPEST])) for place in waiting)

    def _step(self, folded: str, at: int, opened: list[int]) -> None:
        opener = _CLOSERS.get(folded[at])
        if opener is None:
            opened.append(at)
        elif any(folded[start] == opener for start in opened[-DEEPEST:]):
            while folded[start := opened.pop()] != opener:
                pass
            self.ends[start] = at + 1

    def behind(self, end: int) -> int:
        """Return where the text goes on behind a bracket that opens at an offset."""
        return self.ends.get(end, end)


def _notes(folded: str, citations: list[Citation], brackets: Brackets) -> set[Scope]:
    """Return the brackets that hold references and nothing else, as courts give their grounds: できる（同法3条）.

    What follows goes on from them as if they were no brackets. One behind a reference is about that.
    """
    last = {citation.scope[-1]: citation.end for citation in citations if citation.scope}
    first = {citation.scope[-1]: citation for citation in reversed(citations) if citation.scope}
    return {
        (opening,)
        for opening, citation in first.items()
        if folded[opening] == "(" and citation.start == opening + 1 and citation.above is None
        if opening in brackets.ends and folded[last[opening] : brackets.ends[opening] - 1] in AFTER_NOTE
    }


def _with_ranges(folded: str, single: list[Citation], brackets: Brackets) -> list[Citation]:
    """Put both ends of each range into one."""
    found: list[Citation] = []
    taken: set[int] = set()
    for place, citation in enumerate(single):
        if place in taken:
            continue
        other = _next_beside(single, place)
        if other is not None and RANGE.fullmatch(folded, brackets.behind(citation.end), single[other].start):
            taken.add(other)
            last = single[other]
            end = last.end + len(UNTIL) * folded.startswith(UNTIL, last.end)
            found.append(citation._replace(end=end, upto=last.chain))
        else:
            found.append(citation)
    return found


def _next_beside(single: list[Citation], place: int) -> int | None:
    """Return the number of the next one with the same brackets around it."""
    scope = single[place].scope
    return next(
        (other for other in range(place + 1, min(len(single), place + FARTHEST)) if single[other].scope == scope), None
    )


def _linked(folded: str, citations: list[Citation], brackets: Brackets) -> list[Citation]:
    """Say of each which one it goes on, or below which one it stands."""
    last: dict[Scope, int] = {}
    linked = []
    for place, citation in enumerate(citations):
        before = last.get(citation.scope)
        listed = above = None
        if before is not None and _is_listed(folded, brackets.behind(citations[before].end), citation.start):
            listed = before
        elif citation.scope and (outer := last.get(citation.scope[:-1])) is not None:
            above = outer if _opens(folded, citations[outer].end, citation.scope[-1]) else None
        if before is not None and folded[citations[before].end : citation.start] == OF:
            above = before
        linked.append(citation._replace(listed=listed, above=above))
        last[citation.scope] = place
    return linked


def _is_listed(folded: str, end: int, start: int) -> bool:
    if end == start and not CIRCLED.match(folded, start):  # 第一款第二款 of a table of contents
        return False
    return end <= start and LIST.fullmatch(folded, end, start) is not None


def _opens(folded: str, end: int, bracket: int) -> bool:
    """Tell whether a bracket stands right behind a reference, or behind の規定."""
    return folded[bracket] == "(" and folded[end:bracket] in {"", " ", OF_PROVISION}
