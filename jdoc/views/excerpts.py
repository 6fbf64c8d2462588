"""Excerpts: what stands around some places of a text, on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.controls import to_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CHARACTERS_AROUND = 32
"""Characters that are shown before a place and after it."""
_START = (0, _CHARACTERS_AROUND)
_MOST_OF_ROW = 90
"""Characters of the row of a table that are shown on each side: which item a figure is of stands at its beginning."""
HIT, END = "\x1b[1;31m", "\x1b[0m"

Span = tuple[int, int]


def cut_excerpt(text: str, spans: Sequence[Span] = (), *, colored: bool = False, in_rows: bool = False) -> str:
    """Return what stands around spans, which are in order and apart, on one line; without any, how the text begins.

    Of a table whole rows are shown, if that is asked for.

    >>> cut_excerpt("あ" * 40 + "国連" + "い" * 40, [(40, 42)]).count("あ")
    32
    """
    window_of = _row_around if in_rows and "\t" in text else _window_around
    windows = merge_spans(window_of(text, start, end) for start, end in spans or [_START])
    text = to_one_line(text.replace("\t", "│") if in_rows else text)
    shown = "…".join(_paint(text, window, spans if colored else ()) for window in windows)
    before = "…" if windows[0][0] > 0 else ""
    after = "…" if windows[-1][1] < len(text) else ""
    return f"{before}{shown}{after}"


def _window_around(text: str, start: int, end: int) -> Span:
    return max(0, start - _CHARACTERS_AROUND), min(len(text), end + _CHARACTERS_AROUND)


def _row_around(text: str, start: int, end: int) -> Span:
    r"""Return the row of a table that a place stands in.

    >>> [text[slice(*_row_around(text, 8, 10))] for text in ("款\t額\n議会費\t12\n総務費\t34",)]
    ['議会費\t12']
    """
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    return max(first, start - _MOST_OF_ROW), min(last, end + _MOST_OF_ROW)


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order and apart.

    >>> merge_spans([(5, 8), (0, 2), (7, 9)])
    [(0, 2), (5, 9)]
    """
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _paint(text: str, window: Span, spans: Sequence[Span]) -> str:
    at, stop = window
    written: list[str] = []
    for start, end in spans:
        if at <= start and end <= stop:
            written += [text[at:start], HIT, text[start:end], END]
            at = end
    return "".join([*written, text[at:stop]])
