### 邀请、绑定、绑定后的第一屏

post = { $unit }{ $role }
enrol-hello = 您好,这里是{ $programme }工作专班的督办助手。
enrol-offer = 邀请您担任:{ $post }
enrol-disturbs-contact = 绑定后:每个工作日最多 { $cap } 条提醒,晚间和节假日不打扰。
enrol-disturbs-unit_head = 绑定后:只在本单位逾期时提醒,每个工作日最多 { $cap } 条,晚间和节假日不打扰。
enrol-disturbs-office = 绑定后:接收待审报送、周报草稿和需要处理的情况。
enrol-disturbs-leader = 绑定后:接收周报,可随时查阅。
enrol-disturbs-admin = 绑定后:接收运行异常的通知。
enrol-keeps = 保存您的姓名、账号和所报内容(说明:/privacy)。
enrol-reply-with-name = 请回复姓名完成绑定。
enrol-not-me = 不是我
enrol-declined = 好的,没有绑定。这份邀请仍然留给本人使用。
enrol-name-again = 请只回复您的姓名,例如:张明。
enrol-unknown-code = 这个邀请码无效:可能已经用过、过期,或没有复制完整。请向办公室要一份新的。
enrol-too-many = 试的次数太多,请 15 分钟后再试,或向办公室要一份新的邀请。
enrol-already = 您已经是{ $post },不用再绑定。
enrol-switch = 您现在是{ $old }。改为{ $new }后,原来的任务不再由您报,原有权限停止。是否改?
enrol-switch-yes = 改为新身份
enrol-switch-no = 不改
enrol-bound = 已绑定:{ $name },{ $post }。
enrol-bound-after = 已绑定:{ $name },{ $post }(接替{ $predecessor },{ $predecessor }不再收到提醒)。
enrol-bound-office = 发“菜单”看能办什么,发“邀请”请各单位联络员绑定。
enrol-bound-leader = 周报会按时送达;发“菜单”看能查什么。
enrol-bound-admin = 运行异常时会通知您;发“菜单”看能办什么。
rhythm-weekly = 每周
rhythm-every_two_weeks = 每两周
rhythm-monthly = 每月
rhythm-quarterly = 每季度
rhythm-yearly = 每年
rhythm-once = 一次性
enrol-duties = 贵单位 { $total } 项任务:牵头 { $led } 项{ $led_rhythm }报,配合 { $shared } 项{ $shared_rhythm }报。
enrol-no-duties = 方案暂未给贵单位分配任务,有了会通知您。
enrol-owes = 待报 { $count } 项,{ $due } 前,还有 { $left } 个工作日。
enrol-owes-first = 待报 { $count } 项,{ $due } 前,还有 { $left } 个工作日;另有 { $later } 项稍后到期。
enrol-owes-nothing = 目前没有待报事项,到期前会提醒。
enrol-example = 直接回文字就能报,例如:“{ $task }:新增12家,完成65%,用地指标不足”。
enrol-example-unit_head = 平时由联络员报;您也可以直接回文字报,例如:“{ $task }:完成65%”。
enrol-replaced = 您担任的{ $post }已由{ $successor }接替。待报任务一并转交,您不再收到提醒,谢谢您的工作。
enrol-told-inviter = { $name }已绑定:{ $post }。
report-now = 现在就报
my-tasks = 我的任务

## 办公室发邀请

invite = 邀请
invite-which-role = 【邀请】请谁绑定?也可以直接写,例如:邀请 县工信局 联络员
invite-choose-unit = 【邀请{ $role }】哪个单位?点选,或直接写单位名({ $page })。
invite-which-unit = 是哪个单位?
invite-unit-unknown = 没有找到“{ $name }”。
invite-whom-to-replace = { $post }已有:{ $names }。新增一人,还是接替?
invite-one-more = 新增一人
invite-instead-of = 接替{ $name }
invite-revoke = 撤销邀请
invite-revoked = 邀请已撤销,邀请码作废。
invite-used = 这份邀请已被使用或已作废。要停止对方权限请发“解绑”。
invite-successor = 邀请接替人
invitation =
    【{ $programme }】邀请您担任:{ $post }
    点此绑定:{ $link }
    打不开时,把邀请码发给督办助手:{ $code }
    { $expires }前有效,限一人用一次,请勿外传。

## 领导小组群

group-invitation =
    【绑定领导小组群】请点链接选群,助手入群后自动绑定:{ $link }
    也可先把助手拉进群,再在群里发:{ $words }
    { $expires }前有效,只能用一次,须由办公室或领导小组成员操作。
group-bound = 本群已设为{ $programme }领导小组群:周报按时发到这里,平时不发言。
group-bound-receipt = 已设为领导小组群:{ $title }。
group-not-yours = 绑定本群须由办公室或领导小组成员操作。
group-taken = 本群已用于另一个专班,没有改动。
group-what-for = 助手已进入群“{ $title }”。把这个群设为{ $programme }领导小组群?
group-yes = 设为小组群
group-no = 不是
group-left-unbound = 好的,助手在该群不发言。需要时发“绑定群”。
group-lost = 【需处理】助手已被移出领导小组群“{ $chat }”,周报发不到群里。把助手重新拉进群即可恢复,或发“绑定群”换群。
group-found = 助手已回到领导小组群“{ $chat }”,周报照常发送。
unreachable-alone = 【需处理】{ $unit }{ $name }收不到消息(停用或屏蔽了助手)。该单位没有其他联络员,请邀请接替人。
unreachable-with-others = { $unit }{ $name }收不到消息(停用或屏蔽了助手)。该单位的提醒改发:{ $others }。
unreachable-other = { $name }收不到消息(停用或屏蔽了助手)。
