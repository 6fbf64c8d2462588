"""Excerpts: what stands around some places of a text, on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Sequence

AROUND = 32
"""Characters that are shown before a place and after it."""
CONTROL = deferred(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
HIT, END = "\x1b[1;31m", "\x1b[0m"


def excerpt(text: str, spans: Sequence[tuple[int, int]] = (), *, colored: bool = False) -> str:
    """Return what stands around spans, which are in order and apart; without any, how the text begins.

    What would steer a terminal, or begin a line, becomes a space.

    >>> excerpt("あ" * 40 + "国連" + "い" * 40, [(40, 42)]).count("あ")
    32
    """
    text = CONTROL.sub(" ", text)
    windows: list[tuple[int, int]] = []
    for start, end in spans or [(0, AROUND)]:
        begin, stop = max(0, start - AROUND), min(len(text), end + AROUND)
        if windows and begin <= windows[-1][1]:
            windows[-1] = windows[-1][0], stop
        else:
            windows.append((begin, stop))
    shown = "…".join(_painted(text, window, spans if colored else ()) for window in windows)
    return f"{'…' * (windows[0][0] > 0)}{shown}{'…' * (windows[-1][1] < len(text))}"


def _painted(text: str, window: tuple[int, int], spans: Sequence[tuple[int, int]]) -> str:
    at, stop = window
    parts: list[str] = []
    for start, end in spans:
        if at <= start and end <= stop:
            parts += [text[at:start], HIT, text[start:end], END]
            at = end
    return "".join([*parts, text[at:stop]])
