"""Signatures: names and offices at a document's end, often in two columns, as one block a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from jdoc.language.lazy import deferred
from jdoc.structure.drafts import Draft, Piece
from jdoc.structure.offices import is_office
from jdoc.structure.rules import Question, Rule, Where

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_NAME = deferred(r"[^\d０-９。、，：:（）()「」\[\]【】]{2,30}")
"""What may be a person's name: `[岸田 文雄]`, `[アリ・カリモフ]`, not `３`, `：`."""
_HONORIFICS = ("閣下", "殿", "様")
_SPACE = deferred("[ \u3000]")
_COLUMNS = deferred(r"[ \u3000\t]{2,}")
_LONGEST = 60
_LONGEST_COUNTRY = 20
_NO_COUNTRY_ENDS = "日号で"
_MOST_BEHIND = 4
"""Lines that may stand behind the signatures: a dateline, notes."""


class Signer(Struct):
    """A line below a document's text, and the block above it."""

    draft: Draft
    above: Draft | None

    @property
    def is_text(self) -> bool:
        """Whether it is more than a line that may hold names."""
        draft = self.draft
        if draft.kind or draft.enumerator or len(draft.pieces) > 2 or draft.last.finished:
            return True
        return len(draft.last.text) > _LONGEST

    @property
    def cells(self) -> Sequence[Piece]:
        """What stands in its columns."""
        return _cells(self.draft)

    @property
    def has_office_and_name(self) -> bool:
        """Whether it is one line that holds an office and, set off from it, a name."""
        if len(self.draft.pieces) > 1:
            return False
        office, *names = (cell.text for cell in self.cells)
        return (
            len(names) == 1 and is_office(office) and not is_office(names[0]) and _NAME.fullmatch(names[0]) is not None
        )

    @property
    def is_addressed(self) -> bool:
        """Whether its name is one that a letter is addressed to: 外務大臣　岸田文雄閣下."""
        return self.cells[1].text.endswith(_HONORIFICS)

    @property
    def is_below_party(self) -> bool:
        """Whether the line above names the party (日本国政府のために) that the person on this one signs for."""
        above = self.above
        if above is None or above.kind or above.enumerator or len(above.pieces) > 1:
            return False
        return above.last.text.endswith("のために") and _may_sign(self.draft)

    @property
    def is_below_country(self) -> bool:
        """Whether the line right above holds the country or the office that the person belongs to."""
        above, below = self.above, self.draft.first
        if above is None or above.kind is not None or len(above.pieces) > 1 or below.gap or not _may_sign(above):
            return False
        line = above.first
        if len(line.text) > _LONGEST_COUNTRY or line.text[-1] in _NO_COUNTRY_ENDS:
            return False
        return above.alone == self.draft.alone or below.indent > line.indent


Signing: TypeAlias = Literal["addressed", "signed", "signed for a party", "no signature"]
SIGNERS: Question[Signer, Signing] = Question(
    Rule("more than a line of names", "no signature", lambda s: s.is_text),
    Where(
        lambda s: s.has_office_and_name,
        Rule("office and name of an addressee", "addressed", lambda s: s.is_addressed),
        Rule("office and name on one line", "signed", lambda _: True),
    ),
    Rule("name below the party that it signs for", "signed for a party", lambda s: s.is_below_party),
    Rule("neither office nor party", "no signature", lambda _: True),
)


class Zone(Struct):
    """The last run of short lines of a document: what stands in their columns, in reading order."""

    offices: Sequence[Piece]
    names: Sequence[Piece]
    """All that is no office."""

    @property
    def pairs(self) -> bool:
        """Whether there is a name for each office."""
        if not self.offices or len(self.names) != len(self.offices):
            return False
        return all(_NAME.fullmatch(name.text) for name in self.names)


Pairing: TypeAlias = Literal["signatures", "no signatures"]
ZONES: Question[Zone, Pairing] = Question(
    Rule("a name for each office", "signatures", lambda zone: zone.pairs),
    Rule("names and offices that don't fit", "no signatures", lambda _: True),
)


def find_signatures(drafts: Sequence[Draft]) -> list[Draft]:
    """Replace the lines of names and offices below a document's text by one block a person."""
    return _pair_columns(_sign_lines(drafts))


