"""Phrases: how far a noun phrase reaches back from its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

FARTHEST = 240
"""Characters that a phrase reaches back at most."""
_OPENING = {")": "(", "」": "「", "』": "『", "]": "[", "〕": "〔"}
_STOPS = frozenset("。;:\n\t「『([〔")
_TOPIC = deferred(r"(?<=[^ぁ-ん])は(?=[^ぁ-んゝー])")
"""は behind the topic of a clause: `機構[は]森林`, not `または`, `はしけ`."""
_JOINED = deferred("(?:及び|又は|並びに|若しくは|その他|等|各)")
"""What shows that a phrase goes on before a comma: `都道府県、市町村[その他]の者`, not `市町村`."""
_LEADING = deferred(
    "(?:及び|並びに|又は|若しくは|かつ|また|なお|ただし|および|ならびに|または|もしくは|[とやがをはに])(?=[^ぁ-ん])| +"
)
"""What a phrase doesn't begin with: `[及び]市町村`, not `とりで`."""
_DEFINES = deferred(r"\([^()]*「[^「」]*」")
"""A bracket that defines: behind it another phrase may begin."""
_NEXT = deferred("(?:と|や|及び|並びに|又は|若しくは|および|または)")
"""What joins a phrase to a bracket that defines the one before."""


def phrase_before(folded: str, end: int) -> int:
    """Return where the noun phrase begins that ends at an offset: behind a stop, a comma or a topic.

    It goes on before brackets, and before commas in a list; `end` itself where there is none.

    >>> for text in ("機構は、港湾法(昭和)に規定する港", "市は県、町その他の者", "甲社(以下「甲」という。)と乙社"):
    ...     print(text[phrase_before(text, len(text)) :])
    港湾法(昭和)に規定する港
    県、町その他の者
    乙社
    """
    low = max(0, end - FARTHEST)
    start = low
    for at in _backwards(folded, low, end):
        if folded[at] in _STOPS or (folded[at] in "、," and not _goes_on(folded, at, end)):
            start = at + 1
            break
        if folded[at] == ")" and _begins_anew(folded, at, end):
            start = at + 1
            break
    for topic in _TOPIC.finditer(folded, start, end):
        if not _is_bracketed(folded, start, topic.start()):
            start = topic.end()
            break
    while (leading := _LEADING.match(folded, start, end)) is not None:
        start = leading.end()
    return start


def _backwards(folded: str, low: int, end: int) -> Iterator[int]:
    """Yield offsets from an end back, brackets and quotes as their last character alone."""
    at = end - 1
    while at >= low:
        yield at
        opening = _OPENING.get(folded[at])
        at = (_opening_of(folded, at, opening, low) if opening else at) - 1


def _opening_of(folded: str, at: int, opening: str, low: int) -> int:
    """Return where the bracket opens that closes at an offset; the offset itself where it doesn't."""
    closing, depth = folded[at], 0
    for back in range(at, low - 1, -1):
        depth += (folded[back] == closing) - (folded[back] == opening)
        if depth == 0:
            return back
    return at


def _goes_on(folded: str, comma: int, end: int) -> bool:
    """Tell whether a phrase goes on before a comma: in a list of nouns."""
    before = folded[comma - 1 : comma]
    return before != "" and not "ぁ" <= before <= "ん" and _JOINED.search(folded, comma, end) is not None


def _begins_anew(folded: str, closing: int, end: int) -> bool:
    """Tell whether the bracket that closes at an offset defines a phrase of its own, which another one is joined to."""
    if _NEXT.match(folded, closing + 1, end) is None:
        return False
    return _DEFINES.match(folded, _opening_of(folded, closing, "(", 0)) is not None


def _is_bracketed(folded: str, start: int, at: int) -> bool:
    return folded.count("(", start, at) > folded.count(")", start, at)
