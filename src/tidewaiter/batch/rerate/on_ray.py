"""Parts worked by Ray: on the cores of this machine, or of all machines that see the same files.

Each worker is an actor that holds the law once. What a part comes to does not turn on who works it, nor when.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import tempfile
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import ray

from tidewaiter.batch.rerate.goods import CODE
from tidewaiter.batch.rerate.local import SETTINGS, Job, MakeRater, Note, Run, Turns, WorkerLost, environment, made_to_stay
from tidewaiter.batch.rerate.rater import Rater

_TRIES = 3                       # of a part whose workers are lost, and of a worker that is lost before it has the law
_OBJECTS = 80 << 20              # the least that Ray takes; what a part comes to is a handful of sums


class _Worker:
    """Holds a rater, and does one job after the other."""

    def __init__(self) -> None:
        self._rater: Rater | None = None

    def begin(self, make: MakeRater, code: str) -> None:
        if code != CODE:
            raise WorkerLost(f"{os.uname().nodename} rates by another version of the program; install the same on every machine of the cluster")
        self._rater = made_to_stay(make)

    def work(self, job: Job) -> dict[str, Any]:
        assert self._rater is not None
        return job.work(self._rater)


@contextlib.contextmanager
def crew(make: MakeRater, workers: int) -> Iterator[Run]:
    """As `local.crew`; a cluster on this machine begins while the work is made ready, and ends while it is put in its place."""
    cluster = contextlib.ExitStack()
    running: list[Generator[tuple[int, dict[str, Any]], None, None]] = []
    with ThreadPoolExecutor(1) as aside:
        beginning = aside.submit(cluster.enter_context, _joined(max(workers, 1)))

        def work(jobs: Sequence[Job], note: Note) -> Generator[tuple[int, dict[str, Any]], None, None]:
            try:
                yield from _together(jobs, make, max(min(workers, len(jobs)), 1), note, beginning.result())
            finally:
                aside.submit(cluster.close)

        def run_them(jobs: Sequence[Job], note: Note) -> Iterator[tuple[int, dict[str, Any]]]:
            running.append(work(jobs, note))
            return running[-1]

        try:
            yield run_them
        finally:
            for one in running:              # that was left in the middle: its actors end before the cluster does
                one.close()
            aside.submit(cluster.close).result()


def run(jobs: Sequence[Job], make: MakeRater, workers: int, note: Note = lambda text: None) -> Iterator[tuple[int, dict[str, Any]]]:
    """What each job came to, by its place, as they are done, on a cluster: that of RAY_ADDRESS, or else one on this machine.

    A part is given only to a worker that has the law: where a cluster has fewer cores free than workers are asked for, those it has do all.
    WorkerLost where a part, or the start of a worker, is lost three times.
    """
    if jobs:
        with crew(make, min(workers, len(jobs))) as run_them:
            yield from run_them(jobs, note)


@contextlib.contextmanager
def _joined(workers: int) -> Iterator[dict[str, str]]:
    """A cluster that is there, or one for so many workers; gives what their processes are to be told besides."""
    threads = {**SETTINGS, "POLARS_MAX_THREADS": str(max((os.cpu_count() or 1) // workers, 1))}
    if ray.is_initialized():
        yield threads
    elif address := os.environ.get("RAY_ADDRESS"):
        try:
            ray.init(address=address, logging_level=logging.ERROR, log_to_driver=False)
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise WorkerLost(f"no cluster of Ray answers at RAY_ADDRESS={address}: {str(error).splitlines()[0] if str(error) else error!r}") from None
        # Its machines may have other settings; their cores are not known here.
        try:
            yield {**SETTINGS, "POLARS_MAX_THREADS": "1"} | {name: os.environ[name] for name in ("TIDEWAITER_HOME",) if name in os.environ}
        finally:
            ray.shutdown()
    else:
        with _cluster(workers, threads):
            yield {}


def _here() -> dict[str, Any]:
    """Ray takes 127.0.0.1 for the machine's address in the network; of the others that lead back here only Linux has them."""
    return {"_node_ip_address": "127.0.0.2"} if sys.platform == "linux" else {}


@contextlib.contextmanager
def _cluster(workers: int, settings: dict[str, str]) -> Iterator[None]:
    """A cluster on this machine alone, of as many cores as workers; it tells nobody of itself."""
    # A path of a socket holds about 100 letters, and a folder for temporary files may be called anything.
    short = "/tmp" if Path("/tmp").is_dir() else None
    with (environment(settings | {"RAY_USAGE_STATS_ENABLED": "0"}),
          tempfile.TemporaryDirectory(prefix="ray-", dir=short, ignore_cleanup_errors=True) as folder):
        try:
            ray.init(address="local", num_cpus=workers, num_gpus=0, object_store_memory=_OBJECTS, include_dashboard=False,
                     logging_level=logging.ERROR, log_to_driver=False, _temp_dir=folder, **_here())
            yield
        finally:
            ray.shutdown()


def _together(jobs: Sequence[Job], make: MakeRater, workers: int, note: Note,
              settings: dict[str, str]) -> Generator[tuple[int, dict[str, Any]], None, None]:
    actor = ray.remote(_Worker).options(num_cpus=1, **({"runtime_env": {"env_vars": settings}} if settings else {}))
    turns, again = Turns(range(len(jobs)), workers), list[int]()
    tries = [0] * len(jobs)
    starts = 0                             # that were lost, since a part was last done
    actors: dict[int, Any] = {}
    working: dict[Any, tuple[int, int | None]] = {}

    def begin(worker: int) -> None:
        actors[worker] = actor.remote()
        working[actors[worker].begin.remote(make, CODE)] = (worker, None)

    def give(worker: int) -> None:
        n = again.pop() if again else turns.next(worker)
        if n is not None:
            tries[n] += 1
            working[actors[worker].work.remote(jobs[n])] = (worker, n)

    left = len(jobs)
    try:
        for worker in range(workers):
            begin(worker)
        while left:
            (first, *_), _ = ray.wait(list(working), num_returns=1)
            worker, n = working.pop(first)
            try:
                came_to = ray.get(first)
            except ray.exceptions.RayTaskError as error:
                raise error.cause from None
            except ray.exceptions.RayActorError:
                if n is None:
                    starts += 1
                    if starts == _TRIES:
                        raise WorkerLost(f"{_TRIES} workers of Ray were lost before they had the law; give them more memory") from None
                elif tries[n] == _TRIES:
                    raise WorkerLost(f"the workers of part {n + 1} were lost {_TRIES} times; give them more memory, or fewer --workers") from None
                else:
                    note(f"a worker was lost; part {n + 1} is given to another")
                    again.append(n)
                begin(worker)
                continue
            if n is not None:
                left -= 1
                starts = 0
                yield n, came_to
            give(worker)
    finally:
        for one in actors.values():
            ray.kill(one)
