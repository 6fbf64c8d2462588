"""The day that a document bears: where it stands, and what only looks like it."""

from __future__ import annotations

import pytest

from jdoc.model import Block
from jdoc.stages.entities import find_entities

BEARING = {
    "title:共同声明 ¶ dateline:二千二十一年六月四日 ¶ 本年、協力する。": ("2021-06-04", "dateline"),
    "title:第３回審議会　会議録 ¶ 日　時　令和６年５月10日（金）　午後２時から午後４時まで ¶ 昨年度の実績": (
        "2024-05-10",
        "dateline",
    ),
    "title:委員会　会　議　録 ¶ １　開会日時　令和６年５月10日（金） ¶ 昨年度の実績": ("2024-05-10", "dateline"),
    "title:広報きたはま　令和６年５月号（第12号） ¶ ５月１日発行　編集：広報課 ¶ 昨年の催し": ("2024-05-01", "title"),
    "title:コラム ¶ 昨年、橋が架かった。 ¶ （本コラムの記述は、令和６年５月10日現在のものである。）": (
        "2024-05-10",
        "signature",
    ),
    "title:会合の結果 ¶ 令和６年６月11日及び12日 ¶ 会合が開かれた。": ("2024-06-12", "dateline"),
    "title:令和６年９月17日に発生した地震の被害について ¶ 令和６年９月20日　15時現在 ¶ 昨日、復旧した。": (
        "2024-09-20",
        "dateline",
    ),
    "title:協議会（平７.11.３） ¶ 昨年の協議": ("1995-11-03", "title"),
    "５環第1234号　令和５年３月29日 ¶ title:通知 ¶ 昨年の通知により": ("2023-03-29", "dateline"),
    "title:覚書 ¶ 双方は、協力する。 ¶ 令和５年３月１日 ¶ signature:甲　青葉町長 ¶ signature:乙　若葉町長": (
        "2023-03-01",
        "dateline",
    ),
    "title:協定 ¶ 協力する。 ¶ 二千二十一年六月四日に、本書を作成した。 ¶ signature:日本国政府のために": (
        "2021-06-04",
        "signature",
    ),
    "title:共同発表 ¶ 2024年５月10日、両大臣は、東京で会談し、次のとおり確認した。": ("2024-05-10", "opening"),
    "title:協議の開催 ¶ 令和６年５月10日に、東京において第３回協議が開催されました。": ("2024-05-10", "opening"),
    "title:共同声明 ¶ 両国（以下「両」という。）は、令和６年５月10日（金）、会談（以下「今回」という。）をした。": (
        "2024-05-10",
        "opening",
    ),
    "title:談話 ¶ 本日（令和６年５月10日）、政府は方針を決定した。": ("2024-05-10", "opening"),
    "title:お知らせ ¶ 更新日：2024年5月10日 ¶ 昨年の催し": ("2024-05-10", "dateline"),
    "title:会合 ¶ 2017年４月29日（土）から５月１日まで、会合が開かれた。": ("2017-05-01", "opening"),
}
BARE = (
    "title:年表 ¶ 1945年8月15日　終戦 ¶ 1952年4月28日　講和条約発効 ¶ 昨年の企画",
    "title:略歴 ¶ 昭和30年５月１日生 ¶ 昨年の仕事",
    "title:令和６年５月10日付けで通知した件について ¶ 昨年の通知",
    "title:震災への対応 ¶ 令和６年１月１日に発生した地震について、対応する。 ¶ 昨年の予算",
    "title:白書 ¶ 2021年10月27日の首脳会議では、協力を確認した。 ¶ 昨年は増加した。",
    "title:広報きたはま　令和６年１月号 ¶ 12月20日発行 ¶ 昨年の催し",
    "title:共同声明 ¶ 両国は、令和５年５月10日に東京で開催された前回の会談以降の進展を歓迎した。 ¶ 昨年の進展",
    "title:統計 ¶ 人口は、令和６年５月10日現在のものである。 ¶ 昨年は増加した。",
    "title:募集 ¶ 募集期間　令和６年４月１日 ¶ 昨年度の実績",
    "title:お知らせ ¶ 日時　令和６年５月10日（金）14時 ¶ 昨年度の実績",
    "title:規程 ¶ 施行期日　令和６年４月１日 ¶ 昨年度の実績",
    "title:法律 ¶ この法律は、平成十年四月一日から施行する。 ¶ 昨年度の実績",
)


def _blocks(written: str) -> list[Block]:
    blocks = []
    for part in written.split(" ¶ "):
        kind, _, text = part.rpartition(":")
        blocks.append(Block(doc="a", kind=kind or "paragraph", text=text))  # type: ignore[arg-type]
    return blocks


@pytest.mark.parametrize(("written", "day"), BEARING.items())
def test_where_the_day_stands(written: str, day: tuple[str, str]) -> None:
    found = list(find_entities(_blocks(written), labels=["DATE"]))
    assert {(block.base_date, block.base_date_source) for block in found} == {day}


@pytest.mark.parametrize("written", BARE)
def test_the_day_of_something_else_is_none(written: str) -> None:
    found = list(find_entities(_blocks(written), labels=["DATE"]))
    assert {(block.base_date, block.base_date_source) for block in found} == {(None, None)}
    last = [entity.value for entity in found[-1].entities or [] if entity.text.startswith("昨年")]
    assert last == [None], "an open value is honest"


def test_a_day_that_was_given_says_so_and_stays() -> None:
    record = Block(doc="a", text="昨年", base_date="2017-05-01")
    (block,) = find_entities([record], labels=["DATE"])
    assert block.base_date_source == "record"
    block.base_date_source = "title"
    (block,) = find_entities([block], labels=["DATE"])
    assert block.base_date_source == "title"
