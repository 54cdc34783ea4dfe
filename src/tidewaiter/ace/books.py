"""The books that ship with the package: the law, the schedule and the code tables."""

from __future__ import annotations

from functools import cache

from tidewaiter.ace.examination import Books
from tidewaiter.codes import countries, ports, special_programs, states, sureties, units
from tidewaiter.duty.assess import assess_entry
from tidewaiter.duty.law import load
from tidewaiter.tariff.schedule import figures, history


@cache
def shipped() -> Books:
    """What the rehearsal looks up unless it is given other books. It holds no importers and no manufacturers."""
    return Books(
        law=load(), assess=assess_entry, figures=figures, known=lambda number: bool(history(number)),
        ports=frozenset(ports.names()), countries=frozenset(countries.names()),
        states=frozenset(states.names()) | {"PR", "VI"}, sureties=sureties.codes(), units=frozenset(units.names()),
        programs={code: special_programs.span(code) for code in special_programs.names()},
        may_claim=special_programs.eligible,
    )
