"""Acts by what their titles hold: タイ刑法, 1989年児童法, 犯罪被害者等支援条例, decrees on disasters."""

from __future__ import annotations

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.municipalities import read_municipalities
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.token_types import Trait
from jdoc.language.scripts import NOUN

OF_STATE = deferred(
    f"(?<!{NOUN})(?P<name>(?P<state>[ァ-ヴー]{{2,8}}|[一-鿿]{{2,3}})(?:連邦)?"
    "(?:(?:刑事|民事)訴訟法|[刑民]法典?|商法|会社法|憲法|労働法|移民法|独占禁止法|競争法|証券取引法|特許法))(?=第[0-9一二三四五六七八九十百]|[^一-鿿]|\\Z)"
)
"""A law by the state that has made it: `[タイ刑法]による`, not `日本の刑法`."""
OF_YEAR = deferred(
    f"(?<!{NOUN})(?P<name>(?:18|19|20)[0-9]{{2}}年(?!改正|新|旧|一部|当時|度|会社|中|以|[0-9])"
    f"{NOUN}{{2,14}}法)(?!(?!第[0-9一二三四五六七八九十百]){NOUN}|[0-9])"
)
"""A law by the year that it was made in, as those of Britain are called: `[1989年児童法]に`, not `1989年改正法`."""
DISASTER = deferred(
    f"(?<!{NOUN})(?P<name>(?:{NOUN}|及び|並びに|から|まで|の(?=間)|、){{4,90}}による災害についての激甚災害及びこれに対し適用すべき措置の指定"
    "(?:等)?に関する政令)"
)
"""The decree that a disaster is dealt with by, with the disaster:
`[白浜地震による災害についての激甚災害及びこれに対し適用すべき措置の指定に関する政令]`, not `激甚災害の政令`."""
WITH_OTHERS = deferred(
    f"(?<!{NOUN})(?P<name>(?P<first>{NOUN}{{2,16}})等(?!関係|改正|各){NOUN}{{2,14}}(?P<end>法|条例))(?!(?!第[0-9一二三四五六七八九十百]){NOUN}|案|等)"
)
"""An act whose title has 等, which parts nouns elsewhere: `[犯罪被害者等支援条例]が`, not `民法等改正法案`."""
ACTS = ("法", "法律", "令", "条例", "規則", "規程", "協定", "条約", "機関", "大臣", "憲法")
"""What is one of several, 等 behind it: 河川法等."""


def _is_of_words(act: Match) -> bool:
    """Tell whether an act with 等 is one, and neither a way to do something nor what other acts have in common."""
    text, end = act.text, act.match.start("end")
    return text.fits(act.start, end) and not act.match["first"].endswith(ACTS) and not text.type_at(act.start).breaks


def _find_with_others(act: Match) -> Find:
    """Return an act with 等, its municipality whole: かつらぎ町駐車場等設置条例."""
    towns = act.text.once(read_municipalities)
    return Find(next((town.start for town in towns if town.start < act.start < town.end), act.start), act.end)


RULES = Table(
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
        "decree on a disaster",
        "LAW",
        Rank.BETWEEN,
        matches(DISASTER),
        Match.find_whole,
        found="[令和七年白浜地震による災害についての激甚災害及びこれに対し適用すべき措置の指定に関する政令]を定める。",
        left="激甚災害及びこれに対し適用すべき措置に関する政令を定める。",
        gate=("災害についての激甚災害及び",),
    ),
    Rule(
        "act with others in its title",
        "LAW",
        Rank.NUMBERED,
        matches(WITH_OTHERS),
        _find_with_others,
        where=_is_of_words,
        found="[犯罪被害者等救済条例]を定める。",
        left="民法等関連法と、参加者等集計方法を見る。",
        gate=("等",),
    ),
)
