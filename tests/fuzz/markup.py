"""Files of markup that holds together: elements put into each other at random, the XML of offices with parts moved."""

from __future__ import annotations

import re
import zipfile
from email.message import EmailMessage
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.readers.typeset import SIZE, Text, draw

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

TAGS = (
    "p div span h1 h2 h3 ul ol li dl dt dd table thead tbody tr td th caption br hr ruby rt rp b s del ins sup sub a "
    "img pre code blockquote nav header footer main article aside figure figcaption form select option input button "
    "script style template svg math title base meta details summary iframe noscript"
)
ATTRIBUTES = (
    *('colspan="3"', 'rowspan="2"', 'colspan="65534"', 'rowspan="0"', 'colspan="-1"', 'colspan="x"', 'start="-5"'),
    *('value="999999999999"', 'type="i"', "hidden", 'style="display:none"', 'lang="ja"', 'id="注1"', 'href="#注1"'),
    *('role="navigation"', 'class="footer"', 'aria-hidden="true"', 'charset="utf-7"', "a=\"'", "b='\"", "c=>"),
)
MARKS = (
    *(
        "# ",
        "## ",
        "###### ",
        "- ",
        "* ",
        "1. ",
        "99999999999. ",
        "> ",
        "    ",
        "\t",
        "| ",
        "|---|",
        "||",
        ":-:",
        "```",
    ),
    *("~~~", "---", "***", "===", "[", "](", ")", "![", "<", ">", "`", "**", "_", "[^1]", "[^1]: ", "&#x0;", "&lt;"),
    *("\\", "<!--", "-->", "<br>", "<table>", "$", "{#id}", "- [ ] ", "---\ntitle: 題\n---\n", "+++\n", "\n", "\n\n"),
)
WORDS_OF_RTF = (
    *("\\par ", "\\pard ", "\\cell ", "\\row ", "\\trowd", "\\intbl ", "\\cellx9000 ", "\\cellx-1", "\\u-32768 ?"),
    *("\\u21335 ?", "\\'83A", "\\'8", "\\uc0 ", "\\uc99999", "\\bin5 ", "\\bin-1 ", "\\ansicpg932 ", "\\f1 ", "\\b0 "),
    *(
        "{",
        "}",
        "{\\*\\x ",
        "{\\footnote ",
        "{\\pict ",
        "{\\fonttbl{\\f0 x;}}",
        "\\tab ",
        "\\line ",
        "\\\n",
        "\\~",
        "\\-",
    ),
    *("\\outlinelevel0 ", "\\outlinelevel99 ", "\\ls1 ", "\\ilvl9 ", "\\nestcell ", "\\nestrow ", "\\itap9 ", "\\v "),
    *("\\clmgf ", "\\clmrg ", "\\clvmgf ", "\\clvmrg ", "\\header ", "\\deleted ", "\\upr", "\\ud ", "\\field "),
)
HEADS = ("Subject", "From", "Date", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "To", "X")
ENCODED = (
    *("=?utf-8?B?44GC?=", "=?iso-2022-jp?B?GyRCJCIbKEI=?=", "=?x?Q?=FF?=", "=?utf-8?B?!?=", "text/plain; charset=x"),
    *("text/html; charset=utf-16", "multipart/mixed; boundary=b", "multipart/mixed", "message/rfc822", "base64"),
    *("quoted-printable", "8bit", "uuencode", 'attachment; filename="../../a\x1b.txt"', "attachment; filename*=x''%FF"),
    *("Mon, 99 Foo 2017 25:61:61 +9999", "1 Jan 0001 00:00:00 -0000", "\x00", "あ" * 300),
)
VALUES = (
    "0",
    "-1",
    "1",
    "2147483648",
    "99999999999999999999",
    "1e400",
    "nan",
    "true",
    "",
    "\ufffd",
    "x" * 300,
    "１",
    "￥",
)


