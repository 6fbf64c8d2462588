"""Tellings: each day that a text tells with what it is the day of, in whatever form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.claims.moments import DAY, HOURS, LENGTH, SPAN, TIME, moments
from jdoc.checks.dates.told.days import days_of
from jdoc.checks.dates.told.words import BOX, ELSEWHEN, EVENT, LABEL_AT_END, THINGS, labels
from jdoc.checks.rules import Place
from jdoc.language.lazy import BREAK, deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.claims.moments import Moments
    from jdoc.checks.dates.told.days import Day
    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

_SIGNS = f"{DAY}{SPAN}{TIME}{HOURS}{LENGTH}"
BEFORE = deferred(
    "(?:^|(?<=[\\s。、()】【〔\\[<「・○◯●◆■※]))(?:(?:各|本|当該|この|その|試験当日\\())?(?P<label>[一-鿿々ァ-ヴー〆0-9のみびり]{2,16})[】〕\\]>」]?(?:[(](?:予定|厳守|必着|案)[)])?(?:(?P<line>[ :\t]{1,16}|】)|(?P<said>は、?|を、?|が、?|[(](?:は、?)?))$"
)
"""What a day is of, before it: `[提出期限  ]`, `[提出期限は、]`, `[締切(]`, not `4月から`."""
SPACED = deferred("(?<![一-鿿])(?P<one>[一-鿿]) {1,4}(?P<other>[一-鿿])(?=[ :】\t])")
"""A label whose two characters are set apart: 日　　時."""
BEHIND = deferred(
    "(?:[(][^()]{1,6}[)])?(?:の|に(?:予定(?:される|している)|行(?:う|われる|った|われた)|開催(?:する|される|した|された)|実施(?:する|される|した|された)))(?P<label>[一-鿿々ァ-ヴー]{2,14}?)(?=[、。はがにでをのと(]|当日|$)"
)
"""What a day is of, behind it: 6月6日`[の提出期限]`の当日."""
HELD = deferred("(?:[(][^()]{1,6}[)])?に、?(?P<label>[一-鿿々ァ-ヴー]{2,14})を(?:開催|実施|行い|行う|行っ|開く|開き)")
"""What is held on a day: 10月14日`[に面接審査を実施]`した."""
IN_ROW = deferred("[^\\S\\n]{1,12}(?P<label>[一-鿿々ァ-ヴー]{2,14})(?=[、\\s(]|$)")
"""What stands behind a day in its row: 10月7日`[  面接審査]`、候補者の選定."""
STARTS = deferred("(?:[(][^()]{1,6}[)])?の?(?:午[前後])?(?:[0-9]{1,2}時)?(?:から|より|以降|開始|に開始)")
"""What shows that a day is the first one: 6月2日`[から]`受け付けます, not `まで`."""
IS_ON = deferred(
    f"(?:[(][^()]{{1,6}}[)])?(?:に、?(?:開催|開[かきく]|行[いうわ]|実施|挙行|予定)|(?:です|である|でした|とする|とします)|から|まで|必着|[〜~、。)]|[ ]?[{TIME}{HOURS}]|$)"
)
"""What is said of a day behind its label in a sentence: 説明会は8月9日`[に開催]`します, not `に設置された`."""
SENT = deferred(
    f"(?:[(][^()]{{1,6}}[)])?(?:の?[ ]?{TIME})?(?:[(]必着[)]|までに?の?[^。{DAY}{SPAN}]{{0,24}}?(?:申し?込|応募|受信|必着|到着|届|送信|エントリー|出願)|必着|(?:の)?消印有効)"
)
"""What is to be sent by a day: 8月20日の午後5時15分までに受信したもの."""
OF_SOME = deferred("(?:方|者|人|団体|法人|企業|学校)(?:は|には|で|が)")
"""What tells who alone has to: 入居の申込みをした`[方は]`."""
ENTRY = deferred("申し?込|応募|エントリー|公募|募集|出願|受験の手続")
"""What the matter of an invitation is: `[申込]手続`, not `請求`."""
ALONE = deferred("[^。]{1,30}に限(?:ります|る|らせていただきます)。")
"""What says that there is no other way: `[インターネットによる申込みに限ります。]`."""
IN_FORCE = deferred("から、?(?:施行|適用)(?:する|します)")
"""What says that a day is that from which a law is in force: 令和7年4月1日`[から施行する]`."""
THIS_LAW = deferred("この(?:条例|規則|要綱|要領|規程|告示|訓令|法律|政令|省令|規約|協定|基準)は、?$")
"""The law that is meant: `[この条例は、]`, not `第3条の規定は、`."""
SENTENCE = deferred("[。\\n]")
"""What ends a sentence, or a row: `行う[。]`, not `行い、`."""
HEAD_LINE = 25
"""Characters of a line that heads others."""
NEAR, AROUND, ABOVE, MORE = 28, 60, 200, 6


class Telling(NamedTuple):
    """A day, and what is told of it."""

    kind: str
    """The kind of its label, or the name of the event."""
    word: str
    days: tuple[Day, ...]
    place: Place
    is_line: bool
    """Whether a label stands before it as in a form, not in a sentence."""
    head: str
    things: frozenset[str]
    """For which things that have days of their own it is."""
    is_elsewhen: bool
    """Whether its sentence speaks of another time."""

    @property
    def is_box(self) -> bool:
        """Tell whether it stands where things are told again."""
        return BOX.search(self.head) is not None


def tellings(facts: Facts) -> list[Telling]:
    """Return the days of a document of which it is told what they are."""
    return facts.kept("tellings of days", lambda: [*_tellings(facts)])


def _tellings(facts: Facts) -> Iterator[Telling]:
    title = BREAK.join(facts.texts[:FIRST])
    told = [telling for spot in _spots(facts) for telling in _of_spot(spot)]
    lines = {each.kind for each in told if each.is_line}
    for each in told:
        is_own = not each.is_line and each.kind not in lines and each.kind in title and EVENT.fullmatch(each.kind)
        yield each._replace(kind=OWN) if is_own else each


OWN = "event"
"""The kind of the days of what the document is about."""


class Spot(NamedTuple):
    """Where a day stands."""

    each: Moments
    text: str
    """That of the moments, with labels whose characters stand apart put together."""
    at: int
    head: str
    raw: str
    """The text as it is."""
    entity: Entity

    @property
    def before(self) -> str:
        """What its sentence says before it."""
        first = max(0, self.entity.start - AROUND)
        start = max((match.end() for match in SENTENCE.finditer(self.raw, first, self.entity.start)), default=first)
        return self.raw[start : self.entity.start]

    @property
    def behind(self) -> str:
        """What it says behind it."""
        last = min(len(self.raw), self.entity.end + NEAR)
        end = next((match.start() for match in SENTENCE.finditer(self.raw, self.entity.end, last)), last)
        return self.raw[self.entity.end : end]


def _spots(facts: Facts) -> Iterator[Spot]:
    for each in moments(facts):
        if DAY in each.text or SPAN in each.text:
            text = SPACED.sub(_joined, each.text)
            head = _head(facts, each.index)
            for at, entity in each.entities.items():
                if entity.label == "DATE" and each.text[at] in (DAY, SPAN):
                    yield Spot(each, text, at, head, facts.texts[each.index], entity)


def _joined(match: re.Match[str]) -> str:
    """Put a label together without changing its length."""
    return " " * (len(match[0]) - 2) + match["one"] + match["other"]


def _of_spot(spot: Spot) -> Iterator[Telling]:
    before = BEFORE.search(spot.text, max(0, spot.at - NEAR), spot.at)
    if before is not None:
        is_line = before["line"] is not None
        if is_line or not before["said"].startswith(("は", "が")) or IS_ON.match(spot.text, spot.at + 1):
            yield from _told(spot, before["label"], spot.before, is_line=is_line)
    if before is None or _named(before["label"], spot.head) is None:
        yield from _sent(spot)
    for pattern, is_line in ((BEHIND, False), (HELD, False), (IN_ROW, True)):
        behind = pattern.match(spot.text, spot.at + 1, spot.at + AROUND)
        if behind is not None:
            more = spot.behind[: behind.end() - spot.at + MORE]
            yield from _told(spot, behind["label"], spot.before + more, is_line=is_line)
    if IN_FORCE.match(spot.text, spot.at + 1) and THIS_LAW.search(spot.text, max(0, spot.at - NEAR), spot.at):
        yield _telling(spot, Named("in_force", "施行日"), "", is_line=False)


def _sent(spot: Spot) -> Iterator[Telling]:
    """Yield the day by which something is to be sent, by the verb alone."""
    sent = SENT.match(spot.text, spot.at + 1, spot.at + AROUND)
    if sent is None or OF_SOME.search(spot.before):
        return
    if ENTRY.search(f"{spot.head} {spot.before}{spot.behind}"):
        whole = spot.raw[max(0, spot.entity.start - ABOVE) : spot.entity.start]
        named = Named("entry", "申込", is_last=True)
        yield _telling(spot, named, ALONE.sub("", whole) + spot.behind, is_line=False)


def _told(spot: Spot, label: str, sentence: str, *, is_line: bool) -> Iterator[Telling]:
    """Yield what is told of a day by its label, or by the name of what is held on it."""
    named = _named(label, spot.head)
    if named is not None and not (named.is_last and STARTS.match(spot.behind)):
        said = spot.raw[max(0, spot.entity.start - ABOVE) : spot.entity.start] if named.kind in DEADLINES else sentence
        yield _telling(spot, named, f"{named.of} {'' if is_line else said}", is_line=is_line)


def _named(label: str, head: str) -> Named | None:
    """Return what a label says; days of an event are those of what it names, or of what the heading does."""
    known = LABEL_AT_END.search(label)
    if known is None:
        return Named(label, label) if EVENT.fullmatch(label) else None
    kind, is_last = labels()[known[0]]
    of = label[: known.start()].rstrip("の")
    if kind != OWN:
        return Named(kind, known[0], "" if of in USUAL else of, is_last)
    event = EVENT.fullmatch(of or head.rsplit("\n", 1)[-1])
    if event is None:
        return None if of else Named(OWN, known[0])
    return Named(event[0], known[0])


class Named(NamedTuple):
    """What a day is called."""

    kind: str
    word: str
    of: str = ""
    is_last: bool = False


def _telling(spot: Spot, named: Named, sentence: str, *, is_line: bool) -> Telling:
    days = days_of(spot.entity)
    days = days[-1:] if named.is_last else _in_line(spot.each, spot.at) if is_line else days
    every = {*THINGS.findall(f"{spot.head} {sentence}".replace(named.kind, "")), named.of} - {""}
    things = frozenset(every - OWN_THINGS.get(named.kind, frozenset()))
    place = Place(spot.each.index, spot.entity.start, spot.entity.end)
    around = spot.head if is_line else f"{spot.head} {spot.before}{spot.behind}"
    is_elsewhen = ELSEWHEN.search(around) is not None
    return Telling(named.kind, named.word, days, place, is_line, spot.head, things, is_elsewhen)


DEADLINES = frozenset({"entry", "deadline", "submit"})
"""Kinds of the last day on which something can be sent in."""
USUAL = frozenset(
    {
        "応募",
        "申請",
        "申込",
        "応募書類",
        "申請書類",
        "提出書類",
        "書類",
        "申請書",
        "応募申請書",
        "本事業",
        "補助金",
        "募集",
        "公募",
    }
)
"""What the deadline of a matter itself is for."""
OWN_THINGS = {
    "pay": frozenset({"納付", "支払", "振込", "入金"}),
    "results": frozenset({"発表", "通知", "合格"}),
    "tender": frozenset({"入札書"}),
    "in_force": frozenset({"一部", "辞退"}),
}
"""Things that are no others for days of a kind."""


def _in_line(each: Moments, at: int) -> tuple[Day, ...]:
    """Return the days of a line around one: what is held on several has them one after another."""
    start = each.text.rfind("\n", max(0, at - AROUND), at) + 1 or max(0, at - AROUND)
    end = each.text.find("\n", at, at + AROUND)
    places = range(start, at + AROUND if end < 0 else end)
    return tuple(day for place in places if place in each.entities for day in days_of(each.entities[place]))


def _head(facts: Facts, index: int) -> str:
    """Return the headings above a block, and the short line before it that heads it; a line for each."""
    first = facts.kept("first heads", lambda: {block.text for block in facts.blocks[:FIRST]})
    heads = [NUMBERED.sub("", head) for head in facts.blocks[index].section or () if head not in first]
    for at in range(index - 1, max(index - FIRST, -1), -1):
        text, block = facts.texts[at], facts.blocks[at]
        is_title = block.kind == "title" or (at < FIRST and not block.number)
        if not is_title and len(text) <= HEAD_LINE and not (block.entities or LIKE_TEXT.search(text)):
            return "\n".join([*heads, text.strip("【】()[]<> ")])
    return "\n".join(heads)


FIRST = 4
"""Blocks at the start of a document among which its title is, which heads all of it."""
LIKE_TEXT = deferred("[。:\t ]")
"""What heads have not: `提出書類[ ]申請書`."""
NUMBERED = deferred(
    "^[\\s0-9０-９第一二三四五六七八九十]{0,6}[ .、．　]+|^[(（][0-9０-９]{1,2}[)）]\\s*|^[０-９0-9]{1,2}"
)
"""The number of a heading: `[2　]学科試験`."""
