"""A document as Python sees it."""

import json
import os
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, Unpack

from . import _gongwen
from ._diagnostics import Diagnostic, from_json
from ._look import Look, native, only, save


@dataclass(frozen=True, slots=True)
class Number:
    """发文字号: the document number. ``str()`` gives it as printed.

    >>> str(Number("云政办发〔2024〕7号", agency="云政办发", year=2024, serial=7))
    '云政办发〔2024〕7号'
    """

    text: str
    agency: str | None = None
    year: int | None = None
    serial: int | None = None

    def __str__(self) -> str:
        return self.text


class Document:
    """公文: everything that one document says. Made by :func:`gongwen.read`.

    Two documents are equal when they say the same; how they were read does not count.

    >>> import gongwen
    >>> document = gongwen.loads('{"schema": "gongwen/1", "title": "关于防汛的通知"}')
    >>> document.title
    '关于防汛的通知'
    >>> document.number is None
    True
    """

    diagnostics: tuple[Diagnostic, ...]
    """What was found while reading: each repair, each doubt."""

    def __init__(self, json: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        self._json = json
        self.diagnostics = diagnostics

    @cached_property
    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self._json)
        return data

    @property
    def title(self) -> str | None:
        """标题, in one line. Minutes have none where only the masthead names them."""
        title: str | None = self._data["title"]
        return title

    @property
    def number(self) -> Number | None:
        """发文字号."""
        number = self._data["header"]["number"]
        return number and Number(**number)

    def to_json(self) -> str:
        """The document as JSON, as the command writes it.

        >>> import gongwen
        >>> text = gongwen.loads('{"schema": "gongwen/1"}').to_json()
        >>> gongwen.loads(text).to_json() == text
        True
        """
        return self._json

    def to_dict(self) -> dict[str, Any]:
        """The document as plain dicts and lists, the caller's own to change.

        >>> import gongwen
        >>> gongwen.loads('{"schema": "gongwen/1", "title": "关于防汛的通知"}').to_dict()["title"]
        '关于防汛的通知'
        """
        data: dict[str, Any] = json.loads(self._json)
        return data

    def to_bytes(
        self,
        format: str,
        *,
        fonts: str | os.PathLike[str] | None = None,
        lang: Literal["en", "zh"] = "en",
        page: int = 1,
        **look: Unpack[Look],
    ) -> bytes:
        """The document as a file of a format: ``docx``, ``pdf``, ``xml``, ``json``.

        ``fonts`` is a folder of faces for PDF; without it they are found on this computer. The other
        keywords are as in :func:`gongwen.convert`.

        >>> import gongwen
        >>> gongwen.loads('{"schema": "gongwen/1"}').to_bytes("docx")[:2]
        b'PK'
        """
        return only(self._write(format, fonts, lang, look)[0], page)

    def save(
        self,
        path: str | os.PathLike[str],
        format: str | None = None,
        *,
        fonts: str | os.PathLike[str] | None = None,
        lang: Literal["en", "zh"] = "en",
        **look: Unpack[Look],
    ) -> list[Diagnostic]:
        """Writes a file, whole or not at all, in the format that its extension names.

        Returns what was found on the way, such as a character that no face has.
        """
        format = format or format_of(path)
        files, found = self._write(format, fonts, lang, look)
        save(path, format, files)
        return found

    def _write(
        self,
        format: str,
        fonts: str | os.PathLike[str] | None,
        lang: Literal["en", "zh"],
        look: Look,
    ) -> tuple[list[bytes], list[Diagnostic]]:
        files, found = _gongwen.convert(
            self._json.encode(),
            to=format,
            name=None,
            format="json",
            encoding="utf-8",
            lossy=False,
            fonts=fonts,
            lang=lang,
            **native(look),
        )
        return files, from_json(found)

    def __eq__(self, other: object) -> bool:
        return self._json == other._json if isinstance(other, Document) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._json)

    def __repr__(self) -> str:
        kind = self._data["kind"]
        number = self.number and self.number.text
        return f"<gongwen.Document kind={kind!r} number={number!r} title={self.title!r}>"


def format_of(path: str | os.PathLike[str]) -> str:
    """The format that a path's extension names; an extension nobody knows is refused later, by
    name."""
    name = os.path.basename(os.fspath(path))
    return _gongwen.format_of(name) or os.path.splitext(name)[1].lstrip(".") or name
