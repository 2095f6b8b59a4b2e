"""The words of a list that have several spellings: the key, then its Chinese words; the first one is shown."""

STATUS_WORDS: dict[str, tuple[str, ...]] = {
    "not-started": ("未启动", "未开始", "尚未启动", "未开工"),
    "in-progress": ("推进中", "进行中", "正在推进", "在办", "办理中"),
    "done": ("已完成", "完成", "已办结", "办结"),
    "closed": ("已销号", "销号"),
    "paused": ("暂缓", "暂停", "缓办"),
    "cancelled": ("终止", "取消", "中止"),
}
ACT_WORDS: dict[str, tuple[str, ...]] = {
    "extend": ("延期", "展期"),
    "close": ("销号", "予以销号"),
    "reopen": ("反弹", "重新纳入", "恢复挂号"),
    "pause": ("暂缓", "暂停"),
    "resume": ("恢复", "恢复推进"),
    "cancel": ("终止", "取消"),
    "transfer": ("移交", "责任移交"),
    "retarget": ("调整", "目标调整"),
    "inspect": ("核查", "现场核查", "对账督查"),
    "visit": ("观摩", "现场观摩"),
    "remark": ("讲评意见", "讲评", "点评"),
    "refer": ("问责", "移送问责"),
    "waive": ("免责", "容错"),
}
LIGHT_WORDS: dict[str, tuple[str, ...]] = {
    "green": ("绿", "绿灯"),
    "yellow": ("黄", "黄灯"),
    "red": ("红", "红灯"),
    "grey": ("灰", "灰灯"),
}
STAGE_WORDS: dict[str, tuple[str, ...]] = {
    "framework": ("框架协议", "签订框架协议"),
    "signed": ("签约", "签订合同", "正式签约"),
    "registered": ("注册", "工商注册"),
    "funded": ("资金到位",),
    "started": ("开工", "动工"),
    "completed": ("竣工", "完工"),
    "producing": ("投产", "建成投产"),
    "capacity": ("达产",),
}
AMOUNT_WORDS: dict[str, tuple[str, ...]] = {
    "planned": ("计划投资", "年度计划投资"),
    "contracted": ("合同金额", "合同资金", "协议资金"),
    "arrived": ("到位资金", "实际到位"),
    "invested": ("完成投资", "累计完成投资"),
}

TAG_WORDS: dict[str, tuple[str, ...]] = {"difficult": ("难点", "难点事项"), "indicator": ("主要指标",)}
"""The tags that reports know; any other word is a tag as well."""
RETARGET_WORDS: dict[str, tuple[str, ...]] = {
    "target": ("目标值", "目标数", "measure.target"),
    "goal": ("工作目标", "目标任务", "目标"),
    "title": ("任务名称", "任务"),
    "weight": ("权重", "分值"),
    "start": ("开始日期", "开始时间"),
    "due": ("完成时限", "时限"),
}
"""What a retarget may change."""

RUNG_WORDS: dict[str, tuple[str, ...]] = {
    "remind": ("提醒",),
    "warn": ("预警",),
    "supervise": ("督办",),
    "circulate": ("通报",),
    "summon": ("约谈",),
    "refer": ("问责",),
}
"""The rungs of the usual ladder."""

GROUND_WORDS: dict[str, tuple[str, ...]] = {
    "missed_return": ("未按时报送", "未按期报送", "迟报漏报"),
    "overdue": ("任务逾期", "逾期"),
    "late": ("超期完成", "逾期完成"),
    "red": ("红灯",),
    "yellow": ("黄灯",),
    "silent": ("未报送",),
    "watermelon": ("自评偏高",),
    "answered": ("按时答复",),
    "unanswered": ("未按时答复", "讲评意见未按时答复"),
    "extension": ("延期",),
    "reopened": ("反弹",),
    "referred": ("被问责", "问责"),
    "closed": ("销号",),
}
"""What plus and minus points are given for."""
