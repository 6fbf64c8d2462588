"""Where provisions stand and what references to them mean: articles, paragraphs, items, chapters, annexes.

This is the one place that reads references; what finds citations may take its place, as long as it says for each one
where it stands in its text and to which block it leads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jdoc.language.enumerators.reading import normalize
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.model import Block

Path: TypeAlias = "tuple[tuple[str, str], ...]"
"""Steps from the outermost: (("条", "3の2"), ("項", "1"))."""

# Of a provision, in Arabic digits or in kanji.
_NUMBER = "(?:[0-9]+|[〇一二三四五六七八九十百千]+)"
# Of a provision that was put in: 第三条の二.
_BRANCH = f"(?:の{_NUMBER})*"
REFERENCE = deferred(
    rf"""
    第(?P<article>{_NUMBER}条{_BRANCH})     # 第三条の二
        (?:第(?P<paragraph>{_NUMBER}項))?
        (?:第(?P<item>{_NUMBER}号{_BRANCH}))?
    | (?P<near>前|次)(?P<count>[二三四五六七八九十2-9])?(?P<unit>[条項号章節])(?!の規定による改正)  # 前条, 前二項
        (?:第(?P<near_paragraph>{_NUMBER}項))?
        (?:第(?P<near_item>{_NUMBER}号{_BRANCH}))?
    | 第(?P<own_paragraph>{_NUMBER}項)(?:第(?P<own_item>{_NUMBER}号{_BRANCH}))?
    | 第(?P<division>{_NUMBER}[編章節款目]{_BRANCH})
    | (?P<annex>別表|別記|様式|附則)第(?P<annex_number>{_NUMBER}[条項号]?{_BRANCH})
    | 第(?P<only_item>{_NUMBER}号{_BRANCH})
    """,
    flags=64,
)
"""A reference to a provision: `又は[第三条の二第一項第四号]`."""
OTHER_LAW = deferred(r"(?:[法令例則程]|憲法|条約|協定|議定書)(?:[(][^()]*[)])?$")
"""What ends the name of a law, before a reference to it: `河川[法]`第二十三条."""
THIS_LAW = deferred(r"(?:この|本)(?:法律|[政省府]令|法|条例|規則|規程|条約|協定)$")
"""The law itself: `[この法律]`第三条."""
LINKED = deferred(r"(?:及び|並びに|又は|若しくは|から|まで|[、・,])$")
"""What holds a list of references together: `第三条[及び]`第五条."""
ANNEX = deferred(rf"(?P<annex>別表|別記|様式)第(?P<annex_number>{_NUMBER}[号]?{_BRANCH})")
"""The heading of an annex: `[別表第一]（第三条関係）`."""
LEVELS = "編章節款目"


class Reference(NamedTuple):
    """A reference as found in a text."""

    start: int
    end: int
    target: int | tuple[int, ...] | None
    """The block that it leads to, or those of 前二項; None if it leads out of the document or nowhere."""
    rest: str
    """What of it names a part of that block that is no block of its own."""


class Provisions:
    """The provisions of a document: where each stands."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self.places: list[Path] = []
        """The path of each block."""
        self._at: dict[Path, int] = {}
        self._articles: list[Path] = []
        here = _Here()
        for place, block in enumerate(blocks):
            path = here.step(block)
            self.places.append(path)
            if path:
                self._at.setdefault(path, place)
                if path[-1][0] == "条":
                    self._articles.append(path)
                    self._at.setdefault((*path, ("項", "1")), place)
        self._ranks = {path: rank for rank, path in enumerate(self._articles)}

    def __bool__(self) -> bool:
        """Tell whether there is anything that could be referred to."""
        return bool(self._at)

    def references(self, place: int) -> list[Reference]:
        """Return the references in the text of a block."""
        text = fold(self._blocks[place].text)
        found = []
        last_end, last_other = -1, False
        for match in REFERENCE.finditer(text):
            before = text[: match.start()][-40:]
            linked = LINKED.search(before)
            if match["near"] or match["annex"] or THIS_LAW.search(before):
                other = False
            elif linked and last_end >= match.start() - len(linked[0]):
                other = last_other
            else:
                other = bool(OTHER_LAW.search(before))
            target, rest = (None, "") if other else self._target(match, place)
            found.append(Reference(match.start(), match.end(), target, rest))
            last_end, last_other = match.end(), other
        return found

    def _target(self, match: re.Match[str], place: int) -> tuple[int | tuple[int, ...] | None, str]:
        if match["near"]:
            return self._near(match, place)
        if match["article"]:
            scope = tuple(step for step in self.places[place] if step[0] == "附則")
            steps = [("条", _written(match["article"])), *_steps(match["paragraph"], match["item"])]
            return self._found((*scope, *steps), len(scope) + 1)
        if match["division"]:
            return self._found((_step(match["division"]),), 1)
        if match["annex"]:
            kind = "附則" if match["annex"] == "附則" else "別"
            return self._found(((kind, match["annex"] + _written(match["annex_number"])),), 1)
        within = self._above(place, "項" if match["only_item"] else "条")
        own = _steps(match["own_paragraph"], match["own_item"] or match["only_item"])
        return self._found((*within, *own), len(within) + 1) if within else (None, "")

    def _near(self, match: re.Match[str], place: int) -> tuple[int | tuple[int, ...] | None, str]:
        """Return where 前条, 次項, 前二号 lead."""
        unit, count = match["unit"], int(normalize(match["count"] or "1") or "1")
        step = -1 if match["near"] == "前" else 1
        path = self._above(place, unit)
        if not path:
            return None, ""
        targets: list[Path] = []
        for distance in range(1, count + 1):
            target = self._beside(path, step * distance)
            if target is None:
                return None, ""
            targets.append(target)
        if count > 1:
            places = tuple(sorted(self._at[target] for target in targets))
            return places, ""
        return self._found((*targets[0], *_steps(match["near_paragraph"], match["near_item"])), len(targets[0]))

    def _beside(self, path: Path, step: int) -> Path | None:
        """Return the provision so many places before or after another one on its level."""
        if path[-1][0] == "条":
            rank = self._ranks.get(path, -1) + step
            return self._articles[rank] if 0 <= rank < len(self._articles) else None
        level, number = path[-1]
        if not number.isdigit() or int(number) + step < 1:
            return None
        target = (*path[:-1], (level, str(int(number) + step)))
        return target if target in self._at else None

    def _above(self, place: int, level: str) -> Path:
        """Return the path of a block up to a level; the first paragraph of an article is there without a number."""
        path = self.places[place]
        levels = [step[0] for step in path]
        if level in levels:
            return path[: levels.index(level) + 1]
        return (*path, ("項", "1")) if level == "項" and levels[-1:] == ["条"] else ()

    def _found(self, path: Path, least: int) -> tuple[int | None, str]:
        """Return the block that a path leads to, or the one above that there is, and what is left of the path."""
        for length in range(len(path), least - 1, -1):
            if path[:length] in self._at:
                return self._at[path[:length]], "".join(level + number for level, number in path[length:])
        return None, ""


