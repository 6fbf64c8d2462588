"""Attributions: who speaks, where a line of minutes begins so, behind a sign, in brackets, before a colon."""

from __future__ import annotations

from functools import cache
from itertools import compress, count, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.speakers import Speaker, last_characters, may_be_body, may_be_sure, read_speaker
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

SIGNS = "○〇◯◎◆◇●■□"
_WORD = r"[^\s（）()〔〕【】「」『』、。，．：:！？…]{1,30}+"
"""A word of who speaks."""
_WORDS = f"{_WORD}(?:[ \u3000]{{1,2}}{_WORD}){{0,4}}?"
"""Words with spaces between; as few as can be."""
_BRACKETS = r"(?:[ \u3000]?[（(][^（）()「」、。]{1,30}[）)]){1,2}?"
"""One bracket or two behind them."""
_BEHIND = r"(?:[ \u3000]?[〔（(](?:登壇|起立|挙手|自席)[^（）()〔〕]{0,10}[）)〕])?(?![ \u3000]?[（(])[ \u3000\t：:]*"
"""What may stand behind: （登壇）, a space."""
_SIGNED = deferred(rf"[{SIGNS}][ \u3000]?(?P<who>(?:{_WORDS})?{_BRACKETS}){_BEHIND}")
"""A sign, a role and a name in brackets: `[○２番（山野花子君）　]次に`, `[○市長（海野君）（登壇）]`, not `○議長`."""
_NICKED = deferred(rf"[{SIGNS}][ \u3000]?(?P<who>{_WORD}[（(]\w{{1,2}}[）)]{_WORD})(?:[ \u3000\t]+|$)")
"""A sign and a surname with a mark: `[○山野（花）委員　]次に`, not `○山野委員`."""
_UNSIGNED = deferred(rf"(?P<who>{_WORDS}{_BRACKETS}){_BEHIND}")
"""A role and a name in brackets: `[議長（海野一郎君）　]次に`, not `議長　次に`."""
_IN_BRACKETS = deferred(
    rf"[（(【＜〔［\[][ \u3000]?(?P<who>{_WORDS}(?:{_BRACKETS})?)[ \u3000]?[）)】＞〕］\]][：:]?[ \u3000\t]*"
)
"""Who speaks, in brackets: `[（海野座長）]では`, `[【議長（海野一郎）】　]次に`, not `海野座長`."""
_BEFORE_COLON = deferred(rf"(?P<who>{_WORDS}(?:{_BRACKETS})?)[ \u3000]?[：:][ \u3000]*")
"""Who speaks, before a colon: `[海野委員：]賛成`, not `海野委員は`."""
_OPENING = "（(【＜〔［["
_CLOSING = "）)】＞〕］]"
_ROLE_ENDS = frozenset("長員人君氏官臣者局事番理授")
"""What ends who speaks where little or nothing marks it."""
_ENDS = "".join(sorted(_ROLE_ENDS))
_ROLE = f"[{_ENDS}]"
_BEHIND_ROLE = deferred(f"{_ROLE}(?:(?P<space>[\u3000\t]|  )|[ \u3000]?(?P<bracket>[（(]))")
"""A role that a wide space or a bracket follows: `議[長　]次に`, `議[長（]海野`, not `議長は`, `漁港（`."""
_FARTHEST_ROLE = 40
"""Characters into a line that who speaks may end behind a sign or in brackets."""
_ENDINGS = frozenset(" \u3000\t（(）)】＞〕］]：:")
"""What stands behind who speaks."""
_STARTS = frozenset(SIGNS + _OPENING)
_MARKED = deferred(f"[{_ENDS}：:](?:(?<=[：:])|(?<={_ROLE})(?:[\u3000\t]|  | ?[（(](?!以下)|(?=\n)))")
"""What marks who speaks without a sign, in the beginnings of lines: `議[長　]次`, `委員Ａ[：]次`, not `２　市長は`."""
_GAP = deferred("[ \u3000]?[：:][ \u3000]*|[ \u3000\t]+|$")
"""Where the words of who speaks may end: `議長[　]次に`, `会長[：]次に`."""
_FORMULA = deferred(
    "(?:会議の(?:次第|経過|顛末|てん末|大要)|会議録|議事録|第[0-9０-９百一二三四五六七八九十]+条).{0,60}署名(?:、?押印|捺印)?(?:する|します)。?$"
)
"""What closes minutes: 上記のとおり`[会議の次第を記載し、署名する。]`, not `署名を集めます。`."""
_LETTER = deferred("[^\\W_]")
"""A letter or digit of any script: `─[港]─`, not `───◇───`."""
_SPACES = " \u3000\t"
_MOST_WORDS = 4
_FARTHEST = 16
"""Characters into a line that a colon, a wide space or a bracket may stand behind who speaks."""
_FIRST, _BEGINNING = itemgetter(0), itemgetter(slice(_FARTHEST))


class Attribution(NamedTuple):
    """What may be who speaks, at the beginning of a line."""

    manner: str
    """How it is marked: `sign`, a bracket, a colon, a space."""
    speaker: Speaker
    is_body: bool
    """It names a body (財務省), which counts only where others speak in the same manner."""
    written: str
    """As it stands in the line."""
    end: int
    """Where the speech begins in the line."""


