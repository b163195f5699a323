"""A roster gives people by unit; what is not clear is a problem with its line."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import event, given
from hypothesis import strategies as st

from domain.plan import PlannedUnit, UnitKind
from domain.roles import Role
from plans.register import Register
from plans.roster import Roster, match_units, read_roster
from plans.roster_rows import Fault, RosterProblem, RosterRow, digits_of
from plans.spreadsheets import LARGEST, Refusal, RosterError
from texts.catalogue import LANGUAGES, say

HEADER = ("单位", "姓名", "角色", "电话", "别名")
INDUSTRY = PlannedUnit("县工信局", UnitKind.COUNTY_DEPARTMENT, "industry", ("工信局",))
FINANCE = PlannedUnit("县财政局", UnitKind.COUNTY_DEPARTMENT, "finance")
TOWNSHIPS = PlannedUnit("各乡镇", UnitKind.GROUP, "townships")
REGISTER = Register.of([INDUSTRY, FINANCE, TOWNSHIPS])

Value = str | int | float | bool | None


def workbook(path: Path, rows: Sequence[Sequence[Value]], first: int = 0) -> Path:
    with xlsxwriter.Workbook(path, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows, start=first):
            sheet.write_row(number, 0, row)
    return path


def csv_roster(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def roster_of(folder: Path, *rows: Sequence[Value], header: Sequence[str] = HEADER) -> Roster:
    return read_roster(workbook(folder / "roster.xlsx", [header, *rows]))


def a_row(unit: str = "县工信局", name: str = "张三", **others: object) -> RosterRow:
    values = {"role": Role.CONTACT, "phone": "", "aliases": (), "line": 2} | others
    return RosterRow(unit=unit, name=name, **values)  # type: ignore[arg-type]


def problems_of(roster: Roster) -> list[tuple[int, Fault, str]]:
    return [(problem.line, problem.fault, problem.about) for problem in roster.problems]


def test_a_full_line_is_a_person_with_role_phone_and_aliases(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, ("县工信局", "张三", "分管领导", "13800000001", "工信局、县工业和信息化局"))
    aliases = ("工信局", "县工业和信息化局")
    assert roster == Roster((a_row(role=Role.UNIT_HEAD, phone="13800000001", aliases=aliases),), ())


def test_a_phone_kept_as_a_number_keeps_its_digits(tmp_path: Path) -> None:
    assert roster_of(tmp_path, ("县工信局", "张三", "", 13800000001.0)).rows[0].phone == "13800000001"


def test_a_merged_unit_cell_holds_for_the_lines_below(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, ("县工信局", "张三"), ("", "李四"), (), ("县财政局", "王五"), (None, "赵六"))
    assert [(row.unit, row.name) for row in roster.rows] == [
        ("县工信局", "张三"),
        ("县工信局", "李四"),
        ("县财政局", "王五"),
        ("县财政局", "赵六"),
    ]


@pytest.mark.parametrize(
    "header",
    [
        ("部门", "联络员", "身份", "手机", "简称"),
        ("单位名称（全称）", "联 络 员 姓 名", "角色*", "联系电话", "单位简称"),
        ("责任单位", "联系人", "角色", "联络员手机号码", "曾用名"),
        ("Unit", "Name", "Role", "Phone", "Aliases"),
    ],
)
def test_headers_may_be_spelt_in_many_ways(tmp_path: Path, header: tuple[str, ...]) -> None:
    roster = roster_of(tmp_path, ("县工信局", "张三", "联络员", "13800000001", "工信局"), header=header)
    assert roster.rows == (a_row(phone="13800000001", aliases=("工信局",)),)


def test_two_people_may_stand_side_by_side(tmp_path: Path) -> None:
    header = ("序号", "单位", "分管领导", "职务", "电话", "联络员", "电话")
    roster = roster_of(
        tmp_path, (1, "县工信局", "张三", "副局长", "0349-5020001", "李四", 13800000002), header=header
    )
    assert roster.rows == (
        a_row(role=Role.UNIT_HEAD, phone="03495020001"),
        a_row(name="李四", phone="13800000002"),
    )


def test_a_title_above_and_a_header_repeated_below_are_no_people(tmp_path: Path) -> None:
    rows = [("应县专业镇联络员名单",), (), HEADER, ("县工信局", "张三"), HEADER, ("县财政局", "李四")]
    roster = read_roster(workbook(tmp_path / "roster.xlsx", rows))
    assert [(row.name, row.line) for row in roster.rows] == [("张三", 4), ("李四", 6)]
    assert roster.problems == ()


def test_a_phone_before_the_name_belongs_to_it(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, ("县工信局", "13800000001", "张三"), header=("单位", "电话", "姓名"))
    assert roster.rows == (a_row(phone="13800000001"),)


def test_names_lose_padding_and_invisible_marks(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, ("县工信局", "贾\u3000某\u200b"), ("县工信局", "Anna Li"))
    assert [row.name for row in roster.rows] == ["贾某", "Anna Li"]


def test_a_formula_is_only_text(tmp_path: Path) -> None:
    assert roster_of(tmp_path, ("县工信局", "=cmd()")).rows[0].name == "=cmd()"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("", "张三"), (2, Fault.NO_UNIT, "")),
        (("县工信局", ""), (2, Fault.NO_NAME, "县工信局")),
        (("县工信局", "张三、李四"), (2, Fault.SEVERAL_NAMES, "张三、李四")),
        (("县工信局", "张" * 61), (2, Fault.TOO_LONG, "张" * 60)),
        (("县" * 61, "张三"), (2, Fault.TOO_LONG, "县" * 60)),
        (("县工信局", "张三", "打字员"), (2, Fault.BAD_ROLE, "打字员")),
        (("县工信局", "张三", "管理员"), (2, Fault.BAD_ROLE, "管理员")),
    ],
)
def test_an_unclear_line_is_a_problem_and_no_person(
    tmp_path: Path, row: tuple[str, ...], problem: tuple[int, Fault, str]
) -> None:
    roster = roster_of(tmp_path, row)
    assert roster.rows == ()
    assert problems_of(roster) == [problem]


def test_a_post_that_is_no_role_is_a_problem_where_no_header_tells_the_role(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, ("县工信局", "张三", "副局长"), header=("单位", "姓名", "职务"))
    assert problems_of(roster) == [(2, Fault.BAD_ROLE, "副局长")]


def test_a_bad_phone_costs_only_the_phone(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, ("县工信局", "张三", "", "1.38E+10"))
    assert roster.rows == (a_row(),)
    assert problems_of(roster) == [(2, Fault.BAD_PHONE, "1.38E+10")]


def test_a_person_who_stands_twice_is_kept_once(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, ("县工信局", "张三"), ("县工信局", "张 三"), ("县财政局", "张三"))
    assert [row.line for row in roster.rows] == [2, 4]
    assert problems_of(roster) == [(3, Fault.DOUBLE, "张三")]


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("138 0000-0001", "13800000001"),
        ("+86 13800000001", "13800000001"),
        ("8613800000001", "13800000001"),
        ("(0349)5020001", "03495020001"),
        ("5020001", "5020001"),
        ("+85212345678", "+85212345678"),
        ("1380000000", ""),
        ("13800000001/13900000001", ""),
        ("无", ""),
    ],
)
def test_a_phone_is_its_digits_or_none(written: str, digits: str) -> None:
    assert digits_of(written) == digits


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，"])
def test_a_csv_may_come_from_any_program(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = "单位,联络员,电话\n县工信局,张三,13800000001\n".replace(",", delimiter)
    roster = read_roster(csv_roster(tmp_path / "roster.csv", text, encoding))
    assert roster.rows == (a_row(phone="13800000001"),)


def test_line_breaks_inside_a_cell_do_not_shift_the_line_numbers(tmp_path: Path) -> None:
    text = '单位,姓名,备注\r\n县工信局,张三,"一\n二"\r\n县财政局,,\r\n'
    roster = read_roster(csv_roster(tmp_path / "roster.csv", text))
    assert problems_of(roster) == [(4, Fault.NO_NAME, "县财政局")]


def test_a_hidden_sheet_and_one_without_header_are_passed_over(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "roster.xlsx") as book:
        sheets = [book.add_worksheet(name) for name in ("说明", "旧名单", "名单")]
        sheets[0].write_row(0, 0, ("填表说明",))
        for sheet, name in ((sheets[1], "张三"), (sheets[2], "李四")):
            sheet.write_row(0, 0, HEADER)
            sheet.write_row(1, 0, ("县工信局", name))
        sheets[1].hide()
    assert [row.name for row in read_roster(tmp_path / "roster.xlsx").rows] == ["李四"]


def test_five_thousand_people_are_read(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, *(("县工信局", f"张{number}") for number in range(5_000)))
    assert len(roster.rows) == 5_000


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Refusal.EMPTY),
        (b" \n\n", Refusal.EMPTY),
        (b"a" * (LARGEST + 1), Refusal.TOO_LARGE),
        ("单位,姓名\n".encode() + b"a,b\n" * 5_200, Refusal.TOO_MANY_LINES),
        (b"PK\x03\x04 cut off", Refusal.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000, Refusal.DAMAGED),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Refusal.NO_TABLE),
        (b"\xff\xfe\x00", Refusal.NO_TABLE),
        ("从前有座山，山里有座庙。".encode(), Refusal.NO_HEADER),
        (b'"' + b"a" * 200_000, Refusal.DAMAGED),
    ],
)
def test_what_is_no_roster_is_refused_with_one_reason(
    tmp_path: Path, content: bytes, reason: Refusal
) -> None:
    (tmp_path / "roster").write_bytes(content)
    with pytest.raises(RosterError) as refusal:
        read_roster(tmp_path / "roster")
    assert refusal.value.reason is reason


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match="missing"):
        read_roster(tmp_path / "none.xlsx")


def test_an_alias_is_matched_to_the_canonical_unit() -> None:
    matched = match_units(Roster((a_row("工 信局"),), ()), REGISTER)
    assert matched == Roster((a_row("县工信局"),), ())


def test_a_unit_known_only_by_its_alias_gives_a_new_name() -> None:
    matched = match_units(Roster((a_row("县工业和信息化局", aliases=("工信局",)),), ()), REGISTER)
    assert matched.rows == (a_row("县工信局", aliases=("县工业和信息化局",)),)


def test_an_unknown_unit_is_asked_about_with_the_nearest_one() -> None:
    matched = match_units(Roster((a_row("县财政"), a_row("各乡镇", line=3)), ()), REGISTER)
    assert matched.rows == ()
    assert matched.problems == (
        RosterProblem(2, Fault.UNKNOWN_UNIT, "县财政", "县财政局"),
        RosterProblem(3, Fault.UNKNOWN_UNIT, "各乡镇", ""),
    )


def test_an_alias_of_another_unit_is_not_taken() -> None:
    matched = match_units(Roster((a_row("县财政局", aliases=("工信局", "财局")),), ()), REGISTER)
    assert matched.rows == (a_row("县财政局", aliases=("财局",)),)
    assert matched.problems == (RosterProblem(2, Fault.ALIAS_TAKEN, "工信局", "县工信局"),)


def test_one_person_under_two_names_of_a_unit_is_kept_once() -> None:
    earlier = RosterProblem(9, Fault.NO_NAME, "县财政局")
    matched = match_units(Roster((a_row(), a_row("工信局", line=3)), (earlier,)), REGISTER)
    assert matched.rows == (a_row(),)
    assert [problem.fault for problem in matched.problems] == [Fault.DOUBLE, Fault.NO_NAME]


@given(st.one_of(st.binary(), st.text(alphabet='单位姓名电话职务县,\t"\n 1').map(str.encode)))
def test_any_content_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "roster.csv"
    path.write_bytes(content)
    try:
        match_units(read_roster(path), REGISTER)
    except RosterError as refusal:
        event(refusal.reason)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_sentence(language: str) -> None:
    for refusal in Refusal:
        assert say(language, f"roster-refused-{refusal}")
    for fault in Fault:
        assert "7" in say(language, f"roster-{fault}", line="7", about="甲", nearest="乙")
