"""The tables of a document as tidy data: heads, titles, totals, periods."""

from __future__ import annotations

from jdoc.model import Block
from jdoc.stages.entities import find_entities
from jdoc.views.rows import TIDY, TIDY_LABELS, Row, make_tidy_rows
from tests.readers.ruled import Ruled, ruled

DETAILS = ruled("""
目 | 予算額 | 財源内訳 | < | 節 | <
^ | ^ | 国県支出金 | 地方債 | 区分 | 金額
１．図書館費 | 1,540 | 320 | | 10．需用費 | 640
^ | ^ | ^ | ^ | 12．委託料 | 900
２．公民館費 | △260 | | △260 | 14．工事請負費 | △260
計 | 1,280 | 320 | △260 | |
""")


def block(table: Ruled, seq: int) -> Block:
    text = "\n".join("\t".join(row) for row in table.rows)
    return Block(doc="a.pdf", seq=seq, kind="table", text=text, rows=table.rows, spans=table.spans or None)


def said(text: str, seq: int, kind: str = "caption") -> Block:
    return Block(doc="a.pdf", seq=seq, kind=kind, text=text)  # type: ignore[arg-type]


def tidy(*blocks: Block) -> list[Row]:
    found = find_entities(blocks, labels={*TIDY_LABELS, "DATE"}, names="rules")
    return list(make_tidy_rows(found, labels=TIDY_LABELS))


def heads(given: list[Row]) -> dict[object, tuple[object, object]]:
    return {row["text"]: (row["row_head"], row["column_head"]) for row in given}


def test_an_amount_knows_what_stands_above_it_and_beside_it() -> None:
    given = tidy(said("款　10．教育費　　項　５．社会教育費　（単位：千円）", 0), block(DETAILS, 1))
    assert heads(given) == {
        "1,540": ("１．図書館費", "予算額"),
        "320": ("計", "財源内訳 > 国県支出金"),
        "640": ("１．図書館費 > 10．需用費", "節 > 金額"),
        "900": ("１．図書館費 > 12．委託料", "節 > 金額"),
        "△260": ("計", "財源内訳 > 地方債"),
        "1,280": ("計", "予算額"),
    }
    assert {(row["table"], row["unit"]) for row in given} == {("款 10．教育費 項 ５．社会教育費", "JPY")}
    assert [(row["row"], row["column"], row["amount"]) for row in given if row["total"]] == [
        (5, 1, 1280000),
        (5, 2, 320000),
        (5, 3, -260000),
    ]


def test_a_table_without_a_head_shares_the_one_above() -> None:
    more = Ruled([["３．文化財費", "70", "", "70", "７．報償費", "70"]], [])
    given = tidy(block(DETAILS, 0), said("款　10．教育費", 1), block(more, 2))
    assert [(row["row_head"], row["column_head"]) for row in given if row["seq"] == 2] == [
        ("３．文化財費", "予算額"),
        ("３．文化財費", "財源内訳 > 地方債"),
        ("３．文化財費 > ７．報償費", "節 > 金額"),
    ]
    assert {row["table"] for row in given} == {None, "款 10．教育費"}


def test_tables_without_heads_share_the_first_one_and_its_unit() -> None:
    more = [
        Ruled([[name, amount, "", amount, "", ""]], []) for name, amount in (("３．文化財費", "70"), ("４．体育", "8"))
    ]
    blocks = [said("款　10．教育費　（単位：千円）", 0), block(DETAILS, 1)]
    for table in more:
        blocks += [said("款　11．災害復旧費", len(blocks)), block(table, len(blocks) + 1)]
    given = [row for row in tidy(*blocks) if row["seq"] in {3, 5}]
    assert [(row["row_head"], row["column_head"], row["amount"], row["unit"]) for row in given] == [
        ("３．文化財費", "予算額", 70000, "JPY"),
        ("３．文化財費", "財源内訳 > 地方債", 70000, "JPY"),
        ("４．体育", "予算額", 8000, "JPY"),
        ("４．体育", "財源内訳 > 地方債", 8000, "JPY"),
    ]


