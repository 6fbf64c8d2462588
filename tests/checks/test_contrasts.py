"""What lines set against each other on purpose, wrong words and right ones, old and new, is no finding."""

from __future__ import annotations

import pytest

from jdoc import process
from jdoc.checks.found import check
from jdoc.checks.table import RULES
from jdoc.pipeline import Work

HEAD = "令和6年10月31日\n北浜港湾協会\n\n総会の議事の訂正について\n\n"


def found(body: str) -> list[tuple[str, str]]:
    blocks = [*process(HEAD + body, work=Work(names="rules"))]
    places = [(each.rule.id, each.found.place) for each in check(blocks, RULES)]
    return [(rule, blocks[place.block].text[place.start : place.end]) for rule, place in places]


@pytest.mark.parametrize(
    "body",
    [
        "1　（誤）「会費は4,120万円」　（正）「会費は4,210万円」\n2 （誤）10月8日（月）　（正）10月8日（火）\n",
        "3　誤　9月31日\n　　正　9月30日\n",
        "改正前：会長1名、副会長1名を置く。\n改正後：会長1名、副会長2名を置く。\n",
    ],
)
def test_wrong_and_old_words_are_meant(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1　（誤）9月29日　（正）9月31日\n", [("no-such-day", "9月31日")]),
        ("改正後：9月31日から施行する。\n", [("no-such-day", "9月31日")]),
        ("10月8日（月）の総会は、正しく開かれた。\n", [("weekday-mismatch", "10月8日（月）")]),
    ],
)
def test_what_is_wrong_in_new_words_is_told(body: str, expected: list[tuple[str, str]]) -> None:
    assert found(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "落札者は、㈱髙橋建設である。高橋建設㈱は次点である。\n\n㈱髙橋建設と高橋建設㈱は、それぞれ別の会社である。\n",
        "履行の場所は、本庁舎及び二ノ宮支所（旧・二宮支所）とする。\n",
        "役員は、髙島二郎及び高島二郎とし、会長は髙島二郎とする。\n",
        "部長\n\n市民局長　髙橋　一　市民部長\n\n総務部長　高橋　一　総務部次長\n\n財務部長　山田　太郎　財務部次長\n",
    ],
)
def test_names_that_a_document_holds_apart_are_two(body: str) -> None:
    assert [text for rule, text in found(body) if rule == "name-variant"] == []


def test_names_that_nothing_holds_apart_are_one() -> None:
    body = "委員長は、髙橋一郎である。\n\n委員会は、高橋一郎委員長の挨拶で始まった。髙橋一郎委員長は、議事を進めた。\n"
    assert [text for rule, text in found(body) if rule == "name-variant"] == ["高橋一郎"]
