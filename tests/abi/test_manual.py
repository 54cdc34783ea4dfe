"""The manual is printed from the declarations, and docs/abi/records.md is that print."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import tidewaiter.abi
from tidewaiter.abi.manual import manual

PAGE = Path(__file__).parents[2] / "docs/abi/records.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "write docs/abi/records.md anew from tidewaiter.abi.manual"


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
