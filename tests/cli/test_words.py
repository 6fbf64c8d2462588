"""`jdoc numerals` and `jdoc lookup` as they are run."""

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


def test_text_gives_text_and_records_give_records(jdoc: Jdoc) -> None:
    assert jdoc("numerals", "--to", "arabic", stdin="五千六百八十億円\n").stdout == "568000000000円\n"
    done = jdoc("numerals", "--to", "mixed-comma", stdin='{"id": 1, "text": "五千六百八十億円"}\n')
    assert json.loads(done.stdout) == {"id": 1, "text": "5,680億円"}


def test_the_layout_of_a_text_stays(jdoc: Jdoc) -> None:
    done = jdoc("numerals", "--to", "arabic", stdin="　第２章　平成二十九年\n\n　　五月一日")
    assert done.stdout == "　第２章　平成29年\n\n　　5月1日\n"


def test_classes_are_chosen(jdoc: Jdoc) -> None:
    text = "第三条により二十年間に五億円、三割を負担する。\n"
    assert jdoc("numerals", "--to", "arabic", "--only", "money", stdin=text).stdout == (
        "第三条により二十年間に500000000円、三割を負担する。\n"
    )
    assert jdoc("numerals", "--to", "arabic", "--keep", "money,percent", stdin=text).stdout == (
        "第三条により20年間に五億円、三割を負担する。\n"
    )
    assert jdoc("numerals", "--to", "arabic", "--only", "article", stdin=text).stdout.startswith("第3条")


def test_wrong_calls_are_exit_code_2(jdoc: Jdoc) -> None:
    for args in (
        ["numerals"],
        ["numerals", "--to", "romaji"],
        ["numerals", "--to", "kanji", "--only", "x"],
        ["lookup"],
    ):
        assert jdoc(*args, stdin="一").returncode == 2


def test_a_number_too_large_is_told_by_name(jdoc: Jdoc) -> None:
    done = jdoc("numerals", "--to", "kanji", stdin="1" * 80 + "円\n三百円\n")
    assert done.returncode == 3
    assert done.stdout == "1" * 80 + "円\n三百円\n"
    assert done.stderr == "jdoc: -: kanji: no name for a number of 80 digits, 無量大数 reaches to 72\n"


def test_split_and_numerals_in_a_pipe(jdoc: Jdoc) -> None:
    done = jdoc("numerals", "--to", "arabic", stdin=jdoc("split", "samples/notice.txt").stdout)
    texts = [json.loads(line)["text"] for line in done.stdout.splitlines()]
    assert "補助限度額は、一の避難所につき3500000円、一の市町村につき25000000円とする。" in texts


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
        "import sys; from jdoc.lookup import meanings; found = list(meanings(sys.argv[1]));"
        "print(len(found), {'fugashi', 'numpy', 'jdoc.language.names.gazetteer'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code, expression], capture_output=True, text=True, check=True)
    assert done.stdout == "1 set()\n"
