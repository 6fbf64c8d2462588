"""Slipped: two numbers that a slip of the pen tells apart, and how likely that is by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.numbers import are_neighbours_exchanged, digits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

WAYS = {"exchanged": 1, "next": 2, "figure": 7, "scale": 3, "lost": 1, "turned": 3}
"""How many numbers each slip makes of one, for each of its figures."""
ROUNDED = 3
"""Figures that a number is rounded to."""
Key = tuple[str, int, str]
"""What two numbers have in common that are a slip apart."""


def slip_of(one: Decimal, other: Decimal) -> str:
    """Name the slip that makes one number of another, "" if there is none.

    Two neighbours are exchanged, two figures turned round, a figure is the next one or any other, lost, or a power of ten.

    >>> from decimal import Decimal as D
    >>> [slip_of(D(a), D(b)) for a, b in ((5198, 5189), (472, 274), (141, 131), (141, 191), (70, 700), (2811, 211), (2811, 281), (33, 70))]
    ['exchanged', 'turned', 'next', 'figure', 'scale', 'lost', 'scale', '']
    """
    first, second = digits(one), digits(other)
    if first == second or (one.adjusted() != other.adjusted() and _is_rounded(first, second)):
        return "scale"
    if one.adjusted() == other.adjusted():
        size = max(len(first), len(second))
        slip = _slip_in_place(first.ljust(size, "0"), second.ljust(size, "0"))
        if slip:
            return slip
    return "lost" if _is_one_lost(first, second) and abs(one.adjusted() - other.adjusted()) <= 1 else ""


def _slip_in_place(first: str, second: str) -> str:
    if sorted(first) == sorted(second):
        return "exchanged" if are_neighbours_exchanged(first, second) else "turned"
    differing = [(int(a), int(b)) for a, b in zip(first, second, strict=True) if a != b]
    if len(differing) > 1:
        return ""
    [(one, other)] = differing
    return "next" if abs(one - other) == 1 else "figure"


def _is_rounded(first: str, second: str) -> bool:
    """Tell whether the figures of one number are those of the other, rounded, of another power of ten: 約113億, 11億3,465万."""
    short, long = sorted((first, second), key=len)
    return len(short) == ROUNDED < len(long) and rounded(long) == short


def rounded(figures: str) -> str:
    """Round some figures to few.

    >>> rounded("113465"), rounded("1996")
    ('113', '200')
    """
    return str((int(figures[: ROUNDED + 1]) + 5) // 10)


def _is_one_lost(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def chance_of(slip: str, figures: int) -> float:
    """Return how likely it is that any number of so many figures is such a slip away from another one.

    >>> chance_of("exchanged", 3), chance_of("next", 1)
    (0.0022222222222222222, 0.2222222222222222)
    """
    ways = WAYS[slip] * {"scale": 1, "exchanged": figures - 1}.get(slip, figures)
    return float(ways) / (9 * 10.0 ** (figures - 1))


def keys_of(value: Decimal) -> Iterator[Key]:
    """Yield what a number has in common with those that are a slip away, some of it twice in a row.

    >>> from decimal import Decimal as D
    >>> [len({*keys_of(D(2811))} & {*keys_of(D(other))}) > 0 for other in (2181, 281, 28110, 2817, 1128, 2999)]
    [True, True, True, True, True, False]
    """
    figures, size = digits(value), value.adjusted()
    yield "".join(sorted(figures.replace("0", ""))), size, "turned"
    yield figures, 0, "scale"
    yield figures, 0, "lost"
    if len(figures) > ROUNDED:
        yield rounded(figures), 0, "scale"
    for at in range(len(figures) + 1):
        yield f"{figures[:at]}_{figures[at + 1 :]}".rstrip("0"), size, "figure"
    for at in range(len(figures)):
        yield figures[:at] + figures[at + 1 :], 0, "lost"
