"""Listed: notes and meetings that bear numbers, one right behind the other: 注１, 注２; 第１回, 第２回."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jdoc.checks.facts import Facts

LINE = deferred(
    "[(\\[<【・ ]*(?P<word>注|※|備考|第(?=[^ ]{1,2}(?:回|期|日目|次会議|部|講|分科会)))[ ]?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?P<unit>回|期|日目|次会議|部会?|講|分科会)?[)\\]>】]?(?=[ :.。\t(]|$|(?<=[)\\]>】]))"
)
"""How a line begins that bears such a number: `[注1] 港は`, `[(※2)]道は`, `[第3回] 4月10日`, not `第3条 港`."""
HAS = deferred("注|※|備考|第[0-9一二三四五六七八九十]{1,2}(?:回|期|日目|次会議|部|講|分科会)")
"""What a text has that may hold such lines: `[第3回]`, `[※]`, not `第3条`."""
SOME = deferred("主な|抜粋|抄|略|一部|代表的")
"""What says that not all of them are listed: `[主な]会議`."""
LONGEST = 20
"""Characters that are shown of a text whose number was taken off."""
FEWEST = 3
"""Lines that show that they are counted."""


class Line(NamedTuple):
    """A line with its number."""

    form: tuple[str, str]
    number: int
    place: Place


def find_skipped_lines(facts: Facts) -> Iterator[Found]:
    """Find the one line of a list that leaves a number out, which stands nowhere else."""
    yield from _odd(facts, 2, "after", _is_nowhere)


def find_repeated_lines(facts: Facts) -> Iterator[Found]:
    """Find the one line of a list with the number of the line above it, and another text."""
    yield from _odd(facts, 0, "again after", _have_two_texts)


def _odd(facts: Facts, step: int, how: str, judge: Callable[[Facts, Line, Line], bool]) -> Iterator[Found]:
    """Find the one step of a list that isn't 1, the number in which it is written being no other's."""
    for lines in facts.kept("listed", lambda: [*_lists(facts)]):
        steps = [line.number - before.number for before, line in pairwise(lines)]
        at = steps.index(step) if step in steps else -1
        odd = [*steps[:at], *_right_again(steps[at + 1 :], step)]
        if at >= 0 and all(each == 1 for each in odd):
            before, line = lines[at : at + 2]
            if judge(facts, before, line):
                yield Found(line.place, f"{line.number} {how} {before.number}", (before.place,), severity="warning")


def _right_again(steps: list[int], odd: int) -> list[int]:
    """Return the steps behind one that isn't 1, the first of which may make up for it: 注１, 注２, 注２, 注４."""
    return [steps[0] - 1, *steps[1:]] if not odd and steps[:1] == [TWO] else steps


TWO = 2


def _is_nowhere(facts: Facts, before: Line, line: Line) -> bool:
    word, unit = line.form
    missing = f"{word}{before.number + 1}{unit}"
    return missing not in "".join(facts.every.split())


def _have_two_texts(facts: Facts, before: Line, line: Line) -> bool:
    return _rest(facts, before) != _rest(facts, line)


def _rest(facts: Facts, line: Line) -> str:
    return facts.texts[line.place.block][line.place.start :].partition("\n")[0].strip()


def _lists(facts: Facts) -> Iterator[list[Line]]:
    """Yield the lists of lines one right behind the other that count from 1 on."""
    run: list[Line] = []
    for line in _lines(facts):
        if run and (line.form != run[-1].form or line.number == 1 or line.place.block > run[-1].place.block + 1):
            yield from _whole(facts, run)
            run = []
        run.append(line)
    yield from _whole(facts, run)


def _whole(facts: Facts, run: Sequence[Line]) -> Iterator[list[Line]]:
    if len(run) >= FEWEST and run[0].number == 1:
        first = run[0].place.block
        if not SOME.search("".join(facts.texts[max(0, first - 1) : first])):
            yield [*run]


def _lines(facts: Facts) -> Iterator[Line]:
    """Yield the lines that bear such a number, by their labels or as they begin."""
    for index in facts.read if _may_have_some(facts) else ():
        label, text = facts.labels[index], facts.texts[index]
        for start in _starts(text) if facts.blocks[index].rows else [0]:
            is_label = bool(label) and not start
            match = LINE.match(f"{label} " if is_label else text[start : start + LONGEST])
            if match:
                end = LONGEST if is_label else start + match.end()
                form = match["word"], match["unit"] or ""
                yield Line(form, read_whole(match["number"]) or 0, Place(index, start, min(len(text), end)))


def _may_have_some(facts: Facts) -> bool:
    return HAS.search(facts.whole) is not None or any("注" in label or "※" in label for label in facts.labels)


def _starts(text: str) -> list[int]:
    """Say where the rows of a table begin."""
    return [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
