"""Images that stand for a character, by the words that a page gives in their place: numbers in circles, rare kanji."""

from __future__ import annotations

from jdoc.language.lazy import deferred

_CIRCLED = deferred(
    r"(?:丸|まる|マル|[○〇◯])(?:付き|つき|囲み|囲い|印)?(?:数字|番号)?の?[ \u3000:：]?(?P<behind>[0-9０-９]{1,2})"
    r"|(?P<before>[0-9０-９]{1,2})の?(?:丸|まる|マル)(?:付き|つき|囲み|囲い)?(?:数字|文字)?"
)
"""A number in a circle: `[丸1]`, `[まる１２]`, `[丸付き数字の3]`, `[4の丸囲み]`, not `丸の内1丁目`."""
_LONGEST_SIGN = 2
_CIRCLES = {
    number: chr(start + number)
    for start, numbers in ((0x245F, range(1, 21)), (0x323C, range(21, 36)), (0x328D, range(36, 51)))
    for number in numbers
}


def sign_of(words: str) -> str:
    """Give the character that an image stands for, by its words; none if they describe a picture.

    >>> [sign_of(words) for words in ("丸1", "まる２１", "①", "髙", "庁舎の写真")]
    ['①', '㉑', '①', '髙', '']
    """
    words = words.strip()
    circled = _CIRCLED.fullmatch(words)
    if circled:
        return _CIRCLES.get(int(circled["behind"] or circled["before"]), words)
    return words if len(words) <= _LONGEST_SIGN else ""
