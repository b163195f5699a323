"""What sort of message it is.

The order matters: what would do harm as a report (orders to the bot, questions,
requests) is told first; thanks and greetings count only when nothing else is said.
"""

import re
from collections.abc import Sequence

from domain.reading.model import Kind, Part

_ORDER = re.compile(
    r"(?:忽略|无视|忘[记掉]|不要管|绕过)[^,;。\n]{0,8}(?:规则|指令|提示|限制|要求|设定|说明)|(?:系统"
    r"|管理员)(?:提示|指令|模式|权限)|system prompt|ignore (?:all|previous|the)|jailbreak"
    r"|(?:全部|都|全都?|统统|一律|统一)?(?:标[为记成]|设[为成]|改成|置为|算作?)(?:已)?(?:完成|绿灯|通过)"
    r"|你现在是|扮演|你是一个|(?:drop|delete|select|insert) ",
    re.IGNORECASE,
)
_ADVERT = re.compile(
    r"加(?:我)?(?:微信|v信|vx|qq)|优惠|促销(?!活动)|代开|发票[^,]{0,4}(?:代|开)|秒批|低息|免抵押|点击链接"
    r"|https?://|www\.|领取|红包|兼职|刷单|中奖|秒到账|办证|扫码",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"^ ?(?:各|请各|@所有人|通知|转发|【通知】|关于[^,;。]{2,30}的通知)[^,;。\n]{0,12}(?:单位|部门|乡镇|局"
    r"|联络员|同志|的通知|:)"
)
_EXTENSION = re.compile(
    r"(?:申请|请求|希望|想|请|要求|恳请|需要?)[^,;。\n]{0,10}(?:延期|延长|延后|延迟|延到|延至|缓交|缓报"
    r"|缓到|缓至|缓[一二两三几\d]|宽限|推迟|顺延|迟报|晚[一二两三几\d点些])"
    r"|(?:能不能|能否|可否|可不可以|可以|能|是否可以|行不行)[^,;。\n]{0,12}(?:延|缓|宽限|推迟|顺延|晚|迟"
    r"|往后|后推|放宽)"
    r"|(?:晚|缓|迟|宽限|延|推迟|往后推|再给|多给)(?:个|上)?(?:[一二两三四五几\d]+|半) ?(?:天|日|周|个?星期"
    r"|个?工作日)(?:再?[交报]|行|可以|吗|吧|时间|$|[,。?])"
    r"|(?:下周|周[一二三四五]|明天|后天|月底|\d[日号])[^,;。\n]{0,6}(?:再|才能?)(?:交|报送?|补)(?:行|可以"
    r"|吗|吧|好|,|$|\?|。)|延期申请|来不及(?:交|报|按时)"
)
_TAKEOVER = re.compile(
    r"我(?:已经?|要|即将|现在|马上|下周|明天|本周|这周|刚|今天|被|下个?月)*(?:不再|调[走离到岗动任去往]"
    r"|借调|换岗|轮岗|退休|离职|辞职|休假|请假|产假|休产假|病假|住院|不干|不负责|不管|不分管|出差|外出"
    r"|学习|培训(?!了))"
    r"|(?:出差|请假|休假|住院|产假|外出学习|外出|开会去)[^;。\n]{0,12}(?:替|代|由|找|帮)|(?:替|代)我?(?:报"
    r"|填|交|负责)|(?:以后|今后|后续|之后|从[^,]{1,8}起|现在|现由|改由|交由)[^,;。\n]{0,8}(?:由|找|联系"
    r"|对接|换)[^,;。\n]{1,8}(?:负责|联系|对接|报|接手|接|$)"
    r"|(?:联络员|负责人|经办人)(?:换|变|改|调整|变更)|(?:交接|移交|转交?)给|接替我?|接手(?:我|了)?|换人"
    r"|(?:由|让|请)(?!于)[\u4e00-\u9fff]{2,4}(?:同志)?(?:接手|接替|代为|代报|负责报|继续报|来报|替)"
)
_COMPLAINT = re.compile(
    r"天天(?:催|报|要)|[又老总还别再一]+直?催|催(?:什么|啥|命|个没完|了?[几多\d]+[遍次])|烦(?:死|人|不烦|$"
    r"|[,。!了])|太烦|没完没了|形式主义|(?:早就?|已经?)?[报交填]过?了?(?:[^,;。]{0,4})(?:还|怎么还|咋还"
    r"|为什么还)(?:在)?(?:催|要|提醒|让)"
    r"|重复(?:报|填|要)|多少[遍次]|有完没完|能不能(?:别|不要)|别(?:再)?(?:发|催|烦|提醒)|不要再?(?:发|催"
    r"|提醒)|负担(?:太|很)?重|折腾|无语|受不了|(?:表|材料)[^,;。]{0,4}太多|没时间(?:理|搭理|弄这)|打扰"
)
_CORRECTION = re.compile(
    r"应为|应该[是为](?!什么|谁|哪)|应是|更正|订正|勘误|纠正|(?:改|修改|调整|更改|更新)[为成](?!了)|(?:报"
    r"|写|打|填|发|说|算|弄|录|输|搞|统计)错|错了|有误|写成了?|不是[^,;。\n]{1,14}?,? ?(?:而?是|应)"
    r"|多(?:写|报|算)了|(?:少|漏)(?:写|报|算)了|(?:上|前|刚才|刚刚|昨天)(?:一"
    r"|那)?[条次个面][^,;。]{0,8}(?:改|作废|不对|不算)|作废|以(?:这|此|本)[条次]为准|^\W*\d{1,2}(?:号"
    r"|项)?(?:任务)?[是为:] ?(?=\d|百|[一二三四五六七八九]成)[^,;。]{1,9}$"
)
_QUESTION = re.compile(
    r"(?:吗|么|呢|嘛|不|没)? ?\?|(?:吗|呢)(?:$|[,;。!\n ])|什么时候|啥时候|几号|几点|哪天|何时|怎么(?!也"
    r"|都|还)|怎样|如何(?!何)|咋(?!还)|哪[个些里儿一]|多久|谁|是不是|要不要|用不用|需不需要|能不能"
    r"|可不可以|有没有(?!$)|是否(?!具备|符合|达标)|算不算|行不行|对不对|为什么|为啥|请问|什么意思|(?:是|指"
    r"|报|填|交|要)(?:什么|啥)"
)
_ACK = re.compile(
    r"(?:好的?|收到|谢谢|多谢|感谢|辛苦|知道|明白|了解|行|可以|ok|okay|嗯|恩|哦|没问题|遵命|是的?|对的?"
    r"|马上报|麻烦|客气|已阅|已知悉|知悉|照办|thanks?|get|1"
    r"|您|你|了|啦|的|哈|们|老师|领导|办公室|同志|主任|科长|张|李|王|提醒|大家|各位|这就|啊|呀|吧|哒|嘞|滴"
    r"|呢|先|非常|太|已|,|。|!|\.|~|;|\s|\x00|👌|👍|🙏|🤝|✅|😊|🌹|💪|❤️?|️|[\U0001F3FB-\U0001F3FF])+",
    re.IGNORECASE,
)
_ACK_CORE = re.compile(
    r"好|收到|谢|辛苦|知道|明白|了解|行|可以|ok|嗯|恩|哦|没问题|遵命|是|对|已阅|知悉|照办|thank|👌|👍|🙏"
    r"|🤝|✅|😊|🌹|💪|❤|1",
    re.IGNORECASE,
)
_CHAT = re.compile(
    r"^(?:在(?:吗|么|不|不在|嘛)|你?您?好(?:啊|呀)?|早(?:上好|安|啊)?|(?:上午|中午|下午|晚上?)好|晚安|hi"
    r"|hello|哈+|呵+|嘿+|嘻+|吃了[吗么没]|忙[吗么不]|再见|拜拜|周末愉快|(?:新年|节日|中秋|国庆|端午|元旦"
    r"|春节)快乐|喂|测试|test)(?:[\s,。!?~.]|呀|啊|哈|吗|张|王|李|主任|科长|老师|领导)*",
    re.IGNORECASE,
)
_CHATTER = re.compile(
    r"天气|下雨了?吧?|下雪|吃饭|午饭|晚饭|喝酒|打球|球赛|电影|几个孩子|放假|周末(?:去|干|有空)|生日|哈哈"
    r"|机器人|真人|聪明|有意思|无聊|聊聊|笑话|在干嘛|干啥呢|辛苦不"
)
_PROGRESS = re.compile(
    r"已(?!阅|知|读)|了(?!解|吗|么|没)|完成|开工|竣工|签约|投产|落地|推进|进行|进展|正在|启动|开展|召开"
    r"|举办|新增|建成|验收|对接|组织|调研|走访|办理|印发|出台|制定|上报|培训|施工|安装|调试|招标|评审|公示"
    r"|申报|达到|累计|顺利"
)


