"""Words that other lists use for our fields: taken for none of them, but offered instead of what merely looks alike."""

from collections.abc import Mapping

from checklist.source.likeness import alike

OFFERED = {
    "due": "deadline, due-date, duedate, end, end-date, finish, target-date, until",
    "to": "end, end-date, until",
    "start": "begin, begins, start-date, from",
    "on": "date, day, when",
    "goal": "description, details, detail, objective",
    "progress": "percent, percentage, percent-complete, complete, completion",
    "owner": "assignee, assigned-to, responsible, department, dept, unit, units, who",
    "title": "name, task, summary, subject, action",
    "name": "title",
    "no": "number, num, nr, #",
    "note": "notes, comment, comments, remark, remarks",
    "text": "note, notes, comment, comments, description, details",
    "status": "state",
    "section": "category, chapter, group",
    "tags": "tag, label, labels",
    "amounts": "budget, cost, costs, money",
    "updates": "history, log, reports, report, progress-reports",
    "parent": "subtasks, sub-tasks, children, parts, part-of",
    "tasks": "items, actions, todo, todos",
    "进展": "完成情况, 进度情况, 落实情况, 推进情况, 工作进展情况, 进展说明",
    "备注": "说明, 备注说明",
    "责任人": "负责人, 联系人",
    "责任单位": "部门, 单位, 责任部门, 主责单位, 责任处室, 负责人单位",
    "完成时限": "截止时间, 到期日, 期限, 办理时限, 完成期限, 时间",
    "开始日期": "开始, 起始时间, 起始日期",
    "完成进度": "百分比, 完成百分比, 完成率, 进展百分比",
    "工作目标": "内容, 工作内容, 任务内容, 主要内容",
}
"""Our key → what it is called elsewhere, as `alike` has words."""


def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, words in OFFERED.items():
        for word in words.split(", "):
            found[word] = (*found.get(word, ()), key)
    return found


KEYS = _by_word()
"""A word from elsewhere → the keys of ours that it may mean, one of which a part has."""


def habit(word: str, known: Mapping[str, object]) -> str:
    """The field among the known ones that a word from elsewhere means; nothing where it is no such word."""
    return next((key for key in KEYS.get(alike(word), ()) if key in known), "")


def is_tasks(word: str) -> bool:
    """Does a word mean the tasks of a list, written where a section is?"""
    return word in LIST_OF_TASKS or "tasks" in KEYS.get(alike(word), ())


LIST_OF_TASKS = ("tasks", "任务清单", "任务", "事项")
