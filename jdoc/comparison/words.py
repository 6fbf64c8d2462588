"""What is compared inside a block: words, and what counts as one word: an amount, a date, a reference."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdoc import lexicon
from jdoc.comparison.folding import key_of
from jdoc.comparison.ranges import ends_of
from jdoc.language.lazy import deferred
from jdoc.language.tokens import part_of_speech, tokenize
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import NAME_LABELS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from jdoc.model import Entity


REFERENCE = "REFERENCE"
"""The label of an atom that leads to a provision of its own document which both documents have."""


class Atom(NamedTuple):
    """What counts as one word."""

    start: int
    end: int
    written: Hashable
    """What it is the same as by its text."""
    value: Hashable
    """What it is the same as by its value, if it has one."""
    label: str
    """Of the entity; REFERENCE where it is one."""


KANJI = deferred(r"[一-鿿]")
"""A noun of one character, which may be the end of the one before: `[課]`, not `課長`."""
KANA = deferred(r"[ぁ-んー]+")
"""A word in hiragana alone: `[の]`, not `及び`."""
JOINTS = frozenset(
    {"の", "と", "や", "及び", "並びに", "又は", "若しくは", "および", "ならびに", "または", "もしくは", "・"}
)
"""What holds two nouns together: they are one thing said, 計画の策定."""
COMPOUND = deferred(
    r"""
    に(?:関(?:して|する|し)|対(?:して|する|し)|おい(?:て|ても)|おける|つい(?:て|ても)|よ(?:って|る|り)|基づ(?:いて|く|き)
        |応じ(?:て|た)?|伴(?:って|う|い)|向け(?:て|た)|当た(?:って|り)|際し(?:て)?|係る|わたって|加え(?:て)?|かかわらず)
    | と(?:して|共に|ともに|する)
    | を(?:もって|通じ(?:て|た)?|めぐ(?:って|る)|踏まえ(?:て|た)?)
    """,
    re.VERBOSE,
)
"""What plays the part of a particle and is written in several words: 必要`[に応じて]`."""


WEEKDAYS = deferred(r"(?<=\()[月火水木金土日](?=[)曜・、])|[月火水木金土日](?=曜日)")
"""The weekdays that dates of a range have: 5日([水])から7日([金])まで; one that changed is a change."""


class Word(NamedTuple):
    """A word of a text; white space is none."""

    start: int
    end: int
    key: Hashable
    """Equal for words that are the same, however they are written."""
    what: str
    """`atom`, `content`, `suffix`, `verb`, `tail`, `particle`, `joint` or `mark`."""
    label: str = ""
    """Of an atom."""


def words(text: str, atoms: Sequence[Atom], known: dict[Hashable, int]) -> list[Word]:
    """Return the words of a text; `known` gives both sides of a pair the same keys for the same values."""
    found: list[Word] = []
    waiting = [*atoms, Atom(len(text) + 1, len(text) + 2, "", None, "")]
    at = 0
    for token in tokenize(text):
        start, at = at, at + token.index("\t")
        while start < at:
            first, last = waiting[0][:2]
            if start >= last:
                waiting.pop(0)
                continue
            if first <= start < last:
                if start == first:
                    found.append(_atom(waiting[0], known))
                start = min(at, last)
                continue
            end = min(at, first)
            hangs = bool(found) and found[-1].end == start and found[-1].what == "content"
            found += _word(text, start, end, token, hangs=hangs)
            start = end
    return _with_compounds(found, text)


def _with_compounds(found: list[Word], text: str) -> list[Word]:
    """Put the words together that play the part of one particle."""
    starts = {word.start: place for place, word in enumerate(found)}
    ends = {word.end: place for place, word in enumerate(found)}
    for match in reversed([*COMPOUND.finditer(text)]):
        first, last = starts.get(match.start()), ends.get(match.end())
        if first is None or last is None or found[first].what != "particle":
            continue
        found[first : last + 1] = [Word(match.start(), match.end(), key_of(match[0]), "particle")]
    return found


def _atom(atom: Atom, known: dict[Hashable, int]) -> Word:
    """Return an atom as a word: the same as others of its text or its value; a reference, of its target alone."""
    start, end, written, value, label = atom
    keys = [value] if label == REFERENCE else [written, value] if value is not None else [written]
    number = next((known[key] for key in keys if key in known), len(known))
    for key in keys:
        known.setdefault(key, number)
    return Word(start, end, number, "atom", label)


def _word(text: str, start: int, end: int, token: str, *, hangs: bool) -> Iterator[Word]:
    """Yield a word, unless it is white space."""
    written = text[start:end]
    if written.isspace():
        yield from (Word(at, at + 1, written[at - start], "mark") for at in range(start, end) if text[at] in "\t\n")
        return
    surface = key_of(written).translate(_characters())
    yield Word(start, end, _variants().get(surface, surface), _kind(written, token, hangs=hangs))


def _kind(written: str, token: str, *, hangs: bool) -> str:
    """Return what part a word plays; one that `hangs` follows a noun, and may be the end of it: 計画[課]."""
    if written in JOINTS:
        return "joint"
    if len(written) < token.index("\t"):
        return "content"  # a part of a word: an atom has the rest
    speech = part_of_speech(token)
    if speech[0] in {"補助記号", "空白", "記号"} and not written.isalnum():
        return "mark"
    if speech[0] == "接尾辞" or (hangs and speech[0] == "名詞" and KANJI.fullmatch(written)):
        return "suffix"
    return _kind_of_speech(written, speech)


def _kind_of_speech(written: str, speech: tuple[str, ...]) -> str:
    if speech[0] == "助動詞" or speech[1] == "接続助詞" or speech[:2] == ("動詞", "非自立可能"):
        return "tail" if KANA.fullmatch(written) else "verb"
    if speech[0] in {"動詞", "形容詞"}:
        return "verb"
    return "particle" if speech[0] == "助詞" and KANA.fullmatch(written) else "content"


@cache
def _variants() -> dict[str, str]:
    """Return the words that are written in two ways, each with the way that stands for both."""
    return {row["variant"]: row["form"] for row in lexicon.rows("variants")}


@cache
def _characters() -> dict[int, str]:
    """Return the old forms of characters, each with the form of today."""
    return str.maketrans({variant: form for variant, form in _variants().items() if len(variant) == len(form) == 1})


def atoms_of(entities: Sequence[Entity]) -> Iterator[Atom]:
    """Yield the amounts and dates among entities, the inner ones where they nest; of ranges, each end."""
    counted = [entity for entity in entities if entity.label not in NAME_LABELS and entity.start < entity.end]
    for place, entity in enumerate(counted):
        if place + 1 < len(counted) and counted[place + 1].end <= entity.end:
            continue
        for each in ends_of(entity) or [entity]:
            value = (each.label, each.value, each.unit, each.lower, each.upper, *WEEKDAYS.findall(fold(each.text)))
            known = None if each.note or each.value is each.lower is None else value
            yield Atom(each.start, each.end, key_of(each.text), known, each.label)
