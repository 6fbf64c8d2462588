"""The gazetteer: listed names, the endings of names, titles, and acronyms that are no names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from jdoc.lexicon import rows


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
    found = {row["name"]: Entry("GPE", row["value"], row["id"]) for row in rows("states")}
    for table in ("places", "events", "laws", "organizations"):
        for row in rows(table):
            found.setdefault(row["name"], Entry(row["label"], row["value"]))
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
    return {row["head"]: Head(row["label"], int(row["strength"]), row["needs"]) for row in rows("name_heads")}


@cache
def titles() -> frozenset[str]:
    """Return the words that people are called by before or after their names."""
    return frozenset(row["title"] for row in rows("titles"))


@cache
def no_names() -> frozenset[str]:
    """Return the acronyms that name nothing."""
    return frozenset(row["word"] for row in rows("not_names"))


@cache
def words(use: str) -> frozenset[str]:
    """Return the words of one use: generic, break, stop ….

    >>> "各国" in words("generic")
    True
    """
    return frozenset(row["word"] for row in rows("name_words") if use in row["use"].split(","))


@cache
def letters() -> dict[str, Entry]:
    """Return the characters that stand for states in 日米 and the like.

    >>> letters()["豪"].id
    'AU'
    """
    return {name: entry for name, entry in entries().items() if len(name) == 1} | {"欧": Entry("LOC", "欧州")}
