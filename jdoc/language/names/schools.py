"""Schools and other institutions of municipalities by all of their names: 甲府市立北西中, 山梨県立かえで支援学校."""

from __future__ import annotations

from jdoc.language.lazy import deferred
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Match, Rule, Table, matches
from jdoc.language.scripts import NOUN

# Who has founded it: 甲府市立, えびの市立.
_FOUNDED = f"(?<!{NOUN})(?:{NOUN}|[ぁ-ゖ](?!{NOUN}{{0,9}}[はがをに])){{1,7}}[都道府県市区町村]立"
FOUNDED = ("市立", "町立", "村立", "区立", "県立", "都立", "府立", "道立")
"""What a text must hold."""
SHORT = deferred(
    f"(?P<name>{_FOUNDED}(?:{NOUN}|[ぁ-ゖ]){{1,9}}?(?:小中|[小中高幼]))"
    "(?=教頭|校長|主幹|教諭|養護|事務|講師|[ 、。()・\\n]|\\Z)"
)
"""A school by its short name: `[甲府市立北西中]　`, not `市立の中`."""
KANA = deferred(
    f"(?P<name>{_FOUNDED}{NOUN}{{0,6}}[ぁ-ゖ]{{2,8}}{NOUN}{{0,6}}?"
    "(?:学校|高校|幼稚園|保育園|保育所|こども園|病院|図書館|公民館|センター|学園|美術館|博物館))(?![会側])"
)
"""An institution with a word in hiragana in its name: `[山梨県立かえで支援学校]の`, not `市立の学校`."""


def _is_whole(school: Match) -> bool:
    """Tell whether a name is made of whole words and no particle begins it behind 立."""
    _, _, own = school.match["name"].partition("立")
    return school.text.fits(school.start, school.end) and own[0] not in "のはがをに"


RULES = Table(
    Rule(
        "school by its short name",
        "ORG",
        Rank.INCORPORATED,
        matches(SHORT),
        Match.find,
        where=_is_whole,
        found="[甲府市立北西中]　教頭",
        left="甲府市立の中",
        gate=FOUNDED,
    ),
    Rule(
        "institution with a word in hiragana",
        "ORG",
        Rank.INCORPORATED,
        matches(KANA),
        Match.find,
        where=_is_whole,
        found="[山梨県立かえで支援学校]の校長",
        left="山梨県立の支援学校",
        gate=FOUNDED,
    ),
)
