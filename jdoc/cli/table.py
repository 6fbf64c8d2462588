"""The command `table`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, get_args

from jdoc.cli import NOTHING_FOUND, Problems, answering, app
from jdoc.cli.declared import Option, refused
from jdoc.cli.options import (
    BaseDate,
    Encoding,
    Labels,
    LexiconFile,
    Names,
    NoPager,
    Paths,
    completing,
    parse_choices,
    parse_columns,
    parse_order,
)
from jdoc.cli.output import Shown, page
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import ENTITY_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

    from jdoc.pipeline import Work
    from jdoc.views.rows import Row

    Asking = tuple[Sequence[str], str, Sequence[str], Sequence[str]]

Form = Literal["table", "csv", "tsv", "jsonl", "parquet"]
Kind = Literal["entities", "tidy", "stances", "speeches", "sums"]
"""What has a row."""
WHOLE_TABLES = "--tables writes whole tables, as CSV: it goes with no other choice of what to write"
TWO_KINDS = "--tidy, --stances and --speeches: a table has rows of one kind"
NO_LABELS = "--label chooses among entities, which --speeches has none of"
SUMS_OF_AMOUNTS = "--by and --sum add amounts up, which --stances and --speeches have none of"
PARQUET_ON_TERMINAL = "Parquet is no text for a terminal: send it to a file, > entities.parquet"


def _all_columns() -> Iterator[str]:
    from jdoc.views import rows, speeches, stances

    yield from dict.fromkeys([*rows.COLUMNS, *stances.COLUMNS, *speeches.COLUMNS])


complete_columns = completing(_all_columns)
Columns = Annotated[
    list[str] | None,
    Option(
        metavar="NAME,…",
        help="Only these columns, in this order: doc, line, label, text, value … (jdoc help columns).",
        autocompletion=complete_columns,
        show_default=False,
    ),
]
Sort = Annotated[
    list[str] | None,
    Option(
        metavar="[-]NAME,…",
        autocompletion=complete_columns,
        help="Sort by these columns (jdoc help columns); - turns the order round.",
        show_default=False,
    ),
]
FormOption = Annotated[
    Form | None,
    Option("--format", help="What to write, if not a table on a terminal and CSV elsewhere.", show_default=False),
]
Bom = Annotated[bool, Option("--bom", help="Begin CSV and TSV with a byte order mark, which Excel wants.")]
Tidy = Annotated[
    bool, Option("--tidy", help="A row for each amount in a table, with the heads of its row and its column.")
]
Stances = Annotated[bool, Option("--stances", help="A row for each act: who welcomes, condemns, requests what.")]
Speeches = Annotated[bool, Option("--speeches", help="A row for each speech of minutes: who speaks, and what is said.")]
Tables = Annotated[
    str | None,
    Option("--tables", metavar="DIR", help="Write the tables themselves, a CSV file each.", show_default=False),
]


By = Annotated[
    list[str] | None,
    Option(
        metavar="NAME,…",
        autocompletion=complete_columns,
        help="Add amounts up, by these columns: doc, row_head, unit … (jdoc help columns).",
        show_default=False,
    ),
]
Sum = Annotated[
    Literal["amount", "lower", "upper"] | None,
    Option("--sum", help="Add this column up: each amount once, no total, no unit to another.", show_default=False),
]


class Shape(NamedTuple):
    """How rows are to be written."""

    form: Form | None
    paged: bool
    """Through a pager, where a terminal has no room for all."""
    bom: bool = False


@app.command(answer="text", epilog="Example: jdoc table --label MONEY --sort -amount statement.txt > amounts.csv")
def table(
    paths: Paths = None,
    labels: Labels = None,
    columns: Columns = None,
    sort: Sort = None,
    form: FormOption = None,
    bom: Bom = False,
    tidy: Tidy = False,
    tables: Tables = None,
    stances: Stances = False,
    speeches: Speeches = False,
    by: By = None,
    summed: Sum = None,
    base_date: BaseDate = None,
    names: Names = "full",
    lexicon: LexiconFile = None,
    no_pager: NoPager = False,
    encoding: Encoding = None,
) -> None:
    """Write a row for each entity: where it stands, its text, its value.

    Documents are split first. A table on a terminal, else CSV.
    """
    from jdoc.cli.inputs import own_names
    from jdoc.pipeline import Work

    is_summed = bool(by or summed)
    kind = _kind(has_labels=bool(labels), is_summed=is_summed, tidy=tidy, stances=stances, speeches=speeches)
    if tables is not None:
        is_other = kind != "entities" or any((form, labels, columns, sort, is_summed))
        _write_tables(paths, tables, bom=bom, encoding=encoding, is_other=is_other)
        return
    kinds = _columns_of("sums" if is_summed else kind)
    shown, order = parse_columns(columns, [*kinds]), parse_order(sort, [*kinds])
    problems = Problems()
    work = Work(
        labels=parse_choices(labels, ENTITY_LABELS),
        names=names,
        lexicon=own_names(lexicon, problems),
        base_date=base_date,
        encoding=encoding,
    )
    if is_summed:
        asked = parse_columns(by, [*kinds]), summed or "amount", shown, order
        _write_sums(paths, problems, work, asked, Shape(form, paged=not no_pager), kind)
        return
    rows = _rows(paths, problems, work, order, kind)
    with answering(problems) as out:
        _write(rows, out, Shape(form, paged=not no_pager, bom=bom), shown, kind)


def _kind(*, has_labels: bool, is_summed: bool, **chosen: bool) -> Kind:
    """Return what is to have a row: what was chosen, which is one at most."""
    kinds = [kind for kind in get_args(Kind) if chosen.get(kind)]
    if len(kinds) > 1:
        raise refused(TWO_KINDS)
    if has_labels and kinds == ["speeches"]:
        raise refused(NO_LABELS)
    if is_summed and kinds not in ([], ["tidy"]):
        raise refused(SUMS_OF_AMOUNTS)
    return kinds[0] if kinds else "entities"


def _columns_of(kind: Kind) -> Mapping[str, type]:
    from jdoc.views import rows, speeches, stances, sums

    columns = {"stances": stances.COLUMNS, "speeches": speeches.COLUMNS, "sums": sums.KINDS}
    return columns.get(kind, rows.COLUMNS)


def _write_tables(paths: Sequence[str] | None, folder: str, *, bom: bool, encoding: str | None, is_other: bool) -> None:
    if is_other:
        raise refused(WHOLE_TABLES)
    from jdoc.cli.tables import write_tables

    write_tables(paths, folder, Problems(), bom=bom, encoding=encoding)


def _rows(
    paths: Sequence[str] | None, problems: Problems, work: Work, order: Sequence[str], kind: Kind
) -> Iterable[Row]:
    from jdoc.cli.inputs import read_blocks, read_blocks_with_stances, read_marked_blocks
    from jdoc.cli.sums import amount_rows
    from jdoc.pipeline import each_apart
    from jdoc.views import speeches, stances
    from jdoc.views.rows import make_rows, packed, sort_rows, unpacked

    rows: Iterable[Row]
    if kind == "stances":
        rows = each_apart(read_blocks_with_stances(paths, problems, work), stances.rows, problems.report)
    elif kind == "speeches":
        rows = each_apart(read_blocks(paths, problems, encoding=work.encoding), speeches.rows, problems.report)
    elif kind == "tidy":
        rows = amount_rows(paths, problems, work, tidy=True)
    else:
        blocks = read_marked_blocks(paths, problems, work)
        rows = map(
            unpacked,
            each_apart(blocks, lambda found: map(packed, make_rows(found, labels=work.labels)), problems.report),
        )
    return sort_rows(rows, order) if order else rows


def _write_sums(
    paths: Sequence[str] | None, problems: Problems, work: Work, asked: Asking, shape: Shape, kind: Kind
) -> None:
    from jdoc.cli.sums import Asked, amount_rows, summed

    columns, sums = summed(amount_rows(paths, problems, work, tidy=kind == "tidy"), Asked(*asked))
    with answering(problems) as out:
        _write(sums, out, shape, columns, "sums")
    if not sums:
        raise SystemExit(NOTHING_FOUND)


def _tidy_columns(out: TextIO, form: Form | None) -> list[str]:
    from jdoc.views.rows import TIDY, TIDY_BRIEF

    return [*(TIDY_BRIEF if _is_for_people(out, form) else TIDY)]


def _is_for_people(out: TextIO, form: Form | None) -> bool:
    return form == "table" or (form is None and out.isatty())


def _write(
    rows: Iterable[Row],
    out: TextIO,
    shape: Shape,
    chosen: Sequence[str],
    kind: Kind,
) -> None:
    from jdoc.views import parquet, speeches, stances, table

    kinds, form = _columns_of(kind), shape.form
    if kind == "tidy" and not chosen:
        chosen = _tidy_columns(out, form)
    columns = chosen or tuple(kinds)
    if _is_for_people(out, form):
        briefs = {"stances": stances.BRIEF, "speeches": speeches.BRIEF}
        lines = table.table_lines(rows, out, columns=chosen, kinds=kinds, brief=briefs.get(kind, table.BRIEF))
        page(lines, out, wanted=shape.paged)
    elif form == "jsonl":
        table.write_json_lines(rows, Shown(out, in_json=True), columns=columns)
    elif form == "parquet":
        if out.isatty():
            raise refused(PARQUET_ON_TERMINAL)
        parquet.write_parquet(rows, out.buffer, columns=columns, kinds=kinds)
    else:
        delimiter = table.delimiter_of(form)
        table.write_csv(rows, Shown(out, in_json=False), columns=columns, delimiter=delimiter, bom=shape.bom)
