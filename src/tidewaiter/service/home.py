"""Where Tidewaiter keeps its state on this machine."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from platformdirs import user_data_path


def home() -> Path:
    """The folder that TIDEWAITER_HOME names, by default the platform's data directory."""
    return _named(os.environ.get("TIDEWAITER_HOME", ""))


@lru_cache(maxsize=8)
def _named(name: str) -> Path:
    return Path(name) if name else user_data_path("tidewaiter", appauthor=False)
