"""What is too large to be made at once: a record, a report. Its parts are made from JSON when they are asked for."""

from __future__ import annotations

import json
from typing import Any


class Parts:
    """Something of named parts, each made once."""

    def __init__(self, told: str | dict[str, Any]) -> None:
        self._told = told

    def _json(self, name: str) -> Any:
        """A part as JSON; None where it is left out."""
        told = self._told
        if isinstance(told, str):
            self._told = told = json.loads(told)
        return told.get(name)

    def _part(self, name: str) -> Any:
        from ._decode import part_decoder

        value, whole = self._json(name), type(self)
        return None if value is None else part_decoder(whole.__name__, name)(value)

    def _key(self) -> Any:
        """What tells it from others."""
        return self._json("id"), self._json("sigil")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Parts) and type(self) is type(other) and bool(self._key() == other._key())

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        source = self._json("source") or {}
        name = next((source[told] for told in ("title", "path", "outlet") if source.get(told)), self._json("id"))
        sigil = f" {self._json('sigil')}" if self._json("sigil") else ""
        return f"<variorum.{type(self).__name__}{sigil}: {name}>"
