"""What a clever unit tries next: each trick is told by name of the task, each innocent change beside it is not."""

import pytest

from checklist.rules.example import problems
from checklist.rules.example_history import events

SETTINGS = """\
review: {days: [{on: 2026-06-20}, {on: 2026-09-20}]}
notices: {consequences: [{name: talk, reds: 2}]}
units:
  - {name: Works, group: bureaus, also: [Works bureau], email: [works@example.org, "@works.example.org"]}
  - {name: Transport, group: bureaus, also: [Roads], email: [t@example.org]}
  - {name: Office, email: [office@example.org]}
"""
RAILS = "  - {id: 3, title: Paint the rails, owner: Works bureau, due: 2026-10-31, status: in-progress, tags: [hard]}\n"
WORKS = f"""\
list: works
period: {{from: 2026-01-01, to: 2026-12-31}}
returns: {{every: month, by: 25}}
tasks:
  - id: 1
    title: Fix the bridge
    goal: 32 piers, 三十二个桥墩
    owner: Works
    due: 2026-06-30
    due_text: by the end of June
    status: in-progress
    measure: {{unit: piers, target: 32}}
    milestones:
      - {{title: Piles, due: 2026-03-31, weight: 40}}
      - {{title: Deck, due: 2026-05-31, weight: 40}}
    stages: {{started: {{plan: 2026-02-28, done: 2026-02-20}}, completed: {{plan: 2026-06-30}}}}
    amounts: {{planned: 80, contracted: 60}}
    counts: {{plan.started: 40}}
    updates:
      - {{on: 2026-04-24, done: 14, evidence: [./evidence/bridge]}}
    decisions:
      - {{on: 2026-04-28, act: visit, by: Office}}
{RAILS}  - {{id: 4, title: Clean the river, owner: Works, status: in-progress}}
  - {{id: 5, title: Build the school, owner: Transport, due: 2026-04-30, status: done, done_on: 2026-05-02}}
"""
FILES = {"checklist.yaml": SETTINGS, "lists/works.yaml": WORKS, "evidence/bridge/a.md": "As it was\n"}
SAID = "{on: 2026-04-24, done: 14, evidence: [./evidence/bridge]}"
TRICKS = {
    "a score that a visit did not have": ("A321", ("act: visit, by", "act: visit, score: 99, by")),
    "words put into an old update": ("A311", (SAID, SAID.replace("done", "problems: High water, done"))),
    "counted from another figure": ("A344", ("target: 32}", "target: 32, from: -32}")),
    "a level, which may fall": ("A344", ("target: 32}", "target: 32, kind: level}")),
    "the fewer the better": ("A344", ("target: 32}", "target: 32, better: lower}")),
    "counted in halves": ("A344", ("unit: piers", "unit: half piers")),
    "less contracted": ("A344", ("contracted: 60", "contracted: 30")),
    "fewer planned to begin": ("A344", ("plan.started: 40", "plan.started: 20")),
    "weight on what is to come": ("A343", ("2026-03-31, weight: 40", "2026-03-31, weight: 5")),
    "a stage put off": ("A308", ("completed: {plan: 2026-06-30}", "completed: {plan: 2027-01-31}")),
    "a stage that is planned no more": ("A308", (", completed: {plan: 2026-06-30}", "")),
    "a stage reached earlier": ("A317", ("done: 2026-02-20", "done: 2026-02-01")),
    "done earlier": ("A317", ("done_on: 2026-05-02", "done_on: 2026-04-29")),
    "a milestone reached long ago": ("A318", ("due: 2026-03-31,", "due: 2026-03-31, done: 2026-03-30,")),
    "only to be begun by then": ("A309", ("    due_text", "    due_stage: started\n    due_text")),
    "other words for the same day": ("A310", ("end of June", "end of August")),
    "a standing duty, whose end was the period's": (
        "A306",
        ("river, owner: Works,", "river, owner: Works, every: month,"),
    ),
    "a part of another task": ("A351", ("owner: Works bureau,", "owner: Works bureau, parent: 1,")),
    "a tag lost": ("A353", (", tags: [hard]", "")),
    "a number in the goal": ("A349", ("32 piers", "22 piers")),
    "a number in Chinese": ("A349", ("三十二个", "二十二个")),
    "returns later in the month": ("A364", ("by: 25", "by: +20")),
    "a review that is not held": ("A365", ("{on: 2026-06-20}, ", "")),
    "figures of an earlier day": ("A365", ("{on: 2026-06-20}", "{on: 2026-06-20, as_of: 2026-05-31}")),
    "what may come of it": ("A365", ("reds: 2", "reds: 9")),
    "another unit under an old name": ("A365", ("[Works bureau]", "[]"), ("[Roads]", "[Roads, Works bureau]")),
    "an address that is nobody's": ("A368", ("works@example.org, ", "")),
    "an address lent to the office": ("A368", ("[office@", "[wang@private.example, office@")),
    "figures of a day to come": ("A314", (SAID, f"{SAID}\n      - {{on: 2026-05-20, for: 2027-01-01, done: 15}}")),
    "an address that is the office's": ("A368", ("[office@", "[wang@works.example.org, office@")),
    "published no more": ("A365", ("review:", 'publish: {only: ["tag:good"]}\nreview:')),
    "a day pinned": ("A367", ("review:", "as_of: 2026-04-30\nreview:")),
    "another file in a folder of evidence": ("A333", ("As it was", "As it should have been")),
}
INNOCENT = {
    "the same day in other words": ("by the end of June", "6月底前"),
    "a number more in the goal": ("32 piers", "32 piers by the end of 2026"),
    "a tag more": ("[hard]", "[hard, rails]"),
    "an address more": ("works@example.org,", "works@example.org, li@works.example.org,"),
    "a unit under a new name": (
        "name: Works, group: bureaus, also: [",
        "name: Works and Water, group: bureaus, also: [Works, ",
    ),
    "a consequence in the office's words": ("{name: talk, reds: 2}", "{名称: talk, 红灯数: 2}"),
    "a review more": ("{on: 2026-09-20}", "{on: 2026-09-20}, {on: 2026-12-20}"),
    "a stage reached": ("completed: {plan: 2026-06-30}", "completed: {plan: 2026-06-30, done: 2026-05-20}"),
    "a milestone reached": ("due: 2026-05-31,", "due: 2026-05-31, done: 2026-05-20,"),
    "a stage written shorter": (
        "started: {plan: 2026-02-28, done: 2026-02-20}",
        "started: {done: 2026-02-20, plan: 2026-02-28}",
    ),
    "returns earlier": ("by: 25", "by: 20"),
    "more contracted": ("contracted: 60", "contracted: 70"),
    "more to do": ("target: 32}", "target: 40}"),
}


