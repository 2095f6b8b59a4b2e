"""Write a workspace with a realistic list of any length: `python -m tests.bench.generate N DIR [--files K] [--seed S]`.

Every task is drawn from its number and the seed alone, so a longer list begins with the shorter one, and the same
words on the command line give the same bytes. All of it is made up.
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

PIN = date(2026, 6, 30)
LIST = "key-2026"
OFFICE = "市督查办"
GROUPS = {
    "市直单位": "发改委 教育局 科技局 工信局 民政局 司法局 财政局 人社局 资规局 生态环境局 住建局"
    " 交通局 水利局 农业农村局 商务局 文旅局 卫健委 应急局 市场监管局 医保局 数据局 城管局",
    "县市区": "东城区 西城区 南湖区 北山区 清河县 安宁县 长丰县 平川县 永和县 临江市",
    "园区和企业": "高新区 经开区 综保区 空港园区 城投集团 交投集团 水务集团 公交集团 文旅集团 燃气集团",
}
SECTIONS = {
    "城建": "老旧小区改造 城区黑臭水体治理 背街小巷整治 供水管网更新 断头路打通 公共停车场建设",
    "工业": "智能装备产业园建设 新能源电池项目 生物医药基地 企业技术改造 数据中心扩建 标准厂房建设",
    "农业": "高标准农田建设 农村公路提升 农产品冷链物流 水库除险加固 美丽乡村示范带",
    "民生": "普惠托育服务 社区食堂建设 中小学新建扩建 医院迁建 居家适老化改造 职业技能培训",
    "生态": "河道岸线整治 扬尘治理 污水处理厂提标 国土绿化 工业固废利用",
    "改革": "一件事一次办改革 公共数据归集 国企改革 信用体系建设 招投标平台统一",
}
ENGLISH = ("Resurface the ring road", "Open a second library", "Renew the flood sirens", "Move the archive on line")
UNITS = ("个", "公里", "户", "万平方米", "处", "条")
STEPS = ("完成前期手续", "完成招标", "主体开工", "主体完工", "设备安装调试", "竣工验收")
PROBLEMS = ("征地拆迁滞后", "汛期影响施工", "资金尚未全部到位", "材料供应紧张", "管线迁改尚未完成", "审批手续待办")
NEXT = ("倒排工期增加作业面", "协调属地加快拆迁", "本月底前完成招标", "逐项明确责任人", "对接金融机构落实贷款")
POSTS = ("项目科科长", "综合科科长", "分管副职", "工程部负责人", "建设科科长")
MIX = {
    "on-track": 30,
    "done": 18,
    "closed": 10,
    "behind": 12,
    "red": 6,
    "overdue": 8,
    "silent": 6,
    "not-started": 4,
    "paused": 2,
    "cancelled": 1,
    "standing": 3,
}
ENDED = {"done", "closed"}
STOPPED = {"paused", "cancelled"}
STATUS = {kind: kind if kind in {*ENDED, *STOPPED, "not-started"} else "in-progress" for kind in MIX}
CHINESE = {
    "id": "编号",
    "title": "任务名称",
    "section": "板块",
    "goal": "工作目标",
    "owner": "牵头单位",
    "support": "配合单位",
    "start": "开始日期",
    "due": "完成时限",
    "status": "状态",
    "weight": "权重",
    "milestones": "时间节点",
    "updates": "进展报送",
    "decisions": "办理记录",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn for a task before any of it is written: its kind, window, last day of news, share and target."""

    kind: str
    start: date
    due: date
    last: date
    share: float
    target: int


def group_units() -> Iterator[tuple[str, str]]:
    """Every unit and its group."""
    for group, names in GROUPS.items():
        for name in names.split():
            yield (f"市{name}" if group == "市直单位" else name), group


OWNERS = tuple(name for name, _ in group_units())


def draw(random: Random) -> Plan:
    """A task's kind, and days and figures that go with it."""
    kind = random.choices(tuple(MIX), tuple(MIX.values()))[0]
    start = date(2026, random.randint(1, 2), random.randint(1, 20))
    due = date(2026, random.randint(9, 12), 28) + timedelta(random.randint(0, 3))
    last = date(2026, 6, random.randint(16, 25))
    if kind == "overdue":
        due = PIN - timedelta(random.randint(5, 50))
    elif kind in ENDED:
        last -= timedelta(random.randint(10, 60))
        due = last + timedelta(random.randint(-12, 90))
    elif kind == "not-started":
        start = date(2026, random.randint(7, 8), 1)
    elif kind == "silent" or kind in STOPPED:
        last = date(2026, 4, random.randint(10, 24))
    return Plan(kind, start, due, last, share(kind, start, due, random), random.randint(2, 60) * 10)


