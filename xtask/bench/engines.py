"""Spark and Ray beside plain processes, two workers each: what a document takes.

    engines.py SAMPLE [FORMAT=COUNT …]

All of them read the same Parquet files, convert with ``filing.filed`` of ``examples/engines`` and
write a file a document. What a start costs is taken off: each is run with a tenth of the documents
and with all, and the figures are those of the documents in between. Processor time counts every
process of the engine, and hangs less than the clock on what else the computer does. Figures are for
people; no test hangs on them.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

EXAMPLES = Path(__file__).parents[2] / "examples" / "engines"
sys.path.insert(0, str(EXAMPLES))

WORKERS = 2
MARK = b"GONGWEN_BENCH=engines"
"""Every process of a run inherits it."""

Run = Callable[[Path, Path, str], int]


def write_documents(sample: Path, folder: Path, count: int) -> Path:
    """``count`` documents that differ in their last line, in two files a worker."""
    draft = sample.read_text("utf-8")
    folder.mkdir()
    files = 2 * WORKERS
    for part in range(files):
        rows = range(part * count // files, (part + 1) * count // files)
        content = [f"{draft}\n第{n}份\n" for n in rows]
        table = pa.table({"id": [str(n) for n in rows], "content": content})
        pq.write_table(table, folder / f"{part}.parquet", row_group_size=500)
    return folder


def share(files: list[str], out: str, to: str) -> int:
    """What a plain process does: its files, batch by batch."""
    from filing import filed

    batches = (b for file in files for b in pq.ParquetFile(file).iter_batches(50))
    return sum(filed(batch, out, to).num_rows for batch in batches)


def processes(documents: Path, out: Path, to: str) -> int:
    files = sorted(map(str, documents.iterdir()))
    parts = [(files[n::WORKERS], str(out), to) for n in range(WORKERS)]
    with get_context("spawn").Pool(WORKERS) as pool:
        return sum(pool.starmap(share, parts))


@contextmanager
def spark() -> Iterator[Run]:
    from on_spark import file_all, session

    running = session(f"local[{WORKERS}]")
    running.sparkContext.setLogLevel("ERROR")

    def run(documents: Path, out: Path, to: str) -> int:
        results = file_all(running.read.parquet(str(documents)), str(out), to)
        results.write.parquet(str(out / "results"))
        return int(running.read.parquet(str(out / "results")).count())

    yield run
    running.stop()


@contextmanager
def ray() -> Iterator[Run]:
    import ray
    from on_ray import file_all

    ray.init(num_cpus=WORKERS + 1, runtime_env={"working_dir": str(EXAMPLES)}, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False

    def run(documents: Path, out: Path, to: str) -> int:
        results = file_all(ray.data.read_parquet(str(documents)), str(out), to, WORKERS)
        results.write_parquet(str(out / "results"))
        return sum(pq.read_metadata(file).num_rows for file in (out / "results").iterdir())

    yield run
    ray.shutdown()


class Spent(NamedTuple):
    """Seconds of the clock, and of processors."""

    clock: float
    work: float

    def __sub__(self, other: "Spent") -> "Spent":
        return Spent(self.clock - other.clock, self.work - other.work)


def now() -> Spent:
    """What has passed by now, and what all processes of this run have worked."""
    ticks = 0
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended, or is none of ours
            if MARK in (process / "environ").read_bytes():
                after_name = (process / "stat").read_text().rpartition(")")[2].split()
                ticks += sum(map(int, after_name[11:15]))  # its own, and of its ended children
    return Spent(time.perf_counter(), ticks / os.sysconf("SC_CLK_TCK"))


def spent(run: Run, documents: Path, to: str) -> Spent:
    """What a run takes, which is held to have a row and a file for every document."""
    count = sum(pq.read_metadata(file).num_rows for file in documents.iterdir())
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        began = now()
        rows = run(documents, out, to)
        took = now() - began
        files = sum(1 for _ in out.rglob(f"*.{to}"))
    assert rows == files == count, (rows, files, count)
    return took


def measure(name: str, run: Run, few: Path, many: Path, between: int, to: str) -> Spent:
    """Milliseconds a document, once all that happens only the first time has happened."""
    spent(run, few, to)
    short, long = spent(run, few, to), spent(run, many, to)
    clock, work = ((long[n] - short[n]) / between * 1000 for n in (0, 1))
    rate = f"{1000 / clock / WORKERS:7.1f} a second and worker"
    tell(to, name, f"{work:7.2f} ms of processor {rate} {long.clock:7.1f} s")
    return Spent(clock, work)


def tell(to: str, name: str, what: str) -> None:
    print(f"   {to:<5} {name:<10} {what}", flush=True)


def compare(sample: Path, to: str, count: int, place: Path) -> None:
    few = write_documents(sample, place / "few", count // 10)
    many = write_documents(sample, place / "many", count)
    between = count - count // 10
    plain = measure("processes", processes, few, many, between, to)
    for name, engine in (("Spark", spark), ("Ray", ray)):
        with engine() as run:
            found = measure(name, run, few, many, between, to)
        again = measure("processes", processes, few, many, between, to)
        work, clock = ((plain[n] + again[n]) / 2 / found[n] for n in (1, 0))
        tell(to, name, f"{work:.0%} of plain processes by processor, {clock:.0%} by the clock")
        plain = again


def main() -> None:
    if os.environ.get("GONGWEN_BENCH") != "engines":  # a process cannot mark itself
        marked = os.environ | {"GONGWEN_BENCH": "engines"}
        os.execve(sys.executable, [sys.executable, *sys.argv], marked)
    sample = Path(sys.argv[1])
    for order in sys.argv[2:] or ["docx=10000", "pdf=2000"]:
        to, count = order.split("=")
        place = Path(tempfile.mkdtemp())
        try:
            compare(sample, to, int(count), place)
        finally:
            shutil.rmtree(place)


if __name__ == "__main__":
    main()
