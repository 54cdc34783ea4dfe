"""Scenario files: what is on file at the start, what CBP and the trade do on which event, and what the filer sends when.

A scenario only adds to what happens anyway. It is data: YAML, read with every fault told by its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from tidewaiter.ace.desk import Desk, File, Thing
from tidewaiter.ace.life.happenings import HAPPENINGS, MONEY
from tidewaiter.ace.life.terms import spelt
from tidewaiter.money.cents import read_usd

_HERE = Path(__file__).resolve()
_KEYS = ("name", "about", "seed", "clock", "manifests", "isf", "pays", "on_file", "steps", "happens", "down", "plays", "until")
_STEP = ("on", "where", "after", "do", "to", "with", "why", "times", "chance")
_HAPPENS = ("at", "do", "key", "with", "why")
_PLAY = ("at", "send", "control", "sender", "act", "key", "with", "why", "say")
_CHOICES = {"manifests": ("assumed", "kept"), "isf": ("noted", "required"), "pays": ("auto", "by hand")}
_NEVER = datetime(1990, 1, 1)  # noqa: DTZ001   the rehearsal's clock has no zone
ON_FILE = {
    "importers": "importer", "filers": "filer", "sureties": "surety", "bonds": "bond", "bills": "bill", "in_bonds": "in_bond",
    "cases": "case", "quotas": "quota", "flags": "flag", "census": "census",
}


class Faulty(ValueError):
    """A scenario file that cannot be used: `faults` has one line for each thing that is wrong."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Play:
    """What the filer does at a time: sends the batch of a file under a control number, or acts outside ABI."""

    at: datetime
    send: Path | None = None
    control: str = ""
    sender: str = ""
    act: str = ""
    key: str = ""
    about: Mapping[str, Any] | None = None
    say: str = ""


@dataclass(frozen=True)
class Scenario:
    name: str
    about: str
    told: Thing                                      # as it is kept on file
    clock: datetime | None
    on_file: Mapping[str, Mapping[str, Thing]]
    happens: tuple[tuple[datetime, str, str, Thing], ...]
    plays: tuple[Play, ...]
    until: datetime | None

    def begin(self, desk: Desk) -> None:
        """Put the scenario and what it has on file there, once; what happens at set times is put on the list."""
        if desk.file.thing("scenario", "") is not None:
            return
        desk.file.keep("scenario", "", self.told)
        for kind, things in self.on_file.items():
            for key, thing in things.items():
                desk.file.keep(kind, key, thing)
                if kind == "bill" and (thing.get("arrives") or thing.get("departs")):
                    _voyage(desk, key, thing)
        for at, name, key, about in self.happens:
            desk.happen(name, key, after=max(at, desk.now) - desk.now, **about)


def _voyage(desk: Desk, key: str, bill: Thing) -> None:
    for name, told in (("bill.departed", "departs"), ("bill.arrived", "arrives")):
        if bill.get(told) and not bill.get("parts"):
            desk.happen(name, key, after=max(datetime.fromisoformat(bill[told]), desk.now) - desk.now)
    for part in bill.get("parts", ()):
        about = {name: value for name, value in part.items() if name != "arrives"}
        desk.happen("bill.arrived", key, after=max(datetime.fromisoformat(part["arrives"]), desk.now) - desk.now, **about)


def down_until(file: File, now: datetime) -> datetime | None:
    """When the system is up again, where the scenario has it down now."""
    for start, end in (file.thing("scenario", "") or {}).get("down", ()):
        if datetime.fromisoformat(start) <= now < datetime.fromisoformat(end):
            return datetime.fromisoformat(end)
    return None


def folder() -> Path:
    """The folder scenarios/ of the installed package, or beside src/ in a checkout."""
    for place in (_HERE.parents[1] / "scenarios", _HERE.parents[3] / "scenarios"):
        if (place / "clean.yaml").is_file():
            return place
    raise FileNotFoundError("the folder scenarios/ is not in the package; install tidewaiter again")


def names() -> list[str]:
    return sorted(path.stem for path in folder().glob("*.yaml"))


def find(name: str) -> Path:
    """The file of a scenario that ships, by its name; otherwise `name` is a path. Faulty where there is neither."""
    path = Path(name)
    if path.is_file():
        return path
    shipped = folder() / f"{name}.yaml"
    if re.fullmatch(r"[a-z0-9-]+", name) and shipped.is_file():
        return shipped
    raise Faulty([f"{name}: there is no such file, and no scenario of that name ships; there are {', '.join(names())}"])


