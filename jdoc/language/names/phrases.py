"""Names that reach beyond a run of nouns: quoted ones, 「…に関する条約」, NAME（ACR）, signatures."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import compiled, deferred, where
from jdoc.language.names import Name, gazetteer
from jdoc.language.names.acts import EDITION, acts, beginning
from jdoc.language.names.texts import NOUNS, WORDS
from jdoc.language.names.types import is_surname, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.names.texts import Text

QUOTED = deferred(r"「((?:[^「」]|「[^「」]{0,60}」){1,120})」|『([^『』「」]{1,120})』")
ADOPTED = deferred(
    r"(?:を|が|に|の|は)?(?:[^、。,「」()]{0,8})?(?:採択|署名|発効|策定|閣議決定|締結|批准|発出|取りまとめ|とりまとめ)"
)
HELD = deferred("(?:を|が|の)(?:共同で|共同|主催し|合同で)?(?:開催|開いた|開きます|開く|開かれ)")
DAYS = ("の日", "る日", "す日")
"""What the names of days end with: 世界津波の日, 交通事故死ゼロを目指す日."""
ACRONYM = deferred(r"\(((?=[A-Z0-9]*[A-Z])[A-Z][A-Za-z0-9&+\-./ ]{1,15}?)(?:[:;、,](?=[^()]{0,80}\))[^()]*)?\)")
LATIN_NAME = deferred(r"\([A-Za-z][A-Za-z ,'&\-./]{8,100}?(?:[:;、,] ?([A-Z][A-Za-z0-9&+\-]{1,11}))?\)")
GLOSSED = deferred(r"([A-Z][A-Za-z0-9&\-]{1,11}) ?\(")
ABOUT = deferred(r"ik[NTFGo]{1,40}+")
LONGEST_SIGNATURE = 200
REACH = 40
"""Tokens that 「…に関する」 reaches back at most."""
SIGNED = deferred(
    r"(?P<name>[ァ-ヴー]+(?:[・=][ァ-ヴー]+)+|"
    r"(?P<family>[^\W0-9A-Za-z_ぁ-ゖァ-ヺー]{1,4})[ \u3000](?P<given>[^\W0-9A-Za-z_]{1,4})|"
    r"[A-Z][a-z]+(?: [A-Z][A-Za-z.]*)+)"
    r"(?:[ \u3000\n\t]+(?P<role>[^ \u3000\n\t。、,].{1,60}))?",
    re.DOTALL,
)


_SURNAMES = "(?P<names>[一-鿿々ァ-ヴー]{1,5}(?:[、・,][一-鿿々ァ-ヴー]{1,5}){0,4})"
CONTACTS = deferred(f"担当(?:者|官)?(?:[:]|[ ]+)[ ]*{_SURNAMES}(?=[ )/。\\n]|$)")
CALLED = deferred(f"(?<=[ )]){_SURNAMES}(?=[ ]+(?:電話|TEL|Tel|内線|直通))")
SEPARATED = deferred("[、・,]")
ADDRESSED = deferred(r"(?:Mr|Ms|Mrs|Dr|Prof)\.? (?P<name>[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'.-]*){0,3})")
ROLE_FIRST = deferred(
    r"(?<![^ \n\t])(?P<role>[^ \n\t。、,()「」]{2,30})[ \n\t]+(?P<name>[ァ-ヴー]+(?:[・=][ァ-ヴー]+)+|"
    r"(?P<family>[^\W0-9A-Za-z_ぁ-ゖァ-ヺー]{1,4}) (?P<given>[^\W0-9A-Za-z_]{1,4}))(?=[ \n\t]*(?:[(、]|$))"
)
LATIN_FIRM = deferred(
    r"(?<![A-Za-z&.-])[A-Z][A-Za-z0-9&'.-]*"
    r"(?: (?:\([A-Z][A-Za-z ]{1,20}\)|[A-Z&][A-Za-z0-9&'.-]*|d[aeo]s?|of|and|van|von)){0,6},? "
    r"(?:Co\.(?:, ?| )Ltd\.?|Inc\.?|Corp\.?|Corporation|Company|LLC|L\.L\.C\.|Ltd\.?|Limited|GmbH|PLC|plc"
    r"|Ltda\.?|S\.?A\.?S\.?|S\.p\.A\.|S\.A\.|N\.V\.|B\.V\.|A/S|AG|Bhd\.?)"
    r"(?![A-Za-z])"
)
LOWER = deferred("[a-z]")
FIRM_ENDS = deferred("Co|Inc|L[tL]|Limited|S\\.?A|GmbH|PLC|plc|[NB]\\.V|A/S|AG|Bhd|S\\.p")
LATIN_COMPANY = deferred(
    "(?<![A-Za-z&.-])[A-Z][A-Za-z0-9&'.-]*(?: (?:[A-Z&][A-Za-z0-9&'.-]*|of|and|de)){0,6} ?社(?![会員長内外団債印宅屋])"
)
CORPORATE = deferred(
    "株式会社|㈱|㈲|[(]株[)]|有限会社|合同会社|(?:一般|公益|特例)?(?:社団|財団)法人|国立研究開発法人|独立行政法人|国立大学法人|"
    "(?:学校|医療|社会福祉|宗教|特定非営利活動|NPO)法人"
)
LAW_END = deferred("[法令](?=第[0-9〇一二三四五六七八九十百]|$)")
KIND_OF_BODY = ("化", "格", "等", "会計", "制度", "向け", "数", "税", "法制")
"""What shows that 独立行政法人 and the like name a kind of body, not one."""
TITLED = deferred("(?:代表)?(?:取締役|社長|会長|理事|執行役員|監査役)")
INTRODUCED = "(?<=[のはすたる])([一-鿿]{2,4})(?=です|でございます|と申します|でありま)"


def _japanese(family: str, given: str) -> bool:
    """Tell whether a name is in kanji, the given name perhaps in kana: to compile classes that say so takes 2 ms."""
    kana = re.sub("[ぁ-んァ-ヴー]", "", given)
    return all("一" <= char <= "鿿" or char == "々" for char in family + kana)


def _listed(text: Text) -> Iterator[Name]:
    """Yield the listed names that are no run of nouns."""
    opening = table().opening.intersection(text.types)
    if not any(name in text.folded for kind in opening for name in kind.phrases):
        return
    end = 0
    for kind, start in zip(text.types, text.starts, strict=False):
        if start < end or not kind.phrases:
            continue
        name = next((name for name in kind.phrases if text.folded.startswith(name, start)), None)
        if name:
            end = start + len(name)
            if text.at(end) is not None:
                entry = gazetteer.entries()[name]
                yield Name(start, end, entry.label, 83, entry.value, entry.id)


def phrases(text: Text) -> Iterator[Name]:
    """Yield the names of a text that reach beyond runs."""
    folded = text.folded
    yield from _listed(text)
    if "「" in folded or "『" in folded:
        for match in QUOTED.finditer(folded):
            yield from _quoted(text, match.start(), match.end())
    if "ik" in text.chars:
        yield from _about(text)
    if "㈱" in folded or "社" in folded or "法人" in folded:
        yield from _corporate(text)
    if LOWER.search(folded) and FIRM_ENDS.search(folded):
        yield from (Name(match.start(), match.end(), "ORG", 87) for match in LATIN_FIRM.finditer(folded))
    if "社" in folded:
        yield from (Name(match.start(), match.end(), "ORG", 87) for match in LATIN_COMPANY.finditer(folded))
    if "号" in folded or "改正する" in folded or "との間の" in folded:
        yield from acts(text)
    yield from _titled(text)
    if "担当" in folded or "電話" in folded or "TEL" in folded:
        yield from _contacts(text)
    if "Mr" in folded or "Ms" in folded or "Dr." in folded or "H.E." in folded:
        yield from (Name(*match.span("name"), "PERSON", 88) for match in ADDRESSED.finditer(folded))
    for match in compiled(INTRODUCED).finditer(folded) if "です" in folded or "申しま" in folded else ():
        kind = text.type_at(match.start())
        if kind and kind.kanji and kind.proper and text.at(match.end()) is not None and not kind.lengths:
            yield Name(match.start(), match.end(), "PERSON", 70)
            yield from _office(text, match.start())


@cache
def _personal() -> re.Pattern[str]:
    """Return the pattern of titles that a bare surname takes."""
    titles = sorted(gazetteer.words("personal"), key=len, reverse=True)
    firsts = "".join(sorted({title[0] for title in titles}))
    return re.compile(where(firsts, f"(?P<title>{'|'.join(titles)})"))


def _titled(text: Text) -> Iterator[Name]:
    """Yield the surnames that are common nouns as well, where nothing but a title stands behind them: 高瀬総理."""
    for match in _personal().finditer(text.folded):
        at, last = text.at(match.start()), text.at(match.end("title"))
        if not at or last is None or text.chars[last : last + 1] in NOUNS or (at > 1 and text.chars[at - 2] in NOUNS):
            continue
        kind = text.types[at - 1]
        common = kind.char in "NT" and not kind.proper and not kind.place
        if common and kind.kanji and 1 < kind.length < 4 and is_surname(kind.word):
            yield Name(text.starts[at - 1], match.start(), "PERSON", 66, role=match["title"])


def _contacts(text: Text) -> Iterator[Name]:
    """Yield whom a press release names for questions: 担当：大貫、金井."""
    for match in (*CONTACTS.finditer(text.folded), *CALLED.finditer(text.folded)):
        start = match.start("names")
        for word in SEPARATED.split(match["names"]):
            end = start + len(word)
            kinds = text.types[text.index.get(start, 0) : text.index.get(end, 0)]
            known = [kind for kind in kinds if kind.char == "F" or kind.place or kind.katakana]
            if known and known[0] is kinds[0] and len(kinds) < 3:
                yield Name(start, end, "PERSON", 70)
            start = end + 1


def _office(text: Text, person: int) -> Iterator[Name]:
    """Yield whom a person who says 毎朝新聞の三好です speaks for."""
    if text.folded[person - 1] != "の":
        return
    stop = first = text.index[person - 1]
    while first and text.chars[first - 1] in WORDS:
        first -= 1
    if stop - first >= 2:
        yield Name(text.starts[first], text.starts[stop], "ORG", 68)


def _corporate(text: Text) -> Iterator[Name]:
    """Yield 株式会社青葉機械 and 青葉機械㈱ to the other end of their run."""
    folded = text.folded
    for match in CORPORATE.finditer(folded):
        stop = text.run_at(match.end()) if text.at(match.end()) is not None else None
        before = text.index.get(match.start(), 0)
        joined = before > 0 and text.chars[before - 1] in WORDS
        if stop and folded.startswith(KIND_OF_BODY, match.end()):
            continue
        law = LAW_END.search(folded, match.end(), stop) if stop else None
        if law and not joined:
            yield Name(match.start(), law.end(), "LAW", 86)
        elif stop and not joined:
            cut = TITLED.search(folded, match.end(), stop)
            end = cut.start() if cut else stop
            entry = gazetteer.entries().get(folded[match.end() : end])
            yield Name(match.start(), end, "ORG", 86, entry.value if entry else None)
        elif joined and match[0] in {"㈱", "(株)", "㈲"}:
            while before and text.chars[before - 1] in NOUNS:
                before -= 1
            yield Name(text.starts[before], match.end(), "ORG", 86)


def _quoted(text: Text, start: int, end: int) -> Iterator[Name]:
    folded = text.folded
    inner = folded[start + 1 : end - 1]
    run = text.run_at(end)
    if run is not None:
        stop = _tail(text, end, run)
        if stop:
            yield Name(start, stop[1], stop[0], 88)
            return
    label = _ending(EDITION.sub("", inner))
    if "。" in inner or len(inner) < 3:
        return
    if label:
        yield Name(start + 1, end - 1, label, 85)
    elif inner.endswith(DAYS):
        yield Name(start + 1, end - 1, "EVENT", 85)
    elif ADOPTED.match(folded, end) and len(inner) >= 5:
        yield Name(start + 1, end - 1, "LAW", 62)
    elif HELD.match(folded, end) and len(inner) >= 5:
        yield Name(start + 1, end - 1, "EVENT", 62)
    for match in re.finditer("「", inner):
        nested = QUOTED.match(inner, match.start())
        if nested:
            yield from _quoted(text, start + 1 + nested.start(), start + 1 + nested.end())
    for match in re.finditer("『[^『』]*』", inner):
        run = text.run_at(start + 1 + match.end())
        stop = _tail(text, start + 1 + match.end(), run) if run is not None else None
        if stop:
            yield Name(start + 1 + match.start(), stop[1], stop[0], 84)


def _tail(text: Text, start: int, stop: int) -> tuple[str, int] | None:
    """Return the label and the end of a name that goes on behind its quotes: 「中央アジア＋日本」対話."""
    first = text.index[start]
    words = text.types[first : text.index[stop]]
    if not words or words[0].breaks or words[0].char == "o":
        return None
    if words[0].word == "第":
        return None
    for last in range(len(words), 0, -1):
        end = text.starts[first + last]
        label = _ending(text.folded[start:end], alone=True)
        if label and label not in {"GPE", "LOC", "FAC"}:
            return label, end
    return None


def _ending(phrase: str, *, alone: bool = False) -> str | None:
    """Return the label that the end of a phrase tells."""
    heads = gazetteer.heads()
    for length in range(min(9, len(phrase) if alone else len(phrase) - 1), 1, -1):
        head = heads.get(phrase[-length:])
        if head:
            return head.label if head.label not in {"GPE", "LOC", "FAC"} else None
    return "LAW" if phrase.endswith("法") and len(phrase) > 4 and not phrase.endswith("方法") else None


def _about(text: Text) -> Iterator[Name]:
    """Yield 「…に関する条約」 from its beginning."""
    for match in ABOUT.finditer(text.chars):
        middle = match.start() + 2
        found = _headed(text, middle, match.end())
        if not found:
            continue
        label, end, word = found
        body = text.folded[text.starts[middle] : text.starts[end]]
        telling = any(kind.proper or kind.letters or kind.lengths for kind in text.types[middle:end]) or "第" in body
        if word in gazetteer.words("loose") and not telling:
            continue
        start, parted = middle - 2, False
        while start > max(0, middle - REACH) and text.chars[start - 1] in "NTFGosna":
            parted = text.chars[start - 1] == "a" and _ends_listed(text, start - 1)
            if parted:
                break  # 仙台防災枠組及び気候変動に関する…条約 are two
            start -= 1
        while start < middle - 2 and (text.chars[start] in "nasoi" or text.types[start].breaks):
            start += 1
        start = _after_verb(text, start, middle)
        if label == "LAW" and not parted:
            start = text.index[beginning(text, text.starts[start])]
        if label == "LAW" and text.folded[text.starts[end] : text.starts[end] + 1] == "案":
            end = text.index.get(text.starts[end] + 1, end)
        if start < middle - 2:
            yield Name(text.starts[start], text.starts[end], label, {"LAW": 82, "EVENT": 81}.get(label, 75))


def _ends_listed(text: Text, stop: int) -> bool:
    """Tell whether a listed treaty or body ends before a token."""
    end = text.starts[stop]
    starts = (text.starts[at] for at in range(max(0, stop - 8), stop))
    entries = (gazetteer.entries().get(text.folded[start:end]) for start in starts)
    return any(entry is not None and entry.label in {"LAW", "ORG", "EVENT"} for entry in entries)


def _after_verb(text: Text, start: int, middle: int) -> int:
    """Return where a phrase begins once what belongs to the clause before is left out: 日本との投資に関する協定."""
    for at in range(middle - 3, start, -1):
        if text.types[at].word == "と" and text.chars[at] == "a" and text.types[at + 1].word == "の":
            return start
    return start


def _headed(text: Text, middle: int, stop: int) -> tuple[str, int, str] | None:
    heads = gazetteer.heads()
    for end in range(stop, middle, -1):
        if not text.types[end - 1].head_end:
            continue
        for at in range(max(middle, end - 5), end):
            word = text.folded[text.starts[at] : text.starts[end]]
            head = heads.get(word)
            if head and head.label in {"LAW", "EVENT", "ORG"}:
                return head.label, end, word
    return None


@cache
def _titles() -> tuple[str, ...]:
    return tuple(gazetteer.titles())


def signature(text: Text) -> Iterator[Name]:
    """Yield the person of a line that is nothing but a name and a title, or begins with a title and a name."""
    for found in ROLE_FIRST.finditer(text.folded) if " " in text.folded else ():
        titled = found["role"].endswith(_titles())
        if titled and (not found["family"] or _japanese(found["family"], found["given"])):
            yield Name(found.start("name"), found.end("name"), "PERSON", 97, role=found["role"])
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
