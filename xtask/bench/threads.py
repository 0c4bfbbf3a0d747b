"""How many more documents two threads of one process convert than one, and what documents as
Python objects cost beside the conversion itself.

Arguments: drafts. Needs an optimised build of the package, which `cargo xtask bench` installs.
Where others are at work, the system shares processors out among sessions, not threads: two threads
get what one gets, unless this runs ahead of the others (`chrt -f 10`).
"""

import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import gongwen

ROUNDS = 5
SECONDS = 1.5


def rate(contents: list[bytes], to: str, threads: int) -> float:
    """Documents a second, begun for so long by so many threads."""
    end = time.perf_counter() + SECONDS

    def work(first: int) -> int:
        done = 0
        while time.perf_counter() < end:
            gongwen.convert(contents[(first + done) % len(contents)], to=to)
            done += 1
        return done

    start = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        done = sum(pool.map(work, range(threads)))
    return done / (time.perf_counter() - start)


def folder_rate(drafts: Path, target: Path, to: str, jobs: int) -> float:
    """Documents a second of a folder, with reading, writing to the disk and the manifest."""
    start = time.perf_counter()
    done = gongwen.convert_folder(drafts, target, to=to, jobs=jobs, resume=False, progress=False)
    return done.total / (time.perf_counter() - start)


def least(work: Callable[[], object], rounds: int = 300) -> float:
    """The least time of many, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def show(what: str, rate: Callable[[int], float], rounds: int) -> None:
    """The best of one and of two threads, timed in turn: a busy machine is busy for both."""
    pairs = [(rate(1), rate(2)) for _ in range(rounds)]
    one, two = max(p[0] for p in pairs), max(p[1] for p in pairs)
    print(f"   {what:<12} {one:>9.0f} {two:>10.0f} {two / one:>6.2f}")


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]]
    contents = [path.read_bytes() for path in paths]
    print(f"   {'to':<12} {'1 thread':>9} {'2 threads':>10} {'times':>6}   documents a second")
    for to in ("json", "docx", "pdf"):
        rate(contents, to, 2)
        show(to, partial(rate, contents, to), ROUNDS)
    with tempfile.TemporaryDirectory(dir="target") as office:
        drafts = Path(office, "drafts")
        drafts.mkdir()
        for i in range(400):
            path = paths[i % len(paths)]
            (drafts / f"{i}-{path.name}").write_bytes(contents[i % len(contents)])
        for to in ("docx", "pdf"):
            show(f"folder, {to}", partial(folder_rate, drafts, Path(office, to), to), 3)
    print(f"   {'draft':<20} {'as JSON':>9} {'as objects':>11} {'times':>6}   milliseconds")
    for path, content in zip(paths, contents, strict=True):
        json = least(partial(gongwen.convert, content, to="json"))
        objects = least(partial(gongwen.read, content))
        print(f"   {path.name:<20} {json:>9.3f} {objects:>11.3f} {objects / json:>6.2f}")


main()
