"""Words that stand twice by mistake."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.characters.again import find_again
from jdoc.checks.characters.repeats import TWICE, find_repeats
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from jdoc.checks.facts import Facts

SENTENCE = deferred("(?:(?<=。)|^)(?P<twice>[^。「」]{7,80}。)(?P=twice)")
"""A sentence that stands twice: `港。[港を整備する計画である。港を整備する計画である。]`."""
END_OF_SENTENCE = deferred("(?<![。「」\\s])(?P<twice>[^。「」、\\s]{6,40}。)(?P=twice)")
"""The end of a sentence: 分けて`[お持ちください。お持ちください。]`, not `はい。はい。`."""
UNIT = deferred("(?<![0-9,億万])[0-9][0-9,億万]*+(?<=[万億])円[0-9][0-9,]*+円")
"""A unit that stands in an amount and behind it: `[559億1,355万円2,000円]`, not `1,355万2,000円`."""
SPOILED = deferred(
    "とと(?=と[もす])|ありあり(?=が)|(?<=[しりいきえけせれて])ますます(?=。)|(?<=こと)がが|(?<=[一-鿿])(?:かつかつ(?=[一-鿿])|けけ(?=[るてた])|せせ(?=[るてたに]))|れれ(?<=けれれ)(?=ば)"
    "|(?<=[一-鿿])(?:は、は|が、が|を、を|に、に|で、で)(?=、)|町町(?<=市町町)(?=村)|道道(?<=都道道)(?=府県)|府府(?<=都道府府)(?=県)"
)
"""Words that the tokenizer reads otherwise where a part of them stands twice: `[とと]とも`, `[ありあり]が`, not `とともに`."""
COUNTER = deferred(
    "(?<=[0-9])(?P<twice>[年円人件台戸名回個日時社校])(?P=twice)(?![一-鿿ァ-ヴ々])|億億|万万|第第(?=[0-9一二三四五六七八九十])"
)
"""A counter behind its number: `500[円円]を`, `[第第]3条`, not `5年年末`."""
UNIT_AGAIN = deferred(
    "(?<=[0-9])(?P<unit>km|kg|cm|mg|kWh?|MW|ha|㎡|㎢|㎥|%|℃|m2|km2|世帯|箇所|か所|か月|億円|万円|千円|ポイント)(?P=unit)(?![a-z])"
)
"""A unit behind its number: `5[kmkm]`, not `5km`."""
WORD_AGAIN = deferred("(?P<word>(?!(?P<one>[ぁ-ん])(?P=one))[ぁ-ん]{2,3})(?P=word){2}")
"""What is said twice on purpose, three times: `[ますますます]`, not `ますます`."""
STOPS = deferred("(?<=[^。、])(?:。。|、、|。、|、。)(?![。、」])")
"""Two stops: `港[。。]`, not `。」`."""
MOST = 2
"""How often the same words may stand twice in a document: more often it is how they are meant, or misread."""
NAMES = deferred("[一-鿿]{4}")
"""What the name of something has: `[挑戦挑戦]隊`, not `のの`."""


def find_doubled(facts: Facts) -> Iterator[Found]:
    """Find words that stand twice by mistake."""
    spans: dict[int, set[tuple[int, int]]] = {}
    for index, span in _spans(facts):
        spans.setdefault(index, set()).add(span)
    counts = Counter(facts.texts[index][start:stop] for index, found in spans.items() for start, stop in found)
    for index, found in spans.items():
        end = -1
        for start, stop in sorted(found, key=lambda span: (span[0], -span[1])):
            if (
                start >= end
                and counts[facts.texts[index][start:stop]] <= MOST
                and not _is_name(facts, index, start, stop)
                and not _is_meant(facts.texts[index], start, stop)
            ):
                end = stop
                yield Found(Place(index, start, stop), f"{facts.blocks[index].text[start:stop]}: written twice")
    yield from _copied(facts)
    yield from find_again(facts)


def _is_name(facts: Facts, index: int, start: int, stop: int) -> bool:
    """Tell whether kanji that stand twice are the name of something that is spoken of again: 挑戦挑戦隊."""
    text = facts.texts[index]
    return NAMES.match(text, start) is not None and facts.whole.count(text[start : stop + 1]) > 1


def _is_meant(text: str, start: int, stop: int) -> bool:
    """Tell whether something stands twice on purpose: as such words do, as it is quoted, as its sentence says."""
    if MEANT.match(text, max(0, start - 1)) or MEANT.match(text, start):
        return True
    is_quoted = text[start - 1 : start] in {"「", "『"} and text[stop : stop + 2] in {"」を", "」と", "』を", "』と"}
    return is_quoted or SAID_TO_BE.search(text, stop, stop + NEAR) is not None


NEAR = 80
"""Characters behind it within which a text says so."""
MEANT = deferred(
    "いつもいつも|られれ(?=ば)|大大(?=[^\\W0-9_ぁ-ん]{0,3}(?:[阪都道府県市区町村橋路通線字川山駅]|会議))|[一-鿿]{2}(?=第[0-9]{1,6}号)"
)
"""What stands twice as it should: `[いつもいつも]`の, `[大大]阪の`, not `大大規模`."""
SAID_TO_BE = deferred("誤って[^。]{0,20}(?:重ね|二度|重複)|(?:重ね|重複し)て(?:記載|表記|書)")
"""What says that a word was written twice: `[誤って「もの」を重ね]`ていた."""
LONGEST_CHANCE = 15
"""Characters of a paragraph that may stand twice without being copied."""


def _copied(facts: Facts) -> Iterator[Found]:
    """Find paragraphs that say again what the one before says, to the letter."""
    for before, index in pairwise(facts.read):
        text = facts.texts[index]
        is_long = text.endswith("。") and len(text) > LONGEST_CHANCE and not facts.blocks[index].rows
        if is_long and text == facts.texts[before] and facts.blocks[index].label == facts.blocks[before].label:
            yield Found(Place(index, 0, len(text)), "this paragraph stands twice", (Place(before, 0, len(text)),))


def _spans(facts: Facts) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield what stands twice, with its block."""
    sentences, twice = facts.where(ENDINGS), facts.where(TWICE)
    yield from _read(facts, facts.where(COPIED), _clauses)
    yield from _read(facts, twice, find_repeats)
    for index, match in _found(facts, {COUNTER: twice, SENTENCE: sentences} | _rare(facts, sentences)):
        yield index, match.span()


