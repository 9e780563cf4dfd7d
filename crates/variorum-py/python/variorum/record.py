"""A record in Python: its findings with the record's own names, its tables, its views."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from . import _variorum
from .errors import UseError
from .model import RecordParts, ReportRecord
from .table import Table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Place(Protocol):
    """Anything that cites a place in a report of the record: a `Cite`, a `Version`, a `FigureVersion`."""

    @property
    def report(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


#: Characters of a page that a notebook keeps and shows; it keeps every output in its file.
MOST_IN_A_NOTEBOOK = 8_000_000

#: The frame keeps the page's style and script apart from the notebook's.
_FRAME = '<iframe srcdoc="{page}" style="width:100%;height:{height}px;border:1px solid #8888" title="{title}"></iframe>'


Export = Literal["ftm", "webannotation", "tei", "prov", "csv", "parquet", "sqlite", "markdown", "ris", "bibtex"]
"""Forms of other fields' tools."""


class Record(RecordParts):
    """Everything found in the reports of one story.

    >>> import variorum
    >>> record = variorum.compare([
    ...     "Mayor Ada Brunt said: “We will rebuild the old pier by the end of June.”",
    ...     "“We will rebuild the harbour by the end of June,” Mayor Ada Brunt said.",
    ... ])
    >>> saying = record.sayings[0]
    >>> [record.words(version) for version in saying.versions]
    ['We will rebuild the old pier by the end of June.', 'We will rebuild the harbour by the end of June,']
    >>> saying.changes[0].kind
    'altered'
    """

    def __init__(self, native: _variorum.Record) -> None:
        self._native = native

    def _json(self, name: str) -> Any:
        return json.loads(self._native.part(name))

    def _key(self) -> Any:
        return self.digest

    @classmethod
    def from_json(cls, text: str) -> Record:
        """Reads a record as `to_json` and `variorum compare --format json` write it."""
        return cls(_variorum.Record.from_json(text))

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Record:
        """Reads the one record of a file."""
        records = load(path)
        if len(records) > 1:
            raise UseError(f"{os.fspath(path)!r} holds {len(records)} records; variorum.load reads them all")
        return records[0]

    def report(self, id: str) -> ReportRecord:
        """The report of an id or a sigil (`A`, `B`, …)."""
        for report in self.reports:
            if id in (report.id, report.sigil):
                return report
        sigils = ", ".join(report.sigil or report.id for report in self.reports)
        raise UseError(f"no report is called {id!r}; the reports are {sigils}")

    def words(self, place: Place) -> str:
        """The words that stand at a place. What a report holds itself (its sentences, quotes, figures, …) stands in that report:
        `report.text[quote.start : quote.end]`."""
        if not hasattr(place, "report"):
            raise UseError(f"a {type(place).__name__} does not say which report it stands in; take report.text[place.start : place.end]")
        return self.report(place.report).text[place.start : place.end]

    def table(self, name: str) -> Table:
        """One kind of finding as a table: a name of `variorum.TABLES`."""
        return Table(self._native.table(name))

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Every table with its name."""
        return ((name, self.table(name)) for name in _variorum.TABLES)

    def to_arrow(self, name: str) -> pyarrow.Table:
        """One kind of finding as PyArrow has it."""
        return self.table(name).to_arrow()

    def to_pandas(self, name: str) -> pandas.DataFrame:
        """One kind of finding as pandas has it."""
        return self.table(name).to_pandas()

    def to_polars(self, name: str) -> polars.DataFrame:
        """One kind of finding as Polars has it."""
        return self.table(name).to_polars()

    def to_json(self) -> str:
        """The record as the command line writes it, byte for byte."""
        return self._native.to_json()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain Python values."""
        told: dict[str, Any] = json.loads(self.to_json())
        return told

    def html(self) -> str:
        """The reading page, whole: reports side by side, one file that opens offline."""
        return self._native.html()

    def markdown(self) -> str:
        """The record as Markdown."""
        return self._native.markdown()

    def text(self, *, width: int = 80, full: bool = False, color: bool = False) -> str:
        """The record as a terminal shows it; `full` adds what agrees."""
        return self._native.text(width, full, color)

    def export(self, to: Export, path: str | os.PathLike[str]) -> None:
        """Writes the record in the form of another field's tools, as `variorum export --to`: `ftm`, `tei`, `webannotation`,
        `prov`, `ris`, `bibtex`, `sqlite` and `markdown` to a file, `csv` and `parquet` to a folder."""
        export([self], to, path)

    def verify(self) -> list[str]:
        """Whatever does not hold in it, a sentence each; empty where its seal and every cite hold."""
        return self._native.verify()

    @property
    def headline(self) -> str:
        """What the record says at once."""
        return self._native.headline()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the record; the ending says how: `.json`, `.html`, `.md` or `.txt`."""
        views = {".json": self.to_json, ".html": self.html, ".md": self.markdown, ".txt": self.text}
        view = views.get(Path(path).suffix.lower())
        if view is None:
            raise UseError(f"{os.fspath(path)!r} does not say how to write; end it in one of: {', '.join(views)}")
        text = view()
        Path(path).write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8", newline="")

    def _repr_html_(self) -> str:
        from html import escape

        page = self.html()
        if len(page) > MOST_IN_A_NOTEBOOK:
            told = f"{self.headline}. The page is {len(page) / 1e6:.0f} MB, too large for a notebook: record.save('record.html')"
            return f"<p>{escape(told)}</p>"
        return _FRAME.format(page=escape(page, quote=True), height=720, title=escape(self.headline, quote=True))

    def __repr__(self) -> str:
        return f"<variorum.Record: {self.headline}>"

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return (Record.from_json, (self.to_json(),))


def load(path: str | os.PathLike[str]) -> list[Record]:
    """The records of a file as `variorum compare` writes them: one, several in one object, or one a line."""
    return [Record(native) for native in _variorum.load(path)]


def export(records: Iterable[Record], to: Export, path: str | os.PathLike[str]) -> None:
    """Writes records of several stories into one file or folder; else as `Record.export`."""
    _variorum.export([record._native for record in records], to, path)
