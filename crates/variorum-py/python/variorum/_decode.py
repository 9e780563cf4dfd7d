"""JSON values to the types of `model`. Members that a type does not know are passed over: a newer record can be read."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any

from . import model
from ._parts import Parts

Decode = Callable[[Any], Any]


@cache
def decoder(wanted: Any) -> Decode | None:
    """What makes a value of a type from JSON; None where the JSON is the value."""
    if isinstance(wanted, type) and issubclass(wanted, Parts):
        return wanted
    if dataclasses.is_dataclass(wanted):
        return _of_class(typing.cast(type, wanted))
    origin, inner = typing.get_origin(wanted), typing.get_args(wanted)
    if origin is list:
        each = decoder(inner[0])
        return (lambda values: [each(value) for value in values]) if each else None
    if origin in (typing.Union, types.UnionType):
        some = next((found for found in map(decoder, inner) if found), None)
        return (lambda value: None if value is None else some(value)) if some else None
    return None


def _of_class(wanted: type) -> Decode:
    hints = typing.get_type_hints(wanted, vars(model))
    plain, made = [], []
    for field in dataclasses.fields(wanted):
        decode = decoder(hints[field.name])
        name = field.name.removesuffix("_")
        if decode:
            made.append((field.name, name, decode))
        else:
            plain.append((field.name, name))

    def decode_object(value: dict[str, Any]) -> Any:
        members = {field: value.get(name) for field, name in plain}
        for field, name, decode in made:
            given = value.get(name)
            members[field] = None if given is None else decode(given)
        return wanted(**members)

    return decode_object


@cache
def part_decoder(whole: str, name: str) -> Decode:
    """What makes a part of a `Record` or a `ReportRecord`."""
    parts = model.RecordParts if whole == "Record" else getattr(model, whole)
    annotation = getattr(parts, name).func.__annotations__["return"]
    return decoder(eval(annotation, vars(model))) or (lambda value: value)


def part_names(whole: type) -> list[str]:
    """The names of a record's or a report's parts, in order."""
    classes = [known for known in whole.__mro__ if known.__module__ == model.__name__]
    return [name for known in classes for name, value in vars(known).items() if hasattr(value, "func")]


def encode(value: Any) -> Any:
    """The JSON of a value of `model`."""
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return {field.name.removesuffix("_"): encode(getattr(value, field.name)) for field in fields}
    if isinstance(value, Parts):
        return {name: encode(getattr(value, name)) for name in part_names(type(value))}
    if isinstance(value, list):
        return [encode(item) for item in value]
    return value
