import os

__all__ = ["__version__", "_panic", "convert", "format_of", "is_picture", "run", "save"]

__version__: str

def convert(
    data: bytes,
    *,
    to: str,
    name: str | None,
    format: str | None,
    encoding: str | None,
    lossy: bool,
    fonts: str | os.PathLike[str] | None,
    lang: str,
    profile: str = "edge",
    mirror: bool = False,
    even_imprint: bool = False,
    pdf: str = "a-2a",
    date: str | None = None,
    dpi: int = 150,
) -> tuple[list[bytes], str]: ...
def is_picture(format: str) -> bool: ...
def save(path: str | os.PathLike[str], data: bytes) -> None: ...
def format_of(name: str) -> str | None: ...
def run(args: list[str]) -> int: ...
def _panic() -> None: ...
