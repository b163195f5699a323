### 随时取的周报、月报、季报、年报、简报:时段、范围、附件、数据来源

menu-summaries = 月报季报
summary-see-tasks = 看任务
summary-see-sources = 数据来源
summary-times = 换时间
summary-scopes = 换范围
summary-part-gone = 计划里已没有这一部分,请重新选择。

pull-unknown = 没有看懂“{ $words }”。
pull-known = 已认出:{ $known }
pull-which = 您要看的是:
pull-how = 可以写时段、单位或任务、形式,例如:“周报 上周 县工信局 docx”。
pull-own-only = 您可以看本单位({ $unit })的情况。
pull-own = 看本单位
pull-as-known = 就看这些

summary-times-which = 看哪段时间?
span-this-weekly = 本周
span-last-weekly = 上周
span-this-monthly = 本月
span-last-monthly = 上月
span-this-quarterly = 本季
span-last-quarterly = 上季
span-this-yearly = 今年
span-last-yearly = 去年
span-write = 写日期
summary-write-how = 请写时段,例如:9月、第41周、三季度、去年、近30天、10月1日—10月20日。

summary-scopes-which = 看哪个范围?
scope-programme = 全部
scope-chapter = 按章
scope-unit = 某单位
scope-task = 某任务
scope-target = 某指标
summary-chapter-which = 看哪一章?
summary-unit-which = 看哪个单位?
summary-task-which = 看哪项任务?
summary-target-which = 看哪项指标?

sources-title = 【数据来源】{ $span }:点一个数,看是哪些报送。
sources-none = { $span }没有应报事项。
sources-before = 上期数据
source-owed = 应报 { $count }
source-reported = 已报 { $count }
source-on_time = 按时 { $count }
source-late = 迟报 { $count }
source-pending = 待报 { $count }
source-missing = 未报 { $count }
source-returned = 退回 { $count }
source-accepted = 已通过 { $count }
source-title = 【{ $figure }】{ $span }。点序号看原文。
source-line = { $mark } { $unit } { $task } { $progress } · { $due }
source-no-report = 当时没有报送。
report-version = 第{ $version }次 { $when } { $facts }

summary-tasks-none = 这个范围内没有任务。
task-course = 走势:{ $points }
task-untold = 牵头单位尚无报送。
task-untold-own = 本单位在这一项上尚无报送。

form-not-offered = 这里不能看“{ $form }”,可选:
form-offer-csv = 台账 csv
form-offer-csv-zip = 台账 csv 包
form-words-text = 文字 全文 text
form-words-png = 图 图片 挂图 作战图 挂图作战 png
form-words-board-pdf = 大图 挂墙 a3
form-words-pdf = pdf
form-words-docx = docx word 公文 文档
form-words-xlsx = xlsx excel 台账 表格
form-words-csv = csv
form-words-csv-zip = csv包
form-words-circular = 通报
form-words-slip = 督办单
form-words-minutes = 纪要 会议纪要
form-words-trend = 趋势 趋势图 走势 走势图
form-words-weeks = 周次 周次图 任务周次
form-words-evidence = 佐证 佐证材料
