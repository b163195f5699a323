### 待审:逐条审核、批量通过、退回

review = 待审
review-none = 没有待审的报送。
review-queue = 【待审】{ $count } 条
review-one-by-one = 逐条
review-all-green = 全部通过(仅绿灯)
review-title = 【待审】还有 { $count } 条
review-subject = { $unit } · { $task } { $code }
review-who = { $name } { $when } · { $punctual }
review-progress = 进度 { $now }(上次 { $before })
review-figures = 数据:{ $figures }
review-files-count = 附件 { $count } 个
review-fell = 提示:进度低于上期
review-alike = 提示:与上期文字相同 { $percent }%
review-unchanged-again = 提示:连续两期无变化
review-accept = 通过
review-return = 退回
review-raise = 列入问题
review-files = 看附件
review-next = 下一条
review-accepted = 已通过:{ $unit } { $code }
review-accepted-green = 已通过 { $count } 条{ $left ->
    [0] ,全部审完。
    *[other] ;还有 { $left } 条需要逐条看:
    }
review-left-late = 迟报 { $count } 条
review-left-fell = 进度下降 { $count } 条
review-left-difficulties = 有困难 { $count } 条
review-left-same = 与上期相同 { $count } 条
review-raised = 已列入问题台账
review-file-of = { $unit } { $code }
review-files-sent = 附件 { $count } 个,见下方
review-was-accepted = 已由{ $name }通过
review-was-returned = 已由{ $name }退回
review-was-superseded = 单位已更正,请看新的一版
review-was-withdrawn = 单位已撤回

review-ask-reason = 退回 { $unit } · { $task } { $code }:请写意见,或选:
reason-data = 缺数据
reason-same = 与上期相同
reason-scope = 口径不清
reason-data-told = 请补充数据:数量、单位和截止时间。
reason-same-told = 内容与上期相同,请写明本期的新进展;确无变化请回复“无变化”并说明原因。
reason-scope-told = 统计口径不清,请说明数字包含哪些范围。
review-offer-return = 退回 { $unit } { $code }?意见:{ $reason }
review-returned = 已退回:{ $unit } { $code },已通知{ $names },{ $due } 前重报。
review-returned-to-nobody = 已退回:{ $unit } { $code }。该单位没有能联系上的人,请先邀请联络员;{ $due } 前重报。

review-told-accepted = ✅ 回执 { $receipt }:{ $count } 项已审核通过。
review-told-returned = 【退回修改】{ $task } { $code }
    办公室意见:{ $reason }
    您报的原文:{ $text }
    直接回复补充或修改后的内容,{ $due } 前。

review-on-time = 按时
review-late = 迟报
