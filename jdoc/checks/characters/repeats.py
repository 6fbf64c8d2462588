"""Repeats: characters that stand twice side by side, found by evidence that is weighed: how the tokenizer reads them, and what they cost."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.characters.clauses import clause_around, words_of
from jdoc.checks.weights import weigh_all, weights_of
from jdoc.language.lazy import deferred
from jdoc.language.tokens import cost_of, is_word, part_of_speech
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.characters.clauses import Word

TWICE = deferred("(?!とと[もな]|ままで)(?P<twice>[一-鿿ぁ-んァ-ヴー]{1,12})(?P=twice)")
"""Anything that stands twice, one character or several: `[支支]援`, `[そのその]`, not `支援`, nor `するとともに`."""
STOP = deferred("[。\\s「」()]")
"""Where the words end that are read with it: `港[。]`, not `、`."""
ENOUGH = 1.0
"""What the evidence must weigh: found so that of what stands twice in 200,000 characters of papers as it should nothing is told."""
MOST_COST, COST = 20, 4000
"""How much more the words may cost with what stands twice, in what the table counts by."""


class Repeat(NamedTuple):
    """Characters that stand twice, with the words around them as they are, and as they are with one of the two."""

    unit: str
    start: int
    middle: int
    end: int
    clause: str
    once: str
    words: Sequence[Word]
    words_once: Sequence[Word]
    times: int
    """How often they stand there."""

    @property
    def is_one_kanji(self) -> bool:
        """Whether a single kanji stands twice."""
        return len(self.unit) == 1 and KANJI.match(self.unit) is not None


def find_repeats(text: str) -> Iterator[tuple[int, int]]:
    """Yield where characters stand twice that were meant once.

    >>> [text[start:end] for text in ("議長の決するところにによる。", "車の方を先に先に通す。", "議会の承認認を求める。") for start, end in find_repeats(text)]
    ['にに', '先に先に', '認認']
    >>> [*find_repeats("港とともに、前へ前へと進むものの、理事会会長は花を育てる。")]
    []
    """
    match = TWICE.search(text)
    while match is not None:
        start, end = match.span()
        is_row = match["twice"] in (match["twice"] * 2)[1:-1]
        is_slip = not is_row and not _is_meant(match["twice"]) and _weighs_enough(text, start, end)
        if is_slip:
            yield start, end
        match = TWICE.search(text, end if is_slip or is_row else start + 1)


def _weighs_enough(text: str, start: int, end: int) -> bool:
    return weigh(evidence_of(read(text, start, end))) >= ENOUGH


def _is_meant(unit: str) -> bool:
    """Tell what stands twice on purpose, whatever is around."""
    return unit[0] in NUMERAL or unit in _words("said twice")


def weigh(evidence: dict[str, float]) -> float:
    """Weigh the evidence for a slip.

    >>> weigh({"kanji": 1, "cost": 1}) > weigh({"kana": 1, "last joins": 1})
    True
    """
    return weigh_all(weights_of("repeats"), evidence)


def read(text: str, start: int, end: int) -> Repeat:
    """Read the words around what stands twice; one character may stand there several times."""
    unit, times = text[start : (start + end) // 2], 2
    while text.startswith(unit, end) and len(unit) == 1:
        end, times = end + 1, times + 1
    low, high = clause_around(text, start, end, stop=STOP)
    clause = text[low:high]
    once = clause[: start - low] + clause[end - low - len(unit) :]
    at = start - low
    words, words_once = [*words_of(clause)], [*words_of(once)]
    if len(unit) > 1:
        times = _extent(text, start, end) // len(unit)
    return Repeat(unit, at, at + len(unit), end - low, clause, once, words, words_once, times)


def _extent(text: str, start: int, end: int) -> int:
    """Count the characters that repeat here, up to those of three times."""
    size = (end - start) // 2
    while start and text[start - 1] == text[start - 1 + size] and end - start < LONG * size:
        start -= 1
    while end < len(text) and text[end] == text[end - size] and end - start < LONG * size:
        end += 1
    return end - start


def evidence_of(repeat: Repeat) -> dict[str, float]:
    """Return what speaks for a slip and against it, each as it is called in the table, and how much of it there is."""
    found = dict.fromkeys((*_of_unit(repeat), *_of_words(repeat), *_of_once(repeat)), 1.0)
    cost = min((cost_of(repeat.clause) - cost_of(repeat.once)) / COST, MOST_COST / 4)
    found["cost"] = cost
    if len(repeat.unit) == 1:
        found["cost of one"] = cost
    return found


KANJI, KATAKANA = deferred("[一-鿿]"), deferred("[ァ-ヴー]")
"""A kanji: `[市]`, not `の`; a katakana: `[ア]`, not `の`."""
NUMERAL = frozenset("一二三四五六七八九十百千万億兆〇零々同各")
"""Figures, which stand twice in numbers, and what is said twice of all: 各各."""
SOUNDING = frozenset("といこかまおつやすしきは")
"""Kana with which words begin and end that have them twice: ここ, とと."""
PARTICLES = frozenset("はがをにでとのへ")
"""Particles of one kana."""
GOING_ON = deferred("(?:[へともどわばやかねよなぞさつず]|から|だの|[なた]り|ては|のは)$")
"""What ends words that are said twice on purpose: 前へ前`[へ]`, 次から次`[から]`, not `の`."""
HUMBLE = deferred("(?:[おご]|.[おご])[一-鿿]しし[まな、]")
"""A verb of courtesy, which ends with what the next one begins with: `[お渡ししま]す`, not `を渡しし`."""
IMITATING = deferred("[ぁ-ん](?:[っん][ぁ-ん][りと]|[きくちらりろわ]り)")
"""A word that imitates, and is said twice: `[ゆっくり]`, `[ころり]`, not `により`."""
BETWEEN = deferred("の(?:間|関係|差|比較|重複|連携)|が(?:重な|連携)|を(?:結|比|区|隔)")
"""What is so of two things of one kind: 勤務と勤務と`[の間]`, not `の勤務`."""
LONG = 3
"""Characters that are many, and times that are."""
LONGEST_KANA = 4
"""Characters of a clause without kanji, which may be how a word is read if it is longer: ちちゅうかい."""


def _of_unit(repeat: Repeat) -> Iterator[str]:
    """Yield what the characters say by themselves."""
    unit = repeat.unit
    yield f"{_script(unit)}{('', ' 2', ' long')[min(len(unit), LONG) - 1]}"
    if unit in _words("begins again") and KANJI.match(repeat.clause, repeat.end):
        yield "begins again"
    if unit.endswith("と") and BETWEEN.match(repeat.clause, repeat.end):
        yield "between"
    if repeat.times > len("二度"):
        yield "one again" if len(unit) == 1 else "again"
    yield from _of_one(repeat) if len(unit) == 1 else _of_several(unit)
    if repeat.start == 0:
        yield "at start"
    if len(repeat.clause) > LONGEST_KANA and not KANJI.search(repeat.clause):
        yield "no kanji"


def _of_one(repeat: Repeat) -> Iterator[str]:
    """Yield what a single character says."""
    yield from (name for name, chars in (("sounding", SOUNDING), ("particle", PARTICLES)) if repeat.unit in chars)
    if repeat.unit in _words("ends twice"):
        yield "of bodies"
    if HUMBLE.match(repeat.clause, max(0, repeat.start - len("お申"))):
        yield "humble"


def _of_several(unit: str) -> Iterator[str]:
    if GOING_ON.search(unit):
        yield "going on"
    if IMITATING.fullmatch(unit):
        yield "imitating"


def _script(unit: str) -> str:
    has = (KANJI.search(unit) is not None, KATAKANA.search(unit) is not None)
    is_all_kanji = has[0] and all(map(KANJI.match, unit))
    return "kanji" if is_all_kanji else "mixed" if has[0] else "katakana" if has[1] else "kana"


@cache
def _words(use: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(word for word, of in columns("said_twice", "word", "use") if of == use)


def _of_words(repeat: Repeat) -> Iterator[str]:
    """Yield what the tokenizer makes of what stands there."""
    starts, ends = {word.start for word in repeat.words}, {word.end for word in repeat.words}
    cut = "".join("01"[is_cut] for is_cut in (repeat.start in starts, repeat.middle in starts, repeat.end in ends))
    yield f"cut {cut}"
    if repeat.is_one_kanji:
        yield f"kanji cut {cut}"
        yield from _of_next(repeat)
    elif _runs_on(repeat):
        yield "runs on"
    first, second = (_around(repeat.words, at) for at in (repeat.start, repeat.middle))
    kinds = part_of_speech(first.key), part_of_speech(second.key)
    if "固有名詞" in {kind[1] for kind in kinds}:
        yield "name"
    if first.end >= repeat.end and kinds[0][-1] != "*":
        yield "in one word"
    if kinds[1][-1] != "*":
        yield from _of_second(repeat, first, second)


def _of_second(repeat: Repeat, first: Word, second: Word) -> Iterator[str]:
    """Yield what is known where the second one begins a longer word."""
    if second.start == repeat.middle and second.end - second.start > len(repeat.unit):
        yield "begins a word"
        if first.end == repeat.middle and _ends_word(repeat, first):
            yield "two words"


def _of_next(repeat: Repeat) -> Iterator[str]:
    """Yield what a word of the dictionary says that a kanji begins with the next one."""
    clause, start = repeat.clause, repeat.start
    begins_word = _begins_word(clause, repeat.end)
    is_owned = begins_word and start > 0 and OWNER.match(clause, start - 1) is not None
    if repeat.unit in _words("ends twice") and (is_owned or PEOPLE.match(clause, repeat.end - 1)):
        yield "of bodies begins"
    if begins_word and start > 0 and is_word(clause[start - 1 : start + 1]):
        yield "of two words"


def _runs_on(repeat: Repeat) -> bool:
    """Tell whether words with kana end with a kanji that begins another word: 山の中の|中学校."""
    return _script(repeat.unit) == "mixed" and _begins_word(repeat.clause, repeat.end)


def _begins_word(clause: str, end: int) -> bool:
    """Tell whether a kanji and the next one are a word."""
    is_kanji = KANJI.match(clause, end - 1) and KANJI.match(clause, end)
    return is_kanji is not None and is_word(clause[end - 1 : end + 1])


OWNER = deferred("[一-鿿ァ-ヴーの]")
"""What stands before the end of a name: 委`[員]`会, 友`[の]`会, not `と`."""
PEOPLE = deferred("[都道府県市区町村](?:民|土整|立|税|営|有|政|議会)")
"""What towns have offices for: 市`[市民]`課, 県`[県土整]備部`, not 市`市長`."""


def _ends_word(repeat: Repeat, first: Word) -> bool:
    """Tell whether the first of two kanji ends a longer word: 病院|院長."""
    is_longer = first.start < repeat.start or part_of_speech(first.key)[0] == "接尾辞"
    return is_longer and KANJI.match(repeat.unit) is not None


def _around(words: Sequence[Word], at: int) -> Word:
    return next(word for word in words if word.start <= at < word.end)


LAST = {"名詞": "noun", "動詞": "verb", "助動詞": "auxiliary", "接尾辞": "suffix", "助詞": "particle"} | {
    "連体詞": "linking", "接続詞": "linking", "副詞": "adverb",
}  # fmt: skip
"""How the evidence is called for the parts of speech."""


def _of_once(repeat: Repeat) -> Iterator[str]:
    """Yield what the tokenizer makes of it where it stands once."""
    words, (start, end) = repeat.words_once, (repeat.start, repeat.middle)
    is_cut = any(word.start == start for word in words), any(word.end == end for word in words)
    yield f"once {'01'[is_cut[0]]}{'01'[is_cut[1]]}"
    kind = part_of_speech(_around(words, end - 1).key)
    yield f"last {LAST.get(kind[0], 'other')}"
    if kind[1] == "接続助詞":
        yield "last joins"
