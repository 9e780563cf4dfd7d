"""A record in Python: its findings with the record's own names, its tables, its views."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

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


#: The frame keeps the page's style and script apart from the notebook's.
_FRAME = '<iframe srcdoc="{page}" style="width:100%;height:{height}px;border:1px solid #8888" title="{title}"></iframe>'


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
        """Reads a record from a file."""
        return cls.from_json(Path(path).read_text(encoding="utf-8"))

    def report(self, id: str) -> ReportRecord:
        """The report of an id or a sigil (`A`, `B`, …)."""
        for report in self.reports:
            if id in (report.id, report.sigil):
                return report
        raise KeyError(id)

    def words(self, place: Place) -> str:
        """The words that stand at a place."""
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

    def export(self, to: str, path: str | os.PathLike[str]) -> None:
        """Writes the record in the form of another field's tools, as `variorum export --to`: `ftm`, `tei`, `webannotation`,
        `prov`, `ris`, `bibtex`, `sqlite` and `markdown` to a file, `csv` and `parquet` to a folder."""
        self._native.export(to, path)

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

        return _FRAME.format(page=escape(self.html(), quote=True), height=720, title=escape(self.headline, quote=True))

    def __repr__(self) -> str:
        return f"<variorum.Record: {self.headline}>"

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return (Record.from_json, (self.to_json(),))
