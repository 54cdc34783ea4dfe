"""What all tests share: the reference material, skipped aloud where it is not at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.databases import database, made_once, server, template, url  # noqa: F401  one server for all tests of a process


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder that TIDEWAITER_REFERENCE names. Without it the test is skipped and counted."""
    folder = os.environ.get("TIDEWAITER_REFERENCE", "")
    if not folder:
        pytest.skip("needs the reference material: set TIDEWAITER_REFERENCE")
    path = Path(folder)
    if not path.is_absolute():
        path = Path(__file__).resolve().parents[1] / path
    assert path.is_dir(), f"TIDEWAITER_REFERENCE names {path}, which is not a folder"
    return path.resolve()


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """What is packed carries the second it was packed in, and every process must give a test the same name."""
    return "packed" if isinstance(val, bytes) and val.startswith((b"\x1f\x8b", b"PK")) else None


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """With TIDEWAITER_NO_SKIPS a test that is skipped has failed."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("TIDEWAITER_NO_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"skipped, where nothing may be: {report.longrepr}"
