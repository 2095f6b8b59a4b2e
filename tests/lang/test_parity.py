"""Both languages say the same: equal keys and equal blanks in every pair of catalogs, and no key without a sentence."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from checklist.lang.catalog import HERE, LANGUAGES, load, read
from tests.imports import MODULES, PACKAGE

CATALOGS = sorted(HERE.glob("*.toml"))
APART = re.compile(r"[\u4e00-\u9fff] \{(?:count|days|total|most)\}|\{(?:count|days|total|most)\} [\u4e00-\u9fff]")
TOPICS = sorted({path.name.partition(".")[0] for path in CATALOGS})
ONE_SIDED = ".why"
"""What a rule is for stands in its docstring, in English; only other languages say it in a catalog."""


def catalog(topic: str, language: str) -> dict[str, str]:
    return tomllib.loads((HERE / f"{topic}.{language}.toml").read_text("utf-8"))


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_have_the_same_keys(topic: str) -> None:
    held = [{key for key in catalog(topic, language) if not key.endswith(ONE_SIDED)} for language in LANGUAGES]
    assert held[0] == held[1]


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_have_the_same_blanks(topic: str) -> None:
    one, other = (catalog(topic, language) for language in LANGUAGES)
    assert {key: blanks(one[key]) for key in one if key in other} == {
        key: blanks(other[key]) for key in one if key in other
    }


@pytest.mark.parametrize("topic", TOPICS)
def test_a_number_stands_in_a_chinese_sentence_without_blanks(topic: str) -> None:
    assert {key: said for key, said in catalog(topic, "zh-CN").items() if APART.search(said)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_in_two_catalogs(language: str) -> None:
    keys = [key for topic in TOPICS for key in catalog(topic, language)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.name)
def test_our_reader_reads_what_toml_says(path: Path) -> None:
    text = path.read_text("utf-8")
    assert read(text) == tomllib.loads(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_unsaid(language: str) -> None:
    empty = [key for key, sentence in load(language).sentences.items() if not sentence.strip()]
    assert not empty


def keys_said(path: Path) -> Iterator[tuple[int, str]]:
    """The keys a module says in so many words."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        name = getattr(getattr(node, "func", None), "id", "") or getattr(getattr(node, "func", None), "attr", "")
        if isinstance(node, ast.Call) and name in ("say", "say_key", "Message") and node.args:
            key = node.args[0]
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield node.lineno, key.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_is_said_has_words(path: Path) -> None:
    sentences = load("en").sentences
    unknown = [f"{path.name}:{line}: {key}" for line, key in keys_said(path) if key not in sentences]
    assert not unknown
