"""Processes that are killed: forked from one that has loaded everything, dead at an instant or at the nth instruction that they execute."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any


class Counter:
    """Counts instructions of some files, only those of some functions where they are named, and lines of others; kills itself at the nth."""

    def __init__(self, at: int | None, files: tuple[str, ...], lines: tuple[str, ...] = (), only: frozenset[str] = frozenset()) -> None:
        self.at, self.files, self.lines, self.only, self.count = at, files, lines, only, 0

    def start(self) -> None:
        threading.settrace(self._call)
        sys.settrace(self._call)

    def _call(self, frame: FrameType, event: str, _: Any) -> Any:
        name = frame.f_code.co_filename
        if name.startswith(self.files) and (not self.only or frame.f_code.co_name in self.only):
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
            return self._tick
        return self._tick if self.lines and name.startswith(self.lines) else None

    def _tick(self, frame: FrameType, event: str, _: Any) -> Any:
        self.count += 1
        if self.at is not None and self.count >= self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return self._tick


def fork(work: Callable[[], None]) -> int:
    """A process of its own that does `work`."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        work()
        status = 0
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    except (ProcessLookupError, ChildProcessError):
        pass
