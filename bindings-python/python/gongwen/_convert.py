"""Reading and converting: the front door."""

import os
from typing import Literal, Protocol, Unpack, overload

from . import _gongwen
from ._diagnostics import Diagnostic, from_json
from ._document import Document, format_of
from ._look import Look, native, only, save


class Readable(Protocol):
    """What can be read from: an open file, or anything like one."""

    def read(self) -> str | bytes:
        """All of it."""


Source = str | os.PathLike[str] | bytes | bytearray | memoryview | Readable
"""A path, or the content itself, or an open file. A ``str`` is a path; for text see ``loads``."""


def read(
    source: Source,
    *,
    format: str | None = None,
    encoding: str | None = None,
    lossy: bool = False,
    lang: Literal["en", "zh"] = "en",
) -> Document:
    """Reads a document from a path, from bytes or from an open file.

    Format and encoding are detected where they are not given: ``format`` is a name such as
    ``markdown``, ``text``, ``xml``, ``json``; ``encoding`` one of ``utf-8``, ``gb18030`` (also for
    GBK and GB2312), ``utf-16le``, ``utf-16be``. Bytes that are no text raise ``EncodingError``, or
    with ``lossy`` become U+FFFD with a diagnostic. ``lang`` is the language of messages.

    >>> import gongwen
    >>> document = gongwen.read(b'{"schema": "gongwen/1", "compiled_by": null}')
    >>> document.diagnostics
    ()
    """
    content, name, encoding = _load(source, encoding)
    (document,), found = _gongwen.convert(
        content,
        to="json",
        name=name,
        format=format,
        encoding=encoding,
        lossy=lossy,
        fonts=None,
        lang=lang,
    )
    return Document(document.decode(), tuple(from_json(found)))


def loads(text: str, *, format: str | None = None, lang: Literal["en", "zh"] = "en") -> Document:
    """Reads a document from a text.

    >>> import gongwen
    >>> gongwen.loads('{"schema": "gongwen/1", "title": "关于防汛的通知"}').title
    '关于防汛的通知'
    """
    return read(text.encode(), format=format, encoding="utf-8", lang=lang)


@overload
def convert(
    source: Source,
    target: str | os.PathLike[str],
    *,
    to: str | None = None,
    format: str | None = None,
    encoding: str | None = None,
    lossy: bool = False,
    fonts: str | os.PathLike[str] | None = None,
    lang: Literal["en", "zh"] = "en",
    **look: Unpack[Look],
) -> list[Diagnostic]: ...


@overload
def convert(
    source: Source,
    target: None = None,
    *,
    to: str,
    format: str | None = None,
    encoding: str | None = None,
    lossy: bool = False,
    fonts: str | os.PathLike[str] | None = None,
    lang: Literal["en", "zh"] = "en",
    page: int = 1,
    **look: Unpack[Look],
) -> bytes: ...


def convert(
    source: Source,
    target: str | os.PathLike[str] | None = None,
    *,
    to: str | None = None,
    format: str | None = None,
    encoding: str | None = None,
    lossy: bool = False,
    fonts: str | os.PathLike[str] | None = None,
    lang: Literal["en", "zh"] = "en",
    page: int = 1,
    **look: Unpack[Look],
) -> bytes | list[Diagnostic]:
    """Converts a document.

    ``convert(source, target)`` writes the file ``target``, whole or not at all, in the format that
    its extension names or that ``to`` gives, and returns what was found on the way.
    ``convert(source, to="docx")`` returns the file's bytes.

    ``source``, ``format``, ``encoding``, ``lossy`` and ``lang`` are as in :func:`read`; ``fonts``
    is a folder of faces for PDF, without which they are found on this computer. How pages look is
    said by ``profile`` (``edge`` or ``box``), ``mirror`` and ``even_imprint``; which kind of PDF is
    written by ``pdf`` (``a-2a``, ``a-3a``, ``a-2b``, ``a-4f``, ``plain``); ``date`` is the date in
    the metadata of PDF and DOCX.

    ``to="png"`` makes a picture of each page, ``dpi`` fine: a ``target`` of 通知.png becomes
    通知-1.png, 通知-2.png and so on; without a target the picture of ``page`` is returned, counted
    from 1, and a page that is not there is an ``IndexError``.

    >>> import gongwen
    >>> gongwen.convert(b'{"schema": "gongwen/1"}', to="xml")[:5]
    b'<?xml'
    """
    if to is None:
        if target is None:
            raise TypeError("convert() needs a target or to=")
        to = format_of(target)
    content, name, encoding = _load(source, encoding)
    written, found = _gongwen.convert(
        content,
        to=to,
        name=name,
        format=format,
        encoding=encoding,
        lossy=lossy,
        fonts=fonts,
        lang=lang,
        **native(look),
    )
    if target is None:
        return only(written, page)
    save(target, to, written)
    return from_json(found)


def _load(source: Source, encoding: str | None) -> tuple[bytes, str | None, str | None]:
    """The content, the file's name where there is one, and the encoding."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source), None, encoding
    if isinstance(source, (str, os.PathLike)):
        with open(source, "rb") as file:
            return file.read(), os.path.basename(os.fspath(source)), encoding
    content = source.read()
    name = getattr(source, "name", None)
    name = os.path.basename(name) if isinstance(name, str) else None
    if isinstance(content, str):
        return content.encode(), name, "utf-8"
    return content, name, encoding
