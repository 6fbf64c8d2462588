"""The pages of help: what each command reads, writes and takes, in 80 columns, no word cut; man pages are made of them.

They are laid out here and not by typer, which cuts summaries and counts a full-width character as one column.
"""

from __future__ import annotations

import inspect
import shutil
from typing import TYPE_CHECKING

from jdoc.translation import is_japanese, translated
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from typer._click import Context, Parameter  # for their names only: typer says no public ones here
    from typer.core import TyperCommand, TyperGroup

WIDEST, NARROWEST = 80, 40
"""Columns of a page."""
_TERM = 24
"""Columns of a term that its explanation stands beside; below a longer one it begins a line of its own."""
EXAMPLE = "Example: "
"""What the epilog of a command begins with."""
FIRST_STEPS = (
    "jdoc split statement.pdf",
    "jdoc show statement.pdf",
    "jdoc entities statement.txt | jdoc numerals --to arabic > out.jsonl",
    "jdoc table --label MONEY statement.txt -o amounts.csv",
    "jdoc lookup 五千六百八十億円 平成29年5月1日",
)
"""Examples on the first page."""
MORE = (
    "jdoc help COMMAND: the page of a command, with an example.",
    "jdoc help TOPIC: labels, kinds, columns, acts, styles, dates, exit-codes, environment.",
    "Documentation: README.md and docs/ of the source; man jdoc once it is installed.",
)


class Entry(NamedTuple):
    """What is listed, and what is said of it."""

    term: str
    about: str


class Part(NamedTuple):
    """A part of a page: its head, with what stands below it, as entries, texts, or lines that stay as they are."""

    head: str
    entries: Sequence[Entry] = ()
    texts: Sequence[str] = ()
    calls: Sequence[str] = ()


def page_of(command: TyperCommand | TyperGroup, ctx: Context) -> str:
    """Return the page of a command, as wide as the screen and no wider than 80 columns."""
    return page_of_parts(list(parts_of(command, ctx)))


def page_of_parts(parts: Sequence[Part]) -> str:
    """Return a page of some parts."""
    return "\n".join(_laid_out(parts, width_of_page())) + "\n"