def share(kind: str, start: date, due: date, random: Random) -> float:
    """How far a task of this kind has come, from 0 to 1."""
    expected = ((PIN - start).days + 1) / ((due - start).days + 1)
    ahead = {"behind": (-0.26, -0.12), "red": (-0.5, -0.36), "on-track": (0, 0.1)}.get(kind, (-0.3, -0.1))
    if kind in ENDED:
        return 1
    if kind == "overdue":
        return random.uniform(0.4, 0.9)
    return min(0.97, max(0.05, expected + random.uniform(*ahead)))


def task(number: int, seed: int) -> str:
    """One task as YAML, about 25 lines."""
    random = Random(f"{seed}/{number}")
    plan = draw(random)
    lines = [*head(number, plan, random), *money(plan, random)]
    measured = plan.kind != "standing" and random.random() < 0.4
    if measured:
        lines.append(f"measure: {{unit: {random.choice(UNITS)}, target: {plan.target}}}")
    if plan.kind != "standing":
        lines += milestones(plan, random)
    if plan.kind != "not-started":
        lines += updates(plan, measured, random)
    lines += decisions(plan, random)
    text = "".join(f"    {line}\n" for line in lines).replace("    ", "  - ", 1)
    return in_chinese(text) if random.random() < 0.1 else text


def head(number: int, plan: Plan, random: Random) -> Iterator[str]:
    """What, who and by when."""
    section = random.choice(tuple(SECTIONS))
    owners = random.sample(OWNERS, 2 if random.random() < 0.06 else 1)
    support = random.sample(sorted(set(OWNERS) - set(owners)), random.randint(0, 3))
    english = random.random() < 0.12
    title = random.choice(ENGLISH) if english else random.choice(SECTIONS[section].split())
    yield f"id: K{number:06d}"
    yield f"no: {number}"
    yield f"section: {section}"
    yield f"title: {title}{f', part {number}' if english else f'（第{number}项）'}"
    yield f"goal: 完成{plan.target}{random.choice(UNITS)}建设任务并通过验收"
    yield f"owner: {one_or_many(owners)}"
    if support:
        yield f"support: {one_or_many(support)}"
    yield f"person: {{post: {random.choice(POSTS)}}}"
    if plan.kind == "standing":
        yield "every: month"
    else:
        yield f"start: {plan.start}"
        yield f"due: {plan.due}"
    yield f"status: {STATUS[plan.kind]}"
    if plan.kind in ENDED:
        yield f"done_on: {plan.last}"
    yield f"weight: {random.choice((1, 1, 1, 2, 3, 5))}"
    if random.random() < 0.15:
        yield f"tags: [{random.choice(('difficult', 'livelihood', 'indicator'))}]"
    if random.random() < 0.1:
        yield f'source: {{list: upper-2026, item: "{random.randint(1, 99)}"}}'


def one_or_many(names: list[str]) -> str:
    """A text or a list of texts, in YAML."""
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


def money(plan: Plan, random: Random) -> Iterator[str]:
    """The amounts and stages of an investment project; every seventh task is one."""
    if plan.kind in {"standing", "not-started"} or random.random() > 0.15:
        return
    planned = random.randint(10, 900)
    started = min(plan.start + timedelta(random.randint(15, 40)), plan.last)
    yield f"amounts: {{planned: {planned / 10}, contracted: {planned / 20}, arrived: {planned * plan.share / 25:.2f}}}"
    yield "stages:"
    yield f"  signed: {plan.start}"
    yield f"  started: {{plan: {started}, done: {started}}}"
    yield f"  completed: {{plan: {plan.due}{f', done: {plan.last}' if plan.kind in ENDED else ''}}}"


