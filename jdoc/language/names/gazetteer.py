"""The gazetteer: listed names, the endings of names, titles, and acronyms that are no names."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from jdoc.lexicon import columns


class Entry(NamedTuple):
    """A listed name."""

    label: str
    value: str
    id: str | None = None


class Head(NamedTuple):
    """The ending of a name."""

    label: str
    strength: int
    needs: str
    """What must stand before it: any, words, proper, name, place."""


@cache
def entries() -> dict[str, Entry]:
    """Return all listed names, in half-width forms.

    >>> entries()["JICA"].value, entries()["米国"].id
    ('国際協力機構', 'US')
    """
    found = {}
    for table in ("organizations", "laws", "events", "places"):  # of two, the later one counts
        for name, label, value in columns(table, "name", "label", "value"):
            found[name] = Entry(label, value)
    for name, value, id_ in columns("states", "name", "value", "id"):
        found[name] = Entry("GPE", value, id_)
    return found


def forms(entry: Entry) -> list[str]:
    """Return all listed names of what one of them names.

    >>> forms(entries()["国連"])
    ['UN', '国連', '国際連合']
    """
    return [name for name, other in entries().items() if (other.label, other.value) == (entry.label, entry.value)]


@cache
def phrases() -> dict[str, list[str]]:
    """Return the listed names that are no run of nouns by their first character, longest first."""
    odd = re.compile(r"[のにをはでなる等、&\- .()]|及び|並びに")
    found: dict[str, list[str]] = {}
    for name in sorted(filter(odd.search, entries()), key=len, reverse=True):
        found.setdefault(name[0], []).append(name)
    return found


@cache
def openings() -> dict[str, list[str]]:
    """Return the listed names of two characters and more by their first two."""
    found: dict[str, list[str]] = {}
    for name in entries():
        found.setdefault(name[:2], []).append(name)
    return found


@cache
def heads() -> dict[str, Head]:
    """Return the endings of names.

    >>> heads()["委員会"].label
    'ORG'
    """
    listed = columns("name_heads", "head", "label", "strength", "needs")
    return {head: Head(label, int(strength), needs) for head, label, strength, needs in listed}


@cache
def titles() -> frozenset[str]:
    """Return the words that people are called by before or after their names."""
    return frozenset(title for title, use in columns("titles", "title", "use") if "name" in use.split(","))


@cache
def no_names() -> frozenset[str]:
    """Return the acronyms that name nothing."""
    return frozenset(word for (word,) in columns("not_names", "word"))


@cache
def words(use: str) -> frozenset[str]:
    """Return the words of one use: generic, break, stop ….

    >>> "各国" in words("generic")
    True
    """
    return frozenset(word for word, uses in columns("name_words", "word", "use") if use in uses.split(","))


@cache
def letters() -> dict[str, Entry]:
    """Return the characters that stand for states in 日米 and the like.

    >>> letters()["豪"].id
    'AU'
    """
    return {name: entry for name, entry in entries().items() if len(name) == 1} | {"欧": Entry("LOC", "欧州")}
