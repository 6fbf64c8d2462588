"""Sounding: names of bodies with a word in place of another one that sounds the same: 評価気候 for 評価機構."""

from __future__ import annotations

from functools import cache
from operator import ne
from typing import TYPE_CHECKING

from jdoc.checks.names.endings import END, kinds
from jdoc.checks.names.official import ministries_by_stem
from jdoc.checks.places import places_of
from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.language.tokens import part_of_speech, sounds_of, tokenize
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

NAME = deferred("[一-鿿]{5,}")
"""A name that no other word is like: `[日本赤十字社]`, not `日本銀行`."""
PAIR = 2
"""Characters that names are looked up by."""
MOST = 2
"""Characters that stand for others."""
KIND = deferred("[一-鿿]{2,}[会団局館院校園隊署部課室社庫行構関台盟]")
"""A word for a kind of body: `[消防団]`, not `促進法`."""
OFFICES = frozenset("課科局部室係会省庁府署所書院園校館場店社者長相員券権法団隊官")
"""What ends words by what they are of: 警察署, 警察所; 相談所, 相談書."""
WIDE = deferred(
    "(?<![一-鿿])(?:日本|全国|国際|国立|中央|世界|独立行政法人|国立研究開発法人|(?:一般|公益)(?:財団|社団)法人|特定非営利活動法人)[一-鿿]{4,}"
)
"""A run of kanji that begins as names of bodies do: `[日本医療機能評価気候]の`, not `太平洋側気候`."""
BEGINNINGS = ("日本", "全国", "国際", "国立", "中央", "世界", "法人")
"""What each of these has."""
RIGHT = frozenset({"期間", "教会", "学界", "公園", "公演", "講演", "機器", "大会", "大使", "対策"})
"""Words at the ends of such runs that are meant, though kinds sound so: 国際交流期間, 日本聖書教会."""


