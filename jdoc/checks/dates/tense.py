"""Tense: what has happened, by its verb, on a day after the document's own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

DONE = deferred(
    "(?:\\([^()]{1,6}\\))?(?:まで)?(?:に|付けで)(?:[^。「」]|「[^「」。]{1,40}」){0,40}?(?P<state>済み?(?:(?:である|です)。?|の(?=[一-鿿])|。))"
    "|(?:開催|実施|公表|発表|締結|採択)?\\)(?:では|において|での?|の結果|によると|により)[^。「」]{0,40}?(?:た|ました)。"
    "|(?:現在|時点)(?:の|で|における)?[^。「」]{0,40}?(?:であった|でした|だった|となった|となりました|[にを](?:達し|超え|上回っ|下回っ)(?:まし)?た)(?:。|\\Z)"
)
"""The same without a verb of its own: 11月7日`[に締結済みである]`, `[現在の人口は、5万人であった。]`, not `に済ませる`."""
PAST = deferred(
    "(?:\\([^()]{1,6}\\))?(?:の(?:始発|早朝|未明|朝|昼|夕方?|夜|深夜|正午|午前|午後)(?=から|に|まで|より))?(?:まで)?(?:に|、|から|より|の|付け?(?:で|の)?|をもって|開催の|(?:現在|時点)で、?(?!は)| +(?=[^ 0-9(])|(?<=まで)(?=[一-鿿ァ-ヴ])|(?=午[前後]|[0-9]))(?:[^。「」]|「[^「」。]{1,40}」){0,70}?"
    "(?:(?:[しっいえきけせてねめれげべじちりぎび得見出来経着]た|んだ|ました)(?:。|\\Z|(?=[()])|(?=[一-鿿ァ-ヴ])(?!後|場合|め|い|[人者方]|世帯|企業|法人)|(?=ばかり|とおり|ところで|ので、|が、|もので(?!なけ)|こと[をにが](?:高く|心から|深く)?(?:評価|歓迎|感謝|留意|確認|報告|祝|喜|踏まえ|受け)))"
    "|(?:されて|して|れて|始めて|終えて|達して|なって)(?P<state>(?:い(?:る|ます|た|ました)|おり(?:ます|ました))。))"
)
"""What says that something has happened on a day: 11月30日`[に開催した。]`, not `に開催する。`."""
PLANNED = deferred(
    "予定|見込|計画|た(?:場合|とき|際)の|こと(?:[がをとに]|で(?:一致|合意|認識))|よう(?!になり|になっ)|以[降後]|期限|方針|で合意|公表する|延期|変更|改め|締切|目標|見通し|予測|予想|予報|想定|求め|要請|約束|(?<![家者層民人])向け|延長|設定|とし(?:て|た)|る旨|方法|別案"
    "|(?:する|される|行う|行われる|なる|[始終]まる|開く|開かれる|迎える|ある|いる|れる|せる)(?![たて]|と(?!の[^ぁ-ん]|い|発表|公表|説明|答|回答|述|表明|報告|し)|ようにな)|たい|まで(?!に)|から[^。]{0,30}(?:まで|[0-9]日)|はず|であろう|定め|案を|決め|(?:を|が|と|旨)(?:、?[^。、]{0,6}とおり)?決定(?:し|する|され)|指定|期待|求められ|なければ|みなす"
)
"""What speaks of the future, before anything has happened: `[予定]していた`, `施行[する]こととした`, 開催`[する]との答弁`, not `すると`."""
MOVED = deferred("(?:計画|方針|要綱|要領|規則|条例|規程|規約|約款|定款|基準|戦略|指針|名称|体制)を$")
"""What is changed on a day, before it: 基本`[方針を]`令和6年12月に変更した, not `期限を`, which is moved to it."""
CHANGED = deferred("に(?:変更|延長|見直)し?(?=[た、て])")
"""The verb of that: `[に変更し]た`."""
HELD = deferred(
    "(?:\\([月火水木金土日][^()]{0,4}\\))?に(?:開く|開かれる|開催する|開催される|行う|行われる|実施する|予定する|ある)(?!こと)[^。、「」にをがは]{2,16}?(?:で|において|にて)(?![あきす])"
)
"""What comes on a day, and happens there: 7月20日`[に開く審議会で]`説明し、了承を得た, not `に開く審議会に諮る`."""
TO_COME = deferred("[うくぐすつぬぶむる](?=[一-鿿ァ-ヴ])")
"""What is still to be done: 配`[る]冊子`, not `配った冊子`."""
MONTH = deferred("[0-9]{4}-[0-9]{2}")
"""A month of a year, as its value: `[2024-03]`."""
YEAR = deferred("[0-9元]年(?![生間目次前後以])|昨|前年")
"""What may say the year of a day: `令和[5年]`, `[昨]年`."""
DAY_ALONE = deferred("(?:去る)?[0-9０-９〇一二三四五六七八九十]{1,3}月[0-9０-９〇一二三四五六七八九十]{1,3}日")
"""A day without its year: `[12月16日]`, not `同年12月16日`."""
FIGURE = deferred("[0-9０-９〇一二三四五六七八九十元翌同]")
"""What a day is said with: `[5]月`, not `土曜日`."""
VAGUE = deferred("年(?:末|始|明け|の瀬|頭|初|内|度)|新年")
"""A time of year whose year nobody says: `[年末]の雪`, not `令和7年末`."""
LEAP = (2, 29)
NEAR = 92
"""Days after the document's own for which nobody would leave out another year."""


