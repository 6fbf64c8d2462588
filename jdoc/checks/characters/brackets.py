"""Brackets that are not closed, not opened, or closed by another kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.brackets import Waiting
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Block

PAIRS = {"(": ")", "「": "」", "『": "』", "【": "】", "〔": "〕", "[": "]", "〈": "〉", "《": "》", "≪": "≫"}
OPENERS = {closer: opener for opener, closer in PAIRS.items()}
BRACKET = deferred("[()「」『』【】〔〕\\[\\]〈〉《》≪≫]")
"""A bracket of any kind: `[「]港」`."""
LABEL = deferred(
    "(?:^|[\\s、。,:;(「])(?:[0-9]{1,3}|[a-zA-Z]{1,2}|[ア-ンあ-んｱ-ﾝ]|[一二三四五六七八九十]{1,3}|[①-⑳]|(?:注|備考)[0-9]*|※[0-9]*|資料|出典|出所)$"
)
"""What stands before a bracket that closes a number: `[ア]`, `次の[、1]`."""
LONGEST_LABEL = 8
QUOTED = frozenset("「」『』")
"""What may go over several paragraphs."""
COMPLETE = ("改める。", "加える。", "削る。", "とする。")
"""How an instruction of an amending law ends that is there as a whole."""
QUOTE = deferred("[「」]")
"""Half of a pair of quotes: `[「]港」`."""
NEXT = 3
LONGEST_TERM = 12
"""Characters of a word in quotes, 「投棄」とは, which goes on from no quote above."""
NO_PROSE = ("\t", "$", "```", "{", "\\")
"""What formulas and programs have."""
KANA = "アイウエオカキクケコサシスセソタチツテト"
"""The kana that count, in their order."""
UNREAD = frozenset({"table", "contents", "furniture", "signature"})


class Bracket(NamedTuple):
    """A bracket without another half."""

    char: str
    place: Place


def find_unmatched(facts: Facts) -> Iterator[Found]:
    """Find brackets without another half, and pairs that are none."""
    open_quotes: list[Bracket] = []
    alone: list[Bracket] = []
    found: list[Found] = []
    signs = [sign for sign in NO_PROSE if sign in facts.whole]
    for index in facts.where(BRACKET):
        if not _is_prose(facts.blocks[index], signs):
            found += _in_table(facts, index)
            continue
        if facts.amends:  # what an amending law quotes begins and ends anywhere
            found += _in_instruction(facts, index)
            continue
        alone += [each for each in _unmatched(facts, index, found) if not _is_over_paragraphs(each, open_quotes)]
    yield from found
    yield from (_alone(facts, each) for each in alone if not _is_around_list(facts, each, alone))
    yield from (_alone(facts, each) for each in open_quotes if not _goes_on(facts, each))


def _is_around_list(facts: Facts, each: Bracket, alone: list[Bracket]) -> bool:
    """Tell whether a bracket before or behind all of a list has its other half at the other end."""
    at = alone.index(each)
    is_opener = each.char in PAIRS
    pair = alone[at : at + 2] if is_opener else alone[max(0, at - 1) : at + 1]
    if len(pair) < len("()") or PAIRS.get(pair[0].char) != pair[1].char:
        return False
    opened, closed = (bracket.place for bracket in pair)
    is_at_ends = opened.start == 0 and closed.end == len(facts.texts[closed.block].rstrip())
    return is_at_ends and 0 < closed.block - opened.block <= LONGEST_LIST and bool(facts.labels[closed.block])


LONGEST_LIST = 10
"""Blocks that one pair of brackets may go around."""


def _is_prose(block: Block, signs: Iterable[str]) -> bool:
    return not (block.kind in UNREAD or block.rows or (signs and any(map(block.text.__contains__, signs))))


def _is_over_paragraphs(each: Bracket, open_quotes: list[Bracket]) -> bool:
    """Keep a quote that is opened, and tell whether a bracket is one, or closes one of a block before."""
    if each.char not in QUOTED:
        return False
    if each.char in PAIRS:
        open_quotes.append(each)
        return True
    opened = next((other for other in reversed(open_quotes) if PAIRS[other.char] == each.char), None)
    if opened is not None:
        open_quotes.remove(opened)
    return opened is not None


def _goes_on(facts: Facts, quote: Bracket) -> bool:
    """Tell whether a quote goes over paragraphs, each of which opens it again."""
    behind = facts.texts[quote.place.block + 1 : quote.place.block + 1 + NEXT]
    closer = PAIRS[quote.char]
    return any(text.startswith(quote.char) and not 0 <= text.find(closer) <= LONGEST_TERM for text in behind)


def _in_table(facts: Facts, index: int) -> Iterator[Found]:
    """Find the one bracket of a table that is not closed: several stand for what goes on in other cells."""
    text = facts.texts[index] if facts.blocks[index].rows and not facts.amends else ""
    if not any(text.count(opener) == text.count(closer) + 1 for opener, closer in PAIRS.items()):
        return
    alone: list[Bracket] = []
    start = 0
    for cell in text.replace("\n", "\t").split("\t"):
        waiting: Waiting[Bracket] = Waiting()
        for match in BRACKET.finditer(cell):
            bracket = Bracket(match[0], Place(index, start + match.start(), start + match.end()))
            if bracket.char in PAIRS:
                waiting.open(PAIRS[bracket.char], bracket)
            elif waiting.holds(bracket.char):
                waiting.close()
        alone += waiting.items
        start += len(cell) + 1
    if len(alone) == 1 and text.count(alone[0].char) == text.count(PAIRS[alone[0].char]) + 1:
        yield _alone(facts, alone[0])


def _in_instruction(facts: Facts, index: int) -> Iterator[Found]:
    """Find a quote that an instruction leaves open: 「第二項を「前項」に改める."""
    text = facts.texts[index]
    if not text.endswith(COMPLETE) or text.count("「") != text.count("」") + 1:
        return
    waiting: list[int] = []
    for match in QUOTE.finditer(text):
        if match[0] == "「" and waiting:
            yield _alone(facts, Bracket("「", Place(index, waiting[0], waiting[0] + 1)))
            return
        waiting = [match.start()] if match[0] == "「" else []


_WORDS = "[^()「」『』【】〔〕\\[\\]〈〉《》≪≫]"
PLAIN = deferred(
    f"{_WORDS}*+(?:(?:[(]{_WORDS}*+[)]|「{_WORDS}*+」|『{_WORDS}*+』|【{_WORDS}*+】|〔{_WORDS}*+〕|〈{_WORDS}*+〉|《{_WORDS}*+》){_WORDS}*+)*+"
)
"""A text whose brackets are closed one by one: `[港(仮)と「岸」を]`, not `港(仮`."""
HALF_WIDTH = ("｢", "｣")
"""Quotes that are no pair with wide ones, though they are folded to them."""


def _unmatched(facts: Facts, index: int, found: list[Found]) -> Iterator[Bracket]:
    """Yield the brackets of a block without another half; what is closed by another kind is told at once."""
    if PLAIN.fullmatch(facts.texts[index]) and not any(half in facts.blocks[index].text for half in HALF_WIDTH):
        return
    waiting: Waiting[Bracket] = Waiting()
    for match in BRACKET.finditer(facts.texts[index]):
        bracket = Bracket(match[0], Place(index, *match.span()))
        if bracket.char in PAIRS:
            waiting.open(PAIRS[bracket.char], bracket)
        elif _closes_number(facts, bracket.place):
            continue
        elif _is_mixed(facts, waiting, bracket):
            found.append(_mixed(facts, waiting.close()[1], bracket.place))
        elif waiting.holds(bracket.char):
            closer, inner = waiting.close()
            while closer != bracket.char:  # what stands in brackets ends there: no quote goes on to another paragraph
                if inner.char in QUOTED:
                    found.append(_alone(facts, inner))
                else:
                    yield inner
                closer, inner = waiting.close()
        elif not _closes_label(facts, bracket):
            yield bracket
    yield from waiting.items


MIXED = ({"｢", "」"}, {"「", "｣"})
"""Pairs whose halves are of different widths, as only quotes must not be."""
ALIKE = (
    {"(", "〕"},
    {"〔", ")"},
    {"「", "』"},
    {"『", "」"},
    {"(", "]"},
    {"[", ")"},
    {"【", "〕"},
    {"〔", "】"},
    {"(", "】"},
    {"【", ")"},
    {"(", "」"},
    {"「", ")"},
    {"〈", "》"},
    {"《", "〉"},
)


def _is_mixed(facts: Facts, waiting: Waiting[Bracket], bracket: Bracket) -> bool:
    """Tell whether a bracket closes one of another kind, which nothing else does, or a quote of another width."""
    opened = waiting.innermost
    if opened is None:
        return False
    if PAIRS[opened.char] == bracket.char:
        written = facts.blocks[bracket.place.block].text
        return {written[opened.place.start], written[bracket.place.start]} in MIXED
    return {opened.char, bracket.char} in ALIKE and not waiting.holds(bracket.char)


def _closes_label(facts: Facts, bracket: Bracket) -> bool:
    """Tell whether a bracket closes a number: ア）, or one that was taken off its text."""
    index, start, _ = bracket.place
    if start == 0:
        return bool(facts.blocks[index].label)
    text = facts.texts[index]
    if bracket.char != ")":
        return False
    is_label = LABEL.search(text[max(0, start - LONGEST_LABEL) : start]) is not None
    return is_label or _is_one_of_several(text, start, COUNTED)


COUNTED = deferred(f"(?P<mark>[0-9]|(?<![A-Za-z])[a-z]|(?<![ァ-ヴー])[{KANA}])$")
"""A figure, a letter or a kana before a bracket: `[1]`, と`[b]`, 及び`[イ]`, not `ウイ`."""
APART = deferred("(?:^|(?<=[ 、。(]))(?P<mark>[0-9])$")
"""The same where nothing else is counted by it: `、[1]`, not `第1`."""


def _closes_number(facts: Facts, place: Place) -> bool:
    """Tell whether a bracket closes a number that nothing opens, whatever is open around it."""
    return _is_one_of_several(facts.texts[place.block], place.start, APART) or _begins_line(facts, place)


def _begins_line(facts: Facts, place: Place) -> bool:
    """Tell whether a bracket closes the number that begins a line, though the line was read as going on from the one above."""
    block, start, _ = place
    text = facts.texts[block]
    if (
        text[start] != ")"
        or text[start + 1 : start + 2] in GOING_ON
        or COUNTED.search(text, max(0, start - 2), start) is None
    ):
        return False
    return any(run[0] == start - 1 for run in (facts.blocks[block].source or ())[1:])


GOING_ON = frozenset({"", *"、。のにをはがとでへも)」"})
"""What stands behind a bracket that closes more than a number."""


def _beside(mark: str, step: int) -> str:
    """Give the mark before or behind another one.

    >>> _beside("2", 1), _beside("b", -1), _beside("イ", 1)
    ('3', 'a', 'ウ')
    """
    return KANA[(KANA.find(mark) + step) % len(KANA)] if mark in KANA else chr(ord(mark) + step)


def _is_one_of_several(text: str, start: int, counted: re.Pattern[str]) -> bool:
    """Tell whether a bracket closes a number that others follow, or come before: 電話 1234 1)受付 2)時間."""
    match = counted.search(text, max(0, start - 2), start) if text[start] == ")" else None
    if match is None:
        return False
    beside = [_beside(match["mark"], step) for step in (-1, 1)]
    if (
        text[match.start() - 1 : match.start()] == "("
    ):  # the number of a whole bracket, unless others have none before them
        return any(re.search(f"(?<!\\(){re.escape(mark)}\\)", text) for mark in beside)
    return any(f"{mark})" in text for mark in beside)


def _mixed(facts: Facts, opened: Bracket, place: Place) -> Found:
    text = facts.blocks[place.block].text
    return Found(opened.place, f"{text[opened.place.start]} is closed by {text[place.start]}", (place,))


def _alone(facts: Facts, bracket: Bracket) -> Found:
    written = facts.blocks[bracket.place.block].text[bracket.place.start]
    other = PAIRS.get(bracket.char) or OPENERS[bracket.char]
    return Found(bracket.place, f"{written} has no {other}")
