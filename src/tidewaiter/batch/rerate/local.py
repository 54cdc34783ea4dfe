"""Parts worked on this machine: in this process, or in several that each hold the law once."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import pairwise
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from tidewaiter.batch.rerate.rater import Rater
from tidewaiter.values import immutable

MakeRater = Callable[[], Rater]
Note = Callable[[str], None]


class Job(Protocol):
    """Work that a rater does, and what it came to. It can be sent to another process."""

    def work(self, rater: Rater) -> dict[str, Any]: ...


Run = Callable[[Sequence[Job], Note], Iterator[tuple[int, dict[str, Any]]]]


class WorkerLost(Exception):
    """A worker ended before its part was done, twice."""


_COLLECT = 200_000               # objects more than are gone, at which the collector looks
# The C library gives columns of millions of bytes back to the system when they are let go, and asks for them anew, unless it is told not to.
SETTINGS = {"MALLOC_MMAP_THRESHOLD_": str(1 << 30), "MALLOC_TRIM_THRESHOLD_": str(1 << 30)}
_rater: Rater | None = None


@contextlib.contextmanager
def crew(make: MakeRater, workers: int) -> Iterator[Run]:
    """Workers that are begun now and take up the law while their work is made ready; it is given to them by what this gives.

    That gives what each job came to, by its place, as they are done. `make` makes a rater where it is needed: it is sent to other processes by
    name. Where something ends a worker, `note` is told, and what was not done is given to others. WorkerLost where they end too before any is done.
    """
    begun = _begun(make, workers) if workers > 1 else []
    try:
        yield partial(_run, make, begun)
    except BaseException:
        for worker in begun:
            worker.process.kill()            # nobody waits for what it is at: what is half done is not seen
        raise
    finally:
        _let_go(begun)


@immutable
class _Worker:
    pool: ProcessPoolExecutor
    process: BaseProcess


def _run(make: MakeRater, begun: list[_Worker], jobs: Sequence[Job], note: Note) -> Iterator[tuple[int, dict[str, Any]]]:
    if not begun:
        rater = make()
        for n, job in enumerate(jobs):
            yield n, job.work(rater)
        return
    left = dict(enumerate(jobs))
    lost_at = -1
    while left:
        try:
            for n, came_to in _together(left, begun):
                del left[n]
                yield n, came_to
        except BrokenProcessPool:
            if len(left) == lost_at:
                raise WorkerLost(f"a worker was ended by the system, twice; parts {', '.join(str(n + 1) for n in list(left)[:5])} are not done; "
                                 "give it more memory, or fewer --workers") from None
            lost_at = len(left)
            note("a worker was ended by the system; what it had not done is given to another")
            _let_go(begun)
            begun[:] = _begun(make, min(len(begun), len(left)))


def _begun(make: MakeRater, workers: int) -> list[_Worker]:
    """Each worker a process of its own, begun anew, since a fork of a process with threads may never answer."""
    spawn = multiprocessing.get_context("spawn")
    with environment(SETTINGS | {"POLARS_MAX_THREADS": str(max((os.cpu_count() or 1) // workers, 1))}):        # they share the cores
        begun = []
        for _ in range(workers):
            before = multiprocessing.active_children()
            pool = ProcessPoolExecutor(1, mp_context=spawn, initializer=_begin, initargs=(make,))
            pool.submit(int)             # its process is begun with the first that it is given
            begun += [_Worker(pool, process) for process in multiprocessing.active_children() if process not in before]
    return begun


@contextlib.contextmanager
def environment(settings: Mapping[str, str]) -> Iterator[None]:
    """For processes that are begun meanwhile: what this one was told, and these settings."""
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _let_go(begun: list[_Worker]) -> None:
    for worker in begun:
        worker.pool.shutdown(wait=False, cancel_futures=True)


def _together(jobs: dict[int, Job], begun: Sequence[_Worker]) -> Iterator[tuple[int, dict[str, Any]]]:
    workers = min(len(begun), len(jobs))
    turns = Turns(list(jobs), workers)
    waiting: dict[Future[dict[str, Any]], tuple[int, int]] = {}

    def give(worker: int) -> None:
        if (n := turns.next(worker)) is not None:
            waiting[begun[worker].pool.submit(_work, jobs[n])] = (n, worker)

    for worker in (*range(workers), *range(workers)):        # one to do, and one to go on with
        give(worker)
    while waiting:
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for one in done:
            n, worker = waiting.pop(one)
            came_to = one.result()
            give(worker)
            yield n, came_to


class Turns:
    """Which job is whose next. Each worker has a stretch of them, so that what it found of the law of one day serves it on the next.

    Every other stretch is worked from its end, and who has done his own takes from the largest that is left what its owner would do last.

    >>> turns = Turns([0, 1, 2, 3, 4, 5], 2)
    >>> [turns.next(0), turns.next(1), turns.next(0), turns.next(0), turns.next(0), turns.next(1), turns.next(1)]
    [0, 5, 1, 2, 3, 4, None]
    """

    def __init__(self, jobs: Sequence[int], workers: int) -> None:
        ends = [len(jobs) * n // workers for n in range(workers + 1)]
        self._left = [deque(jobs[start:end] if n % 2 == 0 else reversed(jobs[start:end])) for n, (start, end) in enumerate(pairwise(ends))]

    def next(self, worker: int) -> int | None:
        own = self._left[worker]
        if own:
            return own.popleft()
        most = max(self._left, key=len)
        return most.pop() if most else None


def _begin(make: MakeRater) -> None:
    global _rater
    signal.signal(signal.SIGINT, signal.SIG_IGN)      # who is interrupted is the one who asked, and he lets the workers go
    if (parent := multiprocessing.parent_process()) is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _rater = made_to_stay(make)


def made_to_stay(make: MakeRater) -> Rater:
    """A rater for a process that does nothing else: the law stays, and the collector need not look through it again and again."""
    gc.disable()
    rater = make()
    gc.freeze()
    gc.set_threshold(_COLLECT)
    gc.enable()
    return rater


def _end_with(parent: BaseProcess) -> None:
    """Ends this process when the one that began it is gone: it waits for work on a pipe that it holds open itself."""
    parent.join()
    os._exit(1)


def _work(job: Job) -> dict[str, Any]:
    assert _rater is not None
    return job.work(_rater)
