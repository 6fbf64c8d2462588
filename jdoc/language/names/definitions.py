"""Definitions: what a document says that it will call things (以下「対話」という), and names with their acronyms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.names import Name, gazetteer
from jdoc.language.names.legislation import act_start
from jdoc.language.names.ranks import SURE, Rank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdoc.language.names import NameLabel
    from jdoc.language.names.texts import Tokens

HEREAFTER = deferred(
    r"""以下 [、，,]? (?:単に|総称して|あわせて|併せて|本[^「」()、。]{0,8}において(?:は)?[、，,]?)?
        (?: 「(?P<quoted>[^「」]{1,40})」 | 『(?P<double>[^『』]{1,40})』 | (?P<bare>[^「」『』()。、，,\s]{1,24}?) )
        (?: 又は「(?P<second>[^「」]{1,40})」 )?
        (?: と(?:いう|呼ぶ|称する|略す|する|略称する|記載する|表記する|表す) | (?=[。]?\)) )""",
    re.VERBOSE,
)
"""What something is called from here on: `機構（[以下「機構」という]。）`, `省（[以下、商工省]）`, not `以下の表`."""
ACRONYM = deferred(
    r"""\( ( (?=[A-Z0-9]*[A-Z]) [A-Z][A-Za-z0-9&+\-./ ]{1,15}? )
        (?: [:;、,] (?=[^()]{0,80}\)) [^()]* )? \)""",
    re.VERBOSE,
)
"""An acronym in brackets: `国際協力機構[（ＪＩＣＡ）]`, `機構[（JICA、本部：東京）]`, not `（案）`."""
LATIN_NAME = deferred(r"\([A-Za-z][A-Za-z ,'&\-./]{8,100}?(?:[:;、,] ?([A-Z][A-Za-z0-9&+\-]{1,11}))\)")
"""A name in English with its acronym: `機構[（Japan Coast Agency: JCA）]`, not `（Japan）`."""
GLOSSED = deferred(r"([A-Z][A-Za-z0-9&\-]{1,11}) ?\(")
"""An acronym before what it stands for: `[ＵＮＤＰ（]国連開発計画）`, not `国連（ＵＮ）`."""
SHORT = deferred(r"[(](?:略称[:、]?|通称[:、]?|いわゆる)?「?(?P<word>[一-鿿々ァ-ヴー]{2,8}[A-Z]{0,6})」?[)]")
"""A short form in brackets: `総連合会[（連合）]`, `管理センター[（略称：アフリカＣＤＣ）]`, not `（以下「連合」）`."""
LETTERS_AT_END = deferred("[A-Z]+$")
"""The letters that a short form may end with: `アフリカ[CDC]`, not `CDC基金`."""
SPACES = deferred("(?<![A-Za-z.]) +| +(?![A-Za-z])")
"""Spaces that are no part of a name: `岸田[　]文雄`, not `UN Women`."""

MOST_BETWEEN = 12
"""Brackets, quotes and spaces that may stand between a name and what it is to be called."""
LONGEST_BRACKET = 200
CLOSING = "」』 "
"""Quotes and spaces that may stand behind a name, before its bracket."""
ORGANISED = frozenset(("ORG", "LAW", "EVENT"))
"""The labels of names that short forms stand for."""
MATTERS = ("に向けた", "のための", "に関する", "に係る", "における")
"""What a name may go on before: デジタル社会の実現に向けた|重点計画."""


class Term(NamedTuple):
    """A word that stands for a name in one document."""

    word: str
    label: NameLabel
    value: str
    id: str | None
    at: int
    """The offset of the word in its text."""
    defined: bool
    """True of 以下「…」という; False of an acronym in brackets."""


def find_terms(text: Tokens, names: list[Name]) -> list[Term | Name]:
    """Return the terms that a text introduces, and the names that this shows; `names` are those found so far."""
    forms = [form for form in FORMS if form.gate in text.folded]
    if not forms:
        return []
    known = {False: {name.end: name for name in names}, True: {name.start: name for name in names}}
    matches = [(form, match) for form in forms for match in form.pattern.finditer(text.folded)]
    return [item for form, match in matches for item in form.read(text, known[form.is_before], match)]


def canonical(folded: str) -> str:
    """Return a name as it stands in an index: without spaces between Japanese characters and without outer quotes.

    >>> canonical("岸田 文雄"), canonical("UN Women")
    ('岸田文雄', 'UN Women')
    """
    folded = folded.replace("『", "「").replace("』", "」")
    return folded if " " not in folded or folded.isascii() else SPACES.sub("", folded)


def value_of(text: Tokens, name: Name) -> str:
    """Return the canonical form of a name of a text, as far as it is known."""
    return name.value or canonical(text.folded[name.start : name.end])


def _term(text: Tokens, name: Name, word: str, at: int, *, defined: bool) -> Term:
    return Term(word, name.label, value_of(text, name), name.id, at, defined)


def _read_hereafter(text: Tokens, ends: dict[int, Name], match: re.Match[str]) -> Iterator[Term | Name]:
    """Read （以下「機構」という。）: what stands before the bracket, a name already or shown to be one."""
    group = next(group for group in ("quoted", "double", "bare") if match[group])
    word = match[group]
    opening = _bracket_of(text.folded, match.start())
    name = _name_before(text.folded, ends, opening)
    if name is None:
        name = _shown_name(text, opening, word)
        if name is None:
            return
        yield name
    if group == "bare" and not _may_be_bare(text.folded[name.start : name.end], word):
        return
    yield _term(text, name, word, match.start(group), defined=True)
    if match["second"]:
        yield _term(text, name, match["second"], match.start("second"), defined=True)


def _bracket_of(folded: str, at: int) -> int:
    """Return where the bracket opens that an offset stands in; the offset itself if it stands in none."""
    opening = folded.rfind("(", max(0, at - LONGEST_BRACKET), at)
    return at if opening < 0 or ")" in folded[opening:at] else opening


def _may_be_bare(written: str, word: str) -> bool:
    """Tell whether a word without quotes may be a short form: 本条約, 商工省 of ベトナム商工省."""
    return word.startswith("本") or set(word) <= set(written)


def _name_before(folded: str, ends: dict[int, Name], end: int) -> Name | None:
    """Return the name that ends just before an offset; brackets and quotes between are no matter."""
    for _ in range(MOST_BETWEEN):
        name = ends.get(end)
        if name is not None and name.label != "PERSON":
            return name
        end = _before_mark(folded, end)
        if end <= 0:
            return None
    return None


def _before_mark(folded: str, end: int) -> int:
    """Return the offset before the quote, the space or the whole bracket that ends at an offset; -1 if none does."""
    last = folded[end - 1 : end]
    if last == ")":
        return folded.rfind("(", max(0, end - LONGEST_BRACKET), end)
    return end - 1 if last and last in "」』 \u3000" else -1


def _without_closing(folded: str, end: int) -> int:
    return len(folded[:end].rstrip(CLOSING))


def _shown_name(text: Tokens, end: int, word: str) -> Name | None:
    """Return the run of nouns before an offset as a name, if it ends as names do: …支援機構（以下「機構」という。）."""
    end = _without_closing(text.folded, end)
    stop = text.index.get(end)
    if not stop:
        return None
    start = text.nouns_before(stop)
    start += len(text.tags[start:stop]) - len(text.tags[start:stop].lstrip("o"))
    begin = text.starts[start]
    if text.folded.endswith(MATTERS, 0, begin):
        begin = act_start(text, begin)  # デジタル社会の実現に向けた重点計画（以下「重点計画」という。）
    return _shown_by_ending(text.folded, begin, end, word)


def _shown_by_ending(folded: str, begin: int, end: int, word: str) -> Name | None:
    """Return a phrase as a name if its ending is that of a body, or sure enough; not if it is the short form itself."""
    known = gazetteer.endings()
    phrase = folded[begin:end]
    lengths = range(min(9, len(phrase) - 2), 0, -1)
    endings = (known[phrase[-length:]] for length in lengths if phrase[-length:] in known)
    ending = next((ending for ending in endings if ending.label in ORGANISED), None)
    if ending is None or len(phrase) <= len(word) + 1:
        return None
    sure = ending.label == "ORG" or ending.rank >= Rank.PLAN_ENDING
    return Name(begin, end, ending.label, Rank.LATIN_FIRM) if sure else None


def _read_acronym(text: Tokens, ends: dict[int, Name], match: re.Match[str]) -> Iterator[Term | Name]:
    """Read 国際協力機構（ＪＩＣＡ）; an acronym that is listed as another one's stays that."""
    word = match[1].strip()
    if word in gazetteer.no_names() or len(word) < 2:
        return
    name = ends.get(_without_closing(text.folded, match.start()))
    if name is None or name.label not in ORGANISED | {"FAC"}:
        name = _shown_name(text, match.start(), "") if len(word) > 2 else None
        if name is None:
            return
        yield name
    elif name.rank < SURE:
        return
    listed = gazetteer.entries().get(word)
    if not (listed and name.value and listed.value != name.value):
        yield _term(text, name, word, match.start(1), defined=False)


