"""The command that compares: `diff`."""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

from jdoc.cli import Problems, answering, app, told
from jdoc.cli.declared import Argument, Option, refused
from jdoc.cli.options import Encoding, Jobs, NoPager, complete_kinds, complete_labels, completing, parse_choices
from jdoc.cli.output import is_colored, page, save
from jdoc.errors import InputError, JdocError, fence
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import BLOCK_KINDS, DIFFERENCES, ENTITY_LABELS, Difference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from typing import TextIO

    from jdoc.comparison import Comparison
    from jdoc.comparison.counting import Counts, Totals
    from jdoc.redline.answers import Form, Order
    from jdoc.redline.layout import Layout

T = TypeVar("T")
DIFFERENT = 1
HELP = "A document or its records, or a folder; - for standard input."
Old = Annotated[str, Argument(metavar="OLD", help=HELP)]
New = Annotated[str, Argument(metavar="NEW", help=HELP)]
Only = Annotated[
    list[str] | None,
    Option(
        metavar="WHAT,…",
        help=f"Count only: {', '.join(DIFFERENCES)}.",
        autocompletion=completing(lambda: DIFFERENCES),
        show_default=False,
    ),
]
Ignore = Annotated[
    list[str] | None,
    Option(
        metavar="LABEL,…",
        help=f"Values that may differ: {', '.join(ENTITY_LABELS)}.",
        autocompletion=complete_labels,
        show_default=False,
    ),
]
Numbers = Annotated[bool, Option("--numbers", help="Count numbers of blocks that changed.")]
References = Annotated[bool, Option("--references", help="Count references that only follow new numbers.")]
Style = Annotated[
    bool, Option("--style", help="Count what is only written otherwise: widths, numerals, 及び and および.")
]
Breaks = Annotated[bool, Option("--breaks", help="Count paragraphs that were only split or merged.")]
Section = Annotated[
    str | None, Option("--section", metavar="TEXT", help="Only below a heading that has this text.", show_default=False)
]
Kinds = Annotated[
    list[str] | None,
    Option(
        "--kind",
        metavar="KIND,…",
        help=f"Only blocks of these kinds: {', '.join(BLOCK_KINDS)}.",
        autocompletion=complete_kinds,
        show_default=False,
    ),
]
Beside = Annotated[bool, Option("--side-by-side", "-y", help="Show both texts beside each other.")]
Context = Annotated[int, Option("--context", "-C", min=0, metavar="N", help="Show N unchanged blocks around.")]
Everything = Annotated[bool, Option("--all", help="Tell unchanged blocks, too.")]
Text = Annotated[bool, Option("--text", help="Show the text where standard output is no terminal, too.")]
Stances = Annotated[
    bool, Option("--stances", help="Tell positions that changed, too: who welcomes, condemns, requests what.")
]
Stat = Annotated[bool, Option("--stat", help="Tell only how much changed in each section.")]
Json = Annotated[bool, Option("--json", help="Write the records, on a terminal too.")]
Html = Annotated[
    str | None,
    Option("--html", metavar="FILE", help="Write one self-contained page (- for standard output).", show_default=False),
]
Table = Annotated[
    str | None,
    Option("--taishohyo", metavar="FILE", help="Write a 新旧対照表: FILE.docx or FILE.html.", show_default=False),
]
OldFirst = Annotated[bool, Option("--old-first", help="Put the old text on the left of the table.")]
Remarks = Annotated[
    str | None, Option("--remarks", metavar="TEXT", help="What to write below the table as 備考.", show_default=False)
]


