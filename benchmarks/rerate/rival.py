"""An independent calculator in a Python of its own, as far as one can be run.

None on PyPI knows the tariff of the United States and runs without the network (looked through in November 2026): `landed-cost-calculator` has
no rates and multiplies the one that it is given; `customs-dtoc` is for the Philippines, `bdtariff` for Bangladesh, `aqx-customs-duty-calc` for
Saudi Arabia; `neo-tariff` and `potal` ask a paid service; Tryton's `trytond-customs` is empty of rates. So it is landed-cost-calculator that is
measured: told a line's value and its rate ready, it does the multiplication, and finds neither number nor programme nor fee.
"""

from __future__ import annotations

import json
import subprocess

_ASKED = "import importlib.metadata as m; print(m.version('landed-cost-calculator'))"
_WORK = """
import json, sys, time
from landed_cost import calculate
values = json.load(sys.stdin)
start = time.perf_counter()
for value, rate in values:
    calculate(value, 1, tariff_rate=rate)
print(time.perf_counter() - start)
"""


def version(python: str) -> str:
    """The version of landed-cost-calculator in the Python at `python`, "" where there is none."""
    try:
        return _run(python, _ASKED) if python else ""
    except (OSError, subprocess.CalledProcessError):
        return ""


def lines_a_second(python: str, values: list[tuple[float, float]]) -> float:
    """Values in dollars with their rates, worked out one after another."""
    return len(values) / float(_run(python, _WORK, json.dumps(values)))


def _run(python: str, code: str, given: str = "") -> str:
    return subprocess.run([python, "-c", code], input=given, capture_output=True, text=True, check=True).stdout.strip()
