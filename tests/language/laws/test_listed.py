"""Listed laws: found by every name that they have."""

from __future__ import annotations

import pytest

from jdoc.language.laws.listed import Law, find_law, further_short_names, short_names
from jdoc.language.laws.numbers import read_number
from jdoc.lexicon import columns

COMPANIES_ACT = Law("会社法", "平成十七年法律第八十六号", "417AC0000000086")


@pytest.mark.parametrize(
    "expression",
    ["会社法", "平成十七年法律第八十六号", "（平成１７年法律第８６号）", "平成一七年法律第八六号", "417AC0000000086"],
)
def test_law_is_found_by_any_of_its_names(expression: str) -> None:
    assert find_law(expression) == COMPANIES_ACT


@pytest.mark.parametrize("expression", ["人事院規則10-4", "人事院規則一〇―四", "人事院規則１０－４", "348RJNJ10004000"])
def test_rule_of_the_personnel_authority_is_found_by_its_number(expression: str) -> None:
    law = find_law(expression)
    assert law is not None
    assert (law.title, law.law_num) == ("人事院規則一〇―四(職員の保健及び安全保持)", "昭和四十八年人事院規則一〇―四")


@pytest.mark.parametrize(
    "expression", ["北浜法", "", "法", "417AC1000000086", "417AC0000000086x", "会社法\t平成", "# Laws"]
)
def test_what_is_no_listed_law_is_none(expression: str) -> None:
    assert find_law(expression) is None


def test_number_that_is_not_listed_is_that_of_its_law() -> None:
    assert find_law("令和３年北浜市条例第４号") == Law(None, "令和三年北浜市条例第四号", None)


def test_short_names_lead_to_laws_that_are_listed_by_their_whole_names() -> None:
    titles = {title for (title,) in columns("law_numbers", "title")}
    acts = {name: title for name, title in short_names().items() if title.endswith(("法", "法律"))}
    assert acts
    unlisted = {title for title in acts.values() if title not in titles}
    assert unlisted <= {"周辺事態法"}
    assert not {*further_short_names()} & {name for (name,) in columns("laws", "name")}


def test_all_numbers_are_as_laws_write_them() -> None:
    odd = {number for (number,) in columns("law_numbers", "law_num") if not _is_canonical(number)}
    assert {number for number in odd if "第" in number} == set()


def _is_canonical(number: str) -> bool:
    read = read_number(number)
    return read is not None and read.canonical == number
