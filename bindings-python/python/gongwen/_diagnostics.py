"""What was found on the way, and where."""

import json
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the decoded source text.

    ``start`` and ``end`` count bytes of the text as UTF-8; ``line`` and ``column`` name the place
    of ``start``, from 1, the column in characters.
    """

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a document: a repair, a doubt, a loss. Never a reason to fail.

    ``code`` is stable: ``R…`` a repair, ``C…`` a check, ``L…`` a loss on writing, ``F…`` layout and
    fonts. ``was`` and ``now`` tell what a repair changed, ``path`` names the element of the model,
    ``clause`` the clause of the standard.
    """

    code: str
    severity: Literal["error", "warning", "info"]
    message: str
    span: Span | None = None
    quote: str | None = None
    was: str | None = None
    now: str | None = None
    path: str | None = None
    clause: str | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the draft an element stands: its path, such as ``body[3].text``, and the stretch.

    An element that line ends or page marks have parted has several.
    """

    path: str
    span: Span


def diagnostics_from(text: str) -> list[Diagnostic]:
    """The diagnostics that the native half handed over."""
    return [_diagnostic(fields) for fields in json.loads(text)]


def _diagnostic(fields: dict[str, Any]) -> Diagnostic:
    span = fields.pop("span", None)
    return Diagnostic(span=span and Span(**span), **fields)


def places_from(text: str) -> tuple[Place, ...]:
    """The places of elements that the native half handed over."""
    return tuple(Place(path, Span(*span)) for path, *span in json.loads(text))
