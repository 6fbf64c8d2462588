"""What is answered of two documents, in the form that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from jdoc.comparison import Comparison, compare_blocks
from jdoc.comparison.counting import Counts, Totals
from jdoc.errors import JdocError
from jdoc.redline.totals import described
from jdoc.translation import say
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.comparison.folders import Documents
    from jdoc.model import Block
    from jdoc.redline.inline import Look

Form: TypeAlias = Literal["text", "json", "stat", "stat-json"]


class Order(NamedTuple):
    """What is to be compared, and how it is to be told."""

    counts: Counts
    form: Form
    look: Look
    encoding: str | None = None


class Answer(NamedTuple):
    """What is told of two documents."""

    totals: Totals
    lines: list[bytes]
    problems: list[str]


def lines(comparison: Comparison, order: Order, name: str | None = None) -> Iterator[bytes]:
    """Yield the lines that are told of a comparison, without line ends; `name` is that of one among several."""
    if order.form == "json":
        yield from _records(comparison, everything=order.look.everything)
        return
    if order.form == "stat-json":
        from jdoc import jsonl  # noqa: PLC0415 -- a form needs what it needs, and no other does
        from jdoc.redline.stat import lines_of  # noqa: PLC0415

        more = {} if name is None else {"doc": name}
        yield from (jsonl.write_line({**more, **_facts(line)}) for line in lines_of(comparison))
        return
    yield from (line.removesuffix("\n").encode(errors="replace") for line in _text(comparison, order, name))


def _facts(line: object) -> dict[str, object]:
    from msgspec.structs import asdict  # noqa: PLC0415

    facts = asdict(line)  # type: ignore[arg-type]
    return {name: fact for name, fact in facts.items() if name != "positions" or fact is not None}


def _records(comparison: Comparison, *, everything: bool) -> Iterator[bytes]:
    from jdoc.comparison.written import line  # noqa: PLC0415

    for pair in comparison.pairs:
        if everything or pair.is_told:
            yield line(pair)


def _text(comparison: Comparison, order: Order, name: str | None) -> Iterator[str]:
    """Yield the lines of a text: the numbers first."""
    if order.form == "stat":
        from jdoc.redline.stat import stat_lines  # noqa: PLC0415

        yield from [] if name is None else [f"{name}\n"]
        yield from stat_lines(comparison)
        return
    from jdoc.redline.inline import head_lines, inline_lines  # noqa: PLC0415

    yield from head_lines(comparison, order.look, name)
    if order.look.beside:
        from jdoc.redline.beside import beside_lines  # noqa: PLC0415

        yield from beside_lines(comparison, order.look)
    else:
        yield from inline_lines(comparison, order.look)


def answer(documents: Documents, *, order: Order) -> Iterator[Answer]:
    """Yield what is told of the documents of two folders that are one; for a worker process."""
    problems: list[str] = []
    sides = [_blocks(path, order, problems) if path else [] for path in (documents.old, documents.new)]
    if None in sides:
        yield Answer(Totals({}, 0, {}), [], problems)
        return
    comparison = compare_blocks(*(side or [] for side in sides), counts=order.counts)
    total = comparison.totals
    if order.form in {"text", "stat"} and not (documents.old and documents.new):
        name = documents.name
        only = say("Only in OLD: {0}", name) if documents.old else say("Only in NEW: {0}", name)
        yield Answer(total, [only.encode(errors="replace")], problems)
    else:
        told = _told(comparison, order, documents.name) if total.differ or order.look.everything else []
        yield Answer(total, [*told], problems)


def _told(comparison: Comparison, order: Order, name: str) -> Iterator[bytes]:
    """Yield what is told of one document among several; an empty line ends what a person reads."""
    yield from lines(comparison, order, name)
    if order.form in {"text", "stat"}:
        yield b""


def _blocks(path: str, order: Order, problems: list[str]) -> list[Block] | None:
    """Return the blocks of a document; None where it can't be read, which is told and not taken for an empty one."""
    from pathlib import Path  # noqa: PLC0415

    from jdoc.pipeline import Work, process  # noqa: PLC0415

    work = Work(stages=("split",), encoding=order.encoding)
    try:
        return [*process(Path(path), work=work, report=lambda error: problems.append(str(error)))]
    except JdocError as error:
        problems.append(str(error))
        return None


def summary(answers: Iterable[Totals]) -> str:
    """Write what several comparisons come to."""
    changes: dict[str, int] = {}
    aside: dict[str, int] = {}
    values = documents = 0
    positions: int | None = None
    for total in answers:
        documents += total.differ
        values += total.values
        positions = positions if total.positions is None else (positions or 0) + total.positions
        for sums, parts in ((changes, total.changes), (aside, total.aside)):
            for name, count in parts.items():
                sums[name] = sums.get(name, 0) + count
    whole = described(Totals(changes, values, aside, positions))
    return say("{0} document differs: {1}" if documents == 1 else "{0} documents differ: {1}", documents, whole)
