"""Below: what is listed right below a block, or ends right above it, in items, lines, rows of a table or one row of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.counting.items import items_below
from jdoc.checks.counting.rosters import GAP, GUESTS, persons_below
from jdoc.checks.counting.series import labelled_above, of_blocks, written_lines
from jdoc.checks.counting.stated import Listed
from jdoc.checks.numbers import total
from jdoc.checks.rules import Place
from jdoc.checks.tables.grids import every_grid
from jdoc.language.lazy import deferred
from jdoc.language.tables.words import table_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.checks.tables.grids import Grid

FEWEST, NEAR, MOST_LINES, LONGEST, COLUMNS, SHOWN = 2, 3, 40, 60, 3, 20
AND = deferred("、|及び|並びに")
"""What stands between names in a row: 甲市`[、]`乙町`[及び]`丙町."""
NAMES = deferred("[^、。()0-9 ]{1,16}(?:(?:、|及び|並びに)[^、。()0-9 ]{1,16}){1,30}[。]?")
"""Names in a row: `[磯部、戸倉、鳴子浜]`, not `甲が 乙`."""
VERB = deferred("(?:[一-鿿][るたうくすつぬむぐぶ]|[はがをに]|する|した)(?:[、。]|$)|ため|ように|こと|場合")
"""What no row of names has: 港を`[守る、]`."""
PAIR = deferred("[^ 0-9。、]{2,16} +[0-9][0-9,]{0,6}(?: *[名人件台校])?(?= +|$)")
"""A name with its number: `[ベトナム 5]  ペルー 6`."""
PAIRS = deferred("(?:[^ 0-9。、]{2,16} +[0-9][0-9,]{0,6}(?: *[名人件台校])?(?: +|$)){2,8}")
"""Several of them in a line: `[インドネシア 6  ベトナム 5]`."""
NUMBER = deferred("[0-9][0-9,]*")
"""The number of each: ベトナム `[1,200]`."""
ENDED = deferred("[。:]$")
"""The end of a sentence: 実施した`[。]`."""
BESIDE = deferred("^[(※*注]|欠席|計$|^合 *計|^ *計 |^その他|^うち|^なお|^ただし")
"""A line that isn't one of those listed: `[(]欠席 小寺), `[計]`, not `北嶺大学`."""
FIGURE = deferred("[0-9]|[一二三四五六七八九〇]{2}")
"""What lines of a table have, and not their head: `[1]20`, `[二一]二番`, not `地番`."""
PLAIN = frozenset({"paragraph", "heading", "item"})


def find_below(facts: Facts, index: int) -> list[Listed]:
    """Return what is listed right below a block."""
    return facts.kept(f"listed below {index}", lambda: [*_below(facts, index)])


def find_above(facts: Facts, index: int) -> list[Listed]:
    """Return what is listed right above a block."""
    return facts.kept(f"listed above {index}", lambda: [*_above(facts, index)])


def _below(facts: Facts, index: int) -> Iterator[Listed]:
    if index + 1 >= len(facts.blocks):
        return
    items = items_below(facts.blocks, index)
    if len(items) >= FEWEST and _are_of_another_form(facts, index, items[0]):
        yield of_blocks("items", facts, items, len(items), *_without_repeated(facts, items))
    yield from _rows(facts, index)
    if not facts.blocks[index + 1].rows:
        yield from _row(facts, index + 1) if not facts.labels[index + 1] else ()
        yield from _roster(facts, index)
        yield from _lines(facts, [*_plain(facts, range(index + 1, min(index + 1 + MOST_LINES, len(facts.blocks))))])


def _are_of_another_form(facts: Facts, index: int, first: int) -> bool:
    """Tell items that have another label than the text above, or numbers that begin anew behind the head of their columns."""
    is_other = not facts.labels[index] or facts.labels[index] != facts.labels[first]
    return is_other or (first > index + 1 and facts.blocks[first].number is not None)


def _without_repeated(facts: Facts, items: Sequence[int]) -> list[int]:
    """Return how many things may be meant where a number stands twice: its list may end before it."""
    labels = {facts.labels[at] for at in items}
    is_numbered = any(facts.blocks[at].number for at in items)
    return [len(labels)] if is_numbered and len(labels) < len(items) else []


def _above(facts: Facts, index: int) -> Iterator[Listed]:
    items = labelled_above(facts, index)
    if items:
        yield of_blocks("above", facts, items)
        return
    bullets = _bullets_above(facts, index)
    if len(bullets) >= FEWEST:
        yield of_blocks("above", facts, bullets)
        return
    lines = [*_plain(facts, range(index - 1, max(-1, index - 1 - MOST_LINES), -1))]
    texts = tuple(facts.texts[line.block][line.start : line.end].strip() for line in sorted(lines))
    if len(lines) >= FEWEST and _are_of_one_form(facts, lines, texts):
        yield Listed("lines above", _lengths(texts), tuple(sorted(lines)), texts)


def _bullets_above(facts: Facts, index: int) -> range:
    """Return the items of a list without numbers that ends right above a block."""
    start, bullet = index, facts.labels[index - 1] if index and not facts.labels[index] else ""
    while bullet and start and facts.labels[start - 1] == bullet and not facts.blocks[start - 1].number:
        start -= 1
    return range(start, index)


