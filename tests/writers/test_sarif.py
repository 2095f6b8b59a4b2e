"""SARIF: a problem in its place with its rule, and valid by its schema whatever is typed."""

import json
import re
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from checklist.core.message import say
from checklist.lang.catalog import LANGUAGES, load
from checklist.rules.diagnostic import Diagnostic, diagnose, replacement
from checklist.rules.families import RULES
from checklist.source.text import Source, Span
from checklist.writers.formats import Look, write_problems
from tests.writers.given import texts
from tests.writers.problems import SOURCE, TEXT, at, misspelt
from tests.writers.voice import EN

TEXTED = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
PLACE = {"type": "integer", "minimum": 1}
REGION = {
    "type": "object",
    "required": ["startLine", "startColumn", "endLine", "endColumn"],
    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), PLACE),
    "additionalProperties": False,
}
ARTIFACT = {
    "type": "object",
    "required": ["uri"],
    "properties": {"uri": {"type": "string", "pattern": r"^(?!/)[A-Za-z0-9._~%/-]+$"}},
    "additionalProperties": False,
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string"},
        "runs": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/run"}},
    },
    "additionalProperties": False,
    "$defs": {
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "properties": {
                        "driver": {
                            "type": "object",
                            "required": ["name"],
                            "properties": {
                                "name": {"const": "checklist"},
                                "semanticVersion": {"pattern": r"^\d+\.\d+\.\d+"},
                                "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/rule"}},
                            },
                            "additionalProperties": False,
                        }
                    },
                },
                "language": {"pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
            "additionalProperties": False,
        },
        "rule": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "string"},
                "shortDescription": TEXTED,
                "fullDescription": TEXTED,
                "help": TEXTED,
                "defaultConfiguration": {"properties": {"level": LEVEL}, "additionalProperties": False},
            },
            "additionalProperties": False,
        },
        "result": {
            "type": "object",
            "required": ["message", "ruleId", "ruleIndex", "locations"],
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": LEVEL,
                "message": TEXTED,
                "locations": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "properties": {
                            "physicalLocation": {
                                "required": ["artifactLocation"],
                                "properties": {"artifactLocation": ARTIFACT, "region": REGION},
                                "additionalProperties": False,
                            }
                        },
                        "additionalProperties": False,
                    },
                },
                "fixes": {
                    "type": "array",
                    "items": {
                        "required": ["artifactChanges"],
                        "properties": {
                            "description": TEXTED,
                            "artifactChanges": {
                                "type": "array",
                                "minItems": 1,
                                "items": {
                                    "required": ["artifactLocation", "replacements"],
                                    "properties": {
                                        "artifactLocation": ARTIFACT,
                                        "replacements": {
                                            "type": "array",
                                            "minItems": 1,
                                            "items": {
                                                "required": ["deletedRegion"],
                                                "properties": {"deletedRegion": REGION, "insertedContent": TEXTED},
                                                "additionalProperties": False,
                                            },
                                        },
                                    },
                                    "additionalProperties": False,
                                },
                            },
                        },
                        "additionalProperties": False,
                    },
                },
            },
            "additionalProperties": False,
        },
    },
}
"""What SARIF 2.1.0 says of the parts that we write, and nothing beside them."""
VALID = Draft202012Validator(LOG)


def sarif(*diagnostics: Diagnostic, catalog: Any = EN) -> Any:
    return json.loads(write_problems(diagnostics, "sarif", catalog, Look()))


def test_sarif_tells_a_problem_in_its_place_with_its_rule() -> None:
    one = misspelt()
    log = sarif(one)
    (run,) = log["runs"]
    (result,) = run["results"]
    assert VALID.is_valid(log)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "E123"
    place = result["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == "lists/城建 2020.yaml"
    # "  - {id: 𠮷1, owner: 住建, status: " has 32 code points (𠮷 is one of them), so the word begins at the 33rd
    assert place["region"] == {"startLine": 2, "startColumn": 33, "endLine": 2, "endColumn": 37}
    (replaced,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replaced == {"deletedRegion": place["region"], "insertedContent": {"text": "done"}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_page_in_sarif(language: str) -> None:
    log = sarif(*(at("owner", code) for code in RULES), catalog=load(language))
    assert [error.message for error in VALID.iter_errors(log)] == []
    assert {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]} == set(RULES)
    assert {result["level"] for result in log["runs"][0]["results"]} >= {"error", "warning"}


def test_what_could_not_be_read_has_no_region() -> None:
    place = sarif(Diagnostic("E101", Source("a.yaml", ""), Span(0, 0), say("fix")))["runs"][0]["results"][0]
    assert place["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "a.yaml"}}}]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("[a](http://e.x)", r"\[a\](http://e.x)"), ("{0} {x}", "{{0} {x}"), ("\x1b[1m", "\\x1b[1m"), ("[a]", "[a]")],
)
def test_a_message_in_sarif_makes_no_link_and_fills_no_blank(typed: str, shown: str) -> None:
    text = sarif(at("owner", text=typed))["runs"][0]["results"][0]["message"]["text"]
    assert text == f"any {shown}\nfix"


@given(texts, texts)
def test_sarif_is_valid_whatever_is_typed(name: str, text: str) -> None:
    log = sarif(Diagnostic("E202", Source(name or "x", text), Span(0, len(text)), say("any", text=text)))
    places = [place.pop("artifactLocation") for one in log["runs"][0]["results"] for place in [physical(one)]]
    assert all(re.fullmatch(r"[A-Za-z0-9._~%/-]+", place["uri"]) for place in places)


def physical(result: dict[str, Any]) -> dict[str, Any]:
    place: dict[str, Any] = result["locations"][0]["physicalLocation"]
    return place


@pytest.mark.parametrize(
    ("near", "there", "becomes"),
    [("done", "dnoe", "done"), ("a: b", "dnoe", '"a: b"'), ("done", "other", None), ("", "dnoe", None)],
)
def test_only_a_misspelt_word_is_replaced(near: str, there: str, becomes: str | None) -> None:
    start = TEXT.index("dnoe")
    values = {"text": there, "accepted": "", "near": near}
    assert replacement(diagnose("E123", SOURCE, Span(start, start + 4), values)) == becomes
