"""Attributions: who speaks, where a line of minutes begins so, behind a sign, in brackets, before a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.speakers import Speaker, may_be_body, read_speaker

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

SIGNS = "○〇◯◎◆◇●■□"
_WORD = r"[^\s（）()〔〕【】「」『』、。，．：:！？…]{1,30}"
"""A word of who speaks."""
_WORDS = f"{_WORD}(?:[ \u3000]{{1,2}}{_WORD}){{0,4}}?"
"""Words with spaces between; as few as can be."""
_BRACKETS = r"(?:[ \u3000]?[（(][^（）()「」、。]{1,30}[）)]){1,2}?"
"""One bracket or two behind them."""
_BEHIND = r"(?:[ \u3000]?[〔（(](?:登壇|起立|挙手|自席)[^（）()〔〕]{0,10}[）)〕])?(?![ \u3000]?[（(])[ \u3000\t：:]*"
"""What may stand behind: （登壇）, a space."""
_SIGNED = deferred(rf"[{SIGNS}][ \u3000]?(?P<who>{_WORDS}{_BRACKETS}){_BEHIND}")
"""A sign, a role and a name in brackets: `[○２番（山野花子君）　]次に`, `[○市長（海野君）（登壇）]`, not `○議長`."""
_PLAIN = deferred(
    rf"[{SIGNS}][ \u3000]?(?P<who>{_WORDS}(?:[（(]\w{{1,2}}[）)]{_WORD})?)(?:[ \u3000\t]+|[：:][ \u3000]*|$)"
)
"""A sign and who speaks, without a bracket: `[○山野委員　]次に`, `[○山野（花）委員　]次に`, not `○山野委員は、`."""
_IN_BRACKETS = deferred(
    rf"[（(【＜〔［\[][ \u3000]?(?P<who>{_WORDS}(?:{_BRACKETS})?)[ \u3000]?[）)】＞〕］\]][：:]?[ \u3000\t]*"
)
"""Who speaks, in brackets: `[（海野座長）]では`, `[【議長（海野一郎）】　]次に`, not `海野座長`."""
_BEFORE_COLON = deferred(rf"(?P<who>{_WORDS}(?:{_BRACKETS})?)[ \u3000]?[：:][ \u3000]*")
"""Who speaks, before a colon: `[海野委員：]賛成`, not `海野委員は`."""
_BEFORE_SPACE = deferred(rf"(?P<who>{_WORDS})\u3000+(?=.)")
"""Who speaks, before a wide space: `[海野座長　]では`, not `海野座長`."""
_OPENING = "（(【＜〔［["
_ROLE_ENDS = frozenset("長員人君氏官臣者局事")
"""What ends who speaks where nothing but a space stands behind it."""
_FARTHEST = 16
"""Characters into a line that such a space, or a colon, may stand."""


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
    """
    for manner, pattern in _manners(text):
        attribution = _read(text, manner, pattern)
        if attribution is not None:
            return attribution
    return None


def names_speaker_in_brackets(text: str) -> bool:
    """Tell whether a text begins with a bracket that may say who speaks, whatever the rest of its document does.

    >>> names_speaker_in_brackets("（会長）始める。"), names_speaker_in_brackets("（参考）")
    (True, False)
    """
    return text[0] in _OPENING and (who := read_attribution(text)) is not None and not who.is_body


def part_sign(written: str) -> tuple[str | None, str]:
    """Part the sign before a speech from who speaks.

    >>> part_sign("○議長（海野一郎君）"), part_sign("（海野座長）")
    (('○', '議長（海野一郎君）'), (None, '（海野座長）'))
    """
    if written[0] in SIGNS:
        return written[0], written[1:].lstrip(" \u3000")
    return None, written


def _manners(text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield how who speaks may be marked in a line, by what is quickly seen of it."""
    first = text[0]
    if first in SIGNS:
        yield "sign", _SIGNED
        yield "sign", _PLAIN
    elif first in _OPENING:
        yield first, _IN_BRACKETS
    else:
        start = text[:_FARTHEST]
        if "：" in start or ":" in start:
            yield ":", _BEFORE_COLON
        space = start.find("\u3000", 1)
        if space > 0 and text[space - 1] in _ROLE_ENDS:
            yield " ", _BEFORE_SPACE


def _read(text: str, manner: str, pattern: re.Pattern[str]) -> Attribution | None:
    match = pattern.match(text)
    if match is None:
        return None
    who = match["who"]
    speaker = read_speaker(who)
    is_body = speaker is None and manner != " " and may_be_body(who)
    if speaker is None and not is_body:
        return None
    written = match[0].rstrip(" \u3000\t")
    return Attribution(manner, speaker or Speaker(None, who), is_body, written, match.end())
