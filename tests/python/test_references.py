"""RIS by rispy, BibTeX by bibtexparser: every report is a reference, with the words that the record has."""

import re

import bibtexparser
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

from conftest import HOSTILE


def line(words):
    """Words on one line, without what is not seen."""
    kept = "".join(" " if c.isspace() else c for c in words or "")
    hidden = r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
    return " ".join(re.sub(hidden, "", kept).split())


def test_ris(case):
    entries = rispy.loads(case.export("ris").decode())
    reports = case.record["reports"]
    assert len(entries) == len(reports)
    assert len({entry["id"] for entry in entries}) == len(reports)
    for entry, report in zip(entries, reports):
        source = report["source"]
        assert entry["type_of_reference"] == "NEWS"
        assert entry["notes"] == [report["id"]]
        assert entry.get("title", "") == line(source["title"])
        assert entry.get("authors", []) == ([line(source["byline"])] if line(source["byline"]) else [])
        if source["published"] and source["published"] != HOSTILE:
            assert entry["date"] == source["published"][:10].replace("-", "/")


def test_bibtex(case):
    library = bibtexparser.parse_string(case.export("bibtex").decode(), append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    reports = case.record["reports"]
    assert len(library.entries) == len(reports)
    assert len({entry.key for entry in library.entries}) == len(reports)
    for entry, report in zip(library.entries, reports):
        fields = {key: field.value for key, field in entry.fields_dict.items()}
        assert re.fullmatch(r"[a-z0-9-]+", entry.key)
        assert fields["note"] == report["id"]
        if case.name != "hostile":
            assert fields.get("title", "").strip("{}") == line(report["source"]["title"])
        elif line(report["source"]["title"]):
            assert "ER - " in fields["title"]


def test_a_key_stays_where_other_reports_come(case, two):
    from conftest import STORIES, variorum

    if case.name == STORIES[0]:
        both = variorum("export", two, "--to", "bibtex").decode()
        keys = re.findall(r"@\w+\{([^,]+),", case.export("bibtex").decode())
        assert keys and all(key in both for key in keys)
