"""What a message complains of: the words of an obstacle, or None.

An obstacle is told by how it is built rather than by single words: something
is lacking, stuck, slow, refused or not agreed; someone is asked to help; a
cause is given for a delay. 无困难, 问题已解决 and 无需协调 are none.
"""

import re

from domain.reading.wording import Span, clauses, sentences, trimmed

_NOUN = r"(?:困难|问题|难点|难题|堵点|瓶颈|短板|障碍|阻力|卡点)"
_LABEL = re.compile(
    rf"(?:存在|主要|目前|当前|突出|最大|现在)*的?{_NOUN}(?:和建议|及建议|和困难|及困难)?(?:主要)?(?:是|在于"
    rf"|有|就是|:|为)+ ?|存在(?=.{{2,40}}{_NOUN})"
)
_NONE = re.compile(
    rf"(?:暂?无|没有?|没啥|没什么|不存在|未发现|无任何|暂未发现|没遇到|未遇到)(?:其他|其它|什么|任何|大的?"
    rf"|明显|突出|重大|啥|需要?|存在|的)*"
    rf"(?:{_NOUN}|需?要?(?:协调|支持|帮助|解决)|异常|意见|情况)|(?:无需|不需要?"
    rf"|暂不需要?)[^,;。]{{0,6}}(?:协调|支持|帮助|解决)"
)
_SOLVED = re.compile(
    r"(?:已经?|都|均|全部|得到|基本)[^,;。]{0,6}(?:解决|化解|克服|消除|缓解|打通|协调好|到位|整改)|(?:解决"
    r"|化解|克服|打通)了|解决好|不再"
)
_CUES = (
    (
        r"不足|不够|短缺|紧缺|缺口|缺[少乏人钱资编]|欠缺|吃紧|(?:人手|资金|指标|用地|时间|经费)(?:比较|很|太"
        r"|较)?紧(?!急)|[不没未](?:能|有)?(?:及时|完全)?到[位账款]|太少|偏少"
    ),
    r"卡(?:在|着|住|了)|卡壳|停滞|搁置|停工|停摆|僵[持住]|受阻|受限|制约|堵[在住着]|拖[着在后]|压着|悬着",
    (
        r"[\u4e00-\u9fff]不(?:动|下来|下去|出来|进去|上去|通|拢|齐|起来|开|了(?=$|[,;。]))"
        r"|[推谈办批签征拆落搞做招找凑跑要]不[下到了成上来全]"
    ),
    (
        r"滞后|落后于|缓慢|偏慢|太慢|较慢|进展慢|进度慢|延误|拖延|耽误|耽搁|影响(?:了)?(?:进度|工期|推进|施工"
        r"|开工|建设)|没法|无法|不能(?:按|如期|正常|开|施)"
    ),
    (
        r"(?:未|没有?|还没|尚未|仍未|迟迟)[^,;。\d]{0,8}?(?:通过|批(?!次)|获批|办好|办完|办下|下来|下达|落实"
        r"|解决|谈[妥拢好]|明确|达成|拨付|签下|到手|配合|腾|敲定|协调好|批复|回复|答复|审查)"
    ),
    (
        r"(?:融资|用工|招工|招聘|征地|拆迁|落地|推进|协调|实施|施工|审批|销售|找人|用地|贷款|取证|办证"
        r"|验收)(?:比较|很|较|太|特别)?难(?!关|得)|难以|困难(?!群众|户|职工|家庭|学生|问题已)|难度(?:比较|很"
        r"|较)?大|很难|不好[办弄做推搞找招]|棘手"
    ),
    (
        r"不(?:愿意?|同意|配合|支持|积极|统一|一致|理解|达标|合格|符合|具备|匹配|顺畅?|健全|完善|稳定)"
        r"|意见不一|分歧|纠纷|上访|阻[挠拦]|反对|矛盾突出|扯皮"
    ),
    (
        r"(?:请求?|恳请|盼|望|希望|建议|需要?|急需|亟需|亟待|麻烦|求)(?!查收|审阅|审核|知悉|假|示"
        r"|各)[^,;。]{0,14}(?:支持|协调|帮助|帮忙|帮[^扶]|解决|协助|出面|增派|增加|批[复准给]|给予|倾斜|过问"
        r"|督促|研究|追加|安排|配合)"
    ),
    r"(?:受|因|由于|因为)[^,;。]{2,16}(?:影响|限制|制约|原因|没|未|不)|(?:原因是|主要是因为|主要因)|不可抗力",
    (
        r"偏低|过低|下滑|流失|超支|涨价|偏高|过高|亏损|走低|低于(?:预期|序时|目标)|不及预期|欠账|欠款|拖欠"
        r"|断供|断裂|短板|瓶颈|堵点|薄弱|匮乏|老化|风险(?:较|很|比较)?[大高]"
    ),
    (
        r"(?:等(?:待|着)?|还在等|就等|在等)[^,;。]{1,12}(?:手续|审批|批复|批|指标|资金|意见|答复|结果|拨款"
        r"|许可|文件|协调|到货)"
    ),
    r"(?:存在|有|出现|遇到|面临)[^,;。]{0,16}(?:困难|问题|难点|难题|障碍|阻力|压力)",
)
_CUE = re.compile("|".join(_CUES))
_CAUSE = re.compile(r"^ ?(?:因|由于|因为|主要|受|原因|请|恳请|希望|需|建议|导致|造成|影响|但|可|就是)")
_NO_CUE = re.compile(
    r"排查|隐患|整改|(?:着力|积极|帮助|努力|协调|专题|研究|负责|推动|及时|现场)(?:协调)?解决"
    r"|解决[^,;。]{0,8}(?:\d|[一二三四五六七八九两十]+)(?:个|件|项|条)|攻坚克难|克服|差不[多了]|少不了"
    r"|不停|不断"
)
_EMPTY = re.compile(r"^(?:暂?无|没有?|没啥|无|没|none|/|-)+(?:了|的|啊|呢|吧)?$")


