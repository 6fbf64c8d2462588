"""Words: what a number of things is told of, by what stands before and behind it in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.counting.stated import Stated
    from jdoc.checks.facts import Facts

LINK = deferred(
    "(?:(?: {1,6}|:|は、?|が、?|を、?|として、?|とし、)(?:次の|以下の|下記の|左の)?|の)?(?:計|合計|全部で|全|総勢|合わせて)?$"
)
"""What joins a noun to how many there are: 審査員`は、次の`6名, 委員`  `10名, 新規事業`8件."""
WORD = deferred("[一-鿿ァ-ヴー]{1,4}")
"""The rest of a word: 6事業`[者]`."""
# What is attached, by its name.
_ATTACHED = "別[表紙添記](?:第?[0-9一二三四五六七八九十]{1,3})?"
BY_REFERENCE = deferred(f"(?:{_ATTACHED})(?:のとおり、?|に(?:掲げ|定め|示|記載|挙げ)[るすの]{{1,3}}|の)(?:計|全)?$")
"""A reference right before a number: `[別表に掲げる]`6品目, `[別表1のとおり]`8か所."""
NOUN = deferred("[^\\W0-9_ぁ-ん]{2,12}$")
"""The noun that a text ends with: 次の`[採択団体]`."""
REFERENCE = deferred(f"(?P<name>{_ATTACHED})(?P<link>のとおり|に(?:掲げ|定め|示|記載|挙げ)|の|(?=[)]))")
"""A reference to what is attached: `[別表第1のとおり]`とする, `8地点([別表])`."""
NEXT = deferred("(?:次|以下|下記|左)の$")
"""What announces things right before their number: `[次の]`3箇所."""
OTHER_TIME = deferred(
    "昨年|前年|前回|次回|来年|翌年|過去|従来|これまで|当初(?!予算)|以前|(?<![一-鿿])旧|かつて|去年|前期|次期|今後|将来|前身|(?:計画|予定|目標)(?:で|値|数)は|見込"
)
"""What says that a number is of another time: `[昨年]`度の採択は."""
UP_TO_NOW = deferred("(?:これまで|今まで)に?、?(?:計|全)?$")
"""What says right before a number that it is of all that was: `[これまで]`8回."""
PART = deferred(
    "(?:うち|約|各|ほか|外|他の|その他|残る|残り|残る?の|延べ|最[大小低多少]|上限|定員|定数|枠|募集|新たに|更に|さらに|主な|主要な|代表的な|第|同|両|毎|週|月|年|同じ|別の|計画中の|この|その|これらの|上記の|前記の|右の|前|近く|応募|申込み?|希望|辞退|欠席|不採択|落選) *$"
)
"""What says that a number is of others, or of some: `[うち]`2名, `[残る]`5系統."""
SELECTED = deferred("の(?:中から|うち、?)$")
"""What says from which the things were taken: 応募38件`のうち`."""
CHOSEN = deferred("を(?:採択|選定|選出|認定|指定|採用|表彰|入選)")
"""That they are all that were taken: 10件`を採択`し."""
NOT_ALL = deferred(
    " ?(?:以|程度|未満|を?超|ずつ|余|など|等|の?うち|中|当たり|あたり|に[1一]|分|目|[のがを]?増|[のがを]?減|ごと|まで|のいずれか|いずれか|から|より|を選(?:択|ぶ|ん|び(?!ました))|を限度|前後|ほど|強|弱|を除|以外|を追加|を加|が追加|が加|を新|/|~|〜|-)"
)
"""What says so behind it: 6名`[以]`内, 3団体`[から]`, 2路線`[を新]`設."""
EACH = deferred("各|それぞれ|ごと|毎|当たり|あたり|のいずれ")
"""What says in a clause that each of several things has as many: `[各]`校の審査員は2名."""
WHOLE = deferred("(?:計|合計|全部で|全体で|全|総勢|合わせて) *$")
"""What says right before a number that it is of all of them: 各校から推薦された者とし、`[計]`8名."""
CLAUSE_ENDS = "、。（("
MOST = 60


class Told(NamedTuple):
    """A number of things with the words that say of what it is."""

    stated: Stated
    units: tuple[str, ...]
    """What the things are counted by, alone and with the word that it begins: 事業, 事業者."""
    nouns: tuple[str, ...]
    """What is counted: the noun behind it, the one before it."""
    clause: str
    sentence: str
    """From its beginning up to the number, and on."""
    before: str
    behind: str
    """What stands in the block before and behind the number."""
    reference: str
    """The attached list that it is of, where that is said."""


def read_told(facts: Facts, stated: Stated) -> Told | None:
    """Read what a number is told of; nothing where it is of some things, of another time or no exact one."""
    text = facts.texts[stated.block]
    start = sentence_start(text, stated.start)
    before, behind = text[start : stated.start], text[stated.end :]
    is_part = PART.search(before[-8:]) and not (SELECTED.search(before) and CHOSEN.match(behind))
    if OTHER_TIME.search(UP_TO_NOW.sub("", before)) or is_part or NOT_ALL.match(behind):
        return None
    if EACH.search(before) and not WHOLE.search(before):
        return None
    end = text.find("。", stated.end)
    sentence = text[start : end if end >= 0 else len(text)]
    topic = before.rstrip("、 次の計合全")  # 採択した団体は、8団体
    clause = before[1 + max(map(topic.rfind, CLAUSE_ENDS)) :] + text[stated.start : stated.end]
    clause += behind[: min((at for mark in CLAUSE_ENDS if (at := behind.find(mark)) >= 0), default=len(behind))]
    nouns = tuple(dict.fromkeys(_nouns(stated, before)))
    whole = WORD.match(text, stated.end)
    units = (stated.unit, f"{stated.unit}{whole[0]}") if whole else (stated.unit,)
    return Told(stated, units, nouns, clause, sentence, before, behind, _reference(stated, before, behind, sentence))


def _nouns(stated: Stated, before: str) -> Iterator[str]:
    """Yield what is counted: 6名の[審査員], [審査員]は6名, [審査員] 6名."""
    if stated.noun:
        yield stated.noun
    head = before[-MOST:]
    reference = BY_REFERENCE.search(head)
    head = head[: reference.start()] if reference else head
    link = LINK.search(head)
    noun = NOUN.search(head, 0, link.start()) if link else None
    if noun:
        yield noun[0].removesuffix("数")


def _reference(stated: Stated, before: str, behind: str, sentence: str) -> str:
    """Give the name of what is attached, if the number surely is of that: 別表に掲げる6品目, 次の3箇所とし、その位置は別表のとおり."""
    names = {match["name"] for match in REFERENCE.finditer(sentence)}
    right = BY_REFERENCE.search(before[-MOST:])
    if right and len(names) == 1:
        return names.pop()
    match = REFERENCE.search(behind)
    if match is None or match["link"] == "の":
        return ""
    between = behind[: match.start()]
    is_told = behind.startswith("(別") or (NEXT.search(before) and "。" not in between) or _is_list_of(stated, between)
    return match["name"] if is_told and (not names or names == {match["name"]}) else ""


NAMES = deferred("(?:。|、|その)[^。、]{0,12}?(?:氏名|名称|名簿|一覧|内訳|所在地|位置|内容|詳細)[^。]{0,20}は、?$")
"""What says that a list of them is attached: 計8名とする`[。発表者の氏名は、]`別紙のとおり."""


def _is_list_of(stated: Stated, between: str) -> bool:
    """Tell whether what is attached is the list of what was counted in the sentence before."""
    return between.count("。") <= 1 and stated.start < MOST and NAMES.search(between) is not None
