"""Misread kanji: where a pair is none of any word's, and the words get far likelier with one that looks or sounds alike."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from jdoc.checks.characters.clauses import clause_around, words_of
from jdoc.checks.characters.misprints import NUMBERED
from jdoc.checks.names.confusions import confusions
from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.tokens import cost_of
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

LIKELIER_BY = 5500
"""How much less the words must cost with another kanji that makes a word of official texts."""
OF_OTHER_WORDS = 10000
"""The same where the word is another one."""
BY_SOUND = 1500
"""How much more it must be where the kanji only sounds alike."""
MOST = 2
"""How often the same pair may stand in a document: more often it is meant, and so it is twice before the same."""
KANJI = deferred("[一-鿿々]{2}")
"""Two kanji: `[農林]`, not `コメ`."""
BESIDE = deferred("[一-鿿々ァ-ヴー]")
"""What makes a longer word of two kanji: 術技`[体]系`, not `を`."""
NUMERAL = frozenset("〇一二三四五六七八九十百千万億兆甲乙丙丁戊")
"""What numbers things: `丙`会."""
SUMS = frozenset("費額率")
"""What stands behind the name of anything in accounts: 消耗品`費`."""


class Words(NamedTuple):
    """The kanji that stand behind each one in words."""

    official: dict[str, str]
    every: dict[str, str]
    """Those of other words as well."""

    def likelier_by(self, first: str, second: str) -> int:
        """Return how much likelier the words must get with a pair that is of some."""
        return LIKELIER_BY if second in self.official.get(first, "") else OF_OTHER_WORDS


@cache
def _words() -> Words:
    table = [*columns("word_pairs", "first", "official", "other")]
    official = {first: seconds for first, seconds, _ in table}
    return Words(official, {first: seconds + others for first, seconds, others in table})


@cache
def _alike() -> dict[str, dict[str, int]]:
    """Return what each kanji may stand for, with how much more likely the words must get for it."""
    alike: dict[str, dict[str, int]] = {}
    for meant, others in confusions().items():
        for wrong in others:
            alike.setdefault(wrong, {})[meant] = BY_SOUND
    for (group,) in columns("look_alikes", "characters"):
        for wrong in group:
            alike.setdefault(wrong, {}).update(dict.fromkeys(set(group) - {wrong}, 0))
    return alike


def find_misread(facts: Facts) -> Iterator[Found]:
    """Find kanji that make no word where they stand, and one with another that looks or sounds alike."""
    for pair in sorted(filter(_meant, facts.pairs)):
        places = [facts.place_of(at) for at in places_of(pair, facts.whole, may_overlap=True)]
        for wrong, meant in _meant(pair) if len(places) <= MOST and not _is_said_again(facts, pair, places) else ():
            for index, at in places:
                yield from _told(facts, index, at + wrong, meant)
    for pair in sorted(filter(_is_turned, facts.pairs)):
        places = [facts.place_of(at) for at in places_of(pair, facts.whole, may_overlap=True)]
        for index, at in places if len(places) == 1 else ():
            yield from _turned(facts, index, at, pair)


def _is_said_again(facts: Facts, pair: str, places: list[tuple[int, int]]) -> bool:
    """Tell whether the same stands behind a pair at two places: one word that is used twice."""
    behind = [facts.texts[index][at + len(pair) : at + len(pair) + 1] for index, at in places]
    return len({*behind}) < len(behind)


@lru_cache(maxsize=16384)
def _is_turned(pair: str) -> bool:
    """Tell two kanji of no word that are one when they are exchanged.

    >>> _is_turned("果効"), _is_turned("効果"), _is_turned("会社")
    (True, False, False)
    """
    return pair[0] != pair[1] and is_of_word(pair[::-1]) and not is_of_word(pair) and KANJI.match(pair) is not None


def _turned(facts: Facts, index: int, at: int, pair: str) -> Iterator[Found]:
    """Yield two kanji that stand in the wrong order, alone: names and compounds have many that are no word."""
    text, end = facts.texts[index], at + len(pair)
    if BESIDE.match(text, at - 1 if at else end) or BESIDE.match(text, end):
        return
    low, high = clause_around(text, at, end)
    right = pair[::-1]
    gain = cost_of(text[low:high]) - cost_of(text[low:at] + right + text[end:high])
    if gain >= OF_OTHER_WORDS and not NUMBERED.match(text, at + 1):
        yield Found(Place(index, at, end), f"{facts.blocks[index].text[at:end]}: {right}?")


@lru_cache(maxsize=16384)
def _meant(pair: str) -> tuple[tuple[int, dict[str, int]], ...]:
    """Return which of two kanji of no word may stand for others that make one, with these: of most pairs nothing.

    >>> _meant("農林"), [(at, sorted(meant)) for at, meant in _meant("農材")]
    ((), [(1, ['村', '林'])])
    """
    if is_of_word(pair) or pair[1] in SUMS or not NUMERAL.isdisjoint(pair) or not KANJI.match(pair):
        return ()
    return tuple((at, meant) for at, meant in enumerate((_firsts(*pair), _seconds(*pair))) if meant)


def _firsts(first: str, second: str) -> dict[str, int]:
    """Return what the first of two kanji may stand for, each with how much likelier the words must get."""
    likely = [meant for meant, behind in _stand_before(first) if second in behind and meant != second]
    return {meant: _alike()[first][meant] + _words().likelier_by(meant, second) for meant in likely}


@cache
def _stand_before(wrong: str) -> list[tuple[str, str]]:
    """Return what a kanji may stand for, each with what stands behind that in words."""
    return [(meant, _words().every[meant]) for meant in _alike().get(wrong, ()) if meant in _words().every]


def _seconds(first: str, second: str) -> dict[str, int]:
    """Return the same of the second one."""
    words = _words()
    known = words.every.get(first, "")
    likely = [each for each in _alike().get(second, ()) if each in known and each != first]
    return {meant: _alike()[second][meant] + words.likelier_by(first, meant) for meant in likely}


def is_of_word(pair: str) -> bool:
    """Tell two kanji that stand side by side in words."""
    return len(pair) > 1 and pair[1] in _words().every.get(pair[0], "")


def _told(facts: Facts, index: int, at: int, meant: dict[str, int]) -> Iterator[Found]:
    """Yield what is found where a kanji stands: told with the one that makes the likeliest words."""
    text = facts.texts[index]
    is_numbered = NUMBERED.match(text, at + 1) or NUMBERED.match(text, at + 2)
    if is_numbered or is_of_word(text[max(0, at - 1) : at + 1]) or is_of_word(text[at : at + 2]):
        return
    low, high = clause_around(text, at, at + 1)
    clause, place = text[low:high], at - low
    cost = cost_of(clause)
    others = {other: clause[:place] + other + clause[place + 1 :] for other in meant}
    gains = {other: cost - cost_of(said) for other, said in others.items()}
    other = max(gains, key=lambda each: gains[each] - meant[each])
    if gains[other] >= meant[other]:
        word = _word(clause, others[other], place)
        if word is not None:
            start, end = low + word[0], low + word[1]
            written = facts.blocks[index].text[start:end]
            said = written[: at - start] + other + written[at - start + 1 :]
            yield Found(Place(index, start, end), f"{written}: {said}?")


def _word(clause: str, said: str, place: int) -> tuple[int, int] | None:
    """Return where the word stands that another kanji makes, if no word of the clause is broken for it."""
    start, end = next((word.start, word.end) for word in words_of(said) if word.start <= place < word.end)
    bounds = {word.start for word in words_of(clause)} | {len(clause)}
    return (start, end) if end - start > 1 and {start, end} <= bounds else None
