"""Objects: where the argument of an act begins, behind the circumstances that a sentence names first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.rules import Rule, decide
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re

_APART = (
    "[一二三四五六七八九十0-9]+|この(?:ほか|中で|関連で|観点から|点)|その(?:際|後|結果|ため|中で|一方で|ほか)|これに(?:関連し|対し|加え)て?|これを受けて?"
    "|[他一]方で?|なお|ただし?|特に|とりわけ|同時に|冒頭|続いて|次に|最後に|従って|第[一二三四五0-9]+に|ここに|(?:併|あわ)せて|加えて|上で"
)
"""What joins clauses where a comma stands behind: `一方、`, not 一方的な, `特に、`, not 特に弱い立場の."""
_JOINING = "また|その(?:上|うえ)で|(?:併|あわ)せて|加えて|そして|よって|したがって|このため|まずは?"
"""What joins clauses with a comma or without: `また協力を`, not またとない."""
_LEFT = "のに対し|と?ともに|と共に|上で|うえで|ほか|一方|(?:が|もの(?:の|である)?|ところ|後)(?=[,、])"
"""What is left of the ending of the clause before, behind its verb: 求める`[とともに]`."""
_SAID = "[^,、]{0,60}(?:こと|旨|考え|意向|意思|決意|方針)$"
CONJUNCTION = deferred(
    rf"(?:[\s,、]|(?:{_APART})(?=[,、])|(?:{_JOINING})(?=[,、一-龥ァ-ヶ「\x01A-Z])|(?:さらに|更に)(?!の|[一-龥]{{1,3}}(?:し?[いく]|な|けれ))"
    rf"|(?:引き続き|改めて)(?!の|{_SAID})|(?:これまで|かねて|従来|以前)(?:から)?+(?![のにはも]|以[上下外])|(?<=[るたいうくすつぬむぐぶだんず\x01])(?:{_LEFT}))+"
)
"""What joins a clause to the one before: `[また、]`, and what is left of that one's ending: `求める[とともに、]`."""
SEGMENT = deferred(r"[^,、]*[,、]+\s?")
"""Up to a comma: `[昨年の決定を踏まえ、]協力を…`."""
ALWAYS = deferred(
    r"(?:踏まえ(?:て|つつ|た上で|ながら)?|鑑み(?:て)?|かんがみ(?:て)?|考慮し(?:て|つつ)?|(?:を|も)受け(?:て)?|に応え(?:て)?|にもかかわらず|に当たり(?:まして)?|に当たって(?:は|も)?"
    r"|にあたり|にあたって(?:は)?|に際し(?:て)?|を念頭に(?:置き|置いて|おき)?|に照らし(?:て)?|を振り返り|を理由に(?:して|、)?|として(?:は|も)?|の立場から|に関連し(?:て)?|観点から"
    r"|(?:については|に関しては|に関しても|についても|を巡っては|をめぐっては|においては|に対しては|では)|のとおり|(?:冒頭|今後|当面|本日|昨日|先週|先月|今般|今回|先般|会合では|会談では|[0-9]+月[0-9]+日)"
    r"|(?:会合|会議|総会|会談|閣議|会見)(?:において|で|にて)|の下(?:に行動して|で)?|(?:あれ|なら|れ|け|せ|え|め)ば|場合(?:に(?:は)?)?|ものの|深まる中|する中|ている中|に伴い|た(?:上|うえ)で|たほか|た後|たのち|経て|結果|ため(?:に)?(?:も)?(?=[,、]この)|から(?:は)?"
    r"|を含め(?:て)?(?=[,、]これ)|を通じ(?:て)?(?=[,、]これ))[,、]\s?$"
)
"""A circumstance that is no part of what follows: `結果を[踏まえ、]`, `[本日、]`, `料金[については、]`."""
LOOSE = deferred(
    r"(?:ため(?:に)?(?:も)?|に基づき|に基づいて|に従い|に従って|に即し(?:て)?|を通じ(?:て)?|を通し(?:て)?|に向け(?:て)?|において(?:も)?|にて|に関し(?:て)?|について|により|によって"
    r"|とともに|と共に|と連携し(?:て)?|に対し(?:て)?|をめぐり|を巡り|をもって|の中で|の際(?:に)?|以降|以来|にわたり|にわたって|に|で|際(?:に)?は?|うえで|上で|を目的として|を目指し(?:て)?|ている中)[,、]\s?$"
)
"""A circumstance of a verb: part of the object where that has one."""
LINKED = deferred(r"(?:[いきしちにひみりぎじびぇえけせてねへめれげぜでべ]|おり|ず|つつ|ながら)[,、]\s?$")
"""A clause that goes on: `会談を行[い、]`."""
OCCASION = deferred(
    r"(?:(?:会談|意見交換|協議|会合|訪問|議論|会見|視察|表敬|討議|審議)(?:を)?(?:行い|行って|し|実施し|重ね|開催し|経て)|振り返り|出席し|訪問し|開催し|行動し(?:て)?|会談し|歓談し|聴取し|こと(?:を|に|で)[^,、を]{1,8})[,、]\s?$"
)
"""What one did before speaking: `[会談を行い、]`."""
MAIN = deferred(r"(?:とともに|と共に|(?:上|うえ)で|ほか|一方で?|ものの)[,、]\s?")
"""The end of a main clause: `全力を挙げる[とともに、]`."""
INCLUDED = deferred(
    r"(?:を含め(?:て)?|をはじめ(?:とし)?(?:て)?|に(?:も)?加え(?:て)?|のみならず|だけでなく|は(?:もとより|もちろん))[,、]\s?$"
)
"""What belongs to the noun behind: `議席数の拡大[を含め、]`."""
ABOUT = deferred(r"(?:に関し(?:て)?|について|につき)[,、]\s?$")
"""What an act is about, where its object says it by a noun: `攻撃[に関し、]`."""
CLAUSAL = deferred(r"(?:こと|よう|旨|要性|意義|意思|意向|用意|決意|考え|方針|認識|[ぁ-ん])$")
"""An object that is a clause: `協議を継続することの重[要性]`."""
CLOSED = deferred(r"が[^をにはが]{1,14}[,、]\s?$")
"""A subject whose verb ends the segment: `不満の声[が起こり、]`."""
VERB = deferred(
    r"(?:する|した|して(?:いる|いく|きた)|いる|いく|れる|られる|れた|られた|せる|せた|ない|べき|[したりれ]たい|なる|(?<!ま)た|った|んだ|[うくすつぬぶむぐる])(?=こと|よう|の|と|旨|ため|[一-龥ァ-ヶ「\x01A-Z]|$)|である(?=こと|旨|と|$)|ことの|(?<=[一-龥])な(?=こと)"
)
"""A verb that belongs to what follows it: `支援[する]意思`."""
SUBJECT = deferred(r"が(?![一-龥]{0,1}国)(?=[,、一-龥ァ-ヶ\x01ぁ-ん])")
"""A subject: `日本[が]支持`, not `我が国`."""
CONDITION = deferred(
    r"(?:必要(?:が|で)(?:あれ|あると認め)ば|必要な場合(?:に)?(?:は)?|必要に迫られれば|(?:した|る|の)場合(?:に)?は|であれば[,、]|(?:れ|せ|え|め|け|げ)ば[,、]|ならば[,、]|ない限り)"
)
"""A condition: `[必要があれば]、措置を講じる`."""
CONDITIONAL = ("ば", "場合", "限り")
"""What conditions have."""
OWN_WAYS = deferred(r"(?:以下|次|下記|上記|つぎ|別紙|別添|別記|前述)の(?:とおり|通り|ように)$")
"""How something is said, and no object: `[次のとおり]`."""


