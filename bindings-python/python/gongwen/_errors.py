"""What can go wrong: one class a kind of error, all of them ``gongwen.Error``.

A file that is missing or may not be read is Python's own ``OSError``.
"""

from typing import Any

from ._diagnostics import Diagnostic, Span, diagnostics_from


class Error(ValueError):
    """A document could not be read or written.

    >>> import gongwen
    >>> try:
    ...     gongwen.read(b"\\xff", encoding="utf-8")
    ... except gongwen.Error as error:
    ...     print(type(error).__name__, error.code)
    EncodingError E101
    """

    code: str
    """The stable code, such as ``E101``."""

    span: Span | None
    """The place in the source, where there is one."""

    diagnostics: tuple[Diagnostic, ...]
    """What had been found by then; all of it where ``strict`` refused a warning."""

    def __init__(
        self,
        message: str,
        code: str = "",
        span: Span | None = None,
        diagnostics: tuple[Diagnostic, ...] = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        self.span = span
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.code, self.span, self.diagnostics)


class EncodingError(Error):
    """Bytes that are no text in the encoding."""


class ContainerError(Error):
    """A container (ZIP, compound file) that cannot be opened."""


class XmlError(Error):
    """XML that is not well formed, or has a DOCTYPE."""


class JsonError(Error):
    """JSON that is not well formed."""


class SchemaError(Error):
    """Well-formed XML or JSON that is no document of ours."""


class LimitError(Error):
    """A limit of size, nesting or work was passed."""


class FontError(Error):
    """A face is missing, unreadable or may not be embedded."""


class UnsupportedError(Error):
    """A format that cannot be read or written."""


class IoError(Error, OSError):
    """A file could not be read or written, and the system gave no reason of its own."""


class Cancelled(Error):
    """The caller cancelled."""


class ArgumentError(Error):
    """An argument that makes no sense."""


class InternalError(Error):
    """A defect of the library itself; please report it."""


# The numbers are those of the core's ErrorKind, which are never given to another kind.
_KINDS: dict[int, type[Error]] = {
    1: EncodingError,
    2: ContainerError,
    3: XmlError,
    4: JsonError,
    5: SchemaError,
    6: LimitError,
    7: FontError,
    8: UnsupportedError,
    9: IoError,
    10: Cancelled,
    11: ArgumentError,
    99: InternalError,
}


def _make(
    kind: int, message: str, code: str, span: tuple[int, int, int, int] | None, found: str
) -> Error:
    """The exception for an error of the native half; called from there."""
    diagnostics = tuple(diagnostics_from(found))
    return _KINDS.get(kind, Error)(message, code, span and Span(*span), diagnostics)
