"""Placing: where the next block of a law stands, by its enumerator and by what stands above it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field

from jdoc.language.enumerators.reading import iroha_position
from jdoc.language.katakana import is_katakana_sentence
from jdoc.language.lazy import deferred
from jdoc.language.provisions.paths import DIVISIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.enumerators import Enumerator
    from jdoc.language.provisions.paths import Path
    from jdoc.vocabulary import BlockKind

_DEPTHS = [*dict.fromkeys(DIVISIONS.values())]
_ITEMS = ("It", *(f"Si{depth}" for depth in range(1, 11)))
"""The levels below a paragraph: 号, and what stands below it."""
_WITHOUT_NUMBER = frozenset({"question", "answer", "bill", "matter", "seat", "note"})
_DIGITS = deferred(r"\d+(?:[編部章節款目条号)]?[の-]\d+)*")
"""The numbers in an enumerator, with their branches: `第[6]条から第[8条の2]まで`, `([3)の2]`."""
_BETWEEN = deferred(r"\D+")
"""What stands between a number and its branch: `8[条の]2`."""
_DRESS = "（() ）.．、"
_CONTINUES = ("に", "を", "の", "と", "が")
"""How a text begins that goes on behind the items of its paragraph: に該当するものについては."""
_RANK_OF_NOTES = 9
_GOES_ON = ("ただし", "但し", "但", "この場合", "この限り")
"""How a text begins that is no paragraph of its own."""


class Entrant(Struct, gc=False):
    """A block that is to be placed."""

    text: str
    kind: BlockKind
    enumerator: Enumerator | None = None
    is_bare: bool = False
    """Its enumerator is all that it has."""
    number: str | None = None
    """The number that it belongs to, by the outline."""

    @property
    def scheme(self) -> str:
        """The name of the form of its enumerator, if it has one."""
        return self.enumerator.scheme.name if self.enumerator else ""

    @property
    def counts(self) -> bool:
        """Whether its number is that of a text beside articles: no division, note or sign."""
        if self.enumerator is None or self.enumerator.rank >= _RANK_OF_NOTES:
            return False
        return self.scheme not in {"article", "division"}

    @property
    def is_speech(self) -> bool:
        """Whether it begins with who speaks."""
        return self.enumerator is not None and self.enumerator.speaker is not None


class _Level(Struct):
    """A level of items that is open."""

    series: str
    path: Path
    number: str | None
    by_iroha: bool


class Here(Struct):
    """What stands above the next block."""

    root: Path = ()
    numbers_paragraphs: bool = True
    """Paragraphs have numbers: a text without one goes on with that above."""
    divisions: dict[str, str] = field(default_factory=dict)
    article: Path = ()
    paragraph: Path = ()
    has_text: bool = False
    """The first paragraph stands there without a number."""
    items: list[_Level] = field(default_factory=list)

    @property
    def deepest(self) -> Path:
        """The place that a block without a number belongs to."""
        return self.items[-1].path if self.items else self.paragraph or self.article or self.root

    @property
    def is_appendix(self) -> bool:
        """Whether it stands in an appendix, which may have headings."""
        return bool(self.root) and self.root[-1].startswith("Appdx")

    @property
    def may_hold_paragraphs(self) -> bool:
        """Whether numbers count paragraphs here, as in articles and in 附則, and no rows of an appendix."""
        return bool(self.article) or not self.is_appendix

    @property
    def paragraph_of_items(self) -> Path:
        """The paragraph that items stand in: of an article without paragraphs, the first."""
        if not self.paragraph and self.article:
            self.paragraph = (*self.article, "Pr_1")
        return self.paragraph or self.root

    def place(self, block: Entrant) -> Path:
        """Return where the next block stands."""
        number = block.enumerator
        if number is None or number.number is None or number.scheme.name in _WITHOUT_NUMBER:
            return self.place_unnumbered(block)
        if number.scheme.name == "article":
            return self.place_article(number, has_text=block.kind != "heading" and not block.is_bare)
        return _PLACERS.get(number.scheme.name, Here.place_item)(self, number)

    def _leave_article(self) -> None:
        self.article, self.paragraph, self.has_text, self.items = (), (), False, []

    def place_division(self, number: Enumerator) -> Path:
        """Place the heading of a chapter: below those of higher divisions."""
        self._leave_article()
        token = DIVISIONS[number.series[-1]]
        above = _DEPTHS[: _DEPTHS.index(token)]
        self.divisions = {each: step for each, step in self.divisions.items() if each in above}
        self.divisions[token] = _step(token, number)
        return (*self.root, *self.divisions.values())

    def place_article(self, number: Enumerator, *, has_text: bool) -> Path:
        """Place an article: its text is its first paragraph."""
        self._leave_article()
        self.article = (*self.root, _step("At", number))
        if not has_text:
            return self.article
        return self._enter_paragraph("Pr_1", has_text=True)

    def _enter_paragraph(self, step: str, *, has_text: bool = False) -> Path:
        self.items = []
        self.has_text |= has_text
        self.paragraph = (*(self.article or self.root), step)
        return self.paragraph

    def place_paragraph(self, number: Enumerator) -> Path:
        """Place a bare number: a paragraph, but 1 opens a list below a text that is the first one."""
        opens = number.value == 1 and (self.has_text or bool(self.items))
        if not self.may_hold_paragraphs or (self.paragraph and (opens or self._level_of(number) is not None)):
            return self.place_item(number)
        return self._enter_paragraph(_step("Pr", number))

    def place_circled(self, number: Enumerator) -> Path:
        """Place ②: the second paragraph, where no ① stands above it."""
        if number.value == 1 or not self.article or self._level_of(number) is not None:
            return self.place_item(number)
        return self.place_paragraph(number)

    def place_decimal(self, number: Enumerator) -> Path:
        """Place 3.2: the second paragraph of article 3."""
        head, *rest = (number.number or "").replace("-", ".").split(".")
        if len(rest) != 1 or self.article[-1:] != (f"At_{head}",):
            return self.place_item(number)
        return self._enter_paragraph(f"Pr_{rest[0]}")

    def place_item(self, number: Enumerator) -> Path:
        """Place an item: beside those of its series, else one level below the last one.

        In the main part it is one of an article or a paragraph only.
        """
        paragraph = self.paragraph_of_items
        if not paragraph:
            return ()
        at = self._level_of(number)
        if at is None:
            at, by_iroha = len(self.items), _counts_by_iroha(number)
        else:
            by_iroha = self.items[at].by_iroha
        above = self.items[at - 1].path if at else paragraph
        path = (*above, _step(_ITEMS[min(at, len(_ITEMS) - 1)], number, by_iroha=by_iroha))
        self.items[at:] = [_Level(number.series, path, number.number, by_iroha)]
        return path

    def _level_of(self, number: Enumerator) -> int | None:
        """Return which of the levels of items an enumerator goes on with, if any."""
        for at, level in enumerate(self.items):  # twice as fast as a generator, for each block of a law
            if level.series == number.series:
                return at
        return None

    def place_unnumbered(self, block: Entrant) -> Path:
        """Place what has no number of its own."""
        if block.kind == "heading":
            self._leave_article()
            return self.root
        if block.kind == "paragraph" and block.enumerator is None:
            self._enter_unnumbered(block)
        return self.deepest

    def _enter_unnumbered(self, block: Entrant) -> None:
        """Go to the number that the outline gives a text without one, or to a paragraph of its own."""
        if block.number is not None:
            while self.items and self.items[-1].number != block.number:
                self.items.pop()
        if block.text.startswith(_CONTINUES):
            self.items = []
        begins = not self.paragraph or self._may_begin_paragraph(block.text)
        if begins and not self.items and self.may_hold_paragraphs and (self.article or self.root):
            count = int(self.paragraph[-1].partition("_")[2]) if self.paragraph else 0
            self._enter_paragraph(f"Pr_{count + 1}", has_text=True)

    def _may_begin_paragraph(self, text: str) -> bool:
        """Tell whether a further text without a number is a paragraph, as in old laws and in contracts."""
        if self.numbers_paragraphs or text.startswith((*_GOES_ON, *_CONTINUES)):
            return False
        return text.endswith("。") or is_katakana_sentence(text)


def _counts_by_iroha(number: Enumerator) -> bool:
    """Tell in which order a list counts its kana: as its first one stands further in front, for little can be lost."""
    position = iroha_position(number.written)
    return position is not None and (number.value is None or position < number.value)


def _step(token: str, number: Enumerator, *, by_iroha: bool = False) -> str:
    """Write the step of an enumerator: its number with branches, of a run both ends, of letters the position."""
    position = iroha_position(number.written) if by_iroha else number.value
    return _write_step(token, number.number or "", position)


@lru_cache(1024)
def _write_step(token: str, number: str, position: int | None) -> str:
    found = [_BETWEEN.sub("_", digits) for digits in _DIGITS.findall(number)]
    if not found:
        return f"{token}_{position or number}"
    return f"{token}_{':'.join(dict.fromkeys((found[0], found[-1])))}"


_Placer: TypeAlias = "Callable[[Here, Enumerator], Path]"
_PLACERS: dict[str, _Placer] = {
    "division": Here.place_division,
    "number": Here.place_paragraph,
    "supplied": Here.place_paragraph,
    "circled": Here.place_circled,
    "decimal": Here.place_decimal,
}
"""How an enumerator of a scheme is placed; those of others, as items."""
