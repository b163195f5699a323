"""HTML mode at the playground: what becomes an entity, and what is refused where."""

import pytest

from playground.entities import cleaned
from playground.errors import ApiError
from playground.html_text import parse_html
from playground.markdown_text import parse_markdown

Shown = list[tuple[str, int, int]]


def parsed(source: str) -> tuple[str, Shown]:
    text, entities = cleaned(*parse_html(source))
    return text, [(entity["type"], entity["offset"], entity["length"]) for entity in entities]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        pytest.param("进度 &lt;65%&gt; &amp; 好", "进度 <65%> & 好", [], id="the named references"),
        pytest.param("a&nbsp;b &copy;", "a&nbsp;b &copy;", [], id="other references stay as written"),
        pytest.param("&#65;&#x4e2d; &#0;", "A中 &#0;", [], id="numeric references"),
        pytest.param("&amp;lt;", "&lt;", [], id="decoded once only"),
        pytest.param("1 & 2", "1 & 2", [], id="a lone ampersand"),
        pytest.param("<b>进度</b>", "进度", [("bold", 0, 2)], id="b"),
        pytest.param("<STRONG>x</strong>", "x", [("bold", 0, 1)], id="capitals"),
        pytest.param(
            "<em>x</em><ins>y</ins>", "xy", [("italic", 0, 1), ("underline", 1, 1)], id="em and ins"
        ),
        pytest.param("<del>x</del>", "x", [("strikethrough", 0, 1)], id="del"),
        pytest.param('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)], id="spoiler by class"),
        pytest.param("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)], id="spoiler by tag"),
        pytest.param("🏭<b>厂</b>", "🏭厂", [("bold", 2, 1)], id="an emoji counts as two units"),
        pytest.param("<b>🏭</b>", "🏭", [("bold", 0, 2)], id="an emoji inside"),
        pytest.param("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)], id="nested"),
        pytest.param("<b>a</b><b>b</b>", "ab", [("bold", 0, 2)], id="touching styles join"),
        pytest.param(
            "<b>a<code>b</code>c</b>",
            "abc",
            [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)],
            id="no style in code",
        ),
        pytest.param("<b></b>x", "x", [], id="empty entities vanish"),
        pytest.param("<b>a</>b", "ab", [("bold", 0, 1)], id="the short end tag"),
        pytest.param("<b>a</b >b", "ab", [("bold", 0, 1)], id="a blank in an end tag"),
        pytest.param("  <b> a </b>  ", "a", [("bold", 0, 1)], id="outer white space goes"),
        pytest.param("<pre>x</pre>", "x", [("pre", 0, 1)], id="pre"),
        pytest.param("<blockquote>x</blockquote>", "x", [("blockquote", 0, 1)], id="blockquote"),
        pytest.param(
            "<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)], id="expandable"
        ),
        pytest.param('<a href="https://a.cn/?a>b">x</a>', "x", [("text_link", 0, 1)], id="> in a value"),
        pytest.param("<a>无链接</a>", "无链接", [], id="a link to nowhere is text"),
        pytest.param("<a>a.cn</a>", "a.cn", [("text_link", 0, 4)], id="a link to its own text"),
        pytest.param('<a href="tg://user?id=7">x</a>', "x", [("text_mention", 0, 1)], id="a mention by id"),
        pytest.param('<tg-time unix="1696811400">x</tg-time>', "x", [("date_time", 0, 1)], id="a moment"),
        pytest.param(
            '<tg-emoji emoji-id="5">👍</tg-emoji>', "👍", [("custom_emoji", 0, 2)], id="a custom emoji"
        ),
        pytest.param("a\nb", "a\nb", [], id="line breaks stay"),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: Shown) -> None:
    assert parsed(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<x>a</x>", 'Unsupported start tag "x" at byte offset 0'),
        ("进<p>度</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("3 < 5", 'Unsupported start tag "" at byte offset 2'),
        ("a<br>", 'Unsupported start tag "br" at byte offset 1'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_html_that_is_refused(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


def test_code_in_pre_names_the_language() -> None:
    _, (entity,) = parse_html('<pre><code class="language-python">x</code></pre>')
    assert entity == {"type": "pre", "offset": 0, "length": 1, "language": "python"}


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("http://a.cn", "http://a.cn/"),
        ("a.cn/x", "http://a.cn/x"),
        ("https://a.cn/?q=1&amp;r=2", "https://a.cn/?q=1&r=2"),
    ],
)
def test_an_address_is_kept_whole(href: str, url: str) -> None:
    _, (entity,) = parse_html(f'<a href="{href}">x</a>')
    assert entity["url"] == url


@pytest.mark.parametrize(
    ("source", "second", "text", "entities"),
    [
        ("*粗* _斜_ `码`", False, "粗 斜 码", [("bold", 0, 1), ("italic", 2, 1), ("code", 4, 1)]),
        (r"a\_b", False, "a_b", []),
        ("[字](https://a.cn)", False, "字", [("text_link", 0, 1)]),
        (
            "__底__ ~删~ ||隐||",
            True,
            "底 删 隐",
            [("underline", 0, 1), ("strikethrough", 2, 1), ("spoiler", 4, 1)],
        ),
        ("*粗_斜_*", True, "粗斜", [("italic", 1, 1), ("bold", 0, 2)]),
        ("```python\nx```", True, "x", [("pre", 0, 1)]),
        (r"65\.5%", True, "65.5%", []),
    ],
)
def test_markdown_becomes_text_and_entities(source: str, second: bool, text: str, entities: Shown) -> None:
    found_text, found = parse_markdown(source, second=second)
    assert found_text == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("65.5%", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("进*度", "Can't find end of the entity starting at byte offset 3"),
    ],
)
def test_markdown_that_is_refused(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_markdown(source, second=True)
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"
