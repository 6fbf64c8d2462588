"""Commands as typer makes them, with what all of them have: a page of help, `-o FILE`, `--format`."""

from __future__ import annotations

from functools import cache, partial, wraps
from inspect import Signature, signature
from typing import TYPE_CHECKING, Annotated, Any, cast, get_type_hints

from typer import Argument, Exit, Option, Typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command
from typer.main import get_params_convertors_ctx_param_name_from_function as params_of

from jdoc import __version__
from jdoc.cli import declared
from jdoc.cli.targets import Call, Forms, names_in
from jdoc.vocabulary import AnswerForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer._click import Context, HelpFormatter  # for their names only: typer says no public ones here

    from jdoc.cli.declared import Answer, App, Function

TextOutput = Annotated[
    str | None,
    Option("--output", "-o", metavar="FILE", help="Write to this file, in UTF-8.", show_default=False),
]
Output = Annotated[
    str | None,
    Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file, in UTF-8; .csv, .tsv and .jsonl say the format as well.",
        show_default=False,
    ),
]
Format = Annotated[
    AnswerForm | None,
    Option("--format", help="What to write, if not what a terminal or a pipe gets.", show_default=False),
]


def _output(output: TextOutput = None) -> None:
    """Bear the option of commands whose answer is a text."""


def _output_and_format(output: Output = None, answer_form: Format = None) -> None:
    """Bear the options of commands whose answer is records."""


@cache
def _options_of(bearer: Callable[..., None]) -> list[Any]:
    """Return the options that a function bears, made once for all commands."""
    return list(params_of(bearer)[0])


class FileCommand(TyperCommand):
    """A command that writes files and folders and answers nothing."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the page."""
        from jdoc.cli.pages import page_of

        formatter.write(page_of(self, ctx))


class TextCommand(FileCommand):
    """A command whose answer is a text: `-o` says where it goes."""

    bearer: Callable[..., None] = staticmethod(_output)
    """Whose options it has, but for those that it brings along itself."""
    answer: Answer = "text"

    def __init__(self, name: str | None, *, params: list[Any], **settings: Any) -> None:  # noqa: ANN401 -- typer's own
        taken = {option for each in params for option in each.opts}
        shared = [each for each in _options_of(self.bearer) if taken.isdisjoint(each.opts)]
        super().__init__(name, params=[*params, *shared], **settings)

    def invoke(self, ctx: Context) -> Any:  # noqa: ANN401 -- as above
        """Run the command, its answer written where and how it is asked for."""
        own = next((each for each in self.params if each.name == "form"), None)
        forms = Forms(own.default, tuple(getattr(own.type, "choices", ()))) if own else Forms()
        arguments = [ctx.params.get(f"{each.name}") for each in self.params if each.param_type_name == "argument"]
        call = Call(f"{self.name}", self.answer, ctx.params, forms, names_in(arguments))
        return call.run(partial(super().invoke, ctx))


class Command(TextCommand):
    """A command whose answer is records: `--format` says how they are written."""

    bearer = staticmethod(_output_and_format)
    answer = "records"


class Overview(TyperGroup):
    """All commands: the first page."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the page."""
        from jdoc.cli.pages import page_of

        formatter.write(page_of(self, ctx))


KINDS: dict[Answer, type[TyperCommand]] = {"records": Command, "text": TextCommand, "files": FileCommand}
"""What commands are made as, by what they answer with."""


def group_of(app: App) -> TyperGroup:
    """Return the commands that are loaded, as typer has them."""
    made = Typer(
        name="jdoc",
        cls=Overview,
        help="Japanese official documents to structured, normalised, searchable JSON lines.",
        rich_markup_mode=None,  # half the start-up time, and a help text that can be pasted into the docs
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(jdoc)
    for command in app.commands.values():
        made.command(cls=KINDS[command.answer], epilog=command.epilog)(_as_typer_has_it(command.function))
    return cast("TyperGroup", get_command(made))


def context_of(app: App, arguments: list[str]) -> Context:
    """Return what typer knows of a call of a command."""
    group = group_of(app)
    root = group.make_context("jdoc", [*arguments])
    name, command, rest = group.resolve_command(root, [*arguments])
    return cast("TyperCommand", command).make_context(name, rest, parent=root)


def _as_typer_has_it(function: Function) -> Function:
    """Return a command with options and arguments of typer's."""

    @wraps(function)
    def made(**given: Any) -> None:  # noqa: ANN401 -- whatever it declares
        function(**given)

    said = {name: _parameter(hint) for name, hint in get_type_hints(function, include_extras=True).items()}
    declared_ones = signature(function).parameters.values()
    made.__annotations__ = said
    made.__signature__ = Signature([each.replace(annotation=said[each.name]) for each in declared_ones])  # type: ignore[attr-defined]
    return made


def _parameter(hint: Any) -> Any:  # noqa: ANN401 -- what annotations are
    """Return the type of a parameter with what typer is told of it."""
    said = next(iter(getattr(hint, "__metadata__", ())), None)
    if not isinstance(said, declared.Option):
        return hint
    kind = Argument if isinstance(said, declared.Argument) else Option
    return Annotated[hint.__origin__, kind(*said.names, **said.facts)]


def jdoc(
    version: Annotated[
        bool,
        Option(
            "--version",
            "-V",
            callback=lambda value: _show_version(wanted=value),
            is_eager=True,
            help="Show the version and exit.",
        ),
    ] = False,
) -> None:
    """Japanese official documents to structured, normalised, searchable JSON lines."""


def _show_version(*, wanted: bool) -> None:
    """Answer --version, and end."""
    if wanted:
        print(f"jdoc {__version__}")
        raise Exit
