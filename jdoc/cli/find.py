"""The command `find`."""

from __future__ import annotations

import sys
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Literal

from jdoc import __version__
from jdoc.cli import NOTHING_FOUND, Problems, answering, app, emit, told
from jdoc.cli.declared import Argument, Option
from jdoc.cli.options import (
    IndexFile,
    Memory,
    NoPager,
    complete_acts,
    complete_labels,
    complete_rules,
    parse_acts,
    parse_rules,
    split_names,
)
from jdoc.cli.output import is_colored, page
from jdoc.errors import UsageError
from jdoc.vocabulary import ENTITY_LABELS, Precision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.store.query import Query
    from jdoc.store.reader import Hit, Index

    Answer = Callable[[Index, Query, Iterable[Hit]], Iterator[bytes]]

Words = Annotated[
    list[str] | None,
    Argument(
        metavar="[QUERY]...",
        help='Words that a block must have; OR between words, NOT before one; "…" is a phrase.',
        show_default=False,
    ),
]
AnyLabels = Annotated[
    list[str] | None,
    Option(
        "--label",
        "-l",
        metavar="LABEL,…",
        help=f"An entity of these: {', '.join(ENTITY_LABELS)}.",
        autocompletion=complete_labels,
        show_default=False,
    ),
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
Exactly = Annotated[
    Precision | None, Option("--precision", help="A date that is named so exactly, or more.", show_default=False)
]
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
Locator = Annotated[
    str | None,
    Option("--locator", metavar="PLACE", help="With these numbers or below: 第5条/2, 第二章.", show_default=False),
]
Doc = Annotated[
    str | None, Option("--doc", metavar="TEXT|GLOB", help="In documents whose name has this.", show_default=False)
]
AnyActs = Annotated[
    list[str] | None,
    Option(
        "--act",
        metavar="ACT,…",
        help="An act of these, or of these families: condemn, blame … (jdoc help acts).",
        autocompletion=complete_acts,
        show_default=False,
    ),
]
ByActor = Annotated[
    str | None,
    Option("--actor", metavar="NAME", help="An act of this actor: 日本側, 各国外務大臣.", show_default=False),
]
OfStrength = Annotated[
    Literal["strong", "weak"] | None, Option("--strength", help="An act of this strength.", show_default=False)
]
ByRule = Annotated[
    list[str] | None,
    Option(
        "--rule",
        metavar="RULE,…",
        help="What can't be right by these rules (jdoc index --check, jdoc check --rules).",
        autocompletion=complete_rules,
        show_default=False,
    ),
]
Context = Annotated[int, Option("--context", "-C", min=0, metavar="N", help="Show N blocks before and after.")]
Rank = Annotated[bool, Option("--rank", help="Best first (BM25), not by document and place.")]
Json = Annotated[bool, Option("--json", help="Write the records, for other commands.")]
Count = Annotated[bool, Option("--count", "-c", help="Write only how many blocks are found.")]
Kwic = Annotated[bool, Option("--kwic", help="Write each place on a line, what was asked for in the middle.")]
ASKED_BY = {"json": "--json, or --format,"}
"""What asks for a form of answer by other names than its own."""
Files = Annotated[bool, Option("--files", help="Write only the names of the documents.")]


@app.command(epilog="Example: jdoc find 両国 --from 2016 --to 2026-03 -d statements.db")
def find(
    query: Words = None,
    file: IndexFile = "jdoc.db",
    labels: AnyLabels = None,
    value: OfValue = None,
    first: First = None,
    last: Last = None,
    precision: Exactly = None,
    least: Least = None,
    most: Most = None,
    acts: AnyActs = None,
    actor: ByActor = None,
    strength: OfStrength = None,
    rules: ByRule = None,
    section: Section = None,
    locator: Locator = None,
    doc: Doc = None,
    context: Context = 0,
    rank: Rank = False,
    json: Json = False,
    count: Count = False,
    files: Files = False,
    kwic: Kwic = False,
    memory: Memory = 2000,
    no_pager: NoPager = False,
) -> None:
    """Find blocks in an index by their words and their entities.

    Words are found in any width and case, set apart or not (平山 耕三), numbers in any way of writing. A block must
    have all of them: 支援 歓迎; one of those that OR joins: 支援 OR 協力; none that NOT stands before: 支援 NOT 遺憾.
    """
    from jdoc.limits import limit_memory
    from jdoc.store.query import Conditions, build_query
    from jdoc.store.reader import Index
    from jdoc.store.stances import AskedAct

    limit_memory(memory)
    wanted = frozenset(split_names(labels))
    act = AskedAct(parse_acts(acts), actor, strength)
    conditions = Conditions(
        wanted, value, (first, last), (least, most), section, doc, act, parse_rules(rules), locator, precision
    )
    asked = build_query(query or (), conditions)
    answer = _answer_of(json=json, count=count, files=files, kwic=kwic) or partial(_lines, context=context)
    with Index(file) as source:
        _tell_version(source, file)
        is_found = _count(source, asked) if count else _write_hits(source, asked, answer, rank=rank, paged=not no_pager)
        if not is_found:
            _tell_unknown(wanted - source.labels(), file)
            raise SystemExit(NOTHING_FOUND)


def _tell_unknown(labels: frozenset[str], file: str) -> None:
    """Tell of labels that nothing in an index has."""
    if labels:
        print(told(f"{', '.join(sorted(labels))}: no entity in {file} has this label"), file=sys.stderr)


def _tell_version(source: Index, file: str) -> None:
    """Tell of an index that another version of jdoc has made: it may lack what this one finds."""
    for version in sorted(source.versions() - {__version__}):
        problem = f"{file}: indexed by jdoc {version}, this is {__version__}; `jdoc index` makes it anew"
        print(told(problem), file=sys.stderr)


def _count(source: Index, asked: Query) -> bool:
    """Write how many hits there are; tell whether there is one."""
    number = source.count(asked)
    emit([f"{number}".encode()], Problems())
    return number > 0


def _write_hits(source: Index, asked: Query, answer: Answer, *, rank: bool, paged: bool) -> bool:
    """Write all hits; tell whether there is one."""
    hits = iter(source.ranked(asked)) if rank else source.hits(asked)
    one = next(hits, None)
    lines = answer(source, asked, chain([one], hits) if one else ())
    if sys.stdout and sys.stdout.isatty() and answer is not _records:
        with answering(Problems()) as out:
            page((line.decode() + "\n" for line in lines), out, wanted=paged)
    else:
        emit(lines, Problems())
    return one is not None


def _answer_of(**asked: bool) -> Answer | None:
    """Return what writes the form of answer that is asked for, if one is."""
    forms = [form for form, is_asked in asked.items() if is_asked]
    if len(forms) > 1:
        problem = f"{' and '.join(ASKED_BY.get(form, f'--{form}') for form in forms)}: choose one"
        raise UsageError(problem)
    return _ANSWERS.get(forms[0]) if forms else None


def _records(source: Index, _: Query, hits: Iterable[Hit]) -> Iterator[bytes]:
    return source.records(hits)


def _files(_source: Index, _: Query, hits: Iterable[Hit]) -> Iterator[bytes]:
    from jdoc.language.controls import to_one_line

    write = to_one_line if sys.stdout.isatty() else str
    yield from (write(name).encode() for name in dict.fromkeys(hit.columns.doc for hit in hits))


def _lines(source: Index, asked: Query, hits: Iterable[Hit], *, context: int) -> Iterator[bytes]:
    from jdoc.store.context import show_hits
    from jdoc.views.hits import hit_lines

    shown = show_hits(source, asked, hits, context=context)
    yield from (line.encode() for line in hit_lines(shown, colored=is_colored(sys.stdout), headed=sys.stdout.isatty()))


def _kwic(source: Index, asked: Query, hits: Iterable[Hit]) -> Iterator[bytes]:
    import shutil

    from jdoc.store.context import show_places
    from jdoc.views.kwic import kwic_lines

    width = shutil.get_terminal_size().columns
    lines = kwic_lines(show_places(source, asked, hits), width=width, colored=is_colored(sys.stdout))
    yield from (line.encode() for line in lines)


_ANSWERS: dict[str, Answer] = {"json": _records, "files": _files, "kwic": _kwic}
"""By the option that asks for it, what is written of hits other than lines."""
