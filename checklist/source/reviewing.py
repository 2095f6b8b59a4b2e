"""The table of what `checklist.yaml` may say of the review: its days, the parts of a score, what is added to it."""

from typing import Any

from checklist.core.policy import PlusRule, ReviewDay, ReviewPolicy
from checklist.core.spellings import GROUND_WORDS
from checklist.source.cadence import CADENCE
from checklist.source.figures import AMOUNT, DAY, NUMBER_ANY, Whole
from checklist.source.kinds import TEXT, WORD, Alias, Choice, Schema
from checklist.source.notes import Notes
from checklist.source.records import Field, ListOf, OneOrMany, Pairs, Record, Shorthand
from checklist.source.tree import Node, Sequence

REVIEW_DAY = Shorthand(
    Record(
        "review_day",
        ReviewDay,
        (
            Field("on", ("日期",), DAY, required=True),
            Field("as_of", ("截至",), DAY),
            Field("title", ("名称", "标题"), TEXT),
        ),
    ),
    DAY,
    ReviewDay,
    lambda _: None,
)


class ReviewDays(ListOf):
    """The review days: a cadence, or a list of days."""

    name = "review_days"

    def read(self, node: Node, notes: Notes) -> Any:
        return super().read(node, notes) if isinstance(node, Sequence) else CADENCE.read(node, notes)

    def schema(self) -> Schema:
        return {"anyOf": [*CADENCE.schema()["anyOf"], super().schema()]}


PLUS = Record(
    "plus",
    PlusRule,
    (
        Field("for", ("事由", "情形"), Alias(GROUND_WORDS), "what"),
        Field("points", ("分值", "加减分"), NUMBER_ANY, required=True),
        Field("cap", ("上限", "封顶"), NUMBER_ANY),
        Field("unit", ("单位",), WORD),
        Field("on", ("日期",), DAY),
        Field("reason", ("理由",), TEXT),
    ),
)


def build_review(days: Any = None, **values: Any) -> ReviewPolicy:
    """A review policy from what was read: its days are a cadence or a list."""
    listed = days if isinstance(days, tuple) else ()
    return ReviewPolicy(every=None if listed or days is None else days, days=listed, **values)


PART_WORDS = {"progress": ("进度",), "on_time": ("按期",), "returns": ("报送",), "response": ("响应", "整改")}
LIST_WORDS = {"problems": ("问题清单",), "responsibilities": ("责任清单",), "measures": ("措施清单",)}
REVIEW = Record(
    "review",
    build_review,
    (
        Field("days", ("讲评日", "讲评日期"), ReviewDays(REVIEW_DAY, most=1000)),
        Field("parts", ("评分构成", "构成"), Pairs(AMOUNT, PART_WORDS, most=50)),
        Field("rank_by", ("排名依据",), Alias({"score": ("得分", "总分")})),
        Field("full", ("满分",), Pairs(AMOUNT)),
        Field("min_tasks", ("最少任务数",), Whole(0, 9999)),
        Field("red", ("红榜",), Whole(0, 999)),
        Field("black", ("黑榜",), Whole(0, 999)),
        Field("target", ("达标线",), NUMBER_ANY),
        Field("plus", ("加减分",), ListOf(PLUS, most=2000)),
        Field("lists", ("三清单", "清单"), OneOrMany(Choice(LIST_WORDS), most=3)),
    ),
)