@app.command(epilog="Example: jdoc diff statements/white-paper.txt statement.txt --html changes.html")
def diff(
    old: Old,
    new: New,
    beside: Beside = False,
    context: Context = 0,
    everything: Everything = False,
    text: Text = False,
    stances: Stances = False,
    stat: Stat = False,
    json: Json = False,
    html: Html = None,
    taishohyo: Table = None,
    old_first: OldFirst = False,
    remarks: Remarks = None,
    only: Only = None,
    ignore: Ignore = None,
    numbers: Numbers = False,
    references: References = False,
    style: Style = False,
    breaks: Breaks = False,
    section: Section = None,
    kinds: Kinds = None,
    encoding: Encoding = None,
    jobs: Jobs = None,
    no_pager: NoPager = False,
) -> None:
    """Tell what changed between two documents, or two folders.

    Wording, values, what was put in, struck out or moved.

    Exits 0 where nothing differs that counts, 1 where something does.
    """
    from jdoc.redline.layout import Layout  # what a command doesn't need is not loaded

    more = {"renumbered": numbers, "reference": references, "style": style, "split": breaks, "merged": breaks}
    counts = _counts(only, {name for name, wanted in more.items() if wanted}, ignore, section, kinds, stances=stances)
    form = _form(json=json, stat=stat, text=text or beside or context > 0)
    order = _order(counts, form, encoding, context, everything=everything, beside=beside)
    layout = Layout(old_first=old_first, everything=everything, remarks=remarks, names=(old, new))
    files = Files(html, taishohyo, layout)
    if _are_folders(old, new, files):
        problems, differ = _tell_folders(old, new, order, jobs, pager=not no_pager)
    else:
        problems, differ = _tell_documents((old, new), order, files, pager=not no_pager)
    problems.leave()
    raise SystemExit(DIFFERENT if differ else 0)


def _are_folders(old: str, new: str, files: Files) -> bool:
    """Tell whether two folders are to be compared; two things that can't be are a wrong call."""
    are = [Path(side).is_dir() for side in (old, new)]
    if are[0] != are[1]:
        message = "a folder can be compared with a folder alone"
    elif old == new == "-":
        message = "standard input can be one of both alone"
    elif are[0] and files.any:
        message = "--html and --taishohyo are for two documents"
    elif files.taishohyo and not files.taishohyo.lower().endswith((".docx", ".html", ".htm")):
        message = f"--taishohyo {files.taishohyo}: the file's name must end in .docx or .html"
    else:
        return are[0]
    raise refused(message)


def _counts(
    only: list[str] | None,
    more: set[str],
    ignore: list[str] | None,
    section: str | None,
    kinds: list[str] | None,
    *,
    stances: bool,
) -> Counts:
    """Return what counts as a difference."""
    from jdoc.comparison.counting import USUAL, Counts

    picked = parse_choices(only, DIFFERENCES) or USUAL
    counted: frozenset[Difference] = frozenset(name for name in DIFFERENCES if name in picked or name in more)
    return Counts(
        differences=counted,
        ignored=frozenset(parse_choices(ignore, ENTITY_LABELS)),
        section=section,
        kinds=frozenset(parse_choices(kinds, BLOCK_KINDS)),
        stances=stances or "stance" in counted,
    )


def _order(counts: Counts, form: Form, encoding: str | None, context: int, *, everything: bool, beside: bool) -> Order:
    """Return what is to be told, and how."""
    from jdoc.redline.answers import Order
    from jdoc.redline.inline import Look

    on_terminal = bool(sys.stdout) and sys.stdout.isatty()
    width = shutil.get_terminal_size((0, 0)).columns if on_terminal or "COLUMNS" in os.environ else 0
    look = Look(
        colored=on_terminal and is_colored(sys.stdout),
        width=width,
        context=context,
        everything=everything,
        beside=beside,
    )
    return Order(counts, form, look, encoding)


def _form(*, json: bool, stat: bool, text: bool) -> Form:
    """Return the form of the answer: records where standard output is no terminal and nothing else is asked for."""
    if stat:
        return "stat-json" if json else "stat"
    if json and text:
        message = "--json: records have no -y, -C, --text"
        raise refused(message)
    on_terminal = bool(sys.stdout) and sys.stdout.isatty()
    return "json" if json or not (text or on_terminal) else "text"