def read(path: Path) -> Scenario:
    """The scenario of a file. Faulty names every fault with file and line."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Faulty([f"{path}: it is not UTF-8 text"]) from None
    try:
        tree = yaml.load(text, _Lines)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Faulty([f"{path}: line {line}: it is not YAML: {error.problem}"]) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise Faulty([f"{path}: it is not YAML: {' '.join(str(error).split())}"]) from None
    reading = _Reading(path)
    scenario = reading.scenario(tree)
    if reading.faults:
        raise Faulty(reading.faults)
    return scenario


class _Mapping(dict[str, Any]):
    line = 1


class _Lines(yaml.SafeLoader):
    """Plain words stay words, `on` and `no` too; numbers are whole, true and false are what they are. Mappings know their line."""


_Lines.yaml_implicit_resolvers = {}
_Lines.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Lines.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]{0,15})$"), list("-0123456789"))
_Lines.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])


def _mapping(loader: _Lines, node: yaml.MappingNode) -> _Mapping:
    found = _Mapping()
    found.line = node.start_mark.line + 1
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            key = str(getattr(key_node, "value", key))
        if key in found:
            raise yaml.constructor.ConstructorError(None, None, f"{key} stands twice", key_node.start_mark)
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_Lines.add_constructor("tag:yaml.org,2002:map", _mapping)


class _Reading:
    """One file being read: what is wrong is collected."""

    def __init__(self, path: Path) -> None:
        self.path, self.faults = path, list[str]()

    def fault(self, line: int, what: str) -> None:
        self.faults.append(f"{self.path}: line {line}: {what}")

    def scenario(self, tree: Any) -> Scenario:
        if not isinstance(tree, _Mapping):
            self.fault(1, "a scenario is a mapping; see docs/abi/scenarios.md")
            tree = _Mapping()
        self._known(tree, _KEYS, "a scenario")
        line = tree.line
        told: Thing = {"name": self.path.stem, "seed": tree.get("seed", 0), "steps": [], "down": []}
        if not isinstance(told["seed"], int):
            self.fault(line, f"seed {told['seed']!r} is no whole number")
        for name, choices in _CHOICES.items():
            told[name] = tree.get(name, choices[0] if name != "pays" else "by hand")
            if told[name] not in choices:
                self.fault(line, f"{name} is {told[name]!r}; it may be {' or '.join(choices)}")
        for n, step in enumerate(self._list(tree, "steps"), 1):
            told["steps"].append(self._step(step, n))
        for one in self._list(tree, "down"):
            start, end = self._time(one, "from"), self._time(one, "to")
            told["down"].append([start.isoformat() if start else "", end.isoformat() if end else ""])
        on_file = self._on_file(tree)
        if on_file.get("bill") and "manifests" not in tree:
            told["manifests"] = "kept"
        return Scenario(
            str(tree.get("name", self.path.stem)), " ".join(str(tree.get("about", "")).split()), told, self._time(tree, "clock", needed=False),
            on_file, tuple(self._happens(one) for one in self._list(tree, "happens")),
            tuple(self._play(one, n) for n, one in enumerate(self._list(tree, "plays"), 1)), self._time(tree, "until", needed=False),
        )

    def _known(self, told: _Mapping, keys: tuple[str, ...], what: str) -> None:
        for key in told:
            if key not in keys:
                self.fault(told.line, f"{key} is no word of {what}; there are {', '.join(keys)}")

    def _list(self, tree: _Mapping, name: str) -> Iterator[_Mapping]:
        told = tree.get(name) or []
        if not isinstance(told, list):
            self.fault(tree.line, f"{name} is no list")
            return
        for one in told:
            if isinstance(one, _Mapping):
                yield one
            else:
                self.fault(tree.line, f"{name} holds {one!r}, which is no mapping")
                return

    def _time(self, told: _Mapping, name: str, needed: bool = True) -> datetime | None:
        text = told.get(name)
        if text is None:
            if needed:
                self.fault(told.line, f"{name} is missing")
            return None
        try:
            return read_time(str(text))
        except ValueError as error:
            self.fault(told.line, f"{name}: {error}")
            return None

    def _about(self, told: _Mapping, name: str) -> Thing:
        """What goes with something that happens, with money in cents; faults where it does not fit `name`."""
        given = told.get("with") or {}
        if not isinstance(given, dict):
            self.fault(told.line, "with is no mapping")
            given = {}
        about = dict(given)
        if told.get("why"):
            about["why"] = " ".join(str(told["why"]).split())
        known = HAPPENINGS.get(name)
        if known is None or not known.by_hand:
            why = "comes of itself or by a message" if known else "is not known"
            self.fault(told.line, f"{name} {why}; a scenario may do {', '.join(n for n, one in HAPPENINGS.items() if one.by_hand)}")
            return about
        try:
            return fitting(name, about)
        except ValueError as error:
            self.fault(told.line, str(error))
            return about

    def _step(self, told: _Mapping, n: int) -> Thing:
        self._known(told, _STEP, "a step")
        if told.get("on") not in HAPPENINGS:
            self.fault(told.line, f"step {n}: on {told.get('on')!r} is nothing that happens; see docs/abi/happenings.md")
        if not isinstance(told.get("where") or {}, dict):
            self.fault(told.line, f"step {n}: where is no mapping")
        try:
            spelt(str(told.get("after", "0m")))
        except ValueError as error:
            self.fault(told.line, f"step {n}: after: {error}")
        for name, most in (("times", 1_000_000), ("chance", 100)):
            if name in told and not (isinstance(told[name], int) and 0 <= told[name] <= most):
                self.fault(told.line, f"step {n}: {name} {told[name]!r} is no whole number from 0 to {most}")
        about = self._about(told, str(told.get("do")))
        step: Thing = {"on": told.get("on"), "do": told.get("do"), "after": str(told.get("after", "0m")), "with": about}
        return step | {name: told[name] for name in ("where", "to", "times", "chance") if name in told}

    def _happens(self, told: _Mapping) -> tuple[datetime, str, str, Thing]:
        self._known(told, _HAPPENS, "what happens")
        if not told.get("key"):
            self.fault(told.line, "key is missing: the entry, bill or statement to which it happens")
        name = str(told.get("do"))
        return self._time(told, "at") or _NEVER, name, str(told.get("key", "")), self._about(told, name)

    def _play(self, told: _Mapping, n: int) -> Play:
        self._known(told, _PLAY, "a play")
        at, send = self._time(told, "at") or _NEVER, None
        if ("send" in told) == ("act" in told):
            self.fault(told.line, f"play {n}: it needs send or act, one of them")
        if "send" in told:
            send = self.path.parent / str(told["send"])
            if not send.is_file():
                self.fault(told.line, f"play {n}: there is no file {told['send']} beside the scenario")
        about = self._about(told, str(told["act"])) if "act" in told else {}
        if "act" in told and not told.get("key"):
            self.fault(told.line, f"play {n}: key is missing")
        return Play(at, send, str(told.get("control") or f"PLAY{n:04}"), str(told.get("sender", "")), str(told.get("act", "")),
                    str(told.get("key", "")), about, " ".join(str(told.get("say", "")).split()))

    def _on_file(self, tree: _Mapping) -> dict[str, dict[str, Thing]]:
        found: dict[str, dict[str, Thing]] = {}
        on_file = tree.get("on_file") or _Mapping()
        if not isinstance(on_file, _Mapping):
            self.fault(tree.line, "on_file is no mapping")
            return found
        self._known(on_file, tuple(ON_FILE), "on_file")
        for name, kind in ON_FILE.items():
            things = on_file.get(name) or _Mapping()
            if not isinstance(things, _Mapping) or not all(isinstance(thing, dict) for thing in things.values()):
                self.fault(getattr(things, "line", on_file.line), f"{name} is no mapping of keys to what is on file")
                continue
            found[kind] = {key: self._thing(thing) for key, thing in things.items()}
        return found

    def _thing(self, thing: _Mapping) -> Thing:
        made: Thing = dict(thing)
        for name in ("arrives", "departs"):
            if name in made and (at := self._time(thing, name)):
                made[name] = at.isoformat()
        if isinstance(made.get("parts"), list):
            made["parts"] = [self._thing(part) for part in made["parts"] if isinstance(part, _Mapping)]
        return made


def fitting(name: str, about: Mapping[str, Any]) -> Thing:
    """What goes with something that happens by hand, its money read into cents. ValueError says what is missing or strange."""
    known = HAPPENINGS.get(name)
    if known is None or not known.by_hand:
        raise ValueError(f"{name} is nothing that may be done by hand")
    if missing := [one for one in known.needs if about.get(one) in (None, "")]:
        raise ValueError(f"{name} needs {', '.join(missing)}")
    if strange := [one for one in about if one not in (*known.needs, *known.may, "why", "cite")]:
        raise ValueError(f"{name} has no {', '.join(strange)}; it takes {', '.join((*known.needs, *known.may)) or 'nothing'}")
    told: Thing = {}
    for field, value in about.items():
        if field in MONEY:
            told[field] = read_usd(str(value))
        elif field in ("days", "quantity"):
            if not (isinstance(value, int) or str(value).isdigit()) or int(value) > 100_000_000:
                raise ValueError(f"{field} {value!r} is no whole number")
            told[field] = int(value)
        elif field == "to" and value != "single":
            told[field] = date.fromisoformat(str(value)).isoformat()
        elif field == "arrives":
            told[field] = read_time(str(value)).isoformat()
        elif isinstance(value, str | int):
            told[field] = str(value)
        else:
            raise ValueError(f"{field} {value!r} is no word or number")
    return told


def read_time(text: str) -> datetime:
    """A day, or a day and a time, without a zone: the rehearsal keeps one clock.

    >>> read_time("2026-09-18"), read_time("2026-09-18T09:30")
    (datetime.datetime(2026, 9, 18, 0, 0), datetime.datetime(2026, 9, 18, 9, 30))
    """
    try:
        found = datetime.combine(date.fromisoformat(text), time()) if len(text) == 10 else datetime.fromisoformat(text)
        if found.tzinfo is not None or not 1990 <= found.year <= 2200:
            raise ValueError
    except ValueError:
        raise ValueError(f"{text!r} is no time; write 2026-09-18 or 2026-09-18T09:30") from None
    return found
