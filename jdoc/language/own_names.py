"""Own names: where a text names what the user has listed, and what of it stands beside the names that jdoc finds."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from jdoc.language.names import Name
from jdoc.language.names.candidates import resolve_overlaps
from jdoc.language.names.ranks import Rank
from jdoc.language.scripts import script_of
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.language.names import NameLabel
    from jdoc.language.names.mentions import NamesOfTexts
    from jdoc.language.names.texts import Tokens
    from jdoc.lexicon.own import Lexicon

WHOLE_WORD = 4
"""Characters of hiragana that are a name though the tokenizer cuts them otherwise: しおかぜ."""
WHOLE_PHRASE = 6
"""Characters of any other name of which that is true: 子育て見守り課, but not 京都 of 東京都."""
WHOLE_NAME = 3
"""Characters of a person's name that is a whole one."""
UNBROKEN = frozenset({"katakana", "latin", "digit"})
"""Scripts in which a word goes on until another one begins: ドル of ドルノゴビ is no word."""


class Form(NamedTuple):
    """One of the ways in which an own name is written."""

    label: NameLabel
    value: str


class Forms:
    """All ways in which the names of a lexicon are written, to be looked for in texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.known: dict[str, Form] = {}
        """By what is written, in half-width forms without spaces."""
        for name in lexicon.names:
            for form in name.forms():
                self.known.setdefault(_squeezed(fold(form)), Form(name.label, name.value))
        self._by_opening: dict[str, list[int]] = {}
        """How long the names are that begin with two characters, the longest first."""
        for form in sorted(self.known, key=len, reverse=True):
            lengths = self._by_opening.setdefault(form[:2], [])
            if len(form) not in lengths:
                lengths.append(len(form))

    def find(self, text: Tokens) -> Iterator[Name]:
        """Yield where a text writes own names, from left to right, of several at a place the longest."""
        folded = text.folded
        squeezed, places = _with_places(folded)
        at = 0
        while at < len(squeezed) - 1:
            lengths = self._by_opening.get(squeezed[at : at + 2], ())
            name = next(filter(None, (self._at(text, squeezed, places, at, length) for length in lengths)), None)
            if name:
                yield name
                while at < len(squeezed) and places[at] < name.end:
                    at += 1
            else:
                at += 1

    def _at(self, text: Tokens, squeezed: str, places: Sequence[int], at: int, length: int) -> Name | None:
        form = self.known.get(squeezed[at : at + length])
        if form is None or at + length > len(squeezed):
            return None
        start, end = places[at], places[at + length - 1] + 1
        if not all((_may_be_spaced(text.folded[start:end]), _parts(text, start, length), _parts(text, end, length))):
            return None
        return Name(start, end, form.label, Rank.OWN, form.value)

    def told(self, name: Name, written: str) -> Name:
        """Give a name that the lexicon tells of, by what is written or by its value, the value that is listed."""
        for said in (written, name.value or "", name.ref or ""):
            form = self.known.get(_squeezed(said))
            if form and form.label == name.label:
                ref = form.value if name.ref and self.known.get(_squeezed(name.ref)) == form else name.ref
                return name._replace(value=form.value, ref=ref)
        return name


@lru_cache(maxsize=4)
def forms_of(lexicon: Lexicon) -> Forms:
    """Return the forms of a lexicon, made once for all documents."""
    return Forms(lexicon)


def with_own(texts: Sequence[Tokens], names: NamesOfTexts, forms: Forms) -> NamesOfTexts:
    """Put own names among those that may stand in each text: what they cross falls, what holds them stays."""
    return [_with_own(text, possible, forms) for text, possible in zip(texts, names, strict=True)]


def _with_own(text: Tokens, possible: list[Name], forms: Forms) -> list[Name]:
    own = [*forms.find(text)]
    if not own:
        return possible
    standing = resolve_overlaps(possible)
    kept = [name for name in own if not _is_part(name, standing, text.folded)]
    valued = [*_told_by_ends(own, standing, text.folded)]
    others = (name for name in [*possible, *valued] if not any(name.meets(each) for each in kept))
    return sorted([*others, *kept], key=itemgetter(0, 1))


def _is_part(own: Name, standing: Sequence[Name], folded: str) -> bool:
    """Tell whether an own name is but a part of a longer name that stands (山田 of 山田町), or of another body."""
    if _is_of_another(own, standing, folded):
        return True
    around = next((name for name in standing if own.within(name) and name.length > own.length), None)
    if around is None:
        return False
    if around.label != own.label:
        return True
    if own.label == "PERSON":
        return own.length < WHOLE_NAME or around.rank > Rank.MODEL
    is_bare_office = own.label == "ORG" and own.end == around.end and own.value == folded[own.start : own.end]
    return not is_bare_office


def _is_of_another(own: Name, standing: Iterable[Name], folded: str) -> bool:
    """Tell whether an office is that of another body than the listed one: 見守り係 of 南部町, not of 北浜市."""
    value = fold(own.value or "")
    if own.label != "ORG" or own.length == len(value) or not value.endswith(folded[own.start : own.end]):
        return False
    before = next((name for name in standing if name.end == own.start and name.label in {"GPE", "ORG"}), None)
    return before is not None and not value.startswith(folded[before.start : before.end])


def _told_by_ends(own: Iterable[Name], standing: Iterable[Name], folded: str) -> Iterator[Name]:
    """Yield longer names that end with an own one, and begin as its value does: 北浜市市民課 is 北浜市市民部市民課."""
    standing = [*standing]
    for name in own:
        for longer in standing:
            before = folded[longer.start : name.start]
            is_end = name.end == longer.end and before and longer.label == name.label
            if is_end and name.value and fold(name.value).startswith(before):
                yield longer._replace(value=name.value, rank=Rank.OWN)


def with_own_values(texts: Sequence[Tokens], names: NamesOfTexts, forms: Forms) -> NamesOfTexts:
    """Give all names of a document that the lexicon tells of the values that it tells."""
    return [
        [forms.told(name, text.folded[name.start : name.end]) for name in own]
        for text, own in zip(texts, names, strict=True)
    ]


def _squeezed(form: str) -> str:
    return form.replace(" ", "")


def _with_places(folded: str) -> tuple[str, Sequence[int]]:
    """Take the spaces out of a text, and say of each character left where it stands."""
    if " " not in folded:
        return folded, range(len(folded))
    places = [place for place, char in enumerate(folded) if char != " "]
    return _squeezed(folded), places


def _may_be_spaced(written: str) -> bool:
    """Tell whether a name may be written with its spaces: any but where they cut a word in Latin letters.

    >>> [_may_be_spaced(written) for written in ("海野 一郎", "海 野 一 郎", "J ICA", "June Umino")]
    [True, True, False, True]
    """
    return not written.isascii() or " " not in written or all(len(word) > 1 for word in written.split())


def _parts(text: Tokens, offset: int, length: int) -> bool:
    """Tell whether a name of some length may begin or end between two characters of a text."""
    before, behind = text.folded[max(0, offset - 1) : offset], text.folded[offset : offset + 1]
    if not before or not behind:
        return True
    script = script_of(before)
    if script == "other" or script != script_of(behind):
        return True
    if script in UNBROKEN:
        return False
    return text.begins_word(offset) or length >= (WHOLE_WORD if script == "hiragana" else WHOLE_PHRASE)
