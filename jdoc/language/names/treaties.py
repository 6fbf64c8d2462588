"""Treaties by their parties, by where and when they were made: 日豪渡り鳥等保護協定, マラケシュで作成された…協定."""

from __future__ import annotations

from jdoc.language.lazy import deferred
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Match, Rule, Table, matches
from jdoc.language.scripts import NOUN

PAIRED = deferred(
    f"(?<!{NOUN})(?P<name>[日米英仏独伊加豪露印韓中朝ソ]{{2}}(?:{NOUN}|り(?={NOUN})|及び|等){{0,16}}?(?:協定|条約|議定書|取決め|共同宣言))(?![一-鿿])"
)
"""A treaty of two states by their characters: `[日豪渡り鳥等保護協定]`, not `日中、協定`."""
MADE_AT = deferred(
    "(?P<name>(?:[0-9元〇一二三四五六七八九十百千]{1,6}年[0-9〇一二三四五六七八九十]{1,3}月[0-9〇一二三四五六七八九十]{1,3}日に?"
    f"|(?<!{NOUN}))[ァ-ヴー一-鿿]{{2,10}}で(?:作成|採択|署名|締結|改正|承認)された[^、。「」()\n]{{2,60}}?"
    "(?:を改正する議定書|条約|協定(?!を改正)|議定書|規約))"
)
"""A treaty with the place where it was made: `[マラケシュで作成された政府調達に関する協定]`,
not `ロンドンで署名された。`."""

AT_SEA = deferred(
    f"(?<!{NOUN})(?P<name>(?:(?:18|19|20)[0-9]{{2}}|(?:千[八九]百|二千)[一二三四五六七八九十百]*)年の(?:海上|船舶|船員|油|満載|商品|関税)"
    "[^。「」()\n]{4,60}?(?:国際条約|国際規則に関する条約|条約|議定書))(?!法)"
)
"""A treaty whose title begins with its year: `[1974年の海上における人命の安全のための国際条約]`, not `1974年の条約`."""


RULES = Table(
    Rule(
        "treaty of two states by their characters",
        "LAW",
        Rank.BETWEEN,
        matches(PAIRED),
        Match.find,
        where=lambda treaty: treaty.text.fits(treaty.start, treaty.end),
        found="[日豪渡り鳥等保護協定]を結ぶ。",
        left="日中、協定を結ぶ。",
        gate=("協定", "条約", "議定書", "取決め", "共同宣言"),
    ),
    Rule(
        "treaty with the place where it was made",
        "LAW",
        Rank.BETWEEN,
        matches(MADE_AT),
        Match.find,
        where=lambda treaty: treaty.text.fits(treaty.start, treaty.end),
        found="[マラケシュで作成された政府調達に関する協定]による。",
        left="ロンドンで署名された。",
        gate=("で作成された", "で採択された", "で署名された", "で締結された", "で改正された", "で承認された"),
    ),
    Rule(
        "treaty whose title begins with its year",
        "LAW",
        Rank.BETWEEN,
        matches(AT_SEA),
        Match.find_whole,
        found="[1974年の海上における人命の安全のための国際条約]による。",
        left="1974年の条約による。",
        gate=("年の海上", "年の船舶", "年の船員", "年の油", "年の満載", "年の商品", "年の関税"),
    ),
)
