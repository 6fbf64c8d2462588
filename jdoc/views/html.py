"""HTML: pages that need nothing else, no network, no script; and text that stays text in them."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from html import escape

from jdoc.language.controls import disarm

_PAGE = """<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'; \
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="jdoc">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}</body>
</html>
"""


def write_html(title: str, style: str, body: str) -> str:
    """Put a page together: title and body are HTML, and the policy allows nothing but this style."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _PAGE.format(digest=digest, title=title, style=style, body=body)


def escape_text(text: str) -> str:
    """Write a text so that it is nothing but a text in HTML.

    >>> escape_text("<b>１＆２")
    '&lt;b&gt;１＆２'
    """
    return escape(disarm(text))
