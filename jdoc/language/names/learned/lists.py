"""Lists of places, whose words look like surnames: 字の名称　八京、奈路、白木谷."""

from __future__ import annotations

from jdoc.language.lazy import deferred

LISTED_BEFORE = deferred("(?:^|[ \n(:])[^ 、。:()\n]{1,8}、(?:[^、。()\n]{1,8}、)*\\Z")
"""The words of a list before one of them: `名称[ 八京、奈路、]`, not `八京は`."""
PLACES_IN_LIST = deferred("字|地区|区域|町名|集落|停留所|学区|路線")
"""What tells that a list names places: `[字]の名称`, not `氏名`."""
LONGEST_LIST = 200
"""Characters of such a list, and before it."""


def is_one_of_places(folded: str, start: int) -> bool:
    """Tell whether what begins at an offset is one of several words behind what says that they are places.

    >>> written = "字の名称　八京、奈路、白木谷"
    >>> is_one_of_places(written, written.find("白木谷")), is_one_of_places("氏名　八京、奈路、白木谷", 10)
    (True, False)
    """
    words = LISTED_BEFORE.search(folded, max(0, start - LONGEST_LIST), start)
    if words is None:
        return False
    return PLACES_IN_LIST.search(folded, max(0, words.start() - LONGEST_LIST), words.start() + 1) is not None
