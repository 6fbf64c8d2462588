"""Words of stances: the tables of verbs, nouns, adverbs and actors, and the patterns made of them."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby

from jdoc import lexicon
from jdoc.language.kept import build
from jdoc.language.lazy import anchor_at
from jdoc.language.stances.forms import endings
from jdoc.tuples import NamedTuple


class Word(NamedTuple):
    """A verb or a noun of stances."""

    word: str
    form: str
    act: str
    roles: frozenset[str]
    cases: tuple[str, ...]
    code: str


@cache
def words() -> dict[str, Word]:
    """Return the verbs and nouns, by their stems.

    >>> words()["歓迎"].act, words()["促"].form, sorted(words()["懸念"].roles)
    ('welcome', 's', ['noun', 'shared', 'verb'])
    """
    columns = lexicon.columns("stances", "word", "form", "act", "roles", "cases", "code")
    return {
        word: Word(word, form, act, frozenset(roles.split()), tuple(cases.split()), code)
        for word, form, act, roles, cases, code in columns
    }


@cache
def actors() -> dict[str, str]:
    """Return the last words of phrases that name actors, and their kinds; states and bodies with initials included.

    >>> actors()["外相"], actors()["カザフスタン"], actors()["安保理"]
    ('person', 'state', 'body')
    """
    found = {name: "state" for (name,) in lexicon.columns("states", "name") if len(name) > 1}
    found |= {name: "body" for name, label in lexicon.columns("organizations", "name", "label") if len(name) > 1}
    return found | {head: kind for head, kind in lexicon.columns("actors", "head", "kind")}  # noqa: C416 -- rows are tuples of any length


@cache
def adverbs() -> dict[str, str]:
    """Return the adverbs, and how strong each makes an act."""
    return {adverb: strength for adverb, strength in lexicon.columns("stance_adverbs", "adverb", "strength")}  # noqa: C416


def alternation(listed: list[str]) -> str:
    """Return a pattern for some words, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(listed, key=len, reverse=True))) + ")"


@cache
def stems() -> re.Pattern[str]:
    """Return the pattern of stems, in the group `stem`; whether one is in a main clause, its ending tells.

    Their first two characters are looked at before any of them: a stem of one character has kana behind.
    """
    listed = sorted((word.word for word in words().values() if word.form), key=lambda stem: stem[0])
    families = {first: alternation(list(family)) for first, family in groupby(listed, lambda stem: stem[0])}
    seconds = "".join(sorted({re.escape(stem[1:2]) for stem in listed}))
    stem = f"(?=.[ぁ-ん{seconds}])(?P<stem>{'|'.join(families.values())})"
    return build(anchor_at("".join(families), stem))


@cache
def ending(form: str) -> re.Pattern[str]:
    """Return the pattern of what follows the stem of a verb in a main clause: see `forms.endings`."""
    return build(endings(form))
