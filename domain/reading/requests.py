"""Messages that ask for something, or protest: more time, a successor, an answer, peace.

Each function tells by the frame of the request (能不能…, 申请…, 由…代报), never by
the bare noun: 项目延期了 is an obstacle and 催促企业 is work.
"""

import re

_ASKING = r"(?:申请|请求|希望|想|请|要求|恳请|需要?|望|能不能|能否|可否|可不可以|可以|是否可以|看能|能)"
_LATER = (
    r"(?:延期|延长|延后|延迟|延[到至]|缓[交报到至]|缓[一二两三几\d]|宽限|推迟|顺延|迟报"
    r"|晚[一二两三几\d点些交报到至]|往后[推延拖放]|拖[一二两三几\d]|后推|放宽)"
)
_DAYS = r"(?:个|上)?(?:[一二两三四五几\d]+|半) ?(?:天|日|周|个?星期|个?工作日)"
_EXTENSION = re.compile(
    rf"{_ASKING}[^,;。\n]{{0,12}}{_LATER}|延期申请"
    rf"|(?:晚|缓|迟|宽限|往后推|再给|多给|推迟){_DAYS}(?:再?[交报]|行|可以|吗|吧|时间|\W*$|,)"
    r"|(?:^|[,;。\n ]|我们?|等)(?:下周|周[一二三四五]|明天|后天|月底"
    r"|\d{1,2}[日号])[^,;。\n]{0,6}(?:再|才能?|补)(?:交|报送?|补)(?:行|可以|吗|吧|好|上|\W*$|,|。)"
    r"|来不及(?:交|报|按时)|(?:这周|本周|今天|按时|周五前)[^,;。]{0,4}[报交]不[了上]"
    r"|[报交]不[了上](?:了)?,?[^;。]{0,10}(?:再|补|晚|缓|延)"
)
_AWAY = r"(?:出差|请假|休假|住院|产假|病假|外出学习|外出|脱产|挂职|驻村)"
_SELF = (
    r"我(?:已经?|要|即将|现在|马上|下周|明天|本周|这周|刚刚?|今天|被|下个?月"
    r"|从?[\d一二三四五六七八九十]+[号日]起?|到)*"
)
_LEFT = (
    r"(?:不再|调[走离到岗动任去往]|借调|换岗|轮岗|退休|离职|辞职|不干了|不负责|不管|不分管|学习去|培训去"
    rf"|{_AWAY}|请[一二两三几\d]天假|休[一二两三几\d]*天?假)"
)
_TAKEOVER = re.compile(
    rf"{_SELF}{_LEFT}|{_AWAY}[^;。\n]{{0,12}}(?:替|代(?!码|表)|由|找|帮)"
    r"|(?:替|代)我?(?:报(?!名|告)|填|交|负责)"
    r"|(?:以后|今后|后续|之后|今天起|本周起|从[^,]{1,8}起|现在|现由|改由|交由|暂由"
    r"|报送)[^,;。\n]{0,10}(?:由|找|联系|对接|换|改成)[^,;。\n\d%]{1,8}(?:负责|联系|对接|报|接手|接"
    r"|$)"
    r"|(?:联络员|联[系络]人|负责人|经办人|报送人)[^,;。\n]{0,4}(?:换|变|改|调整|变更)"
    r"|(?:工作|任务|报送)[^,;。\n]{0,6}(?:交接|移交|转交?|交)给|新的?(?:联络员|联系人)|接替我?"
    r"|接我的?(?:活|班|工作|手)|接手(?:我|了)?|换人"
    r"|(?:由|让|请)(?!于)[\u4e00-\u9fff]{2,4}?(?:同志)?(?:接手|接替|代为|代报|负责报|继续报|来报|替)"
)
_PROTEST = re.compile(
    r"(?:天天|整天|每天|一天到晚|成天|又|老|总|还|别|一直|怎么)(?:在|是|就知道|就会)?催(?![促办收交款告])"
    r"|催(?:什么|啥|命|个没完|个不停|了?[几多\d]+[遍次])|(?<!麻)烦(?:死|人|不烦|透|$|[,。!了])|没完没了"
    r"|形式主义|有完没完|多少[遍次]|[三四五几好多]+[遍次].{0,4}(?:烦|累|了吧)"
    r"|[报交填发]过?了?[^,;。]{0,4}(?:还|怎么还|咋还|为什么还|为啥还)(?:在|又)?(?:催|要|提醒|让|发|问)"
    r"|重复(?:报|填|要)|(?:又|还)要报|能不能(?:别|不要|少)|(?:别|不要)再?(?:发|催|烦|提醒|一天|老|天天)"
    r"|不要再?(?:发|催|提醒)|(?:基层|我们?)负担|折腾|无语|受[不得]了"
    r"|一天(?:发|催|要|提醒)[^,;。]{1,4}[条次遍]|(?:表|材料|消息|提醒)[^,;。]{0,4}(?:太多|多得)"
    r"|没时间(?:理|搭理|弄这)|怎么(?:又|老)|太频繁|有意思吗|吃饱了撑"
)
_QUESTION_WORD = (
    r"什么时候|啥时候|几号|几点|几时|哪天|何时|怎么(?!也|都|还)|怎样|如何|咋(?!还)|哪[个些里儿一家项]"
    r"|在哪|多久|谁|是不是|要不要|用不用|需不需要|能不能|可不可以|有没有(?=.)|是否(?!具备|符合|达标)"
    r"|算不算|行不行|对不对|为什么|为啥|请问|问一?下|咨询|(?<!没有)(?<![没无])(?:什么|啥)(?!都|也|的)"
)
_QUESTION = re.compile(
    rf"\?|(?:吗|呢|么)(?:$|[,;。!\n ])|{_QUESTION_WORD}|[\u4e00-\u9fff]不\W*$"
    r"|(?:不归|不是|不用|应该)[^,;。]{0,12}吧"
)


_ENDS_ASKING = re.compile(r"(?:吗|呢|么|\?)\W*$")


def asks_for_time(words: str) -> bool:
    """True when the sender asks for a later deadline (申请延期, 能不能晚两天交)."""
    return _EXTENSION.search(words) is not None


def hands_over(words: str) -> bool:
    """True when someone else is going to report for the unit, for a while or for good."""
    return _TAKEOVER.search(words) is not None


def complains(words: str) -> bool:
    """True when the sender is annoyed at being asked (天天催, 报过了还催)."""
    return _PROTEST.search(words) is not None


def asks(words: str) -> bool:
    """True when the sender wants to know something."""
    return _QUESTION.search(words) is not None


def ends_asking(words: str) -> bool:
    """True when the last word or sign makes all of it a question."""
    return _ENDS_ASKING.search(words) is not None
