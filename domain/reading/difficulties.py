"""What a message complains of: the words of an obstacle, or None.

An obstacle is told by how it is built rather than by single words: something
is lacking, stuck, slow, refused or not agreed; someone is asked to help; a
cause is given for a delay. 无困难, 问题已解决 and 无需协调 are none.
"""

import re

from domain.reading.misfortunes import MISFORTUNE
from domain.reading.wording import Span, clauses, sentences, trimmed

_NOUN = r"(?:困难|问题|难点|难题|难处|堵点|瓶颈|短板|障碍|阻力|卡点)"
_BEFORE_NOUN = r"(?:存在|主要|目前|当前|突出|最大|现在|工作|遇到|面临)*的?"
_LABEL = re.compile(
    rf"{_BEFORE_NOUN}{_NOUN}(?:[和及与、](?:建议|困难|问题|需求|诉求))?(?:主要|还|就)?(?:是|在于|有|为|:"
    r"|,(?=无|没))+ ?"
)
_NO = r"(?:暂?时?[无没](?:有)?|没啥|没什么|不存在|未发现|未遇到|没有?[遇碰]到)"
_NO_WORD = r"(?:其他|其它|什么|任何|太?大的?|明显|突出|重大|啥|需要?|存在|特别|的|到)*"
_NONE = re.compile(
    rf"{_NO}{_NO_WORD}(?:{_NOUN}|需?要?(?:协调|支持|帮助|解决)|异常|意见|情况|诉求|缺口)"
    r"|(?:无需|[不没](?:需要?|用|必))[^,;。]{0,8}(?:协调|支持|帮助|帮忙|解决|请)"
)
_EMPTY = re.compile(r"^(?:暂?时?[无没](?:有)?|没啥|none|/|-+)[了的啊呢吧]?$", re.IGNORECASE)
_SOLVED = re.compile(
    r"(?:已经?|都|均|全部|得到|基本)[^,;。没未不]{0,6}(?:解决|化解|克服|消除|缓解|打通|协调好|到位|整改"
    r"|补齐|理顺)"
    r"|(?:解决|化解|克服|打通|补齐|理顺|修好|恢复|破解)了(?!吗|没)|(?:解决|化解|协调)好|不再|已(?:修[复好]|恢复)|难题破解|堵点清"
)

