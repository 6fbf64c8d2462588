"""Persons beyond a run of nouns: signatures, mayors of a city named before, those who answer for a release."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, by_pattern, where_any
from jdoc.language.names.texts import WORDS
from jdoc.language.names.token_types import is_surname

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

LONGEST_SIGNATURE = 200
"""Characters of a line that may be a signature."""
_DOTTED = "[ァ-ヴー]+(?:[・=][ァ-ヴー]+)+"
"""A name in katakana of several words: アーニャ・ベルク."""
_FAMILY = "(?P<family>[^\\W0-9A-Za-z_ぁ-ゖァ-ヺー]{1,4})"
_GIVEN = "(?P<given>[^\\W0-9A-Za-z_]{1,4})"
"""A given name, perhaps in kana; classes that say it exactly take 2 ms to compile (`_is_japanese`)."""
SIGNED = deferred(
    rf"""(?P<name> {_DOTTED} | {_FAMILY}[ \u3000]{_GIVEN} | [A-Z][a-z]+ (?:[ ][A-Z][A-Za-z.]*)+ )
         (?: [ \u3000\n\t]+ (?P<role> [^ \u3000\n\t。、,].{{1,60}}) )?""",
    re.DOTALL | re.VERBOSE,
)
"""A line that is a name and perhaps a title: `[岸田　文雄　日本国外務大臣]`, `[Kaja Larsen]`."""
ROLE_FIRST = deferred(
    rf"""(?<![^ \n\t:)]) (?P<role>[^ \n\t。、,()「」]{{2,30}})
         [ \n\t]+ (?P<name> {_DOTTED} | {_FAMILY}[ ]{_GIVEN} ) (?= [ \n\t]* (?:[(、]|$) )""",
    re.VERBOSE,
)
"""A title and a full name: `[公共事業大臣　ブンミー・シパスート]`, `[研究員　内海　葵]（電話）`, not `大臣の岸田`."""
ROLE_SURNAME = deferred(
    r"""(?<![^ \n\t:)、]) (?P<role>[^ \n\t。、,:()「」]{2,30})
        [ \n\t]+ (?= (?P<name>[一-鿿々]{1,4}) (?:[ \n\t(、)]|$) )""",
    re.VERBOSE,
)
"""The same with a surname alone; what looks like one may be a role, so a match may begin with it: 室長　補佐　東."""

SURNAMES = "(?P<names>[一-鿿々ァ-ヴー]{1,5}(?:[、・,][一-鿿々ァ-ヴー]{1,5}){0,4})"
"""One surname or several: 大貫、金井."""
SEPARATORS = deferred("[、・,]")
CONTACTS = deferred(f"担当(?:者|官)?(?:[:は]|[ ]+)[ ]*{SURNAMES}(?=[ ()/。\\n]|$)")
"""Who is asked: `[担当：大貫、金井]`, not `担当部署`."""
CALLED = deferred(f"(?<=[ )]){SURNAMES}(?=[ ]+(?:電話|TEL|Tel|内線|直通|代表|メール|FAX|E-?mail))")
"""Who answers the telephone: `政策室　[小田切、真壁]　電話`, not `政策室の電話`."""
HELD_BY = deferred(f"(?<=[課室係班長官員] ){SURNAMES}(?=[ ]*(?:[(/。\\n]|$))")
"""Who answers for a division, at the end of a line: `災害医療対策室　[東、大和]`, not `災害医療対策室`."""
ASKING = ("担当", "電話", "TEL", "内線", "照会", "問合せ", "問い合わせ")
"""What a text holds that says whom to ask."""

MAYORS = ("市長", "町長", "村長", "区長")
GOVERNING = deferred("(?<=[市町村区]の)(?P<name>[一-鿿]{1,4})(?P<role>[市町村区]長)")
"""The mayor of a city that is named before: `四日市市の[八木市長]`, not `四日市市の市長`."""
LATIN_TITLES = ("Mr", "Ms", "Dr.", "H.E.")
ADDRESSED = deferred(r"(?:Mr|Ms|Mrs|Dr|Prof)\.? (?P<name>[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'.-]*){0,3})")
"""A person with a title in Latin letters: `[Ms. Kaja Larsen]と会った`, not `Ms.`."""
INTRODUCED = deferred("(?<=[のはすたる])(?P<name>[一-鿿]{2,4})(?=です|でございます|と申します|でありま)")
"""Who speaks and says it: `北海新聞の[三好]です`, not `北海新聞です`."""
INTRODUCTIONS = ("です", "申しま")


def _find_signature(text: Tokens) -> Iterator[Find]:
    """Yield the person of a text that is nothing but a name and perhaps a title."""
    written = text.folded.strip()
    match = SIGNED.fullmatch(written) if len(text.folded) <= LONGEST_SIGNATURE else None
    if match and _is_japanese(match) and _is_signature(match, text.block_kind):
        lead = text.folded.index(written)
        yield Find(lead, lead + match.end("name"), role=match["role"])


def _is_signature(match: re.Match[str], block_kind: str | None) -> bool:
    """Tell whether a name has a title behind it, or is a signature by its place or its dot."""
    if match["role"]:
        return match["role"].endswith(gazetteer.titles())
    return block_kind == "signature" or (" " not in match["name"] and "・" in match["name"])


def _is_japanese(match: re.Match[str]) -> bool:
    """Tell whether a name is in kanji, the given name perhaps in kana; names of other forms are."""
    if not match["family"]:
        return True
    kana = re.sub("[ぁ-んァ-ヴー]", "", match["given"])
    return all("一" <= char <= "鿿" or char == "々" for char in match["family"] + kana)


def _has_title(_: Tokens, match: re.Match[str]) -> bool:
    return match["role"].endswith(gazetteer.titles())


def _has_title_and_name(text: Tokens, match: re.Match[str]) -> bool:
    return _has_title(text, match) and _is_japanese(match)


def _has_title_and_surname(text: Tokens, match: re.Match[str]) -> bool:
    if not _has_title(text, match):
        return False
    kind = text.type_at(match.start("name"))
    return kind is not None and kind.word == match["name"] and _may_be_surname(kind)


def _may_be_surname(kind: TokenType) -> bool:
    return kind.tag == "F" or (kind.proper and not kind.place) or is_surname(kind.word)


def _find_contacts(text: Tokens) -> Iterator[Find]:
    """Yield whom a press release names for questions: 国際交流課　担当：大貫、金井."""
    for pattern in (CONTACTS, CALLED, HELD_BY):
        for match in pattern.finditer(text.folded):
            start = match.start("names")
            for word in SEPARATORS.split(match["names"]):
                end = start + len(word)
                if _is_contact(text, start, end):
                    yield Find(start, end)
                start = end + 1


def _is_contact(text: Tokens, start: int, end: int) -> bool:
    kinds = text.types_in(start, end)
    if not 0 < len(kinds) < 3:
        return False
    if kinds[0].tag in "FG" or kinds[0].place or kinds[0].katakana:
        return True
    return len(kinds) == 1 and is_surname(text.folded[start:end])


@cache
def _desk() -> re.Pattern[str]:
    """Return the pattern of a division as those name it who belong to its body: 国際交流課　担当：大貫."""
    return re.compile(
        rf"(?<![^ \n\t】):/])(?!担当|主管|所管|関係|[各同当本])(?P<name>[一-鿿ァ-ヴー・]{{2,20}}"
        rf"{gazetteer.divisions('desk')})(?=[ (、,/\n]|$)"
    )


@cache
def _spaced_body() -> re.Pattern[str]:
    """Return the pattern of a body and its divisions with spaces between: 外務省　アフリカ部　アフリカ第二課."""
    division = f"[一-鿿々ァ-ヴーぁ-ん・]{{1,18}}{gazetteer.any_of(gazetteer.endings_for('spaced'))}"
    return re.compile(
        r"(?<![^ \n\t】):/>])(?P<name>(?P<body>[一-鿿々ァ-ヴー]{1,20}"
        r"(?:省|庁|府|委員会|局|本部|機構|銀行|[都道府県市町村区]))"
        rf"(?: {division})+)(?=[ (、,/\n]|$)"
    )


def _is_body(_: Tokens, match: re.Match[str]) -> bool:
    """Tell whether what its divisions stand behind is a city, or listed."""
    if match["body"].endswith(("市", "町", "村", "区")):
        return True
    entry = gazetteer.entries().get(match["body"])
    return entry is not None and entry.label in {"ORG", "GPE"}


def _find_desks(text: Tokens) -> Iterable[Find]:
    return by_pattern(_desk())(text)


def _find_spaced_bodies(text: Tokens) -> Iterable[Find]:
    return by_pattern(_spaced_body(), _is_body)(text)


def _is_surname_or_place(text: Tokens, match: re.Match[str]) -> bool:
    kind = text.type_at(match.start("name"))
    return kind is not None and kind.word == match["name"] and (kind.place or kind.tag == "F")


def _introduces(text: Tokens, match: re.Match[str]) -> bool:
    """Tell whether the one who speaks says a name: proper, in kanji, in no list."""
    kind = text.type_at(match.start("name"))
    if kind is None or text.at(match.end("name")) is None:
        return False
    return kind.kanji and kind.proper and not kind.listed_lengths


def _find_spoken_for(text: Tokens) -> Iterator[Find]:
    """Yield whom a person who says 毎朝新聞の三好です speaks for."""
    for match in INTRODUCED.finditer(text.folded):
        before = match.start("name") - 1
        if text.folded[before] == "の" and _introduces(text, match):
            stop = text.index.get(before, 0)
            first = text.nouns_before(stop, WORDS)
            if stop - first >= 2:
                yield Find(text.starts[first], text.starts[stop])


RULES = (
    Rule(
        "division that is asked",
        "ORG",
        Rank.DESK,
        where_any(ASKING, _find_desks),
        found="[国際交流課]　担当：",
        left="担当課、電話",
    ),
    Rule(
        "body with spaced divisions",
        "ORG",
        Rank.AMENDING,
        where_any(ASKING, _find_spaced_bodies),
        found="問合せ先：[外務省　アフリカ部　アフリカ第二課]",
        left="問合せ先：青い省　アフリカ部",
    ),
    Rule(
        "surname of one who is asked",
        "PERSON",
        Rank.PLAIN_ENDING,
        where_any(ASKING, _find_contacts),
        found="担当：[大貫]",
        left="担当：総務　電話",
    ),
    Rule(
        "mayor of a city named before",
        "PERSON",
        Rank.PLAIN_ENDING,
        by_pattern(GOVERNING, _is_surname_or_place),
        found="四日市市の[八木]市長",
        left="四日市市の副市長",
        gate=MAYORS,
    ),
    Rule(
        "title in Latin letters",
        "PERSON",
        Rank.QUOTED_AND_MORE,
        where_any(LATIN_TITLES, by_pattern(ADDRESSED)),
        found="Ms. [Kaja Larsen]と会った。",
        left="Mr. と書く。",
    ),
    Rule(
        "one who says the own name",
        "PERSON",
        Rank.PLAIN_ENDING,
        where_any(INTRODUCTIONS, by_pattern(INTRODUCED, _introduces)),
        found="記者の[三好]です。",
        left="記者の質問です。",
    ),
    Rule(
        "body that one speaks for",
        "ORG",
        Rank.PLAIN_ENDING,
        where_any(INTRODUCTIONS, _find_spoken_for),
        found="[青葉通信]の三好です。",
        left="通信の三好です。",
    ),
    Rule(
        "title and full name, with spaces",
        "PERSON",
        Rank.SIGNED,
        by_pattern(ROLE_FIRST, _has_title_and_name),
        found="公共事業大臣　[ブンミー・シパスート]",
        left="公共事業　ブンミー・シパスート",
        gate=(" ",),
    ),
    Rule(
        "title and surname, with spaces",
        "PERSON",
        Rank.ROLE_AND_SURNAME,
        by_pattern(ROLE_SURNAME, _has_title_and_surname),
        found="広報室長　[西園寺]　（代表）",
        left="広報室長　補佐　（代表）",
        gate=(" ",),
    ),
    Rule(
        "signature",
        "PERSON",
        Rank.SIGNED,
        _find_signature,
        found="[内海　葵]　外務大臣",
        left="内海　葵",
    ),
)
