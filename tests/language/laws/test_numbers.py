"""Numbers of laws: found in every writing, and nothing else for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.language.laws.numbers import find_numbers, read_number
from jdoc.language.numerals.writing import render
from jdoc.language.width import fold

WRITTEN = {
    "平成十七年法律第八十六号": "平成十七年法律第八十六号",
    "平成１７年法律第８６号": "平成十七年法律第八十六号",
    "昭和五六年法律第八六号": "昭和五十六年法律第八十六号",
    "昭和 38 年 政令 第 123 号": "昭和三十八年政令第百二十三号",
    "令和元年北浜市条例第4号": "令和元年北浜市条例第四号",
    "令和3年○○町規則第12号": "令和三年○○町規則第十二号",
    "平成20年みなと野市条例第7号": "平成二十年みなと野市条例第七号",
    "平成二六年六月一三日法律第六九号": "平成二十六年法律第六十九号",
    "昭和26年11月30日付け大蔵省告示第1813号": "昭和二十六年大蔵省告示第千八百十三号",
    "昭和五十五年厚生省・通商産業省令第三号": "昭和五十五年厚生省・通商産業省令第三号",
    "平成十六年総務省、財務省令第二号": "平成十六年総務省、財務省令第二号",
    "平成12年国家公安委員会規則第9号": "平成十二年国家公安委員会規則第九号",
    "昭和三十四年条約第二号": "昭和三十四年条約第二号",
    "昭和24年会計検査院規則第5号": "昭和二十四年会計検査院規則第五号",
    "昭和四十八年人事院規則10-4": "昭和四十八年人事院規則一〇―四",
    "昭和二十一年憲法": "昭和二十一年憲法",
}
NONE = (
    "平成17年度条例第4号",
    "平成17年に公布された法律第86号",
    "令和5年第4回定例会議案第15号",
    "平成90年法律第3号",
    "平成17年法律の第3号",
    "第86号",
    "昭和二十一年憲法改正",
    "2005年法律第86号",
)


@pytest.mark.parametrize("written", WRITTEN)
def test_number_is_read_in_any_writing(written: str) -> None:
    (number,) = find_numbers(fold(f"（{written}。以下「法」という。）"))
    assert number.canonical == WRITTEN[written]
    assert fold(f"（{written}")[number.start : number.end] == fold(written)


@pytest.mark.parametrize("text", NONE)
def test_nothing_else_is_the_number_of_a_law(text: str) -> None:
    assert [*find_numbers(fold(text))] == []


@given(
    era=st.sampled_from(["昭和", "平成"]),
    year=st.integers(1, 31),
    kind=st.sampled_from(["法律", "政令", "農林水産省令", "北浜市条例"]),
    count=st.integers(1, 9999),
    style=st.sampled_from(["arabic", "fullwidth", "kanji", "positional"]),
)
def test_number_means_the_same_in_every_style(era: str, year: int, kind: str, count: int, style: str) -> None:
    written = f"{era}{render(year, style)}年{kind}第{render(count, style)}号"
    number = read_number(written)
    assert number is not None
    again = read_number(number.canonical)
    assert again is not None
    assert (number.year, number.ordinal, number.canonical) == (year, count, again.canonical)
