"""Definitions: what a document says that it calls things: （以下「法」という。）, 「港」とは、…をいう。, lists."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.lazy import BREAK, deferred
from jdoc.language.phrases import opening_of, phrase_before
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.vocabulary import Scope

# How several are called by one name, or one shortly.
_HOW = "(?:単に|総称して|あわせて|併せて|これらを|これを|それぞれ|[、, ])*"
# How far a name reaches: この条及び次条において.
_WITHIN = r"(?P<within>[^「」『』。()]{1,60}?(?:においては?|では?))[、,]?"
# The name, perhaps a second one.
_TERMS = "「(?P<term>[^「」]{1,60})」(?:(?:又は|若しくは|及び|、|,)「(?P<second>[^「」]{1,60})」)?"
# Verbs of calling.
_CALLED = (
    "と(?:い[うい]|よぶ|呼[ぶび]|(?:略|総|併)?称(?:する|し)|略(?:す|し)|(?:略|表)?記(?:載)?(?:する|し)|表す|する"
    "|(?:表記|略記|略称|総称|呼称)(?=[)）]))"
)
HEREAFTER = deferred(rf"以下{_HOW}(?:{_WITHIN}{_HOW})?{_TERMS}{_HOW}(?:{_CALLED}|(?=[。.]?\)))")
"""A term from here on: `港湾法（[以下「法」という]。）`, `計画（[以下この条において「計画」という]。）`,
not `以下の「表」`."""
WITHIN = deferred(rf"(?<=[(。])(?:{_WITHIN}{_HOW})?{_TERMS}{_HOW}{_CALLED}(?=。?(?:以下同じ。)?\))")
"""A term in a place, or by itself: `者（[次項において「申請者」という]。）`, `者（[「申請者」という]。以下同じ。）`,
not `港（「みなと」を含む。）`."""
BARE = deferred(
    r"(?<=[(。])以下[、,]?(?!同[じ様]|略)(?P<term>[^ぁ-ん「」『』()。、,\s][^「」『』()。、,\s]{0,23}?)(?:という|と呼ぶ|と称する)?。?(?=\))"
)
"""A term without quotes: `通商産業省（[以下、通産省]）`, not `（以下「省」という。）`, `（以下同じ。）`."""
LAW_NUMBER = deferred(r"[(](?:明治|大正|昭和|平成|令和)[^()]*第[^()]*号[^()]*[)]\Z")
"""The number of a law behind its name: `港湾法[（昭和二十五年法律第六号）]`を「法」という, not `港（泊地を除く。）`."""
LONGEST_NUMBER = 60
MEANT = deferred(
    r"「(?P<term>[^「」]{1,60})」とは[、,]?(?P<meaning>(?:[^。()]|\([^()]*\)){0,800}?)(?:をい[うい]|であ[るり]|とする(?=[。)、]))"
)
"""What is meant by a term: `この条例において[「港」とは、船が入る水面をいう]。`, not `「港」とは言えない。`."""
UNQUOTED = deferred(
    rf"\A(?:{_WITHIN})?(?P<term>[^「」『』。、()ぁ-ん]{{1,30}})とは[、,](?P<meaning>(?:[^。()]|\([^()]*\)){{0,800}}?)(?:をい[うい])"
)
"""The same without quotes: `[この規程において公印とは、市の印をいう]。`, not `印章とは異なる。`."""
PARTY = deferred(r"を「?(?P<term>[甲乙丙丁])」?と(?:し|する|いう)(?=[、。て])")
"""A party to a contract: `北浜市[を甲とし]、青葉株式会社を乙とする。`, not `甲を港とし`."""
_NAMED = "と(?:い[うい]|(?:総|略)?称(?:する|し)|呼[ぶび])"
CALLED = deferred(
    rf"(?<!以)を{_HOW}「(?P<term>[^「」]{{1,60}})」(?:{_NAMED}(?=[。、,)])|と?[、,]"
    rf"(?=(?:[^。「」]|「[^「」]{{1,60}}」){{1,400}}?を{_HOW}「[^「」]{{1,60}}」{_NAMED}))"
)
"""A sentence that names something, perhaps several: `これらの者[を「関係者」という]。`,
`港湾法[を「法」、]港湾法施行令を「令」という。`, not `「法」を「令」に改める`."""
SAID = deferred(rf"{_WITHIN}(?=[^。、]{{1,62}}とは)")
"""How a sentence begins that says how far its terms reach: `[この章において]「港」とは`, not `この章の「港」とは`."""
LISTED = deferred(
    rf"\A(?:[^「」。()]*?{_WITHIN})?[^「」。]*?(?:次|左)[^「」。]{{0,20}}用語の(?:意義|定義|意味)は|用語の(?:意義|定義|意味)は[、,]?[^。]*次"
)
"""What stands above a list of terms: `[この条例において次の各号に掲げる用語の意義は]、当該各号に定める。`."""
ENTRY = deferred(
    r"(?:「(?P<quoted>[^「」]{1,60})」[ :]*|(?P<term>[^「」。、 :]{1,40}(?:\([^()]*\))?)(?: +|:[ ]*))"
    r"(?P<meaning>.+?)(?:をいう)?。?\Z"
)
"""A term of a list, and what it means: `[港湾施設　泊地をいう。]`, `[「港」 泊地]`, not `港湾施設に付随するもの。`."""
JOINED = deferred(
    "(?:(?P<own>(?:この|本)(?:法律?|条例|規則|規程|要綱|協定))|[^「」、。]{2,60})(?:及び|並びに|又は|若しくは|と)(?=[^ぁ-ん])"
)
"""What is joined to what is defined: `[この法律及び]通則法`, `[経済産業省及び]商工省`, not `及び商工省`."""
_SCOPES: tuple[tuple[re.Pattern[str], Scope], ...] = (
    (deferred("[編章節款目]|附則|別[表記紙]"), "section"),
    (deferred("条(?![例約])"), "article"),
    (deferred("項"), "paragraph"),
    (deferred("号"), "item"),
)
"""How far a term reaches, by the words that say so; else through the document."""


class Defined(NamedTuple):
    """A term, and what it stands for."""

    term: str
    start: int
    """Where what is defined begins in the text; where the definition stands if that can't be told."""
    end: int
    scope: Scope
    within: str | None
    """The words that say how far the term reaches, as written: この条及び次条."""


