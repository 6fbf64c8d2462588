"""Plain calls, which are read without typer: names of options as they stand in the help, values that need no reading.

What is in any way else is left to typer: help, mistakes, shells that complete, `-o`, values that commands read by
themselves. So a call means the same here as there, which a test tries with calls that nobody has written.
"""

from __future__ import annotations

import os
import sys
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, cast, get_args, get_origin

from jdoc.cli import NOTHING_FOUND, let_go
from jdoc.cli.declared import Argument, Option
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.cli.declared import App, Command

OF_ALL = frozenset(("output", "answer_form", "form"))
"""The parameters that say where answers go and how they are written, which `commands` sees to."""
MEANT = frozenset(("metavar", "help", "show_default", "autocompletion", "envvar", "min"))
"""The facts of parameters that are known here."""
WITHOUT_RECORDS = frozenset(("lookup",))
"""The commands that no record is loaded for."""
EXPANDED = frozenset("*?[~$%")
"""What typer replaces on Windows."""


class Parameter(NamedTuple):
    """A parameter of a command."""

    name: str
    said: Option
    kind: Any
    """The type of a value, of one of several values."""
    is_several: bool

    def read(self, value: str | None) -> object:
        """Return what a value stands for, or a flag without one; raises ValueError where typer is to say it."""
        if self.said.facts.keys() - MEANT or (value is None) != (self.kind is bool):
            raise ValueError(value)
        if value is None:
            return True
        if get_origin(self.kind) is Literal and value in get_args(self.kind):
            return value
        if self.kind not in {str, int, float} or value.startswith("-"):
            raise ValueError(value)
        number = self.kind(value)
        if "min" in self.said.facts and number < self.said.facts["min"]:
            raise ValueError(value)
        return number


def read_call(command: Command, arguments: Sequence[str]) -> dict[str, object] | None:
    """Return what a command is called with; None where that is for typer to say."""
    try:
        parameters = [*_parameters(command)]
        given = _given(parameters, arguments)
    except (LookupError, TypeError, ValueError):
        return None
    required = {each.name for each in parameters[: len(parameters) - len(command.function.__defaults__ or ())]}
    is_plain = required <= given.keys() and OF_ALL.isdisjoint(given) and not _is_set_elsewhere(parameters)
    return given if is_plain else None


def _parameters(command: Command) -> Iterator[Parameter]:
    """Yield the parameters of a command; raises TypeError where one is declared in a way that isn't known here."""
    function = command.function
    for name, written in function.__annotations__.items():
        if name == "return":
            continue
        declared = eval(written, function.__globals__)  # noqa: S307 -- an annotation of our own
        said = next(iter(getattr(declared, "__metadata__", ())), None)
        if not isinstance(said, Option):
            raise TypeError(name)
        kinds = [kind for kind in get_args(declared.__origin__) or (declared.__origin__,) if kind is not NoneType]
        kind = declared.__origin__ if get_origin(declared.__origin__) in {list, Literal} else kinds[0]
        several = get_origin(kind) is list
        yield Parameter(name, said, get_args(kind)[0] if several else kind, several)


def _given(parameters: list[Parameter], arguments: Sequence[str]) -> dict[str, object]:
    """Return the values of the parameters that are given; raises LookupError, ValueError where typer is to say it."""
    options = {name: each for each in parameters for name in _names(each)}
    given: dict[str, Any] = {}
    placed: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "-" or not argument.startswith("-"):
            placed.append(argument)
            continue
        name, equals, value = argument.partition("=") if argument.startswith("--") else (argument, "", "")
        option = options[name]
        read = option.read(value if equals else None if option.kind is bool else next(waiting, "--"))
        given[option.name] = [*given.get(option.name, ()), read] if option.is_several else read
    return given | _placed([each for each in parameters if isinstance(each.said, Argument)], placed)


def _names(parameter: Parameter) -> tuple[str, ...]:
    """Return the names of an option; of a flag, typer makes two names where none is said."""
    if isinstance(parameter.said, Argument) or (parameter.kind is bool and not parameter.said.names):
        return ()
    return parameter.said.names or (f"--{parameter.name.replace('_', '-')}",)


def _placed(parameters: list[Parameter], values: list[str]) -> dict[str, object]:
    """Return the values of arguments; raises ValueError where it isn't plain which value is of which one."""
    if len(parameters) == 1 and parameters[0].is_several:
        return {parameters[0].name: values} if values else {}
    if len(parameters) != len(values) or any(each.is_several or each.kind is not str for each in parameters):
        raise ValueError(values)
    return {each.name: value for each, value in zip(parameters, values, strict=True)}


def _is_set_elsewhere(parameters: list[Parameter]) -> bool:
    """Tell whether the environment has a say in a call."""
    return any(each.said.facts.get("envvar", "") in os.environ for each in parameters)


def is_for_shell(arguments: Sequence[str]) -> bool:
    """Tell whether a shell asks for what may come next, or whether typer is to replace something in a call."""
    return "_JDOC_COMPLETE" in os.environ or (os.name == "nt" and not EXPANDED.isdisjoint("".join(arguments)))


def _load_msgspec() -> None:
    """Load msgspec as it is where there is no typing_extensions, which is only there for types that jdoc has none of.

    It takes 12 ms, a tenth of what a sentence takes; whatever is loaded later finds it.
    """
    if "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]


def run(app: App) -> int | None:
    """Run the command that is called; return its exit code where it isn't 0."""
    arguments = sys.argv[1:]
    command = app.commands.get(arguments[0]) if arguments and not is_for_shell(arguments) else None
    given = read_call(command, arguments[1:]) if command else None
    if command is None or given is None:
        from jdoc.cli.commands import group_of

        return cast("int | None", group_of(app)(prog_name="jdoc", standalone_mode=False))
    if arguments[0] not in WITHOUT_RECORDS:
        _load_msgspec()
    try:
        command.function(**given)
    except BrokenPipeError:  # of standard error; what writes answers sees to its own
        let_go(sys.stdout)
        let_go(sys.stderr)
        return NOTHING_FOUND
    except Exception as error:
        if hasattr(error, "ctx"):  # a mistake, which is told with what typer knows of the call
            from jdoc.cli.commands import context_of

            error.ctx = context_of(app, arguments)
        raise
    return None
