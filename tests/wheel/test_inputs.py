"""Reports are given as texts, paths, dictionaries and tables, and the result is the same."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pandas
import polars
import pyarrow
import pytest
from conftest import lines, program

import variorum

REPORTS = [
    {"text": "Mayor Ada Brunt said: “We will rebuild the old pier by the end of June.”", "outlet": "Harbour Post", "published": "2031-03-27"},
    {"text": "“We will rebuild the harbour by the end of June,” Mayor Ada Brunt said.", "outlet": "Veldia Daily", "published": "2031-03-28"},
]  # fmt: skip


def _digest(reports: object) -> list[str]:
    return [report.id for report in variorum.compare(reports).reports]  # type: ignore[arg-type]


def test_every_form_gives_the_same_reports(tmp_path: Path) -> None:
    expected = _digest(REPORTS)
    frame = pandas.DataFrame(REPORTS)
    files = []
    for number, report in enumerate(REPORTS):
        files.append(tmp_path / f"{number}.json")
        files[-1].write_text(json.dumps(report))
    sources = [
        variorum.Source(_text(tmp_path, number, report), published=report["published"], outlet=report["outlet"])
        for number, report in enumerate(REPORTS)
    ]
    for given in (
        frame, polars.DataFrame(REPORTS), pyarrow.Table.from_pylist(REPORTS), pyarrow.RecordBatch.from_pylist(REPORTS),
        frame.astype({"text": "category"}), files, sources, variorum.read(REPORTS), (dict(report) for report in REPORTS),
        [REPORTS[0], files[1]], [frame.iloc[:1], polars.DataFrame(REPORTS[1:])], tmp_path.glob("*.json"),
        variorum.Source(str(tmp_path / "*.json")),
    ):  # fmt: skip
        assert _digest(given) == expected, given


def _text(folder: Path, number: int, report: dict[str, str]) -> Path:
    path = folder / f"{number}.txt"
    path.write_text(report["text"])
    return path


def test_days_are_taken_as_they_are(tmp_path: Path) -> None:
    frame = pandas.DataFrame(REPORTS)
    frame["published"] = pandas.to_datetime(frame["published"])
    read = variorum.read(frame)
    assert [report.source.published for report in read] == ["2031-03-27", "2031-03-28"]
    [report] = variorum.read({"text": "Snow fell.", "date": date(2031, 3, 27)})
    assert report.source.published == "2031-03-27"
    (tmp_path / "a.txt").write_text("Snow fell.")
    [report] = variorum.read(variorum.Source(tmp_path / "a.txt", published=date(2031, 3, 27)))
    assert report.source.published == "2031-03-27"


def test_a_string_is_a_text_and_never_a_path_by_mistake(tmp_path: Path) -> None:
    [report] = variorum.read("Snow fell on Veldia.")
    assert report.text == "Snow fell on Veldia." and report.source.paths == ["given"]
    for place in ("reports/a.txt", "my report.docx", "https://veldia.example/a", str(tmp_path), "*.html", "examples/*/*"):
        with pytest.raises(variorum.UseError, match="is a place"):
            variorum.compare([place, "Snow fell."])
    for nothing in (7, None, [3.5], b"bytes", [b"bytes"]):
        with pytest.raises(variorum.UseError, match="is no report"):
            variorum.compare(nothing)  # type: ignore[arg-type]
    with (tmp_path / "a.txt").open("w+") as file, pytest.raises(variorum.UseError, match="is no report"):
        variorum.read(file)
    with pytest.raises(variorum.UseError, match="nothing to compare"):
        variorum.compare([])


def test_a_row_of_a_frame_is_a_report() -> None:
    frame = pandas.DataFrame(REPORTS)
    assert variorum.read(frame.iloc[0])[0].source.outlet == "Harbour Post"
    assert [report.source.outlet for report in variorum.read([row for _, row in frame.iterrows()])] == ["Harbour Post", "Veldia Daily"]
    with pytest.raises(variorum.UseError, match=r"NoneType is no report \(given:2\)"):
        variorum.read(["Snow fell.", None])  # type: ignore[list-item]
    with pytest.raises(variorum.UseError, match="half a letter"):
        variorum.read("Snow \ud800 fell.")
    with pytest.raises(variorum.InputError, match='the column "source" holds Struct'):
        variorum.read(pyarrow.table({"text": ["Snow fell."], "source": [{"name": "Daily"}]}))


def test_what_cannot_be_read_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"text": "Snow fell."}\n{"text": 7}\nno json\n')
    given = [Path(tmp_path / "bad.jsonl"), {"title": "x"}, Path("nowhere.txt"), REPORTS[0]]
    with pytest.raises(variorum.InputError) as raised:
        variorum.read(given)  # type: ignore[arg-type]
    told = [(failure.kind, Path(failure.path).name, failure.line) for failure in raised.value.failures]
    assert ("bad_json", "bad.jsonl", 3) in told and ("unreadable", "nowhere.txt", None) in told
    assert ("no_text_field", "given:2", None) in told and len(told) == 4
    with pytest.warns(variorum.InputWarning) as warned:
        read = variorum.read(given, errors="warn")  # type: ignore[arg-type]
    assert len(read) == 2 and len(warned) == 4
    with pytest.raises(variorum.UseError, match="neither"):
        variorum.read(REPORTS, errors="ignore")  # type: ignore[arg-type]


def test_what_data_frames_have_for_nothing_is_absent() -> None:
    frame = pandas.DataFrame([{"text": "Snow fell.", "outlet": "Daily"}, {"text": "Rain fell.", "published": "2031-03-27"}])
    expected = [(None, "Daily"), ("2031-03-27", None)]
    rows = [*frame.to_dict("records"), {"text": "Hail fell.", "outlet": pandas.NA, "published": pandas.NaT}]
    read = variorum.read(rows)
    assert [(report.source.published, report.source.outlet) for report in read] == [*expected, (None, None)]
    for texts in (frame["text"], polars.Series(["Snow fell.", "Rain fell."]), pyarrow.chunked_array([["Snow fell."], ["Rain fell."]])):
        assert [report.text for report in variorum.read(texts)] == ["Snow fell.", "Rain fell."]


def test_a_row_is_known_by_its_number() -> None:
    frame = polars.DataFrame({"body": ["Snow fell.", None, "Rain fell."]})
    with pytest.warns(variorum.InputWarning, match="given:2"):
        read = variorum.read(frame, errors="warn")
    assert [report.source.paths for report in read] == [["given:1"], ["given:3"]]
    with pytest.raises(variorum.InputError, match="no column is named for the text"):
        variorum.read(polars.DataFrame({"n": [1]}))


def test_columns_that_are_not_read_may_hold_anything() -> None:
    frame = pandas.DataFrame({"text": ["Snow fell.", "Rain fell."], "key": [1, "b"], "more": [{1}, None], 7: [0, 1]})
    for given in (frame, frame.drop(columns=7), polars.DataFrame({"body": ["Snow fell.", "Rain fell."], "key": [object(), 1]})):
        assert [report.text for report in variorum.read(given)] == ["Snow fell.", "Rain fell."]
    with pytest.raises(variorum.UseError, match="give each column one type"):
        variorum.read(pandas.DataFrame({"text": ["Snow fell.", 7]}))


def test_numbers_are_in_their_ranges() -> None:
    for call in (
        lambda: variorum.copies("Snow fell.", least=2), lambda: variorum.copies("Snow fell.", window=-1),
        lambda: variorum.group("Snow fell.", window=70_000), lambda: variorum.group("Snow fell.", memory=1),
        lambda: variorum.copies("Snow fell.", least="0.5"),
    ):  # fmt: skip
        with pytest.raises(variorum.UseError, match="out of range"):
            call()


def test_groups_copies_and_stories_are_the_programs(tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples"
    groups = variorum.group(examples).to_arrow().to_pylist()
    assert groups == lines(program("group", examples))
    explained = variorum.group(examples, explain=True).to_arrow().to_pylist()
    assert [json.loads(row["because"]) for row in explained] == [
        line["because"] for line in lines(program("group", "--explain", examples))
    ]
    copies = variorum.copies(examples, least=0.1)
    pairs = copies.pairs.to_arrow().to_pylist()
    for pair in pairs:
        pair["passages"] = json.loads(pair["passages"])
    told = lines(program("copies", "--least", "0.1", examples))
    assert pairs == [line for line in told if "a" in line]
    members = [(row["group"], row["id"]) for row in copies.groups.to_arrow().to_pylist()]
    assert members == [(line["group"], report["id"]) for line in told if "group" in line for report in line["reports"]]
    records = variorum.stories(examples)
    assert [json.loads(record.to_json()) for record in records] == lines(program("compare", "--format", "jsonl", examples))
