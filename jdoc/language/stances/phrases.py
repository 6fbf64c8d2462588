"""Phrases that are acts without a verb of the table: 遺憾である, 容認できない, 意見の一致を見た, べきである."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.kept import build
from jdoc.language.lazy import anchor_at
from jdoc.language.stances.forms import COMMA, MASK
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re


class Phrase(NamedTuple):
    """A phrase, as it ends a main clause."""

    name: str
    act: str
    pattern: str
    """What the act is told by, without its ending."""
    ending: str
    found: str
    """A sentence that has it, in brackets."""
    left: str
    """A sentence that has something like it."""


STOPS = f"(?={MASK}*(?:[。!]|\\Z)|{COMMA}|が{COMMA}|と(?:思|考え)|とともに|と共に|一方|もの(?:で|と)|ところ)"
"""What follows where a phrase ends its clause."""
IS = "(?:である|であり|であって|であります|であった|でして|でした|だ|です|でございます|でありまして)"
"""The forms of である."""
_IS = f"{IS}{STOPS}"
_CANNOT = "(?:ない|ません|なかった|ぬ|ず|ないもの(?:である|です))"
"""The forms of ない, as of what cannot be."""
PHRASES = (
    Phrase(
        "regret",
        "regret",
        "(?:遺憾|残念)",
        f"(?:{_IS}|(?:に|と)(?:思|存|考)[ぁ-ん]{{1,6}}{STOPS}|なことで(?:ある|す){STOPS})",
        "船舶の安全が脅かされたことは極めて[遺憾]である。",
        "遺憾な事故が続いた。",
    ),
    Phrase(
        "cannot be accepted",
        "reject",
        "(?:(?:容認|許容|受忍|看過|黙過)(?:することは?)?でき|容認し得|容認しえ|受け入れ(?:られ|ることは?でき)|許され|認め(?:られ|ることは?でき)|許し難|受け入れ難|容認し難)",
        f"(?:{_CANNOT}|い|く|るもの(?:では|で)(?:ない|なく|ありません)){STOPS}",
        "かかる行為は断じて[容認でき]ない。",
        "容認できない行為が続いた。",
    ),
    Phrase(
        "intends",
        "commit",
        "(?:決意|考え|意向|所存|方針|覚悟|用意)",
        f"(?:{_IS}|が(?:ある|あります|あり){STOPS})",
        "我が国は，復興を支援していく[決意]である。",
        "その方針であるとの報道があった。",
    ),
    Phrase(
        "meets",
        "agree",
        "(?:(?:意見|見解|認識|考え)の一致|一致|合意)(?=を(?:み|見)|に至|に達|が得)",
        f"(?:を(?:み|見)(?:た|る|ました|て)|に(?:至|達)(?:った|りました|して|した|しました)|(?:が|を)得(?:た|られた)){STOPS}",
        "双方は，協力を進めることで[意見の一致]をみた。",
        "意見の一致をみない点が残った。",
    ),
    Phrase(
        "does not meet",
        "agree",
        "(?:(?:意見|見解|認識|考え)の一致|一致|合意)(?=(?:を(?:み|見)る)?(?:に|は|が|には)(?:至|達|得))",
        f"(?:を(?:み|見)る)?(?:に|は|が|には)(?:至ら|達し|得られ)(?:なかった|ず|ない|ません(?:でした)?){STOPS}",
        "日程を巡って[合意]に至らなかった。",
        "合意に至った点を確認した。",
    ),
    Phrase(
        "minds meet",
        "agree",
        "(?:意見|見解|認識|考え|立場)が(?:完全に|おおむね|概ね|大筋で)?一致",
        f"(?:し|した|しました){STOPS}",
        "双方は，協力を進めることで[意見が一致]した。",
        "意見が一致した点を紹介した。",
    ),
    Phrase(
        "resolves anew",
        "commit",
        "(?:決意|覚悟)(?=を新たに)",
        f"を新たに(?:する|し|した|します|しました){STOPS}",
        "両国は，関係を発展させるとの[決意]を新たにした。",
        "決意を新たにした選手を取材した。",
    ),
    Phrase(
        "opinion",
        "state",
        "(?<=との)(?:意見|声|見方|見解|考え|認識|立場)",
        f"(?={MASK}*(?:[。!]|\\Z))",
        "委員から，支援が不十分との[意見]。",
        "委員から，様々な意見。",
    ),
    Phrase(
        "looks forward",
        "hope",
        "楽しみに",
        f"(?:す(?:る|るものである)|し(?:ている|ています|ております|ます|た|つつ)){STOPS}",
        "我々は，次回の会合を[楽しみに]している。",
        "来場者は祭りを楽しみにして列を作った。",
    ),
    Phrase(
        "thinks much of",
        "appreciate",
        "多と",
        f"(?:する|した|します|しました|して(?:いる|おり)|し){STOPS}",
        "首相は，観測データの提供を[多と]した。",
        "その数を多とする説がある。",
    ),
    Phrase(
        "cannot but feel",
        "concern",
        "(?:懸念|憂慮|危惧)(?=を禁じ|に堪え|に耐え)",
        f"(?:を禁じ(?:得|え)(?:ない|ません)|に(?:堪|耐)え(?:ない|ません)){STOPS}",
        "我々は，事態の悪化に[憂慮]を禁じ得ない。",
        "懸念に堪える制度とする。",
    ),
    Phrase(
        "cannot but resent",
        "condemn",
        "(?:憤り|怒り)(?=を禁じ|に堪え|に耐え)",
        f"(?:を禁じ(?:得|え)(?:ない|ません)|に(?:堪|耐)え(?:ない|ません)){STOPS}",
        "議会は、卑劣な犯行に強い[憤り]を禁じ得ない。",
        "憤りを抑えて取材に応じた。",
    ),
    Phrase(
        "is glad",
        "welcome",
        "(?:(?:嬉|うれ|喜ば|よろこば)し|心強)",
        f"(?:く(?:思|存|感)[ぁ-ん]{{1,7}}|い(?:こと(?:である|です|だ)?|です)?|いことで(?:あります|ございます)){STOPS}",
        "我々は、交渉が妥結したことを[嬉し]く思う。",
        "嬉しい知らせが届いた。",
    ),
    Phrase(
        "is sorry",
        "regret",
        "痛恨の極み",
        f"{_IS}",
        "多くの命が失われたことは、[痛恨の極み]である。",
        "痛恨の極みという言葉を残した。",
    ),
    Phrase(
        "ought to",
        "request",
        "べき",
        f"(?:{_IS}|もの(?:である|と考える)|と考える){STOPS}",
        "政府は，対策を速やかに講ず[べき]である。",
        "講ずべき対策を示した。",
    ),
    Phrase(
        "would be asked to",
        "request",
        "(?:られたい|れたい|願いたい|お願いする|お願い(?:いたし|致し|申し上げ)ます)",
        f"{STOPS}",
        "市長は，市民への説明に努め[られたい]。",
        "認められたい人々を取材した。",
    ),
    Phrase(
        "vows",
        "commit",
        "(?:もの|こと)(?=とする|とした|とします|としました|としている|としています)",
        f"と(?:する|した|します|しました|している|しています){STOPS}",
        "両国は，作業部会を設ける[こと]とした。",
        "設けることとする規定を改めた。",
    ),
)
OBJECTS = {
    "regret": ("は", "が", "を", "も", "に", "について"),
    "cannot be accepted": ("は", "を", "が", "も"),
    "intends": (),
    "meets": ("で", "について", "に", "と", "を"),
    "does not meet": ("で", "について", "に", "と", "は"),
    "minds meet": ("で", "について", "に", "と"),
    "resolves anew": ("と",),
    "opinion": ("と",),
    "looks forward": ("を",),
    "thinks much of": ("を",),
    "cannot but feel": ("に", "を"),
    "cannot but resent": ("に", "を"),
    "is glad": ("を", "は", "が", "も", "と"),
    "is sorry": ("は", "が", "も"),
    "ought to": (),
    "would be asked to": (),
    "vows": (),
}
"""The particles of what each is about; where there is none, the clause itself is it."""


FIRST = "立声見嬉うよ喜心憤怒痛多遺残容許受看黙認決考意所方覚用一合懸憂危楽べられ願おもこ"
"""The characters that they begin with."""


@cache
def phrases() -> re.Pattern[str]:
    """Return the pattern of all phrases; the groups `p0`, `p1` … say which was found, `e0` … how it ends."""
    parts = (f"(?P<p{at}>{each.pattern})(?P<e{at}>{each.ending})" for at, each in enumerate(PHRASES))
    return build(anchor_at(FIRST, "|".join(parts)))
