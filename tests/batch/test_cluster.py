"""A scheduler and two workers, processes of their own: one is killed in the middle, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.batch.conftest import tree
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]
    Folder = Callable[..., Path]

MANIFEST = ".jdoc/manifest.jsonl"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="starts a cluster")


class Cluster:
    """A Dask cluster on this machine."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self._file = folder / "scheduler.json"
        self._environment = environment
        here = ("--host", "127.0.0.1", "--protocol", "tls" if environment else "tcp")
        self._processes = [self._start("scheduler", *here, "--port", "0")]
        self.workers = [self._start("worker", *here, "--nthreads", "1", "--no-nanny") for _ in "12"]
        self._processes += self.workers
        while not self._written():
            assert self._processes[0].poll() is None, "the scheduler has ended"
            time.sleep(0.02)

    def _start(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        code = "import sys; from dask.__main__ import main; sys.argv[0] = 'dask'; main()"
        call = [sys.executable, "-c", code, kind, "--no-dashboard", "--scheduler-file", str(self._file), *options]
        environment = {**os.environ, "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "false", **self._environment}
        return subprocess.Popen(call, cwd=self._file.parent, stderr=subprocess.DEVNULL, env=environment)

    def _written(self) -> bool:
        """Say whether the scheduler's file is whole: it is there before all of it is written."""
        try:
            return bool(self.address)
        except (FileNotFoundError, json.JSONDecodeError):
            return False

    @property
    def address(self) -> str:
        return str(json.loads(self._file.read_text(encoding="utf-8"))["address"])

    def stop(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    started = Cluster(tmp_path)
    yield started
    started.stop()


def test_a_worker_is_lost_and_nothing_else(jdoc: Jdoc, folder: Folder, tmp_path: Path, cluster: Cluster) -> None:
    given, out, local = folder(600), tmp_path / "out", tmp_path / "local"
    (given / "damaged.pdf").write_bytes(b"%PDF-1.7\nnothing")
    call = [sys.executable, "-m", "jdoc", "run", str(given), "--scheduler", cluster.address, "--stages", "split"]
    with subprocess.Popen([*call, "-o", str(out)], cwd=ROOT, stderr=subprocess.PIPE, text=True) as run:
        while run.poll() is None and len(noted(out)) < 100:
            time.sleep(0.002)
        cluster.workers[0].send_signal(signal.SIGKILL)
        in_the_middle = run.poll() is None
        log = noted(out)
        _, told = run.communicate()
    assert in_the_middle
    assert len(log) == len(set(log))
    assert run.returncode == 3
    assert "documents: 601 (1 failed)" in told
    assert jdoc("run", str(given), "-o", str(local), "--stages", "split", "-q").returncode == 3
    assert tree(out) == tree(local)
    again = subprocess.run([*call, "-o", str(out)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "documents: 601 (601 unchanged, 1 failed)" in again.stderr
    urls = [*call[:4], f"file://{given}", *call[5:], "-o", f"file://{tmp_path}/urls", "--quiet"]
    assert subprocess.run(urls, cwd=ROOT, capture_output=True, text=True, check=False).returncode == 3
    results = {name: data.replace(b'"doc":"file://', b'"doc":"') for name, data in tree(tmp_path / "urls").items()}
    assert {**results, MANIFEST: b""} == {**tree(local), MANIFEST: b""}


CERTIFIED = """\
distributed:
  comm:
    require-encryption: true
    tls:
      ca-file: {0}/ca.pem
      scheduler: {{key: {0}/key.pem, cert: {0}/cert.pem}}
      worker: {{key: {0}/key.pem, cert: {0}/cert.pem}}
      client: {{key: {0}/key.pem, cert: {0}/cert.pem}}
"""
"""What docs/running.md shows."""


def certified(folder: Path) -> str:
    """Write the configuration of a cluster behind certificates into a folder, and return that."""
    certificate = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj")
    request = ("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=jdoc", "-keyout", "key.pem")
    signed = ("openssl", "x509", "-req", "-in", "asked.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial")
    for call in (
        (*certificate, "/CN=authority", "-keyout", "ca.key", "-out", "ca.pem"),
        (*request, "-out", "asked.pem"),
        (*signed, "-days", "2", "-out", "cert.pem"),
    ):
        subprocess.run(call, cwd=folder, check=True, capture_output=True)
    (folder / "config").mkdir()
    (folder / "config" / "dask.yaml").write_text(CERTIFIED.format(folder), encoding="utf-8")
    return str(folder / "config")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificates")
def test_behind_certificates(jdoc: Jdoc, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    cluster = Cluster(tmp_path, DASK_CONFIG=certified(secrets))
    given = str(folder(3))
    try:
        call = ("run", given, "-o", f"{tmp_path}/out", "--stages", "split", "--scheduler", cluster.address)
        assert cluster.address.startswith("tls://")
        monkeypatch.setenv("DASK_CONFIG", str(tmp_path / "none"))
        done = jdoc(*call)
        told = "Dask's configuration names no certificates (docs/running.md shows how it does)"
        assert (done.returncode, done.stderr) == (3, f"jdoc: {cluster.address}: {told}\n")
        monkeypatch.setenv("DASK_CONFIG", str(secrets / "config"))
        assert jdoc(*call).returncode == 0
        done = jdoc(*call[:-1], cluster.address.replace("tls", "tcp"))
        assert (done.returncode, done.stderr.endswith("expected tls://HOST:PORT\n")) == (3, True)
        (secrets / "key.pem").unlink()
        done = jdoc(*call)
        assert (done.returncode, done.stderr.endswith("can't be read: no such file or directory\n")) == (3, True)
    finally:
        cluster.stop()
    assert jdoc("run", given, "-o", f"{tmp_path}/local", "--stages", "split", "-q").returncode == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "local")


def noted(out: Path) -> list[bytes]:
    path = out / MANIFEST
    return [line.split(b'"')[3] for line in path.read_bytes().splitlines()[:-1]] if path.exists() else []


def test_no_cluster(jdoc: Jdoc, tmp_path: Path) -> None:
    for address in ("127.0.0.1", "tcp://127.0.0.1:1"):
        done = jdoc("run", "samples", "-o", f"{tmp_path}/out", "--scheduler", address)
        told = f"jdoc: {address}: no scheduler of Dask answers there (expected tcp://HOST:PORT or tls://HOST:PORT)\n"
        assert (done.returncode, done.stderr) == (3, told)
