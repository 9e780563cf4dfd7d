"""Numbers that calls take: of each, the least and the largest."""

from __future__ import annotations

from .errors import UseError

LIMITS: dict[str, tuple[float, float]] = {
    "least": (0, 1),
    "window": (0, 65_535),
    "bucket": (1, 65_535),
    "story_window": (0, 65_535),
    "memory": (16, 1 << 20),
    "least_reports": (1, 1 << 31),
    "most_reports": (1, 1 << 31),
}


def check(**given: float | None) -> None:
    """Refuses what is out of its range; nothing is in it.

    >>> check(least=0.5, window=None)
    >>> check(least=2)
    Traceback (most recent call last):
      ...
    variorum.errors.UseError: least=2 is out of range; it is 0 to 1
    """
    for name, value in given.items():
        least, most = LIMITS[name]
        if value is None:
            continue
        if not isinstance(value, (int, float)) or not least <= value <= most:
            raise UseError(f"{name}={value!r} is out of range; it is {least} to {most}")
