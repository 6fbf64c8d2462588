"""Manners: how a document marks who speaks, if it does: all that may be so at the beginning of its lines."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.language.attributions import SIGNS, Attribution, lines_to_read, read_attribution
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_STOPS = frozenset("。！？!?．")
"""What ends a sentence at the end of its line; 。 does so inside a line, too."""
_UNSIGNED = frozenset({":", " ", "alone", "behind"})
"""Manners in which much else is written, so that more has to speak for them."""
_LEAST_TURNS = 6
_FARTHEST_STOP = 30
"""Lines from who speaks to the end of the first paragraph, at the most."""


class Head(NamedTuple):
    """What may be who speaks, on its line."""

    at: int
    """The index of the line."""
    attribution: Attribution
    is_in_sentences: bool
    """A sentence ends before the next of them."""


class Manner(Struct):
    """All that a document marks in one manner."""

    sign: str
    heads: Sequence[Head]

    @property
    def count(self) -> int:
        """How many there are that name a person or an office."""
        return sum(not head.attribution.is_body for head in self.heads)

    @property
    def is_signed(self) -> bool:
        """Whether a sign or a bracket marks them, in which little else is written."""
        return self.sign not in _UNSIGNED

    @property
    def is_sure(self) -> bool:
        """Whether one of them is written as nothing else is, behind a sign, before a sentence."""
        return self.sign == "sign" and any(
            head.attribution.speaker.is_sure and head.is_in_sentences for head in self.heads
        )

    @property
    def is_list(self) -> bool:
        """Whether more of them stand before something else than before sentences: those present, and what they are."""
        return 2 * sum(head.is_in_sentences for head in self.heads) < len(self.heads)

    @property
    def speeches(self) -> Iterator[Head]:
        """Those before a speech: before sentences, and what stands between such; ○会長　１名 above them all is none."""
        first = min(head.at for head in self.heads if head.is_in_sentences)
        return (head for head in self.heads if head.is_in_sentences or (self.is_signed and head.at > first))

    @property
    def speakers(self) -> set[tuple[str | None, str | None]]:
        """The names and roles of those before sentences, bodies left out."""
        spoken = [head.attribution for head in self.heads if head.is_in_sentences]
        return {(who.speaker.name, who.speaker.role) for who in spoken if not who.is_body}

    @property
    def named(self) -> int:
        """How many people are named."""
        return len({name for name, _ in self.speakers} - {None})

    @property
    def is_talk(self) -> bool:
        """Whether nothing but a colon or a space marks who speaks, and people are named, or offices speak often."""
        if self.named > 1:
            return True
        return self.takes_turns and sum(head.is_in_sentences for head in self.heads) >= _LEAST_TURNS

    @property
    def takes_turns(self) -> bool:
        """Whether people are named, or offices speak more than once, as they don't where it is told what they do."""
        people = len(self.speakers)
        return people > 1 and (self.named > 0 or self.count > people)


def read_manners(lines: Sequence[str], is_caption: Callable[[int], bool]) -> list[Manner]:
    """Gather all that may be who speaks, by how it is marked; what stands alone on a line that is a caption is none.

    >>> [(manner.sign, manner.count) for manner in read_manners(["○議長　始めます。", "（参考）"], lambda _: False)]
    [('sign', 1)]
    """
    places = lines_to_read(lines)
    if not _may_speak(lines, places):
        return []
    found = [*_attributions(lines, places, is_caption)]
    manners: dict[str, list[Head]] = defaultdict(list)
    stops = [*(at for at, _ in found), len(lines)]
    for (at, who), stop in zip(found, stops[1:], strict=True):
        is_in_sentences = any(map(_ends_sentence, lines[at : min(stop, at + _FARTHEST_STOP)]))
        manners[who.manner].append(Head(at, who, is_in_sentences))
    return [Manner(sign, heads) for sign, heads in manners.items()]


def _ends_sentence(line: str) -> bool:
    return "。" in line or line[-1] in _STOPS


def _may_speak(lines: Sequence[str], places: Sequence[int]) -> bool:
    """Tell quickly whether what may be who speaks stands before sentences, and more than once if no sign marks it."""
    last = next((at for at in range(len(lines) - 1, -1, -1) if _ends_sentence(lines[at])), -1)
    spoken = [at for at in places if at <= last]
    return len(spoken) > 1 or any(lines[at][0] in SIGNS for at in spoken)


def _attributions(
    lines: Sequence[str], places: Sequence[int], is_caption: Callable[[int], bool]
) -> Iterator[tuple[int, Attribution]]:
    for at in places:
        line = lines[at]
        if line.find(line[-1]) == len(line) - 1 and line[-1] in "）)" and is_caption(at):
            continue
        attribution = read_attribution(line)
        if attribution is not None:
            yield at, attribution
