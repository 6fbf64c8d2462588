"""The command `split`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

from jdoc.cli import Problems, answering, app, emit
from jdoc.cli.declared import Option, refused
from jdoc.cli.options import Encoding, Memory, NoPager, Ocr, Paths
from jdoc.cli.output import is_colored, page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.model import Block

Form = Literal["table", "jsonl", "csv", "tsv", "text", "xliff"]
NO_LANGUAGE = "--target names the language of what --format xliff is to be translated to"


Sentences = Annotated[
    bool, Option("--sentences", help="Write a record for each sentence; headings, items, cells are sentences.")
]
FormOption = Annotated[
    Form | None,
    Option(
        "--format",
        help="The outline, records, a row or a line of text for each, or XLIFF 2.1 of their sentences.",
        show_default=False,
    ),
]
Target = Annotated[
    str | None,
    Option(metavar="LANGUAGE", help="The language to translate XLIFF to: en, zh-CN.", show_default=False),
]
Translation = Annotated[
    str | None,
    Option(metavar="FILE.xlf", help="Put what it translates into the sentences, by its ids.", show_default=False),
]
Furniture = Annotated[
    bool, Option("--keep-furniture", help="Write page numbers, running headers and ruby as blocks of kind furniture.")
]
Explained = Annotated[
    bool, Option("--explain", help="Write into each block, as `why`, the rules that made it what it is.")
]


@app.command(answer="text", epilog="Example: jdoc split statement.txt | jq -r 'select(.kind == \"heading\").text'")
def split(
    paths: Paths = None,
    sentences: Sentences = False,
    form: FormOption = None,
    target: Target = None,
    translation: Translation = None,
    encoding: Encoding = None,
    ocr: Ocr = False,
    keep_furniture: Furniture = False,
    explain: Explained = False,
    memory: Memory = 2000,
    no_pager: NoPager = False,
) -> None:
    """Split documents into blocks: titles, headings, paragraphs, tables.

    Items, notes, captions and signatures are blocks as well. An outline on a terminal, else JSON lines.
    """
    from jdoc.cli.inputs import encode_each, read_blocks

    if target and form != "xliff":
        raise refused(NO_LANGUAGE)
    problems = Problems()
    blocks: Iterable[Block] = read_blocks(
        paths, problems, encoding=encoding, ocr=ocr, keep_furniture=keep_furniture, explain=explain, memory=memory
    )
    if sentences or translation or form == "xliff":
        blocks = _sentences(blocks, problems, translation)
    if form == "table" or (form is None and sys.stdout and sys.stdout.isatty()):
        _outline(blocks, problems, paged=not no_pager)
    elif form in {None, "jsonl"}:
        emit(encode_each(blocks, problems), problems)
    else:
        _write(blocks, problems, form, target)


def _outline(blocks: Iterable[Block], problems: Problems, *, paged: bool) -> None:
    import shutil

    from jdoc.views.outline import outline_lines

    with answering(problems) as out:
        lines = outline_lines(blocks, width=shutil.get_terminal_size().columns, colored=is_colored(out))
        page((f"{line}\n" for line in lines), out, wanted=paged and out.isatty())


def _sentences(blocks: Iterable[Block], problems: Problems, translation: str | None) -> Iterable[Block]:
    from functools import partial

    from jdoc.pipeline import each_apart
    from jdoc.stages.sentences import cut_sentences

    cut = each_apart(blocks, partial(cut_sentences, report=problems.report), problems.report)
    if translation is None:
        return cut
    from pathlib import Path

    from jdoc.errors import InputError
    from jdoc.readers.xliff import read_translations
    from jdoc.stages.translations import add_translations

    try:
        data = Path(translation).read_bytes()
    except OSError as error:
        raise InputError.of(translation, error) from error
    segments = [*read_translations(data, translation)]
    return add_translations(cut, segments, name=translation, report=problems.report)


def _write(blocks: Iterable[Block], problems: Problems, form: Form, target: str | None) -> None:
    """Write records for those that read no JSON."""
    from jdoc.cli.output import Shown
    from jdoc.stages.grouping import group_by_document
    from jdoc.views import records, table, xliff

    with answering(problems) as out:
        shown = Shown(out, in_json=False)
        if form == "text":
            for line in records.lines(blocks):
                shown.write(f"{line}\n")
        elif form == "xliff":
            xliff.write_xliff(group_by_document(blocks), shown, target=target)
        else:
            table.write_csv(
                records.rows(blocks), shown, columns=tuple(records.COLUMNS), delimiter=table.delimiter_of(form)
            )
