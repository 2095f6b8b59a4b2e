"""The codes, their sentences in both languages, and what the reader of texts says: all of one another."""

import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

import pytest

from checklist.core.message import Message
from checklist.lang.catalog import LANGUAGES, load
from checklist.rules.every import FAMILIES, RULES
from checklist.rules.example import problems, written
from checklist.source.schema import RECORDS
from checklist.source.settings import CONFIG_RECORDS
from tests.imports import PACKAGE
from tests.rules.asked import said, task

CODE = re.compile(r"\b[EWA][1-4]\d\d\b")
IN_CODE = re.compile(r'"([EWA][1-4]\d\d)"')

both_languages = pytest.mark.parametrize("language", LANGUAGES)


def codes_in(folder: str) -> set[str]:
    return {code for path in PACKAGE.glob(f"{folder}/*.py") for code in IN_CODE.findall(path.read_text("utf-8"))}


def test_every_fault_of_a_text_is_a_rule_and_every_rule_of_shape_a_fault() -> None:
    shape = {code for code, rule in RULES.items() if code[1] == "1"}
    assert codes_in("source") == shape
    assert all(RULES[code].find is None for code in shape)


def test_every_code_in_the_rules_is_a_rule() -> None:
    assert codes_in("rules") == set(RULES)


def test_a_number_has_one_letter() -> None:
    meaning = [code[1:] for code in RULES if code[1] != "1"]
    assert len(set(meaning)) == len(meaning)


def test_every_module_of_rules_is_a_family() -> None:
    named = {path.stem for path in PACKAGE.glob("rules/*.py") if "\n@rule(" in path.read_text("utf-8")}
    assert {family.__name__.rpartition(".")[2] for family in FAMILIES} == named


@both_languages
def test_every_code_has_its_sentences(language: str) -> None:
    sentences = load(language).sentences
    needed = {key for code in RULES for key in (code, f"{code}.fix")}
    needed |= {f"{code}.why" for code in RULES} if language != "en" else set()
    assert needed <= sentences.keys()


@both_languages
def test_no_sentence_is_of_a_code_that_is_none(language: str) -> None:
    assert {key[:4] for key in load(language).sentences if CODE.match(key)} == set(RULES)


def messages(what: Any) -> Iterator[Message]:
    """A message and those in its blanks."""
    if isinstance(what, Message):
        yield what
        for value in what.values.values():
            yield from messages(value)


@both_languages
@pytest.mark.parametrize("code", RULES)
def test_every_blank_is_filled(code: str, language: str) -> None:
    sentences = load(language).sentences
    for one in problems(written(code).bad):
        for message in (*messages(one.message), *messages(one.fix)):
            blanks = {name for _, name, _, _ in Formatter().parse(sentences[message.key]) if name}
            assert blanks <= message.values.keys()


@both_languages
def test_every_remedy_that_rules_choose_is_a_sentence(language: str) -> None:
    source = "".join(path.read_text("utf-8") for path in PACKAGE.glob("rules/*.py"))
    chosen = set(re.findall(r'remedy="(\w+)"', source))
    held = {key.partition(".")[2] for key in load(language).sentences if CODE.match(key)}
    assert chosen <= held


IN_EXAMPLE = re.compile(r"`[^`]*`|\{[^}]*\}+|checklist\.yaml|checklist \w+")


def names_of_keys() -> dict[str, set[str]]:
    """Every key of the tables, and the Chinese names of the fields called by it."""
    names: dict[str, set[str]] = {}
    for field in (field for record in (*RECORDS, *CONFIG_RECORDS) for field in record.fields):
        names.setdefault(field.key, set()).update(field.names)
    return names


def test_chinese_sentences_name_a_field_by_its_chinese_name_with_the_key_behind_it() -> None:
    names = names_of_keys()
    for key, sentence in load("zh-CN").sentences.items():
        text = IN_EXAMPLE.sub("", sentence) if CODE.match(key) or key.startswith("kind.") else ""
        for word in re.finditer(r"[a-z_]+", text):
            before, after = text[: word.start()], text[word.end() :]
            named = after.startswith("）") and before.endswith(tuple(f"{name}（" for name in names.get(word[0], ())))
            assert named or word[0] not in names, (key, word[0])


def test_what_a_decision_does_not_say_is_named_in_both_languages() -> None:
    (one,) = problems(task("due: 2026-09-30\ndecisions: [{on: 2026-06-01, act: extend, reason: r}]"))
    assert said(one)[0].endswith("does not say from, to")
    assert said(one, "zh-CN")[0].endswith("没有写明“原（from）、改为（to）”")


def test_what_is_not_filled_in_doubles_no_braces() -> None:
    assert not [key for key, text in load("zh-CN").sentences.items() if key.endswith(".why") and "{{" in text]
