"""Persons beyond a run of nouns: signatures, mayors of a city named before, those who answer for a release."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import compiled, deferred
from jdoc.language.names import Name, gazetteer
from jdoc.language.names.texts import WORDS
from jdoc.language.names.types import is_surname

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.names.texts import Text
    from jdoc.language.names.types import Type

LONGEST_SIGNATURE = 200
SIGNED = deferred(
    r"(?P<name>[ァ-ヴー]+(?:[・=][ァ-ヴー]+)+|"
    r"(?P<family>[^\W0-9A-Za-z_ぁ-ゖァ-ヺー]{1,4})[ \u3000](?P<given>[^\W0-9A-Za-z_]{1,4})|"
    r"[A-Z][a-z]+(?: [A-Z][A-Za-z.]*)+)"
    r"(?:[ \u3000\n\t]+(?P<role>[^ \u3000\n\t。、,].{1,60}))?",
    re.DOTALL,
)
_SURNAMES = "(?P<names>[一-鿿々ァ-ヴー]{1,5}(?:[、・,][一-鿿々ァ-ヴー]{1,5}){0,4})"
CONTACTS = deferred(f"担当(?:者|官)?(?:[:は]|[ ]+)[ ]*{_SURNAMES}(?=[ ()/。\\n]|$)")
CALLED = deferred(f"(?<=[ )]){_SURNAMES}(?=[ ]+(?:電話|TEL|Tel|内線|直通|代表|メール|FAX|E-?mail))")
HELD_BY = deferred(f"(?<=[課室係班長官員] ){_SURNAMES}(?=[ ]*(?:[(/。\\n]|$))")
"""Who answers for a division, at the end of a line: 災害医療対策室　東、大和."""
DESK = deferred(
    r"(?<![^ \n\t】):/])(?!担当|主管|所管|関係|[各同当本])[一-鿿ァ-ヴー・]{2,20}"
    r"(?:課|係|(?<!会[議見])(?<!教)室)(?=[ (、,/\n]|$)"
)
"""A division as those name it who belong to its body: 国際交流課　担当：大貫."""
ASKED = deferred("担当|電話|TEL|内線|照会|問合せ|問い合わせ")
"""What a line holds that says whom to ask."""
MAYORS = deferred("[市町村区]長")
GOVERNING = deferred("(?<=[市町村区]の)[一-鿿]{1,4}(?=[市町村区]長)")
"""The mayor of a city that is named before: 四日市市の八木市長."""
_DIVISION = "[一-鿿々ァ-ヴーぁ-ん・]{1,18}(?:局|部|課|室|係|所|班|センター|グループ|支部|担当|官房)"
SPACED = deferred(
    r"(?<![^ \n\t】):/>])[一-鿿々ァ-ヴー]{1,20}(?:省|庁|府|委員会|局|本部|機構|銀行|[都道府県市町村区])"
    f"(?: {_DIVISION})+(?=[ (、,/\\n]|$)"
)
"""A body and its divisions with spaces between them: 外務省　アフリカ部　アフリカ第二課."""
SEPARATED = deferred("[、・,]")
ADDRESSED = deferred(r"(?:Mr|Ms|Mrs|Dr|Prof)\.? (?P<name>[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'.-]*){0,3})")
ROLE_FIRST = deferred(
    r"(?<![^ \n\t:)])(?P<role>[^ \n\t。、,()「」]{2,30})[ \n\t]+(?P<name>[ァ-ヴー]+(?:[・=][ァ-ヴー]+)+|"
    r"(?P<family>[^\W0-9A-Za-z_ぁ-ゖァ-ヺー]{1,4}) (?P<given>[^\W0-9A-Za-z_]{1,4}))(?=[ \n\t]*(?:[(、]|$))"
)
ROLE_SURNAME = deferred(
    r"(?<![^ \n\t:)、])(?P<role>[^ \n\t。、,:()「」]{2,30})[ \n\t]+(?=(?P<name>[一-鿿々]{1,4})(?:[ \n\t(、)]|$))"
)
"""The same with a surname alone; what looks like one may be a role, so it is left for the next match."""
INTRODUCED = "(?<=[のはすたる])([一-鿿]{2,4})(?=です|でございます|と申します|でありま)"


def people(text: Text) -> Iterator[Name]:
    """Yield the persons of a text that runs alone don't tell, and the bodies that they speak for."""
    folded = text.folded
    if ASKED.search(folded):
        yield from _contacts(text)
    for match in GOVERNING.finditer(folded) if MAYORS.search(folded) else ():
        kind = text.type_at(match.start())
        if kind and kind.word == match[0] and (kind.place or kind.char == "F"):
            yield Name(match.start(), match.end(), "PERSON", 70, role=folded[match.end() : match.end() + 2])
    if "Mr" in folded or "Ms" in folded or "Dr." in folded or "H.E." in folded:
        yield from (Name(*match.span("name"), "PERSON", 88) for match in ADDRESSED.finditer(folded))
    for match in compiled(INTRODUCED).finditer(folded) if "です" in folded or "申しま" in folded else ():
        kind = text.type_at(match.start())
        if kind and kind.kanji and kind.proper and text.at(match.end()) is not None and not kind.lengths:
            yield Name(match.start(), match.end(), "PERSON", 70)
            yield from _office(text, match.start())
    yield from _signature(text)


