"""附件: which forms of a summary are offered to whom, and that each can be asked for by a word."""

import pytest

from domain.roles import Role
from handlers.summary_files import UNLISTED
from handlers.summary_words import form_words
from summaries.forms import FORMS
from summaries.subjects import SubjectKind
from tests.scene import Scene, at
from tests.summary_scene import BUREAU, a_leader, drafted, group_presses, passes

PICTURES = ["挂图(手机)", "挂图(A3)", "走势图", "走势图 PDF"]
FOR_OFFICE = {"通报", "督办单", "会议纪要", "台账 xlsx", "台账 csv 包", "佐证材料"}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_a_word(form: str) -> None:
    assert form in form_words().values()


def test_the_office_is_offered_every_form_of_the_whole(scene: Scene) -> None:
    office = drafted(scene)
    scene.writes(office, "周报")
    (offer,) = scene.presses(office, "附件")
    whole = SubjectKind.PROGRAMME
    fitting = [name for name, form in FORMS.items() if name not in UNLISTED and whole in form.fits]
    assert len(offer.labels()) == len(fitting) + 2  # and the evidence, and the way back


@pytest.mark.parametrize(
    ("words", "papers"),
    [
        ("周报", {"通报", "会议纪要"}),
        ("周报 重点任务", {"通报"}),
        ("周报 县工信局", {"督办单"}),
        ("周报 二(二)", {"督办单"}),
    ],
)
def test_papers_are_offered_where_they_fit(scene: Scene, words: str, papers: set[str]) -> None:
    office = drafted(scene)
    scene.writes(office, words)
    (offer,) = scene.presses(office, "附件")
    assert {"通报", "督办单", "会议纪要"} & set(offer.labels()) == papers


def test_leaders_and_their_group_get_nothing_that_only_the_office_sees(scene: Scene) -> None:
    office, leader = drafted(scene), a_leader(scene)
    scene.writes(leader, "周报")
    (alone,) = scene.presses(leader, "附件")
    passes(scene, at(13, 15))
    (together,) = group_presses(scene, office, "附件")
    assert not FOR_OFFICE & {*alone.labels(), *together.labels()}
    assert set(PICTURES) <= set(together.labels())


def test_a_contact_takes_the_own_units_summary_along(scene: Scene) -> None:
    drafted(scene)
    contact = scene.person(Role.CONTACT, BUREAU)
    scene.writes(contact, "周报")
    (offer,) = scene.presses(contact, "附件")
    assert not FOR_OFFICE & set(offer.labels())
    scene.presses(contact, "返回")
    assert scene.seen(contact.chat)[0].text.startswith("【应县专业镇周报·县工信局】")
