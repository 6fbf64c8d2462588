"""The command `lookup`: in a module of its own, for others' options would cost it 2 ms."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 -- typer reads the annotations
import sys
from typing import TYPE_CHECKING, Annotated

import typer
from typer import Argument, Option

from jdoc.cli import NOTHING_FOUND, Problems, app, emit
from jdoc.cli.options import base_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.lookup import Meaning


@app.command(epilog="Example: jdoc lookup 五千六百八十億円 平成29年5月1日 ＵＮＯＤＣ")
def lookup(
    expressions: Annotated[
        list[str], Argument(metavar="EXPRESSION...", help="A number, a date, a name, in any writing.")
    ],
    base_date: Annotated[
        dt.date | None,
        Option(
            metavar="YYYY-MM-DD", parser=base_day, help="The day that relative dates count from.", show_default=False
        ),
    ] = None,
    file: Annotated[
        str | None,
        Option("--db", "-d", metavar="FILE.db", help="Show what this index knows of a name.", show_default=False),
    ] = None,
) -> None:
    """Show all that an expression can mean: numbers in every style, dates in every calendar, names."""
    if file is not None:
        from jdoc.cli.known import show_known  # noqa: PLC0415

        show_known(expressions, file)
        return
    from jdoc import plain_json  # noqa: PLC0415
    from jdoc.lookup import meanings  # noqa: PLC0415

    problems = Problems()
    found: list[Meaning] = []
    for expression in expressions:
        known = list(meanings(expression, base_date=base_date))
        if not known:
            print(f"jdoc: {expression}: nothing that jdoc knows", file=sys.stderr)
        found += known
    if not found:
        raise typer.Exit(NOTHING_FOUND)
    if sys.stdout and sys.stdout.isatty():
        emit((line.encode() for meaning in found for line in _card(meaning)), problems)
    else:
        emit((plain_json.write_line(meaning.facts()) for meaning in found), problems)


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
    for key, fact in facts.items():
        yield f"  {key:12} {'、'.join(map(str, fact)) if isinstance(fact, tuple) else fact}"
    if isinstance(forms, dict):
        yield from (f"  {style:12} {form}" for style, form in forms.items())
