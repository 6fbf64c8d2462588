"""Groups that call themselves by what they do, and bodies named after somebody: 里山を守る会, アンリ・デュナン病院."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Match, Rule, Table, matches
from jdoc.language.names.token_types import Trait
from jdoc.language.scripts import NOUN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.names.token_types import TokenType

_WORD = f"(?:{NOUN}|[ぁ-ゖA-Za-z0-9])"
# Where an entry of a list, a quote or a line begins.
_BEGINS = "(?<![^ \\n\\t、。,・:()「」『』【】<>○●◎])"
# What groups do that are called by it; 聞く会 is any hearing.
_DOING = (
    "(?:守る|まもる|守り育てる|育てる|育む|はぐくむ|考える|かんがえる|つくる|創る|作る|支える|ささえる|支援する|応援する|伝える|つたえる|愛する"
    "|学ぶ|まなぶ|楽しむ|たのしむ|進める|すすめる|推進する|残す|のこす|生かす|活かす|いかす|語る|かたる|語り継ぐ|語りつぐ|つなぐ|つなげる|結ぶ|むすぶ"
    "|広める|ひろめる|求める|保存する|保全する|継承する|育成する|救う|なくす|取り戻す|とりもどす|目指す|めざす|歩く|見守る|みまもる|よくする"
    "|良くする|きれいにする|美しくする|元気にする|豊かにする|助ける|偲ぶ|しのぶ|知る|読む|うたう|歌う|拓く|ひらく|興す|おこす|再生する|復活させる|(?!囲)[一-鿿][ぐむぶ]|[一-鿿]{1,2}(?:る|し)くする)"
)
DOING = deferred(f"{_BEGINS}(?P<name>{_WORD}{{2,20}}?[をに]{_DOING}会)(?![議場員長社計見合話])")
"""A group by what it does: `[里山を守る会]が`, not `意見を聞く会`."""
FRIENDS = deferred(
    f"{_BEGINS}(?P<name>{NOUN}{{2,10}}?(?:維新|友|未来|仲間|遺族|家族|被害者|県民|市民|住民|有志)の会)"
    "(?=[ 、。」()\\nはがのをとに]|\\Z)"
)
"""A party or a group of people: `[松山維新の会]、`, not `お別れの会`."""
NEIGHBOURS = deferred(
    f"{_BEGINS}(?P<name>[ぁ-ゖー]{{2,8}}(?:{NOUN}|[のがヶ]){{0,6}}?(?:自治会|町内会|商店街振興組合|商店会|老人クラブ|子ども会|児童館|団地))"
    f"(?!{NOUN})"
)
"""A group of neighbours whose place begins in kana: `[ゆりのき台自治会]）`, not `地域の自治会`."""
ATELIER = deferred(
    "(?P<name>(?:一級|二級)?建築士事務所(?:[ァ-ヴー・=A-Za-z]{2,20}|(?!登録|協会)[一-鿿]{2,8}))(?![一-鿿ァ-ヴー・])"
)
"""An architect's office, its kind first: `[一級建築士事務所アトリエ・ノエル]`, not `一級建築士事務所登録`."""
FUND = deferred(
    f"{_BEGINS}(?![本当各同])(?P<name>(?:[ぁ-ゖ]{{2,8}}|{NOUN})(?:{NOUN}|[A-Za-z0-9]|[のと](?={NOUN})){{0,24}}?"
    f"(?:投資事業有限責任組合|投資事業組合|投資法人))(?!{NOUN})"
)
"""A fund with all that it is called: `[森と海の未来投資事業有限責任組合]`, not `本投資法人は`."""
HEADED = deferred(
    f"{_BEGINS}(?P<name>{_WORD}{{3,24}}?(?:会|隊|団|連|塾|クラブ|ネットワーク|サークル|ひろば|広場|プロジェクト|グループ|の[家里森輪]))"
    "(?=[(](?:代表|会長|理事長|団長|隊長|塾長|事務局|主宰)(?:者|理事)?[ :])"
)
"""What stands before its head in brackets: `[ほたるの里]（代表　`, not `参加者（代表　`."""
NAMED_AFTER = deferred(
    "(?<![ァ-ヴー・=])(?P<name>[ァ-ヴー]{2,}(?:[・=][ァ-ヴー]{2,})+(?:国立|王立|州立|市立|国際|記念|総合|工科|医科)*"
    "(?:理工科?|工科|医科|外国語)?(?:大学院大学|大学(?!院)|大学院|学院|学園|病院|研究所|研究院|財団|基金|平和センター|文化センター|高校|高等学校"
    "|銀行))(?![長員会])"
)
"""A body by somebody's whole name in katakana: `[アンリ・デュナン病院]の`, not `アンリ・デュナン病院長`."""
# What is somebody's or something's of a company, and no part of its name.
_OWN = (
    "(?:株式|株主|社員|従業員|商品|製品|事業|工場|本社|本店|支店|経営|業績|決算|子会社|役員|概要|定款|設立|財務|資本|負債|普通|発行|完全|連結"
    "|全|当|新|各|一部|協力|提案|委託|契約|代表|取締役|社長|会長|監査)"
)
OF_FIRM = deferred(
    "(?P<name>(?:(?:株式|有限|合同)会社|(?:一般|公益)(?:社団|財団)法人|(?:NPO|特定非営利活動|社会福祉|医療)法人)"
    f"{NOUN}の(?!{_OWN}){NOUN}{{1,14}})(?<!の[人者方側名件社])(?!{NOUN})"
)
"""A company with の behind the first character of its name: `[株式会社鞆の浦銀行]`, not `株式会社森の社員`."""
PARTICLES = frozenset("のとをにへ")
"""The particles that the name of a group may have."""


