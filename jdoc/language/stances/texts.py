"""Texts as stances are looked for in them: in half-width forms, what stands in brackets hidden, cut into sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.brackets import outermost
from jdoc.language.lazy import deferred
from jdoc.language.stances.forms import MASK
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

STOP = deferred(r"[。\n\t！？.](?:(?<!\.)|(?<=[ぁ-ん]\.)(?![0-9]))")
"""The end of a sentence, or of a cell: `歓迎した[。]`, and with commas of Western style `歓迎した[.]`."""
ASKS = deferred(r"[?？]|(?:でしょう|ます|です|ません|ました|るの|たの|のだろう)か[。」\x01]*$")
"""A question: `どのように評価され[ますか。]`, not `評価するか否かを検討する。`"""


LABEL = deferred(
    r"\s*(?:\([^()\n]{1,12}\)|【[^【】\n]{1,30}】|〔[^〔〕\n]{1,30}〕|\[[^\[\]\n]{1,30}\]|[0-9一二三四五六七八九十ア-ン①-⑳]{1,3}[.\s、,]|[・○●◯◎■□◆‐-]|[^\s、。,はをが:]{1,14}:)+\s*"
)
"""A number or a speaker in front: `[(1)]両首脳は`, `[【大臣】]政府としては`."""


TOPIC = deferred("[一-龥ァ-ー・]{3,14}\u3000+")
"""What an item is about, in front of its text, as it is written: `[人材育成　]昨年度から…`."""
LONGEST = 1500
"""Characters of a sentence that is read as one."""


def asks(masked: str, start: int, end: int) -> bool:
    """Tell whether a sentence is a question."""
    if masked.find("か", start, end) < 0 and masked.find("?", start, end) < 0:
        return False
    return ASKS.search(masked, start, end) is not None


class Sentence(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


class Text(NamedTuple):
    """A text in half-width forms, one character for one character."""

    folded: str
    masked: str
    """The same with all that stands in brackets, and these, written as `forms.MASK`."""
    sentences: list[Sentence]


def read(written: str) -> Text:
    r"""Prepare a text.

    >>> text = read("各国は（注）「協定」を歓迎した。")
    >>> text.masked.replace("\x01", "_")
    '各国は_______を歓迎した。'
    """
    folded = fold(written)
    label = LABEL.match(folded)
    begin = label.end() if label else 0
    topic = TOPIC.match(written, begin)
    begin = topic.end() if topic else begin
    masked = " " * begin + _masked(folded)[begin:]
    return Text(folded, masked, list(_sentences(masked)))


def _masked(folded: str) -> str:
    """Hide what stands in brackets; quotes around the whole hide nothing, nor does a bracket without a partner."""
    pieces, at = [], 0
    for start, end in outermost(folded):
        if start == 0 and end == len(folded.rstrip()) and folded[0] in "「『":
            return " " + _masked(folded[1 : end - 1]) + folded[end - 1 :]
        pieces += [folded[at:start], MASK * (end - start)]
        at = end
    return "".join([*pieces, folded[at:]])


def _sentences(masked: str) -> Iterator[Sentence]:
    start = 0
    for stop in STOP.finditer(masked):
        yield from _pieces(masked, start, stop.end())
        start = stop.end()
    if start < len(masked):
        yield from _pieces(masked, start, len(masked))


def _pieces(masked: str, start: int, end: int) -> Iterator[Sentence]:
    """Yield a sentence, in pieces where it is longer than any that one can read."""
    while end - start > LONGEST:
        comma = max(masked.rfind(mark, start, start + LONGEST) for mark in ",、") + 1
        stop = comma if comma > start else start + LONGEST
        yield Sentence(start, stop)
        start = stop
    yield Sentence(start, end)
