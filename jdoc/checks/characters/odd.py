"""Characters that no text has: radicals, private ones, what stands for one that was lost."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

ODD = deferred(
    "[\ufffd\ufffc〓\u2e80-\u2fdf\ue000-\uf8ff\uf900-\ufa0d\u3099\u309a\u0080-\u009f\x01-\x08\x0b\x0c\x0e-\x1f]+|(?:[縺繧繝][^\\s、。]){3,}|(?:Ã.|â€){2,}"
)
"""Characters that are there by mistake: `[⽔]道`, `[縺薙縺薙縺薙]`, not `㈱①`."""
NAMES = {"\ufffd": "a character that was lost", "〓": "a character that wasn't there"}


def find_odd(facts: Facts) -> Iterator[Found]:
    """Find characters that are there by mistake, each run once."""
    for index in facts.read:
        text = facts.blocks[index].text
        for match in ODD.finditer(text):
            chars = match[0]
            if not match.start() and not text[match.end() : match.end() + 1].strip() and len(chars) == 1:
                continue  # a bullet of a font of signs
            meant = unicodedata.normalize("NFKC", chars)
            code = f"U+{ord(chars[0]):04X}"
            name = NAMES.get(chars[0]) or (f"{meant} is meant" if meant != chars else "no character of Japanese text")
            yield Found(Place(index, *match.span()), f"{chars[:8]} ({code}): {name}")
