"""Parts worked by Ray: on the cores of this machine, or of all machines that see the same files.

Each worker is an actor that holds the law once. What a part comes to does not turn on who works it, nor when.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import ray

from tidewaiter.batch.rerate.local import Job, MakeRater, WorkerLost
from tidewaiter.batch.rerate.rater import Rater

_TRIES = 3                       # of a part whose workers are lost


class _Worker:
    """Holds a rater, and does one job after the other."""

    def __init__(self, make: MakeRater) -> None:
        self._rater: Rater = make()

    def work(self, job: Job) -> dict[str, Any]:
        return job.work(self._rater)


def run(jobs: Sequence[Job], make: MakeRater, workers: int,
        note: Callable[[str], None] = lambda text: None) -> Iterator[tuple[int, dict[str, Any]]]:
    """As `local.run`, on a cluster: that of RAY_ADDRESS, or else one on this machine. WorkerLost where a part is lost three times."""
    began = not ray.is_initialized()
    if began:
        ray.init(address=os.environ.get("RAY_ADDRESS"), configure_logging=True, logging_level=logging.ERROR, log_to_driver=False,
                 include_dashboard=False)
    try:
        yield from _together(jobs, make, max(min(workers, len(jobs)), 1), note)
    finally:
        if began:
            ray.shutdown()


def _together(jobs: Sequence[Job], make: MakeRater, workers: int, note: Callable[[str], None]) -> Iterator[tuple[int, dict[str, Any]]]:
    actor = ray.remote(_Worker).options(num_cpus=1, runtime_env={"env_vars": {"POLARS_MAX_THREADS": "1"}})
    left = list(reversed(range(len(jobs))))
    tries = [0] * len(jobs)
    working: dict[Any, tuple[int, Any]] = {}

    def give(worker: Any) -> None:
        if left:
            n = left.pop()
            tries[n] += 1
            working[worker.work.remote(jobs[n])] = (n, worker)

    for _ in range(workers):
        give(actor.remote(make))
    while working:
        done, _ = ray.wait(list(working), num_returns=1)
        n, worker = working.pop(done[0])
        try:
            came_to = ray.get(done[0])
        except ray.exceptions.RayActorError:
            if tries[n] == _TRIES:
                raise WorkerLost(f"the workers of part {n + 1} were lost {_TRIES} times; give them more memory") from None
            note(f"a worker was lost; part {n + 1} is given to another")
            left.append(n)
            give(actor.remote(make))
            continue
        yield n, came_to
        give(worker)