def _read_short(text: Tokens, ends: dict[int, Name], match: re.Match[str]) -> Iterator[Term]:
    """Read 日本労働組合総連合会（連合）: what is made of some characters of a name, in their order, is short for it.

    Letters at its end may stand for anything: アフリカ疾病予防管理センター（アフリカＣＤＣ）.
    """
    word, name = match["word"], ends.get(match.start())
    if name is None or name.rank < SURE or name.label not in ORGANISED:
        return
    written = text.folded[name.start : name.end]
    if word in gazetteer.title_set() or word in gazetteer.words("generic") or 3 * len(word) > 2 * len(written):
        return
    if _is_abbreviation(LETTERS_AT_END.sub("", word), written):
        yield _term(text, name, word, match.start("word"), defined=True)


def _is_abbreviation(word: str, written: str) -> bool:
    """Tell whether all characters of a word stand in a name, in their order.

    >>> _is_abbreviation("全漁総連", "全国漁業協同組合総連合会"), _is_abbreviation("連総", "総連合会")
    (True, False)
    """
    ahead = iter(written)
    return all(char in ahead for char in word)


def _read_glossed(text: Tokens, starts: dict[int, Name], match: re.Match[str]) -> Iterator[Term]:
    """Read ＵＮＤＰ（国連開発計画）."""
    word, name = match[1], starts.get(match.end())
    if name is None or name.label not in ORGANISED or word in gazetteer.no_names() or word in gazetteer.entries():
        return
    if text.folded[name.end : name.end + 1] in {")", "、", ":"}:
        yield _term(text, name, word, match.start(1), defined=False)


class Form(NamedTuple):
    """A form of words that tells what a name is called from here on."""

    gate: str
    """What a text holds that has one."""
    pattern: re.Pattern[str]
    read: Callable[[Tokens, dict[int, Name], re.Match[str]], Iterator[Term | Name]]
    """Yields what it tells, given names by the offsets where they meet it."""
    is_before: bool = False
    """True where it stands before the name: it is given the names by where they begin, not by where they end."""


FORMS = (
    Form("以下", HEREAFTER, _read_hereafter),
    Form("(", ACRONYM, _read_acronym),
    Form("(", LATIN_NAME, _read_acronym),
    Form("(", SHORT, _read_short),
    Form("(", GLOSSED, _read_glossed, is_before=True),
)
"""How terms are introduced; what comes first is read first."""
