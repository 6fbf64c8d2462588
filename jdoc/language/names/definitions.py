"""Definitions: what a document says that it will call things (以下「対話」という), and names with their acronyms."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.definitions import CALLED
from jdoc.language.lazy import deferred
from jdoc.language.names import Name, gazetteer
from jdoc.language.names.legislation import act_start
from jdoc.language.names.ranks import SURE, Rank
from jdoc.language.names.rules import has_any
from jdoc.language.names.token_types import Trait
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.language.names import NameLabel
    from jdoc.language.names.texts import Tokens
    from jdoc.model import EntityLabel

HEREAFTER = deferred(
    r"""以下 [、，,]? (?:単に|総称して|あわせて|併せて|[^「」『』()、。]{1,24}?において(?:は)?[、，,]?)?
        (?: 「(?P<quoted>[^「」]{1,40})」 | 『(?P<double>[^『』]{1,40})』 | (?P<bare>[^「」『』()。、，,\s]{1,24}?) )
        (?: 又は「(?P<second>[^「」]{1,40})」 )?
        (?: と(?:い[うい]|呼[ぶび]|[略総呼]?称(?:する|し)|略(?:す|し)|する|[略表]?記(?:載)?(?:する|し)|表す)
          | (?=[。]?\)) )""",
    re.VERBOSE,
)
"""What something is called from here on: `機構（[以下「機構」という]。）`, `法（[以下「法」といい]ます。）`,
`省（[以下、商工省]）`, not `以下の表`."""
ACRONYM = deferred(
    r"""\( (?P<word> (?=[A-Z0-9]*[A-Z]) [A-Z][A-Za-z0-9&+\-./ ]{1,15}? (?<![ ]) ) [ ]*
        (?: [:;、,] (?=[^()]{0,80}\)) [^()]* )? \)""",
    re.VERBOSE,
)
"""An acronym in brackets: `国際協力機構[（ＪＩＣＡ）]`, `機構[（JICA、本部：東京）]`, not `（案）`."""
LATIN_NAME = deferred(r"\([A-Za-z][A-Za-z ,'&\-./]{8,100}?(?:[:;、,] ?(?P<word>[A-Z][A-Za-z0-9&+\-]{1,11}))\)")
"""A name in English with its acronym: `機構[（Japan Coast Agency: JCA）]`, not `（Japan）`."""
GLOSSED = deferred(r"(?P<word>[A-Z][A-Za-z0-9&\-]{1,11}) ?\(")
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
SHORTEST_SHOWING = 3
"""Letters of an acronym that shows what stands before it to be a name."""
CLOSING = "」』 "
"""Quotes and spaces that may stand behind a name, before its bracket."""
ORGANISED: frozenset[NameLabel] = frozenset(("ORG", "LAW", "EVENT"))
"""The labels of names that short forms stand for."""
WITH_ACRONYMS: frozenset[NameLabel] = ORGANISED | {"FAC", "GPE"}
"""The labels of names that acronyms in brackets stand for."""
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


class Known(NamedTuple):
    """The names that are found so far in a text, by where they stand."""

    ends: dict[int, Name]
    starts: dict[int, Name]


def find_terms(text: Tokens, names: Iterable[Name]) -> tuple[list[Term], list[Name]]:
    """Return the terms that a text introduces, and the names that this shows; `names` are those found so far."""
    terms: list[Term] = []
    shown: list[Name] = []
    matches = _matches(text) if has_any(text.folded, GATES) else ()
    if not matches:
        return terms, shown
    known = Known({name.end: name for name in names}, {name.start: name for name in names})
    for form, match in matches:
        calling = Calling(text, match, known)
        name = form.find_name(calling)
        if name is None:
            name = form.show_name(calling)
            if name is None:
                continue
            shown.append(name)
        if form.holds(calling, name):
            terms += calling.terms(name, defined=form.defines)
    return terms, shown


def _matches(text: Tokens) -> list[tuple[Form, re.Match[str]]]:
    """Return what may tell what a name is called."""
    forms = [form for form in FORMS if form.may_stand_in(text)]
    return [(form, match) for form in forms for match in form.pattern.finditer(text.folded)]


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


class Calling(NamedTuple):
    """Words that may tell what a name is called from here on: a match of a form, and the names around it."""

    text: Tokens
    match: re.Match[str]
    known: Known

    @property
    def word(self) -> str:
        """What the name would be called."""
        words: Iterator[str] = filter(None, self.match.groups())
        return next(words)

    @property
    def opening(self) -> int:
        """Where the bracket opens that it stands in."""
        return _bracket_of(self.text.folded, self.match.start())

    @property
    def means_nothing(self) -> bool:
        """True of a word that is no name anywhere."""
        return self.word in gazetteer.no_names()

    def terms(self, name: Name, *, defined: bool) -> Iterator[Term]:
        """Yield what the name is called: a word, perhaps a second one."""
        value = value_of(self.text, name)
        for group, word in self.match.groupdict().items():
            if word:
                yield Term(word, name.label, value, name.id, self.match.start(group), defined)


def _labeled(name: Name | None, labels: frozenset[NameLabel]) -> Name | None:
    return name if name is not None and name.label in labels else None


# What stands before 以下「機構」という


def _find_before_bracket(calling: Calling) -> Name | None:
    return _name_before(calling.text.folded, calling.known.ends, calling.opening)


def _show_before_bracket(calling: Calling) -> Name | None:
    return _shown_name(calling.text, calling.opening, calling.word)


def _may_be_called(calling: Calling, name: Name) -> bool:
    """Tell whether a word may be a short form: any in quotes; without them 本条約, 商工省 of ベトナム商工省."""
    bare = calling.match["bare"]
    if calling.word.startswith("両"):  # 両締約国 are two
        return False
    return not bare or bare.startswith("本") or set(bare) <= set(calling.text.folded[name.start : name.end])


def _bracket_of(folded: str, at: int) -> int:
    """Return where the bracket opens that an offset stands in; the offset itself if it stands in none."""
    opening = folded.rfind("(", max(0, at - LONGEST_BRACKET), at)
    return at if opening < 0 or ")" in folded[opening:at] else opening


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
    phrase, known = folded[begin:end], _organised_endings()
    ending = gazetteer.longest_end(phrase, known, min(gazetteer.LONGEST_ENDING, len(phrase) - 2))
    if not ending or len(phrase) <= len(word) + 1:
        return None
    label, is_sure = known[ending]
    return Name(begin, end, label, Rank.LATIN_FIRM) if is_sure else None


@cache
def _organised_endings() -> dict[str, tuple[EntityLabel, bool]]:
    """Return the labels of endings of names that short forms stand for, and whether they are sure."""
    endings = gazetteer.endings().items()
    return {
        ending: (facts.label, facts.label == "ORG" or facts.rank >= Rank.PLAN_ENDING)
        for ending, facts in endings
        if facts.label in ORGANISED
    }


# What stands before を「法」という


def _is_called(_: Calling, name: Name) -> bool:
    return name.label in ORGANISED


# What stands before （ＪＩＣＡ）


def _find_with_acronym(calling: Calling) -> Name | None:
    end = _without_closing(calling.text.folded, calling.match.start())
    return _labeled(calling.known.ends.get(end), WITH_ACRONYMS)


def _show_with_acronym(calling: Calling) -> Name | None:
    if calling.means_nothing or len(calling.word) < SHORTEST_SHOWING:
        return None
    return _shown_name(calling.text, calling.match.start(), "")


def _is_acronym(calling: Calling, name: Name) -> bool:
    """Tell whether a word is the acronym of a state or a name that is sure; one listed as another one's stays that."""
    is_sure = name.id is not None if name.label == "GPE" else name.rank >= SURE
    if calling.means_nothing or not is_sure:
        return False
    listed = gazetteer.entries().get(calling.word)
    return listed is None or name.value in {None, listed.value}


