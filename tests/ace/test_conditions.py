"""Each condition is raised by what its name says, and its page in the documentation is what the code declares."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ace.answers import codes, final
from tests.ace.conditions_page import PAGE, raised, text
from tests.ace.header_cases import HEADER
from tests.ace.line_cases import LINE, TAX
from tests.ace.messages import BOOKS, CLOCK, SHIRT, WINE, batch, before, change, good, spoiled
from tests.ace.syntax_cases import SYNTAX
from tidewaiter.abi.conditions import codes as official
from tidewaiter.ace import exchange as exchange_module
from tidewaiter.ace.conditions import dictionary
from tidewaiter.ace.exchange import exchange
from tidewaiter.ace.fee_check import COFFEE, HEADER_CLASSES, LINE_CLASSES, TAX_CLASSES, off

CASES = HEADER + LINE


@pytest.mark.parametrize(("code", "what", "filing", "changes"), CASES, ids=[f"{row[0]} {row[1]}" for row in CASES])
def test_what_is_wrong_is_answered_with_its_condition(code, what, filing, changes):
    reply = exchange(batch(spoiled(filing(), *changes)), clock=CLOCK, books=BOOKS)
    assert code in codes(reply), reply


# What ACE lets pass: the condition, the last cent within its tolerance, and what else has to agree with it.
TOLERATED = [
    ("624", (change("50", 3, duty=41398), change("90", duty=1104298))),
    ("627", (change("50", 3, duty=40800), change("90", duty=1103700))),
    ("661", (change("50", 3, hts=SHIRT), change("62", class_code="056", amount=423))),
    ("660", (change("50", 3, hts=WINE), before("62", TAX.replace(amount=1300)))),
    ("662", (change("50", 3, hts=WINE), before("62", TAX.replace(amount=1300)), change("90", tax=1300))),
    ("662", (change("50", 3, hts=WINE), before("62", TAX.replace(amount=700)), change("90", tax=700))),
]


@pytest.mark.parametrize(("code", "changes"), TOLERATED, ids=[row[0] for row in TOLERATED])
def test_what_differs_by_no_more_than_cbp_lets_pass_is_not_answered(code, changes):
    assert code not in codes(exchange(batch(spoiled(good(), *changes)), clock=CLOCK, books=BOOKS))


@pytest.mark.parametrize(("filed", "due", "spirits", "is_off"), [
    (1300, 1000, False, False), (1301, 1000, False, True), (700, 1000, False, False), (699, 1000, False, True),
    (9999, 1000, True, False),  (700, 1000, True, False),  (699, 1000, True, True),
])
def test_of_distilled_spirits_more_than_is_computed_passes(filed, due, spirits, is_off):
    assert off(filed, due, spirits) == is_off


@pytest.mark.parametrize(("code", "what", "spoil"), SYNTAX, ids=[f"{row[0]} {row[1]}" for row in SYNTAX])
def test_a_fault_of_syntax_rejects_the_whole_batch(code, what, spoil):
    lines = spoil(batch(good(), good()).decode().split("\r\n")[:-1])
    reply = exchange("".join(line + "\r\n" for line in lines).encode(), clock=CLOCK, books=BOOKS)
    assert code in codes(reply), reply
    assert final(reply) == "RF999" and "E0" not in reply


def test_every_condition_of_the_dictionary_is_raised_and_every_one_raised_is_in_it():
    assert raised().keys() == dictionary().keys()


def test_every_condition_written_in_the_code_is_in_the_dictionary():
    classes = HEADER_CLASSES | LINE_CLASSES | TAX_CLASSES | {COFFEE}
    for path in Path(exchange_module.__file__).parent.glob("*.py"):
        written = set(re.findall(r'"([ABQX]\d\d|\d{3})"', path.read_text(encoding="utf-8")))
        assert written - classes <= dictionary().keys() | official(), path.name


def test_the_page_of_conditions_is_what_the_code_declares():
    assert PAGE.read_text(encoding="utf-8") == text(), "print it again: python -m tests.ace.conditions_page"


def test_a_narrative_fits_its_record():
    for condition in dictionary().values():
        assert 0 < len(condition.narrative) <= 40 and condition.narrative == condition.narrative.upper()


@pytest.mark.reference
def test_narratives_are_those_of_the_error_dictionary(reference):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(reference / "catair" / "10-error-dictionary-2026-07.xlsx"))
    official: dict[str, set[str]] = {}
    for code, narrative, *_ in book.get_sheet_by_name("ACE Error Dictionary").to_python()[1:]:
        number = f"{int(code):03}" if isinstance(code, float) else str(code).strip()
        plain = " ".join(str(narrative).upper().replace("’", "'").replace("–", "-").split())
        official.setdefault(number, set()).add(plain[:40].strip())
    for code, condition in dictionary().items():
        if condition.source.startswith("CATAIR error dictionary"):
            assert condition.narrative in official[code]
