"""The corpus job gives, row by row, what the program gives on one machine: on Sail, or on Spark with VARIORUM_ENGINE=spark."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow
import pyarrow.parquet
import pytest
from conftest import ROOT, lines, program

pytest.importorskip("pyspark")

from variorum import UseError
from variorum.corpus import STEPS, Job
from variorum.corpus.__main__ import parser, session
from variorum.corpus.steps import COLUMNS

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# Small batches, so that even a small corpus comes in many.
os.environ["SAIL_EXECUTION__BATCH_SIZE"] = "64"

ENGINE = os.environ.get("VARIORUM_ENGINE", "sail")
ON = {"sail": ["--sail"], "spark": ["--master", "local[2]"]}[ENGINE]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with session(parser().parse_args(["-", "--work", "-", *ON])) as spark:
        yield spark


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Simulated reports (JSON lines, by VARIORUM_CORPUS) in several files of several formats, and some that cannot be read."""
    folder = tmp_path_factory.mktemp("corpus")
    reports = lines(Path(os.environ["VARIORUM_CORPUS"]).read_text())
    reports[7]["title"] = "=1+1"
    third = len(reports) // 3
    with (folder / "a.jsonl").open("w") as file:
        for number, report in enumerate(reports[:third]):
            file.write(json.dumps(report) + "\n" + ("no json\n" if number % 50 == 3 else ""))
        file.write('{"text": "caf\\u00e9 \\ufffd \\ud83d\\ude00 Snow fell on Veldia."}\n')
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(reports[third : 2 * third]), folder / "b.parquet", row_group_size=50)
    with (folder / "c.jsonl").open("w") as file:
        file.writelines(json.dumps(report) + "\n" for report in reports[2 * third :])
        # What an outlet prints under everything: boilerplate.
        footer = " Harbour Post brings you the news of the coast every day of the week, by boat and by unicyclette, since the year of the flood."
        for day in range(1, 13):
            text = " ".join(f"quay{day * 1009 + number * number}" for number in range(80)) + "." + footer
            file.write(json.dumps({"text": text, "outlet": "Harbour Post", "published": f"2031-03-{day:02}"}) + "\n")
    (folder / "d.txt").write_bytes(b"\x00\x01 no text")
    page = "<html><head><title>Snow</title></head><body><article><p>Snow fell on Veldia.</p><p>No one was hurt.</p></article></body></html>"
    (folder / "e.html").write_text(page)
    return folder


