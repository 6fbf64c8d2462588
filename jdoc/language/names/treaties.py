"""Treaties by their parties and by where they were made: 日豪渡り鳥等保護協定, マラケシュで作成された…協定."""

from __future__ import annotations

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Match, Rule, Table, matches
from jdoc.language.names.token_types import Trait
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

OF_STATE = deferred(
    f"(?<!{NOUN})(?P<name>(?P<state>[ァ-ヴー]{{2,8}}|[一-鿿]{{2,3}})(?:連邦)?"
    "(?:(?:刑事|民事)訴訟法|[刑民]法典?|商法|会社法|憲法|労働法|移民法|独占禁止法|競争法|証券取引法|特許法))(?![一-鿿])"
)
"""A law by the state that has made it: `[タイ刑法]による`, not `日本の刑法`."""
OF_YEAR = deferred(
    f"(?<!{NOUN})(?P<name>(?:18|19|20)[0-9]{{2}}年(?!改正|新|旧|一部|当時|度|会社|中|以|[0-9])"
    f"{NOUN}{{2,14}}法)(?!{NOUN}|[0-9])"
)
"""A law by the year that it was made in, as those of Britain are called: `[1989年児童法]に`, not `1989年改正法`."""
AT_SEA = deferred(
    f"(?<!{NOUN})(?P<name>(?:(?:18|19|20)[0-9]{{2}}|(?:千[八九]百|二千)[一二三四五六七八九十百]*)年の(?:海上|船舶|船員|油|満載|商品|関税)"
    "[^。「」()\n]{4,60}?(?:国際条約|国際規則に関する条約|条約|議定書))(?!法)"
)
"""A treaty whose title begins with its year: `[1974年の海上における人命の安全のための国際条約]`, not `1974年の条約`."""
DISASTER = deferred(
    f"(?<!{NOUN})(?P<name>(?:{NOUN}|及び|並びに|から|まで|の(?=間)|、){{4,90}}による災害についての激甚災害及びこれに対し適用すべき措置の指定"
    "(?:等)?に関する政令)"
)
"""The decree that a disaster is dealt with by, with the disaster:
`[白浜地震による災害についての激甚災害及びこれに対し適用すべき措置の指定に関する政令]`, not `激甚災害の政令`."""


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
        "law by its state",
        "LAW",
        Rank.BETWEEN,
        matches(OF_STATE),
        Match.find_whole,
        where=lambda law: gazetteer.is_state(law.match["state"]) and law.match["state"] != "日本",
        found="[タイ刑法]144条による。",
        left="タイの刑法による。",
        gate=("法",),
        traits=Trait.STATE | Trait.LISTED,
    ),
    Rule(
        "law by its year",
        "LAW",
        Rank.BETWEEN,
        matches(OF_YEAR),
        Match.find_whole,
        where=lambda law: law.text.fits(law.start, law.end),
        found="[1975年家族関係法]に基づく命令",
        left="1975年改正法に基づく命令",
        gate=("法",),
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
    Rule(
        "decree on a disaster",
        "LAW",
        Rank.BETWEEN,
        matches(DISASTER),
        Match.find_whole,
        found="[令和七年白浜地震による災害についての激甚災害及びこれに対し適用すべき措置の指定に関する政令]を定める。",
        left="激甚災害及びこれに対し適用すべき措置に関する政令を定める。",
        gate=("災害についての激甚災害及び",),
    ),
)
