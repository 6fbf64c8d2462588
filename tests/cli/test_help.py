"""The command line explains itself: pages of help that fit, hold every word, and say how to begin."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, cast, get_args

import pytest
from rich.cells import cell_len

from jdoc.__main__ import COMMANDS, load
from jdoc.cli import app
from jdoc.cli.commands import group_of
from jdoc.cli.pages import FIRST_STEPS, MORE, page_of_parts, paragraphs, summary_of
from jdoc.cli.topics import COLUMNS, KINDS, LABELS, STYLES, TOPICS
from jdoc.stages.numerals import rewrite_text
from jdoc.views import rows, speeches, stances
from jdoc.vocabulary import BLOCK_KINDS, ENTITY_LABELS, NumeralStyle
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer._click import Context, Parameter
    from typer.core import TyperCommand

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

load("")
GROUP = group_of(app)
COMMANDS_BY_NAME = cast("dict[str, TyperCommand]", {name: GROUP.commands[name] for name in COMMANDS})
GROUP.commands = {**COMMANDS_BY_NAME}  # in their order, whichever of them other tests have loaded before


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
        assert f"  {name:9}  {summary_of(COMMANDS_BY_NAME[name])}" in shown.splitlines()
    assert all(step in shown for step in FIRST_STEPS)


@pytest.mark.parametrize("topic", TOPICS)
def test_topics_are_explained(topic: str, jdoc: Jdoc) -> None:
    shown = page_of_parts(list(TOPICS[topic].parts()))
    assert not [line for line in shown.splitlines() if cell_len(line) > 80]
    assert topic in "".join(MORE)
    if topic == "acts":
        assert jdoc("help", topic).stdout == shown


def test_topics_leave_nothing_out() -> None:
    assert (set(LABELS), set(KINDS), set(STYLES)) == (set(ENTITY_LABELS), set(BLOCK_KINDS), set(get_args(NumeralStyle)))
    for style, written in STYLES.items():
        made = rewrite_text("5680億円", report=print, style=cast("NumeralStyle", style))
        assert made == f"{written.removesuffix(', as courts write')}円"


def test_help_leads_to_the_page_of_a_command(jdoc: Jdoc) -> None:
    assert jdoc("help", "split").stdout == jdoc("split", "--help").stdout
    assert jdoc("help").stdout == jdoc("--help").stdout
    wrong = jdoc("help", "splt")
    assert (wrong.returncode, "splt: neither a command nor a topic" in wrong.stderr) == (2, True)


LISTS = [
    pytest.param(command, each, id=f"{command} {each.opts[0]}")
    for command, told in COMMANDS_BY_NAME.items()
    for each in told.params
    if f"{each.metavar}".endswith(",…")
]


@pytest.mark.parametrize(("command", "option"), LISTS)
def test_names_that_options_take_are_completed(command: str, option: Parameter) -> None:
    """A list of names (`LABEL,…`) offers all that may stand there, the second one as well as the first."""
    context = context_of(command)
    offered = [item.value for item in option.shell_complete(context, "")]
    assert len(offered) > 1
    assert f"{offered[0]},{offered[1]}" in [item.value for item in option.shell_complete(context, f"{offered[0]},")]
    told = f"{getattr(option, 'help', '')}"
    leads_on = "jdoc help" in told or "jdoc check --rules" in told or option.name == "keep"
    assert leads_on or all(name in told for name in offered)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("jdoc table --label MO", "MONEY"),
        ("jdoc table --columns doc,tex", "doc,text"),
        ("jdoc numerals --to mi", "mixed-comma"),
        ("jdoc find --act con", "condemn"),
        ("jdoc help la", "labels"),
        ("jdoc tim", "timeline"),
    ],
)
def test_the_shell_is_offered_them(typed: str, offered: str) -> None:
    words = {**os.environ, "_JDOC_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": f"{typed.count(' ')}"}
    done = subprocess.run([sys.executable, "-m", "jdoc"], env=words, capture_output=True, text=True, check=False)
    assert offered in done.stdout.split()


DATES = [
    pytest.param(command, each, id=f"{command} {each.opts[0]}")
    for command, told in COMMANDS_BY_NAME.items()
    for each in told.params
    if ({"--from", "--to"} & {*each.opts} and not hasattr(each.type, "choices")) or "--base-date" in each.opts
]


@pytest.mark.parametrize(("command", "option"), DATES)
def test_dates_can_be_given_as_documents_write_them(command: str, option: Parameter) -> None:
    assert option.metavar == "DATE"
    for written in ("2023-03-01", "令和5年3月1日", "令和五年三月一日", "Ｒ５．３．１"):
        value = option.type.convert(written, option, context_of(command))
        assert f"{getattr(value, 'first', value)}" in {"2023-03-01", written}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_manual_has_a_page_of_every_command(command: str) -> None:
    written = (ROOT / "docs" / "man" / f"jdoc-{command}.1").read_text(encoding="utf-8").replace("\\-", "-")
    for each in COMMANDS_BY_NAME[command].params:
        assert f"{getattr(each, 'help', '')}".rstrip(".") in written
        assert all(option in written for option in each.opts if option.startswith("-"))


def test_all_columns_are_explained() -> None:
    assert {*rows.COLUMNS, *stances.COLUMNS, *speeches.COLUMNS} == {*COLUMNS}


def test_a_topic_that_is_spelled_otherwise_is_pointed_to(jdoc: Jdoc) -> None:
    done = jdoc("help", "FIND")
    assert (done.returncode, "; did you mean find?" in " ".join(done.stderr.split())) == (2, True)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("table --label DAET,MONEY x", "Error: Invalid value for '--label': DAET: not known; did you mean DATE?"),
        ("table --columns text,lin x", "Error: Invalid value for '--columns': lin: not known; did you mean line?"),
        ("check --select tabels x", "Error: Invalid value for '--select': tabels: not known; did you mean tables?"),
    ],
)
def test_a_name_that_nobody_knows_is_told_with_its_option(call: str, told: str, jdoc: Jdoc) -> None:
    done = jdoc(*call.split())
    assert (done.returncode, done.stderr.splitlines()[-1]) == (2, told)
