"""The rehearsal of CBP's side: served, or played through by a scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tidewaiter.ace.books import shipped
from tidewaiter.ace.office import Office, Refused
from tidewaiter.ace.scenario import Faulty, Scenario, find, folder, names, read, read_time
from tidewaiter.ace.store import Store
from tidewaiter.service.home import home
from tidewaiter.service.wrong_call import WrongCall

REAL = "real"


@dataclass(frozen=True)
class Wanted:
    """How `ace serve` was called."""

    host: str
    port: int
    tcp_port: int | None = None
    data: Path | None = None
    clock: str | None = None
    scenario: str | None = None
    seed: int | None = None
    drop: Path | None = None


def serve(wanted: Wanted, time: Callable[[], datetime], say: Callable[[str], None]) -> None:
    """Serve until stopped. `time` reads the real clock. WrongCall where the call cannot be followed."""
    from tidewaiter.ace.serve import Doors
    from tidewaiter.ace.serve import serve as serve_by

    scenario = _scenario(wanted.scenario, wanted.seed) if wanted.scenario else None
    told = wanted.clock or ("" if scenario and scenario.clock else REAL)
    try:
        start = time() if told == REAL else read_time(told) if told else scenario.clock if scenario else None
    except ValueError as error:
        raise WrongCall(f"--clock: {error}, or real") from None
    assert start is not None
    office = Office(Store(wanted.data or home() / "ace"), shipped(), time if told == REAL else None)
    try:
        office.open(start, scenario)
        serve_by(office, Doors(wanted.host, wanted.port, wanted.tcp_port, wanted.drop), say)
    except Refused as error:
        raise WrongCall(str(error)) from None
    except OSError as error:
        raise WrongCall(str(error.strerror or error)) from None


def play(name: str, data: Path | None, out: Path | None, seed: int | None) -> Iterator[str]:
    """The timeline of a scenario in which both sides are played, line by line."""
    from tidewaiter.ace.play import play as play_by

    try:
        yield from play_by(_scenario(name, seed), data, out, shipped())
    except Refused as error:
        raise WrongCall(str(error)) from None


def scenarios() -> Iterator[tuple[str, str]]:
    for name in names():
        yield name, read(folder() / f"{name}.yaml").name


def _scenario(name: str, seed: int | None) -> Scenario:
    try:
        scenario = read(find(name))
    except Faulty as error:
        raise WrongCall("; ".join(error.faults)) from None
    return scenario if seed is None else replace(scenario, told=scenario.told | {"seed": seed})
