"""The audit trail: whatever is done to it afterwards is found."""

import pytest

from storage import audit
from tests.scene import MONDAY, Scene

COLUMNS = "at, programme_id, actor, action, subject, detail, hash"
TAMPERING = {
    "changed": "UPDATE audit SET action = 'report.accepted' WHERE id = 3",
    "deleted": "DELETE FROM audit WHERE id = 3",
    "inserted": f"INSERT INTO audit SELECT 99, {COLUMNS} FROM audit WHERE id = 2",
    "swapped": "UPDATE audit SET subject = 'period:9' WHERE id = 3",
}


@pytest.fixture
def trail(scene: Scene) -> Scene:
    for number in range(1, 6):
        audit.record(
            scene.tx, MONDAY, "member:1", "report.filed", f"period:{number}", programme=1, parts=number
        )
    return scene


def test_an_untouched_trail_is_whole(trail: Scene) -> None:
    assert audit.first_broken(trail.tx) is None


@pytest.mark.parametrize("how", TAMPERING)
def test_tampering_is_found(trail: Scene, how: str) -> None:
    for trigger in ("audit_no_update", "audit_no_delete"):
        trail.tx.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
    trail.tx.exec_driver_sql(TAMPERING[how])
    assert audit.first_broken(trail.tx) is not None


def test_a_cut_tail_is_found_by_a_published_head(trail: Scene) -> None:
    published = audit.head(trail.tx)
    trail.tx.exec_driver_sql("DROP TRIGGER IF EXISTS audit_no_delete")
    trail.tx.exec_driver_sql("DELETE FROM audit WHERE id = 5")
    assert audit.first_broken(trail.tx) is None
    assert audit.head(trail.tx) != published


@pytest.mark.parametrize("statement", [TAMPERING["changed"], TAMPERING["deleted"]])
def test_the_database_itself_refuses_changes(trail: Scene, statement: str) -> None:
    with pytest.raises(Exception, match="append-only"):
        trail.tx.exec_driver_sql(statement)
