"""How other people's lists head their columns, in Chinese and English, beside the names of the table of fields."""

_SPELT = {
    "no": (
        "编码|号|任务序号|项目序号|总序号|问题序号|问题编号|整改序号|指标序号|"
        "no.|number|#|item no|serial no|s/n|item number|rec no|rec. no|rec #|rec number|recommendation no|"
        "recommendation #|recommendation number|finding no|finding number"
    ),
    "id": ("任务编码|项目编号|项目编码|id|task id|ref|reference|action ref|action id"),
    "section": (
        "领域|一级任务|工作领域|大类|一级分类|任务类别|工作类别|所属领域|所属板块|工作板块|方面|工作类别名称|项目类别|"
        "项目类型|事项类别|重点领域|重点方面|任务领域|改革领域|指标类别|"
        "category|theme|workstream|area|chapter|pillar|group|work area|domain"
    ),
    "title": (
        "工作内容|任务内容|主要任务|重点工作|重点工作任务|具体任务|措施|主要措施|具体措施|改革举措|工作举措|"
        "具体举措|改革事项|改革任务|项目|建设项目|工作事项|督办事项|任务事项|重点事项|重点项目|任务分解|"
        "工作措施|政策措施|任务标题|工作名称|工作|实事内容|实事项目|实事名称|民生实事|民生实事项目|项目内容|"
        "事项名称|事项|事项内容|议定事项|交办事项|会议议定事项|主要工作|主要工作任务|工作要点|主要举措|"
        "重点举措|重点工作内容|工作项目|试点任务|改革内容|改革要点|任务清单|整改任务|整改事项|整改内容|"
        "二级任务|年度任务|年度重点任务|年度重点工作|攻坚任务|专项任务|任务举措|任务措施|"
        "反馈问题|督察反馈问题|具体问题|问题描述|指标|指标名称|考核指标|主要指标|"
        "task|tasks|action|item|project|deliverable|activity|commitment|task name|measure|name|action item|"
        "initiative|recommendation|action required|required action|agreed action|recommended action|"
        "action to be taken|action description|task description|management action|agreed management action|"
        "key action|key task|action point"
    ),
    "goal": (
        "主要内容|工作要求|目标要求|年度目标任务|完成标准|建设内容|预期目标|预期成效|工作成效|预期成果|"
        "任务目标|主要建设内容|建设内容及规模|建设规模及内容|建设规模及主要内容|建设规模和内容|年度建设内容|"
        "目标任务|工作目标任务|工作任务及目标|形象进度目标|年度形象进度目标|年度工作目标|整改目标|整改要求|"
        "整改措施|工作标准|工作目标要求|"
        "objective|expected result|success criteria|outcome|definition of done|description|target outcome|"
        "intended outcome"
    ),
    "leader": (
        "市领导|牵头市领导|责任市领导|分管市领导|县领导|区领导|挂钩领导|包联领导|挂包领导|联系领导|市级领导|"
        "牵头负责人|包保领导|包联市领导|包抓领导|联系市领导|挂联领导|责任县领导|责任区领导|联系县领导|"
        "联系区领导|县级领导|市级包联领导|市级责任领导|责任领导同志|"
        "sponsor|executive sponsor|senior responsible owner|lead official|executive lead|lead director|"
        "lead member"
    ),
    "owner": (
        "责任部门|牵头部门|主责单位|主责部门|责任主体|实施单位|落实单位|主管部门|主管单位|牵头责任单位|"
        "牵头责任部门|承办部门|主办部门|实施主体|建设单位|责任处室|责任科室|整改责任单位|整改责任主体|"
        "整改单位|项目单位|项目业主|业主单位|项目责任单位|项目实施单位|责任主管部门|牵头(责任)单位|"
        "牵头(主办)单位|负责单位|负责部门|牵头|主办|主责|主要责任单位|第一责任单位|落实部门|主责处室|责任科(处)室|"
        "owners|responsible|responsible party|responsible unit|responsible department|department|"
        "responsible agency|responsible parties|lead|lead agency|lead department|lead unit|assigned to|"
        "assignee|agency|accountable|who|lead organisation|lead organization|lead officer|lead office|"
        "responsible officer|responsible officer/unit|responsible officer / unit|responsible office|"
        "responsible lead|action owner|owner/lead|accountable officer|accountable lead|lead responsibility|"
        "responsibility|agency affected|affected agency|agencies"
    ),
    "support": (
        "配合部门|协办部门|参与部门|配合责任单位|协助单位|协作单位|配合单位及部门|参加单位|配合责任部门|"
        "配合|协办|协同|会同单位|协同单位|协同部门|协助部门|配合(协办)单位|责任单位(配合)|"
        "supporting|supporting agencies|supporting units|supporting departments|supported by|partners|"
        "consulted|support agencies|supporting organisations|supporting organizations|in consultation with"
    ),
    "person": (
        "联系人|经办人|负责人|责任人员|工作责任人|直接责任人|具体责任人|项目负责人|联络员|联系人及电话|"
        "责任科长|"
        "contact|point of contact|responsible person|contact person|focal point"
    ),
    "start": (
        "开始|起始|起始时间|开工时间|计划开工时间|开工日期|计划开工日期|启动时间|计划启动时间|"
        "start date|begin|begins|start time|planned start"
    ),
    "due": (
        "完成期限|时间节点|截止时间|时限要求|计划完成时间|预计完成时间|办理时限|完成时间节点|时间要求|"
        "工作时限|结束|截止|结束时间|完成时限要求|办理期限|完成节点|任务时限|整改时限|时间安排|期限|整改期限|办结时限|办结期限|"
        "时间进度|进度安排|进度要求|推进时限|计划完成期限|计划完成日期|拟完成时间|竣工时间|计划竣工时间|"
        "预计竣工时间|建成时间|计划建成时间|要求完成时间|目标时限|责任时限|工作期限|"
        "due date|deadline|target date|by when|deadline text|when|end date|planned completion|due by|"
        "target completion date|planned completion date|expected completion date|expected completion|"
        "estimated completion|implementation date|target implementation date|agreed implementation date|"
        "agreed completion date|timescale|timeframe|time frame|timeline|finish|finish date|finish by|"
        "complete by|completion due"
    ),
    "status": (
        "进展状态|完成状态|当前状态|任务状态|办理状态|落实状态|整改状态|推进状态|工作状态|实施状态|项目状态|"
        "state|task status|implementation status|action status|current state|progress status"
    ),
    "done_on": (
        "实际完成时间|办结时间|销号时间|实际完成日期|办结日期|销号日期|整改完成时间|"
        "date completed|completed on|actual completion|date closed|closed on|actual completion date|"
        "date implemented"
    ),
    "weight": ("权数|points|score weight"),
    "tags": ("tag|labels|label"),
    "note": ("说明|备注说明|附注|notes|remark|remarks|comment|comments"),
    "measure.unit": ("计量单位|指标单位|unit of measure"),
    "measure.target": ("目标值|目标数|指标值|计划数|年度目标值|全年目标|target|target value"),
    "measure.done": ("完成数|完成量|已完成数|累计完成|完成值|actual|done so far"),
    "update.progress": (
        "完成率|完成比例|形象进度|工作进度|总体进度|完成进度比例|工程进度|"
        "% complete|percent complete|% done|completion|progress %|percentage|percent done"
    ),
    "update.text": (
        "目前进展|推进情况|完成情况|工作进展|工作进展情况|落实情况|进展|当前进展|最新进展|整改进展|整改情况|"
        "整改进展情况|整改落实情况|办理情况|办理进展|项目进展|项目进展情况|工程进展|工程进展情况|最新进展情况|"
        "目前进展情况|当前进展情况|落实进展|推进落实情况|工作完成情况|"
        "progress note|update|latest update|status text|current status|progress update|status update|"
        "latest progress|progress to date|update on progress|management update|progress report"
    ),
    "update.problems": (
        "困难问题|存在困难|存在的问题|问题和困难|主要问题|存在困难和问题|存在的困难和问题|困难和问题|"
        "存在的主要问题|存在主要问题|存在问题及困难|存在困难及问题|堵点难点|"
        "issues|obstacles|risks|barriers|challenges|risks and issues|risks/issues"
    ),
    "update.causes": (
        "主要原因|滞后原因|未完成原因|原因|滞后原因分析|未完成原因分析|"
        "cause|reasons|root cause|reason for delay|reasons for delay"
    ),
    "update.next": (
        "下步打算|下一步工作|下一步计划|下一步工作打算|下步工作|下一步举措|下一步工作安排|下一步安排|"
        "下一步措施|下步安排|下步计划|下步措施|下阶段工作安排|下阶段计划|下月计划|下月工作计划|"
        "next steps|next step|planned next steps|next actions"
    ),
    "update.ask": (
        "需协调解决问题|需要协调的事项|需协调解决事项|需市级协调事项|需协调解决的问题|需要协调解决的问题|"
        "需要协调解决问题|需市里协调解决的问题|需要市里协调解决的问题|需上级支持事项|提请协调事项|"
        "support needed|asks|help needed|decisions needed"
    ),
    "update.light": ("自评|rag|rag status|light|traffic light|rag rating"),
    "roles.指导": ("指导部门|指导单位"),
    "roles.监管责任": ("监管单位|监管部门|监督单位"),
    "roles.属地责任": ("属地|属地单位|所在地"),
}
SPELLINGS = {target: tuple(words.split("|")) for target, words in _SPELT.items()}
"""Spellings by what they head: a field of a task, of its measure or of a report, or a responsibility."""
