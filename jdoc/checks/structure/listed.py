"""Listed: lines that begin with a number of their own in any marks (注1, 【7】, 柱④, 第3回, 議案第5号), each series weighed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.rules import Place
from jdoc.checks.structure.counted import odd_one
from jdoc.checks.structure.numbered import CIRCLED
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found

_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[①-⑳]"
LINE = deferred(
    f"(?:[ ・○●◯◎■□◆◇]|※(?![0-9一-十]))*(?P<open>[(\\[<【〔〈《]?)(?P<word>※|[一二三四五六七八九十]{{1,3}}の(?=[0-9一-十]{{1,2}}について)|[^\\W0-9_ぁ-ん一二三四五六七八九十①-⑳]{{0,8}}?)[ ]?(?P<number>{_NUMBER}|(?<=第)[0-9]{{3,4}}(?=号))"
    "(?P<unit>号議案|号機|号車|号棟|班|組|便|時?限|号|回|報|版|弾|期|日目|次会議|部会?|講|分科会|について(?= *$))?(?P<close>[)\\]>】〕〉》:]?)(?=[ .。\\t(「]|$|(?<=[)\\]>】〕〉》:]))"
)
"""How a line begins that bears such a number: `[注1] 港は`, `[(※2)]道は`, `[第3回] 4月10日`, `[【7】]橋を`, not `第3条の港`."""
COUNTS = deferred(
    "^(?:令和|平成|昭和|大正|午[前後]|年|月|西暦|[款項目節]|[同約計])$|[人件円年月日時分秒度校台歳級区丁番話費]$|(?<![A-Za-z]{3})[A-Za-z]$"
)
"""Words that a number stands behind without counting lines: `[令和]`, `[款]`, `工事[費]`, not `注`, `STEP`."""
ALONE = frozenset({"号機", "号車", "号棟", "日目", "班", "組", "便", "限", "時限"})
"""What a number counts lines with though nothing stands before it: 1`号機`."""
BY_LABELS = frozenset({"注", "※", "備考"})
"""Words that are read as labels, and that no other rule counts by those."""
SOME = deferred("主な|抜粋|抄|略|一部|代表的")
"""What says that not all of them are listed: `[主な]会議`."""
LONGEST = 20
"""Characters that are shown of a text whose number was taken off."""
FEWEST, ENOUGH, MANY = 3, 2.5, 5
ENDS = frozenset({"title", "attachment", "signature"})
"""Kinds of blocks behind which numbers may begin anew."""


class Line(NamedTuple):
    """A line with its number."""

    form: tuple[str, str, str]
    """What opens its mark, its word, and what stands behind its number."""
    number: int
    place: Place
    rest: str
    """What stands behind it."""


class Odd(NamedTuple):
    """The one line of a series that doesn't count on from the line before."""

    facts: Facts
    lines: Sequence[Line]
    at: int
    """Of the line before it."""

    @property
    def step(self) -> int:
        """How far it is from the number before."""
        return self.lines[self.at + 1].number - self.lines[self.at].number

    @property
    def rests(self) -> tuple[str, str]:
        """What stands behind the numbers of both."""
        return self.lines[self.at].rest, self.lines[self.at + 1].rest

    @property
    def missing(self) -> str:
        """The number that is left out, as it would be written."""
        _, word, behind = self.lines[self.at].form
        return f"{word}{self.lines[self.at].number + 1}{behind}"


TWO = 2


def _makes_up(odd: Odd) -> bool:
    """Tell whether the number behind makes up for a number that comes twice, or that is one too high: 2, 2, 4."""
    behind = odd.lines[odd.at + 1 : odd.at + 3]
    return len(behind) == TWO and odd.step + behind[1].number - behind[0].number == TWO


EVIDENCE: tuple[tuple[float, Callable[[Odd], bool]], ...] = (
    (1.5, _makes_up),
    (1.0, lambda odd: odd.lines[0].number == 1),
    (1.5, lambda odd: all(b.place.block - a.place.block <= 1 for a, b in pairwise(odd.lines))),
    (0.5, lambda odd: len(odd.lines) >= MANY),
    (1.0, lambda odd: bool(odd.lines[0].form[0])),
    (0.5, lambda odd: odd.lines[0].form[1] in BY_LABELS),
    (-2.0, lambda odd: odd.step == TWO and odd.missing in odd.facts.kept("squeezed", lambda: _squeezed(odd.facts))),
    (-3.0, lambda odd: odd.step == 0 and odd.rests[0] == odd.rests[1] != ""),
    (-2.0, lambda odd: odd.step == TWO and odd.lines[0].number > 1),
    (-2.0, lambda odd: SOME.search(_above(odd)) is not None),
)
"""What speaks for a slip, and against it, with its points: the next number makes up for it; the series begins with the
first one, without gaps, is long, in brackets, of notes; the number left out stands elsewhere; both lines say the same;
it goes on from another paper; only some are listed."""


def _squeezed(facts: Facts) -> str:
    return "".join(facts.every.split())


