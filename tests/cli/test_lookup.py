"""`jdoc lookup` as it is run."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

    Jdoc = Callable[..., Run]


def test_lookup_knows_every_style_and_the_reading(jdoc: Jdoc) -> None:
    found = json.loads(jdoc("lookup", "五千六百八十億円").stdout)
    assert (found["meaning"], found["kind"], found["value"]) == ("number", "money", 568000000000)
    assert found["reading"] == "ごせんろっぴゃくはちじゅうおく"
    assert found["forms"]["daiji"] == "五千六百八拾億円"
    assert json.loads(jdoc("lookup", "52.5億").stdout)["value"] == 5250000000
    assert json.loads(jdoc("lookup", "数十").stdout)["lower"] == 10


def test_lookup_of_what_is_unknown_finds_nothing(jdoc: Jdoc) -> None:
    done = jdoc("lookup", "そよかぜ")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "jdoc: そよかぜ: nothing that jdoc knows\n")


def test_lookup_knows_dates_in_every_calendar(jdoc: Jdoc) -> None:
    found = json.loads(jdoc("lookup", "平成29年5月1日").stdout)
    assert (found["meaning"], found["value"], found["earliest"]) == ("date", "2017-05-01", "2017-05-01")
    assert found["forms"] == {
        "western": "2017年5月1日",
        "era": "平成29年5月1日",
        "kanji": "平成二十九年五月一日",
        "weekday": "月",
    }
    found = json.loads(jdoc("lookup", "昨年度", "--base-date", "2017-05-01").stdout)
    assert (found["value"], found["latest"]) == ("2016-04/2017-03", "2017-03-31")
    assert json.loads(jdoc("lookup", "一年六か月").stdout)["value"] == "P1Y6M"


def test_lookup_knows_listed_names_in_any_width(jdoc: Jdoc) -> None:
    found = json.loads(jdoc("lookup", "ＵＮＯＤＣ").stdout)
    assert (found["meaning"], found["value"]) == ("org", "国際連合薬物・犯罪事務所")
    assert "国連薬物・犯罪事務所" in found["aliases"]
    found = json.loads(jdoc("lookup", "カザフスタン").stdout)
    assert (found["meaning"], found["value"], found["id"]) == ("gpe", "カザフスタン共和国", "KZ")
    assert json.loads(jdoc("lookup", "豪").stdout)["id"] == "AU"


def test_lookup_finds_the_names_in_an_expression(jdoc: Jdoc) -> None:
    found = json.loads(jdoc("lookup", "安倍総理").stdout)
    assert (found["expression"], found["meaning"], found["role"]) == ("安倍", "person", "総理")
    ids = [json.loads(line)["id"] for line in jdoc("lookup", "日米").stdout.splitlines()]
    assert ids == ["JP", "US"]


def test_a_name_is_no_number_for_its_digit(jdoc: Jdoc) -> None:
    [found] = map(json.loads, jdoc("lookup", "Ｇ７").stdout.splitlines())
    assert (found["meaning"], found["value"]) == ("org", "G7")


@pytest.mark.parametrize("expression", ["五千六百八十億円", "52.5億", "平成29年5月1日"])
def test_who_looks_up_a_number_or_a_date_pays_for_no_names(expression: str) -> None:
    code = (
        "import sys; from jdoc.lookup import find_meanings; found = list(find_meanings(sys.argv[1]));"
        "print(len(found), {'fugashi', 'numpy', 'jdoc.language.names.gazetteer'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code, expression], capture_output=True, text=True, check=True)
    assert done.stdout == "1 set()\n"


@pytest.mark.parametrize(
    "expression", ["会社法", "平成十七年法律第八十六号", "平成１７年法律第８６号", "417AC0000000086"]
)
def test_lookup_knows_a_law_by_title_number_and_id(jdoc: Jdoc, expression: str) -> None:
    (line,) = jdoc("lookup", expression).stdout.splitlines()
    assert json.loads(line) == {
        "expression": expression,
        "meaning": "law",
        "value": "会社法",
        "value_en": "Companies Act",
        "law_num": "平成十七年法律第八十六号",
        "law_id": "417AC0000000086",
        "url": "https://laws.e-gov.go.jp/law/417AC0000000086",
        "api": "https://laws.e-gov.go.jp/api/2/law_data/417AC0000000086",
    }


def test_lookup_gives_no_address_of_a_law_that_is_not_listed(jdoc: Jdoc) -> None:
    found = json.loads(jdoc("lookup", "令和３年北浜市条例第４号").stdout)
    assert found == {
        "expression": "令和３年北浜市条例第４号",
        "meaning": "law",
        "value": "令和三年北浜市条例第四号",
        "law_num": "令和三年北浜市条例第四号",
    }
