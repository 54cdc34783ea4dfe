"""The manual is printed from the declarations, and docs/abi/records.md is that print."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import tidewaiter.abi
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.manual import manual, rules
from tidewaiter.abi.rules import With

PAGES = Path(__file__).parents[2] / "docs/abi"


def test_the_pages_are_current() -> None:
    assert (PAGES / "records.md").read_text(encoding="utf-8") == manual(), "write docs/abi/records.md anew from tidewaiter.abi.manual.manual"
    assert (PAGES / "rules.md").read_text(encoding="utf-8") == rules(), "write docs/abi/rules.md anew from tidewaiter.abi.manual.rules"


@pytest.mark.parametrize("code", [code for code, application in APPLICATIONS.items() if application.rules])
def test_rules_name_records_and_fields_that_the_application_has(code: str) -> None:
    application = APPLICATIONS[code]
    records, head = application.records, application.opens
    for rule in application.rules:
        assert rule.says and rule.demand
        assert issubclass(rule.record, tuple(records.values()))
        assert set(rule.after) <= records.keys()
        assert all(head is not None and head.field(name) for name in rule.head)
        assert all(records[id].field(name) for id, tests in rule.theirs.items() for name in tests)
        for one in (*rule.beside, *rule.without, *rule.given):
            ids, tests = (one.ids, one.tests) if isinstance(one, With) else ((one,), {})
            assert all(records[id].field(name) for id in ids for name in tests) and set(ids) <= records.keys()


def test_one_record_is_printed_in_each_of_its_forms() -> None:
    assert manual("50").startswith("### 50: Tariff number, value and quantities")
    assert manual("se61").count("### SE61") == 2           # entry summary and cargo release each declare one
    assert manual("54").count("### 54") == 13
    assert manual("Z").count("### Z") == 3


def test_an_unknown_record_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no record '99'; there are A, B, Y, Z"):
        manual("99")


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(tidewaiter.abi.__path__)])
def test_the_examples_in_the_documentation_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"tidewaiter.abi.{name}")).failed == 0
