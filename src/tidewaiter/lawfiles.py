"""Where the law lies on disk: law/ in the installed package, or beside src/ in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@cache
def law_dir() -> Path:
    """The folder law/ with programs, lists, schedule and codes."""
    for folder in (_HERE / "law", _HERE.parents[1] / "law"):
        if (folder / "programs").is_dir():
            return folder
    raise FileNotFoundError("the folder law/ is not in the package; install tidewaiter again")
