"""Places: where the text that a reference stands in has its own place, and what stands around that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.citations import paths
from jdoc.language.enumerators.reading import normalize
from jdoc.language.numerals.series import AIUEO, IROHA
from jdoc.language.provisions.paths import QUOTED, Provisions, level_of, number_of, up_to
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jdoc.language.provisions.paths import Path

SUPPLEMENT = "Sp"
LATER = f"{SUPPLEMENT}["
ITEMS = frozenset(("It", *paths.SUBITEMS))
FIRST_BRANCH = "_2"
NUMBERED = frozenset({"At", "Pr", "It"})
"""The levels whose provisions are counted without a gap."""
WHOLE = frozenset({"At", *paths.APPENDICES})
"""The levels whose provisions may be one block, whatever is below them."""


class Here(NamedTuple):
    """Where a text stands."""

    path: Path
    """Its provision, without the root."""
    root: Path
    """What stands before that: of a text that is quoted."""
    divisions: Path
    """The 編, 章, 節 that it stands in."""

    @property
    def article(self) -> Path:
        """Its article; without any, what holds its paragraphs."""
        return up_to(self.path, "At") or paths.above_level(self.path, "At")

    @property
    def paragraph(self) -> Path:
        """Its paragraph: the first, where the article has no others."""
        own = up_to(self.path, "Pr")
        article = up_to(self.path, "At")
        return own or ((*article, "Pr_1") if article else ())

    @property
    def later_supplement(self) -> str:
        """The 附則 that it stands in, where that is not the first: those of laws that have amended it."""
        return self.path[0] if self.path and self.path[0].startswith(LATER) and not self.root else ""

    def is_in_supplement(self) -> bool:
        """Tell whether it stands in a 附則 of the document itself."""
        return not self.root and bool(self.path) and level_of(self.path[0]) == SUPPLEMENT

    def at(self, level: paths.Level) -> Path:
        """Return its provision down to a level; () where there is none."""
        if level == "Pr":
            return self.paragraph
        return up_to(self.divisions if level in paths.DIVISION_LEVELS else self.path, level)


class Places:
    """Where the blocks of a document stand."""

    def __init__(
        self, written: Sequence[str | None], labels: Sequence[str | None], headings: Collection[int] = ()
    ) -> None:
        self.provisions = Provisions(written)
        self._is_known = bool(self.provisions)
        self._labels = labels
        self._headings = headings
        self.counts_by_iroha = not _counts_by_aiueo(labels)
        """Whether イ comes first, not second."""
        self._divisions: list[Path] = []
        above: Path = ()
        for path in self.provisions.paths:
            if path and level_of(path[-1]) in paths.DIVISION_LEVELS:
                above = path
            self._divisions.append(above)

    def __bool__(self) -> bool:
        """Tell whether the document has provisions."""
        return self._is_known

    def is_heading(self, block: int) -> bool:
        """Tell whether a block is a heading."""
        return block in self._headings

    def is_item(self, block: int) -> bool:
        """Tell whether a block is an item, or stands below one."""
        path = self.provisions.paths[block]
        return bool(path) and level_of(path[-1]) in ITEMS

    def begins_provision(self, block: int, here: Here) -> bool:
        """Tell whether a provision of the document itself begins here, not one that it quotes."""
        if here.is_in_supplement():  # its only paragraph has no label
            return bool(self._labels[block]) or here.path != self.provisions.paths[block - 1]
        return bool(here.path) and not here.root and bool(self._labels[block])

    def here(self, block: int) -> Here:
        """Return where a block stands."""
        path = self.provisions.paths[block]
        cut = path.index(QUOTED) + 1 if QUOTED in path else 0
        return Here(path[cut:], path[:cut], self._divisions[block])

    def beside(self, here: Here, path: Path, distance: int) -> Path | None:
        """Return the provision that is so many places further on its level."""
        found = self.provisions.beside((*here.root, *path), distance)
        if here.root and distance == 1 and found and self.provisions.find(found) is None:
            found = _behind_branches(found)  # all that is put in is quoted
        if found is None and distance == -1 and path[-1].endswith(FIRST_BRANCH):  # 第25条 stands before 第25条の2
            return (*path[:-1], path[-1].removesuffix(FIRST_BRANCH)) if path[-1].count("_") > 1 else None
        return None if found is None else found[len(here.root) :]

    def first_beside(self, here: Here, path: Path) -> Path | None:
        """Return the first provision of a level, beside one."""
        siblings = self.provisions.children((*here.root, *path[:-1]), level_of(path[-1]))
        return siblings[0][len(here.root) :] if siblings else None

    def block(self, path: Path) -> int | None:
        """Return the block that a provision of this document begins in, or the provision above that it is a part of."""
        least = next((at for at, step in enumerate(path, 1) if level_of(step) in WHOLE), len(path))
        for length in range(len(path), least - 1, -1):
            found = self.provisions.find(path[:length])
            if found is not None and self._is_meant(found, path):
                return self.provisions.block(found)
        return None

    @staticmethod
    def _is_meant(found: Path, path: Path) -> bool:
        """Tell whether an appendix that has no number is the one that is meant: not by 別表第二."""
        number = number_of(path[0]) if level_of(path[0]) in paths.APPENDICES else ()
        return number in {(), (1,)} or bool(number_of(found[0]))

    @property
    def has_articles(self) -> bool:
        """Whether the main part has articles of its own."""
        return bool(self.provisions.children((), "At"))

    def has_paragraph(self, here: Here, number: str) -> bool:
        """Tell whether a document without articles has a paragraph, which is meant in its 附則 as well."""
        is_below = bool(here.article) and not here.is_in_supplement()
        return not (is_below or here.root or self.has_articles) and self.provisions.block((f"Pr_{number}",)) is not None

    def is_missing(self, path: Path) -> bool:
        """Tell whether a provision surely does not exist: what would stand before and behind it does."""
        for length in range(1, len(path) + 1):
            if self.provisions.block(path[:length]) is None:
                return self._is_left_out(path[: length - 1], path[length - 1])
        return False

    def _is_left_out(self, above: Path, step: str) -> bool:
        """Tell whether nothing can stand where a step would."""
        level = level_of(step)
        if level not in NUMBERED or not step[-1].isdigit():
            return False
        number = number_of(step)
        siblings = self.provisions.children(above, level)
        before = [each for each in siblings if number_of(each[-1]) < number]
        behind = siblings[len(before) :]
        if before and behind:
            following = self.provisions.beside(before[-1], 1)
            return following is not None and self.provisions.find(following) == behind[0]
        return not behind and level != "At" and self._is_closed(above)

    def _is_closed(self, path: Path) -> bool:
        """Tell whether all of a provision is there: the article behind it follows."""
        article = up_to(path, "At")
        following = self.provisions.beside(article, 1) if article else None
        return following is not None and self.provisions.block(following) is not None


def position(kana: str, *, by_iroha: bool) -> str:
    """Return the number of a kana in one of the two orders.

    >>> position("ハ", by_iroha=True), position("イ", by_iroha=False), position("ウ", by_iroha=True)
    ('3', '2', '3')
    """
    order = IROHA if by_iroha and kana in IROHA[:15] else AIUEO
    return f"{order.index(kana) + 1}"


def _behind_branches(path: Path) -> Path:
    """Return the provision behind the last that is put in: 第二十三条 behind 第二十二条の二."""
    first, *branches = number_of(path[-1])
    return (*path[:-1], f"{level_of(path[-1])}_{first + 1}") if branches else path


def _counts_by_aiueo(labels: Sequence[str | None]) -> bool:
    signs = {normalize(label).strip("()") for label in labels if label and len(label) < 4}
    return "ア" in signs and "ロ" not in signs