_LACKING = (
    r"不足|不够|短缺|紧缺|缺口"
    r"|(?:奇|还|也|太|很|仍|都)?缺(?:[少乏人钱资编]|[\d一二三四五六七八九十两]|[\u4e00-\u9fff]{1,8}$)"
    r"|欠缺|吃紧|(?:人手|资金|指标|用地|时间|经费|工期|任务)(?:比较|很|太|较|也|都)?紧(?!急)|太少|偏少"
    r"|匮乏"
    r"|[没无](?:人(?!机)|钱|地方|经费|资金|指标|场地|设备|编制|技术|专业|专人|渠道|办法|抓手|依据"
    r"|法(?!定))"
)
_STUCK = (
    r"卡(?:在|着|住|了|壳|脖)|停滞|搁置|排队|被(?:占|退|叫停|查封|否|卡|拒|驳|淹)"
    r"|推(?:迟|后)?[到至](?:下|明)|停工|停摆|停产|僵[持住局]|受阻|受限|制约|堵[在住着]|拖[着在后]|压着"
    r"|悬着|搁浅|瘫"
    r"|(?![差少离免对想成家户个万亿年月天人亩必])[\u4e00-\u9fff]不(?:动|上(?!级)|下|出(?!现|台|售|租)"
    r"|进[去来]|通|拢|齐|起来?|开|过来|过去|到位|了(?=$|[ ,;。]))"
    r"|(?:推|谈|办|批|签|征|拆|落|搞|做|招|找|凑|要|达|等|联系|协调|对接|申请)不[到成全来好]"
)
_SLOW = (
    r"滞后|落后于|缓慢|[偏太较很]慢|[\u4e00-\u9fff]慢(?=$|[ ,;。])|延误|拖延|耽误|耽搁|没法|无法"
    r"|不能(?:按|如期|正常|开|施|保证)"
    r"|影响了?(?:了)?(?:项目|工程|整体|正常|施工|工程)?(?:进度|工期|推进|施工|开工|建设|报送)"
)
_OWED_BY_OTHERS = (
    r"(?:未|没有?|还没|尚未|仍未|迟迟)[^,;。\d]{0,8}?(?:通过|批(?!次)|获批|办[好完下]|下[来达](?!\d)"
    r"|落实|解决|谈[妥拢好]|明确|达成|拨付|到[位账货手]|配合|腾|敲定|协调好|回复|答复|审查|打通|交付"
    r"|供[电水气]|交地|定下来|定稿?$|着落|结果|消息)"
    r"|(?:迟迟|一直|老是?|总是?)(?:不|没|未|定不|批不|办不)"
    r"|(?:还没|尚未|仍未|还未)有?+(?!开|启|进展|动|完[成工]|做|搞|弄|[上填]?报|验|统|建|变|签约|到期|结束"
    r"|确定参)[\u4e00-\u9fff]"
    r"|没有?签(?!约)|[没未]到(?=$|[ ,;。])|不消(?=$|[ ,;。])"
    r"|没有?(?:谈|办|批|搞|做|争取|申请|跑|招|要|落)(?:成|下来?|妥|好|到|拢)"
    r"|(?:等(?:待|着)?|就等|在等)(?!级)[^,;。]{1,12}(?:手续|审批|批复|批准|批|指标|资金|意见|答复|结果"
    r"|拨款|许可|文件|协调|盖章|签字|审核|到货|反馈)"
)
_HARD = (
    r"(?:融资|用工|招[工人商聘]|征地|拆迁|落地|推进|协调|实施|施工|审批|销售|找人|用地|贷款|取证|办证"
    r"|验收|开展|操作|留人|引才|收集|统计)(?:工作)?(?:起来)?(?:比较|很|较|太|特别|有点|也|更)?[难](?!关"
    r"|得|忘)"
    r"|难以|困难(?!群众|户|职工|家庭|学生)|难度(?:还是|比较|很|较)?大|[很太较]难|棘手"
    r"|不好[办弄做推搞找招协请管谈收报]|压力(?:很|比较|较)?大"
)
_REFUSED = (
    r"不(?:愿意?|同意|配合|肯|认(?!真)|让|给(?!力)|放(?!松|心)|来(?!自|往|及)|接(?!近|触)|买账|支持|积极"
    r"|统一|一致|理解|达标|合格|符合|具备|匹配|顺畅?|健全|完善|稳定|清楚|清晰|明确|认可|热情"
    r"|高(?=$|[ ,;。]))"
    r"|意见不一|分歧|纠纷|上访|阻[挠拦]|反对|矛盾(?!化解|调解)|扯皮|退出|违约|跑路|烂尾|撤资"
)
_ASKED = (
    r"(?:请求?|恳请|盼|望|希望|建议|需要?|急需|亟需|亟待|麻烦|求)(?!查收|审阅|审核|知悉|假|示"
    r"|各)[^,;。]{0,14}(?:支持|协调|帮助|帮忙|帮[^扶]|解决|协助|出面|增派|增加|批[复准给]|给予|倾斜"
    r"|过问|督促|追加|安排|配合|争取|加快|尽快|快点|抓紧|下达|拨付|减免|优先|明确|研究)"
)
_CAUSED = (
    r"(?:受|因|由于|因为)[^,;。]{2,16}(?:影响|限制|制约|原因|没|未|不)|(?:原因是|主要是因为|主要因)"
    r"|不可抗力|受[^,;。]{2,10}影响"
)
_BAD = (
    r"[偏过太]低(?!于)|下滑|流失|超支|涨价|[偏过太]高(?!新|质)|亏损|走低|低于(?:预期|序时|目标)|不及预期"
    r"|欠账|欠款|拖欠|断供|断裂|短板|瓶颈|堵点|薄弱|老化|风险(?:较|很|比较)?[大高]"
    r"|(?:存在|有|出现|遇到|面临)[^,;。]{0,16}(?:困难|问题|难点|难题|障碍|阻力|压力)|跟不上"
)
_CUE = re.compile(
    "|".join([_LACKING, _STUCK, _SLOW, _OWED_BY_OTHERS, _HARD, _REFUSED, _ASKED, _CAUSED, _BAD, MISFORTUNE])
)
_REQUEST = re.compile(_ASKED)
_NO_CUE = re.compile(
    r"排查|隐患|整改|(?:着力|积极|帮助?|努力|协调|专题|研究|负责|推动|及时|现场|为企业)(?:协调)?解决"
    r"|解决[^,;。]{0,8}(?:\d|[一二三四五六七八九两十]+)(?:个|件|项|条)|攻坚克难|克服|差不[多了]|少不了"
    r"|不停|不断|不低于|不少于|不超过|安排部署|研究部署"
)
_WORSE = re.compile(
    r"[没未缺差欠难停]|(?<![能会是要可行])不|老[^旧城师年百人字]|总是|原因|涉及|影响|导致|造成|就是(?=.)"
)
_PROGRESS = re.compile(
    r"已|完成|\d ?%|[一二三四五六七八九]成|百分之|了(?=$|[ ,;。])|顺利|没变|不变|无变化|没进展"
)


