"""Parts in which the words that a source printed stand beside a value: the last one set counts.

The library decides what says the same; this file only asks it when a field is set. It knows where a
part stands in a document, and no document.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any, ClassVar

from . import _gongwen
from ._errors import Error


@dataclass(frozen=True, slots=True)
class Beside:
    """A value with the words beside it: its name, its fields, and where its part stands."""

    what: str
    values: tuple[str, ...]
    words: str
    place: tuple[str | int, ...] = ()

    def wrap(self, part: dict[str, Any]) -> dict[str, Any]:
        """A document that holds nothing but the part."""
        around: Any = part
        for step in reversed(self.place):
            around = [around] if isinstance(step, int) else {step: around}
        return {"schema": "gongwen/1", **around}

    def unwrap(self, document: dict[str, Any]) -> dict[str, Any]:
        """The part in such a document."""
        return reduce(lambda around, step: around[step], self.place, document)  # type: ignore


_DAYS = ("document_date", "issued_on")


class Worded:
    """What keeps a value and its words together as they are set."""

    __slots__ = ()
    _beside: ClassVar[tuple[Beside, ...]] = ()
    _last: ClassVar[str] = ""
    """The field that is set last when an object is made, in which nothing is edited yet."""

    def __setattr__(self, name: str, value: Any) -> None:
        edited = hasattr(self, self._last)
        object.__setattr__(self, name, value)
        for beside in self._beside:
            if edited and (name == beside.words or name in beside.values):
                _keep_together(self, beside, name == beside.words)


def _keep_together(part: object, beside: Beside, words: bool) -> None:
    names = (*beside.values, beside.words)
    given = {name: getattr(part, name) for name in names}
    try:
        text = json.dumps(beside.wrap(given), default=date.isoformat)
        told = _gongwen.keep_together(text.encode(), beside.what, words)
    except (Error, TypeError, ValueError, RecursionError):
        return  # no value of the model: refused on writing, by its path
    kept = beside.unwrap(json.loads(told))
    for name in names:
        value = kept[name]
        if value and name in _DAYS:
            value = date.fromisoformat(value)
        if value != given[name]:
            object.__setattr__(part, name, value)
