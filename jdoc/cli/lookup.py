"""The command `lookup`: in a module of its own, for others' options would cost it 2 ms."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Annotated

from jdoc.cli import NOTHING_FOUND, Problems, app, emit, told
from jdoc.cli.days import parse_base_day
from jdoc.cli.declared import Argument, Option

if TYPE_CHECKING:
    from jdoc.lookup import Meaning


@app.command(epilog="Example: jdoc lookup 五千六百八十億円 平成29年5月1日 ＵＮＯＤＣ")
def lookup(
    expressions: Annotated[
        list[str], Argument(metavar="EXPRESSION...", help="A number, a date, a name or a law, in any writing.")
    ],
    base_date: Annotated[
        dt.date | None,
        Option(
            metavar="DATE",
            parser=parse_base_day,
            help="The day that relative dates count from: 2016-04-01, 令和5年3月1日.",
            show_default=False,
        ),
    ] = None,
    file: Annotated[
        str | None,
        Option("--db", "-d", metavar="FILE.db", help="Show what this index knows of a name.", show_default=False),
    ] = None,
) -> None:
    """Show all that an expression can mean: a number, a date, a name.

    Numbers in every style, dates in every calendar, names with their other forms.
    """
    if file is not None:
        from jdoc.cli.lookup_index import show_known

        show_known(expressions, file)
        return
    meanings = _find(expressions, base_date)
    if not meanings:
        raise SystemExit(NOTHING_FOUND)
    if sys.stdout and sys.stdout.isatty():
        from jdoc.views.cards import draw_card

        cards = (draw_card(meaning.expression, meaning.rows(), width=12) for meaning in meanings)
        emit((line.encode() for card in cards for line in card), Problems())
        if base_date is None:
            _tell_undated(meanings)
    else:
        from jdoc.plain_json import write_line

        emit((write_line(meaning.as_dict()) for meaning in meanings), Problems())


def _tell_undated(meanings: list[Meaning]) -> None:
    from jdoc.cli.undated import tell_undated

    tell_undated(sum(meaning.meaning == "date" and meaning.earliest is None for meaning in meanings))


def _find(expressions: list[str], base_date: dt.date | None) -> list[Meaning]:
    from jdoc.lookup import find_meanings

    all_meanings: list[Meaning] = []
    for expression in expressions:
        meanings = list(find_meanings(expression, base_date=base_date))
        if not meanings:
            print(told(f"{expression}: nothing that jdoc knows"), file=sys.stderr)
        all_meanings += meanings
    return all_meanings
