"""The commands for the words of documents: `numerals`, `lookup`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Unpack

import typer
from typer import Argument, Option

from jdoc.cli import NOTHING_FOUND, USAGE, Problems, app, emit
from jdoc.cli.options import BaseDate, Encoding, Paths, Style, Width, chosen
from jdoc.errors import InputError, NumeralError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.lookup import Meaning
    from jdoc.stages.numerals import How

KINDS = (
    "article",
    "cardinal",
    "code",
    "date",
    "duration",
    "fraction",
    "label",
    "money",
    "name",
    "ordinal",
    "percent",
    "quantity",
    "time",
)
"""What a numeral can count; a label (Ⅲ, ①), a name (Ｇ７) and a code (12:30) count nothing."""
STAY = frozenset({"article", "label", "name"})
"""What stays unless --only names it: treaty articles, the numbers of lists, the digits of names."""


@app.command(epilog="Example: jdoc numerals --to mixed-comma --only money statement.txt")
def numerals(
    paths: Paths = None,
    to: Style = None,
    width: Width = None,
    only: Annotated[
        list[str] | None, Option(metavar="KIND,…", help=f"Only numerals of these kinds: {', '.join(KINDS)}.")
    ] = None,
    keep: Annotated[
        list[str] | None,
        Option(metavar="KIND,…", help="Leave these kinds alone as well; article, label and name stay in any case."),
    ] = None,
    encoding: Encoding = None,
) -> None:
    """Rewrite the numerals of records, or of plain text line by line."""
    if to is None and width is None:
        print("jdoc: nothing to do: say --to STYLE or --width WIDTH (jdoc numerals --help)", file=sys.stderr)
        raise typer.Exit(USAGE)
    kept = (frozenset(KINDS) - chosen(only, KINDS) if only else STAY) | chosen(keep, KINDS)
    problems = Problems()
    emit(_rewritten(paths, problems, encoding=encoding, style=to, width=width, keep=kept), problems)


def _rewritten(
    paths: list[str] | None, problems: Problems, *, encoding: str | None, **how: Unpack[How]
) -> Iterator[bytes]:
    """Yield records for records, and for a document its lines of text, each as it stands but for its numerals."""
    from jdoc import jsonl  # noqa: PLC0415 -- `lookup` has no need of all this
    from jdoc.cli.inputs import sources  # noqa: PLC0415
    from jdoc.model import Document  # noqa: PLC0415
    from jdoc.stages.numerals import rewrite_numerals, rewrite_text  # noqa: PLC0415

    name = "-"

    def report(error: NumeralError) -> None:
        problems.report(InputError(name, str(error)))

    for source in sources(paths, problems, encoding=encoding):
        if isinstance(source, Document):
            name = source.name
            lines = source.lines if source.lines[-1] else source.lines[:-1]
            yield from (rewrite_text(line, report=report, **how).encode(errors="replace") for line in lines)
        else:
            yield from map(jsonl.encode, rewrite_numerals(source, report=report, **how))


@app.command(epilog="Example: jdoc lookup 五千六百八十億円 平成29年5月1日")
def lookup(
    expressions: Annotated[list[str], Argument(metavar="EXPRESSION...", help="A number, a date, in any writing.")],
    base_date: BaseDate = None,
    file: Annotated[
        str | None,
        Option("--db", "-d", metavar="FILE.db", help="Show what this index knows of a name.", show_default=False),
    ] = None,
) -> None:
    """Show all that an expression can mean: a number in every style, with its reading; a date in every calendar."""
    if file is not None:
        from jdoc.cli.known import show_known  # noqa: PLC0415

        show_known(expressions, file)
        return
    from jdoc import jsonl  # noqa: PLC0415
    from jdoc.lookup import meanings  # noqa: PLC0415

    problems = Problems()
    found = [meaning for expression in expressions for meaning in meanings(expression, base_date=base_date)]
    if not found:
        print(f"jdoc: {' '.join(expressions)}: nothing that jdoc knows", file=sys.stderr)
        raise typer.Exit(NOTHING_FOUND)
    if sys.stdout.isatty():
        emit((line.encode() for meaning in found for line in _card(meaning)), problems)
    else:
        emit((jsonl.line(meaning.facts()) for meaning in found), problems)


def _card(meaning: Meaning) -> Iterator[str]:
    """Set a meaning as a small table for a terminal."""
    facts = meaning.facts()
    yield f"{facts.pop('expression')}"
    value, kind = facts.pop("value", None), facts.pop("kind", None)
    if "lower" in facts:
        value = f"{facts.pop('lower')} to {facts.pop('upper')}"
    unit = f" {facts.pop('unit')}" if "unit" in facts else ""
    yield f"  {facts.pop('meaning'):12} {'?' if value is None else value}{unit}{f' ({kind})' if kind else ''}"
    forms = facts.pop("forms", {})
    yield from (f"  {key:12} {fact}" for key, fact in facts.items())
    if isinstance(forms, dict):
        yield from (f"  {style:12} {form}" for style, form in forms.items())
