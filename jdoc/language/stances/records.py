"""Records: what is found in a sentence on the way to its acts: verbs, phrases, predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.stances.forms import PAST
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.stances.phrases import Phrase
    from jdoc.language.stances.words import Word

ASKING = frozenset({"ought to", "would be asked to"})
"""The phrases of what somebody is to do."""


class Verb(NamedTuple):
    """A verb in the form of a main clause."""

    word: Word
    start: int
    end: int
    kind: str
    """link, final, negative, passive or bare."""
    tail: str
    """Its ending."""
    closed: bool
    """The sentence ends behind it."""


class Predicate(NamedTuple):
    """An act as its predicate tells it."""

    start: int
    end: int
    act: str
    verb: str
    """Dictionary form."""
    kind: str
    rule: str
    particle: str
    argument: int
    """Where its object ends, the particle left off."""
    reach: int
    """Where the words of the predicate begin, adverbs and modifiers included: nothing of them is object."""
    word: Word
    attitude: str = ""
    adverb: str = ""
    tail: str = ""
    """The ending of the verb."""
    clause_end: int = 0
    """After the ending of the verb."""
    comes: bool = False
    """It comes to somebody, whom は may name: 市は、国から要請があった."""

    @property
    def is_past(self) -> bool:
        """It tells what was done."""
        return PAST.search(self.tail) is not None

    @property
    def asks(self) -> bool:
        """The one named by は is asked to do it: 政府は…べきである."""
        return self.rule in ASKING

    @property
    def links(self) -> bool:
        """Another predicate of the same sentence follows."""
        return self.kind == "link"


class Occurrence(NamedTuple):
    """A phrase where it stands."""

    phrase: Phrase
    start: int
    end: int
    """Where its ending begins."""
    last: int
    """Behind its ending."""
