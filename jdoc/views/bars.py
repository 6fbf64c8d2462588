"""A timeline on a terminal: bars on one axis, the sentences below."""

from __future__ import annotations

import datetime as dt
from typing import IO, TYPE_CHECKING, cast

from rich.console import Console
from rich.text import Text

from jdoc.language.controls import disarm, to_one_line
from jdoc.translation import say
from jdoc.views.doc_names import common_folder, short_names
from jdoc.views.doc_names import where as place_of
from jdoc.views.labels import COLORS
from jdoc.views.timeline import span_of
from jdoc.views.values import shown_date
from jdoc.views.wrapping import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jdoc.views.rows import Row

_MOST_LINES = 2
"""Lines of a sentence."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class Axis:
    """The years that a timeline spans, and where a day stands on it."""

    def __init__(self, rows: Sequence[Row], width: int) -> None:
        ends = [day.year for row in rows for day in (row["earliest"], row["latest"]) if isinstance(day, dt.date)]
        self.first, self.last = min(ends), max(ends)
        self.width = width

    def at(self, day: dt.date) -> int:
        """Return the cell of a day; what lies outside stands at the end."""
        begin = dt.date(self.first, 1, 1).toordinal()
        days = dt.date(self.last, 12, 31).toordinal() - begin + 1
        return min(self.width - 1, max(0, (day.toordinal() - begin) * self.width // days))

    def scale(self) -> str:
        """Return the years, as many as there is room for, each where it begins."""
        years = self.last - self.first + 1
        step = next((step for step in _STEPS if years / step * 6 <= self.width), _STEPS[-1])
        line = ""
        for year in range(self.first, self.last + 1):
            cell = self.at(dt.date(year, 1, 1))
            if year % step == 0 or year == self.first:
                line = line if line and cell < len(line) + 1 else line.ljust(cell) + f"{year:04d}"
        return line.ljust(self.width)

    def bar(self, row: Row) -> str:
        """Return the days of a row as a bar, with an arrow where it is open."""
        span = span_of(row)
        begin, end = self.at(span.first), self.at(span.last)
        bar = "━" * (end - begin + 1)
        if span.first == dt.date.min:
            bar = "←" + bar[1:]
        if span.last == dt.date.max:
            bar = bar[:-1] + "→"
        return (" " * begin + bar).ljust(self.width)


def draw_timeline(rows: Sequence[Row], out: IO[str]) -> Iterator[str]:
    """Yield the lines of a timeline for a terminal: value, bar and place; the sentence below."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    values = max(cells(_value(row)) for row in rows)
    axis = Axis(rows, max(12, (console.width - values) // 2))
    docs = {f"{row['doc']}" for row in rows}
    called, folder = short_names(docs), to_one_line(disarm(common_folder(docs)))
    lines = [*([Text(folder)] if folder else []), Text(" " * (values + 2) + axis.scale(), style="bold")]
    for row in rows:
        value = _value(row)
        line = Text(value + " " * (values + 2 - cells(value)), style="bold")
        line.append(axis.bar(row), style=f"not bold color({COLORS['time']})")
        line.append("  " + _where(row, console.width - line.cell_len - 2, called), style="not bold dim")
        lines += [line, *_excerpt(row, console.width - 4)]
    for line in lines:
        with console.capture() as captured:
            console.print(line, no_wrap=True, overflow="ellipsis")
        yield captured.get()


def _value(row: Row) -> str:
    return to_one_line(disarm(shown_date(str(row["value"]), str(row["text"]))))


def _where(row: Row, width: int, called: Mapping[str, str]) -> str:
    """Write the place of a date, with its document where there are several; the end of a long path tells most."""
    if row["line"] is None:
        return ""
    page, line = cast("int | None", row["page"]), cast("int | None", row["line"])
    where = place_of(called[f"{row['doc']}"], page, line) if len(called) > 1 else _in_document(page, line)
    return disarm(where if len(where) <= width else f"…{where[max(1, len(where) - width + 1) :]}")


def _in_document(page: int | None, line: int | None) -> str:
    return say("page {0}, line {1}", page, line) if page else say("line {0}", line)


def _excerpt(row: Row, width: int) -> Iterator[Text]:
    """Yield the lines of a sentence that the date stands in, no more than there is room for."""
    written, date = disarm(str(row["sentence"])), disarm(str(row["text"]))
    lines = wrap(written, width)
    at = written.find(date)
    first = next((index for index, (_, end) in enumerate(lines) if at < end), 0)
    first = max(0, min(first, len(lines) - _MOST_LINES))
    text = Text(written)
    if at >= 0:
        text.stylize(f"underline color({COLORS['time']})", at, at + len(date))
    last = min(len(lines), first + _MOST_LINES) - 1
    for index in range(first, last + 1):
        begin, end = lines[index]
        before, after = "…" if index == first > 0 else "", "…" if index == last < len(lines) - 1 else ""
        yield Text(f"  {before}").append_text(text[begin:end]).append(after)
