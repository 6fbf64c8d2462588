"""The same from Python: one call for a document, and functions that other engines can carry to their workers."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import jdoc
from jdoc.errors import InputError, JdocError
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.conftest import Run

COUNTED = jdoc.Work(labels=("MONEY",))


def amounts(text: str) -> list[object]:
    """Return the amounts of money in a text: what `Series.map` or a Spark column is given."""
    return [entity.value for block in jdoc.process(text, work=COUNTED) for entity in block.entities or ()]


def amounts_of(paths: Iterable[str]) -> Iterator[tuple[str, object, str | None]]:
    """Yield a row for each amount in many documents: what `mapPartitions` is given."""
    for path in paths:
        for block in jdoc.process(Path(path), work=COUNTED):
            for entity in block.entities or ():
                yield path, entity.value, entity.unit


def test_a_function_for_each_element() -> None:
    carried: Callable[[str], list[object]] = pickle.loads(pickle.dumps(amounts))  # noqa: S301
    assert [*map(carried, ["１億円と２億円", "なし"])] == [[100000000, 200000000], []]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert [*pool.map(amounts, ["総額５，６８０億円"])] == [[568000000000]]


def test_a_function_for_each_partition() -> None:
    path = str(ROOT / "samples/notice.txt")
    rows = [*amounts_of([path, path])]
    assert len(rows) == 6
    assert rows[0] == (path, 3500000, "JPY")


def test_a_path_a_text_and_records_are_told_apart(jdoc: Callable[..., Run], tmp_path: Path) -> None:
    from jdoc import process
    from jdoc.jsonl import encode

    records = tmp_path / "records.jsonl"
    records.write_text(jdoc("split", "samples/notice.txt").stdout, encoding="utf-8")
    found = [encode(block).decode() for block in process(records)]
    assert "\n".join(found) + "\n" == jdoc("entities", str(records)).stdout
    assert [block.text for block in process('{"text": "５月"}')] == ["５月"]
    with pytest.raises(InputError, match="no such file"):
        next(process(Path("samples/none.txt")))


@pytest.mark.parametrize("text", ["samples/notice.txt", "/etc/hostname", "file:///etc/hostname", "notice.pdf"])
def test_nothing_is_opened_for_a_text(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert [block.text for block in jdoc.process(text)] == [text]
    assert [block.text for block in jdoc.process_text(text)] == [text]
    [pair] = jdoc.compare(text, text)
    assert [block.text for block in pair.old] == [text]


def test_bytes_of_any_format_have_the_name_that_they_are_given() -> None:
    page = "<html><p>総額５億円</p></html>".encode()
    [block] = jdoc.process_bytes(page, "page.html")
    assert (block.doc, block.text) == ("page.html", "総額５億円")
    assert [entity.value for entity in block.entities or ()] == [500000000]
    [block] = jdoc.process_bytes(page, "\udcff")
    assert block.doc == r"\xff"


def test_a_url(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("５月１日\n", encoding="utf-8")
    [block] = jdoc.process_url(f"file://{tmp_path}/a.txt")
    assert block.doc == f"file://{tmp_path}/a.txt"


def test_what_is_odd_is_reported() -> None:
    told: list[JdocError] = []
    assert [*jdoc.process(" ", report=told.append)] == []
    assert [str(error) for error in told] == ["-: nothing in it: the document is empty"]
