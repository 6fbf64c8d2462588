"""Series: what bears a word and a number or a letter in a document (第1号議案, 指摘1, A区画), and the list that ends above a block."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.counting.stated import Listed, value_of
from jdoc.checks.rules import Place
from jdoc.checks.structure.labels import read_label
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.model import Block

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳Ⅰ-Ⅻ])"
"""The number of one of a series."""
BEARING = deferred(
    f"[【〔\\[(<・○ ]*(?P<word>[^\\W0-9_ぁ-ん一二三四五六七八九十]{{1,5}}) ?(?P<number>{_NUMBER})(?:(?P<behind>号議案|号証|回|日目|コマ|章|編)|号?(?=[】〕\\])>:.．、 \u3000]|$))"
)
"""How a line begins that bears a word and a number: `[第1号議案] 予算の件`, `[【指摘1]】`, not `1月`."""
INSIDE = deferred(f"(?P<word>第)(?P<number>{_NUMBER})(?P<behind>回|号議案)(?= )")
"""The same in lines that were joined: `開講式[第2回] 5月17日`, not `第2回は`."""
DAY = deferred("(?P<word>)(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?P<behind>日目)(?=[ :(])")
"""How a day of several begins: `[1日目] 8月16日`, not `1日目の朝`."""
LETTERED = deferred("(?P<letter>[A-H甲乙丙丁戊])(?P<word>[^\\W0-9_ぁ-んA-Z]{1,6})(?=[ \\t:(、])")
"""How a line begins that bears a letter and a word: `[A区画] 120`, not `A案を`."""
HAS_LETTER = deferred("[A-H甲乙丙丁戊][^\\W0-9_ぁ-んA-Z]{1,6}[ \\t:(、]")
"""What each of these has: `[A区画 ]120`."""
LETTERS = ("ABCDEFGH", "甲乙丙丁戊")
FEWEST, SHOWN = 2, 20
SINCE_YEARS = frozenset({"議案第", "報告第", "認定第", "請願第", "陳情第"})
"""Words of numbers that go on from one meeting to the next."""


class Borne(NamedTuple):
    """A line that bears a word and a number."""

    block: int
    key: tuple[str, str]
    number: int


def series_of(facts: Facts) -> dict[str, list[Listed]]:
    """Return what bears numbers or letters in a document, from the first on without a gap, by the words that it bears."""
    return facts.kept("series by words", lambda: _series_by_words(facts))


def _series_by_words(facts: Facts) -> dict[str, list[Listed]]:
    runs: dict[tuple[str, str], list[Borne]] = {}
    for borne in (*_borne(facts), *_lettered(facts)):
        runs.setdefault(borne.key, []).append(borne)
    by_word: dict[str, list[Listed]] = {}
    for (word, behind), run in runs.items():
        begins = run[0].number == 1 or word in SINCE_YEARS
        if len(run) >= FEWEST and begins and all(other.number == one.number + 1 for one, other in pairwise(run)):
            listed = of_blocks("series", facts, [each.block for each in run], len(run))
            plain = word.strip("第")
            for name in {plain, behind, behind.lstrip("号"), plain + behind} - {""}:
                by_word.setdefault(name, []).append(listed)
    return by_word


def of_blocks(
    how: str, facts: Facts, blocks: Sequence[int], *lengths: int, sums: frozenset[int] = frozenset()
) -> Listed:
    """Return what some blocks list, one each if nothing else is said."""
    places = tuple(Place(at, 0, min(SHOWN, len(facts.texts[at]))) for at in dict.fromkeys(blocks))
    return Listed(how, lengths or (len(blocks),), places, tuple(facts.texts[at].strip() for at in blocks), sums)


def written_lines(block: Block, index: int) -> list[Place]:
    """Return the lines of a block, as they were written before they were joined."""
    runs = block.source or ()
    starts = [0, *(run[0] for before, run in pairwise(runs) if run[1] != before[1])]
    return [Place(index, start, end) for start, end in pairwise([*starts, len(block.text)])]


def _lettered(facts: Facts) -> Iterator[Borne]:
    """Yield the lines that bear a letter and a word."""
    for index in facts.where(HAS_LETTER):
        for line in written_lines(facts.blocks[index], index):
            match = LETTERED.match(facts.texts[index], line.start)
            order = next((order for order in LETTERS if match and match["letter"] in order), "")
            if match:
                yield Borne(index, ("", match["word"]), order.index(match["letter"]) + 1)


def _borne(facts: Facts) -> Iterator[Borne]:
    """Yield the lines of a document that bear a word and a number, those of tables row by row."""
    for index in facts.read:
        text = facts.texts[index]
        lines = text.split("\n") if facts.blocks[index].rows else [f"{facts.labels[index]} {text}".strip()]
        for line in lines:
            first = BEARING.match(line) or DAY.match(line)
            for match in (*([first] if first else ()), *INSIDE.finditer(line, 1)):
                yield Borne(index, (match["word"] or "", match["behind"] or ""), value_of(match["number"]) or 0)


def labelled_above(facts: Facts, index: int) -> list[int]:
    """Return the items of the list that ends right above a block, from its first one on."""
    items: list[int] = []
    form, next_number = "", 0
    for at in range(index - 1, -1, -1):
        label = read_label(facts.labels[at]) if facts.labels[at] else None
        if label is None or (items and label != (form, next_number - 1)):
            break
        form, next_number = label
        items.insert(0, at)
    return items if len(items) >= FEWEST and next_number == 1 else []
