### 催报:到期前、到期日、逾期的提醒

nudge-title-week = 【本周报送】{ $unit }待报 { $count } 项 · { $due } 截止{ $days ->
    [0] (今天)
    *[other] ,还有 { $days } 个工作日
    }
nudge-title = 【报送提醒】{ $unit }待报 { $count } 项 · { $due } 截止{ $days ->
    [0] (今天)
    *[other] ,还有 { $days } 个工作日
    }
nudge-last = 上次 { $percent }
nudge-more = … 另有 { $count } 项
nudge-later = 另有 { $count } 项到期较晚
nudge-how = 一条消息可报多项,写序号、任务名都行。
nudge-comma = 、
nudge-overdue = 【逾期】{ $unit } { $count } 项未报:{ $tasks }{ $more ->
    [0] { "" }
    *[other] 等
    },{ $due } 截止。
nudge-overdue-how = 现在报仍收,标记为迟报;{ $lock } 后本期关闭。有正当理由请说明,办公室会记录。
nudge-each = 逐项报
nudge-now = 现在报
nudge-rest = 其余无变化
nudge-snooze = 稍后提醒
nudge-explain = 说明理由
nudge-all = 全部

snooze-ask = 什么时候再提醒?到期仍是 { $due }。
snooze-ask-nothing = 目前没有待报事项,不用再提醒。
snooze-hour = 1小时后
snooze-afternoon = 下午3点
snooze-morning = 明早
snooze-set = 好的,{ $when } 再提醒。

next-deadline = { $programme }:{ $when } 报送截止
