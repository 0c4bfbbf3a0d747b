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


def from_json(text: str) -> list[Diagnostic]:
    """The diagnostics that the native half handed over."""
    return [_diagnostic(fields) for fields in json.loads(text)]


def _diagnostic(fields: dict[str, Any]) -> Diagnostic:
    span = fields.pop("span", None)
    return Diagnostic(span=span and Span(**span), **fields)
