"""All stages in one process: a document, or its text, to its finished blocks."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 -- msgspec reads the annotations of `Work`
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from jdoc import readers
from jdoc.errors import InputError
from jdoc.stages.split import split_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.errors import JdocError
    from jdoc.model import Block

Stage = Literal["split", "entities", "numerals"]
STAGES: tuple[Stage, ...] = ("split", "entities", "numerals")
"""In the order that they run."""


class Work(Struct, frozen=True, kw_only=True):
    """What is to be done with a document; the defaults are those of the commands."""

    stages: tuple[Stage, ...] = ("split", "entities")
    labels: tuple[str, ...] = ()
    """The labels of entities to look for; none means all that are looked for unasked."""
    with_model: bool = True
    """Find names by rules and the model, else by rules alone."""
    base_date: dt.date | None = None
    style: str | None = None
    """The style to write numerals in, where the stage `numerals` runs."""
    width: str | None = None
    keep: frozenset[str] = frozenset({"article", "label", "name"})
    """The kinds of numerals that stay as they are."""
    encoding: str | None = None


def process(
    source: str | Path, *, work: Work | None = None, report: Callable[[JdocError], None] | None = None
) -> Iterator[Block]:
    """Yield the blocks of one document with all that the stages find in it.

    The source is a file's path or a text: a string is a path where it has the suffix of a document and no line end, or
    where a file of that name exists. What can't be read raises InputError; what is odd in a document that can, goes to
    `report`.

    >>> [block] = process("総額５，６８０億円以上の支援を表明した。")
    >>> [(entity.text, entity.value, entity.bound) for entity in block.entities]
    [('５，６８０億円', 568000000000, 'ge')]
    """
    told = report or _silent
    if isinstance(source, str) and not _is_path(source):
        name, data = "-", source.encode(errors="surrogatepass")
    else:
        name = str(source)
        try:
            data = Path(source).read_bytes()
        except OSError as error:
            raise InputError(name, (error.strerror or str(error)).lower()) from error
    yield from process_bytes(data, name, work=work or Work(), report=told)


def process_bytes(data: bytes, name: str, *, work: Work, report: Callable[[JdocError], None]) -> Iterator[Block]:
    """Yield the blocks of a document whose bytes are at hand."""
    document = readers.read(data, name, encoding=work.encoding, report=report)
    yield from run_stages(split_documents([document]), work=work, report=report)


def run_stages(blocks: Iterable[Block], *, work: Work, report: Callable[[JdocError], None]) -> Iterator[Block]:
    """Put blocks through the stages that come after splitting."""
    if "entities" in work.stages:
        from jdoc.stages.entities import DEFAULT, find_entities  # noqa: PLC0415 -- not needed to split

        blocks = find_entities(
            blocks,
            labels=work.labels or DEFAULT,
            base_date=work.base_date,
            with_model=work.with_model,
            report=report,
        )
    if "numerals" in work.stages:
        from jdoc.stages.numerals import rewrite_numerals  # noqa: PLC0415

        blocks = rewrite_numerals(blocks, report=report, style=work.style, width=work.width, keep=work.keep)
    yield from blocks


def _is_path(source: str) -> bool:
    if "\n" in source or len(source) > 4096 or "\0" in source:
        return False
    path = Path(source)
    try:
        return path.suffix.lower() in readers.SUFFIXES or path.is_file()
    except OSError:
        return False  # too long for a name, and so a text


def _silent(_: JdocError) -> None:
    """Tell nobody."""
