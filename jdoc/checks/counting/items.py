"""Items: the list that begins right below a block, numbered, lettered or with bullets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.structure.labels import read_label
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.model import Block

FEWEST, NEAR, MOST_LEFT_OUT = 2, 2, 2
ENDS = frozenset({"title", "attachment", "signature"})


def items_below(blocks: Sequence[Block], index: int) -> list[int]:
    """Give the items of the list that begins below a block: labels of one series that count on from 1."""
    named = [*_named_below(blocks, index + 1)]
    if len(named) >= FEWEST:
        return named
    if blocks[index + 1].rows:
        return []
    below = range(index + 1, min(index + 1 + NEAR, len(blocks)))
    start = next((at for at in below if blocks[at].label), None)
    if start is None:
        return []
    in_letters = max(([*_letters_from(blocks, start, order)] for order in (IROHA, ALPHABET)), key=len)
    return in_letters if len(in_letters) >= FEWEST else _numbered_from(blocks, start, index)


def _numbered_from(blocks: Sequence[Block], start: int, index: int) -> list[int]:
    """Give the items of a list, with numbers from 1 on or without any, that begins below a block."""
    first, own = _label(blocks[start]), _label(blocks[index])
    if not blocks[start].number:
        return [*_bullets_from(blocks, start)]
    if first is None or first[1] != 1:
        return []
    form, above = first[0], own[0] if own else ""
    if form == above and start > index + 1 and COLUMNS in fold(blocks[start].text):  # rows below their head
        return [*_series_from(blocks, start, form, "")]
    return [*_series_from(blocks, start, form, above)] if form != above else []


COLUMNS = "  "
"""What stands between the columns of a row."""


IROHA = "イロハニホヘトチリヌルヲ"
"""The order of kana in laws."""


ALPHABET = "ABCDEFGHIJKL"
"""The order of letters, of which A and C alone may be read as others."""


def _letters_from(blocks: Sequence[Block], start: int, order: str) -> Iterator[int]:
    """Yield the blocks of a list that is numbered イ, ロ, ハ, or A, B, C, one right behind the other."""
    for at, letter in zip(range(start, len(blocks)), order, strict=False):
        if fold(blocks[at].label or "").strip("() .") != letter:
            return
        yield at


def _series_from(blocks: Sequence[Block], start: int, form: str, above: str) -> Iterator[int]:
    """Yield the blocks of a series, up to where its numbers begin anew or the series above it goes on."""
    last = 0
    for at in range(start, len(blocks)):
        found, number = _label(blocks[at]) or ("", 0)
        if found == form:
            if not _goes_on(number, last):
                return
            last = number
            yield at
        elif blocks[at].kind in ENDS or (found and found == above):
            return


def _goes_on(number: int, last: int) -> bool:
    """Tell whether a number goes on from the one before: some are left out by mistake, or stand twice."""
    return 1 <= number - last <= MOST_LEFT_OUT or number == last > 0


NUMBERED = deferred(
    "[(【〔]?(?P<word>[^\\W0-9_ぁ-ん]{1,5}) ?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:[)】〕: ]|(?<=第.)[にはのが]、?)"
    "|(?P<ordinal>[0-9]|[一二三四五六七八九])(?P<of>つ目|点目|番目)[にはのが]|(?P<plain>[0-9]{1,2})(?P<dot>\\.)(?![0-9]\\b)"
)
"""How an item begins that is numbered with a word: `[(提言1)]情報を`, `[第一に、]`, `[二つ目は]`, not `提言の1`."""


def _named_below(blocks: Sequence[Block], start: int) -> Iterator[int]:
    """Yield the blocks that are numbered with a word, as 提言１ is, up to where another heading stands."""
    word, last = "", 0
    for at in range(start, len(blocks)):
        own, number = _own_number(fold(blocks[at].text))
        if number == last + 1 and (not word or own == word):
            word, last = own, number
            yield at
        elif not word or blocks[at].kind in ENDS or blocks[at].number:
            return


def _own_number(text: str) -> tuple[str, int | None]:
    """Give the word that a text begins with, and the number that it bears."""
    match = NUMBERED.match(text)
    if match is None:
        return "", None
    return match["word"] or match["of"] or match["dot"], read_whole(
        match["number"] or match["ordinal"] or match["plain"]
    )


def _bullets_from(blocks: Sequence[Block], start: int) -> Iterator[int]:
    """Yield the blocks of a list without numbers, one right behind the other, each as often as it holds an item."""
    bullet = f" {fold(blocks[start].label or '').strip()}"
    for at in _bullets(blocks, start):
        yield from [at] * (1 + fold(blocks[at].text).count(bullet))


def _bullets(blocks: Sequence[Block], start: int) -> Iterator[int]:
    above = _form(blocks[start - 1]) if start else ""
    for at in range(start, len(blocks)):
        if above and _form(blocks[at]) == above:
            return
        if _indent(blocks[at]) > _indent(blocks[start]):
            continue
        if blocks[at].label != blocks[start].label or _indent(blocks[at]) < _indent(blocks[start]):
            return
        yield at


def _form(block: Block) -> str:
    """Give the form of the number of a block, if it has one: (0) for (2)."""
    label = _label(block) if block.number else None
    return label[0] if label else ""


def _indent(block: Block) -> int:
    """Give the column that the text of an item begins in, where that is known."""
    return block.source[0][2] if block.label and block.source else 0


def _label(block: Block) -> tuple[str, int] | None:
    return read_label(fold(block.label).strip()) if block.label else None
