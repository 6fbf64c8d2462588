"""Types of tokens: what is known of a token from its key alone; looked up once for each type, not for each token."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer, listed_openings
from jdoc.language.names.compiled import fast
from jdoc.language.names.last_characters import last_of_endings, last_of_titles, may_end_name
from jdoc.language.names.tags import tag_of
from jdoc.language.tokens import part_of_speech, tokenize
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_TYPES = 20_000
"""Types of tokens that are kept; when there are more, all are forgotten, so that memory stays flat."""

KATAKANA = deferred("[ァ-ヴー]+")
"""A word in katakana: `[コミュニティー]`, not `ヶ所`."""
KANJI = deferred("[一-鿿々〆ヶ]*")
"""A word in kanji: `[佐々木]`, not `岸田さん`."""
LATIN = deferred("[A-Za-z][A-Za-z'.-]*")
"""A word in Latin letters: `[O'Neill]`, not `B2B`."""
HAS_LATIN = deferred("[A-Za-z]")
"""Any Latin letter: `２[b]`, not `２`."""
CIRCLED = deferred("[①-⓿❶-➓]")
"""A number in a circle: `[①]東日本大震災`, not `1`."""
SMALL_KANA = frozenset("ーァィゥェォッャュョ")
"""What no word is by itself, so that it is cut off one."""
NOMINAL = frozenset(("名詞", "接頭辞", "接尾辞", "記号", "形状詞"))
"""The parts of speech that names are made of."""
OF_STATES = deferred(
    lambda: (
        f"(?P<several>{_one_state()}{{1,3}})"
        f"|[訪来在対反親駐渡帰](?P<visited>{_one_state()})"
        f"|(?P<own>{_one_state()})[軍側]"
    )
)
"""A word with characters for states: `[日米]`, `[訪日]`, `[米側]`, not `日曜`."""


class Trait:
    """What rules look for in tokens: a bit each, so that what all tokens of a run or a text have is one number."""

    LISTED = 1
    """A listed name can begin with it."""
    STATE = 2
    """Characters in it stand for states: 日米."""
    ENDING = 4
    """An ending of names may end with it."""
    PLACE = 8
    """A place to the dictionary."""
    PLACE_ENDING = 16
    """The name of a place may end with it: 岬."""
    PERSON = 32
    """The name of a person may begin with it."""
    TITLE = 64
    """Its last character is that of a title."""
    PHRASE = 128
    """A listed phrase can begin with it."""
    LATIN = 256
    """It has a Latin letter."""
    GAP = 512
    """A space, or the dot between words."""
    NAMED = 1024
    """A listed name stands among them: what a run of tokens has, no token by itself."""


MARKS = "員盟「『、回関係め社人株㈱㈲号間定訂表改廃担電T線照問長す申年沿君氏殿様丁番字度議条臨市区町村道庁等&-( 界際全"
"""Characters of the words that open gates: to have one is a trait, too."""
MARK_TRAITS = {char: 2048 << number for number, char in enumerate(MARKS)}


def traits_of(words: tuple[str, ...]) -> int:
    """Return traits of which the tokens of a text have one if it holds one of some words; 0 if none can be told.

    >>> traits_of(("回)", "「")) == MARK_TRAITS["回"] | MARK_TRAITS["「"], traits_of(("回)", "では"))
    (True, 0)
    """
    marks = [next((MARK_TRAITS[char] for char in word if char in MARKS), 0) for word in words]
    return sum({*marks}) if all(marks) else 0


def _mark_traits(word: str) -> int:
    """Return the traits that a word has by its characters."""
    traits = 0
    for char in word:
        traits |= MARK_TRAITS.get(char, 0)
    return traits


class TokenType:
    """A type of token: a word as the dictionary classes it."""

    __slots__ = (
        "begins_phrase",
        "breaks",
        "distinctive",
        "ends_name",
        "ends_title",
        "foreign",
        "generic",
        "kanji",
        "katakana",
        "length",
        "listed_lengths",
        "may_be_ending",
        "may_begin_person",
        "nominal",
        "number",
        "place",
        "pos",
        "proper",
        "state_characters",
        "tag",
        "traits",
        "unknown",
        "unknown_katakana",
        "word",
    )

    def __init__(self, key: str) -> None:
        surface, _, _ = key.rpartition("\t")
        self.number = -1
        """The number in the table of types."""
        self.word: str = fold(surface)
        self.length: int = len(self.word)
        self.pos: tuple[str, ...] = part_of_speech(key)
        self.katakana: bool = KATAKANA.fullmatch(self.word) is not None
        self.kanji: bool = not self.katakana and KANJI.fullmatch(self.word) is not None
        self.nominal: bool = self._is_nominal()
        """True of nouns and what makes nouns of others, but for endings such as 的 in 国際的な and 者 that is none."""
        self.unknown: bool = self.pos[4] == "*" and self.pos[1] != "数詞"
        """Not in the dictionary."""
        self.unknown_katakana: bool = self.unknown and self.katakana
        """A loan word or a foreign name that is not in the dictionary."""
        self.place = self.pos[2] == "地名"
        self.listed_lengths = _listed_lengths(self.word)
        """The lengths of listed names that can begin with the word, longest first."""
        self.state_characters = _state_characters(self.word)
        """Where single characters of the word stand for states."""
        self.begins_phrase = _begins_phrase(self.word)
        """A listed phrase can begin with it."""
        self.proper: bool = self._is_proper()
        self.foreign = self.katakana and self.proper
        self.generic = self.word in gazetteer.words("generic") or self.word.isnumeric()
        is_circled = self.length == 1 and CIRCLED.fullmatch(self.word) is not None
        self.breaks = is_circled or self.word in gazetteer.words("break")
        """No name begins with it."""
        self.ends_name: bool = self.word[-1] in last_of_endings()
        """Its last character is that of an ending of names."""
        self.may_be_ending = self.ends_name and (self.length == 1 or may_end_name(self.word, self.length))
        """An ending of names may end with it: with its last two characters, or with all that it has."""
        self.tag: str = tag_of(self)
        self.may_begin_person = self._may_begin_person()
        self.distinctive = self.is_named or bool(self.state_characters)
        """A name of its own: what makes a name of the generic words around it."""
        self.ends_title: bool = self.word[-1] in last_of_titles()
        """Its last character is that of a title."""
        self.traits = self._own_traits() + _mark_traits(self.word)
        """What it has of `Trait`, and of `MARKS`."""

    def _own_traits(self) -> int:
        """Return what it has of `Trait`: sums of bits, for a table of functions takes five times as long."""
        return (
            Trait.LISTED * bool(self.listed_lengths)
            + Trait.STATE * bool(self.state_characters)
            + Trait.ENDING * self.may_be_ending
            + Trait.PLACE * self.place
            + Trait.PLACE_ENDING * (self.word in gazetteer.place_endings("join"))
            + Trait.PERSON * self.may_begin_person
            + Trait.TITLE * self.ends_title
            + Trait.PHRASE * self.begins_phrase
            + Trait.LATIN * (HAS_LATIN.search(self.word) is not None)
            + Trait.GAP * (self.tag in "os")
        )

    def _may_begin_person(self) -> bool:
        return self.katakana or (self.kanji and (self.proper or self.tag == "F"))

    def _is_proper(self) -> bool:
        if self.length > 1:
            return self.pos[1] == "固有名詞" or LATIN.fullmatch(self.word) is not None or self.unknown_katakana
        return self.unknown_katakana

    @property
    def is_named(self) -> bool:
        """True of proper nouns, and of the names of persons in the dictionary."""
        return self.proper or self.tag in "FG"

    @property
    def may_begin_name(self) -> bool:
        """True of a proper noun, a state's character, and what a listed name can begin with."""
        return bool(self.proper or self.listed_lengths or self.state_characters)

    @property
    def may_be_name(self) -> bool:
        """True of what a name can begin or end with."""
        return self.may_begin_name or self.ends_name

    @property
    def ends_with_state(self) -> bool:
        """True of an unknown word that MeCab makes of a name and a state behind it."""
        return self.unknown_katakana and state_at_end(self.word) > 0

    @property
    def is_katakana_piece(self) -> bool:
        """True of what is left of a katakana name that the dictionary cuts up: チッ|タゴン, ー."""
        return self.word in SMALL_KANA or (self.katakana and self.length > 1 and self.pos[0] not in NOMINAL)

    def _is_nominal(self) -> bool:
        if self.pos[0] == "接尾辞":
            return self.pos[1] == "名詞的" or self.word == "的"
        return self.pos[0] in NOMINAL


