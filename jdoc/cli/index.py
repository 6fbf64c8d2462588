"""The command `index`."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Annotated

from jdoc.cli import Problems, app, told, told_outdated
from jdoc.cli.declared import Option
from jdoc.cli.options import (
    BaseDate,
    Encoding,
    Folders,
    IndexFile,
    Jobs,
    LexiconFile,
    Memory,
    Names,
    Ocr,
    Quiet,
    Timeout,
)


@app.command(answer="files", epilog="Example: jdoc index statements/ -d statements.db")
def index(
    folders: Folders,
    file: IndexFile = "jdoc.db",
    base_date: BaseDate = None,
    names: Names = "full",
    lexicon: LexiconFile = None,
    encoding: Encoding = None,
    ocr: Ocr = False,
    check: Annotated[bool, Option("--check", help="Find what can't be right as well, for `find --rule`.")] = False,
    jobs: Jobs = None,
    timeout: Timeout = None,
    memory: Memory = 2000,
    quiet: Quiet = False,
) -> None:
    """Index folders of documents for `jdoc find`.

    Called again, it reads what is new and drops what is gone.
    """
    from jdoc.cli.inputs import own_names
    from jdoc.cli.progress import Progress
    from jdoc.pipeline import STAGES, Work
    from jdoc.store.indexing import OUTCOMES, Update

    problems = Problems()
    stages = STAGES[: 1 + STAGES.index("check")] if check else Work().stages
    work = Work(
        stages=stages,
        names=names,
        lexicon=own_names(lexicon, problems),
        base_date=base_date,
        encoding=encoding,
        ocr=ocr,
    )
    outcomes: Counter[str] = Counter()
    update = Update(file, folders, work=work, report=problems.report)
    executor = update.workers(jobs=jobs, timeout=timeout, memory=memory)
    with Progress(len(update), quiet=quiet) as progress, executor as workers:
        for step in update.steps(workers, notify=progress.tell):
            outcomes[step.outcome] += 1
            problems.count += len(step.problems)
            for problem in (*step.notices, *step.problems):
                progress.tell(problem)
            if step.outcome != "removed":
                progress.step()
    for version, count in update.outdated.items():
        print(told_outdated(file, version, f"{count:,} files indexed", "indexed"), file=sys.stderr)
    if not quiet:
        counts = ", ".join(f"{outcomes[outcome]:,} {outcome}" for outcome in OUTCOMES)
        print(told(f"{file}: {counts}").removeprefix("jdoc: "), file=sys.stderr)
    problems.leave()
