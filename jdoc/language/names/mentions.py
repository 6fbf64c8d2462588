"""Mentions: names that a document uses again in another form, its terms, bare firms, 同省, surnames.

A pass takes the texts of a document and the names of each, and returns these names with what it adds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.kept import build
from jdoc.language.lazy import BREAK, deferred
from jdoc.language.names import Name, gazetteer, labeled
from jdoc.language.names.candidates import resolve_overlaps
from jdoc.language.names.definitions import canonical, find_terms, value_of
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import has_any
from jdoc.language.names.texts import NOUNS, WORDS
from jdoc.language.names.token_types import Trait, traits_of
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jdoc.language.names.definitions import Term
    from jdoc.language.names.texts import Tokens

NamesOfTexts: TypeAlias = "list[list[Name]]"

COMPANY = deferred("[当弊]社(?!員|製)")
"""The company that speaks: `[当社]は`, not `当社員`."""
COMPANY_ENDS, BANK_ENDS = ("会社", "公社"), ("銀行", "公庫")
"""What 同社 and 同行 may mean."""
MINISTRY = deferred(".{2,12}?([省庁])")
"""What a division belongs to: `[こども家庭庁]長官官房`, not `内閣府`."""
KATAKANA = deferred("[ァ-ヴー]{3,}")
"""A word in katakana: `[ジョンソン]・`, not `アイ`."""
SUFFIXED = deferred("[的化性型風力]")
"""What makes another word of a term before it: 対話|型."""
SHORTEST_FIRM = 3
"""Characters of a name that stands for its company wherever it stands."""
BESIDE_FIRM = ("側", "等", "ほか")
"""What a company's bare name may be glued to."""
PARTIES = frozenset(
    ("被告", "原告", "控訴人", "被控訴人", "上告人", "被上告人", "申立人", "債権者", "債務者", "子会社")
)
"""What a company's bare name may stand right behind: 被告|近海フェリー運輸."""
POINTING = frozenset(("同", "本", "当該"))
"""What a term of the document may be glued to."""


def _with_added(names: list[Name], added: Sequence[Name]) -> list[Name]:
    return resolve_overlaps([*names, *added]) if added else names


# Terms: （以下「機構」という。）


class Introduced(NamedTuple):
    """A term and the number of the text that introduces it."""

    number: int
    term: Term
    keeps_quotes: bool
    """True where the document writes the term in quotes once it has defined it."""


def with_terms(texts: Sequence[Tokens], names: NamesOfTexts) -> NamesOfTexts:
    """Add what definitions show to be names, and the places where the texts use the document's terms."""
    terms: dict[str, tuple[int, Term]] = {}
    with_shown = []
    for number, (text, own) in enumerate(zip(texts, names, strict=True)):
        introduced, shown = find_terms(text, own)
        with_shown.append(_with_added(own, shown))
        for term in introduced:
            terms.setdefault(term.word, (number, term))
    if not terms:
        return with_shown
    known = [Introduced(*first, _keeps_quotes(*first, texts)) for first in terms.values()]
    texts_and_names = zip(texts, with_shown, strict=True)
    return [_with_uses(number, *own, known) for number, own in enumerate(texts_and_names)]


def _keeps_quotes(number: int, term: Term, texts: Sequence[Tokens]) -> bool:
    return term.defined and f"「{term.word}」" in _whole(texts[number:])[term.at :]


def _with_uses(number: int, text: Tokens, names: list[Name], introduced: Iterable[Introduced]) -> list[Name]:
    folded = text.folded
    known = [each for each in introduced if each.number <= number and each.term.word in folded]
    return _with_added(names, [use for each in known for use in _uses(number, text, each)]) if known else names


def _uses(number: int, text: Tokens, introduced: Introduced) -> Iterator[Name]:
    """Yield the places from its definition on where a text uses a term."""
    term = introduced.term
    defined_at = term.at if number == introduced.number else -1
    start = text.folded.find(term.word, max(0, defined_at))
    while start >= 0:
        end = start + len(term.word)
        if start == defined_at:
            yield Name(start, end, term.label, Rank.DEFINED, term.value, term.id)
        elif _is_used(text, start, end, introduced):
            ref = term.value if term.defined else None
            yield Name(start, end, term.label, Rank.DIVISION, term.value, term.id, None, ref)
        start = text.folded.find(term.word, end)


def _is_used(text: Tokens, start: int, end: int, introduced: Introduced) -> bool:
    """Tell whether a word is the document's term here, and not part of another word."""
    if not text.fits(start, end):
        return False
    if _is_quoted(text.folded, start, end):
        return True
    if introduced.keeps_quotes:
        return False
    return not introduced.term.defined or _stands_apart(text, text.index[start], text.index[end])


def _is_quoted(folded: str, start: int, end: int) -> bool:
    return folded[start - 1 : start] in {"「", "『"} and folded[end : end + 1] in {"」", "』"}


