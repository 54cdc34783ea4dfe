"""What all tests share: the reference material, skipped aloud where it is not at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


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
