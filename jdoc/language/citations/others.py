"""Other laws: what is like a law before an article and is none of those listed: ドイツ民法, 旧商法, 安衛則."""

from __future__ import annotations

from functools import cache

from jdoc.language.lazy import deferred
from jdoc.lexicon import columns

FORMER = deferred("(?:旧|(?:改正|廃止)前)\\Z")
"""What is glued to a law that is no longer in force: `[旧]`商法, `[改正前]`民法, not `改正前の`, the same law."""
STATE_BEFORE = deferred(
    "(?:[一-鿿ァ-ヴー]{1,14}|[A-Z]{2,4})(?:の(?:[一-鿿ァ-ヴー]{1,9}州)?|[一-鿿ァ-ヴー]{1,9}州の?)?\\Z"
)
"""Where a state may stand before its law: `[ドイツ]`民法, `[米国の]`会社法, `[米国デラウェア州]`会社法, not `その`."""
PROVINCE = deferred("[ァ-ヴー]{2,}州の?\\Z")
"""The part of a state whose law it is: `[デラウェア州の]`会社法, not `本州の`."""
OF_STATES = deferred("[同各外他両諸]国の\\Z")
"""What says that a law is of another state, whichever: `[同国の]`会社法, not `国の`."""
FOREIGN_NAME = deferred("[ァ-ヴー]{3,}\\Z")
"""What is glued to a law in katakana: `[ナポレオン]`民法, not `ニ付テハ` of the laws that are written in it."""
LETTER_BEFORE = deferred("(?<![一-鿿ァ-ヴー])[米英仏独伊露韓豪]\\Z")
"""A state by one character: `[独]`民法, not `単独`."""
HERE = frozenset({"日本", "日本国", "我が国", "わが国", "JP", "日"})
FARTHEST = 26
"""Characters before a law that are looked at."""
UNLISTED = deferred(
    "(?P<act>[一-鿿々ァ-ヴーA-Za-z0-9・]{0,30}(?:(?<![附付本総罰雑補原通])則|法典"
    "|[付附]属書[ ]?[0-9A-Z一二三四五六七八九十]{0,4}|(?:合意|協定|確認|仕様|覚)書|[告訓]示|指針|(?<=[一-鿿])基準|内規"
    "|(?<=[一-鿿]{2})規定|(?<=[一-鿿])宣言))[ ]?\\Z"
    "|(?P<word>(?<![一-鿿ァ-ヴー])[ァ-ヴー][ァ-ヴー・]{1,20}|(?<![A-Za-z0-9])[A-Z][A-Za-z]{1,9})\\Z"
)
"""What may be an act before an article, though it ends like no law: `[安衛則]`, `[ガット]`, `[附属書1B]`, not `は`."""
LAST = deferred("[則典書示針準規定言ァ-ヴーA-Za-z0-9一二三四五六七八九十 ]")
"""What that ends with: 安衛`[則]`, not `は`."""
OLD_ENDS = frozenset("ノニヲハトモテバ")
"""What words end with before a name in laws that are written in katakana."""


def qualified(folded: str, start: int) -> int:
    """Return where the name of a law begins that says it is a foreign or a former one; its own start of all others.

    >>> [qualified(text, text.index("民法")) for text in ("独、ドイツ民法", "旧民法", "改正前の民法", "米国の民法")]
    [2, 0, 4, 0]
    """
    low = max(0, start - FARTHEST)
    told = (pattern.search(folded, low, start) for pattern in (FORMER, LETTER_BEFORE, OF_STATES))
    found = next(filter(None, told), None)
    if found:
        return found.start()
    state = STATE_BEFORE.search(folded, low, start)
    return _state_in(folded, state.start(), start) if state else start


def is_former(folded: str, start: int) -> bool:
    """Tell whether a law that begins at an offset is said to be a former one: 改正前|民法."""
    return FORMER.search(folded, max(0, start - FARTHEST), start) is not None


def _state_in(folded: str, low: int, start: int) -> int:
    """Return where a state, a part of one, or a name in katakana begins that stands before a law."""
    stop = start - (folded[start - 1] == "の")
    ends = {stop, _without_province(folded, low, stop)}
    at = next((at for at in range(low, stop) for end in ends if folded[at:end] in _states()), None)
    if at is not None:
        return at
    glued = PROVINCE.search(folded, low, start) or FOREIGN_NAME.search(folded, low, start)
    return glued.start() if glued and folded[start - 1] not in OLD_ENDS else start


def _without_province(folded: str, low: int, stop: int) -> int:
    """Return where a state ends that stands before its part: 米国|デラウェア州."""
    province = PROVINCE.search(folded, low, stop)
    before = province.start() if province else stop
    return before - (folded[before - 1 : before] == "の")


@cache
def _states() -> frozenset[str]:
    """Return the names of states, but for single characters and the own one."""
    return frozenset(name for (name,) in columns("states", "name") if name and len(name) > 1) - HERE


def unlisted(folded: str, low: int, end: int, *, in_hiragana: bool = True) -> str | None:
    """Return what may be an act that ends at an offset, though nothing tells which; it is never the law before.

    >>> [unlisted(text, 0, len(text)) for text in ("法及び安衛則", "1994年のガット", "附則", "次の規定")]
    ['安衛則', 'ガット', None, None]
    """
    found = UNLISTED.search(folded, low, end) if LAST.match(folded, end - 1) else None
    if found is None or (found["word"] and not in_hiragana and found["word"][-1] in OLD_ENDS):
        return None
    return (found["act"] or found["word"]).strip("・及又並若乃至但")
