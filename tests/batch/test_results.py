"""Results in places that aren't folders."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import fsspec
import pytest

from jdoc.batch import manifest
from jdoc.batch.documents import process_document
from jdoc.batch.folders import Batch, RunOptions, Step
from jdoc.batch.inputs import Inputs
from jdoc.errors import InputError, UsageError
from jdoc.pipeline import Work
from jdoc.workers import Workers
from tests.batch.conftest import tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Folder = Callable[..., Path]

ORDER = RunOptions(Work(stages=("split",)), merge=True)


def done(given: str, out: str, order: RunOptions = ORDER, most: int | None = None) -> list[Step]:
    function = partial(process_document, work=order.work, form=order.result_form)
    inputs = Inputs([given], out=out, report=print)
    found = []
    with Batch(inputs, out, order) as batch, Workers(function, jobs=1) as workers:
        for step in batch.steps(workers):
            found.append(step)
            if len(found) == most:
                break
    return found


def test_a_store_holds_what_a_folder_would(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "SAVE_SECONDS", 0)
    given, store = folder(6), fsspec.filesystem("memory")
    place = f"memory://{tmp_path.name}"
    assert len(done(str(given), place, most=2)) == 2
    assert len(store.find(f"/{tmp_path.name}/.jdoc/manifest")) >= 2
    assert [step.is_new for step in done(str(given), place)].count(False) == 2
    done(str(given), str(tmp_path / "out"))
    names = {name.removeprefix(f"/{tmp_path.name}/") for name in store.find(f"/{tmp_path.name}")}
    expected = tree(tmp_path / "out")
    assert names == expected.keys()
    assert {name: store.cat(f"/{tmp_path.name}/{name}") for name in names} == expected
    assert not any(step.is_new for step in done(str(given), place))


def test_what_has_no_folder_in_common(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Inputs(["memory://a", str(tmp_path)], out="out", report=print)
    with pytest.raises(UsageError):
        Inputs(["memory://a", f"file://{tmp_path}"], out="out", report=print)
    with pytest.raises(InputError, match="nowhere"):
        Inputs(["nowhere://a"], out="out", report=print)


def test_urls_are_searched_in_depth(folder: Folder) -> None:
    given = folder(4)
    told: list[InputError] = []
    listed = [source.key for source in Inputs([f"file://{given}"], out="out", report=told.append)]
    assert listed == ["0/000.txt", "0/002.txt", "1/001.txt", "1/003.txt"]
    listed = [source.key for source in Inputs([f"file://{given}/0/*.txt"], out="out", report=told.append)]
    assert listed == ["000.txt", "002.txt"]
    assert not told
    assert len(Inputs([f"file://{given}/0/*.pdf"], out="out", report=told.append)) == 0
    assert "no file matches" in str(told[0])
