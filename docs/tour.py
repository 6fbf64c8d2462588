"""Writes docs/tour.md and docs/show.svg: what people see of the samples, as the commands print it."""

from __future__ import annotations

import io
import shlex
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from tests.cli.screen import bare, on_terminal

if TYPE_CHECKING:
    from rich.style import Style

DOCS = Path(__file__).resolve().parent
HEAD = """# What people look at

Written by `make docs`: each session below is what the command printed, on a terminal of 80 columns or in a pipe.
"""
WIDTH, HEIGHT, MARGIN = 9, 22, 14
"""Of a cell and around all, in pixels."""
STYLE = """<style>
text { font: 16px "DejaVu Sans Mono", Menlo, Consolas, "Noto Sans Mono CJK JP", "MS Gothic", monospace; fill: #222;
  white-space: pre }
svg { background: #fff } .b { font-weight: bold } .u { text-decoration: underline }
@media (prefers-color-scheme: dark) { svg { background: #111 } text { fill: #ddd } }
</style>"""
SHOWN = "jdoc show samples/white-paper.txt"
SESSIONS = [
    (
        "One expression",
        "All that it can mean: numbers with their reading, dates in every calendar, names with their other forms.",
        ["jdoc lookup 五千六百八十億円 平成29年5月1日 ＵＮＯＤＣ 安倍総理", "jdoc lookup カザフスタン 日米 | cat"],
    ),
    (
        "The text",
        f"""\
On a terminal, every entity has the colour of its label, and its value stands beside the line; what is longer than the
screen goes through a pager. In a pipe and on a terminal without colours, values stand in brackets, tables as in
Markdown.

![{SHOWN}](show.svg)""",
        ["jdoc show --label MONEY,DATE samples/notice.txt | tail -n 12"],
    ),
    (
        "A page",
        """\
`jdoc show --html FILE` writes one page that needs no network and no script: a legend that filters, values on hover, on
touch and in print, or beside their words by a switch (値を文中に表示), the contents of all documents, an index of who,
where, what and how much with links to the places, links from other forms of a name to where it was said first and from
laws to their page, the place of every entity in its file. (`make pictures` takes the pictures.)

![The page in a browser](page.png)

Numbers of tables stand at the right; here with their values:

![A table of the page with its values](page-table.png)""",
        [],
    ),
    (
        "A table",
        "A row for each entity. In a pipe it is CSV with all columns, for a spreadsheet, or what `--format` says.",
        [
            "jdoc table --label MONEY,PERCENT --sort -amount samples/results.txt",
            "jdoc table --label DATE --columns line,text,earliest,latest samples/notice.txt | head -n 4",
        ],
    ),
    (
        "A timeline",
        "What is dated when, on one axis; an arrow is an open end. `--ics FILE` writes the events for a calendar.",
        [
            "jdoc timeline --from 2016 --to 2026 samples/notice.txt",
            "jdoc timeline --ics - samples/joint-press-release.txt | head -n 13",
        ],
    ),
    (
        "The names",
        "What a folder names: one row for all forms of a name.",
        ["jdoc names --label ORG,LAW samples/notice.txt samples/white-paper.txt"],
    ),
    (
        "What changed",
        """\
`jdoc diff OLD NEW` tells what changed between two documents in words, values and places; numbers that shift and
references that follow them don't count. On a terminal what was struck out is red and what was put in green; `-y` shows
both texts beside each other, `--html FILE` writes a page, `--taishohyo FILE.docx` a 新旧対照表 ([all of it](diff.md)).

![The page of a comparison in a browser](diff.png)""",
        [
            "COLUMNS=80 jdoc diff --text tests/gold/diff/policy.old.txt tests/gold/diff/policy.new.txt | head -n 23",
            "jdoc diff --stat tests/gold/diff/law.old.txt tests/gold/diff/law.new.txt | cat",
        ],
    ),
]


def session(command: str) -> str:
    """Run a command as a reader would and return what it prints."""
    if "|" in command:
        path = f"PATH={shlex.quote(str(Path(sys.executable).parent))}:$PATH; "
        call = ["bash", "-c", path + command]
        shown = subprocess.run(call, stdout=subprocess.PIPE, check=True, cwd=DOCS.parent).stdout.decode()  # noqa: S603
    else:
        shown = bare(on_terminal(*shlex.split(command)[1:]))
    lines = [line.rstrip() for line in shown.splitlines()]
    return "\n".join(["```console", f"$ {command}", *lines, "```", ""])


def picture(shown: str) -> str:
    """Draw what a terminal shows, each character in its cell, on light paper or dark as the reader has it."""
    lines = []
    rows = shown.rstrip().splitlines()
    for row, line in enumerate(rows):
        column = 0
        for segment in Console(width=80, file=io.StringIO()).render(Text.from_ansi(line, end="")):
            at = [column + cell_len(segment.text[:index]) for index in range(len(segment.text))]
            column += cell_len(segment.text)
            if segment.text.strip():
                places = " ".join(f"{MARGIN + cell * WIDTH}" for cell in at)
                y = MARGIN + row * HEIGHT + HEIGHT * 3 // 4
                lines.append(f'<text x="{places}" y="{y}"{_look(segment.style)}>{escape(segment.text)}</text>')
    size = f'width="{80 * WIDTH + 2 * MARGIN}" height="{len(rows) * HEIGHT + 2 * MARGIN}"'
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" {size}>', STYLE, *lines, "</svg>", ""])


def _look(style: Style | None) -> str:
    if style is None:
        return ""
    colour = f' style="fill:{style.color.get_truecolor().hex}"' if style.color else ""
    kinds = " ".join(name for name, is_so in (("b", style.bold), ("u", style.underline)) if is_so)
    return colour + (f' class="{kinds}"' if kinds else "")


def main() -> None:
    """Write the tour and its picture."""
    parts = [
        "\n".join([f"## {title}", "", f"{words}", "", *map(session, commands)]) for title, words, commands in SESSIONS
    ]
    (DOCS / "tour.md").write_text("\n".join([HEAD, *parts]).rstrip() + "\n", encoding="utf-8")
    (DOCS / "show.svg").write_text(picture(on_terminal(*shlex.split(SHOWN)[1:], "--no-pager")), encoding="utf-8")


if __name__ == "__main__":
    main()
