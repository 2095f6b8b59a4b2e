"""The voices that the writers' tests are spoken in: the real catalogs, and sentences with any text in their blank."""

from checklist.lang.catalog import Catalog, load


def voice(language: str) -> Catalog:
    """A language's catalog, with a sentence for tests."""
    return Catalog(language, {**load(language).sentences, "any": "any {text}", "fix": "fix"})


ZH = voice("zh-CN")
EN = voice("en")
