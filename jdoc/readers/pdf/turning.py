"""Turning: places on a page that is written on its side, as if it stood upright."""

from __future__ import annotations

_FAR = 100_000.0  # points: no page is larger


def turned(x: float, y: float, quarters: int) -> tuple[float, float]:
    """Turn a point of the page so that the text is upright, and y so that it runs down."""
    x, y = (place if -_FAR < place < _FAR else 0.0 for place in (x, y))  # a damaged page may hold anything, NaN too
    if quarters == 1:
        x, y = y, -x
    elif quarters == 2:
        x, y = -x, -y
    elif quarters == 3:
        x, y = -y, x
    return x, -y


def turned_back(x: float, y: float, quarters: int) -> tuple[float, float]:
    """Turn a point back to where it stands in the file.

    >>> [turned_back(*turned(3, 5, quarters), quarters) for quarters in range(4)]
    [(3, 5), (3, 5), (3, 5), (3, 5)]
    """
    if quarters == 1:
        return y, x
    if quarters == 2:
        return -x, y
    if quarters == 3:
        return -y, -x
    return x, -y
