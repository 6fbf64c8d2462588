"""The command that finds what can't be right: `check`."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from typer import Option

from jdoc.cli import NOTHING_FOUND, Problems, app, emit
from jdoc.cli.options import BaseDate, Encoding, Names, Paths, parse_columns, split_names
from jdoc.vocabulary import CHECK_GROUPS, ENTITY_LABELS, SEVERITIES, EntityLabel, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.checks.rules import Rule
    from jdoc.model import Block

FOUND = NOTHING_FOUND
"""The exit code where something was found, as of linters."""
Form = Literal["text", "json", "github", "sarif", "blocks"]
Selected = Annotated[
    list[str] | None,
    Option(
        "--select",
        metavar="RULE,…",
        help=f"Only these rules, or groups: {', '.join(CHECK_GROUPS)}.",
        show_default=False,
    ),
]
Ignored = Annotated[
    list[str] | None, Option("--ignore", metavar="RULE,…", help="All but these rules, or groups.", show_default=False)
]


@app.command(epilog="Example: jdoc check --severity error --format github papers")
def check(
    paths: Paths = None,
    select: Selected = None,
    ignore: Ignored = None,
    severity: Annotated[Severity, Option("--severity", help="Tell nothing below it.")] = "warning",
    fail_on: Annotated[
        Severity | None,
        Option("--fail-on", help="Exit 1 from this severity on (else what is told).", show_default=False),
    ] = None,
    form: Annotated[Form, Option("--format", help="json: a finding a line; blocks: records with `findings`.")] = "text",
    base_date: BaseDate = None,
    names: Names = "full",
    encoding: Encoding = None,
) -> None:
    """Find what can't be right: dates, sums, numbering, references, terms, names. Exits 1 where something is."""
    from jdoc.cli.inputs import encode_each, read_blocks
    from jdoc.pipeline import Work, add_entities, each_apart
    from jdoc.stages.check import find_faults

    rules = chosen_rules(select, ignore)
    problems = Problems()
    work = Work(labels=labels_of(rules), names=names, base_date=base_date)
    blocks = read_blocks(paths, problems, encoding=encoding)
    marked = each_apart(blocks, partial(add_entities, work=work, report=problems.report), problems.report)
    checked = each_apart(marked, partial(find_faults, rules=rules), problems.report)
    tally = Tally(severity)
    told = tally.counted(checked)
    lines = encode_each(told, problems) if form == "blocks" else _lines(told, form)
    emit(lines, problems, drawn=form == "text")
    if form == "text":
        print(told_as_line(tally), file=sys.stderr)
    if tally.reaches(fail_on or severity):
        raise typer.Exit(FOUND)


def _lines(told: Iterable[Block], form: Form) -> Iterator[bytes]:
    """Write findings a line each."""
    from jdoc import jsonl
    from jdoc.views import findings as view

    for row in view.rows(told):
        if form == "json":
            yield jsonl.write_line(view.facts(row))
        else:
            yield (view.text_line(row) if form == "text" else view.github_line(row)).encode(errors="replace")


class Tally:
    """Counts what is told, and leaves out what isn't asked for."""

    def __init__(self, severity: Severity) -> None:
        self.severities = SEVERITIES[SEVERITIES.index(severity) :]
        self.counts: Counter[str] = Counter()
        self.documents = 0
        self.held_back = 0

    def counted(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Pass blocks on with the findings that are told."""
        doc: str | None = None
        for block in blocks:
            if block.findings is not None:
                block.findings = [each for each in block.findings if each.severity in self.severities]
                self.counts.update(each.severity for each in block.findings)
            self.documents += self.documents == 0 or block.doc is None or block.doc != doc
            doc = block.doc
            yield block

    def reaches(self, severity: Severity) -> bool:
        """Tell whether anything was found of a severity, or above it."""
        return any(self.counts[name] for name in SEVERITIES[SEVERITIES.index(severity) :])


def told_as_line(tally: Tally) -> str:
    """Say how much was found."""
    from jdoc.views.findings import summary

    return summary(tally.counts, tally.documents, tally.held_back)


def labels_of(rules: Iterable[Rule]) -> tuple[EntityLabel, ...]:
    """Return the labels of the entities that rules look at."""
    wanted = {label for rule in rules for label in rule.labels}
    return tuple(label for label in ENTITY_LABELS if label in wanted) or ("DATE",)


def chosen_rules(select: list[str] | None, ignore: list[str] | None) -> list[Rule]:
    """Return the rules that are asked for, by their names or those of their groups."""
    from jdoc.checks.table import RULES

    known = [*CHECK_GROUPS, *(rule.id for rule in RULES)]
    wanted, unwanted = (set(parse_columns(names, known)) for names in (split_names(select), split_names(ignore)))
    chosen = (rule for rule in RULES if not wanted or not wanted.isdisjoint((rule.id, rule.group)))
    return [rule for rule in chosen if unwanted.isdisjoint((rule.id, rule.group))]
