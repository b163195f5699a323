### 通用:日期、按钮、拒绝与致歉

weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
day = { $month }月{ $day }日({ $weekday })
day-with-year = { $year }年{ $month }月{ $day }日({ $weekday })
list-comma = 、
moment = { $day }{ $time }

light-green = 🟢
light-yellow = 🟡
light-red = 🔴
light-blue = ✅

role-contact = 联络员
role-unit_head = 分管领导
role-office = 办公室
role-leader = 领导小组
role-admin = 管理员

stranger = 您好,这里是督办助手。请用办公室发来的邀请链接绑定后使用;收到的是邀请码,直接发给我即可。
card-expired = 这张卡片已过期,请以最新的一张为准。
not-allowed = 您当前的身份不能办理这一项。
button-done = 已处理
back = 返回
cancel = 取消
cancelled = 已取消。
previous-page = 上一页
next-page = 下一页
page-of = 第 { $page }/{ $pages } 页
repeated = (重发,已收到请忽略)
parked-notice = 【运行】有一条消息未能处理:{ $subject }。内容已保存,请查看日志。

menu-tasks = 我的任务
menu-report = 逐项报送
menu-history = 报送记录
menu-summary = 周报
menu-lang = 语言 / Language
menu-help = 怎么用
next-wake = 提醒、周报或其他事项
