"""What the reader of texts noted, as problems: rule by rule in the rooms of `shape_…`."""

from typing import Any

from checklist.core.message import Named, say
from checklist.rules.diagnostic import Diagnostic, diagnose
from checklist.source.lines import place
from checklist.source.records import with_key
from checklist.source.text import Fault, Source, Span

YAML_TAG = "tag:yaml.org,2002:"
"""What `!!` stands for."""


def told_fault(fault: Fault, source: Source) -> Diagnostic:
    """A fault of a text as a problem, its blanks filled with what a reader can use."""
    values = {name: _told(name, value, source) for name, value in fault.values.items()}
    if isinstance(field := values.get("field"), Named):
        values["key"] = with_key(field)
    return diagnose(fault.code, source, fault.span, values, values.pop("remedy", ""))


def _told(name: str, value: Any, source: Source) -> Any:
    """A blank: a place as the number of its line, a kind of problem as its sentence."""
    match name, value:
        case _, Span(start, _):
            return place(source.text, start).line
        case "problem", str(kind):
            return say(f"problem.{kind}")
        case "encoding", "":
            return say("found.encoding")
        case "name", str(tag) if tag.startswith(YAML_TAG):
            return f"!!{tag.removeprefix(YAML_TAG)}"
    return value