def milestones(plan: Plan, random: Random) -> Iterator[str]:
    """Two or three dated steps inside the window; what the task has come past is done."""
    count = random.randint(2, 3)
    length = (plan.due - plan.start).days
    first = random.randint(0, len(STEPS) - count)
    weights = random.choice((None, (20, 30, 30), (25, 25, 25), (10, 20, 40)))
    yield "milestones:"
    for at in range(count):
        due = plan.start + timedelta(length * (at + 1) // (count + 1))
        done = plan.kind in ENDED or (plan.kind != "not-started" and plan.share > (at + 1) / (count + 1))
        on = min(due - timedelta(random.randint(0, 6)), plan.last)
        facts = f"title: {STEPS[first + at]}, due: {due}{f', done: {on}' if done else ''}"
        yield f"  - {{{facts}{f', weight: {weights[at]}' if weights else ''}}}"


def updates(plan: Plan, measured: bool, random: Random) -> Iterator[str]:
    """Two or three claims, each above the one before, the last on the plan's last day."""
    count = random.randint(2, 3)
    yield "updates:"
    for at in range(count):
        on = plan.last - timedelta(30 * (count - 1 - at))
        if on <= plan.start:
            continue
        came = plan.share * (at + 1) / count
        yield f"  - on: {on}"
        if random.random() < 0.4 and plan.kind not in ENDED:
            yield f"    for: {on - timedelta(1)}"
        if plan.kind == "standing":
            yield f"    text: 第{at + 1}次例行检查已完成"
        elif measured:
            yield f"    done: {plan.target if came == 1 else min(int(plan.target * came), plan.target - 1)}"
        else:
            yield f"    progress: {100 if came == 1 else min(int(came * 100), 99)}%"
        if plan.kind in {"behind", "red", "overdue"}:
            yield f"    problems: {random.choice(PROBLEMS)}"
        yield f"    next: 第{at + 1}步{random.choice(NEXT)}"
    if plan.kind in ENDED:
        yield f"    evidence: https://example.org/evidence/{plan.last:%Y%m%d}.pdf"


def decisions(plan: Plan, random: Random) -> Iterator[str]:
    """What the office decided: what the status needs, and some extensions and remarks."""
    found = []
    on = plan.last + timedelta(2)
    if plan.kind == "closed":
        found += [f"on: {on}, act: inspect, text: 现场核查属实", f"on: {on + timedelta(3)}, act: close, text: 同意销号"]
    elif plan.kind in STOPPED:
        found.append(f"on: {on}, act: {'pause' if plan.kind == 'paused' else 'cancel'}, reason: 上级规划调整")
    elif plan.kind in {"on-track", "behind", "overdue"} and random.random() < 0.12:
        before = plan.due - timedelta(21)
        decided = min(before - timedelta(8), date(2026, 6, 10))
        found.append(f"on: {decided}, act: extend, from: {before}, to: {plan.due}, reason: 汛期影响施工")
    elif plan.kind == "red" and random.random() < 0.5:
        found.append(f"on: {plan.last - timedelta(20)}, act: remark, text: 请说明滞后原因并倒排工期")
    if found:
        yield "decisions:"
    for one in found:
        yield f"  - {{{one}, by: {OFFICE}}}"


def in_chinese(text: str) -> str:
    """The same task with its keys written in Chinese."""
    return re.sub(r"(?m)^(    |  - )(\w+):", lambda found: f"{found[1]}{CHINESE.get(found[2], found[2])}:", text)


def settings() -> str:
    """The workspace's `checklist.yaml`."""
    units = "".join(f"  - {{name: {name}, group: {group}}}\n" for name, group in group_units())
    return (
        f"title: 全市重点工作\nlanguage: zh-CN\nas_of: {PIN}\nlists: [lists/]\n"
        f"returns: {{every: month, by: 25}}\nunits:\n{units}  - {{name: {OFFICE}, group: 市直单位}}\n"
    )


def heading() -> str:
    """What the list says of itself; it stands in its first file only."""
    sections = "".join(f"  - {{name: {name}, leader: 分管{name}的副市长}}\n" for name in SECTIONS)
    return (
        f"title: 2026年全市重点工作任务清单\nissuer: {OFFICE}\nperiod: {{from: 2026-01-01, to: 2026-12-31}}\n"
        f"money: 亿元\nsections:\n{sections}"
    )


def write(count: int, folder: Path, files: int = 0, seed: int = 1) -> list[Path]:
    """Write a workspace of `count` tasks; its list files. More than 10,000 tasks are split into files of 1,000."""
    files = files or (1 if count <= 10_000 else count // 1_000)
    lists = folder / "lists"
    lists.mkdir(parents=True, exist_ok=True)
    (folder / "checklist.yaml").write_text(settings(), encoding="utf-8", newline="\n")
    written = []
    for at in range(files):
        path = lists / (f"{LIST}.yaml" if files == 1 else f"{LIST}-{at + 1:04d}.yaml")
        numbers = range(count * at // files + 1, count * (at + 1) // files + 1)
        with path.open("w", encoding="utf-8", newline="\n") as out:
            out.write(f"list: {LIST}\n{'' if at else heading()}tasks:\n")
            out.writelines(task(number, seed) for number in numbers)
        written.append(path)
    return written


def main() -> None:
    """Write the workspace that the command line asks for."""
    parser = argparse.ArgumentParser(description="Write a workspace with a realistic list of N tasks.")
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--files", type=int, default=0, metavar="K", help="list files (default: of 1,000 tasks)")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    given = parser.parse_args()
    write(given.count, given.folder, given.files, given.seed)


if __name__ == "__main__":
    main()