OF_RECORD = deferred(
    "(?:議事録|会議録|議事要旨|議事概要|議事要録|筆記録|速記録|本記録)(?:[(]案[)])?(?:は|を|について|の(?:内容|確認|署名)は)、?[^。]{0,12}$"
)
"""What is done with the record of a meeting after it: `[議事録は]`同年10月9日に確認を得た."""


def find_future_as_past(facts: Facts) -> Iterator[Found]:
    """Find what has happened on a day that comes after the document's own."""
    day = facts.day
    if day is None or _is_told_in_passing(facts):
        return
    is_as_of = _is_as_of(facts)
    for index, dates in facts.entities({"DATE"}):
        day = _later_dateline(facts, index, dates, day)
        for date in dates:
            clause = _clause_of(facts.texts[index], date, day, is_as_of=is_as_of)
            is_told = (
                clause is None
                or facts.is_quoted(index, date.start)
                or OF_RECORD.search(facts.texts[index], 0, date.start)
            )
            if clause is not None and not is_told:
                place = Place(index, date.start, date.end)
                said = date.latest if f"{date.latest}" > day.isoformat() else date.text
                yield Found(place, f"{said} is after the document's own day, {day}", (_verb_of(index, clause),))


def _clause_of(text: str, date: Entity, day: dt.date, *, is_as_of: bool) -> re.Match[str] | None:
    """Return what tells that something has happened on a date after a day, if the date is after it."""
    if _is_later(date, day, is_as_of=is_as_of) or (_is_slip(date, day) and not _has_year(text, date.start)):
        return _has_been(text, date, is_range=date.from_ is not None)
    is_closed = text.startswith(CLOSED, date.end) and _is_open(date, day)
    clause = _has_been(text, date, is_range=True) if is_closed or _is_under_way(date, day) else None
    return clause if clause is not None and (is_closed or CARRIED_OUT.search(clause[0])) else None


CLOSED = ("の決算", "決算", "一般会計決算", "の一般会計決算")
"""What there is of a year when it is over: 令和5年度`の決算`は."""


def _is_open(date: Entity, day: dt.date) -> bool:
    """Tell whether a date is a fiscal year that isn't over."""
    own = day.isoformat()
    return date.text.endswith("年度") and bool(date.earliest and date.latest and date.earliest <= own <= date.latest)


def _has_year(text: str, start: int) -> bool:
    """Tell whether a year is said in a sentence before a place."""
    return YEAR.search(text, sentence_start(text, start), start) is not None


def _later_dateline(facts: Facts, index: int, dates: Sequence[Entity], day: dt.date) -> dt.date:
    """Return the day that a text is of: where several papers follow each other, that of the last dateline above."""
    if facts.blocks[index].kind != DATELINE or WORDS.search(facts.texts[index]):
        return day
    later = (date.latest for date in dates if date.latest and date.latest == date.value and not date.relative)
    return max((day, *map(dt.date.fromisoformat, later)))


DATELINE = "dateline"
WORDS = deferred("[ぁ-ん]")
"""What shows that a line tells of what happened on a day: 令和7年10月1日 書庫`[を]移した`."""