def difficulties_in(text: str, span: Span) -> tuple[Span, ...]:
    """Return the places that speak of obstacles, in order; neighbouring clauses are one place."""
    found: list[Span] = []
    for sentence in sentences(text, span):
        found += _of_sentence(text, sentence)
    return tuple(found)


def _of_sentence(text: str, sentence: Span) -> list[Span]:
    label = _LABEL.search(text, sentence.start, sentence.end)
    if label and label.group().startswith("存在") and not label.group().endswith((":", "是", "有", "为")):
        label = None
    if label and not _NONE.search(text, max(sentence.start, label.start() - 4), label.end()):
        place = trimmed(text, Span(label.end(), sentence.end))
        words = text[place.start : place.end]
        if not _EMPTY.match(words.split(",")[0]) and len(words) > 1:
            return [place]
        if words:
            return []
    return _joined(text, clauses(text, sentence))


def _joined(text: str, parts: list[Span]) -> list[Span]:
    """Join neighbouring clauses of an obstacle, with its cause before and its request after."""
    found: list[Span] = []
    open_cause: Span | None = None
    for clause in parts:
        words = text[clause.start : clause.end]
        if is_obstacle(words):
            start = open_cause or clause
            if found and found[-1].end + 2 >= start.start:
                found[-1] = Span(found[-1].start, clause.end)
            else:
                found.append(Span(start.start, clause.end))
            open_cause = None
        else:
            open_cause = clause if re.match(r" ?(?:因|由于|因为|受)", words) and len(words) > 3 else None
    return [trimmed(text, place) for place in found]


def is_obstacle(words: str) -> bool:
    """True when a clause speaks of an obstacle that still stands."""
    if not _CUE.search(words):
        return False
    cleared = _NONE.sub("", _NO_CUE.sub("", words))
    return _CUE.search(cleared) is not None and not _SOLVED.search(words)
