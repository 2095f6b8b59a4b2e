"""The rules of fairness: every wrong history is told, in every right one nothing is; what is innocent is no event."""

from string import Formatter

import pytest

from checklist.lang.catalog import LANGUAGES, load
from checklist.rules.example import problems, written
from checklist.rules.example_history import events
from checklist.rules.fairness import RULES
from checklist.rules.turns import Sure

every_rule = pytest.mark.parametrize("code", RULES)


@every_rule
def test_the_wrong_history_is_told(code: str) -> None:
    assert code in {one.code for one in events(written(code).bad)}


@every_rule
def test_in_the_right_history_nothing_was_done(code: str) -> None:
    assert events(written(code).good) == ()


@every_rule
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_blank_is_filled(code: str, language: str) -> None:
    sentences = load(language).sentences
    for one in events(written(code).bad):
        blanks = {name for _, name, _, _ in Formatter().parse(sentences[one.message.key]) if name}
        assert blanks <= one.message.values.keys()


def test_every_word_for_how_sure_it_is() -> None:
    for language in LANGUAGES:
        assert {f"sure.{one}" for one in Sure} <= load(language).sentences.keys()


ROADS = """
# commit: 2026-05-04 Office
# file: checklist.yaml
units:
  - {name: 市住建局, also: [住建局], group: 市直}
# file: lists/works.yaml
tasks:
  - id: 1
    title: 城区黑臭水体治理
    owner: 住建局
    due: 2026-06-30
    weight: 2
    updates:
      - {on: 2026-05-04, progress: 20%}
  - {id: 2, title: 城市绿道, owner: 市住建局, due: 2026-09-30}
"""
INNOCENT = {
    "another order, style and language": """
# file: lists/works.yaml
# a comment
任务清单:
  - {编号: "2", 任务: 城市绿道, 责任单位: 住建局, 完成时限: 2026-09-30}
  - 编号: "1"
    权重: 2.0
    任务: 城区黑臭水体治理
    责任单位: [市住建局]
    进展报送: [{日期: "2026-05-04", 进度: 20}]
    完成时限: 2026-06-30
""",
    "a unit that goes by a new name": """
# file: checklist.yaml
units:
  - {name: 市住房城乡建设局, also: [住建局, 市住建局], group: 市直}
""",
    "what all say said once": """
# file: lists/works.yaml
defaults: {owner: 市住建局}
tasks:
  - id: 1
    title: 城区黑臭水体治理
    due: 2026-06-30
    weight: 2
    updates:
      - {on: 2026-05-04, progress: 20%}
  - {id: 2, title: 城市绿道, due: 2026-09-30}
""",
    "evidence that came later, and a note": """
# file: lists/works.yaml
tasks:
  - id: 1
    title: 城区黑臭水体治理
    owner: 住建局
    due: 2026-06-30
    weight: 2
    note: 含两条支流
    updates:
      - {on: 2026-05-04, progress: 20%, evidence: [evidence/a.md]}
  - {id: 2, title: 城市绿道, owner: 市住建局, due: 2026-09-30}
# file: evidence/a.md
照片
""",
    "a list split over files": """
# file: lists/works.yaml
list: works
tasks:
  - id: 1
    title: 城区黑臭水体治理
    owner: 住建局
    due: 2026-06-30
    weight: 2
    updates:
      - {on: 2026-05-04, progress: 20%}
# file: lists/works-2.yaml
list: works
tasks:
  - {id: 2, title: 城市绿道, owner: 市住建局, due: 2026-09-30}
""",
    "an earlier day": """
# file: lists/works.yaml
tasks:
  - id: 1
    title: 城区黑臭水体治理
    owner: 住建局
    due: 2026-06-30
    weight: 2
    updates:
      - {on: 2026-05-04, progress: 20%}
  - {id: 2, title: 城市绿道, owner: 市住建局, due: 2026-09-30}
  - {id: 3, title: 城市驿站, owner: 市住建局, due: 2026-10-31}
""",
}


@pytest.mark.parametrize("what", INNOCENT)
def test_what_is_innocent_is_no_event(what: str) -> None:
    assert events(f"{ROADS}# commit: 2026-05-25 Office\n{INNOCENT[what].lstrip()}") == ()


DUE = "tasks:\n  - {{id: 1, title: Fix the bridge, owner: Works, due: {}{}}}\n"


def history(*versions: tuple[str, str]) -> str:
    return "".join(f"# commit: {head}\n{text}" for head, text in versions)


def test_a_text_broken_in_between_hides_nothing() -> None:
    told = events(
        history(
            ("2026-05-04 Office", DUE.format("2026-06-30", "")),
            ("2026-05-20 Works", "tasks: [\n"),
            ("2026-05-21 Works", DUE.format("2026-09-30", "")),
        )
    )
    assert [one.code for one in told] == ["A371", "A301"]


def test_a_deadline_moved_through_the_head_is_moved_for_each_task() -> None:
    head = (
        "defaults: {{due: {}}}\ntasks:\n  - {{id: 1, title: A, owner: Works}}\n  - {{id: 2, title: B, owner: Works}}\n"
    )
    told = events(
        history(("2026-05-04 Office", head.format("2026-06-30")), ("2026-05-20 Works", head.format("2026-09-30")))
    )
    assert [(one.code, one.task) for one in told] == [("A301", "1"), ("A301", "2")]


def test_what_is_done_on_the_way_to_another_list_or_id_is_seen() -> None:
    told = events(
        history(
            ("2026-05-04 Office", DUE.format("2026-06-30", "")),
            ("2026-05-20 Works", DUE.format("2026-09-30", "").replace("id: 1", "id: 7")),
        )
    )
    assert {(one.code, one.task) for one in told} == {("A347", "7"), ("A301", "7")}


WAIVED = "\n    decisions: [{on: 2026-06-02, act: waive, reason: A301 was agreed by telephone}]"
BLOCK = "tasks:\n  - id: 1\n    title: Fix the bridge\n    owner: Works\n    due: {}"


def test_a_decision_that_names_the_code_waives_it() -> None:
    versions = [("2026-05-04 Office", BLOCK.format("2026-06-30\n")), ("2026-05-20 Works", BLOCK.format("2026-09-30\n"))]
    (told,) = events(history(*versions))
    assert told.waived is None
    (waived,) = events(history(*versions, ("2026-06-02 Office", BLOCK.format("2026-09-30") + WAIVED + "\n")))
    assert waived.waived is not None
    assert waived.waived.reason == "A301 was agreed by telephone"


def test_the_settings_may_waive_what_only_the_audit_tells() -> None:
    settings = (
        "# file: checklist.yaml\nwaivers: [{{code: {}, reason: agreed, until: 2026-12-31}}]\n# file: lists/works.yaml\n"
    )
    works = DUE.format("2026-09-30", "")
    assert problems(settings.format("A301") + works) == ()
    assert [one.code for one in problems(settings.format("A399") + works)] == ["E432"]
