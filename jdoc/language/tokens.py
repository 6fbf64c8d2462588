"""Tokens: what the tokenizer makes of a text, without an object for each token.

A token is its key, a string `surface TAB id`; the id is MeCab's left context, which says the part of speech. Surfaces
in order make the text again (widened, see `readable`), so the running sum of their lengths is the offsets.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import BREAK, deferred
from jdoc.language.width import FULL_ASCII, HALF_ASCII
from jdoc.lexicon import rows
from jdoc.own_files import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fugashi import GenericTagger

LONGEST_PIECE = 2000
"""Characters that MeCab is given at once: 65,600 spaces in a row lose tokens, 200,000 letters end the process."""

DOT = "‥"
"""What stands for ・ and ＝ while MeCab reads: of メレドフ・トルクメニスタン it makes one unknown word otherwise."""

READ_AS = dict(zip(HALF_ASCII, FULL_ASCII, strict=True)) | {"・": DOT, "･": DOT, "＝": DOT, "=": DOT}
# NUL ends a C string, TAB and line feed end a key, U+0020 is glued to the next token, a lone surrogate is no UTF-8.
CONTROL = deferred("[\x00-\x20\x7f\x85\u2028\u2029\ud800-\udfff]")


@cache
def _variants() -> dict[str, str]:
    """Return the kanji that the dictionary has in another form only."""
    return {row["variant"]: row["form"] for row in rows("kanji_variants")}


REWRITTEN = deferred(lambda: f"[!-~・･＝{''.join(_variants())}]")
"""A character that MeCab reads as another one: `米[・]英`, `[A]`, `山[﨑]`."""


def readable(text: str) -> str:
    r"""Return the text as MeCab is given it: one character for one character.

    >>> readable("New York・5,000\x00")
    'Ｎｅｗ　Ｙｏｒｋ‥５，０００\u3000'
    """
    for char in set(REWRITTEN.findall(text)):
        text = text.replace(char, READ_AS.get(char) or _variants()[char])
    for char in set(CONTROL.findall(text)):
        text = text.replace(char, "\u3000")
    return text


def tokenize(text: str) -> list[str]:
    """Return the keys of a text's tokens.

    >>> [key.split()[0] for key in tokenize("岸田外務大臣が・国連で")]
    ['岸田', '外務', '大臣', 'が', '‥', '国連', 'で']
    """
    return written(text).split("\n") if text else []


def written(text: str) -> str:
    """Return the keys of a text's tokens as the tokenizer writes them, a line each; of no text, nothing."""
    return _written(readable(text))


def written_each(texts: Sequence[str]) -> Iterator[str]:
    """Yield the same of each of a document's texts, which are made readable as one.

    >>> [keys.split()[0] for keys in written_each(["A社", "", "米・英"]) if keys]
    ['Ａ', '米']
    """
    whole, start = readable(BREAK.join(texts)), 0
    for text in texts:
        yield _written(whole[start : start + len(text)])
        start += len(text) + len(BREAK)


def _written(text: str) -> str:
    if len(text) <= LONGEST_PIECE:
        return _parse(text) if text else ""
    return "\n".join(map(_parse, _pieces(text)))


def length_of(key: str) -> int:
    """Return how many characters a token has.

    >>> length_of(tokenize("港を")[0])
    1
    """
    return len(key.partition("\t")[0])


@lru_cache(maxsize=1024)
def is_word(written: str) -> bool:
    """Tell whether the dictionary has some characters as one word.

    >>> is_word("バイオマス"), is_word("バイオマ"), is_word("港を")
    (True, False, False)
    """
    keys = tokenize(written)
    return len(keys) == 1 and part_of_speech(keys[0])[-1] != "*"


def part_of_speech(key: str) -> tuple[str, ...]:
    """Return the four levels of a token's part of speech, and the word's origin (固: a name; *: not in the dictionary).

    >>> part_of_speech(tokenize("岸田")[0])
    ('名詞', '固有名詞', '人名', '姓', '固')
    """
    return _parts(int(key.rpartition("\t")[2]))


def _pieces(text: str) -> Iterator[str]:
    """Cut a long text where a sentence or a clause ends, or where it must be."""
    start = 0
    while start < len(text):
        piece = text[start : start + LONGEST_PIECE]
        if start + LONGEST_PIECE < len(text):
            at = max(piece.rfind(mark) for mark in "。、，\u3000）」")
            piece = piece[: at + 1] or piece
        yield piece
        start += len(piece)


def _parse(text: str) -> str:
    lines: str = _tagger().parse(text)
    return lines


@cache
def _tagger() -> GenericTagger:
    from fugashi import GenericTagger  # noqa: PLC0415 -- 20 ms that only names cost
    from unidic_lite import DICDIR  # noqa: PLC0415

    form = '"%M\\t%phl\\n"'
    return GenericTagger(f'-r /dev/null -d "{DICDIR}" -O "" -F {form} -U {form} -B "" -E ""')


@lru_cache(maxsize=1024)
def sounds_of(text: str) -> str:
    """Return how a text is read, as the dictionary has its words; an unknown word stays as it is.

    >>> sounds_of("北斗大学"), sounds_of("北都大学") == sounds_of("北斗大学")
    ('ホクトダイガク', True)
    """
    sounds: str = _reader().parse(readable(text))
    return sounds


@cache
def _reader() -> GenericTagger:
    """Return a tokenizer that writes how each word is read: the tenth feature of the dictionary."""
    from fugashi import GenericTagger  # noqa: PLC0415 -- as below
    from unidic_lite import DICDIR  # noqa: PLC0415

    form = '"%f[9]"'
    return GenericTagger(f'-r /dev/null -d "{DICDIR}" -O "" -F {form} -U "%m" -B "" -E ""')


def cost_of(text: str) -> int:
    """Return what MeCab's best reading of a text costs: the less likely its words are side by side, the more.

    >>> cost_of("開催いたしますす") > cost_of("開催いたします") + 4000
    True
    """
    return int(_counter().parse(readable(text)))


@cache
def _counter() -> GenericTagger:
    """Return a tokenizer that writes nothing but what its reading costs."""
    from fugashi import GenericTagger  # noqa: PLC0415 -- as above
    from unidic_lite import DICDIR  # noqa: PLC0415

    return GenericTagger(f'-r /dev/null -d "{DICDIR}" -O "" -F "" -U "" -B "" -E "%pc"')


@cache
def _parts(number: int) -> tuple[str, ...]:
    columns = _contexts()[number].decode().partition(" ")[2].split(",")
    return (*columns[:4], columns[-1])


@cache
def _contexts() -> list[bytes]:
    """Return the dictionary's lines about left contexts, each at its number: of 5,981 a text meets a hundred."""
    from unidic_lite import DICDIR  # noqa: PLC0415

    return read(f"{DICDIR}/left-id.def").split(b"\n")
