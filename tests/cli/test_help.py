"""The command line explains itself: pages of help that fit, hold every word, and say how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from rich.cells import cell_len
from typer.main import get_command

from jdoc.__main__ import COMMANDS, load
from jdoc.cli import app
from jdoc.cli.pages import FIRST_STEPS, paragraphs, summary_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer._click import Context
    from typer.core import TyperCommand, TyperGroup

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

load("")
GROUP = cast("TyperGroup", get_command(app))
COMMANDS_BY_NAME = cast("dict[str, TyperCommand]", GROUP.commands)


def context_of(command: str) -> Context:
    group = GROUP.make_context("jdoc", [], resilient_parsing=True)
    if not command:
        return group
    return COMMANDS_BY_NAME[command].make_context(command, [], parent=group, resilient_parsing=True)


def page(command: str) -> str:
    """Return the page of a command."""
    context = context_of(command)
    return context.command.get_help(context)


@pytest.mark.parametrize("columns", [50, 80, 120])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_a_page_is_no_wider_than_the_screen_nor_than_80_columns(
    command: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", f"{columns}")
    lines = page(command).splitlines()
    assert [line for line in lines if cell_len(line) > min(80, columns)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_has_every_word_and_an_example(command: str) -> None:
    lines = page(command).replace(" \\\n", "\n").splitlines()
    shown = "".join("".join(lines).split())
    told = COMMANDS_BY_NAME[command]
    for text in [*paragraphs(told.help), *(f"{getattr(each, 'help', '')}" for each in told.params)]:
        assert "".join(text.split()).rstrip(".") in shown
        words = text.rstrip(".").split()
        assert [word for word in words if not any(word in line for line in lines) and word.isascii()] == []
    assert f"Example:jdoc{command}" in shown


def test_the_first_page_says_what_there_is_and_how_to_begin(jdoc: Jdoc) -> None:
    shown = jdoc("--help").stdout
    assert jdoc().stderr == shown == page("") + "\n"
    for name in COMMANDS:
        assert f"  {name:8}  {summary_of(COMMANDS_BY_NAME[name])}" in shown.splitlines()
    assert all(step in shown for step in FIRST_STEPS)