def _read(
    facts: Facts, blocks: list[int], find: Callable[[str], Iterator[tuple[int, int]]]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield what is found in the texts of some blocks by reading them."""
    yield from ((index, span) for index in blocks for span in find(facts.texts[index]))


def _rare(facts: Facts, sentences: list[int]) -> dict[re.Pattern[str], list[int]]:
    """Return what is looked for in all blocks at once, with those that may have it."""
    return {
        END_OF_SENTENCE: [] if any(block.attribution for block in facts.blocks) else sentences,
        SPOILED: facts.where(SPOILED),
        UNIT: facts.having("億円", "万円"),
        UNIT_AGAIN: facts.where(UNIT_AGAIN),
        WORD_AGAIN: facts.where(WORD_AGAIN),
        STOPS: facts.having("。。", "、、", "。、", "、。"),
    }


def _found(facts: Facts, places: dict[re.Pattern[str], list[int]]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield what some patterns find in those blocks that may have it."""
    for pattern, blocks in places.items():
        yield from ((index, match) for index in blocks for match in pattern.finditer(facts.texts[index]))


ENDINGS = deferred("。(?<=(?P<end>[^。「」]{6}。))(?=[^。「」]{0,80}(?P=end))")
"""A stop behind which the next sentence ends as the one before: `お持ちください[。]お持ちください。`, not `港。`."""
COPIED = deferred("、(?:(?<=\\s、)|(?<=(?P<end>[^、]{2})、)(?=[^、。]{0,16}?(?P=end)))")
"""A comma behind which the words before it may stand again: `ただし[、]ただし`, not `港、市`."""


OPENINGS = frozenset({"ただし", "また", "なお", "さらに"})
"""Words without kanji that open a sentence, and are said once."""
KANJI = deferred("[一-鿿]")
"""A kanji: `[市]は`, not `また`."""
VERB = deferred("[一-鿿]{2,6}[しり]$")
"""A verb that goes on: `書を[提出し]`, not `提出した`."""
FUNCTIONAL_END = deferred("(?:に|を|と|で)(?:[ぁ-ん]+|[一-鿿][ぁ-ん]{1,3})$")
"""What ends a clause, and is none by itself: 世帯数`[については]`、, `[に関しては]`、, not `について市は`."""
KANA_END = deferred("[ぁ-ん]$")
"""A particle at the end of a clause: 範囲内`[で]`, not `市長`."""
LONG = 4
"""Characters of words that are copied before a comma without a verb."""
CLAUSE = range(2, 13)
"""How long a word or short clause is that is copied by mistake."""


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield words and short clauses that stand twice before their commas: ただし、ただし、市長が; 提出し、提出した."""
    at = 0
    for clause, behind in pairwise(text.split("、")):
        word = clause.rpartition("。")[2].strip()
        end = at + len(clause)
        verb = VERB.search(clause)
        if verb is not None and behind.startswith(verb[0]):
            yield end - len(verb[0]), end + len(verb[0]) + 1
        elif behind == word and _is_copied(word) and text.startswith("、", end + 1 + len(word)):
            yield end - len(word), end + len(word) + 2
        elif _is_begun_again(word, behind):
            yield end - len(word), end + len(word) + 1
        elif len(behind) >= LONG and clause.endswith(behind) and FUNCTIONAL_END.match(behind):
            yield end - len(behind), end + len(behind) + 1
        at = end + 1


def _is_begun_again(word: str, behind: str) -> bool:
    """Tell whether a clause with its particle is said again at the beginning of the next one."""
    is_long = len(word) > LONG and behind.startswith(word)
    return is_long and KANA_END.search(word) is not None and KANJI.search(word) is not None


def _is_copied(word: str) -> bool:
    return word in OPENINGS or (len(word) in CLAUSE and word.isalpha() and KANJI.search(word) is not None)
