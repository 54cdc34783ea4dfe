"""A fault told to who runs the service: what it was and where, never what it was about."""

from __future__ import annotations

import traceback
from pathlib import PurePath

from tidewaiter.filing.wire import WrongWire
from tidewaiter.store.database import Unreachable


def one_line(error: Exception) -> str:
    """The words of an error of ours; of any other its kind and its place, as its words may hold what a client told in confidence."""
    if isinstance(error, Unreachable | WrongWire):
        return " ".join(str(error).split())
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if "tidewaiter" in PurePath(one.filename).parts]
    last = (ours or frames)[-1:]
    return type(error).__name__ + "".join(f" at {PurePath(one.filename).name} line {one.lineno}, {one.name}" for one in last)
