"""PROV-O by rdflib and by the package prov."""

import prov.model
from rdflib import RDF, Graph, Namespace, URIRef

PROV = Namespace("http://www.w3.org/ns/prov#")
TERMS = Namespace("urn:variorum:terms:")
DCTERMS = Namespace("http://purl.org/dc/terms/")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")


def graph(case):
    return Graph().parse(data=case.export("prov"), format="turtle")


def report(id):
    return URIRef(f"urn:{id}")


def derivations(record):
    """Pairs of child and parent that the record knows; a hidden source is its name."""
    known = set()
    for line in record["lineage"]:
        if line["relation"] == "derived" and line["from"]:
            known.add((line["b"] if line["from"] == line["a"] else line["a"], line["from"]))
        elif line["relation"] == "common_source" and line["source"]:
            known |= {(line["a"], line["source"]), (line["b"], line["source"])}
    return known


def test_derivations_are_those_that_the_record_knows(case):
    read = graph(case)
    names = {str(read.value(node, RDFS.label)): node for node in read.subjects(RDF.type, TERMS.HiddenSource)}
    expected = {
        (report(child), names.get(parent, report(parent))) for child, parent in derivations(case.record)
    }
    assert set(read.subject_objects(PROV.wasDerivedFrom)) == expected
    assert set(read.subject_objects(PROV.wasQuotedFrom)) <= expected


def test_an_unknown_direction_is_a_relation_and_nothing_more(case):
    read = graph(case)
    unknown = {
        (report(line["a"]), report(line["b"]))
        for line in case.record["lineage"]
        if (line["relation"] == "derived" and not line["from"])
        or (line["relation"] == "common_source" and not line["source"])
    }
    assert set(read.subject_objects(DCTERMS.relation)) == unknown


def test_reports_sources_and_evidence_are_there(case):
    read, record = graph(case), case.record
    entities = set(read.subjects(RDF.type, PROV.Entity))
    assert {report(one["id"]) for one in record["reports"]} <= entities
    assert len(entities) == len(record["reports"]) + len(record["hidden_sources"])
    assert len(set(read.subjects(RDF.type, TERMS.Lineage))) == len(record["lineage"])
    reasons = [reason for one in record["lineage"] + record["hidden_sources"] for reason in one["evidence"]]
    assert len(set(read.subjects(RDF.type, TERMS.Evidence))) == len(reasons)
    notes = {str(read.value(node, RDFS.comment)) for node in read.subjects(RDF.type, TERMS.Evidence)}
    assert notes == {reason["note"] for reason in reasons}


def test_titles_and_outlets_come_back_as_they_were(case):
    read = graph(case)
    for one in case.record["reports"]:
        title = read.value(report(one["id"]), DCTERMS.title)
        assert (None if title is None else str(title)) == one["source"]["title"]
        agents = {str(read.value(a, RDFS.label)) for a in read.objects(report(one["id"]), PROV.wasAttributedTo)}
        assert agents == {one["source"]["outlet"], one["source"]["credit"]} - {None}


def test_the_package_prov_reads_it(case):
    document = prov.model.ProvDocument.deserialize(
        content=case.export("prov").decode(), format="rdf", rdf_format="turtle"
    )
    entities = {str(record.identifier.uri) for record in document.get_records(prov.model.ProvEntity)}
    assert {f"urn:{one['id']}" for one in case.record["reports"]} <= entities
    read = len(list(document.get_records(prov.model.ProvDerivation)))
    assert read >= len(derivations(case.record))
