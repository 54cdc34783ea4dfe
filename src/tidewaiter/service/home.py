"""Where Tidewaiter keeps its state on this machine, and clearing what a killed process left half made there."""

from __future__ import annotations

import os
import shutil
import time
from functools import lru_cache
from pathlib import Path

from platformdirs import user_data_path

_ABANDONED = 3600            # seconds after which what is half made is nobody's any more


def home() -> Path:
    """The folder that TIDEWAITER_HOME names, by default the platform's data directory."""
    return _named(os.environ.get("TIDEWAITER_HOME", ""))


@lru_cache(maxsize=8)
def _named(name: str) -> Path:
    return Path(name) if name else user_data_path("tidewaiter", appauthor=False)


def sweep(folder: Path, half_made: str) -> None:
    """Take away the folders named like `half_made` (a pattern) that nobody has touched for an hour: whoever made them was killed."""
    for half in folder.glob(half_made):
        if half.is_dir() and half.stat().st_mtime < time.time() - _ABANDONED:
            shutil.rmtree(half, ignore_errors=True)
