"""Uses: where the terms of a document are used, and where they are defined."""

from __future__ import annotations

import re
from copy import copy
from functools import lru_cache, partial
from itertools import takewhile
from typing import TYPE_CHECKING, cast

from jdoc.checks.rules import Found, Place
from jdoc.checks.terms.acronyms import differ
from jdoc.language.definitions import find_definitions
from jdoc.language.lazy import BREAK, deferred
from jdoc.language.provisions.paths import parse, up_to
from jdoc.language.scripts import NOUN
from jdoc.language.width import fold
from jdoc.model import Definition
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Block
    from jdoc.vocabulary import Severity

LONGEST_COMMON = 2
"""Characters of a term that may be a part of any word."""
PARTIES = frozenset("甲乙丙丁")
"""What contracts call their parties, in each form anew."""
SPLITS = frozenset({"title", "attachment"})
"""Kinds of blocks behind which another text may begin, with terms of its own."""
UNREAD = frozenset({"title", "heading", "caption", "contents", "furniture", "table"})
"""Kinds of blocks that use words before anything is defined."""
SHORT_NAME = deferred("(?:法|協定|条約|[A-Z]{2,}|議定書|宣言|憲章)$")
"""How names end that a text without articles tells its readers for their own use: 日・モンゴル`[EPA]`, not `法人`."""


class Term(NamedTuple):
    """A term of a document, where it is defined."""

    term: str
    definition: Definition
    block: int
    place: Place
    """The term itself, in the words that define it."""


def terms(facts: Facts) -> list[Term]:
    """Return the terms that a document defines, in order; what it quotes defines nothing."""
    return facts.kept("terms", lambda: [*_terms(facts)])


def _terms(facts: Facts) -> Iterator[Term]:
    for index in facts.read:
        block, text = facts.blocks[index], facts.texts[index]
        if "New" in (block.provision or ""):
            continue
        in_table = _in_table(block) if block.rows and "以下" in text else ()
        for definition in [*in_table, *(block.definitions or ())]:
            term = fold(definition.term)
            start = _where(text, term, definition)
            if start >= 0:
                yield Term(term, definition, index, Place(index, start, start + len(term)))
                yield from _again(text, Term(term, definition, index, Place(index, start, start + len(term))))


def _in_table(block: Block) -> Iterator[Definition]:
    """Read the definitions of a table, which is no text of its own: 根拠｜港湾条例（以下「条例」という。）."""
    for term, start, end, scope, within in find_definitions(block.text):
        yield Definition(term=term, text=block.text[start:end], start=start, end=end, scope=scope, within=within)


def _again(text: str, term: Term) -> Iterator[Term]:
    """Yield the same term where the same text defines it once more: (以下「会員情報」という。)及び…(以下「会員情報」という。)."""
    at = text.find(f"以下「{term.term}」と", term.place.end)
    if at >= 0:
        start = at + len("以下「")
        definition = copy(term.definition)
        definition.start = definition.end = at
        yield Term(term.term, definition, term.block, Place(term.block, start, start + len(term.term)))


def _where(text: str, term: str, definition: Definition) -> int:
    """Find a term in the words that define it: in quotes, behind what is defined, or before it."""
    for written in (f"「{term}」", term):
        at = text.find(written, definition.end)
        at = at if at >= 0 else text.rfind(written, 0, definition.start + 1)
        at = at if at >= 0 else text.find(written)
        if at >= 0:
            return at + written.startswith("「")
    return -1


@lru_cache(maxsize=1024)
def _pattern(term: str) -> re.Pattern[str]:
    if len(term) <= LONGEST_COMMON:
        return re.compile(f"(?:(?<!{NOUN})|(?<=[新旧同本両各])|(?<=当該)|(?<=改正[前後])){re.escape(term)}")
    return re.compile(re.escape(term))


def _uses(facts: Facts, term: Term) -> Iterator[Place]:
    """Yield where a term stands, but for where it is defined."""
    pattern = _pattern(term.term)
    for index, text in enumerate(facts.texts):
        if term.term not in text:
            continue
        for match in pattern.finditer(text):
            if (index, match.start()) != term.place[:2]:
                yield Place(index, *match.span())


def find_unused(facts: Facts) -> Iterator[Found]:
    """Find terms that are defined and never used."""
    if facts.amends:
        return
    for term in terms(facts):
        if term.term in PARTIES or not term.term.strip():
            continue
        inner = term.definition.start, term.definition.end
        uses = (use for use in _uses(facts, term) if use.block != term.block or not inner[0] <= use.start < inner[1])
        if next(uses, None) is None and not _is_parted(facts, term.term):
            severity = "info" if SHORT_NAME.search(term.term) and not facts.blocks[term.block].provision else None
            yield Found(term.place, f"「{term.term}」 is never used", severity=cast("Severity | None", severity))


def _is_parted(facts: Facts, term: str) -> bool:
    """Tell whether a term is used with spaces in it, or over a line of its own: 対 象 者."""
    squeezed = facts.kept("squeezed", lambda: BREAK.join("".join(text.split()) for text in facts.texts))
    return squeezed.count("".join(term.split())) > sum(text.count(term) for text in facts.texts)


def find_early(facts: Facts) -> Iterator[Found]:
    """Find terms that are used before they are defined."""
    seen: set[str] = set()
    for term in terms(facts):
        if term.term in seen or len(term.term) <= LONGEST_COMMON or term.definition.scope != "document":
            continue
        seen.add(term.term)
        before = takewhile(partial(_is_before, facts, term), _uses(facts, term))
        early = next((use for use in before if _is_early(facts, use, term)), None)
        if early is not None:
            yield Found(early, f"「{term.term}」 is used before it is defined", (term.place,))