def kind_of(text: str, parts: Sequence[Part], asked: str | None) -> Kind:
    """Return what sort of message the folded text is, given what was read in it."""
    words = text.strip()
    return _harmful(words) or _request(words, parts) or _content(words, parts, asked)


def _harmful(words: str) -> Kind | None:
    if not re.search(r"\w|[\U0001F300-\U0001FAFF\u2600-\u27BF]", words):
        return Kind.OTHER
    if _ORDER.search(words) or _ADVERT.search(words) or _NOTICE.search(words):
        return Kind.OTHER
    if len(_ACK.sub("", words)) == 0 and _ACK_CORE.search(words):
        return Kind.ACKNOWLEDGEMENT
    return Kind.CHAT if not _CHAT.sub("", words) else None


def _request(words: str, parts: Sequence[Part]) -> Kind | None:
    evidence = has_evidence(parts)
    if _EXTENSION.search(words) and not any(part.percent is not None for part in parts):
        return Kind.EXTENSION_REQUEST
    if _CORRECTION.search(words) and not re.search(r"(?:吗|呢|\?)\W*$", words):
        return Kind.CORRECTION
    if _TAKEOVER.search(words) and not evidence:
        return Kind.TAKEOVER
    if _COMPLAINT.search(words) and not evidence:
        return Kind.COMPLAINT
    if _QUESTION.search(words) and not evidence:
        return Kind.CHAT if _CHATTER.search(words) else Kind.QUESTION
    return None


