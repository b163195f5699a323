### 周报:领导小组看到的文字,办公室的草稿

summary-title = 【{ $title }】{ $span }· 截至 { $moment }
summary-document = { $programme }{ $paper }
summary-document-part = { $programme }{ $paper }·{ $part }
paper-weekly = 周报
paper-monthly = 月报
paper-quarterly = 季报
paper-yearly = 年报
paper-range = 简报
span-weekly = { $year }年第{ $number }周
span-monthly = { $year }年{ $number }月
span-quarterly = { $year }年第{ $number }季度
span-yearly = { $year }年
span-range = { $year }年{ $days }
span-with-days = { $span }({ $first }—{ $last })
summary-head = { $number }、{ $title }
summary-ordinal-1 = 一
summary-ordinal-2 = 二
summary-ordinal-3 = 三
summary-ordinal-4 = 四
summary-ordinal-5 = 五
summary-ordinal-6 = 六
summary-ordinal-7 = 七
summary-ordinal-8 = 八
summary-ordinal-9 = 九
summary-ordinal-10 = 十
summary-ordinal-11 = 十一
summary-ordinal-12 = 十二
summary-ordinal-13 = 十三
summary-ordinal-14 = 十四
summary-overall = 总体
summary-lights = 亮灯
summary-tasks = 重点任务进展
summary-behind = 滞后事项
summary-difficulties = 困难问题
summary-due-next = 下周到期
summary-silent = 尚无报送的单位
summary-targets = 指标
summary-shares = 分工负责情况
summary-issues = 问题台账
summary-instructions = 批示落实
summary-corrections = 更正
summary-lights-changed = 较上期变化:{ $changes }
summary-shares-unchanged = 无变化 { $count } 项
summary-due-list = { $head }:{ $owed }
summary-issue-counts = 新增 { $new },销号 { $closed },未销号 { $open }(其中超过30天 { $stale })
summary-issue-line = 【{ $standing }】{ $unit } { $task }({ $since }提出):{ $text }
summary-stale-more = …另有 { $count } 条超过30天,见台账
issue-standing-new = 新增
issue-standing-stale = 久拖未决
issue-standing-closed = 已销号
summary-instruction-line = { $day } { $name }:{ $text }({ $state })
summary-instruction-noted = 已阅知
summary-instruction-new = 待办
summary-burden = 提醒负担
summary-burden-one = 共提醒 { $total } 次(自动 { $automatic },人工催办 { $by_office })
summary-burden-line = 共提醒 { $total } 次(自动 { $automatic },人工催办 { $by_office }),{ $units } 个单位,平均每单位 { $average } 次;较多:{ $most }
summary-correction-line = { $summary }“{ $title }”更正为:{ $text }
summary-comma = 、
summary-semicolon = ;
summary-more = …另有 { $count } 条
summary-counts = 应报 { $owed },已报 { $reported }({ $rate }),按时 { $on_time }({ $on_time_rate }),迟报 { $late },待报 { $pending },未报 { $missing }
summary-reviewed = 其中审核通过 { $accepted },退回待重报 { $returned }
summary-previous = 上期({ $span })定案:应报 { $owed },已报 { $reported }({ $rate }),按时 { $on_time }({ $on_time_rate }),迟报 { $late },未报 { $missing }
summary-came-since = 其中上期周报后报来 { $count }
summary-changed = { $now }(上次 { $before })
summary-behind-line = { $light } { $task }({ $units }):{ $reason }
summary-difficulty = { $unit } { $task }:{ $text }
summary-due-line = { $due }前 { $count } 项,{ $units } 个单位
summary-silent-overdue = 已过期未报 { $count } 个:{ $units }
summary-silent-pending = 尚未到期 { $count } 个:{ $units }
summary-target-due = ,期限 { $due }
light-reason-overdue_report = 到期未报
light-reason-due_soon = 临近到期未报
light-reason-behind_by = 落后序时进度
light-reason-below_share = 低于序时进度
light-reason-deadline_passed = 任务到期未办结
light-reason-percent_fell = 进度回落
light-reason-closed_out = 已办结
light-reason-on_track = 正常

summary-see-red = 看红灯
summary-see-unit = 看某单位
summary-see-issues = 看问题

summary-draft-head-draft = 【{ $paper }草稿】{ $span } · { $when } 自动发送{ $whom }
summary-draft-head-held = 【{ $paper }草稿】{ $span } · 已暂停,不会自动发送
summary-draft-head-sent = 【{ $paper }】{ $span } · 已发送
summary-draft-full = 看全文
summary-draft-edit-section = 改一段
summary-draft-send-now = 现在发送
summary-draft-hold = 暂不发送
summary-draft-release = 恢复发送
summary-draft-no-group = { $span }{ $paper }没有发出:还没有绑定领导小组群。草稿已保留,绑定后自动发送。
summary-draft-sent-already = 已发送,不能再改;有误可发更正。
summary-draft-no-longer = 草稿的状态已变,请以最新的为准。
summary-draft-which-section = 改哪一段?
summary-draft-section-now = “{ $title }”现在是:
    { $body }
    请直接发来新的内容。
summary-draft-section-saved = 已改好“{ $title }”,将按您的文字发送。

summary-red-title = 亮灯事项 { $count } 项
summary-red-none = 目前没有红灯、黄灯。
summary-units-title = 看哪个单位?
summary-unit-title = { $unit }:本期应报 { $owed },已报 { $reported }
summary-unit-none = { $unit }本期没有应报事项。
summary-unit-line = { $mark } { $task } { $progress }
summary-issues-title = 困难问题 { $count } 条
summary-issues-none = 本期没有报来困难问题。
summary-no-change = 无变化
standing-on_time = ✅
standing-late = ⏰
standing-pending = ⬜
standing-missing = ❌

instruction-passed = 已转办公室。
instruction-for-office = 【批示】{ $name }({ $span }):
    { $text }
instruction-note = 仅阅知
instruction-noted = 【批示】{ $name }:
    { $text }
    已阅知。

summary-part-lost = 【发送】{ $span } 有内容没有送达。原因排除后请点“重新发送”,已送达的不会重复。
summary-resend = 重新发送
summary-resent = 【发送】{ $span } 未送达的 { $count } 条已重新发送。
