"""Clearance: where a file stands, what holds it, what its clocks are, and what to do next. Values and pure functions; no clock is read here."""
