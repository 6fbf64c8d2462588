"""Persons: a name before a title (岸田日本国外務大臣), after one (外務大臣岸田文雄), or known as such."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import anchor_at, deferred
from jdoc.language.names import Name, gazetteer
from jdoc.language.names.types import is_surname
from jdoc.language.tokens import DOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.names.runs import Run

NO_TITLE = ("権", "国", "朝", "家", "室", "宮", "座", "杯", "賞", "戦", "位", "み")
"""What makes another word of a title before it: 選手権, 王国."""
MAYOR = deferred("((?![前元現同新])[一-鿿ァ-ヴー]{2,6}[市町村区])長")
OFFICERS = ("局長", "部長", "課長", "室長", "係長", "次長", "主査", "主幹", "参事官", "審議官")
"""What the name of an office may stand before: 石原上下水道局長."""
ACTS = deferred("(?:定例)?(?:記者)?(?:会見|談話|発言|挨拶|声明|答弁|説明|冒頭|主催|夫妻|一行|等|他)")
"""What may follow a title that is glued to a name: 森永外務大臣会見記録."""
EASTERN = frozenset(
    "李王張劉陳楊趙黄周呉徐孫胡朱高林何郭馬羅梁宋鄭謝韓唐馮于董蕭程曹曺袁鄧許傅沈曾彭呂蘇盧蔣蔡賈丁魏薛葉閻余潘杜戴夏鍾汪田任"
    "姜范方石姚譚廖鄒熊金陸郝孔白崔康毛邱秦江史顧侯邵孟龍万段雷銭湯尹黎易常武喬賀頼龔文朴申権洪安柳全裵南禹"
)
"""Surnames that are common in China and Korea, all of one character."""
LONGEST_OFFICE = 6
"""Tokens of the office in a title: 産業通商資源部|長官."""
FARTHEST = 14
"""Tokens between a name and the end of its title: 安倍晋三日本国内閣総理大臣."""


def persons(run: Run) -> Iterator[Name]:
    """Yield the persons of a run."""
    titles = _titles(run)
    at = 0
    while at < len(run.types):
        end = _name_end(run, at)
        if end is None:
            at += 1
            continue
        found = _with_title(run, at, end, titles)
        longer = _longer(run, end)
        if found is None and longer > end:
            found = _with_title(run, at, longer, titles)
        if found:
            yield _with_digit(run, at, found)
            yield from _governed(run, found)
            end = max(end, run.index.get(found.end + len(found.role or ""), end))  # 三浦達也潮見市長: one person
        at = max(end, at + 1)
    yield from _bare(run)


@cache
def _personal() -> re.Pattern[str]:
    """Return the pattern of titles that a bare surname takes."""
    titles = sorted(gazetteer.words("personal"), key=len, reverse=True)
    firsts = "".join(sorted({title[0] for title in titles}))
    return re.compile(anchor_at(firsts, f"(?P<title>{'|'.join(titles)})"))


def _bare(run: Run) -> Iterator[Name]:
    """Yield whom the dictionary doesn't know as a person, where but a title stands behind the name: 高瀬総理."""
    if not run.types[0].kanji:
        return
    for match in _personal().finditer(run.text):
        at, last = run.index.get(match.start("title"), 0), run.index.get(match.end("title"))
        if not at or last is None or (last < len(run.types) and not ACTS.match(run.text, run.starts[last])):
            continue
        while first := _office_before(run, at):
            at = first
        official = run.starts[at] < match.start("title")
        while at > 1 and (run.types[at - 1].place or run.word(at - 1) == "国"):
            at -= 1
        strength = _bare_name(run, at, official=official)
        if strength:
            yield Name(0, run.starts[at], "PERSON", strength, role=run.text[run.starts[at] : run.starts[last]])


def _office_before(run: Run, at: int) -> int:
    """Return where the office begins that ends before a token: 外務 of 外務大臣; 0 if none does, or the run with it."""
    offices = gazetteer.words("role")
    return next((first for first in range(max(1, at - LONGEST_OFFICE), at) if run.part(first, at) in offices), 0)