@lru_cache(MOST_TYPES)
def is_surname(word: str) -> bool:
    """Tell whether a noun is a surname too: whether the dictionary takes it for one where only a name can stand.

    >>> is_surname("高瀬"), is_surname("専門")
    (True, False)
    """
    frames = (("", "太郎氏は"), ("、", "さんが"))
    keys = [tokenize(f"{before}{word}{after}")[len(before)] for before, after in frames]
    return all(key.startswith(f"{word}\t") and part_of_speech(key)[3] == "姓" for key in keys)


@lru_cache(MOST_TYPES)
def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name too: whether the dictionary takes it for one behind a surname.

    >>> is_given_name("勇気"), is_given_name("ゆかり"), is_given_name("電話")
    (True, True, False)
    """
    key = tokenize(f"田中{word}さんが")[1]
    return key.startswith(f"{word}\t") and part_of_speech(key)[2:4] == ("人名", "名")


@lru_cache(MOST_TYPES)
def is_place_before(word: str, ending: str) -> bool:
    """Tell whether a surname is a place before an ending of places: whether the dictionary says so of what is visited.

    >>> is_place_before("高梨", "岬"), is_place_before("山田", "岬")
    (True, False)
    """
    key = tokenize(f"{word}{ending}を訪れた。")[0]
    return key.startswith(f"{word}\t") and part_of_speech(key)[2] == "地名"


def state_at_end(word: str) -> int:
    """Return where a state begins that an unknown word ends with, as MeCab makes one word of both; 0 if none does.

    >>> state_at_end("ポンマチャンラオス")
    6
    """
    return next((at for at in range(3, len(word) - 2) if gazetteer.is_state(word[at:])), 0)


Columns: TypeAlias = tuple[tuple[TokenType, ...], str, list[int], int]
"""Tokens as columns: their types, tags, where each begins and the last one ends, and all traits that they have."""


def columns_of(types: tuple[TokenType, ...]) -> Columns:
    """Return the columns of tokens of some types."""
    tags = "".join([kind.tag for kind in types])
    return types, tags, [*accumulate([kind.length for kind in types], initial=0)], traits_in(types)


def traits_in(types: Iterable[TokenType]) -> int:
    """Return all traits that tokens have."""
    traits = 0
    for kind in types:
        traits |= kind.traits
    return traits


class TokenTypes(dict[str, TokenType]):
    """Keys of tokens to what is known of them."""

    def __init__(self) -> None:
        super().__init__()
        self.numbered: list[TokenType] = []
        """All types, each at its number; another list once the table has begun anew."""
        self._fast = fast.Types() if fast else None

    def __missing__(self, key: str) -> TokenType:
        kind = self[key] = TokenType(key)
        kind.number = len(self.numbered)
        self.numbered.append(kind)
        return kind

    def read(self, keys: str) -> Columns:
        """Return the columns of tokens, given by their keys as the tokenizer writes them."""
        if self._fast:
            columns: Columns = self._fast.read(keys, self)
            return columns
        return columns_of(tuple(map(self.__getitem__, keys.split("\n"))) if keys else ())

    def trim(self) -> None:
        """Forget everything when it has become too much; only between documents, for numbers begin anew."""
        if len(self.numbered) > MOST_TYPES:
            self.clear()
            self.numbered = []
            if self._fast:
                self._fast.forget()


@cache
def token_types() -> TokenTypes:
    """Return the table, one for the process."""
    return TokenTypes()


@cache
def no_token() -> TokenType:
    """Return what stands where there is no token: a full stop."""
    return TokenType(tokenize("。")[0])


def _listed_lengths(word: str) -> tuple[int, ...]:
    if len(word) == 1:
        return tuple(listed_openings.lengths_by_first().get(word, ()))
    names = listed_openings.openings().get(word[:2])
    lengths = {len(name) for name in _beginning_alike(word, names)} if names else ()
    return tuple(sorted(lengths, reverse=True)) if lengths else ()


def _begins_phrase(word: str) -> bool:
    if len(word) == 1:
        return word in listed_openings.first_of_phrases()
    phrases = listed_openings.phrases().get(word[:2])
    return phrases is not None and bool(_beginning_alike(word, phrases))


def _beginning_alike(word: str, names: list[str]) -> list[str]:
    """Return the names of which one begins a word, or which a word begins."""
    return [name for name in names if name.startswith(word) or word.startswith(name)]


def _state_characters(word: str) -> tuple[int, ...]:
    """Return where single characters of a word stand for states.

    >>> [_state_characters(word) for word in ("日米", "訪日", "米側", "米", "日曜")]
    [(0, 1), (1,), (0,), (0,), ()]
    """
    match = OF_STATES.fullmatch(word)
    if match is None or word in gazetteer.words("no pair"):
        return ()
    return tuple(range(*match.span(match.lastgroup or 0)))


def _one_state() -> str:
    """Return the class of characters that stand for states."""
    return f"[{''.join(gazetteer.state_characters())}]"
