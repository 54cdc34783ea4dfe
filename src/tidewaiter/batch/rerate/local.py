"""Parts worked on this machine: in this process, or in several that each hold the law once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from tidewaiter.batch.rerate.rater import Rater

MakeRater = Callable[[], Rater]


class Job(Protocol):
    """Work that a rater does, and what it came to. It can be sent to another process."""

    def work(self, rater: Rater) -> dict[str, Any]: ...


class WorkerLost(Exception):
    """A worker ended before its part was done, twice."""


_rater: Rater | None = None


def run(jobs: Sequence[Job], make: MakeRater, workers: int,
        note: Callable[[str], None] = lambda text: None) -> Iterator[tuple[int, dict[str, Any]]]:
    """What each job came to, by its place, as they are done. `make` makes a rater where it is needed: it is sent to other processes by name.

    Where something ends a worker, `note` is told, and what was not done is given to others. WorkerLost where they end too before any is done.
    """
    if workers <= 1 or len(jobs) <= 1:
        rater = make()
        for n, job in enumerate(jobs):
            yield n, job.work(rater)
        return
    left = dict(enumerate(jobs))
    lost_at = -1
    while left:
        try:
            for n, came_to in _together(left, make, min(workers, len(left))):
                del left[n]
                yield n, came_to
        except BrokenProcessPool:
            if len(left) == lost_at:
                raise WorkerLost(f"a worker was ended by the system, twice; parts {', '.join(str(n + 1) for n in list(left)[:5])} are not done; "
                                 "give it more memory, or fewer --workers") from None
            lost_at = len(left)
            note("a worker was ended by the system; what it had not done is given to another")


def _together(jobs: dict[int, Job], make: MakeRater, workers: int) -> Iterator[tuple[int, dict[str, Any]]]:
    before = os.environ.get("POLARS_MAX_THREADS")
    # The workers share the cores; each is begun anew, since a fork of a process with threads may never answer.
    os.environ["POLARS_MAX_THREADS"] = str(max((os.cpu_count() or 1) // workers, 1))
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin, initargs=(make,))
    try:
        waiting: dict[Future[dict[str, Any]], int] = {}
        given = iter(list(jobs.items()))
        # No more are handed out than can be worked on, so that one who stops waits for few.
        for n, job in given:
            waiting[pool.submit(_work, job)] = n
            if len(waiting) < 2 * workers:
                continue
            yield from _done(waiting)
        while waiting:
            yield from _done(waiting)
    finally:
        if before is None:
            os.environ.pop("POLARS_MAX_THREADS", None)
        else:
            os.environ["POLARS_MAX_THREADS"] = before
        pool.shutdown(wait=False, cancel_futures=True)


def _done(waiting: dict[Future[dict[str, Any]], int]) -> Iterator[tuple[int, dict[str, Any]]]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for one in done:
        n = waiting.pop(one)
        yield n, one.result()


def _begin(make: MakeRater) -> None:
    global _rater
    signal.signal(signal.SIGINT, signal.SIG_IGN)      # who is interrupted is the one who asked, and he lets the workers go
    if (parent := multiprocessing.parent_process()) is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _rater = make()


def _end_with(parent: BaseProcess) -> None:
    """Ends this process when the one that began it is gone: it waits for work on a pipe that it holds open itself."""
    parent.join()
    os._exit(1)


def _work(job: Job) -> dict[str, Any]:
    assert _rater is not None
    return job.work(_rater)
