"""Signatures: names and offices at a document's end, often in two columns, as one block a person."""

from __future__ import annotations

from itertools import chain, takewhile
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct, field

from jdoc.language.lazy import deferred
from jdoc.language.offices import GIVEN, is_office, part_office_and_name, part_seal, says_submission
from jdoc.structure.drafts import Draft, Piece
from jdoc.structure.rules import Question, Rule, Where

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = deferred(rf"(?!.*(?:[一-龥ァ-ヴー]の[一-龥]|(?:{GIVEN})$))[^\d０-９。、，：:（）()「」\[\]【】]{{2,30}}")
"""What may be a person's name: `[岸田 文雄]`, `[アリ・カリモフ]`, not `３`, `港の工事の期間`, `定例会見`."""
_HONORIFICS = ("閣下", "殿", "様")
_SPACE = deferred("[ \u3000]")
"""What may part an office from a name: `外務大臣[ ]岸田文雄`, not `外務大臣`."""
_COLUMNS = deferred(r"[ \u3000\t]{2,}")
"""What parts columns: `外務大臣[　　]岸田　文雄`, not `岸田　文雄`."""
_DAY = deferred("[0-9０-９〇一二三四五六七八九十]日(?:提出)?$")
"""What a line above a signature ends with: `令和８年３月[３日]`, `９月[１日提出]`, not `十日間`."""
_LONGEST = 60
_LONGEST_COUNTRY = 20
_NO_COUNTRY_ENDS = "日号で"
_FOR_PARTY = "のために"
_MOST_BEHIND = 4
"""Lines that may stand behind the signatures: a dateline, notes."""


class Signer(Struct, gc=False):
    """A line below a document's text, and the block above it."""

    draft: Draft
    above: Draft | None

    @property
    def cells(self) -> Sequence[Piece]:
        """What stands in its columns."""
        return _cells(self.draft)

    @property
    def has_office_and_name(self) -> bool:
        """Whether it is one line that holds an office and, set off from it, a name."""
        cells = self.cells if len(self.draft.pieces) == 1 else ()
        offices = [is_office(cell.text) for cell in cells]
        return offices == [True, False] and _is_name(cells[1].text)

    @property
    def is_told_of(self) -> bool:
        """Whether nothing says that the person signs: neither the place at the right nor a date above.

        It would be a signature if the name stood whole: a line in an item is set as wide as one below a text.
        """
        if self.draft.alone or self.above is None or _DAY.search(self.above.last.squeezed):
            return False
        return _COLUMNS.search(self.cells[1].text) is not None

    @property
    def is_addressed(self) -> bool:
        """Whether its name is one that a letter is addressed to: 外務大臣　岸田文雄閣下."""
        return self.cells[1].text.endswith(_HONORIFICS)

    @property
    def line_above(self) -> Draft | None:
        """The block above, if it is a single line of which nothing is known."""
        above = self.above
        if above is None or above.kind or above.enumerator or len(above.pieces) > 1:
            return None
        return above

    @property
    def is_below_party(self) -> bool:
        """Whether the line above names the party (日本国政府のために) that the person on this one signs for."""
        above = self.line_above
        return above is not None and above.last.text.endswith(_FOR_PARTY) and _may_sign(self.draft)

    @property
    def is_below_country(self) -> bool:
        """Whether the line right above holds the country or the office that the person belongs to."""
        above, line = self.line_above, self.draft.first
        if above is None or line.gap or not (_may_sign(above) and _may_be_country(above.first.text)):
            return False
        return above.alone == self.draft.alone or line.indent > above.first.indent

    def sign(self, by: Rule[Signer, Signing]) -> Draft:
        """Make a person's block of the line; without a name told apart it is one that a letter is addressed to."""
        if by.verdict == "signed":
            office, name = self.cells
            piece = self.draft.pieces[0]
            return _signature([office, name, *piece.parts(part_seal(piece.text))[1:]], name, by.name)
        return _signature(self.draft.pieces, self.draft.pieces[0] if by.verdict != "addressed" else None, by.name)


Signing: TypeAlias = Literal["addressed", "signed", "signed for a party", "no signature"]
SIGNERS: Question[Signer, Signing] = Question(
    Rule("line too long for names", "no signature", lambda s: len(s.draft.last.text) > _LONGEST),
    Rule("line whose kind is known", "no signature", lambda s: s.draft.kind is not None),
    Where(
        lambda s: s.has_office_and_name,
        Rule("office and name of whom an item tells", "no signature", lambda s: s.is_told_of),
        Rule("office and name of an addressee", "addressed", lambda s: s.is_addressed),
        Rule("office and name on one line", "signed", lambda _: True),
    ),
    Rule("name below the party that it signs for", "signed for a party", lambda s: s.is_below_party),
    Rule("neither office nor party", "no signature", lambda _: True),
)


