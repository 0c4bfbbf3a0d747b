"""The examples of engines do what they say: all documents, each once, and the broken ones told."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gongwen
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from conftest import BROKEN, DRAFT, ENGINES, ROWS


def run(program: str, *args: str | Path) -> None:
    """An example, as the page says to start it."""
    command = [sys.executable, str(ENGINES / program), *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr


def judge(results: pa.Table, folder: Path, to: str) -> None:
    """Every document has a row, every sound one a file with the bytes that one call gives."""
    rows = {row["id"]: row for row in results.to_pylist()}
    assert len(rows) == results.num_rows == ROWS
    failed = [n for n in range(ROWS) if rows[f"云政办发/{n}"]["error_code"] != 0]
    assert failed == BROKEN
    assert all(rows[f"云政办发/{n}"]["line"] == 1 for n in failed)
    files = [row["path"] for row in rows.values() if row["path"]]
    assert len(set(files)) == ROWS - len(BROKEN)
    assert sorted(map(str, folder.rglob("*.*"))) == sorted(files)
    for number in (1, 300 - 1, 598):
        row = rows[f"云政办发/{number}"]
        content = Path(row["path"]).read_bytes()
        assert content == gongwen.convert(DRAFT.format(number=number).encode(), to=to)
        assert row["sha256"] == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("to", ["docx", "pdf"])
def test_duckdb(documents: str, tmp_path: Path, to: str) -> None:
    query = f"FROM '{documents}/*.parquet' ORDER BY id"
    run("on_duckdb.py", query, tmp_path / "out", tmp_path / "results.parquet", "--to", to)
    judge(pq.read_table(tmp_path / "results.parquet"), tmp_path / "out", to)


def test_ray(documents: str, tmp_path: Path) -> None:
    run("on_ray.py", documents, tmp_path / "out", tmp_path / "results")
    judge(pq.read_table(tmp_path / "results"), tmp_path / "out", "docx")


def test_spark(documents: str, tmp_path: Path) -> None:
    master = ["--master", "local[2]"]
    run("on_spark.py", documents, tmp_path / "out", tmp_path / "results", *master)
    judge(pq.read_table(tmp_path / "results"), tmp_path / "out", "docx")


def test_no_more_batches_are_begun_than_are_asked_for() -> None:
    from concurrent.futures import Future

    from on_duckdb import in_order

    begun = []

    def work() -> Iterator[Future[Any]]:
        for number in range(10):
            begun.append(number)
            future: Future[Any] = Future()
            future.set_result(number)
            yield future

    for number, result in enumerate(in_order(work(), 3)):
        assert result == number
        assert len(begun) <= number + 3
    assert len(begun) == 10


def test_a_query_of_duckdb_goes_in_and_results_are_queried(documents: str) -> None:
    import duckdb

    with duckdb.connect() as database:
        query = database.sql(f"FROM '{documents}/*.parquet' ORDER BY id LIMIT 50")
        stream = gongwen.convert_batch(query, to="text", id="id")
        results = pa.table(stream)
        count = "SELECT count(*), count(output) FROM results WHERE error_code = 0 OR line = 1"
        assert database.sql(count).fetchall() == [(50, 49)]
    assert results["row"].to_pylist() == list(range(50))
