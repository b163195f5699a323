### 发送:草稿去向、补发、更正、接收人

summary-draft-head-nobody = 【{ $paper }草稿】{ $span } · 没有接收人,不会自动发送
summary-draft-made-up = { $head } · 补发
summary-draft-no-reader = { $span }{ $paper }没有发出:没有能收到的接收人。草稿已保留,请在“发送设置”里选定。
summary-draft-restore = 恢复自动内容
summary-draft-restored = 已恢复“{ $title }”的自动内容。
summary-draft-too-long = 内容太长,最多 { $most } 字,请分段或精简后再发。
summary-made-up = { $title } · 补发
summary-whom-group = 领导小组
summary-whom-persons = { $count } 人
summary-whom-both = 领导小组和 { $count } 人

summary-correct = 更正
summary-correct-which = 更正哪一段?原文不变,更正另行发给看过的人。
summary-correct-now = “{ $title }”现在是:
    { $body }
    请直接发来更正后的内容。
summary-correct-preview = 更正后“{ $title }”:
    { $body }
    原文:{ $before }
    将发给收到正文的 { $count } 处,以后打开的正文和附件里也会注明。要改,再发一次内容。
summary-correct-send = 发出更正
summary-correct-sent = 已更正“{ $title }”,已发给 { $count } 处。
summary-correct-again = 这段内容已经是这样,没有再发。
summary-correct-not-sent = 还没有发送,直接改草稿即可。
summary-correction = 【更正】{ $document } { $span } · { $section }
summary-correction-before = 原文:{ $text }
summary-corrected = 发出后的更正
summary-corrected-line = “{ $title }”({ $when }更正):{ $text }
summary-corrected-times = 已更正 { $count } 次

summary-recipients = 发送设置
summary-recipients-which = 设置哪一种的接收人?
summary-recipients-group = 【发送设置】{ $paper } · 领导小组群
    点一下选上或取消,下次发送起生效。
summary-recipients-person = 【发送设置】{ $paper } · { $name }
    点一下选上或取消,下次发送起生效。
summary-recipients-persons = 给个人({ $count })
summary-recipients-people = 【发送设置】{ $paper } · 给谁?打勾的会收到。
summary-recipients-nobody = 还没有绑定的领导、办公室人员或分管领导。
summary-recipients-gone = 此人已不在任,或暂时收不到消息。
summary-recipients-on = ✓ { $label }
form-offer-text = 正文
