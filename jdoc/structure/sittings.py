"""Sittings: what minutes write between the speeches, told by its words: who comes and goes, when it begins, who is there."""

from __future__ import annotations

from jdoc.language.lazy import deferred
from jdoc.language.speakers import ends_like_role

_CALL = "(?:と?(?:呼ぶ者(?:多数)?|[言いう]う?者|発言する者)(?:が?(?:多数)?あり|多し)|との?(?:声|発言)(?:が?(?:多数)?あり|多し)?|発言する者(?:が?多く)?.{0,10})"
"""Words from the floor: 「異議なし」と呼ぶ者あり, 発言する者あり."""
_MOVE = "(?:[退離着復]席|[退入][室場]|[登降]壇|交[代替]|出席|欠席|着任|整列)"
"""Who comes and goes: 山野花子君登壇."""
_VOTE = "(?:賛成者?|反対者?|全員|総員)?(?:の?(?:挙手|起立|投票|拍手))(?:全員|多数|少数|なし|採決)?|(?:異議|質疑|討論|発言)(?:なし|あり|する者なし)"
"""How it is voted: 起立全員, 賛成者挙手, 異議なし."""
_ACT = "(?:拍手|休憩|再開|笑声|笑い?|開票|点呼|黙[祷とう]+|朗読|配[付布]|撮影|報告|騒然|中断|省略|開鎖|閉鎖|散会|閉会|了承|了解|同意)"
"""What else happens: 拍手, 休憩, 一同了承."""
_DIRECTION = deferred(
    rf"[（(〔［\[]+(?:(?:[^。（）()]|[（(][^。（）()]*[）)]){{0,50}}?(?:{_CALL}|{_MOVE}|{_VOTE}|{_ACT})|以?[下上]?[中後]?略)[）)〕］\]]+"
)
"""What happens in a meeting, or is left out: `[（委員退席）]`, `[〔「異議なし」と呼ぶ者あり〕]`, `[（以下略）]`, not `（参考）`."""
_NUMBER = "[0-9０-９〇零一二三四五六七八九十百]{1,3}"
_CLOCK = f"(?:午[前後]|正午){_NUMBER}?(?:時(?:{_NUMBER}分|半)?|[:：]{_NUMBER})?"
_SITTING = "(?:開会|開議|開始|休憩|休議|再開|散会|閉会|延会|流会|終了|中断)"
_TIME = deferred(rf"[△▽◎（(〔［―─－—]*(?:{_SITTING}(?:時刻|時間|の時刻)?[：:・、]?{_CLOCK}|{_CLOCK}に?、?{_SITTING})[）)〕］―─－—]*")
"""When a meeting begins, rests or ends: `[開会　午前１０時００分]` without spaces, `[（午後３時散会）]`, not `午後３時に休憩した`."""
_ROSTER = deferred(
    rf"""(?x)
    [^\w（(]? [【〔（(＜]? (?:本日の|当日の)?
    (?: (?:出席|欠席|応招|不応招|遅参|早退|列席|臨席)(?:した)?(?:議員|委員|理事者|説明員|説明者|者|職員|政府委員)(?:及び欠席(?:議員|委員))?
      | .{{0,30}}(?:説明|職務)のため、?(?:議場に|会議に|委員会に)?、?出席した(?:者|説明員|職員|事務局職員)
      | (?:説明|職務)のための出席者 | (?:議会)?事務局(?:職員)?出席(?:者|職員) | 出席した?(?:議会)?事務局職員
      | (?:会議|議事)に付した(?:事件|案件|議案) | 議事日程 | 付議(?:事件|案件) | 会議録署名(?:議員|委員)
    )
    (?:の?(?:職、?(?:及び)?氏名|職氏名|氏名|職・?氏名|出欠))? [】〕）)＞]?
    (?: [（(](?:[^（）()]*{_NUMBER}(?:名|人|号)|なし|別紙[^（）()]*)[）)] | [：:]?(?:なし|{_NUMBER}(?:名|人)|第{_NUMBER}号) )?
    """
)
"""What stands above those present, or what they are to do: `[出席議員（３名）]`, `[説明のため出席した者の職氏名]`, not `出席`."""
_GAP = deferred("[ \u3000]{2,}|(?<=[長員事官])[ \u3000](?=\\S)")
"""What parts a role from a name: `委員長[　]磯村太一君`, `総務部長[　　]渚`, not `財　政　課`."""
_SEAT = deferred(f"[（(]?第?{_NUMBER}番[）)]?")
"""The number of a seat: `[１番]　山野花子君`, `[十二番]`, not `番号`."""
_HOLDER = deferred("[（(〔](?P<role>[^（）()〔〕]{1,20})[）)〕][ \u3000]?[^、。（）()]{2,20}(?:[、，].*)?")
"""A role in brackets, and who holds it: `[（事務局）北浜市総務課]`, `[（委員）山野、谷野]`, not `（事務局）`."""
_OCCASION = deferred("(?:開催|会議の?)?(?:日時|年月日|場所|会場|議題|議事|傍聴者?|出席者|欠席者|事務局|配[付布]資料)[ \u3000]+.*")
"""Where and when a meeting is held, and who is there: `[日時　令和７年７月１日]`, `[場所　市役所]`, not `日時の変更`."""
_SPACED_OCCASION = deferred("([日場会議])[ \u3000]+([時所場題])(?=[ \u3000])")
"""The same word with a space inside: `[日　時]　令和７年`, not `日時`."""
_DIRECTION_STARTS = frozenset("（(〔［[")


