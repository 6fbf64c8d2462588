"""Tables: made here as PDF, HTML and Word files, and read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdoc import readers
from jdoc.stages.split import split_documents
from tests.readers.ruled import Page, Ruled, docx, html, ruled
from tests.readers.test_html import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jdoc.model import Block
    from tests.readers.ruled import Style

TEXT = "　次の表は、担当する課が本年度の事業についてまとめたものである。数は速報であり、後に改めることがある。"
WORDS = [
    "市税",
    "道路橋りょう費",
    "みどりの広場",
    "備考",
    "国県支出金",
    "負担金、補助及び交付金",
    "Ａ区分",
    "見直しを行う",
]
FIGURES = ["1,234", "△56", "0", "3.5", "７，８９０", "1,203,456"]
BUDGET = """
款 | 項 | 予算額 | < | 増減
^ | ^ | 本年度 | 前年度 | ^
1 市税 | | 4,812 | 4,700 | 112
^ | 1 市民税 | 2,101 | 2,000 | 101
歳入合計 | < | 9,000 | 8,950 | 50
"""


def split(data: bytes, name: str = "a.pdf") -> list[Block]:
    return list(split_documents([readers.read(data, name, report=refuse)]))


def tables(blocks: list[Block]) -> list[Ruled]:
    return [Ruled(block.rows, sorted(block.spans or ())) for block in blocks if block.rows]


def plain(table: Ruled) -> Ruled:
    """Leave out the white space, which a wrapped line may have lost or gained."""
    return Ruled([["".join(cell.split()) for cell in row] for row in table.rows], table.spans)


def page(table: Ruled, style: Style = "stroke", *, open_sides: bool = False) -> bytes:
    drawn = Page()
    drawn.text(50, 60, TEXT)
    end = drawn.table(table, 75, style=style, open_sides=open_sides)
    drawn.text(50, end + 30, TEXT)
    return drawn.data()


@st.composite
def random_tables(draw: st.DrawFn) -> Ruled:
    """Make a table of some rows and columns, some of its cells merged, the first row full."""
    height, width = draw(st.integers(2, 7)), draw(st.integers(2, 6))
    taken: set[tuple[int, int]] = set()
    rows = [[""] * width for _ in range(height)]
    spans = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            down = draw(st.sampled_from([1, 1, 1, 2])) if row + 1 < height else 1
            across = draw(st.sampled_from([1, 1, 1, 2])) if column + 1 < width else 1
            places = {(row + y, column + x) for y in range(down) for x in range(across)}
            if places & taken:
                down, across, places = 1, 1, {(row, column)}
            taken |= places
            rows[row][column] = draw(st.sampled_from(WORDS if row == 0 else [*WORDS, *FIGURES, "", ""]))
            if down > 1 or across > 1:
                spans.append((row, column, down, across))
    return Ruled(rows, spans)


def visible(table: Ruled) -> bool:
    """Tell whether a cell begins in each row and in each column, two with text: else nobody sees how many there are."""
    cells = list(table.cells())
    filled = {column for _, column, _, _, text in cells if text}
    return (
        {row for row, *_ in cells} == set(range(len(table.rows)))
        and {column for _, column, *_ in cells} == set(range(len(table.rows[0])))
        and len(filled) > 1
    )


@settings(max_examples=200, deadline=None)
@given(random_tables().filter(visible), st.sampled_from(["stroke", "fill", "dots", "double", "dash"]))
def test_a_table_of_a_pdf_comes_back(table: Ruled, style: Style) -> None:
    blocks = split(page(table, style))
    assert [plain(found) for found in tables(blocks)] == [plain(table)]
    assert [block.text for block in blocks if not block.rows] == [TEXT[1:]] * 2


@pytest.mark.parametrize(("write", "name"), [(html, "a.html"), (docx, "a.docx")], ids=["html", "docx"])
@settings(max_examples=200, deadline=None)
@given(table=random_tables().filter(visible))
def test_a_table_of_another_format_comes_back(table: Ruled, write: Callable[[Ruled], bytes], name: str) -> None:
    assert tables(split(write(table), name)) == [Ruled(table.rows, sorted(table.spans))]


def only(drawn: Page) -> Ruled:
    """Give the one table of a page."""
    [table] = tables(split(drawn.data()))
    return plain(table)


def none(drawn: Page) -> bool:
    """Tell whether no table is found on a page."""
    return not tables(split(drawn.data()))


def test_open_sides_are_closed() -> None:
    table = ruled(BUDGET)
    assert [plain(found) for found in tables(split(page(table, open_sides=True)))] == [plain(table)]


def test_what_is_clipped_away_is_no_rule() -> None:
    drawn = Page()
    path = drawn.canvas.beginPath()
    path.rect(49, 842 - 131, 302, 62)
    drawn.canvas.clipPath(path, stroke=0)
    for at in range(4):
        drawn.rule(50 + 100 * at, 50, 50 + 100 * at, 160)
        drawn.rule(20, 70 + 20 * at, 390, 70 + 20 * at)
    for row, cells in enumerate(["甲乙丙", "一二三", "四五六"]):
        for column, cell in enumerate(cells):
            drawn.text(60 + 100 * column, 84 + 20 * row, cell)
    assert only(drawn).rows == [list("甲乙丙"), list("一二三"), list("四五六")]


def test_rules_of_a_form_count_and_white_ones_do_not() -> None:
    drawn = Page()
    canvas = drawn.canvas
    canvas.beginForm("rules")
    for at in range(3):
        canvas.line(100 * at, 0, 100 * at, 40)
        canvas.line(0, 20 * at, 200, 20 * at)
    canvas.endForm()
    canvas.saveState()
    canvas.translate(50, 842 - 140)
    canvas.doForm("rules")
    canvas.restoreState()
    canvas.setStrokeGray(1)
    drawn.rule(100, 100, 100, 140)
    for x, y, text in ((60, 114, "区分"), (110, 114, "あり"), (160, 114, "計"), (60, 134, "合計"), (160, 134, "3")):
        drawn.text(x, y, text)
    assert only(drawn).rows == [["区分あり", "計"], ["合計", "3"]]


def bands(drawn: Page, columns: Sequence[Sequence[str]]) -> None:
    """Draw a head, and below it columns whose rows no rule parts."""
    bottom = 100 + 14 * max(map(len, columns))
    for at in range(len(columns) + 1):
        drawn.rule(50 + 80 * at, 70, 50 + 80 * at, bottom)
    for y in (70, 90, bottom):
        drawn.rule(50, y, 50 + 80 * len(columns), y)
    for column, cells in enumerate(columns):
        for row, cell in enumerate(cells):
            drawn.text(122 + 80 * column, 84 if row == 0 else 88 + 14 * row, cell, right=True)


def test_figures_below_each_other_are_rows() -> None:
    drawn = Page()
    bands(drawn, [["号給", "1", "2", "3"], ["１級", "150,100", "151,200", "152,300"], ["２級", "198,500", "200,300"]])
    assert only(drawn).rows == [
        ["号給", "１級", "２級"],
        ["1", "150,100", "198,500"],
        ["2", "151,200", "200,300"],
        ["3", "152,300", ""],
    ]


def test_wrapped_names_are_no_rows() -> None:
    drawn = Page()
    bands(drawn, [["区分", "道路新設改良", "事業費"], ["額", "1,200", "(300)"]])
    assert only(drawn).rows == [["区分", "額"], ["道路新設改良事業費", "1,200(300)"]]


def test_verticals_alone_are_a_table_of_one_row() -> None:
    drawn = Page()
    for at, cell in enumerate(["前年度", "12", "3,405", "△8"]):
        drawn.rule(50 + 80 * at, 70, 50 + 80 * at, 90)
        drawn.text(60 + 80 * at, 84, cell)
    drawn.rule(370, 70, 370, 90)
    assert only(drawn).rows == [["前年度", "12", "3,405", "△8"]]


def test_a_cell_written_downwards_is_one_text() -> None:
    drawn = Page()
    for at in (50, 74, 160, 240):
        drawn.rule(at, 70, at, 130)
    for at in (70, 100, 130):
        drawn.rule(50 if at != 100 else 74, at, 240, at)
    for row, char in enumerate("職員手当"):
        drawn.text(57, 82 + 13 * row, char)
    for x, y, text in ((80, 84, "扶養"), (170, 84, "10"), (80, 114, "通勤"), (170, 114, "20")):
        drawn.text(x, y, text)
    assert only(drawn) == Ruled([["職員手当", "扶養", "10"], ["", "通勤", "20"]], [(0, 0, 2, 1)])


def test_no_number_is_made_of_two() -> None:
    """Lines of a cell that end and begin with figures, and cells beside each other, stay apart."""
    drawn = Page()
    bands(drawn, [["年度", "令和５年度", "12"], ["番号", "34", "56人"]])
    texts = [cell for row in tables(split(drawn.data()))[0].rows for cell in row]
    assert "令和５年度 12" in texts
    assert "34 56人" in texts


def test_letters_that_fill_a_cell_are_one_word() -> None:
    drawn = Page()
    bands(drawn, [["", ""], ["", "5"]])
    for x, y, char in ((60, 84, "市"), (71, 84, "道"), (60, 102, "林"), (73.5, 102, "道")):
        drawn.text(x, y, char)
    drawn.text(140, 84, "額")
    assert tables(split(drawn.data()))[0].rows == [["市道", "額"], ["林 道", "5"]]


@pytest.mark.parametrize("head", [True, False], ids=["head again", "no head"])
def test_a_table_goes_on_over_the_page(*, head: bool) -> None:
    table = ruled(BUDGET)
    longer = Ruled([*table.rows[:-1], *[["2 使用料", "", "5", "4", "1"]] * 3, table.rows[-1]], [*table.spans[:-1]])
    more = Ruled([*(table.rows[:2] if head else []), *[["3 手数料", "", "7", "6", "1"]] * 2], table.spans[:4] * head)
    drawn = Page()
    drawn.text(50, 60, "（単位：千円）")
    drawn.table(Ruled(longer.rows[:-1], longer.spans), 70)
    drawn.text(290, 820, "- 1 -")
    drawn.turn()
    drawn.text(50, 60, "（単位：千円）")
    end = drawn.table(more, 70)
    drawn.text(50, end + 30, TEXT)
    drawn.text(290, 820, "- 2 -")
    blocks = split(drawn.data())
    assert [plain(found) for found in tables(blocks)] == [
        plain(Ruled([*longer.rows[:-1], *[["3 手数料", "", "7", "6", "1"]] * 2], sorted(longer.spans)))
    ]
    assert [block.text for block in blocks if not block.rows] == ["（単位：千円）", TEXT[1:]]


def test_a_table_with_a_line_of_its_own_above_is_another_one() -> None:
    table = ruled(BUDGET)
    drawn = Page()
    for chapter in ("款　１ 議会費", "款　２ 総務費"):
        drawn.text(50, 60, chapter)
        drawn.table(Ruled(table.rows[:-1], table.spans[:-1]), 70)
        drawn.turn()
    assert len(tables(split(drawn.data()))) == 2


def test_what_is_said_again_on_the_next_page_is_furniture() -> None:
    drawn = Page()
    for texts in (["1", "2"], ["3", "4"]):
        drawn.table(Ruled([["区分", "額"], texts], []), 70)
        drawn.turn()
    document = readers.read(drawn.data(), "a.pdf", report=refuse)
    blocks = list(split_documents([document], keep_furniture=True))
    assert [(block.kind, block.rows or block.text) for block in blocks] == [
        ("table", [["区分", "額"], ["1", "2"], ["3", "4"]]),
        ("furniture", "区分 額"),
    ]


def test_boxes_and_charts_are_no_tables() -> None:
    boxes = Page()
    for x in (50, 300):
        for y in (70, 120):
            boxes.rule(x, y, x + 200, y)
        for side in (x, x + 200):
            boxes.rule(side, 70, side, 120)
        boxes.text(x + 10, 90, "囲みの中の文")
    assert none(boxes)
    chart = Page()
    for at in range(6):
        chart.rule(80, 70 + 30 * at, 440, 70 + 30 * at)
        chart.rule(80 + 72 * at, 70, 80 + 72 * at, 220)
        chart.text(60, 74 + 30 * at, str(100 - 20 * at))
        chart.text(90 + 60 * at, 235, f"{at}年")
    for x, y in ((95, 120), (160, 180), (240, 150)):
        chart.text(x, y, "34")
    assert none(chart)


def test_an_empty_form_is_a_table() -> None:
    drawn = Page()
    rows = [["品名", "", "", ""], ["番号", "品名", "数量", "備考"], *[[""] * 4] * 8]
    drawn.table(Ruled(rows, [(0, 1, 1, 3)]), 70)
    assert only(drawn).rows == rows


def test_boxes_that_lines_connect_are_no_table() -> None:
    drawn = Page()
    for x, y, text in ((240, 70, "市長"), (70, 140, "総務部"), (240, 140, "民生部"), (410, 140, "建設部")):
        for level in (y, y + 24):
            drawn.rule(x, level, x + 100, level)
        for side in (x, x + 100):
            drawn.rule(side, y, side, y + 24)
        drawn.text(x + 30, y + 15, text)
        drawn.rule(x + 50, 117, x + 50, y if y > 100 else 94)
    drawn.rule(120, 117, 460, 117)
    assert none(drawn)


def test_a_page_that_is_all_table_is_read() -> None:
    drawn = Page()
    drawn.table(ruled(BUDGET), 60)
    assert only(drawn) == plain(ruled(BUDGET))


def test_tables_in_a_column_and_beside_each_other_keep_their_places() -> None:
    drawn = Page()
    drawn.text(50, 60, TEXT)
    drawn.table(ruled("甲 | 1\n乙 | 2"), 80, width=200)
    drawn.table(ruled("丙 | 3\n丁 | 4"), 80, x=300, width=200)
    drawn.text(50, 160, TEXT)
    blocks = split(drawn.data())
    assert [block.rows or block.text for block in blocks] == [
        TEXT[1:],
        [["甲", "1"], ["乙", "2"]],
        [["丙", "3"], ["丁", "4"]],
        TEXT[1:],
    ]


def test_html_leaves_out_what_nobody_sees() -> None:
    """A first row that only sets widths, columns in which no cell begins, spans that reach out of the table."""
    written = (
        "<table><tr><td></td><td></td><td></td></tr><tr><td colspan=2>区分</td><td rowspan=9>額</td></tr>"
        "<tr><td colspan=2>甲</td></tr><tr><td colspan=2>乙</td></tr></table>"
    )
    [table] = tables(split(f"<!DOCTYPE html><body>{written}".encode(), "a.html"))
    assert table == Ruled(
        [["区分", "", "額"], ["甲", "", ""], ["乙", "", ""]], [(0, 0, 1, 2), (0, 2, 3, 1), (1, 0, 1, 2), (2, 0, 1, 2)]
    )


def test_a_page_of_hostile_rules_takes_no_time() -> None:
    drawn = Page()
    for at in range(3000):
        drawn.canvas.line(50 + at % 60, 100 + at % 97, 300 + at % 60, 100 + at % 97)
        drawn.canvas.line(50 + at % 89, 50, 50 + at % 89, 700 - at % 60)
    drawn.text(60, 200, "文")
    assert none(drawn)
