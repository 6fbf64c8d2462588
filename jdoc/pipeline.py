"""All stages in one process: a document, or its text, to its finished blocks."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 -- msgspec reads the annotations of `Work`
import io
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from msgspec import Struct

from jdoc import jsonl, readers
from jdoc.errors import InputError, fence
from jdoc.language.controls import printable
from jdoc.lexicon.own import Lexicon  # noqa: TC001 -- as above
from jdoc.model import Document
from jdoc.readers.decoding import read_record_lines
from jdoc.stages.grouping import group_by_document
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import DEFAULT_LABELS, DigitWidth, EntityLabel, NamesMode, NumeralStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from jdoc.errors import JdocError
    from jdoc.model import Block
    from jdoc.stages.entities import How
    from jdoc.stages.handing import HandOver
    from jdoc.stages.numerals import How as Written

Stage = Literal["split", "entities", "check", "stances", "numerals", "sentences"]
T = TypeVar("T")
NAMELESS = "a record without `doc`"
"""What a record is called, where a message is about it, that names no document."""
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
    lexicon: Lexicon | None = None
    """Names of one's own to be found as well: `read_lexicon` reads them."""
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

    A `Path` is the file of a document, a string is its text: whatever it says, nothing is opened for it. What can't be
    read raises InputError; what is odd in a document that can, goes to `report`.

    >>> [block] = process("総額５，６８０億円以上の支援を表明した。")
    >>> [(entity.text, entity.value, entity.bound) for entity in block.entities]
    [('５，６８０億円', 568000000000, 'ge')]
    """
    if isinstance(source, str):
        return process_text(source, work=work, report=report)
    return _process_input(f"{source}", lambda: source.open("rb"), work or Work(), report or ignore)


def process_text(
    text: str, *, work: Work | None = None, report: Callable[[JdocError], None] | None = None
) -> Iterator[Block]:
    """Yield the blocks of a plain text that is at hand, or of JSON lines; it is never a file of another format.

    >>> [block.text for text in ("/etc/hostname", "%PDF-1.4 とは何か。") for block in process_text(text)]
    ['/etc/hostname', '%PDF-1.4とは何か。']
    """
    work, report = work or Work(), report or ignore
    stream: io.BufferedReader = io.BufferedReader(io.BytesIO(text.encode(errors="replace")))
    if readers.holds_records(stream):
        yield from process_stream(stream, "-", work=work, report=report)
        return
    from jdoc.readers.text import to_document  # noqa: PLC0415 -- records are no text

    _tell_empty([text], "-", report)
    yield from run_stages(split_source(to_document(text, "-")), work=work, report=report)


def process_bytes(
    data: bytes,
    name: str = "-",
    *,
    work: Work | None = None,
    report: Callable[[JdocError], None] | None = None,
) -> Iterator[Block]:
    """Yield the blocks of a document of any format whose bytes are at hand; its records call it by the name."""
    work, report = work or Work(), report or ignore
    return process_stream(io.BufferedReader(io.BytesIO(data)), printable(name), work=work, report=report)


def process_url(
    url: str, *, work: Work | None = None, report: Callable[[JdocError], None] | None = None
) -> Iterator[Block]:
    """Yield the blocks of the document at a URL that fsspec knows (s3://…).

    Raises InputError for what can't be read.
    """
    if "://" not in url:
        raise InputError(url, "this is no URL")
    return _process_input(url, partial(readers.open_input, url), work or Work(), report or ignore)


def _process_input(
    name: str, open_it: Callable[[], io.BufferedReader], work: Work, report: Callable[[JdocError], None]
) -> Iterator[Block]:
    name = printable(name)
    try:
        with open_it() as stream:
            yield from process_stream(stream, name, work=work, report=report)
    except OSError as error:
        raise InputError.of(name, error) from error


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
        _tell_empty(document.lines, document.name, report)
        yield document


def read_texts(
    stream: io.BufferedReader, name: str, *, encoding: str | None = None, report: Callable[[InputError], None]
) -> Iterator[PlainText | Document | Iterator[Block]]:
    """Yield what an open file holds, as `read_sources` does, plain text with all of its characters."""
    if not readers.holds_records(stream):
        data = stream.read()
        if readers.is_plain_text(data, name):
            text = readers.plain_text(data, name, encoding=encoding, report=report)
            _tell_empty([text], name, report)
            yield PlainText(name, text)
            return
        stream = io.BufferedReader(io.BytesIO(data))
    yield from read_sources(stream, name, encoding=encoding, report=report)


def _tell_empty(lines: Iterable[str], name: str, report: Callable[[InputError], None]) -> None:
    """Tell of a document that has nothing in it but space."""
    if not any(map(str.strip, lines)):
        report(InputError(name, NOTHING))


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
    handed = _hand_over(work)
    if "entities" in work.stages:
        from jdoc.stages.entities import find_entities  # noqa: PLC0415

        blocks = find_entities(blocks, handed=handed, **_how(work, report))
    if "check" in work.stages:
        from jdoc.stages.check import find_faults  # noqa: PLC0415

        blocks = find_faults(blocks)
    if "stances" in work.stages:
        from jdoc.stages.stances import find_stances  # noqa: PLC0415

        blocks = find_stances(blocks)
    if "numerals" in work.stages:
        from jdoc.language.numerals import KEPT  # noqa: PLC0415
        from jdoc.stages.numerals import rewrite_numerals  # noqa: PLC0415

        keep = KEPT if work.keep is None else work.keep
        how_written: Written = {"style": work.style, "width": work.width, "keep": keep}
        blocks = rewrite_numerals(blocks, report=report, handed=handed, **how_written)
    if "sentences" in work.stages:
        from jdoc.stages.sentences import cut_sentences  # noqa: PLC0415

        blocks = cut_sentences(blocks, report=report)
    yield from blocks


def _hand_over(work: Work) -> HandOver | None:
    """Return what hands numerals from one stage to the next, if it is the next."""
    if not {"entities", "numerals"}.issubset(work.stages) or "stances" in work.stages:
        return None
    from jdoc.stages.handing import HandOver  # noqa: PLC0415

    return HandOver()


def each_apart(
    blocks: Iterable[Block], stage: Callable[[Iterable[Block]], Iterable[T]], report: Callable[[JdocError], None]
) -> Iterator[T]:
    """Put each document through a stage by itself: what goes wrong with one is told, and costs no other.

    What a stage makes of a document comes whole or not at all.
    """
    for document in group_by_document(blocks, report):
        done: Iterable[T] = ()
        with fence(document[0].doc or NAMELESS, report):
            done = [*stage(document)]
        yield from done


def add_entities(blocks: Iterable[Block], *, work: Work, report: Callable[[JdocError], None]) -> Iterator[Block]:
    """Yield blocks with entities: those of a document that has some as they are, else those that are found."""
    from jdoc.stages.entities import find_missing  # noqa: PLC0415

    return find_missing(blocks, **_how(work, report))


def _how(work: Work, report: Callable[[JdocError], None]) -> How:
    """Say how entities are to be found."""
    return {
        "labels": work.labels or DEFAULT_LABELS,
        "base_date": work.base_date,
        "names": work.names,
        "lexicon": work.lexicon,
        "report": report,
    }


def ignore(_: JdocError) -> None:
    """Tell nobody: for what is odd in a way that does not matter."""
