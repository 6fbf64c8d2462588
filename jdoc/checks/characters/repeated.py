"""Repeated tokens: words of grammar, endings and single kanji that the tokenizer reads twice side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.characters.clauses import clause_around, words_of
from jdoc.language.lazy import deferred
from jdoc.language.tokens import part_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.characters.clauses import Word

TWICE = deferred("(?P<twice>[一-鿿ぁ-ん]{1,8})(?P=twice)")
"""Kanji and kana that stand twice: `[にに]よる`, `[先に先に]`, not `港に`."""
AROUND = 16
"""Characters on both sides that the tokenizer is given."""
STOP = deferred("[。\\n\\t「」()]")
"""Where a clause ends that is read by itself: `港[。]`, not `、`."""
PARTICLES = frozenset("はがをにでとのへ")
"""Particles of one kana."""
GRAMMAR = ("助詞", "助動詞")
LIVELY = frozenset({"副詞", "感動詞", "代名詞", "接続詞", "連体詞", "補助記号", "記号", "形状詞"})
"""Words that are said twice, alone or with a particle: それはそれは."""
GOING_ON = (
    "へ",
    "と",
    "から",
    "も",
    "ど",
    "わ",
    "ば",
    "や",
    "か",
    "とか",
    "だの",
    "なり",
    "たり",
    "ね",
    "よ",
    "な",
    "ぞ",
    "さ",
    "つ",
    "ず",
    "ては",
    "のは",
)
"""What ends words that are said twice on purpose: 前へ前へ, 次から次から, 待てど待てど."""
SO_ON = frozenset({"など", "より", "たり", "なり"})
"""Particles that are said twice: などなど."""
ON_PURPOSE = deferred("[一-鿿](?:の|(?<=[日年月夜])に)")
"""A kanji with its particle that is said twice on purpose: 次の次の, 日に日に: `[次の]`, not `先に`."""
ALONE = deferred("[ぁ-ん](?P<kanji>[一-鿿])(?P=kanji)(?=[ぁ-ん、。])")
"""A kanji that stands twice between kana: `[た者者]は`, not `担当者`."""
VERBS = frozenset({"ある", "いる", "なる", "する", "できる", "おける", "よる"})
"""Verbs of two kana, which stand twice before a noun by mistake alone: 必要がある`[ある]`場合."""
OF_BODIES = frozenset(
    "市県町村区国省庁府都道局部課係室会社橋前翌昨先再準超曽玄校院所署店人年月日時代一二三四五六七八九十百千万個各間東西南北々様方度様等号点件数次期家山川木花色島丸隅端品村種口節折度毎別散清淡刻早広高深近重細々"
)
"""Kanji that end names, or stand twice on purpose: 北海道道, 人人."""


def find_repeated(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand twice that nobody says twice.

    >>> [text[start:end] for text in ("議長の決するところにによる。", "車の方を先に先に通す。", "失格した者者は") for start, end in find_repeated(text)]
    ['にに', '先に先に', '者者']
    >>> [*find_repeated("港とともに、前へ前へと進むものの、母は花を育てる。")]
    []
    """
    for match in TWICE.finditer(text):
        start, end = match.span()
        if not text.startswith(match[0], end) and _is_slip(text, start, (start + end) // 2, end):
            yield start, end


def _is_slip(text: str, start: int, middle: int, end: int) -> bool:
    if start and ALONE.match(text, start - 1):
        return text[start] not in OF_BODIES
    if not _is_worth_reading(text, start, middle):
        return False
    low, high = clause_around(text, start, end, stop=STOP, around=AROUND)
    tokens = [*words_of(text[low:high], low)]
    bounds = {start, middle} - {token.start for token in tokens}
    if bounds:
        return _is_word_by_chance(text, start, end, tokens)
    if not any(token.end == end for token in tokens):
        return _begins_word(text, start, tokens)
    word = text[start:middle]
    if word in VERBS:
        return _is_kanji(text[end : end + 1])
    said = [token for token in tokens if start <= token.start < middle]
    return _is_grammar(word, said, is_behind=any(token.end == start for token in tokens))


def _is_worth_reading(text: str, start: int, middle: int) -> bool:
    """Tell whether what stands twice may be a slip: several characters, a particle, or a kanji inside of a word."""
    if middle - start > 1 or text[start] in PARTICLES:
        return True
    return _is_kanji(text[start]) and text[start] not in OF_BODIES and _is_kanji(text[max(0, start - 1)])


def _is_grammar(word: str, tokens: list[Word], *, is_behind: bool) -> bool:
    """Tell whether some tokens that stand twice end with a word of grammar."""
    kinds = [part_of_speech(token.key) for token in tokens]
    if any(kind[0] in LIVELY for kind in kinds) or kinds[-1][0] not in GRAMMAR:
        return False
    if len(word) == 1:
        return word in PARTICLES and is_behind
    if len(tokens) == 1:
        return word not in SO_ON
    return not word.endswith(GOING_ON) and not ON_PURPOSE.fullmatch(word)


def _is_kanji(char: str) -> bool:
    return "一" <= char[:1] <= "鿿"


def _is_word_by_chance(text: str, start: int, end: int, tokens: list[Word]) -> bool:
    """Tell a particle that stands twice behind a word, where the two are read as one: 申込みはは."""
    chance = next((token for token in tokens if (token.start, token.end) == (start, end)), None)
    before = next((token for token in tokens if token.end == start), None)
    if chance is None or before is None or text[start] not in "はがをにでとの":
        return False
    kind = part_of_speech(before.key)[0]
    return end - start == len("はは") and kind in {"名詞", "動詞", "形容詞", "助動詞", "接尾辞"}


def _begins_word(text: str, start: int, tokens: list[Word]) -> bool:
    """Tell a kanji that stands before the word which it begins, inside of another one: 災害対対策."""
    at = next(at for at, token in enumerate(tokens) if token.start == start)
    if not at or text[start] in OF_BODIES or not _is_kanji(text[start]) or not _is_kanji(text[start - 1]):
        return False
    before, first = (part_of_speech(token.key) for token in tokens[at - 1 : at + 1])
    is_kanji = tokens[at].end - start == 1 and before[1] == "普通名詞"
    return is_kanji and (first[0] == "接頭辞" or first[1] == "普通名詞")
