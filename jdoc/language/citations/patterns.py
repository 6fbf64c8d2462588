"""What references look like, piece by piece, in folded text."""

from __future__ import annotations

from jdoc.language import scripts
from jdoc.language.citations.words import KANA, any_of
from jdoc.language.lazy import anchor_at, deferred

NUMBER = "(?:[0-9]{1,4}(?:[.][0-9]{1,2}(?![0-9]))?|[〇一二三四五六七八九十百千壱弐参拾]{1,8})"
"""Of a provision, in Arabic digits (第1.2条 in contracts), in kanji or in formal figures."""
AFTER_BRANCH = (
    f"(?![0-9{scripts.FIGURES}]|[ ]?[分つ人件名個割倍%者種部点回度箇ヶ項号条円万億千年月日時]"
    f"|[ ]?か[国所月年]|以[上下内外]|(?![第又若及並中以関該所等乃各本前次後但柱附別参])(?![のノ]){scripts.KANJI})"
)
"""What shows that a number behind の is none of a provision: 第三条の三分の一, 第三条の三か月, 別表第一の二の項."""


def branch(joint: str, number: str = NUMBER) -> str:
    """Return the pattern of the number of a provision that was put in: 第三条|の二|."""
    return f"(?:[ ]?{joint}[ ]?{number})+{AFTER_BRANCH}"


_BRANCH = f"(?:{branch('[のノ之]')})?"
_UNIT = (
    "(?:条(?![例約件])|條(?![例約])|項(?!目)|[号號](?![機室棟艇墳証])|章(?!典)|節(?![目度句約電分水減税])|編(?![集成制入])|款(?!項)"
    "|目(?![的標次録]))"
)
"""A level, where it is no beginning of another word: 条件, 項目, 目的."""
BLANK = "[○●◯◎△□×]{1,2}"
"""What drafts leave open: 第○条; 〇 is a figure, too."""
_CIRCLED = "[①-⑳㉑-㉟㊱-㊿]"
_PLAIN = "[一二三四五六七八九十]{1,3}"
_ENDS_TERSE = r"(?=[、。,・)(~〜～–]|及び|又は|並びに|若しくは|まで|から|[にをはがで]|の(?![0-9])|[\t\n])"
"""What stands behind a reference of numbers alone: 地法73の14`[に]`よる."""
_COUNT = "[二三四五六七八九十]{1,2}|[2-9]|各"
_BRACKETED = r"\((?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[ivx]{1,4}|[a-z])\)"
"""A number in brackets: (1), (ii), (a)."""
_NO_LAW = (
    r"[人案曹廷令項者務機家則学会益源域王師医院的文]|規(?!則)|制(?!定)|指定都市|世界時|締約|(?<=令)[和嬢息状市]|(?<=規則)[的性正]|(?<=契約)[者日金上]|(?<=基準)[日値年点]|(?<=法)律|外"
    "|施行[令規細条]|(?<=法律)(?:相談|事務|家|問題|行為|関係|学|顧問|扶助)"
)
"""What makes another word of the pronoun of a law: 同法人, 本契約者, 本基準日."""


def _appendix() -> str:
    """Return the pattern of the words that name an appendix: 別表第一の二, 様式第三号, 別記第2号様式."""
    number = (
        rf"第?[ ]?{NUMBER}(?!年|月|日|人)[ ]?(?:号(?:の{NUMBER})*)?"
        rf"(?:{branch('[のノ之]')}(?!の[項部号款]))?"
    )
    return rf"""(?P<appendix>
        (?:別記[ ]?)? 第[ ]?{NUMBER}[ ]?号(?:の{NUMBER})*(?:書式|様式)
        | (?:別表|別図|別[記紙]様式)(?:{number})? | (?:様式|[付附]録)(?={number}){number}
    )"""


def _head() -> str:
    """Return the pattern of what may be the head of a reference, a group for each kind."""
    return rf"""(?x:
    (?P<numbered> 第[ ]?(?:{NUMBER}|{BLANK})[ ]?{_UNIT}{_BRANCH} (?!様式|書式) )
    | (?P<near> [前次](?:{_COUNT})?{_UNIT} )
    | (?P<same> 同{_UNIT} ) | (?P<same_article> 同(?={NUMBER}項) ) | (?P<same_paragraph> 同(?={NUMBER}号(?!証)) )
    | (?P<here> (?:この|コノ|此ノ|本){_UNIT} )
    | (?P<law> (?:この|コノ|此ノ|本|同)(?:{any_of("kind", "own")})(?!{_NO_LAW}) | 同(?=[0-9]{{1,4}}条) )
    | (?P<supplement> [附付]則(?=[ ]?(?:第|別表|[前次同][条項]|[0-9])) )
    | {_appendix()}
    | (?<![0-9.第{scripts.FIGURES}])(?<![0-9],) (?P<bare> {NUMBER}[ ]?(?:条(?![例約件])|項(?!目)|号){_BRANCH} )
    | (?<![0-9.第])(?<![0-9],) (?P<terse> [0-9]{{1,4}}(?:の[0-9]{{1,3}})*
        (?= {_CIRCLED} | {_ENDS_TERSE} | {_PLAIN}(?:[{KANA}](?![ァ-ヴー])|{_ENDS_TERSE}) ) )
    | (?P<circle> {_CIRCLED} ) | (?P<figure> {_PLAIN}{_ENDS_TERSE} )
    | (?P<section> §[ ]?[0-9]{{1,4}}(?:の[0-9]{{1,2}})* ))"""


