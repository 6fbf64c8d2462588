"""Speakers: who speaks, in the words that minutes put before a speech: 議長（海野一郎君）, 海野座長."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from jdoc import lexicon
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Collection

_BRACKET = r"[（(][ \u3000]?(?P<{0}>[^（）()「」、。]{{1,30}}?)[ \u3000]?[）)]"
"""A bracket behind a name or a role."""
_WRITTEN = deferred(
    rf"(?P<outer>[^（）()]{{1,40}}?)[ \u3000]?(?:{_BRACKET.format('remark')}[ \u3000]?)?{_BRACKET.format('inner')}"
)
"""What stands before a bracket, and in it: `[議長（海野一郎君）]`, `[大臣（官房長官）（海野一郎君）]`, not `議長`."""
_BRACKETED = deferred(r"[（(](?P<inner>[^（）()]+)[）)]")
"""A bracket and nothing else: `[（沖田和子君）]`, not `議長（沖田和子君）`."""
_NICKED = deferred(r"(?P<name>[^（）()\s]{1,4}[（(][^（）()\s]{1,2}[）)])(?P<title>[^（）()\s]{2,8})")
"""A surname with the mark that tells two bearers apart: `[山野（花）委員]`, not `山野委員`."""
_ALONE = deferred(r"[^\w（(]?[【（(＜〔［\[]?(?P<who>.{1,60}?)(?:(?<![君員長）])[）)]|[】＞〕］\]])?[：:]?")
"""Who speaks, and nothing else: `[【海野座長】]`, `[○議長（海野一郎君）]`, not ``."""
_SEAT = deferred(
    r"(?P<seat>第?(?:[0-9０-９]{1,3}|[〇一二三四五六七八九十百]{1,4})番)"
    r"(?:議員|委員)?[ \u3000・]?(?P<name>[^\d０-９]{2,20})?"
)
"""The number of a seat, and who sits there: `[２番]`, `[十二番議員]`, `[3番 山野花子君]`, not `２番目3`."""
_NAME = deferred(r"(?:[^\W\d_a-zａ-ｚ]|[A-Za-zＡ-Ｚ・＝\-]|[々〆ヶ]|[ \u3000・＝](?=\w)){1,20}")
"""What may be a name: `[海野　一郎]`, `[ロバート・ヒル]`, `[Ａ]`, not `３名`, `（株）`."""
_BODY = deferred(".{1,16}(?:[課局室省庁係班会署院]|大学|会社|法人|担当|事務局|関係|部会|本部|代理|代読|兼務)")
"""A body, or what else is no name: `[財政課]`, `[財務省]`, `[内容担当]`, not `海野一郎`."""
_LETTERED = deferred("(?P<title>[^0-9０-９A-Za-zＡ-Ｚ]{2,8})(?P<mark>[A-ZＡ-Ｚ]|[0-9０-９]{1,2})")
"""Somebody without a name, told from others: `[委員Ａ]`, `[委員１]`, not `委員`."""
_CROWD = deferred("(?:.*[諸皆両]|お客|皆さ|同)")
"""What stands before an honorific and names nobody: `[議員諸]`君, `[皆]`さん, not `海野`."""
_LETTERS = deferred(r"(?<![^\s（(）)])[^\s（(）)](?:[ \u3000]+[^\s（(）)])+(?![^\s（(）)])")
"""Characters with spaces between all of them: `[議　長]（海野　一郎君）`, not `海野　一郎`."""
_PLACE = deferred(
    "[都道府県市区町村島郡郵漁農港駅]|大学|大使|高校|小学|中学|銀行|商工|観光|支[店社部所]|警察|消防|税務|病院|森林"
)
"""What shows that a place stands before it: 北浜`[市]民部長`, 白浜`[大学]教授`, not `総務部長`."""
_PARTICLE = deferred("[のはがをにへとも](?![ぁ-ゖ])|[ぁ-ゖ]{5,}")
"""What no name holds, a particle between words: `今後[の]取組`, not `さつき`, `みどり`."""
_BRACKETS = frozenset("（(")
_LONGEST_SURNAME = 8
_LONGEST_PART = 3
"""Characters of a surname that is set apart from the given name: 沖田　和子委員."""


class Speaker(NamedTuple):
    """Who speaks."""

    name: str | None
    """The person, without an honorific; None where only a role is written."""
    role: str | None
    """As what: 議長, ２番, 事務局; None where only a name is written."""
    is_sure: bool = False
    """It is written as nothing but a person's name and role are: an honorific behind the name."""


