"""The command `help`: the page of a command, or what the words mean that options take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

from typer import Context

from jdoc.cli import Problems, app, emit
from jdoc.cli.declared import Argument, refused
from jdoc.cli.pages import page_of, page_of_parts, summary_of
from jdoc.cli.topics import TOPICS

if TYPE_CHECKING:
    from typer.core import TyperCommand, TyperGroup


def _known(ctx: Context) -> list[tuple[str, str]]:
    """Return what can be explained, and what it is: the commands, then the topics."""
    group = cast("TyperGroup", ctx.find_root().command)
    commands = [(name, summary_of(cast("TyperCommand", each))) for name, each in group.commands.items()]
    return [*commands, *((name, topic.about) for name, topic in TOPICS.items())]


Subject = Annotated[
    str | None,
    Argument(
        metavar="[COMMAND|TOPIC]",
        help=f"A command, or one of the topics {', '.join(TOPICS)}.",
        autocompletion=_known,
        show_default=False,
    ),
]


@app.command(answer="text", epilog="Example: jdoc help labels")
def help(ctx: Context, subject: Subject = None) -> None:  # noqa: A001 -- called as the command is
    """Show the page of a command, or say what labels and columns mean."""
    root = ctx.find_root()
    group = cast("TyperGroup", root.command)
    if subject is None:
        page = page_of(group, root)
    elif subject in TOPICS:
        page = page_of_parts(list(TOPICS[subject].parts()))
    elif subject in group.commands:
        command = cast("TyperCommand", group.commands[subject])
        page = page_of(command, command.make_context(subject, [], parent=root, resilient_parsing=True))
    else:
        from difflib import get_close_matches  # who names one that there is has no need of it

        names = [name for name, _ in _known(ctx)]
        message = f"{subject}: neither a command nor a topic, expected one of {', '.join(names)}"
        for meant in get_close_matches(subject.casefold(), names, 1):
            message = f"{subject}: neither a command nor a topic; did you mean {meant}?"
        raise refused(message)
    emit((line.encode() for line in page.splitlines()), Problems())
