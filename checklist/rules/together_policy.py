"""Rules of lists together for what the workspace settles: its rates, its review, its lights and its ladder."""

from collections.abc import Collection, Iterator

from checklist.core.amounts import known_amount
from checklist.core.model import Light, Status
from checklist.core.parts import COUNTED
from checklist.core.policy import RateRule, Workspace
from checklist.core.rates import ENGLISH, PRESETS, all_rules, known_rule, rule_named, wrong_word
from checklist.core.sets import parse_set
from checklist.core.stages import STAGES
from checklist.rules.meaning_figures import SETS
from checklist.rules.registry import Finding, Scene, at, rule

PARTS = ("progress", "on_time", "returns", "response")


@rule("E425", Workspace)
def unknown_rate(workspace: Workspace, scene: Scene) -> Iterator[Finding]:
    """A rate by a name that is no preset, without what it counts.

    A preset needs its name only. A rate of one's own says `count` or `sum`, and what that is `over`.

    ```yaml bad
    # file: checklist.yaml
    rates: [完工率]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    rates: [完成率, {name: 完工率, count: stage.completed, over: stage.started}]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    known = (*PRESETS, *ENGLISH.values())
    for index, rate in enumerate(workspace.policy.rates):
        if known_rule(rate) is None:
            near = scene.relations.near(rate.name, known)
            yield at("rates", index, "name", name=rate.name, known=known, near=near)


@rule("E426", Workspace, structural=True)
def rate_of_no_set(workspace: Workspace, scene: Scene) -> Iterator[Finding]:
    """A rate that counts or sums something there is not.

    Sets are `all`, `done`, `due`, `stage.started` and so on, joined by `&` (both) and `-` (less); sums go over
    `amounts.NAME`, `measure.done`, `measure.target` or `weight`.

    ```yaml bad
    # file: checklist.yaml
    rates:
      - {name: Begun, count: stage.begun, over: plan.started}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    rates:
      - {name: Begun, count: stage.started, over: plan.started}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    stages = frozenset((*STAGES, *workspace.policy.stages))
    for index, rate in enumerate(workspace.policy.rates):
        wrong = [(key, word) for key, text in expressions(rate) if (word := _wrong_in(text, rate, stages))]
        for key, word in wrong or _at_odds(rate):
            known = tuple(name for name in SETS if name != word)
            remedy = _of_the_other_kind(rate, word, stages)
            near = "" if remedy else scene.relations.near(word, known)
            yield at("rates", index, key, remedy=remedy, text=word, near=near)


def _of_the_other_kind(rate: RateRule, word: str, stages: Collection[str]) -> str:
    """The remedy for a set in a rate that sums, or for an amount in one that counts."""
    if rate.sum:
        return "" if not_counted(word, stages) else "counted"
    return "summed" if known_amount(word) else ""


def _at_odds(rate: RateRule) -> list[tuple[str, str]]:
    """What does not go with the rest of a rate whose words are all known."""
    word = wrong_word(rate) if known_rule(rate) else ""
    return [(key, word) for key in ("count", "over", "sum") if word and word in getattr(rate, key)][:1]


def _wrong_in(text: str, rate: RateRule, stages: Collection[str]) -> str:
    return not_summed(text) if rate.sum else not_counted(text, stages)


def expressions(rate: RateRule) -> Iterator[tuple[str, str]]:
    """What a rate writes of its own, by key."""
    for key in ("sum", "count", "over"):
        text = getattr(rate, key)
        if text and not (key == "count" and rate.sum):
            yield key, text


def not_summed(text: str) -> str:
    """The text, if it is nothing that can be summed."""
    return "" if known_amount(text) else text


def not_counted(text: str, stages: Collection[str]) -> str:
    """The part of a set that is none, or nothing."""
    try:
        found = parse_set(text)
    except ValueError as error:
        return str(error)
    names: dict[str, Collection[str]] = {"status": tuple(Status), "light": tuple(Light)}
    names |= dict.fromkeys(("with", "stage", "plan", "due"), stages)
    for atom in (*found.atoms, *found.less):
        kind, dot, name = atom.partition(".")
        if dot and kind in names and name not in names[kind]:
            return atom
    return ""


@rule("E427", Workspace)
def ranked_by_no_rate(workspace: Workspace, scene: Scene) -> Iterator[Finding]:
    """A review that ranks by, or has a part, that is no rate.

    Parts are `progress`, `on_time`, `returns`, `response` or a rate by its name; ranking is by `score` or a rate.

    ```yaml bad
    # file: checklist.yaml
    review: {rank_by: 办截率}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    review: {rank_by: 办结率}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    review = workspace.policy.review
    rates = {**all_rules(workspace.policy.rates), **{rate.name: rate for rate in workspace.policy.rates}}
    if review.rank_by != "score" and rule_named(review.rank_by, rates) is None:
        near = scene.relations.near(review.rank_by, ("score", *rates))
        yield at("review", "rank_by", name=review.rank_by, near=near)
    known = (*PARTS, *rates)
    for name, _ in review.parts:
        if name not in PARTS and rule_named(name, rates) is None:
            yield at("review", "parts", name, name=name, near=scene.relations.near(name, known))


@rule("E428", Workspace)
def points_for_nothing(workspace: Workspace, scene: Scene) -> Iterator[Finding]:
    """Plus or minus points for something that is not counted.

    They are given each time something happened (`for`), or once to a unit (`unit`).

    ```yaml bad
    # file: checklist.yaml
    review: {plus: [{for: missed_returns, points: -2}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    review: {plus: [{for: missed_return, points: -2}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    known = tuple(COUNTED)
    for index, plus in enumerate(workspace.policy.review.plus):
        if plus.what not in known and not plus.unit:
            near = scene.relations.near(plus.what, known) if plus.what else ""
            yield at("review", "plus", index, "for", name=plus.what, known=known, near=near)


@rule("E429", Workspace)
def red_before_yellow(workspace: Workspace) -> Iterator[Finding]:
    """A red light that comes before the yellow one.

    Both are points behind what is expected: from `yellow` on yellow, beyond `red` red.

    ```yaml bad
    # file: checklist.yaml
    lights: {yellow: 20, red: 10}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    lights: {yellow: 10, red: 20}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    lights = workspace.policy.lights
    if lights.red < lights.yellow:
        yield at("lights", "red", yellow=lights.yellow, red=lights.red)


@rule("E430", Workspace, structural=True)
def rung_twice(workspace: Workspace) -> Iterator[Finding]:
    """Two rungs of the ladder with one name.

    ```yaml bad
    # file: checklist.yaml
    notices:
      rungs:
        - {name: warn, behind: true}
        - {name: warn, overdue: 1}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    notices:
      rungs:
        - {name: warn, behind: true}
        - {name: supervise, overdue: 1}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    seen: set[str] = set()
    for index, rung in enumerate(workspace.policy.ladder):
        if rung.name in seen:
            yield at("notices", "rungs", index, "name", name=rung.name)
        seen.add(rung.name)


@rule("W434", Workspace)
def full_marks_for_nobody(workspace: Workspace, scene: Scene) -> Iterator[Finding]:
    """A full mark for a group that no unit is in.

    ```yaml bad
    # file: checklist.yaml
    units: [{name: Works, group: Departments}]
    review: {full: {Department: 120}}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    units: [{name: Works, group: Departments}]
    review: {full: {Departments: 120}}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    groups = dict.fromkeys(unit.group for unit in workspace.policy.units.all if unit.group)
    for group, _ in workspace.policy.review.full:
        if group not in groups:
            yield at("review", "full", group, group=group, near=scene.relations.near(group, groups))
