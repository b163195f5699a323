### 办公室:报送情况、未报送、任务、单位、问题台账、催办、改期限、工作日

status = 【报送情况】{ $when } · 应报 { $owed },已报 { $reported }(按时 { $on_time }),待报 { $pending }
status-nothing-due = 【报送情况】{ $when } · 本周没有应报事项。
status-late = 迟报 { $count }
status-missing = 逾期未报 { $count }
status-returned = 退回待重报 { $count }
status-waiting = 待审 { $count }
status-list = 名单
chase = 催办
missing-none = 本周应报的都已报齐。
missing-title = 【未报送】{ $when } · { $units } 个单位 { $count } 项
missing-unit = { $unit } { $count } 项{ $overdue ->
    [0] { "" }
    *[other] (逾期 { $overdue })
    }:{ $tasks }

duty-owed = 待报
duty-reported = 待审
duty-accepted = 已通过
duty-returned = 已退回
duty-waived = 免报
duty-overdue = 🔴逾期

task-which = 是哪一项?
task-unknown = 没有找到“{ $words }”,请从下面选,或写编号,例如:任务 二(三)
task-list = 【任务】共 { $count } 项
task-title = 【任务】{ $task } { $code }
task-closed-out = ✅ 已办结
task-lead = 牵头:{ $units }
task-co_responsible = 配合:{ $units }
task-history-line = { $when } { $unit } { $progress } { $state }
    { $text }
deadline-change = 改期限

unit-list = 【单位】共 { $count } 个
unit-title = 【单位】{ $unit } · 待报 { $count } 项{ $overdue ->
    [0] { "" }
    *[other] (逾期 { $overdue })
    }
unit-people = 人员:{ $names }
unit-nobody = 人员:未绑定
unit-record = 按时率 { $share }:应报 { $owed },按时 { $on_time },迟报 { $late },未报 { $missing }
unit-burden = 本月提醒 { $total } 次,其中办公室催办 { $by_office } 次
unit-duty = { $task } { $code } { $due } { $state }
unit-history = 报送记录

issues-none = 问题台账里没有未销号的问题。
issues-title = 【问题台账】未销号 { $count } 个
issue-line = { $number } { $unit } · { $task } { $code } · { $when }
    { $text }
issue-close = 销号{ $number }
issue-close-sure = 销号?{ $unit } · { $task } { $code }
    { $text }
issue-close-yes = 确认销号
issue-closed = 已销号:{ $unit } · { $task } { $code }。
issue-closed-already = 这个问题已销号。

chase-nothing = 没有需要催的:该报的都已报。
chase-unknown = 没有找到“{ $words }”。写单位或任务名,例如:催办 县工信局
chase-quiet = 现在是休息时间,不打扰。{ $when } 起可以催办。
chase-card = 【催办】将提醒 { $people } 人({ $units } 个单位合并后){ $busy ->
    [0] 。
    *[other] ;其中 { $busy } 人今天已收 { $many } 条以上。
    }
chase-capped = 另有 { $count } 人今天已收满 { $cap } 条,不再发。
chase-nobody = { $count } 个单位没有能提醒的人:{ $names }{ $count ->
    [1] { "" }
    *[other] 等
    }
chase-send = 发送
chase-fresh = 只发未提醒过的
chase-sent = 已提醒 { $count } 人,计入各单位打扰次数。
chase-head = 办公室催办:
