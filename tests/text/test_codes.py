"""Vectors of domain 2.1-2.4 and properties of the codes."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_ai.text import codes
from dossier_ai.text.codes import (
    USCC_ALPHABET,
    check_identity_no,
    check_uscc,
    is_organisation_code,
    is_registration_no,
    lost_precision,
    organisation_check_char,
    read_uscc,
    repair_uscc,
    uscc_check_char,
)

# domain 2.1, {"fn": "uscc"}: input, 18th character, 17th character and warnings, class, why
USCC = [
    ("91440106FAKE00013X", True, True, "工商/企业", ()),
    ("91210102FAKE000215", True, True, "工商/企业", ()),
    ("91630102FAKE0003X0", True, True, "工商/企业", ()),
    ("91510107FAKE000489", True, True, "工商/企业", ()),
    ("12440000FAKE00056L", True, True, "机构编制/事业单位", ()),
    ("51100000FAKE00064R", True, True, "民政/社会团体", ()),
    ("52510100FAKE00072M", True, True, "民政/民办非企业单位", ()),
    ("31440300FAKE00080M", True, True, "司法行政/律师执业机构", ()),
    ("92440511FAKE00099H", True, True, "工商/个体工商户", ()),
    ("93632621FAKE000A70", True, True, "工商/农民专业合作社", ()),
    ("N2440117FAKE000B5U", True, True, "农业/村级集体经济组织", ()),
    ("53210000FAKE000C3H", True, True, "民政/基金会", ()),
    ("91110000600037341L", True, True, "工商/企业", ()),
    ("9144 0106-fake 0001 3x", True, True, "工商/企业", ()),
    ("９１４４０１０６ＦＡＫＥ０００１３Ｘ", True, True, "工商/企业", ()),
    ("91440106FAKE00018X", False, False, "工商/企业", ("CHECK18 expect D", "CHECK17(GB11714) expect 3")),
    ("91440106FAEK00013X", False, False, "工商/企业", ("CHECK18 expect U", "CHECK17(GB11714) expect 8")),
    ("91440106FAKE00010L", True, False, "工商/企业", ("CHECK17(GB11714) expect 3",)),
    ("X1440106FAKE000139", True, False, "/", ("DEPT",)),
    ("91440106FAKE0O013X", False, None, "/", ("CHARSET@14",)),
    ("91440106FAKE00013", False, None, "/", ("LEN",)),
]


@pytest.mark.parametrize(("raw", "ok18", "ok17", "organisation_class", "why"), USCC)
def test_uscc_vectors(raw, ok18, ok17, organisation_class, why):
    code = check_uscc(raw)
    assert code.valid is ok18
    assert f"{code.department}/{code.organisation_class}" == organisation_class
    assert code.errors + code.warnings == why
    if ok17 is not None:
        assert (not code.warnings) is ok17
        assert code.sound is (ok18 and ok17)


# domain 2.1, {"fn": "uscc_repair"}
REPAIRS = [
    ("91440106FAKE00018X", 1, ("91440106FAKE00013X",)),
    ("9l440106FAKE00013X", 1, ("91440106FAKE00013X",)),
    ("91440106FAKE000I3X", 1, ("91440106FAKE00013X",)),
    ("91440106FAKEO0013X", 1, ("91440106FAKE00013X",)),
    ("91440106FAKEOO013X", 2, ("91440106FAKE00013X",)),
    ("91440106FAKE00013K", 1, ("91440106FAKE00013X",)),
    ("9144OIO6FAKEOO013X", -1, ()),
]


@pytest.mark.parametrize(("raw", "changes", "candidates"), REPAIRS)
def test_repair_vectors(raw, changes, candidates):
    repair = repair_uscc(raw)
    assert (repair.changes, repair.candidates) == (changes, candidates)
    reading = read_uscc(raw)
    if candidates:
        assert reading.value == candidates[0]
        assert reading.repaired_from == codes.compact_code(raw)
    else:
        assert reading.value is None


def test_a_sound_code_is_read_as_it_stands():
    assert read_uscc("91440106FAKE00013X") == codes.UsccReading("91440106FAKE00013X")


def test_a_code_right_in_18_and_wrong_in_17_is_kept_as_printed_with_its_problem():
    reading = read_uscc("91440106FAKE00010L")
    assert reading.value == "91440106FAKE00010L"
    assert reading.repaired_from == ""
    assert reading.problem == "CHECK17(GB11714) expect 3"


def test_spreadsheet_damage_is_reported_and_not_repaired():
    assert lost_precision("911234567890123000")
    assert lost_precision("9.16E+17")
    assert lost_precision("911234567890123000.0")
    assert not lost_precision("91440106FAKE00013X")
    assert read_uscc("911234567890123000") == codes.UsccReading(None, problem="EXCEL_PRECISION")


def test_a_valid_code_that_happens_to_end_in_000_is_not_damage():
    head = next(f"9144010600{n:04d}2000" for n in range(10000) if check_uscc(f"9144010600{n:04d}2000").valid)
    assert not lost_precision(head)


def test_regions_are_only_a_warning_and_national_is_known():
    assert check_uscc("91440106FAKE00013X", {"440106"}).sound
    assert check_uscc("91440106FAKE00013X", {"440107"}).warnings == ("REGION_UNKNOWN",)
    assert check_uscc("51100000FAKE00064R", set()).sound


@pytest.mark.parametrize(
    ("raw", "valid"),
    [
        ("D2143569-X", True),
        ("FAKE0001-3", True),
        ("60003734-1", True),
        ("D2143569-0", False),
        ("D2143569", False),
        ("D214356！-X", False),
    ],
)
def test_organisation_code_vectors_of_2_2(raw, valid):
    assert is_organisation_code(raw) is valid


@pytest.mark.parametrize(
    ("raw", "valid"),
    [
        ("440106000000010", True),
        ("210100000000027", True),
        ("630100100000031", True),
        ("510107600000044", True),
        ("440106000000011", False),
        ("44010600000001", False),
        ("44010600000001X", False),
    ],
)
def test_registration_no_vectors_of_2_3(raw, valid):
    assert is_registration_no(raw) is valid


def test_identity_no_vectors_of_2_4():
    assert check_identity_no("11010519491231002X").valid
    assert check_identity_no("440524188001010014").valid
    assert check_identity_no("110105194912310021").errors == ("CHECK expect X",)
    assert check_identity_no("110105194902310026").errors == ("BIRTH",)
    assert check_identity_no("11010519491231002X", dt.date(1949, 1, 1)).errors == ("BIRTH_FUTURE",)
    assert check_identity_no("110105").errors == ("FORMAT",)


def test_the_number_stays_out_of_repr():
    assert "1949" not in repr(check_identity_no("11010519491231002X"))


@st.composite
def sound_codes(draw):
    region = draw(st.sampled_from(["440106", "210102", "630102", "510107", "100000"]))
    body = draw(st.text(USCC_ALPHABET, min_size=8, max_size=8))
    ninth = organisation_check_char(body)
    head = draw(st.sampled_from(["91", "12", "51", "52", "N2"])) + region + body + ninth
    return head + uscc_check_char(head)


@given(sound_codes(), st.integers(0, 17), st.sampled_from(USCC_ALPHABET))
def test_every_single_substitution_is_detected(code, position, character):
    assert check_uscc(code).sound
    changed = code[:position] + character + code[position + 1 :]
    assert check_uscc(changed).valid is (changed == code)


@given(sound_codes())
@settings(max_examples=60)
def test_one_misread_character_never_leads_to_another_code_silently(code):
    for position in range(18):
        for read_as, printed in (("O", "0"), ("I", "1"), ("S", "5"), ("B", "8"), ("8", "3")):
            if code[position] == printed:
                reading = read_uscc(code[:position] + read_as + code[position + 1 :])
                assert reading.value in (code, None)


@given(st.text(max_size=30))
def test_no_text_makes_the_checks_raise(text):
    check_uscc(text)
    repair_uscc(text)
    read_uscc(text)
    is_organisation_code(text)
    is_registration_no(text)
    check_identity_no(text)
    lost_precision(text)
