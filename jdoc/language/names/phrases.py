"""Names that reach beyond a run of nouns: quoted ones, 「…に関する条約」, NAME（ACR）, signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import Name, gazetteer
from jdoc.language.names.acts import ACTING, EDITION, acts, beginning
from jdoc.language.names.texts import WORDS
from jdoc.language.names.types import table

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
ABOUT = deferred(r"(?:ik|n[NT]n)[NTFGo]{1,40}+")
"""What stands behind 「…に関する」 or 「…のための」, by the classes of tokens."""
_LETTER = "[日米英仏独伊加豪露印韓中欧]"
STATES = deferred(f"{_LETTER}(?<![一-鿿、].)(?:、{_LETTER})+(?=など|等|及び|の|が|は|と|を|に|か国|[0-9]+か国)")
"""States by their characters in a list: 日、米、英など８か国."""
MEETING = deferred("[(]第[0-9]+回[)]")
CONVENED = deferred("[(](?:第[0-9]+回|座長|議長|委員長|部?会長|以下)")
"""What shows behind 「…に関する有識者会議」 that there is one of that name."""
PURPOSE = "のための"
REACH = 40
"""Tokens that 「…に関する」 reaches back at most."""


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
    if "、" in folded:
        for match in STATES.finditer(folded):
            for at in range(match.start(), match.end(), 2):
                entry = gazetteer.letters()[folded[at]]
                yield Name(at, at + 1, entry.label, 60, entry.value, entry.id)
    if "回)" in folded:
        yield from _convened(text)
    if "ik" in text.chars or PURPOSE in folded:
        yield from _about(text)
    if "㈱" in folded or "社" in folded or "法人" in folded:
        yield from _corporate(text)
    if LOWER.search(folded) and FIRM_ENDS.search(folded):
        yield from (Name(match.start(), match.end(), "ORG", 87) for match in LATIN_FIRM.finditer(folded))
    if "社" in folded:
        yield from (Name(match.start(), match.end(), "ORG", 87) for match in LATIN_COMPANY.finditer(folded))
    if ACTING.search(folded):
        yield from acts(text)


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
            end = cut.start() if cut else _untitled(text, match.end(), stop)
            entry = gazetteer.entries().get(folded[match.end() : end])
            yield Name(match.start(), end, "ORG", 86, entry.value if entry else None)
        elif joined and match[0] in {"㈱", "(株)", "㈲"}:
            yield Name(text.starts[text.nouns_before(before)], match.end(), "ORG", 86)


def _untitled(text: Text, start: int, stop: int) -> int:
    """Return where a run that begins with a body ends without the title at its end: …研究所|主任研究員."""
    known = gazetteer.titles()
    ends = (at for at in text.starts[text.index[start] + 1 : text.index[stop]] if text.folded[at:stop] in known)
    return next(ends, stop)


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


def _convened(text: Text) -> Iterator[Name]:
    """Yield the meetings that say behind their names which of them it was: 国債市場特別参加者会合（第113回）."""
    for match in MEETING.finditer(text.folded):
        stop = text.index.get(match.start(), 0)
        first = text.nouns_before(stop, broken=True)
        if (
            _ending(text.part(first, stop)) == "EVENT"
            and sum(not kind.generic for kind in text.types[first : stop - 1]) > 1
        ):
            yield Name(text.starts[first], match.start(), "EVENT", 72)


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
    """Yield 「…に関する条約」 and 「…のための2050年戦略」 from their beginning."""
    for match in ABOUT.finditer(text.chars):
        about = text.chars[match.start()] == "i"
        first, middle = match.start(), match.start() + (2 if about else 3)
        if not about and text.part(first, middle) != PURPOSE:
            continue
        found = _headed(text, middle, match.end())
        if not found:
            continue
        label, end, word = found
        loose = word in gazetteer.words("loose") and not _telling(text, middle, end)
        if loose or (label != "LAW" and not about):
            continue
        start, parted = first - (first > 0 and text.types[first - 1].word == "等"), False
        while start > max(0, middle - REACH) and text.chars[start - 1] in "NTFGosna":
            parted = text.chars[start - 1] == "a" and _ends_listed(text, start - 1)
            if parted:
                break  # 仙台防災枠組及び気候変動に関する…条約 are two
            start -= 1
        while start < first and (text.chars[start] in "nasoi" or text.types[start].breaks):
            start += 1
        start = _after_verb(text, start, first)
        if label == "LAW" and not parted:
            start = text.index[beginning(text, text.starts[start])]
        if label == "LAW" and text.folded[text.starts[end] : text.starts[end] + 1] == "案":
            end = text.index.get(text.starts[end] + 1, end)
        if start < first:
            yield Name(text.starts[start], text.starts[end], label, {"LAW": 82, "EVENT": 81}.get(label, 75))


def _telling(text: Text, middle: int, end: int) -> bool:
    """Tell whether a loose ending makes a name: a proper noun or a number stands before it, a chair behind it."""
    body = text.part(middle, end)
    if "第" in body or body[0].isdigit() or CONVENED.match(text.folded, text.starts[end]):
        return True
    return any(kind.proper or kind.letters or kind.lengths for kind in text.types[middle:end])


def _ends_listed(text: Text, stop: int) -> bool:
    """Tell whether a listed treaty or body ends before a token."""
    end = text.starts[stop]
    starts = (text.starts[at] for at in range(max(0, stop - 8), stop))
    entries = (gazetteer.entries().get(text.folded[start:end]) for start in starts)
    return any(entry is not None and entry.label in {"LAW", "ORG", "EVENT"} for entry in entries)


def _after_verb(text: Text, start: int, stop: int) -> int:
    """Return where a phrase begins once what belongs to the clause before is left out: 日本との投資に関する協定."""
    for at in range(stop - 1, start, -1):
        if text.types[at].word == "と" and text.chars[at] == "a" and text.types[at + 1].word == "の":
            return start
    return start


def _headed(text: Text, middle: int, stop: int) -> tuple[str, int, str] | None:
    heads = gazetteer.heads()
    for end in range(stop, middle, -1):
        if not text.types[end - 1].head_end:
            continue
        for at in range(max(middle, end - 5), end):
            word = text.part(at, end)
            head = heads.get(word)
            if head and head.label in {"LAW", "EVENT", "ORG"}:
                return head.label, end, word
    return None
