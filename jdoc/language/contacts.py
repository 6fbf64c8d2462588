"""Entries: lines that say whom to ask, where and when, each word for itself: 総務課 電話 073-123-4567."""

from __future__ import annotations

from jdoc.language.lazy import deferred

_BY = "電話|(?:TEL|Tel|tel|FAX|Fax|fax|ＴＥＬ|ＦＡＸ)[.]?|ファ(?:クス|ックス|クシミリ)|内線|直通|代表"
"""By what somebody is reached: 電話, FAX, 内線."""
_DIGIT = "[0-9０-９]"
_REACHED = deferred(
    rf"(?:^|[ \u3000])(?:{_BY})(?:番号)?[ \u3000:：]*[(（]?{_DIGIT}[0-9０-９()（）ー－‐−・、 \u3000-]*"
    r"(?:[(（](?:内線|直通|代表)[^()（）]{0,12}[)）])?(?=$|[ \u3000])"
)
"""How somebody is reached: `総務課[ 電話 073-123-4567]`, not `電話で 3 回`."""
_POSTAL = f"〒[ \u3000]?{_DIGIT}{{3}}[-－‐−]{_DIGIT}{{4}}"
"""A postal code: 〒100-0000."""
_ADDRESS = deferred(
    rf"(?:{_POSTAL}|東京都|北海道|(?:大阪|京都)府|[^\s、。]{{2,3}}県)[ \u3000]?[^\s、。]{{1,12}}?[市区町村郡]"
    rf"[^、。]{{1,40}}{_DIGIT}(?:番地?|号|階|[^\s、。は-んを]{{0,14}})?"
)
"""An address: `[東京都北海区港町1-2-1]`, `[〒100-0000 東京都北海区港町1丁目2番1号]`, not `東京都の人口は3人`."""
_NAMES = (
    "(?:開催|実施)?(?:日時|期日|期間|場所)|日程|会場|所在地|住所|対象者?|定員|費用|参加費|申込(?:先|期限|方法)|申込み|問合せ先?"
    "|お?問い合わせ先?|連絡先|提出先|担当者?|主催|共催|後援|講師|締切|締め切り|提出期限|応募期間|氏名"
)
"""What the lines of a notice say: 日時, 会場, お問い合わせ先."""
_NAMED = deferred(f"(?:{_NAMES}) (?![ぁ-ん])[^。]+")
"""What an entry names first: `[日時 令和6年4月12日]`, not `日時 は未定`."""
_FIRST = frozenset("開実日期場会所住対定費参申問お連提担主共後講締応氏")
"""How they begin: few other lines do."""
_SET_APART = deferred(r"(?:[ \t][^\s]){3}(?=\s|$)")
"""Letters that stand one by one: `前浜[ ７ ４ ３] 番`, not `電話 073`."""
_LAST = frozenset("0123456789０１２３４５６７８９)）号階番地")
_LONGEST = 90


def is_entry(text: str) -> bool:
    """Tell a line whose words stand side by side, as in no sentence.

    >>> lines = ("総務課 電話 073-123-4567", "日時 4月12日 午後3時", "東京都北海区港町1-2-1", "電話 で 3 回 話した")
    >>> [is_entry(line) for line in lines]
    [True, True, True, False]
    """
    if len(text) > _LONGEST or "。" in text:
        return False
    reaches = text[-1] in _LAST and (_REACHED.search(text) or _ADDRESS.fullmatch(text))
    named = reaches or (" " in text and text[0] in _FIRST and _NAMED.fullmatch(text))
    return bool(named) and _SET_APART.search(text) is None
