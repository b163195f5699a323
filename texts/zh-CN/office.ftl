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
task-light = { $light } { $reason }
task-unit = { $unit }({ $standing })
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

deadline-usage = 写任务和日期,例如:延期 二(三) 10月20日;只改一个单位再写单位名。
deadline-ask = 【改期限】{ $scope }:改到哪一天?例如“10月20日”或“下周三”。现在的期限:
deadline-which-task = 【改期限】{ $scope }:哪一项?
deadline-present = { $due }:{ $units }
deadline-nothing-owed = { $scope }目前没有待报事项。
deadline-not-later = { $scope }:请写一个比现在的期限更晚的日期。
deadline-preview = 【改期限】{ $scope } 改为 { $new }?涉及(现期限):
deadline-confirm = 确认并通知
deadline-other-day = 改日期
deadline-moved = 已改期限:{ $scope },已通知{ $units }。
deadline-told = 【期限变更】{ $task } { $code } 改为 { $new } 前报送。
deadline-by-office = 办公室决定

waive = 免报
waive-usage = 写任务和理由,例如:免报 二(三) 项目已终止;只免一个单位再写单位名。
waive-ask-reason = 【免报】{ $scope }:本期不用报。请写理由,会告知单位:
waive-preview = 【免报】{ $scope } 本期不用报?理由:{ $reason }
waive-confirm = 确认免报
waived = 已免报:{ $scope },已通知{ $units }。
waive-told = 【免报】{ $task } { $code } 本期不用报。理由:{ $reason }

requests-none = 没有待答复的延期申请。
requests-title = 【延期申请】{ $count } 条
request-line = { $unit } · { $task } { $code }:{ $old } → { $new }
    理由:{ $reason }
request-decide = 答复{ $number }

week-missing = 未报送
more = 更多
all-units = 全部单位
open-issues = 问题台账
requests = 延期申请
calendar = 工作日
menu-more = 其他事项:

calendar-title = 【工作日】期限逢休息日按规则调整。
calendar-published = { $year } 年:已有国务院放假安排{ $own ->
    [0] { "" }
    *[other] ,另录入 { $own } 天
    }。
calendar-estimated = { $year } 年:放假安排尚未公布,暂按周一至周五{ $own ->
    [0] { "" }
    *[other] ,已录入 { $own } 天
    }。
calendar-how = 要录入,直接贴通知原文,例如:2027年10月1日至7日放假,9月26日、10月9日上班。
calendar-unread = 这一句没有写明放假还是上班:{ $text }。请改好再发。
calendar-preview = 【工作日】请核对:
calendar-rests = 放假 { $count } 天:{ $days }
calendar-works = 上班 { $count } 天:{ $days }
calendar-not-published = { $years } 年放假安排助手还没有。只录上面几天,其余日子仍是暂定;若这就是全年安排,选“作为全年安排”。
calendar-enter = 确认录入
calendar-whole = 作为全年安排
calendar-entered = 已录入 { $count } 天,没有到期的期限随之调整。

office-answer = 【办公室答复】{ $text }
answer-passed = 已转告{ $name }。
answer-too-late = 提问的人已不在任,没有转告。