# What stands before （連合）


def _find_before(calling: Calling) -> Name | None:
    return _labeled(calling.known.ends.get(calling.match.start()), ORGANISED)


def _is_short(calling: Calling, name: Name) -> bool:
    """Tell whether a word is made of some characters of a name that is sure, in their order.

    Letters at its end may stand for anything: アフリカ疾病予防管理センター（アフリカＣＤＣ）.
    """
    word, written = calling.word, calling.text.folded[name.start : name.end]
    if name.rank < SURE or word in _no_short_forms() or 3 * len(word) > 2 * len(written):
        return False
    return _is_abbreviation(LETTERS_AT_END.sub("", word), written)


@cache
def _no_short_forms() -> frozenset[str]:
    return gazetteer.title_set() | gazetteer.words("generic")


def _is_abbreviation(word: str, written: str) -> bool:
    """Tell whether all characters of a word stand in a name, in their order.

    >>> _is_abbreviation("全漁総連", "全国漁業協同組合総連合会"), _is_abbreviation("連総", "総連合会")
    (True, False)
    """
    ahead = iter(written)
    return all(char in ahead for char in word)


# What stands in ＵＮＤＰ（国連開発計画）


def _find_behind(calling: Calling) -> Name | None:
    return _labeled(calling.known.starts.get(calling.match.end()), ORGANISED)


def _is_glossed(calling: Calling, name: Name) -> bool:
    """Tell whether a name explains an acronym that is not known by itself."""
    if calling.means_nothing or calling.word in gazetteer.entries():
        return False
    return calling.text.folded[name.end : name.end + 1] in {")", "、", ":"}


def _show_nothing(_: Calling) -> None:
    return None


class Form(NamedTuple):
    """A form of words that tells what a name is called from here on."""

    gate: str
    """What a text holds that has one."""
    pattern: re.Pattern[str]
    """Its named groups are what the name is called."""
    find_name: Callable[[Calling], Name | None]
    """Finds the name that is called so, among those found so far."""
    holds: Callable[[Calling, Name], bool]
    """Tells whether the name is called so."""
    show_name: Callable[[Calling], Name | None] = _show_nothing
    """Finds what this shows to be a name, where none is found so far."""
    defines: bool = False
    """True where the document says so: 以下「…」という."""
    traits: int = 0
    """Traits (`Trait`) that the tokens of such a text have."""

    def may_stand_in(self, text: Tokens) -> bool:
        """Tell whether a text may have one."""
        return self.gate in text.folded and self.traits & text.traits == self.traits


FORMS = (
    Form("以下", HEREAFTER, _find_before_bracket, _may_be_called, _show_before_bracket, defines=True),
    Form("を「", CALLED, _find_before_bracket, _is_called, defines=True),
    Form("(", ACRONYM, _find_with_acronym, _is_acronym, _show_with_acronym, traits=Trait.LATIN),
    Form("(", LATIN_NAME, _find_with_acronym, _is_acronym, _show_with_acronym, traits=Trait.LATIN),
    Form("(", SHORT, _find_before, _is_short, defines=True),
    Form("(", GLOSSED, _find_behind, _is_glossed, traits=Trait.LATIN),
)
"""How terms are introduced; what comes first is read first."""
GATES = tuple({form.gate for form in FORMS})
"""What a text holds, one of them, that introduces terms at all."""
