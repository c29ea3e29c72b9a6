"""The office's register: read strictly, and matched to one applicant under one scheme."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dossier_ai.checks.register import load_register, standing_of
from dossier_ai.checks.scope import Standing
from dossier_ai.errors import UsageError

HEADER = "统一社会信用代码,名称,方案,事项,日期,禁止申报至\n"
CODE = "91440106FAKE00013X"


def written(tmp_path: Path, *lines: str, encoding: str = "utf-8-sig") -> Path:
    path = tmp_path / "register.csv"
    path.write_text(HEADER + "\n".join(lines), encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_ban_of_the_applicant(tmp_path: Path, encoding: str) -> None:
    path = written(
        tmp_path, f"{CODE},甲公司,,认定,2020-01-02,", f"{CODE},甲公司,,撤销,2024/05/01,2027-05-01",
        "91440106FAKE00021Q,乙公司,,撤销,2025-01-01,2028-01-01", encoding=encoding,
    )  # fmt: skip
    standing = standing_of(load_register(path), path.name, CODE, "甲公司", "qinghai-platform")
    assert standing.banned_until == dt.date(2027, 5, 1)
    assert standing.recognised_on == dt.date(2020, 1, 2)
    assert [e.part for e in standing.evidence] == ["第2行", "第3行"]


def test_reports_in_their_order(tmp_path: Path) -> None:
    path = written(
        tmp_path, f"{CODE},,,未报送,2025-03-10,", f"{CODE},,,报送,2025-01-10,", f"{CODE},,,未报送,2025-02-10,"
    )
    entries = load_register(path)
    assert standing_of(entries, "r", CODE, "", "x").missed == (False, True, True)
    assert standing_of(entries, "r", "91440106FAKE00021Q", "", "x") == Standing()


def test_lines_of_another_scheme_do_not_count(tmp_path: Path) -> None:
    path = written(tmp_path, f"{CODE},,chengdu-base,撤销,2024-05-01,2027-05-01")
    entries = load_register(path)
    assert standing_of(entries, "r", CODE, "", "chengdu-platform").banned_until is None
    assert standing_of(entries, "r", CODE, "", "chengdu-base").banned_until is not None


def test_a_unit_without_a_code_is_known_by_its_name(tmp_path: Path) -> None:
    entries = load_register(written(tmp_path, ",甲（广州）公司,,撤销,2024-05-01,2027-05-01"))
    assert standing_of(entries, "r", CODE, "甲(广州)公司", "x").banned_until is not None
    assert standing_of(entries, "r", CODE, "", "x").banned_until is None


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f"{CODE},甲,,表彰,2024-05-01,", ":2: `表彰` is no event"),
        (f"{CODE},甲,,撤销,去年,", ":2: `去年` is no date"),
        (f"{CODE},甲,,撤销,2024-05-01,明年", ":2: `明年` is no date"),
        (",,,撤销,2024-05-01,", ":2: no unit"),
    ],
)
def test_a_faulty_line_is_refused(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        load_register(written(tmp_path, line))


def test_a_file_without_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(UsageError, match=":1: the columns event, on, uscc are missing"):
        load_register(path)
    with pytest.raises(UsageError, match="cannot be read"):
        load_register(tmp_path / "nowhere.csv")
