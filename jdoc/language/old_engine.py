"""Patterns for Python before 3.11.5, whose engine goes on from a wrong place behind some possessive repeats.

Where a try of a repeated group fails behind a look at what precedes it, the old engine takes the place of that look for
the end of the repeat (https://github.com/python/cpython/issues/106052): `5.2%` is read as `5.`, and a search goes round
for ever. An atomic group around a greedy repeat matches the same and is read rightly. Repeats of single characters
are right in every version.
"""

from __future__ import annotations

import re

_PIECES = (
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]"  # escaped characters and classes, in which a bracket is a character
    r"|(?P<opens>\()|\)(?P<repeat>[*+?]|\{[0-9,]+\})\+|(?P<closes>\))|."
)


def with_atomic_groups(pattern: str, flags: int = 0) -> str:
    r"""Return a pattern whose repeated groups are atomic instead of possessive.

    >>> with_atomic_groups("a(?:b|c(?=d))*+e++(f){2,3}+[(]")
    'a(?>(?:b|c(?=d))*)e++(?>(f){2,3})[(]'
    """
    pieces: list[str] = []
    opened: list[int] = []
    comment = r"\#[^\n]*|" if flags & re.VERBOSE else ""
    for match in re.finditer(comment + _PIECES, pattern, re.DOTALL):
        piece = match[0]
        if match["opens"]:
            opened.append(len(pieces))
        elif match["repeat"]:
            at = opened.pop()
            pieces[at] = f"(?>{pieces[at]}"
            piece = f"){match['repeat']})"
        elif match["closes"]:
            opened.pop()
        pieces.append(piece)
    return "".join(pieces)
