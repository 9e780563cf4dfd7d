"""What can go wrong, as exceptions that a program can tell apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Failure:
    """An input that could not be read."""

    kind: str
    """A stable name: `empty`, `binary`, `not_text`, `too_large`, `no_text_field`, `unreadable`, …"""
    path: str
    """The input, as it was named; `given:N` is the N-th of those handed over."""
    line: int | None
    """Line, from 1, where the fault is at one."""
    column: int | None
    """Column, from 1, in bytes, where the fault is at one."""
    message: str
    """All of it in one sentence: where, what was attempted, what to do next."""


class VariorumError(Exception):
    """Every error of this package."""


class UseError(VariorumError, ValueError):
    """A call that cannot be carried out as it stands; the message says what to do."""


class InputError(VariorumError):
    """Inputs that could not be read. With `errors="warn"` the others go on, and each is an `InputWarning`."""

    #: Failures that the message spells out.
    SHOWN = 5

    def __init__(self, failures: list[Failure]) -> None:
        self.failures = failures
        """Every input that failed, in input order."""
        shown = [failure.message for failure in failures[: self.SHOWN]]
        if len(failures) > self.SHOWN:
            shown.append(f"… and {len(failures) - self.SHOWN} more (see .failures)")
        shown.append('errors="warn" goes on with the others')
        super().__init__("\n  ".join(shown))

    def __reduce__(self) -> tuple[type[InputError], tuple[list[Failure]]]:
        return (type(self), (self.failures,))


class InputWarning(UserWarning):
    """An input that could not be read, or something to know about one."""