def _bare_name(run: Run, stop: int, *, official: bool) -> int:
    """Return how sure it is that a run begins with a name that ends before a title; 0 if it doesn't.

    A name is a surname, or 尹成敏: a surname of Korea or China and no word of two characters.
    """
    kinds, written = run.types[:stop], run.part(0, stop)
    if not 1 < len(written) < 4 or not all(kind.kanji for kind in kinds):
        return 0
    placed = kinds[0].place and (not official or written in gazetteer.entries())
    if stop == 1 and kinds[0].char in "NT" and not placed:
        return 66 if is_surname(written) or (kinds[0].proper and official) else 0
    words = any(kind.place or (kind.length > 1 and not kind.proper and kind.char not in "FG") for kind in kinds)
    return 83 if stop > 1 and written[0] in EASTERN and not words else 0


def _titles(run: Run) -> list[tuple[int, int]]:
    """Return where titles stand, by the indexes of tokens; 兼 and the like join them, the longest stands."""
    known = gazetteer.titles()
    found = []
    for end in range(1, len(run.types) + 1):
        for at in range(max(0, end - 5), end):
            if run.text[run.starts[at] : run.starts[end]] in known:
                if not run.word(end).startswith(NO_TITLE):
                    found.append((at, end))
                break
    return found


def _name_end(run: Run, at: int) -> int | None:
    """Return where the person's name that begins at a token ends, if one may begin there."""
    kinds = run.types
    if at and (kinds[at - 1].char == "o" and at > 1 and kinds[at - 2].katakana and kinds[at].katakana):
        return None
    kind = kinds[at]
    if kind.char == "F" and kind.kanji:
        end = at + 1
        if end < len(kinds) and kinds[end].char == "s":
            end += 1
        while end < len(kinds) and kinds[end].char == "G" and end - at < 4:
            end += 1
        return end if kinds[end - 1].char != "s" else end - 1
    if kind.kanji and kind.proper and not run.state(at):
        # 高梨, 二宮 and 八代 are places in the dictionary; the title decides.
        end = at + 1
        while end < len(kinds) and kinds[end].char == "G" and end - at < 3:
            end += 1
        return end
    if kind.katakana and (_foreign(run, at) or _chained(run, at)):
        end = at + 1
        while (
            end < len(kinds)
            and not run.in_listed(end)
            and not _is_state(run, end)
            and (kinds[end].katakana or (kinds[end].char == "o" and end + 1 < len(kinds) and kinds[end + 1].katakana))
        ):
            odd = end + 1 < len(kinds) and kinds[end + 1].katakana  # ガンバー|タル
            if kinds[end].katakana and not odd and not kinds[end - 1].katakana and not _foreign(run, end):
                break
            end += 1
        while kinds[end - 1].char == "o":
            end -= 1
        return end
    return None


def _governed(run: Run, name: Name) -> Iterator[Name]:
    """Yield the city of a mayor whose city has a surname's name: 三浦達也潮見市長."""
    mayor = MAYOR.fullmatch(name.role or "")
    start = run.text.find(name.role or "", name.end)
    if mayor and start >= 0:
        yield Name(start, start + mayor.end(1), "GPE", 60)


def _is_state(run: Run, at: int) -> bool:
    """Tell whether a state stands glued to the name before it: アイルランガ・ハルタルト|インドネシア."""
    kinds = run.types
    glued = at > 2 and kinds[at - 1].katakana and kinds[at - 2].char == "o"
    entry = gazetteer.entries().get(kinds[at].word) if glued else None
    return entry is not None and entry.id is not None


def _with_digit(run: Run, at: int, name: Name) -> Name:
    """Take in the kanji numeral that a surname begins with which the dictionary doesn't know: 十倉雅和."""
    digit = run.types[0].word if at == 1 else ""
    return name._replace(start=0) if len(digit) == 1 and digit in "一二三四五六七八九十百千" else name


def _longer(run: Run, end: int) -> int:
    """Return where a name ends that goes on with a loan word: ラフィクル・イスラム."""
    kinds = run.types
    while end + 1 < len(kinds) and kinds[end].char == "o" and kinds[end - 1].katakana and kinds[end + 1].katakana:
        end += 2
    return end