def told(day: str, *changes: tuple[str, str]) -> set[tuple[str, str]]:
    """The events of a commit that replaces words, wherever they stand."""
    files = dict(FILES)
    for old, new in changes:
        assert any(old in text for text in files.values()), old
        files = {name: text.replace(old, new, 1) for name, text in files.items()}
    return {
        (one.code, one.task) for one in events(written("2026-05-04 Office", FILES) + written(f"{day} Works", files))
    }


def written(commit: str, files: dict[str, str]) -> str:
    return f"# commit: {commit}\n" + "".join(f"# file: {name}\n{text}" for name, text in files.items())


@pytest.mark.parametrize("what", TRICKS)
def test_a_trick_is_told(what: str) -> None:
    code, *changes = TRICKS[what]
    assert code in {one for one, _ in told("2026-05-20", *changes)}


@pytest.mark.parametrize("what", INNOCENT)
def test_beside_it_what_is_innocent_is_not(what: str) -> None:
    assert told("2026-05-20", INNOCENT[what]) == set()


def test_what_comes_back_after_it_was_gone_says_what_it_said() -> None:
    back = {**FILES, "lists/works.yaml": WORKS.replace("2026-10-31", "2026-12-31")}
    for gone in (WORKS.replace(RAILS, ""), ""):
        history = written("2026-05-04 Office", FILES) + written("2026-05-20 Works", {"lists/works.yaml": gone})
        assert ("A301", "3") in {(one.code, one.task) for one in events(history + written("2026-05-25 Works", back))}
        same = [one.code for one in events(history + written("2026-05-25 Works", FILES))]
        assert same == [one.code for one in events(history)]


def test_an_end_in_time_that_is_heard_of_weeks_later() -> None:
    for said in ("progress: 100%", "done: 32"):
        change = (SAID, f"{SAID}\n      - {{on: 2026-07-20, for: 2026-06-29, {said}}}")
        assert ("A318", "1") in told("2026-07-20", change)
        assert ("A318", "1") not in told("2026-07-05", (change[0], change[1].replace("07-20", "07-05")))


