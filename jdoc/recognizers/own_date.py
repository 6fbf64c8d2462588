"""The day that a document bears: what relative dates in it count from. Where it bears none, there is none."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace

from jdoc.language.dates import grammar
from jdoc.language.dates.context import DateContext
from jdoc.language.dates.date_parts import DateParts, period_of
from jdoc.language.dates.expressions import read_date
from jdoc.language.dates.grammar import WHOLE_DATE
from jdoc.language.dates.separated import read_dotted, read_separated
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.model import Kind
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.recognizers.passage import Passage
    from jdoc.vocabulary import DateSource

HEAD, OPENING, TAIL = 12, 3, 4
"""Blocks at the beginning of a document, paragraphs of its opening, blocks at its end, that may bear its date."""
LONGEST_LINE = 40
SPEAKING = frozenset({None, *get_args(Kind)}) - {"contents", "furniture", "table", "item", "note"}
"""Kinds of blocks that speak to somebody."""
BEHIND_ALL = frozenset({"signature", "furniture", "note"})
"""Kinds of blocks that stand below the day, or above it, at a document's end."""
SENTENCE = deferred("[ぁ-ん]{2}|[。、]")
"""What shows that a date stands in a sentence: `5月1日[から]`."""
NAMED = deferred("^ *[ぁ-ん]{2,6}(?:[都道府県市区町村郡]|[一-鿿ァ-ヴー]{2,})[一-鿿ァ-ヴー ]*$")
"""An office whose place has a name in kana: 令和4年9月20日`[ みなと県農政課]`, not `に開いた`."""
OF_SOMETHING = deferred(
    "発生|起き|期間|期限|期日|[締〆]切|施行|適用|予定|開始|終了|納[期付入]|履行|生年|取得|開催日|日[時程]|会期|受付|募集|契約|完成|竣工"
    "|発効|有効|決算|支払|休館|改正|廃止|付けで|生まれ|生$"
)
"""What says on a line of its own that the day is that of something: `施行[期日]`, not `提出`."""
IN_OPENING = deferred(
    "(?:\\([月火水木金土日]\\))?(?:まで)?"
    "(?:[、,]|に、?(?!発生|発効|施行|締結|採択され|設立)(?:[^。さ]|さ(?!れた[^。、])){0,60}?"
    "(?:会談|会合|会議|協議|署名|開催|発表|公表|採択|公布|決定|制定)(?!された[^。、]))"
    "[^。]{0,400}(?:た|ます|する|いる|行う|たい)(?:。|$)"
)
"""What stands behind the day of a first sentence: `[、東京で会談した。]`, not `に開催された会議を見た。`."""
DEFINED = deferred("\\([^()。]*。[^()]*\\)")
"""What brackets say of a party, with an end of a sentence in them: 甲国政府`[(以下「甲」という。)]`は、."""
ENTRY, CHRONOLOGY = deferred("[^ 日]{4,12}日[ :][^0-9(]{2}"), 2
"""A line of a chronology, `[1945年8月15日 終戦]`, not `2024年5月10日(金)`; how many make one."""
OF_TERM = ("自", "自 ", "至", "至 ")
"""What stands before the days of a term: 自 令和5年4月1日 至 令和6年3月31日."""
# A weekday behind a day, in brackets.
_WEEKDAY = "(?:\\([月火水木金土日][^()]{0,4}\\))?"
BEGUN = deferred(f"{_WEEKDAY}から(?=の)")
"""What stands behind the first day of something: 9月22日`(日)から`の大雨, not `から24日まで`."""
BESIDE = 6
"""How far from a date stands what says that it is that of something."""
TODAY = ("本日(", "本日、", "本日付け(")
"""What says of a day that it is that of the document: 本日（令和６年５月10日）."""
FIRST_WORDS = 40
"""How far into its first sentence a document says on which day it speaks."""
MINUTES = deferred(
    "議事|会議録|会議要[旨録]|会議概要|開催概要|記録|結果概要|結果報告|会見(?:の?(?:概要|要旨|要録)|録)(?![一-鿿])|(?:会議|会合|会談|懇談会?|意見交換会?|協議)の要旨"
)
"""What makes a document one that tells of a meeting, whose day is its own: `[議事]要旨`, not `会見のお知らせ`."""
FIRST_BLOCKS = 4
HELD = deferred("[^一-鿿]*(?:開催|開会|会議)?の?(?:日 ?時|期 ?日|年 ?月 ?日)[ :]*")
"""What stands before the day of a meeting: `[開催日時: ]`, `[開会日時 ]`, not `施行期日`."""
WRITTEN = deferred("(?:記述|記載|掲載|内容|情報)[^。、]{0,4}は、?$")
"""What stands before the day on which a text was as it says: `コラムの[記述は、]`, not `人口は、`."""
AS_IT_WAS = deferred("(?:現在|時点)の(?:もの|情報|内容)")
"""What stands behind it: `[現在のもの]である`, not `現在の人口`."""
NUMBER_OF_MONTH = deferred("(?P<year>[^ 年]{1,8}年)(?:\\([^()]{1,8}\\))? ?(?P<month>[0-9]{1,2}月)(?:号| ?発行)")
"""The month of a paper that comes out month by month: 広報北浜 `[令和8年5月号]`, not `令和8年5月1日`."""
ISSUED = deferred("(?P<month>[0-9]{1,2}月)(?P<day>[0-9]{1,2}日) ?(?:発行|号)")
"""The day on which it comes out: `[5月1日発行]`, not `5月1日に発行する`."""
ACT = deferred("署名|作成した|調印|交付する|証する|誓約|宣言する|承認する|公布する|制定する")
"""What a document does to itself at its end: 2021年6月4日に東京で`[署名]`した."""
LAST_OF_SEVERAL = deferred(f"{grammar.WEEKDAY}{grammar.AND}(?P<day>{grammar.NUMBER})日")
"""The last of several days: 6月11日`[及び12日]`."""


