"""Forms: how the verbs of stances are conjugated where they end a main clause."""

from __future__ import annotations

from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

MASK = "\x01"
"""What stands for each character inside brackets."""
COMMA = "[,、]"
"""Of Western style and of Japanese style."""
CLOSED = f"(?=(?:{MASK}*(?:[。!]|\\Z)))"
"""Here the sentence ends, perhaps after a bracket: 決定した[]（注１）。"""
PAST = deferred("[ただ](?!い)|まし")
"""A verb in the past: `検討し[た]`."""


class Conjugation(NamedTuple):
    """The endings of a class of verbs, as patterns: 促 with し, し, す, さ, され."""

    linking: str
    perfect: str
    plain: str
    negative: str
    passive: str


CONJUGATIONS = {
    "suru": Conjugation(
        "(?:し|いたし|致し|申し上げ)", "(?:し|いたし|致し|申し上げ)", "(?:する|いたす|申し上げる)", "し", "され"
    ),
    "e": Conjugation("", "", "る", "", "られ"),
    "s": Conjugation("し", "し", "す", "さ", "され"),
    "sv": Conjugation("し", "し", "(?:する|す)", "(?:さ|し)", "され"),
    "yu": Conjugation("し", "し", "する", "し", "され"),
    "meiji": Conjugation("じ", "じ", "(?:ずる|じる)", "じ", "じられ"),
    "k": Conjugation("き", "い", "く", "か", "かれ"),
    "g": Conjugation("ぎ", "い", "ぐ", "が", "がれ"),
    "r": Conjugation("り", "っ", "る", "ら", "られ"),
    "w": Conjugation("い", "っ", "う", "わ", "われ"),
    "m": Conjugation("み", "ん", "む", "ま", "まれ"),
    "t": Conjugation("ち", "っ", "つ", "た", "たれ"),
}

_GOING_ON = (
    "[てで](?:い(?:る|た|ます|ました|く|くこと|きます|きたい|きました)|お(?:る|ります|りました)|"
    "き(?:た|ました|ている|ております|ています)|まいり(?:ます|ました|たい(?:と(?:思い|考え)ます)?)|参り(?:ます|ました|たい)|"
    "いただ(?:く|きます|きたい|きました)|ほしい)"
)
"""求め[ている], 支持し[ております], 検討し[てまいります]."""
_POLITE = "(?:ます|ました)"
"""The endings of polite speech."""
_AFTER = (
    f"(?:(?={MASK}*(?:[。!]|\\Z|が{COMMA}|けれども|(?:と|とと)も?に|と共に|一方|ほか|他{COMMA}|ものの|もの(?:である|です|と)"
    "|次第(?:である|です)|こと(?:である|です)|(?:こと|もの)と(?:し|する)|に至っ|わけ(?:である|です)|のに対し|ところ(?:で|、|,)|し、))|"
    "(?=と(?:思|考え)))"
)
"""What follows where a main clause ends, or goes on to the next one: 求めた[が、], 求める[とともに]."""
_AFTER_PERFECT = "(?=(?:上|うえ)で|(?:上|うえ)[、,]|ところ|後[,、に]|のち|結果[,、])"
"""謝意を述べた[]上で: what was done before the next act of the same sentence."""


def endings(form: str) -> str:
    """Return the pattern of what follows the stem of a verb in a main clause; named groups tell the kinds apart.

    The groups: `link` (…し、 …しつつ), `final`, `negative`, `passive`, `bare` (歓迎。).
    """
    verb = CONJUGATIONS[form]
    final = (
        f"(?:{verb.plain}|{verb.perfect}(?:[ただ]|{_GOING_ON})|{verb.linking}(?:{_POLITE}|たい(?:です)?)){_AFTER}"
        f"|{verb.perfect}[ただ]{_AFTER_PERFECT}"
    )
    link = (
        f"{verb.linking}(?:(?={COMMA})|つつも?|ながらも?|まして(?={COMMA}))"
        f"|{verb.perfect}(?:[てで]|[てで]おり|[てで]い)(?={COMMA})"
    )
    cannot = "|でき(?:ない|ず|ません|なかった)|しかね(?:る|ます)" if form == "suru" else ""
    lasting = f"|{verb.perfect}[てで](?:い(?:ない|なかった)|(?:い|おり)ません(?:でした)?)"
    denied = f"{verb.negative}(?:ない|なかった|ず|ません(?:でした)?){cannot}{lasting}"
    negative = f"(?:{denied})(?:(?={COMMA})|{_AFTER})"
    passive = (
        f"{verb.passive}(?:(?={COMMA})|(?:る|た|て(?:いる|いた|います|おり(?:ます)?)|{_POLITE})(?:{_AFTER}|(?={COMMA}))|つつ"
        f"|た(?:{_AFTER_PERFECT}))"
    )
    stem = {"suru": "", "r": "り"}.get(form)
    bare = "" if stem is None else f"|(?P<bare>{stem}{CLOSED})"
    return f"(?:(?P<passive>{passive})|(?P<negative>{negative})|(?P<link>{link})|(?P<final>{final}){bare})"


def inner(form: str) -> str:
    """Return the pattern of a verb's ending in a clause that a verb of saying carries: 支持[する]旨述べた."""
    verb = CONJUGATIONS[form]
    lasting = "[てで](?:いる|おり|いく|いきたい|きた|まいりたい|まいる|おる)"
    cannot = "|でき(?:ない|ず)" if form == "suru" else ""
    return (
        f"(?:{verb.plain}|{verb.perfect}(?:{lasting}|[ただ])|{verb.linking}(?:たい|ます)|{verb.negative}ない{cannot})"
    )
