"""Excel workbooks, written as small as they can be."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jdoc.model import Block
    from tests.readers.ruled import Ruled

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Style(NamedTuple):
    """What cells look like."""

    code: str = "General"
    borders: bool = False
    side: str = "general"


class Page(NamedTuple):
    """A sheet: its rows of XML, what stands before and behind them, and how it is shown."""

    name: str
    rows: str
    before: str = ""
    behind: str = ""
    state: str = "visible"


def letters(column: int) -> str:
    """Name a column, from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell(row: int, column: int, text: str = "", style: int = 0, kind: str = "inlineStr") -> str:
    """Write a cell: a text, or a value of another type."""
    inside = f"<is><t>{escape(text)}</t></is>" if kind == "inlineStr" else f"<v>{escape(text)}</v>"
    return f'<c r="{letters(column)}{row + 1}" t="{kind}" s="{style}">{inside if text else ""}</c>'


def row(number: int, cells: Iterable[str], more: str = "") -> str:
    return f'<row r="{number + 1}"{more}>{"".join(cells)}</row>'


def page(name: str, rows: Iterable[Iterable[str]], **more: str) -> Page:
    """Write a sheet of rows of texts, from its first cell on."""
    written = [
        row(number, (cell(number, column, text) for column, text in enumerate(texts) if text))
        for number, texts in enumerate(rows)
    ]
    return Page(name, "".join(written), **more)


def table_page(table: Ruled) -> Page:
    """Write a table with its merged cells, all of them with borders."""
    rows = [
        row(number, (cell(number, column, text, 1) for column, text in enumerate(texts)))
        for number, texts in enumerate(table.rows)
    ]
    merged = "".join(
        f'<mergeCell ref="{letters(left)}{top + 1}:{letters(left + width - 1)}{top + height}"/>'
        for top, left, height, width in table.spans
    )
    return Page("表", "".join(rows), behind=f"<mergeCells>{merged}</mergeCells>")


def book(
    *pages: Page,
    styles: Iterable[Style] = (Style(), Style(borders=True)),
    strings: str = "",
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """Write a workbook; `parts` are written beside or instead of its own."""
    sheets = "".join(
        f'<sheet name={quoteattr(page.name)} sheetId="{at}" state="{page.state}" r:id="r{at}"/>'
        for at, page in enumerate(pages, 1)
    )
    targets = [(f"r{at}", "worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(pages) + 1)]
    files = {
        "workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{sheets}</sheets></workbook>',
        "_rels/workbook.xml.rels": relations(targets),
        "styles.xml": look(styles),
        "sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
    }
    for at, page in enumerate(pages, 1):
        inside = f"{page.before}<sheetData>{page.rows}</sheetData>{page.behind}"
        files[f"worksheets/sheet{at}.xml"] = f'<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}">{inside}</worksheet>'
    return packed({f"xl/{name}": inside for name, inside in {**files, **(parts or {})}.items()})


def workbook_of(blocks: Iterable[Block]) -> bytes:
    """Write blocks as those do who write in Excel."""
    texts = [block.rows or [[block.text]] for block in blocks]
    return book(page("文書", [row for rows in texts for row in [*rows, []]]))


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Write an archive."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in files.items():
            archive.writestr(name, inside, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()


def relations(targets: Iterable[tuple[str, str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{LINKS}/{kind}" Target="{target}"/>' for key, kind, target in targets
    )
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def look(styles: Iterable[Style]) -> str:
    codes, forms = "", ""
    for at, style in enumerate(styles):
        codes += f'<numFmt numFmtId="{200 + at}" formatCode={quoteattr(style.code)}/>'
        forms += (
            f'<xf numFmtId="{200 + at}" borderId="{int(style.borders)}"><alignment horizontal="{style.side}"/></xf>'
        )
    border = '<border/><border><left style="thin"/></border>'
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><borders>{border}</borders>'
        f"<cellXfs>{forms}</cellXfs></styleSheet>"
    )
