"""All stages in one process: a document, or its text, to its finished blocks."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 -- msgspec reads the annotations of `Work`
import io
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from msgspec import Struct

from jdoc import jsonl, readers
from jdoc.errors import InputError
from jdoc.model import Document
from jdoc.readers.decoding import read_record_lines
from jdoc.readers.formats import SUFFIXES
from jdoc.vocabulary import DEFAULT_LABELS, DigitWidth, EntityLabel, NamesMode, NumeralStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.errors import JdocError
    from jdoc.model import Block

Stage = Literal["split", "entities", "stances", "numerals"]
STAGES: tuple[Stage, ...] = get_args(Stage)
"""In the order that they run."""


NOTHING = "nothing in it: the document is empty"


class PlainText(NamedTuple):
    """A file of no format but text, as it stands."""

    name: str
    text: str


class Work(Struct, frozen=True, kw_only=True):
    """What is to be done with a document; the defaults are those of the commands."""

    stages: tuple[Stage, ...] = ("split", "entities")
    labels: tuple[EntityLabel, ...] = ()
    """The labels of entities to look for; none means all that are looked for unasked."""
    names: NamesMode = "full"
    """Find names by rules and the model, or by rules alone."""
    base_date: dt.date | None = None
    style: NumeralStyle | None = None
    """The style to write numerals in, where the stage `numerals` runs."""
    width: DigitWidth | None = None
    keep: frozenset[str] | None = None
    """The kinds of numerals that stay as they are; None means those that stay unasked."""
    encoding: str | None = None
    ocr: bool = False
    """Read what pictures of pages show, by tesseract."""


def process(
    source: str | Path, *, work: Work | None = None, report: Callable[[JdocError], None] | None = None
) -> Iterator[Block]:
    """Yield the blocks of one document with all that the stages find in it.

    The source is a file's path, a URL that fsspec knows (s3://…), or a text: a string is a path where it has the suffix
    of a document and no line end, or where a file of that name exists. What can't be read raises InputError; what is
    odd in a document that can, goes to `report`.

    >>> [block] = process("総額５，６８０億円以上の支援を表明した。")
    >>> [(entity.text, entity.value, entity.bound) for entity in block.entities]
    [('５，６８０億円', 568000000000, 'ge')]
    """
    work, report = work or Work(), report or ignore
    if isinstance(source, str) and not _is_path(source):
        yield from process_bytes(source.encode(errors="surrogatepass"), "-", work=work, report=report)
        return
    name = str(source)
    try:
        with readers.open_input(name) as stream:
            yield from process_stream(stream, name, work=work, report=report)
    except OSError as error:
        raise InputError.of(name, error) from error


def process_bytes(data: bytes, name: str, *, work: Work, report: Callable[[JdocError], None]) -> Iterator[Block]:
    """Yield the blocks of a document whose bytes are at hand."""
    yield from process_stream(io.BufferedReader(io.BytesIO(data)), name, work=work, report=report)


def process_stream(
    stream: io.BufferedReader, name: str, *, work: Work, report: Callable[[JdocError], None]
) -> Iterator[Block]:
    """Yield the blocks of an open file: of a document, or of JSON lines, which are never held as a whole."""
    sources = read_sources(stream, name, encoding=work.encoding, ocr=work.ocr, report=report)
    yield from run_stages(chain.from_iterable(map(split_source, sources)), work=work, report=report)


def read_sources(
    stream: io.BufferedReader,
    name: str,
    *,
    encoding: str | None = None,
    ocr: bool = False,
    report: Callable[[InputError], None],
) -> Iterator[Document | Iterator[Block]]:
    """Yield what an open file holds: a document and those inside it, or the stream of its records."""
    if readers.holds_records(stream):
        yield jsonl.read_records(read_record_lines(stream), name, report=report)
        return
    for document in readers.read_all(stream.read(), name, encoding=encoding, ocr=ocr, report=report):
        if not any(map(str.strip, document.lines)):
            report(InputError(document.name, NOTHING))
        yield document


def read_texts(
    stream: io.BufferedReader, name: str, *, encoding: str | None = None, report: Callable[[InputError], None]
) -> Iterator[PlainText | Document | Iterator[Block]]:
    """Yield what an open file holds, as `read_sources` does, plain text with all of its characters."""
    if not readers.holds_records(stream):
        data = stream.read()
        if readers.is_plain_text(data, name):
            text = readers.plain_text(data, name, encoding=encoding, report=report)
            if not text.strip():
                report(InputError(name, NOTHING))
            yield PlainText(name, text)
            return
        stream = io.BufferedReader(io.BytesIO(data))
    yield from read_sources(stream, name, encoding=encoding, report=report)


def split_source(
    source: Document | Iterator[Block], *, keep_furniture: bool = False, explain: bool = False
) -> Iterator[Block]:
    """Yield the records of a source: as they are, or those of a document once it is split."""
    if isinstance(source, Document):
        from jdoc.stages.split import split_documents  # noqa: PLC0415 -- 20 ms that records have no need of

        yield from split_documents([source], keep_furniture=keep_furniture, explain=explain)
    else:
        yield from source


def run_stages(blocks: Iterable[Block], *, work: Work, report: Callable[[JdocError], None]) -> Iterator[Block]:
    """Put blocks through the stages that come after splitting."""
    if "entities" in work.stages:
        from jdoc.stages.entities import find_entities  # noqa: PLC0415

        labels = work.labels or DEFAULT_LABELS
        blocks = find_entities(blocks, labels=labels, base_date=work.base_date, names=work.names, report=report)
    if "stances" in work.stages:
        from jdoc.stages.stances import find_stances  # noqa: PLC0415

        blocks = find_stances(blocks)
    if "numerals" in work.stages:
        from jdoc.language.numerals import KEPT  # noqa: PLC0415
        from jdoc.stages.numerals import rewrite_numerals  # noqa: PLC0415

        keep = KEPT if work.keep is None else work.keep
        blocks = rewrite_numerals(blocks, report=report, style=work.style, width=work.width, keep=keep)
    yield from blocks


def add_entities(blocks: Iterable[Block], *, work: Work, report: Callable[[JdocError], None]) -> Iterator[Block]:
    """Yield blocks with entities: those of a document that has some as they are, else those that are found."""
    from jdoc.stages.entities import find_missing  # noqa: PLC0415

    labels = work.labels or DEFAULT_LABELS
    return find_missing(blocks, labels=labels, base_date=work.base_date, names=work.names, report=report)


def _is_path(source: str) -> bool:
    if len(source) > 4096 or not {"\n", "\0"}.isdisjoint(source):
        return False
    path = Path(source)
    try:
        return path.suffix.lower() in SUFFIXES or path.is_file()
    except OSError:
        return False  # too long for a name, and so a text


def ignore(_: JdocError) -> None:
    """Tell nobody: for what is odd in a way that does not matter."""
