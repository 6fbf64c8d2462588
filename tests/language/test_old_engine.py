"""The engine of Python before 3.11.5 is told nothing that it reads wrongly, and what it is told means the same."""

from __future__ import annotations

import re

import pytest

from jdoc.language import kept, old_engine
from tests.language.test_kept import keys


@pytest.mark.parametrize(
    ("pattern", "rewritten"),
    [
        ("(?:ab|c)++d", "(?>(?:ab|c)+)d"),
        ("(?:ab){2,3}+", "(?>(?:ab){2,3})"),
        ("(?P<name>(?:a(b)?+)*+)", "(?P<name>(?>(?:a(?>(b)?))*))"),
        ("[^()]*+[)(]++", "[^()]*+[)(]++"),
        (r"\(a\)*+", r"\(a\)*+"),
        ("a*+b{2}+c?+", "a*+b{2}+c?+"),
        ("(?:a)+?b", "(?:a)+?b"),
    ],
)
def test_rewrites_repeats_of_groups_only(pattern: str, rewritten: str) -> None:
    assert old_engine.with_atomic_groups(pattern) == rewritten


def test_brackets_in_comments_are_no_groups() -> None:
    assert old_engine.with_atomic_groups("(?:a # (one\n)*+", re.VERBOSE) == "(?>(?:a # (one\n)*)"


def test_old_engines_read_numbers_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "IS_OLD", True)
    pattern = kept.build("[0-9]++(?:[.][0-9]++)?(?:億|(?<=[0-9])百(?=万))*+")
    assert [pattern.fullmatch(text) is not None for text in ("5.2", "5.2億", "5.2百")] == [True, True, False]


def test_no_pattern_of_ours_keeps_what_old_engines_read_wrongly() -> None:
    for pattern, flags in keys():
        if not isinstance(pattern, str):
            continue
        rewritten = old_engine.with_atomic_groups(pattern, flags)
        if rewritten != pattern:
            assert re.compile(rewritten, flags).groupindex == re.compile(pattern, flags).groupindex
        left = re.search(r"[^\\]\)(?:[*+?]|\{[0-9,]+\})\+", re.sub(r"\[(?:\\.|[^\]])*\]", "x", rewritten))
        assert left is None, pattern