def defining(texts: Sequence[str]) -> set[int]:
    """Return which texts may define something, by their index: to look through all of them as one is faster.

    >>> defining(["港の管理", "港湾法（以下「法」という。）", "「港」とは、水面をいう。"])
    {1, 2}
    """
    whole = BREAK.join(texts)
    places = sorted({at for sign in _SIGNS for at in _places(whole, sign)})
    if not places:
        return set()
    starts = [0, *accumulate(len(text) + len(BREAK) for text in texts)]
    return {bisect_right(starts, at) - 1 for at in places}


def _places(whole: str, sign: str) -> Iterator[int]:
    at = whole.find(sign)
    while at >= 0:
        yield at
        at = whole.find(sign, at + 1)


def find_definitions(text: str, *, listed: str | None = None) -> list[Defined]:
    """Return what a text defines, in order; a text of a list of terms is one, which reaches as far as `listed` says.

    Nothing in quotes defines: what amends a law, or tells how it is to be read, quotes its definitions.

    >>> for text in ("港湾法（昭和二十五年。以下「法」という。）", "この章において「港」とは、水面をいう。"):
    ...     for term, start, end, scope, _ in find_definitions(text):
    ...         print(term, text[start:end], scope)
    法 港湾法 document
    港 水面 section
    """
    folded = fold(text)
    entries = [] if listed is None else [*_entry(text, folded, listed)]
    low = entries[0].start if entries else 0
    found = [*entries]
    for sign, pattern, read in _FORMS:
        if sign in folded:
            for match in _unquoted(folded, pattern.finditer(folded, low)):
                found += (each._replace(start=low) if each.start < low else each for each in read(text, folded, match))
    places: dict[str, Defined] = {}
    for definition in found:
        places.setdefault(definition.term, definition)
    return sorted(places.values(), key=lambda definition: (definition.start, definition.end))


