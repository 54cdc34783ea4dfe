"""A watched folder: shipments that people or programs put there are taken, each exactly once, whatever stops the watching and whenever.

    FOLDER/SHIPMENT/...              a shipment folder, of the client that is named; or
    FOLDER/CLIENT/SHIPMENT/...       of the client with that id, where none is named
    FOLDER/SHIPMENT.zip              one or more of them, packed
    FOLDER/taken, FOLDER/refused     where they go, each with findings.json

A folder is taken when it holds a file `ready`, or when nothing in it has changed for a while by this machine's own clock: the clocks of
network shares are not asked. The draft and the note of its papers are one transaction; the folder is moved after it. Killed between
the two, the folder is taken again, its papers are known, and it is moved. A paper that comes while the folder is being taken sends it back.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tidewaiter.clearance.shipment import Way
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.seat import Refused, Seat
from tidewaiter.service.shipments.packed import CITE, MOST_PAPER, MOST_PAPERS, READY, Papers, content_of, is_paper, unpacked, written
from tidewaiter.service.shipments.taking import Outcome, Taken, take, told, wrong_with
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.store.kinds.shipments import SHIPMENTS

TAKEN, REFUSED = "taken", "refused"
FINDINGS = "findings.json"
Look = tuple[tuple[str, int, int], ...]          # names, sizes, times of change


@dataclass
class Watch:
    """A folder that is watched. `still` are the seconds for which it has to lie unchanged where nothing says that it is ready.

    `seat` gives who acts, anew for each shipment; `seconds` is a clock that only goes forward.
    """

    folder: Path
    seat: Callable[[], Seat]
    seconds: Callable[[], float]
    client: str = ""
    still: float = 30
    _seen: dict[Path, tuple[Look, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.folder.is_dir():
            raise WrongCall(f"{self.folder} is no folder")
        for name in (TAKEN, REFUSED):
            (self.folder / name).mkdir(exist_ok=True)

    def look(self) -> Iterator[Taken]:
        """Take whatever is ready now. What cannot be read or moved at this moment stays, and is looked at the next time."""
        present = set()
        for place, client in self._arrived():
            present.add(place)
            try:
                if self._ready(place):
                    yield from self._packed(place, client) if place.is_file() else self._folder(place, client)
            except OSError:                      # a share that is away, a file that is still being written
                self._seen.pop(place, None)
        self._seen = {place: seen for place, seen in self._seen.items() if place in present}

    def _arrived(self) -> Iterator[tuple[Path, str]]:
        if self.client:
            yield from ((place, self.client) for place in _within(self.folder) if place.name not in (TAKEN, REFUSED))
            return
        for of_client in _within(self.folder):
            if of_client.is_dir() and of_client.name not in (TAKEN, REFUSED):
                yield from ((place, of_client.name) for place in _within(of_client))

    def _ready(self, place: Path) -> bool:
        """Whether a folder is whole: it says so, or it lay unchanged."""
        look = _look(place)
        now = self.seconds()
        before, since = self._seen.get(place, (None, now))
        self._seen[place] = (look, since if before == look else now)
        if not look:
            return False                         # a folder that was made and not filled yet
        return (place.is_dir() and (place / READY).exists()) or (before == look and now - since >= self.still)

    def _folder(self, place: Path, client: str) -> Iterator[Taken]:
        look = _look(place)
        papers = _papers(place)
        if _look(place) != look:
            return
        taken = self._refused(place.name, papers) if isinstance(papers, Finding) else self._take(papers, client, place.name)
        away = self._move(place, REFUSED if taken.outcome is Outcome.REFUSED else TAKEN)
        if not isinstance(papers, Finding) and _changed(away, papers):
            away.rename(_free(place))            # a paper came meanwhile: with it, it is another shipment
            return
        _tell(away / FINDINGS, [taken])
        yield taken

    def _packed(self, place: Path, client: str) -> Iterator[Taken]:
        found = unpacked(place, place.stem)
        if isinstance(found, Finding):
            every = [Taken(place.name, Outcome.REFUSED, "", (found,))]
        else:
            every = [self._take(papers, client, name) for name, papers in found.items()]
            for one, papers in zip(every, found.values(), strict=True):
                if one.outcome is Outcome.REFUSED and len(every) > 1:
                    folder = written(papers, _free(self.folder / REFUSED / f"{place.stem} {one.name.replace('/', ' ')}"[:200]))
                    _tell(folder / FINDINGS, [one])
        away = self._move(place, REFUSED if all(one.outcome is Outcome.REFUSED for one in every) else TAKEN)
        _tell(away.with_name(f"{away.name}.{FINDINGS}"), every)
        yield from every

    def _take(self, papers: Papers, client: str, name: str) -> Taken:
        try:
            return take(self.seat(), papers, client, name, Way.FOLDER)
        except Refused as refused:
            return Taken(name, Outcome.REFUSED, "", refused.findings)

    def _refused(self, name: str, why: Finding) -> Taken:
        return Taken(name, Outcome.REFUSED, "", (why,))

    def _move(self, place: Path, where: str) -> Path:
        away = _free(self.folder / where / place.name)
        place.rename(away)
        return away


def _within(folder: Path) -> list[Path]:
    """What lies in a folder, oldest name first; nothing hidden, no links."""
    return sorted(place for place in folder.iterdir() if not place.name.startswith(".") and not place.is_symlink()
                  and (place.is_dir() or (place.is_file() and place.suffix.lower() == ".zip")))


def _look(place: Path) -> Look:
    """What can be seen of a folder or an archive from outside."""
    inside = sorted(place.iterdir()) if place.is_dir() else [place]
    return tuple((one.name, at.st_size, at.st_mtime_ns) for one in inside for at in (one.lstat(),) if one.name not in (READY, FINDINGS))


def _papers(folder: Path) -> Papers | Finding:
    """The papers of a folder, read once, so that what is taken is what was looked at."""
    found: dict[str, bytes] = {}
    for place in sorted(folder.iterdir()):
        if not is_paper(place.name) or place.name == FINDINGS:
            continue
        if place.is_symlink() or not place.is_file():
            return Finding("SHIP-PAPER", Severity.FATAL, place.name, f"{place.name} is a link or a folder, and no paper", CITE,
                           "Put the papers themselves into the shipment's folder.")
        if place.stat().st_size > MOST_PAPER or len(found) >= MOST_PAPERS:
            return Finding("SHIP-PAPERS", Severity.FATAL, place.name, f"a folder holds at most {MOST_PAPERS} papers of {MOST_PAPER:,} bytes", CITE,
                           "Take out what belongs to no paper.")
        found[place.name] = place.read_bytes()
    return found


def _changed(folder: Path, papers: Papers) -> bool:
    now = _papers(folder)
    return isinstance(now, Finding) or content_of(now) != content_of(papers)


def _free(place: Path) -> Path:
    """The place, or the first beside it that is free."""
    n, free = 1, place
    while os.path.lexists(free):
        n += 1
        free = place.with_name(f"{place.stem} {n}{place.suffix}" if place.suffix == ".zip" else f"{place.name} {n}")
    return free


def _tell(place: Path, every: list[Taken]) -> None:
    """Write what became of shipments, whole or not at all."""
    making = place.with_name(f".{place.name}.making")
    content = told(every[0]) if len(every) == 1 else {"shipments": [told(one) for one in every]}
    making.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", errors="backslashreplace")
    making.replace(place)


def mend(folder: Path, seat: Seat) -> int:
    """Write findings.json where a watching that was killed moved a shipment and did not come to it; how many there were."""
    mended = 0
    for where in (TAKEN, REFUSED):
        for place in _within(folder / where) if (folder / where).is_dir() else ():
            if not place.is_dir() or (place / FINDINGS).exists():
                continue
            papers = _papers(place)
            content = "" if isinstance(papers, Finding) else content_of(papers)
            with seat.read() as book:
                there = book.one(SHIPMENTS, {"content": content}) if content else None
            found = (papers,) if isinstance(papers, Finding) else wrong_with(papers)
            outcome = Outcome.TAKEN if there else Outcome.REFUSED
            _tell(place / FINDINGS, [Taken(place.name, outcome, there.value.file if there else "", found)])
            mended += 1
    return mended
