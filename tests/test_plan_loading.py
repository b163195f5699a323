"""A newer version of a plan: what it leaves out ends, what comes back lives again, reports stay."""

from dataclasses import replace
from datetime import UTC, date

from plans.toml import load_plan
from storage import plan_loading, plan_versions, tasks
from storage.plan_loading import Loaded
from tests.scene import PLAN, Scene, at
from tests.summary_scene import files, passes

DROPPED = "二(八)"


def loads(scene: Scene, without: str = "") -> Loaded:
    plan = load_plan(PLAN)
    kept = tuple(task for task in plan.tasks if task.code != without)
    targets = tuple(target for target in plan.targets if target.task != without)
    newer = replace(plan, tasks=kept, targets=targets)
    return plan_loading.load(scene.tx, newer, "应县专业镇", date(2023, 10, 9), scene.now.astimezone(UTC))


def codes(scene: Scene) -> list[str]:
    return [task.code for task in tasks.every(scene.tx, scene.programme_id)]


def test_the_same_plan_again_changes_nothing(scene: Scene) -> None:
    before = codes(scene)
    loaded = loads(scene)
    assert (codes(scene), loaded.dropped, loaded.created) == (before, 0, False)


def test_a_task_left_out_leaves_all_lists(scene: Scene) -> None:
    loads(scene, without=DROPPED)
    assert DROPPED not in codes(scene)
    assert tasks.by_code(scene.tx, scene.programme_id, DROPPED) is None
    assert DROPPED not in {t.code for t in plan_versions.stored_plan(scene.tx, scene.programme_id).tasks}


def test_a_task_that_comes_back_keeps_its_past(scene: Scene) -> None:
    before = tasks.by_code(scene.tx, scene.programme_id, DROPPED)
    loads(scene, without=DROPPED)
    loads(scene)
    assert tasks.by_code(scene.tx, scene.programme_id, DROPPED) == before


def test_the_duties_of_a_task_left_out_are_no_longer_owed(scene: Scene) -> None:
    passes(scene, at(9, 9))
    scene.now = at(12, 15)
    contact = scene.contact("县商务局")
    files(scene, contact, 1)
    loads(scene, without=DROPPED)
    said = scene.writes(contact, "我的任务")
    assert DROPPED not in said[-1].text
