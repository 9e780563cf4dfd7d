"""TEI by lxml: valid by the TEI's own schema, witnesses with their texts, readings with the words at their places."""

import pathlib
import re
import sys

import pytest
from lxml import etree

from conftest import variorum

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="session")
def schema():
    """tei_all 3.0.0, which the package HookTest carries; found as a file, its code is not run."""
    folders = [pathlib.Path(folder) for folder in sys.path if folder.endswith("site-packages")]
    (path,) = [path for folder in folders for path in folder.glob("HookTest/resources/tei.rng")]
    return etree.RelaxNG(etree.parse(path))


def held(words):
    """Words as XML can hold them, one character for one."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", words)


def document(case):
    return etree.fromstring(case.export("tei"))


def test_the_schema_takes_it(case, schema):
    schema.assertValid(document(case))


def test_the_schema_takes_two_stories(two, schema):
    corpus = etree.fromstring(variorum("export", two, "--to", "tei"))
    assert corpus.tag == TEI + "teiCorpus" and len(corpus.findall(TEI + "TEI")) == 2
    schema.assertValid(corpus)


def test_the_schema_refuses_what_is_wrong(case, schema):
    wrong = document(case)
    wrong.find(f".//{TEI}app").tag = TEI + "finding"
    assert not schema.validate(wrong)


def test_witnesses_carry_the_texts(case):
    texts = document(case).findall(f".//{TEI}group/{TEI}text")
    assert [text.findtext(f".//{TEI}ab") for text in texts] == [held(r["text"]) for r in case.record["reports"]]


def test_readings_stand_at_their_places(case):
    tei = document(case)
    witnesses = [witness.get(XML_ID) for witness in tei.iter(TEI + "witness")]
    ids = [idno.text for idno in tei.iter(TEI + "idno")]
    assert ids == [report["id"] for report in case.record["reports"]]
    for reading in tei.iter(TEI + "rdg"):
        report = ids[witnesses.index(reading.get("wit").removeprefix("#"))]
        if reading.get("type") == "omission":
            continue
        urn, start, end = re.fullmatch(r"urn:(.+)#char=(\d+),(\d+)", reading.get("corresp")).groups()
        assert urn == report
        assert reading.text == held(case.texts[report][int(start) : int(end)])


def test_every_finding_is_in_the_apparatus(case):
    record, apps = case.record, list(document(case).iter(TEI + "app"))
    of = lambda kind: [app for app in apps if app.get("type") == kind]
    fields = {"passage": "passages", "saying": "sayings", "figure": "figures", "event": "timeline", "claim": "claims"}
    fields |= {"difference": "differences", "only": "only", "missing": "missing"}
    for kind, field in fields.items():
        assert len(of(kind)) == len(record[field]), kind
    assert len(apps) == sum(len(record[field]) for field in fields.values())
    kinds = [app.findtext(f"{TEI}note[@type='kind']") for app in of("figure")]
    assert kinds == [group["verdict"] for group in record["figures"]]
    assert [len(app.findall(TEI + "rdg")) for app in of("figure")] == [len(g["versions"]) for g in record["figures"]]
    for app, saying in zip(of("saying"), record["sayings"]):
        assert [reading.text for reading in app.findall(TEI + "rdg")] == [held(case.words(v)) for v in saying["versions"]]
    lacking = [app.findall(f"{TEI}rdg[@type='omission']") for app in of("missing")]
    assert all(len(readings) == 1 for readings in lacking)


def test_lineage_has_a_direction_only_where_the_record_knows_it(case):
    relations = list(document(case).iter(TEI + "relation"))
    assert len(relations) == len(case.record["lineage"])
    for relation, line in zip(relations, case.record["lineage"]):
        known = line["relation"] == "derived" and line["from"] is not None
        assert (relation.get("mutual") is None) == known