ENDING = 24
"""Characters at the end of a segment that tell what it is."""


def begin(text: str, low: int, end: int) -> int:
    """Return where an object begins that ends at some place, `low` being behind its actor or the predicate before.

    >>> begin("先般の決定を踏まえ、協力の進展", 0, 15)
    10
    """
    if text.find(",", low, end) < 0 and text.find("、", low, end) < 0:
        return _joined(text, low, end)
    at = _joined(text, _behind(text, low, end), end)
    while True:
        segment = SEGMENT.match(text, at, end)
        if segment is None or not decide(SEGMENTS, Segment(text, *segment.span(), end), PART):
            return at
        at = _joined(text, segment.end(), end)


def _behind(text: str, low: int, end: int) -> int:
    """Return where the last main clause begins, if no verb of the object can have those before: …とともに、協力を."""
    for found in reversed(list(MAIN.finditer(text, low, end))):
        if not has_subject(text, low, found.start()):
            return low if VERB.search(text, found.end(), end) else found.end()
    return low


def _joined(text: str, at: int, end: int) -> int:
    found = CONJUNCTION.match(text, at, end)
    at = found.end() if found else at
    condition = CONDITION.match(text, at, end)
    if condition and condition.end() < end:
        at = condition.end()
        at += len(text[at:end]) - len(text[at:end].lstrip(" ,、"))
    return at


