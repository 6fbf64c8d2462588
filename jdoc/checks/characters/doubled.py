"""Words that stand twice by mistake."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.characters.repeated import find_repeated
from jdoc.checks.characters.stuttered import find_stuttered
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.tokens import length_of, part_of_speech, tokenize

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from jdoc.checks.facts import Facts

_KANJI = "[一-鿿]"
PHRASE = deferred("(?P<twice>[一-鿿ぁ-んァ-ヴー]{3,12})(?P=twice)")
"""A phrase of three characters and more: `もの[とするとする]`, not `ものとする`."""
COMPOUND = deferred(f"(?P<twice>{_KANJI}{{2}})(?P=twice)")
"""A word of two kanji: `[支援支援]`, not `支援を`."""
WORD_WITH_KANA = deferred(f"(?P<twice>{_KANJI}[びくるりいうすつえけせきしちめれ])(?P=twice)")
"""A kanji with its kana: `[及び及び]`, not `及びその`."""
KANJI_AT_START = deferred(
    f"(?<![一-鿿々ァ-ヴー0-9])(?P<twice>(?![一二三四五六七八九十百千日人各個段東西南北前翌昨先再準超高曽玄子種諸毎大]|年年歳|市市民|県県民|区区民|町町民|村村民|国国民|[市県区町村]{2}[内長営立議道有税債政]|会会[員長議則]|社社[員長]|部部[会長]|課課長|局局長|校校[長舎庭]){_KANJI})(?P=twice)(?={_KANJI})"
)
"""A kanji at the start of a word: `[支支]援`, not `委員会会長`, `南南西`, `再再委託`, `準準決勝`."""
LAST_KANJI = deferred(
    f"(?<={_KANJI}{{2}})(?P<twice>(?![一二三四五六七八九十百千万日月年人各個段時少重区方様間色代道口孫]){_KANJI})(?P=twice)(?![一-鿿々ァ-ヴー])"
)
"""A kanji at the end of a word: `海上保安[部部]`, not `北海道道`, `担当部部長`."""
CONJUNCTION = deferred(
    "るる(?=こと|もの|とき|場合|ため|よう|と|。|、)|られられ(?=[なるたま])|し(?<=[一-鿿].)(?<![直押倒話探試催通貸許消越出流返回隠渡増示足指刺崩浸冷起].)し(?=なければ|ない|ます|た[。、]|、|て)|会会(?=[はがをにのでと])|そのその|このこの|のの(?=他)|(?<=に)つつ(?=い[てた]|き)|けれれば|ととと(?=[しす])|ととともに|中(?<=[一-鿿].)中(?=[でにの、。])|[けせめれべげえね](?<=[一-鿿].)(?:(?<=け)け|(?<=せ)せ|(?<=め)め|(?<=れ)れ|(?<=べ)べ|(?<=げ)げ|(?<=え)え|(?<=ね)ね)(?=[るたてに、])|してして(?=くだ|い|お|き|も)|ありあり(?=が)|若しし+くは|若しくくは|又はは|及びび|並びびに|並びにに|またはは|およびび|すするる?|ししている|していいる|するする(?=[。、こも])|されされ|(?:れたれた|したした|すするする|ですです|いるいる|あるある|なるなる|れるれる|せるせる|ったった|めためた|えたえた)(?=[。、])|できますできます|ならないならない|ならなら(?=な)|[しりいきえけせれて]ますます(?=。)"
)
"""Parts of words that come twice: `[若しししくは]`, not `若しくは`."""
SENTENCE = deferred("(?:(?<=。)|^)(?P<twice>[^。「」]{7,80}。)(?P=twice)")
"""A sentence that stands twice: `港。[港を整備する計画である。港を整備する計画である。]`."""
END_OF_SENTENCE = deferred("(?<![。「」\\s])(?P<twice>[^。「」、\\s]{6,40}。)(?P=twice)")
"""The end of a sentence: 分けて`[お持ちください。お持ちください。]`, not `はい。はい。`."""
UNIT = deferred("(?<![0-9,億万])[0-9][0-9,億万]*+(?<=[万億])円[0-9][0-9,]*+円")
"""A unit that stands in an amount and behind it: `[559億1,355万円2,000円]`, not `1,355万2,000円`."""
NOUN = deferred(
    "ことこと(?=[、。をはがにで])|ものもの(?=[、。をはがにで])|ためため|(?<=[一-鿿])かつかつ(?=[一-鿿])|からから(?=[、。])|までまで(?=[のに、。])"
)
"""A word of grammar: する`[ことこと]を`, not `ことことと`."""
LINKED = deferred("(?P<word>[間際旨中])(?<=[^昼谷]の.)の(?P=word)(?=[のにで])")
"""A word of grammar with its particle: `国民の[間の間]の`, not `昼の間の`."""
COUNTER = deferred(
    "(?<=[0-9])(?P<twice>[年円人件台戸名回個日時社校])(?P=twice)(?![一-鿿ァ-ヴ々])|億億|万万|第第(?=[0-9一二三四五六七八九十])"
)
"""A counter behind its number: `500[円円]を`, `[第第]3条`, not `5年年末`."""
STOPS = deferred("(?<=[^。、])(?:。。|、、|。、|、。)(?![。、」])")
"""Two stops: `港[。。]`, not `。」`."""
PLAIN = frozenset(
    {
        "ひとつ",
        "ひとり",
        "少しずつ",
        "繰り返し",
        "一つずつ",
        "一人ずつ",
        "ひと言",
        "だんだん",
        "いっぽ",
        "くるり",
        "ぐるぐる",
        "ところ",
        "それぞれ",
    }
    | {
        *(
            "保険",
            "大学",
            "学校",
            "会議",
            "委員",
            "事業",
            "研究",
            "協会",
            "施設",
            "組合",
            "連合",
            "銀行",
            "病院",
            "公園",
            "電気",
            "鉄道",
            "市場",
            "消防",
            "警察",
        ),
        "個人",
        "地域",
        "時代",
        "時期",
        "場面",
        "段階",
        "部分",
        "場所",
        "家庭",
        "各人",
        "国々",
        "年々",
        "時々",
        "其々",
        "所々",
        "日々",
        "人々",
        "次の",
        "見る",
        "別の",
        "代る",
        "重ね",
        "生き",
        "知る",
    }
)
"""Words that stand twice on purpose: 個人個人, 次の次の."""
FUNCTIONAL = frozenset(
    {"により", "による", "として", "ところ", "ならび", "および", "または", "ものと", "ことと"}
    | {"まいり", "とおり", "あたり", "かぎり", "ばかり", "あった", "なった", "だった", "である"}
)
"""Words of grammar, which nobody says twice."""
LONG = 4
MOST = 2
"""How often the same words may stand twice in a document: more often it is how they are meant, or misread."""
MIMETIC = deferred("[ぁ-ん][っん][ぁ-ん](?:り|と)")
"""A word that imitates, and is said twice: `[ゆっくり]`."""
SOUNDS = ("ー", "り", "ぶ", "き", "っ", "と", "つ", "ん", "ら", "ろ", "か")
"""How words end that imitate sounds, and are said twice: ひらりひらり."""
NUMERAL = frozenset("一二三四五六七八九十百千万億兆〇零々同各")


def find_doubled(facts: Facts) -> Iterator[Found]:
    """Find words that stand twice by mistake."""
    spans: dict[int, set[tuple[int, int]]] = {}
    for index, span in _spans(facts):
        if not facts.blocks[index].rows:
            spans.setdefault(index, set()).add(span)
    counts = Counter(facts.texts[index][start:stop] for index, found in spans.items() for start, stop in found)
    for index, found in spans.items():
        end = -1
        for start, stop in sorted(found, key=lambda span: (span[0], -span[1])):
            if start >= end and counts[facts.texts[index][start:stop]] <= MOST:
                end = stop
                yield Found(Place(index, start, stop), f"{facts.blocks[index].text[start:stop]}: written twice")
    yield from _copied(facts)


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
    twice, sentences = facts.where(TWICE), facts.where(ENDINGS)
    phrases = {**dict.fromkeys((PHRASE, COMPOUND, WORD_WITH_KANA), twice), SENTENCE: sentences}
    for index, match in _found(facts, phrases):
        if not _is_meant(match["twice"]) and not _goes_on(facts.texts[index], match):
            yield index, match.span()
    yield from _read(facts, facts.where(COPIED), _clauses)
    kanji = [index for index in twice if KANJI_TWICE.search(facts.texts[index])]
    yield from _read(facts, kanji, _inside)
    yield from _read(facts, twice, find_repeated)
    yield from _read(facts, twice, find_stuttered)
    places = dict.fromkeys((KANJI_AT_START, LAST_KANJI), kanji)
    places |= dict.fromkeys((CONJUNCTION, NOUN, COUNTER), twice) | _rare(facts, sentences)
    yield from ((index, match.span()) for index, match in _found(facts, places))


def _read(
    facts: Facts, blocks: list[int], find: Callable[[str], Iterator[tuple[int, int]]]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield what is found in the texts of some blocks by reading them."""
    yield from ((index, span) for index in blocks for span in find(facts.texts[index]))


