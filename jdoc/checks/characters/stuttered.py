"""Characters that stand twice where the words get far likelier without one of them: 開催いたしますす, 承認認を."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.characters.clauses import clause_around, words_of
from jdoc.checks.characters.repeated import OF_BODIES
from jdoc.language.lazy import deferred
from jdoc.language.tokens import cost_of, length_of, part_of_speech, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

TWICE = deferred(
    "(?!とと[もな]|と(?=とと)|ままで|しばしば|もともと)(?:(?<=[一-鿿ぁ-ん」)])(?P<kana>[ぁ-ん]{1,3})(?P=kana)|(?P<kanji>[一-鿿])(?P=kanji))"
)
"""A kanji that stands twice, or up to three kana behind another character: `ま[すす]`, `承[認認]`, not `するとともに`."""
KANJI = deferred("[一-鿿]")
"""A kanji: `[市]は`, not `また`."""
LONGEST_KANA = 4
"""Characters of a clause without kanji, which may be how a word is read if it is longer: ちちゅうかい."""
LIKELIER_BY = 4300
"""How much less the words must cost without one of them: some ten places that are as they should be reach it in a million
characters of plain prose, in names and in how people speak."""
OF_BODIES_BY = 7600
"""The same for kanji that end names, and often stand twice."""
INFLECTED = frozenset({"助詞", "助動詞", "動詞", "形容詞", "副詞", "接続詞", "連体詞", "代名詞", "形状詞", "接尾辞"})


def find_stuttered(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a kanji or some kana stand twice, and the words get far likelier without one of them.

    >>> [text[start:end] for text in ("展示会を開催いたしますす。", "議会の承認認を求める。") for start, end in find_stuttered(text)]
    ['すす', '認認']
    >>> [*find_stuttered("理事会会長とともに、市の病院院長が述べた。")]
    []
    """
    for match in TWICE.finditer(text):
        start, end = match.span()
        low, high = clause_around(text, start, end)
        is_reading = high - low > LONGEST_KANA and not KANJI.search(text, low, high)
        goes_on = text[start] in (text[max(0, start - 1) : start], text[end : end + 1])
        if not is_reading and not goes_on and _is_stutter(text[low:high], start - low, end - low):
            yield start, end


def _is_stutter(clause: str, start: int, end: int) -> bool:
    middle = (start + end) // 2
    by = OF_BODIES_BY if clause[start:middle] in OF_BODIES else LIKELIER_BY
    is_kanji = KANJI.match(clause, start) is not None
    return _is_likelier_once(clause, start, middle, by) and not (is_kanji and _are_two_words(clause, middle))


def _is_likelier_once(clause: str, start: int, middle: int, by: int) -> bool:
    once = clause[:start] + clause[middle:]
    if cost_of(clause) - cost_of(once) < by:
        return False
    return _is_known(next(word.key for word in words_of(once) if word.start <= start < word.end))


def _are_two_words(clause: str, middle: int) -> bool:
    """Tell a word that ends with a kanji before one that begins with it: 病院|院長."""
    before, behind = tokenize(clause[:middle])[-1], tokenize(clause[middle:])[0]
    return length_of(behind) > 1 and (length_of(before) > 1 or part_of_speech(before)[0] == "接尾辞")


def _is_known(key: str) -> bool:
    """Tell a word of the dictionary that is no name."""
    kind = part_of_speech(key)
    return kind[0] in INFLECTED or (kind[0] == "名詞" and kind[1] != "固有名詞" and kind[-1] != "*")
