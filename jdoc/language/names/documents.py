"""The names of a whole document: each text by itself first, then what the document says about its own names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import Name, gazetteer
from jdoc.language.names.candidates import candidates, settled
from jdoc.language.names.definitions import Term, canonical, terms
from jdoc.language.names.endings import ORDINAL
from jdoc.language.names.texts import NOUNS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.names.texts import Text

COMPANY = deferred("(?:当|弊)社(?!員|製)")
SHORTEST_FIRM = 3
"""Characters of a name that stands for its company wherever it stands."""
FIRM = ("株式会社", "㈱", "有限会社", "合同会社")
_FORMS = "|".join((*FIRM, "[(]株[)]"))
AFFIX = deferred(f"^(?:{_FORMS})|(?:{_FORMS})$")
INCORPORATED = deferred(_FORMS)
ENDS = "省|庁|機構|委員会|協会|センター|大学|銀行|基金|研究所|事務所|審議会|協議会|財団|学会|連盟|組合|会議所"
SAME = deferred(f"(?<![一-鿿])同({ENDS}|社|行(?=[はがのも、)]))(?![長員屋])")
COMPANIES, BANKS = ("会社", "公社"), ("銀行", "公庫")
MINISTRY = deferred(".{2,12}?([省庁])")
"""What a division belongs to: こども家庭庁 of こども家庭庁長官官房."""
ENDING = deferred(f"(?:{ENDS})$")
RESOLUTION = deferred("(?<=総会決議)第?([0-9]+)回?会期第?([0-9]+)号?$")
KATAKANA = deferred("[ァ-ヴー]{3,}")
CITY = deferred("[ァ-ヴー]+市")
SUFFIXED = deferred("[的化性型風力]")


def find(texts: Sequence[Text], *, with_model: bool = True) -> list[list[Name]]:
    """Return the names of each text of one document, by rules alone or with the model for what they leave open."""
    possible = [candidates(text) for text in texts]
    if with_model:
        from jdoc.language.names.modelled import add_modelled  # noqa: PLC0415 -- who wants rules alone needs none of it

        possible = add_modelled(texts, possible)
    found = [settled(names) for names in possible]
    if with_model:
        found = [[name for name in names if name.label != "OTHER"] for names in found]
    known: dict[str, tuple[int, Term]] = {}
    for number, text in enumerate(texts):
        shown = []
        for item in terms(text, found[number]):
            if isinstance(item, Term):
                known.setdefault(item.word, (number, item))
            else:
                shown.append(item)
        if shown:
            found[number] = settled(found[number] + shown)
    if known:
        quoted = {word for word, (where, term) in known.items() if term.defined and _is_quoted(term, where, texts)}
        found = [_with_terms(number, text, found[number], known, quoted) for number, text in enumerate(texts)]
    found = _referring(texts, _bare_firms(texts, found))
    people = _people(texts, found)
    found = _again(texts, found, people)
    series = _series(texts, found)
    return [_finished(text, names, people, series) for text, names in zip(texts, found, strict=True)]


def _with_terms(
    number: int, text: Text, names: list[Name], known: dict[str, tuple[int, Term]], quoted: set[str]
) -> list[Name]:
    """Add the places where a text uses the document's terms."""
    added = []
    for word, (where, term) in known.items():
        if number < where or word not in text.folded:
            continue
        for match in re.finditer(re.escape(word), text.folded):
            start, end = match.span()
            if number == where and start < term.at:
                continue
            here = number == where and start == term.at
            if here or _stands(text, start, end, term, quoted=word in quoted):
                ref = None if here or not term.defined else term.value
                added.append(Name(start, end, term.label, 96 if here else 84, term.value, term.id, None, ref))
    return settled(names + added) if added else names


def _is_quoted(term: Term, where: int, texts: Sequence[Text]) -> bool:
    """Tell whether the document keeps to writing a term in quotes once it has defined it."""
    form = f"「{term.word}」"
    defining = texts[where].folded[term.at :]
    return form in defining or any(form in text.folded for text in texts[where + 1 :])


