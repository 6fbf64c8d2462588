"""IDs of laws: those that follow from a number, and none where the number leaves a choice."""

from __future__ import annotations

import pytest

from jdoc.language.laws.ids import certain_id, number_of
from jdoc.language.laws.numbers import read_number
from jdoc.lexicon import columns

CERTAIN = {
    "明治二十九年法律第八十九号": "129AC0000000089",
    "昭和三十八年政令第一号": "338CO0000000001",
    "昭和四十七年労働省令第三十二号": "347M50002000032",
    "平成十八年法務省令第十二号": "418M60000010012",
    "平成十三年国土交通省令第七号": "413M60000800007",
    "平成十二年厚生省・建設省令第二号": "412M50004100002",
    "平成二十五年原子力規制委員会規則第五号": "425M60080000005",
    "昭和二十二年会計検査院規則第一号": "322R00000001001",
    "昭和三十三年人事院規則九―二四": "333RJNJ09024000",
    "平成二十七年人事院規則九―一七―一四二": "427RJNJ09017142",
    "昭和二十一年憲法": "321CONSTITUTION",
}
OPEN = {
    "平成十七年法律第八十六号": "members' bills have another category",
    "昭和二十五年政令第三百二十五号": "orders of the occupation could have the force of an act",
    "昭和二十一年勅令第百十八号": "so could imperial ordinances",
    "平成十三年外務省令第三号": "two periods in one year, and a ministry that both have",
    "平成十五年内閣府・総務省令第一号": "two ministries of one digit",
    "令和三年北浜市条例第四号": "no ordinance of the state",
    "平成十五年北浜省令第一号": "no ministry",
    "昭和三十年大蔵省告示第千八百十三号": "no place for it",
}


@pytest.mark.parametrize("number", CERTAIN)
def test_id_follows_from_the_number(number: str) -> None:
    read = read_number(number)
    assert read is not None
    assert certain_id(read) == CERTAIN[number]


@pytest.mark.parametrize("number", OPEN)
def test_no_id_is_guessed(number: str) -> None:
    read = read_number(number)
    assert read is not None
    assert certain_id(read) is None, OPEN[number]


def test_id_of_one_issuer_says_its_number() -> None:
    one = {number: law_id for number, law_id in CERTAIN.items() if "・" not in number}
    assert {law_id: number_of(law_id) for law_id in one.values()} == {law_id: number for number, law_id in one.items()}
    assert number_of(CERTAIN["平成十二年厚生省・建設省令第二号"]) is None


def test_ids_entered_by_hand_say_what_the_number_leaves_open() -> None:
    entered = [(number, law_id) for number, law_id in columns("law_numbers", "law_num", "law_id") if law_id]
    assert entered
    for number, law_id in entered:
        read = read_number(number)
        assert read is not None
        assert certain_id(read) is None
        assert number_of(law_id) == number
