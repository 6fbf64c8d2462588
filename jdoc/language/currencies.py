"""Currencies: which code a name, a sign or a code beside an amount stands for."""

from __future__ import annotations

from functools import cache

from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple


class Currency(NamedTuple):
    """What is written beside an amount stands for a code; 100 of it may make one."""

    code: str
    """ISO 4217; empty where only a country could tell."""
    per: int
    needs_country: bool = False
    """Whether the word may be another one where no country of it is named: 200ドラム缶."""


class Spelling(NamedTuple):
    """What a name or sign means, and the characters that must not follow it."""

    currency: Currency
    not_before: str


KATAKANA = "".join(map(chr, range(ord("ァ"), ord("ヶ") + 1))) + "ー"
MEANS_MORE = frozenset({"クーポン"})
"""Names that are other words where no country stands before them."""


@cache
def names() -> dict[str, Spelling]:
    """Return every spelling of a name or sign, with the characters that must not follow it.

    A name that is listed with its country only is one alone too, where the country is named. No name in katakana is
    followed by more of it: リアル, リアルタイム.

    >>> names()["米ドル"][0], names()["カザフスタン・テンゲ"][0].code
    (Currency(code='USD', per=1, needs_country=False), 'KZT')
    >>> names()["タカ"][0], names()["クワチャ"][0]
    (Currency(code='BDT', per=1, needs_country=True), Currency(code='', per=1, needs_country=True))
    """
    table: dict[str, Spelling] = {}
    alone: dict[str, set[str]] = {}
    for name, code, per, not_before in columns("currencies", "name", "code", "per", "not_before"):
        more = KATAKANA if name[-1] in KATAKANA else ""
        spelling = Spelling(Currency(code, int(per or 1)), not_before + more)
        table |= dict.fromkeys((name, name.replace(" ", ""), name.replace(" ", "・")), spelling)
        if name.count(" ") == 1:
            alone.setdefault(name.partition(" ")[2], set()).add(code)
    for name in sorted(alone.keys() - table.keys() - MEANS_MORE):
        code = alone[name].pop() if len(alone[name]) == 1 else ""
        table[name] = Spelling(Currency(code, 1, needs_country=True), KATAKANA)
    return table


def named(name: str) -> Currency | None:
    """Find the currency of a name, sign or code.

    >>> named("セント"), named("KZT"), named("人")
    (Currency(code='USD', per=100, needs_country=False), Currency(code='KZT', per=1, needs_country=False), None)
    """
    spelling = names().get(name)
    if spelling:
        return spelling.currency
    return Currency(name, 1) if name in codes() else None


@cache
def codes() -> frozenset[str]:
    """Return all codes."""
    return frozenset(spelling.currency.code for spelling in names().values() if spelling.currency.code)


@cache
def signs() -> dict[str, list[str]]:
    """Return what stands before amounts, signs and codes, by its last character, the longest first."""
    table: dict[str, list[str]] = {}
    for sign in (*(name for name in names() if name.isascii() or not name[-1].isalpha()), *sorted(codes())):
        table.setdefault(sign[-1], []).append(sign)
    for alike in table.values():
        alike.sort(key=len, reverse=True)
    return table


def sign_before(folded: str, end: int) -> str | None:
    """Find the sign or the code that an amount here has before it.

    >>> sign_before("約US$100", 4), sign_before("EUR5", 3), sign_before("約5", 1)
    ('US$', 'EUR', None)
    """
    for sign in signs().get(folded[end - 1 : end], ()) if end else ():
        before = folded[end - len(sign) - 1 : end - len(sign)] if end > len(sign) else ""
        part = before.isascii() and (before.isalpha() if sign[0].isalpha() else before.isdigit())
        if not part and folded.endswith(sign, 0, end):
            return sign
    return None


@cache
def _of_countries() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for listed, code in columns("currencies", "name", "code"):
        country, _, name = listed.rpartition(" ")
        if country:
            table.setdefault(name, []).append((country, code))
    return table


def of_country(name: str, text: str) -> str | None:
    """Tell whose currency is meant where several countries call theirs so: the country named last in the text.

    >>> of_country("マナト", "トルクメニスタンは10マナトを"), of_country("マナト", "10マナト")
    ('TMT', None)
    """
    places = [(text.rfind(country), code) for country, code in _of_countries().get(name, ())]
    place, code = max(places, default=(-1, ""))
    return code if place >= 0 else None