def _above(odd: Odd) -> str:
    """Return what stands above a series."""
    first = odd.lines[0].place.block
    return "".join(odd.facts.texts[max(0, first - 1) : first])


def find_skipped_lines(facts: Facts) -> Iterator[Found]:
    """Find the one line of a series that leaves a number out."""
    yield from _found(facts, 2)


def find_repeated_lines(facts: Facts) -> Iterator[Found]:
    """Find the one line of a series with the number of the line above it, and another text."""
    yield from _found(facts, 0)
    for lines in _side_by_side(facts):
        first = lines[0].number
        at = next((at for at, line in enumerate(lines) if line.number != first + at), 0)
        known = lines[at].number - first
        is_other = bool(lines[at].rest) and len({line.rest for line in lines}) == len(lines)
        if 0 <= known < at - 1 and is_other and _goes_on(lines, at):
            yield odd_one(lines[known], lines[at])


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line stands for the one that should be there: 1, 2, 1, 4, or 1, 2, 1 at the end."""
    return len(lines) == at + 1 or lines[at + 1].number == lines[0].number + at + 1


def _side_by_side(facts: Facts) -> Iterator[list[Line]]:
    """Yield the lines of each form that stand one below the other, three and more."""
    runs: dict[tuple[str, str, str], list[list[Line]]] = {}
    for line in facts.kept("numbered lines", lambda: [*_lines(facts)]):
        of_form = runs.setdefault(line.form, [[]])
        is_table = bool(facts.blocks[line.place.block].rows)
        if is_table or (of_form[-1] and line.place.block - of_form[-1][-1].place.block > 1):
            of_form.append([])
        of_form[-1].append(line)
    yield from (run for of_form in runs.values() for run in of_form if len(run) >= FEWEST)


def _found(facts: Facts, step: int) -> Iterator[Found]:
    for odd in facts.kept("odd lines", lambda: [*_odd(facts)]):
        if odd.step == step and sum(points for points, holds in EVIDENCE if holds(odd)) >= ENOUGH:
            yield odd_one(*odd.lines[odd.at : odd.at + 2])


def _odd(facts: Facts) -> Iterator[Odd]:
    """Yield the one step of each series that isn't 1, but for that behind it, which may make up for it."""
    for lines in _series(facts):
        steps = [line.number - before.number for before, line in pairwise(lines)]
        at = next((at for at, step in enumerate(steps) if step != 1), -1)
        behind = steps[at + 1 :]
        if at >= 0 and steps[at] in {0, TWO}:
            odd = Odd(facts, lines, at)
            if all(step == 1 for step in behind[_makes_up(odd) :]):
                yield odd


def _series(facts: Facts) -> Iterator[list[Line]]:
    """Yield the lines of each form that count on from each other, wherever they stand, up to where they begin anew."""
    runs: dict[tuple[str, str, str], list[Line]] = {}
    for line in facts.kept("numbered lines", lambda: [*_lines(facts)]):
        run = runs.setdefault(line.form, [])
        if run and (line.number == 1 < run[-1].number or _are_apart(facts, run[-1], line)):
            yield from _whole(run)
            run = runs[line.form] = []
        run.append(line)
    for run in runs.values():
        yield from _whole(run)


def _are_apart(facts: Facts, before: Line, line: Line) -> bool:
    return any(block.kind in ENDS for block in facts.blocks[before.place.block + 1 : line.place.block])


def _whole(run: Sequence[Line]) -> Iterator[list[Line]]:
    if len(run) >= FEWEST:
        yield [*run]


def _lines(facts: Facts) -> Iterator[Line]:
    """Yield the lines that bear such a number, by their labels or as they begin."""
    for index in facts.read:
        label, text = facts.labels[index], facts.texts[index]
        if label.lstrip("([<【 ").startswith(tuple(BY_LABELS)):
            match = LINE.match(f"{label} ")
            yield from _line(match, Place(index, 0, min(LONGEST, len(text))), text) if match else ()
        for start in _starts(text) if facts.blocks[index].rows else [0]:
            match = LINE.match(text, start)
            yield from _line(match, Place(index, *match.span()), text[match.end() :]) if match else ()


def _line(match: re.Match[str], place: Place, behind: str) -> Iterator[Line]:
    if _counts(match):
        number = CIRCLED.find(match["number"]) + 1 or read_whole(match["number"]) or 0
        form = (match["open"], match["word"], match["unit"] or "")
        yield Line(form, number, place, behind.partition("\n")[0].strip())


def _counts(match: re.Match[str]) -> bool:
    """Tell a number with a word that counts, or in brackets of its own, from one that the text is split by, and from amounts."""
    if not match["word"]:
        return match["unit"] in ALONE or (match["open"] not in {"", "("} and bool(match["close"]))
    is_ordinal = match["word"] != "第" or bool(match["unit"])
    return is_ordinal and COUNTS.search(match["word"]) is None


def _starts(text: str) -> list[int]:
    """Say where the rows of a table begin."""
    return [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
