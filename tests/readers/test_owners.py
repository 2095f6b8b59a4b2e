"""Owner words as lists print them, and who answers, supports and advises by them."""

import pytest

from checklist.readers.owners import SUPPORT, owners

ALL = ("市住建局", "市财政局", "市审计局")


@pytest.mark.parametrize(
    ("text", "owner", "support", "whole"),
    [
        ("市住建局", ("市住建局",), (), True),
        ("市住建局、市财政局", ("市住建局", "市财政局"), (), True),
        ("市住建局\n市财政局", ("市住建局", "市财政局"), (), True),
        ("市住建局 市财政局", ("市住建局", "市财政局"), (), True),
        ("市住建局/市财政局", ("市住建局", "市财政局"), (), True),
        ("市住建局和市财政局", ("市住建局", "市财政局"), (), True),
        ("市发展和改革委员会、市文化和旅游局", ("市发展和改革委员会", "市文化和旅游局"), (), True),
        ("市自然资源和规划局及市财政局", ("市自然资源和规划局", "市财政局"), (), True),
        ("各县（市、区）政府、市财政局", ("各县（市、区）政府", "市财政局"), (), True),
        ("市住建局牵头，市财政局、市审计局配合", ("市住建局",), ("市财政局", "市审计局"), False),
        ("市住建局牵头、市财政局、市审计局配合", ("市住建局",), ("市财政局", "市审计局"), False),
        ("由市住建局、市财政局牵头、市审计局配合", ("市住建局", "市财政局"), ("市审计局",), False),
        ("市住建局 牵头 市财政局 配合", ("市住建局",), ("市财政局",), False),
        ("市住建局负责牵头，市财政局协助", ("市住建局",), ("市财政局",), False),
        ("市住建局为牵头单位，市财政局、市审计局为配合单位", ("市住建局",), ("市财政局", "市审计局"), False),
        ("以市住建局为主，市财政局配合", ("市住建局",), ("市财政局",), False),
        ("市住建局、市财政局牵头负责", ("市住建局", "市财政局"), (), False),
        ("市住建局，市财政局配合", ("市住建局",), ("市财政局",), False),
        ("市住建局、市财政局，各县区政府按职责分工负责", ("市住建局", "市财政局", "各县区政府"), (), False),
        ("市住建局会同市财政局、市审计局", ("市住建局",), ("市财政局", "市审计局"), False),
        ("市住建局会同市财政局负责，市审计局参与", ("市住建局",), ("市财政局", "市审计局"), False),
        ("市住建局（牵头）、市财政局、市审计局", ("市住建局",), ("市财政局", "市审计局"), False),
        ("牵头单位：市住建局；配合单位：市财政局，市审计局", ("市住建局",), ("市财政局", "市审计局"), False),
        ("市住建局、市财政局等", ("市住建局", "市财政局"), (), False),
        ("市财政局等有关部门", ("市财政局",), (), False),
        ("GSA; OMB", ("GSA", "OMB"), (), True),
        ("GSA and OMB", ("GSA", "OMB"), (), True),
        ("General Services and Supply", ("General Services and Supply",), (), True),
        ("Lead: Works; Support: Roads, IT Support", ("Works",), ("Roads", "IT Support"), False),
        ("Works (lead), Roads", ("Works",), ("Roads",), False),
        ("IT Support", ("IT Support",), (), True),
        ("市住建局牵头，会同市财政局、市审计局", ("市住建局",), ("市财政局", "市审计局"), False),
        ("市住建局（市财政局、市审计局配合）", ("市住建局",), ("市财政局", "市审计局"), False),
        ("市住建局会同有关部门", ("市住建局",), ("有关部门",), False),
        ("市住建局牵头、各区政府具体实施", ("市住建局", "各区政府"), (), False),
        ("主办：市住建局 协办：市财政局", ("市住建局",), ("市财政局",), False),
        ("责任领导：张三 责任单位：市住建局", ("市住建局",), (), False),
        ("市住建局（责任单位）、市财政局（配合单位）", ("市住建局",), ("市财政局",), False),
        ("市住建局、市财政局（列第一位者为牵头单位，下同）", ("市住建局", "市财政局"), (), False),
        ("市住建局、市财政局等各有关成员单位", ("市住建局", "市财政局"), (), False),
        ("市直机关和事业单位", ("市直机关和事业单位",), (), True),
        ("GSA (lead) and OMB", ("GSA",), ("OMB",), False),
        ("Works, in coordination with Police", ("Works",), ("Police",), False),
        ("Agencies; with support from GSA", ("Agencies",), ("GSA",), False),
        ("Works, Roads, and Parks", ("Works", "Roads", "Parks"), (), True),
        ("with Police", ("with Police",), (), True),
        ("市住建局牵头会同市财政局", ("市住建局",), ("市财政局",), False),
        ("市住建局牵头市财政局、市审计局配合", ("市住建局",), ("市财政局", "市审计局"), False),
        ("市住建局负责规划、市财政局负责资金保障", ("市住建局", "市财政局"), (), False),
        ("市住建局总负责，市财政局等部门协助推进", ("市住建局",), ("市财政局",), False),
        ("市住建局\n（牵头单位）\n市财政局\n（配合单位）", ("市住建局",), ("市财政局",), False),
        ("市住建局 （牵头） 市财政局 市审计局", ("市住建局",), ("市财政局", "市审计局"), False),
        ("市住建局和市财政局（牵头）、市审计局（会办）", ("市住建局", "市财政局"), ("市审计局",), False),
        ("1.市住建局\n2.市财政局", ("市住建局", "市财政局"), (), False),
        ("①市住建局②市财政局", ("市住建局", "市财政局"), (), False),
        ("①市住建局②市财政局、市审计局配合", ("市住建局",), ("市财政局", "市审计局"), False),
        ("省、市、县教育部门，各市、县人民政府", ("省、市、县教育部门", "各市、县人民政府"), (), True),
        ("各镇、县政府办公室", ("各镇", "县政府办公室"), (), True),
        ("市人大常委会办公室、市委落实办公室", ("市人大常委会办公室", "市委落实办公室"), (), True),
        ("市项目推进中心、市协同创新中心", ("市项目推进中心", "市协同创新中心"), (), True),
        ("DOE (in consultation with EPA)", ("DOE",), ("EPA",), False),
        ("Education supported by Finance", ("Education",), ("Finance",), False),
        ("Lead: Works. Support: Roads", ("Works",), ("Roads",), False),
        ("DOE and EPA (co-leads)", ("DOE", "EPA"), (), False),
        ("N/A", (), (), False),
        ("无", (), (), False),
        ("", (), (), True),
    ],
)
def test_who_answers(text: str, owner: tuple[str, ...], support: tuple[str, ...], whole: bool) -> None:
    found = owners(text)
    assert (found.owner, found.support, found.whole) == (owner, support, whole)


def test_who_advises_owns_nothing() -> None:
    found = owners("省住建厅指导，市住建局负责")
    assert (found.owner, found.advice) == (("市住建局",), ("省住建厅",))


def test_who_sees_to_it_that_others_do_owns_nothing() -> None:
    found = owners("省住建厅督导，各县区落实")
    assert (found.owner, found.advice) == (("各县区",), ("省住建厅",))


def test_who_presses_for_it_owns_nothing() -> None:
    found = owners("省住建厅督促落实，市住建局牵头推进")
    assert (found.owner, found.advice) == (("市住建局",), ("省住建厅",))


def test_a_declared_unit_is_never_parted() -> None:
    assert owners("甲局和乙局", {"甲局和乙局"}).owner == ("甲局和乙局",)
    assert owners("重点和一般办公室", {"重点", "一般办公室"}).owner == ("重点", "一般办公室")


def test_the_first_named_leads_where_the_list_says_so() -> None:
    found = owners("、".join(ALL), first_leads=True)
    assert (found.owner, found.support) == (ALL[:1], ALL[1:])


def test_a_column_of_supporters_holds_supporters() -> None:
    assert owners("、".join(ALL), role=SUPPORT).support == ALL
