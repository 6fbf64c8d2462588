"""Words that an expression of time may begin with where no numeral does: 昨年, 令和元年, 正午, 数日, おととい."""

from __future__ import annotations

from jdoc.language.dates import colloquial, durations
from jdoc.language.dates.clock import WORDS as TIMES
from jdoc.language.dates.grammar import ERA_LETTER, ERA_LETTERS, ERA_NAME, ERA_SIGNS, ERA_WORDS, KANJI_FIGURES, SPACE
from jdoc.language.dates.relative import relative_words
from jdoc.language.lazy import deferred
from jdoc.language.scripts import ONE_TO_NINE

WRITTEN = {word: "" for words in (relative_words(), TIMES, durations.WORDS) for word in words}
CONDITIONS = {
    "元年": "",
    "ことし": "(?<![ぁ-ん]ことし)(?!や)",
    "半年": "(?![前度])",
    "午前": f"(?={SPACE}[{KANJI_FIGURES}])",
    "午後": f"(?={SPACE}[{KANJI_FIGURES}])",
    "数年": "(?![生次])",
    **{f"数{month}": "" for month in ("か月", "ヶ月", "ヵ月", "カ月", "ケ月", "箇月", "個月", "週間", "時間", "分間")},
    "数日": "(?![本目])",
    "数週": "(?![目])",
    "数分": f"(?![野析類割担散布]|の[0-9{ONE_TO_NINE}])",
    "数秒": "(?!目)",
}
"""What must follow a word, or must not, where it would be another one."""
FIRST_YEARS = f"{ERA_NAME}{SPACE}元|{ERA_LETTER}元(?=年)"
WORDS = WRITTEN | CONDITIONS
_WITH_ERAS = (*WORDS, *(f"{era}元" for era in (*ERA_WORDS, *ERA_SIGNS, *ERA_LETTERS)))


def _gate(place: int) -> str:
    """Return the characters that the words have at a place, for a class of characters."""
    return "".join(sorted({word[place] for word in _WITH_ERAS}))


def first_characters() -> str:
    """Return the characters that words of time begin with, for a class of characters."""
    return _gate(0) + colloquial.gate()[0]


def all_beginnings() -> str:
    """Return the pattern of all such words, behind the gate of their first two characters."""
    written = "|".join(word + WORDS[word] for word in sorted(WORDS, key=len, reverse=True))
    formal = f"(?=[{_gate(0)}][{_gate(1)}])(?!(?<=日)本|(?<=[以目])[前来])(?:{written}|{FIRST_YEARS})"
    return f"(?=.[{_gate(1)}{colloquial.gate()[1]}])(?:{formal}|{colloquial.all_words()})"


BEGINNING = deferred(all_beginnings)
"""`[昨年]の`, `[令和元]年`, `[数日]の`, `[おととい]は`, not `日本年`, not `以前年`, not `数日本`, not `半年前`."""
