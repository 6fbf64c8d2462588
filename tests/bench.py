"""What `make bench` measures: ratios between routes over the same text, interleaved in one run, medians.

The text is that of samples/, or of the files named: `make bench FILES=statement.txt`.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat
from zipfile import ZipFile

import pypdfium2

from jdoc import jsonl, readers
from jdoc.model import Block
from jdoc.pipeline import process
from jdoc.readers.pdf.glyphs import sheet_of
from jdoc.readers.text import to_document as document
from jdoc.stages.check import find_faults
from jdoc.stages.entities import find_entities
from jdoc.stages.split import split_documents
from jdoc.stages.stances import find_stances
from tests.readers.books import book, page
from tests.readers.ruled import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.model import Document

FILES = [Path(name) for name in sys.argv[1:]]
SAMPLES = FILES or sorted((Path(__file__).resolve().parent.parent / "samples").glob("*.txt"))
ROUNDS = 9
COPIES = 40
DOCUMENTS = 2000
_ROWS, _COLUMNS = 4_000, 12


def rates(routes: dict[str, Callable[[], object]], size: int, rounds: int = ROUNDS) -> dict[str, float]:
    """Time each route in turn, round after round; return the median MB/s of CPU time for each."""
    seconds: dict[str, list[float]] = {name: [] for name in routes}
    for _ in range(rounds):
        for name, route in routes.items():
            start = time.process_time()
            route()
            seconds[name].append(time.process_time() - start)
    return {name: size / 1e6 / statistics.median(times) for name, times in seconds.items()}


def throughput() -> None:
    """Compare splitting with reading and decoding the file, and with encoding the blocks."""
    data = [path.read_bytes() for path in SAMPLES] * COPIES
    blocks = list(split_documents(document(text.decode(), str(number)) for number, text in enumerate(data)))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "all.txt")
        file.write_bytes(b"".join(data))
        routes: dict[str, Callable[[], object]] = {
            "read and decode the file": lambda: len(file.read_text(encoding="utf-8")),
            "cut into lines": lambda: drop(document(text.decode(), "-") for text in data),
            "split": lambda: drop(split_documents(document(text.decode(), "-") for text in data)),
            "encode the blocks": lambda: drop(map(jsonl.encode, blocks)),
        }
        found = rates(routes, sum(map(len, data)))
    tell(found, "read and decode the file")
    texts = [block.text for block in blocks]
    routes = {
        "all entities, names by rules": lambda: drop(find_entities(map(bare, blocks), names="rules")),
        "stances, names by rules": lambda: drop(find_stances(map(bare, blocks))),
        "stances without names": lambda: drop(find_stances(map(bare, blocks), with_names=False)),
    }
    print("What `jdoc stances` does, against `jdoc entities --names rules` (CPU, the same way):")
    size = sum(len(text.encode()) for text in texts)
    tell(rates(routes, size), "all entities, names by rules")
    marked = [*find_entities(map(bare, blocks), names="rules")]
    routes = {
        "all entities, names by rules": lambda: drop(find_entities(map(bare, blocks), names="rules")),
        "all rules of check": lambda: drop(find_faults(marked)),
    }
    print("What `jdoc check` does with them, against `jdoc entities --names rules` (CPU, the same way):")
    tell(rates(routes, size), "all entities, names by rules")


def drop(results: Iterable[object]) -> None:
    """Let results go as they come, as a pipe does; to keep all of them is work for the garbage collector."""
    deque(results, maxlen=0)


def bare(block: Block) -> Block:
    return Block(doc=block.doc, seq=block.seq, text=block.text, base_date="2025-04-01")


def tell(found: dict[str, float], base: str) -> None:
    """Print rates, and their ratios to one of them."""
    for name, rate in found.items():
        print(f"  {name:28} {rate:9.1f} MB/s   {rate / found[base]:8.4f} of `{base}`")


def startup() -> None:
    """Compare whole processes with `python -c 'import typer'`."""
    sentence = tempfile.NamedTemporaryFile(mode="w", suffix=".jsonl", encoding="utf-8")  # noqa: SIM115 -- till the end
    print("  (goals: 1.15 times for the lookup, 1.8 for the sentence, 2.7 for the statement)")
    sentence.write('{"text": "岸田外務大臣は４月１日に国際協力機構を訪れ、５６８０億円の支援を表明した。"}\n')
    sentence.flush()
    commands = {
        "python -c 'import typer'": [sys.executable, "-c", "import typer"],
        "jdoc --version": [sys.executable, "-m", "jdoc", "--version"],
        "jdoc lookup 五千六百八十億円": [sys.executable, "-m", "jdoc", "lookup", "五千六百八十億円"],
        "jdoc entities, one sentence": [sys.executable, "-m", "jdoc", "entities", sentence.name],
        "the same, names by rules": [sys.executable, "-m", "jdoc", "entities", "--names", "rules", sentence.name],
        "jdoc entities FILE": [sys.executable, "-m", "jdoc", "entities", str(SAMPLES[0])],
        "jdoc split FILE": [sys.executable, "-m", "jdoc", "split", str(SAMPLES[0])],
    }
    tell_processes(commands)


def tell_processes(commands: dict[str, list[str]], codes: Sequence[int] = (0,)) -> None:
    """Run whole processes in turn, round after round; print the median of each, against that of the first."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    # With its bytecode, as installed packages have it: without, Python compiles jdoc anew in every process.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(2 * ROUNDS + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=environment)
            assert done.returncode in codes, command
            seconds[name].append(time.perf_counter() - start)
    base, *_ = map(statistics.median, seconds.values())
    for name, times in seconds.items():
        print(f"  {name:32} {statistics.median(times) * 1e3:7.1f} ms   {statistics.median(times) / base:5.2f} times")


