"""What commands declare: their options and arguments, as typer has them, which is loaded only where it is needed.

To load typer takes as long as a lookup; most calls can be read without it (`plain`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Answer: TypeAlias = Literal["records", "text", "files"]
"""What a command answers with: records and texts go where `-o` says, records as `--format` says."""


Function: TypeAlias = "Callable[..., None]"
"""What runs a command: its parameters are options and arguments."""


class Option:
    """An option: its names, where they aren't that of the parameter, and what typer is told of it."""

    def __init__(self, *names: str, **facts: Any) -> None:  # noqa: ANN401 -- typer's own
        self.names, self.facts = names, facts


class Argument(Option):
    """An argument, told by its place."""


class Command(NamedTuple):
    """A command."""

    function: Function
    answer: Answer
    epilog: str


class App:
    """The commands that are loaded, by their names."""

    def __init__(self) -> None:
        self.commands: dict[str, Command] = {}

    def command(self, *, epilog: str, answer: Answer = "records") -> Callable[[Function], Function]:
        """Add a command, which is called as its function is; the epilog holds an example."""

        def added(function: Function) -> Function:
            self.commands[function.__name__] = Command(function, answer, epilog)
            return function

        return added


def refused(message: str) -> Exception:
    """Return what is raised for options that can't be meant."""
    from typer import BadParameter

    return BadParameter(message)
