"""Small files that are made to take all of a machine: told by the limit that they are over, in little time and room."""

from __future__ import annotations

import time
import zlib

import pytest

from jdoc import limits, readers
from jdoc.errors import InputError, LimitError
from jdoc.limits import Budget
from jdoc.pipeline import Work, process_text
from jdoc.stages.split import split_documents
from tests.readers import test_ods
from tests.readers.books import packed
from tests.readers.words import word

_USES = b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%b>>" % _USES
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = b"BT /F1 12 Tf 50 50 Td (words) Tj ET"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>"


def pdf(*objects: bytes) -> bytes:
    """Write a PDF of one page: what it shows, its font, and other objects."""
    whole = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, *objects)
    out = b"%PDF-1.7\n"
    places = []
    for number, inside in enumerate(whole, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, inside)
    lines = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(whole) + 1, lines)
    return out + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(whole) + 1, len(out))


def stream(head: bytes, data: bytes) -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (head, len(data), data)


def doubling(steps: int) -> bytes:
    """Write a PDF whose forms draw the next one twice, step by step."""
    forms = [stream(FORM % (7 + step), b"/X Do /X Do") for step in range(steps)]
    return pdf(stream(b"", b"/X Do"), FONT, *forms, stream(FORM % 0, WORDS))


def spaces(many: int, times: int = 1) -> bytes:
    data = WORDS + b" " * many
    for _ in range(times):
        data = zlib.compress(data, 9)
    return pdf(stream(b"/Filter[%b]" % (b"/FlateDecode" * times), data), FONT, b"null")


def crowded(many: int) -> bytes:
    """Write a PDF whose only page has so many lines of a hundred characters, one beside and below the other."""
    lines = (
        b"BT /F1 1 Tf 1 0 0 1 %d %d Tm (%b) Tj ET" % (at % 10 * 60, 790 - at // 10 * 3, b"ab" * 50)
        for at in range(many)
    )
    return pdf(stream(b"", b"\n".join(lines)), FONT, b"null")


def row(cells: str) -> str:
    return f"<tr>{cells}</tr>"


REPEATED = 'table:number-rows-repeated="1000"', 'table:number-columns-repeated="1000"'
ROWS = (test_ods.row(test_ods.cell("a", REPEATED[1]), more=REPEATED[0]) for _ in range(20))
BOMBS = {
    "cells.ods": (test_ods.ods(test_ods.sheet(*ROWS)), "cells"),
    "newlines.docx": (word(f"<w:p><w:r><w:t>{chr(10) * 1_200_000}</w:t></w:r></w:p>"), "elements"),
    "signs.docx": (word(f"<w:p><w:r><w:t>{'&lt;' * 1_200_000}</w:t></w:r></w:p>"), "elements"),
    "letters.docx": (word(f"<w:p><w:r><w:t>{'a' * 2_100_000}</w:t></w:r></w:p>"), "characters"),
    "paragraphs.docx": (word("<w:p/>" * 500_000), "elements"),
    "amounts.docx": (word("<w:p><w:r><w:t>5億円</w:t></w:r></w:p>" * 150_000), "elements"),
    "table.html": (
        f"<html><table>{row('<td colspan=1000 rowspan=65534>a</td>' * 100) * 100}</table></html>".encode(),
        "places in a table",
    ),
    "a.zip": (packed({"a.txt": b"a" * 6_000_000}), "bytes once unpacked"),
    "spaces.pdf": (spaces(40_000_000), "bytes in a stream"),
    "packed-twice.pdf": (spaces(40_000_000, times=2), "bytes in a stream"),
    "forms.pdf": (doubling(30), "forms drawn within forms"),
    "crowded.pdf": (crowded(2_100), "characters on one page"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_told_by_the_limit_that_it_is_over(name: str) -> None:
    data, what = BOMBS[name]
    assert len(data) < 1_000_000
    told: list[InputError] = []
    began = time.process_time()
    try:
        [*readers.read_all(data, name, report=told.append)]
    except InputError as error:
        told.append(error)
    assert what in str(told[0])
    assert str(told[0]).startswith(name)
    assert "JDOC_LIMITS=10" in str(told[0])
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("spaces.pdf", spaces(1_000_000)),
        ("packed-twice.pdf", spaces(1_000_000, times=2)),
        ("forms.pdf", doubling(3)),
        (
            "table.html",
            f"<html><table>{row('<td colspan=3>words</td><td rowspan=2>b</td>') * 9}</table></html>".encode(),
        ),
        ("a.docx", word("<w:p><w:r><w:t>words</w:t></w:r></w:p>" * 10_000)),
    ],
)
def test_what_is_no_bomb_is_read(name: str, data: bytes) -> None:
    assert "words" in "".join(readers.read(data, name, report=print).lines)


def test_limits_are_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_factor", lambda: 10.0)
    data, _ = BOMBS["letters.docx"]
    assert len(readers.read(data, "a.docx", report=print).lines[0]) > 2_000_000
    assert Budget(0).characters == 10 * Budget.CHARACTERS


@pytest.mark.parametrize("name", ["src", "data-x", "alt"])
@pytest.mark.parametrize("mark", ['"', "'"])
def test_a_tag_ends_where_it_ends_however_long_it_is(name: str, mark: str) -> None:
    picture = f"<img width=1 {name}={mark}{'A>B=' * 20_000}{mark}>"
    document = readers.read(f"<html><p>前{picture}後</p></html>".encode(), "a.html", report=print)
    [block] = split_documents([document])
    assert block.text == "前後" or (name == "alt" and block.text.startswith("前"))


@pytest.mark.parametrize(
    "part", ['<a "', "<a x '\"", "<a '\"<b ", "<a x \"<b '", "<a =\"'>'", "\"<a '", "<td colspan='9"]
)
def test_tags_without_an_end_take_linear_time(part: str) -> None:
    def seconds(many: int) -> float:
        began = time.process_time()
        readers.read(f"<html><p>a</p>{part * many}".encode(), "a.html", report=print)
        return time.process_time() - began

    seconds(100)
    assert seconds(40_000) < 20 * seconds(4_000) + 1


@pytest.mark.parametrize(
    "line", ["令和", "〇", "1,", "政府は、支援を続ける考えを示した。\n", "１．項目", "・項目", "（注）", "【見出し】"]
)
def test_splitting_takes_linear_time(line: str) -> None:
    def seconds(many: int) -> float:
        began = time.process_time()
        for _ in process_text("題名\n\n" + f"{line}\n" * many, work=Work(stages=("split",))):
            pass
        return time.process_time() - began

    seconds(100)
    assert seconds(20_000) < 20 * seconds(2_000) + 1


def test_texts_of_hardly_more_than_line_ends_are_told() -> None:
    with pytest.raises(LimitError, match="more than 100,000 lines in so short a text"):
        next(process_text("海\n" * 200_000, work=Work(stages=("split",))))


def test_a_page_of_many_strings_takes_linear_time() -> None:
    def seconds(many: int) -> float:
        places = (b"1 0 0 1 %d %d Tm (words) Tj " % (at % 90 * 6, at // 90 % 80 * 9) for at in range(many))
        data = pdf(stream(b"", b"BT /F1 4 Tf %b ET" % b"".join(places)), FONT, b"null")
        began = time.process_time()
        readers.read(data, "a.pdf", report=print)
        return time.process_time() - began

    seconds(100)
    assert seconds(10_000) < 20 * seconds(1_000) + 0.3