def _rows(facts: Facts, index: int) -> Iterator[Listed]:
    """Yield the rows of the table below a block, if each has a name of its own."""
    below = range(index + 1, min(index + 1 + NEAR, len(facts.blocks)))
    at = next((at for at in below if facts.blocks[at].rows or facts.labels[at]), index)
    grid = next((grid for grid in every_grid(facts) if grid.index == at), None)
    rows = _named_rows(grid) if grid else []
    if grid and len(rows) >= FEWEST:
        head = "".join(facts.texts[index + 1 : at])
        yield Listed("rows", (len(rows),), (Place(at, 0, SHOWN),), _names(grid, rows), _sums(grid, rows), head)


def _names(grid: Grid, rows: Sequence[int]) -> tuple[str, ...]:
    return tuple(map(grid.row_name, rows))


def _sums(grid: Grid, rows: Sequence[int]) -> frozenset[int]:
    """Return what the columns of some rows add up to, if all have a number."""
    columns = ([*filter(None, (grid.numbers.get((row, at)) for row in rows))] for at in range(1, grid.width))
    return frozenset(int(total(column)) for column in columns if len(column) == len(rows))


def _named_rows(grid: Grid) -> list[int]:
    """Return the rows of a table that aren't sums, if each has a name of its own."""
    rows = [row for row in range(grid.depth, len(grid.rows)) if row not in grid.totals and not grid.is_beside(row)]
    names = {grid.row_name(row) for row in rows}
    is_plain = len(names) == len(rows) and "" not in names and not any(map(BESIDE.search, names))
    return rows if is_plain else []


def _row(facts: Facts, below: int) -> Iterator[Listed]:
    """Yield the names of a row of names."""
    row = facts.texts[below].strip()
    if NAMES.fullmatch(row) and not VERB.search(row):
        items = tuple(AND.split(row.rstrip("。")))
        yield Listed("row", (len(items),), (Place(below, 0, len(facts.texts[below])),), items)


def _roster(facts: Facts, index: int) -> Iterator[Listed]:
    """Yield the persons of a roster: all, those that aren't guests, or those of an office that the text above names."""
    persons = persons_below(facts, index)
    offices = [each.office for each in persons]
    named = (offices.count(office) for office in {*offices} - {""} if office in facts.texts[index])
    members = sum(office not in GUESTS for office in offices)
    if len(persons) >= FEWEST:
        yield of_blocks("roster", facts, [each.block for each in persons], len(persons), members, *named)


def _lines(facts: Facts, lines: Sequence[Place]) -> Iterator[Listed]:
    """Yield short lines of one form, or what stands in them with a number each."""
    texts = tuple(facts.texts[line.block][line.start : line.end].strip() for line in lines)
    if len(lines) < FEWEST:
        return
    if all(map(PAIRS.fullmatch, texts[:-1])) and PAIR.match(texts[-1]):
        pairs = [pair for text in texts for pair in PAIR.findall(text)]
        added = sum(int(NUMBER.findall(pair)[-1].replace(",", "")) for pair in pairs)
        yield Listed("pairs", (len(pairs),), tuple(lines), texts, frozenset({added}))
    elif _are_of_one_form(facts, lines, texts):
        yield Listed("lines", _lengths(texts), tuple(lines), texts)


def _plain(facts: Facts, blocks: Iterable[int]) -> Iterator[Place]:
    """Yield the short lines without labels among some blocks, up to the first that is no such line."""
    for at in blocks:
        block, text = facts.blocks[at], facts.texts[at]
        if block.label or block.rows or block.kind not in PLAIN or ENDED.search(text.rstrip()):
            return
        for line in written_lines(block, at):
            written = text[line.start : line.end].strip()
            if not 0 < len(written) <= LONGEST or BESIDE.search(written):
                return
            yield line


def _are_of_one_form(facts: Facts, lines: Sequence[Place], texts: Sequence[str]) -> bool:
    """Tell lines of as many columns, or with a person each."""
    return len({len(GAP.split(text)) for text in texts}) == 1 or all(_has_person(facts, line) for line in lines)


def _has_person(facts: Facts, line: Place) -> bool:
    entities = facts.blocks[line.block].entities or ()
    return any(each.label == "PERSON" and line.start <= each.start < line.end for each in entities)


def _lengths(texts: Sequence[str]) -> tuple[int, ...]:
    """Count lines; one less where the first one is the head of the others, or may be."""
    if is_head(GAP.split(texts[0])):
        return (len(texts) - 1,)
    if FIGURE.search(texts[0]) or not all(map(FIGURE.search, texts[1:])):
        return (len(texts),)
    return (len(texts) - 1,) if len(GAP.split(texts[0])) >= COLUMNS else (len(texts), len(texts) - 1)


HEAD_CELL = deferred(
    "[^0-9]{0,8}(?:名|名称|氏名|地|地区|所|会場|位置|番号|数|量|額|備考|職|役職|所属|日|時|内容|テーマ|区分|分野|種別|種類|品目|用途|順|等|方法)"
)
"""What the head of a column is called: `[試験地]`, `[団体名]`, `[収容台数]`, not `札幌市`."""


def is_head(cells: Sequence[str]) -> bool:
    """Tell heads by the first of several cells, and as none has figures: 団体名, 所在地, 路線."""
    name = "".join(cells[0].split()) if len(cells) > 1 else ""
    is_named = name in table_words() or HEAD_CELL.fullmatch(name) is not None
    return bool(name) and is_named and not any(map(FIGURE.search, cells))
