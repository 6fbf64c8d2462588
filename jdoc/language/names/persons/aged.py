"""Persons whose ages stand behind names in katakana: グエン・ヴァン・ティン（31）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Match, Rule, Table
from jdoc.language.names.token_types import Trait

if TYPE_CHECKING:
    import re

    from jdoc.language.names.texts import Tokens

AGE = deferred(r"\([1-9][0-9](?:歳)?\)")
"""An age: グエン・ヴァン・ティン`[（31）]`, not `（1）`."""
BEFORE_AGE = deferred(r"(?<![ァ-ヴー・])(?P<name>[ァ-ヴー]+(?:(?:[・=]| {1,2})[ァ-ヴー]+)+)(?:さん|氏)?\Z")
"""A name in katakana before it: `[グエン・ヴァン・ティン]`, `[ハンス ペーター]`, not `グエン`."""
LONGEST_DOTTED = 44
"""Characters of such a name."""


def _read_before_ages(text: Tokens) -> list[Match]:
    """Return the names in katakana that an age stands behind."""
    names = (_name_before(text.folded, age.start()) for age in AGE.finditer(text.folded))
    return [Match(text, name) for name in names if name and not _begins_as_work(text, name)]


def _begins_as_work(text: Tokens, name: re.Match[str]) -> bool:
    """Tell whether a word of the dictionary stands before the name that an age is told of: アルバイト　グエン."""
    kind = text.type_at(name.start())
    return " " in name["name"] and not (kind.unknown or kind.is_named)


def _name_before(folded: str, at: int) -> re.Match[str] | None:
    return BEFORE_AGE.search(folded, max(0, at - LONGEST_DOTTED), at)


RULES = Table(
    Rule(
        "name in katakana before an age",
        "PERSON",
        Rank.SIGNED,
        _read_before_ages,
        Match.find,
        found="無職　[グエン・ヴァン・ティン]（31）",
        left="グエン・ヴァン・ティン（1）",
        gate=("(",),
        traits=Trait.GAP,
    ),
)
