"""A record of each document, by what its blocks say."""

from __future__ import annotations

import csv
import hashlib
import json
from typing import TYPE_CHECKING

from jdoc.pipeline import process_text
from jdoc.stages.documents import describe
from jdoc.vocabulary import PAPER_KINDS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jdoc.model import Paper
    from tests.conftest import Run

    Jdoc = Callable[..., Run]

NOTICE = """　　　　　　　　　　　　　　　　　　　　　　　　港管第１２号
　　　　　　　　　　　　　　　　　　　　　　　　令和５年３月１日

各港湾管理者　殿

　　　　　　　　　　　　　　　　　　　　　　　　国土交通省港湾局長

　　　　　　　港湾台帳の整備について（通知）

　港湾台帳については、下記のとおり整備することとしたので、通知する。

　　　　　　　　　　　　　　　　　記

１　台帳は、毎年度更新すること。
"""


def paper_of(text: str) -> Paper:
    return describe([*process_text(text)])


def test_a_notice_says_all_of_itself() -> None:
    paper = paper_of(NOTICE)
    assert (paper.title, paper.kind, paper.number) == ("港湾台帳の整備について（通知）", "notice", "港管第１２号")
    assert (paper.date, paper.date_source) == ("2023-03-01", "dateline")
    assert (paper.issuers, paper.addressees) == (["国土交通省港湾局長"], ["各港湾管理者"])
    assert (paper.pages, paper.sha256) == (None, None)


def test_what_a_document_does_not_say_is_open() -> None:
    paper = paper_of("港湾台帳は、毎年度更新することとしている。次の更新は来月に行う予定である。\n")
    assert (paper.title, paper.kind, paper.number, paper.date) == (None, None, None, None)
    assert (paper.issuers, paper.addressees) == ([], [])
    assert paper.blocks == 1


def test_a_bill_is_one_by_its_number_whoever_signs_it_again() -> None:
    lines = ("議案第７号", "　　　北浜市港湾条例", "　北浜市港湾条例を別紙のとおり制定する。", "令和５年２月２０日提出")
    paper = paper_of("\n\n".join((*lines, "　　　　　　　　北浜市長　　海野　一郎\n")))
    assert (paper.kind, paper.number, paper.title) == ("bill", "議案第７号", "北浜市港湾条例")
    assert ["".join(name.split()) for name in paper.issuers] == ["北浜市長海野一郎"]


def test_a_company_issues_its_results() -> None:
    lines = (
        "　　　２０２５年３月期　決算短信〔日本基準〕（連結）",
        "　　　　　　　　　　　　　　　２０２５年５月９日",
        "上場会社名　青葉海運株式会社　　上場取引所　東",
        "１．連結業績",
        "　当期の売上高は増加した。\n",
    )
    paper = paper_of("\n\n".join(lines))
    assert (paper.kind, paper.date, paper.issuers) == ("financial-report", "2025-05-09", ["青葉海運株式会社"])


def test_documents_of_a_folder(jdoc: Jdoc) -> None:
    done = jdoc("documents", "samples/")
    papers = [json.loads(line) for line in done.stdout.splitlines()]
    by_name = {paper["doc"]: paper for paper in papers}
    notice = by_name["samples/notice.txt"]
    assert notice["sha256"] == hashlib.sha256((ROOT / "samples/notice.txt").read_bytes()).hexdigest()
    assert (notice["number"], notice["addressees"]) == ("総基通第８７号", ["各都道府県知事"])
    assert {paper.get("kind") for paper in papers} <= {*PAPER_KINDS, None}


def test_a_folder_as_a_table_and_records_read_alike(jdoc: Jdoc) -> None:
    rows = [*csv.DictReader(jdoc("documents", "--format", "csv", "samples/notice.txt").stdout.splitlines())]
    assert [row["issuers"] for row in rows] == ["総務省総合通信局長"]
    records = jdoc("split", "samples/notice.txt").stdout
    [given] = jdoc("documents", stdin=records).stdout.splitlines()
    [read] = jdoc("documents", "samples/notice.txt").stdout.splitlines()
    assert json.loads(given) == {key: fact for key, fact in json.loads(read).items() if key != "sha256"}


def test_a_document_that_can_not_be_read_costs_no_other(jdoc: Jdoc, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 nothing")
    (tmp_path / "b.txt").write_text(NOTICE, encoding="utf-8")
    done = jdoc("documents", str(tmp_path))
    assert (done.returncode, len(done.stdout.splitlines())) == (3, 1)
    assert "a.pdf" in done.stderr
