"""What an amount is an amount of: said right beside it, or not said."""

from __future__ import annotations

import pytest

from jdoc.pipeline import Work, process_text
from jdoc.views.rows import make_rows

AMOUNTS = Work(labels=("MONEY", "PERCENT", "QUANTITY"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("護岸の整備に係る総工費は、約12億円である。", ["総工費"]),
        ("奨励金の限度額は、1団体につき30万円とする。", [None, "限度額"]),
        ("奨励金の額は一律5万円", ["奨励金の額"]),
        ("奨励金の上限額は年額５万円", ["上限額"]),
        ("補助対象経費：80万円", ["補助対象経費"]),
        ("契約金額　金　1,234,000円", ["契約金額"]),
        ("係留料として3,000円を納める。", ["係留料"]),
        ("工事費（4,500万円）の内訳", ["工事費"]),
        ("漁港に3億円以上の円借款を供与する。", ["円借款"]),
        ("総額3億円を限度とする円借款", ["円借款"]),
        ("総額3億円の無償資金協力", ["無償資金協力"]),
        ("基金の総額は3億円", ["基金の総額"]),
        ("令和6年度予算額は120億円", ["予算額"]),
        ("補助率は2分の1、負担割合は30％", ["補助率", "負担割合"]),
        ("町の人口は8,200人、面積は41.5ヘクタール", ["人口", "面積"]),
        ("入場料500円、駐車料200円", ["入場料", "駐車料"]),
        ("最低賃金は時間額1,050円", ["最低賃金"]),
        ("売上高は3億円増加し、経費を5%上回った。", [None, None]),
        ("前年度の予算額から2億円の減少", [None]),
        ("予算額は前年度比3億円増の120億円", [None, None]),
        ("総額3億円を要する。", [None]),
        ("工事費（うち県費4,500万円）", ["県費"]),
        ("職員は120人、船は15隻である。", [None, None]),
        ("3億円を限度とする。", [None]),
        ("人口10万人当たり5人、延べ床面積は480平方メートル", [None, None, "延べ床面積"]),
        ("伸長率が35%向上する。", [None]),
        ("5億円の予算案", [None]),
        # so much of a thing is added, or taken away: its last one as those before
        ("国庫支出金41万円、県支出金17万円及び町債32万円を増額する。", ["国庫支出金", "県支出金", "町債"]),
        ("土木費8万円並びに消防費9万円を減額した。", ["土木費", "消防費"]),
        ("教育費5万円又は商工費6万円を追加する。", ["教育費", "商工費"]),
        ("土木費は8万円を増額する。", [None]),
        ("土木費を8万円増額する。", [None]),
        ("土木費8万円の増", [None]),
        # what stands between the noun and its amount
        ("予防接種事業費（追加接種）83万円を計上した。", ["予防接種事業費"]),
        ("情報化推進事業費他３事業166万円", [None, "情報化推進事業費他３事業"]),
        ("林道費ほか12路線 5万円", [None, "林道費ほか12路線"]),
        ("補正予算の規模は、475万円", ["補正予算の規模"]),
        (
            "県の子育て世帯給付金給付事業費5万円、ふるさと基金積立金6万円",
            ["子育て世帯給付金給付事業費", "ふるさと基金積立金"],
        ),
    ],
)
def test_what_amounts_are_of(text: str, expected: list[str | None]) -> None:
    (block,) = process_text(text, work=AMOUNTS)
    assert [entity.of for entity in block.entities or ()] == expected


def test_it_is_a_column_and_is_as_written() -> None:
    (row,) = make_rows(process_text('{"text":"総工費は１２億円"}', work=AMOUNTS))
    assert row["of"] == "総工費"


def test_what_stands_in_a_table_is_told_by_its_heads() -> None:
    record = '{"kind":"table","text":"区分\\t額\\n工事費 5円\\t3円","rows":[["区分","額"],["工事費 5円","3円"]]}'
    (table,) = process_text(record, work=AMOUNTS)
    assert [entity.of for entity in table.entities or ()] == [None, None]