def _rare(facts: Facts, sentences: list[int]) -> dict[re.Pattern[str], list[int]]:
    """Return what is looked for in all blocks at once, with those that may have it."""
    return {
        END_OF_SENTENCE: [] if any(block.attribution for block in facts.blocks) else sentences,
        LINKED: facts.where(LINKED),
        UNIT: facts.having("億円", "万円"),
        STOPS: facts.having("。。", "、、", "。、", "、。"),
    }


KANJI_INSIDE = deferred(
    f"(?<={_KANJI})(?P<twice>(?![一二三四五六七八九十百千万日月年人各個段時少重区方様間色代道口々]){_KANJI})(?P=twice)(?={_KANJI})"
)
"""A kanji inside of a word: `利害関[係係]者`, not `委員[会会]長`, in which a word begins with the second one."""
AROUND, AROUND_MORE = 3, 6


def _inside(text: str) -> Iterator[tuple[int, int]]:
    """Yield kanji that stand twice inside of a word, where no word begins with the second one: 関係係者."""
    for match in KANJI_INSIDE.finditer(text):
        second = match.start() + 1
        before = tokenize(text[max(0, second - AROUND) : second])
        # One character more or less may cut the next word: 官房総務 is 官 and 房総 up to its third.
        behind = [tokenize(text[second : second + length])[0] for length in (AROUND, AROUND_MORE)]
        is_word = any(length_of(word) > 1 or part_of_speech(word)[1] == "固有名詞" for word in behind)
        if not is_word and length_of(before[-1]) > 1:
            yield match.span()


