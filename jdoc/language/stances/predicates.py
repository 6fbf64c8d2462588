"""Predicates: the verbs and phrases of a sentence's main clauses that are acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.stances import contexts
from jdoc.language.stances.phrases import OBJECTS, PHRASES, phrases
from jdoc.language.stances.records import Occurrence, Predicate, Verb
from jdoc.language.stances.rules import judged
from jdoc.language.stances.words import Word, ending, stems, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.stances.texts import Sentence

COMMAS = (",", "、")


def predicates(text: str, sentence: Sentence) -> Iterator[Predicate]:
    """Yield the predicates of a sentence, in order and apart."""
    low = sentence.start
    found: list[Verb | Occurrence] = [*_verbs(text, sentence), *_phrases(text, sentence)]
    for each in sorted(found, key=lambda each: each.start):
        if each.start < low:
            continue
        predicate = judged(text, low, each) if isinstance(each, Verb) else _phrased(text, low, each)
        if predicate:
            yield predicate
            low = predicate.clause_end


def _verbs(text: str, sentence: Sentence) -> Iterator[Verb]:
    known = words()
    for stem in stems().finditer(text, *sentence):
        word = known[stem["stem"]]
        found = ending(word.form).match(text, stem.end("stem"), sentence.end)
        if found:
            last = found.end()
            closed = text[last : last + 1] not in COMMAS
            yield Verb(word, stem.start(), last, found.lastgroup or "", found[0], closed=closed)


def _phrases(text: str, sentence: Sentence) -> Iterator[Occurrence]:
    for match in phrases().finditer(text, sentence.start, sentence.end):
        at = next(at for at in range(len(PHRASES)) if match[f"p{at}"] is not None)
        yield Occurrence(PHRASES[at], *match.span(f"p{at}"), match.end(f"e{at}"))


def _phrased(text: str, low: int, found: Occurrence) -> Predicate:
    """Make the predicate of a phrase."""
    phrase, start, end, last = found
    before = contexts.look(text, low, start)
    particles = OBJECTS[phrase.name]
    if not particles:
        before = contexts.Before(start, "を", end if phrase.name == "intends" else start)
    elif before.particle not in particles:
        before = contexts.Before(before.adverb, "", before.adverb)
    kind = "link" if text[last : last + 1] in COMMAS else "final"
    return Predicate(
        start,
        end,
        phrase.act,
        verb=text[start:last],
        kind="negative" if phrase.name == "does not meet" else kind,
        rule=phrase.name,
        particle=before.particle,
        argument=before.argument,
        reach=before.adverb,
        word=Word(text[start:end], "", phrase.act, frozenset(), (), ""),
        tail=text[end:last],
        clause_end=last,
    )
