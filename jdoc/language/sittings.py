"""Sittings: what minutes write between the speeches: who comes and goes, when a meeting begins, who is present."""

from __future__ import annotations

from functools import cache

from jdoc import lexicon
from jdoc.language.lazy import deferred
from jdoc.language.speakers import ends_like_role


def _any_of(use: str) -> str:
    """Return a pattern of the words of a use, the longest first."""
    return "|".join(sorted(lexicon.words_for("meetings", "word", use), key=len, reverse=True))


_NUMBER = "[0-9０-９〇零一二三四五六七八九十百]{1,3}"
_INSIDE = "(?:[^。（）()]|[（(][^。（）()]*[）)]){0,50}?"
"""What may stand before an event, a bracket in it as a whole."""
_DIRECTION = deferred(lambda: rf"[（(〔［\[]+(?:{_INSIDE}(?:{_any_of('event')})|以?[下上]?[中後]?略)、?[）)〕］\]]+")
"""What happens in a meeting, or is left out: `[（委員退席）]`, `[〔「なし」と呼ぶ者あり〕]`, `[（略）]`."""
_CLOCK = f"(?:午[前後]|正午){_NUMBER}?(?:時(?:{_NUMBER}分|半)?|[:：]{_NUMBER})?"
"""A time of day: 午前１０時００分, 正午."""
_TIME = deferred(lambda: _time(_any_of("sitting")))
"""When a meeting begins, rests or ends: `[開会午前１０時００分]`, `[（午後３時散会）]`, not `午後３時に休憩した`."""
_EDGE = "[△▽◎（(〔［―─－—）)〕］]*"
"""What may stand around the time of a sitting."""
_HOW_MANY = (
    f"[（(](?:[^（）()]*{_NUMBER}(?:名|人|号)|なし|別紙[^（）()]*)[）)]|[：:]?(?:なし|{_NUMBER}[名人]|第{_NUMBER}号)"
)
"""How many there are: （１６名）, なし, （第３号）."""
_PRESENT = deferred(lambda: _present(_any_of("present")))
"""What stands above those present, or their agenda: `[出席議員（３名）]`, `[説明のため出席した者]`, not `出席`."""
_SEAT = deferred(f"[（(]?第?{_NUMBER}番[）)]?")
"""The number of a seat: `[１番]　山野花子君`, `[十二番]`, not `番号`."""
_SEAT_STARTS = frozenset("（(〔第0123456789０１２３４５６７８９〇一二三四五六七八九十")
_GAP = deferred("[ \u3000]{2,}|(?<=[長員事官])[ \u3000](?=\\S)")
"""What parts a role from a name: `委員長[　]磯村太一君`, `総務部長[　　]渚`, not `財　政　課`."""
_HOLDER = deferred("[（(〔](?P<role>[^（）()〔〕]{1,20})[）)〕][ \u3000]?[^、。（）()]{2,20}(?:[、，].*)?")
"""A role in brackets, and who holds it: `[（事務局）北浜市総務課]`, `[（委員）山野、谷野]`, not `（事務局）`."""
_OCCASION = deferred(lambda: f"(?:{_any_of('occasion')})[ \u3000]+.*")
"""What is told of a meeting: `[日時　令和７年７月１日]`, `[場所　市役所]`, not `日時の変更`."""
_SPACED = deferred("^([日場会議])[ \u3000]+([時所場題])(?=[ \u3000])")
"""Such a word with a space inside: `[日　時]　令和７年`, not `日時`."""
_AGENDA_ITEM = deferred(r"(?:追加)?日程第?[0-9０-９〇一二三四五六七八九十]+")
"""An item on the agenda: `[日程第３]　一般質問`, `[追加日程第１]`, not `日程の追加`."""
_AGENDA_SIGN = deferred(r"[◎△▽◇◆□■☆][ \u3000]?(?=\S)")
"""What stands before a part of the minutes: `[◎]開会の宣告`, `[△ ]日程第１`, not `○議長`."""
_LONGEST_AGENDA = 60
_DIRECTION_STARTS = frozenset("（(〔［[")


def _time(sitting: str) -> str:
    word = f"(?:{sitting})"
    return f"{_EDGE}(?:{word}(?:時刻|時間|の時刻)?[：:・、]?{_CLOCK}|{_CLOCK}に?、?{word}){_EDGE}"


def _present(words: str) -> str:
    attending = ".{0,30}(?:説明|職務)のため、?に?、?(?:議場に|会議に|委員会に)?、?出席した(?:者|説明員|(?:事務局)?職員)"
    names = "(?:の?(?:職、?(?:及び)?)?(?:氏名|出欠))?"
    return rf"[^\w（(]?[【〔（(＜]?(?:本日の|当日の)?(?:{words}|{attending}){names}[】〕）)＞]?(?:{_HOW_MANY})?"


def is_direction(text: str) -> bool:
    """Tell whether a text without spaces says what happens in a meeting.

    >>> [is_direction(text) for text in ("〔「議長」と呼ぶ者あり〕", "（拍手）", "（賛成者起立）", "（会長）")]
    [True, True, True, False]
    """
    return text[0] in _DIRECTION_STARTS and _DIRECTION.fullmatch(text) is not None


def is_time_of_sitting(text: str) -> bool:
    """Tell whether a text without spaces says when a meeting begins, rests or ends.

    >>> [is_time_of_sitting(text) for text in ("開会午前１０時００分", "（午後３時散会）", "午後３時から休憩した")]
    [True, True, False]
    """
    return _TIME.fullmatch(text) is not None


def is_above_those_present(text: str) -> bool:
    """Tell whether a text without spaces stands above those present, or above what a meeting is about.

    >>> [is_above_those_present(text) for text in ("出席議員（１６名）", "○職務のため出席した者", "出席した")]
    [True, True, False]
    """
    return _PRESENT.fullmatch(text) is not None


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
    holder = _HOLDER.fullmatch(squeezed)
    return holder is not None and ends_like_role(holder["role"])


def _word_in_front(text: str) -> str:
    """Return what a line begins with up to a wide gap, without the spaces that it is set with."""
    return "".join(_GAP.split(text, maxsplit=1)[0].split())


def is_occasion(text: str) -> bool:
    """Tell whether a line says where or when a meeting is held, the word for it set off by a space alone.

    >>> [is_occasion(text) for text in ("日　時　令和７年７月１日", "場所　白浜市役所", "場所の変更について")]
    [True, True, False]
    """
    return text[0] in _entry_starts() and _OCCASION.fullmatch(_SPACED.sub(r"\1\2", text)) is not None


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
    return is_on_agenda(text) or names_who_is_present(text)


def read_agenda_sign(text: str) -> str:
    """Return the sign before what heads a part of minutes, with the space behind it; nothing where there is none.

    >>> read_agenda_sign("◎日程第３　一般質問"), read_agenda_sign("△開議　午前１０時"), read_agenda_sign("一般質問")
    ('◎', '', '')
    """
    sign = _AGENDA_SIGN.match(text)
    if sign is None or len(text) > _LONGEST_AGENDA or is_time_of_sitting("".join(text.split())):
        return ""
    return sign[0]
