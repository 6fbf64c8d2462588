"""Writes docs/man/: a page of the manual for jdoc and one for each command, of what `--help` is made of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jdoc import __version__
from jdoc.__main__ import load
from jdoc.cli import app
from jdoc.cli.commands import group_of
from jdoc.cli.pages import parts_of, summary_of
from jdoc.cli.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click import Context
    from typer.core import TyperCommand

    from jdoc.cli.pages import Part

MAN = Path(__file__).resolve().parent / "man"
HEADS = {"Usage": "SYNOPSIS", "": "DESCRIPTION", "More": "SEE ALSO"}
"""What parts of a page are called in the manual, if not as they are."""
ON_FIRST_PAGE = ("exit-codes", "environment", "dates")
"""Topics that stand on the page of jdoc itself, as manuals have them."""


def written(text: str) -> str:
    """Write a text as roff has it: nothing in it is a command."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


def lines_of(part: Part) -> Iterator[str]:
    """Yield the lines of one part."""
    yield f'.SH "{HEADS.get(part.head, part.head).upper()}"'
    for number, text in enumerate(part.texts):
        yield from [".PP"] * (number > 0)
        yield written(text)
    for entry in part.entries:
        yield from (".TP", f"\\fB{written(entry.term)}\\fR", written(entry.about))
    if part.calls:
        yield from (".nf", *map(written, part.calls), ".fi")


def page_of(name: str, summary: str, parts: list[Part]) -> str:
    """Return a page of the manual."""
    head = [
        f'.TH "{name.upper()}" "1" "" "jdoc {__version__}" "jdoc"',
        ".nh",
        ".SH NAME",
        f"{written(name)} \\- {written(summary)}",
    ]
    return "\n".join([*head, *(line for part in parts if any(part[1:]) for line in lines_of(part))]) + "\n"


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page."""
    load("")
    group = group_of(app)
    root: Context = group.make_context("jdoc", [], resilient_parsing=True)
    topics = [part for topic in ON_FIRST_PAGE for part in TOPICS[topic].parts()]
    *parts, more = parts_of(group, root)
    yield "jdoc", page_of("jdoc", f"{group.help}".rstrip("."), [*parts, *topics, more])
    for name, each in cast("dict[str, TyperCommand]", group.commands).items():
        context = each.make_context(name, [], parent=root, resilient_parsing=True)
        yield f"jdoc-{name}", page_of(f"jdoc-{name}", summary_of(each).rstrip("."), list(parts_of(each, context)))


def main() -> None:
    """Write the pages, and remove those of commands that are no more."""
    os.environ["JDOC_LANG"] = "en"
    MAN.mkdir(exist_ok=True)
    for page in MAN.glob("*.1"):
        page.unlink()
    for name, text in pages():
        (MAN / f"{name}.1").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
