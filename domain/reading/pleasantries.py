"""Messages that say nothing to file: acknowledgements, greetings, small talk."""

import re

_ACK_CORE = (
    r"好|收到|谢|感谢|辛苦|知道|明白|了解|行|可以|ok|嗯|恩|哦|没问题|遵命|是|对|已阅|知悉|照办|thank|get"
    r"|晓得|收悉|妥|得嘞|没毛病|成(?=$)|中(?=$)|稍等|稍后|马上|👌|👍|🙏|🤝|✅|😊|🌹|💪|❤|🆗|🫡|OK|1(?=$)"
)
_ACK_FILLER = (
    r"(?:本|这|下)?周[一二三四五六日]|月底|[之以]?前|晚点|再|已|非常|十分|多|太|这就|先|会|能|就|去|来"
    r"|今天|明天|下午|上午|今晚|下班前|一会儿?|待会儿?|尽快|及时|按时|[补上填]?报(?:完|上|送)?"
    r"|[填弄搞交补发](?:完|上)?|您|你|了|啦|的|哈|们|老师|领导|办公室|同志|主任|科长|局长|提醒|大家|各位"
    r"|费心|给|办|客气|麻烦|啊|呀|吧|哒|嘞|滴|呢|s|ay|[张王李刘陈杨赵黄周吴](?=[主科局老])|\W|_"
    r"|[\U0001F3FB-\U0001F3FF\ufe0f]"
)
_ACK = re.compile(f"(?:{_ACK_CORE}|{_ACK_FILLER})+", re.IGNORECASE)
_ACK_SAID = re.compile(_ACK_CORE, re.IGNORECASE)
_GREETING = re.compile(
    r"(?:在(?:吗|么|不在|不|嘛)|[你您]们?好|早(?:上好|安)?|(?:上午|中午|下午|晚上?)好|晚安|hi|hello|哈+"
    r"|呵+|嘿+|嘻+|喂|吃了?[吗么没](?:有)?|忙[吗么不]|再见|拜拜|周末愉快"
    r"|(?:新年|节日|中秋|国庆|端午|元旦|春节|生日|元宵)快乐|测试|test|有人[吗么]"
    r"|[张王李刘陈杨赵黄周吴]?(?:主任|科长|老师|领导|局长)|办公室|同志|啊|呀|哈|吗|呢|的|了|\W)+",
    re.IGNORECASE,
)
_SMALL_TALK = re.compile(
    r"天气|降温|升温|[好真太](?:冷|热|累)|下(?:大)?[雨雪](?!.{0,12}(?:影响|停工|滞后|推迟|施工|工期))"
    r"|[吃喝]什么|吃饭|午饭|晚饭|早饭|食堂|喝酒|打球|球赛|电影|放假|周末(?:去|干|有空|愉快)|哈哈|机器人"
    r"|真人|聪明|有意思|无聊|聊聊|笑话|在干嘛|干啥呢|几个孩子|堵车|下班了|加班到|困死|你是谁|你叫什么"
)


def is_acknowledgement(words: str) -> bool:
    """True for 收到, 好的谢谢, 👌 and nothing besides."""
    return _ACK_SAID.search(words) is not None and _ACK.sub("", words) == ""


def is_greeting(words: str) -> bool:
    """True for 在吗, 早上好 and nothing besides."""
    return re.search(r"\w", words) is not None and _GREETING.sub("", words) == ""


def is_small_talk(words: str) -> bool:
    """True when the words touch the weather, meals and the like."""
    return _SMALL_TALK.search(words) is not None
