"""Actors: the phrases of a sentence that name who does something, told by their last word and the particle behind."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, cast

from jdoc.language.lazy import deferred
from jdoc.language.stances.forms import COMMA, MASK
from jdoc.language.stances.words import actors
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.stances.texts import Sentence

Mark = Literal["topic", "source", "subject", "as", "to", "by"]
COMMAS = (",", "、")
LONGEST_HEAD = 12
LONGEST_PHRASE = 120

_PIECES = (
    rf"(?:[^ぁ-ん\s,、。:;{MASK}我及並又全多]++|(?:の|と|や|お|ご)(?=[^ぁ-ん\s,、。]|その|すべて)"
    r"|我が|及び|並びに|又は|全ての|多くの|[我及並又全多]"
    r"|からの(?=[^ぁ-ん\s,、。])|わが(?=国)|われわれ|ほとんどの|いくつかの|すべての|それぞれの|その他の|ある(?=国|委|参|出|閣|専)"
    r"|または|あるいは|たち|ども(?=[はがも])|ら(?=[はがも、,])|(?<=[一-龥])ら(?=か)|か(?=[国月所の])|(?<=島)しょ(?=国)"
    rf"|(?<!{MASK}){MASK}++(?=[^ぁ-ん\s,、。]))"
)
"""A piece of a phrase that can name an actor: no verb, no particle but の, と and や."""


def _marked_phrase() -> str:
    """Return the pattern of a phrase that may name an actor, by its last character, with the particle behind."""
    lasts = "".join(sorted({re.escape(head[-1]) for head in actors()}))
    return (
        rf"(?<![^ぁ-ん\s,、。:;{MASK}])(?P<phrase>{_PIECES}{{1,80}}+)(?:(?<=[A-Z0-9{lasts}])|(?={MASK}*+に対し))(?P<gap>{MASK}*+)"
        r"(?:(?P<to>に(?:対して?(?:は|も)?|(?:お(?:かれて|いて)|あって)は?|は)?(?![よつ関とて]))|(?P<source>(?:から|より)(?:は|も)?(?!の))"
        rf"|(?P<as>として(?:は|も)?)|(?P<by>に(?:より|よって)|の間で)|(?P<topic>は|も)|(?P<subject>が|とも)){COMMA}?"
    )


MARKED = deferred(_marked_phrase)
"""`[カナダ政府は、]`, `[双方から]`, `[先進国側に対して]`, up to 。."""
LIST = deferred(rf"(?P<phrase>{_PIECES}+)(?P<gap>{MASK}*){COMMA}\s?\Z")
"""A part of a list that goes on behind its comma: `[アルバ国、]`, before セレン国及び…は."""
JOINED = deferred("及び|並びに|又は|または|あるいは|と|や")
"""What joins the last part of a list: `日本[及び]米国`."""
LEADING = deferred(
    r"(?:(?:現地時間)?[0-9一二三四五六七八九十]+(?:年|月|日|時|分)+(?:午前|午後)?|同日|同会合|冒頭|続いて|最後|一方|他方|特に|今般|今回|昨日|本日|先般|更|次|また|なお|引き続き|併せて)+(?=[^ぁ-ん第年月日のか国])"
)
"""Words in front of an actor that are no part of it: `[冒頭]岸田大臣は`."""
THING = deferred(
    "(?:攻撃|発射|行為|行動|活動|懸念|脅威|問題|課題|事態|状況|情勢|動き|要請|要望|指摘|質問|質疑|意見|提案|批判|侵略|侵攻|侵害|災害|地震|被害|事件|事故"
    "|影響|変化|措置|決定|議案|支援|援助|協力|努力|試み|案|件|施策|事業|制度|政策|計画|発言|主張|実験|違反|これら?|それら?)$"
)
"""What is no receiver: 我が国に対する[攻撃]に対し."""
ENDINGS = frozenset("会社")
"""Heads that name nobody where they stand alone."""
RELATIVE = frozenset("るたいうくすつぬむぐぶな")
"""How a clause ends that says which one: 制裁に参加す[る]国は."""
SELVES = deferred("(?:政府|我が国|わが国|日本|当局|当省|当庁|本会|当会|私|我々|私ども|[会省庁市県党側院社])$")
"""Who may act as what they are: `日本[政府]`, not `議長国`."""


class Actor(NamedTuple):
    """A phrase that names an actor."""

    start: int
    end: int
    mark: Mark
    after: int
    """Behind its particle and comma."""
    comma: bool
    kind: str
    """person, body, group or state; `other` for whom only に対し tells."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


def marked(text: str, sentence: Sentence) -> Iterator[Actor]:
    """Yield the actors of a sentence, in order."""
    for found in MARKED.finditer(text, sentence.start, sentence.end):
        start, end = found.span("phrase")
        kind = kind_of(text[max(start, end - LONGEST_HEAD) : end])
        mark = cast("Mark", found.lastgroup)
        if not kind and mark == "to" and found["to"].startswith("に対し") and not THING.search(text, start, end):
            kind = "other"
        if not kind or (mark == "as" and not SELVES.search(text, start, end)):
            continue
        start = beginning(text, sentence.start, start, end)
        yield Actor(start, end, mark, found.end(), found[0].endswith(COMMAS), kind)


@lru_cache(1024)
def kind_of(phrase: str) -> str:
    """Return what kind of actor a phrase names by its last word; empty where it names none.

    >>> kind_of("ノルデン共和国外務大臣"), kind_of("ドイツ側"), kind_of("海上輸送")
    ('person', 'group', '')
    """
    known = actors()
    for size in range(min(len(phrase), LONGEST_HEAD), 0, -1):
        head = phrase[-size:]
        if head in known and not _cut(phrase, size):
            return "" if known[head] == "none" or phrase in ENDINGS else known[head]
    return "body" if re.search("[A-Z][A-Z0-9]+$", phrase) else ""


def _cut(phrase: str, size: int) -> bool:
    """Tell whether the last characters of a phrase are the end of another word: コ|マーシャル."""
    before = phrase[-size - 1 : -size]
    return bool(before) and "ァ" <= before <= "ー" and "ァ" <= phrase[-size] <= "ー"


def beginning(text: str, low: int, start: int, end: int) -> int:
    """Return where a phrase begins: the clause before it may belong to it, and the parts of a list."""
    leading = LEADING.match(text, start, end)
    if leading and leading.end() < end:
        return leading.end()
    if start > low and text[start - 1] in RELATIVE:
        return _clause(text, low, start)
    if text[start - 1 : start] in (",", "、") and start > low:
        return _listed(text, low, start, end)
    return start


def _clause(text: str, low: int, start: int) -> int:
    """Return where the clause begins that says which one is meant."""
    low = max(low, start - LONGEST_PHRASE)
    begin = max(low, *(text.rfind(mark, low, start) + 1 for mark in ",、"))
    begin += len(text[begin:start]) - len(text[begin:start].lstrip())
    found = re.compile("(?:は|が|を、|ため|とき|際)").search(text, begin, start)
    return start if found or start - begin > LONGEST_PHRASE / 2 else begin


def _listed(text: str, low: int, start: int, end: int) -> int:
    """Return where a list of actors begins."""
    if text[low:start].strip(" 、,").endswith(("我々", "私たち")):
        return text.rindex("我々" if "我々" in text[low:start] else "私たち", low, start)
    if not JOINED.search(text, start, end):
        return start
    while text[start - 1 : start] in (",", "、"):
        part = LIST.search(text, max(low, start - LONGEST_PHRASE), start)
        if part is None or not kind_of(part["phrase"][-LONGEST_HEAD:]):
            break
        start = part.start()
    return start
