"""Plain calls, which are read without typer: names of options as they stand in the help, values that need no reading.

What is in any way else is left to typer: help, mistakes, shells that complete, values that commands read by themselves.
So a call means the same here as there, which a test tries with calls that nobody has written.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from types import NoneType, SimpleNamespace
from typing import TYPE_CHECKING, Any, Literal, cast, get_args, get_origin

from jdoc.cli import NOTHING_FOUND, let_go
from jdoc.cli.declared import Argument, Option
from jdoc.cli.targets import Call, Forms, names_in
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import AnswerForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.cli.declared import Answer, App, Command

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


OUTPUT = Parameter("output", Option("--output", "-o"), str, is_several=False)
FORMAT = Parameter("answer_form", Option("--format"), AnswerForm, is_several=False)
SHARED: dict[Answer, tuple[Parameter, ...]] = {"records": (OUTPUT, FORMAT), "text": (OUTPUT,), "files": ()}
"""What commands have by what they answer with, but for options that they bring along themselves."""


def read_call(command: Command, arguments: Sequence[str]) -> dict[str, object] | None:
    """Return what a command is called with; None where that is for typer to say."""
    try:
        parameters = parameters_of(command)
        given = _given([*parameters, *_shared(command, parameters)], arguments)
    except (LookupError, TypeError, ValueError):
        return None
    required = {each.name for each in parameters} - defaults_of(command, parameters).keys()
    return given if required <= given.keys() and not _is_set_elsewhere(parameters) else None


def defaults_of(command: Command, parameters: Sequence[Parameter]) -> dict[str, object]:
    """Return the values that parameters have where none are given."""
    values = command.function.__defaults__ or ()
    names = [each.name for each in parameters]
    return dict(zip(names[len(names) - len(values) :], values, strict=True))


def call_of(command: Command, name: str, given: dict[str, object]) -> Call:
    """Return a call of a command that answers, with what it is given."""
    parameters = parameters_of(command)
    params: dict[str, Any] = dict.fromkeys(each.name for each in _shared(command, parameters))
    params |= defaults_of(command, parameters) | given
    form = next((each for each in parameters if each.name == "form"), None)
    own = Forms(defaults_of(command, parameters).get("form"), get_args(form.kind)) if form else Forms()
    placed = [params.get(each.name) for each in parameters if isinstance(each.said, Argument)]
    return Call(name, command.answer, params, own, names_in(placed))


def _shared(command: Command, parameters: Sequence[Parameter]) -> list[Parameter]:
    taken = {name for each in parameters for name in _names(each)}
    return [each for each in SHARED[command.answer] if taken.isdisjoint(each.said.names)]


@cache
def parameters_of(command: Command) -> list[Parameter]:
    """Return the parameters of a command; raises TypeError where one is declared in a way that isn't known here."""
    function, parameters = command.function, []
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
        parameters.append(Parameter(name, said, get_args(kind)[0] if several else kind, several))
    return parameters


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
    """Load msgspec without what it loads for nothing; whatever is loaded later finds it.

    `typing_extensions` is there for types that jdoc has none of, and takes 12 ms, an eighth of what a sentence takes;
    `platform` tells `uuid` what the system is called, before Python 3.14, and takes 2.
    """
    stand_ins: dict[str, Any] = {
        "typing_extensions": None,
        "platform": SimpleNamespace(system=lambda: os.uname().sysname),
    }
    left_out = {name: stand_in for name, stand_in in stand_ins.items() if name not in sys.modules}
    sys.modules.update(left_out)
    try:
        import msgspec  # noqa: F401
    finally:
        for name in left_out:
            del sys.modules[name]


def answer(command: Command, name: str, given: dict[str, object]) -> None:
    """Run a command with what it is given."""
    if command.answer == "files":
        command.function(**given)
        return
    call = call_of(command, name, given)
    call.run(lambda: command.function(**call.params))


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
        answer(command, arguments[0], given)
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
