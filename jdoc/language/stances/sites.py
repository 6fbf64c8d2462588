"""Sites: a verb where it stands, with what stands before it: looked up once, whichever rules ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.stances import contexts
from jdoc.language.stances.adverbs import peeled
from jdoc.language.stances.forms import PAST
from jdoc.language.stances.records import Predicate

if TYPE_CHECKING:
    import re

    from jdoc.language.stances.records import Verb
    from jdoc.language.stances.words import Word

PLAIN_FORMS = {"suru": "する", "e": "る", "s": "す", "sv": "する", "yu": "する", "meiji": "ずる", "k": "く", "g": "ぐ"}
PLAIN_FORMS |= {"r": "る", "w": "う", "m": "む", "t": "つ"}
SAID = ("と", "よう")
"""The particles of what is said."""


class Site:
    """A verb in a sentence; nothing before `low` counts."""

    def __init__(self, text: str, low: int, verb: Verb) -> None:
        self.text, self.low, self.verb = text, low, verb
        self.roles = verb.word.roles
        self.name = verb.word.word + PLAIN_FORMS[verb.word.form]
        """The dictionary form of the verb."""
        self.rule = ""
        """The rule that is asked about it."""
        self.adverb = peeled(text, low, verb.start)
        """Where the adverbs of the verb begin: its own start if it has none."""
        self.left = text[self.adverb - 1 : self.adverb]
        """The character before the verb and its adverbs; empty where the text begins."""
        self.before = contexts.at_particle(text, low, self.adverb)
        """What stands before the verb and its adverbs."""
        self.has_adverb = self.adverb < verb.start
        self.is_passive = verb.kind == "passive"
        self.is_past = verb.kind == "final" and PAST.search(verb.tail) is not None
        self.is_plan = "plan" in self.roles

    def has_before(self, pattern: re.Pattern[str], at: int, most: int) -> re.Match[str] | None:
        """Search the characters before some place, as many as at most count."""
        return pattern.search(self.text, max(self.low, at - most), at)

    def predicate(self, before: contexts.Before, act: str, word: Word | None = None) -> Predicate:
        """Return the predicate that the verb makes, or a word that it carries."""
        verb = self.verb
        return Predicate(
            verb.start,
            verb.start + len(verb.word.word),
            act,
            verb=self.name,
            kind=verb.kind,
            rule=self.rule,
            particle=before.particle,
            argument=before.argument,
            reach=before.adverb,
            word=word or verb.word,
            tail=verb.tail,
            clause_end=verb.end,
        )
