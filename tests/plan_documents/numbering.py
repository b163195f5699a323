"""How items are numbered: one function a scheme, from blocks of items to lines."""

from collections.abc import Callable, Iterator, Sequence

from plans.documents.outline import chinese
from tests.plan_documents.facts import MadeItem

Body = Callable[[MadeItem], str]
Scheme = Callable[[Sequence[Sequence[MadeItem]], Body], Iterator[str]]
CHAPTERS = ("推动产业升级", "完善基础设施", "提升公共服务", "深化改革开放")


def sections(chapters: Sequence[Sequence[MadeItem]], body: Body) -> Iterator[str]:
    """一、 > (一) title。text in one paragraph."""
    for at, items in enumerate(chapters):
        yield f"{chinese(at + 2)}、{CHAPTERS[at]}"
        for number, item in enumerate(items, start=1):
            yield f"（{chinese(number)}）{item.title}。{body(item)}"


def sections_running_on(chapters: Sequence[Sequence[MadeItem]], body: Body) -> Iterator[str]:
    """(一) runs on through the chapters."""
    number = 0
    for at, items in enumerate(chapters):
        yield f"{chinese(at + 2)}、{CHAPTERS[at]}"
        for item in items:
            number += 1
            yield f"（{chinese(number)}）{item.title}。{body(item)}"


def headings_with_points(chapters: Sequence[Sequence[MadeItem]], body: Body) -> Iterator[str]:
    """一、 > (一) on its own line > 1. items that restart."""
    yield f"二、{CHAPTERS[0]}"
    for at, items in enumerate(chapters, start=1):
        yield f"（{chinese(at)}）{CHAPTERS[at - 1]}工作"
        for number, item in enumerate(items, start=1):
            yield f"{number}.{item.title}。{body(item)}"


def points_running_on(chapters: Sequence[Sequence[MadeItem]], body: Body) -> Iterator[str]:
    """1. runs on under 一、 with （一） as bare headings that end with 。; one number is left out."""
    number = 0
    for at, items in enumerate(chapters):
        yield f"{chinese(at + 2)}、{CHAPTERS[at]}"
        yield f"（一）{CHAPTERS[at]}重点。"
        for item in items:
            number += 2 if number == 3 else 1
            yield f"{number}、{item.title}。{body(item)}"


def points_under_chapters(chapters: Sequence[Sequence[MadeItem]], body: Body) -> Iterator[str]:
    """No (一): 一、 > 1． with a blank, and titles on their own line."""
    for at, items in enumerate(chapters):
        yield f"{chinese(at + 2)}、{CHAPTERS[at]}"
        for number, item in enumerate(items, start=1):
            yield f"{number}． {item.title}"
            yield body(item).lstrip("\n")


def articles(chapters: Sequence[Sequence[MadeItem]], body: Body) -> Iterator[str]:
    """第一章 > 第一条, the articles running on."""
    number = 0
    for at, items in enumerate(chapters):
        yield f"第{chinese(at + 2)}章　{CHAPTERS[at]}"
        for item in items:
            number += 1
            yield f"第{chinese(number)}条　{item.title}。{body(item)}"


def chapters_alone(chapters: Sequence[Sequence[MadeItem]], body: Body) -> Iterator[str]:
    """Each item is a chapter of its own: 二、 title。text."""
    items = [item for chapter in chapters for item in chapter]
    for number, item in enumerate(items, start=2):
        yield f"{chinese(number)}、{item.title}。{body(item)}"


def unnumbered(chapters: Sequence[Sequence[MadeItem]], body: Body) -> Iterator[str]:
    """No numbers at all: a title line, the text, the clause."""
    for items in chapters:
        for item in items:
            yield item.title
            yield body(item).lstrip("\n")
