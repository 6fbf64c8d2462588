"""The command for folders: `run`."""

from __future__ import annotations

import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from typer import Option

from jdoc.cli import USAGE, Problems, app
from jdoc.cli.options import (
    BaseDate,
    Encoding,
    Folders,
    Jobs,
    Labels,
    Memory,
    Names,
    Quiet,
    Style,
    Timeout,
    Width,
    chosen,
)
from jdoc.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from jdoc.batch.folders import Hands, Order, Step
    from jdoc.batch.summary import Summary

Out = Annotated[str, Option("--out", "-o", metavar="OUT", help="The folder, or URL, for results and manifest.")]
Stages = Annotated[
    str, Option(metavar="STAGE,…", help="What to do: split, entities, stances, numerals (which needs --to or --width).")
]
Formats = Annotated[
    Literal["jsonl", "csv", "parquet"],
    Option("--format", help="Blocks as JSON lines, or tables with a row for each entity."),
]
Merge = Annotated[bool, Option("--merge", help="Write one file, OUT/merged.FORMAT, with all documents in order.")]
Failed = Annotated[bool, Option("--failed", help="Do those again that have failed before.")]
Scheduler = Annotated[
    str | None,
    Option(metavar="ADDRESS", help="Work on the Dask cluster of this scheduler (tcp://HOST:8786).", show_default=False),
]


@app.command(epilog="Example: jdoc run statements/ -o results/ --merge --format csv")
def run(
    paths: Folders,
    out: Out,
    stages: Stages = "split,entities",
    labels: Labels = None,
    base_date: BaseDate = None,
    names: Names = "full",
    to: Style = None,
    width: Width = None,
    encoding: Encoding = None,
    form: Formats = "jsonl",
    merge: Merge = False,
    jobs: Jobs = None,
    timeout: Timeout = None,
    memory: Memory = 2000,
    failed: Failed = False,
    scheduler: Scheduler = None,
    quiet: Quiet = False,
) -> None:
    """Process folders of documents in several processes; called again, it goes on and does what is new."""
    from jdoc.batch.folders import Order  # noqa: PLC0415 -- what a command doesn't need is not loaded
    from jdoc.pipeline import STAGES, Work  # noqa: PLC0415
    from jdoc.recognizers import RECOGNIZERS  # noqa: PLC0415

    picked, wanted = chosen([stages], STAGES), chosen(labels, list(RECOGNIZERS))
    if ("numerals" in picked) != bool(to or width):
        message = "numerals in --stages goes with --to STYLE or --width WIDTH"
        raise typer.BadParameter(message)
    work = Work(
        stages=tuple(stage for stage in STAGES if stage in picked),
        labels=tuple(label for label in RECOGNIZERS if label in wanted),
        with_model=names == "full",
        base_date=base_date,
        style=to,
        width=width,
        encoding=encoding,
    )
    order = Order(work, form, merge, failed)
    try:
        _run(paths, out, order, partial(_hands, order, scheduler, jobs, timeout, memory), quiet=quiet)
    except UsageError as error:
        print(f"jdoc: {error}", file=sys.stderr)
        raise typer.Exit(USAGE) from None


def _run(
    paths: list[str], out: str, order: Order, hire: Callable[[], AbstractContextManager[Hands]], *, quiet: bool
) -> None:
    from jdoc.batch.folders import Batch  # noqa: PLC0415
    from jdoc.batch.inputs import Inputs  # noqa: PLC0415
    from jdoc.batch.summary import Summary  # noqa: PLC0415

    problems = Problems()
    inputs = Inputs(paths, out=out, report=problems.report)
    if len(inputs):
        with Batch(inputs, out, order) as batch, hire() as hands:
            _watch(batch.steps(hands), len(inputs), problems, Summary(out), quiet=quiet)
    problems.leave()


def _hands(
    order: Order, scheduler: str | None, jobs: int | None, timeout: float | None, memory: int
) -> AbstractContextManager[Hands]:
    """Take worker processes on, here or on a cluster."""
    from jdoc.batch.documents import process_document  # noqa: PLC0415

    function = partial(process_document, work=order.work, form=order.result_form)
    if scheduler:
        from jdoc.batch.cluster import Cluster  # noqa: PLC0415 -- a second that a cluster costs

        return Cluster(function, scheduler, timeout=timeout, memory=memory)
    from jdoc.workers import Workers  # noqa: PLC0415

    return Workers(function, jobs=jobs, timeout=timeout, memory=memory)


def _watch(steps: Iterator[Step], total: int, problems: Problems, summary: Summary, *, quiet: bool) -> None:
    """Tell how far the run is, what has failed as it fails, and at the end what was done."""
    from jdoc.cli.progress import Progress  # noqa: PLC0415

    start = time.monotonic()
    with Progress(total, quiet=quiet) as progress:
        for step in steps:
            summary.add(step)
            told = step.entry.problems
            if step.entry.outcome == "failed":
                told = [str(InputError(step.name, step.entry.reason or "failed"))]
            problems.count += len(told)
            for problem in told if step.is_new else ():
                progress.tell(f"jdoc: {problem}")
            progress.step()
    if not quiet:
        print(summary.text(time.monotonic() - start), file=sys.stderr)