def _stands(text: Text, start: int, end: int, term: Term, *, quoted: bool) -> bool:
    """Tell whether a word is the document's term here, and not part of another word."""
    if text.at(start) is None or text.at(end) is None:
        return False
    first, last = text.index[start], text.index[end]
    before = text.folded[start - 1 : start]
    after = text.folded[end : end + 1]
    if before in {"「", "『"} and after in {"」", "』"}:
        return True
    if quoted:
        return False
    if not term.defined:
        return True
    if SUFFIXED.match(after):
        return False
    alone = first == 0 or text.chars[first - 1] not in WORDS or text.types[first - 1].word in {"同", "本", "当該"}
    return alone and not (last < len(text.chars) and text.chars[last] == "o" and text.chars[first - 1 : first] == "o")


def _bare_firms(texts: Sequence[Text], found: list[list[Name]]) -> list[list[Name]]:
    """Add the companies that are called by their names alone: 北辰タイヤ of 株式会社北辰タイヤ."""
    firms: dict[str, str] = {}
    for text, names in zip(texts, found, strict=True):
        for name in names if INCORPORATED.search(text.folded) else ():
            if name.label != "ORG":
                continue
            written = text.folded[name.start : name.end]
            bare, affixes = AFFIX.subn("", written)
            if affixes and len(bare) >= SHORTEST_FIRM and bare not in gazetteer.entries():
                firms.setdefault(bare, name.value or canonical(written))
    if not firms:
        return found
    lengths: dict[str, list[int]] = {}
    for opening, length in sorted({(bare[:2], len(bare)) for bare in firms}, key=lambda found: -found[1]):
        lengths.setdefault(opening, []).append(length)
    result = []
    for text, names in zip(texts, found, strict=True):
        spans = [span for span in _called(text, firms, lengths) if _is_alone(text, *span)]
        added = [Name(*span, "ORG", 70, firms[text.folded[slice(*span)]]) for span in spans]
        result.append(settled(names + added) if added else names)
    return result


