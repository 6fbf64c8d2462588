"""Bodies that are part of another one, or somebody's own: …大学ビサヤス校, 同署原出張所, 丸山会計事務所."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Match, Rule, Table, matches
from jdoc.language.names.token_types import Trait, is_surname
from jdoc.language.scripts import NOUN

if TYPE_CHECKING:
    from jdoc.language.names import Name
    from jdoc.language.names.texts import Tokens

CAMPUS = deferred(
    f"(?<!{NOUN})(?P<name>{NOUN}{{2,14}}大学(?:[ァ-ヴー・]{{2,14}}|(?!附属|付属|[高中小]|学)[一-鿿]{{2,3}})校)(?!{NOUN})"
)
"""A university's campus by its place: `[フィリピン大学ビサヤス校]と`, not `大学校`."""
OWNER = deferred(
    f"(?<!{NOUN})(?P<name>(?:公認会計士|税理士|弁護士|司法書士|行政書士|弁理士|社会保険労務士)(?P<who>(?:{NOUN}|[ぁ-ゖ]){{2,7}})事務所)"
    f"(?!{NOUN}*[局庁])"
)
"""The practice of somebody by the whole name: `[公認会計士五島やよい事務所]の`, not `税理士事務所`."""
BRANCH = deferred(
    f"(?<!{NOUN})(?P<name>{NOUN}{{2,14}}(?:協同組合|森林組合|信用金庫|銀行|農協|漁協|商工会)[ぁ-ゖ]{{2,6}}{NOUN}{{0,4}}?"
    "(?:支所|支店|支部|出張所))"
)
"""A branch whose place stands in hiragana: `[石川県漁業協同組合すず支所]の`, not `協同組合の支所`."""
OFFICE = deferred(
    f"(?<!{NOUN})(?P<name>(?P<body>{NOUN}{{3,24}}) ?\\([A-Z]{{2,10}}\\) ?"
    f"(?:駐日|在日|東京|日本|ジュネーブ|ニューヨーク|バンコク){NOUN}{{0,8}}?(?:事務所|代表部|支局|支部))(?!{NOUN})"
)
"""The office of a body somewhere, the acronym between: `[国連開発計画（UNDP）駐日代表事務所]`, not `（UNDP）`."""
PRACTICE = deferred(
    f"(?<!{NOUN})(?P<name>(?P<who>{NOUN}{{1,8}}?)(?:国際)?(?:(?:公認)?会計士|税理士|弁理士|[司法行政]{{2}}書士|社会保険労務士"
    "|社労士|土地家屋調査士|不動産鑑定士?|海事代理士|(?:登記)?測量|特許(?:法律)?|(?:総合|税務)?会計|労務管理|(?:建築)?設計)"
    f"(?:・{NOUN}{{2,8}}?)?事務所)(?!{NOUN}*[局庁])"
)
"""The practice of somebody, by the name: `[丸山公認会計士事務所]の`, not `税理士事務所`."""
SAME = deferred(
    f"(?<!{NOUN})同(?:[署局社庁校行会院市町村区県]|組合|税関|銀行|協会|公社|機構)?"
    f"(?P<name>(?![本支総各両全]){NOUN}{{1,6}}?(?:支所|出張所|支店|分署|支部|営業所|支局|分校))(?:(?=管内)|(?!{NOUN}))"
)
"""A branch of a body named before: `[同署原出張所]`, not `同支所`."""
HOME = deferred(
    "(?P<name>(?:(?:特別)?養護老人ホーム|軽費老人ホーム|有料老人ホーム|介護老人保健施設|障害者支援施設|児童養護施設|認定こども園"
    f"|グループホーム)(?:{NOUN}|[ぁ-ゖ]){{1,8}}?(?:[園荘苑寮館]|の[里家郷杜]))(?!{NOUN}*施設)"
)
"""A home by its kind and its name: `[特別養護老人ホーム桂寿園]`, not `養護老人ホームの`."""
CAREER = (
    *("入行", "入社", "入庁", "入省", "入局", "入所", "入職", "入団", "退社", "退職", "就任", "卒業", "修了", "在籍"),
    *("在学", "在勤", "着任", "出向", "入学", "入職", "退任", "転籍"),
)
"""What somebody does at a body in a history of posts, glued to its name: 青葉銀行|入行."""


def without_career(text: Tokens, name: Name) -> Name:
    """Return a body without what somebody does there: 株式会社青葉銀行 of 株式会社青葉銀行入行."""
    if not text.folded.endswith(CAREER, name.start, name.end):
        return name
    return name._replace(end=name.end - 2, value=None)


def _is_practice(name: Match) -> bool:
    """Tell whether a practice is named by a surname, or by a word that is a name."""
    who = name.match["who"]
    kind = name.text.type_at(name.start)
    return is_surname(who) or (kind.length == len(who) and kind.is_named and not gazetteer.label_of(who))


RULES = Table(
    Rule(
        "branch of a body named before",
        "ORG",
        Rank.INCORPORATED,
        matches(SAME),
        Match.find,
        where=lambda name: name.text.at(name.end) is not None,
        found="北浜消防署、同署[原出張所]の管内",
        left="北浜消防署、同出張所の管内",
        gate=("同",),
    ),
    Rule(
        "home by its kind and its name",
        "ORG",
        Rank.INCORPORATED,
        matches(HOME),
        Match.find,
        where=lambda name: name.text.fits(name.start, name.end),
        found="[特別養護老人ホーム桂寿園]の入所者",
        left="特別養護老人ホームの入所者",
        gate=("ホーム", "施設", "こども園"),
    ),
    Rule(
        "campus of a university by its place",
        "ORG",
        Rank.INCORPORATED,
        matches(CAMPUS),
        Match.find,
        where=lambda name: name.text.fits(name.start, name.end),
        found="[白浜大学ビサヤス校]との協定",
        left="白浜大学附属校との協定",
        gate=("校",),
    ),
    Rule(
        "branch whose place stands in hiragana",
        "ORG",
        Rank.INCORPORATED,
        matches(BRANCH),
        Match.find,
        where=lambda name: name.text.fits(name.start, name.end),
        found="[白浜県漁業協同組合すず支所]の意見",
        left="協同組合の支所の意見",
        gate=("支所", "支店", "支部", "出張所"),
    ),
    Rule(
        "office of a body, the acronym between",
        "ORG",
        Rank.AMENDING,
        matches(OFFICE),
        Match.find,
        where=lambda name: gazetteer.label_of(name.match["body"]) == "ORG",
        found="[国連開発計画（UNDP）駐日代表事務所]が公表した。",
        left="開発計画（UNDP）駐日代表事務所が公表した。",
        gate=("所", "代表部", "支局", "支部"),
        traits=Trait.LATIN,
    ),
    Rule(
        "practice by the name of whose it is",
        "ORG",
        Rank.INCORPORATED,
        matches(PRACTICE),
        Match.find,
        where=_is_practice,
        found="[丸山公認会計士事務所]の所長",
        left="市民税理士事務所の所長",
        gate=("事務所",),
    ),
    Rule(
        "practice by the whole name of whose it is",
        "ORG",
        Rank.INCORPORATED,
        matches(OWNER),
        Match.find,
        where=lambda name: name.text.type_at(name.match.start("who")).is_named or is_surname(name.match["who"]),
        found="[公認会計士五島やよい事務所]の代表",
        left="弁護士総合法律事務所の代表",
        gate=("事務所",),
    ),
)
