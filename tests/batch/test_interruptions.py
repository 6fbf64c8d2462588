"""Whatever ends a run, no result is half a result, and the next call goes on."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.batch.conftest import tree
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

    Jdoc = Callable[..., Run]
    Folder = Callable[..., Path]

MANIFEST = ".jdoc/manifest.jsonl"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, limits and /proc as Linux has them")


def started(given: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a run that only splits, and so is quick."""
    call = [sys.executable, "-m", "jdoc", "run", str(given), *options, "-o", str(out), "--stages", "split", "-j", "2"]
    return subprocess.Popen(call, cwd=ROOT, stderr=subprocess.PIPE)


def lines(out: Path) -> int:
    path = out / MANIFEST
    return path.read_bytes().count(b"\n") if path.exists() else 0


def wait_for(run: subprocess.Popen[bytes], out: Path, count: int) -> None:
    """Wait until so many documents are noted, or the run has ended."""
    while run.poll() is None and lines(out) < count:
        time.sleep(0.001)


def workers_of(out: Path) -> list[int]:
    """List the processes that work in the environment of a run."""
    mark = f"JDOC_TEST={out}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (path / "environ").read_bytes().split(b"\0"):
                found.append(int(path.name))
        except OSError:
            continue  # it has ended
    return found


def test_killed_ten_times(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, out, whole = folder(400), tmp_path / "out", tmp_path / "whole"
    monkeypatch.setenv("JDOC_TEST", str(out))
    for place, options in ((whole, ["--merge"]), (tmp_path / "apart", [])):
        with started(given, place, *options) as run:
            run.communicate()
    expected, results = tree(whole), tree(tmp_path / "apart")
    chance = random.Random(8)  # noqa: S311
    interrupted = 0
    for _ in range(10):
        count = lines(out) + chance.randrange(1, 30)
        with started(given, out, "--merge") as run:
            wait_for(run, out, count)
            run.send_signal(signal.SIGKILL)
            run.communicate()
        interrupted += run.returncode == -signal.SIGKILL
        for name, data in tree(out).items():
            if name.startswith(".jdoc/documents/"):
                assert data == results[name.removeprefix(".jdoc/documents/")]
        assert not (out / "merged.jsonl").exists() or run.returncode == 0
    assert interrupted > 5
    with started(given, out, "--merge") as run:
        run.communicate()
    assert run.returncode == 0
    assert tree(out) == expected
    for _ in range(500):
        if not workers_of(out):
            break
        time.sleep(0.01)
    assert not workers_of(out)


def test_ctrl_c(folder: Folder, tmp_path: Path, jdoc: Jdoc) -> None:
    given, out = folder(400), tmp_path / "out"
    with started(given, out) as run:
        wait_for(run, out, 20)
        run.send_signal(signal.SIGINT)
        _, errors = run.communicate()
    assert run.returncode == 130
    assert errors.strip() in (b"", b"Aborted.")
    done = jdoc("run", str(given), "-o", str(out), "--stages", "split")
    assert done.returncode == 0
    unchanged = int(done.stderr.split("(")[1].split()[0])
    assert 20 <= unchanged < 400


def test_a_manifest_that_was_cut_off(folder: Folder, tmp_path: Path, jdoc: Jdoc) -> None:
    call = ("run", str(folder(5)), "-o", str(tmp_path / "out"), "--stages", "split")
    assert jdoc(*call).returncode == 0
    expected = tree(tmp_path / "out")
    manifest = tmp_path / "out" / MANIFEST
    manifest.write_bytes(manifest.read_bytes()[:-30])
    assert jdoc(*call).stderr.startswith("documents: 5 (4 unchanged)\n")
    assert tree(tmp_path / "out") == expected


def test_a_full_disk(folder: Folder, tmp_path: Path, jdoc: Jdoc) -> None:
    given, out = folder(40), tmp_path / "out"
    limited = ["bash", "-c", 'ulimit -f 4; exec "$@"', "-", sys.executable, "-m", "jdoc"]
    call = ["run", str(given), "-o", str(out), "--stages", "split"]
    done = subprocess.run([*limited, *call], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr == f"jdoc: {out}: file too large; what is done stays, call again to go on\n"
    assert 0 < len([*out.rglob("*.txt.jsonl")]) < 40
    again = jdoc(*call)
    assert again.returncode == 0
    assert again.stderr.startswith("documents: 40 (")
    assert jdoc("run", str(given), "-o", str(tmp_path / "whole"), "--stages", "split", "-q").returncode == 0
    assert tree(out) == tree(tmp_path / "whole")


def test_two_runs_in_one_place(folder: Folder, tmp_path: Path, jdoc: Jdoc) -> None:
    given, out = folder(2), tmp_path / "out"
    os.mkfifo(given / "slow.txt")
    with started(given, out, str(given / "slow.txt")) as run:  # in a folder, it would be passed by
        wait_for(run, out, 1)
        done = jdoc("run", str(given), "-o", str(out))
        (given / "slow.txt").write_bytes("終わり。\n".encode())
        run.communicate()
    assert done.returncode == 3
    assert done.stderr.endswith(f"jdoc: {out}: another run is writing here\n")
    assert run.returncode == 3  # what can't be read twice can't be read


def indexing(given: Path, file: Path) -> subprocess.Popen[bytes]:
    call = [sys.executable, "-m", "jdoc", "index", "-d", str(file), str(given), "--names", "rules", "-j", "2", "-q"]
    return subprocess.Popen(call, cwd=ROOT, stderr=subprocess.DEVNULL)


BLOCKS = """\
select document.name, seq, kind, page, line, runs, block.text, record
from block join document on document.id = document order by document.name, seq
"""
ENTITIES = """\
select document.name, seq, position, start, end, form.text, meaning.label, value, low, high
from entity join block on block.id = entity.block join document on document.id = block.document
join form on form.id = entity.form join meaning on meaning.id = form.meaning order by document.name, seq, position
"""
HELD = ("select path, sha256 from file order by path", BLOCKS, ENTITIES)
"""All that an index holds, whatever numbers it calls it by: a file whose worker was killed comes last."""


def rows(file: Path) -> list[list[object]]:
    with closing(sqlite3.connect(file)) as db:
        return [db.execute(query).fetchall() for query in HELD]


@pytest.mark.long
@pytest.mark.parametrize("who", ["parent", "worker"])
@pytest.mark.parametrize("what", ["run", "index"])
def test_killed_twenty_times(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str, what: str
) -> None:
    given, out, whole = folder(100), tmp_path / "out", tmp_path / "whole"
    monkeypatch.setenv("JDOC_TEST", str(out))
    start = partial(started, given) if what == "run" else partial(indexing, given)
    state = tree if what == "run" else rows
    began = time.monotonic()
    with start(whole) as process:
        process.communicate()
    lasts = time.monotonic() - began
    chance = random.Random(f"{who} {what}")  # noqa: S311
    killed = 0
    for _ in range(20):
        with start(out) as process:
            time.sleep(chance.uniform(0.1, lasts))
            victims = [process.pid] if who == "parent" else [pid for pid in workers_of(out) if pid != process.pid]
            if victims and process.poll() is None:
                killed += 1
                with suppress(ProcessLookupError):
                    os.kill(chance.choice(victims), signal.SIGKILL)
            process.communicate()
        if process.returncode == 0:  # it was done before: once more from the beginning
            assert state(out) == state(whole)
            (shutil.rmtree if what == "run" else os.remove)(out)
    with start(out) as process:
        process.communicate()
    assert process.returncode == 0
    assert killed
    assert state(out) == state(whole)
    for _ in range(500):
        if not workers_of(out):
            break
        time.sleep(0.01)
    assert not workers_of(out)