def _called(text: Text, firms: dict[str, str], lengths: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    """Yield where names of firms begin with a token, the longest at each; `lengths` are by the first two characters."""
    folded = text.folded
    for start in text.starts:
        for length in lengths.get(folded[start : start + 2], ()):
            if folded[start : start + length] in firms:
                yield start, start + length
                break


def _is_alone(text: Text, start: int, end: int) -> bool:
    """Tell whether a word stands by itself, no noun glued to it."""
    first, last = text.at(start), text.at(end)
    glue = NOUNS if KATAKANA.fullmatch(text.folded, start, end) else WORDS  # ジョンソン・エンド・ジョンソン
    if first is None or last is None or (first and text.chars[first - 1] in glue):
        return False
    return last == len(text.chars) or text.chars[last] not in glue or text.folded.startswith(("側", "等", "ほか"), end)


def _referring(texts: Sequence[Text], found: list[list[Name]]) -> list[list[Name]]:
    """Add 当社 where a document has said which company speaks, and 同省 where a ministry was named before."""
    if not any(_refers(text.folded) for text in texts):
        return found
    company: str | None = None
    last: dict[str, str] = {}
    result = []
    for text, names in zip(texts, found, strict=True):
        organizations = sorted((name for name in names if name.label == "ORG"), key=lambda name: name.start)
        company = company or next(filter(None, (_company(text, name) for name in organizations)), None)
        added = []
        if company:
            added += [Name(m.start(), m.end(), "ORG", 80, company, ref=company) for m in COMPANY.finditer(text.folded)]
        for match in SAME.finditer(text.folded):
            while organizations and organizations[0].start < match.start():
                _note(last, text, organizations.pop(0))
            if match[1] in last:
                added.append(Name(match.start(), match.end(), "ORG", 80, last[match[1]], ref=last[match[1]]))
        for name in organizations:
            _note(last, text, name)
        result.append(settled(names + added) if added else names)
    return result


def _refers(folded: str) -> bool:
    if ("当社" in folded or "弊社" in folded) and COMPANY.search(folded):
        return True
    return "同" in folded and SAME.search(folded) is not None


def _note(last: dict[str, str], text: Text, name: Name) -> None:
    """Remember what 同省 means from here on: the ministry named last."""
    written = text.folded[name.start : name.end]
    end = ENDING.search(written) or ENDING.search(name.value or "")
    value = name.value or canonical(written)
    if _company(text, name) or written.endswith(COMPANIES):
        last["社"] = value
    elif end:
        last[end[0]] = value
    root = MINISTRY.match(written)
    if root and root[0] != written and root[0] in gazetteer.entries():
        last[root[1]] = gazetteer.entries()[root[0]].value
    if written.endswith(BANKS):
        last["行"] = value


def _company(text: Text, name: Name) -> str | None:
    written = text.folded[name.start : name.end]
    return (name.value or canonical(written)) if written.startswith(FIRM) or written.endswith(FIRM) else None


def _people(texts: Sequence[Text], found: list[list[Name]]) -> dict[str, str]:
    """Return the full names of persons by their surnames, where a document leaves no doubt."""
    full: dict[str, set[str]] = {}
    for text, names in zip(texts, found, strict=True):
        for name in names:
            if name.label != "PERSON":
                continue
            written = text.folded[name.start : name.end]
            surname = _surname(text, name, written)
            if surname and surname != canonical(written):
                full.setdefault(surname, set()).add(canonical(written))
    return {surname: names.pop() for surname, names in full.items() if len(names) == 1}


def _again(texts: Sequence[Text], found: list[list[Name]], people: dict[str, str]) -> list[list[Name]]:
    """Add the surnames in katakana that stand alone once the document has given the full name: ガンバータル首相."""
    surnames = [surname for surname in people if KATAKANA.fullmatch(surname)]
    if not surnames:
        return found
    pattern = re.compile(f"(?<![ァ-ヴー・])(?:{'|'.join(map(re.escape, surnames))})(?![ァ-ヴー・])")
    result = []
    for text, names in zip(texts, found, strict=True):
        added = [Name(match.start(), match.end(), "PERSON", 83) for match in pattern.finditer(text.folded)]
        spans = {(name.start, name.end) for name in names if name.label == "PERSON"}
        added = [name for name in added if (name.start, name.end) not in spans]
        result.append(settled(names + added) if added else names)
    return result


def _surname(text: Text, name: Name, written: str) -> str | None:
    if "・" in written:
        return written.rpartition("・")[2]
    if " " in written and not written.isascii():
        return written.split(" ", maxsplit=1)[0]
    first = text.type_at(name.start)
    if first is not None and first.pos[3] == "姓":
        return first.word
    return None


def _series(texts: Sequence[Text], found: list[list[Name]]) -> dict[str, str]:
    """Return what the numbered meetings of a document belong to: 「…」対話 of 「…」対話・第６回外相会合."""
    series = {}
    for text, names in zip(texts, found, strict=True):
        for name in names:
            if name.label == "EVENT":
                whole, dot, meeting = canonical(text.folded[name.start : name.end]).rpartition("・第")
                if dot:
                    series[ORDINAL.sub("", "第" + meeting, count=1)] = whole + "・"
    return series


def _finished(text: Text, names: list[Name], people: dict[str, str], series: dict[str, str]) -> list[Name]:
    """Give each name its canonical form."""
    entries = gazetteer.entries()
    finished = []
    for start, end, label, strength, value, id_, role, ref in names:
        written = text.folded[start:end]
        entry = entries.get(written)
        if label == "PERSON":
            value = people.get(written) or canonical(written)  # noqa: PLW2901
        elif value is None:
            value = entry.value if entry and entry.label == label else _canonical(written, label)  # noqa: PLW2901
            if label == "EVENT" and value.startswith("第"):
                value = series.get(ORDINAL.sub("", value, count=1), "") + value  # noqa: PLW2901
        if id_ is None and entry and label == "GPE":
            id_ = entry.id  # noqa: PLW2901
        finished.append(Name(start, end, label, strength, value, id_, role, ref))
    return finished


def _canonical(written: str, label: str) -> str:
    """Return the canonical form of a name that is not listed."""
    if label == "GPE" and written.endswith("市") and CITY.fullmatch(written):
        return written[:-1]
    number = RESOLUTION.search(written) if written[-1].isdigit() or written[-1] == "号" else None
    return f"{written[: number.start()]}{number[1]}/{number[2]}" if number else canonical(written)
