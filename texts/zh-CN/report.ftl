### 报送:草稿卡片、回执、我的任务、提问、延期

draft-title = 请核对,共 { $count } 项:
draft-part = { $number } { $task }:{ $progress }
draft-progress-missing = 进度?(上次{ $before })
draft-progress-unknown = 进度?
draft-progress-changed = { $now }(上次{ $before })
draft-difficulties = 困难:{ $text }
draft-next-steps = 下一步:{ $text }
draft-unchanged-one = { $number } { $task }:无变化
draft-unchanged = { $numbers } 无变化
draft-more = …还有 { $count } 项,点“修改”逐项看
draft-files = 附 { $count } 个文件 → { $task }
draft-files-only = 收到 { $count } 个文件。请写明是哪一项的进展,例如写任务名和完成情况。
draft-which-task = “{ $text }”
    这条报到哪一项?
draft-choose-task = 请选择任务,也可以直接写任务名:
draft-none-of-these = 都不是
draft-not-a-report = 不是报送
draft-submit = 提交
draft-submit-all = 全部提交
draft-add-percent = 补第{ $number }项进度
draft-add-percent-one = 补进度
draft-raise-issue = 同时列入问题台账
draft-issue-marked = 提交时一并列入问题台账
draft-move-files = 附件换一项
draft-edit = 修改
draft-edit-how = 直接写要改的内容即可,例如“2是45%”。也可以点一项:
draft-other-task = 换一项
draft-remove-part = 删去这项
draft-dropped = 已取消,没有报送任何内容。
draft-changed = 内容有更新,请再核对一次
draft-ask-percent = { $task }完成了多少?请回复百分比,例如 45%。

receipt-title = ✅ 已报送 { $count } 项 · { $when } · 回执 { $receipt }
receipt-next = 办公室审核后告知。补图片文件直接发;要改,回复本条即可。
receipt-closed = { $task }:本期已关闭,没有报上;如需补报请联系办公室。
receipt-withdraw = 撤回
receipt-tasks = 我的任务
withdrawn = 已撤回 { $count } 项(回执 { $receipt }),请重新报送。
withdrawn-restored = 已撤回 { $count } 项(回执 { $receipt }),恢复为之前所报。
withdraw-too-late = 办公室已审核,不能撤回;要改请直接写更正内容
withdraw-nothing = 没有可以撤回的报送。
withdraw-ask = 撤回回执 { $receipt } 的 { $count } 项?

duties-title = { $unit }待报 { $count } 项 · { $due }
duties-later = 另有 { $count } 项不急,列在后面
duties-line = { $number } { $task } { $code } { $light } { $due }
duties-last = 上次 { $percent }
duties-returned = 已退回,待修改
duties-none = 目前没有待报事项。
duties-none-next = 目前没有待报事项,下一期 { $when } 开始。
duties-each = 逐项报
duties-rest = 其余无变化
duties-history = 历史
due-with-days = { $due } 截止{ $days ->
    [0] (今天)
    *[other] ,还有 { $days } 个工作日
    }
each-ask = { $task } { $code }:进展如何?上次 { $before }。还有 { $left } 项,直接写即可。
each-no-change = 无变化
each-skip = 跳过
each-stop = 先到这里
no-change-words = 无变化
explain-ask = 请写明原因,办公室会记录。
explain-noted = 已记录({ $count } 项),办公室可以看到。报告仍请尽快补上。

history-title = { $unit }报送记录
history-none = 还没有报送记录。
history-line = { $when } { $task } { $progress } { $state } · 回执 { $receipt }
    { $text }
report-state-submitted = 待审
report-state-accepted = 已通过
report-state-returned = 已退回
report-state-superseded = 已更正
report-state-withdrawn = 已撤回

question-due = { $due }。您还有 { $count } 项未报。
question-next = 目前都已报齐,下一次 { $due }。
question-nothing-owed = 目前没有待报事项。要问别的,可以转给办公室。
question-see = 查看
question-for-office = 【提问】{ $unit } { $name }:{ $text }
    回复本条,即转给提问人。
complaint-answer = 抱歉打扰。还有 { $count } 项待报,报完就不再提醒;也可以先推迟。
chat-answer = 您好。目前待报 { $count } 项,直接写进展就能报。
only-reports = 只能按任务报送进展。
unsure = 没有看出是哪一项的进展。写上任务名或序号再发一次,或者转给办公室。
to-office = 转办公室
handed-to-office = 已转办公室。

extension-nothing-owed = 目前没有待报事项,不需要延期。
extension-which = 申请哪一项延期?
extension-ask-day = 延到哪一天?例如“下周三”或“10月18日”。
extension-card = 申请延期:{ $task } { $code },由 { $old } 改为 { $new }?
    理由:{ $reason }
extension-submit = 提交申请
extension-other = 换一项
extension-not = 不是延期
extension-dropped = 好的,没有提交延期申请。
extension-pending = 这一项已有延期申请,办公室还没有答复。
extension-submitted = 已提交,办公室答复后告知;答复前仍按原时间。
extension-request = 【申请延期】{ $unit } { $name }
    { $task } { $code }:{ $old } → { $new }
    理由:{ $reason }
extension-grant = 同意
extension-refuse = 不同意
extension-was-granted = 【同意延期】{ $task } { $code } 改为 { $new } 前报送。
extension-was-refused = 【未同意延期】{ $task } { $code } 仍按原时间报送。
extension-done-granted = 已同意:{ $unit } { $task } 延至 { $new },已通知该单位。
extension-done-refused = 未同意:{ $unit } { $task } 仍按原时间(申请 { $new }),已通知该单位。
