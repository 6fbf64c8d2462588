"""Worker processes give everything once, in order, whatever happens to one of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jdoc.errors import WorkerError
from jdoc.workers import AHEAD, Passing, Workers, Yielded
from tests.workers import jobs

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize("number", [1, 3])
def test_results_come_in_order(number: int) -> None:
    with Workers(jobs.doubled, jobs=number) as workers:
        assert [*workers.in_order(range(50))] == [(item, [item, item], None) for item in range(50)]
        assert [*workers.in_order([])] == []
        assert [*workers.in_order([7])] == [(7, [7, 7], None)]


def test_what_one_item_costs_no_other_item_pays() -> None:
    items = ["a", "crash", "b", "hang", "raise", "c", "missing", "defect", "d", "print", "crash", "e"]
    with Workers(jobs.odd, jobs=2, timeout=1.5) as workers:
        found = [*workers.in_order(items)]
    assert [result.item for result in found] == items
    failures = [(result.item, result.failure) for result in found if result.failure]
    assert failures[:4] == [
        ("crash", "the worker process crashed (SIGSEGV)"),
        ("hang", "over the time limit of 1.5 s"),
        ("raise", "raise: damaged"),
        ("missing", "no such file or directory"),
    ]
    assert failures[4][0] == "defect"
    assert "AssertionError: said by the test" in (failures[4][1] or "")
    assert failures[5:] == [("crash", "the worker process crashed (SIGSEGV)")]
    assert [result.values for result in found if not result.failure] == [
        [item] for item in ("a", "b", "c", "d", "print", "e")
    ]
    assert found[1].values == ["before"]


def test_no_more_is_taken_than_can_be_held() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        while True:
            yield taken
            taken += 1

    with Workers(jobs.backwards, jobs=2) as workers:
        first = next(workers.in_order(items()))
        assert first.item == 0
        assert taken <= 2 * AHEAD
        taken = 0  # those that were begun before are not among those that come now
        assert [*islice(workers.in_order(items()), 3)] == [(item, [item], None) for item in range(3)]


def test_a_big_result_comes_in_pieces() -> None:
    with Workers(jobs.big, jobs=1) as workers:
        pieces = [event.value for event in workers.run([20]) if isinstance(event, Yielded)]
    assert [*map(len, pieces)] == 20 * [1 << 20]


def test_a_function_that_cannot_be_found_is_told() -> None:
    function = partial(jobs.doubled)
    with Workers(function, jobs=1) as workers:
        workers._function = b"no pickle"  # noqa: SLF001
        with pytest.raises(WorkerError, match="can't be started"):
            next(workers.run([1]))


@pytest.mark.parametrize("timeout", [float("inf"), float("nan"), 1e300])
def test_a_time_limit_beyond_all_time_is_none(timeout: float) -> None:
    with Workers(jobs.odd, jobs=1, timeout=timeout) as workers:
        assert [result.failure for result in workers.in_order(["plain"])] == [None]


@pytest.mark.skipif(sys.platform != "linux", reason="only here memory can be limited")
def test_too_much_memory_is_a_failure() -> None:
    with Workers(jobs.odd, jobs=1, memory=200) as workers:
        found = [*workers.in_order(["a", "much", "b"])]
    assert [result.failure for result in found] == [
        None,
        "not enough memory: over the limit that --memory, or JDOC_MEMORY, raises",
        None,
    ]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes")
@pytest.mark.parametrize("job", ["process", "endless"])
def test_workers_end_with_whoever_started_them(job: str) -> None:
    code = (
        "from jdoc.workers import Workers; from tests.workers import jobs\n"
        f"for event in Workers(jobs.{job}, jobs=1).run([1]): print(event.value, flush=True)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        os.kill(worker, 0)
        parent.send_signal(signal.SIGKILL)
    for _ in range(1000):
        try:
            state = Path(f"/proc/{worker}/stat").read_text(encoding="utf-8").split()[2]
        except OSError:
            return  # it has ended
        if state == "Z":
            return
        time.sleep(0.01)
    pytest.fail("the worker is still there")


def test_a_process_that_is_killed_before_it_is_ready_is_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jdoc.workers.UNREADY_SECONDS", 0.01)
    with Workers(jobs.KilledAtFirst(str(tmp_path), 2), jobs=1) as workers:
        assert [*workers.in_order([1, 2, 3])] == [(item, [item], None) for item in (1, 2, 3)]
    with (
        Workers(jobs.KilledAtFirst(str(tmp_path), 99), jobs=2) as workers,
        pytest.raises(WorkerError, match=r"can't be started \(SIGKILL, 3 times in a row\)"),
    ):
        next(workers.run([1]))


def test_what_the_machine_did_is_told_from_what_an_item_did() -> None:
    with Workers(jobs.machine, jobs=1) as workers:
        failures = {result.item: result.failure for result in workers.in_order(["full", "killed", "crash", "plain"])}
    assert {item: type(failure) for item, failure in failures.items()} == {
        "full": Passing,
        "killed": Passing,
        "crash": str,
        "plain": type(None),
    }


def test_each_item_has_its_own_time() -> None:
    with Workers(jobs.odd, jobs=1, timeout=jobs.seconds) as workers:
        found = [*workers.in_order(["a", "hang", "b"])]
    assert [result.failure for result in found] == [None, "over the time limit of 0.5 s", None]
