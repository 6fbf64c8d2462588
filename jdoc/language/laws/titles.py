"""Titles: where the title of an act begins that only its end tells: …の推進に関する法律, …を定める条例."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.scripts import FIGURES

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

LONGEST = 140
"""Characters that a title is followed to the left for."""
HARD = deferred(
    "[。「『」』()\\[\\]【】〔〕:;!?※○●◎■→⇒…\n\t\x00|]|(?<![A-Za-z]) {1,4}(?![A-Za-z])",
)
"""What no title holds: `県[。]港湾`, `条例[「]港湾`, not `港湾の`."""
_INSIDE = (
    "(?:[一-鿿]{1,4}(?:する|した|される|された)|図る|行な?う|定める|受け[るた]|有する|要する|[一-鿿]{1,2}(?:める|える|げる|す|つ|む|ぐ|う))"
    "(?:ための|ため必要な|者|場合|こと|もの|地域|職員|施設|行為|業務)"
)
"""A verb that may stand in a title, with what it tells of: を図るための, を受けた者."""
_PARTICLE = "とは|には|では|からは|(?<!又)は|も|ニ付テハ|ニツイテハ|ハ|ヲ|ニ依リ|ニ基キ"
"""Particles that no title holds behind a noun."""
_LEADING = "ついて|おいて|あたり|当たり|際し|応じ|加え|限り|ほか|ため|より|から|まで"
"""The ends of phrases that lead on to a title: について, に当たり."""
_VERB = "[一-鿿]{1,4}(?:する|した|される|された|[いきしちりみびぎえけせてべめれ]?[るうくすつむぐぶた])"
"""A verb that what follows を and が is told by: を補う."""
CLAUSE = deferred(
    "[ぁ-ん](?<!及び)(?<!並びに)(?<!又は)(?<!若しくは)[、,]"  # により、
    f"|(?P<particle>(?:{_PARTICLE})(?=[一-鿿ァ-ヴーA-Z])"
    f"|を(?!(?:[一-鿿]{{0,8}}{_INSIDE}|(?:活用|利用)(?:した|する)))(?:{_VERB})?"
    f"|が(?!国)(?![一-鿿ぁ-ん]{{0,8}}{_INSIDE})(?:{_VERB})?"
    f"|(?<!の)(?:{_LEADING})(?=[一-鿿ァ-ヴ]))"
    "|(?:提出|可決|成立|公表|署名|締結|採択|調印|公布|施行|制定|策定|作成|改正|廃止|交換|発効)(?:された|した)"
)
"""What ends a clause, so that a title begins behind it: `条例[は]港湾の`, `法に基づ[き、]港湾`, not `港湾の管理`."""
_YEAR = "(?:(?:明治|大正|昭和|平成|令和)[0-9元〇一二三四五六七八九十]+|(?:19|20)[0-9]{2})年(?!度|に?お)"
"""A year that an act was made in."""
_DAY = "[0-9〇一二三四五六七八九十]+月(?:[0-9〇一二三四五六七八九十]+日)?"
"""A month, or a day of one."""
BEFORE = deferred(
    "(?:それぞれ|これらの?|その他の?|当該|[上前左右]記の?|この|その|本件の?|次の各?号?の?|次に掲げる|以下の|また|なお|さらに|更に|特に|新たに|先ほど"
    "|いわゆる|所謂|現行の|従前の|改正[前後]の|一部改正後の|別に定める|当時の|既存の|根拠となる|及び|並びに|又は|若しくは|もしくは|および|または"
    "|ならびに|と|や|の|に|から|(?:内閣|議員|本院|[衆参]議院|政府)提出の?[、,]?|[一-鿿]{0,4}議案第?[0-9]+号?|第[0-9]+号?議案"
    f"|{_YEAR}(?:{_DAY})?(?:付け?|制定|施行|公布|に?署名の)?の?|[、,・ ])+"
)
"""What stands before a title and is no part of it: `[それぞれ]港湾の`, `[昭和35年1月19日の]条約`, not `港湾の`."""
_NUMBER = f"(?:[0-9]+|[{FIGURES}]+)"
NUMBERED_PROVISION = deferred(
    f"(?:第{_NUMBER}[編章節款目条項号]|[0-9]+[条項号])(?:の{_NUMBER})*(?:[ア-ン](?!等))?(?:本文|ただし書|[前後]段)?"
    "(?:の規定)?(?:に(?:基づく|よる|係る|より)|及び|並びに|又は|若しくは|、|・|の)?"
)
"""A provision, which no name of a law holds, and what joins it to the next: `第三条[第二項及び]港湾法`, not `三条`."""
_ACT = "(?:(?<!方)法律?|[政省府施行]令|規則|条例|要綱|協定|条約|憲法)"
"""The end of an act."""
RULED = deferred(
    "(?:[同前次各][条項号]の)?(?:規定|[0-9〇一二三四五六七八九十同前次各][条項号]|附則|[前後]段|本文|ただし書)"
    "(?:の規定)?(?:に(?:係る|よる|より|基づく|基づき|規定する|定める|掲げる))|[同前次各][条項号]の"
    "|に(?:係る|関する)(?=[一-鿿]{1,8}(?<!措置)(?<!特例)(?<!基本)法$)"
    f"|{_ACT}(?:第[^、。の]{{1,12}})?(?:に(?:基づ[くき]|よ[るり]|準ずる)|の規定による)"
)
"""A provision or an act, and what leads on to a title: `[同条の規定による]基準`, `[法に基づく]規則`, not `法律`."""
OTHERS = deferred(f"{_ACT}(?:及び|並びに|又は|若しくは|もしくは|および|または|と|や|[、,])")
"""Another act before one: `港湾[法及び]漁港`, not `方法及び`."""
ACT_END = deferred("(?:法律?|令|規則|規程|条例|協定|条約|議定書|要綱|取極)案?$")
"""The end of an act: `湖沼[法]`, `湖沼[条例案]`, not `湖沼計画`."""
LONGEST_END = 4
KINDS = frozenset(("政令", "省令", "府令", "規則", "条例", "法律", "条約", "協定", "規程", "要綱"))
"""What names no act by itself."""
QUOTES = frozenset("「『")
"""What a title may be set in."""
LIST_ENDS = ("及び", "並びに", "又は", "若しくは", "等", "その他")
"""What shows that a comma before it parts a list inside a title."""


END = deferred(
    "(?:に関する|を定める|に係る|における|のための|に対する)"
    "(?P<kind>(?:特別措置|特例|暫定措置|臨時措置)?(?:法律?|条例|規則|規程|政令|[省府]令|要綱|要領|協定|条約|議定書|取極)"
    "(?:施行(?:条例|規則|令|細則|規程))?(?:の特例)?案?)(?![一-鿿](?<!第)(?<!等)(?<!附)(?<!別)(?<!案)(?<!及)(?<!並)(?<!又)(?<!若))"
)
"""The end of a title: 職員の給与`[に関する条例]`, `[を定める省令]`, not `に関する条例集`."""
SURE = ("法", "法律", "協定", "条約", "議定書", "取極")
"""Kinds of acts that are named wherever they stand; of 条例 and the others there are many about any matter."""
SHOWN_BEHIND = deferred(
    "[(](?:明治|大正|昭和|平成|令和|以下|仮称|略称|通称|案[)]|抄[)])|第[0-9〇一二三四五六七八九十百]+[条項章号]|[」』)]"
    "|等?の(?:[一全]部|施行|規定|制定|廃止)|等?に(?:規定|定め)|[ ]?(?:附則|別表|様式)"
    "|を(?:次のように|ここに|公布|廃止する|制定する)|(?:について)?\\Z|[ ]?\n"
)
"""What shows behind an act that there is one of that title: `条例[（平成]`, `条例[の一部]`, not `条例を作る`."""
WHOLE_MATTER = deferred("(?=.{8})(?:.*?[一-鿿ァ-ヴー](?:の|及び|並びに|又は|等|、)){2}")
"""A matter that one act alone will be about: `[職員の勤務時間、]休暇等`, not `港湾の管理`."""
ANY_BEHIND = deferred("を(?:作|つく|制定|設け|整備|検討|定め)|が(?:必要|な|あ)|など|や|案を")
"""What shows that there is none yet, or any: `条例[を作]る`, `条例[が必要]だ`, not `条例による`."""
OF_PLACE = deferred("[一-鿿ァ-ヴーヶケ]{1,7}?[都道府県市区町村](?!立|[長民内村町外営道税場])")
"""Whose act it is: `[北浜市]職員の`, not `市長の`."""
SHORTEST = 3
"""Characters of a matter that an act is about."""


def find_titles(folded: str, is_word: Callable[[int], bool]) -> list[tuple[int, int]]:
    """Return the spans of titles of acts that are told by their end: those that are shown to be of one act.

    >>> text = "職員の給与に関する条例(平成5年条例第9号)のほか、港湾に関する条例を作る"
    >>> [text[start:end] for start, end in find_titles(text, lambda _: True)]
    ['職員の給与に関する条例']
    """
    spans = [(title_start(folded, end.start(), is_word), end) for end in END.finditer(folded)]
    return [
        (start, end.end()) for start, end in spans if end.start() - start >= SHORTEST and _is_shown(folded, start, end)
    ]


def _is_shown(folded: str, start: int, end: re.Match[str]) -> bool:
    """Tell whether there is one act of that title, and not any about a matter."""
    if end["kind"].endswith(SURE) or SHOWN_BEHIND.match(folded, end.end()) is not None:
        return True
    if ANY_BEHIND.match(folded, end.end()):
        return False
    matter = WHOLE_MATTER.match(folded, start, end.start()) or OF_PLACE.match(folded, start)
    return matter is not None or folded[start - 1 : start] in QUOTES


def title_start(folded: str, end: int, is_word: Callable[[int], bool], *, with_acts: bool = False) -> int:
    """Return where the title of an act begins whose characteristic end begins at an offset: に関する法律, を定める条例.

    >>> text = "県は、同条の規定による職員の勤務時間、休暇等に関する条例"
    >>> text[title_start(text, len("県は、同条の規定による職員の勤務時間、休暇等"), lambda _: True):]
    '職員の勤務時間、休暇等に関する条例'
    """
    start = max(0, end - LONGEST)
    for pattern in (HARD, CLAUSE, RULED, NUMBERED_PROVISION, *(() if with_acts else (OTHERS,))):
        start = _behind(pattern, folded, start, end, is_word)
    return _behind_list(folded, _behind_words(folded, start, end, is_word), end)


def _behind(pattern: re.Pattern[str], folded: str, start: int, end: int, is_word: Callable[[int], bool]) -> int:
    """Return where the last match of a pattern ends that is made of words; the start if there is none."""
    matches = (match for match in pattern.finditer(folded, start, end) if match.end() < end and is_word(match.end()))
    ends = (match.end() for match in matches if match.lastgroup != "particle" or is_word(match.start("particle")))
    return max(ends, default=start)


def _behind_words(folded: str, start: int, end: int, is_word: Callable[[int], bool]) -> int:
    """Return where a title begins behind それぞれ and the like; what is set in quotes begins with them."""
    before = None if folded[start - 1 : start] in QUOTES else BEFORE.match(folded, start, end)
    return before.end() if before and is_word(before.end()) else start


def without_others(folded: str, start: int, end: int, is_word: Callable[[int], bool]) -> int:
    """Return where an act begins without the provisions and the words before it that seem to begin its name.

    >>> texts = ("これらの規定に係る湖沼法", "改正前の湖沼条例", "湖沼条例")
    >>> [without_others(text, 0, len(text), lambda _: True) for text in texts]
    [9, 4, 0]
    """
    if not ACT_END.search(folded, max(start, end - LONGEST_END), end):
        return start
    for pattern in (RULED, NUMBERED_PROVISION):
        start = _behind(pattern, folded, start, end, is_word)
    start = _behind_words(folded, start, end - 1, is_word)
    return end if folded[start:end] in KINDS else start


def _behind_list(folded: str, start: int, end: int) -> int:
    """Return where a title begins without the items of a list before it; one inside it has its end there."""
    comma = _last_comma(folded, start, end)
    while comma >= 0 and _is_list_inside(folded[start:comma], folded[comma:end]):
        comma = _last_comma(folded, start, comma)
    return start if comma < 0 else comma + 1


def _is_list_inside(before: str, behind: str) -> bool:
    return bool(before) and any(word in behind for word in LIST_ENDS)


def _last_comma(folded: str, start: int, end: int) -> int:
    return max(folded.rfind("、", start, end), folded.rfind(",", start, end))
