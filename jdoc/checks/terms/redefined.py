"""Redefined: terms that a document defines twice for the same part of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.terms.acronyms import NAME, differ
from jdoc.checks.terms.uses import LONGEST_COMMON, PARTIES, SPLITS, Term, is_explained, is_in_outline, terms
from jdoc.language.lazy import deferred
from jdoc.language.provisions.paths import number_of, parse, up_to
from jdoc.language.width import fold
from jdoc.model import Definition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.language.provisions.paths import Path


def find_redefined(facts: Facts) -> Iterator[Found]:
    """Find terms that are defined twice for the same part of the document; what amends another one, in its own parts."""
    known: dict[tuple[str, object], Term] = {}
    narrow: dict[str, Term] = {}
    for term in _terms(facts):
        reach = _reach(facts, term)
        above = narrow.get(term.term)
        if above and _reaches(facts, above, term):
            known.setdefault((term.term, reach), above)
        if term.definition.scope == "article":
            narrow[term.term] = term
        other = known.setdefault((term.term, reach), term) if reach is not None else term
        if other.place != term.place and _are_two(facts, other, term):
            yield Found(term.place, f"「{term.term}」 was defined before", (other.place,))


def _terms(facts: Facts) -> Iterator[Term]:
    """Yield the terms of a document; of what amends another one, those of its own parts."""
    for term in (
        *terms(facts),
        *_named_without_quotes(facts),
        *_in_brackets(facts),
        *_measured_otherwise(facts),
        *_meant_otherwise(facts),
    ):
        is_own = (facts.blocks[term.block].provision or "").startswith("Sp") or is_in_outline(facts, term.block)
        if not facts.amends or is_own:
            yield term


def _are_two(facts: Facts, other: Term, term: Term) -> bool:
    """Tell whether two places of one document define a term for two things."""
    return (
        _may_differ(other, term)
        and not _are_apart(facts, other, term)
        and not _is_acronym_of_two(other, term)
        and not _is_party_of_another(other, term)
    )


def _reaches(facts: Facts, narrow: Term, term: Term) -> bool:
    """Tell whether a term of an article, or of it and the next one, is defined there once more for all of the document."""
    first, last = _article(facts, narrow), _article(facts, term)
    if term.definition.scope != "document" or not first or not last or first[:-1] != last[:-1]:
        return False
    if first == last:
        return True
    before = facts.texts[narrow.block][max(0, narrow.place.start - LONGEST_SCOPE) : narrow.place.start]
    numbers = number_of(first[-1]), number_of(last[-1])
    return "及び次条" in before and len(numbers[0]) == len(numbers[1]) == 1 and numbers[1][0] == numbers[0][0] + 1


LONGEST_SCOPE = 16
"""Characters before a term that say how far it reaches: この条及び次条において."""


def _article(facts: Facts, term: Term) -> Path:
    return up_to(parse(facts.blocks[term.block].provision), "At")


def _named_without_quotes(facts: Facts) -> Iterator[Term]:
    """Yield where a term of the document is given to another thing without quotes: 警報が出た時を注意時という."""
    known = {term.term: term for term in reversed(terms(facts))}
    words = [word for word in known if len(word) > LONGEST_COMMON and f"を{word}と" in facts.whole]
    for word in words:
        pattern = re.compile(
            f"(?P<text>[^。、「」]{{4,60}})を{re.escape(word)}と(?:いう|いい|呼ぶ|呼び|称する|称し)(?=[。、])"
        )
        for index in facts.having(f"を{word}と"):
            for match in pattern.finditer(facts.texts[index]):
                if differ(match["text"], known[word].definition.text):
                    start, end = match.span("text")
                    definition = Definition(term=word, text=match["text"], start=start, end=end, scope="document")
                    yield Term(word, definition, index, Place(index, end + 1, end + 1 + len(word)))


IN_BRACKETS = deferred(
    "(?<![^\\W0-9_ぁ-ん])(?P<term>[^\\W0-9_ぁ-ん]{2,10})[(](?P<text>[^()、。「」]{2,30})をいう。以下(?:単に)?同じ。[)]"
)
"""A term with what is meant by it in brackets, which is a name: `[センター(北浜相談センターをいう。以下同じ。)]`, not `(次のものをいう。)`."""
MEANT = deferred(
    "(?<![^\\W0-9_ぁ-ん])(?P<term>[^\\W0-9_ぁ-ん]{2,10})[(](?:この(?:報告書?|調査|計画|要[綱領]|白書|資料|年報|指針|規[程則]|条例|契約|協定)(?:では|において)、?)?"
    "(?P<text>[^()、。「」]{2,40})をいう。(?:以下(?:単に)?同じ。)?[)]"
)
"""A term with what is meant by it in brackets: `[高齢者(この報告書では70歳以上の者をいう。)]`, not `(この表では…をいう。)`."""
MEASURE = deferred("(?P<number>[0-9]+)(?P<unit>[^\\W0-9_]{1,2}(?:以上|以下|未満|以内|を超え))")
"""How much makes a thing what a term says: `[65歳以上]`の者."""


def _in_brackets(facts: Facts) -> Iterator[Term]:
    """Yield the terms that stand for names in brackets behind them, and those of them that are defined in quotes for another name."""
    if "をいう。以下" not in facts.whole:
        return
    known = {term.term: term for term in reversed(terms(facts)) if term.definition.scope == "document"}
    for index in facts.where(IN_BRACKETS):
        for match in IN_BRACKETS.finditer(facts.texts[index]):
            word, text, at = match["term"], match["text"], match.start()  # it names a thing, and explains no word
            definition = Definition(term=word, text=text, start=at, end=at, scope="document")
            term = Term(word, definition, index, Place(index, *match.span("term")))
            before = known.setdefault(word, term)
            if not _is_one_name(before.definition.text, text):
                yield from (before, term) if before not in terms(facts) else (term,)


def _measured_otherwise(facts: Facts) -> Iterator[Term]:
    """Yield the terms that are explained in brackets by another measure than where they are defined: 65歳以上, 70歳以上."""
    if "をいう。" not in facts.whole:
        return
    known = {term.term: term for term in reversed(terms(facts)) if term.definition.scope == "document"}
    for index in facts.where(MEANT):
        for match in MEANT.finditer(facts.texts[index]):
            term = known.get(match["term"])
            if term and _are_other_measures(term.definition.text, match["text"]):
                start, end = match.span("term")
                definition = Definition(term=term.term, text=match["text"], start=end, end=end, scope="document")
                yield Term(term.term, definition, index, Place(index, start, end))


HERE = deferred(
    "「?(?P<term>[^\\W_ぁ-ん]{2,12})」?とは、?(?:ここ(?:では?|において)は?|[この本][^、。はがを]{1,6}(?:において|で)は?)、?(?P<text>[^。]{4,60}?)をいう"
)
"""What a term means, said once more: `[予決令とは、この公告においては、特例を定める政令をいう]`, not `予決令とは、政令をいう`."""
ORDINAL = deferred("第[0-9一二三四五六七八九十]+[次期版回]")
"""Which of several one is: `[第3次]`総合計画."""


def _meant_otherwise(facts: Facts) -> Iterator[Term]:
    """Yield the terms that stand for a name, and are said to mean another one further on."""
    if "をいう" not in facts.whole:
        return
    known = {term.term: term for term in reversed(terms(facts)) if term.definition.scope == "document"}
    for index in facts.where(HERE):
        for match in HERE.finditer(facts.texts[index]):
            term = known.get(match["term"])
            if term and not is_explained(term) and _are_other_names(term.definition.text, match["text"]):
                start, end = match.span("term")
                definition = Definition(term=term.term, text=match["text"], start=0, end=0, scope="document")
                yield Term(term.term, definition, index, Place(index, start, end))


def _are_other_names(one: str, other: str) -> bool:
    """Tell whether what a term stands for and what it is said to mean are two: by their numbers, or by all."""
    first, second = ("".join(fold(each).split()) for each in (one, other))
    numbers = ORDINAL.findall(first), ORDINAL.findall(second)
    return (all(numbers) and set(numbers[0]).isdisjoint(numbers[1])) or differ(first, second)


def _are_other_measures(one: str, other: str) -> bool:
    """Tell whether two explanations measure what they explain, by the same unit, and not alike."""
    first, second = ({each["unit"]: each["number"] for each in MEASURE.finditer(fold(text))} for text in (one, other))
    return any(first[unit] != second[unit] for unit in first.keys() & second.keys())


def _is_one_name(one: str, other: str) -> bool:
    """Tell whether two names are one, or one of them is no name."""
    first, second = ("".join(fold(each).split()) for each in (one, other))
    if not NAME.fullmatch(second) or NAME.search(first) is None:
        return True
    return first.endswith(second) or second.endswith(first) or not differ(first, second)


def _is_party_of_another(one: Term, other: Term) -> bool:
    """Tell parties of two papers in one file: within a few paragraphs they are of one."""
    return one.term in PARTIES and other.block - one.block > LONGEST_PAPER


LONGEST_PAPER = 6
"""Paragraphs within which a paper calls nobody else 甲."""


def _may_differ(one: Term, other: Term) -> bool:
    """Tell whether two places define a term anew: what is named first may be explained behind, but not the other way."""
    if is_explained(one) == is_explained(other):
        return True
    if not is_explained(one):
        return False
    texts = one.definition.text, other.definition.text
    return min(map(len, texts)) > SHORTEST_MEANING and differ(*texts)


SHORTEST_MEANING = 4
HERE_ALONE = deferred("この(?:第?[0-9一二三四五六七八九十]{1,3}|[編章節款目条項号表]|別表|様式|欄)(?:において|中)")
"""How a term is defined for a part: 以下`[この第7において]`「関係書類」という."""


def _is_acronym_of_two(one: Term, other: Term) -> bool:
    """Tell an acronym that stands for two names, which another rule tells."""
    return one.term.isascii() and one.term.isupper() and differ(one.definition.text, other.definition.text)


def _reach(facts: Facts, term: Term) -> object:
    """Say how far a term reaches: through the document, or its article; None where that can't be told."""
    scope = term.definition.scope
    text = facts.texts[term.block]
    if HERE_ALONE.search(text, max(0, term.place.start - len("以下この第10において「")), term.place.start):
        return _article(facts, term) or None if scope == "article" else None
    if scope == "document":
        return "document"
    if scope == "article":
        return _article(facts, term) or None
    return None


def _are_apart(facts: Facts, one: Term, other: Term) -> bool:
    """Tell whether another text begins between two places, an attachment or a second document."""
    provisions = [block.provision or "" for block in facts.blocks[one.block : other.block + 1]]
    if provisions[0].startswith("At_") and provisions[-1].startswith(OF_LAW):
        return False
    between = [*zip(facts.blocks[one.block + 1 : other.block + 1], provisions[1:], strict=True)]
    is_inside = provisions[0].startswith("Sp")
    return any(block.kind in SPLITS or (not is_inside and provision.startswith("Sp")) for block, provision in between)


OF_LAW = "AppdxTable"
"""Where a table stands that belongs to the articles above it, behind the supplementary provisions."""
