"""The options that several commands share."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Literal

from typer import Argument, BadParameter, Option

from jdoc.language.edtf import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

Paths = Annotated[
    list[str] | None,
    Argument(
        metavar="[FILE|FOLDER|GLOB|-]...",
        help="Documents or JSON lines; folders are searched in depth. Standard input if none is named.",
        show_default=False,
    ),
]
Encoding = Annotated[
    str | None,
    Option(metavar="NAME", help="Read documents in this encoding (else it is found out).", show_default=False),
]
Labels = Annotated[
    list[str] | None,
    Option("--label", "-l", metavar="LABEL,…", help="Only these: DATE, MONEY, ORG ….", show_default=False),
]

Names = Annotated[
    Literal["full", "rules"],
    Option("--names", help="Find names by rules and the model, or by rules alone (faster, no numpy)."),
]
NoPager = Annotated[bool, Option("--no-pager", help="Never call a pager.")]

Style = Annotated[
    Literal["arabic", "comma", "fullwidth", "kanji", "positional", "daiji", "mixed", "mixed-comma"] | None,
    Option("--to", help="The style to write numerals in.", show_default=False),
]
Folders = Annotated[
    list[str],
    Argument(metavar="FOLDER...", help="Folders of documents, searched in depth; files, globs and URLs as well."),
]
Jobs = Annotated[
    int | None, Option("--jobs", "-j", min=1, help="Worker processes (else one for each core).", show_default=False)
]
Timeout = Annotated[
    float | None,
    Option(min=0.1, metavar="SECONDS", help="Give up a document that takes longer.", show_default=False),
]
Memory = Annotated[
    int, Option(min=100, metavar="MB", help="Give up a document that a worker would need more than this for.")
]
Quiet = Annotated[bool, Option("--quiet", "-q", help="Tell problems only: no progress, no summary.")]
Width = Annotated[
    Literal["half", "full"] | None, Option("--width", help="The width to write digits in.", show_default=False)
]


def day(value: str) -> dt.date:
    """Read a day from the command line."""
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        message = f"{value}: this is no day, expected YYYY-MM-DD"
        raise BadParameter(message) from error


def base_day(value: str) -> dt.date:
    """Read a day that others can be counted from."""
    found = day(value)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        message = f"{value}: expected a day of the years from {FIRST_YEAR} to {LAST_YEAR}"
        raise BadParameter(message)
    return found


BaseDate = Annotated[
    dt.date | None,
    Option(
        "--base-date",
        metavar="YYYY-MM-DD",
        parser=base_day,
        help="The day that relative dates count from (else the document's own date is found).",
        show_default=False,
    ),
]


def listed(values: list[str] | None) -> frozenset[str]:
    """Read a list of names, each value one or several with commas between."""
    return frozenset(name.strip() for value in values or () for name in value.split(",") if name.strip())


def chosen(values: list[str] | None, known: Sequence[str]) -> frozenset[str]:
    """Read a list of names, all of which must be known, whatever case they are written in."""
    names = frozenset(_spelt(name, known) for name in listed(values))
    _check(names, known)
    return names


def chosen_acts(values: list[str] | None) -> frozenset[str]:
    """Read names of acts and families."""
    wanted = listed(values)
    if not wanted:
        return wanted
    from jdoc.language.stances import ACTS, FAMILIES, named  # noqa: PLC0415 -- few questions are about acts

    unknown = sorted(name for name in wanted if not named(name))
    if unknown:
        message = f"{', '.join(unknown)}: not known, expected some of {', '.join([*FAMILIES, *ACTS])}"
        raise BadParameter(message)
    return frozenset(act for name in wanted for act in named(name))


def _spelt(name: str, known: Sequence[str]) -> str:
    return next((spelt for spelt in known if spelt.casefold() == name.casefold()), name)


def ordered(values: list[str] | None, known: Sequence[str], *, signed: bool = False) -> list[str]:
    """Read a list of names whose order counts; signed ones may have `-` in front."""
    names = [name.strip() for value in values or () for name in value.split(",") if name.strip()]
    bare = {(name.removeprefix("-") or name) if signed else name for name in names}
    _check({_spelt(name, known) for name in bare}, known)
    return ["-" * (signed and name.startswith("-")) + _spelt(name.removeprefix("-"), known) for name in names]


def _check(names: set[str] | frozenset[str], known: Sequence[str]) -> None:
    """Refuse names that aren't known."""
    unknown = sorted(names.difference(known))
    if unknown:
        message = f"{', '.join(unknown)}: not known, expected some of {', '.join(known)}"
        raise BadParameter(message)