@lru_cache(4096)
def read_speaker(written: str) -> Speaker | None:
    """Read who speaks; None where this names neither a person with a title nor an office.

    >>> [read_speaker(written)[:2] for written in ("議長（海野一郎君）", "山野委員", "２番（山野 花子君）", "事務局")]
    [('海野一郎', '議長'), ('山野', '委員'), ('山野 花子', '２番'), (None, '事務局')]
    >>> [read_speaker(written)[:2] for written in ("山野花子君", "会議録署名議員", "ロバート・ヒル参考人")]
    [('山野花子', None), (None, '会議録署名議員'), ('ロバート・ヒル', '参考人')]
    >>> read_speaker("今後の取組"), read_speaker("議長（職務代理）"), read_speaker("概要（案）")
    (None, Speaker(name=None, role='議長（職務代理）', is_sure=False), None)
    """
    written = _join_letters(written)
    bracketed = _BRACKETED.fullmatch(written)
    if bracketed:
        return read_speaker(bracketed["inner"])
    nicked = _NICKED.fullmatch(written)
    if nicked and nicked["title"] in _words("person"):
        return Speaker(nicked["name"], nicked["title"])
    match = _WRITTEN.fullmatch(written)
    if match is None:
        return _read_plain(written.strip())
    role = match["outer"].strip() + (f"（{match['remark']}）" if match["remark"] else "")
    return _read_pair(match["outer"].strip(), match["inner"].strip(), role)


def may_be_sure(written: str) -> bool:
    """Tell quickly whether who speaks may be written as nothing else is: with a bracket, a seat, an honorific.

    >>> may_be_sure("議長　海野一郎君"), may_be_sure("外務大臣　海野一郎")
    (True, False)
    """
    if not _BRACKETS.isdisjoint(written) or _SEAT.fullmatch(written):
        return True
    return _without_honorific(written) != written


def names_speaker(text: str) -> bool:
    """Tell whether a text is nothing but who speaks, with or without a sign or brackets.

    >>> names_speaker("【海野座長】"), names_speaker("○議長（海野一郎君）"), names_speaker("海野座長は、始めた。")
    (True, True, False)
    """
    inner = _ALONE.fullmatch(text)
    return inner is not None and read_speaker(inner["who"]) is not None


def _read_pair(outer: str, inner: str, role: str) -> Speaker | None:
    """Read what stands before a bracket and in it: a role and a name, or a name and a role."""
    inside, outside = _read_plain(inner), _read_plain(outer)
    if inside is not None and inside.is_sure:
        return Speaker(inside.name, role, is_sure=True)
    if outside is not None and outside.name:  # a remark in brackets: 海野委員（代理）
        return outside._replace(role=outside.role or (inside.role if inside else None))
    if outside is not None:
        return _read_behind_role(role, inner, inside)
    if inside is not None and not inside.name and _may_be_name(outer):
        return Speaker(outer, inside.role)  # 山野花子（２番）
    return None


def _read_behind_role(role: str, inner: str, inside: Speaker | None) -> Speaker:
    """Read a bracket behind a role: a name, or what belongs to the role."""
    name = inner if inside is None else inside.name
    if name and _may_be_name(name) and (inside is not None or _holds_persons_name(name)):
        return Speaker(name, role, is_sure=True)
    return Speaker(None, f"{role}（{inner}）")


def _join_letters(text: str) -> str:
    """Join what is set with spaces between all characters: 議　長; those of 海野　一郎 stay."""
    return _LETTERS.sub(lambda spaced: "".join(spaced[0].split()), text)


def _read_plain(text: str) -> Speaker | None:
    """Read a name or a role, or both, without a bracket."""
    seat = _SEAT.fullmatch(text)
    if seat:
        return _read_seat(text, seat)
    name = _without_honorific(text)
    if name != text:
        return _read_addressed(name)
    if len(text.split()) > 1:
        return _read_apart(text, *text.rsplit(maxsplit=1))
    lettered = _LETTERED.fullmatch(text)
    if lettered and lettered["title"] in _words("person"):
        return Speaker(lettered["mark"], lettered["title"])
    return _read_titled(text) or (_read_office(text) if ends_like_role(text) else None)


def _read_apart(text: str, first: str, last: str) -> Speaker | None:
    """Read two words: a body and who speaks of it, or an office and a name: 白浜大学　沖田教授, 議長　海野一郎."""
    if _is_office_beside(first, last):
        return _read_titled(text) if len(first) <= _LONGEST_PART else None
    behind = _read_plain(last)
    if behind is None:
        named = ends_like_role(first) and _may_be_name(last) and _holds_persons_name(last)
        return Speaker(last, first) if named else None
    if not behind.name or not may_be_body(first):
        return _read_titled(text) if len(first) <= _LONGEST_PART else None
    return Speaker(behind.name, f"{first}{behind.role or ''}")


def _is_office_beside(first: str, last: str) -> bool:
    """Tell an office beside what is no body: whether a name stands in it, which takes a tokenizer, doesn't matter."""
    return not may_be_body(first) and ends_like_role(last) and _without_honorific(last) == last


def _read_seat(text: str, seat: re.Match[str]) -> Speaker:
    """Read the number of a seat, and the name behind it: ２番　山野花子君."""
    written = seat["name"]
    if not written:
        return Speaker(None, text)
    name = _without_honorific(written)
    titled = _read_titled(name)
    return Speaker(titled.name if titled else name, seat["seat"], is_sure=titled is not None or name != written)


def _read_titled(text: str) -> Speaker | None:
    """Read a surname and what people are called behind it: 海野委員."""
    title = _ending(text, "person")
    surname = text.removesuffix(title).strip()
    return Speaker(surname, title) if title and surname and _is_surname_before(surname) else None