def _content(words: str, parts: Sequence[Part], asked: str | None) -> Kind:
    if parts and all(part.no_change for part in parts):
        return Kind.NO_CHANGE
    if has_evidence(parts) or any(part.no_change for part in parts):
        return Kind.REPORT
    if any(part.difficulties for part in parts):
        told = all(_told_only(part) for part in parts)
        return Kind.ISSUE if told else Kind.REPORT
    if _CHATTER.search(words) and not any(part.task for part in parts if part.task != asked):
        return Kind.CHAT
    if _PROGRESS.search(words) or any(part.next_steps for part in parts):
        return Kind.REPORT
    named = any(part.task or part.candidates for part in parts)
    return Kind.REPORT if named and re.search(r"[\u4e00-\u9fff]{4}", words) else Kind.OTHER


def _told_only(part: Part) -> bool:
    """True when a part tells of nothing but its obstacle."""
    rest = part.text
    for told in (part.difficulties or "").split("；"):
        rest = rest.replace(told, "")
    return not part.next_steps and _PROGRESS.search(rest) is None


def has_evidence(parts: Sequence[Part]) -> bool:
    """True when a part holds a completion, a count outside its obstacle, or something done."""
    return any(
        part.percent is not None
        or any(date.role == "done" for date in part.dates)
        or (bool(part.figures) and not _inside(part))
        for part in parts
    )


def _inside(part: Part) -> bool:
    """True when all the figures stand in the words of the obstacle."""
    outside = part.text
    for told in (part.difficulties or "").split("；"):
        outside = outside.replace(told, "")
    return bool(part.difficulties) and not re.search(r"\d|[一二三四五六七八九十两]+[家户个名]", outside)
