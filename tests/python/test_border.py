"""What Python gives is what C gives: the table of tests/border, which Rust and C share too."""

import ctypes
import os
import tomllib
from pathlib import Path
from typing import Any

import gongwen
import pytest

ROOT = Path(__file__).parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
LIBRARY = TARGET / "debug" / "libgongwen_c.so"
ROWS = tomllib.loads((ROOT / "tests/border/convert.toml").read_text("utf-8"))["row"]
FORMATS = ["text", "markdown", "html", "docx", "doc", "pdf", "ofd", "xml", "json"]
ENCODINGS = ["utf-8", "gb18030", "utf-16le", "utf-16be", "gbk"]


class Buffer(ctypes.Structure):
    """``gongwen_buffer``."""

    _fields_ = [("data", ctypes.c_void_p), ("len", ctypes.c_size_t), ("cap", ctypes.c_size_t)]


def number(names: list[str], name: str | None) -> int:
    """The number by which C names it; 0 for none."""
    return 0 if name is None else names.index(name) + 1


def content(row: dict[str, Any]) -> bytes:
    """The input, in the encoding that it is stored in."""
    stored: bytes = (ROOT / row["input"]).read_bytes()
    encoding = str(row.get("stored", "utf-8"))
    return stored.decode("utf-8").encode(encoding) if "stored" in row else stored


def through_c(row: dict[str, Any]) -> bytes | int:
    """The bytes of the output, or the status."""
    library = ctypes.CDLL(str(LIBRARY))
    library.gongwen_options_new.restype = ctypes.c_void_p
    options = ctypes.c_void_p(library.gongwen_options_new())
    lossy = "undecodable" in row
    assert library.gongwen_options_set_undecodable(options, int(lossy), None) == 0
    if "text_encoding" in row:
        text = number(ENCODINGS, row["text_encoding"])
        assert library.gongwen_options_set_text_encoding(options, text, None) == 0
    data, out = content(row), Buffer()
    status = library.gongwen_convert(
        data,
        ctypes.c_size_t(len(data)),
        number(FORMATS, row.get("from")),
        number(ENCODINGS, row.get("encoding")),
        number(FORMATS, row["to"]),
        options,
        ctypes.byref(out),
        None,
        None,
    )
    made = ctypes.string_at(out.data, out.len) if status == 0 else b""
    library.gongwen_buffer_free(ctypes.byref(out))
    library.gongwen_options_free(options)
    return made if status == 0 else int(status)


def through_python(row: dict[str, Any]) -> bytes | type[Exception]:
    """The bytes of the output, or the class of the error."""
    options: dict[str, Any] = {"lossy": "undecodable" in row}
    options |= {"format": row["from"]} if "from" in row else {}
    options |= {key: row[key] for key in ("encoding", "text_encoding") if key in row}
    try:
        made: bytes = gongwen.convert(content(row), to=row["to"], **options)
        return made
    except gongwen.Error as error:
        return type(error)


KINDS: dict[int, type[Exception]] = {
    1: gongwen.EncodingError,
    4: gongwen.JsonError,
    7: gongwen.FontError,
    8: gongwen.UnsupportedError,
}


@pytest.mark.skipif(not LIBRARY.is_file(), reason=f"no C library at {LIBRARY}")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_python_gives_what_c_gives(row: dict[str, Any]) -> None:
    c, python = through_c(row), through_python(row)
    assert python == (KINDS[c] if isinstance(c, int) else c)
