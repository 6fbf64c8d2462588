"""What the lines at the head of a document say of it."""

from __future__ import annotations

import pytest

from jdoc.language.papers import Head, addressee_in, company_in, goes_on, is_title, kind_of, number_in
from jdoc.lexicon import rows
from jdoc.vocabulary import PAPER_KINDS


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("港基発第１２号", "港基発第１２号"),
        ("５港政第１２３４号の２", "５港政第１２３４号の２"),
        ("令和５年北浜市条例第３号", "令和５年北浜市条例第３号"),
        ("法律第六十三号", "法律第六十三号"),
        ("令和５年３月１日　港管第８号", "港管第８号"),
        ("（議案第１２号）", "議案第１２号"),
        ("国 港 計 第 ７ 号", "国 港 計 第 ７ 号"),
        ("薬港発０３３１第５号", "薬港発０３３１第５号"),
        ("別記様式第４号", None),
        ("第４号様式", None),
        ("港湾法第４条第１項第２号の港", None),
        ("第３回会議", None),
        ("証券コード番号　１２３４号", None),
    ],
)
def test_number(line: str, number: str | None) -> None:
    assert number_in(line) == number


@pytest.mark.parametrize(
    ("line", "addressee"),
    [
        ("各都道府県知事　殿", "各都道府県知事"),
        ("北浜市長　海野　一郎　様", "北浜市長　海野　一郎"),
        ("青葉海運株式会社　御中", "青葉海運株式会社"),
        ("株主各位", "株主各位"),
        ("各　位", "各位"),
        ("港湾局長あて", "港湾局長"),
        ("船の仕様", None),
        ("同様", None),
        ("神殿", None),
        ("港の整備を進める。", None),
    ],
)
def test_addressee(line: str, addressee: str | None) -> None:
    assert addressee_in(line) == addressee


def test_lines_beside() -> None:
    assert goes_on("各指定都市市長")
    assert not goes_on("北浜市長")
    assert company_in("会社名：青葉海運株式会社") == "青葉海運株式会社"
    assert company_in("会社の名") is None


@pytest.mark.parametrize(
    "line", ["会社名　青葉海運株式会社", "（コード番号　１２３４）", "報 道 発 表", "各　位", "（様式４）", "閣議決定"]
)
def test_what_is_no_title(line: str) -> None:
    assert not is_title(line)
    assert is_title("港湾計画の変更について")


def head(*titles: str, number: str | None = None, lines: tuple[str, ...] = (), **more: bool) -> Head:
    facts = {"is_addressed": False, "has_articles": False, "has_speeches": False} | more
    return Head([*titles], number, [*lines], **facts)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (head("港湾の整備について（通知）"), "notice"),
        (head("港湾の整備について", is_addressed=True), "notice"),
        (head("港湾の整備について"), None),
        (head("北浜市港湾条例", number="条例第３号"), "ordinance"),
        (head("北浜市港湾条例", number="議案第３号"), "bill"),
        (head("港湾法", has_articles=True), "law"),
        (head("調査の方法"), None),
        (head("港湾法の一部を改正する法律案"), "bill"),
        (head("港湾法施行令"), "cabinet-order"),
        (head("第３回港湾会合", "議長総括"), "statement"),
        (head("北浜宣言", "港の将来のために"), "statement"),
        (head("令和５年度北浜市一般会計補正予算（第２号）"), "budget"),
        (head("港の将来", lines=("報道発表",)), "press-release"),
        (head("総合対策", lines=("令和５年３月１日", "閣　議　決　定")), "decision"),
        (head("２０２５年３月期　決算短信〔日本基準〕（連結）"), "financial-report"),
        (head("市長の発言", has_speeches=True), "minutes"),
        (head("工事請負契約の締結について", number="議案第９号"), "bill"),
        (head("港"), None),
    ],
)
def test_kind(given: Head, kind: str | None) -> None:
    assert kind_of(given) == kind


def test_the_table_knows_the_kinds() -> None:
    assert {row["kind"] for row in rows("paper_kinds")} == set(PAPER_KINDS)
    assert {row["where"] for row in rows("paper_kinds")} == {"line", "bracket", "act", "ending", "inside", "number"}


@pytest.mark.parametrize("row", [*rows("paper_kinds")], ids=lambda row: f"{row['where']}: {row['word']}")
def test_every_row_is_read(row: dict[str, str]) -> None:
    word, where = row["word"], row["where"]
    given = {
        "line": head("港", lines=(word,)),
        "bracket": head(f"港（{word}）"),
        "act": head("港", number=f"{word}第３号"),
        "ending": head(f"港の{word}"),
        "inside": head(f"港の{word}の頁"),
        "number": head("港", number=f"北浜市{word}第３号"),
    }
    assert kind_of(given[where]) == row["kind"]
