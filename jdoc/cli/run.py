"""The command `run`."""

from __future__ import annotations

import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Annotated

from jdoc.cli import Problems, app, told_outdated
from jdoc.cli.declared import Option, refused
from jdoc.cli.options import (
    BaseDate,
    Encoding,
    Folders,
    Jobs,
    Labels,
    LexiconFile,
    Memory,
    Names,
    Ocr,
    Quiet,
    Style,
    Timeout,
    Width,
    completing,
    parse_choices,
)
from jdoc.errors import InputError
from jdoc.vocabulary import ENTITY_LABELS, ResultForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from jdoc.batch.folders import Executor, RunOptions, Step
    from jdoc.batch.summary import Summary

Out = Annotated[str, Option("--out", "-o", metavar="OUT", help="The folder, or URL, for results and manifest.")]


def _stages() -> tuple[str, ...]:
    from jdoc.pipeline import STAGES

    return STAGES


Stages = Annotated[
    str,
    Option(
        metavar="STAGE,…",
        autocompletion=completing(_stages),
        help="What to do: split, entities, check, stances, sentences, numerals (needs --to or --width).",
    ),
]
Formats = Annotated[
    ResultForm,
    Option("--format", help="Blocks as JSON lines, or tables with a row for each entity."),
]
Merge = Annotated[bool, Option("--merge", help="Write one file, OUT/merged.FORMAT, with all documents in order.")]
Failed = Annotated[bool, Option("--failed", help="Do those again that have failed before.")]
Scheduler = Annotated[
    str | None,
    Option(
        metavar="ADDRESS",
        help="Work on the Dask cluster of this scheduler (tcp://HOST:8786, tls://…).",
        show_default=False,
    ),
]


@app.command(answer="files", epilog="Example: jdoc run statements/ -o results/ --merge --format csv")
def run(
    paths: Folders,
    out: Out,
    stages: Stages = "split,entities",
    labels: Labels = None,
    base_date: BaseDate = None,
    names: Names = "full",
    lexicon: LexiconFile = None,
    to: Style = None,
    width: Width = None,
    encoding: Encoding = None,
    ocr: Ocr = False,
    form: Formats = "jsonl",
    merge: Merge = False,
    jobs: Jobs = None,
    timeout: Timeout = None,
    memory: Memory = 2000,
    failed: Failed = False,
    scheduler: Scheduler = None,
    quiet: Quiet = False,
) -> None:
    """Process folders of documents in several processes.

    Called again, it goes on where it was, and does what is new.
    """
    from jdoc.batch.folders import RunOptions
    from jdoc.cli.inputs import own_names
    from jdoc.pipeline import STAGES, Work

    picked, chosen = parse_choices([stages], STAGES), parse_choices(labels, ENTITY_LABELS)
    _refuse(picked, form, is_rewritten=bool(to or width))
    problems = Problems()
    work = Work(
        stages=picked,
        labels=chosen,
        names=names,
        lexicon=own_names(lexicon, problems),
        base_date=base_date,
        style=to,
        width=width,
        encoding=encoding,
        ocr=ocr,
    )
    options = RunOptions(work, form, merge, failed)
    hire = partial(_hire, options, scheduler, jobs, timeout, memory)
    _run(paths, out, options, hire, problems, quiet=quiet)


def _refuse(stages: tuple[str, ...], form: ResultForm, *, is_rewritten: bool) -> None:
    """Refuse stages that don't go with what else is asked for."""
    if ("numerals" in stages) != is_rewritten:
        message = "numerals in --stages goes with --to STYLE or --width WIDTH"
        raise refused(message)
    if {"stances", "check"} & {*stages} and form != "jsonl":
        message = "stances and check in --stages go with --format jsonl: these tables have a row for each entity"
        raise refused(message)


def _run(
    paths: list[str],
    out: str,
    options: RunOptions,
    hire: Callable[[], AbstractContextManager[Executor]],
    problems: Problems,
    *,
    quiet: bool,
) -> None:
    from jdoc.batch.folders import Batch
    from jdoc.batch.inputs import Inputs
    from jdoc.batch.summary import Summary

    inputs = Inputs(paths, out=out, report=problems.report, images=options.work.ocr)
    if len(inputs):
        with Batch(inputs, out, options) as batch, hire() as executor:
            _watch(batch.steps(executor), len(inputs), problems, Summary(out), quiet=quiet)
            for version, count in batch.outdated.items():
                print(told_outdated(out, version, f"{count:,} results", "made"), file=sys.stderr)
    problems.leave()


def _hire(
    options: RunOptions, scheduler: str | None, jobs: int | None, seconds: float | None, memory: int
) -> AbstractContextManager[Executor]:
    """Take worker processes on, here or on a cluster."""
    from jdoc.batch.documents import process_document, usual_seconds

    function = partial(process_document, work=options.work, form=options.result_form)
    timeout = seconds or partial(usual_seconds, ocr=options.work.ocr)
    if scheduler:
        from jdoc.batch.cluster import Cluster  # a second that a cluster costs

        return Cluster(function, scheduler, timeout=timeout, memory=memory)
    from jdoc.workers import Workers

    return Workers(function, jobs=jobs, timeout=timeout, memory=memory)


def _watch(steps: Iterator[Step], total: int, problems: Problems, summary: Summary, *, quiet: bool) -> None:
    """Tell how far the run is, what has failed as it fails, and at the end what was done."""
    from jdoc.cli.progress import Progress

    start = time.monotonic()
    with Progress(total, quiet=quiet) as progress:
        for step in steps:
            summary.add(step)
            told = _problems_of(step)
            problems.count += len(told)
            for line in (*told, *step.entry.notices) if step.is_new else ():
                progress.tell(line)
            progress.step()
    if not quiet:
        print(summary.text(time.monotonic() - start), file=sys.stderr)


def _problems_of(step: Step) -> list[str]:
    """Return what there is to tell of a document that has ended."""
    if step.entry.outcome == "failed":
        return [str(InputError(step.name, step.entry.reason or "failed"))]
    return step.entry.problems
