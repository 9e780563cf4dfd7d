"""Web Annotations by pyld and rdflib: the JSON-LD is expanded by its context, and the graph is asked."""

import json
import pathlib

from pyld import jsonld
from rdflib import RDF, Graph, Namespace, URIRef

OA = Namespace("http://www.w3.org/ns/oa#")
CONTEXT = json.loads((pathlib.Path(__file__).parent / "anno-context.json").read_text("utf-8"))
# Tables that are no annotations of their own.
PLACES = {"passages": "places", "timeline": "cites", "differences": "cites", "missing": "cites"}


def loader(url, options):
    assert url == "http://www.w3.org/ns/anno.jsonld", f"no other address is asked for: {url}"
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT, "contentType": "application/ld+json"}


def items(case):
    collection = json.loads(case.export("webannotation"))
    assert collection["type"] == "AnnotationCollection"
    found = collection["first"]["items"]
    assert collection["total"] == len(found)
    return collection, found


def test_every_term_is_one_of_the_standard(case):
    collection, found = items(case)
    expanded = jsonld.expand(collection, {"documentLoader": loader})
    nquads = jsonld.to_rdf(expanded, {"documentLoader": loader, "format": "application/n-quads"})
    graph = Graph().parse(data=nquads, format="nquads")
    annotations = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == len(found)
    # Each annotation has a target with a position, a quotation and one source.
    for annotation in annotations:
        (target,) = graph.objects(annotation, OA.hasTarget)
        assert len(list(graph.objects(target, OA.hasSource))) == 1
        selectors = {graph.value(selector, RDF.type) for selector in graph.objects(target, OA.hasSelector)}
        assert selectors == {OA.TextPositionSelector, OA.TextQuoteSelector}
    # What is linked is an annotation here.
    for body in graph.subjects(OA.hasPurpose, OA.linking):
        assert graph.value(body, OA.hasSource) in annotations
    assert all(isinstance(annotation, URIRef) for annotation in annotations)


def test_no_key_is_lost_in_expansion(case):
    collection, _ = items(case)
    back = jsonld.compact(
        jsonld.expand(collection, {"documentLoader": loader}), CONTEXT, {"documentLoader": loader}
    )
    keys = lambda value: (
        set(value) | set().union(*map(keys, value.values()))
        if isinstance(value, dict)
        else set().union(*map(keys, value))
        if isinstance(value, list)
        else set()
    )
    assert keys(collection) - {"@context"} <= keys(back)


def test_positions_slice_to_the_quotation(case):
    _, found = items(case)
    for item in found:
        target = item["target"]
        report = target["id"].removeprefix("urn:").split("#")[0]
        position, quotation = target["selector"]
        text, start, end = case.texts[report], position["start"], position["end"]
        assert text[start:end] == quotation["exact"] != ""
        assert text[max(0, start - 32) : start] == quotation["prefix"]
        assert text[end : end + 32] == quotation["suffix"]
        assert target["id"].endswith(f"#char={start},{end}")


def test_counts_are_those_of_the_record(case):
    _, found = items(case)
    kinds = [item["body"][0]["value"] for item in found]
    record = case.record
    for kind, field in PLACES.items():
        assert kinds.count(kind) == sum(len(finding[field]) for finding in record[kind]), kind
    assert kinds.count("only") == len(record["only"])
    assert kinds.count("quotes") == sum(len(report["quotes"]) for report in record["reports"])
    assert kinds.count("figures") == sum(len(group["versions"]) for group in record["figures"])
    assert kinds.count("entities") == sum(len(entity["mentions"]) for entity in record["entities"])
    for kind, field in {"read_figures": "figures", "read_dates": "dates", "marked_terms": "marked_terms"}.items():
        assert kinds.count(kind) == sum(len(report[field]) for report in record["reports"])


def test_a_report_without_an_address_of_the_web_is_named_by_its_id(case):
    _, found = items(case)
    sources = {item["target"]["source"] for item in found}
    assert not any(source.startswith("javascript:") for source in sources)
    assert all(source.startswith(("urn:sha256:", "http://", "https://")) for source in sources)
