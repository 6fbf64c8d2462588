"""Uses: where the terms of a document are used, and where they are defined."""

from __future__ import annotations

import re
from copy import copy
from functools import lru_cache, partial
from itertools import takewhile
from typing import TYPE_CHECKING, cast

from jdoc.checks.facts import AMENDS
from jdoc.checks.rules import Found, Place
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
    for term in terms(facts):
        is_known = not facts.amends or is_in_outline(facts, term.block)
        is_own = term.term not in PARTIES and not _is_of_provision(facts, term)
        if is_known and is_own and term.term.strip() and not _is_used(facts, term):
            severity = "info" if SHORT_NAME.search(term.term) and not facts.blocks[term.block].provision else None
            yield Found(term.place, f"「{term.term}」 is never used", severity=cast("Severity | None", severity))
    yield from _swapped(facts)


OF_PROVISION = deferred("(?:[条項号]|ただし書|本文|別表|前段|後段)の「$")
"""What stands before the words of another text which a guide explains: 要綱第3条第1`[項の「]`1年以上使用されていないもの」とは."""


def _is_of_provision(facts: Facts, term: Term) -> bool:
    return OF_PROVISION.search(facts.texts[term.block], 0, term.place.start) is not None


PARTY = deferred(f"(?<!{NOUN})[甲乙丙丁](?=[はがのにをとへ、])")
"""A party of a contract: `[乙]に委託し`, not `甲種は`."""


def _swapped(facts: Facts) -> Iterator[Found]:
    """Find the party that a contract names and never speaks of, while it speaks of one that it doesn't name."""
    named = [term for term in terms(facts) if term.term in PARTIES]
    if len(named) > 1:
        told = {match[0] for index in facts.where(PARTY) for match in PARTY.finditer(facts.texts[index])}
        if told - {term.term for term in named}:
            yield from (Found(term.place, f"「{term.term}」 is never used") for term in named if term.term not in told)


def _is_used(facts: Facts, term: Term) -> bool:
    """Tell whether a term stands anywhere outside of the words that define it."""
    inner = term.definition.start, term.definition.end
    uses = (
        use
        for use in _uses(facts, term)
        if (use.block != term.block or not inner[0] <= use.start < inner[1]) and not _is_head_of(facts, use, term)
    )
    return next(uses, None) is not None or _is_parted(facts, term.term)


def _is_head_of(facts: Facts, use: Place, term: Term) -> bool:
    """Tell the heading of the article that defines a term, which is nothing but it: (機能別団員)."""
    return use.block == term.block - 1 and facts.texts[use.block].strip(" ()") == term.term


def is_in_outline(facts: Facts, index: int) -> bool:
    """Tell whether a block is of the outline of a bill, before the words by which another text is amended."""
    return OUTLINE in facts.texts[0] and index < facts.kept("first amendment", lambda: _first_amendment(facts))


def _first_amendment(facts: Facts) -> int:
    return next((index for index, text in enumerate(facts.texts) if AMENDS.search(text)), 0)


OUTLINE = "要綱"


def _is_parted(facts: Facts, term: str) -> bool:
    """Tell whether a term is used with spaces in it, or over a line of its own: 対 象 者."""
    squeezed = facts.kept("squeezed", lambda: BREAK.join("".join(text.split()) for text in facts.texts))
    return squeezed.count("".join(term.split())) > sum(text.count(term) for text in facts.texts)


def find_early(facts: Facts) -> Iterator[Found]:
    """Find terms that are used before they are defined."""
    seen: set[str] = set()
    for term in terms(facts):
        is_known = term.term in seen
        seen.add(term.term)
        if is_known or len(term.term) <= LONGEST_COMMON or term.definition.scope != "document":
            continue
        before = takewhile(partial(_is_before, facts, term), _uses(facts, term))
        early = next((use for use in before if _is_early(facts, use, term)), None)
        if early is not None:
            yield Found(early, f"「{term.term}」 is used before it is defined", (term.place,))


def _is_before(facts: Facts, term: Term, use: Place) -> bool:
    return use.block < term.block or (use.block == term.block and _is_sentences_before(facts, use, term))


