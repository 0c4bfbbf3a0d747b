"""Ray Data: every document of a Parquet table becomes a file, and a table says what came of each.

    python on_ray.py documents.parquet word/ results/ --to docx

The table has the columns ``id`` and ``content``, text or bytes. The folder must be one that all
workers see.
"""

import argparse
from pathlib import Path

import gongwen
import pyarrow as pa
import ray

from filing import filed


class Filing:
    """A worker: it looks for its faces once."""

    def __init__(self, folder: str, to: str) -> None:
        self.folder, self.to, self.fonts = folder, to, gongwen.FontSet()

    def __call__(self, documents: pa.Table) -> pa.Table:
        return filed(documents, self.folder, self.to, fonts=self.fonts)


def file_all(
    documents: ray.data.Dataset, folder: str, to: str, workers: int = 2
) -> ray.data.Dataset:
    """The rows of results, each made when Ray asks for it."""
    blocks = documents.select_columns(["id", "content"]).repartition(target_num_rows_per_block=200)
    return blocks.map_batches(
        Filing,
        fn_constructor_args=[folder, to],
        batch_format="pyarrow",
        batch_size=50,
        zero_copy_batch=True,
        compute=ray.data.ActorPoolStrategy(size=workers),
        num_cpus=0.5,  # so that reading and writing find room beside the workers
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("documents")
    parser.add_argument("folder")
    parser.add_argument("results")
    parser.add_argument("--to", default="docx")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    ray.init(runtime_env={"working_dir": str(Path(__file__).parent)})
    documents = ray.data.read_parquet(given.documents)
    folder = str(Path(given.folder).absolute())
    results = file_all(documents, folder, given.to, given.workers)
    results.write_parquet(str(Path(given.results).absolute()))


if __name__ == "__main__":
    main()
