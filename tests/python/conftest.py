"""What every test has: the binary, the golden records, a record of hostile words, and exports of them."""

import json
import os
import pathlib
import subprocess

import pytest

REPO = pathlib.Path(__file__).resolve().parents[2]
STORIES = sorted(path.parent.name for path in (REPO / "tests/stories").glob("*/record.json"))
HOSTILE = (
    "=1+1\u0000\u0001\u000b\"'<b>&]]>\r\nER  - \\}{%$#_^~\u202e\u200f\U0001f980\ufffe\u007f\u0085\u2028@prefix a|b"
    "\n--- </script> و"
)


def variorum(*args, stdin=None):
    """Runs the command and gives what it printed."""
    binary = os.environ.get("VARIORUM", str(REPO / "target/debug/variorum"))
    done = subprocess.run([binary, *map(str, args)], input=stdin, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def golden(story):
    return json.loads((REPO / "tests/stories" / story / "record.json").read_text("utf-8"))


def hostile():
    """The first story with words in it that break a form that does not escape them."""
    record = golden(STORIES[0])
    for report in record["reports"]:
        report["text"] += HOSTILE
        end = len(report["text"])
        report["source"].update(
            title=HOSTILE, outlet=HOSTILE, byline=HOSTILE, url="https://a.example/" + HOSTILE, published=HOSTILE
        )
        record["only"].append({"report": report["id"], "start": end - len(HOSTILE), "end": end})
    record["reports"][0]["source"]["title"] = ""
    record["reports"][1]["source"]["url"] = "javascript:alert(1)"
    record["entities"][0].update(name=HOSTILE, role=HOSTILE)
    record["timeline"][0]["what"] = HOSTILE
    record["figures"][0]["what"] = HOSTILE
    for saying in record["sayings"][:1]:
        saying["speaker"] = HOSTILE
    for source in record["hidden_sources"]:
        source["agency"] = HOSTILE
        source["evidence"][0]["note"] = HOSTILE
    return record


class Case:
    """A record, and what export makes of it."""

    def __init__(self, name, record, folder):
        self.name, self.record, self.folder = name, record, folder
        self.path = folder / "record.json"
        self.path.write_text(json.dumps(record), "utf-8")
        self.texts = {report["id"]: report["text"] for report in record["reports"]}

    def export(self, form):
        """The form as bytes, from standard output."""
        return variorum("export", self.path, "--to", form)

    def export_to(self, form, name):
        """The form in a file or folder."""
        place = self.folder / name
        variorum("export", self.path, "--to", form, "-o", place)
        return place

    def words(self, cite):
        return self.texts[cite["report"]][cite["start"] : cite["end"]]


@pytest.fixture(params=[*STORIES, "hostile"])
def case(request, tmp_path):
    record = hostile() if request.param == "hostile" else golden(request.param)
    return Case(request.param, record, tmp_path)


@pytest.fixture
def two(tmp_path):
    """Two records in one export."""
    path = tmp_path / "two.json"
    path.write_text(json.dumps({"schema": "variorum/records/1", "records": [golden(s) for s in STORIES[:2]]}), "utf-8")
    return path