class OwnDay(NamedTuple):
    """The day of a document."""

    day: dt.date
    source: DateSource
    """Where it stands."""


class Bearer(NamedTuple):
    """Blocks that may bear the document's day."""

    name: DateSource
    passages: Callable[[Sequence[Passage]], Iterator[Passage]]
    """Those of a document."""
    stands: Callable[[str, int, int], bool]
    """Whether a date stands in a text, between two places, as the document's day does."""


def _of_kind(kind: str, head: int | None = None) -> Callable[[Sequence[Passage]], Iterator[Passage]]:
    return lambda document: (passage for passage in document[:head] if passage.block.kind == kind)


def _at_head(document: Sequence[Passage]) -> Iterator[Passage]:
    return (passage for passage in document[:HEAD] if passage.block.kind in SPEAKING)


def _short_at_head(document: Sequence[Passage]) -> Iterator[Passage]:
    return _lines(_at_head(document))


def _lines(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Return the short ones; none where several begin with a day and tell of it, as a chronology does."""
    lines = [*filter(_is_line, passages)]
    entries = sum(ENTRY.match(line.folded) is not None for line in lines)
    return iter(lines if entries < CHRONOLOGY else ())


def _at_end(document: Sequence[Passage]) -> Iterator[Passage]:
    """Return the last blocks, and those below which only signatures and the like stand."""
    last = len(document)
    while last and document[last - 1].block.kind in BEHIND_ALL:
        last -= 1
    return iter(document[max(0, last - TAIL) :])


def _short_at_end(document: Sequence[Passage]) -> Iterator[Passage]:
    return _lines(_at_end(document))


def _acts_at_end(document: Sequence[Passage]) -> Iterator[Passage]:
    return (passage for passage in _at_end(document) if ACT.search(passage.folded))


def _of_meeting(document: Sequence[Passage]) -> Iterator[Passage]:
    """Return the first blocks of a document that tells of a meeting."""
    is_minutes = any(MINUTES.search("".join(passage.folded.split())) for passage in document[:FIRST_BLOCKS])
    return iter(document[: is_minutes * HEAD])


def _opening(document: Sequence[Passage]) -> Iterator[Passage]:
    paragraphs = [passage for passage in document[:HEAD] if passage.block.kind == "paragraph"]
    return iter(paragraphs[:OPENING])


def _is_line(passage: Passage) -> bool:
    return len(passage.text) <= LONGEST_LINE


def _anywhere(_text: str, _start: int, _end: int) -> bool:
    return True


def _itself(text: str, start: int, end: int) -> bool:
    """Tell whether nothing right before or behind a date says that it is that of something."""
    return OF_SOMETHING.search(f"{text[max(0, start - BESIDE) : start]} {text[end : end + BESIDE]}") is None


def _alone(text: str, start: int, end: int) -> bool:
    """Tell whether a date stands alone on its line, or with a weekday, a place or a number."""
    rest = f"{text[:start]} {NAMED.sub('', text[end:].lstrip('、,'))}"
    return SENTENCE.search(rest) is None and OF_SOMETHING.search(rest) is None


def _published(text: str, _start: int, end: int) -> bool:
    """Tell whether a line ends with a date and that this is when its paper came out."""
    return PUBLISHED.match(text, end) is not None and SENTENCE.search(text) is None


PUBLISHED = deferred(f"{_WEEKDAY} ?(?:発行|公表|発表|発出|作成|公開)[)]? ?$")
"""What ends a line that says when its paper came out: 令和7年第45週　令和7年11月13日（木）`[発行]`."""


def _held(text: str, start: int, _end: int) -> bool:
    return HELD.fullmatch(text[:start]) is not None


def _as_written(text: str, start: int, end: int) -> bool:
    return WRITTEN.search(text[:start]) is not None and AS_IT_WAS.match(text, end) is not None


def _in_first_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a document says at its beginning that it speaks of this day, and of no event of it."""
    if text.endswith(TODAY, 0, start):
        return True
    before, behind = (DEFINED.sub("", part) for part in (text[:start], text[end:]))
    return len(before) <= FIRST_WORDS and "。" not in before and IN_OPENING.match(behind) is not None


def _in_act(text: str, _start: int, end: int) -> bool:
    """Tell whether a document was signed or made on this day: the act follows in the same sentence."""
    act = ACT.search(text, end)
    return act is not None and "。" not in text[end : act.start()]


BEARERS = (
    Bearer("dateline", _of_kind("dateline"), _anywhere),
    Bearer("title", _of_kind("title", HEAD), _itself),
    Bearer("dateline", _short_at_head, _alone),
    Bearer("dateline", _at_head, _published),
    Bearer("dateline", _of_meeting, _held),
    Bearer("signature", _short_at_end, _alone),
    Bearer("signature", _acts_at_end, _in_act),
    Bearer("signature", _at_end, _as_written),
    Bearer("opening", _opening, _in_first_sentence),
)
"""Where the day stands, in the order in which it is looked for."""


def own_date(document: Sequence[Passage]) -> OwnDay | None:
    """Find the day in the dateline, the title, on a line of its own, in the act at the end, or in the first sentences.

    Only a whole date counts; of a range, its last day.
    """
    for name, passages, stands in BEARERS:
        for passage in passages(document):
            day = _whole_date(passage.folded, stands)
            if day:
                return None if name == "opening" and _goes_on(document, day) else OwnDay(day, name)
    return _issued([passage.folded for passage in document[:FIRST_BLOCKS]])


TOLD = deferred("[^。]{0,120}(?:[したっい]た|りた)[。、]")
"""What shows behind a day that something has been on it: 4月12日`、報告をまとめた。`"""
LATER = dt.timedelta(31)
"""How long after its own day a document may tell of what has been, at least, to be no document of that day."""


def _goes_on(document: Sequence[Passage], day: dt.date) -> bool:
    """Tell whether a document tells what has been long after a day: then its first sentence begins a story."""
    for passage in document:
        for match in WHOLE_DATE.finditer(passage.folded):
            reading = read_date(passage.folded, match.start(), DateContext())
            if reading and reading.last and reading.last > day + LATER and TOLD.match(passage.folded, reading.end):
                return True
    return False


def _issued(lines: Sequence[str]) -> OwnDay | None:
    """Return the day of a paper that says its year with its month: 令和8年5月号, 5月1日発行; else its last."""
    of_month = next(filter(None, map(NUMBER_OF_MONTH.search, lines)), None)
    issued = next(filter(None, map(ISSUED.search, lines)), None)
    if of_month is None or (issued and issued["month"] != of_month["month"]):
        return None
    day = issued["day"] if issued else "末日"
    found = _whole_date(f"{of_month['year']}{of_month['month']}{day}", _anywhere)
    return OwnDay(found, "title") if found else None


def _whole_date(text: str, stands: Callable[[str, int, int], bool]) -> dt.date | None:
    """Find a date with year, month and day that stands as the document's day does; of several, the last."""
    for match in WHOLE_DATE.finditer(text):
        start = match.start()
        reading = next(filter(None, (read(text, start, DateContext()) for read in READERS)), None)
        if reading is None or not reading.last or reading.parts.day is None or reading.relative or reading.parts.fiscal:
            continue
        if text[:start].endswith(OF_TERM) or BEGUN.match(text, reading.end):
            continue
        day, end = _last_of_several(text, reading.end, reading.parts) or (reading.last, reading.end)
        if stands(text, start, end):
            return day
    return None


READERS = (read_date, read_separated, read_dotted)


def _last_of_several(text: str, end: int, parts: DateParts) -> tuple[dt.date, int] | None:
    """Return the last day where the list goes on with days: 6月11日及び12日, and where it ends."""
    match = LAST_OF_SEVERAL.match(text, end)
    period = period_of(replace(parts, day=read_whole(match["day"]))) if match else None
    return (period.last, match.end()) if match and period else None
