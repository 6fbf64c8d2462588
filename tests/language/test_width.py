"""Folding widths keeps every position."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from jdoc.language.width import FULL_ASCII, HALF_ASCII, fold, widen


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=FULL_ASCII + "\u3000"))
def test_full_width_ascii_folds_as_nfkc_does(text: str) -> None:
    assert fold(text) == unicodedata.normalize("NFKC", text)


@given(st.text(alphabet=HALF_ASCII))
def test_widening_is_undone_by_folding(text: str) -> None:
    assert fold(widen(text)) == text
