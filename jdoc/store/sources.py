"""Where runs of a text stand in its file, in an index: a few bytes a run, since each begins a little after the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LARGEST = 2**63 - 1
"""The largest number of a run that is written down: records from elsewhere may hold anything."""
_BYTES = [bytes([number]) for number in range(0x80)]
_MOST_BYTES = 10
"""Of one number."""
_USUAL = b"\x02"
"""One run, in the first column of its line."""


def pack_runs(runs: Sequence[Sequence[int]], line: int | None, page: int | None) -> bytes | None:
    r"""Write runs, (offset, line, column) or (offset, line, column, page), as numbers of seven bits a byte.

    Of the first one, which begins with the text, on the line and page that are given, the column is written; each
    further one tells how much more its offset and its line are. A page is told where it is another one. None stands for
    the usual run, and for runs that can't be written so.

    >>> pack_runs([(0, 12, 1)], 12, None), pack_runs([(0, 12, 3), (38, 13, 1)], 12, None)
    (None, b'\x06&\x02\x02')
    """
    if not _are_ours(runs, line, page):
        return None
    data = bytearray()
    last = 0, line or 0, page
    for at, (offset, on_line, column, *pages) in enumerate(runs):
        on_page = pages[0] if pages else None
        if at:
            data += _number(offset - last[0]) + _number(_folded(on_line - last[1]))
        data += _number(2 * column + (on_page != last[2]))
        if on_page is not None and last[2] is not None and on_page != last[2]:
            data += _number(_folded(on_page - last[2]))
        last = offset, on_line, on_page
    return None if data == _USUAL else bytes(data)


def _are_ours(runs: Sequence[Sequence[int]], line: int | None, page: int | None) -> bool:
    """Tell whether runs can be written: they rise, all of them have pages or none has."""
    offsets = [run[0] for run in runs]
    return (
        bool(runs)
        and (runs[0][0], runs[0][1]) == (0, line)
        and offsets == sorted(offsets)
        and {len(run) for run in runs} == {3 if page is None else 4}
        and (page is None or runs[0][3] == page)
        and all(run[2] >= 0 and max(map(abs, run)) <= LARGEST for run in runs)
    )


def unpack_runs(data: bytes | None, line: int | None, page: int | None) -> Iterator[tuple[int, ...]]:
    """Yield runs as they were; whatever the bytes are, no more of them than can be runs.

    >>> [*unpack_runs(pack_runs([(0, 12, 3), (38, 13, 1)], 12, None), 12, None)], [*unpack_runs(None, 7, None)]
    ([(0, 12, 3), (38, 13, 1)], [(0, 7, 1)])
    """
    numbers = _numbers(_USUAL if data is None else data)
    offset, line = 0, line or 0
    column, turns = divmod(next(numbers, 0), 2)
    while True:
        if turns:
            page = (page or 0) + _unfolded(next(numbers, 0))
        yield (offset, line, column) if page is None else (offset, line, column, page)
        more = next(numbers, None)
        if more is None:
            return
        offset += more
        line += _unfolded(next(numbers, 0))
        column, turns = divmod(next(numbers, 0), 2)


def _folded(number: int) -> int:
    """Return a number without its sign: 0, -1, 1, -2 are 0, 1, 2, 3."""
    return 2 * number if number >= 0 else -2 * number - 1


def _unfolded(number: int) -> int:
    return -(number // 2) - 1 if number % 2 else number // 2


def _number(number: int) -> bytes:
    """Write a number, seven bits a byte, the last ones first; all bytes but the last have the eighth bit."""
    if number <= 0x7F:
        return _BYTES[number]
    data = bytearray()
    while number > 0x7F:
        data.append(number & 0x7F | 0x80)
        number >>= 7
    data.append(number)
    return bytes(data)


def _numbers(data: bytes) -> Iterator[int]:
    """Return numbers; one that is cut off, or longer than any, ends them."""
    return iter(data) if data.isascii() else _of_many_bytes(data)  # mostly each takes one byte


def _of_many_bytes(data: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in data:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0
        elif shift == 7 * _MOST_BYTES:
            return
