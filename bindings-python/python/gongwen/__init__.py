"""Chinese official documents (公文): read drafts as they are, write them to GB/T 9704-2012.

>>> import gongwen
>>> document = gongwen.loads('{"schema": "gongwen/1", "title": "关于防汛的通知"}')
>>> document.title
'关于防汛的通知'
>>> docx = document.to_bytes("docx")
"""

from ._convert import convert, loads, read
from ._diagnostics import Diagnostic, Span
from ._document import Document, Number
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
from ._gongwen import __version__

__all__ = [
    "ArgumentError",
    "Cancelled",
    "ContainerError",
    "Diagnostic",
    "Document",
    "EncodingError",
    "Error",
    "FontError",
    "InternalError",
    "IoError",
    "JsonError",
    "LimitError",
    "Number",
    "SchemaError",
    "Span",
    "UnsupportedError",
    "XmlError",
    "__version__",
    "convert",
    "loads",
    "read",
]
