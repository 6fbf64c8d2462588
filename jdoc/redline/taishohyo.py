"""A comparison as a 新旧対照表: a Word document or a page, by the convention of ministries and towns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.redline.docx import Paragraph, package
from jdoc.redline.rows import NOTE, Part, rows
from jdoc.views.html import escape_text

if TYPE_CHECKING:
    from jdoc.comparison import Comparison
    from jdoc.redline.layout import Layout
    from jdoc.redline.rows import Row

SIDES = ("改正後", "改正前")
PAGE = """<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="jdoc">
<title>{title}</title>
<style>
@page {{ size: A4 landscape; margin: 15mm }}
body {{ font-family: "Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", serif; line-height: 1.7;
  max-width: 75rem; margin: 1.5rem auto; padding: 0 1rem }}
h1 {{ font-size: 1.15rem; text-align: center; font-weight: normal }}
.note {{ text-align: right; margin: 0 }}
table {{ width: 100%; table-layout: fixed; border-collapse: collapse }}
th, td {{ border: 1px solid; padding: .2rem .6rem; vertical-align: top; font-weight: normal; overflow-wrap: anywhere }}
td p {{ margin: 0; white-space: pre-wrap }}
u {{ text-underline-offset: .2em }}
u.double {{ text-decoration-style: double }}
tr {{ break-inside: avoid }}
</style>
</head>
<body>
<h1>{title}</h1>
<p class="note">{note}</p>
<table>
<thead><tr>{head}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
{remarks}</body>
</html>
"""


def written(comparison: Comparison, layout: Layout, *, as_word: bool) -> bytes:
    """Write a table of old and new: a Word document, or a page."""
    found = [*rows(comparison, layout)]
    return _word(comparison, found, layout) if as_word else _page(comparison, found, layout).encode(errors="replace")


def _title(comparison: Comparison) -> str:
    title = next((block.text for block in (*comparison.new, *comparison.old) if block.kind == "title"), "")
    return f"{title}　新旧対照表".strip("　").replace("\n", " ")


def _sides(row: Row, layout: Layout) -> list[list[list[Part]]]:
    return [row.old, row.new] if layout.old_first else [row.new, row.old]


def _heads(layout: Layout) -> tuple[str, ...]:
    return SIDES[::-1] if layout.old_first else SIDES


def _word(comparison: Comparison, found: list[Row], layout: Layout) -> bytes:
    before = [Paragraph([Part(_title(comparison))], "center"), Paragraph([Part(NOTE)], "right")]
    after = [Paragraph([Part(line)]) for line in _remarks(layout)]
    head = [[Paragraph([Part(name)], "center")] for name in _heads(layout)]
    body = [[[Paragraph(pieces) for pieces in side] for side in _sides(row, layout)] for row in found]
    return package(before, head, body, after)


def _page(comparison: Comparison, found: list[Row], layout: Layout) -> str:
    lines = []
    for row in found:
        cells = ("".join(f"<p>{''.join(map(_marked, pieces))}</p>" for pieces in side) for side in _sides(row, layout))
        lines.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    return PAGE.format(
        title=escape_text(_title(comparison)),
        note=NOTE,
        head="".join(f"<th>{name}</th>" for name in _heads(layout)),
        rows="\n".join(lines),
        remarks="".join(f"<p>{escape_text(line)}</p>\n" for line in _remarks(layout)),
    )


def _remarks(layout: Layout) -> list[str]:
    return ["備考", *layout.remarks.split("\n")] if layout.remarks else []


def _marked(piece: Part) -> str:
    text = escape_text(piece.text)
    return ("{}", "<u>{}</u>", '<u class="double">{}</u>')[piece.lines].format(text)
