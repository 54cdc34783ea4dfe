"""Parts worked on this machine: in this process, or in several that each hold the law once."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol

from tidewaiter.batch.rerate.rater import Rater

MakeRater = Callable[[], Rater]


class Job(Protocol):
    """Work that a rater does, and what it came to. It can be sent to another process."""

    def work(self, rater: Rater) -> dict[str, Any]: ...


class WorkerLost(Exception):
    """A worker ended before its part was done, twice."""


_rater: Rater | None = None


def run(jobs: Sequence[Job], make: MakeRater, workers: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """What each job came to, by its place, as they are done. `make` makes a rater where it is needed: it is sent to other processes by name.

    A job whose worker is ended by something else is given to another once. WorkerLost where that one ends too.
    """
    if workers <= 1 or len(jobs) <= 1:
        rater = make()
        for n, job in enumerate(jobs):
            yield n, job.work(rater)
        return
    left = dict(enumerate(jobs))
    for last in (False, True):
        try:
            for n, came_to in _together(left, make, min(workers, len(left))):
                del left[n]
                yield n, came_to
        except BrokenProcessPool:
            if last:
                raise WorkerLost(f"a worker was ended by the system, twice; parts {', '.join(str(n + 1) for n in list(left)[:5])} are not done; "
                                 "give it more memory, or fewer --workers") from None
        else:
            return


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
    _rater = make()


def _work(job: Job) -> dict[str, Any]:
    assert _rater is not None
    return job.work(_rater)
