"""Files that are damaged or made to do harm: a message or a document, never a traceback, and soon."""

from __future__ import annotations

import random
import re
import time
import zipfile
from email.message import EmailMessage
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from jdoc import readers
from jdoc.errors import InputError
from jdoc.stages.split import split_documents
from tests.conftest import SAMPLES
from tests.readers import test_csv, test_epub, test_html, test_law
from tests.readers.books import packed, workbook_of
from tests.readers.riches import rich_text_of
from tests.readers.slides import slides_of
from tests.readers.texts import odt_of
from tests.readers.typeset import Text, draw, typeset
from tests.readers.words import word_of
from tests.test_samples import blocks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jdoc.model import Block

ROUNDS = 60
LONGEST = 100_000
SECONDS = 10  # many times what any of this takes on a slow machine
NUMBERS = (b"0", b"-1", b"99999999999", b"1e40", b"nan", b"2147483648")


def attempt(data: bytes, name: str) -> None:
    """Read and split a file, or hear why not; anything else fails the test."""
    began = time.process_time()
    try:
        documents = readers.read_all(data, name, report=lambda _: None)
        list(split_documents(documents, keep_furniture=True))
    except InputError as error:
        said = str(error)
        assert said.startswith(name)
    assert time.process_time() - began < SECONDS


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Change, take out, put in and double bytes, and put wild numbers in the place of others."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20, 100))):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(5):
            case 0:
                changed[at : at + 1] = chance.randbytes(1)
            case 1:
                del changed[at : at + chance.choice((1, 10, 200))]
            case 2:
                changed[at:at] = chance.randbytes(chance.choice((1, 30)))
            case 3:
                changed[at:at] = changed[: chance.randrange(500)]
            case _:
                number = re.search(rb"\d+", changed[at : at + 300])
                if number is not None:
                    changed[at + number.start() : at + number.end()] = chance.choice(NUMBERS)
    return bytes(changed)


def mutated_inside(data: bytes, chance: random.Random) -> bytes:
    """Change the parts of an archive, so that the archive itself is whole."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, mutated(source.read(name), chance))
    return stream.getvalue()


def files() -> dict[str, tuple[bytes, Callable[[bytes, random.Random], bytes]]]:
    blocks = blocks_of(SAMPLES[2])
    return {
        "horizontal.pdf": (typeset(blocks), mutated),
        "vertical.pdf": (typeset(blocks, vertical=True), mutated),
        "plain.pdf": (draw([], pageCompression=0), mutated),
        "whole.docx": (word_of(blocks), mutated),
        "parts.docx": (word_of(blocks), mutated_inside),
        "whole.xlsx": (workbook_of(blocks), mutated),
        "parts.xlsx": (workbook_of(blocks), mutated_inside),
        "whole.zip": (packed({"a.txt": "一".encode(), "b.docx": word_of(blocks)}), mutated),
        "whole.eml": (mail_of(blocks), mutated),
        "text.rtf": (rich_text_of(blocks), mutated),
        "whole.odt": (odt_of(blocks), mutated),
        "parts.odt": (odt_of(blocks), mutated_inside),
        "whole.pptx": (slides_of(blocks), mutated),
        "parts.pptx": (slides_of(blocks), mutated_inside),
        "parts.epub": (test_epub.book(), mutated_inside),
        "rows.csv": (test_csv.BUDGET.encode("cp932"), mutated),
        "page.html": (test_html.page_of(blocks).encode(), mutated),
        "law.xml": (test_law.LAW.encode(), mutated),
        "text.md": ("# 題\n\n## 総論\n\n".encode() + "\n\n".join(block.text for block in blocks).encode(), mutated),
    }


def mail_of(blocks: Iterable[Block]) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "財政課 <a@example.jp>", "共同声明"
    message.set_content("\n".join(block.text.replace("\uff5e", "から") for block in blocks), charset="utf-8")
    message.add_attachment(b"a,b,c\n" * 3, maintype="text", subtype="csv", filename="予算.csv")
    return bytes(message)


@pytest.mark.parametrize("name", files())
def test_damaged_files(name: str) -> None:
    data, change = files()[name]
    for seed in range(ROUNDS):
        attempt(change(data, random.Random(seed)), name)  # noqa: S311 -- no secret hangs on it


@pytest.mark.parametrize("part", ["<", "<!--", "<a ", '<a b="', "<p<", "&", "<p>", "<ul><li>", "a<br>", "<table><td>"])
def test_endless_pages(part: str) -> None:
    attempt(b"<!DOCTYPE html>" + (part * (LONGEST // len(part))).encode(), "a.html")


@pytest.mark.parametrize("part", ["[", "](", "<!--", "*a", "`", "> ", "- ", "|", "|a|\n", "# a\n", "1. "])
def test_endless_markdown(part: str) -> None:
    attempt(b"# a\n\n# b\n" + (part * (LONGEST // len(part))).encode(), "a.md")


@pytest.mark.parametrize("part", ["<a>", "<Item><ItemSentence>", "<Item/>", "<Sentence><Column>a</Column>"])
def test_endless_laws(part: str) -> None:
    attempt(b"<Law>" + (part * (LONGEST // len(part))).encode(), "a.xml")
    depth = 190
    attempt(f"<Law>{part * (depth // 2)}".encode(), "a.xml")


def test_a_pdf_of_very_many_pages() -> None:
    told: list[InputError] = []
    pages: list[list[Text]] = [[] for _ in range(5_001)]
    with pytest.raises(InputError, match="no page of this PDF has text"):
        readers.read(draw(*pages), "a.pdf", report=told.append)
    assert [str(error) for error in told] == ["a.pdf: only the first 5000 of 5001 pages are read"]
