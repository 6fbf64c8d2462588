"""Look-alikes: characters of another script that look like the right one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import anchor_at, deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_KATA = "[ァ-ヴー]"
COUNTERS = "セット|タイプ|トン|キロ|メートル|カ[国所月年村条]|ヶ|ヵ|パーセント|ケース|チーム|グループ|コース|ページ|センチ|ヘクタール|リットル|ドル|ユーロ|ポイント|ブロック|クラス|レーン|サイクル|シーズン|ステップ|パターン|ランク|プロジェクト|エリア|ルート|ライン"
"""What is counted in katakana: in トラック八トン the 八 is a number."""


class Likeness(NamedTuple):
    """A character that stands for another one where a pattern finds it."""

    pattern: re.Pattern[str]
    """With the wrong character as its group."""
    meant: dict[str, str]


LONG_MARK = deferred(
    f"(?<={_KATA}{_KATA})(?P<wrong>[一])(?=[ァ-ヴ]|(?!つ)[ぁ-ん、。・)」])|(?<=[ァ-ヴ])(?P<wrong2>[一])(?=[ァ-ヴー]{{2}})(?!{COUNTERS})"
)
"""一 for ー in katakana: `エネルギ[一]の`, not `センター一帯`."""
IN_KATAKANA = deferred(
    f"(?<={_KATA})(?P<wrong>[口力夕卜工儿匕厶])(?={_KATA})|(?<={_KATA}{_KATA})(?P<wrong2>卜)|(?<={_KATA})(?P<wrong3>[二八千])(?={_KATA})(?!{COUNTERS})"
)
"""Kanji among katakana: `プ[口]グラム`, `ネッ[卜]`, not `トラック八トン`."""
AT_START = deferred(
    "(?<![一-鿿々ァ-ヴー0-9])(?P<wrong>卜(?=[ァ-ヴ])|口(?=[ァ-ヴー])(?!コミ)|力(?=[ァ-ヴー]{2})|二(?=[ーュャョェッ])|八(?=ー|[ァ-ヴ]ー|ッ)(?!パー)|工(?=[ァ-ヴ][ァ-ヴー])|夕(?=[イー]|[ァ-ヴ][ー]|[ァ-ヴ]{2})|千(?=[ェャュョー]))"
)
"""Kanji before katakana: `[卜]ンネル`, `[二]ーズ`, not `口コミ`."""
NO_RE = deferred("(?<=[ァ-ヴー])(?P<wrong>ノレ)(?=[の-んをがにはでと、。)」・ギ一-鿿]|ー(?![ル])|(?![^\0]))")
"""ノレ for ル: `エネ[ノレ]ギー`, not `テクノレベル`."""
POWER = deferred(
    "(?<=[能努協電効体圧権武戦尽注勢労魅威動原学気視聴引重浮推入出主全実火水風馬暴迫])(?P<wrong>カ)(?![ァ-ヴー国所月年村条町])"
)
"""カ for 力: `能[カ]を`, not `数カ国`."""
MOUTH = deferred("(?<=[人窓入出河火海間戸])(?P<wrong>[ロ囗])(?![ァ-ヴー])")
"""ロ for 口: `窓[ロ]で`, `窓[囗]で`, not `人ロボット`."""
WORK = deferred(
    "(?<![ァ-ヴー])(?P<wrong>エ)(?=[事業場程期費学芸賃具作員務夫])|(?<=[着竣起施完加商大人細木])(?P<wrong2>エ)(?=[ぁ-ん、。し])|(?<=[ァ-ヴー])(?P<wrong3>エ)(?=(?:科|業)(?:大学|高[校等]|試験|団地)|学部|業部)"
)
"""エ for 工: `[エ]事`, not `カエ業`."""
EVENING = deferred("(?<![ァ-ヴー])(?P<wrong>タ)(?=[方刻食日陽])")
"""タ for 夕: `[タ]方`, not `データ方式`."""
TWO = deferred(
    "(?<![^第、。「(の \0])(?P<wrong>ニ)(?=国間|[回条項号章次期種者輪]|つ|重|級|[十百千]|分の|酸化|次元|[人名点件社校](?![ァ-ヴ一-鿿])|か[月年所]|年間|日(?=[間目にで])|週間|以[上下内]の)"
)
"""ニ for 二: 第`[ニ]回`, `[ニ]酸化炭素`, not `二国間`."""
EIGHT = deferred(
    "(?<=[、。はがをの第約])(?P<wrong>ハ)(?=割|か月|年間|日間|名|[百千万十]|分の)|(?<=午前|午後)(?P<wrong2>ハ)(?=時)"
    "|(?<=[十百千])(?P<wrong3>ハ)(?=[年月日時分名人件条号円歳])|(?<=[月年])(?P<wrong4>ハ)(?=[月日](?!額))"
)
"""ハ for 八: `約[ハ]割`, `午後[ハ]時`, `十[ハ]人`, not `イ、ロ、ハ`."""
PLACES = deferred("(?<=[0-9一二三四五六七八九十数何])(?P<wrong>力)(?=[所国月年村条])")
"""力 for カ: `三[力]所`, not `協力`."""
LEARNT = deferred("(?<=[ァ-ヴー][ァ-ヴー])(?P<wrong>了)(?=[のをはがにで、。])")
"""了 for ア: `エリ[了]の`, not `終了の`."""
SOCIETY = deferred(
    "(?<=[会公商神弊貴各同当御])(?P<wrong>杜)(?=[はがをにのと、。長員会内外債名])|(?P<wrong2>杜)(?=会[的保福経全をのは参資])"
)
"""杜 for 社: `会[杜]は`, not `杜の都`."""
DAY = deferred("(?<=[0-9])(?P<wrong>曰)|(?<=[一-鿿])(?P<wrong2>曰)(?![くわク、「])|(?P<wrong3>曰)(?=[本曜時程数付])")
"""曰 for 日: `期[曰]`, `休館[曰]`, not `子曰く`."""
BEFOREHAND = deferred("(?P<wrong>千)(?=算[をのはがに案書額編現、。])")
"""千 for 予: `[千]算を`, not `千円`."""
SOME = deferred("(?<=若)(?P<wrong>千)(?=名|の|人|高|低|増|減|遅|異)")
"""千 for 干: `若[千]の`, not `千の`."""
THOUSAND = deferred("(?<=[0-9])(?P<wrong>干)(?=[円人台万戸件本])|(?P<wrong2>干)(?=円未満|円単位)")
"""干 for 千: `5[干]円`, not `干ばつ`."""
ENTERING = deferred(
    "(?<=[収購導記投介輸歳搬編繰侵])(?P<wrong>人)(?=[しすさ。、をはがに額金])|(?<=算)(?P<wrong3>人)(?=[しすさ額])|(?<![一-鿿々])(?P<wrong2>人)(?=札|学式|居者|居率|院患|場料|場券|所者)"
)
"""人 for 入: `歳[人]を`, `[人]札`, not `購入者`, `清算人を`."""
POPULATION = deferred("(?<![一-鿿々])(?P<wrong>入)(?=口(?:密度|減少|増加|動態|推計|構成|統計|ビジョン|[0-9約]))")
"""入 for 人: `[入]口減少`, not `入口の`."""
KANA_BETWEEN = deferred("(?<=[取見切借割引積])(?P<wrong>リ)(?=[ぁ-ん組扱消下上入換、。])")
"""Katakana リ for り: `取[リ]組`, not `リスト`."""
COUNTRY = deferred("(?<=国)(?P<wrong>[士上])(?=強靱|利用|形成|地理院|調査)")
"""士 and 上 for 土: `国[士]強靱化`, not `国土`."""
ONE = deferred(
    "(?<![ァ-ヴーぁ-んーｦ-ﾟ])(?P<wrong>ー)(?=[部般定方時日人回体致環層条項つ])|(?<=の)(?P<wrong3>ー)(?=つ)|(?<=[統第])(?P<wrong2>ー)(?=[一-鿿さしすに])"
)
"""ー for 一: `[ー]部`, 第`[ー]条`, not `データー部`."""
HUNDRED_MILLION = deferred(
    "(?<=[0-9〇一二三四五六七八九十百千数])(?P<wrong>[憶臆])(?=[0-9〇一二三四五六七八九十円ドルユ人株千万])"
)
"""憶 for 億: `5[憶]円`, not `記憶`."""
ERA = deferred(
    "(?P<wrong>平戒|乎成|平城|平威|今和|合和|令利|令禾|令話|令輪|昭利|照和|召和|明冶|大止|大生)(?= ?(?:[0-9]|元年|[一二三四五六七八九十]+年))"
)
"""An era that is none: `[平戒]30年`, not `平成30年`."""
FIGURE = deferred(
    "(?<=[0-9])(?P<wrong>[OoОоlI])(?=[0-9])(?![A-Za-z])|(?<![A-Za-z0-9])(?P<wrong2>[lI])(?=[0-9]{2,}(?:[,円人年件月])|[0-9]?[月日時])"
    "|(?<=[0-9])(?P<wrong3>[OoО])(?=[0-9O]?(?:円|人|年|月|日|件|時|分|名|台|,[0-9]|万|億|%|km|m[ のを、。]|kg))"
    "|(?<![A-Za-z0-9])(?P<wrong4>[OoО])(?=[0-9][月日時年])|(?<=第)(?P<wrong5>l)(?=[条項号回])|(?<=,[0-9][0-9])(?P<wrong6>[OoО])(?![A-Za-z])|(?<=[0-9][0-9])(?P<wrong7>[OО])(?=-[0-9]{4}(?![0-9]))|(?<=[0-9]-)(?P<wrong8>[OО])(?=[0-9]{3}(?![0-9]))"
)
"""A letter for a figure: `2[O]23年`, not `A100`."""
DASH = deferred("(?<=[ァ-ヴ])(?P<wrong>[―—‐−-])(?=[ァ-ヴー])")
"""A dash for ー in a short word: `サ[―]ビス`, not `東京―大阪`."""
HIRAGANA = deferred(
    f"(?<={_KATA})(?P<wrong>[りべぺ])(?={_KATA})|(?<![ぁ-ん])(?P<wrong2>[べぺ])(?={_KATA}{_KATA})|(?<![^。「(・\0])(?P<wrong3>へ)(?={_KATA}{_KATA})"
)
"""Hiragana among katakana: `アメ[り]カ`, `[べ]トナム`, not `データへアクセス`."""
PARTICLE = deferred("(?<=[一-鿿])(?P<wrong>ヘ)(?=[の一-鿿])")
"""Katakana ヘ for the particle: `東京[ヘ]の`, not `ヘリ`."""
NOT_YET = deferred(
    "(?<![一-鿿])(?P<wrong>末)(?=然|満|定[のでと]|来|婚|払|収|設定|設置|成年|熟|確認|実施|対応|着手|曽有)|(?<=[歳才円人名年月日時分件回倍割点度])(?P<wrong2>末)(?=満(?![一-鿿]))"
)
"""末 for 未: `[末]然に`, 十八歳`[末]満`, not `年末`."""
END = deferred(
    "(?<=[週年月期度])(?P<wrong>未)(?=[のにまで、。日])|(?<![一-鿿])(?P<wrong2>未)(?=日(?:まで|[にがはをのと、]|現在|及び))"
)
"""未 for 末: `年[未]に`, `[未]日まで`, not `年未満`."""
EXPERT = deferred("(?<=[護理防転育祉察博紳武力])(?P<wrong>土)(?=[はがをにのと、。会])")
"""土 for 士: `弁護[土]が`, not `国土が`."""
GROUND = deferred("(?P<wrong>士)(?=木[工事局部課の]|地[をのはが区]|砂|曜|壌)")
"""士 for 土: `[士]木工事`, not `士官`."""
MONEY = deferred("(?<=補助|交付|助成|奨励|寄附|負担|積立|給付|保証|賠償|違約)(?P<wrong>全)(?=[をはがにのと、。額])")
"""全 for 金: `補助[全]を`, not `全額`."""
WEEKDAY = deferred("(?<=[月火水木金土日]曜)(?P<wrong>目)")
"""目 for 日: `土曜[目]に`, not `曜日`."""
PIPE = deferred("(?<=[水道導血配鋼鉛土油送本支給排気信])(?P<wrong>菅)(?=[のをがはに、。・]|理|路|渠|工事)")
"""菅 for 管: `配水[菅]の`, not `菅野`."""
BETWEEN = deferred(
    "(?<=[0-9一二三四五六七八九十][日時年分週])(?P<wrong>問)(?![題い合診屋])|(?<=期)(?P<wrong2>問)(?=[はをのに、。中])"
)
"""問 for 間: `5日[問]の`, `期[問]は`, not `問題`."""
SMALL = deferred("(?<![ァ-ヴーｦ-ﾟ・])(?P<wrong>[ァィゥェォャュョ])(?=[ァ-ヴー]{2})")
"""Small katakana that begin a word: `[ィ]ンフレ`, not `ファイル`."""
LIKENESSES = (
    Likeness(SMALL, dict(zip("ァィゥェォャュョ", "アイウエオヤユヨ", strict=True))),
    Likeness(BETWEEN, {"問": "間"}),
    Likeness(PIPE, {"菅": "管"}),
    Likeness(MONEY, {"全": "金"}),
    Likeness(WEEKDAY, {"目": "日"}),
    Likeness(LONG_MARK, {"一": "ー"}),
    Likeness(IN_KATAKANA, dict(zip("口力夕卜工二八千儿匕厶", "ロカタトエニハチルヒム", strict=True))),
    Likeness(AT_START, dict(zip("卜口力二八工夕千", "トロカニハエタチ", strict=True))),
    Likeness(NO_RE, {"ノレ": "ル"}),
    Likeness(NOT_YET, {"末": "未"}),
    Likeness(END, {"未": "末"}),
    Likeness(EXPERT, {"土": "士"}),
    Likeness(GROUND, {"士": "土"}),
    Likeness(POWER, {"カ": "力"}),
    Likeness(MOUTH, {"ロ": "口", "囗": "口"}),
    Likeness(WORK, {"エ": "工"}),
    Likeness(EVENING, {"タ": "夕"}),
    Likeness(TWO, {"ニ": "二"}),
    Likeness(ONE, {"ー": "一"}),
    Likeness(HUNDRED_MILLION, {"憶": "億", "臆": "億"}),
    Likeness(
        ERA,
        dict.fromkeys(("平戒", "乎成", "平城", "平威"), "平成")
        | dict.fromkeys(("昭利", "照和", "召和"), "昭和")
        | dict.fromkeys(("今和", "合和", "令利", "令禾", "令話", "令輪"), "令和")
        | {"明冶": "明治", "大止": "大正", "大生": "大正"},
    ),
    Likeness(FIGURE, dict(zip("OoОоlI", "000011", strict=True))),
    Likeness(DASH, dict.fromkeys("―—‐−-", "ー")),
    Likeness(HIRAGANA, dict(zip("りべぺへ", "リベペヘ", strict=True))),
    Likeness(PARTICLE, {"ヘ": "へ"}),
    Likeness(EIGHT, {"ハ": "八"}),
    Likeness(PLACES, {"力": "カ"}),
    Likeness(LEARNT, {"了": "ア"}),
    Likeness(SOCIETY, {"杜": "社"}),
    Likeness(DAY, {"曰": "日"}),
    Likeness(BEFOREHAND, {"千": "予"}),
    Likeness(SOME, {"千": "干"}),
    Likeness(THOUSAND, {"干": "千"}),
    Likeness(ENTERING, {"人": "入"}),
    Likeness(POPULATION, {"入": "人"}),
    Likeness(KANA_BETWEEN, {"リ": "り"}),
    Likeness(COUNTRY, {"士": "土", "上": "土"}),
)
NAMED = deferred("\\(\\?P<[a-z0-9]+>")
"""How a group with a name begins: `[(?P<wrong>]一)`, not `(?:一)`."""


def _any() -> str:
    """Put together a pattern of any of them, by the character that each begins with."""
    found: dict[str, list[str]] = {}
    for each in LIKENESSES:
        for char in {wrong[0] for wrong in each.meant}:
            found.setdefault(char, []).append(NAMED.sub("(?:", each.pattern.pattern))
    return "|".join(anchor_at(re.escape(char), "|".join(found[char])) for char in sorted(found))


ANY = deferred(_any)
"""Any of them: what most texts have none of is looked for in all of them at once."""
WORD = deferred("[ァ-ヴー―—‐−-]+|[一-鿿々ァ-ヴー0-9A-Za-z]+")
"""The word around a character: `[エネルギー]の`."""
PEAKS = deferred("[一二三四五六七八九]ッ[一-鿿]")
"""A number in the name of a place: `[二ッ森]`, `[三ッ峠]`, not `二ッケル`."""
SHORT = 2
"""Katakana beside a dash that make no word of their own."""
OLD_STYLE = deferred("[一-鿿][ヲニハ][一-鿿]")
"""How laws were written in katakana: `港[湾ニ關]スル`, not `港に`."""
HIRAGANA_CHAR = deferred("[ぁ-ん]")
"""Hiragana: `[の]`, not `ノ`."""


def find_lookalikes(facts: Facts) -> Iterator[Found]:
    """Find characters of another script that look like the right one."""
    for index in facts.where(ANY):
        text = facts.texts[index]
        if not _is_old_style(text):
            for each in LIKENESSES:
                if any(wrong in text for wrong in each.meant):
                    yield from _alike(facts, index, each)


def _alike(facts: Facts, index: int, likeness: Likeness) -> Iterator[Found]:
    """Find the characters of a block that stand for one that they look like."""
    text, block = facts.texts[index], facts.blocks[index]
    for match in likeness.pattern.finditer(text):
        start, end = next(span for name in match.groupdict() if (span := match.span(name))[0] >= 0)
        if (likeness.pattern is DASH and not _makes_one_word(text, start)) or PEAKS.match(text, start):
            continue
        low, high = _word(text, start, end)
        word, meant = block.text[low:high], likeness.meant[text[start:end]]
        right = word[: start - low] + meant + word[end - low :]
        yield Found(Place(index, low, high), f"{word}: {right}? ({block.text[start:end]} for {meant})")


def _is_old_style(text: str) -> bool:
    """Tell a text that is written in kanji and katakana."""
    return OLD_STYLE.search(text) is not None and len(HIRAGANA_CHAR.findall(text)) * 20 < len(text)


def _makes_one_word(text: str, at: int) -> bool:
    """Tell a dash within a word from one between two: a side of it is too short for a word."""
    before = after = 0
    while at - before - 1 >= 0 and "ァ" <= text[at - before - 1] <= "ー":
        before += 1
    while at + after + 1 < len(text) and "ァ" <= text[at + after + 1] <= "ー":
        after += 1
    return min(before, after) <= SHORT and before + after > SHORT + 1


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the word that a character stands in, up to ten characters on each side."""
    low, high = start, end
    while low > max(0, start - 10) and _is_of_word(text[low - 1]):
        low -= 1
    while high < min(len(text), end + 10) and _is_of_word(text[high]):
        high += 1
    return low, high


def _is_of_word(char: str) -> bool:
    return char.isalnum() and not "ぁ" <= char <= "ん"
