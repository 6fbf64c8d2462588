"""Numbers of laws in documents: a fact of the law that they stand behind, else its name; no dates, and no ordinals."""

from __future__ import annotations

from jdoc.model import Block, Entity
from jdoc.stages.entities import find_entities

LABELS = {"LAW", "DATE", "ORDINAL"}


def entities_of(*texts: str) -> list[list[Entity]]:
    blocks = find_entities(
        [Block(doc="a", seq=at, text=text) for at, text in enumerate(texts)], names="rules", labels=LABELS
    )
    return [block.entities or [] for block in blocks]


def facts(entities: list[Entity]) -> list[tuple[str, str, object, str | None]]:
    return [(entity.label, entity.text, entity.value, entity.law_num) for entity in entities]


def test_number_behind_a_law_is_its_own_wherever_the_document_names_it() -> None:
    first, second, third = entities_of(
        "湖沼保全法（令和六年法律第九十九号。以下「法」という。）に基づき定める。",
        "法第三条及び湖沼保全法第５条の規定",
        "この要綱は、令和６年４月１日から適用する。",
    )
    number = "令和六年法律第九十九号"
    assert facts(first) == [("LAW", "湖沼保全法", "湖沼保全法", number), ("LAW", "法", "湖沼保全法", number)]
    assert [fact for fact in facts(second) if fact[0] == "LAW"] == [
        ("LAW", "法", "湖沼保全法", number),
        ("LAW", "湖沼保全法", "湖沼保全法", number),
    ]
    assert facts(third) == [("DATE", "令和６年４月１日", "2024-04-01/..", None)]


def test_number_that_stands_alone_names_its_law() -> None:
    (known, unknown) = entities_of("平成１７年法律第８６号附則第三条による。", "令和５年北浜市規則第１２号を廃止する。")
    assert facts(known)[0] == ("LAW", "平成１７年法律第８６号", "会社法", "平成十七年法律第八十六号")
    assert facts(unknown) == [
        ("LAW", "令和５年北浜市規則第１２号", "令和五年北浜市規則第十二号", "令和五年北浜市規則第十二号")
    ]


def test_day_in_a_number_is_a_date() -> None:
    (found,) = entities_of("附　則（平成２４年３月２３日条例第８号）")
    assert facts(found) == [
        ("LAW", "平成２４年３月２３日条例第８号", "平成二十四年条例第八号", "平成二十四年条例第八号"),
        ("DATE", "平成２４年３月２３日", "2012-03-23", None),
    ]


def test_number_below_a_title_is_that_of_the_document() -> None:
    title, number, article = entities_of("北浜市港湾条例", "令和４年条例第７号", "北浜市港湾条例第３条")
    assert facts(title) == [("LAW", "北浜市港湾条例", "北浜市港湾条例", "令和四年条例第七号")]
    assert facts(number) == [("LAW", "令和４年条例第７号", "北浜市港湾条例", "令和四年条例第七号")]
    assert article[0].law_num == "令和四年条例第七号"


def test_two_numbers_of_one_name_stay_apart() -> None:
    old, new, alone = entities_of(
        "湖沼法（昭和三十年法律第九百号）は廃止された。", "湖沼法（令和六年法律第九百一号）による。", "湖沼法第三条"
    )
    assert [laws[0].law_num for laws in (old, new)] == ["昭和三十年法律第九百号", "令和六年法律第九百一号"]
    assert alone[0].law_num is None


def test_listed_law_has_its_number_and_its_id() -> None:
    ((law, *_),) = entities_of("労基法第三十二条による。")
    assert (law.value, law.law_num, law.law_id) == ("労働基準法", "昭和二十二年法律第四十九号", "322AC0000000049")


def test_law_of_the_same_name_has_no_listed_number() -> None:
    abroad, old, present = entities_of(
        "米国の会社法と同国の特許法", "旧警察法（昭和二十二年法律第百九十六号）第三条", "警察法第三条"
    )
    assert [(law.text, law.law_num) for law in abroad] == [("会社法", None), ("特許法", None)]
    assert old[0].law_num == "昭和二十二年法律第百九十六号"
    assert present[0].law_num == "昭和二十九年法律第百六十二号"


def test_number_in_another_cell_or_of_another_law_in_a_row_is_not_its_own() -> None:
    table, row = entities_of(
        "番号\t名称\n平成17年法律第86号\t会社法\n令和３年北浜市条例第３号\t湖沼条例",
        "平成17年法律第86号　会社法　令和３年政令第９９９号　港湾労働法",
    )
    numbers = {law.text: law.law_num for law in [*table, *row] if law.label == "LAW"}
    assert numbers["会社法"] == "平成十七年法律第八十六号"
    assert numbers.get("湖沼条例") is None
    assert numbers["令和３年政令第９９９号"] == "令和三年政令第九百九十九号"


def test_number_that_counts_no_law_is_what_it_was() -> None:
    (found,) = entities_of("平成17年に第86号まで発行した。")
    assert [(entity.label, entity.value) for entity in found] == [("DATE", "2005"), ("ORDINAL", 86)]


def test_numbers_are_left_out_where_only_dates_are_asked_for() -> None:
    (block,) = find_entities(
        [Block(text="会社法（平成17年法律第86号）、平成18年５月に施行")], labels={"DATE", "ORDINAL"}
    )
    assert [(entity.label, entity.value) for entity in block.entities or []] == [("DATE", "2006-05")]
