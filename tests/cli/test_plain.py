"""Calls that are read without typer mean what they mean with it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import chdir, suppress
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.exceptions import TyperException

from jdoc.__main__ import COMMANDS, load
from jdoc.cli import app, plain
from jdoc.cli.commands import group_of
from jdoc.cli.declared import App
from jdoc.errors import JdocError
from jdoc.vocabulary import NamesMode, NumeralStyle
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.cli.declared import Command
    from tests.conftest import Run

    Jdoc = Callable[..., Run]

T = TypeVar("T")
load("")
VALUES = [
    *("a.txt", "statements/", "-", "", "0", "3", "150", "1.5", "-2", "３", "nan", "x=1", "DATE,ORG", "外務省"),
    *("a.csv", "a.tsv", "a.jsonl", "a.html", "a.ics", "a.xlsx", "a.xliff", "csv", "table", "jsonl"),
    *("-amount", "--", "--help", "-h", "-x", "--no-such", "令和5年3月1日"),
    *(*get_args(NamesMode), *get_args(NumeralStyle)),
]
WITHOUT = frozenset(("help", "schema"))
"""Commands that nothing is told, or that ask typer."""


Made: TypeAlias = "list[dict[str, Any] | str]"
"""What a command is called with, and what it refuses."""


def noting(name: str, made: Made) -> Command:
    """Return a command that notes what it is called with, defaults included, and does nothing."""
    command = app.commands[name]
    names = [each for each in command.function.__annotations__ if each != "return"]
    values = command.function.__defaults__ or ()

    @wraps(command.function)
    def note(**given: Any) -> None:
        made.append(dict(zip(names[len(names) - len(values) :], values, strict=True)) | given)

    return command._replace(function=note)


def made_with_typer(name: str, arguments: list[str]) -> Made:
    made: Made = []
    own = App()
    own.commands[name] = noting(name, made)
    with suppress(TyperException):
        try:
            group_of(own)([name, *arguments], prog_name="jdoc", standalone_mode=False)
        except JdocError as error:
            made.append(f"{error}")
    return made


def made_without(name: str, arguments: list[str]) -> Made | None:
    command = app.commands[name]
    given = plain.read_call(command, arguments)
    if given is None:
        return None
    made: Made = []
    note = noting(name, made).function
    try:
        if command.answer == "files":
            note(**given)
        else:
            call = plain.call_of(command, name, given)
            call.run(lambda: note(**call.params))
    except JdocError as error:
        made.append(f"{error}")
    return made


def inside_a_folder(make: Callable[[], T]) -> tuple[T, list[str]]:
    """Do something in a folder of its own; return what comes of it, and the files that it writes."""
    with TemporaryDirectory() as folder, chdir(folder):
        return make(), sorted(each.name for each in Path(folder).iterdir())


def options(name: str) -> list[str]:
    """Return the names of all options of a command."""
    return [option for each in group_of(app).commands[name].params for option in each.opts if option.startswith("-")]


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in WITHOUT])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files that a process would close
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_read_without_typer_is_what_typer_reads(name: str, data: st.DataObject) -> None:
    names = st.sampled_from(options(name))
    values = st.sampled_from(VALUES)
    pieces = st.one_of(names, values, st.builds("{}={}".format, names, values), st.builds("{}{}".format, names, values))
    pairs = st.tuples(names, values)
    arguments = data.draw(st.lists(st.one_of(pieces.map(lambda piece: (piece,)), pairs), max_size=5))
    call = [piece for several in arguments for piece in several]
    made, files = inside_a_folder(lambda: made_without(name, call))
    if made is not None:
        assert inside_a_folder(lambda: made_with_typer(name, call)) == (made, files)


@pytest.mark.parametrize(
    ("call", "read"),
    [
        ("entities -", {"paths": ["-"]}),
        ("entities a.txt --label DATE -l=x", None),
        ("entities --label DATE,ORG a.txt -l TIME --names rules", {"labels": ["DATE,ORG", "TIME"], "names": "rules"}),
        ("entities --memory=200", {"memory": 200}),
        ("entities --memory 50", None),
        ("entities --names rule", None),
        ("entities --base-date 2020-01-01", None),
        ("entities -o a.jsonl", {"output": "a.jsonl"}),
        ("entities --format csv -o=a.csv", None),
        ("entities --format csv --output=a.csv", {"answer_form": "csv", "output": "a.csv"}),
        ("entities --format parquet", None),
        ("entities -o -", None),
        ("entities --help", None),
        ("entities --no-pager=1", None),
        ("entities -- a.txt", None),
        ("diff a.txt b.txt --context=2 -y", {"context": 2, "beside": True}),
        ("diff a.txt", None),
        ("lookup", None),
        ("numerals --to arabic", {"to": "arabic"}),
        ("split --format text -o a", {"form": "text", "output": "a"}),
        ("help labels", None),
    ],
)
def test_which_calls_are_plain(call: str, read: dict[str, object] | None) -> None:
    name, *arguments = call.split()
    found = plain.read_call(app.commands[name], arguments)
    assert found is None if read is None else found is not None and read.items() <= found.items()


def test_the_environment_is_for_typer_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert plain.read_call(app.commands["entities"], []) == {}
    monkeypatch.setenv("JDOC_MEMORY", "300")
    assert plain.read_call(app.commands["entities"], []) is None
    assert not plain.is_for_shell(["split", "*.txt"])
    monkeypatch.setattr(os, "name", "nt")
    assert plain.is_for_shell(["split", "*.txt"])
    assert not plain.is_for_shell(["split", "a.txt"])
    monkeypatch.setenv("_JDOC_COMPLETE", "complete_bash")
    assert plain.is_for_shell(["split", "a.txt"])


def test_what_a_command_refuses_is_told_with_its_call(jdoc: Jdoc) -> None:
    told = jdoc("split", "--target", "en", "-").stderr
    assert told.startswith("Usage: jdoc split [OPTIONS]")
    told = jdoc("entities", "--label", "DAET", "-").stderr
    assert told.splitlines()[-1].startswith("Error: Invalid value for '--label'")


def loaded(*arguments: str) -> set[str]:
    """Return which modules that take long to load a call has loaded."""
    watched = {"typer", "msgspec", "inspect", "rich", "fugashi", "dataclasses", "json", "pathlib", "platform"}
    code = (
        f"import sys\nsys.argv = {['jdoc', *arguments]}\nfrom jdoc.__main__ import main\ntry:\n    main()\nfinally:\n"
        f"    print(*sorted({watched} & sys.modules.keys()), file=sys.stderr)\n    import typing_extensions, platform"
        "; assert platform.python_version()"
    )
    call = [sys.executable, "-c", code]
    return {*subprocess.run(call, capture_output=True, text=True, check=True, cwd=ROOT, input="岸田が").stderr.split()}


def test_what_short_calls_load() -> None:
    assert loaded("lookup", "100億円") == set()
    assert loaded("numerals", "--to", "arabic") == {"msgspec"}
    assert loaded("entities", "--label", "DATE") == {"msgspec"}
    assert loaded("entities") == {"msgspec", "fugashi"}
    assert "typer" in loaded("lookup", "--", "100億円")


@pytest.mark.parametrize("path", sorted((ROOT / "jdoc" / "cli").glob("*.py")), ids=lambda path: path.stem)
def test_no_command_loads_typer(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    loads = re.search(r"^(?:import|from) typer\b", text, re.MULTILINE) is not None
    assert loads == (path.stem in {"commands", "help"})
