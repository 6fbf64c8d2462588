"""Katakana: sentences of old laws, which are written without hiragana and end without a stop."""

from __future__ import annotations

from jdoc.language.lazy import deferred

_SENTENCE = deferred(
    "[^ぁ-ゖ。]*[^\\x00-\\x7fァ-ヶぁ-ゖー](?:[ハヲニ]|ニ[ハ於]|ヲ以テ)[^\\x00-\\x7fァ-ヶぁ-ゖー][^ぁ-ゖ。]*"
)
"""Such a sentence: `[本法ハ港湾ニ之ヲ適用ス]`, not `港湾サービス`, `カニの資源`."""
_HIRAGANA = frozenset(map(chr, range(0x3041, 0x3097)))


def is_katakana_sentence(text: str) -> bool:
    """Tell a sentence in katakana, or a part of one that leads to items (左ノ各号ノ一ニ該当スル者).

    >>> [is_katakana_sentence(text) for text in ("本法ハ港湾ニ之ヲ適用ス", "港湾サービス", "カニの資源")]
    [True, False, False]
    """
    if not ("ヲ" in text or "ニ" in text or "ハ" in text):
        return False
    return _HIRAGANA.isdisjoint(text) and _SENTENCE.fullmatch(text) is not None
