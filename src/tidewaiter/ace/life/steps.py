"""What a scenario adds to the course of things: on an event, where it fits, after a time, something happens."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from tidewaiter.ace.desk import Desk, Event, Thing
from tidewaiter.ace.life.terms import spelt


@dataclass(frozen=True)
class Step:
    """`place` is that of the step in its scenario, counted from 1; `seed` the scenario's."""

    place: int
    seed: int
    told: Thing

    def take(self, desk: Desk, event: Event) -> None:
        if event.name != self.told["on"] or not self._fits(desk, event) or not self._drawn(event) or not self._again(desk):
            return
        after = spelt(self.told.get("after", "0m")).after(desk.now) - desk.now
        about = dict(self.told.get("with", {}))
        if self.told.get("why"):
            about["why"] = self.told["why"]
        desk.happen(self.told["do"], str(self.told.get("to", event.key)), after=after, **about)

    def _fits(self, desk: Desk, event: Event) -> bool:
        where = self.told.get("where", {})
        if not where:
            return True
        facts: dict[str, Any] = {}
        for kind in ("entry", "summary", "release", "bill", "statement"):
            facts |= desk.file.thing(kind, event.key) or {}
        facts |= event.about | {"key": event.key}
        facts["agencies"] = [one for line in facts.get("lines") or () if isinstance(line, dict) for one in line.get("agencies", ())] \
            if isinstance(facts.get("lines"), list) else []
        return all(_equal(facts.get(name), wanted) for name, wanted in where.items())

    def _drawn(self, event: Event) -> bool:
        """Whether the lot falls so: of one seed, event key and step always the same."""
        chance = self.told.get("chance")
        return chance is None or Random(f"{self.seed}:{event.key}:{self.place} {self.told['do']}").random() * 100 < int(chance)

    def _again(self, desk: Desk) -> bool:
        times = self.told.get("times")
        if times is None:
            return True
        taken = (desk.file.thing("step", str(self.place)) or {"taken": 0})["taken"]
        if taken >= int(times):
            return False
        desk.file.keep("step", str(self.place), {"taken": taken + 1})
        return True


def _equal(there: Any, wanted: Any) -> bool:
    """A value of the list, or the value; among several there, one of them."""
    if isinstance(wanted, list):
        return any(_equal(there, one) for one in wanted)
    if isinstance(there, list):
        return any(_equal(one, wanted) for one in there)
    return bool(there == wanted) or (there is not None and not isinstance(there, bool) and str(there) == str(wanted))


def steps(desk: Desk) -> tuple[Step, ...]:
    """The steps of the scenario on file."""
    scenario = desk.file.thing("scenario", "")
    if not scenario:
        return ()
    return tuple(Step(n, int(scenario.get("seed", 0)), told) for n, told in enumerate(scenario.get("steps", ()), 1))