def _found(facts: Facts, places: dict[re.Pattern[str], list[int]]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield what some patterns find in those blocks that may have it."""
    for pattern, blocks in places.items():
        yield from ((index, match) for index in blocks for match in pattern.finditer(facts.texts[index]))


ENDINGS = deferred("。(?<=(?P<end>[^。「」]{6}。))(?=[^。「」]{0,80}(?P=end))")
"""A stop behind which the next sentence ends as the one before: `お持ちください[。]お持ちください。`, not `港。`."""
TWICE = deferred("(?P<twice>[一-鿿ぁ-んァ-ヴー]{1,12})(?P=twice)")
"""Anything that stands twice, one character or several: `[支支]援`, `[そのその]`, not `支援`."""
KANJI_TWICE = deferred(f"(?P<twice>{_KANJI})(?P=twice)")
"""A kanji that stands twice: `[支支]援`, not `そのその`."""
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
        elif len(behind) >= LONG and clause.endswith(behind) and FUNCTIONAL_END.match(behind):
            yield end - len(behind), end + len(behind) + 1
        at = end + 1


def _is_copied(word: str) -> bool:
    return word in OPENINGS or (len(word) in CLAUSE and word.isalpha() and KANJI.search(word) is not None)


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Tell whether words stand more than twice: a column of a table, not a slip."""
    word = match["twice"]
    return text.startswith(word, match.end()) or (word + word).find(word, 1) < len(word)


def _is_meant(word: str) -> bool:
    """Tell a word that is said twice on purpose: counted, of one character, or made so."""
    if word in PLAIN or word[0] in NUMERAL or len(set(word)) == 1:
        return True
    if MIMETIC.fullmatch(word):
        return True
    is_sound = all("ァ" <= char <= "ー" or "ぁ" <= char <= "ん" for char in word)
    return is_sound and len(word) < LONG and word.endswith(SOUNDS) and word not in FUNCTIONAL
