"""Screenings, what was decided of their hits, clearances, alerts on those who are kept, re-screenings, and the firm's rules of them.

What a screening is about stands in `about`, not in `file` or `subject`: it outlives the file, whose records may go after five years, as
records of sanctions are kept ten (31 CFR 501.601).
"""

from __future__ import annotations

from tidewaiter.screening.alert import Alert, Rescreening
from tidewaiter.screening.case import Clearance, Screening, ScreeningDecision
from tidewaiter.screening.policy import ScreeningPolicy
from tidewaiter.store.kinds import kind

SCREENINGS = kind("screening", "sg", Screening, index=[("about", "created_at"), ("client", "created_at"), ("created_at",)])
SCREENING_DECISIONS = kind("screening_decision", "sd", ScreeningDecision, index=[("fingerprint",), ("screening",), ("created_at",)])
SCREENING_CLEARANCES = kind("screening_clearance", "sc", Clearance, index=[("fingerprint",), ("list", "entry"), ("decision",)])
SCREENING_POLICIES = kind("screening_policy", "sp", ScreeningPolicy, table="screening_policies")
SCREENING_ALERTS = kind("screening_alert", "sa", Alert, index=[("state", "opened")], unique=[("fingerprint", "list", "entry")])
RESCREENINGS = kind("rescreening", "rn", Rescreening)
