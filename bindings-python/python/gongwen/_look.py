"""How pages look, and which kind of PDF they become: keywords that several functions share."""

import datetime
import os
from typing import Any, Literal, TypedDict

from . import _gongwen


class Look(TypedDict, total=False):
    """Keywords for formats that have pages; ``date`` is for DOCX too."""

    profile: Literal["edge", "box"]
    """How 22 lines fill the type area: ``edge``, the default, with the ink of the first and of the
    last line at its edges; ``box``, 22 equal boxes."""
    mirror: bool
    """For printing on both sides: the binding edge of even pages lies at the right."""
    even_imprint: bool
    """The imprint stands on an even page, after a blank one if need be."""
    pdf: Literal["a-2a", "a-3a", "a-2b", "a-4f", "plain"]
    """The kind of PDF: ``a-2a``, the default, is PDF/A-2a and PDF/UA-1; ``a-3a`` and ``a-4f`` carry
    the document as attached XML, so that they read back."""
    date: datetime.date | str | None
    """The date in the metadata of PDF and DOCX, also as ``YYYY-MM-DD``. Without it: the document's
    own latest date, else 1970-01-01; never the clock."""
    dpi: int
    """Pixels an inch of pictures, 10 to 1200; 150 by default."""


def native(look: Look) -> dict[str, Any]:
    """The keywords as the native half takes them."""
    keywords: dict[str, Any] = dict(look)
    date = keywords.get("date")
    if isinstance(date, datetime.date):
        keywords["date"] = date.isoformat()[:10]
    return keywords


def save(target: str | os.PathLike[str], format: str, files: list[bytes]) -> None:
    """Writes each file, whole or not at all. Pictures are NAME-1.png, NAME-2.png and so on."""
    if not _gongwen.is_picture(format):
        _gongwen.save(target, files[0])
        return
    stem, extension = os.path.splitext(os.fspath(target))
    for page, file in enumerate(files, 1):
        _gongwen.save(f"{stem}-{page}{extension}", file)


def only(files: list[bytes], page: int) -> bytes:
    """One file: of pictures that of a page, counted from 1."""
    if not 1 <= page <= len(files):
        raise IndexError(f"there is no page {page}; the document has {len(files)}")
    return files[page - 1]
