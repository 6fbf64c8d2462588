"""Answers: each bears the number of its question (問１, 答１; Q2, A2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

PAIRS = {"問": "答", "Q": "A", "質問": "回答", "設問": "解答", "質疑": "応答"}
"""What questions and their answers are called."""
ASKED = deferred(
    "[(\\[【〔]?(?P<word>質問|設問|質疑|回答|解答|応答|問|答|Q|A) ?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?=[)\\]】〕.、。: ]|$)"
)
"""How a question or an answer begins: `[問1]　対象は`, `[【Q2]】`, not `問題1`."""
NUMBERED = deferred("(?:答|A) ?[0-9一二三四五六七八九十]")
"""What every text has that numbers its answers: `[答1]`."""
SHOWN = 20


def find_answers_of_others(facts: Facts) -> Iterator[Found]:
    """Find answers right behind a question that bear another number."""
    before: tuple[str, int, int] = ("", 0, 0)
    is_asked_alone = True
    for index in facts.read if _has_answers(facts) else ():
        label, text = facts.labels[index], facts.texts[index]
        match = ASKED.match(f"{label} {text}" if label else text)
        if match is None:
            continue
        word, number = match["word"], read_whole(match["number"]) or 0
        if PAIRS.get(before[0]) == word and number != before[1] and is_asked_alone:
            place, asked = Place(index, 0, min(len(text), SHOWN)), Place(before[2], 0, SHOWN)
            yield Found(place, f"{word}{number} behind {before[0]}{before[1]}", (asked,))
        is_asked_alone = before[0] not in PAIRS  # where questions stand together, so do their answers
        before = word, number, index


def _has_answers(facts: Facts) -> bool:
    """Tell whether a document may number its answers."""
    return NUMBERED.search(facts.whole) is not None or any("答" in label or "A" in label for label in facts.labels)
