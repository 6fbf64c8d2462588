"""Spacing: the gaps between the characters of a printed line, as spaces."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.readers.pdf.rows import Row, Spot

_THIN = 0.2  # of their size: characters that stand nearer than that have no space between them
_BESIDE_LATIN = 0.3  # of their size: what word processors put between Japanese and Latin letters or figures
WIDEST_GAP = 200  # columns: no page leaves a wider gap
_LETTERS = frozenset("ー々ヶ")


def spaced(row: Row, *, narrowest: float = _THIN) -> str:
    """Write the characters of a line with the gaps between them as spaces, those between two letters from a width on.

    It is a part of their size: cells are filled with letters that stand a little apart.
    """
    spots = row.spots
    tight = _letter_spaced(spots)
    parts = [spots[0].char]
    for index, (spot, after) in enumerate(pairwise(spots)):
        if index not in tight:
            parts.append(_gap(row, spot, after, narrowest))
        parts.append(after.char)
    return "".join(parts)


def _gap(row: Row, spot: Spot, after: Spot, narrowest: float) -> str:
    """Give the spaces that stand for the gap between two characters of a line."""
    gap = after.start - spot.end
    em = max(spot.size, after.size)
    if spot.char == " " and after.start - spot.start >= 1.3 * em:  # several spaces: pdfium tells of the first one
        return " " * (_wide(after.start - spot.start, row.size) - 1)
    if spot.char.isspace() or after.char.isspace() or gap < _narrowest(spot.char, after.char, narrowest) * em:
        return ""
    if gap < 0.8 * em:
        return " "
    if row.ruby and gap < 2.5 * em:
        return ""
    if gap < 1.3 * em:
        return "\u3000"
    return " " * _wide(gap, row.size)


def _narrowest(one: str, other: str, between_letters: float) -> float:
    """Say how wide a gap between two characters is at least that stands for a space, as a part of their size."""
    if is_letter(one) and is_letter(other):
        return between_letters
    return _BESIDE_LATIN if _is_latin_beside_japanese(one, other) else _THIN


def _is_latin_beside_japanese(one: str, other: str) -> bool:
    """Tell whether a kana or kanji and a half-width letter or figure stand beside each other."""
    letter, latin = (one, other) if other.isascii() else (other, one)
    return is_letter(letter) and latin.isascii() and latin.isalnum()


def _wide(gap: float, size: float) -> int:
    """Count the spaces that fill a wide gap."""
    return min(WIDEST_GAP, max(2, round(2 * gap / size)))


def _letter_spaced(spots: Sequence[Spot]) -> set[int]:
    """Find the gaps, by the character before them, of words that are set in wide type: 決　定　書."""
    found: set[int] = set()
    run: list[int] = []
    width = 0.0
    for index, (spot, after) in enumerate([*pairwise(spots), (spots[-1], spots[-1])]):
        gap = after.start - spot.end
        wide = 0.2 * spot.size < gap < 4 * spot.size and is_letter(spot.char) and is_letter(after.char)
        if wide and (not run or abs(gap - width) < 0.1 * spot.size):
            run.append(index)
            width = gap if len(run) == 1 else width
            continue
        if len(run) > 1:
            found.update(run)
        run, width = ([index], gap) if wide else ([], 0.0)
    return found


def is_letter(char: str) -> bool:
    """Tell kana and kanji.

    >>> [char for char in "第3条のー, Ａ" if is_letter(char)]
    ['第', '条', 'の', 'ー']
    """
    return "ぁ" <= char <= "ヿ" or "㐀" <= char <= "鿿" or char in _LETTERS
