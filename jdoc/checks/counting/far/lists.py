"""Lists: the tables and runs of lines of a document, each with its heads, and what stands above it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from jdoc.checks.counting.below import BESIDE, FIGURE, is_head
from jdoc.checks.counting.far.labelled import numbered_lists
from jdoc.checks.counting.rosters import NAME, OFFICE
from jdoc.checks.counting.series import written_lines
from jdoc.checks.rules import Place
from jdoc.checks.tables.grids import every_grid
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.counting.far.labelled import Numbered
    from jdoc.checks.facts import Facts
    from jdoc.checks.tables.grids import Grid

FEWEST, MOST, LONGEST, SHOWN, CAPTIONS = 2, 40, 60, 20, 3
ATTACHED = deferred("[(【<\\[]{0,3}(?P<name>別[表紙添記](?:第?[0-9一二三四五六七八九十]{1,3})?)(?![0-9一-鿿ぁ-ん])")
"""How what is attached begins: `[別表第1]`(第2条関係), `(別紙`), not `別表の`."""
COLUMNS = deferred(" +|\t")
"""What stands between the columns of a line."""
WIDE = deferred(" {2,}|\t")
"""The same where words have spaces inside: 委 員`[  ]`浅沼 渉."""
SPARSE = deferred(
    "抜粋|主な|主要な?|(?<!条)例(?!規)|一部(?!事務)|代表的|案内図|再掲|以外|対照|改正|過去|昨年|前年|前回"
)
"""What says that a list has not all of its things, or others: `[主な]`事業."""
KINDS = frozenset({"paragraph", "heading", "item"})
"""Kinds of blocks that lines of a list may be taken for."""
HEADING = frozenset({"heading", "caption", "attachment", "note", "title"})


class List(NamedTuple):
    """Things that stand below each other, each in a row."""

    first: int
    last: int
    """Its blocks."""
    above: tuple[str, ...]
    """What stands above it, the nearest first: sentences, captions, the head of its section."""
    attached: str
    """The name of what is attached, if it stands there: 別表1."""
    head: tuple[str, ...]
    """The heads of its columns."""
    rows: tuple[tuple[str, ...], ...]
    lengths: frozenset[int]
    """How many things it may have."""
    places: tuple[Place, ...]

    is_marked: bool = False
    """Whether its things bear numbers."""

    @property
    def length(self) -> int:
        """How many rows it has."""
        return len(self.rows)


def lists(facts: Facts) -> list[List]:
    """Return the lists of a document that have all of their things."""
    return facts.kept("lists in rows", lambda: [one for one in _every(facts) if not _is_sparse(one)])


def shown(facts: Facts, index: int) -> Place:
    """Give the beginning of a block, as much of it as is shown."""
    return Place(index, 0, min(SHOWN, len(facts.texts[index])))


def plain_name(name: str) -> str:
    """Give the name of what is attached as others may write it: 別表1 for 別表第1."""
    return name.replace("第", "")


def captions(facts: Facts) -> list[tuple[int, str]]:
    """Return what may stand above a list, with its blocks."""
    return facts.kept("captions of lists", lambda: [*_captions(facts)])


def _captions(facts: Facts) -> Iterator[tuple[int, str]]:
    for at in facts.read:
        if facts.blocks[at].kind in HEADING and not facts.blocks[at].rows:
            yield at, facts.texts[at].strip()


def _every(facts: Facts) -> Iterator[List]:
    for grid in every_grid(facts):
        depth = 0 if _has_no_head(grid) else grid.depth
        rows = [row for row in range(depth, len(grid.rows)) if row not in grid.totals and not grid.is_beside(row)]
        rows = [row for row in rows if not ASIDE.match(fold(grid.text(row, 0).strip()))]
        if FEWEST <= len(rows) <= MOST:
            yield _of_grid(facts, grid, rows, depth)
    yield from _in_lines(facts)
    yield from (_of_numbered(facts, each) for each in numbered_lists(facts) if len(each.blocks) <= MOST)


def _of_numbered(facts: Facts, numbered: Numbered) -> List:
    first, *_, last = numbered.blocks
    above, attached = _above(facts, first)
    places = tuple(shown(facts, at) for at in numbered.blocks)
    rows = tuple((numbered.mark, *COLUMNS.split(facts.texts[at].strip())) for at in numbered.blocks)
    return List(first, last, above, attached, (), rows, frozenset({len(rows)}), places, is_marked=True)


def _in_lines(facts: Facts) -> Iterator[List]:
    """Yield the lists in lines of columns, each below a text that may head it."""
    behind = 0
    for at in range(len(facts.blocks)):
        lines = [*_lines(facts, at)] if at >= behind and _may_head(facts, at) else []
        behind = lines[-1].block if lines else behind
        if len(lines) >= FEWEST and not _goes_on(facts, lines) and not _is_cut(facts, lines):
            yield _of_lines(facts, at, lines)


def _may_head(facts: Facts, at: int) -> bool:
    """Tell a text that may stand above lines: a heading, a sentence, a short text without columns."""
    block, text = facts.blocks[at], facts.texts[at].strip()
    is_in_columns = "  " in text and OF_PERSONS.match(text) is None
    is_plain = bool(text) and not (block.rows or is_in_columns or BODY.match(text.split(" ")[0]))
    return is_plain and (block.kind in HEADING or len(text) <= SHOWN or text.endswith("。") or text[0] in BRACKETS)


OF_PERSONS = deferred("(?:出席|欠席|参加)?(?:者|委員|構成員|メンバー):")
"""How a line begins that has the first of several persons: `[出席者:]`座長 奈良岡進."""
BRACKETS = "(【<[■◆●○◎《"
"""How captions begin."""


def _is_cut(facts: Facts, lines: Sequence[Place]) -> bool:
    """Tell whether the first or last row of lines was taken for a caption, or for who signs."""
    above, behind = facts.texts[lines[0].block - 1], lines[-1].block + 1
    is_signed = behind < len(facts.blocks) and facts.blocks[behind].kind == "signature"
    return any(map(BODY.match, above.split())) or (
        is_signed and BODY.match(facts.texts[behind].split(" ")[0]) is not None
    )


def _is_sparse(one: List) -> bool:
    return any(map(SPARSE.search, one.above[:2])) or any(BESIDE.search(row[0]) for row in one.rows)


def _has_no_head(grid: Grid) -> bool:
    """Tell a table whose first row is one as all others: 会長 戸倉悠, 7月12日 開講式."""
    return grid.depth == 1 and BODY.match("".join(grid.text(0, 0).split())) is not None


BODY = deferred("(?:副?(?:会長|委員長|座長|議長|部会長|団長|代表)|[^ ]{1,5}員長?|顧問|監事|理事長?)$|第?[0-9]")
"""How a row begins that is no head: `[副会長]`, `[7]月12日`, `[第1]回`, not `団体名`."""


ASIDE = deferred("[(※*]")
"""How a row begins that is told by the way: `[(]答申 8月1日)`."""


def _of_grid(facts: Facts, grid: Grid, rows: Sequence[int], depth: int) -> List:
    cells = tuple(tuple(fold(" ".join(grid.text(row, at).split())) for at in range(grid.width)) for row in rows)
    names = [row[0] for row in cells]
    head = tuple(fold("".join(name.split())) for name in grid.column_names) if depth else ()
    lengths = {len(rows), len({*names} - {""}), len([*filter(None, names)])}
    if depth == 1 and not _is_surely_head(head, cells):
        lengths.add(len(rows) + 1)
    places = (Place(grid.index, 0, SHOWN),)
    above, attached = _above(facts, grid.index)
    return List(grid.index, grid.index, above, attached, head, cells, frozenset(lengths), places)


def _is_surely_head(head: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell heads by their words, or by figures or numbers that all rows have, and they haven't."""
    has_figures = all(any(map(FIGURE.search, row)) for row in rows) and not any(map(FIGURE.search, head))
    are_marked = all(MARKED.match(row[0]) for row in rows) and not any(map(MARKED.match, head[:1]))
    return has_figures or are_marked or is_head(head)


