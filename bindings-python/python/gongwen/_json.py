"""Between the one JSON of the model and its dataclasses. Knows no field by name but ``type``."""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from ._errors import SchemaError
from ._model import Heading, Paragraph, Table

Convert = Callable[[Any], Any]

_BLOCKS: dict[str, type] = {"heading": Heading, "paragraph": Paragraph, "table": Table}
_UNIONS = (Union, types.UnionType)


def load(cls: type, data: dict[str, Any]) -> Any:
    """An object of a class of the model from its JSON, which the native half has checked."""
    return _loader(cls)(data)


@cache
def _loader(cls: type) -> Convert:
    """Makes objects of a class; finds out once which of its fields need more than copying."""
    hints = get_type_hints(cls)
    special = [(f.name, convert) for f in fields(cls) if (convert := _convert(hints[f.name]))]
    fixed = [f.name for f in fields(cls) if not f.init]

    def make(data: dict[str, Any]) -> Any:
        for name, convert in special:
            value = data.get(name)
            if value is not None:
                data[name] = convert(value)
        for name in fixed:
            data.pop(name, None)
        return cls(**data)

    return make


def _convert(hint: Any) -> Convert | None:
    """What makes a value of a type from JSON; none where JSON has the value itself."""
    if hint is date:
        return date.fromisoformat
    if get_origin(hint) is list:
        inner = _convert(get_args(hint)[0])
        return inner and (lambda items: [inner(item) for item in items])
    if get_origin(hint) in _UNIONS:
        kinds = [a for a in get_args(hint) if a is not type(None)]
        return _block if set(kinds) == set(_BLOCKS.values()) else _convert(kinds[0])
    if not is_dataclass(hint):
        return None
    cls = cast(type, hint)
    return lambda data: load(cls, data)


def _block(data: dict[str, Any]) -> Any:
    return _loader(_BLOCKS[data["type"]])(data)


def plain(value: Any) -> Any:
    """The JSON of an object of the model. What JSON cannot hold is refused by its path."""
    try:
        return _plain(value, "")
    except RecursionError:
        raise SchemaError("document: nested too deep, or a part of itself") from None


def _plain(value: Any, path: str) -> Any:
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(item, f"{path}[{place}]") for place, item in enumerate(value)]
    if is_dataclass(value) and not isinstance(value, type):
        dot = path and path + "."
        names = [f.name for f in fields(value) if f.metadata.get("model", True)]
        return {name: _plain(getattr(value, name), dot + name) for name in names}
    raise SchemaError(f"{path or 'document'}: {type(value).__name__} is no value of the model")
