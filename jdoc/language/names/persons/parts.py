"""Parts of names between spaces: which words may be a family name or a given name, and which are offices."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.apart import ENTRY_ENDS
from jdoc.language.names.persons.titles import ends_as_office, last_of_offices, title_at_end
from jdoc.language.names.token_types import is_given_name, is_surname
from jdoc.language.tokens import part_of_speech, tokenize
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

PART = deferred("(?:[一-鿿々ヶ豈-﫿ぁ-ゖァ-ヺー]{1,4}|[ァ-ヺー]{5,8})")
"""A family name or a given name: `[ながの]`, `[葵]`, not `第3回`."""
HONORIFIC = deferred("(?:君|くん|殿|氏|様|さん|先生)$")
"""What honors at the end of a word: `順三[君]`, not `君主`."""
HIRAGANA = deferred("[ぁ-ゖ]{2,4}")
"""A given name in kana: `[つばさ]`, not `翼`."""
KANJI_NAME = deferred("[一-鿿々豈-﫿]+")
"""A given name in kanji: `[陽一朗]`, not `つばさ`."""
LOAN_WORD = deferred("\\A[ァ-ヺー]{2,3}\\Z")
"""A given name that is a loan word, too: `[ジュリ]`, not `アルバイト`."""
KANA_AND_KANJI = deferred("[ぁ-ゖ]{1,3}[子美代江枝恵香奈乃]")
"""A given name in kana that ends as names do: `[かよ子]`, not `かよ`."""
OF = deferred("(?<=[一-鿿])の(?=[一-鿿])")
"""What joins two words: `史[の]略歴`, not `ののか`."""
GENERATION = deferred("[初二三四五六七八九十]{1,2}代目?")
"""Which one of a family's heads: `[三代]　庄之助`, not `田代`."""
LONGEST_KANJI = 3
"""Kanji of a given name."""
LAST_OF_HONORIFICS = frozenset("君ん殿氏様生")
"""The last characters of that."""
LONGEST_OFFICE = 30
"""Characters of the word for an office."""


