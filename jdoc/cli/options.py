"""The options that several commands share."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, TypeVar

from jdoc.cli.days import parse_base_day
from jdoc.cli.declared import Argument, Option, refused
from jdoc.vocabulary import BLOCK_KINDS, CHECK_GROUPS, ENTITY_LABELS, NAME_LABELS, DigitWidth, NamesMode, NumeralStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

T = TypeVar("T", bound=str)

Paths = Annotated[
    list[str] | None,
    Argument(
        metavar="[FILE|FOLDER|GLOB|-]...",
        help="Documents or JSON lines; folders are searched in depth. Standard input if none is named.",
        show_default=False,
    ),
]


def _parse_encoding(name: str) -> str:
    """Read the name of an encoding, which must be one."""
    from jdoc.readers.decoding import is_text_encoding  # few calls name one

    if not is_text_encoding(name):
        message = f"{name}: no such encoding, expected utf-8, cp932, euc_jp …"
        raise refused(message)
    return name


def completing(known: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    """Return what completes the last of several names with commas between, to one that isn't among them yet.

    >>> completing(lambda: ["DATE", "DURATION", "MONEY"])("DATE,D")
    ['DATE,DURATION']
    """

    def complete(incomplete: str) -> list[str]:
        given, comma, last = incomplete.rpartition(",")
        begin = f"{given}{comma}{'-' * last.startswith('-')}"
        names = (name for name in known() if name not in given.split(","))
        return [f"{begin}{name}" for name in names if name.startswith(last.removeprefix("-"))]

    return complete


def _acts() -> Iterator[str]:
    from jdoc.language.stances import ACTS, FAMILIES

    yield from FAMILIES
    yield from ACTS


def _rules() -> Iterator[str]:
    from jdoc.checks.table import RULES

    yield from CHECK_GROUPS
    yield from (rule.id for rule in RULES)


complete_labels = completing(lambda: ENTITY_LABELS)
complete_acts = completing(_acts)
complete_rules = completing(_rules)
complete_kinds = completing(lambda: BLOCK_KINDS)
Encoding = Annotated[
    str | None,
    Option(
        metavar="NAME",
        parser=_parse_encoding,
        help="Read documents in this encoding (else it is found out).",
        show_default=False,
    ),
]
Ocr = Annotated[bool, Option("--ocr", help="Read scanned pages and images as well, by tesseract.")]
Labels = Annotated[
    list[str] | None,
    Option(
        "--label",
        "-l",
        metavar="LABEL,…",
        help=f"Only these: {', '.join(ENTITY_LABELS)}.",
        autocompletion=complete_labels,
        show_default=False,
    ),
]
NameLabels = Annotated[
    list[str] | None,
    Option(
        "--label",
        "-l",
        metavar="LABEL,…",
        help=f"Only these: {', '.join(NAME_LABELS)}.",
        autocompletion=completing(lambda: NAME_LABELS),
        show_default=False,
    ),
]
Names = Annotated[
    NamesMode,
    Option("--names", help="Find names by rules and the model, or by rules alone (faster)."),
]
LexiconFile = Annotated[
    str | None,
    Option(
        "--lexicon",
        metavar="FILE.tsv",
        help="Find these names as well: name, label, value, aliases (with | between), a header or none.",
        show_default=False,
    ),
]
IndexFile = Annotated[str, Option("--db", "-d", metavar="FILE.db", envvar="JDOC_DB", help="The index.")]
NoPager = Annotated[bool, Option("--no-pager", help="Never call a pager.")]

Style = Annotated[
    NumeralStyle | None,
    Option("--to", help="The style to write numerals in.", show_default=False),
]
Folders = Annotated[
    list[str],
    Argument(metavar="FOLDER...", help="Folders of documents, searched in depth; files, globs and URLs as well."),
]
Jobs = Annotated[
    int | None,
    Option("--jobs", "-j", min=1, metavar="N", help="Worker processes (else one for each core).", show_default=False),
]
Timeout = Annotated[
    float | None,
    Option(
        min=0.1,
        metavar="SECONDS",
        help="Give up a document that takes longer (else 300, and 300 more for each MB).",
        show_default=False,
    ),
]
Memory = Annotated[
    int,
    Option(min=100, metavar="MB", envvar="JDOC_MEMORY", help="Give up a document that would take more than this."),
]
Quiet = Annotated[bool, Option("--quiet", "-q", help="Tell problems only: no progress, no summary.")]
Width = Annotated[DigitWidth | None, Option("--width", help="The width to write digits in.", show_default=False)]


BaseDate = Annotated[
    dt.date | None,
    Option(
        "--base-date",
        metavar="DATE",
        parser=parse_base_day,
        help="The day that relative dates count from: 2016-04-01, 令和5年3月1日 (else the document's own day).",
        show_default=False,
    ),
]


def split_names(values: Iterable[str] | None) -> list[str]:
    """Split what is given to an option, each value one name or several with commas between."""
    return [name for value in values or () for name in map(str.strip, value.split(",")) if name]


def parse_choices(values: Iterable[str] | None, known: Sequence[T]) -> tuple[T, ...]:
    """Read a list of names, all of which must be known, whatever case they are written in; in the order of `known`.

    >>> parse_choices(["org,date"], ["DATE", "TIME", "ORG"])
    ('DATE', 'ORG')
    """
    chosen = set(parse_columns(values, known))
    return tuple(name for name in known if name in chosen)


def parse_columns(values: Iterable[str] | None, known: Sequence[T]) -> list[T]:
    """Read a list of names whose order counts, all of which must be known, whatever case they are written in.

    >>> parse_columns(["money,日付"], ENTITY_LABELS)
    ['MONEY', 'DATE']
    """
    names = split_names(values)
    spelled = {name.casefold(): name for name in known}
    if not all(map(str.isascii, names)):
        spelled |= _in_japanese(known)
    unknown = sorted({name for name in names if name.casefold() not in spelled})
    if unknown:
        from difflib import get_close_matches  # who spells all right has no need of it

        meant = [each for name in unknown for each in get_close_matches(name.casefold(), spelled, 1)]
        message = f"{', '.join(unknown)}: not known, expected some of {', '.join(known)}"
        if len(meant) == len(unknown):
            message = f"{', '.join(unknown)}: not known; did you mean {', '.join(spelled[name] for name in meant)}?"
        raise refused(message)
    return [spelled[name.casefold()] for name in names]


def _in_japanese(known: Sequence[T]) -> dict[str, T]:
    """Return the labels among some names by what they are called in Japanese: 金額."""
    from jdoc.translation import japanese_name  # few calls name labels so

    return {japanese_name("label", name): name for name in known if name in ENTITY_LABELS}


def parse_acts(values: Iterable[str] | None) -> frozenset[str]:
    """Read names of acts and of families of acts.

    >>> sorted(parse_acts(["accord,thank"]))
    ['agree', 'hope', 'thank']
    """
    names = split_names(values)
    if not names:
        return frozenset()
    from jdoc.language.stances import ACTS, FAMILIES, named  # few questions are about acts

    chosen = parse_columns(names, [*FAMILIES, *ACTS])
    return frozenset(act for name in chosen for act in named(name))


def parse_rules(values: Iterable[str] | None) -> frozenset[str]:
    """Read names of rules of `jdoc check`, and of groups of them.

    >>> sorted(parse_rules(["tables"]))
    ['change-mismatch', 'table-sum']
    """
    names = split_names(values)
    if not names:
        return frozenset()
    from jdoc.checks.table import RULES  # few questions are about them

    chosen = {*parse_columns(names, [*CHECK_GROUPS, *(rule.id for rule in RULES)])}
    return frozenset(rule.id for rule in RULES if not chosen.isdisjoint((rule.id, rule.group)))


def parse_order(values: Iterable[str] | None, known: Sequence[str]) -> list[str]:
    """Read a list of names to sort by; one that has `-` in front turns the order round.

    >>> parse_order(["-Amount", "doc"], ["doc", "amount"])
    ['-amount', 'doc']
    """
    names = split_names(values)
    columns = parse_columns([name.removeprefix("-") or name for name in names], known)
    signs = ["-" if name.startswith("-") else "" for name in names]
    return [f"{sign}{column}" for sign, column in zip(signs, columns, strict=True)]
