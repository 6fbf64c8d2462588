"""Names that their numbers make: sessions (令和5年第4回定例会), days, resolutions (総会決議377(V)), 17度線."""

from __future__ import annotations

import re

from jdoc.language.lazy import anchor_at, deferred
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.token_types import Trait
from jdoc.language.scripts import KANJI, NOUN, WORD

# A number.
_N = "[0-9元〇一二三四五六七八九十百]+"
# A year by its era or of ours.
_YEAR = f"(?:(?:(?:令和|平成|昭和|大正|明治)[ ]?{_N}|(?:19|20)[0-9]{{2}})[ ]?年[ ]?)"
# The council of a municipality.
_COUNCIL = f"(?:{WORD}{{2,12}}議会)"
# What a council calls its sittings: 定例会, not 定例会見.
_SITTING = "(?:(?:定例|臨時)(?:[市町村区県都府道]?議会|会)(?!議(?![案員事会])|合|見|計))"
SESSION = deferred(
    f"""(?<!{NOUN}) (?P<name>
          (?: {_COUNCIL}? {_YEAR}? 第[ ]?{_N}[ ]?回[ ]? (?:[(][0-9]+月[)])? {_COUNCIL}? [ ]? {_SITTING}
          | {_COUNCIL}? {_YEAR} [0-9〇一二三四五六七八九十]{{1,2}}月 {_COUNCIL}? [ ]? {_SITTING}
          | 第{_N}回(?:帝国|特別|臨時|通常)?国会 (?: [(](?:臨時会|常会|特別会)[)] )? ) )""",
    re.VERBOSE,
)
"""A sitting of a council, by its number: `[令和5年第4回定例会]を`, `[第213回国会]`, not `定例会`, `第3回定例会見`."""
DAY = deferred(
    anchor_at(
        "世国全",
        "(?P<name>(?:世界|国際|全国)(?!各地)(?P<day>[一-鿿ァ-ヴー・]{1,12})"
        f"(?:の日(?!{KANJI})|デー(?![ァ-ヴー])|週間|月間))",
    )
)
"""A day, a week or a month that is devoted to something: `[世]界水の日に`, not `世界の日`."""
GATHERINGS = ("会議", "大会", "会", "選手権")
"""What is held on a day, and no reason for one: 世界大会の日."""
RESOLUTION = deferred(
    r"""(?<![一-鿿ァ-ヴーA-Za-z]) (?P<name> (?:国際連合|国連)?
          (?:総会|安全保障理事会|安保理|経済社会理事会|経社理|人権理事会)
          決議 [ ]? 第? [ ]? (?: (?:ES-|S-)?[0-9]+[A-Z]?号? (?: [(](?:ES-|S-)?[IVXLCⅠ-Ⅻ]+[)] | /[0-9]+[A-Z]? )
                          | [0-9]+ [(][12][0-9]{3}[)] ) 号? )""",
    re.VERBOSE,
)
"""A resolution by its number and session: `[総会決議377(V)]`, `[国連総会決議46/36L]`, not `総会決議`."""
ORDINANCE = deferred(
    f"""(?: (?<=[0-9元][年日]) | (?<!{NOUN})(?!(?<=[0-9元])[年月日]) )
        (?P<name> (?: {NOUN}{{1,8}} | (?<![ぁ-ん])[ぁ-ん]{{2,6}}{NOUN}{{0,3}} ) [都道府県市区町村]
          (?: 条例 | (?:教育委員会)?(?:規則|告示|訓令|公告|規程|要綱) ) 第 [ ]? {_N} 号 )""",
    re.VERBOSE,
)
"""The number of an ordinance, with who made it: `平成6年[南国市条例第19号]`, not `南国市条例`."""
LINE = deferred(f"(?<!第)(?P<name>(?:北緯|南緯|東経|西経)?{_N}度線)")
"""A border by its degree: `[38度線]`, `[北緯17度線]`, not `17度`."""

