"""OCR: text that a program has read off a picture, brought along by a PDF or read by tesseract.

`scans/` has a page as a picture, tesseract's table of what it reads there, and the PDF that tesseract makes of it, with
the text invisible. A stand-in that answers with the table takes tesseract's place, but for one test.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from jdoc.batch.inputs import Inputs
from jdoc.errors import InputError
from jdoc.pipeline import Work, process_bytes
from jdoc.readers.inputs import list_files
from jdoc.readers.ocr import tesseract
from jdoc.readers.pdf.recognised import Place, settle
from tests.readers.books import packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Block

SCANS = Path(__file__).with_name("scans")
TEXT = "北浜港を令和6年度に利用した船舶は1,234隻であり、取扱貨物は568万トンに達した。整備費は総額約800億円である。"


def read(data: bytes, told: list[str] | None = None, *, ocr: bool = True) -> list[Block]:
    """Find the blocks and the amounts of a scan, and note what is told of it."""
    work = Work(labels=("MONEY", "QUANTITY", "DATE"), ocr=ocr)
    problems = [] if told is None else told
    return list(process_bytes(data, "a.pdf", work=work, report=lambda error: problems.append(str(error))))


def picture_pdf(pages: int = 1) -> bytes:
    """Make a PDF whose pages are nothing but a picture."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(432, 192))
    for _ in range(pages):
        canvas.drawImage(ImageReader(Image.new("L", (60, 60), 200)), 0, 0, 432, 192)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _ask_anew() -> Iterator[None]:
    tesseract.known_languages.cache_clear()
    yield
    tesseract.known_languages.cache_clear()


def answer(monkeypatch: pytest.MonkeyPatch, folder: Path, code: str) -> None:
    """Put a program in tesseract's place."""
    if sys.platform == "win32":
        pytest.skip("the stand-in is a script with a line that names its interpreter")
    stand_in = folder / "tesseract"
    stand_in.write_text(f"#!{sys.executable}\nimport sys\nfrom pathlib import Path\n{code}")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def answer_with(monkeypatch: pytest.MonkeyPatch, folder: Path, *tables: tuple[str, str]) -> None:
    """Let tesseract know some languages, and read in each what a table says."""
    known = dict(tables)
    code = (
        f"tables = {known!r}\n"
        "if '--list-langs' in sys.argv:\n    print(*tables, sep='\\n')\n"
        "else:\n    print(tables[sys.argv[sys.argv.index('-l') + 1]])\n"
    )
    answer(monkeypatch, folder, code)


def table() -> str:
    return (SCANS / "page.tsv").read_text(encoding="utf-8")


def test_a_pdf_that_tesseract_made_is_read() -> None:
    title, paragraph, item = read((SCANS / "recognised.pdf").read_bytes(), ocr=False)
    assert paragraph.text == TEXT
    assert (title.ocr, paragraph.ocr, item.ocr) == (True, True, True)
    assert paragraph.confidence is None
    assert [entity.value for entity in paragraph.entities or ()] == ["2024-04/2025-03", 1234, 5680000, 80000000000]
    assert (item.number, item.text) == ("1", "受付期間　令和7年7月1日から9月30日まで")


def test_a_scanned_page_is_read_by_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answer_with(monkeypatch, tmp_path, ("jpn", table()))
    told: list[str] = []
    blocks = read(picture_pdf(), told)
    assert blocks[1].text == TEXT
    assert all(block.ocr and 80 < (block.confidence or 0) < 100 for block in blocks)
    assert not told


def test_an_image_is_read_as_a_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answer_with(monkeypatch, tmp_path, ("jpn", table()))
    _, paragraph, _ = read((SCANS / "page.png").read_bytes())
    assert paragraph.text == TEXT
    assert paragraph.source
    assert paragraph.source[0][3] == 1


def test_a_page_is_read_in_the_direction_that_is_the_surer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    across = "5\t1\t1\t1\t1\t1\t10\t10\t60\t300\t31.5\t誤り\n"
    down = "".join(
        f"5\t1\t1\t1\t{line}\t1\t{left}\t100\t50\t{50 * len(word)}\t93.0\t{word}\n"
        for line, left, word in [(1, 900, "北浜港の整備に関する方針を"), (2, 800, "次のとおり定める。")]
    )
    answer_with(monkeypatch, tmp_path, ("jpn", across), ("jpn_vert", down))
    [block] = read(picture_pdf())
    assert (block.text, block.confidence) == ("北浜港の整備に関する方針を次のとおり定める。", 93)