def _sign_lines(drafts: Sequence[Draft]) -> list[Draft]:
    """Make signatures of the lines that tell who signs, the country or the party above them included."""
    signed: list[Draft] = []
    in_body = False
    for draft in drafts:
        in_body = in_body or draft.last.finished
        if in_body:
            _sign(signed, draft)
        else:
            signed.append(draft)
    return signed


def _sign(signed: list[Draft], draft: Draft) -> None:
    """Add a draft to those above it, as a signature if it is one."""
    signer = Signer(draft, signed[-1] if signed else None)
    rule = SIGNERS.decide(signer)
    if rule.verdict == "no signature":
        signed.append(draft)
        return
    if rule.verdict == "signed for a party":
        pieces, name = [*signed.pop().pieces, *draft.pieces], draft.pieces[0]
        signed.append(_signature(pieces, name, rule.name))
        return
    country = signed.pop().pieces[:1] if signer.is_below_country else []
    if rule.verdict == "addressed":
        signed.append(_signature([*country, *draft.pieces], None, rule.name))
    else:
        office, name = signer.cells
        signed.append(_signature([*country, office, name], name, rule.name))


def _pair_columns(drafts: list[Draft]) -> list[Draft]:
    """Pair names and offices in reading order: the two names of a line go with the two offices of the next."""
    start, stop = _zone(drafts)
    cells = [cell for draft in drafts[start:stop] for cell in _cells(draft)]
    zone = Zone([cell for cell in cells if is_office(cell.text)], [cell for cell in cells if not is_office(cell.text)])
    rule = ZONES.decide(zone)
    if rule.verdict == "no signatures":
        return drafts
    people = zip(zone.names, zone.offices, strict=True)
    return drafts[:start] + [_signature([name, office], name, rule.name) for name, office in people] + drafts[stop:]


def _zone(drafts: Sequence[Draft]) -> tuple[int, int]:
    """Find the last run of short unnumbered lines, behind which at most a dateline or notes may follow."""
    stop = len(drafts)
    while stop > 0 and not _is_in_zone(drafts[stop - 1]):
        stop -= 1
        if len(drafts) - stop > _MOST_BEHIND:
            return stop, stop
    start = stop
    while start > 0 and _is_in_zone(drafts[start - 1]):
        start -= 1
    return start, stop


def _is_in_zone(draft: Draft) -> bool:
    return draft.kind is None and _may_sign(draft)


def _may_sign(draft: Draft) -> bool:
    """Tell whether a block can hold names or offices and nothing else."""
    if draft.enumerator is not None or len(draft.pieces) > 2 or draft.last.finished:
        return False
    return all(is_office(cell.text) or _NAME.fullmatch(cell.text) for cell in _cells(draft))


def _cells(draft: Draft) -> list[Piece]:
    """Cut a block's lines into columns."""
    return [cell for piece in draft.pieces for cell in _columns(piece)]


def _columns(piece: Piece) -> list[Piece]:
    """Cut a line into columns; offices also at a single space, where each part is an office of its own."""
    columns = _cut(piece, _COLUMNS)
    if len(columns) > 1:
        return columns
    words = _cut(piece, _SPACE)
    if len(words) == 1 or not is_office(words[0].text):
        return columns
    if all(is_office(word.text) for word in words):
        return words
    if _NAME.fullmatch(words[1].text):
        # 日本国外務大臣 岸田 文雄: the office, and behind the first space the name
        return [words[0], Piece(piece.line, words[1].start, piece.end)]
    return columns


def _cut(piece: Piece, pattern: re.Pattern[str]) -> list[Piece]:
    text = piece.line.text
    end = len(text) if piece.end is None else piece.end
    cells = []
    at = piece.start
    for gap in pattern.finditer(text, at, end):
        cells.append(Piece(piece.line, at, gap.start()))
        at = gap.end()
    return [*cells, Piece(piece.line, at, end)] if cells else [piece]


def _signature(pieces: list[Piece], name: Piece | None, because: str) -> Draft:
    """Make a person's block; without a name told apart it is one that a letter is addressed to."""
    return Draft(pieces, kind="signature", closed=True, name=name, because=because)