def _tell_documents(sides: tuple[str, str], order: Order, files: Files, *, pager: bool) -> tuple[Problems, bool]:
    """Compare two documents and tell; what can't be read as a whole is compared with nothing."""
    from jdoc.cli.inputs import read_blocks
    from jdoc.comparison import compare_blocks
    from jdoc.redline.answers import lines

    problems = Problems()
    old, new = ([*read_blocks([side], problems, encoding=order.encoding)] for side in sides)
    if problems.count and not (old and new):
        return problems, False
    apart = partial(fence, " and ".join(sides), problems.report)
    comparison = next(_fenced(map(partial(compare_blocks, counts=order.counts), [old], [new]), apart), None)
    if comparison is None:
        return problems, False
    with _output() as out:
        if files.any:
            for file, content in _fenced(files.made(comparison), apart):
                save(content, file, out)
        else:
            _write(_fenced(lines(comparison, order), apart), out, order.form, paged=pager)
    return problems, comparison.totals.differ


def _fenced(made: Iterator[T], apart: Callable[[], AbstractContextManager[None]]) -> Iterator[T]:
    """Yield what is made of two documents; what goes wrong with making it is told with their names."""
    with apart():
        yield from made


def _tell_folders(old: str, new: str, order: Order, jobs: int | None, *, pager: bool) -> tuple[Problems, bool]:
    """Compare two folders, document by document, in several processes."""
    from jdoc.comparison.folders import documents_of
    from jdoc.redline.answers import answer, summary
    from jdoc.workers import Workers

    problems = Problems()
    found: list[Totals] = []

    def told() -> Iterator[bytes]:
        with Workers(partial(answer, order=order), jobs=jobs) as workers:
            for documents, answers, failure in workers.in_order(documents_of(old, new, problems.report)):
                if failure:
                    problems.report(InputError(documents.name, failure))
                for each in answers:
                    for problem in each.problems:
                        problems.report(JdocError(problem))
                    found.append(each.totals)
                    yield from each.lines
        if order.form in {"text", "stat"}:
            yield summary(found).encode()

    with _output() as out:
        _write(told(), out, order.form, paged=pager)
    return problems, any(total.differ for total in found)


def _output() -> AbstractContextManager[TextIO]:
    """Hand out standard output; the exit code is told later."""
    return answering(Problems())


def _write(lines: Iterator[bytes], out: TextIO, form: Form, *, paged: bool) -> None:
    """Write lines, a text through a pager on a terminal, and records so that nothing in them commands it."""
    if paged and form == "text" and out.isatty():
        page((f"{line.decode()}\n" for line in lines), out, wanted=True)
        return
    if form not in {"text", "stat"} and out.isatty():
        from jdoc.language.controls import escape_controls

        lines = map(escape_controls, lines)
    for line in lines:
        out.buffer.write(line + b"\n")


class Files(NamedTuple):
    """The files that a comparison is to be written to."""

    html: str | None
    taishohyo: str | None
    layout: Layout

    @property
    def any(self) -> bool:
        """Whether there is one."""
        return bool(self.html or self.taishohyo)

    def made(self, comparison: Comparison) -> Iterator[tuple[str, str | bytes]]:
        """Yield the name of each, with what it is to hold."""
        if self.html:
            from jdoc.redline.page import page_of

            yield self.html, page_of(comparison, self.layout)
        if self.taishohyo:
            from jdoc.redline.rows import left_out
            from jdoc.redline.taishohyo import written

            as_word = self.taishohyo.lower().endswith(".docx")
            yield self.taishohyo, written(comparison, self.layout, as_word=as_word)
            count = left_out(comparison)
            if count:
                message = (
                    f"places in another width or spacing that the table leaves out: {count} (--style puts them in)"
                )
                print(told(message), file=sys.stderr)
