"""The grammar of references: which words of a text refer to a provision, step by step. It finds no names.

A reference is a chain of steps, each below the one before: 附則第三条の二第一項第四号イ, 前条ただし書, 同項各号. What
it begins with decides whether it is one; then it goes on as long as steps follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language import scripts
from jdoc.language.citations import paths
from jdoc.language.citations.chains import Chain, Reading
from jdoc.language.citations.heads import ACCEPTS, LINKING, PARTICLES, Head
from jdoc.language.citations.patterns import (
    BEHIND_ITEM,
    CIRCLED,
    HEAD,
    HEAD_OR_ITEM,
    PLAIN_PARAGRAPH,
    TAIL,
    TERSE,
    TERSE_HEAD,
    TERSE_HEAD_OR_ITEM,
)
from jdoc.language.citations.steps import BRACKETED, UNIT_AT_END, UNNAMED, Step, put_below, read_step
from jdoc.language.citations.words import KANA, words
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

BEFORE_WORD = deferred(rf"(?![{''.join(sorted(LINKING))}中以関]){scripts.KANJI}")
"""What stands behind a particle of katakana laws, not behind an item: 第八号ニ`[該]`ラス."""
ITEM = deferred(
    f"[号書文段0-9一二三四五六七八九十][{KANA}](?![ァ-ヴー])|[(][{KANA}](?=[にを又及、])|[条項号][(][0-9a-z]{{1,2}}[)](?:[、又及若乃~]|から)"
)
"""An item behind its number, or first in a bracket: 第二`[号イ]`又はロ, 前項`[（ロ]に係る部分`, not `号イロ`."""
BELOW_SENTENCES = frozenset({"It", "Si1"})
"""The levels that may stand behind a sentence: ただし書|イ."""


def find_chains(folded: str, *, items: bool = False, plain_paragraphs: bool = False) -> list[Chain]:
    """Return the references of a folded text, in order.

    Where items are near, they may stand alone: イに規定する; treaties call paragraphs by bare digits: 2の規定.

    >>> text = "第三条の二第一項及び前条ただし書、民法709条1項"
    >>> [text[chain.start : chain.end] for chain in find_chains(text)]
    ['第三条の二第一項', '前条ただし書', '709条1項']
    """
    text = Text(folded, plain_paragraphs=plain_paragraphs)
    search = _heads(folded, items=items or ITEM.search(folded) is not None).search
    match = search(folded)
    while match:
        chain = text.read(match)
        if chain:
            text.chains.append(chain)
        match = search(folded, chain.end if chain else match.start() + 1)
    return _with_plain_paragraphs(text) if plain_paragraphs else text.chains


def _heads(folded: str, *, items: bool) -> re.Pattern[str]:
    """Return the pattern of what references may begin with in a text: few have numbers that stand alone."""
    if TERSE.search(folded):
        return TERSE_HEAD_OR_ITEM if items else TERSE_HEAD
    return HEAD_OR_ITEM if items else HEAD


class Text(Reading):
    """A text whose references are read, one after the other."""

    def read(self, head: re.Match[str]) -> Chain | None:
        """Return the reference that begins here, if one does."""
        group = head.lastgroup or ""
        start, end = head.span(group)
        accepts = ACCEPTS.get(group)
        if accepts and not accepts(Head(self, head[group], start, end)):
            return None
        if group == "law":
            return self._goes_on(start, end, head[group], [])
        step = read_step(group, head[group], start)
        chain = self._goes_on(start, end, "", [step]) if step else None
        return chain if chain and self._may_end(chain) else None

    def _may_end(self, chain: Chain) -> bool:
        """Tell a lone item or paragraph from a word that begins like one: 第一号被保険者."""
        first = chain.steps[0]
        is_alone = first.level in {"It", "Pr"} and first.how == "number" and len(chain.steps) == 1
        return chain.part is not None or not is_alone or BEHIND_ITEM.match(self.folded, chain.end) is not None

    def _goes_on(self, start: int, end: int, law: str, steps: list[Step]) -> Chain:
        """Return a reference with all steps that follow, and the sentence that it ends with."""
        part = None
        while match := TAIL.match(self.folded, end):
            group = match.lastgroup or ""
            if group == "part":
                if part or not steps:
                    break
                part = words("part")[match["part"]]
            else:
                step = read_step(group, match[group], match.start(group))
                if step is None or not self._may_follow(group, step, steps, match.end()):
                    break
                if part and step.level not in BELOW_SENTENCES:
                    break
                steps.append(put_below(step, steps))
            end = match.end()
        return Chain(start, end, law, tuple(steps), part)

    def _may_follow(self, group: str, step: Step, steps: list[Step], end: int) -> bool:
        """Tell whether a step stands below those before it."""
        if not steps:
            return group in FIRST
        follows = FOLLOWS.get(group)
        last = steps[-1]
        if follows:
            return follows(self, last, end)
        return paths.RANKS[step.level] > paths.RANKS.get(last.level, paths.LOWEST)


def _follows_as_kana(text: Text, last: Step, end: int) -> bool:
    is_particle = text.has_particles_in_katakana or (
        text.folded[end - 1] in PARTICLES and BEFORE_WORD.match(text.folded, end) is not None
    )
    return last.level == "It" and last.number != "*" and not is_particle


def _follows_in_brackets(text: Text, last: Step, end: int) -> bool:
    """Tell whether a number in brackets is that of an item; behind 条 and 項 it may be that of a note."""
    if last.level == UNNAMED or paths.RANKS.get(last.level, 0) >= paths.RANKS["It"]:
        return True
    return last.level in {"At", "Pr"} and BEHIND_ITEM.match(text.folded, end) is not None


def _follows_in_circle(text: Text, last: Step, _: int) -> bool:
    return last.level in {"At", "Pr"} and not CIRCLED.match(text.folded, last.start)


def _follows_as_item(text: Text, last: Step, _: int) -> bool:
    """Tell an item in kanji behind a paragraph in a circle, or behind an article of digits alone: 所令30|一|."""
    if CIRCLED.match(text.folded, last.start):
        return True
    return last.level == "At" and last.is_plain and not UNIT_AT_END.search(text.folded, last.start, last.end)


def _follows_as_digits(text: Text, last: Step, _: int) -> bool:
    return text.plain_paragraphs and last.level == "At"


FIRST = frozenset({"numbered", "same", "near", "supplement", "appendix"})
"""What stands right behind the pronoun of a law."""
FOLLOWS: dict[str, Callable[[Text, Step, int], bool]] = {
    "kana": _follows_as_kana,
    "bracketed": _follows_in_brackets,
    "circled": _follows_in_circle,
    "plain": _follows_as_item,
    "digits": _follows_as_digits,
}
"""Behind which steps those without a unit stand."""


def _with_plain_paragraphs(text: Text) -> list[Chain]:
    """Add the paragraphs of a treaty that bare digits call."""
    chains = list(text.chains)
    for match in PLAIN_PARAGRAPH.finditer(text.folded):
        start, stop = match.span("number")
        steps = [Step(start, stop, "number", "Pr", match["number"], is_plain=True)]
        at = match.start("items")
        for item in BRACKETED.finditer(match["items"]):
            step = read_step("bracketed", item[0], at + item.start())
            steps += [put_below(step, steps)] if step else []
        if not any(chain.start < match.end() and start < chain.end for chain in text.chains):
            chains.append(Chain(start, match.end(), "", tuple(steps)))
    return sorted(chains)
