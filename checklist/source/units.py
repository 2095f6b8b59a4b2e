"""The table of what `checklist.yaml` may say of a unit."""

from checklist.core.model import Unit
from checklist.source.kinds import TEXTS, WORD
from checklist.source.records import Field, ListOf, Record, Shorthand

NAME = Field("name", ("名称",), WORD, required=True)

UNIT = Record(
    "unit",
    Unit,
    (
        NAME,
        Field("group", ("分组", "组别", "类别"), WORD),
        Field("also", ("别名", "简称"), TEXTS),
        Field("up", ("上级单位", "上级"), WORD),
        Field("leader", ("分管领导", "牵头领导"), TEXTS),
        Field("email", ("邮箱",), TEXTS),
    ),
)
UNITS = ListOf(Shorthand(UNIT, WORD, Unit, lambda _: None))
