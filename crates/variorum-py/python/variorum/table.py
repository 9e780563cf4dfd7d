"""A table of findings, for whichever library the caller has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .errors import UseError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from ._variorum import Table as NativeTable


class Table:
    """A table in Arrow's form; any library that reads the Arrow C data interface takes it as it is."""

    def __init__(self, native: NativeTable) -> None:
        self._native = native

    @property
    def column_names(self) -> list[str]:
        """The columns' names, in order."""
        return list(self._native.column_names)

    def __len__(self) -> int:
        return int(self._native.num_rows)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._native.__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> pyarrow.Table:
        """The table as PyArrow has it."""
        return _library("pyarrow", "arrow").table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The table as pandas has it."""
        _library("pandas", "pandas")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """The table as Polars has it."""
        return _library("polars", "polars").DataFrame(self)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """A row at a time, by the columns' names."""
        return iter(self.to_arrow().to_pylist())

    def __reduce__(self) -> tuple[type[Table], tuple[pyarrow.Table]]:
        return (Table, (self.to_arrow(),))  # which has all that is asked of the native one

    def __repr__(self) -> str:
        return f"<variorum.Table: {len(self)} rows of {', '.join(self.column_names)}>"


def _library(name: str, extra: str) -> Any:
    try:
        return __import__(name)
    except ImportError:
        raise UseError(f"this needs {name}; install it by pip install 'variorum[{extra}]'") from None
