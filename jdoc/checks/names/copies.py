"""Copies: names of the document that stand there again with a character that sounds or looks like the right one."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import ne
from typing import TYPE_CHECKING

from jdoc.checks.names.confusions import are_confused
from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.language.tokens import sounds_of
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

NAMED = frozenset({"ORG", "LAW", "FAC", "GPE"})
"""What has names that no other word is like; of places only those of states."""
WORD = deferred("[一-鿿々ァ-ヴーぁ-ん]{4,24}")
"""A name without its spaces and letters: `[北浜育英会]`, not `ABC`."""
FORMS = deferred(
    "^(?:[一-鿿]{2}(?:財団|社団)法人|国立大学法人|(?:学校|医療|宗教)法人|(?:株式|有限|合同|合資)会社|社会福祉法人)(?=.{4})"
)
"""What a name begins with that others begin with as well: `[株式会社]青葉機械`."""
FORM_BEHIND = deferred("(?<=.{4})(?:株式|有限|合同|合資)会社$")
"""The same at its end: `青葉電機[株式会社]`."""
ORDERS = frozenset("一二三四五六七八九十百千東西南北上下左右中新旧前後内外甲乙丙丁")
"""What tells names from each other: 東浜市, 西浜市."""
KINDS = frozenset("課科局部室係会省庁府署所署院園校館場店社者長相員券権法")
"""What names end with by what they are of."""
MINISTER = "相"
INSIDE = deferred("[ァ-ヴー](?=[ァ-ヴー])")
"""A sign inside of a word in katakana, of which the last may be left out: `[ー]ズ`, not `ー・`."""
LONG, SURE, MANY = 7, 5, 60
"""Characters of a name that is one still without one of them, or with two turned round; places of a half that are looked at."""
TURNED = "政行"
"""Two characters of 行政 that are turned round."""
OFFICIAL = deferred("(?:法律|共和国|王国|連邦)$")
"""How names end that nobody shortens inside: 個人情報の保護に関する`[法律]`, ベトナム社会主義`[共和国]`."""
KATAKANA = deferred("[ァ-ヴー]{5,}")
"""A word in which a character is missed: `[エイコーライン]`."""


class Copy(NamedTuple):
    """A place where nearly a name stands."""

    start: int
    end: int
    """In the texts as one."""
    written: str


def find_copies(facts: Facts) -> Iterator[Found]:
    """Find names of bodies, laws and buildings that stand there again nearly as they are."""
    names = _names(facts)
    text = facts.every if names else ""
    starts = [*accumulate((len(each) + 1 for each in facts.texts), initial=0)] if names else []
    yield from _sounding_alike(facts)
    for name, place in names.items():
        for copy in _copies(name, text):
            block = bisect_right(starts, copy.start) - 1
            if copy.written.replace(*CHILDREN) == name.replace(*CHILDREN):
                continue
            where = Place(block, copy.start - starts[block], copy.end - starts[block])
            is_known = name in entries() and copy.written not in entries()
            if is_known or (text.count(name), where) > (text.count(copy.written), place):
                yield _told(facts, where, name, place)
            elif len(copy.written) < len(name) and text.count(name) == 1:
                yield _told(facts, place, copy.written, where)


def _sounding_alike(facts: Facts) -> Iterator[Found]:
    """Find places and bodies that are called by one sound and written in two ways of other lengths: 長窪市, 長久保市."""
    sounding: dict[str, tuple[str, Place]] = {}
    written = [*_in_kanji(facts)]
    likely = _may_sound_alike({name for name, _ in written})
    for name, place in written:
        if name in likely:
            known, first = sounding.setdefault(sounds_of(name), (name, place))
            if len(known) != len(name) and not {known, name} <= entries().keys():
                yield _told(facts, place, known, first)


def _in_kanji(facts: Facts) -> Iterator[tuple[str, Place]]:
    for index, entities in facts.entities(SOUNDING):
        for entity in entities:
            match = KANJI_NAME.fullmatch(facts.texts[index], entity.start, entity.end)
            if match is not None:
                yield match[0], Place(index, entity.start, entity.end)


def _may_sound_alike(names: set[str]) -> set[str]:
    """Return the names with one that is longer or shorter, and ends alike: with its last two characters, or if it begins alike as well.

    >>> sorted(_may_sound_alike({"長窪市", "長久保市", "北浜市", "南浜市"}))
    ['長久保市', '長窪市']
    """
    known: dict[str, list[str]] = {}
    for name in names:
        for key in (name[-2:], f"{name[0]}-{name[-1]}"):
            known.setdefault(key, []).append(name)
    return {name for alike in known.values() if len(set(map(len, alike))) > 1 for name in alike}


CHILDREN = "こども", "子ども"
"""Two ways of writing a word that bodies of one place have in their names: こども未来局, 子ども・子育て会議."""
SOUNDING = frozenset({"GPE", "ORG", "FAC"})
KANJI_NAME = deferred("[一-鿿々]{3,}")
"""A name in kanji: `[長窪市]`, not `さくら`."""


def _told(facts: Facts, place: Place, name: str, other: Place) -> Found:
    written = facts.blocks[place.block].text[place.start : place.end]
    return Found(place, f"{written}: {name} elsewhere", (other,), name)


def _names(facts: Facts) -> dict[str, Place]:
    """Return the names of bodies, laws and buildings without their forms, each with where it stands first."""
    names: dict[str, Place] = {}
    for index, entities in facts.entities(NAMED):
        text = facts.texts[index]
        for entity in entities:
            for match in WORD.finditer(text, entity.start, entity.end) if _is_named(entity) else ():
                start, end = match.span()
                has_form = any(form in match[0] for form in FORM)
                form, behind = (FORMS.match(match[0]), FORM_BEHIND.search(match[0])) if has_form else (None, None)
                start += form.end() if form else 0
                end = match.start() + behind.start() if behind else end
                names.setdefault(text[start:end], Place(index, start, end))
    return names


FORM = ("法人", "会社")
"""What each form has."""


def _is_named(entity: Entity) -> bool:
    return entity.label != "GPE" or OFFICIAL.search(entity.text) is not None


def _copies(name: str, text: str) -> Iterator[Copy]:
    """Yield the places where a name stands with another character, or without one of its characters."""
    half = len(name) // 2
    often = text.count(name)
    lost = (1, 2) if _may_lack(name) else ()
    starts = _places(name[:half], text, often)
    yield from _begun(name, text, [start for start in starts if not text.startswith(name, start)], lost)
    starts = [end - half for end in _places(name[half:], text, often)]
    yield from _ended(name, text, [start for start in starts if start < 0 or not text.startswith(name, start)], lost)


def _begun(name: str, text: str, starts: list[int], lacking: tuple[int, ...]) -> Iterator[Copy]:
    """Yield those of the places where the first half of a name stands, without all of it."""
    for start in starts:
        copy = Copy(start, start + len(name), text[start : start + len(name)])
        if _is_slip(name, copy.written):
            yield copy
        else:
            lost = next((lost for lost in lacking if _lacks(name, copy.written[:-lost], lost)), 0)
            if lost:
                yield Copy(start, start + len(name) - lost, copy.written[:-lost])


def _ended(name: str, text: str, starts: list[int], lacking: tuple[int, ...]) -> Iterator[Copy]:
    """Yield those of the places where a name would begin whose second half stands there, without all of it."""
    half = len(name) // 2
    for start in starts:
        copy = Copy(start, start + len(name), text[max(0, start) : start + len(name)])
        if copy.written[:half] != name[:half] and _is_slip(name, copy.written):
            yield copy
        for lost in lacking:
            shorter = Copy(max(0, start + lost), start + len(name), text[max(0, start + lost) : start + len(name)])
            if _lacks(name, shorter.written, lost) and shorter.written[: half - lost] != name[lost:half]:
                yield shorter


def _places(part: str, text: str, often: int) -> list[int]:
    """Return where a half of a name stands; nothing where it is one each time, or a word of every line."""
    if not often < text.count(part) <= MANY:
        return []
    return [*places_of(part, text, may_overlap=True)]


def _is_slip(name: str, written: str) -> bool:
    """Tell whether some words are a name with one character that looks or sounds like the right one."""
    if len(written) != len(name) or not 0 < sum(map(ne, name, written)) <= len(TURNED):
        return False
    differing = [pair for pair in zip(name, written, strict=True) if pair[0] != pair[1]]
    if len(differing) == len(TURNED) and differing[0] == differing[1][::-1]:
        return len(name) >= SURE and "".join(differing[0]) in name
    if len(differing) > 1 or not _may_be_mistaken(*differing[0], written):
        return False
    return are_confused(*differing[0]) or sounds_of(name) == sounds_of(written)


def _may_be_mistaken(right: str, wrong: str, written: str) -> bool:
    """Tell whether a character can stand for another one, and tells no names from each other."""
    if not wrong.isalpha() or wrong == MINISTER or {right, wrong} & ORDERS or written in entries():
        return False
    return not {right, wrong} <= KINDS


def _may_lack(name: str) -> bool:
    """Tell a name that may stand there without a character: of a law or a state, or one with a word in katakana."""
    return len(name) >= LONG and (OFFICIAL.search(name) or KATAKANA.search(name)) is not None


def _lacks(name: str, written: str, lost: int) -> bool:
    """Tell whether some words are a name without a character or two: one in katakana, a law, a state."""
    is_official = len(name) > LONG and all(map(OFFICIAL.search, (name, written)))
    if not is_official and (lost > 1 or len(name) < LONG or not KATAKANA.search(name)):
        return False
    at = next(
        (place for place, pair in enumerate(zip(name, written, strict=False)) if pair[0] != pair[1]), len(written)
    )
    if at >= len(written) or name[at + lost :] != written[at:]:
        return False
    return is_official or INSIDE.match(name, at) is not None