def _item() -> str:
    """Return the pattern of items that stand without a paragraph: イに規定する, (1)に掲げる."""
    return rf"""(?x:
    (?<![{KANA}ァ-ヴー一-鿿A-Za-z0-9]) (?P<kana> [{KANA}] ) (?= に|の|又|若|及|並|から|まで|、|,|。|を|\)|\(|[~〜～–―] )
    | (?:(?<![一-鿿ァ-ヴーA-Za-z0-9.)])|(?<=乃至)) (?P<bracketed> {_BRACKETED} )
        (?= (?:{_BRACKETED})* (?:に|の|又は|若しくは|及び|並びに|から|まで|を除|、|乃至|ないし|[~〜～]) ))"""


_FIRST = f"第前次同こコ此本附付別様§0-9{scripts.FIGURES}壱弐参拾{_CIRCLED[1:-1]}"
"""The characters that a reference may begin with."""
HEAD = deferred(lambda: anchor_at(_FIRST, _head()))
"""What a reference may begin with, of which the match is the first character: `[第]三条の二`, `又は[前]二項`,
not `前提`."""
HEAD_OR_ITEM = deferred(lambda: anchor_at(f"{_FIRST}{KANA}(", f"(?:{_item()}|{_head()})"))
"""The same where items are near, which may stand without their paragraph: `[ロ]に掲げる`, not `ロボット`."""
_NO_CAPTION = f"[^()]*(?:第{NUMBER}[条項号編章節]|以下|除く|限る|場合|。)"
"""What a bracket holds that is no caption of the article before it."""
TAIL = deferred(
    lambda: (
        rf"""(?x) [ ]? (?:
    (?: 《[^《》]{{1,60}}》 | \((?!{_NO_CAPTION})[^()]{{1,40}}\)(?=[ ]?第) )? [ ]?
        (?P<numbered> 第?[ ]?(?:{NUMBER}|{BLANK})[ ]?{_UNIT}{_BRANCH} )
    | (?: 《[^《》]{{1,60}}》 )? (?P<all> 各[号項](?!列記) )
    | (?P<part> {any_of("part")} )
    | (?P<kana> [{KANA}](?![ァ-ヴー]) )
    | (?P<bracketed> {_BRACKETED} | [⑴-⒇] )
    | (?P<circled> {_CIRCLED} )
    | (?<=[0-9{_CIRCLED[1:-1]}]) (?P<plain> {_PLAIN}(?:の{_PLAIN}(?=[のにを、)イロハ]))?(?![年月日人件個回箇つ分]) )
    | (?P<digits> [0-9]{{1,2}}(?![0-9.]|[ ]?[条項号年月日円人件%時分回か]) )
    | (?P<same> 同[条項号](?![例約]) )
    | (?P<near> [前次][条項号](?![例約]) )
    | (?P<supplement> [附付]則(?=[ ]?(?:第|別表|[0-9])) )
    | {_appendix()}
    | の(?P<row> {NUMBER}の項 )
    )"""
    )
)
"""How it goes on: `[第一項]`, `[《定義》第二項]`, `[ただし書]`, `[(1)]`, not `及び`."""
_CALLED = f"(?:の(?!国|者|[締当]|地域|企業){scripts.KANJI}|に(?:規定|定め|掲げ|いう|基づ|従|よ|言及|該当))"
"""What stands behind a paragraph that a bare digit calls: 2の規定により."""
_LISTED = rf"[0-9]{{1,2}}(?:{_BRACKETED})*"
PLAIN_PARAGRAPH = deferred(
    rf"(?<![0-9A-Za-z.,第(条])(?P<number>[0-9]{{1,2}})(?P<items>(?:{_BRACKETED})*)"
    rf"(?={_CALLED}|まで{_CALLED}|(?<=\))[のにを]|(?:及び|又は|若しくは|並びに|から|、){_LISTED}(?:まで)?(?:及び{_LISTED}|又は{_LISTED})?{_CALLED})"
)
"""A paragraph of a treaty: `[2]の規定により`, `[1(a)]及び2の規定`, not `2の国`, `第2の規定`."""
CIRCLED = deferred(_CIRCLED)
"""A paragraph as tax notices write it: 消法30`[⑦]`."""
PLAIN_ITEM = deferred(f"{_PLAIN}(?:の{_PLAIN})?")
"""An item as they do: 所法2①`[三十]`, 措法42の4⑧`[三の二]`."""
FIGURES = deferred(NUMBER)
"""The numbers of a step: 第`[三]`条の二."""
HIRAGANA = deferred("[ぁ-ん]")
"""What katakana laws lack, where ニ and ハ are particles: `[の]`."""
PARTICLE = deferred("[一-鿿][ノニヲハト][一-鿿]")
"""What they have: `[項ノ規]定`, not `項の規定`."""
BEHIND_ITEM = deferred(rf"\Z|[ぁ-んァ-ヴ、。,.・ )(」』\]】~〜～―–\t\n-]|[又若及並中以関該所等乃各]|{_CIRCLED}")
"""What stands behind an item or a paragraph that begins a reference: 第二号`[に]`, not `被`保険者."""
