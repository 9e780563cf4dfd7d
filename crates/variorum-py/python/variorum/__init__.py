"""Collates news reports of one event into one record in which every finding is tied to its place in its source.

>>> import variorum
>>> record = variorum.compare([
...     "NORTHPORT (Keswane) — Twelve people were hurt, the harbour master said.",
...     "Fourteen people were hurt in Northport, the harbour master said.",
... ])
>>> record.figures[0].verdict
'differ'
>>> [record.words(version) for version in record.figures[0].versions]
['Twelve', 'Fourteen']

A report is a text, a path (`pathlib.Path`, or `variorum.Source` for addresses, globs and what a file cannot say), a
dictionary, or a row of a table that pandas, Polars, PyArrow or any library that shares memory by Arrow holds.
Offsets are code points, as Python counts them. A report that was handed over is named by its place (`given:3`), one of a table by its
row, and files by their paths. All calls use every core and give up the interpreter's lock; findings are the same for any order of
reports and number of threads. It says what each report says and how reports differ; it never judges.
"""

from __future__ import annotations

import os as _os
import warnings as _warnings
from collections.abc import Iterable as _Iterable
from typing import Any as _Any
from typing import Literal as _Literal
from typing import NamedTuple as _NamedTuple
from typing import Union as _Union

from . import _variorum, model
from ._inputs import Report, Reports, Source, items as _items
from ._variorum import BUILD, TABLES, __version__
from ._ranges import check as _check
from .errors import Failure, InputError, InputWarning, UseError, VariorumError
from .model import ReportRecord
from .record import Export, Record, export, load
from .table import Table

__all__ = [
    "BUILD", "TABLES", "Copies", "Export", "Failure", "InputError", "InputWarning", "Record", "Report", "ReportRecord", "Reports", "Source",
    "Table", "UseError", "VariorumError", "__version__", "compare", "copies", "export", "group", "json_schema", "load", "model", "read",
    "stories",
]  # fmt: skip


class Copies(_NamedTuple):
    """Reports that copy one another."""

    pairs: Table
    """A row for each pair that holds: both reports, the share of each that the other has, the passages as JSON."""
    groups: Table
    """A row for each report that copies or is copied, with the group that verified pairs hold together."""


Errors = _Literal["raise", "warn"]
#: Files with reviews; none of them by `None` as well.
Paths = _Union[None, str, "_os.PathLike[str]", _Iterable[_Union[str, "_os.PathLike[str]"]]]


def compare(
    reports: Reports,
    *,
    pairs: bool = False,
    keep_duplicates: bool = False,
    reviews: Paths = (),
    errors: Errors = "raise",
    allow: _Iterable[str] = (),
) -> Record:
    """Compares reports that tell one story; `stories` groups them first. As `variorum compare --together`.

    `pairs` writes pairs of reports past 30 reports too; `keep_duplicates` keeps reports of equal id apart; `allow` names hosts
    of a private network that addresses may lead to; `reviews` names files or folders with schema.org ClaimReviews, which stand in the record as
    somebody else's verdicts. With `errors="warn"` an input that cannot be read is an `InputWarning`,
    and the others go on.

    >>> record = compare(["Snow fell on Veldia. No one was hurt.", "Snow fell on Veldia on Monday."])
    >>> [report.sigil for report in record.reports]
    ['A', 'B']
    """
    records = _records(reports, True, pairs, keep_duplicates, reviews, errors, allow)
    if not records:
        raise UseError("there is nothing to compare: no report was given")
    return records[0]


def stories(
    reports: Reports,
    *,
    pairs: bool = False,
    keep_duplicates: bool = False,
    reviews: Paths = (),
    errors: Errors = "raise",
    allow: _Iterable[str] = (),
) -> list[Record]:
    """Groups reports by story and compares each story's: one record a story. As `variorum compare`.

    >>> records = stories(["A ferry ran aground off Northport on Monday.", "The Brunt dam vote passed nine to four."])
    >>> [len(record.reports) for record in records]
    [1, 1]
    """
    return _records(reports, False, pairs, keep_duplicates, reviews, errors, allow)