class _Here:
    """The provisions above the block that is being looked at."""

    def __init__(self) -> None:
        self.scope: Path = ()
        self.article: Path = ()
        self.paragraph: Path = ()
        self.divisions: Path = ()

    def step(self, block: Block) -> Path:
        """Return the path of the next block; nothing for one that is no provision of its own."""
        number, label = block.number or "", block.label or ""
        if not label:
            return self._unlabeled(block)
        if number.startswith("第") and "条" in number:
            self.article = (*self.scope, ("条", _written(number.removeprefix("第"))))
            self.paragraph = (*self.article, ("項", "1"))
            return self.article
        if number.startswith("第") and any(level in number for level in LEVELS):
            step = _step(number.removeprefix("第"))
            self.divisions = (step,)
            return self.divisions
        return self._below_article(number, label) if self.article else ()

    def _below_article(self, number: str, label: str) -> Path:
        if label[0] in "〇一二三四五六七八九十":
            return (*self.paragraph, ("号", _written(number)))
        if number.isdigit() and not label.startswith(("(", "（")):
            self.paragraph = (*self.article, ("項", number))
            return self.paragraph
        return ()

    def _unlabeled(self, block: Block) -> Path:
        text = fold(block.text)
        if text.replace(" ", "").startswith("附則") and len(text) < 60:
            self.scope = (("附則", text),)
            self.article = self.paragraph = ()
            return self.scope
        annex = ANNEX.match(text) if len(text) < 60 else None
        if annex:
            self.article = self.paragraph = ()
            return (("別", annex["annex"] + _written(annex["annex_number"])),)
        return ()


def _steps(paragraph: str | None, item: str | None) -> Iterator[tuple[str, str]]:
    """Yield the steps below an article: an item of none but the article is one of its first paragraph."""
    if paragraph:
        yield "項", _written(paragraph)
    elif item:
        yield "項", "1"
    if item:
        yield "号", _written(item)


def _step(division: str) -> tuple[str, str]:
    """Return the step of a division: ("章", "2") of 二章."""
    level = next(level for level in LEVELS if level in division)
    return level, _written(division)


def _written(number: str) -> str:
    """Write a number with its branches and without its unit.

    >>> _written("三条の二"), _written("4号"), _written("第2章")
    ('3の2', '4', '2')
    """
    head, *branches = number.strip("第").split("の")
    return "の".join(normalize(part.rstrip("条項号編章節款目")) for part in (head, *branches))
