import os
from collections.abc import Mapping
from typing import Any, Self, final

__all__ = [
    "FontSet",
    "__version__",
    "_panic",
    "convert",
    "format_of",
    "read",
    "run",
    "save",
    "write",
]

__version__: str

@final
class FontSet:
    def __new__(cls, folder: str | os.PathLike[str] | None = None) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

def read(data: bytes, reading: Mapping[str, Any]) -> tuple[str, str, str]: ...
def write(document: bytes, writing: Mapping[str, Any]) -> tuple[bytes, str]: ...
def convert(
    data: bytes, reading: Mapping[str, Any], writing: Mapping[str, Any]
) -> tuple[bytes, str]: ...
def save(path: str | os.PathLike[str], data: bytes) -> None: ...
def format_of(name: str) -> str | None: ...
def run(args: list[str]) -> int: ...
def _panic() -> None: ...
