"""Sittings: what minutes write between the speeches: who comes and goes, when a meeting begins, who is present."""

from __future__ import annotations

from functools import cache

from jdoc import lexicon
from jdoc.language.lazy import deferred
from jdoc.language.speakers import ends_like_role


@cache
def _words(use: str) -> tuple[str, ...]:
    """Return the words of a use, the longest first."""
    return tuple(sorted(lexicon.words_for("meetings", "word", use), key=len, reverse=True))


_NUMBER = "[0-9０-９〇零一二三四五六七八九十百]{1,3}"
_CLOCK = f"(?:午[前後]|正午){_NUMBER}?(?:時(?:{_NUMBER}分|半)?|[:：]{_NUMBER})?"
"""A time of day: 午前１０時００分, 正午."""
_TIME = deferred(f"(?:時刻|時間|の時刻)?[：:・、]?{_CLOCK}|{_CLOCK}に?、?")
"""The time of a sitting, the word for it taken off: `[午前１０時００分]`開会, not `３名`."""
_EDGE = "△▽◎（(〔［―─－—）)〕］"
"""What may stand around the time of a sitting."""
_HOW_MANY = (
    f"[（(](?:[^（）()]*{_NUMBER}(?:名|人|号)|なし|別紙[^（）()]*)[）)]|[：:]?(?:なし|{_NUMBER}[名人]|第{_NUMBER}号)"
)
"""How many there are: （１６名）, なし, （第３号）."""
_PRESENT = deferred(lambda: _present("|".join(_words("present"))))
"""What stands above those present, or their agenda: `[出席議員（３名）]`, `[説明のため出席した者]`, not `出席`."""
_SEAT = deferred(f"[（(]?第?{_NUMBER}番[）)]?")
"""The number of a seat: `[１番]　山野花子君`, `[十二番]`, not `番号`."""
_SEAT_STARTS = frozenset("（(〔第0123456789０１２３４５６７８９〇一二三四五六七八九十")
_GAP = deferred("[ \u3000]{2,}|(?<=[長員事官])[ \u3000](?=\\S)")
"""What parts a role from a name: `委員長[　]磯村太一君`, `総務部長[　　]渚`, not `財　政　課`."""
_HOLDER = deferred("[（(〔](?P<role>[^（）()〔〕]{1,20})[）)〕][ \u3000]?[^、。（）()]{2,20}(?:[、，].*)?")
"""A role in brackets, and who holds it: `[（事務局）北浜市総務課]`, `[（委員）山野、谷野]`, not `（事務局）`."""
_AGENDA_ITEM = deferred(r"(?:追加)?日程第?[0-9０-９〇一二三四五六七八九十]+")
"""An item on the agenda: `[日程第３]　一般質問`, `[追加日程第１]`, not `日程の追加`."""
_AGENDA_SIGN = deferred(rf"[◎△▽◇◆□■☆][ \u3000]?(?=\S)(?:(?:追加)?日程第?{_NUMBER}[ \u3000]+)?")
"""What stands before a part of the minutes: `[◎]開会の宣告`, `[△日程第１　]一般質問`, not `○議長`."""
_SIGNS = deferred("([◎△▽◇◆□■☆★○●＊*・])(?:[ \u3000]*\\1)+")
"""A row of signs: `[◇　　◇　　◇]`, not `◇休憩`."""
_AGENDA_SIGNS = frozenset("◎△▽◇◆□■☆")
_NUMBERED = deferred("[0-9０-９一二三四五六七八九十]{1,3}[）)]")
"""A number in brackets, which is no bracket of the floor: `[１）]委員（敬称略`, not `１名`."""
_LONGEST_AGENDA = 60
_OPENING = "（(〔［["
_CLOSING = "）)〕］]"
_LEFT_OUT = frozenset({"略", "以下略", "下略", "中略", "後略", "前略", "上略", "以下省略"})
_LONGEST_DIRECTION = 60
_STARTS = frozenset("開休再散閉延流終中午正―─－—△▽○〇◯◎●■□◇◆本当出欠応不遅早列臨地説職議事会付")
_LASTS = frozenset("員者職件案程会議憩開閉了断名人号し時分半" + _CLOSING)
"""What a line that stands for itself in minutes can begin and end with, 開会, 出席議員; little else does both."""


def may_stand_for_itself(text: str) -> bool:
    """Tell quickly whether a line may be one that stands for itself in minutes."""
    return text[0] in _STARTS and text[-1] in _LASTS and len(text) <= _LONGEST_DIRECTION


def _present(words: str) -> str:
    attending = ".{0,30}(?:説明|職務)のため、?に?、?(?:議場に|会議に|委員会に)?、?出席した(?:者|説明員|(?:事務局)?職員)"
    names = "(?:の?(?:職、?(?:及び)?)?(?:氏名|出欠))?"
    return rf"[^\w（(]?[【〔（(＜]?(?:本日の|当日の)?(?:{words}|{attending}){names}[】〕）)＞]?(?:{_HOW_MANY})?"


