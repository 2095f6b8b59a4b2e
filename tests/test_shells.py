"""Real shells complete command lines of ours: what stands on the line after TAB is what the shell then reads."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.files import lay
from tests.sessions import environment
from tests.terminal import terminal

ENGLISH = {
    "checklist.yaml": "language: en\nunits:\n  - {name: Works, also: [Public Works]}\n  - {name: $Vendor `Office`}\n",
    "lists/roads.yaml": (
        "tasks:\n  - {id: R-1, title: Mend the road, owner: Works, tags: [urgent], section: North side}\n"
        "  - {id: R 2, title: Light it, owner: $Vendor `Office`}\n"
        "  - {id: it's, title: Name it, owner: Works}\n"
    ),
}
CHINESE = {
    "checklist.yaml": "语言: 中文\n单位:\n  - {名称: 市住建局, 别名: [住建局]}\n  - {名称: 高铁 新区}\n",
    "lists/重点.yaml": "任务清单:\n  - {编号: 重点一, 任务: 修路, 责任单位: 市住建局, 板块: 城建}\n",
}
START = {
    "bash": (
        ["bash", "--noprofile", "--norc", "-i"],
        "PS1='> '; bind 'set enable-bracketed-paste off'; eval \"$(checklist completion bash)\"",
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        (
            "PS1='> '; unset zle_bracketed_paste; bindkey -e; autoload -Uz compinit; compinit -u -d $HOME/dump; "
            'eval "$(checklist completion zsh)"'
        ),
    ),
}
LINES = [
    ("en", "checklist stat", ["checklist", "status"]),
    ("en", "checklist show R-", ["checklist", "show", "R-1"]),
    ("en", "checklist show R\\ ", ["checklist", "show", "R 2"]),
    ("en", "checklist show 'it", ["checklist", "show", "it's"]),
    ("en", "checklist list overd", ["checklist", "list", "overdue"]),
    ("en", "checklist list owner:Wor", ["checklist", "list", "owner:Works"]),
    ("en", "checklist list owner:Pub", ["checklist", "list", "owner:Public Works"]),
    ("en", 'checklist list owner:"Pub', ["checklist", "list", "owner:Public Works"]),
    ("en", "checklist list 'owner:Pub", ["checklist", "list", "owner:Public Works"]),
    ("en", "checklist list owner:Public\\ W", ["checklist", "list", "owner:Public Works"]),
    ("en", "checklist review --why '$V", ["checklist", "review", "--why", "$Vendor `Office`"]),
    ("en", "checklist review --why=Pub", ["checklist", "review", "--why=Public Works"]),
    ("en", "checklist list not:section:", ["checklist", "list", "not:section:North side"]),
    ("en", "checklist list tag:ur", ["checklist", "list", "tag:urgent"]),
    ("en", "checklist list status:not", ["checklist", "list", "status:not-started"]),
    ("en", "checklist validate -f sar", ["checklist", "validate", "-f", "sarif"]),
    ("en", "checklist explain W10", ["checklist", "explain", "W10"]),
    ("en", "checklist status --as-of 'last fr", ["checklist", "status", "--as-of", "last friday"]),
    ("en", "checklist status --fail-on sil", ["checklist", "status", "--fail-on", "silent"]),
    ("en", "checklist -C lis", ["checklist", "-C", "lists/"]),
    ("en", "checklist -C ../zh show 重", ["checklist", "-C", "../zh", "show", "重点一"]),
    ("zh", "checklist list owner:市", ["checklist", "list", "owner:市住建局"]),
    ("zh", "checklist list 责任单位:高", ["checklist", "list", "责任单位:高铁 新区"]),
    ("zh", "checklist list 责任单位：高", ["checklist", "list", "责任单位：高铁 新区"]),
    ("zh", 'checklist list 责任单位:"高', ["checklist", "list", "责任单位:高铁 新区"]),
    ("zh", "checklist list 逾", ["checklist", "list", "逾期"]),
    ("zh", "checklist list 状态:推", ["checklist", "list", "状态:推进中"]),
    ("zh", "checklist list lists/", ["checklist", "list", "lists/重点.yaml"]),
]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two workspaces side by side, one in each language, and a broken one."""
    folder = tmp_path_factory.mktemp("city")
    lay(folder / "en", ENGLISH)
    lay(folder / "zh", CHINESE)
    lay(folder / "broken", {"checklist.yaml": "lists: [\n", "lists/a.yaml": "tasks: [{id: \x00"})
    return folder


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return environment(tmp_path_factory.mktemp("shells") / "home") | {"TERM": "xterm"}


def tabbed(shell: str, line: str, env: dict[str, str], folder: Path) -> tuple[list[str], str]:
    """The words of the line as the shell reads them after TAB, and all that was shown."""
    words, start = START[shell]
    with terminal(words, env, folder) as at:
        at.type(f"{start}; echo rea''dy\n")
        at.wait_for("ready\n")
        at.type(f"{line}\t\x01printf '<%s>' \x05; echo e''nd\n")
        shown = at.wait_for("end\n")
    return re.findall("<([^<>]*)>", shown.rpartition("\n")[2]), shown


@pytest.mark.parametrize("shell", START)
@pytest.mark.parametrize(("where", "line", "words"), LINES)
def test_a_line_is_completed(
    shell: str, where: str, line: str, words: list[str], env: dict[str, str], city: Path
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    assert tabbed(shell, line, env, city / where)[0] == words


@pytest.mark.parametrize("shell", START)
@pytest.mark.parametrize(
    "line", ["checklist show ", "checklist list owner:", "checklist nosuch ", "checklist list 'ow"]
)
def test_a_broken_workspace_makes_no_noise(shell: str, line: str, env: dict[str, str], city: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    quote = "'" if "'" in line else ""
    _, shown = tabbed(shell, f"{line}x{quote}", env, city / "broken")
    assert not re.search("rror|Traceback|有误|checklist.yaml", shown)


@pytest.fixture
def fish(env: dict[str, str]) -> str:
    found = shutil.which("fish", path=env["PATH"])
    if not found:
        pytest.skip("fish is not installed")
    return found


def fished(fish: str, line: str, env: dict[str, str], folder: Path) -> list[list[str]]:
    """The words fish offers for a line, each with what it says of it."""
    script = f"checklist completion fish | source; complete -C {shlex.quote(line)}"
    done = subprocess.run(
        [fish, "--no-config", "-c", script], cwd=folder, env=env, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return [row.split("\t") for row in done.stdout.splitlines()]


def test_fish_is_offered_the_same(fish: str, env: dict[str, str], city: Path) -> None:
    for where, line, words in LINES:
        if "'" not in line and "W10" not in line:  # fish offers all that begin so
            offered = fished(fish, line, env, city / where)
            assert [row[0] for row in offered] == words[-1:], line


def test_fish_shows_what_a_word_is(fish: str, env: dict[str, str], city: Path) -> None:
    assert fished(fish, "checklist show 重", env, city / "zh") == [["重点一", "修路"]]
    assert fished(fish, "checklist status --fa", env, city / "zh")[0][0] == "--fail-on"
    assert "状态 1 退出" in fished(fish, "checklist status --fa", env, city / "zh")[0][1]
    assert fished(fish, "checklist show ", env, city / "broken") == []
