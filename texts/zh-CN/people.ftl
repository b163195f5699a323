### 联络员名单、解绑、请假代报、换人

people = 联络员
people-head = 【联络员】{ $units } 个单位,未绑定 { $missing } 个,联系不上 { $unreachable } 人
people-unit = { $unit }:{ $people }
people-unit-missing = { $unit }:未绑定
people-reachable = { $name }({ $role })
people-unreachable = { $name }({ $role },联系不上)
people-missing = 只看未绑定
people-every = 看全部
unbind-name = 解绑{ $name }
unbind-which = 解绑哪一位?
unbind-sure = 解绑{ $name }({ $post })?其权限立即停止,已报内容保留。
unbind-yes = 确认解绑
unbind-already = 这个人已经解绑。
unbind-not-yourself = 不能解绑自己,请由办公室其他同志操作。
unbound = 已解绑:{ $name }。
unbound-told = 您在{ $programme }的身份已由办公室解绑,不再收到提醒。如有疑问请联系办公室。

## 请假与代报

leave-stand-in = { $first }至{ $last }由{ $name }代报?期间的提醒发给{ $name }。
leave-stand-in-unbound = { $first }至{ $last }由{ $name }代报?{ $name }尚未绑定,可转发邀请。
leave-nobody = { $first }至{ $last }您不在?期间的提醒发给本单位其他同志,没有时发给分管领导。
leave-which-dates = 从哪天到哪天?例如:下周,或 10月16日至20日。
leave-confirm = 确认
leave-by = { $name }代报
leave-invite = 发邀请
leave-dates = 改日期
leave-undo = 取消请假
leave-entered = 已记录:{ $first }至{ $last }由{ $name }代报,已告知本人。
leave-entered-alone = 已记录:{ $first }至{ $last }您不在,期间不提醒您。
leave-told-stand-in = { $name }在{ $first }至{ $last }期间请您代报,提醒会发给您。
leave-forward = 已记录。请把下面这份邀请转发给{ $name },绑定后即可代报。
leave-cancelled = 请假已取消,提醒照常发给您。
leave-news = { $unit }{ $name }:{ $first }至{ $last }由{ $stand_in }代报。
leave-news-alone = { $unit }{ $name }:{ $first }至{ $last }不在,期间提醒发给该单位其他人。
transfer = 这需要办公室换人:将通知办公室,您的待报任务在交接前仍会提醒您。
transfer-notify = 通知办公室
transfer-notified = 已通知办公室,接替人绑定后告知您。
transfer-news = 【换人】{ $unit }{ $name }提出换人。原话:{ $quote }

## 语言

language = 语言
language-zh-CN = 中文
language-en = English
language-ask = 请选择语言 / Please choose a language
language-chosen = 好的,以后用中文。