def _stands_apart(text: Tokens, first: int, last: int) -> bool:
    """Tell whether some tokens are no part of a longer word: not 対話型, ビジネス対話, ・対話・."""
    if SUFFIXED.match(text.folded, text.starts[last]):
        return False
    before, after = text.kind(first - 1), text.kind(last)
    if before.tag in WORDS and before.word not in POINTING:
        return False
    return before.tag != "o" or after.tag != "o"


# Companies: 北辰タイヤ of 株式会社北辰タイヤ


@cache
def _firm_forms() -> tuple[str, ...]:
    return (*gazetteer.endings_for("firm"), "(株)")


@cache
def _affix() -> re.Pattern[str]:
    """Return the pattern of a company's form at either end of its name."""
    form = gazetteer.any_of(_firm_forms())
    return build(f"^{form}|{form}$|(?<=[ァ-ヴー])[・=]?{gazetteer.any_of(gazetteer.endings_for('foreign'))}$")


def with_bare_firms(texts: Sequence[Tokens], names: NamesOfTexts) -> NamesOfTexts:
    """Add the companies that are called by their names alone: 北辰タイヤ of 株式会社北辰タイヤ."""
    firms: dict[str, str] = {}
    traits = traits_of(_firm_forms()) | Trait.GAP
    for text, own in zip(texts, names, strict=True):
        if text.traits & traits:
            for bare, value in _read_firms(text, own):
                firms.setdefault(bare, value)
    if not firms:
        return names
    lengths = _lengths_by_opening(firms)
    openings = tuple(lengths)
    return [
        _with_added(own, _bare_firms(text, firms, lengths)) if has_any(text.folded, openings) else own
        for text, own in zip(texts, names, strict=True)
    ]


def _read_firms(text: Tokens, names: Iterable[Name]) -> Iterator[tuple[str, str]]:
    """Yield the bare names of companies with their canonical names."""
    for body in labeled(names, "ORG"):
        bare, affixes = _affix().subn("", text.folded[body.start : body.end])
        if affixes and len(bare) >= SHORTEST_FIRM and bare not in gazetteer.entries():
            yield bare, value_of(text, body)


def _lengths_by_opening(firms: Iterable[str]) -> dict[str, list[int]]:
    """Return the lengths of names by their first two characters, the longest first."""
    lengths: dict[str, list[int]] = {}
    for opening, length in sorted({(bare[:2], -len(bare)) for bare in firms}):
        lengths.setdefault(opening, []).append(-length)
    return lengths


def _bare_firms(text: Tokens, firms: Mapping[str, str], lengths: Mapping[str, list[int]]) -> list[Name]:
    folded = text.folded
    openings = [start for start in text.starts if folded[start : start + 2] in lengths]
    spans = [(start, _firm_end(folded, start, firms, lengths[folded[start : start + 2]])) for start in openings]
    return [
        Name(start, end, "ORG", Rank.PLAIN_ENDING, firms[folded[start:end]])
        for start, end in spans
        if end and _is_alone(text, start, end)
    ]


def _firm_end(folded: str, start: int, firms: Mapping[str, str], lengths: Sequence[int]) -> int | None:
    """Return where the longest firm's name ends that begins at an offset, if one does."""
    return next((start + length for length in lengths if folded[start : start + length] in firms), None)


def _is_alone(text: Tokens, start: int, end: int) -> bool:
    """Tell whether a word stands by itself, no noun glued to it."""
    if not text.fits(start, end):
        return False
    glue = NOUNS if KATAKANA.fullmatch(text.folded, start, end) else WORDS  # ジョンソン・エンド・ジョンソン
    before = text.kind(text.index[start] - 1)
    if before.tag in glue and before.word not in PARTIES:
        return False
    return text.kind(text.index[end]).tag not in glue or text.folded.startswith(BESIDE_FIRM, end)


# References: 同省, 当社


@cache
def _same() -> re.Pattern[str]:
    """Return the pattern of 同省, 同社: what was named last of its kind."""
    ends = gazetteer.any_of(gazetteer.endings_for("same"))
    return build(f"同(?<![一-鿿]同)({ends}|社|行(?=[はがのも、)]))(?![長員屋])")


@cache
def _kind_at_end() -> re.Pattern[str]:
    return build(f"{gazetteer.any_of(gazetteer.endings_for('same'))}$")


def with_pointers(texts: Sequence[Tokens], names: NamesOfTexts) -> NamesOfTexts:
    """Add 同省 where a ministry was named before."""
    if not _same().search(_whole(texts)):
        return names
    last: dict[str, str] = {}
    texts_and_names = zip(texts, names, strict=True)
    return [_with_added(own, [*_pointing(text, labeled(own, "ORG"), last)]) for text, own in texts_and_names]


def with_speaker(texts: Sequence[Tokens], names: NamesOfTexts) -> NamesOfTexts:
    """Add 当社 from where a document has said which company speaks."""
    if not COMPANY.search(_whole(texts)):
        return names
    company: str | None = None
    with_company = []
    for text, own in zip(texts, names, strict=True):
        bodies = labeled(own, "ORG")
        company = company or next((value_of(text, body) for body in bodies if _is_company(text, body)), None)
        with_company.append(_with_added(own, [*_speaking(text, company)]))
    return with_company


