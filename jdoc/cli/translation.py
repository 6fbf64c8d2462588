"""What the command line says, in the language of the user: Japanese or English, from one catalogue (`messages.tsv`).

All is written in English where it comes up, and translated where it is shown, so that records, manifests and pipes are
the same in every language.
"""

from __future__ import annotations

import os
import re
from functools import cache

VARIABLES = ("JDOC_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""Those that say the language; the first that is set counts."""
PLACE = re.compile(r"\{(\d)\}")
"""Where a message puts something in: no entity in `[{1}]` has this label."""


def is_japanese() -> bool:
    """Tell whether the user wants Japanese."""
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


def _in_japanese(text: str) -> str:
    known = _known(text)
    return text if known is None else known


def _known(text: str) -> str | None:
    """Return a text in Japanese, if the catalogue knows it; what was put into it is looked up as well."""
    same, patterns = _catalogue()
    if text in same:
        return same[text]
    for pattern, japanese in patterns:
        match = pattern.fullmatch(text)
        if match:
            return japanese.format(*(_in_japanese(match[f"_{number}"]) for number in range(len(match.groups()))))
    return None


@cache
def _catalogue() -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """Return the texts that are always the same, and patterns of the others, those first that say most."""
    from jdoc.lexicon import rows  # who wants English needs no table

    same = {row["message"]: row["japanese"] for row in rows("messages")}
    others = sorted(filter(PLACE.search, same), key=lambda message: -len(PLACE.sub("", message)))
    return same, [(_pattern(message), same[message]) for message in others]


def _pattern(message: str) -> re.Pattern[str]:
    """Make a pattern of a message."""
    parts = PLACE.split(message)
    written = [re.escape(part) if number % 2 == 0 else f"(?P<_{part}>.+?)" for number, part in enumerate(parts)]
    return re.compile("".join(written), re.DOTALL)
