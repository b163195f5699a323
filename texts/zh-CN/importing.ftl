### 导入:方案文件、粘贴的文字、通讯录

import-reading = 收到,正在读…
import-collecting = 收到 { $length } 字。没发完请接着发,发完请按“读取”。
import-read = 读取
import-gone = 这次导入已结束,请重新发送文件。
import-dropped = 已取消,文件内容没有保存。

import-head = 【方案预览】{ $title }
import-chapter = { $count } 项 { $chapter }
import-no-chapter = (未分章)
import-chapters-more = 其余 { $chapters } 章 { $count } 项
import-totals = 共 { $tasks } 项,写明牵头 { $led } 项;单位 { $units } 个,指标 { $targets } 个
import-notes-count = 请留意 { $count } 处
import-open-count = 待确认 { $count } 处,确认后才能载入
import-difference = 与现有任务相比:新增 { $added } 项,改动 { $changed } 项,减少 { $dropped } 项
import-settle = 逐条确认
import-usual = 其余按首选
import-usual-taken = 已按首选确认 { $count } 处。
import-load = 载入
import-changes = 看变化
import-notes = 留意事项
import-correct = 改一处
import-loaded = ✅ 已载入:{ $tasks } 项任务,{ $units } 个单位,{ $duties } 项责任。已报的内容都还在。

import-question = 【待确认 { $number }/{ $count }】{ $item }
    { $question }
import-whole-plan = 整个方案
import-source = 原文:{ $source }
question-rules = 文中有一处管到后面各项的规定,要照此确定牵头单位吗?
    { $about }
question-name = 名录里没有“{ $about }”,怎么记?
question-same = 这两个名称是同一单位吗?{ $about }
question-lead = 没有直接写“牵头”:{ $about }
question-role = 没有写明牵头还是配合:{ $about }
question-prose = 没有责任分工,正文提到:{ $about }
question-year = 时限没有写年份:{ $about }。可先不填日期,也可按“改一处”写明。
question-code = 编号重复:{ $about }。第二项在编号后加数字,内容不变。
question-towns = 多个任务写“{ $about }”。名录里有乡镇,要逐个列为责任单位吗?
choice-keep = 保留群组
choice-expand = 逐个列出
choice-apply = 照此确定
choice-ignore = 不采用
choice-new = 新单位
choice-group = 群组
choice-as-lead = 作牵头
choice-as-co = 作配合
choice-take = 采用
choice-leave-out = 不采用
choice-no-day = 先不填
choice-number-on = 加数字
choice-same = 同一单位
choice-other = 不同单位

import-notes-head = 【留意事项】已按下面的读法处理,不对请按“改一处”:
import-note = { $code } { $title }:{ $words }
    原文:{ $source }
import-changes-head = 【变化】已报的内容跟着任务走:
import-none = 没有。
import-added = + { $task }
import-changed = ~ { $task }({ $fields })
import-dropped-task = - { $task }
field-code = 编号
field-title = 标题
field-text = 正文
field-leads = 牵头
field-co-responsible = 配合
field-open-refs = 群组
field-starts-on = 开始
field-ends-on = 时限

import-how-to-correct = 请写编号和要改的内容,例如:
    二(三) 牵头:县工信局、县财政局
    二(三) 配合:县商务局
    二(三) 时限:2024-06-30
    二(三) 标题:新的标题
    二(三) 删除
import-corrected = 已改 { $code }。
correction-form = 没看懂要改哪一处,请照例子写编号、栏目和内容。
correction-code = 方案里没有编号“{ $about }”,请照预览里的编号写。
correction-unit = 名录和方案里都没有“{ $about }”,请核对单位名称。
correction-day = “{ $about }”不是日期,请写成 2024-06-30。
correction-empty = 没有写内容,或者太长。

doubt-date-repaired = 日期缺字,按唯一可能的日期读取:{ $about }
doubt-date-ambiguous = 日期缺字,有几种可能:{ $about }
doubt-number-repaired = 发文字号缺字,已补全
doubt-no-year = 时限没有写年份:{ $about }
doubt-no-clause = 没有责任分工
doubt-prose-duty = 没有责任分工,单位取自正文:{ $about }
doubt-sole-owner = 只写“负责”,没有写“牵头”:{ $about }
doubt-lead-by-wording = 没有直接写“牵头”:{ $about }
doubt-role-unclear = 没有写明牵头还是配合:{ $about }
doubt-group-leads = 牵头的不是具体单位:{ $about }
doubt-named-twice = 重复出现,只计一次:{ $about }
doubt-several-clauses = 一个条目里有几处责任分工,已分成几条
doubt-bracket-open = 责任分工的括号不完整:{ $about }
doubt-clause-differs = 责任分工里有没读懂的文字:{ $about }
doubt-code-twice = 编号重复:{ $about }
doubt-several-deadlines = 正文有几个时限,取最后一个:{ $about }
doubt-inherited = 合并单元格,单位取自上一行
doubt-rule-applied = 按文中统一规定确定:{ $about }
doubt-same-unit = 视为同一单位:{ $about }

import-refused-missing = 没能取到这个文件,请重新发送。
import-refused-empty = 文件是空的,请核对后再发。
import-refused-too-large = 文件超过 20 MB,请只发方案正文。
import-refused-too-long = 文件太长,不像一份方案。
import-refused-unknown-kind = 不支持这种文件,请发 .docx、.doc、.wps、.pdf 或 .txt。
import-refused-damaged = 文件已损坏,读不出来,请另存一份再发。
import-refused-protected = 文件有密码,请取消密码后再发。
import-refused-scan = 这是图片或扫描件,没有文字,请发 Word 文件。
import-refused-encoding = 文字编码不认识,内容是乱码,请另存为 Word 文件再发。
import-refused-traditional = 文件是繁体字,请发简体原文。
import-refused-no-tasks = 没有找到任务条目,这不像一份方案。
import-refused-limits = 读取文件超出时间或内存限制,请只发方案正文。

roster-head = 【通讯录预览】{ $people } 人,{ $units } 个单位
roster-role = 邀请{ $role } { $count } 人
roster-known = { $count } 人已绑定,不再邀请
roster-problems = { $count } 行不清楚,没有计入
roster-show-problems = 看问题
roster-invite = 发邀请
roster-invited = ✅ 已生成 { $count } 份邀请,请转发给本人;每份只能用一次。
roster-invitation = 转发给 { $name }:
    { $invitation }
roster-invitation-line = { $post } { $name }:{ $link }
roster-refused-limits = 读取文件超出时间或内存限制,请只留通讯录本身。
