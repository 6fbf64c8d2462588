"""Speeches: the lines of minutes that begin with who speaks, told for a document before its blocks are made."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from msgspec import Struct

from jdoc.language.enumerators import Enumerator, Scheme
from jdoc.language.lazy import deferred
from jdoc.language.speakers import Speaker, may_be_body, read_speaker
from jdoc.structure.rules import Question, Rule
from jdoc.structure.sittings import is_time_of_sitting

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.structure.lines import Line

SIGNS = "○〇◯◎◆◇●■□"
_WORD = r"[^\s（）()〔〕【】「」『』、。，．：:！？…]{1,30}"
_WORDS = f"{_WORD}(?:[ \u3000]{{1,2}}{_WORD}){{0,4}}?"
_BRACKETS = r"(?:[ \u3000]?[（(][^（）()「」、。]{1,30}[）)]){1,2}?"
_BEHIND = r"(?P<aside>[ \u3000]?[〔（(](?:登壇|起立|挙手|自席)[^（）()〔〕]{0,10}[）)〕])?(?![ \u3000]?[（(])[ \u3000\t：:]*"
_SIGNED = deferred(rf"[{SIGNS}][ \u3000]?(?P<who>{_WORDS}{_BRACKETS}){_BEHIND}")
"""A sign, a role and a name in brackets: `[○２番（山野花子君）　]通告に従い`, `[○市長（海野一郎君）（登壇）]`, not `○議長　これ`."""
_PLAIN = deferred(rf"[{SIGNS}][ \u3000]?(?P<who>{_WORDS}(?:[（(]\w{{1,2}}[）)]{_WORD})?)(?P<aside>)(?:[ \u3000\t]+|[：:][ \u3000]*|$)")
"""A sign and who speaks, without a bracket: `[○山野委員　]ありがとう`, `[○山野（花）委員　]質問`, `[○議長]`, not `○山野委員は、`."""
_IN_BRACKETS = deferred(
    rf"(?P<open>[（(【＜〔［\[])[ \u3000]?(?P<who>{_WORDS}(?:{_BRACKETS})?)[ \u3000]?[）)】＞〕］\]](?P<aside>)[：:]?[ \u3000\t]*"
)
"""Who speaks, in brackets: `[（海野座長）]では`, `[【議長（海野一郎）】　]次に`, not `海野座長`."""
_BEFORE_COLON = deferred(rf"(?P<who>{_WORDS}(?:{_BRACKETS})?)(?P<aside>)[ \u3000]?[：:][ \u3000]*")
"""Who speaks, before a colon: `[海野委員：]賛成`, not `海野委員は`."""
_BEFORE_SPACE = deferred(rf"(?P<who>{_WORDS})(?P<aside>)\u3000+(?=.)")
"""Who speaks, before a wide space: `[海野座長　]では`, not `海野座長`."""
_ROLE_ENDS = frozenset("長員人君氏官臣者局事")
"""What ends who speaks where nothing but a space stands behind it."""
_FARTHEST = 16
"""Characters into a line that such a space, or a colon, may stand."""
AGENDA_ITEM = deferred(r"(?:追加)?日程第?[0-9０-９〇一二三四五六七八九十]+")
"""An item on the agenda: `[日程第３]　一般質問`, `[追加日程第１]`, not `日程の追加`."""
_AGENDA_SIGN = deferred(r"[◎△▽◇◆□■☆][ \u3000]?(?=\S)")
"""What stands before a part of the minutes: `[◎]開会の宣告`, `[△ ]日程第１`, not `○議長`."""
_LONGEST_AGENDA = 60
_FARTHEST_STOP = 30
"""Lines from who speaks to the end of the first paragraph, at the most."""

SPEECH = Scheme("speech", 10, "at a start", "never", "paragraph", "", "", "")
"""Who speaks is an enumerator of the paragraph that it stands before: no number, but as little of its text."""
AGENDA = Scheme("agenda", 2, "anywhere", "if short", "paragraph", "", "", "", "sign")
"""◎ heads a part of the minutes, where in other documents it heads an item."""


class Head(NamedTuple):
    """What may be who speaks, at the beginning of a line."""

    index: int
    """Of the line."""
    manner: str
    """How it is marked: by a sign, a bracket, a colon, a space."""
    speaker: Speaker
    is_body: bool
    """It names a body (財務省), which counts only where others speak in the same manner."""
    written: str
    end: int
    """Where the speech begins in the line."""
    is_in_sentences: bool = False
    """A sentence ends before the next of them."""


class Manner(Struct):
    """All that a document marks in one manner."""

    sign: str
    heads: Sequence[Head]

    @property
    def count(self) -> int:
        """How many there are that name a person or an office."""
        return sum(not head.is_body for head in self.heads)

    @property
    def is_signed(self) -> bool:
        """Whether a sign or a bracket marks them, which little else does."""
        return self.sign not in {":", " "}

    @property
    def is_sure(self) -> bool:
        """Whether one of them is written as nothing else is, behind a sign and before a sentence: ○議長（海野一郎君）."""
        return self.sign == "sign" and any(head.speaker.is_sure and head.is_in_sentences for head in self.heads)

    @property
    def is_list(self) -> bool:
        """Whether more of them stand before something else than before sentences: those present, and what they are."""
        return 2 * sum(head.is_in_sentences for head in self.heads) < len(self.heads)

    @property
    def speeches(self) -> Iterator[Head]:
        """Those before a speech: before sentences, and what stands between such; ○会長　１名 above them all is none."""
        first = min(head.index for head in self.heads if head.is_in_sentences)
        return (head for head in self.heads if head.is_in_sentences or (self.is_signed and head.index > first))

    @property
    def people(self) -> int:
        """How many people and offices speak."""
        return len({head.speaker[:2] for head in self.heads if head.is_in_sentences and not head.is_body})

    @property
    def takes_turns(self) -> bool:
        """Whether people are named, or offices speak more than once, as they don't where it is told what they do."""
        return self.people > 1 and (self.named > 0 or self.count > self.people)

    @property
    def named(self) -> int:
        """How many people are named."""
        return len({head.speaker.name for head in self.heads if head.is_in_sentences and head.speaker.name})


