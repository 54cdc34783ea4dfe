"""Made-up lists and parties, and a plain way of asking: whole words that are alike. No name here is anybody's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from tidewaiter.findings import Finding
from tidewaiter.screening.alert import Against
from tidewaiter.screening.case import ListUsed, QueryAsked, Search, Subject, plain, sealed
from tidewaiter.screening.gate import Age
from tidewaiter.screening.hit import SCORE, Asked, Hit, Reason
from tidewaiter.screening.listed import Address, Kind, Listed, ListedName, NameType
from tidewaiter.screening.names.scripts import latin
from tidewaiter.service.screening.held import Change, Held, ListState, between, one_by_one

AT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
DAY = date(2026, 11, 21)


def listed(entry: str, name: str, *aliases: str, list: str = "SDN", kind: Kind = Kind.ORGANIZATION, **told: object) -> Listed:
    """An entry of a list that nobody keeps."""
    names = (ListedName(name), *(ListedName(one, NameType.ALIAS) for one in aliases))
    return Listed(list, entry, kind, names, **told)      # type: ignore[arg-type]


GREY_HERON = listed("9001", "GREY HERON SHIPPING LLC", "HERON LINES", countries=("XA",), addresses=(Address("1 Quay", "Porto Falso", "XA"),),
                    programs=("MADE-UP",), cite="00 FR 00000")
SALT_ROAD = listed("9002", "SALT ROAD TRADING COMPANY", countries=("XB",))
BRACKETS = listed("9003", "NINGBO HAILONG HEAVY FORGINGS", countries=("CN",), list="EL")
LISTS = (GREY_HERON, SALT_ROAD, BRACKETS)


def words(text: str) -> frozenset[str]:
    return frozenset(plain(text).replace(",", " ").replace(".", " ").split())


def search(entries: Iterable[Listed]) -> Search:
    """How many words of both names are the same, in ten-thousandths of all their words."""
    held = [(one, name.text, words(name.text)) for one in entries for name in one.names]

    def asked(one: Asked, threshold: int) -> list[Hit]:
        mine, found = words(one.name), []
        for entry, name, theirs in held:
            score = SCORE * len(mine & theirs) // len(mine | theirs) if mine | theirs else 0
            if score and score >= threshold:
                because = (Reason("words", score, score, f"{len(mine & theirs)} words of both names are the same"),)
                found.append(Hit(entry.list, entry.entry, entry.name, name, score, because, entry.content, one.name))
        return found

    return asked


def version(name: str, entries: Iterable[Listed], day: date | None = DAY) -> ListUsed:
    held = sorted(one.content for one in entries)
    return ListUsed(name, day, sealed(held), len(held), len(held))


class Shelf:
    """Versions that are held, the newest of them current."""

    def __init__(self, *entries: Listed, day: date | None = DAY) -> None:
        self.versions: list[tuple[tuple[ListUsed, ...], tuple[Listed, ...]]] = []
        self.algorithm, self.weights, self.findings, self.ages = "words 1", "w1", tuple[Finding, ...](), tuple[Age, ...]()
        if entries:
            self.load(*entries, day=day)

    def load(self, *entries: Listed, day: date | None = DAY) -> None:
        names = sorted({one.list for one in entries})
        used = tuple(version(name, [one for one in entries if one.list == name], day) for name in names)
        self.versions.append((used, entries))

    def lists(self) -> tuple[ListUsed, ...]:
        return self.versions[-1][0] if self.versions else ()

    def current(self) -> Held | None:
        return self._held(*self.versions[-1]) if self.versions else None

    def of(self, lists: tuple[ListUsed, ...]) -> Held | None:
        return next((self._held(used, entries) for used, entries in self.versions if used == lists), None)

    def changes(self, before: tuple[ListUsed, ...], now: Held) -> Change | None:
        old = self.of(before)
        if old is None:
            return None
        sides = [{(one.list, one.entry, one.content) for one in each.entries()} for each in (old, now)]
        return between({(name, entry) for name, entry, _ in sides[0] ^ sides[1]}, now.entries())

    def state(self, at: datetime) -> ListState:
        return ListState(self.ages, self.findings)

    def _held(self, used: tuple[ListUsed, ...], entries: tuple[Listed, ...]) -> Held:
        contents = {one.content: one for one in entries}

        def against(threshold: int) -> Against:
            return lambda parties, some: one_by_one(search(some), threshold)(parties, some)

        split = lambda text: (QueryAsked(text, latin(text), "as given"),)  # noqa: E731
        return Held(used, search(entries), contents.get, split, self.algorithm, self.weights, 5_000, lambda: entries, against)


def subject(name: str, role: str = "seller", **told: object) -> Subject:
    return Subject(role, role, name, **told)      # type: ignore[arg-type]


def otherwise(entry: Listed, **told: object) -> Listed:
    """The entry as it says something else."""
    return replace(entry, **told)      # type: ignore[arg-type]