def test_the_office_sets_where_a_task_counts() -> None:
    act = "decisions: [{on: 2026-05-20, act: retarget, field: goal, to: Part of the bridge, by: Office}]"
    change = (
        "due: 2026-10-31, status: in-progress, tags: [hard]",
        f"due: 2026-10-31, status: in-progress, parent: 1, {act}",
    )
    assert not {"A351", "A353"} & {code for code, _ in told("2026-05-20", change)}


def test_of_a_milestone_one_hears_with_the_next_return() -> None:
    change = ("due: 2026-05-31,", "due: 2026-05-31, done: 2026-05-29,")
    assert told("2026-06-26", change) == set()
    assert told("2026-07-20", change) == {("A318", "1")}


def test_a_domain_names_a_unit_and_is_no_fault() -> None:
    settings = 'units: [{name: Works, email: ["@works.example.org"]}]\n'
    block = (
        f"# file: checklist.yaml\n{settings}# file: lists/works.yaml\ntasks: [{{id: 1, title: Mend, owner: Works}}]\n"
    )
    assert problems(block) == ()
    assert {one.code for one in problems(block.replace("@works", "works"))} == {"E446"}
    outside = block.replace("]}]\n", "]}]\nnotices: {domains: [example.com]}\n", 1)
    assert {one.code for one in problems(outside)} == {"E446"}


def test_an_owner_accepts_nothing_of_its_own() -> None:
    issued = "tasks:\n  - {id: 1, title: Mend, owner: Works, due: 2026-06-30}\n"
    waived = "decisions: [{{on: 2026-06-02, act: waive, reason: A301 is known, by: {}}}]"
    moved = "tasks:\n  - {id: 1, title: Mend, owner: Works, due: 2026-09-30, " + waived.format("Office") + "}\n"
    for by, accepted in (("Office", True), ("Works", False)):
        said = moved.replace("by: Office", f"by: {by}")
        block = f"# commit: 2026-05-04 Office\n{issued}# commit: 2026-06-01 Office\n{said}"
        assert [bool(one.waived) for one in events(block) if one.code == "A301"] == [accepted]


def test_a_setting_says_what_it_was_and_is() -> None:
    channel = "channels: [{name: mail, kind: folder, folder: out}], "
    before = SETTINGS.replace("notices: {", "lights: {red: 30}\nnotices: {" + channel)
    after = before.replace("red: 30", "red: 60").replace("folder: out", "folder: out, units: [Transport, Office]")
    files = {**FILES, "checklist.yaml": before}
    found = events(written("2026-05-04 Office", files) + written("2026-05-20 Works", {"checklist.yaml": after}))
    sides = {one.change.route: (one.change.before, one.change.after) for one in found if one.change}
    assert sides == {("lights", "red"): (30, 60), ("notices", "channels"): (("Works",), None)}
    assert {one.code for one in found} == {"A365"}


def test_that_a_waiver_was_added_is_not_to_be_waived() -> None:
    waiver = "waivers: [{code: A366, reason: Enough, until: 2026-12-31}]\n"
    files = {**FILES, "checklist.yaml": SETTINGS + waiver}
    found = events(written("2026-05-04 Office", FILES) + written("2026-05-20 Works", files))
    assert [(one.code, one.waived) for one in found] == [("A366", None)]
    assert "E432" in {one.code for one in problems("".join(f"# file: {name}\n{text}" for name, text in files.items()))}


def test_a_task_that_goes_to_another_list_under_another_id() -> None:
    more = "list: more\ntasks:\n  - {id: m, title: Mow, owner: Works}\n"
    gone = RAILS.replace("id: 3", "id: m3").replace("2026-10-31", "2026-12-31")
    files = {"lists/works.yaml": WORKS.replace(RAILS, ""), "lists/more.yaml": more + gone}
    before = {**FILES, "lists/more.yaml": more}
    found = events(written("2026-05-04 Office", before) + written("2026-05-20 Works", files))
    assert {one.code for one in found if one.task == "m3"} == {"A301", "A307", "A347", "A348"}


def test_a_file_may_be_renamed_while_nothing_means_its_list() -> None:
    plain = WORKS.replace("list: works\n", "")
    moved = {"lists/works.yaml": "", "lists/2026/key-works.yaml": plain}
    before = {**FILES, "lists/works.yaml": plain}
    assert events(written("2026-05-04 Office", before) + written("2026-05-20 Works", moved)) == ()
    part = "tasks:\n  - {id: m, title: Mow, owner: Works, parent: {list: works, item: 1}}\n"
    meant = {**before, "lists/more.yaml": part}
    found = events(written("2026-05-04 Office", meant) + written("2026-05-20 Works", moved))
    assert [one.code for one in found] == ["A362"]
