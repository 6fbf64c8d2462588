"""The grammar of references: which words of a text refer to a provision, step by step. It knows no names.

A reference is a chain of steps, each below the one before: 附則第三条の二第一項第四号イ, 前条ただし書, 同項各号. What
it begins with decides whether it is one; then it goes on as long as steps follow.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from jdoc.language import scripts
from jdoc.language.citations import paths
from jdoc.language.citations.patterns import BEHIND_ITEM, FIGURES, HEAD, HIRAGANA, PARTICLE, PLAIN_PARAGRAPH, TAIL
from jdoc.language.citations.words import any_of, words
from jdoc.language.lazy import deferred
from jdoc.language.numerals.context import find_word
from jdoc.language.numerals.grammar import read_numeral
from jdoc.language.numerals.series import circled_value, roman_value

if TYPE_CHECKING:
    from collections.abc import Callable

How: TypeAlias = Literal["number", "before", "after", "same", "here"]
"""How a step says which provision it is: 第三条, 各号; 前条; 次条; 同条; この条."""
Span: TypeAlias = tuple[int, int]

LAW_ENDS = frozenset("法令則例程憲約定書律領綱款")
"""What the names of laws end with."""
MARKS = (
    "条",
    "項",
    "号",
    "この",
    "本",
    "同",
    "別表",
    "様式",
    "附則",
    "章",
    "節",
    "編",
    "款",
    "目",
    "§",
    "條",
    "號",
    "付則",
)
"""What one of stands in a text that refers to a provision, but for 付録, 別図 and items."""
LINKING = frozenset("及又並若乃至但")
"""Kanji that end a word which holds a list together: 及, 又."""
UNIT_AT_END = deferred("[編章節款目条條項号號]")
"""The unit of a step: 第三`[条]`の二."""
WORD = deferred(scripts.WORD)
"""A character that makes one word with what stands behind it: `[改]`正, not `の`."""
NAMED_NUMBER = deferred("(?:第|様式|書式|別[表記図紙]|[付附]録|の項|[ 号條項条])+")
"""What is no number in the name of an appendix: `[別表第]`一."""
LIST = deferred(f"[ ]?[、,]?[ ]?(?:{any_of('link')})?[ ]?")
"""What holds a list of references together: `[及び]`, `[、]`, `[又は]`."""
ROMAN = deferred("[ivx]+")
"""A small Roman number: `[ii]`, not `a`."""
BRACKETED = deferred("[(][^()]*[)]")
"""A number in brackets: 1`[(a)](i)`."""
NEXT_PARAGRAPH = deferred("[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?[項号]")
"""What shows that a number of 条 without 第 is an article: 709条`[1項]`."""


class Step(NamedTuple):
    """A step as it is written."""

    start: int
    end: int
    how: How
    level: paths.Level
    """`Si1` of a kana, wherever it stands; `?` of a number in brackets that nothing stands before."""
    number: str
    """`3_2`, `*` of 各号; how many of 前二項; イ as it stands; empty of 同項."""
    is_plain: bool = False
    """Written without 第: 709条."""


class Chain(NamedTuple):
    """A reference as it is written."""

    start: int
    end: int
    law: str
    """The pronoun of a law that it begins with: この法律, 同法; empty where there is none."""
    steps: tuple[Step, ...]
    part: str | None = None
    """Which sentence of it: main, proviso, first, latter, chapeau."""

    def figures(self, folded: str) -> list[Span]:
        """Return where the numbers of its steps stand, but for those that count: 前二項."""
        steps = (step for step in self.steps if step.how == "number" and step.number != "*")
        return [match.span() for step in steps for match in FIGURES.finditer(folded, step.start, step.end)]


def may_cite(folded: str) -> bool:
    """Tell whether a text may refer to a provision: what is cheaper to know than to look."""
    return any(mark in folded for mark in MARKS)


def find_chains(folded: str, *, plain_paragraphs: bool = False) -> list[Chain]:
    """Return the references of a folded text, in order; treaties call paragraphs by bare digits.

    >>> text = "第三条の二第一項及び前条ただし書、民法709条1項"
    >>> [text[chain.start : chain.end] for chain in find_chains(text)]
    ['第三条の二第一項', '前条ただし書', '709条1項']
    """
    reader = _Reader(folded, plain_paragraphs=plain_paragraphs)
    match = HEAD.search(folded)
    while match:
        chain = reader.read(match)
        if chain:
            reader.chains.append(chain)
        match = HEAD.search(folded, chain.end if chain else match.start() + 1)
    return _with_plain_paragraphs(reader) if plain_paragraphs else reader.chains


class _Reader:
    """Reads the references of one text."""

    def __init__(self, folded: str, *, plain_paragraphs: bool = False) -> None:
        self.folded, self.plain_paragraphs = folded, plain_paragraphs
        self.chains: list[Chain] = []
        self._has_particles: bool | None = None

    @property
    def has_particles_in_katakana(self) -> bool:
        """Whether kana that stand alone are particles, as in old laws."""
        if self._has_particles is None:
            self._has_particles = not HIRAGANA.search(self.folded) and PARTICLE.search(self.folded) is not None
        return self._has_particles

    def read(self, head: re.Match[str]) -> Chain | None:
        """Return the reference that begins here, if one does."""
        group = head.lastgroup or ""
        start, end = head.span(group)
        if not self._may_begin(group, head[group], start, end):
            return None
        if group == "law":
            return self._goes_on(start, end, head[group], [])
        step = _read_step(group, head[group], start)
        chain = self._goes_on(start, end, "", [step]) if step else None
        return chain if chain and self._may_end(chain) else None

    def _may_end(self, chain: Chain) -> bool:
        """Tell a lone item or paragraph from a word that begins like one: 第一号被保険者."""
        first = chain.steps[0]
        is_alone = first.level in {"It", "Pr"} and first.how == "number" and len(chain.steps) == 1
        return not is_alone or BEHIND_ITEM.match(self.folded, chain.end) is not None

    def _may_begin(self, group: str, head: str, start: int, end: int) -> bool:
        """Tell whether what looks like the head of a reference is one, by what stands around it."""
        accepts = ACCEPTS.get(group)
        return accepts is None or accepts(self, head, start, end)

    def _numbered(self, head: str, start: int, _: int) -> bool:
        """Tell an item from the number of a law, or of a paper: 法律第六号, 議案第三号."""
        before = self.folded[start - 1 : start]
        if "号" in head and "条" not in head:
            return not WORD.match(before) or before in LINKING
        if "項" in head and "条" not in head:
            return not WORD.match(before) or before in LINKING or before in LAW_ENDS or before.isdecimal()
        return True

    def _bare(self, head: str, start: int, end: int) -> bool:
        """Tell whether a number without 第 is a provision: behind a law, before a paragraph, or in a list of such."""
        before = self.folded[start - 1 : start]
        if "条" in head:
            if (before in LAW_ENDS and start) or (NEXT_PARAGRAPH.match(self.folded, end) and not WORD.match(before)):
                return True
        last = self.chains[-1] if self.chains else None
        if last is None or not last.steps or not LIST.fullmatch(self.folded, last.end, start):
            return False
        return paths.RANKS.get(last.steps[-1].level, 99) >= paths.RANKS[_level(head)] or "条" in head

    def _kana(self, head: str, start: int, end: int) -> bool:
        """Tell a kana that stands alone from a particle of katakana laws."""
        return not self.has_particles_in_katakana

    def _goes_on(self, start: int, end: int, law: str, steps: list[Step]) -> Chain:
        """Return a reference with all steps that follow."""
        part: str | None = None
        while True:
            match = TAIL.match(self.folded, end)
            if match is None:
                break
            group = match.lastgroup or ""
            if group == "part":
                if not steps:
                    break
                part, end = part or words("part")[match["part"]], match.end()
                continue
            step = _read_step(group, match[group], match.start(group))
            if step is None or part or not self._may_follow(group, steps, match):
                break
            steps.append(_below(step, steps))
            end = match.end()
        return Chain(start, end, law, tuple(steps), part)

    def _may_follow(self, group: str, steps: list[Step], match: re.Match[str]) -> bool:
        """Tell whether a step stands below those before it."""
        if not steps:
            return group in {"numbered", "same", "near", "supplement", "appendix"}
        last = steps[-1]
        if group in FOLLOWS:
            return FOLLOWS[group](self, last, match)
        step = _read_step(group, match[group], 0)
        return step is not None and paths.RANKS[step.level] > paths.RANKS.get(last.level, 99)

    def _kana_follows(self, last: Step, match: re.Match[str]) -> bool:
        return last.level == "It" and last.number != "*" and not self.has_particles_in_katakana

    def _bracketed_follows(self, last: Step, match: re.Match[str]) -> bool:
        """Tell whether a number in brackets is that of an item; behind 条 and 項 it may be that of a note."""
        is_low = paths.RANKS.get(last.level, 0) >= paths.RANKS["It"]
        return is_low or (last.level in {"At", "Pr"} and BEHIND_ITEM.match(self.folded, match.end()) is not None)

    def _circled_follows(self, last: Step, match: re.Match[str]) -> bool:
        return last.level in {"At", "Pr"} and last.how == "number"

    def _digits_follow(self, last: Step, match: re.Match[str]) -> bool:
        return self.plain_paragraphs and last.level == "At"


ACCEPTS: dict[str, Callable[[_Reader, str, int, int], bool]] = {
    "numbered": _Reader._numbered,
    "bare": _Reader._bare,
    "kana": _Reader._kana,
}
"""What a head of each kind has to stand beside; of the others nothing."""
FOLLOWS: dict[str, Callable[[_Reader, Step, re.Match[str]], bool]] = {
    "kana": _Reader._kana_follows,
    "bracketed": _Reader._bracketed_follows,
    "circled": _Reader._circled_follows,
    "digits": _Reader._digits_follow,
}
"""Behind which steps those without a unit stand."""


def _below(step: Step, steps: list[Step]) -> Step:
    """Give a step without a unit the level below the one before it."""
    if step.level not in {"Si1", "?", "○"} or not steps:
        return step
    last = steps[-1].level
    if step.level == "○":
        return step._replace(level="Pr" if last == "At" else "It")
    if last in {"At", "Pr"}:
        return step._replace(level="It")
    following = ("It", *paths.SUBITEMS)
    return step._replace(level=following[min(following.index(last) + 1, len(following) - 1)])


def _level(text: str) -> paths.Level:
    """Return the level that a step names: 第三条の二, 前項."""
    unit = UNIT_AT_END.search(text)
    return paths.UNITS[unit[0]] if unit else "At"


def _read_step(group: str, text: str, start: int) -> Step | None:
    """Read a step; None if its number is none."""
    end = start + len(text)
    if group in {"numbered", "bare", "section", "row"}:
        number = _number(text)
        level = "Pr" if group == "row" else _level(text)
        return Step(start, end, "number", level, number, is_plain=text[0] != "第") if number else None
    if group == "near":
        count = text[1:-1]
        how: How = "before" if text[0] == "前" else "after"
        number = "*" if count == "各" else f"{read_numeral(count)}" if count else "1"
        return Step(start, end, how, _level(text), number)
    if group == "appendix":
        return _read_appendix(text, start)
    return READERS[group](text, start, end)


def _read_appendix(text: str, start: int) -> Step:
    """Read the name of an appendix: 別表第一, 別記第2号様式."""
    level = next(token for word, token in _appendices() if word in text)
    return Step(start, start + len(text), "number", level, _number(NAMED_NUMBER.sub("", text)))


@cache
def _appendices() -> list[tuple[str, str]]:
    """Return the words for appendices, 別記 behind 別記様式."""
    return sorted(words("appendix").items(), key=lambda row: (row[1] == "AppdxNote", -len(row[0])))


def _number(text: str) -> str:
    """Return the number of a step as it stands in paths; empty where it is none.

    >>> _number("第三条の二の三"), _number("第1.2条"), _number("第十条ノ二")
    ('3_2_3', '1.2', '10_2')
    """
    numbers = []
    for match in FIGURES.finditer(text):
        figure = match[0]
        value = figure if "." in figure else read_numeral(figure)
        if value is None:
            return ""
        numbers.append(f"{value}")
    return "_".join(numbers)


def _sign(text: str) -> str:
    """Return the number in brackets.

    >>> [_sign(text) for text in ("(1)", "⑵", "(三)", "(ii)", "(a)")]
    ['1', '2', '3', '2', 'a']
    """
    inner = text.strip("()")
    value = circled_value(inner) or (roman_value(inner) if ROMAN.fullmatch(inner) else read_numeral(inner))
    return inner if value is None else f"{value}"


READERS: dict[str, Callable[[str, int, int], Step]] = {
    "same": lambda text, start, end: Step(start, end, "same", _level(text), ""),
    "here": lambda text, start, end: Step(start, end, "here", _level(text), ""),
    "supplement": lambda _, start, end: Step(start, end, "number", "Sp", ""),
    "all": lambda text, start, end: Step(start, end, "number", _level(text), "*"),
    "kana": lambda text, start, end: Step(start, end, "number", "Si1", text),
    "bracketed": lambda text, start, end: Step(start, end, "number", "?", _sign(text)),
    "circled": lambda text, start, end: Step(start, end, "number", "○", f"{circled_value(text)}"),
    "digits": lambda text, start, end: Step(start, end, "number", "Pr", text, is_plain=True),
}
"""What reads the other steps, by the groups of `HEAD` and `TAIL`."""


def _with_plain_paragraphs(reader: _Reader) -> list[Chain]:
    """Add the paragraphs of a treaty that bare digits call."""
    chains = list(reader.chains)
    for match in PLAIN_PARAGRAPH.finditer(reader.folded):
        start, stop = match.span("number")
        steps = [Step(start, stop, "number", "Pr", match["number"], is_plain=True)]
        for item in BRACKETED.finditer(match["items"]):
            at = match.start("items")
            steps.append(_below(READERS["bracketed"](item[0], at + item.start(), at + item.end()), steps))
        if not any(chain.start < match.end() and start < chain.end for chain in reader.chains):
            chains.append(Chain(start, match.end(), "", tuple(steps)))
    return sorted(chains)