def _verb_of(index: int, clause: re.Match[str]) -> Place:
    """Return where the words stand that say that something has happened."""
    verb = VERB.search(clause[0])
    return Place(index, clause.start() + (verb.start() if verb else 0), clause.end())


VERB = deferred("[^、をがはにでとへも ]{1,12}[。)]?$")
"""The words at the end of a clause: 式典を`[開催した。]`."""


def _is_told_in_passing(facts: Facts) -> bool:
    """Tell whether the document's day is only one that its first sentences name: it may be that of an event."""
    if any(block.base_date_source == OPENING for block in facts.blocks[:1]):
        return True
    own = facts.day.isoformat() if facts.day else ""
    first = ((index, date) for index, dates in facts.entities({"DATE"})[:FIRST] for date in dates)
    return any(date.value == own and OF_EVENT.match(facts.texts[index], date.end) for index, date in first)


OPENING, FIRST = "opening", 1
OF_EVENT = deferred("(?:\\([月火水木金土日]\\))?(?:に?開催\\)|付け?(?:の?照会|の?依頼))")
"""What says that it is the day of an event, or of another paper, which this one was written after: `[開催)]`議事録, `[付け照会]`, not `発表)`."""


def _is_as_of(facts: Facts) -> bool:
    """Tell whether the document's day is that of its figures, 令和６年３月31日現在: it is written in the months behind."""
    own = facts.day.isoformat() if facts.day else ""
    said = ((facts.texts[index], date) for index, dates in facts.entities({"DATE"}) for date in dates)
    return any(
        text.startswith(AS_OF, date.end) and not OF_TEXT.search(text, 0, date.start)
        for text, date in said
        if date.value == own
    )


AS_OF = "現在"
OF_TEXT = deferred("(?:記述|記載|掲載|内容|情報)[^。、]{0,4}は、?$")
"""What is told of the text, which is written on the day itself: 本書の`[記述は、]`令和7年6月10日現在, not `人口は、`."""


def _past_clause(text: str, start: int) -> re.Match[str] | None:
    """Return the clause that tells what has happened; one that ends with its bracket is told of a day with its year."""
    clause = PAST.match(text, start) or DONE.match(text, start)
    is_aside = clause is not None and text.startswith(")", clause.end())
    return None if is_aside and not OWN_YEAR.search(text, 0, start) else clause


OWN_YEAR = deferred("年[^年。]{0,12}$")
"""What shows that a day is told with its year: 2026`[年8月27日]`, not `8月27日`."""


def _has_been(text: str, date: Entity, *, is_range: bool) -> re.Match[str] | None:
    """Return the clause behind a date that says that something has happened, and doesn't speak of plans before.

    Of a range and of a day until which something was done the sentence must say it: it may be a condition, or what is
    to be told by then.
    """
    clause = _past_clause(text, date.end)
    must_end = is_range or text.startswith("まで", date.end)
    if clause is None or clause[0].count("(") > clause[0].count(")"):
        return None
    if must_end and not clause[0].endswith("。") and not text.startswith(FACT, clause.end()):
        return None
    if _is_of_condition(text, clause):
        return None
    end = clause.start("state") if clause.groupdict().get("state") else clause.end()
    return None if PLANNED.search(text, _behind_event(text, date, end), end) else clause


FACT = "こと"
"""What makes a fact of what has happened: 改善された`こと`を確認した."""


def _is_of_condition(text: str, clause: re.Match[str]) -> bool:
    """Tell whether a clause says which things are meant, in a sentence that tells of nothing that was."""
    is_of_noun = not clause[0].endswith(ENDED) and OF_NOUN.match(text, clause.end()) is not None
    is_told = TOLD_AT_END.match(text, clause.end()) or (
        OF_EVENT_BEFORE.search(clause[0]) and THERE.match(text, clause.end())
    )
    return is_of_noun and not is_told


