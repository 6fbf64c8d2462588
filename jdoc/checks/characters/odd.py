"""Characters that no text has: radicals, private ones, what stands for one that was lost."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.characters.misread import is_of_word
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.lexicon import rows

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

ODD = deferred(
    "[\ufffd\ufffc〓\u2e80-\u2fdf\ue000-\uf8ff\uf900-\ufa0d\u3099\u309a\u0080-\u009f\x01-\x08\x0b\x0c\x0e-\x1f]+|(?:[縺繧繝][^\\s、。縺繧繝]{0,2}){2,}|(?:Ã.|â€){2,}"
    "|&(?:nbsp|amp|lt|gt|quot|#[0-9]{2,6}|#x[0-9a-fA-F]{2,6});|\\\\u[0-9a-f]{4}|(?<=[かきくけこさしすせそたちつてとはひふへほカ-ホ])[゛゜]"
    "|(?<=[一-鿿])[?？]{2,}(?=[一-鿿])|(?<=[ァ-ヴー])[ｦ-ﾟ]+|[ｦ-ﾟ]+(?=[ァ-ヴー])"
)
"""Characters that are there by mistake: `[⽔]道`, `[縺薙縺薙]`, `研究[&amp;]開発`, `エ[ｱ]コン`, not `㈱①`, `ｴｱｺﾝ`."""
SIGN = deferred(
    "[ｦ-ﾟ\ufffd\ufffc〓\u3099-\u309cÃâ縺繧繝&?\\\\\u2e80-\u2fdf\ue000-\uf8ff\uf900-\ufa0d\u0080-\u009f\x01-\x08\x0b\x0c\x0e-\x1f]"
)
"""A character of which each of these has one: `[縺]薙縺薙`, `研究[&]amp;開発`, not `㈱①`."""
HIRAGANA = deferred("[ぁ-ん]")
"""What Japanese text has: `対[す]る`, not `对于`."""
NAMES = {"\ufffd": "a character that was lost", "〓": "a character that wasn't there"}


def find_odd(facts: Facts) -> Iterator[Found]:
    """Find characters that are there by mistake, each run once."""
    yield from _unseen(facts)
    for index in facts.where(FOREIGN):
        yield from _foreign(facts.blocks[index].text, index)
    for index in facts.where(RARE):
        yield from _rare(facts, index)
    for index in facts.where(SIGN):
        text = facts.blocks[index].text
        for match in ODD.finditer(text):
            chars = match[0]
            if _is_bullet(facts, text, match):
                continue
            meant = unicodedata.normalize("NFKC", chars)
            name = NAMES.get(chars[0]) or (f"{meant} is meant" if meant != chars else "no character of Japanese text")
            yield Found(Place(index, *match.span()), f"{_coded(chars)}: {name}")


def _coded(chars: str) -> str:
    """Write some characters with the code of the first, as they may look like others or like nothing."""
    return f"{chars[:8]} (U+{ord(chars[0]):04X})"


VOICING = frozenset({"U+3099", "U+309A"})
MOST_VOICED = 3
"""Kana with a mark of their own that a document may have: more of them are how its system writes."""


def _unseen(facts: Facts) -> Iterator[Found]:
    """Find what nobody sees inside of words, which the text is read without: no search of the file finds them."""
    having = [(index, unseen) for index in facts.read if (unseen := facts.blocks[index].unseen)]
    every = [(index, at, code) for index, unseen in having for at, code in unseen]
    voiced = sum(code in VOICING for _, _, code in every)
    for index, at, code in every:
        if code not in VOICING:
            place = Place(index, max(0, at - 1), min(len(facts.texts[index]), at + 1))
            yield Found(place, f"{code} stands inside of a word, where nobody sees it")
        elif voiced <= MOST_VOICED:
            yield Found(Place(index, at - 1, at), f"{code}: this kana is written as two characters")


def _is_bullet(facts: Facts, text: str, match: re.Match[str]) -> bool:
    """Tell a bullet of a font of signs, which several blocks begin with."""
    char = match[0]
    if match.start() or len(char) > 1 or text[match.end() : match.end() + 1].strip():
        return False
    return sum(block.text.startswith(char) or block.label == char for block in facts.blocks) > 1


def _foreign(text: str, index: int) -> Iterator[Found]:
    """Find kanji that Japanese has no character for, in Japanese text: simplified ones, 对 for 対."""
    for match in FOREIGN.finditer(text) if HIRAGANA.search(text) else ():
        yield Found(Place(index, *match.span()), f"{_coded(match[0])}: no character of Japanese text")


def _rare(facts: Facts, index: int) -> Iterator[Found]:
    """Find kanji in another form in words of official texts, but for names of persons: 人亊 for 人事."""
    text = facts.blocks[index].text
    persons = [entity for entity in facts.blocks[index].entities or () if entity.label == "PERSON"]
    for match in RARE.finditer(text):
        at, form = match.start(), meant_by()[match[0]]
        is_word = any(is_of_word(pair) for pair in (text[max(0, at - 1) : at] + form, form + text[at + 1 : at + 2]))
        is_name = facts.every.count(match[0]) > MOST_RARE or any(person.start <= at < person.end for person in persons)
        if is_word and not is_name:
            yield Found(Place(index, at, at + 1), f"{_coded(match[0])}: {form} is meant")


MOST_RARE = 2
"""How often a rare form may stand in a document: more often it is in a name."""


@cache
def meant_by() -> dict[str, str]:
    """Return the kanji that each one in a rare form is another form of."""
    return {row["variant"]: row["form"] for row in rows("rare_kanji")}


RARE = deferred(lambda: f"[{''.join(meant_by())}]")
"""A kanji in a form that no word is written in: 人`[亊]`, not `人事`."""
KANJI = range(0x4E00, 0xA000)


@cache
def japanese_kanji() -> frozenset[str]:
    """Return the kanji of the Japanese standards (JIS X 0213, and what computers have besides).

    >>> [char in japanese_kanji() for char in "对対髙あ"]
    [False, True, True, False]
    """
    kanji = "".join(map(chr, KANJI))
    known = (kanji.encode(codec, "ignore").decode(codec) for codec in ("euc_jis_2004", "cp932"))
    return frozenset().union(*known)


FOREIGN = deferred(lambda: f"[{''.join(char for char in map(chr, KANJI) if char not in japanese_kanji())}]")
"""A kanji that Japanese has no character for: `[对]する`, not `対する`."""