def _japanese(family: str, given: str) -> bool:
    """Tell whether a name is in kanji, the given name perhaps in kana: to compile classes that say so takes 2 ms."""
    kana = re.sub("[ぁ-んァ-ヴー]", "", given)
    return all("一" <= char <= "鿿" or char == "々" for char in family + kana)


def _may_be_surname(kind: Type) -> bool:
    return kind.char == "F" or (kind.proper and not kind.place) or is_surname(kind.word)


def _contacts(text: Text) -> Iterator[Name]:
    """Yield whom a press release names for questions: 国際交流課　担当：大貫、金井."""
    yield from (Name(*match.span(), "ORG", 55) for match in DESK.finditer(text.folded))
    for match in SPACED.finditer(text.folded):
        body = match[0].partition(" ")[0]
        entry = gazetteer.entries().get(body)
        if body.endswith(("市", "町", "村", "区")) or (entry and entry.label in {"ORG", "GPE"}):
            yield Name(*match.span(), "ORG", 90)
    patterns = (CONTACTS, CALLED, HELD_BY)
    for match in (match for pattern in patterns for match in pattern.finditer(text.folded)):
        start = match.start("names")
        for word in SEPARATED.split(match["names"]):
            end = start + len(word)
            kinds = text.types[text.index.get(start, 0) : text.index.get(end, 0)]
            known = [kind for kind in kinds if kind.char in "FG" or kind.place or kind.katakana]
            if (known and known[0] is kinds[0] and len(kinds) < 3) or (len(kinds) == 1 and is_surname(word)):
                yield Name(start, end, "PERSON", 70)
            start = end + 1


def _office(text: Text, person: int) -> Iterator[Name]:
    """Yield whom a person who says 毎朝新聞の三好です speaks for."""
    if text.folded[person - 1] != "の":
        return
    stop = text.index[person - 1]
    first = text.nouns_before(stop, WORDS)
    if stop - first >= 2:
        yield Name(text.starts[first], text.starts[stop], "ORG", 68)


@cache
def _titles() -> tuple[str, ...]:
    return tuple(gazetteer.titles())


def _signature(text: Text) -> Iterator[Name]:
    """Yield the person of a line that is nothing but a name and a title, or begins with a title and a name."""
    for found in ROLE_FIRST.finditer(text.folded) if " " in text.folded else ():
        titled = found["role"].endswith(_titles())
        if titled and (not found["family"] or _japanese(found["family"], found["given"])):
            yield Name(found.start("name"), found.end("name"), "PERSON", 97, role=found["role"])
    for found in ROLE_SURNAME.finditer(text.folded) if " " in text.folded else ():
        kind = text.type_at(found.start("name")) if found["role"].endswith(_titles()) else None
        if kind and kind.word == found["name"] and _may_be_surname(kind):
            yield Name(found.start("name"), found.end("name"), "PERSON", 71, role=found["role"])
    match = SIGNED.fullmatch(text.folded.strip()) if len(text.folded) <= LONGEST_SIGNATURE else None
    if not match or (match["family"] and not _japanese(match["family"], match["given"])):
        return
    role = match["role"]
    if role and not role.endswith(_titles()):
        return
    if not role and " " in match["name"] and text.kind != "signature":
        return
    if not role and not (text.kind == "signature" or "・" in match["name"]):
        return
    lead = len(text.folded) - len(text.folded.lstrip())
    yield Name(lead, lead + match.end("name"), "PERSON", 97, role=role)