def _chained(run: Run, at: int) -> bool:
    """Tell whether a katakana word begins a name that has a word in it that is no loan word: フォン・デア・ライエン."""
    kinds = run.types
    while at + 2 < len(kinds) and kinds[at + 1].char == "o" and kinds[at + 2].katakana:
        at += 2
        if _foreign(run, at):
            return True
    return False


def _foreign(run: Run, at: int) -> bool:
    """Tell whether a katakana word may be part of a person's name: it is no listed place and no loan word."""
    kind = run.types[at]
    if run.in_listed(at):
        return False
    if kind.unknown or kind.proper or kind.char in "FG":
        return True
    # ブリン|ケン: what the dictionary cuts into odd pieces is no loan word either.
    after = run.types[at + 1] if at + 1 < len(run.types) else None
    return kind.pos[0] == "接尾辞" or (after is not None and after.katakana and after.pos[0] == "接尾辞")


def _with_title(run: Run, at: int, end: int, titles: list[tuple[int, int]]) -> Name | None:
    """Make a person of a name that has a title near by, or that is surely one."""
    start, stop = run.starts[at], run.starts[end]
    if run.types[at].kanji and run.types[at].char != "F" and not _called(run, at, end, titles):
        return None
    full = end - at > 1 and (run.types[end - 1].char == "G" or "・" in run.text[start:stop])
    after = [title for title in titles if title[0] >= end and title[1] - end <= FARTHEST]
    between = after[0][0] - end if after else 0
    office = bool(after) and at == 0 and run.types[at].char == "F" and _office(run, end, after[0])
    if after and (office or _role_like(run, end, after[0][0], full=full)):
        last = _last(after, run)
        role = run.text[stop : run.starts[last]].lstrip("・ ")
        return Name(start, stop, "PERSON", 82, role=role)
    if full and "・" in run.text[start:stop] and any(a == end and entry.label == "ORG" for a, _, entry in run.listed):
        return Name(start, stop, "PERSON", 82)  # アーニャ・ベルク|国際エネルギー機関（ＩＥＡ）事務局長
    before = [title for title in titles if title[1] == at or (title[1] == at - 1 and run.types[at - 1].char in "os")]
    if before and (full or run.types[at].char == "F") and end == len(run.types):
        return Name(start, stop, "PERSON", 81, role=run.text[: run.starts[before[-1][1]]])
    if full and run.types[at].char == "F" and not between:
        return Name(start, stop, "PERSON", 58 if " " in run.text[start:stop] else 50)
    return None


def _office(run: Run, start: int, title: tuple[int, int]) -> bool:
    """Tell whether nothing but an office stands between a surname and a title: 久保経営課長."""
    words = run.types[start : title[0]]
    return run.text.endswith(OFFICERS, 0, run.starts[title[1]]) and all(
        kind.kanji and not kind.proper and kind.char not in "FG" for kind in words
    )


def _called(run: Run, at: int, end: int, titles: list[tuple[int, int]]) -> bool:
    """Tell whether what may be a place is a person: nothing but a title that a surname takes stands behind it."""
    alone = at == 0 or run.types[at - 1].char in "os" or run.types[at - 1].breaks
    personal = gazetteer.words("personal")
    governs = run.part(at, end) not in gazetteer.entries() and run.word(end) == "知事"
    return alone and (governs or any(a == end and run.part(a, b) in personal for a, b in titles))


def _last(after: list[tuple[int, int]], run: Run) -> int:
    """Return where the title ends: 副首相兼外務大臣 is one."""
    last = after[0][1]
    for at, end in after[1:]:
        if at < last or run.text[run.starts[last] : run.starts[at]].startswith(("兼", "・")) or at == last:
            last = max(last, end)
        elif end - last <= 6 and DOT not in (kind.word for kind in run.types[last:at]):
            last = end
    return last


def _role_like(run: Run, start: int, end: int, *, full: bool) -> bool:
    """Tell whether what stands between a name and a title can be a part of the role."""
    if start == end:
        return True
    words = [kind.word for kind in run.types[start:end]]
    if words[0] in {"・", DOT, " ", "\u3000"}:
        words = words[1:]
    if not words:
        return True
    first = start + (len(run.types[start:end]) - len(words))
    if any(a == first for a, _, _ in run.listed) or run.types[first].letters or run.types[first].place:
        return True
    return full or words[0] in gazetteer.words("role")
