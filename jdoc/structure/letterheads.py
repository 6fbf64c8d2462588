"""Letterheads: whom a letter goes to, who sends it and what it is about, each on lines of its own above its text."""

from __future__ import annotations

from itertools import chain, pairwise, takewhile
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from jdoc.language.contacts import is_entry
from jdoc.language.datelines import is_dateline
from jdoc.language.letters import is_body, says_subject
from jdoc.language.offices import NAME_IN_PARTS, is_office, is_seal, part_sender
from jdoc.language.papers import addressee_in
from jdoc.structure.drafts import Draft, Piece
from jdoc.structure.lines import TOP
from jdoc.structure.rules import Question, Rule, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.structure.lines import Line

_MOST = 20
"""Lines that a letter's head takes."""
_LONGEST = 60
_MOST_OF_SUBJECT = 3
"""Lines of what a letter is about."""
_BODY = "body that sends a letter"
_SUBJECT = "what a letter is about"
_SIGNATURES = frozenset({"addressee", "sender", "named"})


class HeadLine(Struct, gc=False):
    """A line at a letter's head, and what stands above it."""

    line: Line
    above: Line
    addressed: bool
    """Whether a line above says whom it goes to."""

    @property
    def is_addressee(self) -> bool:
        """Whether it says whom the letter goes to."""
        return addressee_in(self.line.text) is not None

    @property
    def names_sender(self) -> bool:
        """Whether an office stands on it, and set off from it a name."""
        return bool(part_sender(self.line.text))

    @property
    def names_sender_below_day(self) -> bool:
        """Whether it holds an office and a name in parts, right below the day: no title is written so."""
        if not is_dateline(self.above.squeezed):
            return False
        parts = part_sender(self.line.text)
        return bool(parts) and NAME_IN_PARTS.fullmatch(self.line.text, *parts[1]) is not None


Part: TypeAlias = Literal["text", "day", "addressee", "sender", "named", "beside", "subject"]
HEAD_LINES: Question[HeadLine, Part] = Question(
    Rule("line whose format says what it is", "text", lambda h: h.line.declared is not None),
    Rule("text of a letter", "text", lambda h: h.line.finished or len(h.line.text) > _LONGEST),
    Rule("day or number of a letter", "day", lambda h: is_dateline(h.line.squeezed)),
    Rule("numbered line below a letter's head", "text", lambda h: h.line.enumerator is not None),
    Rule("whom a letter goes to", "addressee", lambda h: h.is_addressee),
    Rule("seal left out of a letter", "beside", lambda h: is_seal(h.line.squeezed)),
    Where(
        lambda h: h.addressed,
        Rule("office and name of who sends a letter", "named", lambda h: h.names_sender),
        Rule("office that sends a letter", "sender", lambda h: is_office(h.line.squeezed)),
        Rule("where the sender of a letter is", "beside", lambda h: is_entry(h.line.text)),
        Rule(_BODY, "sender", lambda h: is_body(h.line.squeezed)),
    ),
    Rule("who sends a letter, below its day", "named", lambda h: h.names_sender_below_day),
    Rule("neither whom nor who", "subject", lambda _: True),
)
"""What a line at a letter's head is."""


def find_letterheads(lines: Sequence[Line]) -> dict[int, Draft]:
    """Find who is addressed and who sends a letter, and below them what it is about, by the numbers of their first lines.

    However full the lines are, and whatever their indents: a sender's line is no title and goes on in none.
    """
    head = lines[:_MOST]
    drafts: list[Draft] = []
    addressed = False
    for index, (above, line) in enumerate(pairwise([TOP, *head])):
        rule = HEAD_LINES.decide(HeadLine(line, above, addressed))
        if rule.verdict == "text":
            break
        if rule.verdict == "subject" and drafts:
            drafts += _subject(head[index : index + _MOST_OF_SUBJECT])
            break
        if rule.verdict in _SIGNATURES:
            addressed = addressed or rule.verdict == "addressee"
            drafts.append(_signature(line, rule, drafts))
    return {draft.first.number: draft for draft in drafts}


def _signature(line: Line, rule: Rule[HeadLine, Part], drafts: list[Draft]) -> Draft:
    """Make a block of who is addressed or sends: an office and a name go with the body on the line right above."""
    if rule.verdict != "named":
        return Draft([Piece(line)], kind="signature", closed=True, because=rule.name)
    office, name = Piece(line).parts(part_sender(line.text))
    bodies = [draft for draft in drafts[-1:] if draft.because == _BODY and draft.last.number + 1 == line.number]
    del drafts[len(drafts) - len(bodies) :]
    pieces = [*chain.from_iterable(body.pieces for body in bodies), office, name]
    return Draft(pieces, kind="signature", closed=True, name=name, because=rule.name)


def _subject(lines: Sequence[Line]) -> Iterator[Draft]:
    """Yield what a letter is about as its title, if its lines say so."""
    shown = [*takewhile(lambda line: not line.finished, lines)]
    for count in range(1, len(shown) + 1):
        if says_subject("".join(line.squeezed for line in shown[:count])):
            yield Draft([*map(Piece, shown[:count])], kind="title", closed=True, because=_SUBJECT)
            return