def folders() -> None:
    """Compare a run over a folder in one process, in one worker process and in two; watch the workers' memory."""
    with tempfile.TemporaryDirectory() as top:
        size = 0
        for number in range(DOCUMENTS):
            path = Path(top, "in", f"{number % 20:02}", f"{number:05}.txt")
            path.parent.mkdir(parents=True, exist_ok=True)
            size += path.write_bytes(SAMPLES[number % len(SAMPLES)].read_bytes() + f"\n第{number}号\n".encode())
        paths = sorted(Path(top, "in").rglob("*.txt"))
        wall, spent = time.perf_counter(), time.process_time()
        for path in paths:
            b"".join(map(jsonl.encode, process(path)))
        wall, alone = time.perf_counter() - wall, time.process_time() - spent
        print(f"  {'in this process':28} {wall:7.1f} s wall {alone:7.1f} s CPU")
        first = 0.0
        for jobs in ("1", "2"):
            seconds, spent, memory = _run(Path(top, "in"), Path(top, jobs), jobs)
            first = first or seconds
            print(
                f"  {f'jdoc run --jobs {jobs}':28} {seconds:7.1f} s wall {spent:7.1f} s CPU"
                f"   {first / seconds:5.2f} times, {spent / alone:5.2f} of the CPU, workers of {memory} MiB"
            )


def _run(given: Path, out: Path, jobs: str) -> tuple[float, float, int]:
    """Run over a folder; return the wall time, the CPU time, and the most memory that a worker had of its own."""
    before, start, most = os.times(), time.perf_counter(), 0
    call = [sys.executable, "-m", "jdoc", "run", str(given), "-o", str(out), "--jobs", jobs, "--quiet"]
    with subprocess.Popen(call) as run:
        while run.poll() is None:
            time.sleep(0.2)
            most = max([most, *map(own_memory, _children(run.pid))])
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, cpu, most >> 10


def _children(process: int) -> list[str]:
    try:
        return [pid for task in Path(f"/proc/{process}/task").glob("*/children") for pid in task.read_text().split()]
    except OSError:
        return []  # it has ended


def own_memory(process: str) -> int:
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return max((int(line.split()[1]) for line in lines if line.startswith("RssAnon")), default=0)


def pages() -> None:
    """Compare reading PDFs full of tables with reading the characters of their pages alone; time many rules."""
    paths = sorted((Path(__file__).parent / "gold" / "tables").glob("*.pdf"))
    files = [(path.name, path.read_bytes()) for path in paths]
    routes: dict[str, Callable[[], object]] = {
        "characters of the pages": lambda: drop(map(_characters, (data for _, data in files))),
        "read": lambda: drop(readers.read(data, name, report=print) for name, data in files),
        "read and split": lambda: drop(split_documents(readers.read(data, name, report=print) for name, data in files)),
    }
    tell(rates(routes, sum(len(data) for _, data in files)), "characters of the pages")
    hostile = {f"a page of {count} rules": _ruled_page(count) for count in (1_000, 2_000, 4_000, 8_000)}
    for name, data in hostile.items():
        start = time.process_time()
        readers.read(data, "a.pdf", report=print)
        print(f"  {name:28} {time.process_time() - start:9.3f} s")


def workbooks() -> None:
    """Compare reading a workbook of many cells with parsing the XML of its sheet alone."""
    rows = ([f"項目{row}", *(f"{row * column:,}" for column in range(_COLUMNS - 1))] for row in range(_ROWS))
    data = book(page("歳出", rows))
    with ZipFile(BytesIO(data)) as archive:
        sheet = next(archive.read(name) for name in archive.namelist() if "worksheets/" in name)
    routes: dict[str, Callable[[], object]] = {
        "parse the sheet": lambda: expat.ParserCreate().Parse(sheet, bool(sheet)),
        "read": lambda: readers.read(data, "a.xlsx", report=print),
        "read and split": lambda: drop(split_documents([readers.read(data, "a.xlsx", report=print)])),
    }
    tell(rates(routes, len(sheet)), "parse the sheet")


def _read_all(files: Iterable[tuple[str, bytes]]) -> Iterator[Document]:
    return (readers.read(data, name, report=print) for name, data in files)


def _characters(data: bytes) -> int:
    opened = pypdfium2.PdfDocument(data)
    count = 0
    for each in opened:
        text = each.get_textpage()
        count += len(sheet_of(each.raw, text.raw).glyphs)
        text.close()
        each.close()
    opened.close()
    return count


def _ruled_page(count: int) -> bytes:
    """Draw so many rules across a page, and as many down it."""
    drawn = Page()
    for at in range(count):
        drawn.canvas.line(50 + at % 60, 100 + at % 97, 300 + at % 60, 100 + at % 97)
        drawn.canvas.line(50 + at % 89, 50, 50 + at % 89, 700 - at % 60)
    drawn.text(60, 200, "文")
    return drawn.data()


def main() -> None:
    """Print all figures."""
    gc.set_threshold(50_000, 20, 20)  # as the command does
    print(f"Throughput over the samples, {COPIES} times (CPU, medians of {ROUNDS} interleaved rounds):")
    throughput()
    print(f"Whole processes (wall, medians of {2 * ROUNDS + 1} interleaved rounds):")
    startup()
    print(f"PDFs with tables (CPU, medians of {ROUNDS} interleaved rounds):")
    pages()
    print(f"A workbook of {_ROWS * _COLUMNS:,} cells (CPU, medians of {ROUNDS} interleaved rounds):")
    workbooks()
    print(f"A folder of {DOCUMENTS} documents (one round):")
    folders()


if __name__ == "__main__":
    main()
