"""Tables by csvw, pyarrow and sqlite3: one content in three forms, and the record's words at their places."""

import csv
import json
import math
import sqlite3

import pyarrow.parquet
from csvw import CSVW

from conftest import golden, variorum

FINDINGS = {
    "timeline": "cites", "differences": "cites", "missing": "cites", "passages": "places", "entities": "mentions",
    "figures": "versions",
}


def parquet(folder):
    paths = sorted(folder.glob("*.parquet"))
    return {path.stem: pyarrow.parquet.read_table(path) for path in paths}


def check_places(case, rows):
    """Words at start and end are those of the text."""
    texts = {report["sigil"]: report["text"] for report in case.record["reports"]}
    for row in rows:
        for before in ("", "a_", "b_"):
            if all(row.get(before + name) is not None for name in ("report", "start", "end", "text")):
                text = texts[row[before + "report"]]
                assert text[row[before + "start"] : row[before + "end"]] == row[before + "text"]


def test_parquet_has_the_words_and_the_counts(case):
    tables = parquet(case.export_to("parquet", "tables"))
    assert len(tables) == 28
    record = case.record
    for name, table in tables.items():
        assert table.schema.metadata[b"about"]
        check_places(case, table.to_pylist())
    for name, field in FINDINGS.items():
        assert tables[name].num_rows == sum(len(finding[field]) for finding in record[name]), name
    assert tables["only"].num_rows == len(record["only"])
    assert tables["alignments"].num_rows == len(record["alignments"])
    for name, field in {"sentences": "sentences", "quotes": "quotes", "read_dates": "dates"}.items():
        assert tables[name].num_rows == sum(len(report[field]) for report in record["reports"]), name
    assert tables["changes"].num_rows == sum(len(saying["changes"]) for saying in record["sayings"])
    assert tables["reports"].column("title").to_pylist() == [r["source"]["title"] for r in record["reports"]]


def test_parquet_types_and_nulls(case):
    figures = parquet(case.export_to("parquet", "tables"))["figures"]
    assert str(figures.schema.field("value").type) == "double"
    assert str(figures.schema.field("start").type) == "int64"
    versions = [version for group in case.record["figures"] for version in group["versions"]]
    assert figures.column("value").to_pylist() == [version["value"] for version in versions]
    assert figures.column("unit").to_pylist() == [version["unit"] for version in versions]


def test_sqlite_holds_what_parquet_holds(case):
    tables = parquet(case.export_to("parquet", "tables"))
    connection = sqlite3.connect(case.export_to("sqlite", "record.sqlite"))
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for name, table in tables.items():
        rows = connection.execute(f'SELECT * FROM "{name}"')
        assert [column[0] for column in rows.description] == table.column_names
        assert rows.fetchall() == [tuple(row.values()) for row in table.to_pylist()], name
    (indexes,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'index'").fetchone()
    assert indexes > 20
    described = connection.execute('SELECT "table", "column" FROM columns WHERE "column" IS NOT NULL').fetchall()
    assert described == [(n, c) for n in dict.fromkeys(n for n, _ in described) for c in tables[n].column_names]


def test_the_same_record_gives_the_same_files(case):
    for form in ("parquet", "csv"):
        first, second = case.export_to(form, f"{form}1"), case.export_to(form, f"{form}2")
        names = sorted(path.name for path in first.iterdir())
        assert names == sorted(path.name for path in second.iterdir())
        assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)
    assert case.export_to("sqlite", "1.sqlite").read_bytes() == case.export_to("sqlite", "2.sqlite").read_bytes()


def test_sqlite_is_replaced_whole(case):
    case.export_to("sqlite", "record.sqlite")
    connection = sqlite3.connect(case.export_to("sqlite", "record.sqlite"))
    assert connection.execute("SELECT count(*) FROM reports").fetchone() == (len(case.record["reports"]),)


def armed(cell):
    """A text as the CSV has it: what would run as a formula has an apostrophe in front, and nothing is null."""
    if not isinstance(cell, str) or not cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return cell or None if isinstance(cell, str) else cell
    try:
        float(cell)
    except ValueError:
        return "'" + cell
    return cell


def test_csvw_is_valid_and_typed(case, recwarn):
    folder = case.export_to("csv", "tables")
    group = CSVW(str(folder / "csv-metadata.json"), validate=True)
    assert group.is_valid
    arrow = parquet(case.export_to("parquet", "arrow"))
    assert len(group.tables) == len(arrow)
    for table in group.tables:
        name = str(table.url.string).removesuffix(".csv")
        columns = [column.name for column in table.tableSchema.columns]
        assert columns == arrow[name].column_names
        if case.name != "hostile":
            rows = list(table.iterdicts(strict=True))
            expected = arrow[name].to_pylist()
            assert len(rows) == len(expected), name
            for row, want in zip(rows, expected):
                for column in columns:
                    read, stands = row[column], armed(want[column])
                    assert read == stands or math.isclose(float(read), stands), (name, column)


def test_csv_rows_are_all_there_whatever_they_hold(case):
    folder = case.export_to("csv", "tables")
    arrow = parquet(case.export_to("parquet", "arrow"))
    for name, table in arrow.items():
        with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) == table.num_rows + 1, name
        assert all(len(row) == table.num_columns for row in rows)


def test_foreign_keys_hold(case, two, tmp_path):
    for folder in (case.export_to("csv", "tables"), tmp_path / "two"):
        if not folder.exists():
            variorum("export", two, "--to", "csv", "-o", folder)
        metadata = json.loads((folder / "csv-metadata.json").read_text("utf-8"))
        assert all("url" in table for table in metadata["tables"])
        keys = 0
        with open(folder / "reports.csv", encoding="utf-8", newline="") as file:
            reports = list(csv.DictReader(file))
        for table in metadata["tables"]:
            with open(folder / table["url"], encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            for key in table["tableSchema"].get("foreignKeys", []):
                keys += 1
                theirs = {tuple(row[c] for c in key["reference"]["columnReference"]) for row in reports}
                for row in rows:
                    own = tuple(row[column] for column in key["columnReference"])
                    assert own in theirs or "" in own, (table["url"], own)
        assert keys > 20


def test_several_records_have_a_column_that_says_which(two, tmp_path):
    variorum("export", two, "--to", "parquet", "-o", tmp_path / "both")
    tables = parquet(tmp_path / "both")
    assert all(table.column_names[0] == "story" for table in tables.values())
    from conftest import STORIES

    counts = [len(golden(story)["reports"]) for story in STORIES[:2]]
    assert tables["reports"].column("story").to_pylist() == [1] * counts[0] + [2] * counts[1]
