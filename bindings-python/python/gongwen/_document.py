"""公文 as Python sees it: the root of the model, and its ways in and out."""

import json
import os
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal, Self, Unpack, cast

from . import _gongwen
from ._diagnostics import Diagnostic, Place, diagnostics_from, places_from
from ._json import load, plain
from ._model import (
    Attachment,
    AttachmentNote,
    Attendance,
    Block,
    Extra,
    Header,
    Imprint,
    Kind,
    Layout,
    Meeting,
    Number,
    Part,
    Signature,
)
from ._options import Writing, writing
from ._types import DocumentDict
from ._worded import Beside, Worded

_BESIDE = {"model": False}
"""Marks a field that stands beside the model: it is in no JSON and does not count in ``==``."""


class Picture(bytes):
    """The picture of a page: PNG, which a notebook shows.

    >>> import gongwen
    >>> gongwen.Picture(b"\\x89PNG")._repr_png_()
    b'\\x89PNG'
    """

    def _repr_png_(self) -> bytes:
        return bytes(self)


@dataclass(slots=True, repr=False, kw_only=True)
class Document(Worded, Part):
    """公文: everything that one document says, in the order in which it is printed.

    :func:`gongwen.read` makes one of a draft; keywords make one of nothing. All of it can be
    edited; what the model cannot hold is refused on writing, by its path. A value counts, and the
    words that the source printed for it (``title_lines``, ``addressees_text``,
    ``document_date_text`` …) only while they say the same: of the two, the one set last. Two
    documents are equal when they say the same: how they were read does not count.

    >>> import gongwen
    >>> document = gongwen.Document(kind="notice", title="关于防汛的通知")
    >>> document.number = gongwen.Number("云政办发〔2024〕7号")
    >>> document.body.append(gongwen.Paragraph("汛期将至，请做好准备。"))
    >>> gongwen.loads(document.to_json()) == document
    True
    """

    _beside: ClassVar[tuple[Beside, ...]] = (
        Beside("title", ("title",), "title_lines"),
        Beside("addressees", ("addressees",), "addressees_text"),
        Beside("document_date", ("document_date",), "document_date_text"),
    )
    _last: ClassVar[str] = "_places"

    schema: Literal["gongwen/1"] = field(default="gongwen/1", init=False, repr=False)
    """The version of this model."""
    kind: Kind | None = None
    """文种; none when the text does not show it."""
    layout: Layout = "document"
    """公文格式."""
    header: Header = field(default_factory=Header)
    """版头 (7.2)."""
    title: str | None = None
    """标题 (7.3.1), in one line. Minutes have none where only the masthead names them."""
    title_lines: list[str] = field(default_factory=list)
    """The title's lines, where the source broke it; they count while they spell the title."""
    adoption: str | None = None
    """题注: adopted by … on …, verbatim."""
    addressees: list[str] = field(default_factory=list)
    """主送机关 (7.3.2)."""
    addressees_text: str | None = None
    """主送机关 as printed, without the closing colon; it counts while it names the addressees."""
    meeting: Meeting | None = None
    """会议; minutes only."""
    body: list[Block] = field(default_factory=list)
    """正文 (7.3.3)."""
    attachment_notes: list[AttachmentNote] = field(default_factory=list)
    """附件说明 (7.3.4)."""
    attendance: Attendance = field(default_factory=Attendance)
    """出席、列席 … (10.3)."""
    compiled_by: str | None = None
    """整理单位; minutes only."""
    signature: Signature = field(default_factory=Signature)
    """发文机关署名 (7.3.5)."""
    document_date: date | None = None
    """成文日期 (7.3.5.4)."""
    document_date_text: str | None = None
    """成文日期 as printed, where that is another form than 2021年9月29日; it goes when another
    day is set."""
    note: str | None = None
    """附注 (7.3.6), without its brackets."""
    attachments: list[Attachment] = field(default_factory=list)
    """附件 (7.3.7)."""
    forwarded: list["Document"] = field(default_factory=list)
    """Documents inside this one (转发, 批转 …)."""
    imprint: Imprint = field(default_factory=Imprint)
    """版记 (7.4)."""
    extras: list[Extra] = field(default_factory=list)
    """What the source holds outside the document proper, verbatim."""
    diagnostics: tuple[Diagnostic, ...] = field(
        default=(), compare=False, repr=False, metadata=_BESIDE
    )
    """What was found while reading: each repair, each doubt."""
    _places: str = field(default="[]", compare=False, repr=False, metadata=_BESIDE)

    @property
    def sources(self) -> tuple[Place, ...]:
        """Where in the draft each element stands; empty for a format that holds the model itself.

        Made when asked for: a draft has hundreds, and most scripts look at none.
        """
        return places_from(self._places)

    @property
    def number(self) -> Number | None:
        """发文字号: short for ``header.number``."""
        return self.header.number

    @number.setter
    def number(self, number: Number | None) -> None:
        self.header.number = number

    @classmethod
    def from_dict(cls, data: DocumentDict) -> Self:
        """A document from plain dicts and lists, as :meth:`to_dict` gives them.

        Raises ``SchemaError``, naming the path, for what is no document.

        >>> import gongwen
        >>> gongwen.Document.from_dict({"schema": "gongwen/1", "title": "关于防汛的通知"}).title
        '关于防汛的通知'
        """
        text = json.dumps(data, ensure_ascii=False, default=_plain)
        return cls._of(text.encode(), "json")

    @classmethod
    def _of(cls, content: bytes, format: str) -> Self:
        told, _, _ = _gongwen.read(content, {"format": format, "encoding": "utf-8", "lang": "en"})
        return cast(Self, load(cls, json.loads(told)))

    def to_json(self) -> str:
        """The document as JSON, as the command writes it.

        >>> import gongwen
        >>> text = gongwen.loads('{"schema": "gongwen/1"}').to_json()
        >>> gongwen.loads(text).to_json() == text
        True
        """
        return self.to_bytes("json").decode()

    def to_dict(self) -> DocumentDict:
        """The document as plain dicts and lists, the caller's own to change; dates are ISO text.

        >>> import gongwen
        >>> gongwen.loads('{"schema": "gongwen/1", "title": "关于防汛的通知"}').to_dict()["title"]
        '关于防汛的通知'
        """
        return cast(DocumentDict, json.loads(self.to_json()))

    def to_bytes(
        self,
        format: str,
        *,
        lang: Literal["en", "zh"] = "en",
        **options: Unpack[Writing],
    ) -> bytes:
        """The document as a file of a format: ``docx``, ``pdf``, ``xml``, ``json`` …

        ``options`` are those of :class:`gongwen.Writing`.

        >>> import gongwen
        >>> gongwen.Document().to_bytes("docx")[:2]
        b'PK'
        """
        return self._write(format, options, lang)[0]

    def save(
        self,
        path: str | os.PathLike[str],
        format: str | None = None,
        *,
        lang: Literal["en", "zh"] = "en",
        **options: Unpack[Writing],
    ) -> list[Diagnostic]:
        """Writes a file, whole or not at all, in the format that its extension names.

        Returns what was found on the way, such as a character that no face has.

        >>> import gongwen, pathlib, tempfile
        >>> notice = gongwen.Document(title="关于防汛的通知")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     found = notice.save(pathlib.Path(folder, "通知.txt"), text_encoding="gb18030")
        ...     pathlib.Path(folder, "通知.txt").read_text("gb18030").strip()
        '关于防汛的通知'
        """
        content, found = self._write(format or format_of(path), options, lang)
        _gongwen.save(path, content)
        return found

    def pages(
        self, *, lang: Literal["en", "zh"] = "en", **options: Unpack[Writing]
    ) -> list[Picture]:
        """A picture of each page, as PNG; a notebook shows one by ``display(*document.pages())``.

        ``options`` are those of :class:`gongwen.Writing`; ``dpi`` says how large they are.

        >>> import gongwen
        >>> try:
        ...     first = gongwen.Document(title="关于防汛的通知").pages(dpi=40)[0]
        ... except gongwen.FontError:
        ...     first = gongwen.Picture(b"\\x89PNG: no faces on this computer")
        >>> first[:4]
        b'\\x89PNG'
        """
        files, _ = _gongwen.write_files(self._told(), writing("png", lang, options))
        return [Picture(file) for file in files]

    def _told(self) -> bytes:
        return json.dumps(plain(self), ensure_ascii=False).encode()

    def _write(
        self, format: str, options: Writing, lang: Literal["en", "zh"]
    ) -> tuple[bytes, list[Diagnostic]]:
        content, found = _gongwen.write(self._told(), writing(format, lang, options))
        return content, diagnostics_from(found)

    def _repr_html_(self) -> str:
        """The document as a notebook shows it."""
        return self.to_bytes("html").decode()

    def __repr__(self) -> str:
        number = self.number and self.number.text
        return f"<gongwen.Document kind={self.kind!r} number={number!r} title={self.title!r}>"


def format_of(path: str | os.PathLike[str]) -> str:
    """The format that a path's extension names; an extension nobody knows is refused later, by
    name."""
    name = os.path.basename(os.fspath(path))
    return _gongwen.format_of(name) or os.path.splitext(name)[1].lstrip(".") or name


def _plain(value: object) -> object:
    """What JSON has no form of its own for: parts of a document and dates."""
    return plain(value)
