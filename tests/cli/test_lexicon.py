"""A lexicon of one's own, given to the commands that find names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

TEXT = "しおさい亭の前で、楠本つむぎさんが話した。\n"
ROWS = "name\tlabel\tvalue\taliases\nしおさい亭\tORG\t株式会社しおさい\t\n谷\tLOC\t\t\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/text.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "own.tsv").write_text(ROWS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        "entities",
        "names",
        "table --columns text,value",
        "show",
        "run -o OUT --merge --quiet",
        "index -d OUT.db",
    ],
)
def test_every_command_that_finds_names_takes_one(jdoc: Callable[..., Run], place: Path, command: str) -> None:
    words = command.replace("OUT", str(place / "out")).split()
    answer = jdoc(*words, "--lexicon", str(place / "own.tsv"), str(place / "in"))
    assert answer.returncode == 3
    assert answer.stderr.startswith(f"jdoc: {place / 'own.tsv'}:3: 谷: one character")
    if words[0] == "run":
        shown = (place / "out/merged.jsonl").read_text(encoding="utf-8")
    elif words[0] == "index":
        shown = jdoc("find", "--value", "株式会社しおさい", "--json", "-d", str(place / "out.db")).stdout
    else:
        shown = answer.stdout
    assert "しおさい亭" in shown
    assert command == "show" or "株式会社しおさい" in shown


def test_another_lexicon_makes_results_anew(jdoc: Callable[..., Run], place: Path) -> None:
    own, index = place / "own.tsv", ("index", str(place / "in"), "-d", str(place / "x.db"), "--lexicon")
    own.write_text("しおさい亭\tORG\n", encoding="utf-8")
    assert "1 indexed" in jdoc(*index, str(own)).stderr
    assert "1 unchanged" in jdoc(*index, str(own)).stderr
    own.write_text("しおさい亭\tFAC\n", encoding="utf-8")
    assert "1 indexed" in jdoc(*index, str(own)).stderr


def test_a_lexicon_that_is_not_there(jdoc: Callable[..., Run]) -> None:
    answer = jdoc("entities", "--lexicon", "none.tsv", str(ROOT / "samples/notice.txt"))
    assert answer.stderr == "jdoc: none.tsv: no such file or directory\n"
    assert (answer.stdout, answer.returncode) == ("", 3)
