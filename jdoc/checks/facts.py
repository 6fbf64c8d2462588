"""Facts: what the rules know of a document, each found out when it is first asked for."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeVar

from jdoc.language.lazy import BREAK, deferred, once
from jdoc.language.width import fold_all

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from jdoc.checks.rules import Found
    from jdoc.model import Block, Entity

T = TypeVar("T")
UNREAD = frozenset({"furniture", "contents"})
"""Kinds of blocks that say again what stands elsewhere, in short or on every page."""
AMENDS = deferred(
    "(?:次|左|以下)の(?:ように|とおり)改正する|[条項号表章節款目則文書名次式」]を(?:次|左|以下)の(?:ように|とおり)改める"
    "|新旧対照表|」に改め(?:る(?=[。\\n\\0]|$|こと。)(?!。[)])|、)|[条項号表章節款目則文書式」]を削(?:る|り)[。、]|(?:」|次の[^。、]{1,20})を加え(?:る|、)"
)
"""What amending texts say: `部を[次のように改正する]。`, `「甲[」に改める]`, `[新旧対照表]`, not `十五分に改める`, `「甲」に改める考え`."""
AMENDING = ("改正する", "改める", "に改め、", "新旧対照表", "を削", "を加え")
"""What each of these has: most texts have none of it."""
COMPARISON = "新旧対照表"
QUOTES = deferred("「[^「」]*(?:「[^「」]*」[^「」]*)*」|『[^『』]*』")
"""Quoted words: `[「平成三十三年度」]を「令和三年度」に`, not `平成`."""
_WORD = deferred("[一-鿿々ァ-ヴー]{2,}")
"""A word without hiragana: `[農林水産省]は`, not `港は`."""
_FIRST_PAIRS, _OTHER_PAIRS = deferred(".."), deferred("(?<=.)..")
"""The first, third, … pair of characters of each line: `[農林][水産]省`, and those between: `農[林水][産省]`."""
_QUOTE = deferred("[「」『』]")
"""Half of a pair of quotes: `[「]港」`, not `（`."""


class Facts:
    """One document, its blocks with their entities."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.texts = fold_all([block.text for block in blocks])
        """The texts in half-width forms, each as long as it was."""
        self.labels = [*map(str.strip, fold_all([block.label or "" for block in blocks]))]
        """The labels so, without white space around them."""
        self._kept: dict[str, Any] = {}
        self._chosen: dict[frozenset[str], list[tuple[int, list[Entity]]]] = {}

    def kept(self, name: str, find: Callable[[], T]) -> T:
        """Return what is found out once for several rules."""
        if name not in self._kept:
            self._kept[name] = find()
        known: T = self._kept[name]
        return known

    def found(self, find: Callable[[Facts], Iterable[Found]]) -> Sequence[Found]:
        """Return what a rule finds; others ask it as well, so that they tell nothing twice."""
        return self.kept(f"{find.__module__}.{find.__qualname__}", lambda: [*find(self)])

    @once
    def day(self) -> dt.date | None:
        """The document's own day."""
        written = next((block.base_date for block in self.blocks if block.base_date), None)
        try:
            return dt.date.fromisoformat(written[:10]) if written else None
        except ValueError:
            return None

    @once
    def read(self) -> list[int]:
        """The blocks that are text of the document's own: neither repeated nor read off a picture."""
        return [
            index
            for index, block in enumerate(self.blocks)
            if block.kind not in UNREAD and not block.ocr and block.text
        ]

    @once
    def tables(self) -> list[int]:
        """Those of them that are tables."""
        return [index for index in self.read if self.blocks[index].rows]

    @once
    def every(self) -> str:
        """All texts as one, what stands on every page and is read off pictures among them."""
        return BREAK.join(self.texts)

    @once
    def amends(self) -> bool:
        """Whether the document changes another one, whose words it quotes; not what its supplementary provisions do."""
        if not any(word in self.every for word in AMENDING) or not AMENDS.search(self.every):
            return False
        found = [
            (match[0], (block.provision or "").startswith("Sp"))
            for block, text in zip(self.blocks, self.texts, strict=True)
            if (match := AMENDS.search(text))
        ]
        is_compared_behind = found[0][1]  # the comparison shows what the supplementary provisions amend
        return any(not is_behind and not (is_compared_behind and word == COMPARISON) for word, is_behind in found)

    @once
    def whole(self) -> str:
        """The texts that are read, as one: what most of them lack is looked for in all of them at once."""
        return BREAK.join([self.texts[index] for index in self.read])

    @once
    def _starts(self) -> list[int]:
        """Where each of them begins."""
        return [*accumulate((len(self.texts[index]) + 1 for index in self.read), initial=0)]

    @once
    def begins(self) -> dict[int, int]:
        """Where each block that is read begins in all of them as one."""
        return dict(zip(self.read, self._starts, strict=False))

    def place_of(self, spot: int) -> tuple[int, int]:
        """Return the block that a character of all texts as one is of, and where it stands there."""
        at = bisect_right(self._starts, spot) - 1
        return self.read[at], spot - self._starts[at]

    def having(self, *words: str) -> list[int]:
        """Return the blocks that are read and have one of some words."""
        there = [word for word in words if word in self.whole]
        if len(there) == 1:
            return [*self._with(there[0])]
        return sorted({index for word in there for index in self._with(word)}) if there else []

    def _with(self, word: str) -> Iterator[int]:
        """Yield the blocks that are read and have a word."""
        at = self.whole.find(word)
        while at >= 0:
            behind = bisect_right(self._starts, at)
            yield self.read[behind - 1]
            at = self.whole.find(word, self._starts[behind])

    def where(self, pattern: re.Pattern[str]) -> list[int]:
        """Return the blocks that are read and may match a pattern, which must not ask for the ends of a text."""
        found: list[int] = []
        match = pattern.search(self.whole)
        while match is not None:
            at = bisect_right(self._starts, match.start())
            found.append(self.read[at - 1])
            match = pattern.search(self.whole, self._starts[at])
        return found

    @once
    def runs(self) -> Counter[str]:
        """The words without hiragana of what is read, of two characters and more, with how often each stands there."""
        return Counter(_WORD.findall(self.whole))

    @once
    def words(self) -> str:
        """The same, each once, in lines."""
        return "\n".join(self.runs)

    @once
    def pairs(self) -> set[str]:
        """The pairs of kanji and katakana that stand side by side in what is read."""
        return {*_FIRST_PAIRS.findall(self.words), *_OTHER_PAIRS.findall(self.words)}

    @once
    def size(self) -> int:
        """How many characters it has."""
        return sum(map(len, self.texts))

    def entities(self, labels: Collection[str]) -> list[tuple[int, list[Entity]]]:
        """Return the blocks that are read, each with its entities of some labels, if it has any."""
        wanted = frozenset(labels)
        if wanted not in self._chosen:
            there = [self._labelled[label] for label in wanted if label in self._labelled]
            self._chosen[wanted] = [*there[0].items()] if len(there) == 1 else self._together(there, wanted)
        return self._chosen[wanted]

    def _together(self, there: list[dict[int, list[Entity]]], wanted: frozenset[str]) -> list[tuple[int, list[Entity]]]:
        """Return the entities of several labels in their order."""
        every = ((index, self.blocks[index].entities or ()) for index in sorted(set().union(*there)))
        return [(index, [one for one in found if one.label in wanted]) for index, found in every]

    @once
    def _labelled(self) -> dict[str, dict[int, list[Entity]]]:
        """The entities of each label, by their blocks."""
        labelled: dict[str, dict[int, list[Entity]]] = defaultdict(lambda: defaultdict(list))
        for index in self.read:
            for entity in self.blocks[index].entities or ():
                labelled[entity.label][index].append(entity)
        return labelled

    @once
    def noted(self) -> list[tuple[int, Entity]]:
        """The entities of which something is noted, each with its block."""
        every = ((index, self.blocks[index].entities or ()) for index in self.read)
        return [(index, one) for index, found in every for one in found if one.note]

    def is_quoted(self, index: int, start: int) -> bool:
        """Tell whether a place stands in quotes."""
        text = self.texts[index]
        marks = self.kept(f"quotes {index}", lambda: [match.start() for match in _QUOTE.finditer(text)])
        before = bisect_left(marks, start) - 1
        return before >= 0 and text[marks[before]] in "「『"
