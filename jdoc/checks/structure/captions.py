"""Captions: the numbers of tables, figures and forms, each kind a series through the document."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts

CAPTION = deferred(
    "(?:[0-9]{1,2}:[0-9]{2}(?: ?[-~] ?[0-9]{1,2}:[0-9]{2})? ?)?[ \\[【<〈]?(?P<word>図表|図|表|写真|コラム|ボックス|トピックス?|別記様式|別紙様式|様式|別表|別紙|別添|資料|論点|提言|事例|課題|ケース|ステップ|視点|付表|付図|議題|設問|施策|セッション|講演|基調講演|分科会|パネル|発表|演題|講座|講義)[ -]?第?(?P<above>(?:[0-9]{1,2}[-.])?)(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3}(?![覧般体括環次]))号?(?![0-9年月日人件頁点])(?P<rest>[^\\n]*)"
)
"""A table, figure or form with its number: `[表1 人口の推移]`, `[様式第2号(第5条関係)]`, `[13:00 セッション2 水]`, not `表の1`, `資料一覧`."""
IN_BRACKETS = deferred(
    "[\\[【<〈《](?P<word>[^\\W0-9_ぁ-ん]{1,6})[ -]?第?(?P<above>)(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})号?[\\]】>〉》](?P<rest>[^\\n]*)"
)
"""Anything with its word and number in brackets, whatever stands behind: `[【意見1】 電池は外してほしい。]`, not `【1】 北浜市史`."""
LONGEST = 60
"""Characters of a caption."""
LONGEST_LINE = 30
"""The same where it is a line like others."""
FEWEST = 3
"""Captions that show that a document counts them."""
BOXES = frozenset({"コラム", "ボックス", "トピック", "トピックス"})
"""What is a text of its own, so that it isn't lost on the way as a picture is."""
MOST_SKIPS = 1
"""Where more are missing, captions were lost on the way."""
HEADS = frozenset({"caption", "heading", "title", "attachment"})
BRANCH = deferred(" ?の ?[0-9一二三四五六七八九十]")
"""What makes another number of one: 様式第1号`[の2]`, not `の様式`."""
CONTINUED = deferred("続き|つづき|つづく|承前|再掲")
"""What says that a table goes on: 表1`(続き)`."""


class Caption(NamedTuple):
    """A caption, its number and what it is of."""

    number: int
    rest: str
    place: Place
    word: str
    """What stands before the number."""


def find_repeated_captions(facts: Facts) -> Iterator[Found]:
    """Find captions with the number of another one, but another text."""
    for captions in _captions(facts):
        for before, caption in pairwise(captions):
            is_same = before.rest == caption.rest or not before.rest or not caption.rest
            is_branch = any(BRANCH.match(each.rest) for each in (before, caption))
            if caption.number == before.number and not (is_same or is_branch):
                yield Found(caption.place, f"{_written(facts, caption)} again", (before.place,))


def find_skipped_captions(facts: Facts) -> Iterator[Found]:
    """Find captions whose number leaves one out that no other caption has."""
    for captions in _captions(facts):
        gaps = [(before, caption) for before, caption in _gaps(captions) if not _is_inside(facts, before, caption)]
        if len(gaps) <= MOST_SKIPS:
            for before, caption in gaps:
                yield Found(caption.place, f"{_written(facts, caption)} after {before.number}", (before.place,))


def _gaps(captions: Sequence[Caption]) -> list[tuple[Caption, Caption]]:
    """Return the captions that leave one out between them, if they count from 1 on; of 1, 1, 3 the second 1 is told."""
    numbers = [caption.number for caption in captions]
    return [
        (before, caption)
        for before, caption in pairwise(captions if min(numbers) == 1 else [])
        if caption.number == before.number + 2
        and before.number + 1 not in numbers
        and numbers.count(before.number) == 1
    ]


def _is_inside(facts: Facts, before: Caption, caption: Caption) -> bool:
    """Tell whether the number that two captions leave out stands inside of a text between them."""
    between = "".join("".join(facts.texts[before.place.block : caption.place.block]).split())
    return f"{caption.word}{before.number + 1}" in between


def _captions(facts: Facts) -> list[list[Caption]]:
    return facts.kept("captions", lambda: _gathered(facts))


def _gathered(facts: Facts) -> list[list[Caption]]:
    """Gather captions by their words, those of tables and figures alone where the document has several."""
    found: dict[tuple[str, str], list[Caption]] = {}
    for index in facts.read:
        match = _caption(facts, index)
        number = read_whole(match["number"]) if match else None
        if match and number and not CONTINUED.search(match["rest"]):
            rest, place = "".join(match["rest"].split()), Place(index, 0, len(facts.texts[index]))
            caption = Caption(number, rest, place, match["word"] + match["above"])
            found.setdefault((match["word"], match["above"]), []).append(caption)
    return [captions for (word, _), captions in found.items() if len(captions) >= (FEWEST - (word in BOXES))]


def _caption(facts: Facts, index: int) -> re.Match[str] | None:
    """Read a block as a caption: a short line, or anything that begins with its word and number in brackets."""
    text = facts.texts[index]
    if facts.blocks[index].label:
        return None
    longest = LONGEST if facts.blocks[index].kind in HEADS else LONGEST_LINE
    is_line = len(text) <= longest and not text.endswith("。")
    return (CAPTION.fullmatch(text) if is_line else None) or IN_BRACKETS.fullmatch(text)


def _written(facts: Facts, caption: Caption) -> str:
    text = facts.texts[caption.place.block]
    return text[: len(text) - len(text.partition(" ")[2])].strip() or text
