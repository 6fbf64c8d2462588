"""Headings: words and brackets that say what a line heads, whatever stands above it."""

from __future__ import annotations

from jdoc.language.lazy import deferred

_TITLE = deferred("[^「」。、]{2,60}(?:条例|規則|規程|規約|要綱|要領|法律|政令|省令)(?:[（(]案[）)]|案)?")
"""The title of a law: `[北浜市集会所条例]`, `[港湾法の一部を改正する法律（案）]`, not `条例の制定について`."""
_TITLE_ENDS = frozenset("例則程約綱領律令案)）")
_REASON = deferred("[（(]?(?:提案(?:の)?理由|提案理由説明書?)[）)]?")
"""Why a bill was submitted: `[提案理由]`, not `理由`."""
_BRACKETED = deferred(
    "|".join(f"{a}[^{a}{b}]{{1,40}}{b}" for a, b in ("【】", "＜＞", "〔〕", "≪≫", "《》", (r"\[", r"\]"), "<>"))
)
"""A heading in brackets: `[【制度について】]`, `[＜参考＞]`, not `制度について`."""
_CONTACT = deferred("[【＜（(<]?(?:本件に関する|報道に関する)?(?:お?問い?合わ?せ先|御?連絡先|照会先|担当)[】＞）)>]?")
"""Whom to ask: `[（お問合せ先）]`, `[本件に関する連絡先]`, not `担任`."""
_BRACKETS = frozenset("【＜〔≪《[<")
_CONTACT_ENDS = frozenset("先当】＞）)>")
_OPENINGS = ("次のように改正する。", "次のように定める。", "制定する。", "廃止する。")


def is_title_of_law(squeezed: str) -> bool:
    """Tell the title of a law, of a bill as well, by how it ends; without spaces."""
    return squeezed[-1] in _TITLE_ENDS and _TITLE.fullmatch(squeezed) is not None


def opens_law(text: str) -> bool:
    """Tell the sentence that a law without articles begins with: …条例の一部を次のように改正する。."""
    return text.endswith(_OPENINGS)


def gives_reason(text: str) -> bool:
    """Tell the heading of what was said for a bill.

    >>> gives_reason("提　案　理　由"), gives_reason("理由")
    (True, False)
    """
    return _REASON.fullmatch("".join(text.split())) is not None


def is_heading_in_brackets(text: str) -> bool:
    """Tell whether a heading stands in brackets: 【制度について】."""
    return text[0] in _BRACKETS and _BRACKETED.fullmatch(text) is not None


def asks_for_contact(text: str) -> bool:
    """Tell whether a heading says whom to ask."""
    return text[-1] in _CONTACT_ENDS and _CONTACT.fullmatch(text) is not None