def read_attribution(text: str) -> Attribution | None:
    """Read who speaks at the beginning of a line, if it may say that; whether it does, the document tells.

    >>> read_attribution("○２番（山野花子君）　通告に従い")[:2]
    ('sign', Speaker(name='山野花子', role='２番', is_sure=True))
    >>> read_attribution("（海野座長）では").speaker.name, read_attribution("海野委員は、")
    ('海野', None)
    >>> read_attribution("議　長　　次に").speaker.role, read_attribution("○12番 山野花子君 次に").speaker.name
    ('議長', '山野花子')
    """
    for manner, pattern in _manners(text):
        attribution = _read_words(text, manner) if pattern is None else _read(text, manner, pattern)
        if attribution is not None:
            return attribution
    return None


def lines_to_read(lines: Sequence[str]) -> list[int]:
    """Return the lines, by index, that are worth a look: most begin with nothing that marks who speaks.

    Their beginnings are searched as one text, as that is quick.

    >>> lines_to_read(["○議長", "市は、港を深くする。", "議長　次に", "２　市長は"])
    [0, 2]
    """
    found = {*compress(count(), map(_STARTS.__contains__, map(_FIRST, lines)))}
    text = "\n".join(map(_BEGINNING, lines)) + "\n"
    at = before = 0
    for match in _MARKED.finditer(text):
        at += text.count("\n", before, match.start())
        before = match.start()
        if text[match.end()] != "\n" or len(lines[at]) <= _FARTHEST:
            found.add(at)
    return sorted(found)


def names_speaker_in_brackets(text: str) -> bool:
    """Tell whether a text begins with a bracket that may say who speaks, whatever the rest of its document does.

    >>> names_speaker_in_brackets("（会長）始める。"), names_speaker_in_brackets("（参考）")
    (True, False)
    """
    return text[0] in _OPENING and (who := read_attribution(text)) is not None and not who.is_body


def ends_speech(text: str) -> bool:
    """Tell whether a text is a row of signs, begins with another speaker, or closes the minutes: nobody says that.

    >>> [ends_speech(text) for text in ("───◇───", "（会長）始める。", "会議の次第を記載し、署名する。", "始める。")]
    [True, True, True, False]
    """
    if "署名" in text and _FORMULA.search(text):
        return True
    return _LETTER.search(text) is None or names_speaker_in_brackets(text)


def part_sign(written: str) -> tuple[str | None, str]:
    """Part the sign before a speech from who speaks.

    >>> part_sign("○議長（海野一郎君）"), part_sign("（海野座長）")
    (('○', '議長（海野一郎君）'), (None, '（海野座長）'))
    """
    if written[0] in SIGNS:
        return written[0], written[1:].lstrip(" \u3000")
    return None, written


def _manners(text: str) -> Iterator[tuple[str, re.Pattern[str] | None]]:
    """Yield how who speaks may be marked in a line, by what is quickly seen; no pattern where spaces tell."""
    first = text[0]
    if first in SIGNS:
        if _may_hold_role(text):
            if "（" in text or "(" in text:
                yield from (("sign", _SIGNED), ("sign", _NICKED))
            yield "sign", None
    elif first in _OPENING:
        if not (text[1:2].isdecimal() and text[2:3] in _CLOSING) and _may_hold_role(text):  # （１）: no seat
            yield first, _IN_BRACKETS
    else:
        yield from _unsigned(text, text[:_FARTHEST])


def _may_hold_role(text: str) -> bool:
    """Tell quickly whether a word that may say who speaks ends near the beginning of a line: ○議長　, （会長）."""
    start = text[: _FARTHEST_ROLE + 1] + " "
    lasts = _last_characters()
    for at, mark in enumerate(start):  # noqa: SIM110 -- a generator takes twice as long, for each line of a list
        if mark in _ENDINGS and start[at - 1] in lasts:
            return True
    return False


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(last_characters()) | frozenset("0123456789０１２３４５６７８９課局室省庁係班会署院学社人当部）)")


def _unsigned(text: str, start: str) -> Iterator[tuple[str, re.Pattern[str] | None]]:
    if "：" in start or ":" in start:
        yield ":", _BEFORE_COLON
    for role in _BEHIND_ROLE.finditer(start):
        yield (" ", None) if role["space"] else ("behind", _UNSIGNED)
    if start == text and text[-1] in _ROLE_ENDS:
        yield "alone", None


def _read_words(text: str, manner: str) -> Attribution | None:
    """Read who speaks up to a space: an office, or an office and a name that 君 stands behind."""
    start = 1 if manner == "sign" else 0
    start += len(text[start:]) - len(text[start:].lstrip(" \u3000"))
    found: Attribution | None = None
    for gap in islice(_GAP.finditer(text, start), _MOST_WORDS):
        who = text[start : gap.start()]
        if found is not None and not may_be_sure(who):
            return found
        speaker = read_speaker(who) if len(who) > 1 else None
        if found is not None:
            return _of(text, manner, gap, speaker) if speaker and speaker.is_sure else found
        if speaker is not None:
            found = _of(text, manner, gap, speaker)
            if speaker.name:
                break
    return found


def _of(text: str, manner: str, gap: re.Match[str], speaker: Speaker) -> Attribution:
    return Attribution(manner, speaker, is_body=False, written=text[: gap.end()].rstrip(_SPACES), end=gap.end())


def _read(text: str, manner: str, pattern: re.Pattern[str]) -> Attribution | None:
    match = pattern.match(text)
    if match is None:
        return None
    who = match["who"]
    speaker = read_speaker(who)
    is_body = speaker is None and manner != " " and may_be_body(who)
    if speaker is None and not is_body:
        return None
    written = match[0].rstrip(_SPACES)
    return Attribution(manner, speaker or Speaker(None, who), is_body, written, match.end())