class Zone(Struct):
    """The last run of short lines of a document: what stands in their columns, in reading order."""

    names: list[Piece] = field(default_factory=list)
    offices: list[Piece] = field(default_factory=list)

    def add(self, cell: Piece) -> None:
        """Add what stands in one column; what is no office may be a name."""
        column = self.offices if is_office(cell.text) else self.names
        column.append(cell)

    @property
    def pairs(self) -> bool:
        """Whether there is a name for each office."""
        return len(self.names) == len(self.offices) > 0 and all(_is_name(name.text) for name in self.names)


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
    signed = list(takewhile(lambda draft: not (draft.last.finished or _is_submission(draft)), drafts))
    for draft in drafts[len(signed) :]:
        if not draft.may_hold_names:
            signed.append(draft)
            continue
        signer = Signer(draft, signed[-1] if signed else None)
        rule = SIGNERS.decide(signer)
        if rule.verdict == "no signature":
            signed.append(draft)
            continue
        person = signer.sign(rule)
        if rule.verdict == "signed for a party" or signer.is_below_country:
            person.pieces = [*signed.pop().pieces, *person.pieces]
        signed.append(person)
    return signed


def _is_submission(draft: Draft) -> bool:
    """Tell whether a line says when a bill was submitted; whose it is stands below, though no sentence came yet."""
    return says_submission(draft.last.text)


def _pair_columns(drafts: list[Draft]) -> list[Draft]:
    """Pair names and offices in reading order: the two names of a line go with the two offices of the next."""
    start, stop = _find_zone(drafts)
    zone = Zone()
    for cell in chain.from_iterable(map(_cells, drafts[start:stop])):
        zone.add(cell)
    rule = ZONES.decide(zone)
    if rule.verdict == "no signatures":
        return drafts
    people = zip(zone.names, zone.offices, strict=True)
    return drafts[:start] + [_signature([name, office], name, rule.name) for name, office in people] + drafts[stop:]


def _find_zone(drafts: Sequence[Draft]) -> tuple[int, int]:
    """Find the last run of short unnumbered lines, behind which at most a dateline or notes may follow."""
    behind = list(takewhile(lambda draft: not _is_in_zone(draft), reversed(drafts[-_MOST_BEHIND - 1 :])))
    stop = len(drafts) - len(behind)
    if len(behind) > _MOST_BEHIND:
        return stop, stop
    zone = list(takewhile(_is_in_zone, reversed(drafts[:stop])))
    return stop - len(zone), stop


def _is_in_zone(draft: Draft) -> bool:
    return draft.kind is None and _may_sign(draft)


def _may_sign(draft: Draft) -> bool:
    """Tell whether a block can hold names or offices and nothing else."""
    return draft.may_hold_names and all(is_office(cell.text) or _is_name(cell.text) for cell in _cells(draft))


def _is_name(text: str) -> bool:
    """Tell what may be a person's name, though it may be an office too."""
    return _NAME.fullmatch(text) is not None


def _may_be_country(text: str) -> bool:
    return len(text) <= _LONGEST_COUNTRY and text[-1] not in _NO_COUNTRY_ENDS


def _cells(draft: Draft) -> list[Piece]:
    """Cut a block's lines into columns, without a seal at the end."""
    return [*chain.from_iterable(_columns(piece.parts(part_seal(piece.text))[0]) for piece in draft.pieces)]


def _columns(piece: Piece) -> list[Piece]:
    """Cut a line into columns; offices also at a single space, where each part is an office of its own."""
    if len(piece.text.split()) < 2:
        return [piece]
    spans = part_office_and_name(piece.text)
    if spans:
        return piece.parts(spans)
    columns, words = piece.cut(_COLUMNS), piece.cut(_SPACE)
    if len(columns) > 1 or not is_office(words[0].text):
        return columns
    if all(is_office(word.text) for word in words):
        return words
    if _is_name(words[1].text):
        # 日本国外務大臣 岸田 文雄: the office, and behind the first space the name
        return [words[0], Piece(piece.line, words[1].start, piece.end)]
    return columns


def _signature(pieces: list[Piece], name: Piece | None, because: str) -> Draft:
    return Draft(pieces, kind="signature", closed=True, name=name, because=because)
