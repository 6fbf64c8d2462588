"""Known: names that everybody knows, with a character of theirs mistyped, lost or told again: 愛姫県, 地方自冶法."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.characters.misspelt import is_of_other_words
from jdoc.checks.names.slips.pairs import is_alike, looks_of
from jdoc.checks.places import places_of
from jdoc.checks.rules import Place
from jdoc.language.citations.laws import titles
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.lexicon import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

PAIR = 2
SHORTEST_LOST, SHORTEST_ACT, LONGEST_ACT = 6, 5, 10
"""Characters of a name that may lack one, and of an act that is looked at."""
ACT = "法"
KANJI = deferred("[一-鿿ァ-ヴー]+")
"""The title of an act in one run: `[地方自治法]`, not `個人情報の保護`."""
BEHIND = deferred("[人令案務学]")
"""What makes another word of an act: 特定非営利活動法`[人]`, not `第`."""


def find_known(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Yield names that are nearly known ones, with these."""
    for head in sorted(facts.pairs & _heads()):
        for written, right in _by_heads()[head]:
            if written[-PAIR:] in facts.pairs and written in facts.words:
                yield from _told(facts, written, right)
    for run in facts.runs:
        at = run.find(ACT, SHORTEST_ACT - 1)
        if at >= 0 and (nearly := _act(run[: at + 1])):
            yield from _told(facts, *nearly)


def _told(facts: Facts, written: str, right: str) -> Iterator[tuple[Place, str]]:
    for index in facts.having(written):
        text = facts.texts[index]
        for at in places_of(written, text):
            end = at + len(written)
            is_other = BEHIND.match(text, end) if right.endswith(ACT) else is_of_other_words(text, at, end)
            if not is_other and not (facts.amends and facts.is_quoted(index, at)):
                yield Place(index, at, end), right


@cache
def _heads() -> frozenset[str]:
    return frozenset(_by_heads())


@cache
def _by_heads() -> dict[str, list[tuple[str, str]]]:
    """Return how known names are mistyped, each with the name, by the two characters that they begin with."""
    names = [name for (name,) in columns("known_names", "name")]
    every = {written: name for name in names for written in _slips_of(name)}
    found: dict[str, list[tuple[str, str]]] = {}
    for written, name in every.items():
        if written not in names and written not in entries():
            found.setdefault(written[:PAIR], []).append((written, name))
    return found


def _slips_of(name: str) -> Iterator[str]:
    """Yield how a name is mistyped: with another character, without one, two exchanged, or one again."""
    size = len(name)
    for at, char in enumerate(name):
        yield from (name[:at] + other + name[at + 1 :] for other in looks_of(char))
    if size < SHORTEST_LOST - 1:
        return
    yield from (name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(size - 1))
    if size >= SHORTEST_LOST:
        yield from (name[:at] + name[at + 1 :] for at in range(1, size - 1))
        yield from (name[:at] + char + name[at:] for at in range(PAIR, size) for char in sorted({*name}))


@cache
def _acts() -> dict[str, str]:
    """Return the titles of acts without each of their characters, where that makes no other one."""
    short = sorted(title for title in titles() if title.endswith(ACT) and len(title) <= LONGEST_ACT)
    acts = [title for title in short if len(title) >= SHORTEST_ACT and KANJI.fullmatch(title)]
    found: dict[str, str] = {}
    for title in acts:
        for at in range(1, len(title) - 1):
            found[f"{title[:at]}*{title[at + 1 :]}"] = title
            if len(title) > SHORTEST_LOST:
                found[title[:at] + title[at + 1 :]] = title
    return {written: title for written, title in found.items() if written not in titles()}


def _act(run: str) -> tuple[str, str] | None:
    """Return the end of some words that is nearly an act, with that.

    >>> _act("市地方自冶法"), _act("大気汚染防法"), _act("地方自治法"), _act("港湾管理方法")
    (('地方自冶法', '地方自治法'), ('大気汚染防法', '大気汚染防止法'), None, None)
    """
    ends = [run[-size:] for size in range(SHORTEST_ACT, min(len(run), LONGEST_ACT) + 1)]
    if any(end in titles() for end in ends):
        return None
    for written in reversed(ends):
        right = _acts().get(written) or _alike(written)
        if right:
            return written, right
    return None


def _alike(written: str) -> str:
    """Return the act of which one character is written as one that looks or sounds alike."""
    for at in range(1, len(written) - 1):
        right = _acts().get(f"{written[:at]}*{written[at + 1 :]}", "")
        if right and is_alike(written[at], right[at]):
            return right
    return ""