MARKED = deferred("[①-⑳0-9(]|[ア-ン][ .．]")
"""How rows begin that bear numbers, as their head doesn't: `[①]` 体力の向上."""


def _lines(facts: Facts, at: int) -> Iterator[Place]:
    """Yield the lines below a text, each of columns, up to the next text."""
    for below in range(at + 1, min(at + 1 + MOST, len(facts.blocks))):
        block, text = facts.blocks[below], facts.texts[below]
        if (
            block.label
            or block.rows
            or not (block.kind in KINDS or (below == at + 1 and BODY.match(text.split(" ")[0])))
        ):
            return
        for line in written_lines(block, below):
            written = text[line.start : line.end].strip()
            first, *others = COLUMNS.split(written, maxsplit=1)
            if not others or not _may_be_row(first, written):
                return
            yield line


def _may_be_row(first: str, written: str) -> bool:
    """Tell a line that may be a row by what it begins with, and by how long it is."""
    is_long = len(written) > LONGEST or len(first) > SHOWN
    return not (is_long or first in CAPTIONING or NO_ROW.search(written) or STOPS.search(first))


def _goes_on(facts: Facts, lines: Sequence[Place]) -> bool:
    """Tell whether what stands below lines is more of them: a line that begins farther in, as its first column is empty."""
    first, behind = lines[0].block, lines[-1].block + 1
    if behind >= len(facts.blocks) or facts.blocks[behind].label or facts.blocks[behind].kind not in KINDS:
        return False
    return _indent(facts, behind) > _indent(facts, first)


