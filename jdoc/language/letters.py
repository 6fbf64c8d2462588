"""Letters: what their heads say, each on lines of its own: who sends them, and what they are about."""

from __future__ import annotations

from functools import cache

from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.lexicon import columns, words_for

_ABOUT = deferred(
    r"[^。]*(?:について|に関する件|の件|(?:ご|御)?(?:案内|通知|報告|依頼|お?知らせ|願い?|挨拶|あいさつ|回答|答申|照会|送付状?|開催)"
    r"|招集通知|要望書?|要請書?|意見書|申入書|依頼書|報告書|通知書|回答書|答申書?|提言書?|諮問書?|請求書|申請書|届出?書?)"
    r"(?:\([^()]{1,20}\)|〔[^〔〕]{1,20}〕)*"
)
"""What a letter is about, after folding: `[港の整備について(通知)]`, `[定時総会のご案内]`, not `港の整備`."""
_BODY_RANKS = frozenset({"body ending", "group ending", "center ending", "office ending"})


def says_subject(squeezed: str) -> bool:
    """Tell whether a text without spaces says what a letter is about.

    >>> says_subject("港の整備について（通知）"), says_subject("港の整備")
    (True, False)
    """
    return _ABOUT.fullmatch(fold(squeezed)) is not None


def is_body(squeezed: str) -> bool:
    """Tell whether a text without spaces names a body and says nothing else.

    >>> [is_body(text) for text in ("北浜市港湾課", "株式会社北浜", "総会の開催")]
    [True, True, False]
    """
    folded = fold(squeezed)
    return folded.startswith(_forms()) or (folded.endswith(_bodies()) and not says_subject(folded))


@cache
def _bodies() -> tuple[str, ...]:
    """Return what the names of bodies end with."""
    rows = columns("name_endings", "ending", "label", "rank")
    return tuple(ending for ending, label, rank in rows if label == "ORG" and rank in _BODY_RANKS)


@cache
def _forms() -> tuple[str, ...]:
    """Return what the names of companies and corporations begin with."""
    return tuple(words_for("name_endings", "ending", "form"))
