"""Chinese official documents (公文): read drafts as they are, write them to GB/T 9704-2012.

>>> import gongwen
>>> document = gongwen.loads('{"schema": "gongwen/1", "title": "关于防汛的通知"}')
>>> document.title
'关于防汛的通知'
>>> docx = document.to_bytes("docx")
"""

from ._batch import convert_batch
from ._convert import Converting, convert, loads, read
from ._diagnostics import Diagnostic, Place, Span
from ._document import Document, Picture
from ._errors import (
    ArgumentError,
    Cancelled,
    ContainerError,
    EncodingError,
    Error,
    FontError,
    InternalError,
    IoError,
    JsonError,
    LimitError,
    SchemaError,
    UnsupportedError,
    XmlError,
)
from ._folder import Failure, FolderResult, convert_folder
from ._frames import attendance_rows, heading_rows
from ._gongwen import Batch, BatchStream, FontSet, __version__
from ._model import (
    Attachment,
    AttachmentNote,
    Attendance,
    Cell,
    Chair,
    Classification,
    Distribution,
    Extra,
    Header,
    Heading,
    Imprint,
    IssuerMark,
    Meeting,
    Number,
    Paragraph,
    Person,
    Signatory,
    Signature,
    Table,
)
from ._options import Reading, Writing
from ._types import DocumentDict

__all__ = [
    "ArgumentError",
    "Attachment",
    "AttachmentNote",
    "Attendance",
    "Batch",
    "BatchStream",
    "Cancelled",
    "Cell",
    "Chair",
    "Classification",
    "ContainerError",
    "Converting",
    "Diagnostic",
    "Distribution",
    "Document",
    "DocumentDict",
    "EncodingError",
    "Error",
    "Extra",
    "Failure",
    "FolderResult",
    "FontError",
    "FontSet",
    "Header",
    "Heading",
    "Imprint",
    "InternalError",
    "IoError",
    "IssuerMark",
    "JsonError",
    "LimitError",
    "Meeting",
    "Number",
    "Paragraph",
    "Person",
    "Picture",
    "Place",
    "Reading",
    "SchemaError",
    "Signatory",
    "Signature",
    "Span",
    "Table",
    "UnsupportedError",
    "Writing",
    "XmlError",
    "__version__",
    "attendance_rows",
    "convert",
    "convert_batch",
    "convert_folder",
    "heading_rows",
    "loads",
    "read",
]
