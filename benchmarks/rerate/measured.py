"""A process of its own, with the seconds that it took and the most memory that it and its children held at one time."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_EVERY = 0.1                     # seconds between two looks at the memory


@dataclass(frozen=True)
class Measured:
    """`said` is the JSON of its last line. Memory is bytes: pages that processes share count once; else the largest process alone."""

    seconds: float
    peak: int
    said: dict[str, Any]


class Failed(RuntimeError):
    """The process ended with another status than 0; the words are the last of its standard error."""


def module(name: str, *words: object, environment: Mapping[str, str] | None = None) -> Measured:
    """A module of this folder, run by this Python."""
    return process([sys.executable, "-m", f"benchmarks.rerate.{name}", *map(str, words)], environment)


def process(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Measured:
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | dict(environment or {})) as child:
        watch = _Watch(child.pid)
        watch.start()
        out, wrong = child.communicate()
        seconds = time.perf_counter() - start
        watch.ended.set()
        watch.join()
    if child.returncode:
        raise Failed((wrong.strip().splitlines() or [f"exit status {child.returncode}"])[-1])
    lines = out.strip().splitlines()
    said = json.loads(lines[-1]) if lines else {}
    return Measured(seconds, max(watch.peak, said.get("peak", 0)), said)


def own_peak() -> int:
    """The most that this process held, or the largest of its children that ended; bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) * unit


class _Watch(threading.Thread):
    """Looks at a process and all below it until `ended`; where there is no /proc it sees nothing."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self.peak, self.ended = pid, 0, threading.Event()

    def run(self) -> None:
        while not self.ended.wait(_EVERY):
            self.peak = max(self.peak, sum(map(_held, _family(self._pid))))


def _family(pid: int) -> list[int]:
    """A process and all below it. One that ends meanwhile is left out."""
    found = [pid]
    for one in found:
        for path in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, path.read_text().split())
            except (OSError, ValueError):
                continue
    return found


def _held(pid: int) -> int:
    """The proportional set size of a process, bytes; 0 where it has ended."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    return 0
