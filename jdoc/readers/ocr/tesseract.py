"""Tesseract: the characters in a picture of a page."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING

from jdoc.readers.characters import fold
from jdoc.readers.ocr import DPI, OCR_NEEDS
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ACROSS, _DOWN = "jpn", "jpn_vert"
_LAYOUTS = {_ACROSS: "4", _DOWN: "5"}
"""How tesseract takes a page: as one column of lines, for where it looks for columns itself it leaves tables out."""
_SURE = 75.0
"""How surely a page is read across that isn't tried downwards as well; read the wrong way, pages stand at 30 to 45."""
_LONGEST = 180
"""Seconds that one page may take: a full page of a gazette takes 20."""
_WORD = 5
"""The level of the rows of tesseract's table that are words."""


class RecognitionError(Exception):
    """Tesseract is missing, or has failed; the text says why."""


class Word(NamedTuple):
    """What was recognised as one word, in the picture's pixels, y from top to bottom."""

    page: int
    line: tuple[int, int, int]
    """The block, the paragraph in it, and the line in that."""
    left: int
    top: int
    width: int
    height: int
    confidence: float
    """From 0 to 100."""
    text: str


class Recognised(NamedTuple):
    """What was recognised in a picture."""

    words: list[Word]
    downwards: bool
    confidence: float
    """The mean of all characters, from 0 to 100."""


def recognise(picture: bytes) -> Recognised:
    """Read a picture (PNM, PNG, JPEG, TIFF), written across or downwards, whichever is the surer.

    Raises RecognitionError.
    """
    known = known_languages()
    if _ACROSS not in known:
        message = f"nothing but an image, and --ocr needs {OCR_NEEDS}"
        raise RecognitionError(message)
    best = _read(picture, _ACROSS)
    if best.confidence >= _SURE or _DOWN not in known:
        return best
    return max(best, _read(picture, _DOWN), key=lambda read: read.confidence)


@cache
def known_languages() -> frozenset[str]:
    """List the languages that tesseract knows; none where there is no tesseract."""
    if shutil.which("tesseract") is None:
        return frozenset()
    listed = _run(["--list-langs"], b"")
    return frozenset(listed.decode("utf-8", "replace").split())


def _read(picture: bytes, language: str) -> Recognised:
    table = _run(["-", "-", "-l", language, "--psm", _LAYOUTS[language], "--dpi", str(DPI), "tsv"], picture)
    words = list(_words(table.decode("utf-8", "replace").splitlines()))
    letters = sum(len(word.text) for word in words)
    sure = sum(word.confidence * len(word.text) for word in words)
    return Recognised(words, language == _DOWN, sure / letters if letters else 0.0)


def _run(arguments: Sequence[str], given: bytes) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 -- the arguments are ours
            ["tesseract", *arguments],  # noqa: S607 -- the one that the user has
            input=given,
            capture_output=True,
            timeout=_LONGEST,
            check=False,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},  # pages are read side by side, by the workers
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"tesseract can't read it: {error}"
        raise RecognitionError(message) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it doesn't say why"]
        message = f"tesseract can't read it: {said[-1]}"
        raise RecognitionError(message)
    return done.stdout


def _words(table: Iterable[str]) -> Iterator[Word]:
    """Take the words out of tesseract's table, whose rows are pages, blocks, paragraphs, lines and words."""
    for row in table:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != str(_WORD) or not cells[11].strip():
            continue
        page, block, paragraph, line, _, left, top, width, height = map(int, cells[1:10])
        yield Word(page, (block, paragraph, line), left, top, width, height, float(cells[10]), fold(cells[11].strip()))