def width_of_page() -> int:
    """Return how many columns a page may take."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))


def parts_of(command: TyperCommand | TyperGroup, ctx: Context) -> Iterator[Part]:
    """Yield the parts of the page of a command."""
    pieces = " ".join(command.collect_usage_pieces(ctx))
    yield Part("Usage", calls=[f"{ctx.command_path} {pieces}".strip()])
    yield Part("", texts=[*map(translated, paragraphs(command.help))])
    entries = [(each.param_type_name, _entry(each, ctx)) for each in command.get_params(ctx)]
    for kind, head in (("argument", "Arguments"), ("option", "Options")):
        yield Part(head, [entry for name, entry in entries if name == kind and entry])
    yield from _of_group(command)
    if command.epilog:
        yield Part("Example", calls=command.epilog.removeprefix(EXAMPLE).replace("; jdoc ", "\njdoc ").splitlines())


def _entry(each: Parameter, ctx: Context) -> Entry | None:
    """Return what is said of an argument or option; choices that are too long to stand beside its name come behind."""
    record = each.get_help_record(ctx)
    if record is None:
        return None
    choices = getattr(each.type, "choices", ())
    term, about = record
    said, bracket, extra = about.partition("  [")
    about = translated(said) + (f"  [{_extra(extra)}" if bracket else "")
    if not choices or cells(term) <= _TERM:
        return Entry(term, about)
    names, _, metavar = term.rpartition(" ")
    what = names.rpartition("--")[2].upper() if metavar.startswith("<") else metavar
    said, bracket, extra = about.partition("  [")
    said = said.rstrip(".。")
    told = f"{said}：{'、'.join(choices)}。" if is_japanese() else f"{said}: {', '.join(choices)}."
    return Entry(f"{names} {what}", f"{told}{bracket}{extra}")


def _extra(written: str) -> str:
    """Translate what stands in brackets behind an option: env var, default, range."""
    return ("、" if is_japanese() else "; ").join(map(translated, written.removesuffix("]").split("; "))) + "]"


def _of_group(command: TyperCommand | TyperGroup) -> Iterator[Part]:
    """Yield what only the first page has: the commands, how to begin, where there is more."""
    commands: dict[str, TyperCommand] = getattr(command, "commands", {})
    if commands:
        yield Part("Commands", [Entry(name, summary_of(each)) for name, each in commands.items()])
        yield Part("Examples", calls=FIRST_STEPS)
        yield Part("More", texts=MORE)


def paragraphs(text: str | None) -> list[str]:
    """Return the paragraphs of a text, each as one line."""
    return [" ".join(part.split()) for part in inspect.cleandoc(text or "").split("\n\n") if part.strip()]


def summary_of(command: TyperCommand | TyperGroup) -> str:
    """Return what a command does, in its first sentence.

    >>> from typer.core import TyperCommand
    >>> summary_of(TyperCommand("a", help="Find dates: 5.2 and all. Documents are split."))
    'Find dates: 5.2 and all.'
    """
    first = next(iter(paragraphs(command.help)), "")
    sentence, stop, _ = first.partition(". ")
    return translated(sentence + stop.strip())


def _laid_out(parts: Sequence[Part], width: int) -> Iterator[str]:
    """Yield the lines of a page."""
    for number, part in enumerate(part for part in parts if any(part[1:])):
        if number:
            yield ""
        if part.head == "Usage":
            yield from _usage(part.calls[0], width)
            continue
        if part.head:
            yield f"{translated(part.head)}{'：' if is_japanese() else ':'}"
        for order, text in enumerate(part.texts):
            yield from [""] * (order > 0 and not part.head)
            yield from _filled(translated(text), width, "  ", "  ")
        yield from _listed(part.entries, width)
        for call in part.calls:
            yield from _broken(call, width)


def _usage(call: str, width: int) -> Iterator[str]:
    head = f"{translated('Usage')}{'：' if is_japanese() else ': '}"
    yield from _filled(call, width, head, " " * cells(head))


def option_of(message: str, ctx: Context | None) -> str | None:
    """Return the option that was given what a message begins with: `DAET: not known, …`."""
    named = {*message.partition(": ")[0].split(", ")}
    for each in ctx.command.params if ctx else ():
        given = ctx.params.get(f"{each.name}") if ctx else None
        values = given if isinstance(given, list | tuple) else [given]
        if each.opts[0].startswith("-") and named <= {part for value in values for part in f"{value}".split(",")}:
            return f"'{each.opts[0]}'"
    return None


def wrong_call(message: str, ctx: Context | None) -> str:
    """Return what is told of a call that can't be meant: how it is called, where there is more, what is wrong."""
    lines = []
    if ctx is not None:
        call = f"{ctx.command_path} {' '.join(ctx.command.collect_usage_pieces(ctx))}"
        lines = [*_usage(call, width_of_page()), translated(f"Try '{ctx.command_path} --help' for help."), ""]
    return "\n".join([*lines, translated(f"Error: {message}")])


def _listed(entries: Sequence[Entry], width: int) -> Iterator[str]:
    """Yield terms with their explanations beside them."""
    lengths = [cells(entry.term) for entry in entries]
    column = 4 + max((length for length in lengths if length <= _TERM), default=0)
    for entry, length in zip(entries, lengths, strict=True):
        beside = f"  {entry.term}{' ' * (column - 2 - length)}"
        if length > column - 4:
            yield f"  {entry.term}"
            beside = " " * column
        yield from _filled(translated(entry.about), width, beside, " " * column)


def _broken(call: str, width: int) -> Iterator[str]:
    """Yield a call as a shell takes it: where it is too long, what goes on below has a backslash before it."""
    lines = [call[begin:end] for begin, end in _lines(call, width - 4)]
    for number, line in enumerate(lines):
        goes_on = " \\" if number < len(lines) - 1 else ""
        yield f"{'    ' if number else '  '}{line}{goes_on}"


def _filled(text: str, width: int, first: str, later: str) -> Iterator[str]:
    """Yield the lines of a text with what stands before the first one, and before those below."""
    for number, (begin, end) in enumerate(_lines(text, width - cells(later))):
        yield f"{later if number else first}{text[begin:end]}".rstrip()


def _lines(text: str, width: int) -> list[tuple[int, int]]:
    from jdoc.views.wrapping import wrap  # 15 ms that only a page of help has need of

    return wrap(text, width, whole_words=True)


def cells(text: str) -> int:
    """Return how many columns a text takes."""
    from jdoc.views import wrapping

    return wrapping.cells(text)
