"""Labels: how the number of a heading, an article or an item is written."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jdoc.language.enumerators import read_enumerator
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from jdoc.checks.facts import Facts

DIGITS = deferred("[0-9]+")
"""A number in a label: `第[5]条`."""
_NUMERALS = deferred("[0-9]+|[一二三四五六七八九十百]+")
"""The same in kanji as well: `第[二]章`."""


def written_as(label: str, number: int) -> str:
    """Write a label with another number, in kanji where it has no figures.

    >>> written_as("第2章", 3), written_as("第二十章", 13), written_as("(ア)", 2)
    ('第3章', '第十三章', '(ア)')
    """
    if "第" not in label or DIGITS.search(label):
        return DIGITS.sub(str(number), label, count=1)
    tens, ones = divmod(number, 10)
    kanji = f"{KANJI[tens] if tens > 1 else ''}{'十' if tens else ''}{KANJI[ones]}"
    return _NUMERALS.sub(kanji, label, count=1)


KANJI = ("", *"一二三四五六七八九")


@lru_cache(maxsize=4096)
def read_label(label: str) -> tuple[str, int] | None:
    """Give the series of a label, by its form, and the place in it; None of a label without one."""
    enumerator = read_enumerator(f"{label}　港")
    if enumerator is None or enumerator.value is None or enumerator.speaker is not None:
        return None
    return (
        f"{enumerator.series} {_NUMERALS.sub('0', label) if '第' in label or label[:1] == '問' else ''}",
        enumerator.value,
    )


SIDES = frozenset({"改正前", "改正後", "現行", "改正案", "新", "旧"})
"""What heads each side of an amendment that is told one below the other."""


def sides_of(facts: Facts) -> list[int]:
    """Return the blocks that head the sides of an amendment; none where there is only one."""
    found = [at for at, text in enumerate(facts.texts) if text.strip(" ()【】[]") in SIDES]
    return found if len(found) > 1 else []


def outside(locator: str) -> str:
    """Return the locator of what something stands below.

    >>> outside("第2章/第5条")
    '第2章'
    """
    return locator.rpartition("/")[0]
