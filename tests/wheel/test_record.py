"""A record in Python is the program's record, under its own names."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import pytest
from conftest import ROOT, program

import variorum
from variorum._decode import encode, part_names
from variorum._parts import Parts

PARTS = part_names(variorum.Record)


def test_the_record_is_the_programs_byte_for_byte(story: Path) -> None:
    record = variorum.compare(story)
    assert record.to_json() + "\n" == program("compare", "--together", "--format", "json", story)
    assert record.markdown() == program("compare", "--together", "--format", "markdown", story)
    assert record.html() == program("compare", "--together", "--format", "html", story)
    assert record.text(width=80) == program("compare", "--together", "--width", "80", story)


def test_every_part_has_the_jsons_names_and_values(story: Path) -> None:
    record = variorum.compare(story)
    whole = record.to_dict()
    # What is left out of the JSON is empty.
    assert set(PARTS) - set(whole) == {"reviews"} and record.reviews == []
    for part in whole:
        value = encode(getattr(record, part))
        assert value == _filled(whole[part], getattr(record, part)), part


def _filled(value: Any, like: Any) -> Any:
    """JSON with what it leaves out as null, as the types have it."""
    if dataclasses.is_dataclass(like) or isinstance(like, Parts):
        fields = part_names(type(like)) if isinstance(like, Parts) else [field.name for field in dataclasses.fields(like)]
        names = {field.removesuffix("_"): getattr(like, field) for field in fields}
        assert set(value) <= set(names)
        return {name: _filled(value.get(name), of) for name, of in names.items()}
    if isinstance(value, list):
        return [_filled(one, of) for one, of in zip(value, like, strict=True)]
    return value


def _places(value: Any) -> Iterator[Any]:
    if dataclasses.is_dataclass(value):
        if {"report", "start", "end"} <= {field.name for field in dataclasses.fields(value)}:
            yield value
        for field in dataclasses.fields(value):
            yield from _places(getattr(value, field.name))
    elif isinstance(value, list):
        for one in value:
            yield from _places(one)


def test_offsets_are_as_python_counts_them() -> None:
    # 😀 is one code point, two units of UTF-16, four bytes.
    record = variorum.compare([
        "😀😀 VELDIA — Mayor Ada Brunt said: “We will rebuild the old pier by the end of June.” Twelve people were hurt.",
        "“We will rebuild the harbour by the end of June,” Mayor Ada Brunt said. Fourteen people were hurt 😀.",
    ])  # fmt: skip
    [figure] = [figure for figure in record.figures if figure.verdict == "differ"]
    assert sorted(record.words(version) for version in figure.versions) == ["Fourteen", "Twelve"]
    assert {record.words(version).split()[0] for version in record.sayings[0].versions} == {"We"}


def test_tables_show_the_words_at_their_places(story: Path) -> None:
    record = variorum.compare(story)
    checked = 0
    for name, table in record.tables():
        rows = table.to_arrow().to_pylist()
        for row in rows:
            if isinstance(row.get("start"), int) and row.get("text") and row.get("report"):
                assert record.report(row["report"]).text[row["start"] : row["end"]] == row["text"], name
                checked += 1
    assert checked > 100
    assert list(_places(record.sayings)), "the story has sayings"


def test_tables_are_those_of_every_library(ferry: Path) -> None:
    record = variorum.compare(ferry)
    arrow, pandas, polars = (to("figures") for to in (record.to_arrow, record.to_pandas, record.to_polars))
    assert arrow.num_rows == len(pandas) == len(polars) > 0
    assert arrow.column_names == list(pandas.columns) == polars.columns
    assert str(pandas["value"].dtype) == "float64" and str(polars["start"].dtype) == "Int64"
    with pytest.raises(variorum.UseError, match="no table is called"):
        record.table("figure")


def test_a_record_outlives_its_process(ferry: Path, tmp_path: Path) -> None:
    record = variorum.compare(ferry)
    assert pickle.loads(pickle.dumps(record)) == record
    for ending in ("json", "html", "md", "txt"):
        record.save(tmp_path / f"record.{ending}")
    again = variorum.Record.load(tmp_path / "record.json")
    assert again == record and again.verify() == [] and hash(again) == hash(record)
    # What was saved is what the program takes.
    assert "holds" in program("verify", tmp_path / "record.json")
    with pytest.raises(variorum.UseError, match=r"end it in one of: \.json, \.html"):
        record.save(tmp_path / "record.doc")


def test_a_table_outlives_its_process_and_gives_its_rows(ferry: Path) -> None:
    table = variorum.compare(ferry).table("figures")
    again = pickle.loads(pickle.dumps(table))
    assert list(again) == list(table) == table.to_arrow().to_pylist() and len(again) == len(table) > 0
    assert again.column_names == table.column_names and again.to_polars().equals(table.to_polars())
    assert copy.deepcopy(table).to_pandas().equals(table.to_pandas())


def test_several_records_are_kept_and_exported_together(tmp_path: Path) -> None:
    records = variorum.stories(ROOT / "examples")
    assert len(records) == 3
    for ending, form in (("json", "json"), ("jsonl", "jsonl")):
        path = tmp_path / f"records.{ending}"
        program("compare", ROOT / "examples", "--format", form, "--output", path)
        assert [record.digest for record in variorum.load(path)] == [record.digest for record in records]
        with pytest.raises(variorum.UseError, match="variorum.load reads them all"):
            variorum.Record.load(path)
    variorum.export(records, "ftm", tmp_path / "ours" / "entities.jsonl")
    program("export", tmp_path / "records.json", "--to", "ftm", "-o", tmp_path / "theirs" / "entities.jsonl")
    assert (tmp_path / "ours/entities.jsonl").read_text() == (tmp_path / "theirs/entities.jsonl").read_text() != ""
    (tmp_path / "no.json").write_text("{}")
    with pytest.raises(variorum.UseError, match="is no record"):
        variorum.load(tmp_path / "no.json")


def test_a_place_without_its_report_is_told(ferry: Path) -> None:
    record = variorum.compare(ferry)
    with pytest.raises(variorum.UseError, match="a Quote does not say which report"):
        record.words(record.reports[0].quotes[0])  # type: ignore[arg-type]
    with pytest.raises(variorum.UseError, match="no report is called 'Z'; the reports are A, B"):
        record.report("Z")


def test_exports_are_the_programs(ferry: Path, tmp_path: Path) -> None:
    record = variorum.compare(ferry)
    record.save(tmp_path / "record.json")
    for form in ("ftm", "tei", "webannotation", "prov", "ris", "bibtex", "markdown"):
        record.export(form, tmp_path / "ours")
        program("export", tmp_path / "record.json", "--to", form, "-o", tmp_path / "theirs")
        assert (tmp_path / "ours").read_text() == (tmp_path / "theirs").read_text() != "", form
    record.export("parquet", tmp_path / "tables")
    assert pandas.read_parquet(tmp_path / "tables/figures.parquet").equals(record.to_pandas("figures"))
    with pytest.raises(variorum.UseError, match="it is one of ftm, "):
        record.export("doc", tmp_path / "ours")  # type: ignore[arg-type]


def test_reviews_of_others_stand_in_the_record(ferry: Path, tmp_path: Path) -> None:
    review = {"@type": "ClaimReview", "claimReviewed": "The operator ignored two warnings about the ferry's steering, Joss Ambrey said.",
              "author": {"name": "Veldia Check"}, "reviewRating": {"alternateName": "Lacks context"}}  # fmt: skip
    (tmp_path / "reviews.json").write_text(json.dumps(review))
    record = variorum.compare(ferry, reviews=tmp_path / "reviews.json")
    [found] = record.reviews
    assert (found.reviewer, found.verdict, found.url) == ("Veldia Check", "Lacks context", None)
    assert found.cites and all("steering" in record.words(cite) for cite in found.cites)
    assert len(record.to_pandas("reviews")) == len(found.cites)
    assert variorum.compare(ferry, reviews=tmp_path).reviews == record.reviews == variorum.compare(ferry, reviews=str(tmp_path / "r*.json")).reviews
    assert variorum.compare(ferry, reviews=None).reviews == []
    with pytest.raises(variorum.UseError, match="holds no file of reviews"):
        variorum.compare(ferry, reviews=tmp_path / "*.jsonld")
    with pytest.raises(variorum.UseError, match="cannot read"):
        variorum.compare(ferry, reviews=[tmp_path / "nowhere.json"])


def test_a_changed_record_does_not_hold(ferry: Path) -> None:
    told = variorum.compare(ferry).to_dict()
    told["sayings"][0]["versions"][0]["start"] += 10_000_000
    assert variorum.Record.from_json(json.dumps(told)).verify()


def test_a_newer_record_can_be_read(ferry: Path) -> None:
    told = variorum.compare(ferry).to_dict()
    told["novelty"] = [1]
    told["sayings"][0]["novelty"] = {"a": 1}
    assert variorum.Record.from_json(json.dumps(told)).sayings[0].versions


def test_a_notebook_shows_the_page(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = variorum.compare(ferry)
    shown = record._repr_html_()
    assert shown.startswith("<iframe srcdoc=") and "Content-Security-Policy" in shown and "default-src" in shown
    assert record.headline in repr(record)
    monkeypatch.setattr("variorum.record.MOST_IN_A_NOTEBOOK", 1000)
    assert "too large for a notebook: record.save" in record._repr_html_()