def _is_early(facts: Facts, use: Place, term: Term) -> bool:
    """Tell whether what stands before its definition is the term, and not a word of a heading or of what is defined."""
    text, block = facts.texts[use.block], facts.blocks[use.block]
    if (
        _says_nothing(block, text)
        or facts.is_quoted(use.block, use.start)  # as a part of a title: 「連携に関する申合せ」
        or _is_in_law(block, use)
        or _is_told_of_provisions(facts, block, term)
        or (is_explained(term) and _may_be_explained_behind(facts, block, term))
    ):
        return False
    return _stands_alone(text, use)


def _is_in_law(block: Block, use: Place) -> bool:
    """Tell whether a word stands in the name of a law: 公文書等の管理に関する法律."""
    laws = (entity for entity in block.entities or () if entity.label == "LAW" and entity.text.endswith(ACTS))
    return any(law.start <= use.start and use.end < law.end for law in laws)


ACTS = ("法律", "法", "条例", "政令")
"""How the name of a law ends; a plan is one of the words that it has: 登録井戸の活用に関する計画."""


def _is_told_of_provisions(facts: Facts, block: Block, term: Term) -> bool:
    """Tell what a paper says before it gives the articles of another text, in which the word is defined."""
    if not is_explained(term) or (block.provision or "").startswith("At"):
        return False
    return (facts.blocks[term.block].provision or "").startswith("At")


def _may_be_explained_behind(facts: Facts, block: Block, term: Term) -> bool:
    """Tell what a text may use before it explains it: in its purpose, in the same list, and where it explains at its end."""
    article = up_to(parse(block.provision), "At")
    is_listed = bool(article) and article == up_to(parse(facts.blocks[term.block].provision), "At")
    return is_listed or _says_purpose(block) or _is_in_glossary(facts, term)


def _is_in_glossary(facts: Facts, term: Term) -> bool:
    """Tell whether a text explains its words at its end, or in a note, as surveys do."""
    is_note = facts.blocks[term.block].kind == "note" or facts.texts[term.block].startswith(NOTES)
    return is_note or term.block * 2 > len(facts.blocks)


NOTES = ("(注", "注)", "※")
"""How a note begins, be it a paragraph below an item."""


def _is_sentences_before(facts: Facts, use: Place, term: Term) -> bool:
    """Tell whether a term stands in a sentence before the one that defines it, in one block that doesn't explain words."""
    text = facts.texts[use.block]
    return (
        not text.startswith("」とは", term.place.end)
        and "。" in text[use.end : min(term.definition.start, term.place.start)]
    )


def _says_nothing(block: Block, text: str) -> bool:
    """Tell a heading or a table, which uses words before anything is defined; a clause that is cut off is none."""
    return block.kind in UNREAD and not (block.kind == "heading" and CLAUSE.search(text))


CLAUSE = deferred("[^、]は、|か、[^。]*か(?:、|等|など|$)")
"""What a heading hasn't, and the first line of a sentence has that goes on below: `原[告は、]令和５年`, `適正[か、契約は適正か、]`, not `港、道及び橋`."""


def _says_purpose(block: Block) -> bool:
    """Tell the first article of a law, which says what it is for before anything is defined."""
    return (block.provision or "").startswith("At_1-")


def _stands_alone(text: str, use: Place) -> bool:
    return not _is_noun(text[use.start - 1 : use.start]) and (
        not _is_noun(text[use.end : use.end + 1]) or text[use.end : use.end + 1] in JOINING
    )


JOINING = "及又並若等"
"""How words begin that join others, or say that there are more: 港`及`び道, 港`等`."""
_NOUN = deferred(NOUN)
"""A kanji or katakana: `[港]`, not `の`."""


def _is_noun(char: str) -> bool:
    return bool(char) and _NOUN.match(char) is not None


def is_explained(term: Term) -> bool:
    """Tell a term whose meaning stands behind it (とは、…をいう) from one that names what stands before it."""
    return term.definition.start >= term.place.end
