"""What jdoc says to people, in their language, Japanese or English, from one catalogue.

Pages of help and messages stand in `messages.tsv`, what `jdoc check` finds in `finding_messages.tsv`, what views call
things in `view_words.tsv`. All is written in English where it comes up, and translated where it is shown, so that
records, manifests and what programs read are the same in every language.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

VARIABLES = ("JDOC_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""Those that say the language; the first that is set counts."""
MESSAGES, FINDINGS = "messages", "finding_messages"
"""The tables of what the command line says, and of what `jdoc check` says of what it finds."""
PLACE = re.compile(r"\{(\d)\}")
"""Where a message puts something in: no entity in `[{1}]` has this label."""


@cache
def is_japanese() -> bool:
    """Tell whether the user wants Japanese; asked for each value of a view, so the answer is kept."""
    named = next((value for name in VARIABLES if (value := os.environ.get(name))), "")
    return named.lower().startswith("ja")


def translated(text: str) -> str:
    """Return a text in the language of the user; what the catalogue doesn't know stays."""
    return _in_japanese(text) if text and is_japanese() else text


def translated_message(message: str) -> str:
    """Return a message likewise: all of it, or what stands behind the place that it begins with (`a.txt:3: …`)."""
    if not is_japanese():
        return message
    at = -2
    while True:
        known = _known(message[at + 2 :])
        if known is not None:
            return message[: at + 2] + known
        at = message.find(": ", at + 2)
        if at < 0:
            return message


def named(of: str, name: str) -> str:
    """Return what views call something: what kind of name it is tells `note`, an act, from `note`, a column.

    A name that the catalogue doesn't know, which records from elsewhere may bring, stays.
    """
    return _view_words().get(f"{of} {name}", name) if is_japanese() else name


def say(text: str, *parts: object) -> str:
    """Return what a view says, with what is put in: `{0} of {1}`.

    >>> say("{0}, but {1}", 3, 4)
    '3, but 4'
    """
    return (_view_words().get(text, text) if is_japanese() else text).format(*parts)


def listed(parts: Iterable[str]) -> str:
    """Write what is listed as one text."""
    return ("、" if is_japanese() else ", ").join(parts)


def japanese_name(of: str, name: str) -> str:
    """Return what views call something in Japanese, whatever language the user has."""
    return _view_words()[f"{of} {name}"]


@cache
def _view_words() -> dict[str, str]:
    from jdoc.lexicon import columns  # noqa: PLC0415 -- as below

    words = columns("view_words", "word", "japanese")
    return {word: japanese for word, japanese in words}  # noqa: C416 -- dict(…) would know no pairs


def translated_finding(message: str) -> str:
    """Return what `jdoc check` says of a finding in the language of the user."""
    return _in_japanese(message, FINDINGS) if is_japanese() else message


def _in_japanese(text: str, table: str = MESSAGES) -> str:
    known = _known(text, table)
    if known is None and ", " in text:
        parts = text.split(", ")
        known_parts = [_known(part, table) or part for part in parts]
        return text if parts == known_parts else listed(known_parts)
    return text if known is None else known


def _known(text: str, table: str = MESSAGES) -> str | None:
    """Return a text in Japanese, if the catalogue knows it; what was put into it is looked up as well."""
    same, patterns = _catalogue(table)
    if text in same:
        return same[text]
    for pattern, japanese in patterns:
        match = pattern.fullmatch(text)
        if match:
            count = len(match.groups())
            return japanese.format(*(_in_japanese(match[f"_{number}"], table) for number in range(count)))
    return None


@cache
def _catalogue(table: str) -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """Return the texts that are always the same, and patterns of the others, the surest first."""
    from jdoc.lexicon import rows  # noqa: PLC0415 -- who wants English needs no table

    same = {row["message"]: row["japanese"] for row in rows(table)}
    others = sorted(filter(PLACE.search, same), key=_rank)
    return same, [(_pattern(message), same[message]) for message in others]


def _rank(message: str) -> tuple[bool, int]:
    return PLACE.match(message) is not None, -len(PLACE.sub("", message))


def _pattern(message: str) -> re.Pattern[str]:
    """Make a pattern of a message."""
    parts = PLACE.split(message)
    written = [re.escape(part) if number % 2 == 0 else f"(?P<_{part}>.+?)" for number, part in enumerate(parts)]
    return re.compile("".join(written), re.DOTALL)