class Segment(NamedTuple):
    """What stands before a comma, at the beginning of what may be an object."""

    text: str
    start: int
    middle: int
    """Behind its comma."""
    end: int
    """Where the object ends."""

    def ends_with(self, ending: re.Pattern[str]) -> bool:
        """Tell whether it ends like this."""
        return ending.search(self.text, max(self.start, self.middle - ENDING), self.middle) is not None

    @property
    def awaits_verb(self) -> bool:
        """It has a subject whose verb is still to come."""
        return has_subject(self.text, self.start, self.middle) and not CLOSED.search(self.text, self.start, self.middle)

    @property
    def precedes_verb(self) -> bool:
        """The object has a verb that it may belong to."""
        return VERB.search(self.text, self.middle, self.end) is not None

    @property
    def is_loose(self) -> bool:
        """It belongs to a verb, whichever that is."""
        return self.ends_with(LOOSE) or self.ends_with(LINKED)


APART, PART = True, False
SEGMENTS: tuple[Rule[Segment, bool], ...] = (
    Rule(
        "included in the noun behind",
        lambda segment: segment.ends_with(INCLUDED),
        PART,
        "外相は、議席数の拡大を含め、国連改革を支持した。 → support 外相 議席数の拡大を含め、国連改革 -",
        "外相は、国連改革を支持した。 → support 外相 国連改革 -",
    ),
    Rule(
        "a subject of the object's verb",
        lambda segment: segment.awaits_verb,
        PART,
        "外相は、日本が欧州を通じ、展開中の支援を歓迎した。 → welcome 外相 日本が欧州を通じ、展開中の支援 -",
        "外相は、欧州を通じ、支援の展開を歓迎した。 → welcome 外相 支援の展開 -",
    ),
    Rule(
        "about a clause",
        lambda segment: segment.ends_with(ABOUT) and CLAUSAL.search(segment.text, segment.middle, segment.end),
        PART,
        "外相は、安全保障について、協議を続けることを確認した。 → confirm 外相 安全保障について、協議を続けること -",
        "外相は、安全保障について、協議の継続を確認した。 → confirm 外相 協議の継続 -",
    ),
    Rule(
        "about a noun, or an occasion",
        lambda segment: segment.ends_with(ABOUT) or segment.ends_with(ALWAYS) or segment.ends_with(OCCASION),
        APART,
        "外相は、これまでの経緯を踏まえ、交渉を再開することを求めた。 → request 外相 交渉を再開すること -",
        "外相は、交渉を再開することを求めた。 → request 外相 交渉を再開すること -",
    ),
    Rule(
        "a circumstance of the object's verb",
        lambda segment: segment.is_loose and segment.precedes_verb,
        PART,
        "外相は、国連を通じ、支援する意思を表明した。 → commit 外相 国連を通じ、支援する意思 -",
        "外相は、国連を通じ、支援を表明した。 → state 外相 支援 -",
    ),
    Rule(
        "a circumstance of the act",
        lambda segment: segment.is_loose,
        APART,
        "外相は、国連を通じ、対話の再開を求めた。 → request 外相 対話の再開 -",
        "外相は、国連を通じた対話の再開を求めた。 → request 外相 国連を通じた対話の再開 -",
    ),
)
"""Whether the first segment is a circumstance of the act; else it is part of its object."""


def has_subject(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch has a subject whose verb is still to come.

    >>> text = "日本が提案を支持し"
    >>> has_subject(text, 0, 5), has_subject("重要であることを", 0, 8)
    (True, False)
    """
    last = text.rfind("が", start, end)
    while last >= 0 and not SUBJECT.match(text, last, end):
        last = text.rfind("が", start, last)
    return last >= 0 and not VERB.search(text, last + 1, end)


def condition(text: str, low: int, end: int) -> bool:
    """Tell whether an act depends on something."""
    if not any(text.find(word, low, end) >= 0 for word in CONDITIONAL):
        return False
    return CONDITION.search(text, low, end) is not None
