"""The table of fields: it holds everything a list and a workspace may say, in both languages, and nothing twice."""

import re
from collections import Counter

import pytest

from checklist.core.model import (
    Decision,
    Defaults,
    Measure,
    Milestone,
    Period,
    Person,
    Stage,
    Task,
    TaskList,
    Unit,
    Update,
)
from checklist.core.parts import COUNTED
from checklist.core.policy import LADDER, Lights, PlusRule, RateRule, ReviewDay, Rung, Waiver
from checklist.core.spellings import GROUND_WORDS, RUNG_WORDS, STAGE_WORDS
from checklist.core.stages import STAGES
from checklist.core.value import Value, names_of
from checklist.lang.catalog import LANGUAGES, load
from checklist.source.jsonschema import TITLED
from checklist.source.records import Record
from checklist.source.schema import LIST, RECORDS, TASK

KEYS = {
    "list": "list title issuer number issued period money returns defaults sections tasks note extra",
    "period": "from to",
    "task": (
        "id no section title goal leader owner support roles person start due due_text due_stage every returns"
        " status done_on progress weight tags measure milestones stages amounts counts source parent enter_at updates"
        " decisions note extra"
    ),
    "person": "post name",
    "measure": "unit target from done better kind targets",
    "milestone": "title due done weight target",
    "stage": "plan done",
    "item": "list item",
    "update": (
        "on for by progress done light text problems causes next ask outlook place amounts counts evidence extra"
    ),
    "decision": "on act from to field reason text by score progress evidence",
    "cadence": "every by",
    "workspace": (
        "title language as_of limits calendar holidays workdays lists units returns lights expect unmeasured stages"
        " rates review extensions notices templates public publish waivers"
    ),
    "unit": "name group also up leader email",
    "lights": "yellow red due_soon days",
    "rate": "name count sum over digits",
    "review": "days parts rank_by full min_tasks red black target plus lists",
}
"""The keys that the format promises, written down once more so that none gets lost."""
MODELS = {
    "list": TaskList,
    "period": Period,
    "defaults": Defaults,
    "task": Task,
    "person": Person,
    "milestone": Milestone,
    "stage": Stage,
    "update": Update,
    "decision": Decision,
    "unit": Unit,
    "lights": Lights,
    "rate": RateRule,
    "review_day": ReviewDay,
    "plus": PlusRule,
    "rung": Rung,
    "waiver": Waiver,
}

every_record = pytest.mark.parametrize("record", TITLED.values(), ids=TITLED.keys())
every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_record
def test_no_spelling_means_two_fields(record: Record) -> None:
    spelt = Counter(word for field in record.fields for word in (field.key, *field.names))
    assert [word for word, count in spelt.items() if count > 1] == []


@every_record
def test_every_field_has_a_chinese_name(record: Record) -> None:
    assert [field.key for field in record.fields if not field.names] == []
    for field in record.fields:
        assert re.fullmatch(r"[a-z_]+", field.key)
        assert all(re.fullmatch(r"[一-鿿]+", name) for name in field.names)


@pytest.mark.parametrize("title", KEYS)
def test_the_promised_keys_are_there(title: str) -> None:
    assert {field.key for field in TITLED[title].fields} == set(KEYS[title].split())


@pytest.mark.parametrize("title", MODELS)
def test_a_record_says_all_its_model_holds(title: str) -> None:
    assert issubclass(MODELS[title], Value)
    assert set(TITLED[title].attrs.values()) == set(names_of(MODELS[title]))


def test_a_measure_says_all_its_model_holds() -> None:
    assert {*TITLED["measure"].attrs.values(), "of_parts"} == set(names_of(Measure))


def test_records_have_titles_of_their_own() -> None:
    assert len({record.title for record in RECORDS}) == len(RECORDS)
    assert TITLED["list"] is LIST
    assert TITLED["task"] is TASK


def test_what_is_required() -> None:
    assert {title: record.required for title, record in TITLED.items() if record.required} == {
        "task": ("id", "title"),
        "section": ("name",),
        "item": ("item",),
        "milestone": ("title",),
        "update": ("on",),
        "decision": ("on", "act"),
        "cadence": ("every",),
        "unit": ("name",),
        "rate": ("name",),
        "review_day": ("on",),
        "plus": ("points",),
        "rung": ("name",),
        "channel": ("name", "kind"),
        "consequence": ("name",),
        "waiver": ("code", "reason", "until"),
        "entry": ("number", "deed", "on", "rung", "list", "task"),
    }


@every_language
def test_every_field_has_a_meaning_and_no_meaning_is_left_over(language: str) -> None:
    sentences = load(language).sentences
    wanted = {f"meaning.{title}.{field.key}" for title, record in TITLED.items() for field in record.fields}
    assert {key for key in sentences if key.startswith("meaning.")} == wanted
    assert {f"record.{title}" for title in TITLED} == {key for key in sentences if key.startswith("record.")}


@every_language
def test_a_meaning_is_one_short_text_that_ends(language: str) -> None:
    told = {key: text for key, text in load(language).sentences.items() if key.startswith("meaning.")}
    assert [key for key, text in told.items() if not text.endswith((".", "。")) or len(text) > 220] == []


def test_known_words_are_those_the_program_knows() -> None:
    assert set(GROUND_WORDS) == set(COUNTED)
    assert set(RUNG_WORDS) == {rung.name for rung in LADDER}
    assert set(STAGE_WORDS) == set(STAGES)