def find_sounding(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Yield names of bodies with a word that sounds as the right one, with what is meant."""
    for slip in sorted({*_listed(facts), *_ends_of_kinds(facts)}):
        for index in facts.having(slip.written):
            for at in places_of(slip.written, facts.texts[index], may_overlap=True):
                yield Place(index, at, at + len(slip.written)), slip.right
    yield from _ends_of_names(facts)


class Slip(NamedTuple):
    """Words of a document that sound as a name."""

    written: str
    right: str


class Half(NamedTuple):
    """A half of a listed name."""

    name: str
    start: int
    text: str


@cache
def _halves() -> dict[str, dict[str, list[Half]]]:
    """Return the halves of the names that are listed, by the two characters that they begin with, and by themselves."""
    listed = (name for name, entry in entries().items() if entry.label == "ORG")
    found: dict[str, dict[str, list[Half]]] = {}
    for name in sorted({*listed, *(f"{stem}大臣" for stem in ministries_by_stem())}):
        half = len(name) // 2
        for start, text in ((0, name[:half]), (half, name[half:])) if NAME.fullmatch(name) else ():
            found.setdefault(text[:PAIR], {}).setdefault(text, []).append(Half(name, start, text))
    return found


@cache
def _begun() -> frozenset[str]:
    return frozenset(_halves())


def _listed(facts: Facts) -> Iterator[Slip]:
    """Find names that are listed."""
    pairs, words = facts.pairs, facts.words
    begun = [_halves()[pair] for pair in pairs & _begun()]
    likely = [(text, halves) for each in begun for text, halves in each.items() if text[-PAIR:] in pairs]
    for text, halves in likely:
        for at in places_of(text, words, may_overlap=True):
            for name, before, _ in halves:
                start = at - before
                if start >= 0 and not words.startswith(name, start) and _is_slip_at(words, start, name):
                    yield Slip(words[start : start + len(name)], name)


def _is_slip_at(words: str, start: int, name: str) -> bool:
    """Tell whether other words stand where a name would that sound as it does."""
    end = start + len(name)
    return _sounds_so(words[start:end], name) and _ends_there(words, end, name[-1])


def _ends_there(text: str, end: int, last: str) -> bool:
    """Tell whether a name whose last character is another one ends there: not 農林水産商 of 農林水産商工委員会."""
    return text[end - 1] == last or (text[end - 1] != MINISTER and END.match(text, end) is not None)


MINISTER = "相"


def _sounds_so(written: str, name: str) -> bool:
    """Tell whether some words are a name with a character or two that sound alike.

    >>> _sounds_so("日本赤十字者", "日本赤十字社"), _sounds_so("構成労働大臣", "厚生労働大臣"), _sounds_so("国際連盟", "国際連合")
    (True, True, False)
    """
    if len(written) != len(name) or sum(map(ne, written, name)) > MOST or not NAME.fullmatch(written):
        return False
    differing = [at for at, pair in enumerate(zip(written, name, strict=True)) if pair[0] != pair[1]]
    if not differing or differing[-1] - differing[0] >= MOST or written in entries():
        return False
    return not any(written[at] in _old_forms() for at in differing) and sounds_of(written) == _sounds_of_name(name)


@cache
def _sounds_of_name(name: str) -> str:
    """Return how a listed name, or a word for a kind of body, is read."""
    return sounds_of(name)


@cache
def _old_forms() -> frozenset[str]:
    """Return kanji as they were written before, and still are in names: 日本藝術院."""
    return frozenset(variant for variant, source in columns("variants", "variant", "source") if source == OF_FORM)


OF_FORM = "字体"


@cache
def _stems() -> dict[str, dict[str, list[str]]]:
    """Return the words for kinds by the two characters that they begin with, and by all but their last: 消防 of 消防団."""
    found: dict[str, dict[str, list[str]]] = {}
    for kind in sorted(filter(KIND.fullmatch, kinds())):
        found.setdefault(kind[:PAIR], {}).setdefault(kind[:-1], []).append(kind)
    return found


def _ends_of_kinds(facts: Facts) -> Iterator[Slip]:
    """Find words for kinds whose last character is one that sounds alike: 消防弾."""
    begun = [_stems()[pair] for pair in facts.pairs & _stems().keys()]
    likely = ((stem, ended) for each in begun for stem, ended in each.items() if stem[-PAIR:] in facts.pairs)
    for stem, ended in likely:
        for at in places_of(stem, facts.words, may_overlap=True):
            end = at + len(stem)
            written = facts.words[at : end + 1]
            for kind in ended if written not in kinds() and _may_end(facts.words, end) else ():
                if _is_other_end(written, kind) and _is_read_alike(facts.words, at, end + 1, kind):
                    yield Slip(written, kind)


def _may_end(text: str, end: int) -> bool:
    return KANJI.match(text, end) is not None and END.match(text, end + 1) is not None


KANJI = deferred("[一-鿿](?<![間上中者分後用化的等長])")
"""A kanji that stands behind any word no more often than in names: `[弾]`, not `間`."""
BEFORE = 6
"""Characters before a word that it is read with."""


def _is_other_end(written: str, kind: str) -> bool:
    """Tell whether a word for a kind has another end, which makes no other one of it."""
    return not {written[-1], kind[-1]} <= OFFICES and written not in entries()


def _is_read_alike(text: str, start: int, end: int, kind: str) -> bool:
    """Tell whether a word sounds as another one where it stands."""
    before = text[max(0, start - BEFORE) : start].rpartition("\n")[2]
    return sounds_of(before + text[start:end]) == sounds_of(before + kind)


@cache
def _sounds() -> dict[str, str]:
    """Return the words for kinds of two kanji by how they sound."""
    return {sounds_of(kind): kind for kind in sorted(kinds()) if len(kind) == PAIR and kind not in RIGHT}


def _ends_of_names(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Find other words at the end of names of bodies that sound as words for kinds: 評価気候."""
    is_there = any(word in facts.words for word in BEGINNINGS)
    for index in facts.where(WIDE) if is_there else ():
        for match in WIDE.finditer(facts.texts[index]):
            word = match[0][-PAIR:]
            right = None if word in RIGHT | kinds() or match[0] in entries() else _sounds().get(sounds_of(word))
            if right is not None and _is_work(match[0][:-PAIR]):
                yield Place(index, match.end() - PAIR, match.end()), right


def _is_work(name: str) -> bool:
    """Tell whether a name ends with what is done, which makes bodies of it: 評価, but not 海側."""
    return part_of_speech(tokenize(name)[-1])[2] == "サ変可能"