def page(chance: random.Random, piece: Callable[[], str]) -> bytes:
    """Write a page of elements in each other, not all of them closed."""
    written, opened = ["<!DOCTYPE html><html><body>"], list[str]()
    for _ in range(chance.choice((10, 60, 400))):
        match chance.randrange(4):
            case 0 if opened:
                at = chance.randrange(len(opened))
                written.append(f"</{opened.pop(at)}>")
            case 1:
                written.append(piece())
            case _:
                tag = chance.choice(TAGS.split())
                opened.append(tag)
                more = " ".join(chance.choices(ATTRIBUTES, k=chance.choice((0, 0, 1, 3))))
                written.append(f"<{tag} {more}>{piece()}")
    return "".join(written).encode(errors="replace")


def marked(chance: random.Random, piece: Callable[[], str]) -> bytes:
    """Write Markdown."""
    pieces = [chance.choice((chance.choice(MARKS), piece())) for _ in range(chance.choice((10, 60, 400)))]
    return f"# 題\n\n{''.join(pieces)}\n\n## 終わり\n".encode(errors="replace")


def rich(chance: random.Random, piece: Callable[[], str]) -> bytes:
    """Write rich text."""
    pieces = [chance.choice((chance.choice(WORDS_OF_RTF), piece())) for _ in range(chance.choice((10, 60, 400)))]
    return b"{\\rtf1\\ansi " + "".join(pieces).encode("cp932", errors="replace") + b"}"


def mail(chance: random.Random, piece: Callable[[], str]) -> bytes:
    """Write a mail with odd heads, and parts in parts."""
    message = EmailMessage()
    message["From"] = "a@example.jp"
    message.set_content("".join(piece() for _ in range(20)).encode(errors="replace").decode())
    for _ in range(chance.randrange(3)):
        message.add_attachment(piece().encode(errors="replace"), maintype="text", subtype="html", filename="a.html")
    lines = [*bytes(message).split(b"\n")]
    for _ in range(chance.choice((1, 3, 8))):
        head = f"{chance.choice(HEADS)}: {chance.choice((*ENCODED, piece()))}".encode(errors="replace")
        lines.insert(chance.randrange(len(lines) + 1), head)
    return b"\n".join(lines)


def laid_out(chance: random.Random, piece: Callable[[], str]) -> bytes:
    """Set pieces anywhere on the pages of a PDF, some on lines, in sizes of all kinds."""
    pages = []
    for _ in range(chance.choice((1, 2, 6))):
        texts = []
        for _ in range(chance.choice((5, 40, 150))):
            x, y = (
                chance.choice((60.0, 300.0, chance.uniform(-50, 700))),
                chance.choice((18.0 * chance.randrange(50), chance.uniform(-50, 900))),
            )
            texts.append(
                Text(x, y, piece().replace("\n", ""), chance.choice((SIZE, SIZE, SIZE, 1.0, 40.0, 0.01, 2000.0)))
            )
        pages.append(texts)
    return draw(*pages, vertical=chance.random() < 0.3, rotation=chance.choice((0, 90, 180, 270)))


def moved_parts(data: bytes, chance: random.Random, piece: Callable[[], str]) -> bytes:
    """Move, double and change elements in the XML of an archive, which stays well formed."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            is_changed = name.endswith((".xml", ".rels", ".xhtml", ".opf")) and chance.random() < 0.6
            target.writestr(name, moved(part, chance, piece) if is_changed else part)
    return stream.getvalue()


def moved(data: bytes, chance: random.Random, piece: Callable[[], str]) -> bytes:
    """Move, double and change the elements of XML."""
    try:
        root = ET.fromstring(data)  # noqa: S314 -- written by the tests themselves
    except ET.ParseError:
        return data
    for _ in range(chance.choice((1, 3, 10))):
        elements = [*root.iter()]
        one, other = chance.choice(elements), chance.choice(elements)
        match chance.randrange(5):
            case 0 if len(other):
                one.insert(
                    chance.randrange(len(one) + 1),
                    chance.choice([*other]) if one not in [*other.iter()] else ET.Element(other.tag),
                )
            case 1 if len(one):
                one.remove(chance.choice([*one]))
            case 2 if one.attrib:
                one.set(chance.choice([*one.attrib]), chance.choice(VALUES))
            case 3:
                one.text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", piece())
            case _:
                one.tag, other.tag = other.tag, one.tag
    return ET.tostring(root) if sum(1 for _ in root.iter()) < 100_000 else data
