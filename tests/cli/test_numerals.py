"""`jdoc numerals` as it is run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

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


def test_a_text_keeps_all_but_its_numerals(jdoc: Jdoc) -> None:
    text = "総額\u200bを五億円とし、\r\n\f三\u00ad部\ufeff作とすることを決定した、二万人の会であった。\x0b\r\n"
    written = text.replace("五億", "500000000").replace("二万", "20000")
    assert jdoc("numerals", "--to", "arabic", stdin=text).stdout == written


def test_numbers_are_rewritten_whole_or_not_at_all(jdoc: Jdoc) -> None:
    text = "延べ ７ 万 4,600 人、4, 900 億円、3 7億円、https://example.jp/?n=30\n"
    assert jdoc("numerals", "--to", "kanji", stdin=text).stdout == (
        "延べ 七万四千六百 人、四千九百億円、3 7億円、https://example.jp/?n=30\n"
    )
