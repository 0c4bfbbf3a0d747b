"""Batches: a record batch of documents in, a record batch of results out, by Arrow's C interface.

Needs no library of Arrow, and works with all of them: pyarrow, polars, DuckDB, and the engines that
hand over pyarrow's batches, such as Spark and Ray.
"""

from typing import Any, Literal, Protocol, Unpack, overload

from . import _gongwen
from ._convert import Converting
from ._gongwen import Batch, BatchStream
from ._options import reading, split, writing


class ArrowArray(Protocol):
    """A record batch of any library, such as ``pyarrow.RecordBatch``."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]:
        """Its schema and its columns, as two capsules."""


class ArrowStream(Protocol):
    """Record batches of any library, such as ``pyarrow.Table`` or ``polars.DataFrame``."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The stream, as a capsule."""


@overload
def convert_batch(
    batch: ArrowArray,
    *,
    to: str,
    input: str = "content",
    id: str | None = None,
    lang: Literal["en", "zh"] = "en",
    **options: Unpack[Converting],
) -> Batch: ...


@overload
def convert_batch(
    batch: ArrowStream,
    *,
    to: str,
    input: str = "content",
    id: str | None = None,
    lang: Literal["en", "zh"] = "en",
    **options: Unpack[Converting],
) -> BatchStream: ...


def convert_batch(
    batch: ArrowArray | ArrowStream,
    *,
    to: str,
    input: str = "content",
    id: str | None = None,
    lang: Literal["en", "zh"] = "en",
    **options: Unpack[Converting],
) -> Batch | BatchStream:
    """Converts the documents of a record batch, or of a stream of them: one row in, one row out.

    ``batch`` is anything with ``__arrow_c_array__`` or ``__arrow_c_stream__``. Its column ``input``
    holds the documents, as text or as bytes; ``id`` names a column that is carried along as it is.
    A batch is converted at once. A stream is converted batch by batch while it is read, so that a
    table larger than memory passes through; how many rows are in memory is up to its batches.

    The columns of the result, all rows in the order they came:

    ===============  ================================================================
    the ``id``       as it was; only where ``id`` is given
    ``row``          ``int64``: the row's number, from 0
    ``output``       the file, null for a document that failed: ``large_string`` for text
                     formats, else ``large_binary``
    ``error_code``   ``int32``: 0, or the number of the kind of error, as C has it
    ``error``        ``large_string``: what went wrong, else null
    ``line``         ``int32``: where, in the document; null where unknown
    ``column``       ``int32``
    ``diagnostics``  ``large_string``: each repair, doubt and loss, as a list in JSON
    ===============  ================================================================

    A bad document is such a row, and so is a null, with ``error_code`` 11; nothing but a wrong
    schema or option raises. ``options`` are those of :class:`gongwen.Reading` and
    :class:`gongwen.Writing`; ``max_bytes`` and ``max_steps`` bound each document. No threads are
    started, so that whoever calls decides how many batches are at work. A batch is converted
    without the GIL, a stream in the thread of whoever reads it (pyarrow does so without the GIL).

    >>> import gongwen, pyarrow
    >>> drafts = ['{"schema": "gongwen/1", "title": "关于防汛的通知"}', '{"schema": ', None]
    >>> batch = pyarrow.record_batch({"id": ["a", "b", "c"], "content": drafts})
    >>> done = pyarrow.record_batch(gongwen.convert_batch(batch, to="text", id="id"))
    >>> done["id"].to_pylist(), done["error_code"].to_pylist(), done["line"].to_pylist()
    (['a', 'b', 'c'], [0, 4, 11], [None, 1, None])
    >>> done["output"][0].as_py().strip()
    '关于防汛的通知'
    """
    how_read, how_written = split(dict(options))
    columns = {"input": input, "id": id}
    given, wanted = reading(lang, how_read), writing(to, lang, how_written)
    made: Batch | BatchStream = _gongwen.convert_batch(batch, columns, given, wanted)
    return made
