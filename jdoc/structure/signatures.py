"""Signatures: names and titles at a document's end, often in two columns, as one block a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.structure.grouping import Draft
from jdoc.structure.reflow import Piece

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_ENDS = (
    "大臣|大統領|首相|総理|長官|大使|公使|総領事|領事|代表|代表者|総裁|副総裁|理事長|会長|委員長|議長|主席|局長|次官|政務官|審議官|部長|課長|室長"
    "|知事|市長|町長|村長|区長|国王|皇太子|外相|書記長|書記|事務総長|事務局長|社長|取締役|頭取|学長|総長|所長|院長|署長|官"
)
_ROLE_ENDS = tuple(_ENDS.split("|"))
_ROLE = deferred(
    rf"[^。、，]{{0,50}}(?:{_ENDS})(?:代理|代行|補佐|臨時代理)?(?:[（(][^（）()]*[）)])?|[^。、，]{{2,30}}のために"
)
_NAME = deferred(r"[^\d０-９。、，：:（）()「」\[\]【】]{2,30}")
_HONORIFICS = ("閣下", "殿", "様")
_SPACE = deferred("[ \u3000]")
_COLUMNS = deferred(r"[ \u3000\t]{2,}")


def is_role(text: str) -> bool:
    """Tell an official title, with the country or the office before it.

    >>> [is_role(text) for text in ("日本国外務大臣", "外務省報道官（代理）", "トルクメニスタンのために", "岸田 文雄")]
    [True, True, True, False]
    """
    if text.endswith(_ROLE_ENDS):
        return len(text) <= 60 and not any(stop in text for stop in "。、，")
    return text[-1] in "理行佐）)に" and _ROLE.fullmatch(text) is not None


def pair_signatures(drafts: list[Draft]) -> list[Draft]:
    """Replace the lines of names and titles below a document's text by one block a person.

    Names and titles are paired in reading order: the two names of a line go with the two titles of the next.
    """
    drafts = _sign_lines(drafts)
    start, stop = _zone(drafts)
    lines = drafts[start:stop]
    cells = [cell for draft in lines for cell in _cells(draft)]
    roles = [cell for cell in cells if is_role(cell.text)]
    names = [cell for cell in cells if not is_role(cell.text)]
    if not roles or len(names) != len(roles) or not all(_NAME.fullmatch(name.text) for name in names):
        return drafts
    signed = [_signature([name, role], name) for name, role in zip(names, roles, strict=True)]
    return drafts[:start] + signed + drafts[stop:]


def _sign_lines(drafts: list[Draft]) -> list[Draft]:
    """Make signatures of the lines that hold a title and a name (外務貿易大臣　トーマス・ケレマ), the country above them included."""
    signed: list[Draft] = []
    in_body = False
    for draft in drafts:
        if not in_body:
            in_body = draft.last.finished
        cells = _cells(draft) if in_body and _may_sign(draft) and _is_signing(draft) else []
        if len(cells) == 2 and is_role(cells[0].text) and not is_role(cells[1].text):
            country = [signed.pop().pieces[0]] if signed and _is_above(signed[-1], draft) else []
            addressed = cells[1].text.endswith(_HONORIFICS)
            pieces = [*country, *draft.pieces] if addressed else [*country, *cells]
            signed.append(_signature(pieces, None if addressed else cells[1]))
        elif in_body and signed and _is_signed_for(signed[-1], draft):
            signed.append(_signature([*signed.pop().pieces, *draft.pieces], draft.pieces[0]))
        else:
            signed.append(draft)
    return signed


def _is_signed_for(draft: Draft, below: Draft) -> bool:
    """Tell whether a line names the party (日本国政府のために) that the person on the next line signs for."""
    party = draft.label is None and draft.kind is None and len(draft.pieces) == 1
    return party and draft.last.text.endswith("のために") and below.kind is None and _is_signing(below)


def _may_sign(draft: Draft) -> bool:
    """Rule out most blocks at a glance: a title and a name are one short line with a gap in it."""
    if len(draft.pieces) > 1 or draft.label is not None or draft.kind is not None:
        return False
    text = draft.pieces[0].line.text
    return len(text) <= 60 and (" " in text or "\u3000" in text)


def _is_above(draft: Draft, signed: Draft) -> bool:
    """Tell whether a line holds the country or office of the person whose title and name stand right below it."""
    line, below = draft.first, signed.first
    near = below.gap == 0 and (draft.alone == signed.alone or below.indent > line.indent)
    return (
        near
        and draft.kind is None
        and len(draft.pieces) == 1
        and len(line.text) <= 20
        and line.text[-1] not in "日号で"
        and _is_signing(draft)
    )


def _zone(drafts: Sequence[Draft]) -> tuple[int, int]:
    """Find the last run of short unlabeled lines, behind which at most a dateline or notes may follow."""
    stop = len(drafts)
    while stop > 0 and (drafts[stop - 1].kind is not None or not _is_signing(drafts[stop - 1])):
        stop -= 1
        if len(drafts) - stop > 4:
            return stop, stop
    start = stop
    while start > 0 and drafts[start - 1].kind is None and _is_signing(drafts[start - 1]):
        start -= 1
    return start, stop


def _is_signing(draft: Draft) -> bool:
    """Tell whether a line can hold names or titles and nothing else."""
    if draft.label is not None or len(draft.pieces) > 2 or draft.last.finished:
        return False
    return all(is_role(cell.text) or _NAME.fullmatch(cell.text) for cell in _cells(draft))


def _cells(draft: Draft) -> list[Piece]:
    """Cut a line into columns; titles also at a single space, where each part is a title of its own."""
    cells = []
    for piece in draft.pieces:
        cut = _cut(piece, _COLUMNS)
        if len(cut) == 1:
            parts = _cut(piece, _SPACE)
            if len(parts) > 1 and all(is_role(part.text) for part in parts):
                cut = parts
            elif len(parts) > 1 and is_role(parts[0].text) and _NAME.fullmatch(parts[1].text):
                # 日本国外務大臣 岸田 文雄: the title, and behind the first space the name
                cut = [parts[0], Piece(piece.line, parts[1].start, piece.end)]
        cells += cut
    return cells


def _cut(piece: Piece, pattern: re.Pattern[str]) -> list[Piece]:
    text = piece.line.text
    if " " not in text and "\u3000" not in text and "\t" not in text:
        return [piece]
    end = len(text) if piece.end is None else piece.end
    cells = []
    at = piece.start
    for found in pattern.finditer(text, at, end):
        cells.append(Piece(piece.line, at, found.start()))
        at = found.end()
    return [*cells, Piece(piece.line, at, end)]


def _signature(pieces: list[Piece], name: Piece | None) -> Draft:
    """Make a person's block; without a name told apart it is one that a letter is addressed to."""
    return Draft(pieces, kind="signature", closed=True, name=name)
