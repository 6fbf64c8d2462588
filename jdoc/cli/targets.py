"""Where an answer goes and in which form, by `-o FILE`, `--format`, and what the name of the file says."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from jdoc.errors import UsageError
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jdoc.cli.declared import Answer
    from jdoc.vocabulary import AnswerForm

SUFFIXES: dict[str, AnswerForm] = {".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl"}
"""What the name of the file says of the form, where nobody has said it."""
FILES = {".html": "html", ".htm": "html", ".ics": "ics"}
"""The option that writes a file of such a name."""
FOREIGN = frozenset(
    {*FILES, ".xlsx", ".xls", ".ods", ".docx", ".doc", ".odt", ".rtf", ".pdf", ".pptx", ".parquet", ".zip", ".png"}
)
"""What programs would open that no answer is, unless the command says so."""
SHARED = ("output", "answer_form")
"""The parameters that all commands with an answer have, but for those that they bring along themselves."""


class Forms(NamedTuple):
    """The forms that a command has of its own, in its parameter `form`."""

    default: object = None
    choices: tuple[str, ...] = ()


class Call(NamedTuple):
    """A call of a command that answers."""

    name: str
    answer: Answer
    params: dict[str, Any]
    """All that is given, and defaults; what is shared is taken out."""
    own: Forms
    inputs: list[str]
    """What may be the names of files that are read."""

    def run(self, function: Callable[[], object]) -> object:
        """Run the command, its answer written where and how it is asked for; the parameters may change before."""
        has_form = "answer_form" in self.params
        path, form = (self.params.pop(name, None) for name in SHARED)
        suffix = "." + (path or "").lower().rpartition(".")[2]
        own = None if has_form else self._own_form(suffix.removeprefix("."))
        form = form or own or SUFFIXES.get(suffix)
        path = self._own_file(suffix, path)
        if form in {"jsonl", "csv", "tsv"} and "json" in self.params:
            self.params["json"] = True  # of a command that writes records only when asked for
        if path is None and form is None:
            return function()
        from jdoc.cli.answers import written_as, written_to  # most calls say neither

        with ExitStack() as around:
            around.enter_context(written_to(path, self.inputs))
            around.enter_context(written_as(form, self.name))
            return function()

    def _own_form(self, suffix: str) -> AnswerForm | None:
        """Let the name of a file choose among the forms that the command has of its own; return that of its records."""
        if self.own.choices and self.params["form"] == self.own.default and suffix in self.own.choices:
            self.params["form"] = suffix
        form: AnswerForm | None = self.params["form"] if self.answer == "records" else None
        return form if form in {"csv", "tsv"} else None

    def _own_file(self, suffix: str, path: str | None) -> str | None:
        """Let an option of the command write a file of such a name; return the file that is left to be written.

        Raises UsageError where nobody could open what would be in the file.
        """
        option = FILES.get(suffix)
        if option in self.params and self.params[option] is None:
            self.params[option] = path
            return None
        if suffix in FOREIGN and self.params.get("form") != suffix.removeprefix("."):
            files = [each for each, name in FILES.items() if name in self.params]
            problem = f"{path}: {self.name} can't write {suffix}, but {', '.join([*SUFFIXES, '.txt', *files])}"
            raise UsageError(problem)
        return path


def names_in(arguments: Iterable[Any]) -> list[str]:
    """Return the texts among the values of arguments.

    >>> names_in(["a.txt", ["b.txt"], None])
    ['a.txt', 'b.txt']
    """
    return [name for value in arguments for name in ([value] if isinstance(value, str) else value or ())]
