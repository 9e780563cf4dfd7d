"""FollowTheMoney by its own package and its own command line."""

import json
import pathlib
import subprocess
import sys

from followthemoney import model

KINDS = {"person": "Person", "organization": "Organization", "place": "Address", "other": "Thing"}
# What would say more of somebody than the reports do.
NEVER = {"nationality", "citizenship", "country", "topics", "status", "gender", "ethnicity", "religion", "political"}


def export(case):
    path = case.export_to("ftm", "entities.json")
    entities = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    offsets = [json.loads(line) for line in (path.parent / "offsets.jsonl").read_text("utf-8").split("\n") if line]
    return entities, offsets


def named(case):
    return [entity for entity in case.record["entities"] if entity["name"].strip()]


def test_every_entity_is_valid_and_keeps_its_properties(case):
    entities, _ = export(case)
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(proxy.to_dict())
        if case.name != "hostile":
            assert set(proxy.to_dict()["properties"]) == set(entity["properties"]), entity
        assert not NEVER & set(entity["properties"])


def test_the_command_line_of_the_package_takes_the_stream(case):
    path = case.export_to("ftm", "entities.json")
    ftm = pathlib.Path(sys.executable).with_name("ftm")
    done = subprocess.run([ftm, "validate", "-i", path], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    lines = path.read_text("utf-8").count("\n")
    assert len([line for line in done.stdout.splitlines() if line]) == lines


def test_counts_are_those_of_the_record(case):
    entities, offsets = export(case)
    of = lambda schema: [entity for entity in entities if entity["schema"] == schema]
    assert len(of("Article")) == len(case.record["reports"])
    for kind, schema in KINDS.items():
        assert len(of(schema)) == sum(entity["kind"] == kind for entity in named(case))
    pairs = sum(len({cite["report"] for cite in entity["mentions"]}) for entity in named(case))
    assert len(of("Mention")) == len(of("Documentation")) == pairs
    assert len(of("UnknownLink")) == sum(line["relation"] != "independent" for line in case.record["lineage"])
    assert len(offsets) == sum(len(entity["mentions"]) for entity in named(case))


def test_links_lead_to_entities_and_places_to_words(case):
    entities, offsets = export(case)
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    for entity in entities:
        for name in ("document", "entity", "resolved", "subject", "object"):
            assert set(entity["properties"].get(name, [])) <= ids
    for place in offsets:
        assert {place["entity"], place["mention"]} <= ids
        assert case.words(place) == place["words"] != ""


def test_ids_stay_where_the_file_is_another(case, tmp_path):
    first, _ = export(case)
    second = case.export("ftm").decode().split("\n")
    assert [json.loads(line) for line in second if line] == first


def test_a_report_of_two_records_stands_once(case):
    from conftest import variorum

    once = case.export("ftm")
    assert variorum("export", case.path, case.path, "--to", "ftm") == once
