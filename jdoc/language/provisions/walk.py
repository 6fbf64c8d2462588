"""Walk: through the blocks of a document, top to bottom, to where each stands in its law, treaty or contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.lazy import deferred
from jdoc.language.provisions.amending import AMENDS, INSTRUCTION, Instruction, read_instruction
from jdoc.language.provisions.appendices import is_supplement, step_of_appendix
from jdoc.language.provisions.paths import QUOTED, level_of, write
from jdoc.language.provisions.placing import Here

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jdoc.language.enumerators import Enumerator
    from jdoc.language.provisions.paths import Path
    from jdoc.language.provisions.placing import Entrant

_LAWLIKE = frozenset({"article", "division"})
_ABOVE_ARTICLES = frozenset({"ordinal", "roman", "decimal", "question"})
"""Forms of numbers that a document without articles is divided by: what stands below is no paragraph of a law."""
_BARE_NUMBERS = frozenset({"number", "supplied"})
_PLACELESS = frozenset({"title", "dateline", "signature", "contents", "caption", "furniture"})
"""Kinds that are no provision."""
_ENDING = frozenset({"title", "signature"})
"""Kinds behind which no provision goes on."""
_OPEN = "At_0"
_WITNESS = deferred(
    "(?:以上|上記|右|この|本)[^。、]{0,16}(?:契約|協定|覚書|合意|証拠)[^。、]{0,12}(?:を証[しす]|の証|として)"
    "(?=[^。]*(?:作成|署名|記名|押印|保有|保管))"
)
"""How the sentence begins that stands above who signs: `[本契約の成立を証す]るため、本書二通を作成し`,
`[以上の証拠として]、下名は署名した`, not `本契約を証する書面は`."""


def place_provisions(blocks: Sequence[Entrant]) -> list[str | None]:
    """Return where each block of a document stands; None for what is no provision, and in documents without any.

    What an amending law quotes stands below `New` of the provision that quotes it: it is none of that law.
    """
    first = _first_provision(blocks)
    if first is None:
        return [None] * len(blocks)
    walk = _Walk(numbers_paragraphs=any(block.scheme in _BARE_NUMBERS for block in blocks))
    return [*[None] * first, *(write(_numbered(walk.step(block))) for block in blocks[first:])]


def _numbered(path: Path) -> Path:
    """Return a path, but none below an article whose number a draft leaves open: 第〇条."""
    return () if any(step == _OPEN or step.startswith(f"{_OPEN}_") for step in path) else path


def _first_provision(blocks: Sequence[Entrant]) -> int | None:
    """Find the block that the provisions begin at: behind what is attached above the first article.

    Where other numbers stand above it, an article may be a quotation; two of them are none.
    """
    start = count = 0
    numbered = False
    for at, block in enumerate(blocks):
        if block.is_speech or (block.kind == "attachment" and is_supplement(block.text)):
            return None if block.is_speech else start
        if block.kind == "attachment" and not count and level_of(step_of_appendix(block.text)[0]) == "Appdx":
            start, numbered = at + 1, False
        if block.scheme == "article":
            count += 1
            if not numbered or count > 1:
                return start
        numbered |= block.counts
    return None


class _Walk:
    """The way through the blocks of a document, top to bottom."""

    def __init__(self, *, numbers_paragraphs: bool) -> None:
        self.numbers_paragraphs = numbers_paragraphs
        self.own = Here(numbers_paragraphs=numbers_paragraphs)
        self.seen: dict[Path, int] = {}
        """How often each 附則 or appendix came."""
        self.amending: Path | None = None
        """In what amends a law: the provision that does."""
        self.instruction = Instruction()
        self.quoted: Here | None = None
        """Where in the law that is amended the provisions will stand that are quoted."""
        self.articles = 0
        """How many articles are quoted so far."""
        self.laws = 1
        """How many laws there are so far."""
        self.placed = self.outside = False
        """A provision has come; and behind it a title or a signature, which ends the law."""
        self.dated = False
        """The block above is a day."""

    def step(self, block: Entrant) -> Path:
        """Return where the next block stands."""
        if block.kind == "attachment":
            return self._enter_appendix(block.text)
        if block.kind in _PLACELESS:
            self.dated = block.kind == "dateline"
            if block.kind in _ENDING and self.placed:
                self._leave((), self.numbers_paragraphs)
                self.outside = True
            return ()
        if block.scheme in _LAWLIKE:
            self._enter_law(block)
        elif self._ends_law(block):
            self.outside = True
        self.dated = False
        if self.outside:
            return ()
        if self.amending is not None:
            self._choose(block, self.amending)
        path = (self.quoted or self.own).place(block)
        self.placed |= bool(path)
        if block.text.endswith(AMENDS):
            self.amending, self.quoted, self.instruction = path, None, Instruction()
            self.own.numbers_paragraphs = True  # what follows without a number are instructions
        return path

    def _enter_law(self, block: Entrant) -> None:
        """Go on in the law, or in the next one of the document, whose articles count anew behind a title."""
        begins = block.scheme == "article" and block.enumerator is not None and block.enumerator.value == 1
        if self.outside and begins and self.amending is None and not self.own.root:
            self.laws += self.placed
            self._leave((f"Law[{self.laws}]",) if self.laws > 1 else (), self.numbers_paragraphs)
        self.outside = False

    def _ends_law(self, block: Entrant) -> bool:
        """Tell what no provision is: a heading without a number behind the last one, a number above all articles.

        Nor is what stands above those who sign, or below the day.
        """
        if self.placed and block.enumerator is None and not self.own.is_appendix:
            return block.kind == "heading" or self.dated or _WITNESS.match(block.text) is not None
        if block.enumerator is None:
            return False
        return block.scheme in _ABOVE_ARTICLES and not self.own.article and not self.own.root

    def _leave(self, root: Path, numbers_paragraphs: bool) -> None:  # noqa: FBT001
        """Go on elsewhere."""
        self.own, self.outside = Here(root, numbers_paragraphs=numbers_paragraphs), False
        self.amending = self.quoted = None

    def _enter_appendix(self, text: str) -> Path:
        steps = step_of_appendix(text)
        if self.amending is not None and self.instruction.announces and steps[0] != "Sp":
            self.quoted = Here((*self.amending, QUOTED, *steps))
            return self.quoted.root
        times = self.seen[steps] = self.seen.get(steps, 0) + 1
        root = (*steps[:-1], f"{steps[-1]}[{times}]") if times > 1 else steps
        self._leave(root, self.numbers_paragraphs)
        return root

    def _choose(self, block: Entrant, amending: Path) -> None:
        """Tell whether a block of an amending law is its own or what it quotes."""
        number = block.enumerator
        if number is None:
            if INSTRUCTION.match(block.text):
                self.quoted, self.articles = None, 0
                self.instruction = read_instruction(block.text, self.instruction.place)
        elif self._is_own(block, number):
            self.amending = self.quoted = None
        else:
            self.quoted = self.quoted or self._begin_quotation(number, amending)
            self.articles += number.scheme.name == "article"

    def _is_own(self, block: Entrant, number: Enumerator) -> bool:
        """Tell the next provision of an amending law from one that it quotes."""
        if block.text.endswith(AMENDS) or not self.instruction.announces:
            return True
        most = self.instruction.articles
        if number.scheme.name != "article" or most is None or self.articles < most:
            return False
        return self.own.article[-1:] == (f"At_{(number.value or 0) - 1}",)

    def _begin_quotation(self, number: Enumerator, amending: Path) -> Here:
        """Begin a quotation where its instruction says that it will stand."""
        quoted = Here((*amending, QUOTED))
        if number.scheme.name not in _LAWLIKE:
            for step in self.instruction.place:
                _ENTER[level_of(step)](quoted, step)
        return quoted


def _enter_supplement(here: Here, step: str) -> None:
    here.root = (*here.root, step)


def _enter_article(here: Here, step: str) -> None:
    here.article, here.has_text = (*here.root, step), True


def _enter_paragraph(here: Here, step: str) -> None:
    here.paragraph = (*(here.article or here.root), step)


_Enter: TypeAlias = "Callable[[Here, str], None]"
_ENTER: dict[str, _Enter] = {
    "Sp": _enter_supplement,
    "At": _enter_article,
    "Pr": _enter_paragraph,
    "It": lambda *_: None,
}
"""How to go to where a quotation will stand, step by step."""
