"""The commands for an index: `index`, `find`."""

from __future__ import annotations

import os
import sys
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from typer import Argument, Option

from jdoc.cli import NOTHING_FOUND, USAGE, Problems, app, emit
from jdoc.cli.options import BaseDate, Encoding, Folders, Jobs, Memory, Names, Quiet, Timeout, chosen_acts, listed
from jdoc.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.store.query import Query
    from jdoc.store.reader import Hit, Index

File = Annotated[str, Option("--db", "-d", metavar="FILE.db", envvar="JDOC_DB", help="The index.")]
Words = Annotated[
    list[str] | None,
    Argument(
        metavar="[QUERY]...", help='Words that a block must have, all of them; "…" is a phrase.', show_default=False
    ),
]
AnyLabels = Annotated[
    list[str] | None,
    Option("--label", "-l", metavar="LABEL,…", help="An entity of these: DATE, MONEY, ORG ….", show_default=False),
]
OfValue = Annotated[
    str | None,
    Option("--value", metavar="VALUE", help="An entity of this value; a name in any of its forms.", show_default=False),
]
First = Annotated[
    str | None,
    Option("--from", metavar="DATE", help="A date on this day or later: 2016, 2016-04, 平成28年.", show_default=False),
]
Last = Annotated[str | None, Option("--to", metavar="DATE", help="A date on this day or earlier.", show_default=False)]
Least = Annotated[
    str | None,
    Option("--min", metavar="AMOUNT", help="An amount of so much or more: 100億円, 三割, 5680.", show_default=False),
]
Most = Annotated[
    str | None, Option("--max", metavar="AMOUNT", help="An amount of so much or less.", show_default=False)
]
Section = Annotated[
    str | None, Option("--section", metavar="TEXT", help="Below a heading that has this text.", show_default=False)
]
Doc = Annotated[
    str | None, Option("--doc", metavar="TEXT|GLOB", help="In documents whose name has this.", show_default=False)
]
AnyActs = Annotated[
    list[str] | None,
    Option("--act", metavar="ACT,…", help="An act of these: condemn, request …, or blame.", show_default=False),
]
ByActor = Annotated[
    str | None,
    Option("--actor", metavar="NAME", help="An act of this actor: 日本側, 各国外務大臣.", show_default=False),
]
Strength = Annotated[
    Literal["strong", "weak"] | None, Option("--strength", help="An act of this strength.", show_default=False)
]
Context = Annotated[int, Option("--context", "-C", min=0, metavar="N", help="Show N blocks before and after.")]
Rank = Annotated[bool, Option("--rank", help="Best first (BM25), not by document and place.")]
Json = Annotated[bool, Option("--json", help="Write the records, for other commands.")]
Count = Annotated[bool, Option("--count", "-c", help="Write only how many blocks are found.")]
Files = Annotated[bool, Option("--files", help="Write only the names of the documents.")]


@app.command(epilog="Example: jdoc index statements/ -d statements.db")
def index(
    folders: Folders,
    file: File = "jdoc.db",
    base_date: BaseDate = None,
    names: Names = "full",
    encoding: Encoding = None,
    jobs: Jobs = None,
    timeout: Timeout = None,
    memory: Memory = 2000,
    quiet: Quiet = False,
) -> None:
    """Index folders of documents for `jdoc find`; called again, it reads what is new and drops what is gone."""
    from jdoc.cli.progress import Progress  # noqa: PLC0415 -- what a command doesn't need is not loaded
    from jdoc.pipeline import Work  # noqa: PLC0415
    from jdoc.store.indexing import Update  # noqa: PLC0415

    problems = Problems()
    work = Work(with_model=names == "full", base_date=base_date, encoding=encoding)
    outcomes: Counter[str] = Counter()
    try:
        update = Update(file, folders, work=work, report=problems.report)
    except UsageError as error:
        print(f"jdoc: {error}", file=sys.stderr)
        raise typer.Exit(USAGE) from None
    hands = update.workers(jobs=jobs, timeout=timeout, memory=memory)
    with Progress(len(update), quiet=quiet) as progress, hands as workers:
        for step in update.steps(workers, tell=lambda message: progress.tell(f"jdoc: {message}")):
            outcomes[step.outcome] += 1
            problems.count += len(step.problems)
            for problem in step.problems:
                progress.tell(f"jdoc: {problem}")
            if step.outcome != "removed":
                progress.step()
    if not quiet:
        counts = ", ".join(f"{outcomes[name]:,} {name}" for name in ("indexed", "unchanged", "removed", "failed"))
        print(f"{file}: {counts}", file=sys.stderr)
    problems.leave()


@app.command(epilog="Example: jdoc find 両国 --from 2016 --to 2026-03 -d statements.db")
def find(
    query: Words = None,
    file: File = "jdoc.db",
    labels: AnyLabels = None,
    value: OfValue = None,
    first: First = None,
    last: Last = None,
    least: Least = None,
    most: Most = None,
    acts: AnyActs = None,
    actor: ByActor = None,
    strength: Strength = None,
    section: Section = None,
    doc: Doc = None,
    context: Context = 0,
    rank: Rank = False,
    json: Json = False,
    count: Count = False,
    files: Files = False,
) -> None:
    """Find blocks in an index by their words, in any width, case and way of writing numbers, and by their entities."""
    from jdoc.store.query import Conditions, ask  # noqa: PLC0415
    from jdoc.store.reader import Index  # noqa: PLC0415
    from jdoc.store.stances import Asked  # noqa: PLC0415

    wanted = listed(labels)
    act = Asked(chosen_acts(acts), actor, strength)
    conditions = Conditions(wanted, value, (first, last), (least, most), section, doc, act)
    try:
        asked = ask(query or (), conditions)
        form = _form(json=json, count=count, files=files)
    except UsageError as error:
        print(f"jdoc: {error}", file=sys.stderr)
        raise typer.Exit(USAGE) from None
    with Index(file) as source:
        hits = iter(source.ranked(asked)) if rank else source.hits(asked)
        one = next(hits, None)
        emit(_answer(source, asked, chain([one], hits) if one else (), form, context), Problems())
        if one is None:
            unknown = wanted - source.labels()
            if unknown:
                print(f"jdoc: {', '.join(sorted(unknown))}: no entity in {file} has this label", file=sys.stderr)
            raise typer.Exit(NOTHING_FOUND)


def _form(**asked: bool) -> str:
    """Return the form that is asked for, if one is."""
    forms = [form for form, wanted in asked.items() if wanted]
    if len(forms) > 1:
        problem = f"--{' and --'.join(forms)}: choose one"
        raise UsageError(problem)
    return forms[0] if forms else "lines"


def _answer(source: Index, asked: Query, hits: Iterable[Hit], form: str, context: int) -> Iterator[bytes]:
    """Yield what is written of hits."""
    if form == "json":
        yield from map(source.record, hits)
    elif form == "count":
        yield f"{sum(1 for _ in hits)}".encode()
    elif form == "files":
        from jdoc.views.excerpts import CONTROL  # noqa: PLC0415

        names = dict.fromkeys(hit.columns.doc for hit in hits)
        yield from ((CONTROL.sub(" ", name) if sys.stdout.isatty() else name).encode() for name in names)
    else:
        from jdoc.store.listing import Listing  # noqa: PLC0415

        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        colored = sys.stdout.isatty() and not plain
        yield from (line.encode() for line in Listing(source, asked, context, colored).lines(hits))