def _is_before(facts: Facts, term: Term, use: Place) -> bool:
    return use.block < term.block or (use.block == term.block and _is_sentences_before(facts, use, term))


def _is_early(facts: Facts, use: Place, term: Term) -> bool:
    """Tell whether what stands before its definition is the term, and not a word of a heading or of what is defined."""
    text, block = facts.texts[use.block], facts.blocks[use.block]
    if _says_nothing(block, text) or (_is_explained(term) and _may_be_explained_behind(facts, block, term)):
        return False
    return _stands_alone(text, use)


def _may_be_explained_behind(facts: Facts, block: Block, term: Term) -> bool:
    """Tell what a text may use before it explains it: in its purpose, in the same list, and where it explains at its end."""
    article = up_to(parse(block.provision), "At")
    is_listed = bool(article) and article == up_to(parse(facts.blocks[term.block].provision), "At")
    return is_listed or _says_purpose(block) or _is_in_glossary(facts, term)


def _is_in_glossary(facts: Facts, term: Term) -> bool:
    """Tell whether a text explains its words at its end, as surveys do."""
    return term.block * 2 > len(facts.blocks)


def _is_sentences_before(facts: Facts, use: Place, term: Term) -> bool:
    """Tell whether a term stands in a sentence before the one that defines it, in one block."""
    return "。" in facts.texts[use.block][use.end : min(term.definition.start, term.place.start)]


def _says_nothing(block: Block, text: str) -> bool:
    """Tell a heading or a table, which uses words before anything is defined; a clause that is cut off is none."""
    return block.kind in UNREAD and not (block.kind == "heading" and CLAUSE.search(text))


CLAUSE = deferred("[^、]は、")
"""What a heading hasn't, and the first line of a sentence has that goes on below: `原[告は、]令和５年`, not `港、道及び橋`."""


def _says_purpose(block: Block) -> bool:
    """Tell the first article of a law, which says what it is for before anything is defined."""
    return (block.provision or "").startswith("At_1-")


def _stands_alone(text: str, use: Place) -> bool:
    return not _is_noun(text[use.start - 1 : use.start]) and (
        not _is_noun(text[use.end : use.end + 1]) or text[use.end : use.end + 1] in JOINING
    )


JOINING = "及又並若"
"""How words begin that join others: 港`及`び道."""
_NOUN = deferred(NOUN)
"""A kanji or katakana: `[港]`, not `の`."""


def _is_noun(char: str) -> bool:
    return bool(char) and _NOUN.match(char) is not None


def find_redefined(facts: Facts) -> Iterator[Found]:
    """Find terms that are defined twice for the same part of the document; what amends another one, in its own parts."""
    known: dict[tuple[str, object], Term] = {}
    for term in terms(facts):
        if facts.amends and not (facts.blocks[term.block].provision or "").startswith("Sp"):
            continue
        reach = _reach(facts, term)
        if reach is None:
            continue
        other = known.setdefault((term.term, reach), term)
        if (
            other is not term
            and other.place != term.place
            and _may_differ(other, term)
            and not _are_apart(facts, other, term)
            and not _is_acronym_of_two(other, term)
            and not _is_party_of_another(other, term)
        ):
            yield Found(term.place, f"「{term.term}」 was defined before", (other.place,))


def _is_party_of_another(one: Term, other: Term) -> bool:
    """Tell parties of two papers in one file: within a few paragraphs they are of one."""
    return one.term in PARTIES and other.block - one.block > LONGEST_PAPER


LONGEST_PAPER = 6
"""Paragraphs within which a paper calls nobody else 甲."""


def _may_differ(one: Term, other: Term) -> bool:
    """Tell whether two places define a term anew: what is named first may be explained behind, but not the other way."""
    if _is_explained(one) == _is_explained(other):
        return True
    if not _is_explained(one):
        return False
    texts = one.definition.text, other.definition.text
    return min(map(len, texts)) > SHORTEST_MEANING and differ(*texts)


SHORTEST_MEANING = 4
HERE_ALONE = deferred("この(?:第?[0-9一二三四五六七八九十]{1,3}|[編章節款目条項号表]|別表|様式|欄)(?:において|中)")
"""How a term is defined for a part: 以下`[この第7において]`「関係書類」という."""


def _is_acronym_of_two(one: Term, other: Term) -> bool:
    """Tell an acronym that stands for two names, which another rule tells."""
    return one.term.isascii() and one.term.isupper() and differ(one.definition.text, other.definition.text)


def _is_explained(term: Term) -> bool:
    """Tell a term whose meaning stands behind it (とは、…をいう) from one that names what stands before it."""
    return term.definition.start >= term.place.end


def _reach(facts: Facts, term: Term) -> object:
    """Say how far a term reaches: through the document, or its article; None where that can't be told."""
    scope = term.definition.scope
    text = facts.texts[term.block]
    if HERE_ALONE.search(text, max(0, term.place.start - len("以下この第10において「")), term.place.start):
        return up_to(parse(facts.blocks[term.block].provision), "At") or None if scope == "article" else None
    if scope == "document":
        return "document"
    if scope == "article":
        article = up_to(parse(facts.blocks[term.block].provision), "At")
        return article or None
    return None


def _are_apart(facts: Facts, one: Term, other: Term) -> bool:
    """Tell whether another text begins between two places, an attachment or a second document."""
    between = facts.blocks[one.block + 1 : other.block + 1]
    is_inside = (facts.blocks[one.block].provision or "").startswith("Sp")
    return any(
        block.kind in SPLITS or (not is_inside and (block.provision or "").startswith("Sp")) for block in between
    )
