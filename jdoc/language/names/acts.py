"""Acts: names of laws and treaties that reach over what parts other names, …の一部を改正する法律."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import anchor_at, deferred
from jdoc.language.names import Name, gazetteer
from jdoc.language.names.texts import NOUNS, WORDS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.language.names.texts import Text

LAW_NUMBER = deferred(
    r"(?=[(](?:明治|大正|昭和|平成|令和)[0-9元〇一二三四五六七八九十]{1,3}年[^()]{1,12}第[0-9〇一二三四五六七八九十百]+号)"
)
EDITION = deferred("(?:(?:19|20)[0-9]{2}(?:[-―–~〜](?:19|20)[0-9]{2})?(?:年度?版|(?![0-9年]))|令和[0-9元]+年度?版)")
"""The year of a white paper or a plan: 経済財政運営と改革の基本方針2024."""
ACTING = deferred(anchor_at("号改廃と定訂公ま", "号|(?:改正|廃止)する|との間の|(?:[定訂]|公表|まとめ)[)]"))
"""What a text holds in which `acts` may find something."""
AMENDING = deferred(
    "(?<=[法律令例等則程示])(?:の一部を改正|を廃止)する(?:等の)?(?:法律|政令|省令|府令|命令|条例|規則|告示|訓令|規程)案?"
)
DECIDED = deferred(
    "(?:計画|方針|戦略|大綱|プラン|パッケージ|要綱|ビジョン|指針|プログラム|対策|工程表|ロードマップ)"
    r"(?=[(](?:(?:令和|平成|昭和)[0-9元]{1,2}|20[0-9]{2})年[^()]{2,24}(?:決定|策定|改定|改訂|公表|取りまとめ)[)])"
)
"""The end of a plan that says in brackets when it was decided."""
BETWEEN = deferred("との間の[^、。「」()はを]{0,40}?(?:協定|条約|取極|取決め|議定書|覚書|交換公文)")
PARTY = deferred("([^、。,「」()はをがに とや]{1,24}?)と([^、。,「」()はをがに とや]{1,24}?)$")
MATTER = deferred("[^、。,「」()はをが ]{2,50}に関する$")
AFTER_VERB = deferred(".*(?:された|した|れる|で|する(?!$))")
LINK = (
    "の(?:ための)?|等|及び|並びに|又は|若しくは|による|における|に対する|に係る|に伴う|に向けた|な(?=[一-鿿])|へ|と|、"
    "|[をが][一-鿿]{1,4}(?:する|される)ための"
)
"""What joins the words of a long name; anything else ends it."""
LONG = deferred(f"(?:{LINK}|[一-鿿々ヶァ-ヴーA-Za-z0-9・])++")
LONG_ACTS = deferred(f"(?:{LINK}|に関する|[一-鿿々ヶァ-ヴーA-Za-z0-9・])++")
"""The same, where other acts may be part of the name."""
OTHER = deferred("(?:法律|条約|協定|議定書|条例|(?<!方)法)(?:及び|並びに|又は|若しくは|と|、)")
"""Where one act ends and another one begins."""
LINKS = deferred(f"(?:{LINK})+")
SHORTEST = 20
"""Characters behind the offset that still are of the name."""
LONGEST = 120
"""Characters that a name is followed to the left for."""
WHEN = deferred(
    "(?:[一-鿿]{2})?[0-9元〇一二三四五六七八九十]+年(?:[0-9〇一二三四五六七八九十]+月)?(?:[0-9〇一二三四五六七八九十]+日)?の"
)
"""When a treaty was made, which is no part of its name."""


def acts(text: Text) -> Iterator[Name]:
    """Yield the laws and treaties of a text whose names take more than a run of nouns."""
    yield from _numbered(text)
    yield from _between(text)
    for match in DECIDED.finditer(text.folded):
        begin = beginning(text, match.start())
        if begin < match.start():
            yield Name(begin, match.end(), "LAW", 81)
    for match in AMENDING.finditer(text.folded):
        yield Name(beginning(text, match.start(), LONG_ACTS), match.end(), "LAW", 90)


def beginning(text: Text, start: int, pattern: re.Pattern[str] = LONG) -> int:
    """Return where the name of an act begins, of which a part begins or ends at an offset.

    A comma parts a list inside the name only where the list comes to its end there: 使用、貯蔵及び移譲の禁止.
    """
    folded = text.folded
    spans = [found.span() for found in pattern.finditer(folded, max(0, start - LONGEST), start)]
    begin = spans[-1][0] if spans and spans[-1][1] == start else start
    others = [] if pattern is LONG_ACTS else [other.end() for other in OTHER.finditer(folded, begin, start)]
    begin = others[-1] if others else begin
    while begin < start:
        links = LINKS.match(folded, begin, start)
        begin = links.end() if links else begin
        comma = folded.find("、", begin, start)
        rest = folded[comma : start + SHORTEST]
        if comma < 0 or ("の" in folded[begin:comma] and ("及び" in rest or "並びに" in rest)):
            break
        begin = comma + 1
    day = WHEN.match(folded, begin)
    begin = day.end() if day else begin
    while (at := text.at(begin)) is None:
        begin += 1
    while at and text.chars[at - 1] in NOUNS and text.chars[at] in NOUNS and not text.types[at - 1].kanji:
        at -= 1  # 子ども・|子育て支援法
    return text.starts[at]


def _numbered(text: Text) -> Iterator[Name]:
    """Yield 河川法 of 河川法（昭和三十九年法律第百六十七号）: the number leaves no doubt."""
    for match in LAW_NUMBER.finditer(text.folded):
        end = match.start()
        stop = text.index.get(end, 0)
        if not text.folded.endswith(("法", "令", "規則", "条例"), 0, end):
            continue
        first = text.nouns_before(stop, WORDS, broken=True)
        if first < stop and end - text.starts[first] > 2:
            yield Name(text.starts[first], end, "LAW", 72)


def _between(text: Text) -> Iterator[Name]:
    """Yield 日本国とチリ共和国との間の協定, with the matter that stands before it."""
    folded = text.folded
    for match in BETWEEN.finditer(folded):
        parties = PARTY.search(folded, max(0, match.start() - 60), match.start())
        if not parties:
            continue
        if "国間" in match[0]:
            continue
        first = parties[1].removesuffix("政府")
        start = parties.start() + 3 * first.startswith("関する")
        first = first.removeprefix("関する")
        matter = MATTER.search(folded, max(0, start - 60), start)
        if matter:
            before = AFTER_VERB.match(matter[0])
            start = matter.start() + (before.end() if before else 0)
        start = beginning(text, start)
        states = gazetteer.entries()
        if first in states and states[first].id:
            yield Name(start, match.end(), "LAW", 89)
