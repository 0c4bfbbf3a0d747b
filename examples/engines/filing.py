"""What every engine does with a batch of documents: convert it, file what came of it, say so.

A file's place follows from its document's id and its content from the document, so that an engine
may run a batch twice, or on two computers at once, and no harm is done.
"""

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any, Unpack

import gongwen
import pyarrow as pa

RESULTS = pa.schema(
    {
        "id": pa.string(),
        "path": pa.string(),
        "sha256": pa.string(),
        "error_code": pa.int32(),
        "error": pa.string(),
        "line": pa.int32(),
        "diagnostics": pa.int32(),
    }
)


def filed(batch: Any, folder: str, to: str, **options: Unpack[gongwen.Converting]) -> pa.Table:
    """Converts the column ``content`` of a batch or table and files each output; a row for each."""
    done = pa.table(gongwen.convert_batch(batch, to=to, id="id", **options))
    ids, outputs = done["id"].to_pylist(), done["output"].to_pylist()
    places = [put(output, place(folder, id, to)) for id, output in zip(ids, outputs, strict=True)]
    columns = [
        done["id"],
        pa.array([path for path, _ in places], pa.string()),
        pa.array([digest for _, digest in places], pa.string()),
        done["error_code"],
        done["error"],
        done["line"],
        pa.array([len(json.loads(found)) for found in done["diagnostics"].to_pylist()]),
    ]
    return pa.table(columns, RESULTS.names).cast(RESULTS)


def place(folder: str, id: str, to: str) -> Path:
    """Where a document goes: any id makes a name, and no folder gets more than some hundred."""
    name = hashlib.sha256(id.encode()).hexdigest()
    return Path(folder, name[:2], name[2:4], f"{name}.{to}")


def put(output: str | bytes | None, path: Path) -> tuple[str | None, str | None]:
    """Writes a file, whole or not at all; gives its path and its SHA-256."""
    if output is None:
        return None, None
    content = output.encode() if isinstance(output, str) else output
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.replace(part, path)
    return str(path), hashlib.sha256(content).hexdigest()