OF_EVENT_BEFORE = deferred("に(?:[^。、はがを]{1,12}で)?(?:開催|開設|開館|開通|開業|公表|発表|公開|放送|配信)した$")
"""An event of the day itself, which is no condition of anything: 6月27日`[に開設した]`, not `に加入した`."""
THERE = deferred("[一-鿿ァ-ヴー]{2,14}(?:では|において|に(?:は|おいて)|の(?:結果|概要|様子|模様|内容))")
"""Where something is or was, which must have been there: 開設した`[特設サイトでは]`, not `者に`."""
ENDED = ("。", "ました", "でした")
"""How a sentence ends, also one whose full stop was forgotten: 決議しました今後は."""
OF_NOUN = deferred("[一-鿿ァ-ヴ]")
"""What a verb belongs to that ends no sentence: 申請のあった`[補]助金`, not `。`."""
TOLD_AT_END = deferred(
    "[^。]*(?:た|[てで]いる|[てで]います|[てで]おります)(?:。|$)"
    "|[^。、]*(?:結果|内容|状況|概要|模様|様子|議事録|要旨)(?:等|など)?(?:について)?[をは、][^。、]{0,16}(?:公表|報告|発表|掲載|紹介|(?:御|ご)?(?:知らせ|説明)|まとめ)"
)
"""The rest of a sentence that tells of what was: `[補助金を配った。]`, `[と見込んでいる。]`, `[会議の結果を公表]する`, not `補助金について適用する。`."""


def _behind_event(text: str, date: Entity, end: int) -> int:
    """Return where a clause goes on behind what it says of the day itself: an event to come, something that changed."""
    changed = CHANGED.match(text, date.end) if MOVED.search(text, 0, date.start) else None
    held = HELD.match(text, date.end, end)
    is_done = held is not None and not TO_COME.search(text, held.end(), end)
    settled = SETTLED.match(text, date.end)
    known = held if is_done else changed or settled
    return known.end() if known else date.end


SETTLED = deferred(
    "(?:\\([^()]{1,6}\\))?(?:の[^。、]{0,12}[議会]で[^。]{0,40}?(?:を|が|と|旨)(?:決定|承認|了承|可決|議決|採択|指定)(?:し|され)"
    "|まで(?:に|には)[^。、]{0,30}?(?:た|[てで]いる)こと[をが]確認)"
)
"""What was settled by a meeting on a day, or was seen to be done by then: 28日`[の閣議で政令を決定し]`た, 25日`[までに改善されたことを確認]`した, not `の閣議で決める`."""


LONG_AGO, SOON = 270, 92
"""Days: what has been that long ago has its year beside it, and who writes about the day before it comes is that early."""


def _is_slip(date: Entity, day: dt.date) -> bool:
    """Tell a day without a year that would be long past, but comes soon: in November, 12月16日に開催した."""
    if not date.relative or "年" in date.text or not date.latest or not DAY_ALONE.fullmatch("".join(date.text.split())):
        return False
    last = dt.date.fromisoformat(date.latest)
    if date.earliest != date.latest or not (day - last).days >= LONG_AGO:
        return False
    return 0 < (last.replace(year=last.year + 1) - day).days <= SOON if (last.month, last.day) != LEAP else False


def _is_later(date: Entity, day: dt.date, *, is_as_of: bool) -> bool:
    """Tell whether a date is one day, later than another one, and the year is sure; or a month, of no day of figures."""
    if not date.latest or not date.earliest or date.earliest <= day.isoformat():
        return False
    is_month = MONTH.fullmatch(f"{date.value}") is not None and not is_as_of
    is_day = _day_of(date) == date.latest or is_month or _is_between_days(date)
    if VAGUE.match(date.text) or not is_day or not FIGURE.search(date.text):
        return False
    if not date.relative or "年" in date.text:
        return True
    return (dt.date.fromisoformat(date.latest) - day).days <= NEAR


def _is_between_days(date: Entity) -> bool:
    """Tell whether a date is a range of days: 7月8日から19日まで."""
    ends = date.from_, date.to
    return all(end is not None and f"{end.value}" in (date.earliest, date.latest) for end in ends)


def _is_under_way(date: Entity, day: dt.date) -> bool:
    """Tell whether a date is a range of days that has begun, and isn't over."""
    own = day.isoformat()
    return _is_between_days(date) and bool(date.earliest and date.latest and date.earliest <= own < date.latest)


CARRIED_OUT = deferred(
    "(?:稼働|開催|実施|運[航行]|巡回|点検|調査|観測|測定|訪問|回収|収集|実験|展示|公演|滞在|行い?|行われ|開[いか])(?:し|され|れ)?(?:た|ました)。"
)
"""What has been done all the time of a range: 15日から28日まで延べ310時間`[稼働した。]`, not `募集を始めた。`."""


def _day_of(date: Entity) -> str:
    """Give the day of a date that is one, or ends with one (までに)."""
    return f"{date.value}".removeprefix("../").removesuffix("/..")
