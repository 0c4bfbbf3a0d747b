"""Reading and converting: the front door."""

import json
import os
from typing import Any, Literal, Protocol, Unpack, cast, overload

from . import _gongwen
from ._diagnostics import Diagnostic, diagnostics_from
from ._document import Document, format_of
from ._json import load
from ._options import Reading, Writing, reading, split, writing


class Readable(Protocol):
    """What can be read from: an open file, or anything like one."""

    def read(self) -> str | bytes:
        """All of it."""


Source = str | os.PathLike[str] | bytes | bytearray | memoryview | Readable
"""A path, or the content itself, or an open file. A ``str`` is a path; for text see ``loads``."""


class Converting(Reading, Writing, total=False):
    """The keywords of :func:`convert`: those of reading and of writing."""


def read(
    source: Source,
    *,
    lang: Literal["en", "zh"] = "en",
    **options: Unpack[Reading],
) -> Document:
    """Reads a document from a path, from bytes or from an open file.

    Format and encoding are detected where they are not given; ``options`` are those of
    :class:`gongwen.Reading`. ``lang`` is the language of messages.

    >>> import gongwen
    >>> document = gongwen.read(b'{"schema": "gongwen/1", "compiled_by": null}')
    >>> document.diagnostics
    ()
    """
    content, given = _load(source, lang, options)
    told, found, places = _gongwen.read(content, given)
    document = cast(Document, load(Document, json.loads(told)))
    document.diagnostics = tuple(diagnostics_from(found))
    document._places = places
    return document


def loads(text: str, *, lang: Literal["en", "zh"] = "en", **options: Unpack[Reading]) -> Document:
    """Reads a document from a text.

    >>> import gongwen
    >>> gongwen.loads('{"schema": "gongwen/1", "title": "关于防汛的通知"}').title
    '关于防汛的通知'
    """
    options["encoding"] = "utf-8"
    return read(text.encode(), lang=lang, **options)


@overload
def convert(
    source: Source,
    target: str | os.PathLike[str],
    *,
    to: str | None = None,
    lang: Literal["en", "zh"] = "en",
    **options: Unpack[Converting],
) -> list[Diagnostic]: ...


@overload
def convert(
    source: Source,
    target: None = None,
    *,
    to: str,
    lang: Literal["en", "zh"] = "en",
    **options: Unpack[Converting],
) -> bytes: ...


def convert(
    source: Source,
    target: str | os.PathLike[str] | None = None,
    *,
    to: str | None = None,
    lang: Literal["en", "zh"] = "en",
    **options: Unpack[Converting],
) -> bytes | list[Diagnostic]:
    """Converts a document.

    ``convert(source, target)`` writes the file ``target``, whole or not at all, in the format that
    its extension names or that ``to`` gives, and returns what was found on the way. A target that
    is the source is refused (``E909``).
    ``convert(source, to="docx")`` returns the file's bytes.

    ``source`` is as in :func:`read`; ``options`` are those of :class:`gongwen.Reading` and
    :class:`gongwen.Writing`.

    >>> import gongwen
    >>> gongwen.convert(b'{"schema": "gongwen/1"}', to="xml")[:5]
    b'<?xml'
    """
    if to is None:
        if target is None:
            raise TypeError("convert() needs a target or to=")
        to = format_of(target)
    if target is not None and isinstance(source, (str, os.PathLike)):
        _gongwen.refuse_same_file(source, target, lang)
    how_read, how_written = split(dict(options))
    content, given = _load(source, lang, how_read)
    written, found = _gongwen.convert(content, given, writing(to, lang, how_written))
    if target is None:
        return written
    _gongwen.save(target, written)
    return diagnostics_from(found)


def _load(source: Source, lang: str, options: Reading) -> tuple[bytes, dict[str, Any]]:
    """The content, and the options of reading with what the source itself tells."""
    given = reading(lang, options)
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source), given
    if isinstance(source, (str, os.PathLike)):
        with open(source, "rb") as file:
            return file.read(), given | {"name": os.path.basename(os.fspath(source))}
    content = source.read()
    name = getattr(source, "name", None)
    if isinstance(name, str):
        given["name"] = os.path.basename(name)
    if isinstance(content, str):
        return content.encode(), given | {"encoding": "utf-8"}
    return content, given