def _speaking(text: Tokens, company: str | None) -> Iterator[Name]:
    for match in COMPANY.finditer(text.folded) if company else ():
        yield Name(*match.span(), "ORG", Rank.BODY_ENDING, company, ref=company)


def _whole(texts: Iterable[Tokens]) -> str:
    """Return a whole document as one text: most lack what a pass looks for, which is asked once."""
    return BREAK.join([text.folded for text in texts])


def _pointing(text: Tokens, bodies: Iterable[Name], last: dict[str, str]) -> Iterator[Name]:
    """Yield 同省 and the like; what was named last of each kind is written down on the way."""
    ahead = sorted(bodies, key=lambda name: -name.start)
    for match in _same().finditer(text.folded):
        while ahead and ahead[-1].start < match.start():
            last |= _meanings(text, ahead.pop())
        if match[1] in last:
            yield Name(*match.span(), "ORG", Rank.BODY_ENDING, last[match[1]], ref=last[match[1]])
    for body in reversed(ahead):
        last |= _meanings(text, body)


def _meanings(text: Tokens, body: Name) -> dict[str, str]:
    """Return what 同省, 同社, 同行 mean behind the name of a body."""
    written = text.folded[body.start : body.end]
    value = value_of(text, body)
    end = _kind_at_end().search(written) or _kind_at_end().search(body.value or "")
    meanings = {}
    if _is_company(text, body) or written.endswith(COMPANY_ENDS):
        meanings["社"] = value
    elif end:
        meanings[end[0]] = value
    ministry = MINISTRY.match(written)
    if ministry and ministry[0] != written and ministry[0] in gazetteer.entries():
        meanings[ministry[1]] = gazetteer.entries()[ministry[0]].value
    if written.endswith(BANK_ENDS):
        meanings["行"] = value
    return meanings


def _is_company(text: Tokens, body: Name) -> bool:
    written, forms = text.folded[body.start : body.end], gazetteer.endings_for("firm")
    return written.startswith(forms) or written.endswith(forms)


# Persons: ガンバータル once バトゾリグ・ガンバータル was named


def with_persons(texts: Sequence[Tokens], names: NamesOfTexts) -> NamesOfTexts:
    """Give persons their full names where a document leaves no doubt, and add surnames in katakana that stand alone."""
    full = _full_names(texts, names)
    if not full:
        return names
    surnames = [surname for surname in full if KATAKANA.fullmatch(surname)]
    pattern = re.compile(f"(?<![ァ-ヴー・])(?:{'|'.join(surnames)})(?![ァ-ヴー・])") if surnames else None
    named = []
    for text, own in zip(texts, names, strict=True):
        added = [*(_alone(text, own, pattern) if pattern else ()), *_mayors(text, own, full)]
        named.append([_with_full_name(text, name, full) for name in _with_added(own, added)])
    return named


def _alone(text: Tokens, names: Iterable[Name], surnames: re.Pattern[str]) -> list[Name]:
    known = {(person.start, person.end) for person in labeled(names, "PERSON")}
    spans = {match.span() for match in surnames.finditer(text.folded)}
    return [Name(*span, "PERSON", Rank.KNOWN_PERSON) for span in sorted(spans - known)]


def _mayors(text: Tokens, names: Iterable[Name], full: Mapping[str, str]) -> Iterator[Name]:
    """Yield the mayors who are called by the name of a municipality, where the document has named them in full."""
    for city in labeled(names, "GPE"):
        surname = text.folded[city.start : city.end - 1]
        if surname in full and text.folded.startswith("長", city.end):
            yield Name(city.start, city.end - 1, "PERSON", Rank.SIGNED, role=f"{text.folded[city.end - 1]}長")


def _full_names(texts: Sequence[Tokens], names: NamesOfTexts) -> dict[str, str]:
    """Return the full names of persons by their surnames, where a document leaves no doubt."""
    by_surname: dict[str, set[str]] = {}
    for text, own in zip(texts, names, strict=True):
        for person in labeled(own, "PERSON"):
            written = canonical(text.folded[person.start : person.end])
            by_surname.setdefault(_surname(text, person), set()).add(written)
    full = {surname: written - {surname} for surname, written in by_surname.items()}
    return {surname: written.pop() for surname, written in full.items() if len(written) == 1}


def _surname(text: Tokens, name: Name) -> str:
    """Return the surname of a person; if it can't be told, the name as it is."""
    written = text.folded[name.start : name.end]
    if "・" in written:
        return written.rpartition("・")[2]
    if " " in written and not written.isascii():
        return written.partition(" ")[0]
    kind = text.type_at(name.start)
    return kind.word if kind.pos[3] == "姓" else canonical(written)


def _with_full_name(text: Tokens, name: Name, full: Mapping[str, str]) -> Name:
    if name.label != "PERSON":
        return name
    written = text.folded[name.start : name.end]
    return name._replace(value=full.get(written) or name.value or canonical(written))