def _read_addressed(name: str) -> Speaker | None:
    """Read what stands before an honorific: a name, or a role and a name."""
    if not _may_be_name(name) or len(name) < 2 or _CROWD.fullmatch(name):
        return None
    role = next((role for role in _leading(name) if len(name) - len(role) > 1), "")
    return Speaker(name.removeprefix(role).strip(), role or None, is_sure=True)


def _read_office(text: str) -> Speaker:
    """Read an office; 谷野国務大臣 is one with a surname before it, 総務部長 none."""
    title = _ending(text, "office")
    before = text.removesuffix(title)
    surname = _leading_surname(before) if title and before and title not in _words("body") else ""
    role = text.removeprefix(surname)
    if not surname or _PLACE.match(role):
        return Speaker(None, text)
    return Speaker(surname, role)


def may_be_body(text: str) -> bool:
    """Tell whether a text may name a body that speaks: 財務省, 財政課.

    >>> may_be_body("財政課"), may_be_body("海野一郎")
    (True, False)
    """
    return _BODY.fullmatch(text) is not None


def _is_surname_before(text: str) -> bool:
    """Tell whether what stands before 委員 may be a surname: not 監査, 各."""
    text = text.strip()
    return (
        len(text) <= _LONGEST_SURNAME
        and _may_be_name(text)
        and not _ends_with_qualifier(text)
        and not ends_like_role(text)
    )


def _ends_with_qualifier(text: str) -> bool:
    words = _words("qualifier")
    return any(text[start:] in words for start in range(len(text)))


def _may_be_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and _PARTICLE.search(text) is None


def _without_honorific(text: str) -> str:
    """Take off what shows respect: 君, 氏."""
    for honorific in _longest_first("honorific"):
        if text.endswith(honorific):
            return text.removesuffix(honorific).rstrip(" \u3000")
    return text


def ends_like_role(text: str) -> bool:
    """Tell whether a text ends as what somebody speaks as: 財政課長, 国務大臣, 事務局, ２番.

    >>> [ends_like_role(text) for text in ("財政課長", "２番", "事務局", "海野一郎", "概要")]
    [True, True, True, False, False]
    """
    if text in _words("body") or _SEAT.fullmatch(text):
        return True
    return bool(_ending(text, "office") or _ending(text, "person"))


def _leading(text: str) -> Collection[str]:
    """Return the roles that a text begins with, the longest first: 議長海野一郎."""
    return [role for role in _longest_first("person") + _longest_first("office") if text.startswith(role)]


def _ending(text: str, use: str) -> str:
    """Return the longest word of a use that a text ends with."""
    return next((word for word in _by_last(use).get(text[-1:], ()) if text.endswith(word)), "")


@cache
def _words(use: str) -> frozenset[str]:
    """Return the words of a use; 事務局 speaks as an office does, and so do all who sign; 君 is a title."""
    if use == "honorific":
        return frozenset(lexicon.words_for("titles", "title", "honorific"))
    words = set(lexicon.words_for("speakers", "word", use))
    if use == "office":
        words |= {*lexicon.words_for("titles", "title", "signature")} | _words("body") - {
            "市",
            "県",
            "町",
            "村",
            "区",
            "国",
        }
    return frozenset(words)


@cache
def last_characters() -> str:
    """Return what who speaks can end with: the last characters of titles, of 君 and the like, of seats, of letters.

    >>> {"長", "理", "君", "番", "Ａ"} <= {*last_characters()}
    True
    """
    words = _words("person") | _words("office") | _words("honorific") | {"番"}
    letters = [*map(chr, range(ord("A"), ord("Z") + 1)), *map(chr, range(ord("Ａ"), ord("Ｚ") + 1))]
    return "".join(sorted({*(word[-1] for word in words), *letters}))


@cache
def _longest_first(use: str) -> tuple[str, ...]:
    return tuple(sorted(_words(use), key=len, reverse=True))


@cache
def _by_last(use: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a use by their last characters, the longest first."""
    lasts: dict[str, tuple[str, ...]] = {}
    for word in _longest_first(use):
        lasts[word[-1]] = (*lasts.get(word[-1], ()), word)
    return lasts


@lru_cache(4096)
def _holds_persons_name(text: str) -> bool:
    """Tell whether the tokenizer knows a part of a text as a person's name."""
    from jdoc.language.tokens import part_of_speech, tokenize  # noqa: PLC0415 -- 20 ms, where nothing simpler tells

    return any("人名" in part_of_speech(token) for token in tokenize(text))


@lru_cache(4096)
def _leading_surname(text: str) -> str:
    """Return the surname that a text begins with, where the tokenizer knows it as one."""
    from jdoc.language.tokens import part_of_speech, tokenize  # noqa: PLC0415 -- 20 ms, where nothing simpler tells

    first = tokenize(text)[0]
    surface = first.rpartition("\t")[0]
    return surface if part_of_speech(first)[2:4] == ("人名", "姓") else ""
