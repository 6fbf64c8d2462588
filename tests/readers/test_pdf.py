"""PDF: pages made here, and what is read from them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from jdoc import readers
from jdoc.errors import InputError
from jdoc.readers.pdf.glyphs import Glyph, Sheet
from jdoc.readers.pdf.rows import rows_of
from jdoc.stages.split import split_documents
from tests.conftest import SAMPLES
from tests.readers.typeset import PITCH, SIZE, Text, draw, typeset
from tests.test_samples import blocks_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from jdoc.model import Block, Document

LONG = "双方は、両国の産業協力が五十年の間に飛躍的に発展したことを確認し、その一層の強化に向けて"


def read(data: bytes, told: list[str] | None = None) -> Document:
    """Read a PDF that holds no problem, or note its problems."""

    def report(error: InputError) -> None:
        if told is None:
            raise error
        told.append(str(error))

    return readers.read(data, "a.pdf", report=report)


def split(data: bytes) -> list[Block]:
    return list(split_documents([read(data)]))


def texts(data: bytes) -> list[str]:
    return [block.text for block in split(data)]


def lines(data: bytes) -> list[str]:
    return [line for line in read(data).lines if line]


def outline(blocks: Iterable[Block]) -> list[tuple[str | None, str | None, str]]:
    return [(block.kind, block.number, plain(block.text)) for block in blocks]


@pytest.mark.parametrize("vertical", [False, True], ids=["horizontal", "vertical"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_pdf_gives_the_blocks_of_the_text(sample: Path, *, vertical: bool) -> None:
    blocks = blocks_of(sample)
    assert outline(split(typeset(blocks, vertical=vertical))) == outline(blocks)


def test_two_columns_are_read_one_after_the_other() -> None:
    blocks = blocks_of(SAMPLES[0])
    assert "".join(texts(typeset(blocks, columns=2))) == "".join(block.text for block in blocks)


def test_a_title_above_two_columns_and_a_table_are_no_columns() -> None:
    body = [LONG[:20], LONG[20:40], LONG[:20], LONG[20:40], "一致した。"]
    left = [Text(60, 100 + row * PITCH, line) for row, line in enumerate(body)]
    right = [Text(320, 100 + row * PITCH, line) for row, line in enumerate(body)]
    title = Text(200, 60, "二段で組まれた共同声明の題", 14)
    both = [part for pair in zip(left, right, strict=True) for part in pair]
    assert [line.strip() for line in lines(draw([title, *both]))] == [title.text, *body, *body]
    cells = [Text(x, 100 + row * PITCH, f"{x},{row}00") for row in range(8) for x in (60, 320)]
    assert texts(draw(cells)) == ["\n".join(f"60,{row}00\t320,{row}00" for row in range(8))]


def test_ruby_is_no_text() -> None:
    page = [Text(60, 100, "強靱な供給網の構築に向けた協力の強化を確認した。"), Text(60, 91, "きょうじん", 5.2)]
    assert texts(draw(page)) == ["強靱な供給網の構築に向けた協力の強化を確認した。"]
    blocks = split_documents([read(draw(page))], keep_furniture=True)
    assert [(block.kind, block.text) for block in blocks][1:] == [("furniture", "きょうじん")]


def test_raised_figures_stay_in_their_line() -> None:
    page = [Text(60, 100, "田丸健三郎"), Text(60 + 5 * SIZE, 96, "1", 6), Text(60 + 6 * SIZE, 100, "は欠席した。")]
    assert texts(draw(page)) == ["田丸健三郎1は欠席した。"]


def test_characters_printed_twice_are_read_once() -> None:
    assert texts(draw([Text(60 + shift, 100, "一般歳出 all") for shift in (0, 0.3, 0.6)])) == ["一般歳出all"]


def test_wide_type_has_no_spaces() -> None:
    spread = [Text(60 + place * 3 * SIZE, 60, char) for place, char in enumerate("閣議決定")]
    assert lines(draw([*spread, Text(60, 100, LONG)]))[0].strip() == "閣議決定"


def test_the_quarter_that_word_processors_put_beside_figures_is_no_space() -> None:
    quarter = SIZE / 4
    spread = [
        Text(60, 100, "令和"),
        Text(60 + 2 * SIZE + quarter, 100, "7"),
        Text(60 + 2.5 * SIZE + 2 * quarter, 100, "年度"),
    ]
    assert lines(draw(spread)) == ["令和7年度"]


def test_a_sentence_that_breaks_off_in_the_only_full_line_goes_on() -> None:
    first, second = "会議には、内閣府、総務省、国土交通省、全国知事会及び全", "国市長会が出席した。"
    page = [
        Text(60, 60 + at * PITCH, line)
        for at, line in enumerate(("一　概要", first, second, "二　次回", "未定である。"))
    ]
    assert texts(draw(page))[1] == first + second


@pytest.mark.parametrize("alone", [False, True])
def test_the_paragraph_mark_of_word_processors(*, alone: bool) -> None:
    """A space ends each paragraph, in its last string or drawn alone; full lines show no other sign."""
    half = LONG[:41]
    ends = [half, half + "。", half, half + "。", half, half + "。"]
    page = []
    for row, line in enumerate(ends):
        page.append(Text(60, 60 + row * PITCH, line + " " * (line.endswith("。") and not alone)))
        if alone and line.endswith("。"):
            page.append(Text(60 + len(line) * SIZE, 60 + row * PITCH, " "))
    assert texts(draw(page)) == [half + half + "。"] * 3


def test_headers_footers_and_page_numbers_are_no_text() -> None:
    pages = [
        [
            Text(400, 30, "海洋協力白書"),
            *(Text(60, 100 + row * PITCH, LONG[number:] + LONG[:number]) for row in range(5)),
            Text(60, 100 + 5 * PITCH, f"{number}回目。"),
            Text(297, 820, f"{number}", 9),
        ]
        for number in range(1, 5)
    ]
    assert texts(draw(*pages)) == [(LONG[number:] + LONG[:number]) * 5 + f"{number}回目。" for number in range(1, 5)]


def test_a_page_on_its_side_is_turned() -> None:
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    draw()
    canvas.setFont("HeiseiMin-W3", SIZE)
    canvas.rotate(90)
    for row, line in enumerate((LONG[:20], LONG[20:40], "一致した。")):
        canvas.drawString(100, -100 - row * PITCH, line)
    canvas.save()
    assert lines(stream.getvalue()) == [LONG[:20], LONG[20:40], "一致した。"]


def test_the_source_names_page_and_line() -> None:
    pages = [
        [Text(60, 60 + row * 3 * PITCH, f"第{row + 2 * page}条　{LONG[page:]}") for row in range(2)] for page in (1, 2)
    ]
    assert split(draw(*pages))[0].source == [(0, 1, 5, 1)]
    document = read(draw(*pages))
    for block in split_documents([document]):
        for offset, line, column, page in block.source or []:
            printed = [text for text in document.lines[document.pages[page - 1] :] if text]
            assert printed[line - 1][column - 1] == block.text[offset]


def test_what_is_no_readable_pdf_is_said() -> None:
    page = [Text(60, 60, "共同声明")]
    image = BytesIO()
    canvas = Canvas(image)
    canvas.drawImage(ImageReader(Image.new("RGB", (9, 9), "gray")), 60, 60)
    canvas.save()
    whole = draw(page)
    for data, problem in (
        (draw(page, encrypt=StandardEncryption("secret")), "encrypted and opens with a password only"),
        (whole[: len(whole) // 2], "damaged"),
        (b"%PDF-1.7\n\x00\x01", "damaged"),
        (image.getvalue(), "images only"),
        (draw([]), "no page of this PDF has text"),
    ):
        with pytest.raises(InputError, match=f"a.pdf: .*{problem}"):
            read(data)


def test_what_opens_without_a_password_is_read() -> None:
    data = draw([Text(60, 60, "共同声明")], encrypt=StandardEncryption("", ownerPassword="secret", canCopy=0))
    assert texts(data) == ["共同声明"]


def test_pages_that_hold_images_only_are_told() -> None:
    stream = BytesIO()
    canvas = Canvas(stream)
    draw()
    canvas.setFont("HeiseiMin-W3", SIZE)
    canvas.drawString(60, 60, "共同声明")
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("RGB", (9, 9), "gray")), 60, 60)
    canvas.save()
    told: list[str] = []
    assert read(stream.getvalue(), told).lines == ["共同声明"]
    assert told == ["a.pdf:p.2: nothing but an image: what it shows is not read (--ocr reads it)"]


def test_characters_without_a_meaning_are_told() -> None:
    told: list[str] = []
    read(draw([Text(60, 60, "共同\ue123声明")]), told)
    assert told == ["a.pdf:p.1: 1 of 5 characters can't be read: their font doesn't say what they are"]


def test_a_pdf_is_known_by_its_content() -> None:
    data = draw([Text(60, 60, "共同声明")])
    assert read(data).lines == read(b"junk\n" + data).lines == ["共同声明"]


@pytest.mark.parametrize("vertical", [False, True])
def test_a_font_that_is_neither_in_the_file_nor_on_the_machine(*, vertical: bool) -> None:
    assert lines(draw([Text(60, 100, "記")], vertical=vertical)) == ["記"]


def vertical_lines(*tiers: Sequence[str], aside: float = 0, height: float = 220) -> list[Text]:
    """Place vertical lines, character by character, tier below tier; the fonts of gazettes draw their stops aside."""
    return [
        Text(
            540 - 16 * across + aside * (char in "、。"),
            60 + height * tier + 10 * along - aside * (char in "、。"),
            char,
        )
        for tier, lines in enumerate(tiers)
        for across, line in enumerate(lines)
        for along, char in enumerate(line)
    ]


UPPER = [
    "　この政令は、漁港の使用料を定めるも",
    "のとする。",
    "第一条　使用料は、一日につき百円とし、",
    "前納とする。ただし、市長が認める時は、",
    "後納とすることができる。",
]
MIDDLE = ["第二条　使用料は、市長が別に定める所", "に納める。"]
LOWER = [
    "第三条　使用料は、返さない。ただし、次",
    "の時は、この限りでない。",
    "　　　附　則",
    "　この政令は、公布の日から施行する。",
]


@pytest.mark.parametrize("aside", [0, 4, 5])
def test_tiers_of_a_vertical_page_are_read_one_after_the_other(aside: float) -> None:
    page = draw(vertical_lines(UPPER, MIDDLE, LOWER, aside=aside))
    assert [(block.label, block.text) for block in split(page)] == [
        (None, "この政令は、漁港の使用料を定めるものとする。"),
        ("第一条", "使用料は、一日につき百円とし、前納とする。ただし、市長が認める時は、後納とすることができる。"),
        ("第二条", "使用料は、市長が別に定める所に納める。"),
        ("第三条", "使用料は、返さない。ただし、次の時は、この限りでない。"),
        (None, "附　則"),
        (None, "この政令は、公布の日から施行する。"),
    ]


def test_names_below_offices_are_no_tiers() -> None:
    offices = ["北浜市議会議長代理", "北浜市教育委員会長", "北浜市選挙管理委員"]
    names = ["海野一郎", "山野花子", "谷野三郎"]
    lines_below = [f"{office}　　　　{name}" for office, name in zip(offices, names, strict=True)]
    found = [block.text for block in split(draw(vertical_lines(["　次の者を任命する。", *lines_below])))]
    assert [text.replace("\u3000", "").replace(" ", "") for text in found[1:]] == [
        office + name for office, name in zip(offices, names, strict=True)
    ]


def test_white_space_written_across_a_vertical_page_is_nothing() -> None:
    column = [Glyph(char, 300, 310, 100 + 12 * at, 10, "") for at, char in enumerate("港湾の整備を行う。")]
    across = [Glyph("\u3000", 100 + 10 * at, 110 + 10 * at, 700, 10, "") for at in range(4)]
    rows = rows_of(Sheet([*column, *across], [], 0, 0), vertical=True)
    assert [row.text for row in rows] == ["港湾の整備を行う。"]


def test_what_is_written_across_a_vertical_page_is_text_inside_of_it() -> None:
    page = [*vertical_lines(UPPER), Text(300, 20, "北浜市公報"), Text(200, 120, "0123-45-6789")]
    found = [(block.kind, block.text) for block in split(draw(page))]
    assert ("furniture", "北浜市公報") not in found
    assert "0123-45-6789" in [text for _, text in found]
