"""Addresses: where e-Gov shows a law, and where its API hands it out."""

from __future__ import annotations

from urllib.parse import quote

PAGE = "https://laws.e-gov.go.jp/law/"
API = "https://laws.e-gov.go.jp/api/2/law_data/"


def law_page(law_id: str) -> str:
    """Return the address of a law's page, by its ID.

    >>> law_page("417AC0000000086")
    'https://laws.e-gov.go.jp/law/417AC0000000086'
    """
    return f"{PAGE}{quote(law_id)}"


def law_data(key: str, elm: str | None = None) -> str:
    """Return the address of a law in e-Gov's API, by its ID or its number; `elm` names a part of it.

    >>> law_data("417AC0000000086", "MainProvision-Article_3_2")
    'https://laws.e-gov.go.jp/api/2/law_data/417AC0000000086?elm=MainProvision-Article_3_2'
    """
    return f"{API}{quote(key)}{f'?elm={quote(elm)}' if elm else ''}"
