"""Bytes that are no YAML, or YAML that a list does not allow, or no list."""

from random import Random

from tests.hostile.base import GOOD, Texts, task

LONG = 50_000


def deep() -> Texts:
    """Nesting that no reader's stack can hold."""
    yield "brackets", "[" * LONG
    yield "brackets closed", "[" * LONG + "]" * LONG
    yield "braces", "{" * LONG
    yield "braces with keys", "{a: " * LONG
    yield "dashes", "- " * LONG
    yield "questions", "? " * LONG
    yield "indentation", "".join(f"{' ' * depth}a:\n" for depth in range(400))
    yield "in a title", f"tasks: [{{id: 1, title: {'[' * LONG}"
    yield "seventeen levels", f"tasks: {'[' * 17}{']' * 17}"
    yield "below a key", f"title: {'{a: ' * 40}1{'}' * 40}\n{GOOD}"


TAGS = ("!!python/object:os.system", "!!python/object/apply:os.system [id]", "!!binary aGk=", "!!str", "!x", "!!set")


def structures() -> Texts:
    """YAML's own gear: anchors, merges, tags, documents, directives, keys written twice."""
    yield "anchor", "a: &a 1\n" + GOOD
    yield "alias", "title: &t Roads\nissuer: *t\n" + GOOD
    yield "alias to nothing", "title: *nowhere\n" + GOOD
    yield "alias bomb", "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    yield "merge bomb", "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n}\n  <<: [{f'*a{n - 1},' * 9}]\n" for n in range(1, 9))
    yield "alias to itself", "tasks: &t\n  - *t\n"
    yield "merge key", "tasks:\n  - {<<: {id: 1}, title: a, owner: b}\n"
    for tag in TAGS:
        yield f"tag {tag}", f"title: {tag}\n" + GOOD
    yield "tag on the root", "!!omap\n" + GOOD
    yield "tag without handle", "title: !nowhere!x y\n" + GOOD
    yield "documents", GOOD + "---\n" + GOOD
    yield "document end", GOOD + "...\n" + GOOD
    yield "directive", "%YAML 1.1\n---\n" + GOOD
    yield "directive of another version", "%YAML 3.0\n---\n" + GOOD
    yield "tag directive", "%TAG ! tag:example.org,2026:\n---\n" + GOOD
    yield "key twice", "tasks:\n  - {id: 1, title: a, title: b, owner: c}\n"
    yield "key twice by escape", 'tasks:\n  - {id: 1, title: a, "\\x74itle": b, owner: c}\n'
    yield "key twice in two languages", "tasks:\n  - {id: 1, title: a, 任务: b, owner: c}\n"
    yield "tasks twice", GOOD + GOOD
    yield "complex key", "? [a, b]\n: 1\n" + GOOD
    yield "key without value", "? tasks\n"
    yield "conflict", f"<<<<<<< HEAD\n{GOOD}=======\n{GOOD}>>>>>>> other\n"
    yield "conflict of three", f"<<<<<<< HEAD\n{GOOD}||||||| base\n=======\n>>>>>>> other\n"
    yield "open quote", 'tasks:\n  - {id: 1, title: "a, owner: b}\n'
    yield "bad escape", 'title: "\\q"\n' + GOOD
    yield "block scalar", f"title: |+9\n  a\n{GOOD}"


def encodings() -> Texts:
    """A good list in another encoding than UTF-8, or in a broken one."""
    text = "title: 重点工作任务清单\ntasks:\n  - {id: 1, title: 城区黑臭水体治理, owner: 市住建局}\n"
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "gbk", "gb18030", "big5", "utf-7", "utf-8-sig"):
        yield name, text.encode(name, "replace")
    yield "latin-1", "title: Straße\n".encode("latin-1") + GOOD.encode()
    yield "utf-16-be with mark", b"\xfe\xff" + text.encode("utf-16-be")
    yield "cut in a character", text.encode()[:11]
    yield "cut at the end", text.encode() + "市".encode()[:2]
    yield "overlong", b"title: \xc0\xaf\n" + GOOD.encode()
    yield "beyond Unicode", b"title: \xf4\x90\x80\x80\n" + GOOD.encode()
    yield "lone surrogate", "title: a\ud800b\n" + GOOD
    yield "lone surrogate by escape", 'title: "a\\ud800b"\n' + GOOD
    yield "mark in the middle", "title: a\ufeffb\n" + GOOD
    yield "two marks", "\ufeff\ufeff" + GOOD
    yield "only a mark", "\ufeff"
    yield "random bytes", Random(1).randbytes(4096)


CODES = (*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x61C, 0x200B, 0x200E, 0x2028, 0x2029, 0x202E, 0x2066, 0xFEFF, 0xFFFE)
SEQUENCES = {
    "window title": "\x1b]0;gone\x07",
    "clear": "\x1b[2J\x1b[H",
    "link": "\x1b]8;;https://example.org\x1b\\x\x1b]8;;\x1b\\",
    "eight bit": "\x9b31m",
    "wide": "𠀀👩‍👩‍👧‍👦é̂̃" * 9,
    "marks": "é" + "\u0301" * 500,
}


