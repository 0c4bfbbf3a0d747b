"""What Python gives is what C gives: the table of tests/border, which Rust and C share too."""

import ctypes
import os
import tomllib
from pathlib import Path
from typing import Any

import gongwen
import pytest
from gongwen._diagnostics import diagnostics_from

ROOT = Path(__file__).parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
LIBRARY = TARGET / "debug" / "libgongwen_c.so"
ROWS = tomllib.loads((ROOT / "tests/border/convert.toml").read_text("utf-8"))["row"]
FORMATS = ["text", "markdown", "html", "docx", "doc", "pdf", "ofd", "xml", "json"]
# GONGWEN_LANG_EN
ENGLISH = 0
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


def through_c(row: dict[str, Any]) -> tuple[bytes, list[Any]] | tuple[int, str]:
    """The bytes of the output and the diagnostics, or the status and the message."""
    library = ctypes.CDLL(str(LIBRARY))
    library.gongwen_options_new.restype = ctypes.c_void_p
    library.gongwen_error_message.restype = ctypes.c_char_p
    options = ctypes.c_void_p(library.gongwen_options_new())
    lossy = "undecodable" in row
    assert library.gongwen_options_set_undecodable(options, int(lossy), None) == 0
    if "text_encoding" in row:
        text = number(ENCODINGS, row["text_encoding"])
        assert library.gongwen_options_set_text_encoding(options, text, None) == 0
    data, out, listed = content(row), Buffer(), Buffer()
    found, error = ctypes.c_void_p(), ctypes.c_void_p()
    status = library.gongwen_convert(
        data,
        ctypes.c_size_t(len(data)),
        number(FORMATS, row.get("from")),
        number(ENCODINGS, row.get("encoding")),
        number(FORMATS, row["to"]),
        options,
        ctypes.byref(out),
        ctypes.byref(found),
        ctypes.byref(error),
    )
    if status != 0:
        told = library.gongwen_error_message(error, ENGLISH).decode()
        library.gongwen_error_free(error)
        library.gongwen_options_free(options)
        return int(status), told
    assert library.gongwen_diagnostics_json(found, ENGLISH, ctypes.byref(listed), None) == 0
    made, told = (ctypes.string_at(b.data, b.len) for b in (out, listed))
    for buffer in (out, listed):
        library.gongwen_buffer_free(ctypes.byref(buffer))
    library.gongwen_diagnostics_free(found)
    library.gongwen_options_free(options)
    return made, diagnostics_from(told.decode())


def through_python(
    row: dict[str, Any], folder: Path
) -> tuple[bytes, list[Any]] | tuple[type[Exception], str]:
    """The bytes of the output and the diagnostics, or the class of the error and the message."""
    reading: dict[str, Any] = {"lossy": "undecodable" in row}
    reading |= {"format": row["from"]} if "from" in row else {}
    reading |= {"encoding": row["encoding"]} if "encoding" in row else {}
    writing = {key: row[key] for key in ("text_encoding",) if key in row}
    try:
        made = gongwen.convert(content(row), to=row["to"], **reading, **writing)
        document = gongwen.read(content(row), **reading)
        written = document.save(folder / "out", row["to"], **writing)
        assert (folder / "out").read_bytes() == made
        return made, [*document.diagnostics, *written]
    except gongwen.Error as error:
        return type(error), str(error)


KINDS: dict[int, type[Exception]] = {
    1: gongwen.EncodingError,
    4: gongwen.JsonError,
    7: gongwen.FontError,
    8: gongwen.UnsupportedError,
}


@pytest.mark.skipif(not LIBRARY.is_file(), reason=f"no C library at {LIBRARY}")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_python_gives_what_c_gives(row: dict[str, Any], tmp_path: Path) -> None:
    c, told = through_c(row)
    wanted = (KINDS[c] if isinstance(c, int) else c, told)
    assert through_python(row, tmp_path) == wanted
