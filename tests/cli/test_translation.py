"""What the command line says is said in Japanese too: pages of help, messages, and nothing that programs read."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, cast

import pytest
from rich.cells import cell_len

from jdoc.__main__ import COMMANDS, load
from jdoc.cli import app
from jdoc.cli.commands import group_of
from jdoc.cli.pages import parts_of
from jdoc.cli.topics import TOPICS
from jdoc.lexicon import rows
from jdoc.translation import is_japanese, translated, translated_message
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from typer._click import Context
    from typer.core import TyperCommand, TyperGroup

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

SAMPLE = "samples/notice.txt"
ENGLISH = re.compile("[a-z]{3,} [a-z]{2,}")
"""Words of a sentence: `[no such]` file."""
COMMAND = re.compile("jdoc [a-z]+( [a-z]+)?")
"""Calls, which are the same in every language: `[jdoc help acts]`."""
ERRORS = frozenset({"InputError", "Notice", "OutputError", "UsageError", "refused", "told"})
"""Whose arguments are messages."""
NAMES = frozenset({"problem", "message"})
"""What messages are called before they are raised."""
FOR_DEVELOPERS = ("jdoc/structure/", "jdoc/language/", "jdoc/checks/", "jdoc/lexicon/", "jdoc/__init__")
"""Where nothing is said on the command line: what `jdoc check` finds is explained in docs/check.ja.md."""


def pages() -> Iterator[tuple[str, str]]:
    """Yield all that pages of help say, and where."""
    load("")
    group = group_of(app)
    root = group.make_context("jdoc", [], resilient_parsing=True)
    commands = cast("dict[str, TyperCommand]", group.commands)
    made = {name: each.make_context(name, [], parent=root, resilient_parsing=True) for name, each in commands.items()}
    contexts: list[tuple[TyperCommand | TyperGroup, Context]] = [(group, root)]
    contexts += [(commands[name], context) for name, context in made.items()]
    parts = [part for each, context in contexts for part in parts_of(each, context)]
    for part in [*parts, *(part for topic in TOPICS.values() for part in topic.parts())]:
        for text in [part.head, *part.texts, *(entry.about for entry in part.entries)]:
            yield part.head, translated(text)


def messages() -> Iterator[tuple[str, str]]:
    """Yield the messages that stand in the code, with something put into each of their places."""
    for path in sorted((ROOT / "jdoc").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(FOR_DEVELOPERS):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            values: list[ast.expr] = []
            if isinstance(node, ast.Assign) and any(getattr(target, "id", "") in NAMES for target in node.targets):
                values = [node.value]
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ERRORS:
                values = node.args
            yield from ((name, text) for value in values if ENGLISH.search(text := written(value)))


def written(value: ast.expr) -> str:
    """Return a message as it is said."""
    if isinstance(value, ast.Constant):
        return str(value.value)
    if isinstance(value, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "X9" for part in value.values)
    return ""


@pytest.mark.usefixtures("japanese")
def test_every_page_of_help_is_in_japanese() -> None:
    left = [(head, text) for head, text in pages() if ENGLISH.search(COMMAND.sub("", text))]
    assert left == []


@pytest.mark.usefixtures("japanese")
def test_every_message_is_in_japanese() -> None:
    assert [(name, text) for name, text in messages() if translated_message(text) == text] == []


def test_the_catalogue_puts_in_what_the_messages_say() -> None:
    places = re.compile(r"\{\d\}")
    for row in rows("messages"):
        assert sorted(places.findall(row["message"])) == sorted(places.findall(row["japanese"])), row


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "ja_JP.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8"}, False),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "C", "LC_MESSAGES": "ja_JP.eucJP"}, True),
        ({"LANG": "ja_JP.UTF-8", "JDOC_LANG": "en"}, False),
        ({"JDOC_LANG": "ja"}, True),
        ({}, False),
    ],
)
def test_the_language_is_that_of_the_user(
    variables: dict[str, str],
    expected: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("JDOC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    is_japanese.cache_clear()
    assert is_japanese() == expected


@pytest.mark.usefixtures("japanese")
def test_what_programs_read_is_the_same_in_every_language(jdoc: Jdoc, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = (
        ["split", SAMPLE],
        ["timeline", SAMPLE],
        ["lookup", "5億円"],
        ["names", "--names", "rules", SAMPLE, "--format", "csv"],
    )
    said = [jdoc(*call).stdout for call in calls]
    monkeypatch.setenv("JDOC_LANG", "en")
    assert [jdoc(*call).stdout for call in calls] == said


@pytest.mark.usefixtures("japanese")
def test_messages_and_wrong_calls_are_in_japanese(jdoc: Jdoc) -> None:
    done = jdoc("split", "ない.txt")
    assert (done.returncode, done.stderr) == (3, "jdoc: ない.txt: そのようなファイルやフォルダーはありません\n")
    wrong = jdoc("timeline", "--from", "いつか", SAMPLE)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("使い方：jdoc timeline [OPTIONS]")
    assert "エラー：'--from' の値が正しくありません：いつか：日付ではありません。" in wrong.stderr
    assert "もしかして 'split'" in jdoc("splt").stderr


@pytest.mark.usefixtures("japanese")
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_japanese_pages_fit(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    load("")
    group = group_of(app)
    context = group.make_context("jdoc", [], resilient_parsing=True)
    if command:
        told = cast("TyperCommand", group.commands[command])
        context = told.make_context(command, [], parent=context, resilient_parsing=True)
    shown = context.command.get_help(context)
    assert [line for line in shown.splitlines() if cell_len(line) > 80] == []
    assert shown.startswith("使い方：")