def _indent(facts: Facts, at: int) -> int:
    source = facts.blocks[at].source
    return source[0][2] if source else 0


CAPTIONING = frozenset({"資料", "参考", "参考資料", "附属資料", "別紙", "別表"})
"""What begins the caption of another list."""
NO_ROW = deferred("電話|TEL|FAX|内線|[0-9]-[0-9]{3,4}(?![0-9])|@")
"""What lines below a list have that tell whom to ask: `[電話]` 0123-45-6789."""
STOPS = deferred("[。:、]|^[(※*<【]")
"""What no name of a row has."""


def _of_lines(facts: Facts, at: int, lines: Sequence[Place]) -> List:
    cells = [_cut(facts.texts[line.block][line.start : line.end].strip()) for line in lines]
    most = Counter(map(len, cells)).most_common(1)[0][0]
    cells = [_with_office_apart(row) if len(row) < most else row for row in cells]
    has_head = is_head(cells[0]) and not BODY.match("".join(cells[0][0].split()))
    rows = cells[1:] if has_head else cells
    is_plain = has_head or FIGURE.search(cells[0][0]) or all(map(_has_person, rows))
    lengths = {len(rows)} if is_plain else {len(rows), len(rows) - 1}
    above, attached = _above(facts, at + 1)
    places = tuple(Place(line.block, line.start, min(line.end, line.start + SHOWN)) for line in lines[has_head:])
    return List(
        at + 1,
        lines[-1].block,
        above,
        attached,
        cells[0] if has_head else (),
        tuple(rows),
        frozenset(lengths),
        places,
    )


def _with_office_apart(row: tuple[str, ...]) -> tuple[str, ...]:
    """Cut the first column where one space parts it from the next: 副委員長 樋口 真帆."""
    first, _, rest = row[0].partition(" ")
    return (first, rest, *row[1:]) if rest and len(first) > 1 else row


def _cut(text: str) -> tuple[str, ...]:
    """Cut a line into its columns: at wide spaces, where it has some, as names have others inside."""
    parts = [*WIDE.split(text)]
    return tuple(_closed_up(parts if len(parts) > 1 else [*COLUMNS.split(text)]))


def _closed_up(parts: Sequence[str]) -> Iterator[str]:
    """Put the characters of words together that are set in wide type: 機 関 名."""
    for is_single, run in groupby(parts, lambda part: len(part) == 1):
        words = [*run]
        yield from ["".join(words)] if is_single else words


def _has_person(row: Sequence[str]) -> bool:
    office, name = ("".join(each.split()) for each in (*row, "", "")[:2])
    return OFFICE.fullmatch(office) is not None and NAME.fullmatch(name) is not None


def _above(facts: Facts, index: int) -> tuple[tuple[str, ...], str]:
    """Return the texts above a list up to the head of its section, and the name of what is attached."""
    found: list[str] = []
    for at in range(index - 1, max(-1, index - 1 - CAPTIONS), -1):
        block, text = facts.blocks[at], facts.texts[at].strip()
        attached = ATTACHED.match(f"{facts.labels[at]}{text}")
        if block.rows:
            break
        found.append(text)
        if attached:
            return tuple(found), plain_name(attached["name"])
        if block.kind in HEADING:
            break
    return tuple(found), ""