def test_numbers_of_columns_are_no_amounts() -> None:
    marks = ruled("目的 | 区分 | < | < | 提供先 | <\n^ | 1 | 2 | 3 | 1 | 2\n効果の検証 | 〇 | | 〇 | | 〇")
    assert tidy(block(marks, 0)) == []


def test_what_a_number_is_and_of_when() -> None:
    table = ruled("""
    区分 | 令和５年度 | 令和６年度 | 増減 | 増減率（％） | 世帯数
    町税 | 4,812 | 4,848 | 36 | 0.7 | 12
    """)
    assert [(row["text"], row["measure"], row["period"]) for row in tidy(block(table, 0))] == [
        ("4,812", "amount", "2023-04/2024-03"),
        ("4,848", "amount", "2024-04/2025-03"),
        ("36", "difference", None),
        ("0.7", "rate", None),
        ("12", "count", None),
    ]


def test_units_stand_in_a_column_of_their_own_or_before_the_amount() -> None:
    units = ruled("指標 | 単位 | 目標\n貸出 | 冊 | 330\n待機児童 | 人 | 0")
    assert [(row["text"], row["unit"]) for row in tidy(block(units, 0))] == [("330", "冊"), ("0", "人")]
    above = ruled("事業 | 予算\n配水管 | 円 41,250\n計 | 41,250")
    assert [(row["amount"], row["unit"], row["total"]) for row in tidy(block(above, 0))] == [
        (41250, "JPY", False),
        (41250, "JPY", True),
    ]


def test_amounts_may_begin_with_the_sign_of_their_currency() -> None:
    bids = ruled("業者 | 第１回 | 第２回\n東建設 | \\4,500 | ￥4,300\n西建設 | \\4,600 | ")
    assert [(row["row_head"], row["amount"], row["unit"]) for row in tidy(block(bids, 0))] == [
        ("東建設", 4500, "JPY"),
        ("東建設", 4300, "JPY"),
        ("西建設", 4600, "JPY"),
    ]


def test_merged_heads_give_their_unit_to_all_columns() -> None:
    table = ruled("施設 | 収入（千円） | < | 人数（人） | <\n^ | 前期 | 後期 | 前期 | 後期\n体育館 | 3 | 4 | 5 | 6")
    assert [(row["text"], row["amount"], row["unit"]) for row in tidy(block(table, 0))] == [
        ("3", 3000, "JPY"),
        ("4", 4000, "JPY"),
        ("5", 5, "人"),
        ("6", 6, "人"),
    ]


def test_running_numbers_and_other_text_are_no_amounts() -> None:
    table = ruled("区分 | 額 | 備考\n１　町税 | 5 | 12月に3回払う\n(2) 市場費 | 6 | 第２条")
    assert [row["text"] for row in tidy(block(table, 0))] == ["5", "6"]


def test_entities_say_their_cell() -> None:
    [found] = find_entities([block(ruled("区分 | 期日\n納付 | 令和６年５月１日"), 0)], names="rules")
    assert [(entity.text, entity.cell) for entity in found.entities or ()] == [("令和６年５月１日", (1, 1))]


def test_records_from_elsewhere_may_hold_anything() -> None:
    """Rows of different lengths, spans that reach out of the table, a text that is not that of the cells."""
    strange = Block(
        text="甲\n5円", kind="table", rows=[["甲"], ["乙", "5円", "6"]], spans=[(0, 0, 10**9, 10**9), (7, 7, 2, 2)]
    )
    [found] = find_entities([strange], names="rules")
    assert [entity.cell for entity in found.entities or ()] == [None]
    assert len(list(make_tidy_rows([found]))) <= 1


def test_every_tidy_column_is_filled() -> None:
    [row] = tidy(block(ruled("区分 | 額\n町税 | 5円"), 0))
    assert set(TIDY) <= row.keys()