@pytest.fixture(scope="module")
def job(spark: SparkSession, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Job:
    made = Job(spark, str(tmp_path_factory.mktemp("work")), quiet=True)
    made.run([str(corpus)])
    return made


def rows(job: Job, step: str, *order: str) -> list[dict[str, Any]]:
    """What a step has written, in order."""
    found = [row.asDict() for row in job.read(step).collect()]
    return sorted(found, key=lambda row: [row[name] for name in order])


def test_reports_are_read_in_input_order_and_failures_are_told(job: Job, corpus: Path) -> None:
    found = rows(job, "reports", "number")
    failed = [row for row in found if row["failed"]]
    assert [Path(row["path"]).name for row in failed[-1:]] == ["d.txt"] and failed[0]["failed"].startswith("bad_json: ")
    assert all(row["id"] is None and row["text"] is None for row in failed)
    told = lines(program("read", corpus, status=2))
    assert [(row["id"], row["path"], row["text"]) for row in found if row["id"]] == [
        (line["id"], line["source"]["paths"][0], line["text"]) for line in told
    ]


def test_analyses_are_the_programs(job: Job, corpus: Path) -> None:
    told = lines(program("read", corpus, status=2))
    assert [json.loads(row["report"]) for row in rows(job, "analyses", "number")] == told


def test_stories_are_the_programs(job: Job, corpus: Path) -> None:
    told = lines(program("group", corpus, status=2))
    names = ("id", "path", "story")
    assert [[row[name] for name in names] for row in rows(job, "stories", "number")] == [
        [line[name] for name in names] for line in told
    ]


def test_copies_are_the_programs(job: Job, corpus: Path) -> None:
    told = lines(program("copies", corpus, status=2))
    names = ("a", "a_path", "b", "b_path", "share_a", "share_b")
    pairs = [line for line in told if "a" in line]
    found = rows(job, "pairs", "a_number", "b_number")
    assert len(pairs) > 100
    assert [[row[name] for name in names] for row in found] == [[line[name] for name in names] for line in pairs]
    assert [json.loads(row["passages"]) for row in found] == [line["passages"] for line in pairs]
    # The footer of every report of one outlet is no copy.
    assert not any("unicyclette" in program_text(job, row["a_number"]) for row in found)
    groups = sorted((line["group"], line["reports"]) for line in told if "group" in line)
    assert sorted((row["group"], json.loads(row["reports"])) for row in rows(job, "groups", "group")) == groups


def program_text(job: Job, number: int) -> str:
    if not hasattr(job, "texts"):
        job.texts = {row["number"]: row["text"] or "" for row in rows(job, "reports", "number")}  # type: ignore[attr-defined]
    return job.texts[number]  # type: ignore[attr-defined]


def test_records_are_the_programs(job: Job, corpus: Path, tmp_path: Path) -> None:
    stories: dict[str, list[int]] = {}
    for row in rows(job, "stories", "number"):
        stories.setdefault(row["story"], []).append(row["number"])
    told = {story for story, numbers in stories.items() if len(numbers) >= 2}
    records = rows(job, "records", "story")
    assert {row["story"] for row in records} == told and len(told) > 10
    reports = {row["number"]: row for row in rows(job, "reports", "number")}
    names = ("text", "url", "outlet", "title", "byline", "published", "language")
    for row in records[::7]:
        file = tmp_path / "story.jsonl"
        members = [reports[number] for number in stories[row["story"]]]
        file.write_text("".join(json.dumps({name: r[name] for name in names if r[name]}) + "\n" for r in members))
        expected = json.loads(program("compare", "--together", "--format", "json", file))
        assert _placeless(json.loads(row["record"])) == _placeless(expected)
        assert (row["reports"], row["independent"]) == (len(members), expected["independent"])


def _placeless(record: dict[str, Any]) -> dict[str, Any]:
    """A record without where its reports were read, and so without its seal."""
    del record["digest"]
    for report in record["reports"]:
        del report["source"]["path"], report["source"]["paths"]
    return record


def test_what_is_done_is_not_done_again(job: Job, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = Job(job.spark, job.work)
    again.run([str(corpus)], ["groups"])
    said = capsys.readouterr().err.splitlines()
    done = [f"variorum.corpus: {step}: done before" for step in ("reports", "proposed", "pairs", "groups")]
    assert said[:4] == done and f"{again.failures} inputs could not be read" in said[-1] and again.failures > 3
    with pytest.raises(UseError, match=r"holds the step 'pairs' of other least \(then 0\.25, now 0\.5\)"):
        Job(job.spark, job.work, least=0.5).run([str(corpus)])
    assert "proposed: done before" in capsys.readouterr().err, "what a setting does not decide is not done again"
    with pytest.raises(UseError, match="holds the step 'reports' of other inputs"):
        again.run([str(corpus / "a.jsonl")])
    with pytest.raises(UseError, match="there is no step 'copies'"):
        again.run([str(corpus)], ["copies"])


def test_what_was_made_from_something_else_is_made_again(job: Job, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "a.jsonl"
    text.write_text('{"text": "Snow fell on Veldia on Monday."}\n{"text": "The council of Brunt met on the dam."}\n')
    work = tmp_path / "work"
    Job(job.spark, work, quiet=True).run(text, ["stories"])
    shutil.rmtree(work / "sketches")
    Job(job.spark, work).run(text, ["stories"])
    said = capsys.readouterr().err
    assert "reports: done before" in said and "sketches: 2 rows" in said and "stories: 2 rows" in said
    text.write_text(text.read_text() * 2)
    with pytest.raises(UseError, match=r"'reports' of other inputs \(then 1 files, \w+, now 1 files"):
        Job(job.spark, work).run(text, ["stories"])
    with (work / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(UseError, match="another run works in"):
            Job(job.spark, work).run(text, ["stories"])
    for place in ("https://veldia.example/a", "-"):
        with pytest.raises(UseError, match="is no file"):
            Job(job.spark, tmp_path / "other").run([place])
    with pytest.raises(UseError, match="cannot write into"):
        Job(job.spark, text).run(text)


def test_a_step_that_was_broken_off_is_taken_again(job: Job, corpus: Path, tmp_path: Path) -> None:
    made = Job(job.spark, str(tmp_path), quiet=True)
    made.run([str(corpus)], ["sketches"])
    # As a kill leaves it: part of the step is there, and nothing says that it is done.
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "part-0.parquet").write_bytes(b"half")
    made.run([str(corpus)], ["stories"])
    assert rows(made, "stories", "number") == rows(job, "stories", "number")


def test_a_table_gives_the_same_stories(job: Job, tmp_path: Path) -> None:
    read = job.read("reports").where("id is not null").select("number", "text", "outlet", "published", "url")
    made = Job(job.spark, str(tmp_path), quiet=True)
    made.run_table(read, "reports", ["groups", "stories"])
    for step, order in (("stories", "number"), ("groups", "group")):
        ids = [[row.get("id"), row.get("story"), row.get("group")] for row in rows(made, step, order)]
        assert ids == [[row.get("id"), row.get("story"), row.get("group")] for row in rows(job, step, order)]


def test_buckets_of_days_give_the_pairs_that_are_near(job: Job, corpus: Path, tmp_path: Path) -> None:
    days = {row["number"]: row["published"] for row in rows(job, "reports", "number")}
    bucket = 20
    made = Job(job.spark, str(tmp_path), quiet=True, bucket=bucket)
    made.run([str(corpus)], ["pairs"])

    def near(row: dict[str, Any]) -> bool:
        a, b = (days[row[side]] for side in ("a_number", "b_number"))
        if not (a and b):
            return a is None and b is None
        first, second = (_days_from_year_0(day) // bucket for day in (a, b))
        return abs(first - second) <= 1

    def names(found: list[dict[str, Any]]) -> set[tuple[int, int]]:
        return {(row["a_number"], row["b_number"]) for row in found}

    found = names(rows(made, "pairs", "a_number"))
    expected = names([row for row in rows(job, "pairs", "a_number") if near(row)])
    assert expected <= found and len(expected) > 100
    # What is boilerplate is learned within a bucket, from fewer days: a few pairs more may hold.
    assert len(found) <= len(expected) * 1.01


def _days_from_year_0(day: str) -> int:
    """As the program counts days; Python counts from the first of January of the year 1, as day 1."""
    return date.fromisoformat(day).toordinal() + 365


def test_large_stories_are_named_and_not_compared(job: Job, corpus: Path, tmp_path: Path) -> None:
    made = Job(job.spark, str(tmp_path), quiet=True, most_reports=2)
    made.run([str(corpus)], ["records"])
    sizes = {row["story"]: row["reports"] for row in rows(job, "records", "story")}
    for row in rows(made, "records", "story"):
        assert (row["record"] is None) == (sizes[row["story"]] > 2) == (row["left_out"] is not None)


def test_a_corpus_without_copies_gives_empty_tables(job: Job, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.jsonl").write_text('{"text": "Mayor Ada Brunt said on Monday that twelve people were hurt in Northport."}\n7\n')
    made = Job(job.spark, tmp_path / "work")
    made.run(str(tmp_path / "one.jsonl"))
    assert [made.read(step).count() for step in STEPS] == [2, 1, 0, 0, 0, 1, 1, 0]
    assert made.read("records").columns == ["story", "reports", "independent", "record", "left_out"]
    assert "1 input could not be read" in capsys.readouterr().err


def test_what_cannot_be_carried_out_is_refused_at_once(job: Job, tmp_path: Path) -> None:
    for given in ({"least": 2}, {"window": -1}, {"bucket": 0}, {"memory": 0}, {"story_window": 99_999_999}):
        with pytest.raises(UseError, match="out of range"):
            Job(job.spark, tmp_path, **given)
    with pytest.raises(UseError, match="has no name"):
        Job(job.spark, "")
    with pytest.raises(UseError, match="no step 'pair'"):
        job.read("pair")


def _command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "variorum.corpus", *map(str, arguments)]
    return subprocess.run(line, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", check=False, timeout=120)


@pytest.mark.skipif(ENGINE != "sail", reason="Spark lets tasks wait")
def test_more_files_than_workers_have_room_for(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    for number in range(20):
        (tmp_path / "corpus" / f"{number}.txt").write_text(f"Snow fell on Veldia on day {number}.")
    one = {"SAIL_MODE": "local-cluster", "SAIL_CLUSTER__WORKER_INITIAL_COUNT": "1", "SAIL_CLUSTER__WORKER_MAX_COUNT": "1"}
    done = _command(tmp_path / "corpus", "--work", tmp_path / "work", "--sail", "--step", "reports", **one)
    assert done.returncode == 0 and "reports: 20 rows" in done.stderr, done.stderr


def test_an_engine_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    cases = [("--remote", "sc://127.0.0.1:9", "nothing answers at sc://127.0.0.1:9"), ("--remote", "localhost:9", "named as sc://host:15002")]
    if ENGINE == "sail":
        cases.append(("--master", "local[2]", "pip install 'variorum[spark]'"))
    for option, engine, said in cases:
        done = _command(tmp_path, "--work", tmp_path / "work", option, engine)
        assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (2, True, False), done.stderr


@pytest.mark.parametrize("after", ["", "analyses:"])
def test_an_interrupt_ends_the_command_and_the_next_goes_on(job: Job, corpus: Path, tmp_path: Path, after: str) -> None:
    line = [sys.executable, "-m", "variorum.corpus", str(corpus), "--work", str(tmp_path), *ON]
    # Where the tests themselves run in the background, interrupts are ignored.
    as_in_a_terminal = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(line, stderr=subprocess.PIPE, encoding="utf-8", preexec_fn=as_in_a_terminal) as process:
        assert process.stderr
        time.sleep(0.4)  # the engine begins
        while after and after not in (told := process.stderr.readline()):
            assert told or process.poll() is None, "it ended before"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == -signal.SIGINT
    made = Job(job.spark, str(tmp_path), quiet=True)
    made.run([str(corpus)], ["stories"])
    assert rows(made, "stories", "number") == rows(job, "stories", "number")


def test_every_step_is_documented() -> None:
    shown = parser().format_help()
    assert all(f"\n  {step}  " in shown for step in STEPS)
    page = (ROOT / "docs/corpus.md").read_text(encoding="utf-8")
    for step, columns in COLUMNS.items():
        [row] = [line for line in page.splitlines() if line.startswith(f"| `{step}` |")]
        named = re.findall(r"`(\w+)`", row.rsplit("|", 2)[1])
        assert named == [column.split()[0] for column in columns.split(", ")], step
    assert sys.executable  # workers run the same Python