PROCLAIMED = deferred(
    anchor_at(
        "国「",
        f"「?(?P<name>国(?:連|際連合|際)(?:{NOUN}|[のと・]){{2,16}}?の(?:国際行動の)?{_N}年(?![間度代目末]|以)"
        f"|(?<=「)(?:{NOUN}|[のと・]){{1,16}}の(?:国際行動の)?(?:10|十)年(?=」)"
        "|国際(?![一-鿿]{0,6}(?:会計|事業|財政|営業|暦|[0-9一二三四五六七八九十百])年)"
        f"{NOUN}{{2,12}}(?<![0-9])年(?![一-鿿]|[0-9]))",
    )
)
"""A decade or a year that is devoted to something: `[国]連海洋科学の10年`, `[国]際識字年は`, not `国際会計年度`."""
ILO = deferred(f"(?P<name>(?:ILO|国際労働機関)(?:条約)?第{_N}号(?:条約|勧告)?)(?![一-鿿])")
"""A convention of the labour organisation by its number: `[ILO第87号条約]を`, not `ILOの第87号`."""
BUILDING = deferred(f"庁舎(?P<name>第?{_N}号館|[A-Z0-9]棟)")
"""Which one of the buildings of a body: `合同[庁舎第7号館]`, not `庁舎`."""
ROAD = deferred(f"(?P<name>[国都道府県]道第?{_N}号線?)")
"""A road by its number: `[国道249号]の`, not `国道`."""


SERIES = deferred(r"(?<![A-Za-z])(?P<name>(?:COP|CMP|CMA|TICAD|PALM|WRC|UNCTAD)[ ]?[0-9]{1,2})(?![0-9A-Za-z])")
"""Which one of a series of conferences, by its short name: `[COP29]に`, not `COP`."""


def _find_building(building: Match) -> Find:
    """Return a building from the beginning of its run."""
    stop = building.text.at(building.match.start())
    first = building.text.nouns_before(stop, broken=True) if stop is not None else 0
    return Find(building.text.starts[first] if stop is not None else building.match.start(), building.end)


RULES = Table(
    Rule(
        "sitting of a council by its number",
        "EVENT",
        Rank.INCORPORATED,
        matches(SESSION),
        Match.find,
        found="[平成18年第2回北浜市議会定例会]を開会した。",
        left="北浜市議会の定例会で、第3回定例会見を行う。",
        gate=("定例", "臨時", "回国会"),
    ),
    Rule(
        "day devoted to something",
        "EVENT",
        Rank.PHRASE_EVENT,
        matches(DAY),
        Match.find,
        where=lambda day: not day.match["day"].endswith(GATHERINGS),
        found="[世界海藻の日]に合わせた。",
        left="世界各地の日本人",
        gate=("世界", "国際", "全国"),
    ),
    Rule(
        "decade or year devoted to something",
        "EVENT",
        Rank.QUOTED_AND_MORE,
        matches(PROCLAIMED),
        Match.find,
        found="[国連海草藻場の10年]が始まった。",
        left="国際会計年度の末まで、国際便の年",
        gate=("国連", "国際", "の10年", "の十年"),
    ),
    Rule(
        "convention of the labour organisation by its number",
        "LAW",
        Rank.AMENDING,
        matches(ILO),
        Match.find_whole,
        found="[ＩＬＯ第１２号条約]を批准する。",
        left="ＩＬＯの第12号文書",
        gate=("ILO", "国際労働機関"),
    ),
    Rule(
        "resolution by its number and session",
        "LAW",
        Rank.AMENDING,
        matches(RESOLUTION),
        Match.find,
        found="[総会決議293(IV)]の結論を想起する。",
        left="総会決議の結論",
        gate=("決議",),
    ),
    Rule(
        "number of an ordinance, and who made it",
        "OTHER",
        Rank.INCORPORATED,
        matches(ORDINANCE),
        Match.find,
        found="上の[青葉市告示第８号]による。",
        left="さくら市条例の第８号議案",
        gate=("条例第", "則第", "示第", "訓令第", "公告第", "規程第", "要綱第", "条例 第"),
    ),
    Rule(
        "conference by its short name and its number",
        "EVENT",
        Rank.LATIN_FIRM,
        matches(SERIES),
        Match.find,
        found="[ＣＯＰ29]に出席した。",
        left="ＣＯＰの決定",
        gate=("COP", "CMP", "CMA", "TICAD", "PALM", "WRC", "UNCTAD"),
        traits=Trait.LATIN,
    ),
    Rule(
        "border by its degree",
        "LOC",
        Rank.LISTED_PHRASE,
        matches(LINE),
        Match.find,
        found="部隊は[17度線]の南に退いた。",
        left="気温は17度で、線を引く。",
        gate=("度線",),
    ),
    Rule(
        "building by its number",
        "FAC",
        Rank.INCORPORATED,
        matches(BUILDING),
        _find_building,
        found="[白浜合同庁舎第３号館]で開く。",
        left="庁舎と第３号館",
        gate=("庁舎",),
    ),
    Rule(
        "road by its number",
        "FAC",
        Rank.INCORPORATED,
        matches(ROAD),
        Match.find,
        found="[国道249号]の復旧",
        left="国道の復旧",
        gate=("国道", "県道", "都道", "府道", "道道"),
    ),
)
