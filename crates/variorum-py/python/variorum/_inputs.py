"""What a caller hands over as reports, as the native part takes it: items of a kind, a value and a name."""

from __future__ import annotations

import dataclasses
import json
import os
import re
from collections.abc import Iterable, Mapping
from datetime import date
from io import IOBase
from pathlib import Path
from typing import Any, Protocol, Union, runtime_checkable

from . import _variorum
from ._decode import encode
from .errors import UseError
from .model import ReportRecord

FACTS = ("published", "outlet", "url", "title", "byline", "language")


@runtime_checkable
class ArrowTable(Protocol):
    """A table of any library that shares its memory by Arrow: pandas, Polars, PyArrow, DuckDB, …"""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


@dataclasses.dataclass(frozen=True)
class Source:
    """A file, folder, glob or address as the command line takes it, and what it cannot say itself.

    >>> Source("reports/*.html")
    Source('reports/*.html')
    >>> Source("notes.txt", published="2031-03-27", outlet="Harbour Post")
    Source('notes.txt', published='2031-03-27', outlet='Harbour Post')
    """

    path: str | os.PathLike[str]
    published: str | date | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None

    def __repr__(self) -> str:
        facts = "".join(f", {key}={value!r}" for key, value in self._facts())
        return f"Source({os.fspath(self.path)!r}{facts})"

    def _facts(self) -> list[tuple[str, str]]:
        stated = ((key, getattr(self, key)) for key in FACTS)
        return [(key, value.isoformat() if isinstance(value, date) else value) for key, value in stated if value is not None]


Report = Union[str, "os.PathLike[str]", Source, Mapping[str, Any], ReportRecord, ArrowTable]
"""A report, or a place of reports: a text, a path, a `Source`, a dictionary with the members of a JSON report (`text`, and any of
`title`, `url`, `outlet`, `published`, `byline`, `language`), what `read` gave, or a table with a report a row."""

Reports = Union[Report, Iterable[Report]]

Item = tuple[str, Any, str]


def items(reports: Reports) -> list[Item]:
    """Every item with its kind: source, table, text or object."""
    reports = _as_texts(_as_dictionary(reports))
    if is_one(reports):
        return [item(reports, "given")]
    if not isinstance(reports, Iterable) or isinstance(reports, (bytes, bytearray, memoryview, IOBase)):
        raise UseError(_no_report(reports))
    return [item(report, f"given:{number}") for number, report in enumerate(reports, 1)]


def _as_texts(reports: Any) -> Any:
    """A column of texts (a Series, a chunked array) as the list that it is."""
    is_column = is_table(reports) and not hasattr(reports, "columns") and not hasattr(reports, "column_names")
    for to_list in ("to_pylist", "to_list", "tolist"):
        if is_column and not hasattr(reports, "schema") and hasattr(reports, to_list):
            return getattr(reports, to_list)()
    return reports


def _as_dictionary(report: Any) -> Any:
    """A row of a pandas frame, which is a Series with the columns' names, as a dictionary."""
    if hasattr(report, "to_dict") and hasattr(report, "index") and not hasattr(report, "columns"):
        names = [name for name in report.index if isinstance(name, str)] if isinstance(report.index, Iterable) else []
        if _variorum.known_columns(names):
            return report.to_dict()
    return report


def is_one(reports: Any) -> bool:
    """True for one item, false for several."""
    return isinstance(reports, (str, os.PathLike, Source, Mapping, ReportRecord)) or is_table(reports)


def is_table(value: Any) -> bool:
    return hasattr(value, "__arrow_c_stream__") or hasattr(value, "__arrow_c_array__")


def _known(table: Any) -> Any:
    """The columns that are read, where a table can give some of them: those of no use here may hold what no table can share."""
    columns: Any = table.column_names if hasattr(table, "column_names") else getattr(table, "columns", ())
    names = [name for name in columns if isinstance(name, str)]
    known = list(dict.fromkeys(_variorum.known_columns(names)))
    if not known:
        return table  # whatever is wrong is said where it is read
    return table.select(known) if hasattr(table, "select") else table[known]


def item(report: Any, name: str) -> Item:
    report = _as_dictionary(report)
    if isinstance(report, Source):
        return ("source", report._facts(), os.fspath(report.path))
    if isinstance(report, os.PathLike):
        return ("source", [], os.fspath(report))
    if isinstance(report, str):
        return ("text", _text(report), name)
    if isinstance(report, ReportRecord):
        return ("object", json.dumps(_stated(report)), name)
    if isinstance(report, Mapping):
        members = {key: value for key, value in report.items() if not _is_missing(value)}
        return ("object", json.dumps(members, default=_as_json), name)
    if is_table(report):
        return ("table", _known(report), name)
    raise UseError(_no_report(report, name))


#: Addresses, names of files with a known ending, and globs.
_LIKE_A_PATH = re.compile(
    r"https?://\S+|.*\.(?:txt|md|html?|jsonl?|csv|tsv|parquet|eml|mbox|mhtml?|rss|atom|warc|wacz|pdf|docx?)(?:\.gz|\.zst)?|\S*[*?/]\S*[*/]\S*", re.I
)


def _text(text: str) -> str:
    """A string is a report's text; one that names a file is a mistake that would go unseen."""
    named = 0 < len(text) < 1024 and "\n" not in text and (_LIKE_A_PATH.fullmatch(text) or _exists(text))
    if named:
        raise UseError(f"{text!r} is a place, and a string is a report's text; write variorum.Source({text!r}) to read what is there")
    return text


def _exists(text: str) -> bool:
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False


def _stated(report: ReportRecord) -> dict[str, Any]:
    source = encode(report.source)
    stated = {key: source[key] for key in ("outlet", "url", "title", "byline", "language")}
    return {"text": report.text, "published": report.source.published_stated, **stated}


def _is_missing(value: Any) -> bool:
    """True for what data frames have where nothing is: NaN and its kin are not equal to themselves, or to anything."""
    try:
        return value is None or bool(value != value)
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def _as_json(value: Any) -> Any:
    """Days and times as they are written."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise UseError(f"a report's members are texts, but one is {type(value).__name__}")


def _no_report(value: Any, name: str = "") -> str:
    where = f" ({name})" if name else ""
    return (
        f"{type(value).__name__} is no report{where}; give texts, paths, variorum.Source(…), dictionaries with a \"text\", "
        "or a table with a column \"text\" (pandas, Polars, PyArrow), one of them or several"
    )