def _unquoted(folded: str, matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the matches in a text, in order, that stand in no quotes."""
    depth = counted = 0
    for match in matches:
        at = match.start()
        depth += folded.count("「", counted, at) - folded.count("」", counted, at)
        counted = at
        if depth <= 0:
            yield match


def lists_terms(text: str) -> str | None:
    """Return the words that say how far the terms reach of a list below a text; None where there is none.

    >>> lists_terms("この条例において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。")
    'この条例において'
    """
    if "用語の" not in text:
        return None
    match = LISTED.search(fold(text))
    return None if match is None else match["within"] or ""


def scope_of(within: str | None) -> Scope:
    """Tell how far a term reaches by the words that say so.

    >>> [scope_of(words) for words in (None, "この条例において", "この条及び次条において", "第三項において")]
    ['document', 'document', 'article', 'paragraph']
    """
    return next((scope for pattern, scope in _SCOPES if pattern.search(within or "")), "document")


def _before(text: str, folded: str, match: re.Match[str]) -> Iterator[Defined]:
    """Read a term whose meaning stands before the bracket, or the sentence, that names it."""
    opening = opening_of(folded, match.start())
    end = match.start() if opening < 0 else opening
    end = len(folded[:end].rstrip(" を、,は"))
    if opening < 0 and (number := LAW_NUMBER.search(folded, max(0, end - LONGEST_NUMBER), end)):
        end = number.start()
    start = phrase_before(folded, end)
    joined = JOINED.search(folded, start, end)
    if joined is not None and (joined["own"] or folded.endswith(match["term"], joined.end(), end)):
        start = joined.end()
    if folded[start : start + 1] == "「" and folded.find("」", start) == end - 1:
        start, end = start + 1, end - 1
    within = _written(text, match, "within")
    for group in ("term", "second"):
        term = _written(text, match, group)
        if term:
            yield Defined(term, start, end, scope_of(within), within)


def _meant(text: str, folded: str, match: re.Match[str]) -> Iterator[Defined]:
    """Read a term whose meaning stands behind it; how far they reach a sentence with several says once."""
    said = SAID.match(folded, folded.rfind("。", 0, match.start() + 1) + 1)
    within = None if said is None else _written(text, said, "within")
    yield Defined(_written(text, match, "term") or "", *match.span("meaning"), scope_of(within), within)


def _entry(text: str, folded: str, within: str) -> Iterator[Defined]:
    match = ENTRY.match(folded)
    if match is not None:
        term = _written(text, match, "quoted") or _written(text, match, "term")
        yield Defined(term or "", *match.span("meaning"), scope_of(within), within or None)


def _written(text: str, match: re.Match[str], group: str) -> str | None:
    """Return what a group of a match is in the text; None where it isn't there."""
    start, end = match.span(group) if group in match.re.groupindex else (-1, -1)
    return None if start < 0 else text[start:end]


_Reading: TypeAlias = "Callable[[str, str, re.Match[str]], Iterator[Defined]]"


_FORMS: tuple[tuple[str, re.Pattern[str], _Reading], ...] = (
    ("以下", HEREAFTER, _before),
    ("」とい", WITHIN, _before),
    ("(以下", BARE, _before),
    ("」とは", MEANT, _meant),
    ("とは、", UNQUOTED, _meant),
    ("を「", CALLED, _before),
    ("を甲", PARTY, _before),
    ("を「甲", PARTY, _before),
)
"""How terms are introduced: what a text holds that has one, its pattern, and what reads it; the first is believed."""
_SIGNS = ("以下", "とは", "」とい", "｣とい", "」と称", "」と総称", "」と略称", "」と呼", "を甲", "を「甲", "用語の")
"""What a text holds that may define something, as it may be written."""
