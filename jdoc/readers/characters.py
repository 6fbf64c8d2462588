"""Characters: shapes that fonts have for vertical lines or as radicals, and the characters that they stand for."""

from __future__ import annotations

_VERTICAL = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
        "，、。：；！？〖〗…‥―–＿（）｛｝〔〕【】《》〈〉「」『』［］",
        strict=True,
    )
)
# Radicals that Unicode doesn't fold to the kanji that they are drawn as.
_RADICALS = dict(
    zip(
        "⺟⺠⺩⺫⺬⺭⺯⺰⺱⺶⺷⺸⺼⻀⻁⻂⻃⻄⻆⻌⻑⻒⻓⻘⻝⻤⻨⻩⻫⻭⻯⻲",
        "母民王罒示礻糸糸罒羊羊羊肉艹虎衤西西角辶長長長青食鬼麦黄斉歯竜亀",
        strict=True,
    )
)
# Bullets of the fonts Wingdings and Symbol, which have no place in Unicode of their own.
_BULLETS = dict(
    zip("\uf06c\uf06e\uf06f\uf075\uf076\uf09f\uf0a7\uf0b7\uf0d8\uf0e0\uf0e8\uf0fc", "●■□◆◆•▪•➢→→✓", strict=True)
)
_SHAPES = {**_VERTICAL, **_RADICALS, **_BULLETS}
UNKNOWN = "\ufffd"


def fold(char: str) -> str:
    """Give the character that a shape stands for.

    >>> "".join(map(fold, "︵⼀⺠︶A"))
    '（一民）A'
    """
    if char < "\u2e80" or "\u2fe0" <= char < "\ue000":
        return char
    if char in _SHAPES:
        return _SHAPES[char]
    if "\ue000" <= char <= "\uf8ff":  # private use: what a font alone knows
        return UNKNOWN
    return _fold_radical(char) if "\u2f00" <= char <= "\u2fd5" else char


def _fold_radical(char: str) -> str:
    import unicodedata  # noqa: PLC0415 -- a table of 1 MB that few documents need

    return unicodedata.normalize("NFKC", char)