def is_direction(text: str) -> bool:
    """Tell whether a text without spaces says what happens in a meeting.

    >>> [is_direction(text) for text in ("〔「議長」と呼ぶ者あり〕", "（拍手）", "（賛成者起立）", "（会長）")]
    [True, True, True, False]
    """
    if text[0] not in _OPENING or text[-1] not in _CLOSING or len(text) > _LONGEST_DIRECTION:
        return False
    inner = text.lstrip(_OPENING)[:-1].rstrip("、")
    closes_early = any(inner.find(end) >= 0 > inner.find(begin) for begin, end in zip(_OPENING, _CLOSING, strict=True))
    if closes_early or "。" in inner or _NUMBERED.match(inner):
        return False
    return inner in _LEFT_OUT or inner.endswith(_words("event"))


def is_time_of_sitting(text: str) -> bool:
    """Tell whether a text without spaces says when a meeting begins, rests or ends.

    >>> [is_time_of_sitting(text) for text in ("開会午前１０時００分", "（午後３時散会）", "午後３時から休憩した")]
    [True, True, False]
    """
    core = text.strip(_EDGE)
    for word in _words("sitting"):
        if core.startswith(word):
            return _TIME.fullmatch(core, len(word)) is not None
        if core.endswith(word):
            return _TIME.fullmatch(core, 0, len(core) - len(word)) is not None
    return False


def is_above_those_present(text: str) -> bool:
    """Tell whether a text without spaces stands above those present, or above what a meeting is about.

    >>> [is_above_those_present(text) for text in ("出席議員（１６名）", "○職務のため出席した者", "出席した")]
    [True, True, False]
    """
    return ("出席した" in text or any(word in text for word in _words("present"))) and bool(_PRESENT.fullmatch(text))


def names_who_is_present(text: str) -> bool:
    """Tell whether a line names who is present: with a seat or a role in front, and often 君 behind each name.

    >>> [names_who_is_present(text) for text in ("１番　山野　花子　君", "市　長　谷　野　三　郎　君", "諸君")]
    [True, True, False]
    >>> names_who_is_present("（事務局）総務課")
    True
    """
    if text[0] not in _SEAT_STARTS and text[-1] not in "君員":
        return False
    squeezed = "".join(text.split())
    if squeezed.endswith(("君", "欠員")) or _SEAT.match(squeezed):
        has_seat = _SEAT.match(squeezed) is not None
        return squeezed != text and (has_seat or ends_like_role(_word_in_front(text)))
    holder = _HOLDER.fullmatch(squeezed) if squeezed[0] in _OPENING else None
    return holder is not None and ends_like_role(holder["role"])


def _word_in_front(text: str) -> str:
    """Return what a line begins with up to a wide gap, without the spaces that it is set with."""
    return "".join(_GAP.split(text, maxsplit=1)[0].split())


def is_occasion(text: str) -> bool:
    """Tell whether a line says where or when a meeting is held, the word for it set off by a space alone.

    >>> [is_occasion(text) for text in ("日　時　令和７年７月１日", "場所　白浜市役所", "場所の変更について")]
    [True, True, False]
    """
    if text[0] not in _entry_starts():
        return False
    first, *rest = text.split(maxsplit=2)
    if len(first) == 1 and len(rest) > 1:  # 日　時
        first += rest.pop(0)
    return bool(rest) and first in _words("occasion")


@cache
def _entry_starts() -> frozenset[str]:
    return _SEAT_STARTS | {"日", "追"} | {word[0] for word in lexicon.words_for("meetings", "word", "occasion")}


def is_on_agenda(text: str) -> bool:
    """Tell whether a line is an item of a meeting's agenda.

    >>> is_on_agenda("日程第３　一般質問"), is_on_agenda("日程を変更した。")
    (True, False)
    """
    return text[0] in "日追" and len(text) <= _LONGEST_AGENDA and _AGENDA_ITEM.match(text) is not None


def begins_like_entry(text: str) -> bool:
    """Tell quickly whether a line may be an item of the agenda, who is present, or what is told of a meeting."""
    return text[0] in _entry_starts() or text[-1] in "君員"


def is_entry(text: str) -> bool:
    """Tell whether a line of minutes is an item of the agenda, or names who is present: each is a block."""
    return text[-1] != "。" and (is_on_agenda(text) or names_who_is_present(text))


def is_no_part(text: str) -> bool:
    """Tell whether what looks like the head of a part is the chair's sentence that opens it, or a row of signs.

    >>> [is_no_part(text) for text in ("日程第１　指名を行います。", "日程第１　一般質問", "◇　　◇　　◇", "◇休憩")]
    [True, False, True, False]
    """
    if text[-1] == "。":
        return is_on_agenda(text)
    return _SIGNS.fullmatch(text) is not None


def read_agenda_sign(text: str) -> str:
    """Return the sign before what heads a part of minutes, with the space behind it; nothing where there is none.

    >>> read_agenda_sign("◎日程第３　一般質問"), read_agenda_sign("△開議　午前１０時"), read_agenda_sign("一般質問")
    ('◎日程第３\u3000', '', '')
    """
    sign = _AGENDA_SIGN.match(text) if text[0] in _AGENDA_SIGNS and not is_no_part(text) else None
    if sign is None or len(text) > _LONGEST_AGENDA or text[-1] in "。．？" or is_time_of_sitting("".join(text.split())):
        return ""
    return sign[0]
