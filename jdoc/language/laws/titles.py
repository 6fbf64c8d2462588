"""Titles: where the title of an act begins that only its end tells: …の推進に関する法律, …を定める条例."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.laws.beginnings import NUMBERED_PROVISION
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

LONGEST = 140
"""Characters that a title is followed to the left for."""
HARD = deferred("[。，「『』」()\\[\\]【】〔〕:;!?※○●◎■\n\t\x00|]|(?<![A-Za-z])  ?(?![A-Za-z])|…+|[→⇒]")
"""What no title holds: `県[。]港湾`, `条例[「]港湾`, not `港湾の`."""
_VERB = "(?:[一-鿿]{1,4}(?:する|した|される|された|させる|し、?又は)|図る|行う|行なう|高める|定める|受け(?:る|た)|有する|要する|[一-鿿]{1,2}(?:える|べる|める|げる|ける|れる|う|る|す))"
CLAUSE = deferred(
    "(?:[ぁ-ん](?<!及び)(?<!並びに)(?<!又は)、"  # により、
    "|(?<![一-鿿ァ-ヴー]の)(?:とは|には|では|からは|(?<!又)は|も|ニ付テハ|ニツイテハ|ハ|ヲ|ニ依リ|ニ基キ)(?=[一-鿿ァ-ヴーA-Z])"
    f"|を(?!(?:[一-鿿]{{1,8}}?(?:及び|又は|、))?{_VERB}(?:ための|際の|場合の|こと|もの|者|[一-鿿ァ-ヴ]))"
    "|が(?!国)(?![一-鿿ぁ-ん]{0,8}(?:する|した|行う|行なう|ある|ない|有する|定める))"
    "|(?:[てただ]い?|です|ます|ました|する)(?:。|が、|と、)"
    "|[^の](?:ついて|おいて|あたり|際し|応じ|加え|限り|ほか|ため|より|から|まで)(?=、?[一-鿿ァ-ヴ]))"
)
"""What ends a clause, so that a title begins behind it: `条例[は]港湾の`, `法に基づ[き、]港湾`, not `港湾の管理を行う者`."""
BEFORE = deferred(
    "(?:それぞれ|これらの?|その他の?|当該|(?:上|前|左|右)記の?|この|その|同(?:じ|様の)?|本件?の?|各(?!種)|次の各?号?の?|次に掲げる|以下の|また|なお"
    "|さらに|更に|特に|新たに|いわゆる|所謂|現行の|従前の|旧来の|新しい|改正[前後]の|一部改正後の|別に定める|当時の|既存の|主な|関係する|根拠となる"
    "|及び|並びに|又は|若しくは|もしくは|および|または|ならびに|と|や|の|に|から"
    "|議員提出の?|議案第?[0-9]+号?|第[0-9]+号?議案|改正(?=[一-鿿]{4})"
    "|(?:明治|大正|昭和|平成|令和)[0-9元〇一二三四五六七八九十]+年(?!度|に?お)(?:[0-9〇一二三四五六七八九十]+月(?:[0-9〇一二三四五六七八九十]+日)?)?(?:付け?|制定|施行|公布)?の?"
    "|(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:付け?)?の|[、 ・,])+"
)
"""What stands before a title and is no part of it: `[それぞれ]港湾の`, `[昭和35年1月19日の]条約`, not `港湾の`."""
RULED = deferred(
    "(?:(?:規定|条|項|号|表|附則|前段|後段|本文|ただし書)(?:の規定)?(?:に(?:係る|よる|より|基づく|基づき|規定する|定める|掲げる)|の)"
    "|(?:法律?|[政省府]令|規則|条例|要綱|協定|条約|憲法)(?:第[^、。の]{1,12})?(?:に(?:基づく|基づき|よる|より|準ずる)|の規定による)"
    "|(?<!方)(?:法律?|[政省府施行]令|規則|条例|協定|条約)(?:及び|並びに|又は|若しくは|もしくは|および|または|と|や|、))"
)
"""Another act or a provision of it, and what leads on to a title: `同条の[規定による]港湾`, `港湾[法及び]港湾`, not `方法及び`."""
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
    "[(](?:明治|大正|昭和|平成|令和|以下|仮称|略称|通称|案[)]|抄[)])|第[0-9〇一二三四五六七八九十百]+[条項章号]|等?の(?:[一全]部|施行|規定|制定|廃止)"
    "|(?:等)?に(?:規定|定め)|[ ]?(?:附則|別表|様式)|[」』]|を(?:次のように|ここに|公布|廃止する|制定する)|(?:について)?\\Z|[ ]?\n"
)
"""What shows behind an act that there is one of that title: `条例[（平成]`, `条例[第三条]`, `条例[の一部]`, not `条例を作る`."""
QUOTES = frozenset("「『")
"""What a title may be set in."""
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
    return OF_PLACE.match(folded, start) is not None or folded[start - 1 : start] in QUOTES


def title_start(folded: str, end: int, is_word: Callable[[int], bool]) -> int:
    """Return where the title of an act begins whose characteristic end begins at an offset: に関する法律, を定める条例.

    >>> text = "県は、同条の規定による職員の勤務時間、休暇等に関する条例"
    >>> text[title_start(text, len("県は、同条の規定による職員の勤務時間、休暇等"), lambda _: True):]
    '職員の勤務時間、休暇等に関する条例'
    """
    start = max(0, end - LONGEST)
    for pattern in (HARD, CLAUSE, RULED, NUMBERED_PROVISION):
        ends = (match.end() for match in pattern.finditer(folded, start, end))
        start = max(filter(is_word, ends), default=start)
    before = BEFORE.match(folded, start, end)
    start = before.end() if before and is_word(before.end()) else start
    return _behind_list(folded, start, end)


def _behind_list(folded: str, start: int, end: int) -> int:
    """Return where a title begins without the items of a list before it; one inside it has its end there."""
    comma = folded.rfind("、", start, end)
    while comma >= 0 and _is_list_inside(folded[start:comma], folded[comma:end]):
        comma = folded.rfind("、", start, comma)
    return start if comma < 0 else comma + 1


def _is_list_inside(before: str, behind: str) -> bool:
    return bool(before) and any(word in behind for word in LIST_ENDS)
