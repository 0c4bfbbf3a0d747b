"""The keywords of reading and writing, in one place each."""

import os
from datetime import date
from typing import Any, Literal, TypedDict

from ._gongwen import FontSet


class Reading(TypedDict, total=False):
    """How a draft is read: keywords of :func:`gongwen.read` and :func:`gongwen.convert`.

    ``format``
        A name such as ``markdown``, ``text``, ``docx``; by content where it is not given.
    ``encoding``
        ``utf-8``, ``gb18030`` (also for GBK and GB2312), ``utf-16le``, ``utf-16be``; found out
        where it is not given.
    ``lossy``
        Bytes that are no text become U+FFFD with a diagnostic, instead of raising
        ``EncodingError``.
    ``normalise``
        Half-width punctuation, brackets of document numbers and zeros of Chinese dates are brought
        to the standards, each change a diagnostic.
    ``strict``
        A warning raises ``SchemaError``, whose ``diagnostics`` tell all.
    ``max_bytes``
        A longer input raises ``LimitError``.
    ``max_steps``
        More work raises ``LimitError``; about one step a character and pass, 2 000 000 000 by
        default. The same document always takes the same steps.
    """

    format: str | None
    encoding: str | None
    lossy: bool
    normalise: bool
    strict: bool
    max_bytes: int
    max_steps: int


class Writing(TypedDict, total=False):
    """How a document is written: keywords of ``Document.save``, ``to_bytes`` and ``convert``.

    ``fonts``
        The faces for pages: a :class:`gongwen.FontSet`, or a folder; without it they are looked for
        on this computer.
    ``profile``
        How 22 lines fill the type area: ``edge`` (by ink, the default) or ``box``.
    ``mirror``
        The binding edge of even pages lies right, for printing on both sides.
    ``even_imprint``
        版记 stands on an even page.
    ``flavour``
        Which PDF: ``a-2a`` (the default), ``a-3a`` with our XML attached, ``a-2b``, ``a-4f``,
        ``plain``.
    ``date``
        The date in the file's metadata; without it the document's own latest, never the clock's.
    ``dpi``
        Pixels an inch of pictures, 10 to 1200; 150 by default.
    ``page``
        The page that a picture shows, counted from 1, the default. A page behind the last one
        raises ``ArgumentError``.
    ``text_encoding``
        The encoding of plain text and Markdown: ``utf-8`` (the default), ``gb18030``, ``gbk``,
        ``utf-16le``, ``utf-16be``. A character that it lacks raises ``EncodingError``.
    """

    fonts: FontSet | str | os.PathLike[str] | None
    profile: Literal["edge", "box"]
    mirror: bool
    even_imprint: bool
    flavour: Literal["a-2a", "a-3a", "a-2b", "a-4f", "plain"]
    date: date | str | None
    dpi: int
    page: int
    text_encoding: str | None


def writing(to: str, lang: str, options: Writing) -> dict[str, Any]:
    """The options as the native half takes them; a key that nobody knows is refused."""
    given: dict[str, Any] = _known(dict(options), Writing) | {"to": to, "lang": lang}
    fonts, day = given.get("fonts"), given.get("date")
    if fonts is not None and not isinstance(fonts, FontSet):
        given["fonts"] = FontSet(fonts)
    if isinstance(day, date):
        given["date"] = day.isoformat()
    return given


def reading(lang: str, options: Reading) -> dict[str, Any]:
    """The options as the native half takes them; a key that nobody knows is refused."""
    return _known(dict(options), Reading) | {"lang": lang}


def split(options: dict[str, Any]) -> tuple[Reading, Writing]:
    """Keywords of one call that reads and writes."""
    mine = {key: value for key, value in options.items() if key in Reading.__annotations__}
    rest = {key: value for key, value in options.items() if key not in mine}
    return Reading(**mine), Writing(**rest)  # type: ignore[typeddict-item]


def _known(given: dict[str, Any], kind: Any) -> dict[str, Any]:
    odd = next((key for key in given if key not in kind.__annotations__), None)
    if odd is not None:
        raise TypeError(f"no such option: {odd!r}; there are {', '.join(kind.__annotations__)}")
    return {key: value for key, value in given.items() if value is not None}