def _is_phrase(kinds: Sequence[TokenType]) -> bool:
    """Tell whether some tokens are no sentence, and name something: by a particle, or a word of their own."""
    particles = {kind.word for kind in kinds if kind.pos[0] == "助詞"}
    return particles <= PARTICLES and (bool(particles) or any(kind.distinctive or kind.unknown for kind in kinds))


def _is_group(group: Match) -> bool:
    """Tell whether a group's name is made of whole words, beginning with a noun."""
    text = group.text
    kinds = text.types_in(group.start, group.end) if text.fits(group.start, group.end) else ()
    return bool(kinds) and kinds[0].nominal and not kinds[0].breaks and _is_phrase(kinds)


RULES = Table(
    Rule(
        "group by what it does",
        "ORG",
        Rank.QUOTED,
        matches(DOING),
        Match.find,
        where=_is_group,
        found="[里山の緑を守る会]が植えた。",
        left="住民の意見を聞く会が開かれた。",
        gate=("る会", "す会", "う会", "ぐ会", "ぶ会", "む会", "く会"),
    ),
    Rule(
        "party or group of people",
        "ORG",
        Rank.QUOTED,
        matches(FRIENDS),
        Match.find,
        where=_is_group,
        found="[白浜維新の会]が賛成した。",
        left="恩師とのお別れの会、",
        gate=("の会",),
    ),
    Rule(
        "group of neighbours",
        "ORG",
        Rank.INCORPORATED,
        matches(NEIGHBOURS),
        Match.find,
        where=lambda group: group.text.fits(group.start, group.end) and group.text.type_at(group.start).nominal,
        found="会長（[ゆりのき台自治会]）",
        left="それぞれの自治会",
        gate=("自治会", "町内会", "商店会", "子ども会", "老人クラブ", "商店街振興組合", "児童館", "団地"),
    ),
    Rule(
        "architect's office",
        "ORG",
        Rank.LATIN_FIRM,
        matches(ATELIER),
        Match.find,
        where=lambda office: office.text.fits(office.start, office.end),
        found="設計者　[一級建築士事務所アトリエ・ノエル]",
        left="一級建築士事務所登録の手続",
        gate=("建築士事務所",),
    ),
    Rule(
        "fund with all that it is called",
        "ORG",
        Rank.LATIN_FIRM,
        matches(FUND),
        Match.find,
        where=lambda fund: "ぁ" <= fund.match["name"][0] <= "ゖ" or _is_group(fund),
        found="[森と海の未来投資事業有限責任組合]が持つ。",
        left="本投資法人は、",
        gate=("投資事業", "投資法人"),
    ),
    Rule(
        "group before its head in brackets",
        "ORG",
        Rank.QUOTED,
        matches(HEADED),
        Match.find,
        where=_is_group,
        found="[ほたるの里]（代表　海野一郎）",
        left="参加者（代表　海野一郎）",
        gate=("(代表", "(会長", "(理事長", "(団長", "(隊長", "(塾長", "(事務局", "(主宰"),
    ),
    Rule(
        "company with の behind the first character of its name",
        "ORG",
        Rank.LATIN_FIRM,
        matches(OF_FIRM),
        Match.find,
        where=lambda firm: firm.text.fits(firm.start, firm.end),
        found="[株式会社鞆の浦銀行]に入行した。",
        left="株式会社森の社員が述べた。",
        gate=("会社", "法人"),
    ),
    Rule(
        "body by somebody's whole name in katakana",
        "ORG",
        Rank.INCORPORATED,
        matches(NAMED_AFTER),
        Match.find,
        where=lambda body: body.text.at(body.end) is not None,
        found="[アンリ・デュナン病院]の医師",
        left="アンリ・デュナン病院長の医師",
        gate=("・", "="),
        traits=Trait.GAP,
    ),
)
