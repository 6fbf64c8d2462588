"""References to provisions, and the blocks that they lead to: articles, paragraphs, items, chapters, annexes.

This is the one place that reads references; what finds citations may take its place, as long as it says for each one
where it stands in its text and to which block it leads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.enumerators.reading import normalize
from jdoc.language.lazy import deferred
from jdoc.language.provisions.appendices import step_of_appendix
from jdoc.language.provisions.paths import DIVISIONS, Provisions, root_of, up_to
from jdoc.language.provisions.steps import TOKENS, write_step
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.language.provisions.paths import Path
    from jdoc.model import Block

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


class Reference(NamedTuple):
    """A reference as found in a text."""

    start: int
    end: int
    target: int | tuple[int, ...] | None
    """The block that it leads to, or those of 前二項; None if it leads out of the document or nowhere."""
    rest: str
    """What of it names a part of that block that is no block of its own."""


class References:
    """The references in a document, and the blocks that they lead to."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._provisions = Provisions(block.provision for block in blocks)

    def __bool__(self) -> bool:
        """Tell whether there is anything that could be referred to."""
        return bool(self._provisions)

    def of(self, place: int) -> list[Reference]:
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
        here = self._provisions.paths[place]
        if match["near"]:
            return self._near(match, up_to(here, TOKENS[match["unit"]]))
        if match["article"]:
            steps = write_step("At", match["article"]), *_steps(match["paragraph"], match["item"])
            root = root_of(here)
            within = root if self._provisions.find((*root, steps[0])) else ()
            return self._found((*within, *steps), len(within) + 1)
        if match["division"]:
            return self._found((write_step(_division(match["division"]), match["division"]),), 1)
        if match["annex"]:
            return self._found(_annex(match["annex"], match["annex_number"]), 1)
        return self._own(match, here)

    def _own(self, match: re.Match[str], here: Path) -> tuple[int | None, str]:
        """Return where 第二項 and 第三号 lead: to the article, the paragraph that they stand in."""
        if match["only_item"]:
            within, steps = up_to(here, "Pr"), [write_step("It", match["only_item"])]
        else:
            within, steps = up_to(here, "At"), [*_steps(match["own_paragraph"], match["own_item"])]
        return self._found((*within, *steps), len(within) + 1) if within else (None, "")

    def _near(self, match: re.Match[str], path: Path) -> tuple[int | tuple[int, ...] | None, str]:
        """Return where 前条, 次項, 前二号 lead, counted from a provision."""
        count = int(normalize(match["count"] or "1"))
        step = -1 if match["near"] == "前" else 1
        targets = [self._provisions.beside(path, step * distance) for distance in range(1, count + 1)] if path else []
        found = {target: self._provisions.block(target) for target in targets if target is not None}
        places = sorted(block for block in found.values() if block is not None)
        if not places or len(places) < count:
            return None, ""
        if count > 1:
            return tuple(places), ""
        [target] = found
        return self._found((*target, *_steps(match["near_paragraph"], match["near_item"])), len(target))

    def _found(self, path: Path, least: int) -> tuple[int | None, str]:
        """Return the block that a path leads to, or the one above that there is, and what is left of the path."""
        for length in range(len(path), least - 1, -1):
            block = self._provisions.block(path[:length])
            if block is not None:
                return block, "-".join(path[length:])
        return None, ""


def _steps(paragraph: str | None, item: str | None) -> Iterator[str]:
    """Yield the steps below an article: an item of none but the article is one of its first paragraph."""
    if paragraph:
        yield write_step("Pr", paragraph)
    elif item:
        yield "Pr_1"
    if item:
        yield write_step("It", item)


def _division(written: str) -> str:
    """Return the token of a division: Ch of 二章."""
    return next(token for unit, token in DIVISIONS.items() if unit in written)


def _annex(word: str, number: str) -> Path:
    """Return where 附則第三条 and 別表第一 stand."""
    if word != "附則":
        return step_of_appendix(f"{word}第{number}")
    unit = next((unit for unit in "条項号" if unit in number), "項")
    return "Sp", write_step(TOKENS[unit], number)
