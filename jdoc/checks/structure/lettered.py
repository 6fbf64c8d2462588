"""Lettered: references by a sign to what stands beside or below one another with a sign each: ①会場費、②謝金, (A) 額, B案."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.located import is_said_of_another
from jdoc.checks.structure.numbered import CIRCLED
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

LETTERS, STEMS = "ABCDEFGH", "甲乙丙丁戊"
_WORD = "[一-鿿ァ-ヴー]{1,6}"
SIGNED = deferred(
    "(?P<sign>[①-⑳])|[(](?P<bracket>[A-H])[)]|(?<![A-Za-z0-9一-鿿ァ-ヴー])(?P<letter>[A-H甲乙丙丁戊])(?P<word>案|欄|列|方式|区分|班|部会|分科会|コース|プラン|タイプ|ブロック)(?![一-鿿ァ-ヴー])"
)
"""A sign, alone or with a word: `[①]会場費`, `[(A)]総事業費`, `[A案]を`, `[甲欄]に`, not `ABC`."""
SECOND = deferred("②|[(]B[)]|[B乙](?:案|欄|列|方式|区分|班|部会|分科会|コース|プラン|タイプ|ブロック)")
"""What every text has that has several: `[②]謝金`, `[B案]`."""
HEADED = deferred(f" ?(?:お|ご)?{_WORD}")
"""What stands behind a sign that heads it: ①`会場費`, not `から`."""
BEGINS = deferred("(?:^|[\\s、,・。(:])$")
"""What stands before it: `費用は、`."""
REFERRED = deferred(
    "(?:[のにをはがと]|で(?!き)|から|まで|について|及び|又は|、)(?![^、。]{0,3}[①-⑳])|×|÷|[+＋]|に(?:掲げ|定め)"
)
"""What stands behind a sign that only refers: ③`について`."""
FARTHEST, FEWEST = 2, 2
LABELLED = (0, 1)
"""Where a sign stands that was taken off as a label."""


class Sign(NamedTuple):
    """A sign in a text, of which kind it is, and which number."""

    kind: str
    number: int
    place: Place
    is_head: bool


def find_unsigned(facts: Facts) -> Iterator[Found]:
    """Find references to a sign beyond all of its kind that head something, which are a series and stand once each."""
    kinds: dict[str, list[Sign]] = {}
    labelled = (at for at in facts.read if facts.labels[at].startswith(tuple(CIRCLED)))
    for index in sorted({*facts.where(SIGNED), *labelled}) if SECOND.search(facts.whole) else ():
        for sign in _signs(facts, index):
            kinds.setdefault(sign.kind, []).append(sign)
    yield from (_told(facts, sign) for signs in kinds.values() for sign in _beyond(signs))


def _beyond(signs: list[Sign]) -> Iterator[Sign]:
    """Yield the signs of a kind behind those that head something, and beyond them."""
    heads = [sign for sign in signs if sign.is_head]
    last = len(heads)
    if last >= FEWEST and [sign.number for sign in heads] == [*range(1, last + 1)]:
        yield from (sign for sign in signs if 0 < sign.number - last <= FARTHEST and sign.place > heads[-1].place)


def _signs(facts: Facts, index: int) -> Iterator[Sign]:
    text = facts.texts[index]
    label = SIGNED.match(facts.labels[index])
    if label:
        is_head = REFERRED.match(text) is None
        yield Sign(*_read(label), Place(index, 0, 0) if is_head else Place(index, *LABELLED), is_head)
    for match in SIGNED.finditer(text):
        kind, number = _read(match)
        is_referred = REFERRED.match(text, match.end()) is not None
        is_head = not is_referred and _heads(text, match)
        if (is_head or is_referred) and not is_said_of_another(facts, index, match.start()):
            yield Sign(kind, number, Place(index, *match.span()), is_head)


def _read(match: re.Match[str]) -> tuple[str, int]:
    """Give the kind of a sign, and its number."""
    if match["sign"]:
        return "①", CIRCLED.index(match["sign"]) + 1
    letter = match["bracket"] or match["letter"]
    order = LETTERS if letter in LETTERS else STEMS
    return f"{order}{match['word'] or ''}", order.index(letter) + 1


def _heads(text: str, match: re.Match[str]) -> bool:
    """Tell a sign that something stands behind which it heads; with a word, one that a line begins with."""
    if match["word"]:
        return not text[: match.start()].strip() or _is_of_columns(text, match)
    return BEGINS.search(text, 0, match.start()) is not None and HEADED.match(text, match.end()) is not None


def _is_of_columns(text: str, match: re.Match[str]) -> bool:
    """Tell a sign with a word between gaps, as the heads of columns are."""
    return text[match.start() - 1].isspace() and (match.end() == len(text) or text[match.end()].isspace())


def _told(facts: Facts, sign: Sign) -> Found:
    block, start, end = sign.place
    is_label = (start, end) == LABELLED
    written = facts.labels[block] if is_label else facts.blocks[block].text[start:end]
    return Found(sign.place, f"{written}: there is no such sign")