_PLAIN = re.compile(
    r"(?!.*(?:计划|预计|下一步|正在|争取|继续|准备|申请|能|[报交]|\d))[\u4e00-\u9fff]{3,14}"
)  # neither amount nor plan


def difficulties_in(text: str, span: Span) -> tuple[Span, ...]:
    """Return the places that speak of obstacles, in order; neighbouring clauses are one place."""
    found: list[Span] = []
    for sentence in sentences(text, span):
        found += _labelled(text, sentence) or _told(text, sentence)
    return tuple(place for place in found if place.end > place.start)


def is_obstacle(words: str) -> bool:
    """True when a clause speaks of an obstacle that still stands."""
    if not _CUE.search(words) or _SOLVED.search(words):
        return False
    if _REQUEST.search(_NONE.sub("", words)):
        return True
    return _CUE.search(_NONE.sub("", _NO_CUE.sub("", words))) is not None


def _labelled(text: str, sentence: Span) -> list[Span]:
    """Return what follows 存在问题: in the sentence (an empty place when that is 无), or nothing."""
    label = _LABEL.search(text, sentence.start, sentence.end)
    if label is None or _NONE.search(text, max(sentence.start, label.start() - 4), label.end()):
        return []
    place = trimmed(text, Span(label.end(), sentence.end))
    words = text[place.start : place.end]
    none = _EMPTY.match(words.split(",")[0]) or _NONE.match(words)
    return [Span(place.start, place.start)] if none or len(words) < 2 else [place]


def _told(text: str, sentence: Span) -> list[Span]:
    """Return the runs of clauses round an obstacle that tell nothing but its cause and effect."""
    parts = clauses(text, sentence)
    words = [text[part.start : part.end] for part in parts]
    told = [is_obstacle(clause) for clause in words]
    worse = [
        bool(_WORSE.search(w) or _PLAIN.fullmatch(w))
        and not (_PROGRESS.search(w) or _NONE.search(w) or _SOLVED.search(w))
        for w in words
    ]
    found: list[Span] = []
    for place in range(len(parts)):
        neighbours = told[max(0, place - 1) : place + 2]
        if told[place] or (worse[place] and any(neighbours)) or _is_cause(words, told, place):
            joined = bool(found) and place > 0 and found[-1].end == parts[place - 1].end
            found[-1:] = [Span(found[-1].start, parts[place].end)] if joined else [*found[-1:], parts[place]]
    return [trimmed(text, run) for run in found]


def _is_cause(words: list[str], told: list[bool], place: int) -> bool:
    """True for 因连续降雨 before an obstacle."""
    cause = re.match(r" ?(?:因|由于|因为|受)", words[place]) is not None
    return cause and any(told[place + 1 : place + 2])
