"""DuckDB on one computer: what a query finds becomes files, and a table says what came of each.

    python on_duckdb.py "FROM 'documents/*.parquet'" word/ results.parquet --to docx --jobs 8

The query gives the columns ``id`` and ``content``, text or bytes. Batches are converted by threads,
which gongwen lets run beside each other; only those at work are in memory.
"""

import argparse
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from filing import RESULTS, filed


def file_all(query: str, folder: str, to: str, jobs: int = 2) -> Iterator[pa.Table]:
    """Tables of results, in the order of the query's rows."""
    with duckdb.connect() as database, ThreadPoolExecutor(jobs) as threads:
        batches = database.sql(query).select("id, content").to_arrow_reader(100)
        work = (threads.submit(filed, batch, folder, to) for batch in batches)
        yield from in_order(work, 2 * jobs)


def in_order(work: Iterable[Future[pa.Table]], most: int) -> Iterator[pa.Table]:
    """What comes of the work, with no more than so many pieces begun and not yet asked for."""
    work = iter(work)
    begun = list(islice(work, most))
    while begun:
        yield begun.pop(0).result()
        begun.extend(islice(work, 1))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("query")
    parser.add_argument("folder")
    parser.add_argument("results")
    parser.add_argument("--to", default="docx")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    with pq.ParquetWriter(given.results, RESULTS) as results:
        for table in file_all(given.query, given.folder, given.to, given.jobs):
            results.write_table(table)


if __name__ == "__main__":
    main()
