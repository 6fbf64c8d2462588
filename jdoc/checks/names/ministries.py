"""Ministries that are called by the title of their minister, or by the name that they had before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.official import ministries_by_stem
from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

IN_LAW = deferred(
    lambda: f"(?<![一-鿿])(?P<stem>{'|'.join(stem for stem in ministries_by_stem() if len(stem) > SHORT)})相(?![一-鿿])"
)
"""A minister's title that no law and no contract has: `[国土交通相]の定める`, not `国土交通大臣`."""
SHORT = 2
"""Characters of names that other words begin with."""
AS_MINISTER = deferred(
    lambda: (
        f"(?<![一-鿿])(?P<stem>{'|'.join(ministries_by_stem())})相(?=[一-鿿]{{1,6}}(?:局|庁|研究所|部会)|(?:及び|、|・|並びに)[一-鿿]{{2,6}}[省庁](?![一-鿿])|令第|告示|設置法|所管|の(?:[一-鿿]{{1,6}}(?:局|部|課)(?![一-鿿])|(?:補助金|補助事業|交付金|職員|担当[者課]|ホームページ|ウェブサイト|サイト|白書|統計)))"
    )
)
"""A minister's title for the ministry: `[総務相]統計局`, `[国土交通相]の運輸局`, not `総務相は`."""


SUCCESSORS = {"環境庁": "環境省", "防衛庁": "防衛省"}
"""Agencies that became ministries."""
LONG_AGO = {"総務庁": "総務省", "自治省": "総務省", "厚生省": "厚生労働省", "文部省": "文部科学省", "建設省": "国土交通省", "運輸省": "国土交通省", "通商産業省": "経済産業省", "大蔵省": "財務省"}  # fmt: skip
"""What has had another name since 2001: papers speak of it, but write to no body of it."""
BODY = deferred("[一-鿿]{1,8}[局課室部](?:長(?!等)|(?![一-鿿]))")
"""A body of it: 総務庁`[統計局長]`, not 建設省`・国土交通省`."""
FORMER = deferred(
    "昭和|平成(?:元|[1-9]|1[0-9])年|[旧元]|当時|199|19[0-8]|200[0-6]|告示|庁長官|[庁省](?:訓令|令)|設置|昇格|移行|前身|改組|発足"
)
"""What tells of the time of such an agency, or of what it made: 環境庁`[告示]`, not `環境庁及び`."""


def find_former(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Find ministries and agencies that have another name now, in texts of these that tell of no time before."""
    for former, now in (SUCCESSORS | LONG_AGO).items():
        here = [*facts.having(former)]
        if here and facts.having(now) and not any(FORMER.search(facts.texts[index]) for index in here):
            for index in here:
                text = facts.texts[index]
                at = text.find(former)
                if former in SUCCESSORS or BODY.match(text, at + len(former)):
                    yield Place(index, at, at + len(former)), now


def find_ministers(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Yield ministers' titles where the ministry is meant, with its name."""
    for index in facts.having("相"):
        for match in AS_MINISTER.finditer(facts.texts[index]):
            yield Place(index, *match.span()), f"{match['stem']}省"
        if facts.blocks[index].provision:
            for match in IN_LAW.finditer(facts.texts[index]):
                yield Place(index, *match.span()), f"{match['stem']}省"
