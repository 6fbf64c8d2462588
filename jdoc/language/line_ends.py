"""Line ends: whether a sentence ends at the end of a line, or breaks off there."""

from __future__ import annotations

from jdoc.language.lazy import deferred

_STOPS = frozenset("。．！？!?")
_CLOSERS = frozenset("」』）)】〉》”")
LAST = _STOPS | _CLOSERS
"""What a sentence can end with."""
_CLOSED_STOPS = frozenset(stop + closer for stop in _STOPS for closer in _CLOSERS)
_BREAKS = frozenset("、，(（「『")
_CLOSING = "）〕］】"
"""What closes a bracket, be it by a slip: （供給先の数が十未満であるものを除く。〕."""
_POINTS = frozenset("．.")
_CUT_DECIMAL = deferred("[^0-9０-９．.（(][0-9０-９]{1,3}[．.]$")
"""A number that a line break cuts at its point: `者が[　３８．]`, `は[約38.]`, not `1.2.`, `した．`."""


def is_finished(text: str) -> bool:
    """Tell whether a text ends as a sentence does: with a stop, or a stop and a closing bracket.

    >>> [is_finished(text) for text in ("一致した。", "（以下「対話」という。）", "「対話」", "総額５，", "総額５．")]
    [True, True, False, False, False]
    """
    if text[-2:] in _CLOSED_STOPS:
        return True
    return text[-1] in _STOPS and not (text[-1] in _POINTS and _CUT_DECIMAL.search(text))


def is_open(text: str) -> bool:
    """Tell whether a text breaks off, at a comma or inside a bracket, so that it goes on in the next line.

    >>> [is_open(text) for text in ("検討し，", "連合（ASEA", "（除く。〕", "必要性につき", "以上の者が３８．")]
    [True, True, False, False, True]
    """
    if text[-1] in _BREAKS:
        return True
    if "（" in text and text.rfind("（") > max(map(text.rfind, _CLOSING)):
        return True
    if "「" in text and text.rfind("「") > text.rfind("」"):
        return True
    return text[-1] in _POINTS and _CUT_DECIMAL.search(text) is not None