class Word:
    """A word between spaces or punctuation; what several rules ask of it is read once."""

    def __init__(self, text: Tokens, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.written = text.folded[start:end].replace(" ", "")
        """The word, half-width, its characters closed up."""

    @cached_property
    def office(self) -> str:
        """The office that it says, or nothing: 出席委員 is a list of them; also what asks for a name, 氏名."""
        if self.written[-1:] not in last_of_offices() or len(self.written) > LONGEST_OFFICE:
            return ""
        is_office = ends_as_office(self.written)
        return self.written if is_office or self.written in gazetteer.titles_for("field") else ""

    @cached_property
    def bare(self) -> str:
        """The word without what honors at its end."""
        return HONORIFIC.sub("", self.written) if self.written[-1:] in LAST_OF_HONORIFICS else self.written

    @cached_property
    def may_be_part(self) -> bool:
        """True of what may be a family name or a given name."""
        if self.kind.katakana and self.is_common:  # アルバイト
            return False
        doubts = SURNAME_DOUBTS if self.is_family else DOUBTS
        return not any(doubt.holds(self) for doubt in doubts)

    @cached_property
    def kind(self) -> TokenType:
        """The type of its first token."""
        return self.text.type_at(self.start)

    @property
    def is_listed(self) -> bool:
        """True of a listed name."""
        return gazetteer.label_of(self.bare) is not None

    @property
    def is_home(self) -> bool:
        """True of a prefecture without what such names end with, which many are called by: 大分, 大阪."""
        return any(gazetteer.label_of(self.bare + kind) == "GPE" for kind in "都府県")

    @property
    def ends_as_body(self) -> bool:
        """True of what ends as bodies do, or is listed as one."""
        return "ORG" in {gazetteer.label_of(self.written), gazetteer.label_of_end(self.written, before=1)}

    @property
    def is_whole(self) -> bool:
        """True of a single token of several characters."""
        return self.kind.length == len(self.bare) > 1

    @cached_property
    def is_family(self) -> bool:
        """True of what is a surname to the dictionary."""
        if len(self.bare) == 1:
            return self.kind.tag == "F"
        return (self.is_whole and self.kind.tag == "F") or is_surname(self.bare)

    @cached_property
    def is_common(self) -> bool:
        """True of a word that is no name to the dictionary, 電話, nor a thing in kana that children are called by."""
        is_word = self.is_whole and not self.kind.unknown
        return is_word and not (self.kind.is_named or self.is_given or self.is_thing_in_kana)

    @property
    def is_thing_in_kana(self) -> bool:
        """True of つばさ, しずく."""
        thing = self.kind.pos[:3] == ("名詞", "普通名詞", "一般")
        return thing and HIRAGANA.fullmatch(self.bare) is not None and self.bare not in gazetteer.words("no given")

    @cached_property
    def is_given(self) -> bool:
        """True of what is a given name to the dictionary, or begins or ends with one: 翠|峰, 陽|一朗, 宗|彬."""
        return self.kind.tag == "G" or is_given_name(self.bare) or self.ends_as_given

    @property
    def ends_as_given(self) -> bool:
        """True of a character and a given name: 陽|一朗; of two characters, both are names; of kana before 子."""
        if KANA_AND_KANJI.fullmatch(self.bare):
            return True
        if len(self.bare) == 3:
            return KANJI_NAME.fullmatch(self.bare) is not None and is_given_name(self.bare[1:])
        kinds = self.text.types_in(self.start, self.end) if len(self.bare) == 2 else ()
        return [kind.tag for kind in kinds] == ["F", "G"]


def is_office(word: str) -> bool:
    """Tell whether a word is an office: 侍従長, no 監 alone."""
    return ends_as_office(word) if len(word) > 2 else title_at_end(word) != ""


def is_word(written: str) -> bool:
    """Tell whether some characters are one word of the dictionary, and no name.

    >>> is_word("議題"), is_word("佐藤"), is_word("検査三")
    (True, False, False)
    """
    key = tokenize(written)[0]
    return key.startswith(f"{written}\t") and part_of_speech(key)[1] == "普通名詞"


class Doubt(NamedTuple):
    """Why a word is no part of a person's name."""

    name: str
    holds: Callable[[Word], bool]
    example: str


SURNAME_DOUBTS = (
    Doubt(
        "which generation somebody is of",
        lambda word: GENERATION.fullmatch(word.bare) is not None,
        example="三代",
    ),
    Doubt(
        "not made of what names are made of",
        lambda word: PART.fullmatch(word.bare) is None,
        example="第3回",
    ),
    Doubt(
        "an office",
        lambda word: word.bare in gazetteer.titles_for("field") or is_office(word.bare),
        example="委員長",
    ),
)
"""Even if it is a surname to the dictionary."""
DOUBTS = (
    *SURNAME_DOUBTS,
    Doubt(
        "a listed name",
        lambda word: len(word.bare) > 1 and word.is_listed and not word.is_home,  # 蘭 is a given name, too
        example="安保理",
    ),
    Doubt(
        "what ends as bodies do",
        lambda word: len(gazetteer.longest_end(word.bare, gazetteer.endings(), len(word.bare))) > (len(word.bare) < 3),
        example="経理課",
    ),
    Doubt(
        "a word that any name may have",
        lambda word: word.bare in gazetteer.words("generic"),
        example="共同",
    ),
    Doubt(
        "a word that no name begins with",
        lambda word: word.bare in gazetteer.words("break"),
        example="出身",
    ),
    Doubt(
        "a word that nobody is called by",
        lambda word: word.bare in gazetteer.words("no given"),
        example="電話",
    ),
)
"""If it is none."""
GIVEN_DOUBTS = (
    Doubt(
        "a prefecture",
        lambda word: word.is_home,
        example="東京",
    ),
    Doubt(
        "a name and a word behind it",
        lambda word: OF.search(word.bare) is not None,
        example="史の略歴",
    ),
    Doubt(
        "a surname that is no given name",
        lambda word: word.is_whole and word.kind.tag == "F" and is_surname(word.bare),
        example="鈴木",
    ),
    Doubt(
        "another word to the dictionary",
        lambda word: word.is_common,
        example="電話",
    ),
    Doubt(
        "what points at whoever is named before",
        lambda word: len(word.bare) > 1 and word.bare[0] in "同右",
        example="同訴訟",
    ),
    Doubt(
        "four kanji, which no given name has, as legal forms do",
        lambda word: len(word.bare) > LONGEST_KANJI and KANJI_NAME.fullmatch(word.bare) is not None,
        example="株式会社",
    ),
    Doubt(
        "what a word for an entry ends with",  # 職　名　　主任
        lambda word: word.bare in ENTRY_ENDS,
        example="名",
    ),
)
"""Of a given name, where nothing honors the person."""


def may_be_given(word: Word) -> bool:
    """Tell whether nothing speaks against a given name."""
    return not any(doubt.holds(word) for doubt in GIVEN_DOUBTS)


def may_be_full_name(text: Tokens, family: tuple[int, int], given: tuple[int, int]) -> bool:
    """Tell whether two words behind a title can name a person; names that the dictionary doesn't know can.

    >>> from jdoc.language.names.texts import read_tokens
    >>> [may_be_full_name(read_tokens(name), (0, 2), (3, 5)) for name in ("内海 由紀", "緒塚 璃央", "就任 挨拶")]
    [True, True, False]
    """
    first, second = Word(text, *family), Word(text, *given)
    if len(first.bare) == len(second.bare) == 1 and is_word(first.bare + second.bare):  # 議　題
        return False
    return may_be_given(second) and (first.is_family or second.is_given or not first.is_common)
