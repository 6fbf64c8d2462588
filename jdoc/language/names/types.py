"""Types: what is known of a token from its key alone; looked up once for each kind of token, not for each token."""

from __future__ import annotations

from functools import cache

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.tokens import DOT, part_of_speech, tokenize
from jdoc.language.width import fold

MOST = 20_000
"""Kinds of tokens that are kept; when there are more, all are forgotten, so that memory stays flat."""

KATAKANA = deferred(r"[ァ-ヴー]+")
LATIN = deferred(r"[A-Za-z][A-Za-z'.\-]*")
DIGITS = deferred(r"[0-9〇一二三四五六七八九十百千]+")
NOMINAL = {"名詞", "接頭辞", "接尾辞", "記号", "形状詞"}


class Type:
    """A kind of token."""

    __slots__ = (
        "breaks",
        "char",
        "generic",
        "head_end",
        "kanji",
        "katakana",
        "length",
        "lengths",
        "letters",
        "number",
        "phrases",
        "place",
        "pos",
        "proper",
        "unknown",
        "word",
    )

    def __init__(self, key: str) -> None:
        surface, _, _ = key.rpartition("\t")
        self.number = -1
        self.word = fold(surface)
        self.length = len(self.word)
        self.pos = part_of_speech(key)
        self.katakana = bool(KATAKANA.fullmatch(self.word))
        self.kanji = all("一" <= char <= "鿿" or char in "々〆ヶ" for char in self.word)
        latin = bool(LATIN.fullmatch(self.word)) and len(self.word) > 1
        self.unknown = self.pos[4] == "*" and self.pos[1] != "数詞"
        self.place = self.pos[2] == "地名"
        self.lengths = _lengths(self.word)
        self.letters = _letters(self.word)
        self.phrases = _phrases(self.word)
        self.proper = (self.pos[1] == "固有名詞" and len(self.word) > 1) or latin or (self.unknown and self.katakana)
        self.generic = self.word in gazetteer.words("generic") or self.word.isnumeric()
        self.breaks = self.word in gazetteer.words("break")
        self.head_end = self.word[-1] in _head_ends()
        self.char = "X" if self.unknown and self.katakana and state_at_end(self.word) else self._class()

    def _class(self) -> str:
        """Return the character of the token in the class string that runs are found in."""
        if self.word == DOT:
            return "o"
        if self.word == " ":
            return "s"
        if self.word in gazetteer.words("stop"):
            return "."
        if self.word == "ー":
            return "N"  # what is left in the middle of a katakana name that the dictionary cuts up
        if self.katakana and self.length > 1 and self.pos[0] not in NOMINAL:
            return "N"  # so is チッ in チッタゴン
        if self.pos[0] not in NOMINAL or (self.pos[0] == "接尾辞" and self.pos[1] != "名詞的" and self.word != "的"):
            return _OTHERS.get(self.word, ".")
        if self.pos[2] == "人名":
            return "F" if self.pos[3] == "姓" else "G"
        return "T" if self.proper or self.lengths or self.letters or self.head_end else "N"


_OTHERS = {
    "の": "n", "その": "n", "に": "i", "関する": "k", "係る": "k", "関し": "k",
    "及び": "a", "並び": "a", "と": "a", "や": "a", "又は": "a", "若しくは": "a",
}  # fmt: skip


@cache
def is_surname(word: str) -> bool:
    """Tell whether a noun is a surname too: whether the dictionary takes it for one where only a name can stand.

    >>> is_surname("高瀬"), is_surname("専門")
    (True, False)
    """
    frames = (("", "太郎氏は"), ("、", "さんが"))
    keys = [tokenize(f"{before}{word}{after}")[len(before)] for before, after in frames]
    return all(key.startswith(f"{word}\t") and part_of_speech(key)[3] == "姓" for key in keys)


def state_at_end(word: str) -> int:
    """Return where a state begins that an unknown word ends with, as MeCab makes one word of both.

    >>> state_at_end("ポンマチャンラオス")
    6
    """
    entries = gazetteer.entries()
    for at in range(3, len(word) - 2):
        entry = entries.get(word[at:])
        if entry and entry.id:
            return at
    return 0


class Types(dict[str, Type]):
    """Keys of tokens to what is known of them."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[Type] = []
        """All types, each at its number."""
        self.opening: set[Type] = set()
        """Those that a listed phrase can begin with."""

    def __missing__(self, key: str) -> Type:
        found = self[key] = Type(key)
        found.number = len(self.kinds)
        self.kinds.append(found)
        if found.phrases:
            self.opening.add(found)
        return found

    def trim(self) -> None:
        """Forget everything when it has become too much; only between documents, for numbers begin anew."""
        if len(self.kinds) > MOST:
            self.clear()
            self.kinds = []
            self.opening = set()


@cache
def table() -> Types:
    """Return the table, one for the process."""
    return Types()


@cache
def _head_ends() -> frozenset[str]:
    return frozenset(head[-1] for head in gazetteer.heads())


def _lengths(word: str) -> tuple[int, ...]:
    """Return the lengths of listed names that can begin with a word, longest first."""
    if len(word) == 1:
        names = [name for names in _by_first().get(word, ()) for name in names]
    else:
        names = gazetteer.openings().get(word[:2], [])
    found = {len(name) for name in names if name.startswith(word) or word.startswith(name)}
    return tuple(sorted((length for length in found if length > 1), reverse=True))


def _phrases(word: str) -> list[str]:
    """Return the listed phrases that can begin with a word, longest first."""
    names = gazetteer.phrases().get(word[0], ())
    return [name for name in names if name.startswith(word) or word.startswith(name)]


@cache
def _by_first() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for opening, names in gazetteer.openings().items():
        found.setdefault(opening[0], []).append(names)
    return found


def _letters(word: str) -> tuple[int, ...]:
    """Return where single characters of a word stand for states: in 日米, 訪日, 米."""
    known = gazetteer.letters()
    if word in gazetteer.words("no pair") or len(word) > 3:
        return ()
    if len(word) == 1:
        return (0,) if word in known else ()
    if all(char in known for char in word):
        return tuple(range(len(word)))
    if word[0] in "訪来在対反親駐渡帰" and word[1:] in known:
        return (1,)
    if word[-1] in "軍側" and len(word) == 2 and word[0] in known:
        return (0,)
    return ()
