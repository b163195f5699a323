"""Plain words of misfortune: things break, people leave, others are waited for.

Each pattern stands for one way of telling it; the words that make it progress
instead (封顶了, 拆掉了, 查漏) are excluded beside the sign they would trip.
"""

_END = r"(?=$|[ ,;。!\n\x00])"

_BROKEN = (  # what a thing suffers, as the last word: 窑停了, 车坏了, 路让人堵了
    r"(?:[坏裂爆烧塌泡烂崩淹冻黄砸垮散翻丢死病伤亏瘫停僵旱涝误]|(?<![诊判果])断|(?<!推)倒|(?<![封疏])堵"
    rf"|(?<![补堵查])漏|(?<!密)封)了{_END}"
    r"|[挖压撞砸刮冲烧冻][断坏塌裂毁倒]|烂在|翻[进到沟]|出(?:了)?(?:毛病|故障|事故)|(?<!不)报废(?!标准)"
    r"|断(?:了)?[电水气网档货供粮](?!器)|停(?:了)?[电水气课业](?!整顿)|漏[水电油气](?!检|点|率)"
    r"|没[电水气网料]|打回|死机|开裂|塌方|滑坡|失火|着火|起火|被盗|进水(?!口|管)|流标|废标|破产|倒闭|关门(?!红)"
)
_LEFT = (  # someone went, or went back on a promise: 讲师走了, 客商变卦
    rf"(?<![出搬运拉带推开行送])[走跑撤][光完]?了{_END}|走人|跑路|变卦|反悔|毁约|不干了|撂挑子|辞[职工]"
    r"|坐地起价|谈崩|泡汤|落空|没戏|够呛|不想|不敢|嫌"
    rf"|不[投签批认付拨交还买收租卖发](?!少|起|止|断)(?:[\u4e00-\u9fff]{{1,3}})?{_END}"
)
_AWAITED = (  # others are waited for: 在等省里开口子, 等批复
    r"(?:(?<=[在还要得正就需能都])|(?<=^)|(?<=[ ,;。\n\x00]))等"
    r"(?![级于额同离]|[^,;。]{0,6}(?:公示|验收|评审|开标|签字))(?:[\u4e00-\u9fff])"
    r"|[没未][备凑招筹攒找配][够齐满全到]"
)
_DURATION = (  # nothing happened for so long: 一个月没出货
    r"[一二两三四五六七八九十几半多\d]个?(?:多?月|天|周|星期|礼拜)(?:了)?(?:都|也|还)?[没不未](?!到|足|含)"
)
_POOR = (  # an adjective of want as the last word: 出水小, 门面难找
    rf"(?<![减大多缩至不降最较压些误级中窄极温逆时])[小少差弱贵乱]{_END}"
    r"|(?<![困疑攻万两])难[找招办搞弄批谈卖收做推落管租]"
    rf"|(?:少|跌|缩水|砍)了?(?:将?近|约)?(?:一半|一大半|[一二两三四五六七八九\d]+成)|怕[^,;。\n]{{0,6}}[不没]"
)
_AGAIN = (  # it must be done again, or later
    r"(?:得|要|只能|需|又)重(?:新|做|来|买|报|开|写|修|建|招|跑)(?!要|点)|(?:要|得)拖|拖期"
)

MISFORTUNE = "|".join([_BROKEN, _LEFT, _AWAITED, _DURATION, _POOR, _AGAIN])