def test_without_tesseract_a_scan_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    told: list[str] = []
    with pytest.raises(InputError, match="holds images only, a scan without text"):
        read(picture_pdf(), told)
    assert told
    assert told[0].startswith("a.pdf:p.1: nothing but an image, and --ocr needs tesseract with its data for Japanese")
    with pytest.raises(InputError, match="--ocr needs tesseract"):
        read((SCANS / "page.png").read_bytes())


def test_a_failure_of_tesseract_costs_one_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mark = tmp_path / "failed"
    answer(
        monkeypatch,
        tmp_path,
        f"mark, table = Path({str(mark)!r}), {table()!r}\n"
        "if '--list-langs' in sys.argv:\n    print('jpn')\n"
        "elif mark.exists():\n    print(table)\n"
        "else:\n    mark.touch()\n    sys.exit('out of memory')\n",
    )
    told: list[str] = []
    blocks = read(picture_pdf(pages=2), told)
    assert blocks[1].text == TEXT
    assert told[0] == "a.pdf:p.1: tesseract can't read it: out of memory"


def test_unasked_images_stay_images() -> None:
    with pytest.raises(InputError, match="this is an image: --ocr reads it, which needs tesseract"):
        read((SCANS / "page.png").read_bytes(), ocr=False)


@pytest.mark.parametrize(
    ("boxes", "settled"),
    [
        ([("8", 15, 45), ("0", 75, 105), ("0", 135, 165)], "800"),  # each in the middle of its square of 60
        ([("5", 15, 45), (",", 65, 75), ("6", 135, 165), ("8", 195, 225), ("0", 255, 285)], "5,680"),
        ([("1", 0, 25), ("2", 30, 55), ("3", 90, 115), ("4", 120, 145)], "12 34"),  # half width, and a space between
        ([("5", 15, 45), ("7", 135, 165)], "5 7"),  # a full-width space between
        ([("1", 15, 45), ("総", 122, 178), ("論", 182, 238)], "1 総論"),  # the number of a line
        ([("総", 2, 40), ("額", 62, 110), ("は", 150, 170), ("、", 240, 250)], "総額は、"),
        ([("県", 0, 110), ("は", 60, 118), ("北", 110, 170)], "県は北"),  # boxes that are too large
        ([("歳", 2, 58), ("入", 62, 118), ("歳", 302, 358)], "歳入 歳"),
    ],
)
def test_gaps_that_only_the_boxes_make_are_closed(boxes: list[tuple[str, float, float]], settled: str) -> None:
    places = [Place(*box) for box in boxes]
    settle(places, 60.0)
    assert [place.start for place in places] == sorted({place.start for place in places})
    assert _written(places) == settled


def _written(places: list[Place]) -> str:
    """Write the characters of a line, with a space where a gap is left."""
    gaps = [" " * (after.start > place.end) for place, after in pairwise(places)]
    return "".join(place.char + gap for place, gap in zip(places, [*gaps, ""], strict=True))


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_tesseract_itself_reads_the_page() -> None:
    languages = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True).stdout
    if "jpn" not in languages.split():
        pytest.skip("tesseract knows no Japanese here")
    _, paragraph, _ = read((SCANS / "page.png").read_bytes())
    assert [entity.value for entity in paragraph.entities or () if entity.label == "MONEY"] == [80000000000]


def test_images_in_folders_and_archives_are_read_where_ocr_is_wanted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "page.png").write_bytes((SCANS / "page.png").read_bytes())
    told: list[str] = []
    assert list_files(str(folder), report=lambda error: told.append(str(error)), images=True) == [
        str(folder / "page.png")
    ]
    with pytest.raises(InputError, match="no documents in this folder"):
        list_files(str(folder), report=lambda error: told.append(str(error)))
    assert [source.key for source in Inputs([str(folder)], out=str(tmp_path / "out"), report=print, images=True)]
    assert not list(Inputs([str(folder)], out=str(tmp_path / "out"), report=print))
    answer_with(monkeypatch, tmp_path, ("jpn", table()))
    archive = packed({"page.png": (SCANS / "page.png").read_bytes(), "a.txt": "総論".encode()})
    assert {block.doc for block in read(archive, told)} == {"a.pdf!page.png", "a.pdf!a.txt"}
    assert {block.doc for block in read(archive, told, ocr=False)} == {"a.pdf!a.txt"}