def is_direction(text: str) -> bool:
    """Tell whether a text without spaces says what happens in a meeting.

    >>> [is_direction(text) for text in ("〔「議長」と呼ぶ者あり〕", "（拍手）", "（賛成者起立）", "（会長）", "（報告）")]
    [True, True, True, False, True]
    """
    return text[0] in _DIRECTION_STARTS and _DIRECTION.fullmatch(text) is not None


def is_time_of_sitting(text: str) -> bool:
    """Tell whether a text without spaces says when a meeting begins, rests or ends.

    >>> [is_time_of_sitting(text) for text in ("開会午前１０時００分", "（午後３時１５分散会）", "午後３時から休憩した")]
    [True, True, False]
    """
    return _TIME.fullmatch(text) is not None


def is_above_roster(text: str) -> bool:
    """Tell whether a text without spaces stands above those present, or above what a meeting is about.

    >>> [is_above_roster(text) for text in ("出席議員（１６名）", "○職務のため出席した者", "議事日程（第２号）", "出席した")]
    [True, True, True, False]
    """
    return _ROSTER.fullmatch(text) is not None


def is_in_roster(text: str) -> bool:
    """Tell whether a line names who is present: with a seat or a role in front, and often 君 behind each name.

    >>> [is_in_roster(text) for text in ("１番　山野　花子　君", "市　長　谷　野　三　郎　君", "（事務局）総務課", "諸君")]
    [True, True, True, False]
    """
    squeezed = "".join(text.split())
    if squeezed.endswith(("君", "欠員")) or _SEAT.match(squeezed):
        words = text.split()
        return len(words) > 1 and (_SEAT.match(squeezed) is not None or ends_like_role(role_in_front(text)))
    holder = _HOLDER.fullmatch(squeezed)
    return holder is not None and ends_like_role(holder["role"])


def role_in_front(text: str) -> str:
    """Return what a line begins with up to a wide gap, without the spaces that it is set with."""
    return "".join(_GAP.split(text, maxsplit=1)[0].split())


def is_occasion(text: str) -> bool:
    """Tell whether a line says where or when a meeting is held, the word for it set off by a space alone.

    >>> [is_occasion(text) for text in ("日　時　令和７年７月１日", "場所　白浜市役所", "場所の変更について")]
    [True, True, False]
    """
    return _OCCASION.fullmatch(_SPACED_OCCASION.sub(r"\1\2", text)) is not None
