"""The command that finds what can't be right: `check`."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

from jdoc.cli import NOTHING_FOUND, Problems, answering, app, emit
from jdoc.cli.declared import Option
from jdoc.cli.options import (
    BaseDate,
    Encoding,
    LexiconFile,
    Names,
    NoPager,
    Paths,
    complete_rules,
    parse_columns,
    split_names,
)
from jdoc.vocabulary import CHECK_GROUPS, ENTITY_LABELS, SEVERITIES, EntityLabel, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.checks.rules import Rule
    from jdoc.cli.held_back import HeldBack
    from jdoc.model import Block
    from jdoc.pipeline import Work

FOUND = NOTHING_FOUND
"""The exit code where something was found, as of linters."""
Form = Literal["text", "table", "json", "jsonl", "csv", "tsv", "github", "sarif", "blocks"]
SAME: dict[Form, Form] = {"table": "text", "jsonl": "json"}
"""Forms that other commands call otherwise."""
Selected = Annotated[
    list[str] | None,
    Option(
        "--select",
        metavar="RULE,…",
        help=f"Only these rules (jdoc check --rules), or {', '.join(CHECK_GROUPS)}.",
        autocompletion=complete_rules,
        show_default=False,
    ),
]
Ignored = Annotated[
    list[str] | None,
    Option(
        "--ignore",
        metavar="RULE,…",
        help="All but these rules (jdoc check --rules), or groups.",
        autocompletion=complete_rules,
        show_default=False,
    ),
]
Least = Annotated[Severity, Option("--severity", help="Tell nothing below it.")]
FailOn = Annotated[
    Severity | None, Option("--fail-on", help="Exit 1 from it on (else from what is told).", show_default=False)
]
Format = Annotated[Form, Option("--format", help="json or jsonl: a finding a line; blocks: records with `findings`.")]
Together = Annotated[bool, Option("--across", help="The documents belong together: compare them, too.")]
Known = Annotated[
    str | None, Option("--baseline", metavar="FILE", help="Tell nothing that is in it.", show_default=False)
]
NewlyKnown = Annotated[
    str | None,
    Option("--write-baseline", metavar="FILE", help="Write what is told, for --baseline.", show_default=False),
]
List = Annotated[bool, Option("--rules", help="List the rules.")]
Explained = Annotated[
    str | None,
    Option(
        "--explain",
        metavar="RULE",
        help="Explain a rule: what, why, examples.",
        autocompletion=complete_rules,
        show_default=False,
    ),
]
Statistics = Annotated[bool, Option("--statistics", help="Count by rule.")]


@app.command(epilog="Example: jdoc check --fail-on error --format json statements > findings.jsonl; jdoc check --rules")
def check(
    paths: Paths = None,
    select: Selected = None,
    ignore: Ignored = None,
    severity: Least = "warning",
    fail_on: FailOn = None,
    form: Format = "text",
    across: Together = False,
    baseline: Known = None,
    new_baseline: NewlyKnown = None,
    list_rules: List = False,
    explain: Explained = None,
    statistics: Statistics = False,
    base_date: BaseDate = None,
    names: Names = "full",
    lexicon: LexiconFile = None,
    no_pager: NoPager = False,
    encoding: Encoding = None,
) -> None:
    """Find what can't be right: dates, sums, numbers, references, names.

    Exits 1 where something is.
    """
    from jdoc.cli.held_back import HeldBack
    from jdoc.cli.inputs import own_names
    from jdoc.pipeline import Work

    rules = chosen_rules(select, ignore)
    problems = Problems()
    if list_rules or explain:
        _tell_rules(rules, explain, problems)
        return
    own = own_names(lexicon, problems)
    work = Work(labels=labels_of(rules), names=names, lexicon=own, base_date=base_date, encoding=encoding)
    tally = Tally(severity, HeldBack(baseline, problems.report))
    form = SAME.get(form, form)
    try:
        _write(
            tally.counted(_checked(paths, problems, work, rules, across=across)),
            form,
            tally,
            problems,
            statistics=statistics,
            paged=not no_pager,
        )
    finally:
        tally.finish(new_baseline)
    if tally.reaches(fail_on or severity):
        raise SystemExit(FOUND)


def _checked(
    paths: list[str] | None, problems: Problems, work: Work, rules: list[Rule], *, across: bool
) -> Iterator[Block]:
    """Yield records with their findings."""
    from jdoc.cli.inputs import read_blocks
    from jdoc.pipeline import add_entities, each_apart
    from jdoc.stages.check import find_across, find_faults

    blocks = read_blocks(paths, problems, encoding=work.encoding)
    marked = each_apart(blocks, partial(add_entities, work=work, report=problems.report), problems.report)
    checked = each_apart(marked, partial(find_faults, rules=rules), problems.report)
    return find_across(checked, rules=rules) if across else checked


def _tell_rules(rules: list[Rule], explain: str | None, problems: Problems) -> None:
    from jdoc.checks.table import BY_ID
    from jdoc.views.rules import explain_rule, list_rules

    lines = explain_rule(BY_ID[parse_columns([explain], [*BY_ID])[0]]) if explain else list_rules(rules)
    emit((line.encode() for line in lines), problems)


def _write(
    told: Iterable[Block], form: Form, tally: Tally, problems: Problems, *, statistics: bool, paged: bool
) -> None:
    """Write what is found, and what there is to say of it."""
    from jdoc import jsonl
    from jdoc.cli.inputs import encode_each
    from jdoc.cli.output import page
    from jdoc.views.findings import count_lines, rows, summary

    if form == "blocks":
        emit(encode_each(told, problems), problems)
    elif form == "sarif":
        from jdoc import __version__
        from jdoc.views.sarif import make_sarif

        emit([jsonl.write_indented(make_sarif(rows(told), __version__)).encode()], problems)
    elif statistics:
        for _ in told:
            pass
        emit((line.encode() for line in count_lines(tally.by_rule)), problems)
    elif form == "text":
        with answering(problems) as out:
            page((f"{line.decode()}\n" for line in _lines(told, form)), out, wanted=paged, tells=False)
    else:
        emit(_lines(told, form), problems)
    if form == "text":
        print(summary(tally.counts, tally.documents, tally.held_back.count), file=sys.stderr)


def _lines(told: Iterable[Block], form: Form) -> Iterator[bytes]:
    """Write findings a line each; rows are made of their JSON."""
    from jdoc import jsonl
    from jdoc.views import findings as view

    for row in view.rows(told):
        if form in {"text", "github"}:
            yield (view.text_line(row) if form == "text" else view.github_line(row)).encode(errors="replace")
        else:
            yield jsonl.write_line(view.facts(row))


class Tally:
    """Counts what is told, and leaves out what isn't asked for."""

    def __init__(self, severity: Severity, held_back: HeldBack) -> None:
        self.severities = SEVERITIES[SEVERITIES.index(severity) :]
        self.counts: Counter[str] = Counter()
        self.by_rule: Counter[tuple[str, str]] = Counter()
        self.documents = 0
        self.held_back = held_back
        self.known: list[bytes] = []
        """What is told, as lines of a baseline."""

    def counted(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Pass blocks on with the findings that are told."""
        from jdoc.cli.held_back import known_line

        doc: str | None = None
        for block in blocks:
            told = [each for each in block.findings or () if each.severity in self.severities]
            told = [each for each in told if not self.held_back.holds(block, each)]
            block.findings = told
            self.counts.update(each.severity for each in told)
            self.by_rule.update((each.rule, each.severity) for each in told)
            self.known += (known_line(block, each) for each in told)
            self.documents += self.documents == 0 or block.doc is None or block.doc != doc
            doc = block.doc
            yield block

    def finish(self, new_baseline: str | None) -> None:
        """Tell what held nothing back, and write a baseline if one is wanted."""
        from jdoc.cli.held_back import write_baseline

        self.held_back.tell_unused()
        if new_baseline:
            write_baseline(new_baseline, self.known)

    def reaches(self, severity: Severity) -> bool:
        """Tell whether anything was found of a severity, or above it."""
        return any(self.counts[name] for name in SEVERITIES[SEVERITIES.index(severity) :])


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
