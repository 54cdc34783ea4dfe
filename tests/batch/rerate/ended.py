"""Runs the command and ends itself, as `kill -9` does, at the n-th time that a file is opened for writing, renamed or removed.

    python -m tests.batch.rerate.ended N duty rerate ...
"""

from __future__ import annotations

import os
import signal
import sys

_LEFT = 0


def of_files(event: str, args: tuple[object, ...]) -> bool:
    """Whether an event of the interpreter changes what stands on disk, in the folder of a rerate."""
    if event == "open":
        return ".parts" in str(args[0]) and isinstance(args[1], str) and "w" in args[1]
    if event not in ("os.rename", "os.remove", "os.rmdir", "os.mkdir"):
        return False
    # a folder is emptied by names that are relative to it
    return any(word in str(args[0]) for word in (".parts", "question", "rows-", "totals-"))


def watch(event: str, args: tuple[object, ...]) -> None:
    global _LEFT
    if _LEFT and of_files(event, args):
        _LEFT -= 1
        if not _LEFT:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    _LEFT = int(sys.argv.pop(1))
    sys.addaudithook(watch)
    from tidewaiter.cli import main

    main()