def read(reports: Reports, *, errors: Errors = "raise", allow: _Iterable[str] = ()) -> list[ReportRecord]:
    """What each report says. As `variorum read`.

    >>> [report] = read("“We will rebuild,” Mayor Ada Brunt said on Monday.")
    >>> quote = report.quotes[0]
    >>> report.text[quote.start : quote.end], quote.speaker.name
    ('We will rebuild,', 'Ada Brunt')
    """
    found = _variorum.read(_items(reports), _hosts(allow))
    return [ReportRecord(line) for line in _told(found, errors)]


def group(
    reports: Reports,
    *,
    window: int = 14,
    memory: int = 1024,
    explain: bool = False,
    errors: Errors = "raise",
    allow: _Iterable[str] = (),
) -> Table:
    """Which reports tell one story: a row each (id, path, story), in order. As `variorum group`.

    After `window` days a report can no longer change its story; `memory`, in MiB, bounds what is kept meanwhile. `explain`
    adds a column with the reasons, as JSON.

    >>> table = group(["Snow fell on Veldia on Monday.", "The council of Brunt met on the dam."])
    >>> table.column_names
    ['id', 'path', 'story']
    """
    _check(window=window, memory=memory)
    return Table(_told(_variorum.group(_items(reports), _hosts(allow), window, memory, explain), errors))


def copies(
    reports: Reports,
    *,
    least: float = 0.25,
    window: int | None = None,
    memory: int = 1024,
    errors: Errors = "raise",
    allow: _Iterable[str] = (),
) -> Copies:
    """Which reports copy one another. As `variorum copies`.

    `least` is the share of either report's words that a pair has in common, `window` the days that may lie between the two.

    >>> text = "The ferry ran aground off Northport at dawn, and all sixty people on it were brought ashore by boat."
    >>> found = copies([text, "(Keswane) " + text])
    >>> len(found.pairs), len(found.groups)
    (1, 2)
    """
    _check(least=least, window=window, memory=memory)
    pairs, groups = _told(_variorum.copies(_items(reports), _hosts(allow), least, window, memory), errors)
    return Copies(Table(pairs), Table(groups))


def json_schema() -> dict[str, _Any]:
    """The JSON Schema of a record and of a report."""
    import json

    schema: dict[str, _Any] = json.loads(_variorum.json_schema())
    return schema


def _records(
    reports: Reports,
    together: bool,
    pairs: bool,
    keep_duplicates: bool,
    reviews: Paths,
    errors: Errors,
    allow: _Iterable[str],
) -> list[Record]:
    files = [reviews] if isinstance(reviews, (str, _os.PathLike)) else list(reviews or ())
    found = _variorum.records(_items(reports), _hosts(allow), together, pairs, keep_duplicates, files)
    natives = _told(found, errors, stacklevel=4)
    return [Record(native) for native in natives]


def _hosts(allow: _Iterable[str]) -> list[str]:
    """Names of hosts; one may stand by itself."""
    return [allow] if isinstance(allow, str) else list(allow)


def _told(answer: tuple[_Any, list[_Any], list[str]], errors: Errors, stacklevel: int = 3) -> _Any:
    """The answer's value; what could not be read is raised, or warned of."""
    value, told, notices = answer
    if errors not in ("raise", "warn"):
        raise UseError(f'errors={errors!r} is neither "raise" nor "warn"')
    failures = [Failure(*failure) for failure in told]
    if failures and errors == "raise":
        raise InputError(failures)
    for message in [failure.message for failure in failures] + notices:
        _warnings.warn(message, InputWarning, stacklevel=stacklevel)
    return value


def _after_fork() -> None:
    """Threads do not outlive a fork: a call in the child would wait for them for ever."""
    if _variorum.has_threads():
        _variorum.forbid("this process was forked after variorum had started its threads; start workers by spawn or forkserver")


if hasattr(_os, "register_at_fork"):
    _os.register_at_fork(after_in_child=_after_fork)
