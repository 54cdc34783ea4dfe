"""Locks between processes, on files of the home. A process that dies lets go of its own."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tidewaiter.service.wrong_call import WrongCall

_PATIENCE = 60.0                 # seconds that one waits for another process


def taken(file: IO[bytes]) -> bool:
    """Whether the file is now ours, until it is closed or the process dies."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def alone(path: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """While this lasts no other process, and no other thread, is in the same part of its work. WrongCall where one is for too long."""
    path.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + patience
    with path.open("ab") as file:
        while not taken(file):
            if time.monotonic() > until:
                raise WrongCall(f"{path} has been held by another process for {patience:.0f} s; wait for it, or end it")
            time.sleep(0.01)
        yield
