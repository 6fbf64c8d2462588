"""Speeches: the lines of minutes that begin with who speaks, told for a document before its blocks are made."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec.structs import replace

from jdoc.language.enumerators import Enumerator, Scheme
from jdoc.language.enumerators.reading import normalize
from jdoc.language.manners import Manner, read_manners
from jdoc.language.sittings import is_entry, is_no_part, read_agenda_sign
from jdoc.structure.rules import Question, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.attributions import Attribution
    from jdoc.structure.lines import Line


SPEECH = Scheme("speech", 10, "at a start", "never", "paragraph", "", "", "")
"""Who speaks is an enumerator of the paragraph that it stands before: no number, but as little of its text."""
BEHIND_SIGN = replace(SPEECH, trust="anywhere")
"""Behind a sign it is no text, even below a line that breaks off: ○議長（海野一郎君）."""
AGENDA = Scheme("agenda", 2, "anywhere", "if short", "paragraph", "", "", "", "sign")
"""◎ heads a part of the minutes, where in other documents it heads an item."""


Spoken: TypeAlias = "Literal['speeches', 'no speeches']"
MANNERS: Question[Manner, Spoken] = Question(
    Rule("name behind a sign", "speeches", lambda manner: manner.is_sure),
    Rule("list of people", "no speeches", lambda manner: manner.is_list),
    Rule("people or offices behind a sign or in brackets", "speeches", lambda m: m.is_signed and m.takes_turns),
    Rule("people before a colon or a space", "speeches", lambda manner: manner.is_talk),
    Rule("too few to tell", "no speeches", lambda _: True),
)
"""Does a document write in this manner who speaks?"""


def mark_speeches(lines: Sequence[Line]) -> None:
    """Give the lines that begin with who speaks an enumerator that says so; in minutes, mark what else begins a block."""
    manners = read_manners([line.text for line in lines], partial(_is_above_article, lines))
    told = [manner for manner in manners if MANNERS.decide(manner).verdict == "speeches"]
    speeches = [*chain.from_iterable(manner.speeches for manner in told)]
    for head in speeches:
        lines[head.at].enumerator = _enumerator(head.attribution)
    if speeches:
        _mark_agenda(lines)


def _is_above_article(lines: Sequence[Line], at: int) -> bool:
    """Tell whether an article or a number stands below a line, so that （会長） says what that is about."""
    below = lines[at : at + 2][-1].enumerator
    return below is not None and below.scheme.is_captioned


def _enumerator(who: Attribution) -> Enumerator:
    scheme = BEHIND_SIGN if who.manner == "sign" else SPEECH
    return Enumerator(who.written, scheme, scheme.name, scheme.rank, None, None, who.end, who.end, who.speaker)


def _mark_agenda(lines: Sequence[Line]) -> None:
    """Mark what heads the parts of minutes, and what each line of which is a block: the agenda, those present."""
    for line in lines:
        if line.begins_speech:
            continue
        line.begins |= is_entry(line.text)
        if is_no_part(line.text):
            line.enumerator = None
        sign = read_agenda_sign(line.text)
        if sign:
            line.enumerator = _agenda_item(sign)


def _agenda_item(sign: str) -> Enumerator:
    """Make an enumerator of ◎, or of ◎ and the number of an item behind it: ◎日程第３."""
    written = sign.rstrip()
    number = normalize(written[1:].lstrip()) or None
    return Enumerator(written, AGENDA, f"{AGENDA.name} {sign[0]}", AGENDA.rank, number, None, len(sign), len(written))
