import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self, final

__all__ = [
    "Batch",
    "BatchStream",
    "FontSet",
    "__version__",
    "_panic",
    "convert",
    "convert_batch",
    "convert_folder",
    "format_of",
    "keep_together",
    "read",
    "refuse_same_file",
    "run",
    "save",
    "write",
    "write_files",
]

__version__: str

@final
class FontSet:
    def __new__(cls, folder: str | os.PathLike[str] | None = None) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Batch:
    def __len__(self) -> int: ...
    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]: ...

@final
class BatchStream:
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

def keep_together(document: bytes, what: str, words: bool) -> str: ...
def read(data: bytes, reading: Mapping[str, Any]) -> tuple[str, str, str]: ...
def write(document: bytes, writing: Mapping[str, Any]) -> tuple[bytes, str]: ...
def write_files(document: bytes, writing: Mapping[str, Any]) -> tuple[list[bytes], str]: ...
def convert(
    data: bytes, reading: Mapping[str, Any], writing: Mapping[str, Any]
) -> tuple[bytes, str]: ...
def convert_batch(
    batch: object,
    columns: Mapping[str, str | None],
    reading: Mapping[str, Any],
    writing: Mapping[str, Any],
) -> Any: ...
def convert_folder(
    asked: Mapping[str, Any],
    reading: Mapping[str, Any],
    writing: Mapping[str, Any],
    progress: Callable[[int, int], object],
) -> tuple[int, int, list[tuple[Path, bool, list[Any]]], Path]: ...
def refuse_same_file(
    source: str | os.PathLike[str], target: str | os.PathLike[str], lang: str
) -> None: ...
def save(path: str | os.PathLike[str], data: bytes) -> None: ...
def format_of(name: str) -> str | None: ...
def run(args: list[str]) -> int: ...
def _panic() -> None: ...