Spoken: TypeAlias = "Literal['speeches', 'no speeches']"
MANNERS: Question[Manner, Spoken] = Question(
    Rule("name behind a sign", "speeches", lambda manner: manner.is_sure),
    Rule("one who does not speak again", "no speeches", lambda manner: manner.count < 2),
    Rule("list of people", "no speeches", lambda manner: manner.is_list),
    Rule("people or offices behind a sign or in brackets", "speeches", lambda m: m.is_signed and m.takes_turns),
    Rule("people before a colon or a space", "speeches", lambda manner: manner.named > 1),
    Rule("too few to tell", "no speeches", lambda _: True),
)
"""Does a document write in this manner who speaks?"""


def mark_speeches(lines: Sequence[Line]) -> None:
    """Give the lines that begin with who speaks an enumerator that says so; in minutes, those of the agenda as well."""
    manners: dict[str, list[Head]] = defaultdict(list)
    for head in _in_sentences(list(_heads(lines)), lines):
        manners[head.manner].append(head)
    told = [manner for manner in map(Manner, manners, manners.values()) if MANNERS.decide(manner).verdict == "speeches"]
    speeches = [head for manner in told for head in manner.speeches]
    for head in speeches:
        lines[head.index].enumerator = Enumerator(
            head.written, SPEECH, "speech", SPEECH.rank, None, None, head.end, head.speaker
        )
    if speeches:
        _mark_agenda(lines, min(head.index for head in speeches))


def part_sign(written: str) -> tuple[str | None, str]:
    """Part the sign before a speech from who speaks.

    >>> part_sign("○議長（海野一郎君）"), part_sign("（海野座長）")
    (('○', '議長（海野一郎君）'), (None, '（海野座長）'))
    """
    if written[0] in SIGNS:
        return written[0], written[1:].lstrip(" \u3000")
    return None, written


def _mark_agenda(lines: Sequence[Line], first: int) -> None:
    """Mark what heads the parts of minutes: ◎ anywhere, the agenda's items below the first speech."""
    for index, line in enumerate(lines):
        if line.finished or len(line.text) > _LONGEST_AGENDA or (line.enumerator and line.enumerator.speaker):
            continue
        if is_time_of_sitting(line.squeezed):
            continue
        sign = _AGENDA_SIGN.match(line.text)
        if sign:
            written = line.text[0]
            line.enumerator = Enumerator(written, AGENDA, f"agenda {written}", AGENDA.rank, None, None, sign.end())
        elif index > first and AGENDA_ITEM.match(line.text):
            line.begins = True


def _heads(lines: Sequence[Line]) -> Iterator[Head]:
    for index, line in enumerate(lines):
        for manner, pattern in _manners(line.text):
            head = _read_head(index, line, manner, pattern)
            if head is not None and not _is_caption(head, lines):
                yield head
                break


def _manners(text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield how who speaks may be marked in a line, by what is quickly seen of it."""
    first = text[0]
    if first in SIGNS:
        yield "sign", _SIGNED
        yield "sign", _PLAIN
    elif first in "（(【＜〔［[":
        yield first, _IN_BRACKETS
    else:
        start = text[:_FARTHEST]
        if "：" in start or ":" in start:
            yield ":", _BEFORE_COLON
        space = start.find("\u3000", 1)
        if space > 0 and text[space - 1] in _ROLE_ENDS:
            yield " ", _BEFORE_SPACE


def _read_head(index: int, line: Line, manner: str, pattern: re.Pattern[str]) -> Head | None:
    match = pattern.match(line.text)
    if match is None:
        return None
    who = match["who"]
    speaker = read_speaker(who)
    is_body = speaker is None and manner != " " and may_be_body(who)
    if speaker is None and not is_body:
        return None
    written = match[0].rstrip(" \u3000\t")
    return Head(index, manner, speaker or Speaker(None, who), is_body, written, match.end())


def _is_caption(head: Head, lines: Sequence[Line]) -> bool:
    """Tell whether it stands alone above an article or a number, as what that is about: （会長） above 第３条."""
    if head.end < len(lines[head.index].text) or head.index + 1 == len(lines):
        return False
    below = lines[head.index + 1].enumerator
    return below is not None and below.scheme.is_captioned


def _in_sentences(heads: Sequence[Head], lines: Sequence[Line]) -> Iterator[Head]:
    """Note of each whether a sentence ends between it and the next one."""
    stops = [*(head.index for head in heads), len(lines)]
    for head, stop in zip(heads, stops[1:], strict=True):
        below = lines[head.index : min(stop, head.index + _FARTHEST_STOP)]
        yield head._replace(is_in_sentences=any("。" in line.text or line.finished for line in below))
