"""Spark: every document of a Parquet table becomes a file, and a table says what came of each.

    spark-submit on_spark.py documents.parquet word/ results.parquet --to docx

The table has the columns ``id`` and ``content``, text or bytes. Files are written by the tasks and
do not pass through the JVM. The folder must be one that all workers see.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

RESULTS = (
    "id string, path string, sha256 string, error_code int, error string, line int, diagnostics int"
)


def file_all(documents: DataFrame, folder: str, to: str) -> DataFrame:
    """The rows of results, each made when Spark asks for it."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from filing import filed  # on the worker

        for batch in batches:
            # A worker looks for its faces once: GONGWEN_FONTS may name their folder.
            yield from filed(batch, folder, to).to_batches()

    return documents.select("id", "content").mapInArrow(work, RESULTS)


def session(master: str | None = None) -> SparkSession:
    """Spark with batches that are small, because documents are large."""
    builder = SparkSession.builder.appName("gongwen")
    if master:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.master(master).config("spark.driver.bindAddress", "127.0.0.1")
        builder = builder.config("spark.driver.host", "127.0.0.1")
        builder = builder.config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", 200).getOrCreate()
    spark.sparkContext.addPyFile(str(Path(__file__).with_name("filing.py")))
    return spark


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("documents")
    parser.add_argument("folder")
    parser.add_argument("results")
    parser.add_argument("--to", default="docx")
    parser.add_argument("--master", help="such as local[2]; else what spark-submit says")
    given = parser.parse_args()
    spark = session(given.master)
    results = file_all(spark.read.parquet(given.documents), given.folder, given.to)
    results.write.mode("overwrite").parquet(given.results)
    done = spark.read.parquet(given.results)
    done.groupBy("error_code").count().orderBy("error_code").show()
    spark.stop()


if __name__ == "__main__":
    main()
