"""Who answers for a task, as lists print it: joined names, and the words that say what each of them owes."""

import re
from collections.abc import Collection, Iterator

from checklist.core.value import Value

LEADS = (
    *("牵头负责", "负责牵头", "牵头抓总", "牵头组织", "牵头落实", "牵头推进", "总牵头", "牵头", "主办", "主责"),
    *("统筹推进", "统筹协调", "统筹"),
)
ANSWERS = (
    *(
        "按职责分工负责",
        "按职责负责",
        "按照职责分工负责",
        "分别负责",
        "共同负责",
        "具体负责",
        "负责落实",
        "负责",
        "承办",
    ),
    *("等按职责分工负责", "等分别负责", "各自负责", "抓好落实", "抓落实", "具体落实", "落实"),
    *("负责组织实施", "负责实施", "组织实施", "具体实施", "实施"),
    *("总负责", "全面负责", "共同推进", "协同推进", "具体推进", "推进落实", "推进"),
)
SUPPORTS = ("积极配合", "协助配合", "配合推进", "协助推进", "配合", "协同", "协助", "协办", "参与")
ADVISES = ("加强指导", "督促指导", "监督指导", "指导", "督导", "督促落实", "监督落实", "督促", "监督", "督办")
OPEN = re.compile(r"等(?:有关|相关|市直|成员|责任|各)*(?:部门|单位|地方|方面)*$")
"""An open list: there are others, not named."""
OWNER, SUPPORT, ADVICE = "owner", "support", "指导"
WORDS = {
    **dict.fromkeys((*LEADS, *ANSWERS), OWNER),
    **dict.fromkeys(SUPPORTS, SUPPORT),
    **dict.fromkeys(ADVISES, ADVICE),
}
_LEADS = ("lead", "leads", "co-lead", "co-leads")
ENGLISH = dict.fromkeys(_LEADS, OWNER) | dict.fromkeys(("support", "supporting", "会办"), SUPPORT)
"""Only before a colon or in brackets: a unit may well be called IT Support, or 安委会办."""
_CHINESE = "|".join(sorted(WORDS, key=len, reverse=True))
WORDS |= ENGLISH
_WORD = "|".join((_CHINESE, *ENGLISH))
BEHIND = re.compile(rf"^(?P<names>.*?)\s*(?P<word>{_CHINESE})$", re.DOTALL)
IN_BRACKETS = re.compile(
    rf"^(?P<names>.+?)\s*[(（](?P<word>{_WORD}|责任)(?:单位|部门)?[)）]$", re.IGNORECASE | re.DOTALL
)
LED = re.compile(rf"[(（](?:{'|'.join((*LEADS, *_LEADS))})(?:单位|部门)?[)）]", re.IGNORECASE)
BEFORE = re.compile(
    rf"^(?:(?P<word>{_WORD}|责任)\s*(?:单位|部门|agenc(?:y|ies)|units?)?\s*)[:：]\s*(?P<names>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_SAID = "|".join(f"(?<={word})" for word in WORDS if word not in ENGLISH)
_BESIDE = (
    r"(?:in (?:close )?(?:coordination|consultation|cooperation|collaboration|partnership) with"
    r"|with(?: the)? (?:support|assistance|help) (?:from|of|by)|supported by|assisted by)"
)
CLAUSES = re.compile(
    rf"(?:[，,；;。\n\r]+|(?:{_SAID})(?:[、/／]|\s+(?!单位|部门)|(?=会同))"
    rf"|\.?\s+(?=(?:{_WORD}|责任)(?:单位|部门)?[:：])|\s+(?={_BESIDE}\s))"
    r"(?![^（(]*[）)])",
    re.IGNORECASE,
)
"""A clause also ends behind a word that says what is owed, 甲局牵头、乙局配合, and before one with a colon."""
BY = re.compile("^由(?=.)")
WITH = re.compile(rf"^(?:会同|(?:and )?{_BESIDE}|with)\s*(?=.)", re.IGNORECASE)
"""How a clause begins that names those who only support."""
ALSO = re.compile(r"^(?:and|&)\s+(?=.)", re.IGNORECASE)
INSIDE = re.compile(
    rf"^(?P<names>[^（(]+)[（(](?P<inner>[^（()）]+(?:{'|'.join((*SUPPORTS, *ADVISES))})|{_BESIDE}\s[^()]+)[)）]$",
    re.DOTALL | re.IGNORECASE,
)
"""甲局（乙局、丙局配合): a clause in brackets behind another."""
PEOPLE = re.compile(r"^(?:责任|牵头|分管|包保|挂钩|联系)?(?:领导|责任人|负责人|联系人)[:：]")
AS = re.compile(rf"为({_CHINESE})(?:单位|部门)$")
MAINLY = re.compile("^以(?P<names>.+)为主$")
"""甲局为牵头单位, 以甲局为主: the same in other words."""
RUN_ON = re.compile(
    r"^(?P<said>.+?(?:局|委|办|厅|部|院|会|府|中心|公司|集团|处|队)"
    r"(?:(?:负责)?牵头(?:负责|推进)?|主办|承办|(?:分别|共同|具体)?负责(?:落实|实施)?|(?:积极|协助)?配合|协助|协办))"
    rf"(?P<rest>(?!{_CHINESE}|单位|部门|领导|同志|办公室|中心)[^（(）)].+)$",
    re.DOTALL,
)
"""甲局牵头乙局配合, 甲局负责规划: a word that says what is owed, and no sign behind it."""
MARK = re.compile(
    rf"\s*(?P<mark>[(（](?:{_WORD}|责任)(?:单位|部门)?[)）])(?P<gap>\s+(?!(?:and|&) )(?=\S))?", re.IGNORECASE
)
NUMBERED = re.compile(r"(?:^|(?<=[\s、，,；;。]))\d{1,2}[.．、]\s*(?=[^\W\d])|[（(]\d{1,2}[)）]\s*|\s*[①-⑳]\s*")
"""1.甲局 2.乙局: numbers before names."""
NOBODY = ("/", "／", "-", "—", "——", "无", "n/a", "none", "nil")
_LEVELS = "省市县区州乡镇"
NAMES = re.compile(
    rf"(?:(?<!^[{_LEVELS}])(?<![、/／][{_LEVELS}])(?:、(?!(?:(?<=各[{_LEVELS}]、)|(?<=[)）]、)(?=.[（(]))"
    rf"[{_LEVELS}](?:[（(][^（()）]*[)）])?(?:级|党委|(?:人民)?政府(?!办)))|[/／])|(?<=[)）]) (?:and|&) )"
    r"(?![^（(]*[）)])",
    re.IGNORECASE,
)
"""Between names; 省、市、县教育部门 and 各市、县人民政府 are one."""
AND = re.compile(r"(和|及|与|以及|会同)(?![^（(]*[）)])")
UNIT_END = re.compile(
    r"(?:局|委|办|厅|部|院|会|府|中心|公司|集团|处|科|室|所|站|行|校|学|区|县|市|镇|乡|街道|署|社|联|队|园|馆|厂|段|办公室|组"
    r"|(?<=..)部门|(?<=..)单位)"
    r"(?:[（(][^（）()]*[）)])?$"
)
"""How the name of a unit ends: 发展和改革委员会 is not parted at 和, since nothing is called 发展."""
ACRONYMS = re.compile(r"[A-Z]{2,8}(?: (?:and|&) [A-Z]{2,8})+")
SPACES = re.compile(r"\s+")
FIRST_LEADS = re.compile(r"(?:列|排|排在)[^，。；]{0,4}(?:第一|首)[^，。；]{0,6}为(?:牵头|主办|责任)(?:单位|部门)")
"""列第一位者为牵头单位: the first named leads, the others support."""
FIRST_SAID = re.compile(rf"\s*[（(，,；;]\s*{FIRST_LEADS.pattern}[^（()）]*[)）]?")
"""The same, where it stands behind the names it is said of."""
ALSO_BELOW = re.compile(r"[，,（(\s]*下同[）)]?[。.]?$")
ELSE_ALL = re.compile(r"以下除[^，,]*(?:外|的)[，,]?[^，,。；]*?均为\s*(?P<names>[^。；]+)")
"""以下除标注外均为…: said once for all rows."""
SAME = ("同上", "〃", '"', "″", "''", "ditto", "as above", "same as above")


class Owners(Value):
    """Who owns, supports and advises; `whole` says that nothing of the words is lost in the names alone."""

    owner: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    whole: bool = True


def owners(text: str, known: Collection[str] = (), role: str = OWNER, first_leads: bool = False) -> Owners:
    """The units that a cell names. `role` is what the column says; `known` are declared units, which are never parted.

    A clause without a word belongs to the next that says who answers (A、B，C按职责分工负责). With 会同, and where one
    is marked 牵头, the first or marked one answers and the others support.
    """
    if text.strip().casefold() in NOBODY:
        return Owners(whole=False)
    named = NUMBERED.sub(_apart, FIRST_SAID.sub("", text))
    reading = _Reading(known, role, led=bool(LED.search(text)))
    reading.whole = named == text
    for clause in clauses(MARK.sub(lambda found: f"{found['mark']}{'、' * bool(found['gap'])}", named)):
        reading.take(clause)
    found = reading.end()
    if first_leads and role == OWNER and len(found[OWNER]) > 1:
        first, *rest = found[OWNER]
        found[OWNER], found[SUPPORT] = [first], rest + found[SUPPORT]
    kept = {of: tuple(dict.fromkeys(names)) for of, names in found.items()}
    support = tuple(one for one in kept[SUPPORT] if one not in kept[OWNER])
    return Owners(kept[OWNER], support, kept[ADVICE], reading.whole)


def clauses(text: str) -> Iterator[str]:
    """What a cell says of those that owe the same, one after the other; what stands in brackets behind, after it."""
    for clause in filter(None, (one.strip() for one in CLAUSES.split(text.strip()))):
        inside = INSIDE.match(clause)
        yield from (clauses(inside["names"]) if inside else _run_on(clause))
        yield from (clauses(inside["inner"]) if inside else ())


def _run_on(clause: str) -> Iterator[str]:
    """The clauses of one that goes on without a sign; what somebody is responsible for names nobody."""
    found = RUN_ON.match(clause)
    if found is None:
        yield clause
        return
    yield found["said"]
    rest = found["rest"]
    if not (UNIT_END.search(rest) or BEHIND.match(rest)):
        _, _, rest = rest.partition("、")
    yield from clauses(rest)


def _apart(found: re.Match[str]) -> str:
    """What stands in the place of a number: a sign between names, but none before the first."""
    return "；" if found.start() and not found[0][0].isdecimal() else ""


class _Reading:
    """One cell's clauses, taken one after the other."""

    def __init__(self, known: Collection[str], role: str, led: bool) -> None:
        self.known = known
        self.role = role
        self.led = led
        self.goes_on = ""
        self.found: dict[str, list[str]] = {OWNER: [], SUPPORT: [], ADVICE: []}
        self.waiting: list[str] = []
        self.whole = True

    def take(self, clause: str) -> None:
        """One clause: its names go where its word says, or where a word before a colon said, or wait for the next."""
        if PEOPLE.match(clause):
            self.whole = False
            return
        clause = ALSO.sub("", clause)
        joins = bool(WITH.match(clause)) and bool(self.waiting or self.found[OWNER])
        clause = WITH.sub("", clause) if joins else clause
        clause = MAINLY.sub(rf"\g<names>{LEADS[0]}", AS.sub(r"\1", clause))
        before, behind = BEFORE.match(clause), BEHIND.match(clause)
        found = before or behind
        names, word = (BY.sub("", found["names"].strip()), found["word"] or "") if found else (clause, "")
        if OPEN.search(names):
            names, self.whole = OPEN.sub("", names), False
        if found:
            self.goes_on = WORDS.get(word.lower(), self.role) if before else ""
        of = SUPPORT if joins else WORDS.get(word.lower(), self.role) if found else self.goes_on
        said, beside = self._named(names, of or self.role)
        self.whole = self.whole and not found and not beside and not joins
        if of or beside:
            self.found[self.role] += self.waiting
            self.waiting = []
            self.found[of or self.role] += said
            self.found[SUPPORT] += beside
        else:
            self.waiting += said

    def _named(self, text: str, of: str) -> tuple[list[str], list[str]]:
        """The names of a clause, and those that only support: joined by 会同, or beside one that is marked 牵头."""
        said: list[str] = []
        beside: list[str] = []
        into = beside if self.led else said
        for piece in filter(None, (one.strip() for one in NAMES.split(text))):
            mark = IN_BRACKETS.match(piece)
            if mark:
                self.whole = False
                word = WORDS.get(mark["word"].lower(), of)
                marked = said if word == OWNER else beside if word == SUPPORT else self.found[word]
                marked += (name for name, _ in _parted(mark["names"], self.known))
                continue
            for name, joint in _parted(piece, self.known):
                into = beside if joint == "会同" else into
                into.append(name)
        return said, beside

    def end(self) -> dict[str, list[str]]:
        """All that was named."""
        self.found[self.role] += self.waiting
        return self.found


def _parted(text: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Names joined by 和, 及 or 会同, or set apart by blanks, each with the joint before it."""
    if text in known:
        yield text, ""
        return
    words = SPACES.split(text)
    if len(words) > 1 and all(UNIT_END.search(one) or one in known for one in words):
        for one in words:
            yield from _parted(one, known)
        return
    if ACRONYMS.fullmatch(text):
        yield from ((one, "") for one in text.split() if one not in ("and", "&"))
        return
    for found in AND.finditer(text):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        parts = left in known or bool(UNIT_END.search(left))
        if left and right and (parts or found[1] == "会同") and (right in known or UNIT_END.search(right)):
            yield left, ""
            first, *more = _parted(right, known)
            yield first[0], found[1]
            yield from more
            return
    yield text, ""
