"""The page for translators: each of its commands, one after the other, shows what the page says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jdoc.vocabulary import PAPER_KINDS
from tests.conftest import ROOT
from tests.test_readme import CONSOLE, SHOWN
from tests.views.test_records import check_xliff
from tests.views.test_terms import check_tbx


@pytest.mark.skipif(shutil.which("jq") is None, reason="the examples show their records with jq")
def test_the_commands_of_the_page(tmp_path: Path) -> None:
    shutil.copy(ROOT / "samples/notice.txt", tmp_path)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    page = (ROOT / "docs/translators.md").read_text(encoding="utf-8")
    shown = [match for block in CONSOLE.findall(page) for match in SHOWN.finditer(block)]
    assert len(shown) >= 8
    for match in shown:
        done = subprocess.run(
            ["bash", "-c", match["command"]], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert (done.stdout, done.stderr) == (match["output"], "")
    check_xliff((tmp_path / "notice.xlf").read_text(encoding="utf-8"))
    check_tbx((tmp_path / "terms.tbx").read_text(encoding="utf-8"))


def test_the_page_on_records_lists_every_kind_of_document() -> None:
    page = (ROOT / "docs/records.md").read_text(encoding="utf-8")
    assert [kind for kind in PAPER_KINDS if f"`{kind}`" not in page] == []
