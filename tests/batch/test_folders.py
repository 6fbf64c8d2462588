"""A run as a user has it: what comes out, what a second call does, what a failure costs."""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jdoc import __version__
from jdoc.batch.documents import process_document
from jdoc.batch.folders import Batch, RunOptions
from jdoc.batch.inputs import Inputs
from jdoc.pipeline import Work
from jdoc.workers import Workers
from tests.batch import jobs
from tests.batch.conftest import tree
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

    Jdoc = Callable[..., Run]
    Folder = Callable[..., Path]

MANIFEST = ".jdoc/manifest.jsonl"


def entries(out: Path) -> dict[str, dict[str, object]]:
    lines = (out / MANIFEST).read_text(encoding="utf-8").splitlines()
    return {entry["path"]: entry for entry in map(json.loads, lines)}


def test_results_are_those_of_the_commands(jdoc: Jdoc, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = jdoc("run", "samples", "-o", str(out), "--jobs", "2")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("documents: 4\nblocks: 68\nentities: ")
    records = jdoc("split", "samples/notice.txt").stdout
    assert (out / "notice.txt.jsonl").read_text(encoding="utf-8") == jdoc("entities", stdin=records).stdout
    assert sorted(tree(out)) == [
        MANIFEST,
        "joint-press-release.txt.jsonl",
        "notice.txt.jsonl",
        "results.txt.jsonl",
        "white-paper.txt.jsonl",
    ]
    entry = entries(out)["notice.txt"]
    assert entry["size"] == (ROOT / "samples/notice.txt").stat().st_size
    assert (entry["outcome"], entry["blocks"]) == ("done", 27)


def test_any_number_of_jobs_gives_the_same(jdoc: Jdoc, folder: Folder, tmp_path: Path) -> None:
    given = str(folder(30))
    for number in ("1", "3"):
        assert jdoc("run", given, "-o", f"{tmp_path}/{number}", "--stages", "split", "-j", number).returncode == 0
    assert tree(tmp_path / "1") == tree(tmp_path / "3")
    assert len(tree(tmp_path / "1")) == 31


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_merged_into_one_file(jdoc: Jdoc, folder: Folder, tmp_path: Path, form: str) -> None:
    given, out = str(folder(5)), tmp_path / "out"
    options = ("--label", "DATE,MONEY")
    assert jdoc("run", given, "-o", str(out), "--merge", "--format", form, *options).returncode == 0
    records = jdoc("entities", *options, given).stdout
    merged = (out / f"merged.{form}").read_bytes()
    assert [path.name for path in out.iterdir() if not path.name.startswith(".")] == [f"merged.{form}"]
    if form == "jsonl":
        assert merged.decode() == records
        return
    apart = tmp_path / "apart"
    assert jdoc("run", given, "-o", str(apart), "--format", form, *options, "--quiet").stderr == ""
    if form == "csv":
        results = [path.read_text(encoding="utf-8").splitlines() for path in sorted(apart.rglob("*.csv"))]
        lines = merged.decode().splitlines()
        assert lines == results[0][:1] + [line for result in results for line in result[1:]]
        assert [line.split(",")[8:11] for line in lines[:4]] == [
            ["label", "text", "value"],
            ["DATE", "令和５年３月1日", "2023-03-01"],
            ["MONEY", "1億円", "100000000"],
            ["DATE", "令和５年３月3日", "2023-03-03"],
        ]
    else:
        from pyarrow import parquet

        tables = [parquet.read_table(path).to_pylist() for path in sorted(apart.rglob("*.parquet"))]
        assert parquet.read_table(out / "merged.parquet").to_pylist() == [row for table in tables for row in table]
        assert [row["amount"] for row in (*tables[3], *tables[4]) if row["label"] == "MONEY"] == [2e8, 4e8]


def test_a_second_call_does_what_is_new(jdoc: Jdoc, folder: Folder, tmp_path: Path) -> None:
    given, out = folder(6), tmp_path / "out"
    call = ("run", str(given), "-o", str(out), "--stages", "split")
    assert jdoc(*call).stderr.startswith("documents: 6\n")
    first = tree(out)
    assert jdoc(*call).stderr.startswith("documents: 6 (6 unchanged)\n")
    assert tree(out) == first
    (given / "0/000.txt").write_text("別の声明。\n", encoding="utf-8")
    (given / "new.txt").write_text("新しい声明。\n", encoding="utf-8")
    (out / "1/001.txt.jsonl").unlink()
    (out / "1/003.txt.jsonl").write_bytes(b"half")
    assert jdoc(*call).stderr.startswith("documents: 7 (3 unchanged)\n")
    again = tree(out)
    changed = {name for name in again if again[name] != first.get(name)}
    assert changed == {MANIFEST, "0/000.txt.jsonl", "new.txt.jsonl"}
    assert "別の声明。" in again["0/000.txt.jsonl"].decode()
    other = jdoc(*call[:-1], "split,numerals", "--to", "kanji")
    assert other.stderr.startswith("documents: 7\n")
    assert "二億円" in (out / "1/001.txt.jsonl").read_text(encoding="utf-8")


def test_results_of_another_version_are_told_and_made_anew(jdoc: Jdoc, folder: Folder, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call = ("run", str(folder(3)), "-o", str(out), "--stages", "split", "--quiet")
    jdoc(*call)
    before = entries(out)
    manifest = out / MANIFEST
    older = manifest.read_text(encoding="utf-8").replace(f'"version":"{__version__}"', '"version":"0.0.9"')
    manifest.write_text(older, encoding="utf-8")
    told = f"jdoc: {out}: 3 results by jdoc 0.0.9 are made anew by jdoc {__version__}\n"
    assert jdoc(*call).stderr == told
    assert entries(out) == before
    assert jdoc(*call).stderr == ""


def test_what_fails_is_told_and_the_rest_goes_on(jdoc: Jdoc, folder: Folder, tmp_path: Path) -> None:
    given, out = folder(3), tmp_path / "out"
    (given / "damaged.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (given / "empty.txt").touch()
    (given / "lines.jsonl").write_text('{"text":"a"}\n{"text":\n', encoding="utf-8")
    call = ("run", str(given), "-o", str(out), "--stages", "split")
    done = jdoc(*call)
    assert done.returncode == 3
    told = sorted(line for line in done.stderr.splitlines() if line.startswith("jdoc: "))
    reason = "this PDF is damaged: its pages can't be found (was it cut off on its way?)"
    assert told == [
        f"jdoc: {given}/damaged.pdf: {reason}",
        f"jdoc: {given}/empty.txt: nothing in it: the document is empty",
        f"jdoc: {given}/lines.jsonl:2: this is no JSON: Input data was truncated",
    ]
    assert "documents: 6 (2 read in part, 1 failed)" in done.stderr
    assert entries(out)["damaged.pdf"]["reason"] == reason
    assert not (out / "damaged.pdf.jsonl").exists()
    assert (out / "lines.jsonl.jsonl").read_bytes() == b'{"text":"a"}\n'
    again = jdoc(*call)
    assert again.returncode == 3
    assert "documents: 6 (6 unchanged, 2 read in part, 1 failed)\n" in again.stderr
    assert reason in jdoc(*call, "--failed").stderr
    (given / "damaged.pdf").write_text("直した。\n", encoding="utf-8")
    assert "documents: 6 (5 unchanged, 2 read in part)\n" in jdoc(*call).stderr
    (given / "damaged.pdf").write_bytes(b"%PDF-1.7\nagain")
    assert jdoc(*call).returncode == 3
    assert not (out / "damaged.pdf.jsonl").exists()


def test_a_crash_and_too_long_a_time_are_failures_of_one_document(tmp_path: Path) -> None:
    given, out = tmp_path / "in", str(tmp_path / "out")
    given.mkdir()
    for name in ("a", "crash", "b", "hang", "c"):
        (given / f"{name}.txt").write_text("声明。\n", encoding="utf-8")
    order = RunOptions(Work(stages=("split",)))
    for function in (jobs.odd_document, jobs.odd_document, partial(process_document, work=order.work, form="jsonl")):
        inputs = Inputs([str(given)], out=out, report=print)
        again = order._replace(redo_failed=function is not jobs.odd_document)
        with Batch(inputs, out, again) as batch, Workers(function, jobs=2, timeout=1) as workers:
            steps = {step.entry.path: step for step in batch.steps(workers)}
        failures = {path: step.entry.reason for path, step in steps.items() if step.entry.outcome == "failed"}
        if again.redo_failed:
            assert failures == {}
            assert [path for path in sorted(steps) if steps[path].is_new] == ["crash.txt", "hang.txt"]
        else:
            assert failures == {
                "crash.txt": "the worker process crashed (SIGSEGV)",
                "hang.txt": "over the time limit of 1 s",
            }
    assert len(tree(tmp_path / "out")) == 6


def test_no_two_documents_share_a_result(jdoc: Jdoc, tmp_path: Path) -> None:
    for name in ("x/2017/a.txt", "x/2017/a.md", "y/2017/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}の声明。\n", encoding="utf-8")
    folders = [f"{tmp_path}/x/2017", f"{tmp_path}/y/2017", f"{tmp_path}/x/../x/2017", f"{tmp_path}/x/2017/a.md"]
    done = jdoc("run", *folders, "-o", f"{tmp_path}/out", "--stages", "split")
    assert done.stderr.startswith("documents: 3\n")
    assert sorted(tree(tmp_path / "out")) == [
        MANIFEST,
        "x/2017/a.md.jsonl",
        "x/2017/a.txt.jsonl",
        "y/2017/a.txt.jsonl",
    ]


def test_results_are_no_input(jdoc: Jdoc, folder: Folder) -> None:
    given = folder(2)
    (given / "0/loop").symlink_to(given)
    for out in ("out", "out", "other"):
        done = jdoc("run", str(given), "-o", str(given / out), "--stages", "split")
        assert (done.returncode, done.stderr.split()[1]) == (0, "2")
    same = jdoc("run", str(given), "-o", f"{given}/0/..")
    assert same.returncode == 2
    assert same.stderr == "jdoc: the results can't go where the documents are: name another folder with -o\n"
    further = jdoc("run", str(given / "out"), "-o", str(given / "further"), "--stages", "numerals", "--to", "kanji")
    assert (further.returncode, further.stderr.split()[1]) == (0, "2")
    assert "二億円" in (given / "further/1/001.txt.jsonl.jsonl").read_text(encoding="utf-8")


def test_nothing_to_do(jdoc: Jdoc, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = jdoc("run", f"{tmp_path}/empty", f"{tmp_path}/none", "-o", f"{tmp_path}/out")
    assert done.returncode == 3
    none, empty = done.stderr.splitlines()
    assert none == f"jdoc: {tmp_path}/none: no such file or directory"
    assert empty.startswith(f"jdoc: {tmp_path}/empty: no documents in this folder")
    assert not (tmp_path / "out").exists()
    (tmp_path / "file").touch()
    assert jdoc("run", "samples", "-o", f"{tmp_path}/file").returncode == 3
    for wrong in (["--stages", "numerals"], ["--to", "kanji"], ["--stages", "reading"], ["--jobs", "0"]):
        assert jdoc("run", "samples", "-o", f"{tmp_path}/out", *wrong).returncode == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only here names can be any bytes")
def test_names_that_are_no_text(jdoc: Jdoc, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in (b"n\xff.txt", b"n\\xff.txt", "共同.txt".encode()):
        Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/" + name)).write_text("声明。\n", encoding="utf-8")
    done = jdoc("run", f"{tmp_path}/in", "-o", f"{tmp_path}/out", "--merge", "--stages", "split")
    assert done.returncode == 0
    docs = [json.loads(line)["doc"] for line in (tmp_path / "out/merged.jsonl").read_bytes().splitlines()]
    assert sorted(Path(doc).name for doc in docs) == [r"n\xff.txt", r"n\xff.txt", "共同.txt"]
    assert len(tree(tmp_path / "out")) == 5
