"""Where Tidewaiter keeps its state on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path


def home() -> Path:
    """The folder that TIDEWAITER_HOME names, by default the platform's data directory."""
    named = os.environ.get("TIDEWAITER_HOME", "")
    return Path(named) if named else user_data_path("tidewaiter", appauthor=False)
