"""The command `numerals`."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated, Unpack

from jdoc.cli import USAGE, Problems, app, emit, told
from jdoc.cli.declared import Option
from jdoc.cli.options import Encoding, Paths, Style, Width, completing, parse_choices
from jdoc.errors import InputError, NumeralError
from jdoc.language.numerals.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Document
    from jdoc.stages.numerals import How


complete_numerals = completing(lambda: KINDS)


@app.command(answer="text", epilog="Example: jdoc numerals --to mixed-comma --only money statement.txt")
def numerals(
    paths: Paths = None,
    to: Style = None,
    width: Width = None,
    only: Annotated[
        list[str] | None,
        Option(
            metavar="KIND,…",
            autocompletion=complete_numerals,
            show_default=False,
            help=f"Only numerals of these kinds: {', '.join(KINDS)}.",
        ),
    ] = None,
    keep: Annotated[
        list[str] | None,
        Option(
            metavar="KIND,…",
            autocompletion=complete_numerals,
            show_default=False,
            help="Leave these kinds alone as well; article, citation, label and name stay in any case.",
        ),
    ] = None,
    encoding: Encoding = None,
) -> None:
    """Rewrite the numerals of records, or of plain text.

    A plain text stays as it stands, line by line, but for its numerals.

    Values, signs and kinds stay, there and back. What a style can't say stays as it is (数十人, Ⅲ, 12:30); so does what
    would not be read again: 5つ is a word once it is in kanji.
    """
    if to is None and width is None:
        print(told("nothing to do: say --to STYLE or --width WIDTH (jdoc numerals --help)"), file=sys.stderr)
        raise SystemExit(USAGE)
    from jdoc.language.numerals import KEPT  # what a command doesn't need is not loaded

    kept = (frozenset(KINDS).difference(parse_choices(only, KINDS)) if only else KEPT).union(parse_choices(keep, KINDS))
    problems = Problems()
    emit(_rewritten(paths, problems, encoding=encoding, style=to, width=width, keep=kept), problems)


def _lines(document: Document) -> list[str]:
    """Return the lines of a document, without the space that ends the blocks of formats that know theirs."""
    return [line.rstrip(" ") for line in document.lines] if document.declared else document.lines


def _rewritten(
    paths: list[str] | None, problems: Problems, *, encoding: str | None, **how: Unpack[How]
) -> Iterator[bytes]:
    """Yield records for records, and for a document its lines of text, each as it stands but for its numerals.

    Of a plain text all characters stay, those that other commands take out as well.
    """
    from jdoc.cli.inputs import encode_each, read_texts  # `lookup` has no need of all this
    from jdoc.errors import fence
    from jdoc.model import Document
    from jdoc.pipeline import PlainText, each_apart
    from jdoc.stages.numerals import rewrite_numerals, rewrite_text

    name = "-"

    def report(error: NumeralError) -> None:
        problems.report(InputError(name, str(error)))

    for source in read_texts(paths, problems, encoding=encoding):
        if isinstance(source, PlainText | Document):
            name = source.name
            lines = _lines(source) if isinstance(source, Document) else source.text.split("\n")
            for line in lines[:-1] if lines[-1:] == [""] else lines:
                written = line
                with fence(name, problems.report):
                    written = rewrite_text(line, report=report, **how)
                yield written.encode(errors="replace")
        else:
            rewrite = partial(rewrite_numerals, report=report, **how)
            yield from encode_each(each_apart(source, rewrite, problems.report), problems)
