"""Days: how a section of a number format writes dates and times."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from jdoc.language.calendar import WEEKDAYS, era_year, eras
from jdoc.readers.xlsx.numbers import write_general
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jdoc.readers.xlsx.codes import Section, Token

_FIRST_1900 = dt.datetime(1899, 12, 30)  # noqa: DTZ001 -- cells know no time zones
_FIRST_1904 = dt.datetime(1904, 1, 1)  # noqa: DTZ001
_NO_DAY = 60
"""The 29th of February 1900, which Excel counts and which never was: the days before it have one less."""
_LAST_DAY = 2_958_465
_SECONDS = 86_400
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ENGLISH_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class _Moment(NamedTuple):
    """What is written of a point in time."""

    time: dt.datetime
    seconds: Decimal
    """Since the first day, for hours that go on beyond a day."""
    is_halved: bool
    """Hours are those of half a day."""
    is_japanese: bool


def write_date(value: Decimal, section: Section, *, from_1904: bool) -> str:
    """Write a day's number as its section says; a number that is no day as it is."""
    if not 0 <= value <= _LAST_DAY:
        return write_general(value)
    tokens = [*_named(section.tokens)]
    decimals = max((len(token.text.partition(".")[2]) for token in tokens if token.kind == "seconds"), default=0)
    seconds = (value * _SECONDS).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    first = _FIRST_1904 if from_1904 else _FIRST_1900
    early = not from_1904 and value < _NO_DAY
    time = first + dt.timedelta(days=int(early), seconds=float(seconds))
    moment = _Moment(time, seconds, any(token.kind == "half" for token in tokens), section.is_japanese)
    return "".join(_write(token, tokens, place, moment) for place, token in enumerate(tokens))


def _named(tokens: Sequence[Token]) -> Iterator[Token]:
    """Call each token by what it writes; m is minutes behind hours and before seconds, else the month."""
    letters = [token.text[0].lower() if token.kind in {"date", "elapsed"} else "" for token in tokens]
    for place, token in enumerate(tokens):
        letter = letters[place]
        if token.kind not in {"date", "elapsed"}:
            yield token
            continue
        before = next(filter(None, reversed(letters[:place])), "")
        after = next(filter(None, letters[place + 1 :]), "")
        if letter == "m" and (before == "h" or after == "s"):
            letter = "n"
        name = _NAMES[letter]
        yield token._replace(kind=f"elapsed {name}" if token.kind == "elapsed" else name, text=token.text.lower())


_NAMES = {
    "y": "year",
    "g": "era",
    "e": "era year",
    "m": "month",
    "n": "minutes",
    "d": "day",
    "a": "weekday",
    "h": "hours",
    "s": "seconds",
}


def _write(token: Token, tokens: Sequence[Token], place: int, moment: _Moment) -> str:
    """Write a token: the first year of an era is 元年 where 年 follows it."""
    if token.kind == "era year":
        after = tokens[place + 1].text if place + 1 < len(tokens) else ""
        year = _era(moment.time)[1]
        is_first = year == 1 and after.startswith("年") and any(other.kind == "era" for other in tokens[:place])
        return "元" if is_first else str(year).zfill(len(token.text))
    write = _WRITERS.get(token.kind)
    return write(token.text, moment) if write else "" if token.text in {"@", "General"} else token.text


def _era(time: dt.datetime) -> tuple[str, int]:
    """Return the era and the year in it; before all eras, the western year alone."""
    try:
        return era_year(time.date())
    except ValueError:
        return "", time.year


def _write_era(text: str, moment: _Moment) -> str:
    name = _era(moment.time)[0]
    if len(text) == 1:
        return next((letter for letter, era in eras().items() if era.name == name and letter.isascii()), name)
    return name[:1] if len(text) == 2 else name


def _write_month(text: str, moment: _Moment) -> str:
    name = _MONTHS[moment.time.month - 1]
    named = {3: name[:3], 4: name, 5: name[0]}
    return named.get(len(text)) or _padded(moment.time.month, text)


def _write_day(text: str, moment: _Moment) -> str:
    if len(text) < 3:
        return _padded(moment.time.day, text)
    if moment.is_japanese:
        return WEEKDAYS[moment.time.weekday()] + ("曜日" if len(text) > 3 else "")
    name = _ENGLISH_DAYS[moment.time.weekday()]
    return name if len(text) > 3 else name[:3]


def _write_seconds(text: str, moment: _Moment) -> str:
    whole, point, decimals = text.partition(".")
    rest = str(moment.seconds % 1)[2:] if point else ""
    return _padded(moment.time.second, whole) + (f".{rest[: len(decimals)].ljust(len(decimals), '0')}" if point else "")


def _write_half(text: str, moment: _Moment) -> str:
    first, _, second = text.partition("/")
    return second if moment.time.hour >= 12 else first


def _hours(moment: _Moment) -> int:
    return (moment.time.hour - 1) % 12 + 1 if moment.is_halved else moment.time.hour


def _padded(number: int, text: str) -> str:
    return str(number).zfill(min(2, len(text)))


_WRITERS: dict[str, Callable[[str, _Moment], str]] = {
    "year": lambda text, moment: f"{moment.time.year:04}" if len(text) > 2 else f"{moment.time.year % 100:02}",
    "era": _write_era,
    "month": _write_month,
    "day": _write_day,
    "weekday": lambda text, moment: WEEKDAYS[moment.time.weekday()] + ("曜日" if len(text) > 3 else ""),
    "hours": lambda text, moment: _padded(_hours(moment), text),
    "minutes": lambda text, moment: _padded(moment.time.minute, text),
    "seconds": _write_seconds,
    "half": _write_half,
    "elapsed hours": lambda text, moment: _padded(int(moment.seconds // 3600), text),
    "elapsed minutes": lambda text, moment: _padded(int(moment.seconds // 60), text),
    "elapsed month": lambda text, moment: _padded(int(moment.seconds // 60), text),
    "elapsed seconds": lambda text, moment: _padded(int(moment.seconds), text),
}
"""What writes each kind of token; the others are written as they are."""