def characters() -> Texts:
    """Characters that move the cursor, hide text, or break a line for one reader and not for the other."""
    for code in CODES:
        yield f"U+{code:04X} as it is", f"title: 'a{chr(code)}b'\n" + GOOD
        yield f"U+{code:04X} by escape", saying(f'"a\\u{code:04x}b"')
    for name, text in SEQUENCES.items():
        yield name, f"title: '{text}'\n" + GOOD
        yield f"{name} by escape", saying(f'"{text.encode("unicode_escape").decode()}"')


MARKUP = (
    "[/bold] [red]x [link=https://example.org]x[/link] [[ \\[x] :smile: {x} {0} %s $x `x` *x* _x_ ~~x~~ #x <b>x</b>"
)
FORMULAS = ("=cmd|'/c calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "＝1")
UNSAFE = ("<script>alert(1)</script>", "](javascript:alert(1))", "| a | b |", "```", "a\\nb", "a\\r\\nb", "<!--", "]]>")


def inert() -> Texts:
    """Text that is a command to somebody: markup, a formula, a script, a template."""
    for markup in MARKUP.split():
        yield f"markup {markup}", saying(f"'{markup}'")
    for formula in FORMULAS:
        yield f"formula {formula.strip()}", saying("'" + formula.replace("'", "''") + "'")
    for unsafe in UNSAFE:
        yield f"unsafe {unsafe}", saying(f'"{unsafe}"')


def saying(quoted: str) -> str:
    """A list that says the same text in every place that is shown."""
    shown = ("id", "title", "owner", "section", "goal", "leader", "tags", "note")
    updates = f"updates: [{{on: 2020-01-01, progress: 10%, problems: {quoted}, by: {quoted}}}]"
    fields = ", ".join(f"{field}: {quoted}" for field in shown)
    return f"title: {quoted}\nissuer: {quoted}\ntasks:\n  - {{{fields}, {updates}}}\n"


def layout() -> Texts:
    """Ends of lines, tabs and white space."""
    yield "CRLF", GOOD.replace("\n", "\r\n")
    yield "CR", GOOD.replace("\n", "\r")
    yield "mixed", GOOD.replace("\n", "\r\n", 1)
    yield "no end", GOOD.rstrip("\n")
    yield "tab", "tasks:\n\t- id: 1\n"
    yield "tab after dash", "tasks:\n  -\tid: 1\n    title: a\n    owner: b\n"
    yield "tab inside", "title:\tRoads\t\n" + GOOD
    yield "one column off", "tasks:\n  - id: 1\n    title: a\n   owner: b\n"
    yield "ideographic space", "tasks:\n　- id: 1\n"
    yield "no space after colon", "tasks:\n  - id:1\n    title:a\n"
    yield "full-width colon", "tasks：\n  - id： 1\n"
    yield "blank lines", "\n" * 10_000 + GOOD


def roots() -> Texts:
    """Files that are no list at all."""
    yield "empty", ""
    yield "blank", " \n\n"
    yield "comments", "# nothing\n# more\n"
    yield "marker", "---\n"
    yield "markers", "---\n...\n---\n"
    yield "scalar", "Fix the bridge\n"
    yield "number", "42\n"
    yield "null", "~\n"
    yield "sequence", "- id: 1\n  title: a\n"
    yield "no tasks", "title: Roads\n"
    yield "tasks empty", "tasks: []\n"
    yield "tasks null", "tasks:\n"
    yield "tasks scalar", "tasks: none\n"
    yield "tasks mapping", "tasks: {a: 1}\n"
    yield "tasks of scalars", "tasks: [a, 1, null, [], [[]]]\n"
    yield "JSON", '{"tasks": [{"id": "1", "title": "a", "owner": "b"}]}'
    yield "zip", b"PK\x03\x04" + bytes(200)


def sizes() -> Texts:
    """Much of everything."""
    yield "scalar of 30,000", f"title: {'a' * 30_000}\n" + GOOD
    yield "title of 19,999", task("note: x").replace("Fix the bridge", "字" * 19_999)
    yield "key of 30,000", f"{'k' * 30_000}: 1\n" + GOOD
    yield "unit of 5,000", f"tasks:\n  - {{id: a1, title: a, owner: {'局' * 5_000}}}\n"
    yield "id of 5,000", f"tasks:\n  - {{id: {'9' * 5_000}, title: a, owner: b}}\n"
    yield "unknown keys", "tasks:\n  - id: a1\n" + "".join(f"    k{n}: 1\n" for n in range(3_000))
    yield "owners", task(f"support: [{', '.join(f'u{n}' for n in range(3_000))}]")
    yield "broken rows", "tasks:\n" + "  - {id: 1, due: never}\n" * 2_000
    yield "updates", task("updates: [" + "{on: 2020-01-01}, " * 3_000 + "]")
    yield "one line", f"tasks: [{', '.join(f'{{id: {n}, title: a, owner: b}}' for n in range(2_000))}]"
